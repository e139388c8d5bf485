"""A guarded connection to one file: the one place for what only SQLite has.

The file is a document that people copy while it is open, so it uses a rollback journal
(``DELETE``) and never a write-ahead log beside it, and every commit is on the disk when it
returns (``EXTRA`` also syncs the folder).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from vbtui.domain.errors import FileError, OlderFileError
from vbtui.store import guard
from vbtui.store.version import SCHEMA_VERSION

BUSY_SECONDS = 2.0
"""How long another program may hold the file before we give up and say so."""
_LONGEST_PRIVATE = 10_000_000
"""Bytes of a value or a row in an untrusted file; the longest text takes 400 000."""
_PRIVATE_CACHE_KIB = 8_000
"""Memory for the pages of an untrusted file while it is examined."""
_MERGE_CACHE_KIB = 24_000
"""Memory for the pages of the file while others are merged into it."""
_TICK_STEPS = 200_000
"""Steps of SQLite's machine between two looks at whether to go on: some milliseconds."""


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection with our pragmas and limits, after the header has been examined.

    :raises OlderFileError: the file comes from an older program.
    :raises FileError: the file is not ours, damaged, of a newer version, write-protected or in
        use.
    """
    version = guard.examine_header(path)
    if version < SCHEMA_VERSION:
        raise _older(path)
    can_write = guard.writable(path)
    if write:
        guard.require_writable(path)
    with translated(path.name):
        # Reading, too, opens for writing where it may: a crash can have left a journal beside
        # the file that must be rolled back before anything can be read.
        connection = open_wary(path, write=can_write)
        try:
            if not guard.examine_schema(connection, path.name, version):
                raise _older(path)
            guard.examine_content(connection, path.name, path.stat().st_size)
            if can_write:
                make_durable(connection)
            if not write:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _older(path: Path) -> OlderFileError:
    return OlderFileError(
        f"Filen {path.name} kommer från en äldre vbtui; öppna den en gång med vbtui, så"
        " uppdateras den och en säkerhetskopia läggs bredvid."
    )


def open_wary(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection that believes nothing the file says about itself; examine the file next.

    :raises sqlite3.Error: it cannot be opened; a missing file is not made.
    """
    connection = sqlite3.connect(
        f"{_uri(path.absolute())}?mode={'rw' if write else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 50_000_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 2)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def open_private(path: Path) -> sqlite3.Connection:
    """A wary connection to a copy of an untrusted file that nobody misses: nothing of it need
    survive a crash, and no more of it is kept in memory than ordinary files need.

    :raises sqlite3.Error: it cannot be opened.
    """
    connection = open_wary(path, write=True)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_PRIVATE)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = {-_PRIVATE_CACHE_KIB}")
    return connection


def unsound(connection: sqlite3.Connection) -> str:
    """What is wrong with an untrusted file's pages and values, in SQLite's words; or nothing.

    The quick check leaves out the indexes. One that was made to lie would show a look-up other rows
    than a scan, so the journal's are checked as well; of rows the journal tells all that matters.
    What a table demands of its values is left out too, since it takes four times as long as all of
    the rest: whoever takes values over looks at those.

    :raises sqlite3.Error: it cannot be read.
    """
    checks = ["quick_check(1)"]
    checks += [
        f"integrity_check({table})"
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'j\\_%' ESCAPE '\\'"
        )
    ]
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        answers = (connection.execute(f"PRAGMA {check}").fetchone()[0] for check in checks)
        return next((str(found) for found in answers if found != "ok"), "")
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")


def gather_into_one(connection: sqlite3.Connection) -> None:
    """Take in what another program has left beside the file, so that all of it is in the file."""
    connection.execute("PRAGMA journal_mode = DELETE")


def _uri(path: PurePath) -> str:
    # Not as_uri(): it makes a Windows share an authority, which SQLite refuses.
    name = path.as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name), safe='/:')}"


def make_durable(connection: sqlite3.Connection) -> None:
    """Every commit is on the disk when it returns, and in this one file.

    Another program may have left a write-ahead log beside the file; it is taken in.
    """
    gather_into_one(connection)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")


