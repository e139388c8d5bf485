"""Reading a sheet that people have written by a form: its rows, column by column.

The row of headings is looked for, the headings may stand in any order, and columns that the form
does not have are told of and left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from vbtui.domain.errors import InputError
from vbtui.domain.text import clean_line, fold
from vbtui.excel.content import (
    LOST_RESULT,
    Content,
    Fault,
    cell_at,
    content_of,
    value_of,
    words_of,
)
from vbtui.excel.forms import EXAMPLE, Form
from vbtui.excel.opening import Opened, opened

_SEARCHED = 100
"""Rows from the top in which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row that is not empty: column → what stands in it, and where."""

    number: int
    contents: Mapping[str, Content]
    cells: Mapping[str, str]


@dataclass(slots=True)
class FormSheet:
    """A sheet that has been read."""

    name: str
    head: int
    """The row of the headings."""
    columns: Mapping[str, int]
    """Column → its place, from 0."""
    rows: list[FormRow] = field(default_factory=list)
    examples: int = 0
    """Rows that are only examples."""
    unread: tuple[str, ...] = ()
    """Headings of columns that the form does not have."""

    def fault(self, row: FormRow, column: str, text: str) -> Fault:
        """A fault in a row; in its first cell where the sheet has no such column."""
        return Fault(self.name, row.cells.get(column, f"A{row.number}"), text)


def read_form(path: Path, book: Opened, form: Form) -> FormSheet | None:
    """The rows of the sheet that follows the form; None where there is none.

    That is the sheet with the form's name, or where any will do the only one with its headings.

    :raises InputError: several sheets have them, or one has two columns of the same kind.
    """
    named = [name for name in book.sheets if fold(name.strip()) == fold(form.sheet)]
    found = [
        (name, *head)
        for name in named or (book.sheets if form.anywhere else ())
        if (head := _find_head(book, name, form)) is not None
    ]
    if not found:
        if named:
            needed = " och ".join(form.headings[name] for name in sorted(form.needed))
            raise InputError(
                f"Bladet {named[0]} i {path.name} har ingen rad med rubrikerna {needed}; skriv dem"
                " som i mallen (vbtui new --plan-mall)."
            )
        return None
    if len(found) > 1:
        names = ", ".join(name for name, _, _ in found)
        raise InputError(
            f"Flera blad i {path.name} har de rubriker som söks ({names}); döp det som ska läsas"
            f" till {form.sheet}."
        )
    return _read(path, book, form, *found[0])


def _find_head(book: Opened, sheet: str, form: Form) -> tuple[int, list[str]] | None:
    for number, row in enumerate(book.rows(sheet), start=1):
        if number > _SEARCHED:
            return None
        headings = [clean_line(words_of(value_of(cell))) for cell in row]
        if form.needed <= {form.named(heading) for heading in headings}:
            return number, headings
    return None


def _read(
    path: Path, book: Opened, form: Form, name: str, head: int, headings: list[str]
) -> FormSheet:
    columns: dict[str, int] = {}
    unread = []
    for place, heading in enumerate(headings):
        column = form.named(heading) if heading else ""
        if column in columns:
            raise InputError(
                f"Bladet {name} i {path.name} har två kolumner för {form.headings[column]}"
                f" ({get_column_letter(columns[column] + 1)} och {get_column_letter(place + 1)});"
                " ta bort den ena."
            )
        if column in form.headings:
            columns[column] = place
        elif heading:
            unread.append(heading)
    sheet = FormSheet(name, head, columns, unread=tuple(unread))
    first = form.columns[0].id
    for row in _rows(path, book, sheet):
        if not any(content != "" for content in row.contents.values()):
            continue
        word = row.contents.get(first, "")
        if isinstance(word, str) and fold(word.strip()).startswith(fold(EXAMPLE)):
            sheet.examples += 1
        else:
            sheet.rows.append(row)
    return sheet


def _rows(path: Path, book: Opened, sheet: FormSheet) -> Iterator[FormRow]:
    with opened(path, formulas=True) as formulas:
        both = zip(book.rows(sheet.name), formulas.rows(sheet.name), strict=False)
        for number, (row, written) in enumerate(both, start=1):
            if number > sheet.head:
                contents = {
                    column: _content(row, written, place) for column, place in sheet.columns.items()
                }
                cells = {
                    column: f"{get_column_letter(place + 1)}{number}"
                    for column, place in sheet.columns.items()
                }
                yield FormRow(number, contents, cells)


def _content(row: Sequence[Any], written: Sequence[Any], place: int) -> Content:
    found = content_of(cell_at(row, place))
    if found == "" and value_of(cell_at(written, place)) not in (None, ""):
        return LOST_RESULT
    return found
