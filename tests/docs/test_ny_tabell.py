"""The walk-through of a new table is true: its file is all that is needed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

import vbtui
from tests.factory import small_file

GUIDE = Path(__file__).parents[2] / "docs" / "ny_tabell.md"


def block(language: str) -> str:
    """The first block of the guide in a language."""
    found = re.search(rf"^```{language}\n(.*?)^```", GUIDE.read_text("utf-8"), re.M | re.S)
    assert found is not None
    return found[1]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program with the guide's file put where the guide says."""
    source = Path(vbtui.__file__).parent
    home = tmp_path / "program"
    shutil.copytree(source, home / "vbtui")
    (home / "vbtui/domain/tables/fordon.py").write_text(block("python"), "utf-8")
    return home


def test_the_commands_of_the_guide_do_what_they_say(program: Path, tmp_path: Path) -> None:
    small_file(tmp_path / "min.db")
    environment = os.environ | {
        "PYTHONPATH": str(program),
        "VBTUI_CONFIG_DIR": str(tmp_path / "config"),
        "VBTUI_STATE_DIR": str(tmp_path / "state"),
        "PYTHONIOENCODING": "utf-8",
    }

    def run(line: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *line.split()],
            cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8",
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, (line, done.stderr)
        return done.stdout

    commands = [line.removeprefix("$ ") for line in block("console").splitlines()]
    told = {command.split()[1]: run(command) for command in commands}
    assert "Personbilar" in told["show"]
    assert "25,0" in told["show"]
    assert "Andelen räknas ur de exakta delarna." in told["explain"]
    book = load_workbook(tmp_path / "min.xlsx", data_only=True)
    values = {cell.value for row in book["Fordon"].iter_rows() for cell in row}
    assert {"Personbilar", 40, 10, 0.25} <= values
