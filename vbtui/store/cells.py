"""Queries of the tables of the follow-up: typed values and the rows that users have added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vbtui.domain.period import Period
from vbtui.domain.table import Row, Table
from vbtui.domain.tables import TABLES
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.journal import Cell, Stored
from vbtui.store.texts import Texts


@dataclass(frozen=True, slots=True)
class FreeRow:
    """A row that a unit has added to a table."""

    id: str
    enhet: str
    grupp: str
    namn: str
    ordning: int
    matt: str = ""
    """Its unit of measure, where rows have their own."""
    riktning: str = ""
    """Which way is good: ``hogre``, ``lagre``, ``inom``, or not said."""
    malvarde: str = ""


Figures = dict[tuple[str, str], dict[str, tuple[Stored, ...]]]
"""(period, unit) → row id → the typed columns as stored, in the table's order."""


def figures(
    db: Database,
    table: Table,
    perioder: Iterable[str],
    enheter: Iterable[str],
    rows: Iterable[str] = (),
) -> Figures:
    """What these units have typed in a table for these periods. Units without a single value
    are not there.

    ``rows`` are ids of rows that are kept anyhow: they become the keys, so that those of a large
    table are not kept twice.
    """
    names = {f"p{number}": value for number, value in enumerate(perioder)}
    units = {f"e{number}": value for number, value in enumerate(enheter)}
    columns = ", ".join(f'"{column.id}"' for column in table.typed_columns)
    lines = db.each(
        f'SELECT period, enhet, rad, {columns} FROM "{table.id}" WHERE deleted = 0'
        f" AND period IN ({', '.join(':' + name for name in names)})"
        f" AND enhet IN ({', '.join(':' + name for name in units)})",
        **names,
        **units,
    )
    found: Figures = {}
    texts = Texts((row, row) for row in rows)
    for period, unit, row, *values in lines:
        if _any(values):
            found.setdefault((period, unit), {})[texts[row]] = texts.row(values)
    return found


def row_figures(
    db: Database, table: Table, enhet: str, period: str, rows: Iterable[str]
) -> dict[str, tuple[Stored, ...]]:
    """What a unit has typed in some rows of a table, by row; rows without a value are not there.

    For few rows of a large table, whose other rows are known.
    """
    columns = ", ".join(f'"{column.id}"' for column in table.typed_columns)
    found: dict[str, tuple[Stored, ...]] = {}
    for row in rows:
        values = db.row(
            f'SELECT {columns} FROM "{table.id}" WHERE id = :id AND deleted = 0',
            id=natural_id(table.id, enhet, period, row),
        )
        if values and _any(values):
            found[row] = values
    return found


def _any(values: Iterable[Stored]) -> bool:
    return any(value is not None and value != "" for value in values)


@dataclass(frozen=True, slots=True)
class Count:
    """How much a unit has typed in a table: cells, and rows with at least one."""

    cells: int
    rows: int


def counts(
    db: Database, table: Table, period: Period, enheter: Iterable[str], rows: Iterable[Row] = ()
) -> dict[str, Count]:
    """How much these units have typed for a period, in these rows of a table with fixed rows or
    in all added rows that are still there. Units without a single value are not there."""
    units = {f"e{number}": value for number, value in enumerate(enheter)}
    names = {f"r{number}": row.id for number, row in enumerate(rows)}
    typed = [column for column in table.columns_for(period.typ) if column.formula is None]
    filled = " + ".join(
        f'("{column.id}" IS NOT NULL AND "{column.id}" <> \'\')' for column in typed
    )
    known = (
        "SELECT id FROM rad WHERE tabell = :table AND deleted = 0"
        if table.free_rows
        else ", ".join(f":{name}" for name in names)
    )
    found = db.rows(
        f'SELECT enhet, SUM({filled}), COUNT(*) FROM "{table.id}" WHERE deleted = 0'
        f" AND period = :period AND enhet IN ({', '.join(':' + name for name in units)})"
        f" AND rad IN ({known}) AND ({filled}) > 0 GROUP BY enhet",
        **({"table": table.id} if table.free_rows else names),
        **units,
        period=period.id,
    )
    return {unit: Count(cells, count) for unit, cells, count in found}


