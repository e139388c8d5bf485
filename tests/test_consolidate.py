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
from tests.factory import BOARD, FASTIGHETER, IT, small_file
from tests.merging import arrived, handed_out
from vbtui.consolidate import Heard, TableView, built_on, disputed, resting
from vbtui.domain.errors import InputError
from vbtui.domain.tables import TABLES
from vbtui.store import models
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.merge import merge
from vbtui.store.undo import undo

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
        assert explanation.text == (
            "Summa av 1 enhet för Helår 2025. Tal finns från 1 av 2 enheter."
        )
        assert explanation.missing == ("Område fastigheter",)

    def test_of_a_unit_above_those_that_report_is_not_counted_among_them(self, desk: Desk) -> None:
        """The board's own figures are in the sum, but the board is not one of its units."""
        desk.fill("investeringar", {"it/utfall": "3"})
        desk.fill("investeringar", {"it/utfall": "1"}, "servicenamnden")
        view = together(desk, "investeringar")
        assert view.heard == Heard(1, 2, ("Servicenämnden",))
        assert view.heard.text == "1 av 2 enheter och egna uppgifter (Servicenämnden)"
        assert view.value("it", "utfall").exact == 4
        assert view.explain("it", "utfall").text == (
            "Summa av 1 enhet och egna uppgifter (Servicenämnden) för Helår 2025."
            " Tal finns från 1 av 2 enheter."
        )
        desk.fill("investeringar", {"ovrigt/utfall": "1"}, "servicenamnden")
        assert together(desk, "investeringar").explain("ovrigt", "utfall").text == (
            "Summa av egna uppgifter (Servicenämnden) för Helår 2025."
            " Tal finns från 0 av 2 enheter."
        )
        assert desk.view("investeringar").heard == Heard(1, 1)

    def test_of_one_cell_is_told_there(self, desk: Desk) -> None:
        """Both units have delivered, but one has left a cell empty."""
        desk.fill("investeringar", {"it/utfall": "3", "it/budget": "4"})
        desk.fill("investeringar", {"it/utfall": "2"}, "fastigheter")
        view = together(desk, "investeringar")
        assert names(view) == []
        assert not view.value("it", "utfall").incomplete
        assert view.value("it", "budget").missing == ("Område fastigheter",)
        assert view.explain("it", "budget").missing == ("Område fastigheter",)
        assert view.value("summa", "budget").incomplete

    @pytest.mark.parametrize("empty", ["chef/man", "kok/kvinnor"])
    def test_marks_a_number_exactly_where_its_explanation_names_it(
        self, desk: Desk, empty: str
    ) -> None:
        """However many sums are in between: down, across, or against the year before."""
        cells = {f"{row}/{sex}": "1" for row in ("chef", "kok") for sex in ("kvinnor", "man")}
        for kod in ("it", "fastigheter"):
            desk.fill("arsarbetare_avtalad", cells, kod)
            desk.fill("arsarbetare_avtalad", cells, kod, period=desk.year_before)
        desk.fill("arsarbetare_avtalad", {empty: ""}, "fastigheter")
        view = together(desk, "arsarbetare_avtalad")
        marked = set()
        for row in view.rows:
            for column in view.columns:
                value, told = view.value(row.id, column.id), view.explain(row.id, column.id)
                lacks = bool(told.missing) or any(
                    part.incomplete or not isinstance(part.value, D) for part in told.parts
                )
                assert value.incomplete == (lacks and isinstance(value.exact, D))
                marked |= {(row.id, column.id)} if value.incomplete else set()
        row_id, column_id = empty.split("/")
        assert {(row_id, column_id), (row_id, "totalt"), ("summa", column_id)} <= marked
        assert {("summa", "totalt"), ("summa", "totalt_forandring")} <= marked

    def test_of_a_row_that_is_one_units_own_is_no_others(self, desk: Desk) -> None:
        table = TABLES["byggprojekt"]
        first = desk.editor.add_row(table, desk.it, "A", "a")
        other = desk.editor.add_row(table, desk.unit("fastigheter"), "A", "b")
        desk.fill("byggprojekt", {f"{first}/kalkyl": "10"})
        view = together(desk, "byggprojekt")
        assert view.value(first, "kalkyl").missing == ()
        assert view.explain(first, "kalkyl").missing == ()
        assert view.explain(other, "kalkyl").missing == ("Område fastigheter",)
        assert not view.has_incomplete

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

    def hours(self, desk: Desk, kod: str, schemalagda: str, kort: str, kon: str = "man") -> None:
        cells = {f"schemalagda/{kon}": schemalagda, f"kort/{kon}": kort}
        desk.fill("sjukfranvaro", {cell: text for cell, text in cells.items() if text}, kod)

    @pytest.mark.parametrize(
        ("schemalagda", "kort", "lacks"),
        [
            ("1000", "", "Område IT · Sjukfrånvaro, korttidsfrånvaro (tim) saknas"),
            ("", "30", "Område IT · Schemalagda timmar saknas"),
        ],
    )
    def test_are_not_made_of_one_units_hours_and_anothers_sick_hours(
        self, desk: Desk, schemalagda: str, kort: str, lacks: str
    ) -> None:
        self.hours(desk, "it", schemalagda, kort)
        self.hours(desk, "fastigheter", "100", "5")
        view = together(desk, "sjukfranvaro")
        cell = view.value("kort_procent", "man")
        assert cell.exact is None
        assert cell.reason == (
            f"Täljare och nämnare är inte från samma håll: {lacks}. Fyll i det, så räknas andelen."
        )
        assert cell.reason in view.explain("kort_procent", "man").text
        self.hours(desk, "it", "1000", "30")
        assert together(desk, "sjukfranvaro").value("kort_procent", "man").exact == D(3500) / 1100

    def test_of_both_sexes_are_not_made_of_the_sick_hours_of_one(self, desk: Desk) -> None:
        self.hours(desk, "it", "1000", "30")
        self.hours(desk, "it", "500", "", "kvinnor")
        for view in (desk.view("sjukfranvaro"), together(desk, "sjukfranvaro")):
            assert view.value("kort_procent", "man").exact == 3
            total = view.value("kort_procent", "totalt")
            assert total.exact is None
            assert "Kvinnor · Sjukfrånvaro, korttidsfrånvaro (tim) saknas" in total.reason

    def test_tell_what_each_unit_has_and_weighs(self, desk: Desk) -> None:
        self.hours(desk, "it", "1000", "30")
        self.hours(desk, "fastigheter", "3000", "150")
        found = together(desk, "sjukfranvaro").explain("kort_procent", "man")
        assert [
            (one.name, one.value.exact, one.numerator, one.denominator, one.weight)
            for one in found.units
        ] == [
            ("Område IT", D(3), D(30), D(1000), D(25)),
            ("Område fastigheter", D(5), D(150), D(3000), D(75)),
        ]
        assert desk.view("sjukfranvaro").explain("kort_procent", "man").units == ()

    def test_of_the_year_before_tell_what_each_unit_had(self, desk: Desk) -> None:
        for kort, period in (("30", desk.period), ("40", desk.year_before)):
            desk.fill("sjukfranvaro", {"schemalagda/man": "1000", "kort/man": kort}, period=period)
        view = together(desk, "sjukfranvaro")
        before, silent = view.explain("kort_procent", "man_fg").units
        assert (silent.name, silent.value.exact) == ("Område fastigheter", None)
        assert (before.value.exact, before.numerator, before.weight) == (D(4), D(40), D(100))
        change, _ = view.explain("kort_procent", "man_forandring").units
        assert (change.value.exact, change.numerator, change.weight) == (D(-1), None, None)


