"""Lines from another system become cells of a table: filtered, translated and added up exactly.

Every figure of the source ends in exactly one place: in a cell, among what was left out on purpose,
or as a fault. So the sum of what is read can be held against the sum of the source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact

from vbtui.domain import tal
from vbtui.domain.errors import InputError
from vbtui.domain.mapping import LEFT_OUT, Feed, Filter, Lookup, TableMapping, key
from vbtui.domain.table import Kind
from vbtui.domain.text import preview
from vbtui.excel.content import Content, Fault, Number, Unreadable, as_text
from vbtui.excel.source_lines import SourceLine, SourceSheet

EXACT = Context(prec=20_000, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])
"""Sums and products with all their digits; more than there can be is an error and no rounding."""
Target = tuple[str, str, str]
"""Unit, row and column, by id."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one cell of the source gives to a cell of the table."""

    cell: str
    exact: Decimal | None
    """The figure as it stands in the source, times the factor; None for words."""
    words: str = ""


@dataclass(slots=True)
class Control:
    """Where the figures of one column of the source have gone, in the source's own measure."""

    column: str
    total: Decimal = Decimal(0)
    lines: int = 0
    left_out: Decimal = Decimal(0)
    left_lines: int = 0
    taken: Decimal = Decimal(0)


@dataclass(slots=True)
class Gathered:
    """What the lines come to."""

    pieces: dict[Target, list[Piece]] = field(default_factory=dict)
    controls: dict[str, Control] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unit_cells: dict[str, str] = field(default_factory=dict)
    """Unit → the first cell that names it."""


Find = Callable[[str], str]
"""The id of a unit by its code or name; raises InputError."""
FindRow = Callable[[str, str], str]
"""The id of a row of a unit's table by its id or name; raises InputError."""


def gather(mapping: TableMapping, sheet: SourceSheet, unit: Find, row: FindRow) -> Gathered:
    """Go through the lines of a sheet that was read with the mapping's columns."""
    return _Gathering(mapping, sheet, unit, row).gather()


