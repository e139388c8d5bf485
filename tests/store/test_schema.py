"""The schema: exactly the one we know, strict, and with a trigger on every field."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.factory import HELAR_2025, IT, MALOMRADE, PLAN, UPPDRAG, small_file
from tests.invariants import content
from vbtui.domain.tables import TABLES
from vbtui.store import schema
from vbtui.store.database import Database
from vbtui.store.guard import fingerprint
from vbtui.store.models import MODELS, journaled_fields
from vbtui.store.version import APPLICATION_ID, SCHEMA_VERSION, SCHEMAS


@pytest.fixture
def fresh() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.create(connection)
    return connection


def test_the_schema_we_make_is_the_one_we_open(fresh: sqlite3.Connection) -> None:
    """After a change of the schema: ``python -m vbtui.store.schema`` tells the new value."""
    assert fingerprint(fresh, TABLES) == SCHEMAS[SCHEMA_VERSION]


def test_the_header_says_whose_file_it_is(fresh: sqlite3.Connection) -> None:
    assert fresh.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert fresh.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_every_table_is_strict(fresh: sqlite3.Connection) -> None:
    tables = {
        name: strict
        for _, name, kind, _, _, strict in fresh.execute("PRAGMA table_list")
        if kind == "table" and not name.startswith("sqlite_")
    }
    assert MODELS.keys() < tables.keys()
    assert set(tables.values()) == {1}


def test_every_journaled_field_has_its_trigger(fresh: sqlite3.Connection) -> None:
    triggers = {name for (name,) in fresh.execute("SELECT name FROM sqlite_schema")}
    for table, model in MODELS.items():
        columns = {row[1] for row in fresh.execute(f'PRAGMA table_info("{table}")')}
        assert columns == {"id", *model.NATURAL_KEY, *journaled_fields(model)}
        wanted = {*journaled_fields(model), "ny", "borttagen", "kvar", "nyckel"}
        assert {f"jt_{table}_{name}" for name in wanted} <= triggers


@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
def test_an_opened_file_trusts_nothing_and_loses_nothing(tmp_path: Path, write: bool) -> None:
    with Database.open(small_file(tmp_path / "it.db"), write=write) as db:
        pragmas = {
            name: (db.row(f"PRAGMA {name}") or (None,))[0]
            for name in (
                "journal_mode",
                "synchronous",
                "trusted_schema",
                "cell_size_check",
                "mmap_size",
                "foreign_keys",
                "recursive_triggers",
                "query_only",
            )
        }
    assert pragmas == {
        "journal_mode": "delete",
        "synchronous": 3,  # EXTRA
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "query_only": 0 if write else 1,
    }


class TestWhatTheFileItselfRefuses:
    """Another program can write only what this one can read, and can lose nothing."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return small_file(tmp_path / "it.db")

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE period SET till = '2025-13-45'",
            "UPDATE period SET till = '31 dec 2025'",
            "UPDATE period SET fran = ''",
            "UPDATE period SET fran = '0000-01-01'",
            f"UPDATE nod SET slutdatum = '2025-02-30' WHERE id = '{UPPDRAG}'",
            "UPDATE nod SET flerarigt = -1",
            "UPDATE nod SET flerarigt = 2",
            "UPDATE nod SET deleted = 2",
            "UPDATE nod SET typ = 'uppgift'",
            "UPDATE nod SET slag = 'Mål'",
            "UPDATE nod SET ordning = 9223372036854775807",
            "UPDATE nod SET ordning = 'sist'",
            "UPDATE nod SET titel = NULL",
            f"UPDATE nod SET overordnad = 'ingen' WHERE id = '{UPPDRAG}'",
            "UPDATE enhet SET typ = 'bolag'",
            "UPDATE plan SET ar = 20255",
            "DELETE FROM nod",
            "UPDATE nod SET id = 'annat'",
            "UPDATE period SET typ = 'delar'",
            "UPDATE period SET ar = 2031",
            "UPDATE j_ctl SET muted = 2",
            "INSERT INTO j_ctl (one, muted) VALUES (2, 0)",
        ],
    )
    def test_a_value_that_no_one_could_read(self, path: Path, statement: str) -> None:
        before = content(path)
        other = sqlite3.connect(path)
        other.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            other.execute(statement)
        other.close()
        assert content(path) == before

    def test_a_change_of_a_row_that_is_gone(self, path: Path) -> None:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute(f"UPDATE nod SET deleted = 1 WHERE id = '{UPPDRAG}'")
        with pytest.raises(sqlite3.IntegrityError, match="raden är borttagen"):
            other.execute(f"UPDATE nod SET titel = 'Ny' WHERE id = '{UPPDRAG}'")
        other.execute(f"UPDATE nod SET titel = 'Ny', deleted = 0 WHERE id = '{UPPDRAG}'")
        other.close()

    def test_what_is_right_is_taken(self, path: Path) -> None:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("PRAGMA foreign_keys = ON")
        for statement in (
            f"UPDATE nod SET slutdatum = '2024-02-29', flerarigt = 0 WHERE id = '{UPPDRAG}'",
            f"UPDATE nod SET slutdatum = NULL, slag = NULL WHERE id = '{MALOMRADE}'",
            f"UPDATE period SET plan = '{PLAN}' WHERE id = '{HELAR_2025}'",
            f"UPDATE enhet SET typ = 'stab' WHERE id = '{IT}'",
        ):
            assert other.execute(statement).rowcount == 1
        other.close()