class TestDefinitions:
    TABLE = "arsarbetare_avtalad"

    @pytest.fixture(autouse=True)
    def figures(self, desk: Desk) -> None:
        for period in (desk.period, desk.year_before):
            desk.fill(self.TABLE, {"chef/man": "3", "kok/man": "1"}, period=period)
            desk.fill(self.TABLE, {"chef/man": "4"}, "fastigheter", period=period)

    def state(self, desk: Desk, text: str, kod: str = "it") -> None:
        desk.editor.set_definition(TABLES[self.TABLE], desk.unit(kod), desk.period, text)

    def test_that_differ_are_not_added(self, desk: Desk) -> None:
        self.state(desk, "Bara månadslön")
        view = together(desk, self.TABLE)
        for row, column in (("chef", "man"), ("kok", "man"), ("summa", "totalt")):
            cell = view.value(row, column)
            assert cell.exact is None
            assert cell.reason == (
                "Enheterna har inte mätt på samma sätt för Helår 2025, så talen läggs inte ihop:"
                " Område IT (”Bara månadslön”) mot Område fastigheter (tabellens definition)."
            )
        assert [(one.kod, text) for one, text in view.definitions] == [("it", "Bara månadslön")]
        assert names(view) == []

    def test_that_differ_show_each_units_own(self, desk: Desk) -> None:
        self.state(desk, "Bara månadslön")
        found = together(desk, self.TABLE).explain("chef", "man")
        assert [(part.sign, part.name, part.value) for part in found.parts] == [
            ("", "Område IT (mätt som ”Bara månadslön”)", D(3)),
            ("", "Område fastigheter", D(4)),
        ]
        assert "har inte mätt på samma sätt" in found.text
        assert desk.view(self.TABLE).value("summa", "totalt").exact == 4

    def test_that_differ_matter_for_that_table_and_period_only(self, desk: Desk) -> None:
        self.state(desk, "Bara månadslön")
        for table in ("investeringar", "arsarbetare_exkl_tjanstlediga"):
            column = TABLES[table].typed_columns[0].id
            row = TABLES[table].rows[0].id
            for kod in ("it", "fastigheter"):
                desk.fill(table, {f"{row}/{column}": "1"}, kod)
            assert together(desk, table).value(row, column).exact == 2
        view = together(desk, self.TABLE)
        assert view.value("chef", "man_fg").exact == 7
        before = desk.view(self.TABLE, "servicenamnden", consolidated=True, period=desk.year_before)
        assert before.value("chef", "man").exact == 7

    def test_that_differ_from_the_year_before_are_not_compared(self, desk: Desk) -> None:
        self.state(desk, "Bara månadslön")
        view = desk.view(self.TABLE)
        assert view.value("chef", "man").exact == view.value("chef", "man_fg").exact == 3
        change = view.value("chef", "man_forandring")
        assert change.exact is None
        assert change.reason.startswith("Helår 2025 och Helår 2024 är inte mätta på samma sätt")
        self.state(desk, "bara månadslön.", "fastigheter")
        total = together(desk, self.TABLE)
        assert total.value("chef", "man").exact == 7
        assert total.value("chef", "man_forandring").reason == change.reason
        assert "inte mätta på samma sätt" in total.explain("chef", "man_forandring").text

    def test_of_a_unit_without_figures_stop_nothing(self, desk: Desk) -> None:
        self.state(desk, "Bara månadslön", "servicenamnden")
        view = together(desk, self.TABLE)
        assert view.value("chef", "man").exact == 7
        assert view.value("chef", "man_forandring").exact == 0

    def test_can_be_taken_back_and_undone(self, desk: Desk) -> None:
        self.state(desk, "Bara månadslön")
        self.state(desk, " ")
        assert together(desk, self.TABLE).value("chef", "man").exact == 7
        undo(desk.db)
        assert together(desk, self.TABLE).value("chef", "man").exact is None
        undo(desk.db)
        assert together(desk, self.TABLE).value("chef", "man").exact == 7

    def test_may_be_stated_by_the_unit_itself_only(self, tmp_path: Path) -> None:
        with (
            at_desk(small_file(tmp_path / "it.db", home=IT)) as desk,
            pytest.raises(InputError, match="kan bara ändra egna uppgifter"),
        ):
            self.state(desk, "Bara månadslön", "fastigheter")

    def test_do_not_part_rows_that_are_each_units_own(self, desk: Desk) -> None:
        table = TABLES["byggprojekt"]
        for kod in ("it", "fastigheter"):
            row = desk.editor.add_row(table, desk.unit(kod), "Nämnden", kod)
            desk.fill("byggprojekt", {f"{row}/kalkyl": "10"}, kod)
        desk.editor.set_definition(table, desk.it, desk.period, "Också mindre projekt")
        view = together(desk, "byggprojekt")
        assert [view.value(row.id, "kalkyl").exact for row in view.rows] == [10, 10]


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


