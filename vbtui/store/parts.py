"""What hangs on a row and is out of sight with it: what is said about a node, the nodes below it
and the figures of an added row.

A deletion by this program notes what it has seen of that too. What it had not seen makes it a
conflict, as an edit of the deleted row itself does.

Which units a node is for (``berord``) is no part: the row holds no word that anybody has written,
only that the node asks a unit to report. With the node gone there is nothing to ask, and if the
node comes back the row still stands. A conflict over it would be a question without a loss.
"""

from __future__ import annotations

from vbtui.domain.tables import TABLES
from vbtui.store.database import Database
from vbtui.store.journal import Cell
from vbtui.store.seen import IS_HEAD, unseen

PARTS: tuple[tuple[str, str, str, str], ...] = (
    ("nod", "uppfoljning", "nod", ""),
    # A node is told by what it is called and where it stands.
    ("nod", "nod", "overordnad", "AND c.field IN ('titel', 'overordnad')"),
    *(("rad", table.id, "rad", "") for table in TABLES.values() if table.free_rows),
)
"""Table of the row, of what hangs on it, the column of that which says so, and which of its fields
count where not all do."""


def _of(part: tuple[str, str, str, str]) -> str:
    parent, table, column, which = part
    # Added rows are looked up from their figures: there is no index the other way.
    tables = [f'"{parent}" whole', f'"{table}" part']
    outer, inner = tables if parent == "nod" else reversed(tables)
    return (
        f'FROM {outer} CROSS JOIN {inner} ON part."{column}" = whole.id AND part.deleted = 0'
        f" CROSS JOIN j_change c ON c.row = part.id AND c.field <> 'deleted' {which}"
        f" WHERE whole.deleted = 1 AND {IS_HEAD} AND {unseen('whole.id')}"
    )


UNSEEN_PARTS = " UNION ALL ".join(
    f"SELECT whole.id AS owner, c.id AS id {_of(part)}" for part in PARTS
)
"""Deleted row and change, for every change of what hangs on it that no deletion of it had seen."""
WAITING = "(SELECT tbl, row, field, kind FROM j_conflict UNION " + " UNION ".join(
    f"SELECT '{part[0]}', whole.id, 'deleted', 'delete' {_of(part)}" for part in PARTS
) + ")"  # fmt: skip
"""Table, row, field and kind of all that is in conflict."""
_BELOW = """
WITH RECURSIVE tree (id) AS (
  SELECT :nod UNION SELECT n.id FROM tree t JOIN nod n ON n.overordnad = t.id WHERE {which})
SELECT id FROM tree WHERE id <> :nod ORDER BY id
"""
_ABOVE = """
WITH RECURSIVE tree (id) AS (
  SELECT :nod UNION SELECT n.overordnad FROM tree t JOIN nod n ON n.id = t.id
  WHERE n.overordnad IS NOT NULL)
SELECT n.id FROM tree t JOIN nod n ON n.id = t.id WHERE n.deleted = 1 AND n.id <> :nod ORDER BY n.id
"""
_WITH_IT = """
n.deleted = 1 AND EXISTS (
  SELECT 1 FROM j_change a JOIN j_change b ON b.tx = a.tx
  WHERE a.row = :nod AND a.field = 'deleted' AND a.value = 1
  AND b.row = n.id AND b.field = 'deleted' AND b.value = 1)
"""


def note_seen(db: Database, table: str, row: str) -> None:
    """Let the newest deletion of a row have seen what hangs on it, as it is now."""
    for parent, part, column, _ in PARTS:
        if parent == table:
            db.connection.execute(
                "INSERT INTO j_seen (head, deletion) SELECT c.id,"
                " (SELECT d.id FROM j_change d WHERE d.row = :row AND d.field = 'deleted'"
                f' ORDER BY d.nr DESC LIMIT 1) FROM "{part}" r JOIN j_change c ON c.row = r.id'
                f" WHERE r.\"{column}\" = :row AND r.id <> :row AND c.field <> 'deleted'"
                f" AND {IS_HEAD} ON CONFLICT (head, deletion) DO NOTHING",
                {"row": row},
            )


def following(db: Database, cell: Cell, gone: bool) -> list[Cell]:
    """What shares the fate of a node when a person chooses it: with a node that stays deleted the
    live ones below it; with one that is brought back those above it, and those below that were
    deleted together with it."""
    if (cell.table, cell.field) != ("nod", "deleted"):
        return []
    if gone:
        rows = db.rows(_BELOW.format(which="n.deleted = 0"), nod=cell.row)
    else:
        rows = db.rows(_ABOVE, nod=cell.row)
        rows += db.rows(_BELOW.format(which=_WITH_IT), nod=cell.row)
    return [Cell("nod", row, "deleted") for (row,) in rows]
