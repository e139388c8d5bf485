"""Whatever is done to a file before it is delivered: honest work is received without a word, and
of the rest nothing crashes, and nothing gets in that the journal could not tell of."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk import at_desk
from tests.factory import PLAN, small_file
from tests.invariants import cells, content
from tests.property import oracle
from tests.property.world import Step, World, histories
from tests.store.test_guard import read_everything
from vbtui.domain.errors import FileError
from vbtui.store import models
from vbtui.store.database import Database
from vbtui.store.inbox import Inbox
from vbtui.store.intake import receive
from vbtui.store.merge import merge

pytestmark = pytest.mark.slow

FEW = 12
SOME = 20
MANY = int(os.environ.get("VBTUI_FILES", "2000"))
TABLES = {table: tuple(models.journaled_fields(model)) for table, model in models.MODELS.items()}

# Honest work


class Examined(World):
    """The same people, and every file that they deliver is examined first."""

    def deliver(self, db: Database, *paths: Path) -> None:
        self.target = db
        super().deliver(db, *paths)

    def inbox(self, path: Path) -> Inbox:
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        inbox = receive(path, folder, self.target)
        assert inbox.notes == (), "honest work is not drift"
        return inbox


def require_history(history: list[Step]) -> None:
    world = Examined()
    try:
        world.run(history)
        world.require_all()
    finally:
        world.close()


@settings(max_examples=FEW)
@given(history=histories)
def test_any_honest_file_is_received(history: list[Step]) -> None:
    require_history(history)


@pytest.mark.soak
@settings(max_examples=MANY, suppress_health_check=list(HealthCheck))
@given(history=histories)
def test_very_many_honest_files_are_received(history: list[Step]) -> None:
    require_history(history)


# Damage and tampering

_FOLDER = tempfile.TemporaryDirectory(prefix="vbtui-intake-")


def _template(name: str, unit: str) -> Path:
    """A copy of the central file in which somebody has done some of everything."""
    path = Path(shutil.copy(CENTRAL, CENTRAL.with_name(name)))
    with at_desk(path) as desk:
        desk.report("status", "genomfort", unit)
        desk.report("kommentar", "Vi har börjat.", unit)
        desk.report("kommentar", "Vi är klara. " * 100, unit)
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "12,5", "kok/man": "3"}, unit)
        desk.editor.add_node(PLAN, desk.malomrade, desk.uppdrag.typ, f"Från {unit}")
        desk.editor.change_node(desk.uppdrag, "titel", f"Ändrad av {unit}")
        desk.editor.remove_node(desk.aktivitet)
    return path


CENTRAL = small_file(Path(_FOLDER.name) / "central.db")
DELIVERED = _template("it.db", "it")
with at_desk(CENTRAL) as _desk:
    # The central file has gone on meanwhile, also in the same cells.
    _desk.editor.change_node(_desk.uppdrag, "titel", "Ändrad av nämnden")
    _desk.editor.change_node(_desk.aktivitet, "titel", "Ändrad medan den togs bort")
    _desk.report("kommentar", "Nämnden skriver.", "it")
with closing(sqlite3.connect(CENTRAL)) as _connection:
    ISSUED = cells(_connection)


def require_safe(delivered: Path, folder: Path) -> bool:
    """Whether the file was taken in; nothing crashes, and the target is sound either way."""
    central = Path(shutil.copy(CENTRAL, folder / "central.db"))
    before, sent = central.read_bytes(), delivered.read_bytes()
    (folder / "granskas").mkdir()
    with Database.open(central, write=True) as db:
        sentence = ""
        try:
            inbox = receive(delivered, folder / "granskas", db)
        except FileError as error:
            sentence = str(error)
        else:
            assert central.read_bytes() == before
            (result,) = merge(db, [inbox])
            sentence = result.refusal
    assert not sentence or (sentence.endswith(".") and "\n" not in sentence)
    assert delivered.read_bytes() == sent
    if sentence:
        assert content(central) == content(CENTRAL)
        return False
    with closing(sqlite3.connect(central)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        state = oracle.read(connection, TABLES)
    oracle.require_well_formed(state)
    made = {cell: value for cell, value in state.cells.items() if cell not in ISSUED}
    oracle.require_derived(state, ISSUED | {cell: made[cell] for cell in made if not made[cell]})
    read_everything(central)
    return True


def damage(path: Path, chance: random.Random) -> None:
    """Some bytes are others, most of them near each other, where something stands."""
    whole = bytearray(path.read_bytes())
    if chance.random() < 0.2:
        # Inside a text, where it is a letter among others.
        whole[whole.index(b"klara. Vi") + chance.randrange(5)] = chance.choice(b"abcde")
        path.write_bytes(whole)
        return
    written = [at for at in range(0, len(whole), 64) if any(whole[at : at + 64])]
    at = chance.choice(written)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        place = (at + chance.randrange(256)) % len(whole)
        whole[place] ^= chance.randint(1, 255)
    if chance.random() < 0.05:
        del whole[chance.randrange(len(whole)) :]
    path.write_bytes(whole)


_JOURNAL = {
    "j_change": ("id", "tx", "tbl", "row", "field", "value", "base", "depth", "at", "redacted"),
    "j_tx": ("id", "kind", "author", "file", "at", "app", "note", "target"),
    "j_edge": ("parent", "child"),
    "j_seen": ("head", "deletion"),
    "j_meta": ("k", "v"),
    "nod": ("id", "deleted", "plan", "typ", "titel", "overordnad"),
    "uppfoljning": ("id", "nod", "enhet", "kommentar", "deleted"),
}
_NASTY: tuple[object, ...] = (
    None, 0, 1, -1, 2**63 - 1, 1.5, "", "x", "a\0b", "deleted", "titel", "nod", "j_ctl",
    "\x1b[2J", "9999-12-31T23:59:59Z", b"", b"\0" * 16, b"\xff" * 17, "f" * 32, "å" * 100_001,
)  # fmt: skip


def tamper(path: Path, chance: random.Random) -> None:
    """One or a few values of the journal or of rows are others, behind the triggers' back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        triggers = other.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            other.execute(f'DROP TRIGGER "{name}"')
        other.execute("PRAGMA ignore_check_constraints = ON")
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            table = chance.choice([*_JOURNAL, "j_change", "j_change", "j_edge", "j_seen"])
            field = chance.choice(_JOURNAL[table])
            row = f"(SELECT {_JOURNAL[table][0]} FROM {table} ORDER BY random() LIMIT 1)"
            another = f"(SELECT {field} FROM {table} ORDER BY random() LIMIT 1)"
            use_another = chance.random() < 0.5
            statement = (
                f"UPDATE OR IGNORE {table} SET {field} = {another if use_another else '?'}"
                f" WHERE {_JOURNAL[table][0]} = {row}"
            )
            if chance.random() < 0.15:
                statement = f"DELETE FROM {table} WHERE {_JOURNAL[table][0]} = {row}"
                use_another = True
            try:
                other.execute(statement, () if use_another else (chance.choice(_NASTY),))
            except sqlite3.IntegrityError:
                continue  # Not even another program can write this.
        for _, sql in triggers:
            other.execute(sql)


def attack(how: str, seed: int) -> bool:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=_FOLDER.name) as name:
        folder = Path(name)
        delivered = Path(shutil.copy(DELIVERED, folder / "it.db"))
        {"damage": damage, "tamper": tamper}[how](delivered, chance)
        return require_safe(delivered, folder)


@pytest.mark.parametrize("how", ["damage", "tamper"])
def test_no_file_does_harm(how: str) -> None:
    taken = [attack(how, seed) for seed in range(SOME)]
    assert 0 < sum(taken) < SOME, "some must get through, or nothing was tried"


@pytest.mark.soak
@settings(max_examples=MANY, suppress_health_check=list(HealthCheck))
@given(how=st.sampled_from(["damage", "tamper"]), seed=st.integers(0, 2**63))
def test_no_file_of_very_many_does_harm(how: str, seed: int) -> None:
    attack(how, seed)
