"""Copies of a file for units: everything in it, under an identity and a home unit of their own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vbtui.store.connection import open_wary, translated
from vbtui.store.database import Database

_OWN = ("utkast", "j_handout", "j_delivery")
"""Tables of what is this very file's: nobody else's drafts or deliveries are handed on."""
_OWN_FACTS = ("paket", "kontrollsumma")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy to be: where, with which identity, for which unit."""

    path: Path
    file: str
    home: str
    name: str
    """What the one who asked for it calls it: it is made in another place first."""


def write_copies(
    db: Database, copies: Sequence[Copy], tell: Callable[[int], None] = lambda done: None
) -> None:
    """Write copies of the file as it stands: with the whole journal, without what is its own.

    They are on the disk when this returns. Their folder is the caller's: after an error there may
    be half a copy in it. ``tell`` is told how many are made, and may raise to stop.

    :raises FileError: one of them could not be written.
    """
    first, *others = copies
    tell(0)
    with translated(first.name):
        db.connection.execute("VACUUM INTO :target", {"target": str(first.path)})
    shutil.copymode(db.path, first.path)
    _strip(first)
    for done, copy in enumerate(others, start=1):
        tell(done)
        shutil.copy(first.path, copy.path)
        _sign(copy)
    for copy in copies:
        with copy.path.open("r+b") as file:
            os.fsync(file.fileno())


def _strip(copy: Copy) -> None:
    with translated(copy.name):
        connection = open_wary(copy.path, write=True)
        try:
            for table in _OWN:
                connection.execute(f'DELETE FROM "{table}"')
            for fact in _OWN_FACTS:
                connection.execute("DELETE FROM j_meta WHERE k = :fact", {"fact": fact})
            # What was deleted is still in the file's free pages until it is written anew.
            connection.execute("VACUUM")
        finally:
            connection.close()
    _sign(copy)


def _sign(copy: Copy) -> None:
    with translated(copy.name):
        connection = open_wary(copy.path, write=True)
        try:
            connection.execute("BEGIN IMMEDIATE")
            for fact, value in (("file", copy.file), ("home", copy.home)):
                connection.execute(
                    "UPDATE j_meta SET v = :value WHERE k = :fact", {"value": value, "fact": fact}
                )
            connection.execute("COMMIT")
        finally:
            connection.close()
