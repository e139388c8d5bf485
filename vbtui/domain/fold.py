"""How statuses fold into three: reached, partly or not.

Regions fold differently: one counts a multi-year uppdrag whose part of the year is done as done,
another as partly. So it is a setting of the plan; where none is made, the status's tone decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.status import Status, Tone, scale
from vbtui.domain.text import fold, preview


class Utfall(StrEnum):
    """The three that statuses fold into, as the published summary has them, and none of them."""

    UPPNATT = "uppnatt"
    DELVIS = "delvis"
    INTE = "inte"
    RAKNAS_INTE = "raknas_inte"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return {
            "uppnatt": "Har uppnåtts/genomförts",
            "delvis": "Har delvis uppnåtts/genomförts",
            "inte": "Har inte uppnåtts/genomförts",
            "raknas_inte": "Räknas inte",
        }[self.value]


_OF_TONE = {
    Tone.GOOD: Utfall.UPPNATT,
    Tone.PARTLY: Utfall.DELVIS,
    Tone.BAD: Utfall.INTE,
    Tone.NEUTRAL: Utfall.RAKNAS_INTE,
}
_FOLDED = (NodTyp.UPPDRAG, NodTyp.MALOMRADE, NodTyp.STYRTAL)
"""The kinds of nodes whose fold can be chosen."""


class Fold:
    """Into which of the three each status folds."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        """``settings`` are the plan's own, by name; others than those of :func:`choices` do not
        matter."""
        self._settings = settings

    def of(self, typ: NodTyp, status: Status) -> Utfall:
        """What a status of a node of this kind folds into."""
        chosen = self._settings.get(name(typ, status), "")
        return Utfall(chosen) if chosen in list(Utfall) else _OF_TONE[status.tone]


PLAIN = Fold({})
"""The fold where no setting is made."""


def parse(setting: str, text: str) -> str:
    """What a setting holds for what a person wrote: the key of one of the three, or nothing.

    :raises InputError: there is no such setting, or no such choice.
    """
    known = choices()
    if setting not in known:
        listed = ", ".join(known)
        raise InputError(f"Inställningen ”{preview(setting, 60)}” finns inte; välj en av {listed}.")
    wanted = fold(text.strip())
    if not wanted:
        return ""
    for one in Utfall:
        if wanted in (one.value, fold(one.word)):
            return one.value
    raise InputError(f"”{preview(text.strip(), 30)}” går inte; välj en av {', '.join(Utfall)}.")


def name(typ: NodTyp, status: Status) -> str:
    """The name of the setting for a status: ``summering/uppdrag/genomfort``."""
    return f"summering/{typ.value}/{status.key}"


def choices() -> dict[str, tuple[NodTyp, Status]]:
    """Name → kind and status, for every setting that can be made."""
    return {
        name(typ, status): (typ, status)
        for typ in _FOLDED
        for period in PeriodTyp
        for status in scale(typ, period)
    }