class _Gathering:
    def __init__(self, mapping: TableMapping, sheet: SourceSheet, unit: Find, row: FindRow) -> None:
        self._mapping = mapping
        self._sheet = sheet
        self._find_unit = unit
        self._find_row = row
        self._place = {key(name): place for place, name in enumerate(mapping.columns)}
        self._feeds: dict[str, list[Feed]] = {}
        for feed in mapping.feeds:
            self._feeds.setdefault(key(feed.column), []).append(feed)
        self._found = Gathered()
        self._above: dict[str, str] = {}
        """Column that is filled down → what stood there last."""
        self._wrong: dict[tuple[int, str], list[str]] = {}
        """Column and sentence → the cells that it is said of."""
        self._kinds = {column.id: column.kind for column in mapping.table.typed_columns}

    def gather(self) -> Gathered:
        for name in self._feeds:
            heading = self._mapping.columns[self._place[name]]
            self._found.controls[name] = Control(heading)
        for line in self._sheet.lines:
            self._fill_down(line)
            figures = [name for name in self._feeds if not self._is_empty(line, name)]
            if figures:
                self._line(line, figures)
        self._found.faults += [
            Fault(self._sheet.name, cells[0], text + _also(cells))
            for (_, text), cells in self._wrong.items()
        ]
        return self._found

    def _fault(self, line: SourceLine, column: str, text: str) -> None:
        place = self._place[key(column)]
        self._wrong.setdefault((place, text), []).append(self._sheet.cell(line, place))

    def _content(self, line: SourceLine, column: str) -> Content:
        return line.contents[self._place[key(column)]]

    def _is_empty(self, line: SourceLine, column: str) -> bool:
        content = self._content(line, column)
        return isinstance(content, str) and (not content or key(content) in self._mapping.empty)

    def _word(self, line: SourceLine, column: str) -> str:
        """What stands in a cell, as a word to compare."""
        content = self._content(line, column)
        return content.what if isinstance(content, Unreadable) else as_text(content)

    def _fill_down(self, line: SourceLine) -> None:
        for lookup in (self._mapping.enhet, self._mapping.row):
            if lookup.column and lookup.fill_down and (word := self._word(line, lookup.column)):
                self._above[lookup.column] = word

    def _passes(self, line: SourceLine, where: Filter) -> bool:
        return all(key(self._word(line, column)) in words for column, words in where.items())

    def _line(self, line: SourceLine, figures: Sequence[str]) -> None:
        numbers = {name: self._number(line, name) for name in figures}
        for name, number in numbers.items():
            if number is not None:
                control = self._found.controls[name]
                control.total = EXACT.add(control.total, number)
                control.lines += 1
        unit: str | None = None
        if self._passes(line, self._mapping.where):
            try:
                unit = self._unit(line)
            except InputError as error:
                self._fault(line, self._mapping.enhet.column or figures[0], str(error))
                return
        if not unit:
            for name in figures:
                self._leave(name, numbers[name])
            return
        for name in figures:
            self._figure(line, unit, name, numbers[name])

    def _leave(self, column: str, number: Decimal | None) -> None:
        if number is not None:
            control = self._found.controls[column]
            control.left_out = EXACT.add(control.left_out, number)
            control.left_lines += 1

    def _figure(self, line: SourceLine, unit: str, name: str, number: Decimal | None) -> None:
        feeds = [feed for feed in self._feeds[name] if self._passes(line, feed.where)]
        if len(feeds) != 1:
            told = self._told(line, name)
            text = (
                f"Två [[varde]] i mappningen tar samma tal{told}; skilj dem åt med dar."
                if feeds
                else f"Inget [[varde]] i mappningen tar talet{told}; lägg till ett, eller välj bort"
                " raden i [dar]."
            )
            self._fault(line, name, text)
            return
        feed = feeds[0]
        lookup = Lookup(always=feed.row) if feed.row else self._mapping.row
        try:
            row = self._found_row(line, unit, lookup)
        except InputError as error:
            self._fault(line, lookup.column or name, str(error))
            return
        if not row:
            self._leave(name, number)
            return
        try:
            piece = self._piece(line, feed, number)
        except InputError as error:
            self._fault(line, name, str(error))
            return
        self._found.pieces.setdefault((unit, row, feed.to), []).append(piece)
        if number is not None:
            control = self._found.controls[name]
            control.taken = EXACT.add(control.taken, number)

    def _told(self, line: SourceLine, name: str) -> str:
        """What stands in the columns that tell the values apart."""
        columns = dict.fromkeys(column for feed in self._feeds[name] for column in feed.where)
        words = [f"{column} är ”{preview(self._word(line, column), 30)}”" for column in columns]
        return f" ({', '.join(words)})" if words else ""

    def _unit(self, line: SourceLine) -> str:
        lookup = self._mapping.enhet
        word = lookup.translated(self._looked_up(line, lookup)) if lookup.column else lookup.always
        if lookup.column and word == LEFT_OUT:
            if self._looked_up(line, lookup) or key("") in (lookup.words or {}):
                return ""
            raise InputError(
                'Enheten saknas på raden; fyll i den, eller skriv "" = "" i [enhet.oversatt] för'
                " att inte läsa sådana rader."
            )
        unit = self._find_unit(word)
        column = lookup.column or self._mapping.feeds[0].column
        place = self._place[key(column)]
        self._found.unit_cells.setdefault(unit, self._sheet.cell(line, place))
        return unit

    def _found_row(self, line: SourceLine, unit: str, lookup: Lookup) -> str:
        if not lookup.column:
            return self._find_row(unit, lookup.always)
        said = self._looked_up(line, lookup)
        word = lookup.translated(said)
        if word == LEFT_OUT:
            if said or key("") in (lookup.words or {}):
                return ""
            raise InputError(
                'Cellen är tom; fyll i den, eller skriv "" = "" i [rad.oversatt] för att inte läsa'
                " sådana rader."
            )
        return self._find_row(unit, word)

    def _looked_up(self, line: SourceLine, lookup: Lookup) -> str:
        word = self._word(line, lookup.column).strip()
        return word or self._above.get(lookup.column, "") if lookup.fill_down else word

    def _number(self, line: SourceLine, column: str) -> Decimal | None:
        """The figure in a cell; None where it is no number."""
        content = self._content(line, column)
        if all(self._kinds[feed.to] is Kind.TEXT for feed in self._feeds[column]):
            return None
        if isinstance(content, Number):
            return content.exact
        if not isinstance(content, str):
            return None
        text = content.removesuffix("%").rstrip()
        try:
            number = tal.read(text)
        except InputError:
            return None
        return number if text == content else EXACT.scaleb(number, -2)

    def _piece(self, line: SourceLine, feed: Feed, number: Decimal | None) -> Piece:
        content = self._content(line, feed.column)
        cell = self._sheet.cell(line, self._place[key(feed.column)])
        kind = self._kinds[feed.to]
        if kind is Kind.TEXT:
            return Piece(cell, None, as_text(content))
        if number is not None:
            return Piece(cell, EXACT.multiply(number, feed.factor))
        if isinstance(content, str):
            if kind is Kind.NUMBER_OR_WORD:
                return Piece(cell, None, content)
            tal.read(content)  # Says why it is none.
        what = "ett datum" if isinstance(content, dt.date) else getattr(content, "what", "text")
        raise InputError(f"Cellen har {what}; ett tal väntas.")


def _also(cells: Sequence[str]) -> str:
    """How many other cells the same is said of."""
    if len(cells) == 1:
        return ""
    return (
        f" Samma gäller {', '.join(cells[1:4])}{f' och {len(cells) - 4} till' * (len(cells) > 4)}."
    )


def total(pieces: Sequence[Piece]) -> Decimal | str:
    """What the pieces come to, with all digits, or the words that they share.

    :raises InputError: words and figures, or different words, cannot be added up.
    """
    words = {piece.words for piece in pieces if piece.exact is None}
    if not words:
        found = Decimal(0)
        for piece in pieces:
            assert piece.exact is not None
            found = EXACT.add(found, piece.exact)
        return found
    if len(words) > 1 or any(piece.exact is not None for piece in pieces):
        raise InputError(
            f"Flera rader ({', '.join(piece.cell for piece in pieces[:4])}) hör till samma cell,"
            " och ord kan inte läggas ihop; välj en av dem i [dar]."
        )
    return words.pop()


def kept(exact: Decimal) -> Decimal:
    """The number with no more decimals than the file holds, a half rounded away from zero.

    :raises InputError: it is larger than the file holds.
    """
    rounded = tal.round_half_away(exact, tal.SCALE)
    return tal.from_scaled(tal.to_scaled(rounded))
