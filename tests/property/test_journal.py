"""Whatever is done to a file, and by whom: its journal tells all of it, and undo finds back."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.desk import Desk
from tests.factory import (
    AKTIVITET,
    FASTIGHETER,
    HELAR_2025,
    IT,
    MALOMRADE,
    PLAN,
    UPPDRAG,
    small_file,
)
from tests.invariants import Cell, cells, content, require_sound
from vbtui.domain.errors import RemovedError, VbtuiError
from vbtui.domain.plan import Nod, NodTyp
from vbtui.edit import Editor
from vbtui.store import plans, undo
from vbtui.store.database import Database

pytestmark = pytest.mark.slow

_TEMPLATES = tempfile.TemporaryDirectory(prefix="vbtui-journal-")
MADE = small_file(Path(_TEMPLATES.name) / "skapad.db")


def _issued() -> Path:
    """The same content as it is handed out: nothing of it is in the journal."""
    path = Path(shutil.copy(MADE, MADE.with_name("utlamnad.db")))
    connection = sqlite3.connect(path)
    for table in ("j_edge", "j_seen", "j_change", "j_tx"):
        connection.execute(f"DELETE FROM {table}")
    connection.commit()
    connection.close()
    return path


ISSUED = _issued()

# Few of each, so that the same cell is changed again and again.
units = st.sampled_from(["it", "fastigheter"])
reported = st.sampled_from([("it", UPPDRAG), ("fastigheter", UPPDRAG), ("it", AKTIVITET)])
"""A unit and what it reports on; the aktivitet is the unit it's own."""
texts = st.sampled_from(["", "Klart.", "Försenat\när vintern kom", "[/b] =1+1 å"])
numbers = st.sampled_from(["", "1", "2,5", "3"])
staff_rows = st.sampled_from(["chef", "kok"])
staff_columns = st.sampled_from(["kvinnor", "man"])
titles = st.sampled_from(["Ny", "Nyare", "Nyast"])
places = st.integers(0, 9)

EMPTY = (None, "")


def visible(state: dict[Cell, object]) -> dict[Cell, object]:
    """What people see of a file's cells: rows that are gone and fields that are empty say nothing,
    so a row that was made and taken back is as one that never was."""
    gone = {row for (_, row, field), value in state.items() if field == "deleted" and value}
    return {
        cell: value
        for cell, value in state.items()
        if cell[1] not in gone and cell[2] != "deleted" and value not in EMPTY
    }


