"""Moments: the journal keeps UTC, people read their own time."""

from __future__ import annotations

from datetime import UTC, datetime


def local(moment: str) -> datetime | None:
    """The moment on this machine's clock, or None for text that is no moment."""
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone()


def shown_moment(moment: str) -> str:
    """Day and time as people read them: ``2026-01-14 14:02``."""
    found = local(moment)
    return found.strftime("%Y-%m-%d %H:%M") if found else moment


def shown_time(moment: str) -> str:
    """The time for today's moments, otherwise the day: ``14:02``, ``2026-01-14``."""
    found = local(moment)
    if not found:
        return moment
    same_day = found.date() == datetime.now().astimezone().date()
    return found.strftime("%H:%M" if same_day else "%Y-%m-%d")
