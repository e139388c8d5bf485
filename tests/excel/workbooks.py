"""Exports for tests, and what stands where in a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl.utils import range_boundaries

from vbtui.domain.period import find_period
from vbtui.excel.export import Scope, export
from vbtui.excel.keys import HEADING
from vbtui.read import current_period
from vbtui.store import plans
from vbtui.store.database import Database


def exported(
    file: Path,
    target: Path,
    *,
    enhet: str = "",
    period: str = "",
    consolidated: bool = False,
    by_unit: bool = False,
    published: bool = False,
) -> Path:
    """Export a file; answers the workbook."""
    with Database.open(file) as db:
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        scope = Scope(
            organisation.find(enhet) if enhet else plans.home(db, organisation),
            find_period(perioder, period) if period else current_period(perioder),
            consolidated,
            by_unit,
            published,
        )
        return export(db, scope, target).path


def table_of(sheet: Any) -> Any:
    """The one table of a sheet."""
    (table,) = sheet.tables.values()
    return table


def bounds(sheet: Any) -> tuple[int, int, int, int]:
    """First column, first row, last column and last row of a sheet's table."""
    found: Any = range_boundaries(table_of(sheet).ref)
    first_column, first, last_column, last = found
    return first_column, first, last_column, last


def headings(sheet: Any) -> list[str]:
    """The headings of a sheet's table."""
    return [column.name for column in table_of(sheet).tableColumns]


def rows(sheet: Any) -> Iterator[dict[str, Any]]:
    """The rows of a sheet's table, heading → cell; the row of sums too."""
    first_column, first, last_column, last = bounds(sheet)
    names = headings(sheet)
    for row in sheet.iter_rows(first + 1, last, first_column, last_column):
        yield dict(zip(names, row, strict=True))


def parts(path: Path) -> dict[str, str]:
    """The XML parts of a workbook, by name."""
    from zipfile import ZipFile

    with ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def sheet_part(path: Path, name: str) -> str:
    """The XML of a sheet."""
    found = parts(path)
    wanted = re.search(f'<sheet [^>]*name="{name}"[^>]*r:id="([^"]+)"', found["xl/workbook.xml"])
    assert wanted, name
    target = re.search(
        f'Target="/?([^"]+)"[^>]*Id="{wanted[1]}"', found["xl/_rels/workbook.xml.rels"]
    )
    assert target
    return found[target[1]]


class Sheet:
    """A sheet of an exported workbook, to be changed as a person would."""

    def __init__(self, book: Any, name: str) -> None:
        self.sheet = book[name]
        self.head = next(
            row[0].row for row in self.sheet.iter_rows() if any(c.value == HEADING for c in row)
        )
        self.columns = {
            cell.value: cell.column for cell in self.sheet[self.head] if cell.value is not None
        }
        key = self.columns[HEADING]
        self.rows = [
            row
            for row in range(self.head + 1, self.sheet.max_row + 1)
            if self.sheet.cell(row, key).value
        ]

    def cell(self, row: int, heading: str) -> Any:
        return self.sheet.cell(row, self.columns[heading])

    def where(self, heading: str, value: object) -> int:
        """The first row with this in the column."""
        return next(row for row in self.rows if self.cell(row, heading).value == value)
