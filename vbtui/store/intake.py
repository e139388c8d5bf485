"""Receives a delivered file: a private copy of it, with everything in it examined.

A delivered file is untrusted. It is only ever read, as bytes, and never opened by SQLite; the copy
is, by a connection that believes nothing it says, that runs nothing of it, and that gives up when
it takes too long. When :func:`receive` returns, the copy may be merged.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vbtui.domain.errors import FileError, reason
from vbtui.domain.text import clean_line, preview
from vbtui.store import declared, gate, guard, migrate, package
from vbtui.store.connection import (
    attach,
    forget_triggers,
    gather_into_one,
    open_private,
    translated,
    unsound,
    watched,
)
from vbtui.store.database import Database, Identity
from vbtui.store.inbox import Inbox
from vbtui.store.layout import layouts
from vbtui.store.version import JOURNAL_FORMAT, SCHEMA_VERSION

LARGEST = 1_000_000_000
"""Bytes of a delivered file; a year of a large organisation is about 40 million."""
SECONDS = 60.0
"""How long a file may be examined; an ordinary one takes less than a tenth of a second."""
_CHUNK = 1 << 18
_LONGEST_ID = 32
_ENDINGS = ("-journal", "-wal")
"""What SQLite may have left beside a file, that belongs to it."""
_AGAIN = "be om en ny kopia från den som skickade den"


def receive(path: Path, folder: Path, target: Database) -> Inbox:
    """Copy a delivered file into ``folder`` and examine the copy, to merge it into ``target``.

    ``folder`` is the caller's own, and empty. The delivered file is never changed. An older
    schema is migrated in the copy, and drift is journaled there (:mod:`vbtui.store.drift`).

    :raises FileError: it cannot be merged; the sentence says why.
    """
    name = path.name
    copy = folder / "fil.db"
    sha256 = _copy(path, copy, target.path)
    with _told(name):
        connection = open_private(copy)
        try:
            with watched(connection, _deadline(name)):
                return _examine(connection, copy, name, sha256, target)
        finally:
            connection.close()


# The bytes


def _copy(path: Path, copy: Path, target: Path) -> str:
    """SHA-256 of the delivered bytes, after they and what lies beside them have been copied.

    Looked up, opened and judged in this order, so that nothing can be exchanged in between.
    """
    _require_plain(path)
    try:
        with _opened(path) as file:
            began = os.fstat(file)
            if not stat.S_ISREG(began.st_mode):
                raise _no_file(path)
            with contextlib.suppress(OSError):
                if os.path.samestat(began, target.stat()):
                    raise FileError(
                        f"Filen {path.name} är den som de andra ska slås samman med; ange bara"
                        " filer som har kommit in."
                    )
            _examine_start(path, file, began.st_size)
            sha256 = _copied(path, file, copy, began.st_size)
            for ending in _ENDINGS:
                _copy_beside(path, copy, ending)
            # Half of what stood before a save and half of what stands after it would be no file.
            if _moment(os.fstat(file)) != _moment(began) or _moment(path.lstat()) != _moment(began):
                raise _in_use(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    guard.examine_journal(guard.beside(copy, "-journal"), path.name)
    return sha256


def _require_plain(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        raise FileError(f"Filen {path} finns inte; kontrollera sökvägen.") from None
    except OSError as error:
        raise _unreadable(path, error) from error
    if stat.S_ISLNK(mode):
        raise FileError(
            f"Filen {path} är bara en länk till en annan; ange den fil som länken leder till."
        )
    if stat.S_ISDIR(mode):
        raise FileError(f"{path} är en mapp; ange filerna i den.")
    if not stat.S_ISREG(mode):
        raise _no_file(path)


def _no_file(path: Path) -> FileError:
    return FileError(f"{path} är ingen vanlig fil; ange en fil som vbtui har skapat.")


def _unreadable(path: Path, error: OSError) -> FileError:
    return FileError(
        f"Filen {path.name} går inte att läsa: {reason(error)}; kopiera den till en mapp där du"
        " kan läsa den."
    )


def _in_use(path: Path) -> FileError:
    return FileError(
        f"Filen {path.name} ändrades medan den lästes; stäng den i andra program och försök igen."
    )


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    # A pipe that was put in the file's place must not keep us waiting, nor a link be followed.
    extra = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    file = os.open(path, os.O_RDONLY | extra)
    try:
        yield file
    finally:
        os.close(file)


def _moment(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _examine_start(path: Path, file: int, size: int) -> None:
    if size > LARGEST:
        raise FileError(
            f"Filen {path.name} är orimligt stor ({size / 1e9:.1f} GB) och tas inte emot; {_AGAIN}."
        )
    beside = {ending: _beside(path, ending).exists() for ending in _ENDINGS}
    guard.examine_start(
        os.read(file, guard.HEADER),
        size,
        path.name,
        journal=beside["-journal"],
        wal=beside["-wal"],
    )
    os.lseek(file, 0, os.SEEK_SET)


def _beside(path: Path, ending: str) -> Path:
    # Not guard.beside: nothing is followed here.
    return path.with_name(path.name + ending)


def _copied(path: Path, file: int, copy: Path, size: int) -> str:
    digest = hashlib.sha256()
    left = size
    with _written(path, copy) as out:
        while chunk := os.read(file, _CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _in_use(path)
            digest.update(chunk)
            out(chunk)
    return digest.hexdigest()


@contextlib.contextmanager
def _written(path: Path, copy: Path) -> Iterator[Callable[[bytes], object]]:
    """What writes the copy, with the fault told as the copy's and not the delivered file's."""

    def write(chunk: bytes) -> None:
        left = memoryview(chunk)
        try:
            while left:
                left = left[out.write(left) :]
        except OSError as error:
            raise FileError(
                f"Disken med tillfälliga filer har inte plats för en kopia av {path.name} att"
                f" granska ({reason(error)}); frigör utrymme och försök igen."
            ) from error

    with copy.open("xb", buffering=0) as out:
        yield write


def _copy_beside(path: Path, copy: Path, ending: str) -> None:
    source = _beside(path, ending)
    try:
        plain = stat.S_ISREG(source.lstat().st_mode)
    except FileNotFoundError:
        return
    if not plain:
        raise FileError(
            f"{source} är ingen vanlig fil, så {path.name} kan inte läsas säkert; {_AGAIN}."
        )
    with _opened(source) as file:
        began = os.fstat(file)
        if began.st_size > LARGEST:
            raise FileError(f"Filen {source.name} är orimligt stor och tas inte emot; {_AGAIN}.")
        _copied(source, file, _beside(copy, ending), began.st_size)


# What is in it


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    with translated(name):
        try:
            yield
        except sqlite3.DataError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_TOOBIG:
                raise
            raise FileError(
                f"Filen {name} har en text som är orimligt lång och tas inte emot; korta texten"
                f" eller {_AGAIN}."
            ) from error


@dataclass(slots=True)
class _Deadline:
    """Ends the examination of a file that was made to take for ever."""

    name: str
    ends: float

    def __call__(self) -> None:
        if time.monotonic() > self.ends:
            raise FileError(
                f"Filen {self.name} tar orimligt lång tid att granska och tas inte emot; {_AGAIN}."
            )


def _deadline(name: str) -> _Deadline:
    return _Deadline(name, time.monotonic() + SECONDS)


def _examine(
    connection: sqlite3.Connection, copy: Path, name: str, sha256: str, target: Database
) -> Inbox:
    gather_into_one(connection)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    current = _examine_schema(connection, name, version, target)
    facts = _facts(connection, name)
    sealed = package.look(connection, copy, facts)
    # From here on the copy may be written in.
    _examine_pages(connection, name)
    identity = _identity(facts, name, target)
    about_package = _about_package(name, sealed)
    # Statistics are only hints, but hints of somebody who may want us to go the longest way.
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'sqlite\\_stat%'"
        " ESCAPE '\\'"
    ).fetchall():
        connection.execute(f'DROP TABLE "{table}"')
    if not current:
        migrate.upgrade(connection, name, version)
    attach(connection, target.path, "target")
    connection.execute("BEGIN IMMEDIATE")
    drifted = gate.examine(connection, name, layouts(connection))
    connection.execute("COMMIT")
    (changes,) = connection.execute("SELECT COUNT(*) FROM j_change").fetchone()
    (drafts,) = connection.execute("SELECT COUNT(*) FROM utkast").fetchone()
    notes = (about_package, _about_drift(name, drifted), _about_drafts(name, drafts))
    forget_triggers(connection)
    return Inbox(copy, name, sha256, identity, changes, tuple(note for note in notes if note))


_ADDED = {
    "trigger": "en utlösare (trigger)",
    "view": "en vy",
    "table": "en tabell",
    "index": "ett index",
}


def _examine_schema(
    connection: sqlite3.Connection, name: str, version: int, target: Database
) -> bool:
    """Whether the file's schema is exactly ours; otherwise an older program's.

    :raises FileError: what has been added or taken away, in the words of the first difference.
    """
    try:
        return guard.examine_schema(connection, name, version)
    except FileError:
        if version != SCHEMA_VERSION or declared.newer(declared.found(connection)):
            raise
    listed = (
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    ours = {(kind, one): sql for kind, one, sql in target.rows(listed)}
    theirs = {(kind, one): sql for kind, one, sql in connection.execute(listed)}
    for (kind, one), sql in sorted(theirs.items(), key=repr):
        if (kind, one) not in ours and kind in _ADDED:
            what = _ADDED[kind]
            if kind == "table" and str(sql).upper().startswith("CREATE VIRTUAL"):
                what = "en virtuell tabell"
            raise FileError(
                f"Filen {name} har {what} som vbtui inte har lagt dit"
                f" ({preview(clean_line(str(one)), 40)}), så den tas inte emot; {_AGAIN}."
            )
    if any(kind == "trigger" for kind, _ in ours.keys() - theirs.keys()):
        raise FileError(
            f"Filen {name} saknar utlösare (triggrar) som skriver historiken, så den kan ha"
            f" ändringar som ingen ser; {_AGAIN}."
        )
    raise FileError(
        f"Filen {name} har tabeller som ett annat program har gjort om, så den tas inte emot;"
        f" {_AGAIN}."
    )


def _examine_pages(connection: sqlite3.Connection, name: str) -> None:
    """Nothing when the file is whole and every value is of its column's type.

    :raises FileError: it is damaged, or holds what no program could have put there.
    """
    found = unsound(connection)
    if not found:
        return
    if " value in " in found:
        where = preview(clean_line(found.rsplit(" in ", 1)[1]), 60)
        raise FileError(
            f"Filen {name} har ett värde av fel slag i {where}, som inget program har kunnat"
            f" skriva dit; {_AGAIN}."
        )
    raise FileError(guard.damaged(name))


def _facts(connection: sqlite3.Connection, name: str) -> dict[str, str]:
    if connection.execute("SELECT one, tx, muted FROM j_ctl").fetchall() != [(1, None, 0)]:
        raise FileError(f"Ett annat program har stängt av journalen i {name}; {_AGAIN}.")
    return dict(connection.execute("SELECT k, v FROM j_meta").fetchall())


def _identity(facts: dict[str, str], name: str, target: Database) -> Identity:
    try:
        identity = Identity(facts["family"], facts["file"], facts["home"])
        journal_format = facts["journal_format"]
    except KeyError:
        raise _nameless(name) from None
    if not identity.file.isprintable() or not 0 < len(identity.file) <= _LONGEST_ID:
        raise _nameless(name)
    if identity.family != target.identity.family:
        raise FileError(
            f"Filen {name} hör till en annan plan än {target.path.name}; ange filer som har delats"
            " ut från samma fil."
        )
    known = target.row("SELECT 1 FROM enhet WHERE id = :home", home=identity.home)
    if journal_format != JOURNAL_FORMAT or not known:
        raise FileError(
            f"Filen {name} hör till en enhet som inte finns i {target.path.name}; kontrollera att"
            " det är rätt fil."
        )
    return identity


def _nameless(name: str) -> FileError:
    return FileError(f"Filen {name} säger inte vilken fil den är; {_AGAIN}.")


def _about_package(name: str, sealed: package.Seal) -> str:
    if sealed is package.Seal.BROKEN:
        raise FileError(
            f"Filen {name} har ändrats eller skadats på vägen (kontrollsumman stämmer inte); be om"
            " ett nytt paket från den som lämnade in."
        )
    if sealed is package.Seal.EDITED:
        return f"Någon har fortsatt att arbeta i {name} sedan den lämnades in."
    return ""


def _about_drift(name: str, cells: int) -> str:
    if not cells:
        return ""
    if cells == 1:
        return (
            f"Ett värde i {name} har ändrats utan att det syns i historiken; det tas med som"
            " ändrat utanför programmet."
        )
    return (
        f"{cells} värden i {name} har ändrats utan att det syns i historiken; de tas med som"
        " ändrade utanför programmet."
    )


def _about_drafts(name: str, drafts: int) -> str:
    if not drafts:
        return ""
    if drafts == 1:
        return f"En påbörjad text i {name} är ännu ingen ändring och tas inte med."
    return f"{drafts} påbörjade texter i {name} är ännu inga ändringar och tas inte med."
