"""Undo and redo by save, kept in the journal itself and so also after a restart.

An undo is an ordinary save that gives every cell of another save its former value; nothing is
taken out of the journal. What others have changed since is never overwritten by it. The undo of
a conflict's settlement brings the conflict back. A merge is no save: what it brought is others'
saves, and the file as it was before lies in the backup.
"""

from __future__ import annotations

from dataclasses import dataclass

from vbtui.domain.errors import InputError
from vbtui.domain.tables import TABLES
from vbtui.store import conflicts
from vbtui.store.database import Database
from vbtui.store.journal import Cell, Stored
from vbtui.store.places import describe
from vbtui.store.seen import IS_HEAD

_UNDOABLE = ("edit", "import", "resolve", "submit", "collect", "rollover")
_SETTLES = "resolve"
_KNOWN = (*_UNDOABLE, "undo", "redo")


@dataclass(frozen=True, slots=True)
class Step:
    """What an undo or redo did: the cells it changed and the first of them in words."""

    cells: tuple[Cell, ...]
    text: str
    settles: bool = False
    """Whether it was about a choice between the sides of a conflict."""
    added: frozenset[str] = frozenset()
    """Rows whose making was taken back or done again."""
    removed: frozenset[str] = frozenset()
    """Rows whose removal was taken back or done again."""


@dataclass(frozen=True, slots=True)
class Pending:
    """The save that an undo would take back, or a redo do again."""

    kind: str
    """What kind of save it is: ``edit``, ``submit``, ``collect``, …"""
    given: dict[Cell, Stored]
    """Cell that it changed → the value that it gave it."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What a save did to one cell, from the value before it to the value after it."""

    cell: Cell
    old: Stored
    new: Stored
    root: bool
    """The first change of its cell; with no ``old`` its row was made by it."""
    nr: int
    """Place in the journal of the change that gave the cell ``new``."""
    id: bytes
    """Of that change."""

    @property
    def makes_row(self) -> bool:
        """Whether the row came to be by this change."""
        return self.cell.field == "deleted" and self.root and self.old is None

    @property
    def former(self) -> Stored:
        """The value to go back to; a row that was made goes back to not being there."""
        if self.makes_row:
            return 1
        if self.old is None and self.root and _required(self.cell):
            return ""
        return self.old

    @property
    def turn(self) -> int:
        """When it is taken back: what was deleted returns first and what was made goes last,
        since a deleted row refuses edits."""
        if self.cell.field != "deleted":
            return 1
        return 2 if self.former else 0


def undo(db: Database) -> Step | None:
    """Take back this file's newest save that has not been taken back; None when there is none.

    :raises InputError: somebody has changed one of its cells since.
    """
    found = _newest(db)
    if found is None:
        return None
    save, kind, changes = found
    return _reverse(db, changes, "undo", save, settles=kind == _SETTLES)


def pending(db: Database, *, again: bool = False) -> Pending | None:
    """What :func:`undo` would take back, or :func:`redo` do again; None when there is nothing."""
    found = _taken_back(db) if again else _newest(db)
    if found is None:
        return None
    _, kind, changes = found
    return Pending(kind, {one.cell: one.former if again else one.new for one in changes})


def _newest(db: Database) -> tuple[bytes, str, list[_Change]] | None:
    """This file's newest save that has not been taken back, its kind and what it did."""
    answers: dict[bytes, tuple[str, bytes]] = {}
    for save, kind, target in _saves(db):
        if kind not in _UNDOABLE:
            answers.setdefault(target, (kind, save))
            continue
        # What was done again stands by its redo.
        answer, standing = answers.get(save, ("redo", save))
        changes = _changes(db, standing) if answer == "redo" else []
        # To settle for what the cell said already is something all the same.
        if changes and (kind == _SETTLES or any(one.old != one.new for one in changes)):
            return save, kind, changes
    return None


def redo(db: Database) -> Step | None:
    """Do again what was last taken back; None when there is nothing, or a new edit since.

    :raises InputError: somebody has changed one of its cells since.
    """
    found = _taken_back(db)
    if found is None:
        return None
    save, kind, changes = found
    return _reverse(db, changes, "redo", save, settles=kind == _SETTLES)


def _taken_back(db: Database) -> tuple[bytes, str, list[_Change]] | None:
    """The save that was last taken back, its kind, and what taking it back did; None when there is
    none, or a new edit since."""
    answered: set[bytes] = set()
    for save, kind, target in _saves(db):
        if kind in _UNDOABLE:
            return None
        if kind == "undo" and target not in answered:
            return target, _kind(db, target), _changes(db, save)
        answered.add(target)
    return None


def _saves(db: Database) -> list[tuple[bytes, str, bytes]]:
    """The saves of this file that undo knows about, newest first."""
    rows = db.rows(
        "SELECT id, kind, target FROM j_tx WHERE file = :file ORDER BY nr DESC",
        file=db.identity.file,
    )
    return [(save, kind, target) for save, kind, target in rows if kind in _KNOWN]


def _kind(db: Database, save: bytes) -> str:
    (kind,) = db.row("SELECT kind FROM j_tx WHERE id = :save", save=save) or ("",)
    return str(kind)


