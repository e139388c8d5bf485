from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_show_table import read_csv
from tests.cli.test_text import guarded_off
from vbtui.cli import output
from vbtui.cli.grid import GridColumn, cell_width, lines
from vbtui.cli.output import Json, Later, csv_lines, json_pieces
from vbtui.domain.text import printable

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | st.integers() | st.text() | NUMBERS
VALUES: st.SearchStrategy[Json] = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


def to_json(value: Json) -> str:
    return "".join(json_pieces(value))


@given(VALUES)
def test_json_is_read_back_as_it_was(value: Json) -> None:
    text = to_json(value)
    assert json.loads(text, parse_float=Decimal) == value
    assert not [
        char for char in text if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"
    ]


@given(NUMBERS)
def test_json_numbers_keep_every_digit(number: Decimal) -> None:
    assert Decimal(to_json(number)) == number
    assert "E" not in to_json(number)


def test_json_puts_a_list_of_plain_values_on_one_line() -> None:
    value: Json = {"a": [Decimal("1.50"), None, "å"], "b": [{"c": []}], "d": {}}
    assert to_json(value) == (
        '{\n  "a": [1.50, null, "å"],\n  "b": [\n    {\n      "c": []\n    }\n  ],\n  "d": {}\n}'
    )


class Word(StrEnum):
    KLART = "klart"


def test_json_takes_a_word_of_an_enumeration_as_text() -> None:
    assert json.loads(to_json({"a": Word.KLART, "b": [Word.KLART]})) == {
        "a": "klart",
        "b": ["klart"],
    }


def test_json_makes_a_long_list_as_it_is_written() -> None:
    made: list[int] = []

    def rows() -> Iterator[Json]:
        for number in range(3):
            made.append(number)
            yield {"nr": number}

    for _ in json_pieces({"rader": Later(rows())}):
        if len(made) == 2:
            break
    assert made == [0, 1]
    made.clear()
    assert to_json(Later(rows())) == to_json([{"nr": 0}, {"nr": 1}, {"nr": 2}])
    assert to_json(Later([])) == to_json([]) == "[]"


def to_csv(rows: Iterable[Sequence[str | Decimal | None]]) -> str:
    return "".join(csv_lines(rows))


@given(st.lists(st.lists(st.text(), min_size=1), min_size=1))
def test_csv_is_read_back_as_it_was(rows: list[list[str]]) -> None:
    found = read_csv(to_csv(rows))
    assert [[guarded_off(cell) for cell in row] for row in found] == [
        [printable(cell) for cell in row] for row in rows
    ]
    for row in found:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_csv_numbers_are_numbers() -> None:
    assert read_csv(to_csv([[Decimal("-1234.50"), None, Decimal("1E+3")]])) == [
        ["-1234,50", "", "1000"]
    ]


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("åäö", 3), ("😀", 2), ("日本", 4), ("e\u0301", 1)]
)
def test_width_in_a_terminal(text: str, width: int) -> None:
    assert cell_width(text) == width


def _grid(columns: int, page: int, cell: str = "1\u00a0234,5") -> list[str]:
    names = GridColumn("Namn", ["Kort", "Ett mycket långt namn på en rad i tabellen"], right=False)
    return list(
        lines(
            names,
            [GridColumn(f"K{number}", ["", cell], f"G{number // 3}") for number in range(columns)],
            page,
        )
    )


@given(st.integers(1, 20), st.integers(60, 200))
def test_a_grid_fits_its_page_and_leaves_nothing_out(columns: int, page: int) -> None:
    found = _grid(columns, page)
    assert max(map(len, found)) <= page
    for number in range(columns):
        assert sum(f"K{number}" in line.split() for line in found) == 1
    assert " ".join(found).count("1\u00a0234,5") == columns


def test_columns_under_one_heading_stay_together() -> None:
    for line in _grid(9, 80):
        titles = [word for word in line.split() if word.startswith("K") and word != "Kort"]
        assert len(titles) % 3 == 0


def test_a_grid_shows_text_literally_on_one_line() -> None:
    column = GridColumn("[/]", ["a\nb\x1b[31m"], "[bold]")
    found = list(lines(GridColumn("", ["[x]"], right=False), [column], 80))
    assert found[-1] == "[x]  a b␛[31m"
    assert "[bold]" in found[0]


def test_a_pipe_has_no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    assert output.width() == output.UNLIMITED
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    assert output.width() == 100
    monkeypatch.setenv("COLUMNS", "10")
    assert output.width() == 40
