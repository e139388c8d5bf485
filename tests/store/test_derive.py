"""What cells say and where they collide, in the cases that need a name. Any case at all is held
against an oracle in tests/property/test_merge.py."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import AKTIVITET, UPPDRAG, small_file
from tests.merging import handed_out, merged
from vbtui.store.database import Database


@pytest.fixture
def central(tmp_path: Path) -> Path:
    return small_file(tmp_path / "central.db")


@pytest.fixture
def units(central: Path) -> tuple[Path, Path]:
    """Two copies of it."""
    return handed_out(central, "a"), handed_out(central, "b")


def put(path: Path, field: str, value: str | int | None, row: str = UPPDRAG) -> None:
    with Database.open(path, author=path.stem, write=True) as db, db.save() as save:
        save.set_stored("nod", row, field, value)


def said(path: Path, field: str, row: str = UPPDRAG) -> object:
    with Database.open(path) as db:
        return db.rows(f'SELECT "{field}" FROM nod WHERE id = :row', row=row)[0][0]


def collisions(path: Path) -> list[tuple[str, str]]:
    with Database.open(path) as db:
        return db.rows("SELECT field, kind FROM j_conflict ORDER BY field, kind")


def test_the_longest_line_of_changes_wins_for_now(central: Path, units: tuple[Path, Path]) -> None:
    a, b = units
    put(a, "titel", "Ett")
    for title in ("Två", "Tre"):
        put(b, "titel", title)
    for first, second in ((a, b), (b, a)):
        merged(central, first, second)
        assert said(central, "titel") == "Tre"
        assert collisions(central) == [("titel", "edit")]


def test_two_who_say_the_same_do_not_collide(central: Path, units: tuple[Path, Path]) -> None:
    a, b = units
    put(a, "titel", "Samma")
    put(b, "titel", "Samma")
    merged(central, a, b)
    assert collisions(central) == []
    # The other still says the old thing when one of them corrects himself.
    put(a, "titel", "Rättat")
    merged(central, a)
    assert collisions(central) == [("titel", "edit")]


def test_something_against_nothing(central: Path, units: tuple[Path, Path]) -> None:
    a, b = units
    put(a, "slutdatum", None, AKTIVITET)
    put(b, "slutdatum", "2025-12-01", AKTIVITET)
    merged(central, a, b)
    assert collisions(central) == [("slutdatum", "edit")]


def test_different_fields_of_a_row_do_not_collide(central: Path, units: tuple[Path, Path]) -> None:
    a, b = units
    put(a, "titel", "Ny titel")
    put(b, "nr", "29")
    merged(central, a, b)
    assert collisions(central) == []
    assert (said(central, "titel"), said(central, "nr")) == ("Ny titel", "29")


class TestDeleted:
    def test_against_an_edit(self, central: Path, units: tuple[Path, Path]) -> None:
        a, b = units
        put(a, "deleted", 1, AKTIVITET)
        put(b, "titel", "Kvar", AKTIVITET)
        for first, second in ((a, b), (b, a)):
            target = handed_out(central, f"{first.stem} {second.stem}")
            merged(target, first)
            merged(target, second)
            assert collisions(target) == [("deleted", "delete")]
            assert (said(target, "deleted", AKTIVITET), said(target, "titel", AKTIVITET)) == (
                1,
                "Kvar",
            )

    def test_by_two(self, central: Path, units: tuple[Path, Path]) -> None:
        for unit in units:
            put(unit, "deleted", 1, AKTIVITET)
        merged(central, *units)
        assert collisions(central) == []

    def test_by_one_who_had_seen_the_edit(self, central: Path, units: tuple[Path, Path]) -> None:
        a, b = units
        put(a, "titel", "Kvar", AKTIVITET)
        merged(b, a)
        put(b, "deleted", 1, AKTIVITET)
        merged(central, a, b)
        assert collisions(central) == []

    def test_and_brought_back(self, central: Path, units: tuple[Path, Path]) -> None:
        a, b = units
        put(a, "deleted", 1, AKTIVITET)
        put(b, "titel", "Kvar", AKTIVITET)
        merged(central, a, b)
        put(central, "deleted", 0, AKTIVITET)
        assert collisions(central) == []
        merged(central, a, b)
        assert collisions(central) == []
        assert said(central, "deleted", AKTIVITET) == 0


def test_only_what_is_touched_is_derived(central: Path, units: tuple[Path, Path]) -> None:
    """A cell that another program has bent says what it says until somebody writes in it."""
    a, _ = units
    put(central, "nr", "30")
    with closing(sqlite3.connect(central)) as connection:
        connection.execute("UPDATE j_ctl SET muted = 1")
        connection.execute("UPDATE nod SET nr = 'böjt' WHERE id = ?", (UPPDRAG,))
        connection.execute("UPDATE j_ctl SET muted = 0")
        connection.commit()
    put(a, "titel", "Ny titel")
    merged(central, a)
    assert (said(central, "titel"), said(central, "nr")) == ("Ny titel", "böjt")


def test_what_is_derived_is_not_journaled(central: Path, units: tuple[Path, Path]) -> None:
    a, _ = units
    with at_desk(a) as desk:
        desk.report("kommentar", "Klart")
        changes = desk.db.rows("SELECT COUNT(*) FROM j_change")
    merged(central, a)
    with Database.open(central) as db:
        assert db.rows("SELECT COUNT(*) FROM j_change") == changes
        assert db.rows("SELECT tx, muted FROM j_ctl") == [(None, 0)]
