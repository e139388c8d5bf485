"""The board's columns at every width: nothing that one has to know is cut."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tests.tui.around import lines
from vbtui.tui.widgets.board import Board, BoardLine

LINES = [
    BoardLine("a", "●", "success", "Område fastigheter", ("mottagen 21 jan 09:00", "mottagen"),
              "2 jan", "21 jan", "14/14", "4/5", ""),
    BoardLine("b", "≠", "warning", "Område inköp och upphandling",
              ("inlämnad 19 jan 15:30, ändrat efter inlämning", "ändrat efter inlämning"),
              "2 jan", "20 jan", "7/9", "3/4", "12", warned=True),
]  # fmt: skip


class BoardApp(App[None]):
    def __init__(self, count: int = 1) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> ComposeResult:
        yield Board(id="tavla")

    def on_mount(self) -> None:
        board = self.query_one(Board)
        board.set_lines(LINES * self._count)
        board.focus()


@pytest.mark.parametrize("width", [78, 98])
async def test_the_narrow_board(width: int) -> None:
    app = BoardApp()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        header, first, second = lines(app)[:3]
        assert "Utlämnad" not in header
        assert "ändrat efter inlämning" in second
        assert "14/14" in first
        assert second.endswith("12")
        assert header.index("Läge") == first.index("mottagen") == second.index("ändrat")


@pytest.mark.parametrize("width", [100, 158])
async def test_the_wide_board_says_when_files_went_and_came(width: int) -> None:
    app = BoardApp()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        header, first, second = lines(app)[:3]
        assert "Utlämnad  Senast sedd" in header
        assert first.index("21 jan  ") == header.index("Senast sedd")
        assert "20 jan!" in second


async def test_a_long_board_is_scrolled() -> None:
    app = BoardApp(count=200)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("end")
        board = app.query_one(Board)
        assert board.cursor_row == 399
        assert board.top_row + board.page_height == 400
        assert "Enhet" in lines(app)[0]
