"""Period: a year and whether it is the delår or the helår, with dates and comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vbtui.domain.errors import InputError

MONTHS = ("jan", "feb", "mar", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
"""Short Swedish month names as regions print them in table headings."""


class PeriodTyp(StrEnum):
    """The two reports of a year."""

    DELAR = "delar"
    HELAR = "helar"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return {"delar": "Delår", "helar": "Helår"}[self.value]


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; ``jamforelse`` is the id of the period it is compared with."""

    id: str
    ar: int
    typ: PeriodTyp
    fran: date
    till: date
    plan: str | None
    jamforelse: str | None

    @property
    def key(self) -> str:
        """The word of the command line: ``2025-helar``."""
        return f"{self.ar}-{self.typ.value}"

    @property
    def title(self) -> str:
        """The name shown to people: ``Helår 2025``."""
        return f"{self.typ.word} {self.ar}"


_LAST_DAY = {PeriodTyp.DELAR: (7, 31), PeriodTyp.HELAR: (12, 31)}
"""Month and day that the two reports of a year close at."""


def days_of(ar: int, typ: PeriodTyp) -> tuple[date, date]:
    """The first and last day of a period, where nobody has decided others."""
    return date(ar, 1, 1), date(ar, *_LAST_DAY[typ])


class Calendar:
    """The periods of a file, and which of them each is set against."""

    def __init__(self, perioder: Iterable[Period] = ()) -> None:
        """All periods that figures may be of."""
        self._by_id = {period.id: period for period in perioder}

    def before(self, period: Period) -> Period | None:
        """The period that this one is compared with."""
        return self._by_id.get(period.jamforelse or "")

    def last_year(self, period: Period) -> Period | None:
        """The helår of the year before."""
        wanted = (period.ar - 1, PeriodTyp.HELAR)
        return next((one for one in self._by_id.values() if (one.ar, one.typ) == wanted), None)


def short_date(day: date) -> str:
    """A day as headings print it: ``31 dec 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def find_period(perioder: list[Period], key: str) -> Period:
    """The period with this key (``2025-helar``) or title (``Helår 2025``).

    :raises InputError: the file has no such period; the sentence lists those it has.
    """
    wanted = key.strip().casefold()
    for period in perioder:
        if wanted in (period.key, period.title.casefold()):
            return period
    known = ", ".join(period.key for period in perioder)
    raise InputError(f"Perioden ”{key}” finns inte i filen; välj en av {known}.")
