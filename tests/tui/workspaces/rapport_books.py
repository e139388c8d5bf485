"""Workbooks that have come back: exported from a file, with cells changed as in Excel."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.excel.workbooks import Sheet, exported

PLAN = "Mål och uppdrag"
SICK = "Sjukfrånvaro"


def returned(file: Path, target: Path, cells: dict[tuple[str, str, str], str | int]) -> Path:
    """A workbook of the unit it, with cells named by sheet, a word of their row, and heading."""
    book = openpyxl.load_workbook(exported(file, target, enhet="it"))
    for (name, word, heading), value in cells.items():
        sheet = Sheet(book, name)
        row = next(
            row for row in sheet.rows if any(word in str(cell.value) for cell in sheet.sheet[row])
        )
        sheet.cell(row, heading).value = value
    book.save(target)
    return target
