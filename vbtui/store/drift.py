"""Drift: cells of a delivered file that do not say what its journal says.

Another program that goes round the triggers (``INSERT OR REPLACE``, a journal switched off and on
again) changes cells without a word in the journal. Such a change is journaled here, in the private
copy, as what it is: made outside the program. Its id follows from what it says, so that a file that
is delivered again brings the same change again and not another one.

The connections here hold the delivered file as ``main`` and the file that it is to be merged into
as ``target``.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping

from vbtui.store.journal import Cell, Stored
from vbtui.store.layout import Field, Layout

UNKNOWN_TIME = ""
"""Stands for the time of a change that nobody noticed."""

_CHANGED = (
    "(SELECT {what} FROM j_change w WHERE w.row = i.id AND w.field = '{field}'"
    " ORDER BY w.depth DESC, w.id DESC LIMIT 1)"
)
# A cell without a word in the journal says what it was issued with. Where the target has a journal
# of the cell, that stands in the first change's base; a row that was made since was issued with
# nothing.
_ISSUED = (
    "EXISTS (SELECT 1 FROM target.j_change c WHERE c.row = i.id AND c.field = '{field}'"
    ' AND c.depth = 1 AND (c.base IS i."{field}" OR (c.base IS NULL AND i."{field}" = \'\')))'
)
_FRESH = """
SELECT c.row, c.field FROM temp.fresh f JOIN j_change c ON c.nr = f.nr
JOIN "{table}" i ON i.id = c.row
WHERE c.tbl = :table AND CASE c.field {cases} END
"""
# A copy was handed out with this file's rows in this file's order, so nearly all rows stand in the
# same place of both, where two tables are read side by side and nothing is looked up. Only the
# rest is looked for by its id.
_BY_PLACE = '"{table}" i LEFT JOIN target."{table}" m ON m.rowid = i.rowid AND m.id = i.id'
_BY_ID = (
    'temp.suspect u JOIN "{table}" i ON i.id = u.id LEFT JOIN target."{table}" m ON m.id = i.id'
)


def _differs(field: Field, *, silent: bool) -> str:
    """True where a cell says something else than the target's, or than nothing where the target
    has no such row."""
    column = f'"{field.name}"'
    news = f"i.{column} <> ''"
    if field.name == "deleted":
        # Where making a row is news, the journal tells of every row.
        news = "i.deleted <> 0" if silent else "1"
    return f"(i.{column} IS NOT m.{column} AND (m.id IS NOT NULL OR {news}))"


def _drifted(field: Field, *, silent: bool) -> str:
    name = field.name
    newest = _CHANGED.format(field=name, what=f'w.value IS NOT i."{name}"')
    issued = _ISSUED.format(field=name)
    return f"({_differs(field, silent=silent)} AND COALESCE({newest}, NOT {issued}))"


def find(
    connection: sqlite3.Connection, layouts: Mapping[str, Layout], fresh: Collection[str]
) -> Iterator[Cell]:
    """The cells that have drifted, each once; they may be journaled as they come.

    ``temp.fresh`` holds the numbers of the changes that the target has not, ``fresh`` their tables.
    """
    connection.execute("CREATE TEMP TABLE suspect (id TEXT PRIMARY KEY)")
    for layout in layouts.values():
        found = dict.fromkeys(_against_target(connection, layout))
        if layout.name in fresh:
            found |= dict.fromkeys(_against_fresh(connection, layout))
        yield from found


def _against_target(connection: sqlite3.Connection, layout: Layout) -> Iterator[Cell]:
    """Cells that differ from the target's for no reason that either journal knows."""
    tests = [_drifted(field, silent=layout.silent) for field in layout.fields.values()]
    any_drifted = " OR ".join(tests)
    execute = connection.execute
    execute("DELETE FROM temp.suspect")
    by_place = _BY_PLACE.format(table=layout.name)
    # One look at every row; which of its fields it is, is asked only where there is one.
    for (row,) in execute(f"SELECT i.id FROM {by_place} WHERE m.id IS NULL OR {any_drifted}"):
        execute("INSERT INTO temp.suspect (id) VALUES (:row)", {"row": row})
    by_id = _BY_ID.format(table=layout.name)
    for row, *which in execute(f"SELECT i.id, {', '.join(tests)} FROM {by_id} WHERE {any_drifted}"):
        for field, is_drifted in zip(layout.fields, which, strict=True):
            if is_drifted:
                yield Cell(layout.name, row, field)


def _against_fresh(connection: sqlite3.Connection, layout: Layout) -> Iterator[Cell]:
    """Cells that do not say what their newest change says, though they may say what the target
    says."""
    cases = " ".join(
        f"WHEN '{name}' THEN c.value IS NOT i.\"{name}\""
        f' AND i."{name}" IS NOT {_CHANGED.format(field=name, what="w.value")}'
        for name in layout.fields
    )
    statement = _FRESH.format(table=layout.name, cases=cases)
    for row, field in connection.execute(statement, {"table": layout.name}):
        yield Cell(layout.name, row, field)


def journal(connection: sqlite3.Connection, cell: Cell) -> Stored:
    """Write into the journal what a drifted cell says, as a change that replaces all its heads.

    Inside a transaction of the caller's. Answers the value.
    """
    (value,) = connection.execute(
        f'SELECT "{cell.field}" FROM "{cell.table}" WHERE id = :row', {"row": cell.row}
    ).fetchone()
    heads = connection.execute(
        "SELECT c.id, c.depth FROM j_change c WHERE c.row = :row AND c.field = :field"
        " AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) ORDER BY c.id",
        {"row": cell.row, "field": cell.field},
    ).fetchall()
    base = None if heads else _base(connection, cell)
    change = _change_id(cell, value, base, [head for head, _ in heads])
    connection.execute(
        "INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)"
        " VALUES (:id, NULL, :table, :row, :field, :value, :base, :depth, :at, 0)",
        {
            "id": change,
            "table": cell.table,
            "row": cell.row,
            "field": cell.field,
            "value": value,
            "base": base,
            "depth": 1 + max((depth for _, depth in heads), default=0),
            "at": UNKNOWN_TIME,
        },
    )
    connection.executemany(
        "INSERT INTO j_edge (parent, child) VALUES (?, ?)", [(head, change) for head, _ in heads]
    )
    if cell.field == "deleted" and value:
        connection.execute(
            "INSERT INTO j_seen (head, deletion) SELECT c.id, :id FROM j_change c"
            " WHERE c.row = :row AND c.field <> 'deleted'"
            " AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)",
            {"id": change, "row": cell.row},
        )
    connection.execute(
        "INSERT INTO temp.fresh (nr) SELECT nr FROM j_change WHERE id = :id", {"id": change}
    )
    stored: Stored = value
    return stored


def _base(connection: sqlite3.Connection, cell: Cell) -> Stored:
    """What the cell was issued with: always the same answer, also when the target has grown."""
    found = (
        connection.execute(
            "SELECT base FROM target.j_change WHERE row = :row AND field = :field AND depth = 1"
            " ORDER BY nr LIMIT 1",
            {"row": cell.row, "field": cell.field},
        ).fetchone()
        or connection.execute(
            f'SELECT "{cell.field}" FROM target."{cell.table}" WHERE id = :row', {"row": cell.row}
        ).fetchone()
    )
    issued: Stored = found[0] if found else None
    return issued


def _change_id(cell: Cell, value: Stored, base: Stored, heads: list[bytes]) -> bytes:
    told = (cell.table, cell.row, cell.field, repr(value), repr(base), *(h.hex() for h in heads))
    return hashlib.sha256("\x1f".join(told).encode()).digest()[:16]
