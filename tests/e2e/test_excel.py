"""Excel out and in, in a real terminal: write a workbook, fill it in, take it back, undo."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.e2e.terminal import TMUX, Terminal
from tests.excel.workbooks import Sheet
from tests.factory import HELAR_2025, IT, UPPDRAG, small_file
from vbtui.store import plans
from vbtui.store.database import Database

TEXT = "Från Excel: [/] [red] =SUM(A1) åäö"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.xdist_group("terminal"),
    pytest.mark.skipif(TMUX is None, reason="tmux is not installed"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a stand-in for the program that opens files, which notes what it was given."""
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{tmp_path}/given"\n')
    program.chmod(0o755)
    return tmp_path


@pytest.fixture
def terminal(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal on a desk with windows."""
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(name, raising=False)
    env = {
        "VBTUI_CONFIG_DIR": str(desk / "config"),
        "VBTUI_STATE_DIR": str(desk / "state"),
        "VBTUI_NAMN": "Test",
        "DISPLAY": ":9",
        "PATH": f"{desk}:/usr/local/bin:/usr/bin:/bin",
    }
    one = Terminal(80, 24, env)
    yield one
    one.close()


def comment(path: Path) -> str:
    with Database.open(path) as db:
        found = plans.said(db, IT, HELAR_2025).get(UPPDRAG)
    return found.kommentar if found else ""


def test_a_workbook_goes_out_and_comes_back(terminal: Terminal, desk: Path) -> None:
    path = small_file(desk / "it.db", home=IT)
    book = desk / "it-2025-helar.xlsx"
    terminal.start(str(path))
    terminal.wait_for("klara")
    time.sleep(1)  # What is pressed before the file has been read through goes nowhere.
    terminal.keys("5")
    terminal.wait_for("saker är inte ifyllda")
    terminal.keys("s")
    terminal.wait_for("Skrev it-2025-helar.xlsx")
    assert book.exists()
    terminal.keys("o")
    terminal.wait((desk / "given").exists)
    assert (desk / "given").read_text() == str(book)

    opened = openpyxl.load_workbook(book)
    sheet = Sheet(opened, "Mål och uppdrag")
    row = next(row for row in sheet.rows if sheet.cell(row, "Slag").value == "Uppdrag")
    sheet.cell(row, "Kommentar").value = TEXT
    opened.save(book)

    terminal.keys("i")
    terminal.wait_for("it-2025-helar.xlsx    ")
    terminal.keys("Enter")
    terminal.wait_for("1 ändring. Inget är ändrat än.")
    terminal.wait_for(TEXT)
    assert comment(path) == ""
    terminal.keys("i")
    terminal.wait_for("1 ändring från Excel")
    terminal.wait(lambda: comment(path) == TEXT)
    terminal.keys("u")
    terminal.wait(lambda: comment(path) == "")
    terminal.keys("C-q")
    terminal.wait(terminal.dead)
    assert "Traceback" not in terminal.printed()
