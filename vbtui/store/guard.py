"""Looks at a file before anything in it is trusted: is it ours, whole, and of a version we know?

Every refusal is one Swedish sentence, and nothing has been written when it is given.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import struct
from collections.abc import Collection
from decimal import Decimal
from pathlib import Path

from vbtui.domain.errors import FileError, reason
from vbtui.domain.tal import fmt
from vbtui.store import declared
from vbtui.store.version import APPLICATION_ID, OPEN_ENDED, SCHEMA_VERSION, SCHEMAS

_MAGIC = b"SQLite format 3\x00"
HEADER = 100
"""Bytes at the start of the file that tell what it is."""
_SEVERAL_FILES = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""How a rollback journal ends that names another file."""
_WAL = 2
"""The header's word for a write-ahead log: newer changes may stand in a file beside this one."""
_STATISTICS = (
    "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
)
"""The only other tables that a file may have: ``ANALYZE`` in another program makes them."""
_FULL_CHECK_LIMIT = 10_000_000
"""Bytes up to which the whole file is checked; above it the quick check, five times cheaper."""


def writable(path: Path) -> bool:
    """Whether the file is meant to be written: a write-protected file is not, for anybody."""
    protected = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return not protected and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def require_writable(path: Path) -> None:
    """:raises FileError: the file is write-protected."""
    if not writable(path):
        raise FileError(
            f"Filen {path.name} är skrivskyddad; ta bort skrivskyddet eller kopiera filen till en"
            " mapp där du får skriva. Den kan läsas med vbtui show."
        )


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
            header = file.read(HEADER)
    except FileNotFoundError:
        raise FileError(
            f"Filen {path} finns inte; kontrollera sökvägen eller skapa en ny fil."
        ) from None
    except OSError as error:
        raise FileError(f"Filen {name} går inte att läsa: {reason(error)}.") from error
    journal = beside(path, "-journal")
    examine_journal(journal, name)
    wal = beside(path, "-wal")
    return examine_start(header, size, name, journal=journal.exists(), wal=wal.exists())


def examine_start(header: bytes, size: int, name: str, *, journal: bool, wal: bool) -> int:
    """The schema version in the first bytes of a file of ``size`` bytes that may be opened.

    ``journal`` and ``wal`` tell whether there is such a file beside it.

    :raises FileError: it is no file of ours, or it is cut off or newer than we are.
    """
    if not size:
        raise FileError(f"Filen {name} är tom; den har troligen inte kopierats färdigt.")
    if not header.startswith(_MAGIC) or len(header) < HEADER:
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
    if not journal and size < pages * page_size:
        left, whole = (fmt(Decimal(number)) for number in (size, pages * page_size))
        raise FileError(
            f"Filen {name} är avkortad: {left} av {whole} byte finns kvar;"
            " hämta den på nytt eller använd säkerhetskopian bredvid."
        )
    if header[18] == _WAL and not wal:
        raise FileError(
            f"Filen {name} kopierades medan den var öppen i ett annat program och kan sakna"
            " ändringar; stäng programmet och kopiera om."
        )
    return version


def examine_journal(journal: Path, name: str) -> None:
    """Nothing when SQLite may roll back what stands in the journal beside the file ``name``.

    A journal can name a file of its own choice, that SQLite then reads and removes. Ours never
    do: a save is in one file.

    :raises FileError: it names another file, or cannot be read.
    """
    try:
        status = journal.stat()
        ours = stat.S_ISREG(status.st_mode)
        if ours and status.st_size >= len(_SEVERAL_FILES):
            with journal.open("rb") as file:
                file.seek(-len(_SEVERAL_FILES), os.SEEK_END)
                ours = file.read() != _SEVERAL_FILES
    except FileNotFoundError:
        return
    except OSError as error:
        raise FileError(f"Filen {name}-journal går inte att läsa: {reason(error)}.") from error
    if not ours:
        raise FileError(
            f"Filen {name}-journal kommer inte från vbtui och pekar på andra filer, så {name}"
            " öppnas inte; be om en ny kopia från den som skickade den."
        )


def fingerprint(connection: sqlite3.Connection, without: Collection[str] = ()) -> str:
    """SHA-256 of everything in the schema but these tables and what is theirs, whatever its order.

    SQLite's own tables of statistics and indexes of keys are left out; they run nothing.
    """
    rows = connection.execute(
        "SELECT type, name, COALESCE(sql, ''), tbl_name FROM sqlite_schema"
        " WHERE (type IS NOT 'index' OR sql IS NOT NULL"
        " OR COALESCE(name, '') NOT LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\')"
        f" AND (type IS NOT 'table' OR COALESCE(sql, '') NOT IN {_STATISTICS})"
        " ORDER BY type, name"
    ).fetchall()
    digest = hashlib.sha256()
    for *row, table in rows:
        if table not in without:
            # In a tampered file they may be of any type.
            digest.update("\x1f".join(map(str, row)).encode() + b"\x1e")
    return digest.hexdigest()


def examine_schema(connection: sqlite3.Connection, name: str, version: int) -> bool:
    """Whether the schema is the one that this program makes; otherwise an older program made it.

    :raises FileError: something has been added, taken away or changed by another program, or the
        file has a table or column of the follow-up that only a newer program knows.
    """
    shapes = declared.found(connection) if version >= OPEN_ENDED else {}
    if newer := declared.newer(shapes):
        raise FileError(
            f"Filen {name} kommer från en nyare vbtui: den har {newer}, som det här programmet inte"
            " känner; uppdatera vbtui och öppna den igen."
        )
    if fingerprint(connection, shapes) != SCHEMAS.get(version):
        raise FileError(
            f"Filen {name} har tabeller eller utlösare som vbtui inte har lagt dit, så den öppnas"
            " inte; be om en ny kopia från den som skickade den."
        )
    return version == SCHEMA_VERSION and not declared.outdated(shapes)


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
