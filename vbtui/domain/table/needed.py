"""What a view of a table needs to be worked out: which periods, and which other tables.

A table that compares nothing needs its own period only, which is what lets one with a hundred
thousand rows be read at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vbtui.domain.period import Calendar, Period
from vbtui.domain.table.declaration import (
    Change,
    Column,
    From,
    Growth,
    LastYear,
    Previous,
    Share,
    Table,
    Total,
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What is to be read for a view."""

    perioder: tuple[Period, ...]
    """The periods that typed figures are needed of, the view's own first."""
    others: tuple[tuple[str, Period], ...]
    """Other tables, each with the period it is needed for."""


def needs(table: Table, period: Period, calendar: Calendar) -> Needs:
    """What the finished cells of all columns of a table in a period are made of."""
    perioder: dict[str, Period] = {period.id: period}
    others: dict[tuple[str, str], tuple[str, Period]] = {}
    seen: set[tuple[str, str]] = set()

    def follow(when: Period, columns: Iterable[str]) -> None:
        shown = {column.id: column for column in table.columns_for(when.typ)}
        for column in (shown[name] for name in columns if name in shown):
            if (when.id, column.id) in seen:
                continue
            seen.add((when.id, column.id))
            if column.stored:
                perioder[when.id] = when
            match column.formula:
                case From(other):
                    others[other, when.id] = (other, when)
                case Previous(of):
                    if before := calendar.before(when):
                        follow(before, [of])
                case LastYear(of):
                    if before := calendar.last_year(when):
                        follow(before, [of])
                case _:
                    follow(when, parts_of(column))

    follow(period, (column.id for column in table.columns_for(period.typ)))
    return Needs(tuple(perioder.values()), tuple(others.values()))


def parts_of(column: Column) -> tuple[str, ...]:
    """The columns of the same view that a column is worked out from."""
    match column.formula:
        case Total(parts):
            return parts
        case Change(one, other) | Share(one, other) | Growth(one, other):
            return (one, other)
    return ()
