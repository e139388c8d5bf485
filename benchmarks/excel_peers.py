"""Other ways to write the same cells as ``vbtui export`` of a file of ``rows_file``.

``python -m benchmarks.excel_peers WAY FILE TARGET``; the way ``jsonl`` writes what VisiData is to
read: all the cells in one sheet. Each reads the rows with Python's own sqlite3
and writes both large sheets of the export: the table with its hidden keys, and the sheet of keys.
There is one named style a column, no table, no heights, no formulas.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

_QUERY = """
SELECT r.grupp, r.namn, b.kalkyl, b.budget, b.utfall_totalt, b.utfall_period, b.status, b.id,
       b.enhet, b.period, r.id
FROM rad r JOIN byggprojekt b ON b.rad = r.id
WHERE r.deleted = 0 AND b.deleted = 0 AND b.period =
  (SELECT id FROM period WHERE deleted = 0 ORDER BY till DESC LIMIT 1)
ORDER BY r.ordning, r.id
"""
_FIELDS = ("kalkyl", "budget", "utfall_totalt", "utfall_period", "status")
_NUMBER = "#,##0.0"

Lines = Iterator[tuple[list[Any], list[str]]]


def lines(file: str) -> Lines:
    """What each row has in the table's sheet, and in the sheet of keys."""
    with closing(sqlite3.connect(file)) as connection:
        for group, name, *values, key, unit, period, row in connection.execute(_QUERY):
            figures = [_figure(value) for value in values]
            typed = dict(zip(_FIELDS, map(str, figures), strict=True))
            yield (
                [group, name, *figures, f"{key}-0000"],
                [key, "Större byggprojekt", "byggprojekt", unit, period, row, json.dumps(typed)],
            )


def _figure(stored: Any) -> Any:
    """A stored value as it is written: numbers among words are texts in the file."""
    try:
        return float(stored)
    except (TypeError, ValueError):
        return "saknas" if stored in (None, "") else stored


def with_openpyxl(found: Lines, target: str, *, write_only: bool) -> None:
    """Plain openpyxl, in its ordinary way or the one that holds no rows."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, NamedStyle

    book: Any = Workbook(write_only=write_only)
    sheets = (book.create_sheet("Tabell"), book.create_sheet("Nycklar"))
    book.add_named_style(NamedStyle("text", alignment=Alignment(wrap_text=True)))
    book.add_named_style(NamedStyle("tal", number_format=_NUMBER))
    for at, pair in enumerate(found, start=1):
        for sheet, values in zip(sheets, pair, strict=True):
            if write_only:
                made = []
                for value in values:
                    cell = WriteOnlyCell(sheet, value)
                    cell.style = "text" if isinstance(value, str) else "tal"
                    made.append(cell)
                sheet.append(made)
                continue
            for column, value in enumerate(values, start=1):
                cell = sheet.cell(at, column, value)
                cell.style = "text" if isinstance(value, str) else "tal"
    book.save(target)


def with_xlsxwriter(found: Lines, target: str) -> None:
    """XlsxWriter, in its ordinary way."""
    import xlsxwriter  # type: ignore[import-not-found,unused-ignore]  # only where installed

    book = xlsxwriter.Workbook(target)
    sheets = (book.add_worksheet("Tabell"), book.add_worksheet("Nycklar"))
    text, number = book.add_format({"text_wrap": True}), book.add_format({"num_format": _NUMBER})
    for at, pair in enumerate(found):
        for sheet, values in zip(sheets, pair, strict=True):
            for column, value in enumerate(values):
                if isinstance(value, str):
                    sheet.write_string(at, column, value, text)
                else:
                    sheet.write_number(at, column, value, number)
    book.close()


def as_json_lines(found: Lines, target: str) -> None:
    """A JSON object for each row, with the cells of both sheets."""
    with open(target, "w", encoding="utf-8") as file:  # noqa: PTH123 - nothing else is imported
        for pair in found:
            cells = enumerate([*pair[0], *pair[1]])
            file.write(json.dumps({f"k{place}": cell for place, cell in cells}) + "\n")


def main(way: str, file: str, target: str) -> None:
    """Write ``target`` in one of the ways."""
    if way == "jsonl":
        as_json_lines(lines(file), target)
    elif way == "xlsxwriter":
        with_xlsxwriter(lines(file), target)
    else:
        with_openpyxl(lines(file), target, write_only=way == "write_only")


if __name__ == "__main__":
    main(*sys.argv[1:])
