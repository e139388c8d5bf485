"""The package of a submission: one compact file with a checksum of itself inside.

The checksum is SHA-256 of all bytes of the file, with the 64 digits of the checksum itself read as
``0``. It shows what mail and memory sticks have done to a file; it is no signature.
"""

from __future__ import annotations

import enum
import hashlib
import os
import re
import secrets
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from vbtui.domain.errors import FileError, reason
from vbtui.store.connection import open_wary, translated
from vbtui.store.copies import Copy, write_copies
from vbtui.store.create import placed
from vbtui.store.database import Database

MARK, CHECKSUM = "paket", "kontrollsumma"
"""Keys of ``j_meta`` in a package: the mark of the submission, and the checksum."""
_DIGITS = 64
_IS_CHECKSUM = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")
_CHUNK = 1 << 18


class Seal(enum.Enum):
    """What a file says about being a package."""

    NONE = enum.auto()
    """It is none."""
    WHOLE = enum.auto()
    """It is as it was when it was handed in."""
    EDITED = enum.auto()
    """Somebody has worked in it since."""
    BROKEN = enum.auto()
    """Its bytes have changed, and nothing in it tells why."""


def write(db: Database, path: Path, mark: str) -> str:
    """Write the package of the submission ``mark`` at ``path``; answers its checksum.

    No file is replaced, and there is never half a package.

    :raises FileError: there is a file already, or it cannot be written.
    """
    try:
        with placed(path) as temporary:
            copy = Copy(temporary, db.identity.file, db.identity.home, path.name)
            write_copies(db, [copy])
            # Not zeros: those could stand in somebody's text too.
            place = secrets.token_hex(_DIGITS // 2)
            _note(copy, {MARK: mark, CHECKSUM: place})
            checksum, at = _sum(temporary, place)
            with temporary.open("r+b") as file:
                file.seek(at)
                file.write(checksum.encode())
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise FileError(f"Paketet {path.name} kunde inte skrivas: {reason(error)}.") from error
    return checksum


def look(connection: sqlite3.Connection, path: Path, facts: Mapping[str, str]) -> Seal:
    """Whether the file at ``path``, as it was delivered, is a package and still whole.

    ``connection`` is to the same file and ``facts`` are those of its ``j_meta``; nothing may have
    been written in it yet.

    :raises sqlite3.Error: the file cannot be read.
    """
    mark, checksum = facts.get(MARK), facts.get(CHECKSUM)
    if mark is None and checksum is None:
        return Seal.NONE
    if checksum and _IS_CHECKSUM.fullmatch(checksum) and _sum(path, checksum)[0] == checksum:
        return Seal.WHOLE
    (submitted,) = connection.execute(
        "SELECT MAX(nr) FROM j_change WHERE tbl = 'inlamning' AND field = 'klar' AND value = :mark",
        {"mark": mark},
    ).fetchone()
    later = (
        submitted is not None
        and connection.execute(
            "SELECT 1 FROM j_change WHERE nr > :nr UNION ALL SELECT 1 FROM utkast LIMIT 1",
            {"nr": submitted},
        ).fetchone()
    )
    return Seal.EDITED if later else Seal.BROKEN


def _note(copy: Copy, facts: Mapping[str, str]) -> None:
    with translated(copy.name):
        connection = open_wary(copy.path, write=True)
        try:
            connection.execute("BEGIN IMMEDIATE")
            for fact, value in facts.items():
                connection.execute(
                    "INSERT INTO j_meta (k, v) VALUES (:fact, :value)",
                    {"fact": fact, "value": value},
                )
            connection.execute("COMMIT")
        finally:
            connection.close()


def _sum(path: Path, digits: str) -> tuple[str, int]:
    """The checksum of the file, with the one place where ``digits`` stand read as zeros, and
    where that is; an empty checksum where they stand nowhere, or twice."""
    sought, zeros = digits.encode(), b"0" * _DIGITS
    digest = hashlib.sha256()
    places: list[int] = []
    with path.open("rb") as file:
        read = 0
        kept = b""
        # So much is kept for the next round that no place is cut in two.
        while chunk := file.read(_CHUNK):
            kept += chunk
            at = -1
            while (at := kept.find(sought, at + 1)) >= 0:
                places.append(read + at)
            kept = kept.replace(sought, zeros)
            done = max(len(kept) - _DIGITS + 1, 0)
            digest.update(kept[:done])
            read += done
            kept = kept[done:]
        digest.update(kept)
    return (digest.hexdigest(), places[0]) if len(places) == 1 else ("", -1)
