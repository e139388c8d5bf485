"""Columns side by side: which are seen at any width, and that every one can be gone to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vbtui.tui.widgets.grid_layout import GridLayout
from vbtui.tui.widgets.grid_rows import GridColumn

WIDTHS = st.lists(st.integers(1, 30), min_size=1, max_size=9)
STILL = st.integers(0, 2)
VIEW = st.integers(24, 170)
SCROLL = st.integers(0, 300)


def layout(widths: list[int], still: int, view: int) -> GridLayout:
    """Columns that are so wide, on a screen that is so wide."""
    found = GridLayout(
        [GridColumn(str(index), "", width=width) for index, width in enumerate(widths)], still
    )
    found.place(view)
    return found


def reached(found: GridLayout, scroll: int, view: int) -> int:
    """Where a screen that is asked to scroll so far comes: not past the end of the table."""
    return max(0, min(scroll, found.width - view))


@given(WIDTHS, STILL, VIEW, SCROLL)
def test_every_column_on_the_screen_is_whole_or_alone(
    widths: list[int], still: int, view: int, scroll: int
) -> None:
    found = layout(widths, still, view)
    seen = found.seen(reached(found, scroll, view), view)
    moving = [(column, cells) for column, cells in seen if column >= found.still]
    cut = [column for column, cells in moving if cells < found.column_width(column)]
    assert not cut or len(moving) == 1
    assert [column for column, _ in moving] == list(
        range(moving[0][0], moving[0][0] + len(moving)) if moving else []
    )
    assert sum(cells for _, cells in seen) <= max(view, found.still_width)


@given(WIDTHS, STILL, VIEW, SCROLL)
def test_what_is_hidden_is_counted_and_has_room_to_be_told(
    widths: list[int], still: int, view: int, scroll: int
) -> None:
    found = layout(widths, still, view)
    scroll = reached(found, scroll, view)
    seen = found.seen(scroll, view)
    moving = [column for column, _ in seen if column >= found.still]
    before, after = found.hidden(scroll, view)
    assert before + len(moving) + after == len(found.columns) - found.still
    assert not moving or before == moving[0] - found.still
    if after and len(moving) > 1:
        assert sum(cells for _, cells in seen) < view


@given(WIDTHS, STILL, VIEW, SCROLL, st.integers(0, 8))
def test_every_column_can_be_gone_to(
    widths: list[int], still: int, view: int, scroll: int, column: int
) -> None:
    found = layout(widths, still, view)
    column = min(column, len(widths) - 1)
    wanted = found.scroll_to(column, reached(found, scroll, view), view)
    seen = [one for one, _ in found.seen(reached(found, wanted, view), view)]
    assert column in seen


@given(WIDTHS, STILL, VIEW)
def test_with_room_for_all_nothing_is_hidden(widths: list[int], still: int, view: int) -> None:
    found = layout(widths, still, view)
    assert (found.hidden(0, view) == (0, 0)) == (found.width <= view or len(widths) <= still + 1)


@given(WIDTHS, STILL, VIEW, SCROLL)
def test_the_mouse_is_in_the_column_that_is_drawn_there(
    widths: list[int], still: int, view: int, scroll: int
) -> None:
    found = layout(widths, still, view)
    scroll = reached(found, scroll, view)
    drawn = [column for column, cells in found.seen(scroll, view) for _ in range(cells)]
    assert [found.column_at(x, scroll, view) for x in range(len(drawn))] == drawn
    assert found.column_at(len(drawn), scroll, view) is None
    assert found.column_at(-1, scroll, view) is None
