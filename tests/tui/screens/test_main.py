"""How the main screen starts: the frame first, then the file, then what is not seen yet."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widgets import Input

from tests.factory import IT, small_file
from tests.tui.driving import driving, main, press, program_at, until, write
from vbtui.store.journal import Cell
from vbtui.tui.palette import Palette
from vbtui.tui.screens.choose_files import ChooseFiles
from vbtui.tui.screens.hand_in import HandIn
from vbtui.tui.screens.hand_out import HandOut
from vbtui.tui.screens.main import MainScreen
from vbtui.tui.session import Session
from vbtui.tui.widgets.choices import ChoiceList


async def test_keys_before_the_file_is_read_do_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()
    opened = Session.open

    async def slowly(session: Session) -> list[Cell]:
        await go_on.wait()
        return await opened(session)

    monkeypatch.setattr(Session, "open", slowly)
    app = program_at(small_file(tmp_path / "a.db"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"asfxu2")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert app.screen.query_one("#filter", Input).value == ""
        go_on.set()
        await until(pilot, lambda: main(pilot).ready)
        assert main(pilot).workspace.id == "uppfoljning"


async def test_both_workspaces_are_there_when_it_is_ready(tmp_path: Path) -> None:
    async with driving(small_file(tmp_path / "a.db")) as pilot:
        assert len(main(pilot).query("#uppfoljning, #tabeller")) == 2
        await pilot.press("2")
        await pilot.pause()
        assert main(pilot).workspace.id == "tabeller"


def test_the_first_frame_does_not_wait_for_what_is_not_in_it() -> None:
    program = (
        "import sys, vbtui.tui.app\n"
        "unwanted = {'vbtui.tui.workspaces.tabeller', 'sqlmodel', 'openpyxl', 'tomli_w'}\n"
        "assert not unwanted & set(sys.modules), unwanted & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_nor_does_the_overview_wait_for_what_it_will_read() -> None:
    program = (
        "import sys, vbtui.tui.app, vbtui.tui.workspaces.oversikt\n"
        "unwanted = {'vbtui.overview', 'vbtui.tui.overview_words', 'sqlmodel'}\n"
        "assert not unwanted & set(sys.modules), unwanted & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("typed", "name", "opened"),
    [
        ("lämna ut", "Lämna ut", HandOut),
        ("slå samman", "Slå samman", ChooseFiles),
        ("lämna in", "Lämna in", HandIn),
    ],
)
async def test_what_belongs_to_another_workspace_is_found_and_done_there(
    tmp_path: Path, typed: str, name: str, opened: type[Screen[object]]
) -> None:
    async with driving(small_file(tmp_path / "a.db")) as pilot:
        await press(pilot, "2", "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await write(pilot, typed)
        choice = pilot.app.screen.query_one(ChoiceList).choice
        assert choice is not None
        assert choice.text == name
        await press(pilot, "enter")
        await until(pilot, lambda: main(pilot).workspace.id == "inlamning")
        await until(pilot, lambda: isinstance(pilot.app.screen, opened))
        await press(pilot, "escape")


@pytest.mark.parametrize(
    ("typed", "key"), [("gå till inl", "inlamning"), ("gå till tabeller", "tabeller")]
)
async def test_the_workspaces_are_found(tmp_path: Path, typed: str, key: str) -> None:
    async with driving(small_file(tmp_path / "a.db")) as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await write(pilot, typed)
        await press(pilot, "enter")
        await until(pilot, lambda: main(pilot).workspace.id == key)


async def test_a_units_own_file_says_where_files_are_handed_out(tmp_path: Path) -> None:
    async with driving(small_file(tmp_path / "it.db", home=IT)) as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await write(pilot, "lämna ut")
        await press(pilot, "enter")
        await until(pilot, lambda: bool(pilot.app._notifications))
        assert main(pilot).workspace.id == "inlamning"
        assert "nämndens fil" in [one.message for one in pilot.app._notifications][-1]
