"""What holds in every file, read with a plain connection so that nothing of ours is trusted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from vbtui.store.models import MODELS, journaled_fields

Cell = tuple[str, str, str]

HEADS = """
SELECT c.tbl, c.row, c.field, c.value FROM j_change c
WHERE NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)
"""


def cells(connection: sqlite3.Connection) -> dict[Cell, object]:
    """The value of every journaled cell of the file."""
    found: dict[Cell, object] = {}
    for table, model in MODELS.items():
        fields = journaled_fields(model)
        columns = ", ".join(f'"{field}"' for field in fields)
        for row, *values in connection.execute(f'SELECT id, {columns} FROM "{table}"'):
            found |= {
                (table, row, field): value for field, value in zip(fields, values, strict=True)
            }
    return found


def content(path: Path) -> list[str]:
    """Everything in the file as statements: two files with the same content are equal."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def require_sound(path: Path, *, before: dict[Cell, object] | None = None) -> None:
    """Fail unless the file is whole and its journal tells how every cell came by its value.

    For a file that has never been merged. ``before`` are the cells of the file before the first
    edit, where they are known.
    """
    connection = sqlite3.connect(path)
    try:
        _require_whole(connection)
        _require_journal(connection)
        _require_cells(connection, before or {})
    finally:
        connection.close()


def _require_whole(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT one, tx, muted FROM j_ctl").fetchall() == [(1, None, 0)]


def _require_journal(connection: sqlite3.Connection) -> None:
    def none(what: str, query: str) -> None:
        assert connection.execute(query).fetchall() == [], what

    none(
        "an edge leads to a change that is not there",
        "SELECT 1 FROM j_edge e LEFT JOIN j_change p ON p.id = e.parent"
        " LEFT JOIN j_change c ON c.id = e.child WHERE p.id IS NULL OR c.id IS NULL",
    )
    none(
        "an edge leads from one cell to another",
        "SELECT 1 FROM j_edge e JOIN j_change p ON p.id = e.parent JOIN j_change c ON"
        " c.id = e.child WHERE (p.tbl, p.row, p.field) <> (c.tbl, c.row, c.field)",
    )
    none(
        "depth is one more than the deepest parent's",
        "SELECT 1 FROM j_change c WHERE c.depth <> 1 + COALESCE((SELECT MAX(p.depth) FROM"
        " j_edge e JOIN j_change p ON p.id = e.parent WHERE e.child = c.id), 0)",
    )
    none(
        "a change of an unknown save",
        "SELECT 1 FROM j_change WHERE tx IS NOT NULL AND tx NOT IN (SELECT id FROM j_tx)",
    )
    none(
        "a save in which nothing was changed",
        "SELECT 1 FROM j_tx t WHERE NOT EXISTS (SELECT 1 FROM j_change c WHERE c.tx = t.id)",
    )
    none(
        "a change tells its time where it has no save to tell it, and only there",
        "SELECT 1 FROM j_change WHERE (tx IS NULL) <> (at IS NOT NULL)",
    )
    none(
        "a deletion has seen what it deletes, and what hangs on it",
        "SELECT 1 FROM j_seen s JOIN j_change h ON h.id = s.head JOIN j_change d ON"
        " d.id = s.deletion WHERE (h.row <> d.row AND d.tbl NOT IN ('nod', 'rad'))"
        " OR d.field <> 'deleted' OR d.value <> 1",
    )


def _require_cells(connection: sqlite3.Connection, before: dict[Cell, object]) -> None:
    for table, row, field, base in connection.execute(
        "SELECT c.tbl, c.row, c.field, c.base FROM j_change c LEFT JOIN j_tx t ON t.id = c.tx"
        " WHERE c.depth = 1 AND t.kind IS NOT 'new'"
    ):
        # A row that was made since had nothing before.
        known = before.get((table, row, field), base)
        assert base == known, f"the first change forgets what was before: {table} {row} {field}"
    heads: dict[Cell, object] = {}
    for table, row, field, value in connection.execute(HEADS):
        cell = (table, row, field)
        assert cell not in heads, f"two heads without a merge: {cell}"
        heads[cell] = value
    now = cells(connection)
    for cell, value in heads.items():
        assert now[cell] == value, f"the cell does not say what its head says: {cell}"
    for cell, value in now.items():
        if cell not in heads and cell in before:
            assert value == before[cell], f"changed without a word in the journal: {cell}"
        elif cell not in heads:
            # Made since: what is empty, and not deleted, is no news.
            assert value in (None, "", 0), f"there without a word in the journal: {cell}"
