"""Inlämning: where one unit's report for one period stands, and who may still write in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Period, short_date

IMPRINT_DIGITS = 16
"""So much of the imprint of the content stands in the mark of a submission."""


class Lage(StrEnum):
    """Where a unit's report stands."""

    EJ_INLAMNAD = "ej_inlamnad"
    INLAMNAD = "inlamnad"
    ATERSAND = "atersand"
    MOTTAGEN = "mottagen"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return _WORDS[self]


_WORDS = {
    Lage.EJ_INLAMNAD: "ej inlämnad",
    Lage.INLAMNAD: "inlämnad",
    Lage.ATERSAND: "återsänd",
    Lage.MOTTAGEN: "mottagen",
}

LATE = "sen"
"""Stands beside a report that has not come though its last day has passed, or came after it."""
CHANGED = "ändrat efter inlämning"
"""Stands beside a report whose content is not what was handed in."""


@dataclass(frozen=True, slots=True)
class Inlamning:
    """One unit's report for one period, as the file has it.

    ``klar`` is the mark of the newest submission, ``mottagen`` and ``atersand`` the marks of the
    submissions that were received and sent back: which came last is told by which they name, so
    that no clock has to be right.
    """

    klar: str = ""
    mottagen: str = ""
    atersand: str = ""
    orsak: str = ""
    """Why it was sent back, in the words of the one who did."""
    anstand: date | None = None
    """The day to which the unit may write though the period is closed."""

    @property
    def lage(self) -> Lage:
        """Where the report stands."""
        if not self.klar:
            return Lage.EJ_INLAMNAD
        if self.klar == self.atersand:
            return Lage.ATERSAND
        return Lage.MOTTAGEN if self.klar == self.mottagen else Lage.INLAMNAD

    def says(self, imprint: str) -> bool:
        """Whether the newest submission was of the content with this imprint."""
        return bool(self.klar) and self.klar.startswith(f"{imprint[:IMPRINT_DIGITS]}-")

    def changed(self, imprint: str) -> bool:
        """Whether the content is no longer what was handed in; not for a report sent back."""
        return self.lage in (Lage.INLAMNAD, Lage.MOTTAGEN) and not self.says(imprint)


NOT_YET = Inlamning()
"""A report of which nothing has been said yet."""


@dataclass(frozen=True, slots=True)
class Insamling:
    """The collecting of all units' reports for one period."""

    sista_dag: date | None = None
    stangd: bool = False

    def open_for(self, inlamning: Inlamning, today: date) -> bool:
        """Whether the unit may write in its report."""
        return not self.stangd or (inlamning.anstand is not None and inlamning.anstand >= today)

    def late(self, inlamning: Inlamning, today: date) -> bool:
        """Whether the unit's last day has passed and its report is not here."""
        waited = inlamning.lage in (Lage.EJ_INLAMNAD, Lage.ATERSAND)
        return waited and self.passed(inlamning, today)

    def passed(self, inlamning: Inlamning, day: date) -> bool:
        """Whether a day is after the unit's last one; never where there is no last day."""
        days = [one for one in (self.sista_dag, inlamning.anstand) if one]
        return self.sista_dag is not None and max(days) < day


def closed(
    organisation: Organisation, home: Enhet, enhet: Enhet, period: Period, anstand: date | None
) -> str:
    """Why nothing more can be written in a unit's report, and who can change that, as a sentence.

    ``home`` is the unit that the file belongs to.
    """
    board = organisation.root
    gone = f", och anståndet för {enhet.namn} gick ut {short_date(anstand)}" if anstand else ""
    ask = (
        f"öppna perioden eller ge {enhet.namn} anstånd"
        if home.id == board.id
        else f"be {board.namn} öppna perioden eller ge {enhet.namn} anstånd"
    )
    return f"{period.title} är stängd för rapportering{gone}; {ask}."