Shape = list[int]
"""For each unit below the board which of those before it (0 is the board) it stands under."""
shapes = st.lists(st.integers(0, 100), min_size=1, max_size=6).map(
    lambda picks: [pick % (place + 1) for place, pick in enumerate(picks)]
)


def organised(path: Path, shape: Shape) -> Path:
    """The small file with an organisation of this shape in the place of its own."""
    with Database.open(small_file(path), author="Test", write=True) as db, db.save() as save:
        for row in (IT, FASTIGHETER):
            save.set("enhet", row, "deleted", 1)
        ids = [BOARD]
        for place, above in enumerate(shape):
            ids.append(natural_id("test", f"u{place}"))
            save.add(
                models.Enhet(
                    id=ids[-1],
                    kod=f"u{place}",
                    namn=f"Område {place}",
                    typ="omrade",
                    overordnad=ids[above],
                    ordning=place,
                )
            )
    return path


class TestLevels:
    def test_a_unit_between_is_counted_once(self, tmp_path: Path) -> None:
        """board ▸ u0 ▸ (u1, u2) and board ▸ u3; u0 has figures of its own."""
        with at_desk(organised(tmp_path / "sn.db", [0, 1, 1, 0])) as desk:
            for kod, number in (("u0", "1"), ("u1", "10"), ("u2", "100"), ("u3", "1000")):
                desk.fill("investeringar", {"it/utfall": number}, kod)
            for kod, total in (("servicenamnden", 1111), ("u0", 111), ("u1", 10)):
                view = desk.view("investeringar", kod, consolidated=True)
                assert view.value("it", "utfall").exact == total
                assert names(view) == []
            view = together(desk, "investeringar")
            assert view.heard == Heard(3, 3, ("Område 0",))
            assert [part.name for part in view.explain("it", "utfall").parts] == [
                f"Område {place}" for place in range(4)
            ]

    def test_of_the_ends_those_without_figures_are_missing(self, tmp_path: Path) -> None:
        with at_desk(organised(tmp_path / "sn.db", [0, 1, 1, 0])) as desk:
            desk.fill("investeringar", {"it/utfall": "1"}, "u0")
            desk.fill("investeringar", {"it/utfall": "1"}, "u3")
            view = together(desk, "investeringar")
            assert names(view) == ["u1", "u2"]
            assert view.explain("it", "utfall").text.endswith("Tal finns från 1 av 3 enheter.")


