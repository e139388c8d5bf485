"""What delivered files have that this one has not, gathered into a scratch database beside it.

Nothing is ever taken out of a journal, so what is known here once needs no second look when it is
taken in.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from vbtui.store.connection import attached, scratch
from vbtui.store.inbox import Inbox
from vbtui.store.layout import Layout, layouts

TX = ("id", "kind", "author", "file", "at", "app", "note", "target")
CHANGE = ("id", "tx", "tbl", "row", "field", "value", "base", "depth", "at", "redacted")
SAID = CHANGE[:-1]
"""What two files must tell alike about a change."""


def same(one: str, other: str, columns: Sequence[str]) -> str:
    """An SQL expression: true where the columns are equal, or both empty; never unknown."""
    return " AND ".join(
        f"({one}.{column} = {other}.{column}"
        f" OR ({one}.{column} IS NULL AND {other}.{column} IS NULL))"
        for column in columns
    )


_TABLES = (
    f"CREATE TABLE stage.change (src, nr, {', '.join(CHANGE)}, PRIMARY KEY (src, nr))"
    " WITHOUT ROWID",
    f"CREATE TABLE stage.tx (src, nr, {', '.join(TX)}, PRIMARY KEY (src, nr)) WITHOUT ROWID",
    "CREATE TABLE stage.edge (src, parent, child, PRIMARY KEY (src, parent, child)) WITHOUT ROWID",
    "CREATE TABLE stage.seen (src, head, deletion, PRIMARY KEY (src, head, deletion))"
    " WITHOUT ROWID",
    "CREATE TABLE stage.changed (src, tbl, row, PRIMARY KEY (src, tbl, row)) WITHOUT ROWID",
)
"""``src`` is the number of the delivered file."""
# A copy was handed out with this file's journal in this file's order, so nearly all of what is
# known stands under the same number, where two tables are read side by side and nothing is looked
# up. Only the rest is looked for by its id.
_GATHER_CHANGES = f"""
INSERT INTO stage.change (src, nr, {", ".join(CHANGE)})
SELECT :src, i.nr, {", ".join(f"i.{column}" for column in CHANGE)}
FROM inbox.j_change i LEFT JOIN main.j_change m ON m.nr = i.nr AND {same("m", "i", SAID)}
WHERE m.nr IS NULL
AND NOT EXISTS (SELECT 1 FROM main.j_change k WHERE k.id = i.id AND {same("k", "i", SAID)})
ORDER BY i.nr
"""
_GATHER_SAVES = f"""
INSERT INTO stage.tx (src, nr, {", ".join(TX)})
SELECT :src, i.nr, {", ".join(f"i.{column}" for column in TX)} FROM inbox.j_tx i
WHERE NOT EXISTS (SELECT 1 FROM main.j_tx k WHERE k.id = i.id AND {same("k", "i", TX)})
ORDER BY i.nr
"""
_GATHER_EDGES = """
INSERT INTO stage.edge (src, parent, child)
SELECT :src, i.parent, i.child FROM inbox.j_edge i WHERE NOT EXISTS (
  SELECT 1 FROM main.j_edge k WHERE k.parent = i.parent AND k.child = i.child)
ORDER BY i.parent, i.child
"""
_GATHER_SEEN = """
INSERT INTO stage.seen (src, head, deletion)
SELECT :src, i.head, i.deletion FROM inbox.j_seen i WHERE NOT EXISTS (
  SELECT 1 FROM main.j_seen k WHERE k.head = i.head AND k.deletion = i.deletion)
