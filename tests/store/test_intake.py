"""Files as they are delivered: the good are received, the bad refused with a sentence each.

Whatever is delivered, the file itself and the one it was to be merged into stay as they are.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import AKTIVITET, HELAR_2025, IT, PLAN, UPPDRAG, small_file
from tests.invariants import content
from tests.spoilt import (
    SPOILT,
    Spoil,
    a_folder,
    a_pipe,
    edit_sql,
    from_before_the_first_program,
    name_another_file,
    not_there,
    with_a_hidden_virtual_table,
    with_a_table,
    with_a_trigger,
    with_a_view,
    with_an_index,
    without_a_trigger,
)
from tests.store.test_migrate import VERSIONS
from vbtui.domain.errors import FileError
from vbtui.store import connection as connections
from vbtui.store import gate, intake, models
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.inbox import Inbox
from vbtui.store.intake import receive
from vbtui.store.merge import Merged, merge
from vbtui.store.version import APPLICATION_ID, SCHEMA_VERSION

UPPFOLJNING = natural_id("uppfoljning", UPPDRAG, IT, HELAR_2025)
NEWEST = "nr = (SELECT MAX(nr) FROM j_change)"
"""The last change of the delivered file: of a comment, and the second of its cell."""
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs the files of POSIX")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the central file and a unit's copy in which the unit has worked."""
    folder = tmp_path_factory.mktemp("delivered")
    small_file(folder / "central.db")
    shutil.copy(folder / "central.db", folder / "it.db")
    edit_sql(
        folder / "it.db",
        f"UPDATE j_meta SET v = '{natural_id('test', 'fil')}' WHERE k = 'file'",
        f"UPDATE j_meta SET v = '{IT}' WHERE k = 'home'",
    )
    with at_desk(folder / "it.db") as desk:
        desk.report("status", "genomfort")
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "12,5", "chef/man": "3"})
        desk.editor.remove_node(desk.aktivitet)
        desk.report("kommentar", "Vi har börjat.")
        desk.report("kommentar", "Vi är klara. " * 300)
    return folder


@pytest.fixture
def central(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made / "central.db", tmp_path / "central.db"))


@pytest.fixture
def delivered(made: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "inkorg"
    folder.mkdir()
    return Path(shutil.copy(made / "it.db", folder / "it.db"))


@contextmanager
def received(delivered: Path, central: Path) -> Iterator[tuple[Database, Inbox]]:
    """The central file open, and the delivered one examined."""
    folder = central.parent / "granskas"
    folder.mkdir()
    with Database.open(central, write=True) as db:
        yield db, receive(delivered, folder, db)
    shutil.rmtree(folder)


def merged(delivered: Path, central: Path) -> Merged:
    """What became of it, merged."""
    with received(delivered, central) as (db, inbox):
        (result,) = merge(db, [inbox])
        return result


def accepted(delivered: Path, central: Path) -> Inbox:
    with received(delivered, central) as (_, inbox):
        return inbox


def refusal(delivered: Path, central: Path) -> str:
    """The sentence that a file is refused with, after a look that nothing has happened."""
    before = contents(delivered.parent), central.read_bytes()
    with pytest.raises(FileError) as caught, received(delivered, central):
        pass
    shutil.rmtree(central.parent / "granskas")
    assert (contents(delivered.parent), central.read_bytes()) == before
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert delivered.name in sentence
    return sentence


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        one.name: one.read_bytes() if one.is_file() else None for one in sorted(folder.iterdir())
    }