hours = st.none() | st.integers(0, 10**9).map(lambda n: Decimal(n).scaleb(-2))


@settings(max_examples=25, deadline=None)
@given(
    shape=shapes,
    typed=st.lists(st.tuples(hours, hours, hours, hours), min_size=7, max_size=7),
    ways=st.lists(st.sampled_from(["", "", "", "Annorlunda"]), min_size=7, max_size=7),
)
def test_every_unit_of_any_organisation_is_the_sum_of_what_is_below_it(
    tmp_path_factory: pytest.TempPathFactory,
    shape: Shape,
    typed: list[tuple[Decimal | None, ...]],
    ways: list[str],
) -> None:
    """Of each unit: sums from exact values, ratios of summed parts, refused where either lacks."""
    table = "sjukfranvaro"
    cells = [(row, column) for row in ("schemalagda", "kort") for column in ("man", "kvinnor")]
    path = organised(tmp_path_factory.mktemp("form") / "sn.db", shape)
    with at_desk(path) as desk:
        units = list(desk.editor.organisation)
        count = len(units)
        stated = dict(zip((unit.id for unit in units), ways[:count], strict=True))
        typed_by = {
            unit.id: dict(zip(cells, numbers, strict=True))
            for unit, numbers in zip(units, typed[:count], strict=True)
        }
        with desk.db.save() as save:
            for unit in units:
                key = {"enhet": unit.id, "period": desk.period.id}
                for (row_id, column_id), number in typed_by[unit.id].items():
                    save.set(table, save.ensure(table, key | {"rad": row_id}), column_id, number)
                row = save.ensure("tabelldefinition", key | {"tabell": table})
                save.set("tabelldefinition", row, "definition", stated[unit.id])
        for top in units:
            below = [unit.id for unit in desk.editor.organisation.subtree(top)]
            with_figures = [
                one for one in below if any(n is not None for n in typed_by[one].values())
            ]
            alike = len({stated[one] for one in with_figures}) < 2
            view = desk.view(table, top.kod, consolidated=True)
            for column_id, parts in (
                ("man", ["man"]), ("kvinnor", ["kvinnor"]), ("totalt", ["man", "kvinnor"]),
            ):  # fmt: skip
                kort, schemalagda = (
                    [typed_by[one][row_id, part] for one in below for part in parts]
                    for row_id in ("kort", "schemalagda")
                )
                sick, whole = exact_sum(kort), exact_sum(schemalagda)
                assert view.value("kort", column_id).exact == (sick if alike else None)
                assert view.value("schemalagda", column_id).exact == (whole if alike else None)
                even = [one is None for one in kort] == [one is None for one in schemalagda]
                share = view.value("kort_procent", column_id).exact
                if alike and even and sick is not None and whole:
                    assert share == 100 * sick / whole
                else:
                    assert share is None


