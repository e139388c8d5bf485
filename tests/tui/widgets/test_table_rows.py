"""A table as a grid sees it: headings, looks, and the texts of cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk import Desk, at_desk
from tests.factory import small_file
from vbtui.domain.period import Calendar, Period, PeriodTyp
from vbtui.domain.table import NOTHING, Column, Explanation, Row, Source, Value, View
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import SCALE, parse
from vbtui.tui.widgets.table_clip import Block, clip
from vbtui.tui.widgets.table_order import NAME, Order, arranged, turned
from vbtui.tui.widgets.table_rows import (
    INDENT,
    MISSING,
    WIDEST_WORD,
    TableRows,
    grid_columns,
    typed_text,
)

AVTALAD = "arsarbetare_avtalad"
YEAR = Period("p", 2025, PeriodTyp.HELAR, date(2025, 1, 1), date(2025, 12, 31), None, None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        yield desk


def project(desk: Desk, group: str, name: str) -> str:
    return desk.editor.add_row(TABLES["byggprojekt"], desk.it, group, name)


class Empty(Source):
    """A source in which nothing has been typed."""

    def value(self, period: Period, row: Row, column: Column) -> Value:
        return NOTHING

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        return Explanation("")


class TestColumns:
    def test_have_short_headings(self, desk: Desk) -> None:
        columns = {one.key: one for one in grid_columns(desk.view(AVTALAD))}
        assert columns["kvinnor"].group == "31 dec 2025"
        assert columns["kvinnor_fg"].group == "31 dec 2024"
        assert columns["totalt_forandring"].group == "Förändring"
        assert columns["totalt"].derived
        assert not columns["kvinnor"].derived

    def test_break_long_titles_into_lines_without_cutting_a_word(self, desk: Desk) -> None:
        for table in TABLES:
            for typ in PeriodTyp:
                view = desk.view(table)
                for column in grid_columns(view):
                    assert "…" not in column.title, (table, typ)
                    assert len(column.title.split("\n")) <= 3

    def test_hold_numbers_to_the_right_and_text_to_the_left(self, desk: Desk) -> None:
        columns = {one.key: one.align for one in grid_columns(desk.view("byggprojekt"))}
        assert columns == {
            NAME: "left",
            "kalkyl": "right",
            "budget": "right",
            "utfall_totalt": "right",
            "utfall_period": "right",
            "status": "left",
        }


class TestCells:
    def test_look_like_what_they_are(self, desk: Desk) -> None:
        desk.fill(AVTALAD, {"chef/kvinnor": "1234,56", "chef/man": "3,25"})
        rows = TableRows(desk.view(AVTALAD), may_write=True)
        names = [rows.row_key(number) for number in range(len(rows))]
        chef, summa = names.index("chef"), names.index("summa")
        typed = rows.cell(chef, "kvinnor")
        assert (typed.text, typed.kind, typed.editable) == ("1\u00a0234,6", "typed", True)
        assert typed.exact == "1234,56"
        assert rows.cell(chef, "man").text == "3,3"
        assert rows.cell(chef, "man").exact == "3,25"
        total = rows.cell(chef, "totalt")
        assert (total.kind, total.editable) == ("derived", False)
        assert rows.cell(summa, "kvinnor").kind == "sum"
        assert rows.cell(summa, NAME).kind == "sum"
        empty = rows.cell(0, "kvinnor")
        assert (empty.text, empty.exact, empty.kind, empty.editable) == (
            MISSING, "", "missing", True,
        )  # fmt: skip
        assert rows.cell(0, "totalt").kind == "derived"

    def test_are_not_typed_in_another_units_file(self, desk: Desk) -> None:
        rows = TableRows(desk.view(AVTALAD), may_write=False)
        assert not rows.cell(0, "kvinnor").editable

    def test_of_several_units_are_not_typed(self, desk: Desk) -> None:
        desk.fill(AVTALAD, {"administrator/kvinnor": "1"})
        view = desk.view(AVTALAD, "servicenamnden", consolidated=True)
        cell = TableRows(view, may_write=True).cell(0, "kvinnor")
        assert (cell.text, cell.kind, cell.editable) == ("1,0", "typed", False)

    def test_with_published_shares_are_typed_until_the_hours_are_known(self, desk: Desk) -> None:
        def kort() -> tuple[str, str, bool]:
            rows = TableRows(desk.view("sjukfranvaro"), may_write=True)
            cell = rows.cell(4, "man")
            return cell.text, cell.kind, cell.editable

        assert kort() == (MISSING, "missing", True)
        desk.fill("sjukfranvaro", {"kort_procent/man": "2,5"})
        assert kort() == ("2,5", "typed", True)
        desk.fill("sjukfranvaro", {"schemalagda/man": "100", "kort/man": "5"})
        assert kort() == ("5,0", "derived", False)

    def test_show_words_among_numbers_as_far_as_there_is_room(self, desk: Desk) -> None:
        row = project(desk, "", "x")
        words = "[red]=SUM(A1) " * 20
        desk.fill("byggprojekt", {f"{row}/kalkyl": words, f"{row}/status": words})
        rows = TableRows(desk.view("byggprojekt"), may_write=True)
        assert len(rows.cell(0, "kalkyl").text) == WIDEST_WORD
        assert rows.cell(0, "kalkyl").exact == words.strip()
        assert rows.cell(0, "status").text == words.strip()
        assert rows.cell(0, "utfall_period").text == MISSING


class TestHeadings:
    def test_stand_above_their_rows(self, desk: Desk) -> None:
        for group, name in (("A", "a1"), ("B", "b1"), ("A", "a2")):
            project(desk, group, name)
        rows = TableRows(desk.view("byggprojekt"), may_write=True)
        texts = [rows.cell(number, NAME).text for number in range(len(rows))]
        assert texts == ["A", f"{INDENT}a1", f"{INDENT}a2", "B", f"{INDENT}b1"]
        assert rows.cell(0, NAME).kind == "heading"
        assert rows.cell(0, "kalkyl").text == ""
        assert not rows.cell(0, "kalkyl").editable
        assert rows.groups == ["A", "B"]
        assert rows.row(0) is None
        assert rows.cell(1, NAME).exact == "a1"

    def test_are_not_there_when_no_row_has_a_group(self, desk: Desk) -> None:
        project(desk, "", "x")
        rows = TableRows(desk.view("byggprojekt"), may_write=True)
        assert [rows.cell(number, NAME).text for number in range(len(rows))] == ["x"]

    def test_of_rows_without_a_group_say_so(self, desk: Desk) -> None:
        project(desk, "A", "x")
        project(desk, "", "y")
        rows = TableRows(desk.view("byggprojekt"), may_write=True)
        assert rows.cell(2, NAME).text == "Utan beställare"
        assert rows.groups == ["A"]

    @given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(1, 40)), max_size=6))
    def test_are_found_by_halving_wherever_they_are(self, runs: list[tuple[str, int]]) -> None:
        order = list(dict.fromkeys(group for group, _ in runs))
        sizes = {group: sum(size for one, size in runs if one == group) for group in order}
        free = [
            Row(id=f"{group}{number}", title="x", group=group)
            for group in order
            for number in range(sizes[group])
        ]
        view = View(TABLES["byggprojekt"], YEAR, Calendar(), Empty(), free)
        rows = TableRows(view, may_write=True)
        expected = [
            key
            for group in order
            for key in (f"rubrik:{group}", *(f"{group}{number}" for number in range(sizes[group])))
        ]
        assert [rows.row_key(number) for number in range(len(rows))] == expected
        assert len(set(expected)) == len(expected)
        assert all(rows.knows(key) for key in expected)
        assert not rows.knows("rubrik:x")
        assert not rows.knows("x1")


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=SCALE, min_value=-(10**9), max_value=10**9
    )
)
def test_what_the_editor_opens_with_is_the_same_number(number: Decimal) -> None:
    assert parse(typed_text(number)) == number
    assert "\u00a0" not in typed_text(number)


class TestClip:
    def block(self, desk: Desk, column: str, texts: list[list[str]], start: int = 0) -> Block:
        view = desk.view(AVTALAD)
        return clip(view, TableRows(view, may_write=True), start, column, texts)

    def test_keeps_what_can_be_typed(self, desk: Desk) -> None:
        found = self.block(desk, "man", [["1", "2", ""], ["3"]])
        assert found.cells == [("administrator", "man", "1"), ("bitradespersonal", "man", "3")]
        assert (found.derived, found.outside, found.fault) == (1, 0, "")
        assert found.told(2, 0) == "2 celler fick nya värden; 1 cell som räknas ut hoppades över."

    @pytest.mark.parametrize(
        ("filled", "emptied", "told"),
        [
            (1, 0, "1 cell fick ett nytt värde."),
            (3, 2, "3 celler fick nya värden och 2 tömdes. Tryck u för att ångra."),
            (0, 1, "1 cell tömdes. Tryck u för att ångra."),
            (0, 0, "Inget ändrades, cellerna hade redan de värdena."),
        ],
    )
    def test_tells_what_was_changed_and_what_was_emptied(
        self, filled: int, emptied: int, told: str
    ) -> None:
        assert Block().told(filled, emptied) == told

    def test_counts_empty_lines_that_meet_a_row(self, desk: Desk) -> None:
        found = self.block(desk, "kvinnor", [["1"], [""], ["\t"], ["2"]])
        assert found.blank == 2
        assert "; 2 rader i blocket var tomma." in found.told(1, 2)
        assert self.block(desk, "kvinnor", [[""], [""]]).blank == 0
        assert self.block(desk, "kvinnor", [["1"], [""]], start=9).blank == 0

    def test_counts_what_is_outside(self, desk: Desk) -> None:
        found = self.block(desk, "man", [["1"] * 20, [" "] * 20, ["x"]], 8)
        assert found.cells == [("vaktmastare", "man", "1")]
        assert found.outside == 12 + 1
        assert found.derived == 7

    def test_names_of_rows_are_held_against_the_tables(self, desk: Desk) -> None:
        found = self.block(desk, NAME, [["administratör ", "1", "2"]])
        assert found.fault == ""
        assert found.cells == [("administrator", "kvinnor", "1"), ("administrator", "man", "2")]
        found = self.block(desk, NAME, [["Administratör", "1"], ["[red]Chef", "2"]])
        assert found.fault == (
            "Raden ”[red]Chef” i blocket hamnar på ”Biträdespersonal HoS”, så inget är ändrat;"
            " ställ dig på raden som blocket börjar med."
        )

    def test_a_heading_is_not_written_over(self, desk: Desk) -> None:
        project(desk, "A", "a")
        project(desk, "B", "b")
        view = desk.view("byggprojekt")
        rows = TableRows(view, may_write=True)
        assert clip(view, rows, 1, "kalkyl", [["1"], ["2"]]).fault.startswith(
            "Blocket går över rubriken ”B”"
        )
        for column, block in (
            ("kalkyl", [["1"], [""], ["2"]]),
            (NAME, [["a", "1"], ["B", ""], ["b", "2"]]),
        ):
            found = clip(view, rows, 1, column, block)
            assert [text for _, _, text in found.cells] == ["1", "2"]
            assert (found.fault, found.blank) == ("", 0)


class TestOrder:
    def test_turns_up_down_and_away(self) -> None:
        up = turned(None, "man")
        assert up == Order("man")
        down = turned(up, "man")
        assert down == Order("man", descending=True)
        assert turned(down, "man") is None
        assert turned(down, "kvinnor") == Order("kvinnor")
        assert (Order("man").mark, Order("man", True).mark) == ("▲", "▼")

    def ids(self, view: View, order: Order | None) -> list[str]:
        rows = TableRows(view, may_write=True, order=order)
        return [rows.row_key(number) for number in range(len(rows))]

    def test_numbers_stand_by_size_and_what_is_empty_last(self, desk: Desk) -> None:
        desk.fill(AVTALAD, {"chef/man": "10", "kok/man": "9", "lokalvardare/man": "100"})
        view = desk.view(AVTALAD)
        up = self.ids(view, Order("man"))
        assert up[:3] == ["kok", "chef", "lokalvardare"]
        assert up[-1] == "summa"
        down = self.ids(view, Order("man", descending=True))
        assert down[:4] == ["lokalvardare", "chef", "kok", "administrator"]
        assert down[-1] == "summa"

    def test_names_stand_in_swedish_order_within_their_group(self, desk: Desk) -> None:
        for group in ("B", "A"):
            for name in ("Ö", "Å", "Z 10", "z 9", "Ä"):
                project(desk, group, name)
        rows = TableRows(desk.view("byggprojekt"), may_write=True, order=Order(NAME))
        names = [rows.cell(number, NAME).text.strip() for number in range(len(rows))]
        assert names == [
            *("B", "z 9", "Z 10", "Å", "Ä", "Ö"),
            *("A", "z 9", "Z 10", "Å", "Ä", "Ö"),
        ]
        assert rows.first_key == rows.row_key(1)

    def test_words_come_after_numbers_and_before_nothing(self, desk: Desk) -> None:
        keys = [project(desk, "A", name) for name in ("a", "b", "c", "d")]
        texts = {
            f"{key}/kalkyl": text
            for key, text in zip(keys, ("inget än", "9", "", "80"), strict=True)
        }
        desk.fill("byggprojekt", texts)
        view = desk.view("byggprojekt")
        assert [keys.index(key) for key in self.ids(view, Order("kalkyl"))[1:]] == [1, 3, 0, 2]
        down = self.ids(view, Order("kalkyl", descending=True))[1:]
        assert [keys.index(key) for key in down] == [3, 1, 0, 2]

    @pytest.mark.parametrize("descending", [False, True])
    @pytest.mark.parametrize("table", TABLES)
    def test_no_row_is_lost_and_what_is_worked_out_stays(
        self, desk: Desk, table: str, descending: bool
    ) -> None:
        view = desk.view(table)
        for column in (NAME, *(one.id for one in view.columns)):
            found = arranged(view, Order(column, descending))
            assert sorted(found) == list(range(len(view.rows)))
            for place, row in enumerate(view.rows):
                assert row.formula is None or found[place] == place

    def test_by_a_column_that_is_not_there_is_none(self, desk: Desk) -> None:
        view = desk.view(AVTALAD)
        assert self.ids(view, Order("prognos")) == self.ids(view, None)

    def test_is_told_at_the_title(self, desk: Desk) -> None:
        columns = grid_columns(desk.view(AVTALAD), Order("man"))
        assert [column.key for column in columns if column.mark == "▲"] == ["man"]
        assert not any(column.mark for column in grid_columns(desk.view(AVTALAD)))


def test_an_incomplete_sum_is_marked_beside_the_number(desk: Desk) -> None:
    desk.fill(AVTALAD, {"chef/man": "10", "chef/kvinnor": "1", "kok/man": "9"})
    rows = TableRows(desk.view(AVTALAD), may_write=True)

    def mark(row: str, column: str) -> str:
        number = next(n for n in range(len(rows)) if rows.row_key(n) == row)
        return rows.cell(number, column).mark

    assert mark("chef", "totalt") == ""
    assert mark("kok", "totalt") == "*"
    assert mark("summa", "man") == "*"
    assert mark("summa", "totalt") == "*"
    assert mark("lokalvardare", "totalt") == ""