def behind(path: Path, *statements: str) -> None:
    """The same behind the triggers' back: they are gone meanwhile, and there afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        triggers = other.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            other.execute(f'DROP TRIGGER "{name}"')
        for statement in ("PRAGMA ignore_check_constraints = ON", *statements):
            other.execute(statement)
        for _, sql in triggers:
            other.execute(sql)


# Good files


def test_a_delivered_file_is_received(delivered: Path, central: Path) -> None:
    before = contents(delivered.parent), central.read_bytes()
    inbox = accepted(delivered, central)
    assert (contents(delivered.parent), central.read_bytes()) == before
    assert inbox.name == "it.db"
    assert inbox.identity.home == IT
    assert inbox.notes == ()
    result = merged(delivered, central)
    assert not result.refusal
    with Database.open(central) as db, Database.open(delivered) as other:
        for table in models.MODELS:
            query = f'SELECT * FROM "{table}" ORDER BY id'
            assert db.rows(query) == other.rows(query)


def test_it_may_come_again(delivered: Path, central: Path) -> None:
    merged(delivered, central)
    with at_desk(delivered) as desk:
        desk.report("kommentar", "Rättat.")
    assert merged(delivered, central).fresh == 1
    assert merged(delivered, central).fresh == 0


def test_the_copy_is_examined_and_not_what_was_delivered(delivered: Path, central: Path) -> None:
    with received(delivered, central) as (db, inbox):
        delivered.unlink()
        assert merge(db, [inbox])[0].fresh > 0


def test_statistics_of_another_program_are_harmless(delivered: Path, central: Path) -> None:
    edit_sql(delivered, "ANALYZE")
    assert not merged(delivered, central).refusal


def test_control_characters_are_taken_as_they_are(delivered: Path, central: Path) -> None:
    """Another program may have written them; they are made harmless wherever they are shown."""
    text = "Röd \x1b[31m \x07 \u202e \r\n slut"
    with closing(sqlite3.connect(delivered)) as other:
        other.execute("UPDATE uppfoljning SET kommentar = ?", (text,))
        other.commit()
    assert not merged(delivered, central).refusal
    with at_desk(central) as desk:
        assert desk.said().kommentar == text


def test_unfinished_texts_are_told_of(delivered: Path, central: Path) -> None:
    with at_desk(delivered) as desk:
        desk.draft("Ett utkast", desk.said().kommentar)
    (note,) = accepted(delivered, central).notes
    assert note == "En påbörjad text i it.db är ännu ingen ändring och tas inte med."


def test_an_older_file_is_migrated_in_the_copy(central: Path, delivered: Path) -> None:
    delivered.unlink()
    with closing(sqlite3.connect(delivered, isolation_level=None)) as old:
        old.executescript((VERSIONS / "1.sql").read_text(encoding="utf-8"))
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("PRAGMA user_version = 1")
        (family,) = old.execute("SELECT v FROM j_meta WHERE k = 'family'").fetchone()
    edit_sql(central, f"UPDATE j_meta SET v = '{family}' WHERE k = 'family'")
    before = delivered.read_bytes()
    with received(delivered, central) as (_, inbox), closing(sqlite3.connect(inbox.path)) as copy:
        assert copy.execute("SELECT titel FROM plan").fetchone() == ("Plan 2025",)
        assert copy.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert delivered.read_bytes() == before


class TestBeside:
    """What lies beside the file belongs to it."""

    @pytest.fixture
    def crashed(self, delivered: Path, tmp_path: Path) -> Path:
        """The file after a crash in the middle of a save, with its journal."""
        folder = tmp_path / "efter"
        folder.mkdir()
        victim = sqlite3.connect(delivered, isolation_level=None)
        victim.execute("PRAGMA cache_size = 1")
        victim.execute("BEGIN IMMEDIATE")
        victim.execute("UPDATE nod SET titel = 'Halvskriven' WHERE deleted = 0")
        victim.execute("UPDATE uppfoljning SET kommentar = hex(randomblob(40000))")
        for name in ("it.db", "it.db-journal"):
            shutil.copy(delivered.with_name(name), folder / name)
        victim.execute("ROLLBACK")
        victim.close()
        return folder / "it.db"

    def test_a_half_written_save_is_rolled_back_in_the_copy(
        self, crashed: Path, central: Path
    ) -> None:
        before = contents(crashed.parent)
        assert not merged(crashed, central).refusal
        assert contents(crashed.parent) == before
        with at_desk(central) as desk:
            assert desk.said().kommentar.startswith("Vi är klara.")
            assert desk.uppdrag.titel == "Säker it-miljö"

    def test_a_journal_that_names_another_file_is_not_rolled_back(
        self, crashed: Path, central: Path, tmp_path: Path
    ) -> None:
        """SQLite would read the other file, and then remove it."""
        other = tmp_path / "dagbok.txt"
        other.write_text("inte deras")
        name_another_file(crashed.with_name("it.db-journal"), other)
        assert "pekar på andra filer" in refusal(crashed, central)
        assert other.read_text() == "inte deras"

    @posix
    def test_a_journal_that_is_no_file_is_not_waited_for(
        self, delivered: Path, central: Path
    ) -> None:
        os.mkfifo(delivered.with_name("it.db-journal"))
        assert "ingen vanlig fil" in refusal(delivered, central)

    def test_a_log_of_another_program_is_taken_in(
        self, delivered: Path, central: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "med logg"
        folder.mkdir()
        with closing(sqlite3.connect(delivered, isolation_level=None)) as other:
            other.execute("PRAGMA journal_mode = WAL")
            other.execute("UPDATE uppfoljning SET kommentar = 'I loggen'")
            for ending in ("", "-wal"):
                shutil.copy(delivered.with_name(f"it.db{ending}"), folder / f"it.db{ending}")
        before = contents(folder)
        assert not merged(folder / "it.db", central).refusal
        assert contents(folder) == before
        with at_desk(central) as desk:
            assert desk.said().kommentar == "I loggen"


# Bad files: the file itself


def a_link(path: Path) -> None:
    path.rename(path.with_name("annan.db"))
    path.symlink_to("annan.db")


def a_circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def with_a_lying_index_in_the_journal(path: Path) -> None:
    """One byte in an index is another than in the table."""
    with closing(sqlite3.connect(path)) as other:
        (page,) = other.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_j_seen_deletion'"
        ).fetchone()
        (deletion,) = other.execute("SELECT deletion FROM j_seen").fetchone()
    whole = bytearray(path.read_bytes())
    at = whole.index(deletion, (page - 1) * 4096)
    assert at < page * 4096
    whole[at] ^= 1
    path.write_bytes(whole)


def with_a_lying_index_of_ids(path: Path) -> None:
    """A row is found under the id of another, that is there twice then."""
    edit_sql(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema"
        " WHERE name = 'sqlite_autoindex_enhet_1') WHERE name = 'sqlite_autoindex_plan_1'",
    )


# Bad files: what has been put in or taken out


def with_a_virtual_table(path: Path) -> None:
    edit_sql(
        path,
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', 'tittut',"
        " 'tittut', 0, 'CREATE VIRTUAL TABLE tittut USING csv(filename=''/etc/passwd'')')",
    )


def with_another_trigger_of_the_same_name(path: Path) -> None:
    edit_sql(
        path,
        "DROP TRIGGER jt_uppfoljning_kommentar",
        "CREATE TRIGGER jt_uppfoljning_kommentar AFTER UPDATE ON nod BEGIN SELECT 1; END",
    )


def without_identity(path: Path) -> None:
    edit_sql(path, "DELETE FROM j_meta WHERE k = 'file'")


def of_another_family(path: Path) -> None:
    edit_sql(path, f"UPDATE j_meta SET v = '{'f' * 32}' WHERE k = 'family'")


def of_an_unknown_unit(path: Path) -> None:
    edit_sql(path, f"UPDATE j_meta SET v = '{PLAN}' WHERE k = 'home'")


def with_a_day_that_is_none(path: Path) -> None:
    behind(path, "UPDATE period SET till = '2025-13-45' WHERE ar = 2025")


def with_nothing_where_there_must_be_something(path: Path) -> None:
    """The table forgets for a moment what it demands."""
    forget = "utfall TEXT NOT NULL", "utfall TEXT"
    for statement, (was, becomes) in (
        ("UPDATE uppfoljning SET utfall = NULL", forget),
        ("SELECT 1", forget[::-1]),
    ):
        edit_sql(
            path,
            "PRAGMA writable_schema = ON",
            f"UPDATE sqlite_schema SET sql = replace(sql, '{was}', '{becomes}')"
            " WHERE name = 'uppfoljning'",
        )
        behind(path, statement)


# Bad files: the journal


def _copied_change(path: Path, **others: str) -> None:
    """One more change of the comment, right in every way but those named (as SQL)."""
    columns = {
        "id": "X'00112233445566778899AABBCCDDEEFF'",
        "tx": "tx",
        "tbl": "tbl",
        "row": "row",
        "field": "field",
        "value": "'Inskjuten'",
        "base": "NULL",
        "depth": "1",
        "at": "at",
        "redacted": "0",
    } | others
    edit_sql(
        path,
        f"INSERT INTO j_change ({', '.join(columns)}) SELECT {', '.join(columns.values())}"
        f" FROM j_change WHERE {NEWEST}",
    )


def with_a_circle(path: Path) -> None:
    edit_sql(
        path, "INSERT INTO j_edge SELECT e.child, e.parent FROM j_edge e JOIN j_change c"
        f" ON c.id = e.child WHERE c.{NEWEST}",
    )  # fmt: skip


def deeper_than_it_is(path: Path) -> None:
    """It would win over everything, and stop every edit after it."""
    edit_sql(path, f"UPDATE j_change SET depth = 9223372036854775807 WHERE {NEWEST}")


def with_an_edge_between_cells(path: Path) -> None:
    edit_sql(
        path,
        "INSERT INTO j_edge SELECT p.id, c.id FROM j_change p JOIN j_change c ON"
        f" p.field = 'status' AND p.row = c.row WHERE c.{NEWEST}",
    )


def with_an_edge_from_nowhere(path: Path) -> None:
    edit_sql(path, f"INSERT INTO j_edge SELECT randomblob(16), id FROM j_change WHERE {NEWEST}")


def with_a_short_id(path: Path) -> None:
    _copied_change(path, id="X'00'")


def with_an_alien_table(path: Path) -> None:
    _copied_change(path, tbl="'j_meta'")


def with_an_alien_field(path: Path) -> None:
    _copied_change(path, field="'enhet'")


def of_a_row_that_is_not_there(path: Path) -> None:
    _copied_change(path, row=f"'{'0' * 32}'")


def of_a_save_that_is_not_there(path: Path) -> None:
    _copied_change(path, tx="X'00112233445566778899AABBCCDDEEFF'")


def with_a_base_that_is_too_deep(path: Path) -> None:
    edit_sql(path, f"UPDATE j_change SET base = 'Sagt förut' WHERE {NEWEST}")


def with_two_times(path: Path) -> None:
    edit_sql(path, f"UPDATE j_change SET at = '2026-01-01T00:00:00Z' WHERE {NEWEST}")


def at_the_end_of_time(path: Path) -> None:
    """No calendar east of Greenwich has a day for it."""
    edit_sql(path, "UPDATE j_tx SET at = '9999-12-31T23:59:59Z' WHERE author = 'Kim'")


def by_nobody_at_length(path: Path) -> None:
    edit_sql(path, "UPDATE j_tx SET author = hex(zeroblob(600)) WHERE author = 'Kim'")


def having_seen_another_row(path: Path) -> None:
    edit_sql(
        path,
        "INSERT INTO j_seen SELECT h.id, d.id FROM j_change h, j_change d WHERE"
        f" h.{NEWEST.replace('MAX(nr)', 'MAX(j_change.nr)')} AND d.field = 'deleted'"
        " AND d.value = 1",
    )


# Bad files: values and rows


def with_a_number_for_a_text(path: Path) -> None:
    edit_sql(path, f"UPDATE j_change SET value = 17 WHERE {NEWEST}")


def with_nothing_for_a_text(path: Path) -> None:
    edit_sql(path, f"UPDATE j_change SET value = NULL WHERE {NEWEST}")


def with_a_fraction(path: Path) -> None:
    edit_sql(path, "UPDATE j_change SET value = 1.5 WHERE field = 'kvinnor'")


def with_too_long_a_text(path: Path) -> None:
    edit_sql(path, f"UPDATE uppfoljning SET kommentar = hex(zeroblob({gate.LONGEST // 2 + 1}))")


def with_a_huge_value(path: Path) -> None:
    edit_sql(path, f"UPDATE j_change SET value = zeroblob(20000000) WHERE {NEWEST}")


def with_a_nul(path: Path) -> None:
    edit_sql(path, "UPDATE uppfoljning SET kommentar = 'a' || char(0) || 'b'")


def with_what_is_no_text(path: Path) -> None:
    edit_sql(path, "UPDATE uppfoljning SET kommentar = CAST(X'C3286F' AS TEXT)")


def with_half_a_pair(path: Path) -> None:
    edit_sql(path, "UPDATE uppfoljning SET kommentar = CAST(X'EDA080' AS TEXT)")


def with_a_word_that_is_none(path: Path) -> None:
    edit_sql(
        path,
        "INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)"
        f" SELECT randomblob(16), tx, 'nod', '{UPPDRAG}', 'slag', 'påhitt', NULL, 1, NULL, 0"
        f" FROM j_change WHERE {NEWEST}",
    )


_COLUMNS = "id, deleted, nod, enhet, period, utfall, kommentar"


def with_a_row_of_another_key(path: Path) -> None:
    edit_sql(
        path,
        f"INSERT INTO uppfoljning ({_COLUMNS}) VALUES ('{'a' * 32}', 0, '{AKTIVITET}',"
        f" '{IT}', '{HELAR_2025}', '', 'Fel rad')",
    )


def with_a_key_spelt_in_another_way(path: Path) -> None:
    row = natural_id("sjukfranvaro", IT, HELAR_2025, "kort")
    edit_sql(
        path,
        "INSERT INTO sjukfranvaro (id, deleted, enhet, period, rad, kvinnor) VALUES"
        f" ('{row}', 0, '{IT}', '{HELAR_2025}', ' KORT', 1)",
    )


def with_an_id_that_another_table_has(path: Path) -> None:
    edit_sql(
        path, f"INSERT INTO plan (id, deleted, ar, titel) VALUES ('{UPPDRAG}', 0, 2026, 'Fusk')"
    )


def with_an_id_that_is_none(path: Path) -> None:
    edit_sql(
        path, "INSERT INTO plan (id, deleted, ar, titel) VALUES ('../../plan', 0, 2026, 'Fusk')"
    )


def with_a_row_about_something_else(path: Path) -> None:
    behind(path, "UPDATE period SET ar = 2031 WHERE ar = 2024")


BAD: dict[Spoil, str] = SPOILT | {
    not_there: "finns inte; kontrollera sökvägen",
    a_folder: "är en mapp; ange filerna i den",
    a_link: "är bara en länk",
    a_circle: "är bara en länk",
    from_before_the_first_program: "tabeller eller utlösare som vbtui inte har lagt dit",
    with_a_lying_index_in_the_journal: "är skadad",
    with_a_lying_index_of_ids: "är skadad",
    with_a_trigger: "har en utlösare (trigger) som vbtui inte har lagt dit (fusk)",
    with_a_view: "har en vy som vbtui inte har lagt dit (allt)",
    with_a_table: "har en tabell som vbtui inte har lagt dit (eget)",
    with_an_index: "har ett index som vbtui inte har lagt dit (eget)",
    with_a_virtual_table: "har en virtuell tabell som vbtui inte har lagt dit (tittut)",
    with_a_hidden_virtual_table: "har gjort om",
    without_a_trigger: "saknar utlösare (triggrar) som skriver historiken",
    with_another_trigger_of_the_same_name: "har gjort om",
    without_identity: "säger inte vilken fil den är",
    of_another_family: "hör till en annan plan än central.db",
    of_an_unknown_unit: "hör till en enhet som inte finns i central.db",
    with_a_day_that_is_none: "i fältet till i period ett värde som inte får stå där",
    with_nothing_where_there_must_be_something: "ett värde av fel slag i uppfoljning.utfall",
    with_a_circle: "ordningen mellan ändringarna går inte ihop",
    deeper_than_it_is: "ordningen mellan ändringarna går inte ihop",
    with_an_edge_between_cells: "ersätter en som inte finns, eller en i ett annat fält",
    with_an_edge_from_nowhere: "ersätter en som inte finns, eller en i ett annat fält",
    with_a_short_id: "ett id som inte går att använda",
    with_an_alien_table: "en ändring gäller ett fält som inte finns",
    with_an_alien_field: "en ändring gäller ett fält som inte finns",
    of_a_row_that_is_not_there: "en ändring gäller en rad i uppfoljning som inte finns",
    of_a_save_that_is_not_there: "ett sparande som inte finns",
    with_a_base_that_is_too_deep: "berättar två gånger vad som stod före",
    with_two_times: "säger inte rätt när den gjordes",
    at_the_end_of_time: "säger inte rätt vem, när eller hur",
    by_nobody_at_length: "säger inte rätt vem, när eller hur",
    having_seen_another_row: "en borttagning hänvisar till ändringar som inte hör till den",
    with_a_number_for_a_text: "i fältet kommentar i uppfoljning ett värde av fel slag",
    with_nothing_for_a_text: "inget värde där det måste finnas ett",
    with_a_fraction: "i fältet kvinnor i arsarbetare_avtalad ett värde av fel slag",
    with_too_long_a_text: "en text på 100\u00a0002 tecken",
    with_a_huge_value: "en text som är orimligt lång",
    with_a_nul: "i fältet kommentar i uppfoljning en text med tecken som inte går att läsa",
    with_what_is_no_text: "en text med tecken som inte går att läsa",
    with_half_a_pair: "en text med tecken som inte går att läsa",
    with_a_word_that_is_none: "i fältet slag i nod ett värde som inte får stå där",
    with_a_row_of_another_key: "rad i uppfoljning vars id inte hör till",
    with_a_key_spelt_in_another_way: "rad i sjukfranvaro vars id inte hör till",
    with_an_id_that_another_table_has: "rad i plan vars id inte hör till",
    with_an_id_that_is_none: "rad i plan vars id inte hör till",
    with_a_row_about_something_else: "rad i period vars id inte hör till",
}


@pytest.mark.parametrize(("spoil", "says"), BAD.items(), ids=[spoil.__name__ for spoil in BAD])
def test_a_bad_file_is_refused_with_a_sentence(
    delivered: Path, central: Path, spoil: Spoil, says: str
) -> None:
    if spoil is a_pipe and not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no pipes among its files")
    spoil(delivered)
    assert says in refusal(delivered, central)


def test_the_limit_of_a_text_is_the_programs() -> None:
    assert gate.LONGEST == models.MAX_TEXT


def test_the_file_itself_is_not_merged_into_itself(central: Path, tmp_path: Path) -> None:
    sentence = refusal(central, central)
    assert "är den som de andra ska slås samman med" in sentence
    other = tmp_path / "annat namn.db"
    os.link(central, other)
    assert "är den som de andra ska slås samman med" in refusal(other, central)


@posix
def test_a_device_is_not_read(central: Path) -> None:
    with Database.open(central) as db, pytest.raises(FileError, match="ingen vanlig fil"):
        receive(Path("/dev/zero"), central.parent, db)


def test_a_file_that_may_not_be_read(
    delivered: Path, central: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivered.chmod(0)
    if os.access(delivered, os.R_OK):
        delivered.chmod(0o600)
        really = os.open

        def forbid(path: Path, *rest: int) -> int:
            if path == delivered:
                raise PermissionError(13, "Permission denied")
            return really(path, *rest)

        monkeypatch.setattr("vbtui.store.intake.os.open", forbid)
    with Database.open(central) as db, pytest.raises(FileError, match="behörighet saknas"):
        receive(delivered, central.parent, db)


def test_a_file_of_unreasonable_size(delivered: Path, central: Path) -> None:
    os.truncate(delivered, intake.LARGEST + 1)
    with Database.open(central) as db, pytest.raises(FileError, match=r"orimligt stor \(1.0 GB\)"):
        receive(delivered, central.parent, db)
    assert not (central.parent / "fil.db").exists()


def test_a_file_that_takes_for_ever(
    delivered: Path, central: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "SECONDS", 0.0)
    monkeypatch.setattr(connections, "_TICK_STEPS", 1)
    assert "tar orimligt lång tid" in refusal(delivered, central)


def test_a_file_that_somebody_is_writing(
    delivered: Path, central: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.read

    def read(file: int, size: int) -> bytes:
        with delivered.open("r+b") as other:
            other.seek(5000)
            other.write(b"x")
        os.utime(delivered, ns=(1, 1))
        return really(file, size)

    monkeypatch.setattr("vbtui.store.intake.os.read", read)
    with Database.open(central) as db, pytest.raises(FileError, match="ändrades medan den lästes"):
        receive(delivered, central.parent, db)


def test_a_change_of_a_known_id_that_says_something_else(delivered: Path, central: Path) -> None:
    """The examination looks at what is new; the merge holds the rest against what is known."""
    merged(delivered, central)
    edit_sql(
        delivered, f"UPDATE j_change SET value = 'Annat' WHERE {NEWEST}",
    )  # fmt: skip
    behind(delivered, "UPDATE uppfoljning SET kommentar = 'Annat'")
    before = content(central)
    assert "säger annat om ändringar som redan finns" in merged(delivered, central).refusal
    assert content(central) == before


def test_one_bad_file_does_not_stop_the_others(delivered: Path, central: Path) -> None:
    """Nothing of a refused file is left in what the next one is examined against."""
    bad = Path(shutil.copy(delivered, delivered.with_name("dalig.db")))
    deeper_than_it_is(bad)
    refusal(bad, central)
    assert not merged(delivered, central).refusal
