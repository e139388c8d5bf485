"""A sheet from another system, line by line: the columns that somebody asks for, by heading.

A workbook goes through the same gate as any other (:mod:`vbtui.excel.opening`). A text file with
separated values is read too, as Swedish systems write them: semicolons, decimal commas, and UTF-8
or the old Windows code page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from vbtui.domain.errors import FileError, InputError, reason
from vbtui.domain.mapping import key
from vbtui.domain.text import clean_line, fold, preview
from vbtui.excel.content import (
    LOST_RESULT,
    Content,
    cell_at,
    content_of,
    value_of,
    words_of,
)
from vbtui.excel.names import distinct
from vbtui.excel.opening import MOST_COLUMNS, MOST_ROWS, Opened, opened

_MOST_BYTES = 20 * 1024**2
_MOST_CELL = 100_000
_SIGNS = ";\t,|"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line below the headings: what stands in the columns that were asked for, in their
    order."""

    number: int
    contents: tuple[Content, ...]


@dataclass(slots=True)
class SourceSheet:
    """A sheet that has been read."""

    name: str
    headings: list[str]
    """Every heading, told apart by a number where two are alike."""
    letters: list[str]
    """The letters of the columns that were asked for."""
    lines: list[SourceLine]

    def cell(self, line: SourceLine, column: int) -> str:
        """The name of a cell: ``F12``."""
        return f"{self.letters[column]}{line.number}"


def read_sheet(path: Path, sheet: str, head: int, columns: Sequence[str] | None) -> SourceSheet:
    """Read the columns with these headings, or all of them for None.

    :raises InputError: there is no such sheet or column; the sentence lists those there are.
    :raises FileError: the file cannot be read, or is made to do harm.
    """
    if is_text(path):
        both = ((row, row) for row in _separated(path))
        return _sheet(path, path.stem, both, head, columns, content=str)
    with opened(path) as book, opened(path, formulas=True) as formulas:
        name = _named(path, book, sheet)
        return _sheet(
            path,
            name,
            zip(book.rows(name), formulas.rows(name), strict=False),
            head,
            columns,
            content=content_of,
        )


def top(path: Path, sheet: str, count: int) -> list[list[str]]:
    """What stands in the first rows of a sheet, numbers left out: where headings may be.

    :raises InputError: there is no such sheet.
    :raises FileError: the file cannot be read, or is made to do harm.
    """
    if is_text(path):
        return [[cell.strip() for cell in row] for row in islice(_separated(path), count)]
    with opened(path) as book:
        return [
            [cell.value if isinstance(cell.value, str) else "" for cell in row]
            for row in islice(book.rows(_named(path, book, sheet)), count)
        ]


def is_text(path: Path) -> bool:
    """Whether a file is one of separated values, by its name."""
    return path.suffix.casefold() in (".csv", ".txt", ".tsv")


def _named(path: Path, book: Opened, wanted: str) -> str:
    """The sheet with this name, or the first one for none."""
    for name in book.sheets:
        if not wanted or fold(name.strip()) == fold(wanted):
            return name
    names = ", ".join(book.sheets)
    raise InputError(f"{path.name} har inget blad ”{preview(wanted, 31)}”; välj ett av {names}.")


def _sheet(
    path: Path,
    name: str,
    rows: Iterable[tuple[Sequence[Any], Sequence[Any]]],
    head: int,
    columns: Sequence[str] | None,
    content: Any,
) -> SourceSheet:
    found: SourceSheet | None = None
    places: list[int] = []
    for number, (row, written) in enumerate(rows, start=1):
        if number < head:
            continue
        if found is None:
            headings = [clean_line(words_of(_value(cell))) for cell in row]
            while headings and not headings[-1]:
                headings.pop()
            headings = distinct(headings)
            places = _places(path, name, head, headings, columns)
            letters = [get_column_letter(place + 1) for place in places]
            found = SourceSheet(name, headings, letters, [])
            continue
        contents = tuple(
            _content(content, cell_at(row, place), cell_at(written, place)) for place in places
        )
        if any(one != "" for one in contents):
            found.lines.append(SourceLine(number, contents))
    if found is None:
        raise InputError(
            f"Bladet {name} i {path.name} har ingen rad {head}; ange raden med rubrikerna som"
            " rubrikrad i mappningen."
        )
    return found


def _value(cell: Any) -> Any:
    return cell if isinstance(cell, str) else value_of(cell)


def _content(content: Any, cell: Any, written: Any) -> Content:
    if cell is None:
        return ""
    found: Content = content(cell)
    if found == "" and _value(written) not in (None, ""):
        return LOST_RESULT
    return found.strip() if isinstance(found, str) else found


def _places(
    path: Path, name: str, head: int, headings: list[str], columns: Sequence[str] | None
) -> list[int]:
    if columns is None:
        return [*range(len(headings))]
    known = {key(heading): place for place, heading in enumerate(headings)}
    for column in columns:
        if key(column) not in known:
            there = ", ".join(preview(heading, 30) for heading in headings) or "inga rubriker"
            raise InputError(
                f"Rad {head} i bladet {name} ({path.name}) har ingen rubrik"
                f" ”{preview(column, 40)}”; där står {there}."
            )
    return [known[key(column)] for column in columns]


def _separated(path: Path) -> Iterator[list[str]]:
    """The rows of a text file.

    :raises InputError: it is no such file.
    :raises FileError: it cannot be read.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileError(
                f"{path.name} är för stor (högst {_MOST_BYTES // 1024**2} MB läses); dela den."
            )
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path.name} går inte att läsa: {reason(error)}.") from error
    if b"\x00" in data:
        raise InputError(f"{path.name} är ingen textfil; spara den som .xlsx eller .csv (UTF-8).")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    # The line with the most signs of a kind is the headings or a figure; a title has none.
    lines = text.splitlines()
    sign = max(_SIGNS, key=lambda one: max((line.count(one) for line in lines), default=0))
    csv.field_size_limit(_MOST_CELL)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign)):
            if number >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise FileError(f"{path.name} är för stor; {MOST_ROWS} rader kan läsas.")
            yield row
    except csv.Error as error:
        raise FileError(f"{path.name} går inte att läsa som csv; spara den som .xlsx.") from error
