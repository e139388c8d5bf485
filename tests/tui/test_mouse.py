"""What can be clicked: tabs, unit and period, the keys at the bottom, lists, arrows, scrollbars."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar
from textual.widgets import Input

from tests.tui.around import lines
from tests.tui.driving import driving, main, press, until, write
from vbtui.tui.palette import Palette
from vbtui.tui.screens.choose_enhet import ChooseEnhet
from vbtui.tui.screens.dialogs import Choose
from vbtui.tui.screens.help import HelpScreen
from vbtui.tui.widgets.choices import ChoiceList
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.key_bar import KeyBar
from vbtui.tui.widgets.tree import TreeView

SAMPLE = Path(__file__).parents[2] / "sample.db"
SMALL = (80, 24)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(SAMPLE, tmp_path / "prov.db"))


async def click(pilot: Pilot[None], text: str, *, times: int = 1) -> None:
    """Click in the middle of a text that is seen once on the screen."""
    rows = [(y, line) for y, line in enumerate(lines(pilot.app)) if text in line]
    assert len(rows) == 1, f"{text!r} stands in {len(rows)} lines"
    y, line = rows[0]
    await pilot.click(offset=(line.index(text) + len(text) // 2, y), times=times)
    await pilot.pause(0.1)


async def test_the_tabs(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await click(pilot, "2 Tabeller")
        await until(pilot, lambda: main(pilot).workspace.id == "tabeller")
        await click(pilot, "Uppföljning")
        await until(pilot, lambda: main(pilot).workspace.id == "uppfoljning")


async def test_unit_and_period(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await pilot.click("#enhet")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChooseEnhet))
        await pilot.pause(0.3)
        await click(pilot, "5   Område IT")
        await until(pilot, lambda: main(pilot).workspace.place.enhet.kod == "it")
        await pilot.click("#period")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await pilot.pause(0.3)
        await click(pilot, "Delår 2024")
        await until(pilot, lambda: main(pilot).workspace.place.period.key == "2024-delar")


async def test_the_keys_at_the_bottom(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await click(pilot, "? Hjälp")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await press(pilot, "escape")
        await click(pilot, "s Status")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "escape")
        await click(pilot, "e Kommentar")
        await until(pilot, lambda: isinstance(pilot.app.focused, CommentEditor))
        await click(pilot, "esc Klar")
        await until(pilot, lambda: isinstance(pilot.app.focused, TreeView))


async def test_between_the_keys_nothing_is_done(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        shown = str(bar.render())
        await pilot.click(KeyBar, offset=(1 + shown.index("/ Sök") - 1, 0))
        await pilot.click(KeyBar, offset=(len(shown) + 2, 0))
        await pilot.pause(0.1)
        assert len(pilot.app.screen_stack) == 2
        assert isinstance(pilot.app.focused, TreeView)


async def test_the_palette(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await click(pilot, "^p Kommandon")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await write(pilot, "byt period")
        await pilot.click(ChoiceList, offset=(8, 0))
        await until(
            pilot,
            lambda: (
                isinstance(pilot.app.screen, Choose) and not isinstance(pilot.app.screen, Palette)
            ),
        )
        await press(pilot, "escape")


async def test_a_click_beside_closes(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        for key in ("s", "p", "b", "question_mark", "ctrl+p"):
            await press(pilot, key)
            await until(pilot, lambda: pilot.app.screen is not main(pilot))
            await pilot.pause(0.1)
            await pilot.click(offset=(0, 0))
            await until(pilot, lambda: pilot.app.screen is main(pilot))


async def test_the_arrows_of_the_tree(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await pilot.pause(0.2)
        tree = pilot.app.screen.query_one("#trad", TreeView)
        before = tree.row_count
        row = next(line for line in lines(pilot.app) if "28 En it-miljö" in line)
        at = row.index("▸"), lines(pilot.app).index(row)
        await pilot.click(offset=at)
        await until(pilot, lambda: tree.row_count > before)
        await pilot.click(offset=at)
        await until(pilot, lambda: tree.row_count == before)


async def test_a_double_click_in_the_tree_writes_the_comment(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await pilot.pause(0.2)
        await click(pilot, "30 En uppdaterad", times=2)
        await until(pilot, lambda: isinstance(pilot.app.focused, CommentEditor))


async def test_the_scrollbar_of_the_tree(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await pilot.pause(0.2)
        tree = pilot.app.screen.query_one("#trad", TreeView)
        await press(pilot, "home")
        bar = tree.vertical_scrollbar
        assert isinstance(bar, ScrollBar)
        assert tree.show_vertical_scrollbar
        top = tree.scroll_offset.y
        await pilot.click(bar, offset=(0, bar.size.height - 1))
        await until(pilot, lambda: tree.scroll_offset.y > top)


async def test_the_search_is_left_by_the_bar(path: Path) -> None:
    async with driving(path, SMALL) as pilot:
        await click(pilot, "/ Sök")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await click(pilot, "esc Tillbaka")
        await until(pilot, lambda: isinstance(pilot.app.focused, TreeView))