def exact_sum(numbers: list[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known else None


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


class TestResting:
    """What rests on a value that two have said different things of."""

    @pytest.fixture
    def collided(self, desk: Desk) -> Desk:
        path = desk.db.path
        unit = handed_out(path, "it", IT)
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "5", "kok/man": "1"})
        desk.fill("arsarbetare_avtalad", {"kok/kvinnor": "1"}, "fastigheter")
        with at_desk(unit) as own:
            own.fill("arsarbetare_avtalad", {"chef/kvinnor": "4"})
        merge(desk.db, [arrived(unit)])
        return desk

    def test_is_all_that_is_worked_out_from_it_alone_and_together(self, collided: Desk) -> None:
        wanted = {(row, of) for row in ("chef", "summa") for of in ("kvinnor", "totalt")}
        for view in (
            together(collided, "arsarbetare_avtalad"),
            collided.view("arsarbetare_avtalad"),
        ):
            found = resting(collided.db, view)
            assert {cell for cell in found if cell[1] in ("kvinnor", "man", "totalt")} == wanted
            for row, column in found - wanted:
                # Shares and changes are made of the total.
                assert (row, "totalt") in wanted, column
        assert resting(collided.db, collided.view("arsarbetare_avtalad", "fastigheter")) == set()
        assert resting(collided.db, together(collided, "sjukfranvaro")) == set()

    def test_is_what_explain_says(self, collided: Desk) -> None:
        view = together(collided, "arsarbetare_avtalad")
        (one,) = disputed(collided.db, view)
        assert (one.enhet, one.row.id, one.column.id) == (collided.it, "chef", "kvinnor")
        assert resting(collided.db, view) == {
            (row.id, column.id)
            for row in view.rows
            for column in view.columns
            if ("chef", "kvinnor") in built_on(view, row.id, column.id)
        }

    def test_is_nothing_when_somebody_has_chosen(self, collided: Desk) -> None:
        collided.fill("arsarbetare_avtalad", {"chef/kvinnor": "6"})
        assert resting(collided.db, together(collided, "arsarbetare_avtalad")) == set()

    def test_is_what_is_fetched_from_another_table_and_the_row_of_the_unit(
        self, desk: Desk
    ) -> None:
        unit = handed_out(desk.db.path, "it", IT)
        desk.fill("resultatrapport", {"intakter/utfall": "5", "intakter/budget": "4"})
        desk.fill("resultatrapport", {"intakter/utfall": "3"}, "fastigheter")
        with at_desk(unit) as own:
            own.fill("resultatrapport", {"intakter/utfall": "6"})
        merge(desk.db, [arrived(unit)])
        columns = ("budgetavvikelse", "omsattning", "relation")
        found = resting(desk.db, together(desk, "driftredovisning"))
        assert found == {(row, of) for row in ("it", "resultat") for of in columns}
        alone = resting(desk.db, desk.view("driftredovisning"))
        assert alone == {("it", of) for of in columns}
        desk.fill("driftredovisning", {"it/omsattning": "7"})
        # What is typed in place of what would be fetched does not rest on it.
        alone = resting(desk.db, desk.view("driftredovisning"))
        assert alone == {("it", of) for of in ("budgetavvikelse", "relation")}

    def test_is_the_row_of_a_unit_whose_own_figure_waits(self, desk: Desk) -> None:
        unit = handed_out(desk.db.path, "it", IT)
        desk.fill("driftredovisning", {"it/omsattning": "5"})
        with at_desk(unit) as own:
            own.fill("driftredovisning", {"it/omsattning": "6"})
        merge(desk.db, [arrived(unit)])
        found = resting(desk.db, together(desk, "driftredovisning"))
        assert ("it", "omsattning") in found
        assert ("resultat", "omsattning") in found
        assert ("it", "budgetavvikelse") not in found