class Work(RuleBasedStateMachine):
    """A person at work in the board's file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="vbtui-journal-")
        self.path = Path(self.folder.name) / "fil.db"
        # Random ids would give siblings another order when Hypothesis tries the same steps again.
        self.patch = pytest.MonkeyPatch()
        numbers = itertools.count()
        self.patch.setattr("vbtui.edit.new_id", lambda: f"{next(numbers):032x}")

    @initialize(template=st.sampled_from([MADE, ISSUED]))
    def begin(self, template: Path) -> None:
        shutil.copy(template, self.path)
        self.sit_down()
        self.before = self.cells()
        self.seen = set(self.before.items())
        self.states = [visible(self.before)]
        self.at = 0

    def sit_down(self) -> None:
        db = Database.open(self.path, author="Kim", write=True)
        self.desk = Desk(db, Editor(db))

    @property
    def db(self) -> Database:
        return self.desk.db

    def cells(self) -> dict[Cell, object]:
        return cells(self.db.connection)

    def nodes(self) -> list[Nod]:
        return plans.noder(self.db, PLAN)

    def pick(self, place: int) -> Nod | None:
        nodes = self.nodes()
        return nodes[place % len(nodes)] if nodes else None

    @rule(what=reported, word=st.sampled_from(["", "pagaende", "avslutad"]))
    def set_status(self, what: tuple[str, str], word: str) -> None:
        unit, nod = what
        if nod == UPPDRAG:
            word = {"pagaende": "startat_ej_klart", "avslutad": "genomfort"}.get(word, "")
        self.report("status", word, unit, nod)

    @rule(what=reported, text=texts)
    def comment(self, what: tuple[str, str], text: str) -> None:
        self.report("kommentar", text, *what)

    def report(self, field: str, text: str, unit: str, nod: str) -> None:
        """Say something of a node; of one that has been removed it is refused."""
        if nod in {one.id for one in self.nodes()}:
            self.desk.report(field, text, unit, nod)
        else:
            with pytest.raises(RemovedError):
                self.desk.report(field, text, unit, nod)

    @rule(text=texts)
    def type_and_leave(self, text: str) -> None:
        self.desk.draft(text, self.desk.said().kommentar)
        self.desk.editor.settle_drafts()

    @rule(row=staff_rows, column=staff_columns, text=numbers, unit=units)
    def type_a_number(self, row: str, column: str, text: str, unit: str) -> None:
        self.desk.fill("arsarbetare_avtalad", {f"{row}/{column}": text}, unit)

    @rule(first=numbers, second=numbers)
    def paste_a_block(self, first: str, second: str) -> None:
        self.desk.fill("arsarbetare_avtalad", {"chef/kvinnor": first, "kok/man": second})

    @rule(title=titles, place=places)
    def add_a_node(self, title: str, place: int) -> None:
        parent = self.pick(place)
        typ = NodTyp.MALOMRADE
        if parent and parent.typ is not NodTyp.MALOMRADE:
            parent = None
        self.desk.editor.add_node(PLAN, parent, typ, title)

    @rule(title=titles, place=places)
    def rename_a_node(self, title: str, place: int) -> None:
        if nod := self.pick(place):
            self.desk.editor.change_node(nod, "titel", title)

    @rule(place=places, under=places, before=places)
    def move_a_node(self, place: int, under: int, before: int) -> None:
        nod, parent, sibling = self.pick(place), self.pick(under), self.pick(before)
        if nod:
            with contextlib.suppress(VbtuiError):
                self.desk.editor.move_node(PLAN, nod, parent, sibling)

    @rule(place=places)
    def remove_a_node(self, place: int) -> None:
        if nod := self.pick(place):
            self.desk.editor.remove_node(nod)

    @rule()
    def a_save_that_fails_leaves_the_file_alone(self) -> None:
        was = content(self.path)

        def fail() -> None:
            with self.db.save() as save:
                key = {"nod": UPPDRAG, "enhet": IT, "period": HELAR_2025}
                row = save.ensure("uppfoljning", key)
                save.set("uppfoljning", row, "kommentar", "Aldrig sagt")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert content(self.path) == was

    @rule()
    def close_and_open(self) -> None:
        self.db.close()
        self.sit_down()

    @invariant()
    def note_what_is_said(self) -> None:
        self.seen |= set(self.cells().items())

    def teardown(self) -> None:
        try:
            self.db.close()
            require_sound(self.path, before=self.before)
            self.require_nothing_lost()
        finally:
            self.patch.undo()
            self.folder.cleanup()

    def require_nothing_lost(self) -> None:
        """Every value that a cell ever had is in its history."""
        connection = sqlite3.connect(self.path)
        told = set(self.before.items())
        for table, row, field, value, base in connection.execute(
            "SELECT tbl, row, field, value, base FROM j_change"
        ):
            told |= {((table, row, field), value), ((table, row, field), base)}
        connection.close()
        assert {one for one in self.seen - told if one[1] not in (*EMPTY, 0)} == set()


class Undoing(Work):
    """Undo and redo, held against a list of all that was seen on the way."""

    @invariant()
    def note_a_new_state(self) -> None:
        now = visible(self.cells())
        if now != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    def require(self, at: int) -> None:
        self.at = at
        assert visible(self.cells()) == self.states[at]

    @rule()
    def undo(self) -> None:
        assert (undo.undo(self.db) is not None) == (self.at > 0)
        self.require(max(self.at - 1, 0))

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        assert undo.redo(self.db)
        self.require(self.at + 1)

    @rule()
    def undo_all_and_redo_all(self) -> None:
        was = self.at
        while undo.undo(self.db):
            pass
        self.require(0)
        for _ in range(was):
            assert undo.redo(self.db)
        self.require(was)


class Outside(Work):
    """Another program writes in the same file, as it likes."""

    def outside(self, statement: str, *values: object) -> None:
        other = sqlite3.connect(self.path, isolation_level=None)
        try:
            with contextlib.suppress(sqlite3.IntegrityError):
                other.execute(statement, values)
        finally:
            other.close()

    @rule(text=texts, unit=st.sampled_from([IT, FASTIGHETER]))
    def comment_outside(self, text: str, unit: str) -> None:
        self.outside("UPDATE uppfoljning SET kommentar = ? WHERE enhet = ?", text, unit)

    @rule(number=st.none() | st.integers(-5, 5))
    def number_outside(self, number: int | None) -> None:
        self.outside("UPDATE arsarbetare_avtalad SET kvinnor = ?, man = 1000000", number)

    @rule(gone=st.integers(0, 1), nod=st.sampled_from([MALOMRADE, UPPDRAG, AKTIVITET]))
    def delete_outside(self, gone: int, nod: str) -> None:
        self.outside("UPDATE nod SET deleted = ? WHERE id = ?", gone, nod)

    @rule(title=titles)
    def add_outside(self, title: str) -> None:
        self.outside(
            "INSERT INTO nod (id, deleted, plan, ordning, typ, nr, titel, kalla, ansvarig,"
            " flerarigt, matt, malvarde, malvarde_lang, riktning, tabell)"
            " SELECT 'utanfor' || COUNT(*), 0, ?, 0, 'malomrade', '', ?, '', '', 0, '', '', '', '',"
            " '' FROM nod",
            PLAN,
            title,
        )

    @rule(kind=st.sampled_from(["undo", "redo"]))
    def undo_or_be_told_why_not(self, kind: str) -> None:
        was = content(self.path)
        try:
            {"undo": undo.undo, "redo": undo.redo}[kind](self.db)
        except VbtuiError:
            assert content(self.path) == was

    @rule()
    def every_outside_change_is_told_apart(self) -> None:
        for change, at in self.db.rows("SELECT id, at FROM j_change WHERE tx IS NULL"):
            assert change
            assert at


moderate = settings(max_examples=25, stateful_step_count=30)
TestUndoing = Undoing.TestCase
TestUndoing.settings = moderate
TestOutside = Outside.TestCase
TestOutside.settings = moderate
