from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.tal import round_half_away
from vbtui.excel.reckoning import How, Made, drifts, expression, ranges

CELLS = {("a", "x"): "B5", ("b", "x"): "B6", ("c", "x"): "B8"}


@pytest.mark.parametrize(
    ("places", "found"),
    [
        (["B5"], ["B5"]),
        (["B5", "B6", "B7"], ["B5:B7"]),
        (["B5", "C5", "D5"], ["B5:D5"]),
        (["B5", "B7"], ["B5", "B7"]),
        (["B5", "B6", "C6"], ["B5:B6", "C6"]),
        (["B5", "C5", "C6"], ["B5:C5", "C6"]),
        (["Z1", "AA1"], ["Z1:AA1"]),
        (["B6", "B5"], ["B6", "B5"]),
    ],
)
def test_neighbours_become_a_range(places: list[str], found: list[str]) -> None:
    assert ranges(places) == found


@pytest.mark.parametrize(
    ("how", "formula"),
    [
        (How.DIFFERENCE, "ROUND(B5-B6,6)"),
        (How.RATIO, "B5/B6"),
        (How.GROWTH, "B5/B6-1"),
    ],
)
def test_two_cells_make_a_formula(how: How, formula: str) -> None:
    made = Made(how, (("a", "x"), ("b", "x")))
    assert expression(made, CELLS.__getitem__) == formula


def test_a_difference_of_shares_is_in_points() -> None:
    made = Made(How.DIFFERENCE, (("a", "x"), ("b", "x")))
    assert expression(made, CELLS.__getitem__, points=True) == "(B5-B6)*100"


def test_a_sum_names_the_cells_it_is_of() -> None:
    made = Made(How.SUM, (("a", "x"), ("b", "x"), ("c", "x")))
    assert expression(made, CELLS.__getitem__) == "SUM(B5:B6,B8)"


def test_a_sum_that_would_be_shown_wrong_is_rounded() -> None:
    numbers = [Decimal("1000000.05"), Decimal("-1000000")]
    assert drifts(numbers)
    made = Made(How.SUM, (("a", "x"), ("b", "x")), drifts=True)
    assert expression(made, CELLS.__getitem__) == "ROUND(SUM(B5:B6),6)"


AMOUNTS = st.decimals(-(10**6), 10**6, places=6)


@given(st.lists(AMOUNTS, min_size=1, max_size=20))
def test_what_a_spreadsheet_shows_is_what_vbtui_shows(numbers: list[Decimal]) -> None:
    exact = sum(numbers, Decimal(0))
    binary = sum(map(float, numbers))
    if drifts(numbers):
        binary = round(binary, 6)
    shown = Decimal(f"{binary:.15g}")
    for places in range(4):
        assert round_half_away(shown, places) == round_half_away(exact, places)
