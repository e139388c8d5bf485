"""Files that are not as they should be: one sentence each, and not a byte changed."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import small_file
from tests.spoilt import (
    SPOILT,
    Spoil,
    edit_sql,
    from_before_the_first_program,
    name_another_file,
    with_a_hidden_virtual_table,
    with_a_table,
    with_a_trigger,
    with_a_view,
    with_an_index,
    without_a_trigger,
)
from vbtui.consolidate import open_view
from vbtui.domain.errors import FileError
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.store import connection as connections
from vbtui.store import guard, journal, plans
from vbtui.store.database import Database


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with something reported in it; copy it before anything is done to it."""
    path = small_file(tmp_path_factory.mktemp("guard") / "it.db")
    with at_desk(path) as desk:
        desk.report("status", "genomfort")
        desk.report("kommentar", "Vi är klara. " * 300)
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "12,5", "chef/man": "3"})
        desk.fill("sjukfranvaro", {"kort_procent/man": "3,5"}, period=desk.year_before)
        desk.draft("Ett utkast", "Vi är klara. " * 300)
    return path


@pytest.fixture
def file(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(pristine, tmp_path / "it.db"))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)


def refusal(path: Path, *, write: bool) -> str:
    """The sentence that opening the file is refused with, after a look that nothing happened."""
    before = path.read_bytes() if path.is_file() else b""
    beside = set(path.parent.iterdir())
    with pytest.raises(FileError) as caught:
        Database.open(path, write=write)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert set(path.parent.iterdir()) == beside
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert path.name in sentence
    return sentence


def read_everything(path: Path) -> None:
    """Read what the screens read."""
    with Database.open(path) as db:
        organisation = plans.organisation(db)
        unit = plans.home(db, organisation)
        perioder = plans.perioder(db)
        for period in perioder:
            plans.said(db, unit.id, period.id)
            if period.plan:
                plans.berorda(db, period.plan)
                for nod in plans.noder(db, period.plan):
                    plans.said_about(db, nod.id, period.id)
                    plans.said_before(db, nod.id, unit.id, period)
            for table in TABLES.values():
                view = open_view(db, table, organisation, perioder, unit, period, consolidated=True)
                for row in view.rows:
                    for column in view.columns:
                        view.text(row, column)
                        view.explain(row.id, column.id)
        journal.log(db)


both = pytest.mark.parametrize("write", [False, True], ids=["read", "write"])


def with_an_index_that_is_wrong(path: Path) -> None:
    """The table itself is whole; only what is looked up in it would be other rows."""
    other = sqlite3.connect(path)
    (page,) = other.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_nod_overordnad'"
    ).fetchone()
    (parent,) = other.execute("SELECT overordnad FROM nod WHERE typ = 'uppdrag'").fetchone()
    other.close()
    content = bytearray(path.read_bytes())
    at = content.index(parent.encode(), (page - 1) * 4096)
    assert at < page * 4096
    content[at] ^= 1
    path.write_bytes(content)


