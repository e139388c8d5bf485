"""Figures of a unit and of all below it: exact sums, shares made anew, and nothing passed over."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import Desk, at_desk
from tests.factory import small_file
from vbtui.consolidate import TableView
from vbtui.domain.tables import TABLES

D = Decimal


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        yield desk


def together(desk: Desk, table: str) -> TableView:
    return desk.view(table, "servicenamnden", consolidated=True)


def names(view: TableView) -> list[str]:
    """The units that should have figures in the table and have none."""
    return [enhet.kod for enhet in view.missing]


class TestSums:
    def test_are_over_all_units_below(self, desk: Desk) -> None:
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1,25", "kok/man": "2"})
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "0,5"}, "fastigheter")
        view = together(desk, "arsarbetare_avtalad")
        assert view.value("chef", "kvinnor").exact == D("1.75")
        assert view.value("summa", "totalt").exact == D("3.75")
        assert names(view) == []

    def test_take_in_what_the_board_itself_has_typed(self, desk: Desk) -> None:
        desk.fill("arsarbetare_avtalad", {"chef/man": "1"})
        desk.fill("arsarbetare_avtalad", {"chef/man": "2"}, "servicenamnden")
        assert together(desk, "arsarbetare_avtalad").value("chef", "man").exact == 3

    def test_of_a_unit_without_others_below_are_its_own_figures(self, desk: Desk) -> None:
        desk.fill("arsarbetare_avtalad", {"chef/man": "1"})
        view = desk.view("arsarbetare_avtalad", "it", consolidated=True)
        assert not view.consolidated
        assert view.refusal(view.row("chef"), view.column("man")) == ""

    def test_are_typed_nowhere(self, desk: Desk) -> None:
        view = together(desk, "arsarbetare_avtalad")
        assert "summan av flera enheter" in view.refusal(view.row("chef"), view.column("man"))

    def test_of_one_unit_are_not_of_another(self, desk: Desk) -> None:
        desk.fill("arsarbetare_avtalad", {"chef/man": "1"})
        assert desk.view("arsarbetare_avtalad", "fastigheter").value("chef", "man").exact is None


class TestMissing:
    def test_is_not_zero(self, desk: Desk) -> None:
        view = together(desk, "investeringar")
        assert view.value("summa", "utfall").exact is None
        assert names(view) == ["it", "fastigheter"]

    def test_is_told_in_every_sum(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/utfall": "3"})
        view = together(desk, "investeringar")
        assert names(view) == ["fastigheter"]
        explanation = view.explain("it", "utfall")
        assert explanation.text == "Summa av 1 enhet för Helår 2025."
        assert explanation.missing == ("Område fastigheter",)

    def test_of_the_year_before_is_of_that_year(self, desk: Desk) -> None:
        for kod in ("it", "fastigheter"):
            desk.fill("investeringar", {"it/utfall": "3"}, kod)
        desk.fill("investeringar", {"it/utfall": "2"}, period=desk.year_before)
        view = together(desk, "investeringar")
        assert view.explain("it", "utfall").missing == ()
        assert view.explain("it", "utfall_fg").missing == ("Område fastigheter",)

    def test_a_unit_that_has_typed_zero_is_not_missing(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/utfall": "0"})
        assert names(together(desk, "investeringar")) == ["fastigheter"]
        assert desk.view("investeringar").missing == []

    def test_a_unit_that_has_taken_its_figures_away_is(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/utfall": "3"})
        desk.fill("investeringar", {"it/utfall": ""})
        assert names(together(desk, "investeringar")) == ["it", "fastigheter"]
        assert names(desk.view("investeringar")) == ["it"]

    def test_a_unit_without_rows_of_its_own_has_nothing_to_report(self, desk: Desk) -> None:
        table = TABLES["byggprojekt"]
        row = desk.editor.add_row(table, desk.it, "Servicenämnden", "Hus 7")
        assert names(together(desk, "byggprojekt")) == ["it"]
        desk.fill("byggprojekt", {f"{row}/kalkyl": "10"})
        assert names(together(desk, "byggprojekt")) == []
        desk.editor.remove_row(row, desk.it)
        assert names(together(desk, "byggprojekt")) == []


class TestFreeRows:
    def test_what_was_finished_before_is_not_seen_again(self, desk: Desk) -> None:
        table = TABLES["byggprojekt"]
        old, new, empty = (
            desk.editor.add_row(table, desk.it, "Servicenämnden", name)
            for name in ("Gammalt", "Nytt", "Tomt")
        )
        desk.fill("byggprojekt", {f"{old}/kalkyl": "10"}, period=desk.year_before)
        assert [row.id for row in desk.view("byggprojekt").rows] == [old, new, empty]
        desk.fill("byggprojekt", {f"{new}/kalkyl": "20"})
        assert [row.id for row in desk.view("byggprojekt").rows] == [new, empty]
        before = desk.view("byggprojekt", period=desk.year_before)
        assert [row.id for row in before.rows] == [old, empty]


class TestShares:
    def test_are_made_of_summed_hours(self, desk: Desk) -> None:
        """5 % of 1 000 hours and 1 % of 200 make 4,3 %, not 3 % and not 6 %."""
        desk.fill("sjukfranvaro", {"schemalagda/man": "1000", "kort/man": "20", "lang/man": "30"})
        desk.fill(
            "sjukfranvaro",
            {"schemalagda/man": "200", "kort/man": "2", "lang/man": "0"},
            "fastigheter",
        )
        view = together(desk, "sjukfranvaro")
        assert view.value("totalt_procent", "man").exact == 100 * D(52) / D(1200)
        assert view.text(view.row("totalt_procent"), view.column("man")) == "4,3"

    def test_that_are_all_there_is_are_shown_but_not_added(self, desk: Desk) -> None:
        desk.fill("sjukfranvaro", {"kort_procent/man": "3,2"})
        alone, all_of_them = desk.view("sjukfranvaro"), together(desk, "sjukfranvaro")
        assert alone.value("kort_procent", "man").exact == D("3.2")
        cell = all_of_them.value("kort_procent", "man")
        assert cell.exact is None
        assert cell.reason == (
            "Bara procent finns från Område IT; andelar kan visas var för sig men inte läggas"
            " ihop. Fyll i timmarna."
        )
        assert cell.reason in all_of_them.explain("kort_procent", "man").text
        assert names(all_of_them) == ["it", "fastigheter"]

    def test_a_unit_with_per_cent_only_is_missing_in_the_hours_of_the_others(
        self, desk: Desk
    ) -> None:
        desk.fill("sjukfranvaro", {"kort_procent/man": "3,2"})
        desk.fill("sjukfranvaro", {"schemalagda/man": "100", "kort/man": "5"}, "fastigheter")
        view = together(desk, "sjukfranvaro")
        assert view.value("kort_procent", "man").exact == 5
        assert names(view) == ["it"]


class TestWords:
    @pytest.fixture
    def row(self, desk: Desk) -> str:
        row = desk.editor.add_row(TABLES["byggprojekt"], desk.it, "Servicenämnden", "Hus 7")
        desk.fill("byggprojekt", {f"{row}/kalkyl": "1 200,5", f"{row}/budget": "inget än"})
        return row

    def test_stand_where_a_number_could(self, desk: Desk, row: str) -> None:
        view = together(desk, "byggprojekt")
        assert view.value(row, "kalkyl").exact == D("1200.5")
        assert view.value(row, "budget").exact == "inget än"

    def test_are_not_added(self, desk: Desk, row: str) -> None:
        """Another program has given two units figures in one row."""
        other = sqlite3.connect(desk.db.path)
        other.execute(
            "INSERT INTO byggprojekt (id, deleted, enhet, period, rad, kalkyl, budget)"
            " SELECT 'x', 0, ?, period, rad, '10', '5' FROM byggprojekt",
            (desk.unit("fastigheter").id,),
        )
        other.commit()
        other.close()
        view = together(desk, "byggprojekt")
        assert view.value(row, "kalkyl").exact == D("1210.5")
        assert view.value(row, "budget").exact is None
        assert view.value(row, "budget").reason == (
            "Område IT har skrivit ”inget än”, som inte kan läggas ihop."
        )

    def test_text_that_looks_like_a_number_is_text_in_a_column_of_texts(
        self, desk: Desk, row: str
    ) -> None:
        desk.fill("byggprojekt", {f"{row}/status": "2026"})
        assert desk.view("byggprojekt").value(row, "status").exact == "2026"


class TestComparison:
    def test_is_with_the_period_that_the_file_names(self, desk: Desk) -> None:
        desk.fill("arsarbetare_avtalad", {"chef/man": "3"})
        desk.fill("arsarbetare_avtalad", {"chef/man": "5"}, period=desk.year_before)
        view = together(desk, "arsarbetare_avtalad")
        assert view.value("summa", "totalt_fg").exact == 5
        assert view.value("summa", "totalt_forandring").exact == -2
        before = desk.view("arsarbetare_avtalad", period=desk.year_before)
        assert before.value("chef", "man_forandring").exact is None


class TestExplanation:
    def test_names_the_units_and_what_each_gives(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/utfall": "3"})
        desk.fill("investeringar", {"it/utfall": "4,5"}, "fastigheter")
        explanation = together(desk, "investeringar").explain("it", "utfall")
        assert explanation.text == "Summa av 2 enheter för Helår 2025."
        assert [(part.sign, part.name, part.value) for part in explanation.parts] == [
            ("+", "Område IT", 3),
            ("+", "Område fastigheter", D("4.5")),
        ]

    def test_of_a_typed_cell_says_who_and_when(self, desk: Desk) -> None:
        desk.db.clock = lambda: "2026-01-14T13:02:11Z"
        desk.fill("investeringar", {"it/utfall": "3"})
        text = desk.view("investeringar").explain("it", "utfall").text
        assert text.startswith("Inskrivet av Kim 2026-01-14 ")

    def test_of_a_cell_that_another_program_wrote(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/utfall": "3"})
        other = sqlite3.connect(desk.db.path)
        other.execute("UPDATE investeringar SET utfall = 4000000")
        other.commit()
        other.close()
        assert "utanför programmet" in desk.view("investeringar").explain("it", "utfall").text

    def test_of_an_empty_cell(self, desk: Desk) -> None:
        text = desk.view("investeringar").explain("it", "utfall").text
        assert text == "Inget är ifyllt av Område IT."


numbers = st.integers(-(10**18), 10**18).map(lambda n: Decimal(n).scaleb(-6))


class TestRenewal:
    def test_an_edit_is_seen_without_reading_all_anew(self, desk: Desk) -> None:
        table = "arsarbetare_avtalad"
        desk.fill(table, {"chef/man": "2"}, period=desk.year_before)
        view = desk.view(table)
        assert view.value("summa", "totalt").exact is None
        assert [enhet.kod for enhet in view.missing] == ["it"]
        desk.fill(table, {"chef/kvinnor": "1,5", "kok/man": "2"})
        view.renew(view.fresh(desk.db, ["chef", "kok"]))
        assert view.value("summa", "totalt").exact == D("3.5")
        assert view.value("summa", "man_forandring").exact == 0
        assert view.missing == []

    def test_what_was_emptied_is_gone(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/budget": "1"})
        view = desk.view("investeringar")
        assert view.value("it", "budget").exact == 1
        desk.fill("investeringar", {"it/budget": ""})
        view.renew(view.fresh(desk.db, ["it"]))
        assert view.value("it", "budget").exact is None
        assert names(view) == ["it"]

    @settings(max_examples=20, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["schemalagda", "kort", "kort_procent"]),
                st.sampled_from(["kvinnor", "man"]),
                st.sampled_from(["", "0", "1,5", "20"]),
            ),
            max_size=8,
        )
    )
    def test_is_the_same_as_reading_anew(
        self, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, str]]
    ) -> None:
        with at_desk(small_file(tmp_path_factory.mktemp("renew") / "sn.db")) as desk:
            view = desk.view("sjukfranvaro")
            for row_id, column_id, text in edits:
                if not desk.editor.set_block(view, [(row_id, column_id, text)]):
                    view.renew(view.fresh(desk.db, [row_id]))
            anew = desk.view("sjukfranvaro")
            for row in view.rows:
                for column in view.columns:
                    assert view.value(row.id, column.id) == anew.value(row.id, column.id)


figures = st.dictionaries(
    st.tuples(
        st.sampled_from(["it", "fastigheter", "servicenamnden"]),
        st.sampled_from(["chef", "kok", "lokalvardare"]),
        st.sampled_from(["kvinnor", "man"]),
    ),
    numbers,
)


@settings(max_examples=30)
@given(figures)
def test_a_consolidated_cell_is_exactly_the_sum_of_the_units(
    tmp_path_factory: pytest.TempPathFactory, typed: dict[tuple[str, str, str], Decimal]
) -> None:
    """Also where the sum has more digits than any of its parts."""
    folder = tmp_path_factory.getbasetemp()
    template = folder / "mall.db"
    if not template.exists():
        small_file(template)
    table = "arsarbetare_avtalad"
    with at_desk(Path(shutil.copy(template, folder / "sn.db"))) as desk:
        with desk.db.save() as save:
            for (kod, row_id, column_id), number in typed.items():
                key = {"enhet": desk.unit(kod).id, "period": desk.period.id, "rad": row_id}
                save.set(table, save.ensure(table, key), column_id, number)
        view = together(desk, table)
        alone = [desk.view(table, kod) for kod in ("it", "fastigheter", "servicenamnden")]
        for row in view.rows:
            for column in view.columns:
                cells = [one.value(row.id, column.id).exact for one in alone]
                known = [int(cell.scaleb(6)) for cell in cells if isinstance(cell, Decimal)]
                found = view.value(row.id, column.id).exact
                if known:
                    assert isinstance(found, Decimal)
                    assert int(found.scaleb(6)) == sum(known)
                else:
                    assert found is None
