"""The seam in openpyxl: a formula keeps its result, and without the seam the result is kept."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import _writer as plain
from openpyxl.worksheet import _writer

from vbtui.excel import cells
from vbtui.excel.book import Book
from vbtui.excel.save import save


def written(path: Path) -> Path:
    book = Book(("", ""))
    sheet, style = book.contents, book.styles.number("0.00")
    sheet.append(
        [
            cells.number(sheet, Decimal("1.5"), style),
            cells.number(sheet, Decimal("2.25"), style),
            cells.formula(sheet, "SUM(A1:B1)", Decimal("3.75"), style),
            cells.formula(sheet, 'IF(C1>3,"OK & <klart>","")', "OK & <klart>", style),
        ]
    )
    sheet.append([None, cells.day(sheet, dt.date(2025, 12, 31), book.styles.day())])
    save(book.workbook, path)
    return path


def values(path: Path, *, results: bool) -> list[Any]:
    sheet = openpyxl.load_workbook(path, data_only=results)["Innehåll"]
    return [cell.value for cell in sheet[1]]


def test_a_formula_has_its_result_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path / "x.xlsx")
    assert values(path, results=False)[2:] == ["=SUM(A1:B1)", '=IF(C1>3,"OK & <klart>","")']
    assert values(path, results=True) == [1.5, 2.25, 3.75, "OK & <klart>"]


def test_openpyxl_alone_would_leave_it_empty(tmp_path: Path) -> None:
    """What the seam is for: should this begin to pass without it, it can go."""
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet["A1"] = "=1+1"
    workbook.save(tmp_path / "x.xlsx")
    read: Any = openpyxl.load_workbook(tmp_path / "x.xlsx", data_only=True).active
    assert read["A1"].value is None


def test_without_the_seam_the_result_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_writer, "write_cell", plain.write_cell)
    path = written(tmp_path / "x.xlsx")
    assert values(path, results=False) == [1.5, 2.25, 3.75, "OK & <klart>"]


class Elements:
    """What is left of et_xmlfile's writer if it were another, such as lxml's."""

    def __init__(self, real: Any) -> None:
        self.element, self.write = real.element, real.write


def test_a_writer_of_another_kind_gets_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = written(tmp_path / "x.xlsx")
    monkeypatch.setattr(
        _writer, "write_cell", lambda xf, *rest: cells._write_cell(Elements(xf), *rest)
    )
    other = written(tmp_path / "y.xlsx")
    for results in (False, True):
        assert values(other, results=results) == values(usual, results=results)


def test_a_cell_stands_where_it_is_put(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path / "x.xlsx"))["Innehåll"]
    assert sheet["A2"].value is None
    assert sheet["B2"].value.date() == dt.date(2025, 12, 31)


def test_a_day_before_excels_first_is_a_text(tmp_path: Path) -> None:
    book = Book(("", ""))
    sheet = book.contents
    sheet.append([cells.day(sheet, dt.date(1899, 12, 31), book.styles.day())])
    save(book.workbook, tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["Innehåll"]["A1"].value == "1899-12-31"


def test_a_number_keeps_its_digits(tmp_path: Path) -> None:
    book = Book(("", ""))
    sheet = book.contents
    numbers = [Decimal("0.1"), Decimal("1234567.123456"), Decimal("-0.000001"), Decimal("1E+3")]
    style = book.styles.number("0")
    sheet.append([cells.number(sheet, number, style) for number in numbers])
    sheet.append([cells.formula(sheet, "1", number, style) for number in numbers])
    save(book.workbook, tmp_path / "x.xlsx")
    read = openpyxl.load_workbook(tmp_path / "x.xlsx", data_only=True)["Innehåll"]
    for row in read.iter_rows():
        assert [Decimal(str(cell.value)) for cell in row] == numbers
