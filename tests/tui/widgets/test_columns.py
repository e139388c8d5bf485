"""Lines in columns: what is shown where, and how they are opened."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tests.tui.around import lines
from vbtui.tui.themed import ThemedApp
from vbtui.tui.widgets.columns import Column, ColumnList, Line

HOSTILE = "[/] =SUM(A1) [red]x[/red] \x1b[31m"


class Lists(ThemedApp[None]):
    """One list, and what it said."""

    def __init__(self, found: list[Line], clicks: int = 2) -> None:
        super().__init__(theme="natt")
        self._found = found
        self._clicks = clicks
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        columns = [Column("Blad"), Column("Rader", "right", room=40), Column("Saknas", share=1)]
        yield ColumnList(columns, empty="Här är tomt.", clicks=self._clicks)

    def on_mount(self) -> None:
        self.list.set_lines(self._found)
        self.list.focus()

    @property
    def list(self) -> ColumnList:
        return self.query_one(ColumnList)

    def on_column_list_selected(self, event: ColumnList.Selected) -> None:
        self.opened.append(event.key)


FOUND = [Line("a", ("Plan", "12", "inget")), Line("b", (HOSTILE, "7", HOSTILE), "◐", "warning")]


def shown(app: App[None]) -> list[str]:
    return [line for line in lines(app) if line]


async def test_columns_are_as_wide_as_needed_and_texts_literal() -> None:
    app = Lists(FOUND)
    async with app.run_test(size=(80, 6)):
        head, first, second = shown(app)
        assert head.index("Saknas") == first.index("inget") == second.rindex("[/]")
        assert head.index("Rader") + 3 == first.index("12")
        assert "◐ [/] =SUM(A1) [red]x[/red] ␛[31m" in second


async def test_a_narrow_list_keeps_what_matters() -> None:
    app = Lists(FOUND)
    async with app.run_test(size=(30, 6)):
        head, first, second = shown(app)
        assert "Rader" not in head
        assert "inget" in first
        assert "…" in second


async def test_enter_right_and_a_double_click_open() -> None:
    app = Lists(FOUND)
    async with app.run_test(size=(80, 6)) as pilot:
        await pilot.press("down", "enter", "right")
        await pilot.click(ColumnList, offset=(5, 1))
        assert app.list.cursor_key == "a"
        await pilot.click(ColumnList, offset=(5, 2), times=2)
        assert app.opened == ["b", "b", "b"]


async def test_one_click_is_enough_where_lines_are_choices() -> None:
    app = Lists(FOUND, clicks=1)
    async with app.run_test(size=(80, 6)) as pilot:
        await pilot.click(ColumnList, offset=(5, 1))
        assert app.opened == ["a"]


@pytest.mark.parametrize(("after", "key"), [(FOUND[::-1], "b"), (FOUND[:1], "a"), ([], None)])
async def test_the_cursor_stays_with_its_line(after: list[Line], key: str | None) -> None:
    app = Lists(FOUND)
    async with app.run_test(size=(80, 6)) as pilot:
        app.list.go_to("b")
        app.list.set_lines(after)
        await pilot.pause()
        assert app.list.cursor_key == key
        if not after:
            assert shown(app) == [" Här är tomt."]
