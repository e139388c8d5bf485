"""The newest saves of a file in the order that it got them, also those that came by a merge."""

from __future__ import annotations

from dataclasses import dataclass

from vbtui.store.database import Database
from vbtui.store.journal import Cell

MOST = 40
"""So many saves are read at most."""
LOOKED_AT = 2_000
"""So many of the newest changes are looked through: an import alone may have more."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A save: when and by whom it was made, and what it changed."""

    at: str
    """In UTC."""
    author: str
    """Empty for what another program has changed."""
    first: Cell
    """The first cell that it changed."""
    rows: int
    """How many rows it changed, as far as they have been looked through."""


def head(db: Database) -> int:
    """The place in the journal of the newest change that the file has got; 0 where it has none."""
    found = db.row("SELECT MAX(nr) FROM j_change")
    return int(found[0] or 0) if found else 0


def saves(db: Database, since: int | None) -> list[Saved]:
    """The saves whose changes the file got after a place in its journal, or the newest where that
    is None; the newest first."""
    after = max(since or 0, head(db) - LOOKED_AT)
    # With MIN the bare columns are those of the row that has it.
    rows = db.rows(
        "SELECT c.tbl, c.row, c.field, MIN(c.nr), MAX(c.nr) AS last, COUNT(DISTINCT c.row),"
        " COALESCE(t.at, c.at, ''), COALESCE(t.author, '')"
        " FROM (SELECT * FROM j_change WHERE nr > :after) c LEFT JOIN j_tx t ON t.id = c.tx"
        " GROUP BY COALESCE(c.tx, c.at) ORDER BY last DESC LIMIT :most",
        after=after,
        most=MOST,
    )
    return [
        Saved(at, author, Cell(table, row, field), count)
        for table, row, field, _, _, count, at, author in rows
    ]