ORDER BY i.head, i.deletion
"""
# Which rows are new is asked before any is fetched: there are few of them.
_GATHER_ROWS = """
INSERT INTO stage."{table}" (src, {columns})
SELECT :src, {columns} FROM (
  SELECT c.row FROM stage.changed c WHERE c.src = :src AND c.tbl = :table
  AND NOT EXISTS (SELECT 1 FROM main."{table}" r WHERE r.id = c.row)
) c JOIN inbox."{table}" i ON i.id = c.row
ORDER BY i.id
"""
_GATHER_CHANGED = """
INSERT INTO stage.changed (src, tbl, row) SELECT :src, tbl, row FROM stage.change WHERE src = :src
ON CONFLICT (src, tbl, row) DO NOTHING
"""
_COUNT_MISSING = """
SELECT COUNT(*) FROM main.j_tx t JOIN main.j_change c ON c.tx = t.id
WHERE t.file = :file AND NOT EXISTS (SELECT 1 FROM inbox.j_change i WHERE i.id = c.id)
"""
# The sum keeps SQLite from going through all that has arrived since, file after file.
_COUNT_MISSING_SINCE = """
SELECT COUNT(*) FROM j_tx t JOIN j_change c ON c.tx = t.id
WHERE t.file = :file AND c.nr + 0 > :began
AND c.id NOT IN (SELECT s.id FROM stage.change s WHERE s.src = :src)
"""


class RefusedError(Exception):
    """A file that cannot be taken in; its text says what it does, without its name."""


class Stage:
    """The scratch database ``stage`` of one merge; made by :func:`staging`.

    Its methods let SQLite's errors through: they may be about the delivered file or about this one.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make its tables."""
        self._connection = connection
        self.layouts: dict[str, Layout] = layouts(connection)
        self._columns: dict[int, set[tuple[str, str]]] = {}
        self._missing: dict[int, int] = {}
        self._began = self.last_change()
        for statement in _TABLES:
            connection.execute(statement)

    def gather(self, src: int, inbox: Inbox) -> None:
        """Gather what a delivered file has, outside a transaction.

        :raises RefusedError: it has what no file of ours can have.
        """
        connection = self._connection
        with attached(connection, inbox.path, "inbox"):
            connection.execute("BEGIN")
            try:
                for statement in (_GATHER_CHANGES, _GATHER_SAVES, _GATHER_EDGES, _GATHER_SEEN):
                    connection.execute(statement, {"src": src})
                self._columns[src] = self._fields(src)
                self._gather_rows(src)
                self._missing[src] = self.count(_COUNT_MISSING, file=inbox.identity.file)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _fields(self, src: int) -> set[tuple[str, str]]:
        columns = set(
            self.rows("SELECT DISTINCT tbl, field FROM stage.change WHERE src = :src", src=src)
        )
        for table, field in columns:
            layout = self.layouts.get(table)
            if not layout or field not in layout.fields:
                raise RefusedError("har ändringar i fält som vbtui inte känner till")
        return columns

    def _gather_rows(self, src: int) -> None:
        execute = self._connection.execute
        execute(_GATHER_CHANGED, {"src": src})
        for table in self.tables(src):
            columns = self.columns(table)
            execute(
                f'CREATE TABLE IF NOT EXISTS stage."{table}"'
                f" (src, {columns}, PRIMARY KEY (src, id))"
            )
            statement = _GATHER_ROWS.format(table=table, columns=columns)
            execute(statement, {"src": src, "table": table})

    def tables(self, src: int) -> list[str]:
        """The tables that a file has changes in."""
        touched = {table for table, _ in self._columns[src]}
        return [table for table in self.layouts if table in touched]

    def columns(self, table: str) -> str:
        """The columns of a table, as they are written in a statement."""
        return ", ".join(f'"{column}"' for column in self.layouts[table].columns)

    def missing(self, src: int, inbox: Inbox) -> int:
        """How many of the changes here were made in the very file and are not in it."""
        since = self.count(
            _COUNT_MISSING_SINCE, began=self._began, file=inbox.identity.file, src=src
        )
        return self._missing[src] + since

    def last_change(self) -> int:
        """The number of the newest change here; changes are numbered as they arrive."""
        return self.count("SELECT COALESCE(MAX(nr), 0) FROM main.j_change")

    def count(self, sql: str, **params: int | str) -> int:
        """The one number that a query answers."""
        return int(self.rows(sql, **params)[0][0])

    def found(self, sql: str, **params: int | str) -> bool:
        """Whether a query answers anything."""
        return bool(self.rows(sql, **params))

    def rows(self, sql: str, **params: int | str) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._connection.execute(sql, params).fetchall()


@contextlib.contextmanager
def staging(connection: sqlite3.Connection, folder: Path | None) -> Iterator[Stage]:
    """A scratch database in a folder of its own inside ``folder``, gone when the block ends."""
    with (
        tempfile.TemporaryDirectory(prefix="vbtui-", dir=folder) as place,
        scratch(connection, Path(place) / "stage.db", "stage"),
    ):
        yield Stage(connection)
