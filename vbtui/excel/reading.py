"""Reading back a workbook that was exported: what stands in the cells that people fill in.

Rows are known by their key and columns by their heading, so that sheets can be sorted, filtered
and rearranged. What cannot be understood becomes a fault with sheet and cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from vbtui.domain.errors import FileError, InputError
from vbtui.domain.progress import Progress, Step
from vbtui.domain.text import preview
from vbtui.excel import comments
from vbtui.excel.content import (
    LOST_RESULT,
    Content,
    Fault,
    cell_at,
    content_of,
    says_nothing,
    value_of,
    words_of,
)
from vbtui.excel.keys import COLUMNS, HEADING, PUBLISHED, SCHEMA, SHEET
from vbtui.excel.opening import Opened, opened
from vbtui.excel.placeholders import GROUP

_SEARCHED = 300
"""Rows from the top in which the headings of a sheet are looked for."""
_PULSE = 500
"""Rows between two times that somebody is told how far the reading has come."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it was exported: see :mod:`vbtui.excel.keys`."""

    table: str
    enhet: str
    period: str
    about: str
    """The node or the row of a table that it is about."""
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a cell now."""

    cell: str
    """Where: ``F12``."""
    content: Content


@dataclass(frozen=True, slots=True)
class Line:
    """A row that has been found again."""

    sheet: str
    number: int
    key: str
    """As it stands in the row, with the mark of the words that it belongs to."""
    key_cell: str
    entry: Entry
    fields: Mapping[str, Found]
    words: Mapping[str, str]
    """Heading → text, of the columns that nobody fills in."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A row in which something is filled in, without a key."""

    sheet: str
    cell: str
    """The first that is filled in."""
    first: str
    """The words that the row begins with, after those of the group that it stands in."""
    table: str
    enhet: str
    period: str
    """Those of the sheet's rows; unit and period are empty where they differ."""
    fields: Mapping[str, Found]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a comment that is too long for one row."""

    cell: str
    number: int
    of: int
    text: str


@dataclass(slots=True)
class Returned:
    """A workbook that has come back."""

    facts: Mapping[str, str]
    """What the workbook says that it is: see :class:`vbtui.excel.keys.Origin`."""
    lines: list[Line] = field(default_factory=list)
    parts: dict[tuple[str, str], list[Part]] = field(default_factory=dict)
    """(sheet, key with its mark) → the parts of the long comment of that row."""
    loose: list[Loose] = field(default_factory=list)
    gone: list[tuple[str, Entry]] = field(default_factory=list)
    """Rows of the export that are not there any more, with the sheet that they stood in."""
    lost: set[str] = field(default_factory=set)
    """Sheets of the export that are not there any more."""
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Known:
    """What ``_vbtui`` says."""

    facts: dict[str, str] = field(default_factory=dict)
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    """Sheet → heading → field."""
    owners: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Sheet → table, unit and period of its rows; empty where they differ."""
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    """(sheet, key without its mark) → row."""


def read_book(path: Path, progress: Progress = lambda _: None) -> Returned:
    """Read a workbook.

    ``progress`` is told which sheet is being read; whatever it raises ends the reading.

    :raises InputError: it is no workbook, or none that vbtui has exported.
    :raises FileError: it cannot be read.
    """
    with opened(path) as book:
        return _Reader(path, book, progress).read()


