"""`vbtui import`: what somebody has changed in a workbook, from the command line."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run, refused
from tests.factory import UPPDRAG

PLAN = "Mål och uppdrag"


@pytest.fixture
def book(file: Path, tmp_path: Path, vbtui: Run) -> Path:
    target = tmp_path / "it.xlsx"
    assert vbtui("export", file, "-o", target, "--enhet", "it").code == 0
    return target


def write(path: Path, status: str) -> str:
    """Give uppdrag 28 a status in the workbook; answers where."""
    book = openpyxl.load_workbook(path)
    sheet = book[PLAN]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Slag")
    column = next(cell.column for cell in head if cell.value == "Status")
    row = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Uppdrag")
    cell = sheet.cell(row, column)
    cell.value = status
    book.save(path)
    place: str = cell.coordinate
    return place


def test_a_change_is_shown_then_taken_then_known(
    file: Path, book: Path, tmp_path: Path, vbtui: Run
) -> None:
    place = write(book, "genomfört")
    before = file.read_bytes()
    shown = vbtui("import", file, book, "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    line = f"{PLAN}!{place}  28 Säker it-miljö, Område IT, status: inget → ● Genomfört"
    assert line in shown.out
    assert shown.out.endswith("1 ändring att importera.\n")
    assert file.read_bytes() == before
    done = vbtui("import", file, book)
    assert (done.code, done.err) == (0, "")
    assert line in done.out
    (copy,) = tmp_path.glob("*-import.bak")
    assert done.out.endswith(f"1 ändring importerades. Säkerhetskopia: {copy.name}\n")
    again = vbtui("import", file, book)
    assert (again.code, again.err) == (0, "")
    assert "filen har ändrats sedan dess" in again.out
    assert again.out.endswith("Inget har ändrats i arbetsboken.\n")
    assert "från Excel av Ada (it.xlsx)" in vbtui("log", file).out


def test_for_programs(file: Path, book: Path, vbtui: Run) -> None:
    assert vbtui("import", file, book, "--json").json == {"andringar": [], "fel": []}
    place = write(book, "● Genomfört")
    change = {
        "blad": PLAN,
        "cell": place,
        "mal": f"uppdrag/{UPPDRAG}",
        "falt": "status",
        "gammalt": None,
        "nytt": "genomfort",
    }
    for words in (["--dry-run"], []):
        answer = vbtui("import", file, book, "--json", *words)
        assert answer.code == 0
        assert answer.json == {"andringar": [change], "fel": []}


def test_a_fault_is_named_and_nothing_is_done(file: Path, book: Path, vbtui: Run) -> None:
    place = write(book, "klart")
    before = file.read_bytes()
    result = vbtui("import", file, book)
    assert result.code == 2
    assert result.out == ""
    fault, last = result.err.splitlines()
    assert fault.startswith(f"{PLAN}!{place}: ”klart” är ingen status för uppdrag")
    assert "Inget importeras så länge det finns fel (1)" in last
    looked = vbtui("import", file, book, "--dry-run")
    assert (looked.code, looked.err) == (1, result.err)
    answer = vbtui("import", file, book, "--json")
    assert answer.code == 2
    (found,) = answer.json["fel"]
    assert (found["blad"], found["cell"]) == (PLAN, place)
    assert answer.json["andringar"] == []
    assert file.read_bytes() == before


def test_what_both_have_changed_is_named_and_nothing_is_done(
    file: Path, book: Path, vbtui: Run
) -> None:
    place = write(book, "● Genomfört")
    assert vbtui("set", file, "uppdrag/28", "status", "ej startat", "--enhet", "it").code == 0
    before = file.read_bytes()
    answer = vbtui("import", file, book, "--json")
    assert answer.code == 2
    (fault,) = answer.json["fel"]
    assert (fault["blad"], fault["cell"]) == (PLAN, place)
    assert "det var inget, filen har ”◌ Ej startat” och arbetsboken ”● Genomfört”" in fault["text"]
    assert answer.json["andringar"] == []
    assert file.read_bytes() == before
    assert "filen har ändrats sedan dess" in vbtui("import", file, book, "--dry-run").out
    # Once a person has chosen, it goes through.
    assert vbtui("set", file, "uppdrag/28", "status", "", "--enhet", "it").code == 0
    assert vbtui("import", file, book).code == 0


def test_a_workbook_of_another_file_is_named_and_compared(
    file: Path, book: Path, tmp_path: Path, vbtui: Run
) -> None:
    write(book, "● Genomfört")
    assert vbtui("split", file, "-d", tmp_path / "ut", "--enhet", "it").code == 0
    (unit,) = (tmp_path / "ut").glob("*.db")
    shown = vbtui("import", unit, book)
    assert shown.code == 0
    assert f"är exporterad ur {file.name}" in shown.out
    assert "det är en annan fil än den här" in shown.out
    assert "1 ändring importerades" in shown.out
    assert vbtui("import", file, unit.with_name("annan.xlsx")).code == 2


def test_what_is_published_is_refused(file: Path, tmp_path: Path, vbtui: Run) -> None:
    target = tmp_path / "publik.xlsx"
    assert vbtui("export", file, "-o", target, "--publicering").code == 0
    assert "exporterad för publicering" in refused(vbtui("import", file, target))


def test_what_is_gone_is_named(file: Path, book: Path, vbtui: Run) -> None:
    opened = openpyxl.load_workbook(book)
    del opened["Styrtal"]
    opened.save(book)
    shown = vbtui("import", file, book, "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    assert "Bladet Styrtal finns inte med; det som står i det lämnas orört.\n" in shown.out


def test_what_is_no_workbook_is_refused_in_a_sentence(
    file: Path, tmp_path: Path, vbtui: Run
) -> None:
    assert "den finns inte" in refused(vbtui("import", file, tmp_path / "ingen.xlsx"))
    assert "är ingen arbetsbok" in refused(vbtui("import", file, file))
    assert "saknas X.xlsx" in refused(vbtui("import", file))
