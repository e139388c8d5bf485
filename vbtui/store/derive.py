"""What cells say and where they collide, worked out anew from the journal for what a merge touched.

Cells and conflicts are caches of the journal. A merge fills :data:`TOUCHED` and derives those
cells, set by set; what it has not touched still says what its journal says.

The value of a cell is that of its deepest change, of the greatest id where several are as deep.
That one is always a head, since whatever replaces a change is deeper. It takes no clock to choose
it and it is the same in every file, but it is only provisional where heads differ.
"""

from __future__ import annotations

from collections.abc import Iterable

from vbtui.store.database import Database
from vbtui.store.journal import Cell
from vbtui.store.seen import IS_HEAD, unseen

TOUCHED = """
CREATE TEMP TABLE touched (
  tbl TEXT NOT NULL, field TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (tbl, field, row))
"""
"""The cells to derive, each of a known table and field and of a row that is there."""

MUTE = "UPDATE j_ctl SET muted = 1"
"""What is derived is no news: the triggers are to say nothing of it."""
UNMUTE = "UPDATE j_ctl SET muted = 0"

UNSEEN = unseen("c.row")
"""Whether nobody who has deleted the row of the change ``c`` had seen it."""

_WINNER = """
(SELECT c.value FROM j_change c WHERE c.row = r.id AND c.field = :field
 ORDER BY c.depth DESC, c.id DESC LIMIT 1)
"""
_CLEAR = """
DELETE FROM j_conflict
WHERE (kind = 'edit' AND EXISTS (SELECT 1 FROM temp.touched t WHERE t.tbl = j_conflict.tbl
                                 AND t.field = j_conflict.field AND t.row = j_conflict.row))
   OR (kind = 'delete' AND row IN (SELECT row FROM temp.touched))
"""
# Most cells have been changed once only, and those are told from the index alone.
_EDITED = f"""
INSERT INTO j_conflict (row, field, kind, tbl)
SELECT t.row, t.field, 'edit', t.tbl
FROM (
  SELECT t.tbl, t.field, t.row
  FROM temp.touched t JOIN j_change c ON c.row = t.row AND c.field = t.field
  GROUP BY t.tbl, t.field, t.row HAVING COUNT(*) > 1
) t JOIN j_change c ON c.row = t.row AND c.field = t.field
WHERE {IS_HEAD}
GROUP BY t.tbl, t.field, t.row
HAVING MIN(c.value) <> MAX(c.value) OR COUNT(c.value) NOT IN (0, COUNT(*))
"""
_DELETED = f"""
INSERT INTO j_conflict (row, field, kind, tbl)
SELECT r.id, 'deleted', 'delete', :tbl FROM "{{table}}" r
WHERE r.deleted = 1 AND r.id IN (SELECT row FROM temp.touched WHERE tbl = :tbl)
AND EXISTS (SELECT 1 FROM j_change d WHERE d.row = r.id AND d.field = 'deleted')
AND EXISTS (
  SELECT 1 FROM j_change c WHERE c.row = r.id AND c.field <> 'deleted' AND {IS_HEAD} AND {UNSEEN})
"""


def derive(db: Database) -> dict[str, list[str]]:
    """Make the cells of ``touched`` and the conflicts of their rows say what the journal says.

    Answers the touched fields by table. Inside a transaction of the caller's in which the triggers
    are muted.

    :raises sqlite3.IntegrityError: a change gives a field a value that it cannot have.
    """
    execute = db.connection.execute
    columns: dict[str, list[str]] = {}
    for table, field in db.rows("SELECT DISTINCT tbl, field FROM temp.touched"):
        columns.setdefault(table, []).append(field)
        execute(
            f'UPDATE "{table}" AS r SET "{field}" = {_WINNER} WHERE r.id IN'
            " (SELECT t.row FROM temp.touched t WHERE t.tbl = :tbl AND t.field = :field)",
            {"tbl": table, "field": field},
        )
    execute(_CLEAR)
    execute(_EDITED)
    for table in columns:
        execute(_DELETED.format(table=table), {"tbl": table})
    return columns


def derive_cells(db: Database, cells: Iterable[Cell]) -> None:
    """The same for a few cells."""
    execute = db.connection.execute
    execute(TOUCHED)
    for cell in cells:
        execute(
            "INSERT INTO temp.touched (tbl, field, row) VALUES (:table, :field, :row)",
            {"table": cell.table, "field": cell.field, "row": cell.row},
        )
    derive(db)
    execute("DROP TABLE temp.touched")