def _reverse(
    db: Database, changes: list[_Change], kind: str, target: bytes, *, settles: bool
) -> Step:
    """``settles`` where the save that is taken back or done again settled a conflict."""
    # A row made by the save is put away whole; its fields keep their values.
    made = {change.cell.row for change in changes if change.makes_row}
    wanted = [change for change in changes if change.makes_row or change.cell.row not in made]
    wanted.sort(key=lambda change: change.turn)
    with db.save(kind, target=target) as again:
        for change in wanted:
            _require_unchanged(db, change, sides=settles and kind == "redo")
            cell = change.cell
            if not settles:
                again.set_stored(cell.table, cell.row, cell.field, change.former)
            elif kind == "undo":
                conflicts.reopen(db, again.id, change.id, cell)
            else:
                conflicts.replace_heads(db, again.id, cell, change.former)
    cells = tuple(change.cell for change in wanted)
    gone = {change.cell.row for change in wanted if change.turn == 2}
    back = {change.cell.row for change in wanted if change.turn == 0}
    added, removed = (gone, back) if kind == "undo" else (back, gone)
    return Step(cells, describe(db, wanted[0].cell), settles, frozenset(added), frozenset(removed))


def _required(cell: Cell) -> bool:
    from vbtui.store.models import MODELS

    column = MODELS[cell.table].__table__.c[cell.field]  # type: ignore[attr-defined]
    return not column.nullable


def _changes(db: Database, save: bytes) -> list[_Change]:
    rows = db.rows(
        """
        SELECT c.tbl, c.row, c.field, CASE WHEN p.id IS NULL THEN c.base ELSE p.value END,
               c.value, p.id IS NULL, c.nr, c.id
        FROM j_change c
        LEFT JOIN j_change p ON p.id = (
            SELECT e.parent FROM j_edge e JOIN j_change q ON q.id = e.parent
            WHERE e.child = c.id ORDER BY q.depth DESC, q.id DESC LIMIT 1)
        WHERE c.tx = :save ORDER BY c.nr
        """,
        save=save,
    )
    found: dict[Cell, _Change] = {}
    for table, row, field, old, new, root, nr, change in rows:
        cell = Cell(table, row, field)
        # Several changes of a cell in one save are one step: from the first old to the last new.
        first = found.get(cell)
        found[cell] = (
            _Change(cell, first.old, new, first.root, nr, change)
            if first
            else _Change(cell, old, new, bool(root), nr, change)
        )
    return list(found.values())


def _require_unchanged(db: Database, change: _Change, *, sides: bool) -> None:
    """Nobody else has changed the cell since, not even back again, and its row is there.

    This file's own later saves have been taken back by now, since the newest goes first. With
    ``sides`` the change is one of several that this file has put side by side. A row that goes
    away must not take with it what others have written in it.
    """
    cell = change.cell
    value, deleted = db.row(
        f'SELECT "{cell.field}", deleted FROM "{cell.table}" WHERE id = :row', row=cell.row
    ) or (None, 1)
    here = "" if change.makes_row else "AND c.field = :field"
    names = {"row": cell.row, "nr": change.nr} | ({"field": cell.field} if here else {})
    others = db.row(
        "SELECT 1 FROM j_change c LEFT JOIN j_tx t ON t.id = c.tx WHERE c.row = :row"
        f" {here} AND c.nr > :nr AND t.file IS NOT :file LIMIT 1",
        file=db.identity.file,
        **names,
    )
    # A copy of this file goes by its name, so what was written there looks like our own.
    beside = not sides and db.row(
        f"SELECT 1 FROM j_change c WHERE c.row = :row AND c.field = :field AND {IS_HEAD}"
        " LIMIT 1 OFFSET 1",
        row=cell.row,
        field=cell.field,
    )
    gone = deleted and cell.field != "deleted"
    if others or beside or gone or value != change.new:
        raise InputError(
            f"{describe(db, cell)} har ändrats av någon annan sedan dess, så det går inte att"
            " ångra; ändra värdet för hand (historiken visar det tidigare)."
        )
    if change.makes_row and change.former and _others_within(db, change):
        raise InputError(
            f"Andra har redan skrivit i {describe(db, cell)}, så det går inte att ångra; deras"
            " uppgifter skulle inte synas längre."
        )


_WITHIN = {
    "plan": (("nod", "plan"),),
    "period": tuple((table, "period") for table in ("uppfoljning", "inlamning", *TABLES)),
}
"""Table of a whole year → the tables, and their columns, of what stands in it."""


def _others_within(db: Database, change: _Change) -> bool:
    """Whether others have written in a plan or a period since it was made: with it gone, nobody
    would see that."""
    return any(
        db.row(
            f'SELECT 1 FROM "{table}" r JOIN j_change c ON c.row = r.id LEFT JOIN j_tx t'
            f' ON t.id = c.tx WHERE r."{column}" = :row AND r.deleted = 0 AND c.nr > :nr'
            " AND t.file IS NOT :file LIMIT 1",
            row=change.cell.row,
            nr=change.nr,
            file=db.identity.file,
        )
        for table, column in _WITHIN.get(change.cell.table, ())
    )
