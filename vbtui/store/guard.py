"""Looks at a file before anything in it is trusted: is it ours, whole, and of a version we know?

Every refusal is one Swedish sentence, and nothing has been written when it is given.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import struct
from pathlib import Path

from vbtui.domain.errors import FileError, reason
from vbtui.store.version import APPLICATION_ID, SCHEMA_VERSION, SCHEMAS

_MAGIC = b"SQLite format 3\x00"
_WAL = 2
"""The header's word for a write-ahead log: newer changes may stand in a file beside this one."""
_FULL_CHECK_LIMIT = 10_000_000
"""Bytes up to which the whole file is checked; above it the quick check, five times cheaper."""


def writable(path: Path) -> bool:
    """Whether the file is meant to be written: a write-protected file is not, for anybody."""
    protected = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return not protected and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps beside this one: it looks beside the file a link leads to."""
    real = path.resolve()
    return real.with_name(real.name + ending)


def examine_header(path: Path) -> int:
    """The schema version in the header of a file that may be opened.

    :raises FileError: the path is no file of ours, or the file is cut off or newer than we are.
    """
    name = path.name
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileError(f"{path} är en mapp; ange en vbtui-fil.")
        if not stat.S_ISREG(status.st_mode):
            # Opening a pipe would wait for somebody to write to it.
            raise FileError(f"{path} är ingen vanlig fil; ange en vbtui-fil.")
        size = status.st_size
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise FileError(
            f"Filen {path} finns inte; kontrollera sökvägen eller skapa den med vbtui new."
        ) from None
    except OSError as error:
        raise FileError(f"Filen {name} går inte att läsa: {reason(error)}.") from error
    if not size:
        raise FileError(f"Filen {name} är tom; den har troligen inte kopierats färdigt.")
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise FileError(f"Filen {name} är ingen vbtui-fil; välj en fil som vbtui har skapat.")
    page_size = struct.unpack(">H", header[16:18])[0]
    page_size = 65536 if page_size == 1 else page_size
    pages = struct.unpack(">I", header[28:32])[0]
    application_id = struct.unpack(">I", header[68:72])[0]
    version: int = struct.unpack(">I", header[60:64])[0]
    if application_id != APPLICATION_ID:
        raise FileError(
            f"Filen {name} är en databas från ett annat program; välj en fil som vbtui har skapat."
        )
    if version > SCHEMA_VERSION:
        raise FileError(
            f"Filen {name} kommer från en nyare vbtui (filversion {version}, det här programmet"
            f" kan {SCHEMA_VERSION}); uppdatera vbtui och öppna den igen."
        )
    # After a crash the file may be cut short and still be whole together with its journal.
    if not beside(path, "-journal").exists() and size < pages * page_size:
        raise FileError(
            f"Filen {name} är avkortad: {size} av {pages * page_size} byte finns kvar;"
            " hämta den på nytt eller använd säkerhetskopian bredvid."
        )
    if header[18] == _WAL and not beside(path, "-wal").exists():
        raise FileError(
            f"Filen {name} kopierades medan den var öppen i ett annat program och kan sakna"
            " ändringar; stäng programmet och kopiera om."
        )
    return version


def fingerprint(connection: sqlite3.Connection) -> str:
    """SHA-256 of everything in the schema, whatever its order.

    SQLite's own tables and indexes (of statistics, of keys) are left out; they run nothing.
    """
    rows = connection.execute(
        "SELECT type, name, COALESCE(sql, '') FROM sqlite_schema"
        " WHERE type NOT IN ('table', 'index') OR name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " ORDER BY type, name"
    ).fetchall()
    digest = hashlib.sha256()
    for row in rows:
        # In a tampered file they may be of any type.
        digest.update("\x1f".join(map(str, row)).encode() + b"\x1e")
    return digest.hexdigest()


def examine_schema(connection: sqlite3.Connection, name: str, version: int) -> None:
    """Nothing when the schema is exactly the one that this version of the program makes.

    :raises FileError: something has been added, taken away or changed by another program.
    """
    if fingerprint(connection) != SCHEMAS.get(version):
        raise FileError(
            f"Filen {name} har tabeller eller utlösare som vbtui inte har lagt dit, så den öppnas"
            " inte; be om en ny kopia från den som skickade den."
        )


def examine_content(connection: sqlite3.Connection, name: str, size: int) -> None:
    """Nothing when every page of the file can be read and hangs together.

    :raises FileError: the file is damaged.
    """
    check = "integrity_check" if size <= _FULL_CHECK_LIMIT else "quick_check"
    found = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
    if found != "ok":
        raise FileError(damaged(name))


def damaged(name: str) -> str:
    """The sentence for a file that SQLite cannot make sense of."""
    return (
        f"Filen {name} är skadad och går inte att läsa säkert; använd säkerhetskopian bredvid"
        " eller hämta filen på nytt."
    )