def with_a_hidden_trigger(path: Path) -> None:
    edit_sql(
        path,
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('trigger',"
        " 'sqlite_fusk', 'uppfoljning', 0, 'CREATE TRIGGER sqlite_fusk AFTER UPDATE ON"
        " uppfoljning BEGIN SELECT 1; END')",
    )


def without_identity(path: Path) -> None:
    edit_sql(path, "DELETE FROM j_meta WHERE k = 'home'")


def with_a_date_that_is_none(path: Path) -> None:
    edit_sql(
        path,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE period SET till = '2025-13-45' WHERE ar = 2025",
    )


STRANGE = "inte har lagt dit"
"""What is said of whatever is in the file and should not be, or the other way round."""
BAD = SPOILT | {
    with_an_index_that_is_wrong: "är skadad",
    with_a_trigger: STRANGE,
    with_a_hidden_trigger: STRANGE,
    with_a_hidden_virtual_table: STRANGE,
    with_a_view: STRANGE,
    with_a_table: STRANGE,
    with_an_index: STRANGE,
    without_a_trigger: STRANGE,
    without_identity: "saknar uppgift om vilken fil den är",
    with_a_date_that_is_none: "är skadad",
}


@both
@pytest.mark.parametrize(("spoil", "says"), BAD.items(), ids=[spoil.__name__ for spoil in BAD])
def test_a_bad_file_is_refused_with_a_sentence(
    file: Path, spoil: Spoil, says: str, write: bool
) -> None:
    spoil(file)
    assert says in refusal(file, write=write)


def test_a_file_of_a_version_that_never_was_is_refused(file: Path) -> None:
    from_before_the_first_program(file)
    assert "äldre vbtui" in refusal(file, write=False)
    assert "inte har lagt dit" in refusal(file, write=True)


def test_text_that_is_no_text_is_noticed_when_it_is_read(file: Path) -> None:
    edit_sql(file, "UPDATE nod SET titel = CAST(X'C3286F' AS TEXT) WHERE typ = 'uppdrag'")
    before = file.read_bytes()
    with pytest.raises(FileError, match="är skadad"):
        read_everything(file)
    assert file.read_bytes() == before


def test_statistics_of_another_program_are_harmless(file: Path) -> None:
    edit_sql(file, "ANALYZE")
    read_everything(file)


def test_reading_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    read_everything(file)
    with Database.open(file) as db, pytest.raises(FileError, match="kan inte skrivas"):
        db.rows("DELETE FROM utkast")
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.slow
def test_no_damage_is_ever_a_traceback(pristine: Path, tmp_path: Path) -> None:
    """Two hundred copies, each with some bytes changed: refused, or as good as new."""
    chance = random.Random(2025)
    whole = pristine.read_bytes()
    refused = 0
    for number in range(200):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] ^= chance.randint(1, 255)
        path = tmp_path / f"{number}.db"
        path.write_bytes(content)
        try:
            read_everything(path)
        except FileError:
            assert path.read_bytes() == content
            refused += 1
            continue
        try:
            with Database.open(path, write=True) as db:
                Editor(db).settle_drafts()
        except FileError:
            refused += 1
    # Most of a small file is empty space, where nothing is lost.
    assert 20 < refused < 200


class TestReadOnly:
    def test_can_be_read(self, file: Path) -> None:
        file.chmod(0o444)
        read_everything(file)

    def test_cannot_be_written(self, file: Path) -> None:
        file.chmod(0o444)
        assert "är skrivskyddad" in refusal(file, write=True)


