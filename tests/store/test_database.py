"""Saves: all or nothing, one at a time, and told to whoever else has the file open."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factory import MALOMRADE, UPPDRAG, small_file
from tests.invariants import content, require_sound
from vbtui.domain.errors import FileError, InputError
from vbtui.store.database import Database, Save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "it.db")


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with Database.open(path, author="Kim", write=True) as db:
        yield db


def title(db: Database, nod: str = UPPDRAG) -> str:
    found = db.row("SELECT titel FROM nod WHERE id = :id", id=nod)
    assert found
    return str(found[0])


def rename(save: Save, text: str, nod: str = UPPDRAG) -> None:
    save.set("nod", nod, "titel", text)


class PartError(Exception):
    """Something that goes wrong inside a save."""


@pytest.mark.parametrize("error", [PartError(), InputError("Nej."), KeyboardInterrupt()])
def test_a_save_that_fails_changes_nothing(db: Database, path: Path, error: BaseException) -> None:
    before = content(path)

    def fail() -> None:
        with db.save() as save:
            rename(save, "Halvvägs")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert content(path) == before
    assert title(db) == "Säker it-miljö"
    with db.save() as save:
        rename(save, "Hela vägen")
    assert title(db) == "Hela vägen"
    require_sound(path)


def test_a_save_that_the_file_refuses_changes_nothing(db: Database, path: Path) -> None:
    before = content(path)

    def break_a_rule() -> None:
        with db.save() as save:
            rename(save, "Halvvägs")
            save.set_stored("nod", UPPDRAG, "flerarigt", 7)

    with pytest.raises(FileError, match=r"passar inte i it\.db och sparades inte"):
        break_a_rule()
    assert content(path) == before


def test_a_value_that_does_not_fit_is_refused_before_the_file_sees_it(db: Database) -> None:
    for field, value in (("titel", "å" * 501), ("typ", "uppgift"), ("ordning", 2**60)):
        with pytest.raises(InputError, match=field), db.save() as save:
            save.set("nod", UPPDRAG, field, value)
    with pytest.raises(InputError, match="högst 500 tecken"), db.save() as save:
        rename(save, "å" * 501)


def test_a_row_that_is_not_there_is_refused(db: Database) -> None:
    with pytest.raises(InputError, match="Raden finns inte längre"), db.save() as save:
        rename(save, "Ny", nod="ingen")


def test_a_save_in_which_nothing_changed_leaves_no_trace(db: Database, path: Path) -> None:
    before = content(path)
    with db.save() as save:
        rename(save, "Säker it-miljö")
    assert content(path) == before


def test_there_is_no_save_inside_a_save(db: Database, path: Path) -> None:
    """The changes after the inner one would belong to nobody."""
    before = content(path)

    def nest() -> None:
        with db.save() as outer:
            rename(outer, "Yttre")
            with db.save() as inner:
                rename(inner, "Inre")

    with pytest.raises(RuntimeError, match="a save inside a save"):
        nest()
    assert content(path) == before


def test_saves_can_share_a_transaction(db: Database, path: Path) -> None:
    with db.transaction():
        with db.save() as save:
            rename(save, "Först")
        with db.save() as save:
            rename(save, "Sedan", MALOMRADE)
    assert (title(db), title(db, MALOMRADE)) == ("Först", "Sedan")
    require_sound(path)


def test_a_part_that_fails_takes_only_itself_back(db: Database, path: Path) -> None:
    """Where somebody inside a transaction catches the error of a part and goes on."""

    def fail() -> None:
        with db.save() as save:
            rename(save, "Halvvägs")
            raise PartError

    with db.transaction():
        with db.save() as save:
            rename(save, "Kvar", MALOMRADE)
        with pytest.raises(PartError):
            fail()
    assert (title(db), title(db, MALOMRADE)) == ("Säker it-miljö", "Kvar")
    require_sound(path)


def test_a_transaction_that_fails_takes_its_parts_with_it(db: Database, path: Path) -> None:
    before = content(path)

    def fail() -> None:
        with db.transaction():
            with db.save() as save:
                rename(save, "Färdig")
            raise PartError

    with pytest.raises(PartError):
        fail()
    assert content(path) == before


def test_only_changes_of_others_are_news(db: Database, path: Path) -> None:
    assert not db.changed_outside()
    with db.save() as save:
        rename(save, "Vår egen")
    assert not db.changed_outside()
    other = sqlite3.connect(path)
    other.execute("UPDATE nod SET titel = 'En annans'")
    assert not db.changed_outside()
    other.commit()
    other.close()
    assert db.changed_outside()
    assert not db.changed_outside()


def test_one_who_is_writing_is_not_waited_for(db: Database, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE nod SET titel = 'En annans'")
    began = time.monotonic()
    assert not db.changed_outside()
    assert time.monotonic() - began < 1
    other.execute("COMMIT")
    other.close()
    assert db.changed_outside()
    assert db.row("PRAGMA busy_timeout") == (2000,)


def test_a_mistake_of_ours_is_not_blamed_on_the_file(db: Database) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        db.rows("SELECT :missing")
    db.close()
    with pytest.raises(sqlite3.ProgrammingError):
        db.rows("SELECT 1")
