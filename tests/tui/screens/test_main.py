"""How the main screen starts: the frame first, then the file, then what is not seen yet."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.factory import small_file
from tests.tui.driving import driving, main, until
from vbtui.store.journal import Cell
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.main import MainScreen
from vbtui.tui.session import Session


async def test_keys_before_the_file_is_read_do_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()
    opened = Session.open

    async def slowly(session: Session) -> list[Cell]:
        await go_on.wait()
        return await opened(session)

    monkeypatch.setattr(Session, "open", slowly)
    app = VbtuiApp(small_file(tmp_path / "a.db"))
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
