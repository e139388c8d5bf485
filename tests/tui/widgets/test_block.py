"""Blocks of cells as spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.tui.widgets.block import format_block, parse_block, without_end

CELL = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=8)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\t2\r3\t4", [["1", "2"], ["3", "4"]]),
        ("ensam", [["ensam"]]),
        ("", [[""]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ("\t\t", [["", "", ""]]),
        ('"två\nrader"\tb', [["två\nrader", "b"]]),
        ('"ett ""ord""\tmed tab"', [['ett "ord"\tmed tab']]),
        ('"hej" sa han\tb', [['"hej" sa han', "b"]]),
        ('"hej"\tb', [['"hej"', "b"]]),
        ('"öppen\tb', [['"öppen', "b"]]),
        ("−3,2\t1\u00a0234,5", [["−3,2", "1\u00a0234,5"]]),
    ],
)
def test_a_copied_block(text: str, rows: list[list[str]]) -> None:
    assert parse_block(text) == rows


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([["1", "2"], [""], ["3", "4"], ["", ""], [""]], [["1", "2"], ["", ""], ["3", "4"]]),
        ([[""], ["1"]], [[""], ["1"]]),
        ([["", ""], ["1", ""]], [["", ""], ["1", ""]]),
        ([["1", "2"], [" "]], [["1", "2"]]),
        ([["1", "2", "3"], ["4"]], [["1", "2", "3"], ["4"]]),
        ([[""], ["", ""]], []),
    ],
)
def test_the_empty_rows_at_the_end_are_left_out(
    rows: list[list[str]], kept: list[list[str]]
) -> None:
    assert without_end(rows) == kept


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_is_copied_can_be_pasted(rows: list[list[str]]) -> None:
    # One empty cell at the end is the same text as a line break after the block.
    if rows[-1] == [""] and len(rows) > 1:
        rows = rows[:-1] or [[""]]
    while len(rows) > 1 and rows[-1] == [""]:
        rows = rows[:-1]
    assert parse_block(format_block(rows)) == rows


def test_a_quote_that_never_ends_takes_no_time() -> None:
    assert len(parse_block('"' + "x" * 1_000_000)[0][0]) == 1_000_001
