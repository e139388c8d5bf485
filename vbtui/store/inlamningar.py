"""Queries of the collecting: what has become of the units' reports, and what they say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from vbtui.domain.inlamning import Inlamning, Insamling
from vbtui.domain.period import Period
from vbtui.domain.tables import TABLES
from vbtui.store.conflicts import open_cells
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.journal import Cell
from vbtui.store.parts import WAITING


@dataclass(frozen=True, slots=True)
class Event:
    """That a mark was set: by whom and when (UTC)."""

    author: str
    at: str


def inlamningar(db: Database, period: str) -> dict[str, Inlamning]:
    """Unit → its report for a period; units of which nothing has been said are not there."""
    rows = db.rows(
        "SELECT enhet, klar, mottagen, atersand, orsak, anstand FROM inlamning"
        " WHERE period = :period AND deleted = 0",
        period=period,
    )
    return {
        unit: Inlamning(klar or "", mottagen or "", atersand or "", orsak, _day(anstand))
        for unit, klar, mottagen, atersand, orsak, anstand in rows
    }


def insamling(db: Database, period: str) -> Insamling:
    """The collecting of a period; open and without a last day where nothing has been said."""
    found = db.row(
        "SELECT sista_dag, stangd FROM insamling WHERE period = :period AND deleted = 0",
        period=period,
    )
    return Insamling(_day(found[0]), bool(found[1])) if found else Insamling()


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def inlamning_cell(enhet: str, period: str, field: str) -> Cell:
    """The cell of a field of a unit's report."""
    return Cell("inlamning", natural_id("inlamning", enhet, period), field)


def events(db: Database, period: str) -> dict[tuple[str, str, str], Event]:
    """(unit, field, mark) → when a submission, a receipt or a return was first said, and by
    whom."""
    rows = db.rows(
        "SELECT i.enhet, c.field, c.value, COALESCE(t.author, ''), COALESCE(t.at, c.at, '')"
        " FROM inlamning i JOIN j_change c ON c.row = i.id LEFT JOIN j_tx t ON t.id = c.tx"
        " WHERE i.period = :period AND c.field IN ('klar', 'mottagen', 'atersand')"
        " AND c.value IS NOT NULL ORDER BY c.nr DESC",
        period=period,
    )
    return {(unit, field, value): Event(author, at) for unit, field, value, author, at in rows}


def _content(db: Database, period: Period, enhet: str | None) -> Iterator[tuple[str, list[Any]]]:
    """(unit, one thing it says) for everything that units say for a period, empty values aside.

    Drafts are not said yet. What is decided centrally, such as where an aktivitet stands in the
    plan, is not what the unit says.
    """
    only = " AND {}.enhet = :enhet" if enhet else ""
    params = {"period": period.id} | ({"enhet": enhet} if enhet else {})
    for unit, *values in db.rows(
        "SELECT u.enhet, u.nod, u.status, u.trend, u.utfall, u.kommentar FROM uppfoljning u"
        " WHERE u.period = :period AND u.deleted = 0" + only.format("u"),
        **params,
    ):
        yield unit, ["uppfoljning", *values]
    for unit, *values in db.rows(
        "SELECT u.enhet, u.nod, u.effekt, u.nasta_ar FROM uppfoljning u"
        " WHERE u.period = :period AND u.deleted = 0" + only.format("u"),
        **params,
    ):
        # Apart from what else is said of the node: a report without answers keeps its imprint.
        yield unit, ["svar", *values]
    for unit, *values in db.rows(
        "SELECT n.enhet, n.id, n.nr, n.titel, n.slutdatum FROM nod n JOIN period p"
        " ON p.plan = n.plan WHERE p.id = :period AND n.typ = 'aktivitet' AND n.deleted = 0"
        " AND n.enhet IS NOT NULL" + only.format("n"),
        **params,
    ):
        yield unit, ["aktivitet", *values]
    for unit, *values in db.rows(
        "SELECT d.enhet, d.tabell, d.definition FROM tabelldefinition d WHERE d.period = :period"
        " AND d.deleted = 0" + only.format("d"),
        **params,
    ):
        yield unit, ["definition", *values]
    for table in TABLES.values():
        columns = ", ".join(f't."{column.id}"' for column in table.typed_columns)
        named = "r.grupp, r.namn" if table.free_rows else "'', ''"
        join = "JOIN rad r ON r.id = t.rad AND r.deleted = 0" if table.free_rows else ""
        for unit, row, group, name, *values in db.rows(
            f'SELECT t.enhet, t.rad, {named}, {columns} FROM "{table.id}" t {join}'
            " WHERE t.period = :period AND t.deleted = 0" + only.format("t"),
            **params,
        ):
            if any(value not in (None, "") for value in values):
                yield unit, [table.id, row, group, name, *values]


