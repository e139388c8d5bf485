"""Two versions of a text as one, with the words that differ marked."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from textual.content import Content

from vbtui.tui.text import plain

_WORDS = re.compile(r"\s+|\S+")
_LONGEST = 4000
"""Words up to which the differences are looked for; above it the new text is shown as it is."""


def compared(old: str, new: str) -> Content:
    """The new text with its new words underlined and the old text's lost words struck out."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _LONGEST:
        return plain(new)
    pieces: list[Content] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(plain("".join(after[c:d])))
            continue
        if b > a:
            pieces.append(plain("".join(before[a:b]), "strike $text-error"))
        if d > c:
            pieces.append(plain("".join(after[c:d]), "underline bold $text-success"))
    return Content("").join(pieces)
