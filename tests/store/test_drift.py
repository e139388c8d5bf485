"""Edits that went round the journal: each is found once, journaled as what it is, and merged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import (
    AKTIVITET,
    FASTIGHETER,
    HELAR_2025,
    IT,
    MALOMRADE,
    PLAN,
    UPPDRAG,
)
from tests.invariants import cells, content
from tests.spoilt import edit_sql
from tests.store.test_intake import (
    accepted,
    behind,
    delivered,
    made,
    merged,
    received,
    refusal,
)
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.inbox import Inbox
from vbtui.store.merge import merge

__all__ = ["delivered", "made"]  # The fixtures.

UPPFOLJNING = natural_id("uppfoljning", UPPDRAG, IT, HELAR_2025)
OF_FASTIGHETER = natural_id("uppfoljning", UPPDRAG, FASTIGHETER, HELAR_2025)


@pytest.fixture
def central(tmp_path: Path, made: Path) -> Path:
    path = tmp_path / "central.db"
    path.write_bytes((made / "central.db").read_bytes())
    return path


def muted(path: Path, *statements: str) -> None:
    """With the journal switched off and on again, as another program may."""
    edit_sql(
        path, "UPDATE j_ctl SET muted = 1", *statements, "UPDATE j_ctl SET muted = 0"
    )  # fmt: skip


def drifted(inbox: Inbox) -> list[tuple[str, str, object]]:
    """Field, value and base of what was journaled in the private copy."""
    with closing(sqlite3.connect(inbox.path)) as copy:
        found = copy.execute(
            "SELECT field, value, base FROM j_change WHERE tx IS NULL ORDER BY nr"
        ).fetchall()
    return [(field, value, base) for field, value, base in found]


def test_a_file_that_was_edited_as_it_should_has_none(delivered: Path, central: Path) -> None:
    edit_sql(delivered, f"UPDATE nod SET titel = 'Utifrån' WHERE id = '{UPPDRAG}'")
    with received(delivered, central) as (_, inbox):
        assert inbox.notes == ()


@pytest.mark.parametrize(
    ("statement", "field", "value", "base"),
    [
        # Journaled in both files, in the delivered one only, and in none.
        (f"UPDATE nod SET titel = 'Ny' WHERE id = '{UPPDRAG}'", "titel", "Ny", None),
        (
            f"UPDATE uppfoljning SET kommentar = '' WHERE id = '{UPPFOLJNING}'",
            "kommentar",
            "",
            None,
        ),
        ("UPDATE uppfoljning SET utfall = '7'", "utfall", "7", None),
        ("UPDATE uppfoljning SET status = NULL", "status", None, None),
        ("UPDATE arsarbetare_avtalad SET man = 7", "man", 7, None),
        (f"UPDATE nod SET deleted = 0 WHERE id = '{AKTIVITET}'", "deleted", 0, None),
        (f"UPDATE nod SET deleted = 1 WHERE id = '{MALOMRADE}'", "deleted", 1, None),
    ],
)
def test_an_edit_behind_the_journals_back_is_journaled(
    delivered: Path, central: Path, statement: str, field: str, value: object, base: object
) -> None:
    muted(delivered, statement)
    with received(delivered, central) as (db, inbox):
        assert inbox.notes == (
            "Ett värde i it.db har ändrats utan att det syns i historiken; det tas med som ändrat"
            " utanför programmet.",
        )
        assert drifted(inbox) == [(field, value, base)]
        (result,) = merge(db, [inbox])
        assert not result.refusal
        # Another program's deletion has seen nothing of what hangs on the row.
        assert [clash.kind for clash in result.clashes] == ["delete"] * (value == 1)
        with Database.open(delivered) as other:
            assert cells(db.connection) == cells(other.connection)


def test_an_issued_cell_keeps_what_it_was_issued_with(delivered: Path, central: Path) -> None:
    for path in (delivered, central):
        edit_sql(path, "DELETE FROM j_edge", "DELETE FROM j_seen", "DELETE FROM j_change")
        muted(path, f"UPDATE nod SET deleted = 0 WHERE id = '{AKTIVITET}'")
    behind(delivered, "DELETE FROM uppfoljning", "DELETE FROM arsarbetare_avtalad")
    muted(delivered, f"UPDATE nod SET titel = 'Ny' WHERE id = '{UPPDRAG}'")
    with received(delivered, central) as (_, inbox):
        assert drifted(inbox) == [("titel", "Ny", "Säker it-miljö")]


def test_a_row_that_came_without_a_word(delivered: Path, central: Path) -> None:
    muted(
        delivered,
        "INSERT INTO uppfoljning (id, deleted, nod, enhet, period, utfall, kommentar) VALUES"
        f" ('{OF_FASTIGHETER}', 0, '{UPPDRAG}', '{FASTIGHETER}', '{HELAR_2025}', '', 'Tyst')",
        "INSERT INTO plan (id, deleted, ar, titel) VALUES"
        f" ('{natural_id('test', 'ny plan')}', 0, 2026, '')",
    )
    with received(delivered, central) as (db, inbox):
        told = [("deleted", 0, None), ("ar", 2026, None), ("kommentar", "Tyst", None)]
        assert drifted(inbox) == told
        assert not merge(db, [inbox])[0].refusal
        assert db.row("SELECT kommentar FROM uppfoljning WHERE enhet = :e", e=FASTIGHETER) == (
            "Tyst",
        )


def test_an_empty_row_says_nothing(delivered: Path, central: Path) -> None:
    edit_sql(
        delivered,
        "INSERT INTO uppfoljning (id, deleted, nod, enhet, period, utfall, kommentar) VALUES"
        f" ('{OF_FASTIGHETER}', 0, '{UPPDRAG}', '{FASTIGHETER}', '{HELAR_2025}', '', '')",
    )
    with received(delivered, central) as (_, inbox):
        assert drifted(inbox) == []


def test_a_row_that_was_replaced(delivered: Path, central: Path) -> None:
    """It passes the triggers against deletion, and leaves two heads and empty cells."""
    edit_sql(
        delivered,
        "INSERT OR REPLACE INTO uppfoljning (id, deleted, nod, enhet, period, utfall, kommentar)"
        f" VALUES ('{UPPFOLJNING}', 0, '{UPPDRAG}', '{IT}', '{HELAR_2025}', '', 'Ersatt')",
    )
    with received(delivered, central) as (db, inbox):
        assert not merge(db, [inbox])[0].refusal
        assert db.rows("SELECT * FROM j_conflict") == []
        (row,) = db.rows("SELECT status, kommentar FROM uppfoljning")
        assert row == (None, "Ersatt")


def test_the_same_drift_comes_once(delivered: Path, central: Path) -> None:
    muted(delivered, f"UPDATE nod SET titel = 'Ny' WHERE id = '{UPPDRAG}'")
    assert merged(delivered, central).fresh > 0
    before = content(central)
    assert merged(delivered, central).fresh == 0
    assert content(central) == before


def test_drift_that_was_answered_does_not_come_back(delivered: Path, central: Path) -> None:
    muted(delivered, f"UPDATE nod SET titel = 'Ny' WHERE id = '{UPPDRAG}'")
    merged(delivered, central)
    with at_desk(central) as desk:
        desk.editor.change_node(desk.uppdrag, "titel", "Nyast")
    before = content(central)
    assert merged(delivered, central).clashes == ()
    assert content(central) == before


def test_a_centre_that_has_gone_on_is_no_drift(delivered: Path, central: Path) -> None:
    """Cells differ since others have written in them, in journaled rows and in new ones."""
    with at_desk(central) as desk:
        desk.editor.change_node(desk.uppdrag, "titel", "Nyast")
        desk.editor.add_node(PLAN, None, desk.malomrade.typ, "Ännu ett")
        desk.report("kommentar", "Nämnden skriver", "it")
        desk.report("status", "ej_startat", "fastigheter")
        desk.fill("arsarbetare_avtalad", {"kok/kvinnor": "1"})
    assert accepted(delivered, central).notes == ()


def test_as_many_are_found_as_were_made(delivered: Path, central: Path) -> None:
    statements = [
        f"UPDATE {table} SET {field} = {field} || '!' WHERE id = '{row}'"
        for table, field, row in (
            ("nod", "titel", UPPDRAG),
            ("nod", "titel", MALOMRADE),
            ("nod", "nr", UPPDRAG),
            ("plan", "titel", PLAN),
            ("uppfoljning", "kommentar", UPPFOLJNING),
            ("enhet", "namn", IT),
        )
    ]
    for count in range(len(statements)):
        muted(delivered, statements[count])
        (note,) = accepted(delivered, central).notes
        assert note.startswith(f"{count + 1} värden" if count else "Ett värde")


def test_what_drifted_is_examined_too(delivered: Path, central: Path) -> None:
    muted(delivered, f"UPDATE nod SET titel = 'a' || char(0) WHERE id = '{UPPDRAG}'")
    assert "i fältet titel i nod en text med tecken" in refusal(delivered, central)