class TestInUse:
    def test_a_file_that_is_held_cannot_be_opened(self, file: Path) -> None:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(FileError, match="används av ett annat program"):
                Database.open(file)
        finally:
            other.close()

    def test_a_save_waits_its_turn_and_can_be_tried_again(self, file: Path) -> None:
        with at_desk(file) as desk:
            other = sqlite3.connect(file, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(FileError, match="används av ett annat program"):
                desk.report("status", "ej_startat")
            assert desk.said().status == "genomfort"
            other.close()
            desk.report("status", "ej_startat")
            assert desk.said().status == "ej_startat"

    def test_a_save_that_failed_does_not_come_true_later(self, file: Path) -> None:
        """Somebody reads while we commit: the commit fails, and must not ride with the next."""
        with at_desk(file) as desk:
            other = sqlite3.connect(file, isolation_level=None)
            reading = other.execute("SELECT * FROM j_change")
            assert reading.fetchone()
            with pytest.raises(FileError, match="används av ett annat program"):
                desk.report("status", "ej_startat")
            reading.close()
            desk.report("trend", "upp")
            assert (desk.said().status, desk.said().trend) == ("genomfort", "upp")
            other.close()

    def test_a_file_that_was_exchanged_under_us_is_noticed(self, file: Path) -> None:
        with at_desk(file) as desk:
            newer = Path(shutil.copy(file, file.with_name("ny.db")))
            newer.replace(file)
            before = file.read_bytes()
            with pytest.raises(FileError, match="har ersatts av en annan"):
                desk.report("status", "ej_startat")
        assert file.read_bytes() == before


class TestAfterACrash:
    """A crash in the middle of a save leaves the file half written and a journal beside it."""

    @pytest.fixture
    def crashed(self, file: Path, tmp_path: Path) -> Path:
        folder = tmp_path / "efter"
        folder.mkdir()
        before = file.read_bytes()
        victim = sqlite3.connect(file, isolation_level=None)
        victim.execute("PRAGMA cache_size = 1")
        victim.execute("BEGIN IMMEDIATE")
        victim.execute("UPDATE nod SET titel = 'Halvskriven'")
        victim.execute("UPDATE uppfoljning SET kommentar = hex(randomblob(40000))")
        # The cache is too small for all of it, so some of it is in the file already.
        assert file.read_bytes() != before
        for name in ("it.db", "it.db-journal"):
            shutil.copy(tmp_path / name, folder / name)
        victim.execute("ROLLBACK")
        victim.close()
        return folder / "it.db"

    @both
    def test_the_half_written_save_is_rolled_back(self, crashed: Path, write: bool) -> None:
        with Database.open(crashed, write=write) as db:
            titles = {nod.titel for nod in plans.noder(db, plans.perioder(db)[0].plan or "")}
        assert "Säker it-miljö" in titles
        assert "Halvskriven" not in titles
        assert not guard.beside(crashed, "-journal").exists()

    @both
    def test_a_journal_that_names_another_file_is_not_rolled_back(
        self, crashed: Path, tmp_path: Path, write: bool
    ) -> None:
        """SQLite would read the other file, and then remove it."""
        other = tmp_path / "dagbok.txt"
        other.write_text("inte deras")
        name_another_file(guard.beside(crashed, "-journal"), other)
        assert "pekar på andra filer" in refusal(crashed, write=write)
        assert other.read_text() == "inte deras"

    def test_a_protected_file_says_what_it_needs(self, crashed: Path) -> None:
        crashed.chmod(0o444)
        assert "it.db-journal till en mapp där du får skriva" in refusal(crashed, write=False)

    def test_a_link_finds_the_journal_of_the_file_it_leads_to(self, crashed: Path) -> None:
        link = crashed.with_name("lank.db")
        link.symlink_to(crashed)
        read_everything(link)
        assert not guard.beside(crashed, "-journal").exists()


class TestWriteAheadLog:
    """Another program has switched the file to a write-ahead log."""

    @pytest.fixture
    def other(self, file: Path) -> sqlite3.Connection:
        """It has the file open, and its newest change stands in the log only."""
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE nod SET titel = 'I loggen' WHERE typ = 'uppdrag'")
        return other

    def test_the_file_without_its_log_is_refused(
        self, file: Path, other: sqlite3.Connection, tmp_path: Path
    ) -> None:
        copy = Path(shutil.copy(file, tmp_path / "kopia.db"))
        assert "kopierades medan den var öppen" in refusal(copy, write=False)
        other.close()

    @both
    def test_a_log_that_was_left_is_taken_in(
        self, file: Path, other: sqlite3.Connection, tmp_path: Path, write: bool
    ) -> None:
        copy = tmp_path / "kopia.db"
        for ending in ("", "-wal"):
            shutil.copy(tmp_path / f"it.db{ending}", tmp_path / f"kopia.db{ending}")
        other.close()
        for _ in range(2):
            with Database.open(copy, write=write) as db:
                assert db.row("SELECT titel FROM nod WHERE typ = 'uppdrag'") == ("I loggen",)
        assert not guard.beside(copy, "-wal").exists()

    def test_a_link_finds_the_log_of_the_file_it_leads_to(
        self, file: Path, other: sqlite3.Connection, tmp_path: Path
    ) -> None:
        folder = tmp_path / "annanstans"
        folder.mkdir()
        for ending in ("", "-wal"):
            shutil.copy(tmp_path / f"it.db{ending}", folder / f"it.db{ending}")
        other.close()
        link = tmp_path / "lank.db"
        link.symlink_to(folder / "it.db")
        with Database.open(link) as db:
            assert db.row("SELECT titel FROM nod WHERE typ = 'uppdrag'") == ("I loggen",)


@pytest.mark.parametrize(
    "name",
    [
        "åäö ÅÄÖ.db",
        "varför?.db",
        "nr #1.db",
        "100 %.db",
        "a%20b.db",
        "två  mellanslag .db",
        "it's [sic] & co;.db",
        "file:it.db",
    ],
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = small_file(tmp_path / name)
    with at_desk(path) as desk:
        desk.report("status", "genomfort")
    read_everything(path)
    assert [one.name for one in tmp_path.iterdir()] == [name]
