"""Files of an older program: brought up to date whole, with a backup, or not touched at all.

``versions/`` holds a file as each older version of the program wrote it, as SQL.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.factory import PLAN, small_file
from tests.invariants import content, require_sound
from vbtui.domain.errors import FileError
from vbtui.store import connection as connections
from vbtui.store import drafts, migrate
from vbtui.store.backup import back_up
from vbtui.store.database import Database
from vbtui.store.steps import STEPS
from vbtui.store.version import APPLICATION_ID

STEP = STEPS[1]
VERSIONS = Path(__file__).with_name("versions")


def written_by(version: int, folder: Path) -> Path:
    """The small file as that version of the program left it, with a draft in it."""
    path = folder / "it.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((VERSIONS / f"{version}.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    return path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file of version 1: all steps are taken."""
    return written_by(1, tmp_path)


def backups(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if one.name.startswith("it.db.")]


@pytest.mark.parametrize("version", STEPS)
def test_an_older_file_becomes_as_one_made_today(version: int, tmp_path: Path) -> None:
    older = written_by(version, tmp_path)
    made_today = small_file(tmp_path / "idag.db")
    with Database.open(older, write=True) as db:
        assert db.row("SELECT titel FROM plan WHERE id = :id", id=PLAN) == ("Plan 2025",)
        assert db.row("SELECT COUNT(*) FROM j_change WHERE tx IS NULL") == (0,)
        (draft,) = drafts.waiting(db)
        assert (draft.text, draft.base, draft.author) == (
            "Sedan =A1, och mer",
            "Sedan =A1",
            "Kim",
        )
    require_sound(older)
    assert {line for line in content(older) if line.startswith("CREATE")} == {
        line for line in content(made_today) if line.startswith("CREATE")
    }


def test_the_older_file_is_kept_beside(older: Path) -> None:
    before = content(older)
    Database.open(older, write=True).close()
    (backup,) = backups(older)
    assert backup.name.endswith("-v1.bak")
    assert content(backup) == before
    Database.open(older, write=True).close()
    assert backups(older) == [backup]


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM utkast")
    connection.execute("DROP TABLE rad")
    raise ZeroDivisionError


def forget_the_table(connection: sqlite3.Connection) -> None:
    """Leave the schema as it was."""


def lose_a_row(connection: sqlite3.Connection) -> None:
    STEP(connection)
    connection.execute("DELETE FROM plan")


class TestNotTouched:
    def refused(self, path: Path, error: type[Exception]) -> str:
        before = path.read_bytes()
        with pytest.raises(error) as caught:
            Database.open(path, write=True)
        assert path.read_bytes() == before
        return str(caught.value)

    def test_when_a_step_fails(self, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(STEPS, 1, fail)
        self.refused(older, ZeroDivisionError)

    def test_when_the_steps_do_not_lead_to_todays_schema(
        self, older: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(STEPS, 1, forget_the_table)
        self.refused(older, FileError)

    def test_when_a_reference_would_lead_nowhere(
        self, older: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(STEPS, 1, lose_a_row)
        assert "hänvisar till rader som inte finns" in self.refused(older, FileError)

    def test_when_it_is_write_protected(self, older: Path) -> None:
        older.chmod(0o444)
        assert "från en äldre vbtui och måste uppdateras" in self.refused(older, FileError)
        assert backups(older) == []

    def test_when_somebody_else_is_writing(
        self, older: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)
        other = sqlite3.connect(older, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert "används av ett annat program" in self.refused(older, FileError)
        other.close()

    def test_when_it_is_only_read(self, older: Path) -> None:
        before = older.read_bytes()
        with pytest.raises(FileError, match="öppna den en gång med vbtui"):
            Database.open(older)
        assert older.read_bytes() == before
        assert backups(older) == []

    @pytest.mark.parametrize(
        "tamper", ["CREATE TABLE eget (x)", "DROP TRIGGER jt_nod_titel", "DROP INDEX ix_nod_plan"]
    )
    def test_when_another_program_has_changed_its_schema(self, older: Path, tamper: str) -> None:
        other = sqlite3.connect(older)
        other.execute(tamper)
        other.close()
        assert "inte har lagt dit" in self.refused(older, FileError)
        assert backups(older) == []


def test_a_window_that_comes_second_does_it_not_again(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It saw the older version, and waited while the first window migrated."""
    done: list[int] = []

    def counted(connection: sqlite3.Connection) -> None:
        done.append(1)
        STEP(connection)

    def meanwhile(connection: sqlite3.Connection, path: Path, reason: str) -> Path:
        monkeypatch.setattr(migrate, "back_up", back_up)
        Database.open(path, write=True).close()
        return back_up(connection, path, reason)

    monkeypatch.setitem(STEPS, 1, counted)
    monkeypatch.setattr(migrate, "back_up", meanwhile)
    Database.open(older, write=True).close()
    assert len(done) == 1
    require_sound(older)


def test_a_file_of_today_is_left_alone(tmp_path: Path) -> None:
    path = small_file(tmp_path / "it.db")
    before = path.read_bytes()
    Database.open(path, write=True).close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
