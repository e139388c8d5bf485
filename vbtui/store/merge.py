"""Merging: the union of journals, and the cells that it touches derived anew.

It goes in two steps. What each delivered file has that this one has not is first gathered into a
scratch database, outside any transaction; then all of it is taken in, in one transaction, each
file in a savepoint of its own so that a bad one is refused by itself. A gathered change that has
come to be known in between is met again when it is taken in: nothing is ever taken out of a
journal, so what was known once needs no second look.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vbtui.store import guard
from vbtui.store.connection import translated, watched
from vbtui.store.database import Database
from vbtui.store.derive import MUTE, TOUCHED, UNMUTE, derive
from vbtui.store.inbox import Inbox
from vbtui.store.journal import Cell
from vbtui.store.layout import layouts, references
from vbtui.store.parts import WAITING
from vbtui.store.staging import CHANGE, SAID, TX, RefusedError, Stage, same, staging

Progress = Callable[[int, int, str], None]
"""Is told how many steps of how many are done and the file at hand, many times a second; what it
raises ends the merge with nothing changed."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell (or, of kind ``delete``, a row) that has come to be in conflict."""

    cell: Cell
    kind: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one delivered file. ``refusal`` is the sentence why it was not taken in."""

    inbox: Inbox
    fresh: int = 0
    """Changes that were new here."""
    created: int = 0
    """Rows that were not here before."""
    missing: int = 0
    """Changes here that were made in this very file (by its identity) and that it has not: it is
    older than an earlier delivery, or one of two copies."""
    clashes: tuple[Clash, ...] = ()
    """Conflicts that were not here before."""
    settled: int = 0
    """Conflicts that were here before and are no more."""
    span: tuple[int, int] = (0, 0)
    """The numbers between which its fresh changes stand in the journal: above, up to and with."""
    refusal: str = ""

    @property
    def unchanged(self) -> int:
        """Changes that were here already."""
        return 0 if self.refusal else self.inbox.changes - self.fresh


@dataclass(frozen=True, slots=True)
class Fresh:
    """How much a delivered file has brought to one table, about one unit.

    ``enhet`` is empty where a row is about no unit.
    """

    table: str
    enhet: str
    cells: int
    rows: int


def merge(
    db: Database, inboxes: Sequence[Inbox], *, progress: Progress | None = None
) -> list[Merged]:
    """Take the changes of examined files into this one, all or nothing; answers in their order.

    :raises FileError: this file could not be written; nothing has been changed.
    """
    with merging(db, inboxes, progress=progress) as merged:
        return merged


@contextlib.contextmanager
def merging(
    db: Database, inboxes: Sequence[Inbox], *, progress: Progress | None = None
) -> Iterator[list[Merged]]:
    """A merge that is true inside the block and on the disk when that ends.

    Whatever leaves the block by an exception takes all of it back, so a preview raises one. Not
    to be used inside a transaction, see :func:`vbtui.store.connection.attached`.

    :raises FileError: this file could not be written; nothing has been changed.
    """
    if db.connection.in_transaction:
        raise RuntimeError("a merge attaches files, which a transaction would not let go of")
    folder = inboxes[0].path.parent if inboxes else None
    with translated(db.path.name), staging(db.connection, folder) as stage:
        work = _Work(db, stage, inboxes, progress)
        with watched(db.connection, work.tick), _work_tables(db.connection):
            work.gather()
            with db.transaction():
                yield work.take_in()


def fresh_by_unit(db: Database, merged: Merged) -> list[Fresh]:
    """What a merged file has brought, by table and unit; of fresh cells, whatever they now say."""
    after, last = merged.span
    between = "c.nr > :after AND c.nr <= :last"
    found = []
    for table, layout in layouts(db.connection).items():
        enhet = "COALESCE(r.enhet, '')" if "enhet" in layout.columns else "''"
        rows = db.rows(
            f"SELECT {enhet}, COUNT(*), COUNT(DISTINCT t.row) FROM"
            f" (SELECT DISTINCT c.row, c.field FROM j_change c WHERE {between} AND c.tbl = :table)"
            f' t JOIN "{table}" r ON r.id = t.row GROUP BY 1 ORDER BY 1',
            after=after,
            last=last,
            table=table,
        )
        found += [Fresh(table, *row) for row in rows]
    return found


def fresh_in_closed(db: Database, merged: Sequence[Merged]) -> list[tuple[str, str, int]]:
    """(unit, period, cells) for what merged files have brought to reports of periods that are
    closed, where the unit has not been given longer.

    What is said of the submission itself is not counted, nor the board's own text, which is never
    closed.
    """
    spans = [one.span for one in merged if one.fresh]
    if not spans:
        return []
    counts: dict[tuple[str, str], int] = {}
    for table, layout in layouts(db.connection).items():
        if table == "inlamning" or not {"enhet", "period"} <= set(layout.columns):
            continue
        for unit, period, cells in db.rows(
            "SELECT r.enhet, r.period, COUNT(*) FROM"
            " (SELECT DISTINCT c.row, c.field FROM j_change c WHERE"
            " c.nr > :after AND c.nr <= :last AND c.tbl = :table) t"
            f' JOIN "{table}" r ON r.id = t.row'
            " JOIN enhet e ON e.id = r.enhet AND e.overordnad IS NOT NULL"
            " JOIN insamling s ON s.period = r.period AND s.stangd = 1 AND s.deleted = 0"
            " LEFT JOIN inlamning i ON i.enhet = r.enhet AND i.period = r.period AND i.deleted = 0"
            " WHERE i.anstand IS NULL GROUP BY 1, 2",
            after=min(after for after, _ in spans),
            last=max(last for _, last in spans),
            table=table,
        ):
            counts[unit, period] = counts.get((unit, period), 0) + cells
    return [(unit, period, cells) for (unit, period), cells in sorted(counts.items())]


def fresh_cells(db: Database, merged: Merged) -> list[Cell]:
    """The cells that a merged file has brought changes of."""
    rows = db.rows(
        "SELECT DISTINCT tbl, row, field FROM j_change WHERE nr > :after AND nr <= :last",
        after=merged.span[0],
        last=merged.span[1],
    )
    return [Cell(*row) for row in rows]


_CONTRADICTED_CHANGE = f"""
SELECT 1 FROM stage.change s JOIN j_change k ON k.id = s.id
WHERE s.src = :src AND ({same("k", "s", SAID)}) IS NOT TRUE LIMIT 1
"""
_CONTRADICTED_SAVE = f"""
SELECT 1 FROM stage.tx s JOIN j_tx k ON k.id = s.id
WHERE s.src = :src AND ({same("k", "s", TX)}) IS NOT TRUE LIMIT 1
"""
# What a change replaces, and what a deletion had seen, was settled when it was made: a file that
# adds to it later could make others' changes vanish.
_ADDED_EDGE = """
SELECT 1 FROM stage.edge s LEFT JOIN j_change c ON c.id = s.child
WHERE s.src = :src AND (c.nr IS NULL OR c.nr <= :before) AND NOT EXISTS (
  SELECT 1 FROM j_edge k WHERE k.parent = s.parent AND k.child = s.child) LIMIT 1
