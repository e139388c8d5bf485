"""The journal: who changed what, when, from what to what."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.desk import AUTHOR, Desk, at_desk
from tests.factory import AKTIVITET, HELAR_2025, IT, UPPDRAG, small_file
from tests.invariants import require_sound
from tests.merging import handed_out, merged
from vbtui.store import journal, plans
from vbtui.store.journal import Cell


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "it.db")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with at_desk(path) as desk:
        yield desk
    require_sound(path)


def outside(path: Path, *statements: str) -> None:
    """Change the file with another program."""
    other = sqlite3.connect(path)
    for statement in statements:
        other.execute(statement)
    other.commit()
    other.close()


def status_of(kod_id: str = IT) -> Cell:
    return plans.uppfoljning_cell(UPPDRAG, kod_id, HELAR_2025, "status")


def steps(desk: Desk, cell: Cell) -> list[tuple[object, object]]:
    """From what to what a cell has been changed, oldest first."""
    return [(entry.old, entry.new) for entry in reversed(journal.history(desk.db, cell))]


def test_history_tells_who_when_and_from_what_to_what(desk: Desk) -> None:
    desk.report("status", "ej_startat")
    desk.db.author = "Alex"
    desk.report("status", "genomfort")
    newest, oldest = journal.history(desk.db, status_of())
    assert (newest.old, newest.new, newest.author) == ("ej_startat", "genomfort", "Alex")
    assert (oldest.old, oldest.new, oldest.author) == (None, "ej_startat", AUTHOR)
    assert (newest.kind, newest.kind_word, newest.outside) == ("edit", "ändring", False)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", newest.at)


def test_history_of_a_field_is_its_own(desk: Desk) -> None:
    desk.report("status", "genomfort")
    desk.report("status", "ej_startat", "fastigheter")
    desk.report("kommentar", "Klart")
    assert steps(desk, status_of()) == [(None, "genomfort")]


def test_the_same_value_again_is_no_change(desk: Desk) -> None:
    for _ in range(3):
        desk.report("status", "genomfort")
    assert steps(desk, status_of()) == [(None, "genomfort")]


def test_a_value_that_is_taken_away_is_a_change_too(desk: Desk) -> None:
    desk.report("status", "genomfort")
    desk.report("status", "")
    assert steps(desk, status_of()) == [(None, "genomfort"), ("genomfort", None)]


def test_the_oldest_change_tells_what_the_file_came_with(desk: Desk) -> None:
    desk.editor.change_node(desk.uppdrag, "ansvarig", "Kim")
    desk.report("kommentar", "Klart")
    assert steps(desk, Cell("nod", UPPDRAG, "ansvarig")) == [("", "Kim")]
    assert steps(desk, plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "kommentar")) == [
        ("", "Klart")
    ]


def test_a_row_without_a_word_is_no_news(desk: Desk) -> None:
    desk.draft("Ännu inte sagt")
    assert [save.kind for save in journal.log(desk.db)] == ["new"]


class TestLog:
    def test_the_newest_save_is_first_and_holds_its_changes(self, desk: Desk) -> None:
        desk.report("status", "genomfort")
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "2,5", "chef/man": "1"})
        block, status, made = journal.log(desk.db)
        assert [entry.new for entry in block.entries] == [1_000_000, 2_500_000]
        assert [entry.cell for entry in status.entries] == [status_of()]
        assert (made.kind, made.author) == ("new", "Test")

    def test_of_some_rows_only(self, desk: Desk) -> None:
        desk.report("status", "genomfort")
        desk.editor.change_node(desk.aktivitet, "titel", "Ny titel")
        saves = journal.log(desk.db, [AKTIVITET])
        assert [save.kind for save in saves] == ["edit", "new"]
        assert {entry.cell.row for save in saves for entry in save.entries} == {AKTIVITET}

    def test_no_more_changes_than_asked_for(self, desk: Desk) -> None:
        for text in ("a", "b", "c"):
            desk.report("kommentar", text)
        assert [save.entries[0].new for save in journal.log(desk.db, limit=2)] == ["c", "b"]

    def test_a_save_is_one_whatever_order_its_changes_came_in(self, desk: Desk, path: Path) -> None:
        """A merge puts changes of several saves between one another."""
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1", "chef/man": "2"})
        desk.report("status", "genomfort")
        outside(path, "UPDATE j_change SET nr = nr + 10 WHERE field = 'man' AND value IS NOT NULL")
        status, block = sorted(journal.log(desk.db)[:2], key=lambda save: len(save.entries))
        assert [entry.cell.field for entry in status.entries] == ["status"]
        assert {entry.cell.field for entry in block.entries} == {"kvinnor", "man"}

    def test_it_is_the_same_in_every_file_that_has_the_same_changes(self, path: Path) -> None:
        """Also what several have done in the very same second."""
        units = [handed_out(path, name) for name in ("a", "b")]
        for number, unit in enumerate(units):
            with at_desk(unit, author=f"Person {number}") as own:
                own.db.clock = lambda: "2026-01-14T13:02:11Z"
                for text in (f"första {number}", f"andra {number}"):
                    own.report("kommentar", text)
                    own.editor.change_node(own.uppdrag, "titel", text)
            for text in ("ett", "två"):
                outside(unit, f"UPDATE nod SET titel = '{text} {number}' WHERE id = '{AKTIVITET}'")
        # In one and the same second, whenever this runs.
        for unit in units:
            outside(unit, "UPDATE j_change SET at = '2026-01-14T13:02:11Z' WHERE tx IS NULL")
        logs: list[list[journal.LoggedSave]] = []
        for order in (units, units[::-1]):
            file = handed_out(path, f"samlad {len(logs)}")
            assert [one.refusal for one in merged(file, *order)] == ["", ""]
            with at_desk(file) as together:
                logs.append(journal.log(together.db))
        assert logs[0] == logs[1]
        mine = [one.entries[0].new for one in logs[0] if one.author == "Person 1"]
        assert mine == ["andra 1", "andra 1", "första 1", "första 1"], "newest first"

    def test_when_something_was_last_saved(self, desk: Desk) -> None:
        desk.db.clock = lambda: "2031-01-02T03:04:05Z"
        desk.report("status", "genomfort")
        assert journal.last_saved(desk.db) == "2031-01-02T03:04:05Z"


class TestOutside:
    """Another program has changed the file."""

    def test_its_change_is_told_apart(self, desk: Desk, path: Path) -> None:
        desk.report("status", "ej_startat")
        outside(path, "UPDATE uppfoljning SET status = 'genomfort'")
        desk.report("status", "ej_genomfort")
        assert steps(desk, status_of()) == [
            (None, "ej_startat"),
            ("ej_startat", "genomfort"),
            ("genomfort", "ej_genomfort"),
        ]
        newest, theirs, _ = journal.history(desk.db, status_of())
        assert (theirs.outside, theirs.author, theirs.kind_word) == (
            True,
            "",
            "utanför programmet",
        )
        assert theirs.at
        assert not newest.outside

    def test_what_it_did_at_once_stands_together(self, desk: Desk, path: Path) -> None:
        outside(path, "UPDATE nod SET titel = titel || '!'")
        theirs = journal.log(desk.db)[0]
        assert theirs.id is None
        assert len(theirs.entries) >= 3

    def test_a_row_that_it_made_is_told_field_by_field(self, desk: Desk, path: Path) -> None:
        row = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "").row
        outside(
            path,
            "INSERT INTO uppfoljning (id, deleted, nod, enhet, period, status, utfall, kommentar)"
            f" VALUES ('{row}', 0, '{UPPDRAG}', '{IT}', '{HELAR_2025}', 'genomfort', '', 'Hej')",
        )
        entries = journal.log(desk.db)[0].entries
        assert {entry.cell.field: entry.new for entry in entries} == {
            "status": "genomfort",
            "kommentar": "Hej",
        }

    def test_a_row_that_it_made_as_deleted_says_so(self, desk: Desk, path: Path) -> None:
        outside(
            path,
            "INSERT INTO uppfoljning (id, deleted, nod, enhet, period, utfall, kommentar)"
            f" VALUES ('x', 1, '{UPPDRAG}', '{IT}', '{HELAR_2025}', '', '')",
        )
        (entry,) = journal.log(desk.db)[0].entries
        assert (entry.cell.field, entry.new) == ("deleted", 1)


class TestDeletion:
    def test_it_tells_what_it_had_seen(self, desk: Desk) -> None:
        """So that a merge can tell a deletion of the old text from one of a text unseen."""
        desk.editor.change_node(desk.aktivitet, "titel", "Ny titel")
        desk.editor.remove_node(desk.aktivitet)
        seen = desk.db.rows(
            "SELECT h.field, h.value FROM j_seen s JOIN j_change h ON h.id = s.head"
            " JOIN j_change d ON d.id = s.deletion WHERE d.row = :row",
            row=AKTIVITET,
        )
        assert ("titel", "Ny titel") in seen
        assert ("titel", "Utbilda i avvikelser") not in seen


def test_a_change_settles_the_conflict_of_its_cell(desk: Desk, path: Path) -> None:
    """Whoever changes a cell that stands in conflict has chosen; its other fields stay in it."""
    desk.report("status", "genomfort")
    row = status_of().row
    conflicts = (
        ("uppfoljning", row, "status", "edit"),
        ("uppfoljning", row, "trend", "edit"),
        ("nod", AKTIVITET, "deleted", "edit"),
        ("nod", AKTIVITET, "titel", "delete"),
    )
    for table, one, field, kind in conflicts:
        outside(
            path,
            "INSERT INTO j_conflict (tbl, row, field, kind)"
            f" VALUES ('{table}', '{one}', '{field}', '{kind}')",
        )
    desk.report("status", "ej_startat")
    desk.editor.remove_node(desk.aktivitet)
    assert desk.db.rows("SELECT row, field FROM j_conflict") == [(row, "trend")]


@pytest.mark.parametrize(
    ("cell", "stored", "shown"),
    [
        (Cell("arsarbetare_avtalad", "r", "kvinnor"), 2_500_000, Decimal("2.5")),
        (Cell("arsarbetare_avtalad", "r", "kvinnor"), None, None),
        (Cell("byggprojekt", "r", "budget"), "inget än", "inget än"),
        (Cell("byggprojekt", "r", "budget"), "-12.5", Decimal("-12.5")),
        (Cell("byggprojekt", "r", "status"), "12.5", "12.5"),
        (Cell("nod", "r", "ordning"), 1024, "1024"),
        (Cell("uppfoljning", "r", "kommentar"), "Hej", "Hej"),
    ],
)
def test_a_stored_value_is_read_as_what_its_field_holds(
    cell: Cell, stored: journal.Stored, shown: object
) -> None:
    assert journal.readable(cell, stored) == shown
