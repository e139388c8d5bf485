"""Undo and redo in the use case: refused where the cell may not be changed now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, FASTIGHETER, HELAR_2025, IT, small_file
from tests.invariants import require_sound
from vbtui.collect import Collector
from vbtui.domain.errors import ClosedError, InputError
from vbtui.domain.tables import TABLES
from vbtui.read import node_page, plan_tree
from vbtui.store import plans

BYGGPROJEKT = "byggprojekt"
AVTALAD = "arsarbetare_avtalad"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The unit it's own file."""
    path = small_file(tmp_path / "it.db", home=IT)
    with at_desk(path) as desk:
        yield desk
    require_sound(path)


def close(desk: Desk, *, closed: bool = True) -> None:
    """What a merge with the board's file brings: no save that undo knows of."""
    with desk.db.save("merge") as save:
        row = save.ensure("insamling", {"period": HELAR_2025})
        save.set("insamling", row, "stangd", int(closed))


def give_aktivitet_away(desk: Desk) -> None:
    with desk.db.save("merge") as save:
        save.set("nod", AKTIVITET, "enhet", FASTIGHETER)


def add_row(desk: Desk) -> str:
    table = TABLES[BYGGPROJEKT]
    return desk.editor.add_row(table, desk.it, "Nämnd", "Nytt hus")


def use_a_comment(desk: Desk) -> None:
    organisation = desk.editor.organisation
    page = node_page(
        desk.db,
        organisation,
        plans.perioder(desk.db),
        plan_tree(desk.db, organisation, desk.it, desk.period),
        desk.uppdrag,
        desk.period,
    )
    voice = next(one for one in page.others if one.said.kommentar)
    desk.editor.mark_used(desk.uppdrag, desk.it, desk.period, voice)


def others_comment(desk: Desk) -> None:
    with desk.db.save("merge") as save:
        key = {"nod": desk.uppdrag.id, "enhet": FASTIGHETER, "period": HELAR_2025}
        save.set("uppfoljning", save.ensure("uppfoljning", key), "kommentar", "Vi är klara.")
    use_a_comment(desk)


REPORTS: dict[str, Callable[[Desk], object]] = {
    "status": lambda desk: desk.report("status", "genomfort"),
    "kommentar": lambda desk: desk.report("kommentar", "Klart."),
    "tal": lambda desk: desk.fill(AVTALAD, {"chef/kvinnor": "1", "chef/man": "2"}),
    "definition": lambda desk: desk.editor.set_definition(
        TABLES[AVTALAD], desk.it, desk.period, "Bara tillsvidare"
    ),
    "rad": lambda desk: desk.fill(BYGGPROJEKT, {f"{add_row(desk)}/kalkyl": "12"}),
    "använd text": others_comment,
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_what_is_said_for_a_closed_period_stands(
    desk: Desk, report: Callable[[Desk], object]
) -> None:
    report(desk)
    close(desk)
    before = desk.db.rows("SELECT COUNT(*) FROM j_change")
    with pytest.raises(ClosedError, match="Helår 2025 är stängd för rapportering; be Service"):
        desk.editor.undo()
    assert desk.db.rows("SELECT COUNT(*) FROM j_change") == before, "nothing has happened"
    close(desk, closed=False)
    assert desk.editor.undo() is not None
    close(desk)
    with pytest.raises(ClosedError):
        desk.editor.redo()
    close(desk, closed=False)
    assert desk.editor.redo() is not None


def test_an_added_row_with_figures_of_a_closed_period_stands(desk: Desk) -> None:
    row = add_row(desk)
    desk.fill(BYGGPROJEKT, {f"{row}/kalkyl": "12"})
    desk.editor.rename_row(row, desk.it, "Annat hus")
    close(desk)
    with pytest.raises(ClosedError):
        desk.editor.undo()


def test_an_empty_row_goes_and_comes_back_whatever_is_closed(desk: Desk) -> None:
    add_row(desk)
    close(desk)
    assert desk.editor.undo() is not None
    assert desk.editor.redo() is not None


def test_what_is_said_of_an_aktivitet_that_is_anothers_now_stands(desk: Desk) -> None:
    desk.report("status", "avslutad", nod=AKTIVITET)
    give_aktivitet_away(desk)
    with pytest.raises(InputError, match="rapporteras av Område fastigheter"):
        desk.editor.undo()
    assert desk.said(nod=AKTIVITET).status == "avslutad"


def test_the_plans_own_fields_follow_the_right_to_the_plan(desk: Desk) -> None:
    desk.editor.change_node(desk.aktivitet, "titel", "Öva")
    close(desk)
    assert desk.editor.undo() is not None, "the plan is not reported, so never closed"
    assert desk.editor.redo() is not None
    give_aktivitet_away(desk)
    with pytest.raises(InputError, match="bara egna aktiviteter"):
        desk.editor.undo()
    assert desk.aktivitet.titel == "Öva"


def test_the_board_undoes_its_closing_and_then_what_was_closed(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        desk.report("status", "genomfort")
        Collector(desk.db).close(desk.period)
        assert desk.editor.undo() is not None, "the closing itself"
        assert desk.editor.undo() is not None, "and what is open now"
        assert desk.said().status is None


def test_the_boards_own_report_is_never_closed(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        desk.report("status", "genomfort", "servicenamnden")
        close(desk)
        assert desk.editor.undo() is not None


def test_a_unit_that_is_handed_in_for_goes_back_only_while_it_is_open(desk: Desk) -> None:
    with desk.db.save("submit") as save:
        row = save.ensure("inlamning", {"enhet": IT, "period": HELAR_2025})
        save.set("inlamning", row, "klar", "0123456789abcdef-11111111")
    close(desk)
    with pytest.raises(ClosedError):
        desk.editor.undo()


def test_what_the_board_collects_is_not_a_units_to_take_back(desk: Desk) -> None:
    with desk.db.save("collect") as save:
        row = save.ensure("inlamning", {"enhet": IT, "period": HELAR_2025})
        save.set("inlamning", row, "anstand", "2026-01-31")
    with pytest.raises(InputError, match="i nämndens fil"):
        desk.editor.undo()


def test_a_settlement_may_be_taken_back_though_the_period_is_closed(desk: Desk) -> None:
    # Both sides were written before it was closed, as where the conflict is settled.
    desk.report("status", "genomfort")
    with desk.db.save("resolve") as save:
        cell = plans.uppfoljning_cell(desk.uppdrag.id, IT, HELAR_2025, "status")
        save.set(cell.table, cell.row, cell.field, "ej_startat")
    close(desk)
    assert desk.editor.undo() is not None
    with pytest.raises(ClosedError):
        desk.editor.undo()
