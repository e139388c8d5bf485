"""Three files that began as one, and people who write in them, copy them and merge them.

A history is a list of steps made of small numbers, so that it can be drawn, shortened and told.
The draw is weighted: half of the steps are edits, and all of them hit a handful of cells, since
bugs of merging show where several have written in one place.
"""

from __future__ import annotations

import hashlib
import itertools
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from tests.factory import AKTIVITET, FASTIGHETER, HELAR_2025, IT, PLAN, UPPDRAG, small_file
from tests.property import oracle
from vbtui.domain.errors import InputError
from vbtui.store import conflicts, models, undo
from vbtui.store.conflicts import Conflict
from vbtui.store.connection import open_wary
from vbtui.store.database import Database, Identity
from vbtui.store.inbox import Inbox
from vbtui.store.merge import Merged, merge

FILES = 3
TABLES = {
    table: tuple(models.journaled_fields(models.MODELS[table])) for table in ("nod", "uppfoljning")
}
"""The tables that are written, and their fields."""
_VALUES: dict[str, tuple[str | None, ...]] = {
    "titel": ("a", "b", "c"),
    "slutdatum": (None, "2025-01-01", "2025-01-02"),
    "kommentar": ("", "a", "b"),
    "trend": (None, "upp", "ner"),
}
"""So few that two often say the same."""


class Step(NamedTuple):
    """What is done, in which file, and two numbers that say to what and how."""

    what: str
    file: int
    where: int = 0
    how: int = 0


_WEIGHTS = {
    "edit": 16, "report": 6, "outside": 2, "insert": 2, "move": 2,
    "delete": 5, "undelete": 3,
    "merge": 8, "clash": 6, "redeliver": 2, "copy": 2,
    "resolve": 3, "waver": 6, "overrule": 2, "undo": 2, "redo": 1,
}  # fmt: skip
steps = st.builds(
    Step,
    st.sampled_from([what for what, weight in _WEIGHTS.items() for _ in range(weight)]),
    st.integers(0, FILES - 1),
    st.integers(0, 3),
    st.integers(0, 2),
)
# The length first: lists of their own accord are short ones.
histories = st.integers(6, 40).flatmap(lambda n: st.lists(steps, min_size=n, max_size=n))

_FOLDER = tempfile.TemporaryDirectory(prefix="vbtui-merge-")


