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
from vbtui.domain.period import Period, PeriodTyp
from vbtui.domain.table import NOTHING, Column, Explanation, Row, Value, View
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import SCALE, parse
from vbtui.tui.widgets.table_clip import Block, clip
from vbtui.tui.widgets.table_rows import (
    INDENT,
    MISSING,
    NAME,
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


class Empty:
    """A source in which nothing has been typed."""

    def value(self, period: Period, row: Row, column: Column) -> Value:
        return NOTHING

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        return Explanation("")

    def refusal(self, row: Row, column: Column) -> str:
        return ""


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
        desk.fill(AVTALAD, {"chef/kvinnor": "1234,56", "chef/man": "-3,25"})
        rows = TableRows(desk.view(AVTALAD), may_write=True)
        names = [rows.row_key(number) for number in range(len(rows))]
        chef, summa = names.index("chef"), names.index("summa")
        typed = rows.cell(chef, "kvinnor")
        assert (typed.text, typed.kind, typed.editable) == ("1\u00a0234,6", "typed", True)
        assert typed.exact == "1234,56"
        assert rows.cell(chef, "man").text == "−3,3"
        assert rows.cell(chef, "man").exact == "-3,25"
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
        view = View(TABLES["byggprojekt"], YEAR, None, Empty(), free)
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
        assert found.told == "2 celler fick sina nya värden; 1 cell som räknas ut hoppades över."

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
            assert found.fault == ""