"""
_ADDED_SEEN = """
SELECT 1 FROM stage.seen s LEFT JOIN j_change c ON c.id = s.deletion
WHERE s.src = :src AND (c.nr IS NULL OR c.nr <= :before) AND NOT EXISTS (
  SELECT 1 FROM j_seen k WHERE k.head = s.head AND k.deletion = s.deletion) LIMIT 1
"""
_TAKE_CHANGES = f"""
INSERT INTO j_change ({", ".join(CHANGE)})
SELECT {", ".join(CHANGE)} FROM stage.change WHERE src = :src ORDER BY nr
ON CONFLICT (id) DO NOTHING
"""
_TAKE_SAVES = f"""
INSERT INTO j_tx ({", ".join(TX)})
SELECT {", ".join(TX)} FROM stage.tx WHERE src = :src ORDER BY nr
ON CONFLICT (id) DO NOTHING
"""
_TAKE_EDGES = """
INSERT INTO j_edge (parent, child)
SELECT parent, child FROM stage.edge WHERE src = :src ORDER BY parent, child
ON CONFLICT (parent, child) DO NOTHING
"""
_TAKE_SEEN = """
INSERT INTO j_seen (head, deletion)
SELECT head, deletion FROM stage.seen WHERE src = :src ORDER BY head, deletion
ON CONFLICT (head, deletion) DO NOTHING
"""
_TAKE_ROWS = """
INSERT INTO "{table}" ({columns})
SELECT {columns} FROM stage."{table}" WHERE src = :src ORDER BY id
ON CONFLICT (id) DO NOTHING
"""
_TOUCH = """
INSERT INTO temp.touched (tbl, field, row)
SELECT tbl, field, row FROM j_change WHERE nr > :before AND nr <= :last
ON CONFLICT (tbl, field, row) DO NOTHING
"""
_UNKNOWN_ROW = """
SELECT 1 FROM temp.touched t WHERE t.tbl = :table
AND NOT EXISTS (SELECT 1 FROM "{table}" r WHERE r.id = t.row) LIMIT 1
"""
_TAKEN_ID = """
SELECT 1 FROM stage."{table}" s JOIN "{other}" r ON r.id = s.id WHERE s.src = :src LIMIT 1
"""
_NEW_WITHOUT_PARENT = """
SELECT 1 FROM stage."{table}" s JOIN "{table}" r ON r.id = s.id WHERE s.src = :src
AND r."{column}" IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = r."{column}") LIMIT 1
"""
_TOUCHED_WITHOUT_PARENT = """
SELECT 1 FROM temp.touched t JOIN "{table}" r ON r.id = t.row
WHERE t.tbl = :table AND t.field = :column AND r."{column}" IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = r."{column}") LIMIT 1
"""
_WAITING_CELLS = """
CREATE TEMP TABLE {} (tbl, row, field, kind, PRIMARY KEY (row, field, kind)) WITHOUT ROWID
"""
_WAIT = f"INSERT INTO temp.{{}} SELECT tbl, row, field, kind FROM {WAITING}"
_WAITING_MORE = """
SELECT n.tbl, n.row, n.field, n.kind FROM temp.{} n WHERE NOT EXISTS (
  SELECT 1 FROM temp.{} k WHERE k.row = n.row AND k.field = n.field AND k.kind = n.kind)
