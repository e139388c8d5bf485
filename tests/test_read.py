"""What is gathered for the screen: how much is filled in, and a node with the units' words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, UPPDRAG, small_file
from vbtui.domain.tables import TABLES
from vbtui.read import Filled, NodePage, Voice, coverages, filled, node_page, plan_tree, suggestions
from vbtui.store import plans


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        yield desk


def of(desk: Desk, table: str, kod: str = "it") -> Filled:
    """A unit's own table; the board's is that of the units below it."""
    return filled(
        desk.db,
        TABLES[table],
        desk.editor.organisation,
        desk.unit(kod),
        desk.period,
        consolidated=kod == "servicenamnden",
    )


class TestFilled:
    def test_counts_the_cells_that_can_be_typed(self, desk: Desk) -> None:
        assert of(desk, "arsarbetare_avtalad") == Filled(0, 18)
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "0", "kok/man": "2"})
        desk.fill("arsarbetare_avtalad", {"chef/man": "1"}, "fastigheter")
        desk.fill("arsarbetare_avtalad", {"chef/man": "1"}, period=desk.year_before)
        assert of(desk, "arsarbetare_avtalad") == Filled(2, 18)

    def test_does_not_count_what_was_emptied(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/budget": "1", "it/utfall": "2"})
        desk.fill("investeringar", {"it/budget": ""})
        assert of(desk, "investeringar") == Filled(1, 10)

    def test_tells_published_shares_apart(self, desk: Desk) -> None:
        desk.fill("sjukfranvaro", {"kort_procent/man": "2,5"})
        assert of(desk, "sjukfranvaro") == Filled(0, 6, only_shares=True)
        desk.fill("sjukfranvaro", {"schemalagda/man": "100"})
        assert of(desk, "sjukfranvaro") == Filled(1, 6)

    def test_asks_by_need_only_those_that_have_begun(self, desk: Desk) -> None:
        assert of(desk, "handlingsplan") == Filled(0, 0)
        assert of(desk, "handlingsplan", "servicenamnden") == Filled(0, 0)
        desk.fill("handlingsplan", {"intakter/utfall": "1"})
        assert of(desk, "handlingsplan").done == 1
        assert of(desk, "handlingsplan").of > 1
        assert of(desk, "handlingsplan", "servicenamnden") == Filled(1, 1)
        view = desk.view("handlingsplan", "servicenamnden", consolidated=True)
        assert (view.missing, view.heard.text) == ([], "1 av 1 enhet")
        assert view.value("intakter", "utfall").missing == ()

    def test_counts_added_rows_with_something_in_them(self, desk: Desk) -> None:
        table = TABLES["byggprojekt"]
        rows = [desk.editor.add_row(table, desk.it, "", name) for name in ("a", "b", "c")]
        desk.fill("byggprojekt", {f"{rows[0]}/kalkyl": "inget än", f"{rows[1]}/status": "På väg"})
        assert of(desk, "byggprojekt") == Filled(2, 3)
        desk.editor.remove_row(rows[0], desk.it)
        assert of(desk, "byggprojekt") == Filled(1, 2)

    @pytest.mark.parametrize("table", ["arsarbetare_avtalad", "sjukfranvaro", "investeringar"])
    def test_counts_the_same_units_as_the_table_itself(self, desk: Desk, table: str) -> None:
        row = TABLES[table].rows[0].id
        column = TABLES[table].typed_columns[0].id
        for kod, done in (("servicenamnden", 0), ("it", 1), ("fastigheter", 2)):
            desk.fill(table, {f"{row}/{column}": "1"}, kod)
            view = desk.view(table, "servicenamnden", consolidated=True)
            assert of(desk, table, "servicenamnden") == Filled(done, 2)
            assert len(view.missing) == 2 - done

    def test_units_with_shares_only_have_nothing_to_add_up(self, desk: Desk) -> None:
        desk.fill("sjukfranvaro", {"kort_procent/man": "2,5"})
        assert of(desk, "sjukfranvaro", "servicenamnden") == Filled(0, 2)


def page(desk: Desk, kod: str = "servicenamnden", nod: str = UPPDRAG) -> NodePage:
    """The uppdrag as a unit sees it."""
    organisation, perioder = desk.editor.organisation, plans.perioder(desk.db)
    tree = plan_tree(desk.db, organisation, desk.unit(kod), desk.period)
    return node_page(desk.db, organisation, perioder, tree, desk.nod(nod), desk.period)


def voice(desk: Desk, kod: str = "it") -> Voice:
    """What a unit says of the uppdrag, as the board hears it."""
    return next(one for one in page(desk).others if one.enhet.kod == kod)


class TestSuggestion:
    def test_is_made_of_the_statuses_below(self, desk: Desk) -> None:
        desk.report("status", "genomfort")
        desk.report("status", "startat_ej_klart", "fastigheter")
        found = page(desk)
        assert found.suggestion
        assert found.suggestion.status
        assert found.suggestion.status.key == "startat_ej_klart"
        assert found.suggestion.reason.startswith("2 av 2 enheter har status")
        assert not found.differs

    def test_of_a_unit_without_others_below_is_none(self, desk: Desk) -> None:
        desk.report("status", "genomfort", "fastigheter")
        assert page(desk, "it").suggestion is None

    def test_a_choice_that_differs_is_told_on_the_page_and_in_the_plan(self, desk: Desk) -> None:
        desk.report("status", "genomfort")
        desk.report("status", "startat_ej_klart", "servicenamnden")
        organisation = desk.editor.organisation
        tree = plan_tree(desk.db, organisation, desk.board, desk.period)
        plan = suggestions(desk.db, organisation, tree, desk.period)
        assert page(desk).differs
        assert [nod.id for nod in tree.order if plan.differs(nod)] == [UPPDRAG]
        own = plan_tree(desk.db, organisation, desk.it, desk.period)
        assert suggestions(desk.db, organisation, own, desk.period).of(desk.uppdrag) is None

    def test_is_the_same_on_the_page_as_in_the_plan(self, desk: Desk) -> None:
        desk.report("status", "genomfort", "fastigheter")
        organisation = desk.editor.organisation
        tree = plan_tree(desk.db, organisation, desk.board, desk.period)
        plan = suggestions(desk.db, organisation, tree, desk.period)
        for nod in tree.order:
            assert plan.of(nod) == page(desk, nod=nod.id).suggestion


class TestUsed:
    def test_is_not_before_it_is_marked(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart.")
        assert (voice(desk).used, voice(desk).changed) == ("", False)
        assert voice(desk).paragraph == "Område IT: Klart."

    def test_is_changed_when_the_source_is(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart.")
        desk.editor.mark_used(desk.uppdrag, desk.board, desk.period, voice(desk))
        assert voice(desk).used
        assert not voice(desk).changed
        desk.report("kommentar", "Nästan klart.")
        assert voice(desk).changed
        desk.report("kommentar", "Klart.")
        assert not voice(desk).changed

    def test_a_source_that_has_gone_silent_is_still_heard(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart.", "servicenamnden")
        board = next(one for one in page(desk, "it").others if one.enhet.kod == "servicenamnden")
        desk.editor.mark_used(desk.uppdrag, desk.it, desk.period, board)
        desk.report("kommentar", "", "servicenamnden")
        (heard,) = (one for one in page(desk, "it").others if one.used)
        assert heard.enhet == desk.board
        assert heard.changed

    def test_is_told_of_all_nodes_as_of_each(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart.")
        desk.report("kommentar", "Klart.", "fastigheter")
        desk.report("kommentar", "Område fastigheter är klara.", "servicenamnden")
        desk.report("kommentar", "Klart.", nod=AKTIVITET)
        desk.editor.mark_used(desk.uppdrag, desk.board, desk.period, voice(desk))
        desk.report("kommentar", "Nästan.")
        tree = plan_tree(desk.db, desk.editor.organisation, desk.board, desk.period)
        below = [
            (unit, plans.said(desk.db, unit.id, desk.period.id))
            for unit in desk.editor.organisation.leaves(desk.board)
        ]
        found = coverages(desk.db, tree, desk.period, below)
        for nod in tree.order:
            assert found.get(nod.id) == page(desk, nod=nod.id).coverage
        assert found.keys() == {UPPDRAG}
        assert found[UPPDRAG].text == (
            "2 av 2 enheter har kommenterat; 1 använd, 1 ändrad sedan; 1 av 2 nämnda"
        )
