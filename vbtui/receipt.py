"""Control totals: what a unit says for a period, in figures that two people can compare by eye."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.table import Share, Table, heading
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import fmt
from vbtui.store import cells, inlamningar, journal
from vbtui.store.database import Database
from vbtui.store.journal import Stored


@dataclass(frozen=True, slots=True)
class Sum:
    """The exact sum of everything typed in one column, or in one row."""

    title: str
    exact: Decimal


@dataclass(frozen=True, slots=True)
class TableTotals:
    """One table: typed cells, and the sums of what may be added.

    That is a sum for each column; in a table whose rows are unlike things (hours worked and hours
    of sickness) a sum for each row instead.
    """

    id: str
    title: str
    cells: int
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What one unit says for one period. Tables without a single value are not there."""

    statuses: int
    comments: int
    characters: int
    tables: tuple[TableTotals, ...]


def totals(db: Database, period: Period, enheter: Iterable[Enhet]) -> dict[str, Totals]:
    """Unit → its control totals for a period: the same in every file that says the same.

    Drafts are not counted, and neither are rows that have been taken out of their table.
    """
    units = [enhet.id for enhet in enheter]
    said = inlamningar.said_counts(db, period.id)
    tables: dict[str, list[TableTotals]] = {unit: [] for unit in units}
    for table in TABLES.values():
        figures = cells.figures(db, table, [period.id], units)
        known = {row.id for row in cells.free_rows(db, table, units)} if table.free_rows else None
        for unit in units:
            typed = figures.get((period.id, unit), {})
            rows = {row: values for row, values in typed.items() if known is None or row in known}
            if rows:
                tables[unit].append(_of_table(table, period, rows))
    return {unit: Totals(*said.get(unit, (0, 0, 0)), tables=tuple(tables[unit])) for unit in units}


def _of_table(table: Table, period: Period, rows: dict[str, tuple[Stored, ...]]) -> TableTotals:
    # Published shares are typed too, but adding them up would mean nothing.
    derived = {row.id for row in table.rows if row.formula is not None}
    # Rows in different units, or of which one is a share of another, are unlike and have no sum.
    unlike = len({row.unit for row in table.rows}) > 1
    unlike = unlike or any(isinstance(row.formula, Share) for row in table.rows)
    titles = {row.id: row.short_title or row.title for row in table.rows} if unlike else {}
    # In the order that the table is read.
    sums: dict[str, list[Decimal]] = {title: [] for title in titles.values()}
    for place, column in enumerate(table.typed_columns):
        for row, values in rows.items():
            value = journal.figure(column, values[place])
            if row not in derived and column.additive and isinstance(value, Decimal):
                title = titles[row] if unlike else heading(table, column, period)
                sums.setdefault(title, []).append(value)
    count = sum(value not in (None, "") for values in rows.values() for value in values)
    return TableTotals(
        table.id,
        table.title,
        count,
        tuple(Sum(title, sum(found, Decimal(0))) for title, found in sums.items() if found),
    )


def lines(found: Totals) -> list[str]:
    """Control totals as people read them, a line for each figure."""
    said = [
        f"Status satt på {found.statuses}, kommentar till {found.comments}"
        f" ({fmt(Decimal(found.characters))} tecken)"
    ]
    for table in found.tables:
        said.append(f"{table.title}: {_count(table.cells)}")
        said += [f"  {one.title}: {fmt(one.exact)}" for one in table.sums]
    return said


def _count(cells: int) -> str:
    return "1 ifylld cell" if cells == 1 else f"{cells} ifyllda celler"
