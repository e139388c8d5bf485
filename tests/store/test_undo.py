"""Undo and redo, save by save: kept in the file, and never at the cost of what others wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, HELAR_2025, IT, MALOMRADE, PLAN, UPPDRAG, small_file
from tests.invariants import content, require_sound
from vbtui.domain.errors import InputError
from vbtui.domain.plan import NodTyp
from vbtui.store import models, plans, undo
from vbtui.store.ids import natural_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "it.db")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with at_desk(path) as desk:
        yield desk
    require_sound(path)


def outside(path: Path, statement: str) -> None:
    """Change the file with another program."""
    other = sqlite3.connect(path)
    other.execute(statement)
    other.commit()
    other.close()


def test_what_a_file_came_with_is_not_undone(desk: Desk) -> None:
    assert undo.undo(desk.db) is None
    assert undo.redo(desk.db) is None


def test_one_save_back_and_forth(desk: Desk) -> None:
    desk.report("status", "genomfort")
    desk.report("status", "ej_startat")
    step = undo.undo(desk.db)
    assert step
    assert step.text == "28 Säker it-miljö · Område IT · Helår 2025"
    assert [cell.field for cell in step.cells] == ["status"]
    assert desk.said().status == "genomfort"
    undo.redo(desk.db)
    assert desk.said().status == "ej_startat"


def test_all_the_way_back_and_forth_again_and_again(desk: Desk) -> None:
    words = ["genomfort", "ej_startat", "ej_genomfort"]
    for word in words:
        desk.report("status", word)
    for _ in range(3):
        for earlier in (*reversed(words[:-1]), None):
            assert undo.undo(desk.db)
            assert desk.said().status == earlier
        assert undo.undo(desk.db) is None
        for later in words:
            assert undo.redo(desk.db)
            assert desk.said().status == later
        assert undo.redo(desk.db) is None


def test_a_new_edit_closes_the_way_forth(desk: Desk) -> None:
    desk.report("status", "genomfort")
    undo.undo(desk.db)
    desk.report("trend", "upp")
    assert undo.redo(desk.db) is None
    undo.undo(desk.db)
    assert (desk.said().status, desk.said().trend) == (None, None)
    assert undo.undo(desk.db) is None


def test_it_survives_a_restart(path: Path) -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", "Först")
        desk.report("kommentar", "Sedan")
    with at_desk(path) as desk:
        undo.undo(desk.db)
    with at_desk(path, author="Alex") as desk:
        assert desk.said().kommentar == "Först"
        undo.undo(desk.db)
        undo.redo(desk.db)
        undo.redo(desk.db)
    with at_desk(path) as desk:
        assert desk.said().kommentar == "Sedan"


def test_far_back(desk: Desk) -> None:
    """Undone saves and their undoing fill the log, and the way back goes on behind them."""
    for number in range(300):
        with desk.db.save() as save:
            save.set("nod", UPPDRAG, "titel", f"Titel {number}")
    for _ in range(300):
        assert undo.undo(desk.db)
    assert desk.uppdrag.titel == "Säker it-miljö"


def test_a_save_of_many_changes_is_one_step(desk: Desk) -> None:
    table = "arsarbetare_avtalad"
    desk.fill(table, {"chef/kvinnor": "1"})
    desk.fill(table, {"chef/kvinnor": "2", "chef/man": "3", "kok/man": "4"})
    step = undo.undo(desk.db)
    assert step
    assert len(step.cells) == 3
    assert [desk.view(table).value(row, "totalt").exact for row in ("chef", "kok")] == [1, None]
    undo.redo(desk.db)
    assert [desk.view(table).value(row, "totalt").exact for row in ("chef", "kok")] == [5, 4]


def test_a_cell_that_a_save_changed_twice_goes_back_to_before_both(desk: Desk) -> None:
    with desk.db.save() as save:
        save.set("nod", UPPDRAG, "titel", "Mellan")
        save.set("nod", UPPDRAG, "titel", "Sist")
    undo.undo(desk.db)
    assert desk.uppdrag.titel == "Säker it-miljö"


def test_a_save_that_came_to_nothing_is_passed_over(desk: Desk) -> None:
    desk.report("status", "genomfort")
    with desk.db.save() as save:
        save.set("nod", UPPDRAG, "titel", "Dit")
        save.set("nod", UPPDRAG, "titel", "Säker it-miljö")
    assert undo.undo(desk.db)
    assert desk.said().status is None
    assert undo.undo(desk.db) is None


def test_a_row_with_a_natural_key_becomes_empty(desk: Desk) -> None:
    """It may be in other files too, so it stays; nothing is left of what was said in it."""
    desk.report("kommentar", "Klart")
    undo.undo(desk.db)
    said = desk.said()
    assert (said.kommentar, said.status, said.utfall) == ("", None, "")
    undo.redo(desk.db)
    assert desk.said().kommentar == "Klart"


def test_values_that_a_natural_row_was_made_with_go_too(desk: Desk) -> None:
    row = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "").row
    with desk.db.save() as save:
        save.add(
            models.Uppfoljning(
                id=row, nod=UPPDRAG, enhet=IT, period=HELAR_2025, status="genomfort", kommentar="A"
            )
        )
    undo.undo(desk.db)
    assert (desk.said().kommentar, desk.said().status) == ("", None)


def test_a_natural_row_that_must_have_values_goes_whole(desk: Desk) -> None:
    period = models.Period(
        id=natural_id("period", "2026", "helar"),
        ar=2026,
        typ="helar",
        fran=desk.period.fran.replace(year=2026),
        till=desk.period.till.replace(year=2026),
    )
    with desk.db.save() as save:
        save.add(period)
    undo.undo(desk.db)
    assert [one.ar for one in plans.perioder(desk.db)] == [2025, 2024]
    undo.redo(desk.db)
    assert [one.ar for one in plans.perioder(desk.db)] == [2026, 2025, 2024]


class TestNodes:
    def test_an_added_node_goes_and_comes_back_whole(self, desk: Desk) -> None:
        desk.editor.add_node(PLAN, desk.malomrade, NodTyp.UPPDRAG, "Nytt", nr="99")
        undo.undo(desk.db)
        assert "  Nytt" not in desk.tree()
        undo.redo(desk.db)
        assert "  Nytt" in desk.tree()

    def test_a_renamed_new_node_comes_back_with_its_new_name(self, desk: Desk) -> None:
        row = desk.editor.add_node(PLAN, desk.malomrade, NodTyp.UPPDRAG, "Nytt")
        desk.editor.change_node(desk.nod(row), "titel", "Nyare")
        undo.undo(desk.db)
        undo.undo(desk.db)
        undo.redo(desk.db)
        undo.redo(desk.db)
        assert desk.nod(row).titel == "Nyare"

    def test_a_removed_branch_comes_back_with_what_was_said(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart", nod=AKTIVITET)
        before = desk.tree()
        assert desk.editor.remove_node(desk.malomrade) == 4
        assert desk.tree() == []
        undo.undo(desk.db)
        assert desk.tree() == before
        assert desk.said(nod=AKTIVITET).kommentar == "Klart"
        undo.redo(desk.db)
        assert desk.tree() == []

    def test_an_edit_and_a_deletion_in_one_save(self, desk: Desk) -> None:
        """What was deleted is back before it is edited, and edited before it is deleted."""
        with desk.db.save() as save:
            save.set("nod", AKTIVITET, "titel", "Sista ordet")
            save.set("nod", AKTIVITET, "deleted", 1)
        undo.undo(desk.db)
        assert desk.aktivitet.titel == "Utbilda i avvikelser"
        assert "    Utbilda i avvikelser" in desk.tree()
        undo.redo(desk.db)
        assert plans.below(desk.db, UPPDRAG) == [UPPDRAG]
        undo.undo(desk.db)
        assert desk.aktivitet.titel == "Utbilda i avvikelser"


class TestOthers:
    """What another program has changed since is not ours to take back."""

    def refused(self, desk: Desk, path: Path) -> str:
        before = content(path)
        with pytest.raises(InputError) as caught:
            undo.undo(desk.db)
        assert content(path) == before
        return str(caught.value)

    def test_a_cell_that_another_has_changed(self, desk: Desk, path: Path) -> None:
        desk.report("status", "genomfort")
        outside(path, "UPDATE uppfoljning SET status = 'ej_startat'")
        assert "28 Säker it-miljö · Område IT · Helår 2025 har ändrats" in self.refused(desk, path)

    def test_even_when_it_was_changed_back(self, desk: Desk, path: Path) -> None:
        desk.report("status", "genomfort")
        outside(path, "UPDATE uppfoljning SET status = 'ej_startat'")
        outside(path, "UPDATE uppfoljning SET status = 'genomfort'")
        self.refused(desk, path)

    def test_one_such_cell_and_none_is_taken_back(self, desk: Desk, path: Path) -> None:
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1", "kok/kvinnor": "2"})
        outside(path, "UPDATE arsarbetare_avtalad SET kvinnor = 7 WHERE rad = 'kok'")
        self.refused(desk, path)
        assert desk.view("arsarbetare_avtalad").value("chef", "kvinnor").exact == 1

    def test_a_row_that_another_has_deleted(self, desk: Desk, path: Path) -> None:
        desk.editor.change_node(desk.aktivitet, "titel", "Ny")
        outside(path, f"UPDATE nod SET deleted = 1 WHERE id = '{AKTIVITET}'")
        assert "har ändrats av någon annan" in self.refused(desk, path)

    def test_redo_is_as_careful(self, desk: Desk, path: Path) -> None:
        desk.report("status", "genomfort")
        undo.undo(desk.db)
        outside(path, "UPDATE uppfoljning SET status = 'ej_startat'")
        with pytest.raises(InputError):
            undo.redo(desk.db)
        assert desk.said().status == "ej_startat"

    def test_what_another_did_elsewhere_is_no_matter(self, desk: Desk, path: Path) -> None:
        desk.report("status", "genomfort")
        outside(path, f"UPDATE nod SET titel = 'Annat' WHERE id = '{MALOMRADE}'")
        undo.undo(desk.db)
        assert desk.said().status is None
        assert desk.malomrade.titel == "Annat"

    def test_its_changes_are_not_undone(self, desk: Desk, path: Path) -> None:
        outside(path, f"UPDATE nod SET titel = 'Annat' WHERE id = '{MALOMRADE}'")
        assert undo.undo(desk.db) is None
