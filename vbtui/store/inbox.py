"""A delivered file on its way in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vbtui.store.database import Identity


@dataclass(frozen=True, slots=True)
class Inbox:
    """A delivered file that has been examined, as a private copy that may be read.

    What merges it relies on the examination: the schema is ours but for the triggers, which are
    gone, and the journal is well-formed (each change of a known field and of a row that is there,
    edges within one cell and from the shallower change to the deeper).
    """

    path: Path
    """The private copy."""
    name: str
    """What people call the delivered file."""
    sha256: str
    """Of the bytes that were delivered."""
    identity: Identity
    changes: int
    """How many changes its journal holds."""
    notes: tuple[str, ...] = ()
    """What the examination found that people should know, a sentence each."""
