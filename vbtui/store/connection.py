"""A guarded connection to one file: the one place for what only SQLite has.

The file is a document that people copy while it is open, so it uses a rollback journal
(``DELETE``) and never a write-ahead log beside it, and every commit is on the disk when it
returns (``EXTRA`` also syncs the folder).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from vbtui.domain.errors import FileError
from vbtui.store import guard
from vbtui.store.version import SCHEMA_VERSION

BUSY_SECONDS = 2.0
"""How long another program may hold the file before we give up and say so."""


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection with our pragmas and limits, after the header has been examined.

    :raises FileError: the file is not ours, damaged, of another version, write-protected or in
        use.
    """
    version = guard.examine_header(path)
    if version < SCHEMA_VERSION:
        raise FileError(
            f"Filen {path.name} kommer från en äldre vbtui; öppna den en gång med vbtui, så"
            " uppdateras den och en säkerhetskopia läggs bredvid."
        )
    can_write = guard.writable(path)
    if write and not can_write:
        raise FileError(
            f"Filen {path.name} är skrivskyddad; ta bort skrivskyddet eller kopiera filen till en"
            " mapp där du får skriva. Den kan läsas med vbtui show."
        )
    with translated(path.name):
        # Reading, too, opens for writing where it may: a crash can have left a journal beside
        # the file that must be rolled back before anything can be read.
        connection = open_wary(path, write=can_write)
        try:
            guard.examine_schema(connection, path.name, version)
            guard.examine_content(connection, path.name, path.stat().st_size)
            if can_write:
                make_durable(connection)
            if not write:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


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


def _uri(path: PurePath) -> str:
    # Not as_uri(): it makes a Windows share an authority, which SQLite refuses.
    name = path.as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name), safe='/:')}"


def make_durable(connection: sqlite3.Connection) -> None:
    """Every commit is on the disk when it returns, and in this one file.

    Another program may have left a write-ahead log beside the file; it is taken in.
    """
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")


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
