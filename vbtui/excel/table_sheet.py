"""A table of the follow-up as a sheet, all of it derived from the table's declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from vbtui.consolidate import TableView
from vbtui.domain.row_fields import RowField, measures
from vbtui.domain.table import (
    HUNDRED,
    INCOMPLETE,
    Change,
    Column,
    Growth,
    Kind,
    LastYear,
    Previous,
    Row,
    Share,
    Total,
    Value,
    parts_of,
)
from vbtui.domain.tal import SCALE, round_half_away
from vbtui.excel import cells, heights, placeholders, rules, styles
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell, Sheet, Style
from vbtui.excel.grid import BUTTON, Field, Grid
from vbtui.excel.keys import GROUP, NAME, Keys
from vbtui.excel.placeholders import ABSENT, without_group
from vbtui.excel.reckoning import Made, Place, expression, made_of, ranges, summed
from vbtui.store import cells as stored

_POINTS = "p.e."
_BESIDE = str.maketrans("(),", "   ")
"""What may stand beside a unit in a heading that says it itself: ``Relation (%)``."""
_NARROWEST = 11
_NAMES = (18.0, 44.0)
"""Narrowest and widest column of names."""
_MEASURES = (9.0, 24.0)
"""The same of a column of units of measure, or of targets."""
_RULED = {"riktning": rules.DIRECTION, "malvarde": rules.TARGET}
"""How an added row is measured: field → what may be typed."""
_HEADING_LINES = 3
_PLACES = SCALE + 2
"""Decimals of what is typed, per cents written as hundredths."""
_PULSE = 500
"""Rows between two beats: some tens of milliseconds."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table has come to stand: for what is made of it, such as a chart."""

    sheet: Sheet
    first: int
    last: int
    """The last row of the table, its sum included."""
    columns: Mapping[str, int]
    """Column of the view → column of the sheet, from 1."""


def write(book: Book, keys: Keys, view: TableView, missing: str, *, of: str = "") -> Placed:
    """Write the sheet; ``of`` is the unit's code where several units have one of the table.

    ``missing`` is what the contents say is not there.
    """
    return _TableSheet(book, keys, view, missing, of).write()


