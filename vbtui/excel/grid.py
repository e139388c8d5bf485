"""One sheet with one table: heading, a few lines, the table, ready to be read, sorted and printed.

Laid out as accessible tables are: the heading in A1, one row of headings that all differ, no
merged cells, no empty rows, nothing below the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo

from vbtui.excel import cells, heights
from vbtui.excel.cells import Cell, Sheet, Style
from vbtui.excel.names import distinct
from vbtui.excel.placeholders import NO_ROWS
from vbtui.excel.rules import Ruled
from vbtui.excel.safe_text import needs_quote, read, written
from vbtui.excel.styles import Styles

MOST_OUTLINED = 7
"""Excel's deepest level of an outline."""
_MOST_FROZEN = 10
"""With more rows above the table than these, what is frozen would fill a small screen."""
BUTTON = 3
"""So many characters of a heading's width the button of its filter takes."""
_LONGEST_HEADING = 255
"""Excel's longest heading of a table's column."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the table; ``width`` in characters."""

    heading: str
    width: float
    right: bool = False
    hidden: bool = False


class Grid:
    """A sheet that is being written, from the top down."""

    def __init__(
        self,
        sheet: Sheet,
        styles: Styles,
        *,
        table: str,
        title: str,
        lines: Sequence[str],
        back: str,
        fields: Sequence[Field],
        frozen: int = 1,
        outline: int = 0,
        sortable: bool = True,
        print_as: tuple[str, str] = ("", ""),
    ) -> None:
        """Write what stands above the table's rows.

        ``back`` is the place that the line below them leads to, or nothing. The first ``frozen``
        columns stay when one scrolls. ``outline`` is the deepest level of the rows. ``print_as`` is
        what the head of each printed page says.
        """
        self.sheet = sheet
        self.styles = styles
        self.headings = [
            _heading(name) for name in distinct([_heading(field.heading) for field in fields])
        ]
        self.table = table
        self._fields = fields
        self._sortable = sortable
        self._ruled = Ruled()
        shown = [field for field in fields if not field.hidden]
        above = [
            part for line in lines for part in _wrapped(line, sum(field.width for field in shown))
        ]
        self._head = len(above) + (3 if back else 2)
        self.row = 0
        """The row that was written last."""
        self._set_up(frozen, outline, print_as)
        self._append([cells.text(sheet, title, styles.title())], height=24)
        for line in above:
            self._append([self.text(line, styles.line())])
        if back:
            self._append([cells.link(sheet, "Till innehållet", back, styles.link())])
        self._append(
            [
                cells.text(sheet, heading, styles.head(right=field.right))
                for heading, field in zip(self.headings, fields, strict=True)
            ],
            height=heights.height(
                max(
                    heights.lines(heading, field.width - (BUTTON if sortable else 0), bold=True)
                    for heading, field in zip(self.headings, fields, strict=True)
                    if not field.hidden
                ),
                bold=True,
            ),
        )

    @property
    def first(self) -> int:
        """The row that the table's first row of data is."""
        return self._head + 1

    def letter(self, column: int) -> str:
        """The letter of a column of the table, counted from 0."""
        return get_column_letter(column + 1)

    # What stands in a cell

    def text(self, value: str, style: Style) -> Cell:
        """A text, whatever it looks like."""
        if needs_quote(value):
            style = self.styles.quoted(style)
        return cells.text(self.sheet, value, style)

    def number(self, value: Decimal | int, style: Style) -> Cell:
        """A number."""
        return cells.number(self.sheet, value, style)

    def day(self, value: date) -> Cell:
        """A day."""
        return cells.day(self.sheet, value, self.styles.day())

    def formula(self, expression: str, result: Decimal | int | str, style: Style) -> Cell:
        """A formula with its result."""
        return cells.formula(self.sheet, expression, result, style)

    # Rows

    def add(self, row: Sequence[Cell | None], *, level: int = 0) -> int:
        """Write a row of the table; answers its number. ``level`` is its depth in the outline."""
        self._append(row, height=self._height(row), level=level)
        for column, cell in enumerate(row):
            if cell is not None and cell.rule is not None:
                self._ruled.note(cell.rule, column, self.row)
        return self.row

    def _height(self, row: Sequence[Cell | None]) -> float:
        most = 1
        for cell, field in zip(row, self._fields, strict=True):
            if cell is not None and cell.data_type == "s" and not field.hidden:
                text = cell._value
                if len(text) > field.width / 2:
                    most = max(most, heights.lines(text, field.width))
        return heights.height(most) if most > 1 else 0

    def _append(self, row: Sequence[Cell | None], *, height: float = 0, level: int = 0) -> None:
        self.row += 1
        look: dict[str, str] = {}
        if height:
            look["ht"] = f"{height:g}"
        if level:
            look["outlineLevel"] = f"{min(level, MOST_OUTLINED)}"
        # A row of openpyxl's own would say that its height is the user's, and be kept.
        rows: Any = self.sheet.row_dimensions
        if look:
            rows[self.row] = look
        self.sheet.append(list(row))
        if look:
            del rows[self.row]

    def close(self, totals: Sequence[Cell | None] | None = None) -> None:
        """Finish the table, with a row of sums that sorting and filters leave alone."""
        self.sheet.rows_written = self.row - self._head
        if self.row < self.first:
            first = self.text(NO_ROWS, self.styles.muted())
            self.add([first, *[None] * (len(self._fields) - 1)])
        last = self.row
        if totals:
            self.add(totals)
        end = self.letter(len(self._fields) - 1)
        table = Table(
            name=self.table,
            displayName=self.table,
            ref=f"A{self._head}:{end}{self.row}",
            totalsRowCount=1 if totals else None,
        )
        for number, heading in enumerate(self.headings, start=1):
            # Excel compares the name with the cell, letter for letter.
            column = TableColumn(id=number, name=written(heading))
            if totals:
                self._total(column, totals[number - 1])
            table.tableColumns.append(column)
        if self._sortable:
            table.autoFilter = AutoFilter(ref=f"A{self._head}:{end}{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        # Not by add_table, which warns that the columns must be given, as they are.
        self.sheet._tables.add(table)
        letters = [self.letter(column) for column in range(len(self._fields))]
        for rule in self._ruled.written(letters):
            self.sheet.data_validations.append(rule)

    def _total(self, column: TableColumn, cell: Cell | None) -> None:
        if cell is None:
            return
        if cell.formula.startswith("SUBTOTAL("):
            column.totalsRowFunction = "sum"
        elif cell.formula:
            column.totalsRowFunction = "custom"
            column.totalsRowFormula = TableFormula(attr_text=cell.formula)
        elif cell.data_type == "s":
            column.totalsRowLabel = read(cell._value)

    def total_of(self, column: int) -> str:
        """The formula of a column's sum, as Excel's own row of sums has it."""
        heading = self.headings[column]
        for sign in "'[]#@":
            heading = heading.replace(sign, f"'{sign}")
        return f"SUBTOTAL(109,{self.table}[{heading}])"

    def range(self, column: int, last: int) -> str:
        """The cells of a column of the table from its first row to ``last``."""
        letter = self.letter(column)
        return f"{letter}{self.first}:{letter}{last}"

    def protect(self) -> None:
        """Lock what is not filled in, without a password: whoever wants to can take it away.

        Filters, columns and rows can be used all the same. Excel sorts only what is not locked
        and adds no rows to a table, so this is for sheets whose cells are worked out from one
        another, and a sheet that is to be sorted or added to has rules instead.
        """
        protection = self.sheet.protection
        protection.sheet = True
        # In the file, true is what may not be done.
        for allowed in ("autoFilter", "sort", "formatCells", "formatColumns", "formatRows"):
            setattr(protection, allowed, False)

    # The sheet's own

    def _set_up(self, frozen: int, outline: int, print_as: tuple[str, str]) -> None:
        sheet: Any = self.sheet
        for number, field in enumerate(self._fields, start=1):
            column = sheet.column_dimensions[get_column_letter(number)]
            column.width = field.width
            column.hidden = field.hidden
        if self._head <= _MOST_FROZEN:
            sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{self.first}"
        sheet.print_title_rows = f"{self._head}:{self._head}"
        if outline:
            sheet.sheet_properties.outlinePr.summaryBelow = False
            sheet.sheet_format.outlineLevelRow = min(outline, MOST_OUTLINED)
        set_up_page(sheet, print_as)


_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.8, "bottom": 0.7, "header": 0.35, "footer": 0.35}


def set_up_page(sheet: Any, print_as: tuple[str, str]) -> None:
    """A4 on its side, as wide as a page, with a head and a foot that repeat what the sheet says."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    for side, inches in _MARGINS.items():
        setattr(sheet.page_margins, side, inches)
    left, right = (_header(text) for text in print_as)
    sheet.oddHeader.left.text = left
    sheet.oddHeader.right.text = right
    sheet.oddFooter.left.text = "&F – &A"
    sheet.oddFooter.right.text = "Sida &P av &N"


def _header(text: str) -> str:
    return written(text)[:100].replace("&", "&&")


def _heading(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_HEADING - 10 else line[: _LONGEST_HEADING - 11] + "…"


def _wrapped(text: str, width: float) -> list[str]:
    """The text in lines that are no wider than the table."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and heights.lines(longer, width) == 1:
            found[-1] = longer
        else:
            found.append(word)
    return found
