"""What was handed out from this file and what has come back to it. Neither is ever merged."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from vbtui.store.database import Database

MERGED, SAME, REFUSED = "merged", "same", "refused"
VERDICTS = {MERGED: "sammanslagen", SAME: "inget nytt", REFUSED: "avvisad"}
"""What became of a delivered file → the words shown to people."""
_LONGEST = 500
"""Characters of a file's name or a reason that are kept."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A copy that was made for a unit: ``file`` is its identity, ``name`` what it was called.

    ``changes`` and ``state`` (:func:`state`) say how far the journal had come.
    """

    file: str
    enhet: str
    name: str
    at: str
    author: str
    changes: int
    state: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that came: merged, or refused for a ``reason``.

    ``file`` and ``enhet`` (the unit it belongs to) are empty where it was too damaged to tell.
    ``changes`` is how many changes it held, ``fresh`` how many of them were new here.
    """

    name: str
    sha256: str
    verdict: str
    file: str = ""
    enhet: str = ""
    changes: int = 0
    fresh: int = 0
    reason: str = ""
    at: str = ""
    author: str = ""

    @property
    def word(self) -> str:
        """What became of it, as shown to people."""
        return VERDICTS.get(self.verdict, self.verdict)


@dataclass(frozen=True, slots=True)
class State:
    """How far a journal has come: the number of its changes and the imprint of their ids."""

    changes: int
    imprint: str


def state(db: Database) -> State:
    """How far the file's journal has come."""
    digest = hashlib.sha256()
    rows = db.rows("SELECT id FROM j_change ORDER BY id")
    for (change,) in rows:
        digest.update(change)
    return State(len(rows), digest.hexdigest())


def handouts(db: Database) -> list[Handout]:
    """Every copy that was handed out, oldest first."""
    rows = db.rows(
        "SELECT file, enhet, name, at, author, changes, state FROM j_handout ORDER BY at, file"
    )
    return [Handout(*row) for row in rows]


def note_handouts(db: Database, made: Sequence[Handout]) -> None:
    """Remember copies that were handed out.

    :raises FileError: the file could not be written.
    """
    with db.transaction():
        for one in made:
            db.rows(
                "INSERT INTO j_handout (file, enhet, name, at, author, changes, state)"
                " VALUES (:file, :enhet, :name, :at, :author, :changes, :state)",
                file=one.file,
                enhet=one.enhet,
                name=one.name[:_LONGEST],
                at=one.at,
                author=one.author,
                changes=one.changes,
                state=one.state,
            )


def deliveries(db: Database) -> list[Delivery]:
    """Every file that has come, oldest first."""
    rows = db.rows(
        "SELECT name, sha256, verdict, file, enhet, changes, fresh, reason, at, author"
        " FROM j_delivery ORDER BY nr"
    )
    return [Delivery(*row) for row in rows]


def note_delivery(db: Database, one: Delivery) -> None:
    """Remember a file that came, at this moment and by the one at the keyboard.

    :raises FileError: the file could not be written.
    """
    with db.transaction():
        db.rows(
            "INSERT INTO j_delivery (at, author, name, sha256, file, enhet, changes, fresh,"
            " verdict, reason) VALUES (:at, :author, :name, :sha256, :file, :enhet, :changes,"
            " :fresh, :verdict, :reason)",
            at=db.clock(),
            author=db.author,
            name=one.name[:_LONGEST],
            sha256=one.sha256,
            file=one.file,
            enhet=one.enhet,
            changes=one.changes,
            fresh=one.fresh,
            verdict=one.verdict,
            reason=one.reason[:_LONGEST],
        )
