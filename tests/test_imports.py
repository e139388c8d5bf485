"""What starts first imports nothing heavy: the price of a library is paid where it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factory import small_file

HEAVY = {"openpyxl", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual"}


def imported_by(statement: str) -> set[str]:
    """Run `statement` in a new Python: the top-level names of all modules it brought in."""
    result = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statement}\nprint(*sorted(sys.modules))"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return {name.partition(".")[0] for name in result.stdout.split()}


@pytest.mark.parametrize("module", ["vbtui", "vbtui.cli", "vbtui.domain"])
def test_import_brings_in_nothing_heavy(module: str) -> None:
    names = imported_by(f"import {module}")
    assert "vbtui" in names
    assert not names & HEAVY


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["set", "--help"],
        ["--version"],
        ["show", "FILE"],
        ["show", "FILE", "arsarbetare_avtalad", "--konsoliderat", "--format", "csv"],
        ["show", "FILE", "oversikt"],
        ["log", "FILE"],
        ["collect", "FILE"],
        ["conflicts", "FILE", "--json"],
        ["explain", "FILE", "sjukfranvaro/totalt_procent/totalt"],
        ["export", "--help"],
        ["show", "saknas.db"],
    ],
    ids=" ".join,
)
def test_reading_on_the_command_line_brings_in_nothing_heavy(
    tmp_path: Path, words: list[str]
) -> None:
    path = str(small_file(tmp_path / "liten.db"))
    words = [path if word == "FILE" else word for word in words]
    names = imported_by(
        "import contextlib, io, vbtui.cli\n"
        "with contextlib.redirect_stdout(io.StringIO()) as out:\n"
        f"    code = vbtui.cli.main({words!r})\n"
        f"assert code == {2 if 'saknas.db' in words else 0}\n"
        "assert code or out.getvalue()"
    )
    assert not names & HEAVY


def test_an_export_brings_in_openpyxl_alone(tmp_path: Path) -> None:
    path = str(small_file(tmp_path / "liten.db"))
    words = ["export", path, "-o", str(tmp_path / "x.xlsx"), "--konsoliderat", "--json"]
    names = imported_by(
        "import contextlib, io, vbtui.cli\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    assert vbtui.cli.main({words!r}) == 0"
    )
    assert names & HEAVY == {"openpyxl"}


def test_a_heavy_import_is_seen() -> None:
    assert imported_by("import rich.text") & HEAVY == {"rich"}