def imprints(db: Database, period: Period, enheter: Iterable[str]) -> dict[str, str]:
    """Unit → SHA-256 of all that it says for a period: the same in every file that says the same.

    What is not there and what is empty are alike.
    """
    wanted = list(enheter)
    said: dict[str, list[str]] = {unit: [] for unit in wanted}
    for unit, values in _content(db, period, wanted[0] if len(wanted) == 1 else None):
        if unit in said and any(value not in (None, "") for value in values[2:]):
            said[unit].append(json.dumps(["" if value is None else value for value in values]))
    return {
        unit: hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
        for unit, lines in said.items()
    }


_AFTER = """
SELECT c.tbl, c.row, c.field FROM j_change c LEFT JOIN j_tx t ON t.id = c.tx
JOIN "{table}" r ON r.id = c.row WHERE c.tbl = :table AND r.enhet = :enhet AND {which}
AND (c.nr > :nr OR (t.file <> :file AND t.at > :at))
GROUP BY c.tbl, c.row, c.field ORDER BY MIN(c.nr)
"""
_THEN = """
SELECT COALESCE(
  (SELECT c.value FROM j_change c LEFT JOIN j_tx t ON t.id = c.tx
   WHERE c.row = :row AND c.field = :field AND c.nr <= :nr
   AND (t.id IS NULL OR t.file = :file OR t.at <= :at) ORDER BY c.nr DESC LIMIT 1),
  (SELECT c.base FROM j_change c WHERE c.row = :row AND c.field = :field AND c.depth = 1
   ORDER BY c.nr LIMIT 1))
"""


def changed_after(db: Database, enhet: str, period: Period, mark: str) -> list[Cell]:
    """The cells of a unit's report that do not say what they said when the submission ``mark`` was
    made, in the order of their changes.

    A file gets changes in the order that they were made in another, so what came after the mark
    was not in it; of what came before it from elsewhere only the clock can tell.
    """
    own = inlamning_cell(enhet, period.id, "klar")
    found = db.row(
        "SELECT c.nr, t.file, t.at FROM j_change c JOIN j_tx t ON t.id = c.tx WHERE c.row = :row"
        " AND c.field = :field AND c.value = :mark ORDER BY c.nr LIMIT 1",
        row=own.row,
        field=own.field,
        mark=mark,
    )
    if found is None:
        return []
    moment = dict(zip(("nr", "file", "at"), found, strict=True))
    wanted = dict.fromkeys(("uppfoljning", "tabelldefinition", *TABLES), "r.period = :period")
    wanted["nod"] = (
        "r.typ = 'aktivitet' AND r.plan = (SELECT plan FROM period WHERE id = :period)"
        " AND c.field IN ('nr', 'titel', 'slutdatum', 'deleted')"
    )
    reported = [
        f'SELECT rad FROM "{table.id}" WHERE period = :period'
        for table in TABLES.values()
        if table.free_rows
    ]
    wanted["rad"] = (
        f"c.field IN ('grupp', 'namn', 'deleted') AND r.id IN ({' UNION ALL '.join(reported)})"
    )
    cells = [
        Cell(*one)
        for table, which in wanted.items()
        for one in db.rows(
            _AFTER.format(table=table, which=which),
            table=table,
            enhet=enhet,
            period=period.id,
            **moment,
        )
    ]
    return [cell for cell in cells if _differs(db, cell, moment)]


def _differs(db: Database, cell: Cell, moment: dict[str, Any]) -> bool:
    """Whether a cell says something else than at a moment of the journal."""
    ((now,),) = db.rows(f'SELECT "{cell.field}" FROM "{cell.table}" WHERE id = :row', row=cell.row)
    ((then,),) = db.rows(_THEN, row=cell.row, field=cell.field, **moment)
    return (now or None) != (then or None)


_OWNED = ("uppfoljning", "nod", "rad", "berord", "inlamning", "tabelldefinition", *TABLES)
"""The tables whose rows are a unit's; other rows are the whole file's."""


def conflict_cells(db: Database) -> list[tuple[str | None, Cell]]:
    """(unit, cell) for every cell that waits for a choice; no unit where the row is the whole
    file's."""
    waiting = [cell for cell, _ in open_cells(db)]
    owners: dict[str, str | None] = {}
    for table in {cell.table for cell in waiting} & set(_OWNED):
        owners |= db.rows(
            f'SELECT id, enhet FROM "{table}"'
            f" WHERE id IN (SELECT row FROM {WAITING} WHERE tbl = :table)",
            table=table,
        )
    return [(owners.get(cell.row), cell) for cell in waiting]


def said_counts(db: Database, period: str) -> dict[str, tuple[int, int, int]]:
    """Unit → statuses, comments and characters in the comments that it has said for a period."""
    rows = db.rows(
        "SELECT enhet, SUM(CASE WHEN status IS NOT NULL THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN kommentar <> '' THEN 1 ELSE 0 END), SUM(LENGTH(kommentar))"
        " FROM uppfoljning WHERE period = :period AND deleted = 0 GROUP BY enhet",
        period=period,
    )
    return {unit: (statuses, comments, characters) for unit, statuses, comments, characters in rows}