def template(name: str = "utlamnad") -> Path:
    """A small file as it is handed out: nothing of it is in the journal."""
    path = Path(_FOLDER.name) / f"{name}.db"
    if not path.exists():
        made = small_file(path.with_suffix(".tmp"))
        connection = sqlite3.connect(made)
        for table in ("j_edge", "j_seen", "j_change", "j_tx"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
        # Small pages, since it is copied thousands of times.
        connection.execute("PRAGMA page_size = 1024")
        connection.execute("VACUUM")
        connection.close()
        made.rename(path)
    return path


class World:
    """The files and what has been delivered from them."""

    ids = "random"
    """How changes get their ids; a planted bug counts them by file instead."""

    def __init__(self, begin: Path | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="vbtui-merge-")
        self.folder = Path(self._folder.name)
        self._numbers = itertools.count()
        self._counters: Counter[Path] = Counter()
        self.deliveries: list[Path] = []
        self._states: dict[Path, oracle.State] = {}
        """Of files that nobody writes in any more."""
        self.files = []
        for number in range(FILES):
            path = Path(shutil.copy(begin or template(), self.folder / f"{number}.db"))
            with sqlite3.connect(path) as connection:
                connection.execute("UPDATE j_meta SET v = ? WHERE k = 'file'", (f"fil {number}",))
            connection.close()
            self.files.append(self.open(path))
        self.issued = self.state(self.files[0]).cells

    def open(self, path: Path) -> Database:
        """Open a file of ours without the guard, and without waiting for a disk."""
        connection = open_wary(path, write=True)
        for pragma in ("synchronous = OFF", "journal_mode = MEMORY", "trusted_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        db = Database(path, connection, f"skribent {path.stem}")
        connection.create_function("randomblob", 1, lambda size: self._draw(db, size))
        return db

    def _draw(self, db: Database, size: int) -> bytes:
        number: object = next(self._numbers)
        if self.ids != "random":
            self._counters[db.path] += 1
            number = (db.identity.file, self._counters[db.path])
        return hashlib.sha256(str(number).encode()).digest()[:size]

    def close(self) -> None:
        for db in self.files:
            db.close()
        self._folder.cleanup()

    def state(self, db: Database) -> oracle.State:
        return oracle.read(db.connection, TABLES)

    def run(self, history: list[Step]) -> None:
        """Do the steps, one after the other, and check each."""
        for step in history:
            getattr(self, step.what)(self.files[step.file], step)

    # Steps

    def edit(self, db: Database, step: Step) -> None:
        row, field, value = self._hot(db, step)
        self._write(db, "nod", row, field, value)

    def _write(
        self, db: Database, table: str, row: str, field: str, value: str | int | None
    ) -> None:
        """One save, if the file lets it: what is deleted can only be brought back."""
        if self._is_live(db, table, row) or value == 0:
            with db.save() as save:
                save.set_stored(table, row, field, value)
            self.require_cell(db, table, row, field, value)
            if field == "deleted":
                waiting = {cell.row for cell, kind in conflicts.open_cells(db) if kind == "delete"}
                assert row not in waiting, "whoever deletes has seen what there is"

    def outside(self, db: Database, step: Step) -> None:
        """Another program, which knows nothing of saves."""
        row, field, value = self._hot(db, step)
        gone = int(step.how == FILES - 1)
        if self._is_live(db, "nod", row):
            db.connection.execute(
                f'UPDATE nod SET "{field}" = ?, deleted = ? WHERE id = ?', (value, gone, row)
            )

    def report(self, db: Database, step: Step) -> None:
        unit = (IT, FASTIGHETER)[step.where % 2]
        key = {"nod": UPPDRAG, "enhet": unit, "period": HELAR_2025}
        field = ("kommentar", "trend")[step.where // 2]
        value = _VALUES[field][step.how]
        with db.save() as save:
            row = save.ensure("uppfoljning", key)
            save.set_stored("uppfoljning", row, field, value)
        self.require_cell(db, "uppfoljning", row, field, value)

    def insert(self, db: Database, step: Step) -> None:
        row = hashlib.md5(f"rad {next(self._numbers)}".encode()).hexdigest()
        with db.save() as save:
            save.add(models.Nod(id=row, plan=PLAN, overordnad=UPPDRAG, typ="aktivitet", titel="ny"))

    def move(self, db: Database, step: Step) -> None:
        rows = self._rows(db)
        row, parent = rows[-1], (None, *rows)[step.where % (len(rows) + 1)]
        self._write(db, "nod", row, "overordnad", parent)

    def delete(self, db: Database, step: Step) -> None:
        self._set_deleted(db, step, 1)

    def undelete(self, db: Database, step: Step) -> None:
        self._set_deleted(db, step, 0)

    def _set_deleted(self, db: Database, step: Step, deleted: int) -> None:
        said = db.rows("SELECT id FROM uppfoljning ORDER BY id LIMIT 1")
        rows = [("nod", AKTIVITET), *(("uppfoljning", row) for (row,) in said)]
        if step.how == 0:
            rows = [("nod", row) for row in self._rows(db)]
        table, row = rows[step.where % len(rows)]
        self._write(db, table, row, "deleted", deleted)

    def merge(self, db: Database, step: Step) -> None:
        other = self.files[(step.file + 1 + step.where) % FILES]
        if other is not db:
            number = len(self.deliveries)
            delivery = Path(shutil.copy(other.path, self.folder / f"leverans {number}.db"))
            self.deliveries.append(delivery)
            self._states[delivery] = self.state(other)
            self.deliver(db, delivery)

    def clash(self, db: Database, step: Step) -> None:
        """Two write in the same cell, or one writes in what the other deletes or below it, and
        meet."""
        other = self.files[(step.file + 1) % FILES]
        field = ("titel", "slutdatum")[step.where % 2]
        self._write(db, "nod", AKTIVITET, field, _VALUES[field][step.how])
        if step.where < 2:
            self._write(other, "nod", AKTIVITET, field, _VALUES[field][step.how - 1])
        else:
            for row in ((AKTIVITET,), (UPPDRAG,), (UPPDRAG, AKTIVITET))[step.how]:
                self._write(other, "nod", row, "deleted", 1)
        self.merge(db, step._replace(where=0))

    def redeliver(self, db: Database, step: Step) -> None:
        if self.deliveries:
            self.deliver(db, self.deliveries[(3 * step.where + step.how) % len(self.deliveries)])

    def copy(self, db: Database, step: Step) -> None:
        """Somebody goes on in a copy of another file, under its name, while that is written in."""
        target = (step.file + 1 + step.where % (FILES - 1)) % FILES
        path = self.files[target].path
        self.files[target].close()
        shutil.copy(db.path, path)
        self.files[target] = self.open(path)
        self._counters[path] = self._counters[db.path]
        self.edit(db, step)
        self.edit(self.files[target], step._replace(how=step.how - 1))

    def resolve(self, db: Database, step: Step) -> None:
        if found := self._find_conflict(step):
            self._settle(*found, step)

    def waver(self, db: Database, step: Step) -> None:
        """Somebody chooses, regrets it, and stands by it after all."""
        if not (found := self._find_conflict(step)):
            return
        db, one = found
        before = self.state(db)
        self._settle(*found, step)
        chosen = self.state(db)
        assert undo.undo(db)
        self._require_alike(db, before)
        (again,) = [
            each
            for each in conflicts.conflicts(db)
            if (each.cell, each.kind) == (one.cell, one.kind)
        ]
        assert _told(again) == _told(one), "the sides are not those that they were"
        if step.how:
            assert undo.redo(db)
            self._require_alike(db, chosen)

    def overrule(self, db: Database, step: Step) -> None:
        """Somebody writes in a cell in conflict as if there were none."""
        if found := self._find_conflict(step):
            db, one = found
            cell = one.cell
            if cell.field in _VALUES:
                value = _VALUES[cell.field][step.how]
                self._write(db, cell.table, cell.row, cell.field, value)

    def _find_conflict(self, step: Step) -> tuple[Database, Conflict] | None:
        """A conflict, in this file or in the first of the others that has one."""
        for number in range(FILES):
            db = self.files[(step.file + number) % FILES]
            if waiting := conflicts.conflicts(db):
                return db, waiting[step.where % len(waiting)]
        return None

    def _settle(self, db: Database, one: Conflict, step: Step) -> None:
        values = [side.take for side in one.sides]
        if one.cell.field in ("titel", "kommentar"):
            values.append("ett tredje")
        value = values[step.how % len(values)]
        conflicts.settle(db, one, value)
        assert (one.cell, one.kind) not in conflicts.open_cells(db), "settled, and still there"
        self.require_cell(db, one.cell.table, one.cell.row, one.cell.field, value)

    def _require_alike(self, db: Database, then: oracle.State) -> None:
        now = self.state(db)
        assert now.cells == then.cells
        assert now.collisions == then.collisions

    def undo(self, db: Database, step: Step) -> None:
        with suppress(InputError):
            undo.undo(db)

    def redo(self, db: Database, step: Step) -> None:
        with suppress(InputError):
            undo.redo(db)

    # Checks

    def deliver(self, db: Database, *paths: Path) -> None:
        """Merge files, and hold the journal that comes out to the union of all."""
        before, arrived = self.state(db), [self._states[path] for path in paths]
        merged = merge(db, [self.inbox(path) for path in paths])
        assert [one.refusal for one in merged] == [""] * len(paths)
        after = self.state(db)
        oracle.require_union(after, before, *arrived)
        oracle.require_derived(after, self.issued)
        assert sum(one.fresh for one in merged) == len(after.changes) - len(before.changes)
        if len(paths) == 1:
            self._require_counts(before, after, merged[0])
        more = sum(len(one.clashes) - one.settled for one in merged)
        assert more == len(oracle.waiting(after)) - len(oracle.waiting(before))
        for state in arrived:
            if state.changes.keys() == after.changes.keys():
                assert after.told == state.told, "what holds all of ours stands as it came"

    def _require_counts(self, before: oracle.State, after: oracle.State, merged: Merged) -> None:
        new = [(one.cell.row, one.cell.field, one.kind) for one in merged.clashes]
        assert sorted(new) == sorted(oracle.waiting(after) - oracle.waiting(before))
        assert merged.settled == len(oracle.waiting(before) - oracle.waiting(after))
        assert merged.unchanged == merged.inbox.changes - merged.fresh

    def inbox(self, path: Path) -> Inbox:
        family = self.files[0].identity.family
        changes = len(self._states[path].changes)
        return Inbox(path, path.name, "", Identity(family, f"fil {path.stem}", ""), changes)

    def united(self, name: str, first: Path, *others: Path) -> Path:
        """A new file: the first with the others merged in."""
        path = Path(shutil.copy(first, self.folder / name))
        db = self.open(path)
        try:
            self.deliver(db, *others)
            self._states[path] = self.state(db)
        finally:
            db.close()
        return path

    def require_cell(self, db: Database, table: str, row: str, field: str, value: object) -> None:
        assert db.row(f'SELECT "{field}" FROM "{table}" WHERE id = :row', row=row) == (value,)

    def require_all(self) -> None:
        """Whatever order the files are merged in and however often, the same comes out."""
        for db in self.files:
            state = self.state(db)
            oracle.require_well_formed(state)
            oracle.require_derived(state, self.issued)
            self._states[db.path] = state
        a, b, c = (db.path for db in self.files)
        ab, ba = self.united("ab.db", a, b), self.united("ba.db", b, a)
        assert self._states[ab].told == self._states[ba].told, "not commutative"
        all_told = self._states[self.united("ba c.db", ba, c)].told
        for name, files in (("c ab.db", (c, ab)), ("c b a.db", (c, b, a))):
            assert self._states[self.united(name, *files)].told == all_told, "not associative"
        # What was delivered from a file that a copy has taken the place of may be in no file now.
        all_changes = self._states[ba].changes | self._states[c].changes
        came = [
            path
            for path in self.deliveries
            if self._states[path].changes.items() <= all_changes.items()
        ]
        again = self.united("igen.db", self.folder / "c ab.db", *came[-4:], b, ba, a)
        assert self._states[again].told == all_told, "not idempotent"

    def _hot(self, db: Database, step: Step) -> tuple[str, str, str | None]:
        rows = self._rows(db)
        row = rows[min(step.where // 2, len(rows) - 1)]
        field = ("titel", "slutdatum")[step.where % 2]
        return row, field, _VALUES[field][step.how]

    def _is_live(self, db: Database, table: str, row: str) -> bool:
        return db.row(f'SELECT deleted FROM "{table}" WHERE id = :row', row=row) == (0,)

    def _rows(self, db: Database) -> list[str]:
        """The nodes that are written, the ones that came with the file first."""
        made = db.rows(
            "SELECT id FROM nod WHERE typ = 'aktivitet' AND id <> :first ORDER BY id LIMIT 2",
            first=AKTIVITET,
        )
        return [UPPDRAG, AKTIVITET, *(row for (row,) in made)]


def _told(one: Conflict) -> list[tuple[str, object, object]]:
    return [(side.author, side.value, side.take) for side in one.sides]
