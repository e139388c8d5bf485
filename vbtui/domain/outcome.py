"""What may stand as the outcome of a styrtal: something that can be held against its target."""

from __future__ import annotations

import re

from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.status import scale
from vbtui.domain.text import fold, preview


def outcome_fault(nod: Nod, text: str) -> str | None:
    """Why a text cannot be the outcome of this styrtal, in a sentence, or None.

    Real reports hold ``79``, ``16,4 mnkr``, ``Plats 6 av 7`` and ``1 102 tusen ton``, but also
    ``Helt`` and ``värde saknas``. So where the target has a figure the outcome has one too, or one
    of the words of the styrtal's scale; where the target is words, or is not set, any text does.
    """
    target = nod.malvarde or nod.malvarde_lang
    if not text.strip() or not _has_digit(target) or _has_digit(text):
        return None
    words = [step.word for step in scale(NodTyp.STYRTAL, PeriodTyp.HELAR)]
    if any(re.search(rf"\b{re.escape(fold(word))}\b", fold(text)) for word in words):
        return None
    return (
        f"”{preview(text, 30)}” går inte att jämföra med målvärdet {preview(target, 30)}; skriv"
        f" ett tal, eller ett av {', '.join(words)}."
    )


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
