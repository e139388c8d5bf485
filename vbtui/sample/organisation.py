"""The units and periods of the sample."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vbtui.domain.enhet import EnhetTyp
from vbtui.domain.period import PeriodTyp
from vbtui.sample.outline import BOARD


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit and the role that writes in its file."""

    kod: str
    namn: str
    typ: EnhetTyp
    author: str


ENHETER = (
    Unit(BOARD, "Servicenämnden", EnhetTyp.NAMND, "förvaltningscontroller"),
    Unit("fastigheter", "Område fastigheter", EnhetTyp.OMRADE, "områdescontroller fastigheter"),
    Unit("forsorjning", "Område försörjning", EnhetTyp.OMRADE, "områdescontroller försörjning"),
    Unit("inkop", "Område inköp och upphandling", EnhetTyp.OMRADE, "områdescontroller inköp"),
    Unit("it", "Område IT", EnhetTyp.OMRADE, "områdescontroller IT"),
    Unit("mt", "Område medicinsk teknik", EnhetTyp.OMRADE, "områdescontroller medicinsk teknik"),
    Unit("ssc", "Shared Service Center", EnhetTyp.OMRADE, "områdescontroller SSC"),
    Unit("gemensamt", "Förvaltningsgemensamt", EnhetTyp.STAB, "controller staben"),
)
"""The board first, then the units below it in the order of the published tables."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One period; ``plan`` is the year of the plan that is followed up in it.

    The periods without a plan are there for their figures, which others are compared with.
    """

    ar: int
    typ: PeriodTyp
    fran: date
    till: date
    jamforelse: str | None = None
    plan: int | None = None

    @property
    def key(self) -> str:
        """The word of the command line: ``2025-helar``."""
        return f"{self.ar}-{self.typ.value}"


PERIODER = (
    Reported(2023, PeriodTyp.DELAR, date(2023, 1, 1), date(2023, 7, 31)),
    Reported(2024, PeriodTyp.DELAR, date(2024, 1, 1), date(2024, 7, 31), "2023-delar", 2024),
    Reported(2024, PeriodTyp.HELAR, date(2024, 1, 1), date(2024, 12, 31)),
    Reported(2025, PeriodTyp.HELAR, date(2025, 1, 1), date(2025, 12, 31), "2024-helar", 2025),
)
"""Every period after those it is compared with."""
