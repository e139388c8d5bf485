from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from vbtui.domain.errors import FileError, InputError, VbtuiError
from vbtui.excel.content import LOST_RESULT, Number
from vbtui.excel.source_lines import read_sheet, top

ROWS = [["Uttag 2025"], [], ["Enhet", "Antal", "antal", None, "Kön"], ["it", 1.5, 2, "x", "K"]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made: Any = openpyxl.Workbook()
    made.active.title = "Först"
    sheet = made.create_sheet("Underlag ")
    for row in ROWS:
        sheet.append(row)
    sheet.append([None, "=1+1"])
    sheet.append([])
    path = tmp_path / "x.xlsx"
    made.save(path)
    return path


def test_columns_are_found_by_heading_in_any_order(book: Path) -> None:
    found = read_sheet(book, "underlag", 3, ["KÖN", "antal (2)", "Enhet"])
    assert found.headings == ["Enhet", "Antal", "antal (2)", "Kolumn", "Kön"]
    (line,) = found.lines
    assert line.contents == ("K", Number(Decimal(2), percent=False), "it")
    assert [found.cell(line, place) for place in range(3)] == ["E4", "C4", "A4"]


def test_a_formula_without_a_result_is_no_empty_cell(book: Path) -> None:
    assert read_sheet(book, "Underlag", 3, ["Antal"]).lines[1].contents == (LOST_RESULT,)


def test_the_top_is_where_headings_are(book: Path) -> None:
    assert top(book, "Underlag", 4)[2] == ["Enhet", "Antal", "antal", "", "Kön"]


@pytest.mark.parametrize(
    ("sheet", "head", "columns", "words"),
    [
        ("Blad9", 3, [], "inget blad ”Blad9”; välj ett av Först, Underlag"),
        ("Underlag", 3, ["Summa"], "ingen rubrik ”Summa”; där står Enhet, Antal"),
        ("Underlag", 99, [], "ingen rad 99"),
    ],
)
def test_what_is_not_there_is_named(
    book: Path, sheet: str, head: int, columns: list[str], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        read_sheet(book, sheet, head, columns)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_separated_values_are_read(tmp_path: Path, encoding: str, sign: str) -> None:
    path = tmp_path / "x.csv"
    lines = [["Område", "Antal, K"], ["Hälsa", "1 234,5"], ['"a\nb"', ""]]
    text = "\r\n".join(
        sign.join(f'"{one}"' if "," in one else one for one in line) for line in lines
    )
    path.write_bytes(text.encode(encoding))
    found = read_sheet(path, "", 1, ["antal, k", "område"])
    assert [line.contents for line in found.lines] == [("1 234,5", "Hälsa"), ("", "a\nb")]
    assert found.cell(found.lines[0], 0) == "B2"
    assert found.name == "x"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x00\x01\x02", InputError),
        (b"A;B\n" + b'"' + b"x" * 200_000 + b'";1', FileError),
        (b"A\n" + b";" * 600, FileError),
        (b"", InputError),
    ],
)
def test_what_is_no_text_file_gets_a_sentence(
    tmp_path: Path, data: bytes, kind: type[VbtuiError]
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(kind) as caught:
        read_sheet(path, "", 1, [])
    assert str(caught.value).endswith(".")


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    for name in ("x.csv", "x.xlsx"):
        with pytest.raises(FileError, match="den finns inte"):
            read_sheet(tmp_path / name, "", 1, [])