class _Reader:
    def __init__(self, path: Path, book: Opened, progress: Progress) -> None:
        self._path = path
        self._book = book
        self._progress = progress
        self._known = _Known()
        self._blank: dict[str, list[tuple[int, int]]] = {}
        """Sheet → row and column of the cells without a value."""
        self._there: set[tuple[str, str]] = set()
        """(sheet, key without its mark) of the rows that have been found."""

    def read(self) -> Returned:
        hidden = [name for name in self._book.sheets if name.casefold() == SHEET]
        name, value = PUBLISHED
        if not hidden and self._book.properties.get(name) == value:
            raise InputError(
                f"{self._path.name} är exporterad för publicering och har inga nycklar att läsa in"
                " den med; exportera en utan --publicering och skriv i den."
            )
        if not hidden:
            raise InputError(
                f"{self._path.name} saknar det dolda bladet {SHEET}, så vbtui känner inte igen"
                " raderna; exportera en ny arbetsbok och skriv i den."
            )
        self._read_known(hidden[0])
        self._found = Returned(self._known.facts)
        names = {name.casefold(): name for name in self._known.fields}
        there: set[str] = set()
        for place, sheet in enumerate(self._book.sheets):
            if sheet == hidden[0]:
                continue
            self._step = Step(place, len(self._book.sheets), sheet)
            self._progress(self._step)
            known = names.get(sheet.casefold())
            if known:
                there.add(known)
                self._read_sheet(sheet, known)
            elif sheet.casefold() == comments.SHEET.casefold():
                self._read_parts(sheet)
            else:
                self._refuse_unknown(sheet)
        self._find_gone(there)
        self._refuse_lost_results()
        return self._found

    # The hidden sheet

    def _read_known(self, sheet: str) -> None:
        known = self._known
        heads = False
        try:
            for row in self._book.rows(sheet):
                values = [words_of(cell.value) for cell in row]
                if heads:
                    self._read_entry(values)
                elif tuple(values[: len(COLUMNS)]) == COLUMNS:
                    heads = True
                    self._require_schema()
                elif len(values) > 1:
                    known.facts[values[0]] = values[1]
        except (ValueError, IndexError) as error:
            raise _tampered(self._path) from error
        if not heads:
            raise _tampered(self._path)

    def _require_schema(self) -> None:
        schema = int(self._known.facts.get("vbtui.schema", ""))
        if schema > SCHEMA:
            raise FileError(
                f"{self._path.name} är skriven av en nyare vbtui; uppdatera programmet och"
                " importera igen."
            )

    def _read_entry(self, values: Sequence[str]) -> None:
        if not any(values):
            return
        key, sheet, table, enhet, period, about, fields = values[: len(COLUMNS)]
        found = json.loads(fields)
        if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
            raise ValueError(fields)
        if key:
            self._known.entries[sheet, key] = Entry(table, enhet, period, about, found)
        else:
            self._known.fields[sheet] = found
            self._known.owners[sheet] = table, enhet, period

    # The sheets that people fill in

    def _read_sheet(self, sheet: str, known: str) -> None:
        headings: dict[str, int] | None = None
        seen: dict[str, int] = {}
        fields = self._known.fields[known]
        for number, row in enumerate(self._book.rows(sheet), start=1):
            if not number % _PULSE:
                self._progress(self._step)
            if headings is None:
                headings = _headings(row)
                if headings is None and number >= _SEARCHED:
                    break
                if headings is not None:
                    self._require_columns(sheet, number, fields, headings)
                continue
            self._read_row(sheet, known, number, row, headings, seen)
        if headings is None:
            self._fault(
                sheet, "A1", f"Raden med rubriker finns inte; kolumnen {HEADING} ska stå i den."
            )

    def _require_columns(
        self, sheet: str, number: int, fields: Mapping[str, str], headings: Mapping[str, int]
    ) -> None:
        for heading in fields:
            if heading not in headings:
                self._fault(
                    sheet,
                    f"A{number}",
                    f"Kolumnen ”{preview(heading, 60)}” finns inte; ge den tillbaka sin rubrik.",
                )

    def _read_row(
        self,
        sheet: str,
        known: str,
        number: int,
        row: Sequence[Any],
        headings: Mapping[str, int],
        seen: dict[str, int],
    ) -> None:
        fields = self._known.fields[known]
        typed = {
            fields[heading]: (place, cell_at(row, place))
            for heading, place in headings.items()
            if heading in fields
        }
        place = headings[HEADING]
        key = words_of(value_of(cell_at(row, place))).strip()
        key_cell = f"{get_column_letter(place + 1)}{number}"
        found = {
            name: Found(f"{get_column_letter(at + 1)}{number}", content_of(cell))
            for name, (at, cell) in typed.items()
        }
        words = {
            heading: words_of(value_of(cell_at(row, at)))
            for heading, at in headings.items()
            if heading not in fields and heading != HEADING
        }
        if not key:
            self._without_key(sheet, known, found, words)
            return
        entry = self._known.entries.get((known, key.rpartition("-")[0]))
        self._there.add((known, key.rpartition("-")[0]))
        if entry is None:
            self._fault(
                sheet,
                key_cell,
                "Nyckeln finns inte i exporten; ta bort raden eller exportera en ny arbetsbok.",
            )
            return
        if key in seen:
            self._fault(
                sheet,
                key_cell,
                f"Raden har samma nyckel som rad {seen[key]}; ta bort den ena av dem.",
            )
            return
        seen[key] = number
        blank = [(number, at + 1) for name, (at, _) in typed.items() if found[name].content == ""]
        self._blank.setdefault(sheet, []).extend(blank)
        self._found.lines.append(Line(sheet, number, key, key_cell, entry, found, words))

    def _without_key(
        self, sheet: str, known: str, found: Mapping[str, Found], words: Mapping[str, str]
    ) -> None:
        filled = [one for one in found.values() if not says_nothing(one.content)]
        if filled:
            named = (text for heading, text in words.items() if heading != GROUP)
            first = next((text for text in named if text), "")
            owner = self._known.owners[known]
            self._found.loose.append(Loose(sheet, filled[0].cell, first, *owner, found))

    def _find_gone(self, found: set[str]) -> None:
        self._found.lost = self._known.fields.keys() - found
        self._found.gone = [
            (place[0], entry)
            for place, entry in self._known.entries.items()
            if place not in self._there
        ]

    def _read_parts(self, sheet: str) -> None:
        headings: dict[str, int] | None = None
        for number, row in enumerate(self._book.rows(sheet), start=1):
            if headings is None:
                headings = _headings(row)
                needed = {"Blad", "Del", "Delar", "Kommentar"}
                if headings is not None and not needed <= headings.keys():
                    self._fault(sheet, f"A{number}", "Rubrikerna har ändrats; ge dem tillbaka.")
                    return
                continue
            values = {name: value_of(cell_at(row, place)) for name, place in headings.items()}
            key = words_of(values[HEADING]).strip()
            if not key:
                continue
            cell = f"{get_column_letter(headings['Kommentar'] + 1)}{number}"
            part, of = values["Del"], values["Delar"]
            if not isinstance(part, int) or not isinstance(of, int):
                self._fault(sheet, cell, "Raden saknar talen i kolumnerna Del och Delar.")
                continue
            text = words_of(values["Kommentar"])
            where = words_of(values["Blad"]), key
            self._found.parts.setdefault(where, []).append(Part(cell, part, of, text))

    def _refuse_unknown(self, sheet: str) -> None:
        """A sheet of ours under another name would be left out without a word."""
        for number, row in enumerate(self._book.rows(sheet), start=1):
            if number > _SEARCHED:
                return
            headings = _headings(row)
            if headings is not None:
                cell = f"{get_column_letter(headings[HEADING] + 1)}{number}"
                text = (
                    f"Inget blad i exporten heter ”{preview(sheet, 31)}”; ge bladet tillbaka sitt"
                    " namn, eller ta bort det om det är en kopia."
                )
                self._fault(sheet, cell, text)
                return

    def _refuse_lost_results(self) -> None:
        """A cell without a value may hold a formula whose result nobody has saved."""
        if not any(self._blank.values()):
            return
        with opened(self._path, formulas=True) as book:
            for sheet, places in self._blank.items():
                wanted = set(places)
                lost = {
                    f"{get_column_letter(column)}{number}"
                    for number, column, value in _cells(book, sheet, wanted)
                    if value not in (None, "")
                }
                if lost:
                    self._found.lines = [
                        _with_lost(line, sheet, lost) for line in self._found.lines
                    ]

    def _fault(self, sheet: str, cell: str, text: str) -> None:
        self._found.faults.append(Fault(sheet, cell, text))


