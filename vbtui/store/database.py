"""An open file: its identity, reading, and saves that are journaled."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import vbtui
from vbtui.domain.errors import FileError, InputError, OlderFileError
from vbtui.store import migrate
from vbtui.store.connection import BUSY_SECONDS, connect, translated

if TYPE_CHECKING:
    from vbtui.store.models import Journaled


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file this is: ``family`` is shared by all copies of a plan, ``file`` is this copy's."""

    family: str
    file: str
    home: str
    """Id of the unit that the file belongs to; it decides what may be edited."""


def now() -> str:
    """This moment in UTC as the journal writes it: ``2026-01-14T13:02:11Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Database:
    """One file, opened and examined. Use it from one thread at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection, author: str) -> None:
        """Take over an examined connection; :meth:`open` is the way in."""
        self.path = path
        self.connection = connection
        self.author = author
        self.clock: Callable[[], str] = now
        """Tells the time of a save; the sample's build has a clock of its own."""
        meta = dict(self.rows("SELECT k, v FROM j_meta"))
        try:
            self.identity = Identity(meta["family"], meta["file"], meta["home"])
        except KeyError as error:
            raise FileError(f"Filen {path.name} saknar uppgift om vilken fil den är.") from error
        if self.rows("SELECT one, tx, muted FROM j_ctl") != [(1, None, 0)]:
            raise FileError(
                f"Ett annat program har stängt av journalen i {path.name}, så den öppnas inte; be"
                " om en ny kopia från den som skickade den."
            )
        self._version = self._data_version()

    @classmethod
    def open(cls, path: Path, *, author: str = "", write: bool = False) -> Database:
        """Open a file, after migrating an older one with a backup beside it.

        :raises FileError: it cannot be opened safely; nothing has been changed.
        """
        try:
            connection = connect(path, write=write)
        except OlderFileError:
            if not write:
                raise
            migrate.bring_up_to_date(path)
            connection = connect(path, write=write)
        try:
            with translated(path.name):
                return cls(path, connection, author)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """Close the file; nothing waits to be written."""
        self.connection.close()

    def __enter__(self) -> Database:
        """The open file itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def rows(self, sql: str, **params: Any) -> list[tuple[Any, ...]]:
        """All rows of a query with named parameters.

        :raises FileError: the file could not be read.
        """
        with translated(self.path.name):
            return self.connection.execute(sql, params).fetchall()

    def each(self, sql: str, **params: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of :meth:`rows` one by one, for large tables: go through them at once.

        :raises FileError: the file could not be read.
        """
        with translated(self.path.name):
            yield from self.connection.execute(sql, params)

    def row(self, sql: str, **params: Any) -> tuple[Any, ...] | None:
        """The first row of a query, or None.

        :raises FileError: the file could not be read.
        """
        with translated(self.path.name):
            found: tuple[Any, ...] | None = self.connection.execute(sql, params).fetchone()
            return found

    def changed_outside(self) -> bool:
        """Whether another program (or another window) has written the file since last asked.

        One that is writing at this moment is not waited for: it has written when next asked.
        """
        with translated(self.path.name):
            self.connection.execute("PRAGMA busy_timeout = 0")
            try:
                version = self._data_version()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                return False
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
        changed = version != self._version
        self._version = version
        return changed

    def _data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, on the disk when it ends.

        Used inside another it is all or nothing within that one, and on the disk when that ends.

        :raises FileError: the file is in use or the disk is full; nothing has been changed.
        """
        execute = self.connection.execute
        inner = self.connection.in_transaction
        with translated(self.path.name):
            try:
                execute("SAVEPOINT inner" if inner else "BEGIN IMMEDIATE")
                yield
                execute("RELEASE inner" if inner else "COMMIT")
            except BaseException:
                # After a COMMIT that failed the transaction is still open, and would otherwise
                # come true together with the next one. After other errors (a full disk) SQLite
                # may have rolled all of it back already.
                if self.connection.in_transaction:
                    execute("ROLLBACK TO inner" if inner else "ROLLBACK")
                    if inner:
                        execute("RELEASE inner")
                raise

    @contextlib.contextmanager
    def save(
        self,
        kind: str = "edit",
        *,
        note: str = "",
        target: bytes | None = None,
        author: str | None = None,
    ) -> Iterator[Save]:
        """One save: every change inside it is journaled under one id, all or nothing.

        A save in which nothing changed leaves no trace. There is no save inside a save. ``author``
        is given where somebody else than the one at the keyboard has made the change.

        :raises FileError: the file could not be written; nothing has been changed.
        """
        with self.transaction():
            save = Save(self)
            self.connection.execute(
                "INSERT INTO j_tx (id, kind, author, file, at, app, note, target) VALUES"
                " (:id, :kind, :author, :file, :at, :app, :note, :target)",
                {
                    "id": save.id,
                    "kind": kind,
                    "author": self.author if author is None else author,
                    "file": self.identity.file,
                    "at": self.clock(),
                    "app": vbtui.__version__,
                    "note": note,
                    "target": target,
                },
            )
            begun = self.connection.execute(
                "UPDATE j_ctl SET tx = :id WHERE tx IS NULL", {"id": save.id}
            )
            if begun.rowcount != 1:
                raise RuntimeError("a save inside a save: whose would its changes be?")
            yield save
            self.connection.execute("UPDATE j_ctl SET tx = NULL")
            if not self.row("SELECT 1 FROM j_change WHERE tx = :id LIMIT 1", id=save.id):
                self.connection.execute("DELETE FROM j_tx WHERE id = :id", {"id": save.id})


class Save:
    """The changes of one save; made by :meth:`Database.save`."""

    def __init__(self, db: Database) -> None:
        """A save with a new random id, from where the triggers get theirs: SQLite."""
        self.id: bytes = db.rows("SELECT randomblob(16)")[0][0]
        self._db = db

    def add(self, row: Journaled) -> str:
        """Insert a new row, validated, and answer its id.

        :raises InputError: a field does not fit.
        """
        from vbtui.store.models import stored_value

        table = row.__tablename__
        assert isinstance(table, str)
        values = {
            field: stored_value(table, field, getattr(row, field))
            for field in type(row).model_fields
        }
        columns = ", ".join(f'"{field}"' for field in values)
        places = ", ".join(f":{field}" for field in values)
        self._db.connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', values)
        return row.id

    def ensure(self, table: str, key: dict[str, str]) -> str:
        """The id of the row with this natural key, after making the row where there is none."""
        from vbtui.store.ids import natural_id
        from vbtui.store.models import MODELS

        model = MODELS[table]
        row_id = natural_id(table, *(key[name] for name in model.NATURAL_KEY))
        found = self._db.row(f'SELECT deleted FROM "{table}" WHERE id = :id', id=row_id)
        if found is None:
            fields: dict[str, Any] = {"id": row_id, **key}
            self.add(model(**fields))
        elif found[0]:
            self.set_stored(table, row_id, "deleted", 0)
        return row_id

    def put(self, table: str, row: str, fields: Mapping[str, object]) -> None:
        """Let the row with this id be there with these fields: made, or brought back, or changed
        where it says something else.

        :raises InputError: a field does not fit.
        """
        from vbtui.store.models import MODELS

        found = self._db.row(f'SELECT deleted FROM "{table}" WHERE id = :id', id=row)
        if found is None:
            values: dict[str, Any] = {"id": row, **fields}
            self.add(MODELS[table](**values))
            return
        if found[0]:
            self.set_stored(table, row, "deleted", 0)
        for field, value in fields.items():
            if field not in MODELS[table].NATURAL_KEY:
                self.set(table, row, field, value)

    def set(self, table: str, row: str, field: str, value: object) -> None:
        """Give one field of one row a new value, validated.

        :raises InputError: the value does not fit, or the row is not there.
        """
        from vbtui.store.models import stored_value

        stored = stored_value(table, field, value)
        self.set_stored(table, row, field, stored)

    def set_stored(self, table: str, row: str, field: str, stored: str | int | None) -> None:
        """Give a field a value as the file stores it (from the journal, which knows it already).

        :raises InputError: the row is not there.
        """
        done = self._db.connection.execute(
            f'UPDATE "{table}" SET "{field}" = :value WHERE id = :row',
            {"value": stored, "row": row},
        )
        if done.rowcount != 1:
            raise InputError("Raden finns inte längre i filen; läs in den på nytt.")
        if field == "deleted" and stored == 1:
            from vbtui.store.parts import note_seen

            note_seen(self._db, table, row)