class _TableSheet:
    def __init__(self, book: Book, keys: Keys, view: TableView, missing: str, of: str) -> None:
        self._book = book
        self._keys = keys
        self._view = view
        self._typed_here = keys.template and not view.consolidated
        table = view.table
        self._grouped = bool(table.group_title) or any(row.group for row in view.rows)
        self._measures = measures(table)
        units = {row.unit or table.unit for row in view.rows}
        self._mixed = table.own_measures or len(units) > 1
        self._own_sum = self._find_own_sum()
        self._ruling: dict[tuple[str, str], rules.Rule | None] = {}
        self._derived = any(row.formula for row in view.rows) or any(
            column.formula for column in view.columns
        )
        what = f"{table.title}, {view.enhet.namn}" if of else table.title
        sheet = book.sheet(table.short_title or table.title, what, missing, of=of)
        self._name = sheet.title
        self._before = [*self._headings_before()]
        self._fields = [
            *self._before,
            *(self._field(column) for column in view.columns),
            *(keys.fields if self._typed_here else ()),
        ]
        self._grid = Grid(
            sheet,
            book.styles,
            table=book.names.table(table.id, of),
            title=f"{table.title}, {view.enhet.namn}, {view.period.title}",
            lines=[*self._lines()],
            back=book.home,
            fields=self._fields,
            frozen=1 + self._grouped,
            # A row that is worked out from other rows would lose them if rows were sorted.
            sortable=not any(row.formula for row in view.rows if row is not self._own_sum),
            print_as=book.print_as,
        )
        if self._typed_here:
            named = zip(self._grid.headings[len(self._before) :], view.columns, strict=False)
            typed = {name: column.id for name, column in named if column.stored}
            if table.free_rows:
                before = (*((GROUP,) if self._grouped else ()), NAME)
                names = (*before, *(one.id for one in self._measures))
                typed |= dict(zip(self._grid.headings, names, strict=False))
            keys.columns(self._name, table.id, typed, (view.enhet.id, view.period.id))
        self._letters = {
            column.id: self._grid.letter(len(self._before) + place)
            for place, column in enumerate(view.columns)
        }
        self._rows: Mapping[str, int] = (
            {row.id: self._grid.first + place for place, row in enumerate(view.rows)}
            if self._derived
            else {}
        )

    def _find_own_sum(self) -> Row | None:
        """The last row, where it is the sum of all others: then it becomes the table's own."""
        if not self._view.rows or not isinstance(self._view.rows[-1].formula, Total):
            return None
        *others, last = self._view.rows
        if any(row.formula for row in others):
            return None
        return last if set(self._view.parts_of(last)) == {row.id for row in others} else None

    # Headings

    def _headings_before(self) -> Iterator[Field]:
        table, rows = self._view.table, self._view.rows
        if self._grouped:
            groups = [row.group for row in rows[:200]]
            yield Field(table.group_title or placeholders.GROUP, _fit(groups))
        yield Field(table.row_title or "Rad", _fit([row.title for row in rows[:2000]]))
        for one in self._measures:
            said = [*(one.shown(row) for row in rows[:2000]), *(key for key, _ in one.words)]
            yield Field(one.title, _fit([one.word(text) for text in said], _MEASURES))
        if self._mixed and not self._measures:
            yield Field("Enhet", _fit([row.unit or table.unit for row in rows], _MEASURES))

    def _field(self, column: Column) -> Field:
        view = self._view
        group = view.fill(column.short_group or column.group)
        title = view.fill(column.title)
        unit = self._unit_of(column)
        heading = f"{group}: {title}" if group else title
        said = heading.translate(_BESIDE).split()
        heading = f"{heading} ({unit})" if unit and unit not in said else heading
        words = column.kind is Kind.TEXT
        width = 24.0 if words else self._width(column, heading)
        return Field(heading, width, right=not words)

    def _unit_of(self, column: Column) -> str:
        """The unit that all of the column is in; nothing where the rows differ."""
        if self._mixed and column.unit is None:
            return ""
        if isinstance(column.formula, Share | Growth):
            return "%"
        unit = self._view.table.unit if column.unit is None else column.unit
        return "procentenheter" if unit == "%" and isinstance(column.formula, Change) else unit

    def _width(self, column: Column, heading: str) -> float:
        """Wide enough for the numbers, and for the heading in a few lines."""
        sample = self._view.rows[:200]
        texts = [f"{self._view.text(row, column)}{_POINTS}00" for row in sample]
        width = max([_NARROWEST, *(heights.column_width(text, bold=True) for text in texts)])
        longest = max(heights.column_width(word, bold=True) for word in heading.split()) + 2
        width = max(width, min(longest, 24))
        while heights.lines(heading, width - BUTTON, bold=True) > _HEADING_LINES and width < 24:
            width += 1
        return width

    def _lines(self) -> Iterator[str]:
        view = self._view
        whose = "med underliggande enheter" if view.consolidated else "egna uppgifter"
        unit = "" if self._mixed else f" Enhet: {view.table.unit}."
        yield f"{view.enhet.namn}, {whose}, {view.period.title}.{unit}"
        yield view.table.definition
        if view.consolidated:
            yield f"Uppgifter från {view.heard.text}."
        if view.consolidated and view.missing:
            yield f"Uppgifter saknas från {', '.join(enhet.namn for enhet in view.missing)}."
        for enhet, text in view.definitions:
            yield f"{enhet.namn} har mätt på annat sätt: {text}"
        if view.has_incomplete:
            yield f"{INCOMPLETE} efter ett tal: någon del saknas i det."
        yield f"Talen är exakta men visas avrundade. Ordet {ABSENT}: inget är ifyllt."

    # Rows

    def write(self) -> Placed:
        self._book.remark(self._name, self._view.table.definition)
        totals: list[Cell | None] | None = None
        for place, row in enumerate(self._view.rows):
            if place % _PULSE == 0:
                self._book.pulse()
            made = self._row(row)
            if row is self._own_sum:
                totals = made
            else:
                self._grid.add(made)
        last = self._grid.row
        self._grid.close(totals)
        # In a sheet that is protected no rows can be added to a table.
        if self._typed_here and self._derived and not self._view.table.free_rows:
            self._grid.protect()
        for place, column in enumerate(self._view.columns, start=len(self._before)):
            self._check(place, column, last)
            if isinstance(column.formula, Change):
                self._hide_sign_of_nothing(place, column)
        columns = {
            column.id: place
            for place, column in enumerate(self._view.columns, start=len(self._before) + 1)
        }
        return Placed(self._grid.sheet, self._grid.first, self._grid.row, columns)

    def _row(self, row: Row) -> list[Cell | None]:
        look = self._grid.styles
        total = row.is_total
        typed = self._typed_here and self._view.table.free_rows
        names: list[Cell | None] = [self._grid.text(row.title, look.text(total=total, typed=typed))]
        if self._grouped:
            group = row.group or without_group(self._view.table)
            names.insert(0, self._grid.text(group, look.text(total=total, typed=typed)))
        names += (self._measure(one, one.shown(row)) for one in self._measures)
        if self._mixed and not self._measures:
            names.append(self._grid.text(row.unit or self._view.table.unit, look.text(total=total)))
        values = [self._view.value(row.id, column.id) for column in self._view.columns]
        found = [
            self._ruled(row, column, self._cell(row, column, value))
            for column, value in zip(self._view.columns, values, strict=True)
        ]
        key = [self._key(row, values)] if self._typed_here else []
        return [*names, *found, *key]

    def _measure(self, field: RowField, said: str) -> Cell:
        """How an added row is measured: words that Excel leaves as they are."""
        look, typed = self._grid.styles, self._typed_here
        style = look.literal(typed=typed) if said or typed else look.muted()
        cell = self._grid.text(field.word(said) or placeholders.NO_TARGET, style)
        if typed:
            cell.rule = _RULED.get(field.id)
        return cell

    def _key(self, row: Row, values: Sequence[Value]) -> Cell | None:
        view = self._view
        typed = {
            column.id: _exact(value)
            for column, value in zip(view.columns, values, strict=True)
            if self._is_typed(row, column)
        }
        if not typed:
            return None
        if view.table.free_rows:
            typed |= {NAME: row.title, GROUP: row.group}
            typed |= {one.id: one.shown(row) for one in self._measures}
        owner = (view.enhet.id, view.period.id, row.id)
        row_id = stored.cell(view.table, *owner, "").row
        key = self._keys.add(self._name, view.table.id, row_id, owner, row.title, typed)
        return self._grid.text(key, self._grid.styles.key())

    def _ruled(self, row: Row, column: Column, cell: Cell) -> Cell:
        """The cell, with what may be typed in it."""
        if self._is_typed(row, column):
            kind = column.id, self._view.unit(row, column)
            if kind not in self._ruling:
                self._ruling[kind] = rules.figure(column, kind[1])
            cell.rule = self._ruling[kind]
        elif self._typed_here and self._view.table.free_rows:
            cell.rule = rules.NOT_READ
        return cell

    def _is_typed(self, row: Row, column: Column) -> bool:
        """Whether the cell is the unit's own to fill in."""
        return self._typed_here and self._view.is_typed(row, column)

    def _cell(self, row: Row, column: Column, value: Value) -> Cell:
        typed, total = self._is_typed(row, column), row.is_total
        look = self._grid.styles
        number = typed and column.kind is not Kind.TEXT
        code = self._format(row, column, value) if number else ""
        if isinstance(value.exact, Decimal):
            code = code or self._format(row, column, value)
            style = look.number(code, total=total, typed=typed)
            return self._number(row, column, value.exact, style)
        if value.exact:
            style = look.text(total=total, typed=typed)
            if column.kind is not Kind.TEXT:
                style = look.absent(code, total=total, typed=typed)
            return self._grid.text(value.exact, style)
        words = ABSENT
        if value.reason:
            words = self._book.note(self._name, value.reason)
        elif self._lacks_period(column):
            words = self._book.note(
                self._name, "Perioden har ingen period att jämföra med i filen."
            )
        return self._grid.text(words, look.absent(code, total=total, typed=typed))

    def _lacks_period(self, column: Column) -> bool:
        """Whether the column shows, or is worked out from, a period that is not in the file."""
        if isinstance(column.formula, Previous | LastYear):
            return self._view.period_of(column) is None
        return any(self._lacks_period(self._view.column(part)) for part in parts_of(column))

    def _number(self, row: Row, column: Column, exact: Decimal, style: Style) -> Cell:
        result = self._in_sheet(row, column, exact)
        if self._is_typed(row, column) or (row.formula is None and column.formula is None):
            return self._grid.number(result, style)
        made = made_of(self._view, row, column)
        if made is None:
            return self._grid.number(result, style)
        return self._grid.formula(self._expression(row, column, made), result, style)

    def _in_sheet(self, row: Row, column: Column, exact: Decimal) -> Decimal:
        """A number as it stands in its cell: per cents as hundredths, whatever the cells beside
        it are in."""
        return exact / HUNDRED if self._view.unit(row, column) == "%" else exact

    def _expression(self, row: Row, column: Column, made: Made) -> str:
        if row is self._own_sum and all(part[1] == column.id for part in made.parts):
            place = len(self._before) + self._view.columns.index(column)
            return summed(self._grid.total_of(place), made)
        units = {self._view.unit(row, self._view.column(part[1])) for part in made.parts}
        points = isinstance(column.formula, Change) and units == {"%"}
        return expression(made, self._address, points=points)

    def _address(self, place: Place) -> str:
        return f"{self._letters[place[1]]}{self._rows[place[0]]}"

    def _format(self, row: Row, column: Column, value: Value) -> str:
        decimals = self._view.decimals(row, column)
        mark = INCOMPLETE if value.incomplete else ""
        if self._view.unit(row, column) == "%":
            if isinstance(column.formula, Growth):
                return styles.percent_change(decimals, mark)
            return styles.percent(decimals, mark)
        if isinstance(column.formula, Change):
            return styles.change(decimals, self._points(row), mark)
        return styles.number(decimals, mark)

    def _points(self, row: Row) -> str:
        """What stands after a change of a per cent, where the rows have different units."""
        return _POINTS if row.unit == "%" and self._mixed else ""

    # What is said about the sheet

    def _check(self, place: int, column: Column, last: int) -> None:
        if column.kind is Kind.TEXT or isinstance(column.formula, Share | Growth):
            return
        view = self._view
        plain = [row for row in view.rows if row.formula is None]
        exact = ((row, view.value(row.id, column.id).exact) for row in plain)
        numbers = [
            self._in_sheet(row, column, one) for row, one in exact if isinstance(one, Decimal)
        ]
        if not numbers:
            return
        letter = self._grid.letter(place)
        if len(plain) == len(view.rows) or self._own_sum:
            spots = [f"{letter}{self._grid.first}:{letter}{last}"]
        else:
            spots = ranges([f"{letter}{self._rows[row.id]}" for row in plain])
        inside = ",".join(cells.place(self._name, spot) for spot in spots)
        made = f"SUM({inside})"
        total = sum(numbers, Decimal(0))
        if round_half_away(total, _PLACES) == total:
            made = f"ROUND({made},{_PLACES})"
        self._book.check(self._name, self._grid.headings[place], total, made)

    def _hide_sign_of_nothing(self, place: int, column: Column) -> None:
        """A change that is shown as 0,0 has no sign, though it is not exactly nothing."""
        letter = self._grid.letter(place)
        for decimals, points, rows in self._alike(column):
            first = f"{letter}{rows[0]}"
            least = Decimal(5).scaleb(-decimals - 1)
            rule = Rule(
                type="expression",
                dxf=DifferentialStyle(
                    numFmt=NumberFormat(
                        numFmtId=200 + decimals + (20 if points else 0),
                        formatCode=styles.unsigned(decimals, points),
                    )
                ),
                formula=[f"ABS({first})<{least:f}"],
            )
            spots = " ".join(ranges([f"{letter}{row}" for row in rows]))
            self._grid.sheet.conditional_formatting.add(spots, rule)

    def _alike(self, column: Column) -> Iterator[tuple[int, str, list[int]]]:
        """Decimals and unit, with the rows that have them."""
        found: dict[tuple[int, str], list[int]] = {}
        for row in self._view.rows:
            key = self._view.decimals(row, column), self._points(row)
            found.setdefault(key, []).append(self._rows[row.id])
        for (decimals, points), rows in found.items():
            yield decimals, points, rows


def _exact(value: Value) -> str:
    if isinstance(value.exact, Decimal):
        return f"{value.exact:f}"
    return value.exact or ""


def _fit(texts: Sequence[str], within: tuple[float, float] = _NAMES) -> float:
    """The width of a column of names: the longest on one line, within reason."""
    least, most = within
    return max([least, *(min(most, heights.column_width(text) + 1) for text in texts)])
