"""``vbtui import``: a workbook that was exported and has been filled in, taken back.

All of it or nothing: one save, which undo takes back as one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from vbtui.domain.errors import InputError
from vbtui.domain.progress import Progress
from vbtui.domain.table import Kind, Scalar
from vbtui.domain.tables import TABLES
from vbtui.domain.text import clean_line
from vbtui.edit import add_row
from vbtui.excel.changes import Change, Compared, compare
from vbtui.excel.content import Fault
from vbtui.excel.reading import Returned, read_book
from vbtui.store import deliveries
from vbtui.store.backup import back_up
from vbtui.store.connection import translated
from vbtui.store.database import Database

_AMONG_WORDS = {
    (table.id, column.id)
    for table in TABLES.values()
    for column in table.columns
    if column.kind is Kind.NUMBER_OR_WORD
}
"""Columns in which a number is stored as a text."""
_NEVER_NULL = {("uppfoljning", "kommentar"), ("uppfoljning", "utfall")}
"""Fields that are empty texts when there is nothing in them."""


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
    untouched: tuple[str, ...] = ()
    """Sentences about what the workbook does not have any more, and the file keeps."""
    elsewhere: bool = False
    """It was exported from another file of the same plan."""


def preview_import(db: Database, path: Path, progress: Progress = lambda _: None) -> Imported:
    """What :func:`import_book` would do; nothing is changed.

    ``progress`` is told how far it has come; whatever it raises ends it.

    :raises InputError: the workbook is none of ours, or of another plan.
    :raises FileError: it cannot be read.
    """
    returned = _read(db, path, progress)
    return _told(db, returned, compare(db, returned, progress))


def import_book(
    db: Database,
    path: Path,
    *,
    approved: Imported | None = None,
    progress: Progress = lambda _: None,
) -> Imported:
    """Take in what has been changed in a workbook, after a copy of the file beside it.

    ``approved`` is what somebody has been shown and said yes to: should the workbook or the file
    have been changed since, nothing is done. ``progress`` is told how far it has come; whatever it
    raises ends it with nothing changed.

    :raises InputError: the workbook is none of ours, or of another plan, or says something else
        than what was approved.
    :raises FileError: it cannot be read, or the file not be written; nothing has been changed.
    """
    returned = _read(db, path, progress)
    first = _told(db, returned, compare(db, returned, progress))
    _require_approved(first, approved, path)
    if first.faults or not first.changes:
        return first
    with translated(db.path.name):
        backup = back_up(db.connection, db.path, "import")
    # Compared anew where nobody else can write: the file may have been changed meanwhile.
    with db.transaction():
        done = _told(db, returned, compare(db, returned), backup)
        _require_approved(done, approved, path)
        if not done.faults:
            apply_changes(db, done.changes, path.name)
    return done


def apply_changes(db: Database, changes: tuple[Change, ...], name: str) -> None:
    """Make the changes, as one save that has the name of the file that they come from."""
    with db.save("import", note=clean_line(name)) as save:
        for change in changes:
            if change.adds:
                new = change.adds
                add_row(save, db, TABLES[new.table], new.enhet, new.grupp, new.namn, new.id)
                continue
            if change.place.table == "rad":
                save.set("rad", change.place.row, change.place.field, change.new)
                continue
            row = save.ensure(change.place.table, dict(change.key))
            save.set(change.place.table, row, change.place.field, _stored(change))


def _stored(change: Change) -> Scalar:
    """What the file holds for the new value."""
    place, value = (change.place.table, change.place.field), change.new
    if value is None and place in _NEVER_NULL:
        return ""
    if isinstance(value, Decimal) and place in _AMONG_WORDS:
        return f"{value:f}"
    return value


def _require_approved(found: Imported, approved: Imported | None, path: Path) -> None:
    if approved is not None and found.changes != approved.changes:
        raise InputError(
            f"{path.name} eller filen har ändrats sedan du såg ändringarna; läs igenom dem igen."
        )


def _read(db: Database, path: Path, progress: Progress) -> Returned:
    returned = read_book(path, progress)
    if returned.facts.get("vbtui.family") != db.identity.family:
        name = returned.facts.get("vbtui.name", "en annan fil")
        raise InputError(
            f"{path.name} är exporterad ur {name}, som har en annan plan än {db.path.name};"
            " importera den till den fil som den kom ur."
        )
    return returned


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
        found.untouched,
        facts.get("vbtui.file") != db.identity.file,
    )
