"""Makes a new file: all of it, or no file at all."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from vbtui.domain.errors import FileError, reason
from vbtui.store.connection import translated
from vbtui.store.database import Database, Save
from vbtui.store.version import JOURNAL_FORMAT

Fill = Callable[[Database], None]


def create(
    path: Path,
    home: str,
    fill: Fill,
    *,
    family: str = "",
    file: str = "",
    author: str = "",
    on_connect: Callable[[sqlite3.Connection], None] | None = None,
) -> None:
    """Make a new file at ``path`` that belongs to the unit ``home`` and holds what ``fill`` adds.

    It is built under another name and put in place when it is whole; an existing file is never
    replaced. ``on_connect`` may prepare the connection (the sample's build makes ids repeatable).

    :raises FileError: there is a file already, or it cannot be written.
    """
    try:
        _create(path, home, fill, family, file, author, on_connect)
    except OSError as error:
        raise FileError(f"Filen {path.name} kunde inte skapas: {reason(error)}.") from error


def _create(
    path: Path,
    home: str,
    fill: Fill,
    family: str,
    file: str,
    author: str,
    on_connect: Callable[[sqlite3.Connection], None] | None,
) -> None:
    with placed(path) as temporary, translated(path.name):
        connection = sqlite3.connect(temporary, isolation_level=None)
        try:
            _build(connection, temporary, home, fill, family, file, author, on_connect)
        finally:
            connection.close()


@contextlib.contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to make a file at, which is put in place when it is whole.

    :raises FileError: there is a file already, or no such folder.
    """
    taken = FileError(f"Filen {path.name} finns redan; välj ett annat namn.")
    if os.path.lexists(path):
        raise taken
    if not path.absolute().parent.is_dir():
        raise FileError(f"Mappen {path.absolute().parent} finns inte; skapa den först.")
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        yield temporary
        try:
            os.link(temporary, path)  # Unlike a rename, this fails where a file has come up.
        except FileExistsError as error:
            raise taken from error
        except OSError:
            temporary.rename(path)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)


@contextlib.contextmanager
def issued(db: Database) -> Iterator[Save]:
    """What is added inside comes with the file: it is not journaled, and no save tells of it.

    Every copy of the file has the same rows, so there is nothing that one could tell another.
    """
    with db.transaction():
        db.connection.execute("UPDATE j_ctl SET muted = 1")
        try:
            yield Save(db)
        finally:
            # Still inside the transaction: after an error all of it is rolled back anyway.
            db.connection.execute("UPDATE j_ctl SET muted = 0")


def _build(
    connection: sqlite3.Connection,
    path: Path,
    home: str,
    fill: Fill,
    family: str,
    file: str,
    author: str,
    on_connect: Callable[[sqlite3.Connection], None] | None,
) -> None:
    from vbtui.store import schema

    if on_connect:
        on_connect(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    schema.create(connection)
    for key, value in (
        ("family", family or uuid.uuid4().hex),
        ("file", file or uuid.uuid4().hex),
        ("home", home),
        ("journal_format", JOURNAL_FORMAT),
    ):
        connection.execute("INSERT INTO j_meta (k, v) VALUES (?, ?)", (key, value))
    fill(Database(path, connection, author))
    connection.execute("COMMIT")
