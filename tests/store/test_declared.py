"""A file gets the tables that it lacks, refuses those of a newer program, and takes no others."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from tests.desk import at_desk
from tests.factory import BOARD, HELAR_2025, IT, small_file
from tests.invariants import content, require_sound
from vbtui.domain.errors import FileError, OlderFileError
from vbtui.domain.table import Column, Table
from vbtui.domain.tables import TABLES
from vbtui.store import declared
from vbtui.store.database import Database
from vbtui.store.models import ROWS

NEW = Table(
    id="fordon",
    title="Fordon",
    unit="st",
    decimals=0,
    columns=(Column(id="antal", title="Antal"),),
)


def edit_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def drop(path: Path, table: str) -> None:
    """Leave the file as a program without the table would have made it."""
    edit_sql(path, f'DROP TABLE "{table}"')


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return small_file(tmp_path / "it.db", home=IT)


@contextmanager
def declaring(monkeypatch: pytest.MonkeyPatch, table: Table) -> Iterator[None]:
    """A program that has declared this table too, or so."""
    with monkeypatch.context() as patch:
        patch.setitem(TABLES, table.id, table)
        yield


def make(path: Path, table: Table) -> None:
    """Put a table in the file as a program that declares it would."""
    columns = declared.columns(table)
    made = declared.statements(table.id, columns), declared.triggers(table.id, columns)
    edit_sql(path, *(statement for part in made for statement in part))


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_the_text_is_what_the_row_class_says(table: Table) -> None:
    """The classes validate what the text stores: they have the same columns of the same types."""
    made = ROWS[table.id].__table__  # type: ignore[attr-defined] # SQLModel adds __table__
    text = str(CreateTable(made).compile(dialect=sqlite.dialect()))
    said = [line.split() for line in text.splitlines() if line.startswith("\t")]
    wanted = [
        (words[0].strip('"'), words[1].strip(","), "NOT" in words)
        for words in said
        if words[0] not in ("CONSTRAINT", "PRIMARY", "FOREIGN")
    ]
    connection = sqlite3.connect(":memory:")
    connection.execute(next(declared.statements(table.id, declared.columns(table))))
    listed = connection.execute(f'PRAGMA table_info("{table.id}")').fetchall()
    assert [(name, kind, bool(required)) for _, name, kind, required, *_ in listed] == [
        (name, {"BIGINT": "INTEGER"}.get(kind, kind), required) for name, kind, required in wanted
    ]


def test_a_file_knows_its_tables(file: Path) -> None:
    connection = sqlite3.connect(file)
    assert declared.found(connection) == {
        table.id: declared.columns(table) for table in TABLES.values()
    }
    connection.close()


class TestLacking:
    def test_a_table_is_made_when_the_file_is_written(self, file: Path, tmp_path: Path) -> None:
        whole = {line for line in content(file) if line.startswith("CREATE")}
        drop(file, "investeringar")
        with pytest.raises(OlderFileError, match="öppna den en gång med vbtui"):
            Database.open(file)
        Database.open(file, write=True).close()
        require_sound(file)
        assert {line for line in content(file) if line.startswith("CREATE")} == whole
        (backup,) = (one for one in tmp_path.iterdir() if one.name.endswith(".bak"))
        assert "investeringar" not in "".join(content(backup))

    def test_a_column_is_added_and_the_rest_stays(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with at_desk(file) as desk:
            desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1 234,5"})
        old = TABLES["arsarbetare_avtalad"]
        wider = replace(old, columns=(Column(id="annan", title="Annan"), *old.columns))
        with declaring(monkeypatch, wider):
            Database.open(file, write=True).close()
            with Database.open(file) as db:
                assert db.rows("SELECT annan, kvinnor FROM arsarbetare_avtalad") == [
                    (None, 1_234_500_000)
                ]
                assert db.rows("SELECT 1 FROM j_change WHERE tx IS NULL") == []

    def test_a_delivered_file_is_brought_up_to_date_in_a_copy(self, tmp_path: Path) -> None:
        from vbtui.mergefiles import merge_files

        central = small_file(tmp_path / "central.db", home=BOARD)
        file = Path(shutil.copy(central, tmp_path / "it.db"))
        with at_desk(file) as desk:
            desk.report("kommentar", "Skriven i en äldre vbtui")
        drop(file, "byggprojekt")
        was = file.read_bytes()
        with Database.open(central, author="Ada", write=True) as db:
            merge_files(db, [file])
            assert db.rows(
                "SELECT kommentar FROM uppfoljning WHERE period = :period", period=HELAR_2025
            ) == [("Skriven i en äldre vbtui",)]
        assert file.read_bytes() == was


class TestNewer:
    def refused(self, file: Path) -> str:
        was = file.read_bytes()
        for write in (False, True):
            with pytest.raises(FileError) as caught:
                Database.open(file, write=write)
            assert file.read_bytes() == was
        return str(caught.value)

    def test_a_table_of_a_newer_program(self, file: Path) -> None:
        make(file, NEW)
        assert "kommer från en nyare vbtui: den har fordon" in self.refused(file)

    def test_a_column_of_a_newer_program(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        old = TABLES["investeringar"]
        with declaring(monkeypatch, replace(old, columns=(*old.columns, *NEW.columns))):
            Database.open(file, write=True).close()
        assert "den har investeringar.antal" in self.refused(file)

    def test_it_opens_where_the_table_is_declared(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make(file, NEW)
        with declaring(monkeypatch, NEW):
            Database.open(file).close()


@pytest.mark.parametrize(
    "tamper",
    [
        'CREATE TRIGGER eget AFTER UPDATE ON investeringar BEGIN DELETE FROM "plan"; END',
        "DROP TRIGGER jt_investeringar_utfall",
        "DROP INDEX ix_investeringar_enhet",
        "ALTER TABLE investeringar ADD COLUMN mer INTEGER",
        "CREATE INDEX eget ON investeringar (utfall)",
        "CREATE TABLE fordon (id TEXT)",
    ],
)
def test_what_another_program_has_changed_is_not_opened(file: Path, tamper: str) -> None:
    edit_sql(file, tamper)
    for write in (False, True):
        with pytest.raises(FileError, match="inte har lagt dit"):
            Database.open(file, write=write)