def _with_lost(line: Line, sheet: str, lost: set[str]) -> Line:
    if line.sheet != sheet or not any(one.cell in lost for one in line.fields.values()):
        return line
    fields = {
        name: Found(one.cell, LOST_RESULT) if one.cell in lost else one
        for name, one in line.fields.items()
    }
    return Line(line.sheet, line.number, line.key, line.key_cell, line.entry, fields, line.words)


def _cells(
    book: Opened, sheet: str, places: set[tuple[int, int]]
) -> Iterator[tuple[int, int, Any]]:
    rows: dict[int, list[int]] = {}
    for number, column in places:
        rows.setdefault(number, []).append(column)
    for number, row in enumerate(book.rows(sheet), start=1):
        for column in rows.get(number, ()):
            yield number, column, value_of(cell_at(row, column - 1))


def _tampered(path: Path) -> FileError:
    return FileError(
        f"Det dolda bladet {SHEET} i {path.name} har ändrats, så raderna går inte att känna igen;"
        " exportera en ny arbetsbok och skriv i den."
    )


def _headings(row: Sequence[Any]) -> dict[str, int] | None:
    """Heading → place of its column, where the row is that of the headings."""
    names = [words_of(value_of(cell)).strip() for cell in row]
    if HEADING not in names or sum(1 for name in names if name) < 2:
        return None
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        if name:
            found.setdefault(name, place)
    return found
