"""Drafts: a text is saved while it is being typed, and becomes one change when it is left."""

from __future__ import annotations

from dataclasses import dataclass

from vbtui.store.database import Database, now
from vbtui.store.journal import Cell


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that ``author`` has begun; ``base`` is the value it was begun from."""

    cell: Cell
    text: str
    base: str
    at: str
    author: str


def put(db: Database, cell: Cell, text: str, base: str) -> None:
    """Keep the text as it stands now. The base of an earlier draft of the cell is kept.

    :raises FileError: the file could not be written.
    """
    with db.transaction():
        db.rows(
            "INSERT INTO utkast (tabell, rad, falt, text, bas, nar, forfattare)"
            " VALUES (:table, :row, :field, :text, :base, :at, :author)"
            " ON CONFLICT (tabell, rad, falt)"
            " DO UPDATE SET text = :text, nar = :at, forfattare = :author",
            table=cell.table,
            row=cell.row,
            field=cell.field,
            text=text,
            base=base,
            at=now(),
            author=db.author,
        )


def drop(db: Database, cell: Cell) -> None:
    """Forget the draft of a cell, which has become a change or was taken back."""
    with db.transaction():
        db.rows(
            "DELETE FROM utkast WHERE tabell = :table AND rad = :row AND falt = :field",
            table=cell.table,
            row=cell.row,
            field=cell.field,
        )


def waiting(db: Database) -> list[Draft]:
    """Every draft in the file, oldest first."""
    rows = db.rows("SELECT tabell, rad, falt, text, bas, nar, forfattare FROM utkast ORDER BY nar")
    return [Draft(Cell(table, row, field), *draft) for table, row, field, *draft in rows]


def overtaken(db: Database, draft: Draft) -> bool:
    """Whether the field no longer says what the draft was begun from, or is not there to fill."""
    from vbtui.store.models import MODELS, journaled_fields

    cell = draft.cell
    # The names come from the file, where anybody may have written them.
    if cell.table not in MODELS or cell.field not in journaled_fields(MODELS[cell.table]):
        return True
    found = db.row(
        f'SELECT "{cell.field}" FROM "{cell.table}" WHERE id = :row AND deleted = 0', row=cell.row
    )
    return found is None or (found[0] or "") != draft.base


def find(db: Database, cell: Cell) -> Draft | None:
    """The draft of a cell, if there is one."""
    found = db.row(
        "SELECT text, bas, nar, forfattare FROM utkast"
        " WHERE tabell = :table AND rad = :row AND falt = :field",
        table=cell.table,
        row=cell.row,
        field=cell.field,
    )
    return Draft(cell, *found) if found else None