def free_rows(
    db: Database, table: Table, enheter: Iterable[str], period: str | None = None
) -> list[FreeRow]:
    """The rows that these units have added to a table, by group and in their order.

    With a period only those that belong in it: rows with figures for it, rows that are new and
    have no figures at all, and every row of a unit that has not begun on the period yet. What
    was finished in an earlier period is not seen again in a later one.
    """
    where, names = _added(table, enheter, period)
    texts = Texts()
    return [
        FreeRow(row_id, texts[enhet], texts[grupp], namn, ordning, texts[matt], riktning, target)
        for row_id, enhet, grupp, namn, ordning, matt, riktning, target in db.each(
            "SELECT id, enhet, grupp, namn, ordning, matt, riktning, malvarde"
            f" {where} ORDER BY ordning, id",
            **names,
        )
    ]


def free_row_counts(
    db: Database, table: Table, enheter: Iterable[str], period: str
) -> dict[str, int]:
    """How many rows :func:`free_rows` has of each of these units, where it has any."""
    where, names = _added(table, enheter, period)
    return dict(db.rows(f"SELECT enhet, COUNT(*) {where} GROUP BY enhet", **names))


def _added(table: Table, enheter: Iterable[str], period: str | None) -> tuple[str, dict[str, str]]:
    """Which rows :func:`free_rows` is about, and the names in it."""
    units = {f"e{number}": value for number, value in enumerate(enheter)}
    return (
        "FROM rad WHERE tabell = :table AND deleted = 0"
        f" AND enhet IN ({', '.join(':' + name for name in units)})"
        f"{_in_period(table) if period else ''}",
        {"table": table.id, **units, **({"period": period} if period else {})},
    )


def groups(db: Database, table: Table) -> list[tuple[str, str]]:
    """The headings that added rows stand under in any unit, each with its unit's id."""
    return [
        (grupp, enhet)
        for grupp, enhet in db.rows(
            "SELECT DISTINCT grupp, enhet FROM rad WHERE tabell = :table AND deleted = 0"
            " AND grupp <> '' ORDER BY enhet, grupp",
            table=table.id,
        )
    ]


def _in_period(table: Table) -> str:
    filled = " OR ".join(
        f'("{column.id}" IS NOT NULL AND "{column.id}" <> \'\')' for column in table.typed_columns
    )
    figures = f'"{table.id}" WHERE deleted = 0 AND ({filled})'
    return (
        f" AND (id IN (SELECT rad FROM {figures} AND period = :period)"
        f" OR id NOT IN (SELECT rad FROM {figures})"
        f" OR enhet NOT IN (SELECT enhet FROM {figures} AND period = :period))"
    )


def owner(db: Database, row_id: str) -> str | None:
    """The unit that an added row belongs to; None when there is no such row."""
    found = db.row("SELECT enhet FROM rad WHERE id = :id AND deleted = 0", id=row_id)
    return str(found[0]) if found else None


def is_removed(db: Database, row_id: str) -> bool:
    """Whether there was such an added row and it has been taken away."""
    found = db.row("SELECT deleted FROM rad WHERE id = :id", id=row_id)
    return found is not None and bool(found[0])


def periods_of(db: Database, row_id: str) -> set[str]:
    """The periods in which an added row has figures."""
    found = db.row("SELECT tabell FROM rad WHERE id = :id", id=row_id)
    table = TABLES.get(found[0]) if found else None
    if table is None:
        return set()
    columns = ", ".join(f'"{column.id}"' for column in table.typed_columns)
    rows = db.rows(
        f'SELECT period, {columns} FROM "{table.id}" WHERE rad = :row AND deleted = 0', row=row_id
    )
    return {period for period, *values in rows if _any(values)}


def rows_of(free: Sequence[FreeRow]) -> list[Row]:
    """The added rows as rows of the table, those of one group together in order of first sight."""
    groups: dict[str, list[Row]] = {}
    for row in free:
        groups.setdefault(row.grupp, []).append(
            Row(id=row.id, title=row.namn, group=row.grupp, unit=row.matt or None,
                direction=row.riktning, target=row.malvarde)
        )  # fmt: skip
    return [row for group in groups.values() for row in group]


def key(table: Table, enhet: str, period: str, row: str) -> dict[str, str]:
    """What makes the id of a row in the file: the natural key of a unit's row of its own view."""
    return {"enhet": enhet, "period": period, "rad": table.row_key(row)}


def cell(table: Table, enhet: str, period: str, row: str, column: str) -> Cell:
    """The cell of a typed value, whether or not its row has been made yet."""
    return Cell(table.id, natural_id(table.id, enhet, period, table.row_key(row)), column)
