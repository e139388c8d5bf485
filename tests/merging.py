"""Copies of a file, and what comes back of them, without the examination that they would pass."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from vbtui.store.database import Database, Identity
from vbtui.store.inbox import Inbox
from vbtui.store.merge import Merged, merge


def handed_out(path: Path, name: str, home: str = "") -> Path:
    """A copy of the file beside it, with an identity (and a home) of its own."""
    copy = Path(shutil.copy(path, path.with_name(f"{name}.db")))
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE j_meta SET v = ? WHERE k = 'file'", (f"fil {name}",))
        if home:
            connection.execute("UPDATE j_meta SET v = ? WHERE k = 'home'", (home,))
        connection.commit()
    return copy


def arrived(path: Path) -> Inbox:
    """The file as it is taken in: a copy of it as it stands now."""
    number = 1
    while (copy := path.with_name(f"{path.stem} leverans {number}.db")).exists():
        number += 1
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        facts = dict(connection.execute("SELECT k, v FROM j_meta"))
        (changes,) = connection.execute("SELECT COUNT(*) FROM j_change").fetchone()
    identity = Identity(facts["family"], facts["file"], facts["home"])
    return Inbox(copy, path.name, "0" * 64, identity, changes)


def merged(path: Path, *others: Path) -> list[Merged]:
    """Merge files into the one at ``path``."""
    with Database.open(path, author="Robin", write=True) as db:
        return merge(db, [arrived(other) for other in others])
