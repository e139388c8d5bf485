"""Reading the journal: who changed what, when, from what to what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from vbtui.domain import tal
from vbtui.domain.table import Column, Kind, Scalar
from vbtui.domain.tables import TABLES
from vbtui.store.database import Database

Stored = str | int | None
"""A value as the file holds it."""
_CANONICAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
"""A number among words, as the file holds it."""

KINDS = {
    "edit": "ändring",
    "import": "från Excel",
    "undo": "ångrade",
    "redo": "gjorde om",
    "resolve": "löste konflikt",
    "submit": "lämnade in",
    "collect": "insamling",
    "new": "skapad",
    "rollover": "årsskifte",
}
"""Kind of save → the words shown to people."""
OUTSIDE = "utanför programmet"
"""Shown for a change that another program has made."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one row."""

    table: str
    row: str
    field: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one cell. Times are UTC; ``outside`` marks an edit by another program."""

    id: bytes
    cell: Cell
    old: Stored
    new: Stored
    at: str
    author: str
    kind: str
    note: str
    outside: bool

    @property
    def kind_word(self) -> str:
        """What kind of work it was, as shown to people."""
        return OUTSIDE if self.outside else KINDS.get(self.kind, self.kind)


@dataclass(frozen=True, slots=True)
class LoggedSave:
    """One save with its changes, newest first in a log."""

    id: bytes | None
    at: str
    author: str
    kind: str
    note: str
    entries: tuple[Entry, ...]


_OLD = """
  COALESCE((SELECT p.value FROM j_edge e JOIN j_change p ON p.id = e.parent
            WHERE e.child = c.id ORDER BY p.depth DESC, p.id DESC LIMIT 1), c.base)
"""
_ENTRY = f"""
SELECT c.id, c.tbl, c.row, c.field, {_OLD}, c.value, COALESCE(t.at, c.at, ''),
       COALESCE(t.author, ''), COALESCE(t.kind, ''), COALESCE(t.note, ''), c.tx
FROM j_change c LEFT JOIN j_tx t ON t.id = c.tx
"""
# What came by a merge stands where it was made, and alike in every file that has it: numbers are
# given as changes arrive, so they order only what was done in one file.
_NEWEST_FIRST = """
ORDER BY COALESCE(t.at, c.at, '') DESC, t.file,
  CASE WHEN c.tx IS NULL THEN c.row || c.field END,
  CASE WHEN c.tx IS NULL THEN c.depth END DESC, CASE WHEN c.tx IS NULL THEN c.id END, c.nr DESC
"""


def _entries(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Entry, bytes | None]]:
    return [
        (
            Entry(
                change,
                Cell(table, row, field),
                old,
                new,
                at,
                author,
                kind,
                note,
                outside=tx is None,
            ),
            tx,
        )
        for change, table, row, field, old, new, at, author, kind, note, tx in rows
    ]


def history(db: Database, cell: Cell) -> list[Entry]:
    """Every change of a cell, newest first. The oldest entry's ``old`` is what the file came
    with."""
    rows = db.rows(
        _ENTRY + "WHERE c.row = :row AND c.field = :field ORDER BY c.nr DESC",
        row=cell.row,
        field=cell.field,
    )
    return [entry for entry, _ in _entries(rows)]


def value_then(db: Database, cell: Cell, change: bytes) -> Stored:
    """What a cell held when another change of the same row was made; nothing where it is not
    known."""
    found = db.row(
        "SELECT c.value FROM j_change c WHERE c.row = :row AND c.field = :field"
        " AND c.nr <= (SELECT nr FROM j_change WHERE id = :change) ORDER BY c.nr DESC LIMIT 1",
        row=cell.row,
        field=cell.field,
        change=change,
    )
    return None if found is None else found[0]


def log(db: Database, rows: Iterable[str] | None = None, limit: int = 200) -> list[LoggedSave]:
    """The newest saves with their changes; only those that touch the given rows, when given.

    ``limit`` counts changes, so that an import of thousands of cells does not fill the answer.
    """
    newest = _NEWEST_FIRST + "LIMIT :limit"
    if rows is None:
        found = db.rows(_ENTRY + newest, limit=limit)
    else:
        wanted = list(rows)
        names = {f"r{number}": row for number, row in enumerate(wanted)}
        places = ", ".join(f":{name}" for name in names)
        found = db.rows(
            _ENTRY + f"WHERE c.row IN ({places}) {newest}",
            limit=limit,
            **names,
        )
    # What another program changed belongs to no save; it is kept together by its moment.
    saves: dict[tuple[bytes | None, str], list[Entry]] = {}
    for entry, tx in _entries(found):
        saves.setdefault((tx, "" if tx else entry.at), []).append(entry)
    return [_logged(entries, tx) for (tx, _), entries in saves.items()]


def _logged(entries: list[Entry], tx: bytes | None) -> LoggedSave:
    first = entries[0]
    return LoggedSave(tx, first.at, first.author, first.kind, first.note, tuple(entries))


def last_saved(db: Database) -> str:
    """When something was last saved in this file, in UTC; empty when nothing ever was."""
    found = db.row("SELECT at FROM j_tx ORDER BY nr DESC LIMIT 1")
    return str(found[0]) if found else ""


def readable(cell: Cell, value: Stored) -> Decimal | str | None:
    """A stored value as the program uses it: a number where the field holds numbers."""
    table = TABLES.get(cell.table)
    for column in table.typed_columns if table else ():
        if column.id == cell.field:
            return figure(column, value)
    return None if value is None else str(value)


def written(cell: Cell, value: Stored) -> Decimal | str | int | None:
    """A stored value as it would be typed: a figure as a number, a status as its key."""
    found = readable(cell, value)
    return value if isinstance(value, int) and not isinstance(found, Decimal) else found


def figure(column: Column, stored: Stored) -> Scalar:
    """A figure as the program uses it; nothing for an empty one."""
    if stored is None or stored == "":
        return None
    if isinstance(stored, int):
        return tal.from_scaled(stored)
    if column.kind is Kind.NUMBER_OR_WORD and _CANONICAL.fullmatch(stored):
        return Decimal(stored)
    return stored
