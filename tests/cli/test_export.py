"""`vbtui export`: a workbook from the command line."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run, refused
from vbtui.domain.tables import TABLES


def test_a_workbook_is_written_and_then_replaced(file: Path, tmp_path: Path, vbtui: Run) -> None:
    target = tmp_path / "x.xlsx"
    result = vbtui("export", file, "-o", target, "--enhet", "it")
    assert result.code == 0
    assert result.err == ""
    count = len(openpyxl.load_workbook(target).sheetnames) - 1
    assert result.out == f"Skrev {target} med {count} blad.\n"
    target.write_bytes(b"something else")
    result = vbtui("export", file, "--till", target, "--enhet", "it")
    assert result.out.startswith(f"Ersatte {target} med ")
    assert "Innehåll" in openpyxl.load_workbook(target).sheetnames


def test_the_file_is_not_changed(file: Path, tmp_path: Path, vbtui: Run) -> None:
    before = file.read_bytes()
    assert vbtui("export", file, "-o", tmp_path / "x.xlsx").code == 0
    assert file.read_bytes() == before


def test_without_the_units_figures_a_note_says_how_to_get_them(
    file: Path, tmp_path: Path, vbtui: Run
) -> None:
    result = vbtui("export", file, "-o", tmp_path / "x.xlsx")
    assert result.code == 0
    assert "--konsoliderat" in result.err
    for flag in ("--konsoliderat", "--blad-per-enhet"):
        assert vbtui("export", file, "-o", tmp_path / "x.xlsx", flag).err == ""


def test_for_programs(file: Path, tmp_path: Path, vbtui: Run) -> None:
    target = tmp_path / "x.xlsx"
    answer = vbtui("export", file, "-o", target, "--blad-per-enhet", "--json").json
    assert answer["fil"] == str(target)
    assert (answer["enhet"], answer["period"]) == ("servicenamnden", "2025-helar")
    assert answer["konsoliderat"] is True
    assert answer["ersatt"] is False
    book = openpyxl.load_workbook(target)
    assert answer["blad"] == book.sheetnames[:-1]
    assert answer["export"] in [row[1] for row in book["_vbtui"].iter_rows(values_only=True)]
    assert len([name for name in answer["blad"] if name.endswith(" it")]) == len(TABLES)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "x.xls"], ".xlsx"),
        (["-o", "ingen/x.xlsx"], "finns inte"),
        (["-o", "mapp.xlsx"], "är en mapp"),
        (["-o", "x.xlsx", "--enhet", "saknas"], "Enheten ”saknas” finns inte"),
        (["-o", "x.xlsx", "--period", "1999-helar"], "Perioden ”1999-helar” finns inte"),
        ([], "det saknas -o/--till"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    file: Path,
    tmp_path: Path,
    vbtui: Run,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mapp.xlsx").mkdir()
    before = {path.name for path in tmp_path.iterdir()}
    assert said.casefold() in refused(vbtui("export", file, *words)).casefold()
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_name_without_a_folder_is_here(
    file: Path, tmp_path: Path, vbtui: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert vbtui("export", file, "-o", "x.xlsx", "--enhet", "it").code == 0
    assert (tmp_path / "x.xlsx").exists()
