"""Cells that know what they hold: text that stays text, and formulas with their result beside them.

openpyxl guesses what a text is (``=1+1`` becomes a formula, ``#N/A`` an error) and leaves the
result of a formula empty, so that a reader that does not calculate (Protected View, a preview,
pandas) shows nothing. Its maintainers do not want to change either. A :class:`Cell` is told what
it is, and :func:`_write_cell` stands in the place of the function that writes one, for formulas
only. Should a new openpyxl no longer ask it, the result is written as a plain value.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.cell import cell as _cell
from openpyxl.worksheet import _write_only
from openpyxl.worksheet import _writer as _openpyxl_writer
from openpyxl.worksheet.hyperlink import Hyperlink

from vbtui.excel.safe_text import written

if TYPE_CHECKING:
    from vbtui.excel.rules import Rule

_writer: Any = _openpyxl_writer


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the workbook: what openpyxl keeps of it, and its number in the file."""

    parts: Any
    number: str


FIRST_DAY = date(1900, 3, 1)
"""Excel has a 29 February 1900, so earlier days are not what they seem and are written as text."""


class Cell(_cell.Cell):
    """A cell of a :class:`Sheet`, which gives it its place when it is written."""

    __slots__ = ("formula", "rule", "style_number")
    has_style = True

    def __init__(self, sheet: Any, value: Any, data_type: str, style: Style) -> None:
        # Not by openpyxl's own: it looks at the value and decides what it is.
        self.parent = sheet
        self._style = style.parts
        self.style_number = style.number
        self._value = value
        self.data_type = data_type
        self._hyperlink: Any = None
        self._comment = None
        self.formula = ""
        self.rule: Rule | None = None


class Sheet(_write_only.WriteOnlyWorksheet):
    """A sheet that is written row by row and holds none of them."""

    # The stubs do not know that these are copied from the ordinary sheet.
    sheet_state: str
    row_dimensions: Any
    conditional_formatting: Any
    data_validations: Any
    protection: Any
    _tables: Any
    add_chart: Any
    _writer: Any
    _rows: Any

    rows_written = 0
    """Rows of its table, headings and sums apart."""

    def _values_to_row(self, values: Iterable[Cell | None], row_idx: int) -> Iterator[Any]:
        # openpyxl's own finds out by an exception, for each cell, that it is a cell.
        for column, cell in enumerate(values, start=1):
            if cell is None:
                continue
            cell.row = row_idx
            cell.column = column
            if cell._hyperlink is not None:
                cell._hyperlink.ref = cell.coordinate
            yield cell

    def discard(self) -> None:
        """Close and remove the file that the rows are in, where that has not been done.

        Left to itself it is closed when memory is cleaned, in the wrong order and with much noise.
        """
        writer: Any = self._writer
        if writer is None or not Path(writer.out).exists():
            return
        rows: Any = self._rows
        for one in (rows, writer.xf):
            with contextlib.suppress(OSError):
                if one is not None:
                    one.close()
        writer.cleanup()


def text(sheet: Sheet, value: str, style: Style) -> Cell:
    """A cell with a text that is never anything else."""
    if not value:
        return Cell(sheet, None, "n", style)
    return Cell(sheet, written(value), "s", style)


def number(sheet: Sheet, value: Decimal | int, style: Style) -> Cell:
    """A cell with a number, as exact as a workbook can hold it (some fifteen digits)."""
    return Cell(sheet, value, "n", style)


def day(sheet: Sheet, value: date, style: Style) -> Cell:
    """A cell with a day."""
    if value < FIRST_DAY:
        return text(sheet, value.isoformat(), style)
    return Cell(sheet, value, "d", style)


def formula(sheet: Sheet, expression: str, result: Decimal | int | str, style: Style) -> Cell:
    """A cell with a formula (without ``=``, in English, with commas) and what it comes to."""
    made = Cell(sheet, result, "s" if isinstance(result, str) else "n", style)
    made.formula = expression
    return made


def link(sheet: Sheet, value: str, place: str, style: Style) -> Cell:
    """A cell with a text that leads to a place in the same workbook: ``'Noter'!A1``."""
    made = text(sheet, value, style)
    made._hyperlink = Hyperlink(ref="", location=place, display=None)
    return made


def place(sheet: str, cell: str = "A1") -> str:
    """A cell in another sheet, as formulas and links write it."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_write_plain = _writer.write_cell


def _write_cell(xf: Any, worksheet: Any, cell: Any, styled: bool | None = None) -> None:
    value = cell._value
    if type(cell) is not Cell or cell.data_type == "d" or value is None:
        _write_plain(xf, worksheet, cell, styled)
        return
    if cell._hyperlink is not None:
        worksheet._hyperlinks.append(cell._hyperlink)
    if not cell.formula:
        kind = "inlineStr" if cell.data_type == "s" else "n"
        inside = [("t" if cell.data_type == "s" else "v", _content(value))]
    else:
        kind = "str" if isinstance(value, str) else "n"
        inside = [("f", cell.formula), ("v", _content(value))]
    # What et_xmlfile writes to. Each cell as elements would take twice the time of all the rest.
    write = getattr(xf, "_file", None)
    if write is None:
        _write_elements(xf, {"r": cell.coordinate, "s": cell.style_number, "t": kind}, inside)
        return
    write(f'<c r="{cell.coordinate}" s="{cell.style_number}" t="{kind}">')
    for tag, content in inside:
        around = _TEXT if tag == "t" else (f"<{tag}>", f"</{tag}>")
        write(f"{around[0]}{escape(content, quote=False)}{around[1]}")
    write("</c>")


_TEXT = ('<is><t xml:space="preserve">', "</t></is>")


def _write_elements(xf: Any, attributes: dict[str, str], inside: list[tuple[str, str]]) -> None:
    """Write a cell to something else than et_xmlfile: lxml, where that is installed."""
    with xf.element("c", attributes):
        for tag, content in inside:
            with contextlib.ExitStack() as around:
                if tag == "t":
                    around.enter_context(xf.element("is"))
                    around.enter_context(xf.element("t", {_SPACE: "preserve"}))
                else:
                    around.enter_context(xf.element(tag))
                xf.write(content)


def _content(value: Decimal | int | str) -> str:
    """What stands in the file: of a number the shortest text that is read as the same one."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) else repr(float(value))


_writer.write_cell = _write_cell
