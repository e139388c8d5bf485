"""The workbook while it is written: its sheets, and what they leave behind for the sheets about it.

A sheet is written row by row and forgotten, so that a hundred thousand rows take no memory. What
is said about all of them (the contents, the notes, the checks, the keys) is gathered here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from vbtui.excel import cells
from vbtui.excel.cells import Sheet
from vbtui.excel.names import Names
from vbtui.excel.styles import Styles

CONTENTS = "Innehåll"
NOTES = "Noter"
CONTROL = "Kontroll"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    sheet: str
    what: str
    missing: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader has to know about a sheet; ``number`` where a cell refers to it."""

    number: int | None
    sheet: str
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A sum by vbtui, and the formula of the same sum in the sheet."""

    sheet: str
    heading: str
    exact: Decimal
    formula: str


class Book:
    """A workbook that is being written."""

    def __init__(
        self,
        print_as: tuple[str, str],
        pulse: Callable[[], None] = lambda: None,
        *,
        published: bool = False,
    ) -> None:
        """``print_as`` is what stands to the left and to the right above every printed page.

        ``pulse`` is called now and then while a long sheet is written. A workbook that is
        ``published`` is no template: nothing is filled in, and it has no keys.
        """
        self.published = published
        self.print_as = print_as
        self.pulse = pulse
        self.workbook = Workbook(write_only=True)
        self.names = Names()
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.checks: list[Check] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self.contents = self._add(self.names.sheet(CONTENTS))
        # Said of several, what is typed in one would be typed in all of them.
        self.contents.sheet_view.tabSelected = True
        for reserved in (NOTES, CONTROL):
            self.names.sheet(reserved)
        self.styles = Styles(self.workbook, self.contents)

    @property
    def home(self) -> str:
        """The place that every sheet leads back to."""
        return cells.place(CONTENTS)

    def sheet(self, title: str, what: str, missing: str = "", *, of: str = "") -> Sheet:
        """A new sheet, last in the contents. ``what`` says what stands in it, ``missing`` what
        does not."""
        sheet = self._add(self.names.sheet(title, of))
        self.entries.append(Entry(sheet.title, what, missing))
        return sheet

    def about(self, name: str, what: str) -> Sheet:
        """A sheet about the others, whose name has been kept for it."""
        sheet = self._add(name)
        self.entries.append(Entry(name, what, ""))
        return sheet

    def hidden(self, name: str) -> Sheet:
        """A sheet that people do not see."""
        sheet = self._add(name)
        sheet.sheet_state = "hidden"
        return sheet

    def _add(self, name: str) -> Sheet:
        workbook: Any = self.workbook
        sheet = Sheet(workbook, name)
        workbook._add_sheet(sheet)
        return sheet

    def discard(self) -> None:
        """Throw away what has been written of a workbook that is not to be; nothing if it was."""
        workbook: Any = self.workbook
        for sheet in workbook.worksheets:
            sheet.discard()

    def define(self, name: str, place: str) -> None:
        """Give cells a name, which people do not see in the list of names."""
        self.workbook.defined_names[name] = DefinedName(name, attr_text=place, hidden=True)

    def note(self, sheet: str, text: str) -> str:
        """The words that stand in the place of a value, and lead to why there is none."""
        number = self._numbers.get((sheet, text))
        if number is None:
            number = self._numbers[sheet, text] = len(self._numbers) + 1
            self.notes.append(Note(number, sheet, text))
        return f"se not {number}"

    def remark(self, sheet: str, text: str) -> None:
        """Something to know about a whole sheet."""
        self.notes.append(Note(None, sheet, text))

    def check(self, sheet: str, heading: str, exact: Decimal, formula: str) -> None:
        """A sum to be compared."""
        self.checks.append(Check(sheet, heading, exact, formula))
