"""Small plots: as wide as they are told, in proportion, and nothing that is there is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.tui.widgets.bars import Bar, BudgetBar, ShareBar, SignBar, in_proportion


def text(bar: Bar, width: int) -> str:
    return "".join(piece for piece, _ in bar.draw(width))


def test_a_sign_for_each_where_there_is_room() -> None:
    bar = SignBar((("●", "success", 3), ("◐", "warning", 1)))
    assert (bar.natural, text(bar, 10)) == (4, "●●●◐")


def test_too_many_are_drawn_in_proportion() -> None:
    assert text(SignBar((("●", "success", 900), ("×", "error", 1))), 10) == "●●●●●●●●●×"


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any), st.integers(8, 60))
def test_in_proportion(counts: list[int], width: int) -> None:
    found = in_proportion(counts, width)
    assert sum(found) == width
    for count, cells in zip(counts, found, strict=True):
        assert (cells > 0) == (count > 0)


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0, ""), (0.0001, "▏"), (0.5, "██"), (0.53, "██▏"), (1, "████"), (7, "████")],
)
def test_a_share(share: float, expected: str) -> None:
    assert text(ShareBar(share), 4) == expected


@pytest.mark.parametrize(
    ("outcome", "budget", "expected"),
    [(5, 10, "██░░"), (10, 5, "██▓▓"), (10, 10, "████"), (0, 10, "░░░░"), (10, 0, "▓▓▓▓")],
)
def test_a_budget(outcome: float, budget: float, expected: str) -> None:
    assert text(BudgetBar(outcome, budget), 4) == expected


@pytest.mark.parametrize("bar", [SignBar((("●", "", 3),)), ShareBar(1), BudgetBar(1, 2)])
def test_no_plot_is_wider_than_its_room(bar: Bar) -> None:
    for width in range(1, 20):
        assert len(text(bar, width)) <= width
