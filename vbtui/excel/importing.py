"""``vbtui import``: a workbook that was exported and has been filled in, taken back.

All of it or nothing: one save, which undo takes back as one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vbtui.domain.errors import InputError
from vbtui.domain.text import clean_line
from vbtui.excel.changes import Change, Compared, compare
from vbtui.excel.reading import Fault, Returned, read_book
from vbtui.store import deliveries
from vbtui.store.backup import back_up
from vbtui.store.connection import translated
from vbtui.store.database import Database


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has done, or would do."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    """With any of these nothing was changed."""
    of: str
    """The name of the file that the workbook was exported from."""
    at: str
    """When it was exported, in UTC."""
    outdated: bool
    """The file is another, or has been changed since."""
    backup: Path | None = None


def preview_import(db: Database, path: Path) -> Imported:
    """What :func:`import_book` would do; nothing is changed.

    :raises InputError: the workbook is none of ours, or of another plan.
    :raises FileError: it cannot be read.
    """
    returned = read_book(path)
    _require_family(db, returned, path)
    return _told(db, returned, compare(db, returned))


def import_book(db: Database, path: Path) -> Imported:
    """Take in what has been changed in a workbook, after a copy of the file beside it.

    :raises InputError: the workbook is none of ours, or of another plan.
    :raises FileError: it cannot be read, or the file not be written; nothing has been changed.
    """
    returned = read_book(path)
    _require_family(db, returned, path)
    first = _told(db, returned, compare(db, returned))
    if first.faults or not first.changes:
        return first
    with translated(db.path.name):
        backup = back_up(db.connection, db.path, "import")
    # Compared anew where nobody else can write: the file may have been changed meanwhile.
    with db.transaction():
        done = _told(db, returned, compare(db, returned), backup)
        if not done.faults:
            _apply(db, done.changes, path.name)
    return done


def _apply(db: Database, changes: tuple[Change, ...], name: str) -> None:
    with db.save("import", note=clean_line(name)) as save:
        for change in changes:
            row = save.ensure(change.place.table, dict(change.key))
            value = change.new
            if value is None and change.place.field in ("kommentar", "utfall"):
                value = ""
            save.set(change.place.table, row, change.place.field, value)


def _require_family(db: Database, returned: Returned, path: Path) -> None:
    if returned.facts.get("vbtui.family") != db.identity.family:
        name = returned.facts.get("vbtui.name", "en annan fil")
        raise InputError(
            f"{path.name} är exporterad ur {name}, som har en annan plan än {db.path.name};"
            " importera den till den fil som den kom ur."
        )


def _told(
    db: Database, returned: Returned, found: Compared, backup: Path | None = None
) -> Imported:
    facts = returned.facts
    return Imported(
        found.changes,
        found.faults,
        facts.get("vbtui.name", ""),
        facts.get("vbtui.at", ""),
        facts.get("vbtui.state") != deliveries.state(db).imprint,
        backup,
    )
