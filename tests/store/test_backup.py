"""The copy beside a file before something large is done to it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import small_file
from tests.invariants import content, require_sound
from vbtui.store.backup import back_up
from vbtui.store.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = small_file(tmp_path / "it.db")
    with at_desk(path) as desk:
        desk.report("kommentar", "Vi är klara. " * 1000)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with Database.open(path, write=True) as db:
        yield db


def test_holds_the_same_and_opens_as_the_file_did(path: Path, db: Database) -> None:
    copy = back_up(db.connection, path, "merge")
    assert content(copy) == content(path)
    with Database.open(copy) as opened:
        assert opened.identity == db.identity
    require_sound(copy)


def test_is_named_after_file_moment_and_reason(path: Path, db: Database) -> None:
    copy = back_up(db.connection, path, "merge")
    assert copy.parent == path.parent
    assert re.fullmatch(r"it\.db\.\d{4}-\d\d-\d\d-\d{6}-merge\.bak", copy.name)


def test_never_takes_the_place_of_another(path: Path, db: Database) -> None:
    copies = {back_up(db.connection, path, "merge") for _ in range(3)}
    assert len(copies) == 3
    assert all(copy.exists() for copy in copies)


def test_is_no_more_open_to_others_than_the_file(path: Path, db: Database) -> None:
    path.chmod(0o600)
    assert back_up(db.connection, path, "merge").stat().st_mode == path.stat().st_mode


def test_half_a_copy_is_none(path: Path, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("shutil.copymode", fail)
    with pytest.raises(PermissionError):
        back_up(db.connection, path, "merge")
    assert [one.name for one in path.parent.iterdir()] == ["it.db"]


def test_is_not_made_in_the_middle_of_a_save(path: Path, db: Database) -> None:
    with db.transaction(), pytest.raises(sqlite3.OperationalError):
        back_up(db.connection, path, "merge")
    assert [one.name for one in path.parent.iterdir()] == ["it.db"]
