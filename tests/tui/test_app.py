"""From one file to another: the dialog over the open file, and the start page."""

from __future__ import annotations

from pathlib import Path

from tests.factory import IT, small_file
from tests.tui.driving import driving, main, press, until
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.main import MainScreen
from vbtui.tui.screens.open_file import OpenFile
from vbtui.tui.screens.start import StartScreen
from vbtui.tui.widgets.path_input import PathInput


async def test_another_file_is_asked_for_at_once_and_the_open_one_stays_meanwhile(
    tmp_path: Path,
) -> None:
    small_file(tmp_path / "it.db", home=IT)
    async with driving(small_file(tmp_path / "sn.db")) as pilot:
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenFile))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert main(pilot).session.path == tmp_path / "sn.db"
        await press(pilot, "n", "ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenFile))
        pilot.app.screen.query_one(PathInput).value = str(tmp_path / "it.db")
        await press(pilot, "enter")
        await until(pilot, lambda: main(pilot).session.path == tmp_path / "it.db")
        await until(pilot, lambda: main(pilot).ready)


async def test_the_start_page_leads_back_to_the_file_that_was_left(tmp_path: Path) -> None:
    async with driving(small_file(tmp_path / "sn.db")) as pilot:
        await press(pilot, "f12")
        await until(pilot, lambda: isinstance(pilot.app.screen, StartScreen))
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenFile))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, StartScreen))
        await press(pilot, "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert main(pilot).session.path == tmp_path / "sn.db"
        await until(pilot, lambda: main(pilot).ready)
        assert isinstance(pilot.app, VbtuiApp)
