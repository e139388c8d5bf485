"""A new file comes to be whole or not at all, and never in the place of another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.factory import IT, small_file
from tests.invariants import require_sound
from vbtui.domain.errors import FileError, InputError
from vbtui.store import plans
from vbtui.store.create import create
from vbtui.store.database import Database


def nothing(db: Database) -> None:
    """Fill a file with nothing."""


def test_a_new_file_is_sound_and_knows_itself(tmp_path: Path) -> None:
    path = small_file(tmp_path / "it.db", home=IT)
    require_sound(path)
    with Database.open(path) as db:
        assert plans.home(db, plans.organisation(db)).kod == "it"
        assert len(db.identity.file) == len(db.identity.family) == 32
    assert list(tmp_path.iterdir()) == [path]


def test_two_files_are_two_unless_they_are_said_to_be_one_family(tmp_path: Path) -> None:
    identities = []
    for name in ("a", "b", "c"):
        create(tmp_path / name, IT, nothing, family="vi" if name > "a" else "")
        with Database.open(tmp_path / name) as db:
            identities.append(db.identity)
    assert len({one.file for one in identities}) == 3
    assert [one.family == "vi" for one in identities] == [False, True, True]


@pytest.mark.parametrize("error", [InputError("Nej."), ZeroDivisionError(), KeyboardInterrupt()])
def test_nothing_is_left_of_a_file_that_could_not_be_filled(
    tmp_path: Path, error: BaseException
) -> None:
    def fail(db: Database) -> None:
        raise error

    with pytest.raises(type(error)):
        create(tmp_path / "it.db", IT, fail)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    path.write_text("Viktigt")
    with pytest.raises(FileError, match="finns redan"):
        small_file(path)
    assert path.read_text() == "Viktigt"


def test_nor_one_that_comes_up_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "it.db"

    def meanwhile(db: Database) -> None:
        path.write_text("Viktigt")

    with pytest.raises(FileError, match="finns redan"):
        create(path, IT, meanwhile)
    assert path.read_text() == "Viktigt"
    assert list(tmp_path.iterdir()) == [path]


def test_nor_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    path.symlink_to(tmp_path / "borta.db")
    with pytest.raises(FileError, match="finns redan"):
        small_file(path)
    assert path.is_symlink()


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    require_sound(small_file(tmp_path / "it.db"))
    assert [one.name for one in tmp_path.iterdir()] == ["it.db"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("saknas/it.db", "Mappen .* finns inte; skapa den först"),
        ("å" * 300 + ".db", "kunde inte skapas|går inte att öppna"),
    ],
)
def test_a_place_where_no_file_can_be_made(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        small_file(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
