"""Moments: the journal keeps UTC, people read their own time."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta

from vbtui.domain.errors import InputError
from vbtui.domain.period import MONTHS
from vbtui.domain.text import clean, preview

_RECENT = timedelta(days=183)
"""Half a year: a day that has passed since is rather meant than the same day next year."""


def today() -> date:
    """The day on this machine's calendar."""
    return datetime.now().astimezone().date()


def local(moment: str) -> datetime | None:
    """The moment on this machine's clock, or None for text that is no moment."""
    try:
        parsed = datetime.fromisoformat(moment)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone()
    except (ValueError, OverflowError):  # The last moments of year 9999 are in no other zone.
        return None


def shown_moment(moment: str) -> str:
    """Day and time as people read them: ``2026-01-14 14:02``."""
    found = local(moment)
    return found.strftime("%Y-%m-%d %H:%M") if found else moment


def shown_time(moment: str) -> str:
    """The time for today's moments, otherwise the day: ``14:02``, ``2026-01-14``."""
    found = local(moment)
    if not found:
        return moment
    same_day = found.date() == today()
    return found.strftime("%H:%M" if same_day else "%Y-%m-%d")


def parse_day(text: str, since: date) -> date:
    """The day that somebody wrote: ``2026-01-23``, ``23 jan 2026``, ``23/1 2026``, or without the
    year, the first one from ``since`` on.

    :raises InputError: it is no day.
    """
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text.strip())
    slashed = "/" in text
    match text.replace("/", " ").split():
        case [day, month]:
            years = [since.year, since.year + 1]
        case [day, month, typed] if typed.isdecimal():
            years = [int(typed)]
        case _:
            years = []
    for year in years:
        with contextlib.suppress(ValueError):
            found = date(year, int(month) if slashed else _month(month), int(day))
            if found >= since or len(years) == 1:
                return found
    raise InputError(
        f"”{preview(clean(text), 30)}” är ingen dag; skriv till exempel 2026-01-31 eller 31 jan."
    )


def parse_deadline(text: str, now: date) -> date:
    """The last day that somebody wrote, as :func:`parse_day` reads it: without a year one that
    passed at most half a year ago, else the next one.

    :raises InputError: it is no day.
    """
    return parse_day(text, now - _RECENT)


def _month(text: str) -> int:
    """The number of a month by the beginning of its name.

    :raises ValueError: no month begins so.
    """
    for number, name in enumerate(MONTHS, start=1):
        if text.casefold().startswith(name[:3]):
            return number
    raise ValueError(text)