def attach(connection: sqlite3.Connection, path: Path, name: str) -> None:
    """Another file's tables under ``name``, to be read, until the connection is closed.

    :raises sqlite3.Error: the file cannot be opened.
    """
    uri = f"{_uri(path.absolute())}?mode=ro"
    connection.execute(f"ATTACH :uri AS {name}", {"uri": uri})


def forget_triggers(connection: sqlite3.Connection) -> None:
    """Take all triggers out of a private copy: nothing of them should run, and to read the
    hundreds of them takes longer than to merge what an ordinary file brings.

    This connection still knows them and should do no more work.

    :raises sqlite3.Error: the copy cannot be written.
    """
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_schema WHERE type = 'trigger'")


@contextlib.contextmanager
def attached(connection: sqlite3.Connection, path: Path, name: str) -> Iterator[None]:
    """Another file's tables under ``name``, to be read; it has been examined before.

    Outside a transaction only: SQLite lets go of the file no sooner than that ends, and holds on
    to ten files at most.

    :raises sqlite3.Error: the file cannot be opened.
    """
    attach(connection, path, name)
    try:
        yield
    finally:
        connection.execute(f"DETACH {name}")


@contextlib.contextmanager
def scratch(connection: sqlite3.Connection, path: Path, name: str) -> Iterator[None]:
    """An empty database under ``name`` for work in between, on the disk so that no amount of it
    fills the memory. It may be lost: nothing is kept of it.

    :raises sqlite3.Error: it cannot be made.
    """
    execute = connection.execute
    former = execute("PRAGMA main.cache_size").fetchone()[0]
    uri = f"{_uri(path.absolute())}?mode=rwc"
    # With temporary files in memory SQLite would keep there what every statement of a transaction
    # might have to take back.
    execute("PRAGMA temp_store = FILE")
    execute(f"ATTACH :uri AS {name}", {"uri": uri})
    try:
        execute(f"PRAGMA {name}.journal_mode = MEMORY")
        execute(f"PRAGMA {name}.synchronous = OFF")
        # Or every random id would be looked for on the disk.
        execute(f"PRAGMA main.cache_size = {-_MERGE_CACHE_KIB}")
        yield
    finally:
        execute(f"PRAGMA main.cache_size = {former}")
        execute(f"DETACH {name}")
        execute("PRAGMA temp_store = MEMORY")


@contextlib.contextmanager
def watched(connection: sqlite3.Connection, tick: Callable[[], None]) -> Iterator[None]:
    """Calls ``tick`` again and again, also in the middle of a long statement.

    What it raises ends the statement, and with it the transaction, and comes out of here.
    """
    raised: list[BaseException] = []

    def handle() -> int:
        if raised:
            return 0  # What cleans up after it is not to be ended, too.
        try:
            tick()
        except BaseException as error:  # noqa: BLE001 - handed on below; SQLite would drop it
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(handle, _TICK_STEPS)
    try:
        yield
    except BaseException:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextlib.contextmanager
def translated(name: str) -> Iterator[None]:
    """Turns what SQLite says about a file into one Swedish sentence.

    :raises FileError: in place of any error of the database.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # Our own fault, and nothing that the file or its user could mend.
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FileError(_sentence(name, error)) from error


def _sentence(name: str, error: sqlite3.Error | UnicodeDecodeError) -> str:
    extended: int = getattr(error, "sqlite_errorcode", 0)
    if extended == sqlite3.SQLITE_READONLY_ROLLBACK:
        return (
            f"Filen {name} har en halvfärdig ändring som först måste backas, men den är"
            f" skrivskyddad; kopiera den och {name}-journal till en mapp där du får skriva."
        )
    code = extended & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"Filen {name} används av ett annat program; stäng det och försök igen."
    if code == sqlite3.SQLITE_FULL:
        return f"Disken är full, så {name} kunde inte sparas; frigör utrymme och försök igen."
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return f"Filen {name} kan inte skrivas; den är skrivskyddad eller har ersatts av en annan."
    if code == sqlite3.SQLITE_IOERR:
        return (
            f"Disken svarade inte när {name} skulle läsas eller sparas; den är full eller"
            " frånkopplad. Kontrollera den och försök igen."
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return f"Filen {name} går inte att öppna; kontrollera att mappen finns kvar."
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH):
        return f"Ändringen passar inte i {name} och sparades inte ({error})."
    return guard.damaged(name)
