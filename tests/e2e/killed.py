"""What a file is after a process that wrote in it was killed."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.invariants import content
from vbtui.store.database import Database


def imprint(path: Path) -> str:
    """Of all that the file holds."""
    return hashlib.sha256("\n".join(content(path)).encode()).hexdigest()


def is_hot(journal: Path) -> bool:
    """Whether the file is being written, and the journal holds what must be rolled back."""
    try:
        with journal.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def opened_anew(path: Path) -> str:
    """The imprint of the file when the program has opened it, and rolled back what was half."""
    Database.open(path, write=True).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return imprint(path)