ORDER BY n.tbl, n.row, n.field, n.kind
"""
_BEFORE, _NOW = "clash_before", "clash_now"
_KEEP = f"INSERT INTO temp.{_BEFORE} SELECT tbl, row, field, kind FROM temp.{_NOW}"
_WORK_TABLES = ("touched", _BEFORE, _NOW)


@contextlib.contextmanager
def _work_tables(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        connection.execute(TOUCHED)
        for table in (_BEFORE, _NOW):
            connection.execute(_WAITING_CELLS.format(table))
        yield
    finally:
        for table in _WORK_TABLES:
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


class _Work:
    """One merge: the scratch database, and the files one after the other."""

    def __init__(
        self, db: Database, stage: Stage, inboxes: Sequence[Inbox], progress: Progress | None
    ) -> None:
        self._db = db
        self._stage = stage
        self._inboxes = inboxes
        self._progress = progress or (lambda done, total, name: None)
        self._done = 0
        self._name = ""
        self._refused: dict[int, str] = {}

    def tick(self) -> None:
        """Tell how far it has come."""
        self._progress(self._done, 2 * len(self._inboxes), self._name)

    def _begin(self, inbox: Inbox) -> None:
        self._name = inbox.name
        self.tick()

    def gather(self) -> None:
        """Put what each file has that this one has not into the scratch database."""
        for src, inbox in enumerate(self._inboxes):
            self._begin(inbox)
            if inbox.identity.family != self._db.identity.family:
                self._refused[src] = (
                    f"Filen {inbox.name} hör till en annan plan än {self._db.path.name}; välj filer"
                    " som har lämnats ut från samma fil."
                )
            else:
                try:
                    self._stage.gather(src, inbox)
                except (RefusedError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
                    self._refused[src] = _sentence(inbox, error)
            self._done += 1

    def take_in(self) -> list[Merged]:
        """Take in what was gathered, inside the caller's transaction."""
        # A row may come before the one that it refers to.
        self._db.connection.execute("PRAGMA defer_foreign_keys = ON")
        # All deleted rows are gone through for this, so it is asked once, and then once for each
        # file that has brought something.
        if self._stage.found("SELECT 1 FROM stage.change LIMIT 1"):
            self._db.connection.execute(_WAIT.format(_BEFORE))
        merged = []
        for src, inbox in enumerate(self._inboxes):
            self._begin(inbox)
            if refusal := self._refused.get(src):
                merged.append(Merged(inbox, refusal=refusal))
            else:
                merged.append(self._take_in_or_refuse(src, inbox))
            self._done += 1
        return merged

    def _take_in_or_refuse(self, src: int, inbox: Inbox) -> Merged:
        try:
            with _savepoint(self._db.connection):
                return self._take_in(src, inbox)
        except (RefusedError, sqlite3.IntegrityError) as error:
            return Merged(inbox, refusal=_sentence(inbox, error))

    def _take_in(self, src: int, inbox: Inbox) -> Merged:
        execute = self._db.connection.execute
        before = self._stage.last_change()
        missing = self._stage.missing(src, inbox)
        execute(MUTE)
        fresh = execute(_TAKE_CHANGES, {"src": src}).rowcount
        self._refuse_contradictions(src, fresh, before)
        for statement in (_TAKE_SAVES, _TAKE_EDGES, _TAKE_SEEN):
            execute(statement, {"src": src})
        created = self._create_rows(src)
        last = self._stage.last_change()
        clashes, settled = self._derive(src, before, last) if fresh else ((), 0)
        execute(UNMUTE)
        return Merged(inbox, fresh, created, missing, clashes, settled, (before, last))

    def _refuse_contradictions(self, src: int, fresh: int, before: int) -> None:
        gathered = self._stage.count("SELECT COUNT(*) FROM stage.change WHERE src = :src", src=src)
        contradicted = (
            (fresh < gathered and self._stage.found(_CONTRADICTED_CHANGE, src=src))
            or self._stage.found(_CONTRADICTED_SAVE, src=src)
            or self._stage.found(_ADDED_EDGE, src=src, before=before)
            or self._stage.found(_ADDED_SEEN, src=src, before=before)
        )
        if contradicted:
            raise RefusedError(
                "säger annat om ändringar som redan finns här än vad som står om dem"
            )

    def _create_rows(self, src: int) -> int:
        created = 0
        for table in self._stage.tables(src):
            statement = _TAKE_ROWS.format(table=table, columns=self._stage.columns(table))
            made = self._db.connection.execute(statement, {"src": src}).rowcount
            created += made
            # An id that comes from a key belongs to no other table.
            if made and not self._stage.layouts[table].key:
                for other in self._stage.layouts:
                    if other != table and self._stage.found(
                        _TAKEN_ID.format(table=table, other=other), src=src
                    ):
                        raise RefusedError("har en rad med samma märkning som en annan")
        return created

    def _derive(self, src: int, before: int, last: int) -> tuple[tuple[Clash, ...], int]:
        execute = self._db.connection.execute
        execute("DELETE FROM temp.touched")
        execute(_TOUCH, {"before": before, "last": last})
        for table in self._stage.tables(src):
            if self._stage.found(_UNKNOWN_ROW.format(table=table), table=table):
                raise RefusedError("har ändringar i rader som inte finns")
        self._refuse_dangling(src, derive(self._db))
        execute(_WAIT.format(_NOW))
        more = self._stage.rows(_WAITING_MORE.format(_NOW, _BEFORE))
        gone = self._stage.rows(_WAITING_MORE.format(_BEFORE, _NOW))
        execute(f"DELETE FROM temp.{_BEFORE}")
        execute(_KEEP)
        execute(f"DELETE FROM temp.{_NOW}")
        return tuple(Clash(Cell(*cell), kind) for *cell, kind in more), len(gone)

    def _refuse_dangling(self, src: int, touched: dict[str, list[str]]) -> None:
        for table, fields in touched.items():
            for column, parent in references(self._db.connection, table):
                names = {"table": table, "column": column, "parent": parent}
                if self._stage.found(_NEW_WITHOUT_PARENT.format(**names), src=src) or (
                    column in fields
                    and self._stage.found(
                        _TOUCHED_WITHOUT_PARENT.format(**names), table=table, column=column
                    )
                ):
                    raise RefusedError("hänvisar till rader som inte finns")


@contextlib.contextmanager
def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of one file; the transaction around it goes on."""
    connection.execute("SAVEPOINT delivered")
    try:
        yield
    except BaseException:
        # A full disk or an interrupted statement has rolled back everything already.
        if connection.in_transaction:
            connection.execute("ROLLBACK TO delivered")
            connection.execute("RELEASE delivered")
        raise
    connection.execute("RELEASE delivered")


_FILE_IS_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _sentence(inbox: Inbox, error: RefusedError | sqlite3.Error | UnicodeDecodeError) -> str:
    """Why a file is refused.

    :raises sqlite3.Error: it is not the file's fault.
    """
    if isinstance(error, RefusedError):
        what = str(error)
    elif isinstance(error, sqlite3.IntegrityError):
        what = "har värden som inte får stå i sina fält"
    elif isinstance(error, UnicodeDecodeError) or error.sqlite_errorcode & 0xFF in _FILE_IS_DAMAGED:
        return guard.damaged(inbox.name)
    else:
        raise error
    return (
        f"Filen {inbox.name} {what}, så den tas inte emot; be om en ny kopia från den som skickade"
        " den."
    )
