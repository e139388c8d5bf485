"""One table for one unit (or several together) and one period: what its cells hold, and why.

How a cell is worked out where both its row and its column are derived: a column that fetches
(from another period or table) shows the finished cell of that view; a column that compares
(change, growth, share of columns) works on the finished cells of its own row; otherwise a row that
is a share divides the finished cells of its own column; otherwise sums are taken, down or across
alike. So ratios are always made anew from summed parts and never summed themselves.

Where fetched figures may be restated, or rows are units, a sum row always sums its own column: the
parts may have been typed anew, and the sum must be of what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cached_property

from vbtui.domain.period import Calendar, Period
from vbtui.domain.table import explaining, headings
from vbtui.domain.table.declaration import (
    Change,
    Column,
    Elsewhere,
    From,
    Growth,
    LastYear,
    Previous,
    Row,
    Share,
    Table,
    Total,
)
from vbtui.domain.table.explanation import Explanation
from vbtui.domain.table.source import Source
from vbtui.domain.table.value import (
    INCOMPLETE,
    NOTHING,
    Scalar,
    Value,
    difference,
    growth,
    share,
    total,
)
from vbtui.domain.tal import SCALE, fmt, round_half_away

KEPT = 10_000
"""So many finished cells are kept: more than a screen, or any table with fixed rows, has."""

_DERIVED = "Cellen räknas ut ur andra celler; ändra dem i stället."


class View:
    """One table for one period, seen through a source of typed values.

    Cells are worked out when asked for and kept a while, so that a hundred thousand rows cost
    nothing until they are looked at, and little then.
    """

    def __init__(
        self,
        table: Table,
        period: Period,
        calendar: Calendar,
        source: Source,
        rows: Sequence[Row] = (),
    ) -> None:
        """``rows`` are those of the view where they are not the table's own: rows that users have
        added, or units. ``calendar`` says what the period is compared with."""
        self.table = table
        self.period = period
        self.calendar = calendar
        self.previous = calendar.before(period)
        self.source = source
        self.columns = table.columns_for(period.typ)
        free = table.free_rows or table.unit_rows
        self.rows: Sequence[Row] = rows if free else table.rows_for(period.typ)
        self._columns = {column.id: column for column in self.columns}
        self._rows = {row.id: row for row in self.rows}
        self._known: dict[tuple[str, str], Value] = {}
        self._most_decimals: dict[str, int] = {}

    def row(self, row_id: str) -> Row:
        """The row with this id."""
        return self._rows[row_id]

    def column(self, column_id: str) -> Column:
        """The column with this id."""
        return self._columns[column_id]

    def has_row(self, row_id: str) -> bool:
        """Whether the view has such a row."""
        return row_id in self._rows

    def has(self, row_id: str, column_id: str) -> bool:
        """Whether the view has such a cell."""
        return row_id in self._rows and column_id in self._columns

    # Headings, units of measure and decimals

    def title(self, column: Column) -> str:
        """The column's whole heading, group first: ``Förändring: Kvinnor``."""
        return headings.heading(self.table, column, self.period, self.previous)

    def group(self, column: Column) -> str:
        """The heading that the column shares with its neighbours."""
        return self.fill(column.group)

    def short_heading(self, column: Column) -> tuple[str, str]:
        """Group and title where there is little room: ``31 dec 2025`` over ``Kvinnor``."""
        return (
            self.fill(column.short_group or column.group),
            self.fill(column.short_title or column.title),
        )

    def fill(self, text: str) -> str:
        """A heading with this view's years and days in it."""
        return headings.fill(text, self.table, self.period, self.previous)

    def unit(self, row: Row, column: Column) -> str:
        """The unit of measure of a cell; a change of per cents is in percentage points."""
        if isinstance(column.formula, Share | Growth):
            return "%"
        if column.unit is not None:
            return column.unit
        unit = row.unit or self.table.unit
        if unit == "%" and isinstance(column.formula, Change):
            return "procentenheter"
        return unit

    def decimals(self, row: Row, column: Column) -> int:
        """How many decimals the cell is shown with: those declared, or as many as the row's most
        exact figure was typed with."""
        for wish in (column.decimals, row.decimals, self.table.decimals):
            if wish is not None:
                return wish
        if row.id not in self._most_decimals:
            if len(self._most_decimals) >= KEPT:
                self._most_decimals.clear()
            exact = [self.value(row.id, one.id).exact for one in self.columns if one.formula is None
                     or isinstance(one.formula, Elsewhere)]  # fmt: skip
            self._most_decimals[row.id] = max((_decimals(one) for one in exact), default=0)
        return self._most_decimals[row.id]

    # What stands in cells

    def value(self, row_id: str, column_id: str) -> Value:
        """What stands in the cell, exactly."""
        known = self._known.get((row_id, column_id))
        if known is None:
            known = self._work_out(self._rows[row_id], self._columns[column_id])
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[row_id, column_id] = known
        return known

    def shown(self, row: Row, column: Column) -> Scalar:
        """The value as it is published: rounded half away from zero, words as they stand."""
        return self.published(self.value(row.id, column.id).exact, row, column)

    def published(self, exact: Scalar, row: Row, column: Column) -> Scalar:
        """What :meth:`shown` makes of a value of the cell, for one who has asked for it already."""
        if isinstance(exact, Decimal):
            return round_half_away(exact, self.decimals(row, column))
        return exact

    def text(self, row: Row, column: Column) -> str:
        """The value as people read it."""
        return self.written(self.value(row.id, column.id).exact, row, column)

    def written(self, exact: Scalar, row: Row, column: Column) -> str:
        """What :meth:`text` makes of a value of the cell, for one who has asked for it already."""
        if isinstance(exact, Decimal):
            signed = isinstance(column.formula, Change)
            return fmt(exact, self.decimals(row, column), signed=signed)
        return exact or ""

    @property
    def has_incomplete(self) -> bool:
        """Whether any cell is incomplete. Asks for all of them, where anything is added up."""
        derived = any(column.formula is not None for column in self.columns)
        if self.table.free_rows and not derived:
            return False
        return any(
            self.value(row.id, column.id).incomplete for row in self.rows for column in self.columns
        )

    def explain(self, row_id: str, column_id: str) -> Explanation:
        """Where the number in the cell comes from, or why there is none."""
        row, column = self._rows[row_id], self._columns[column_id]
        found = explaining.explain(self, row, column)
        value = self.value(row_id, column_id)
        text = found.text
        if value.reason and value.reason not in text:
            text = f"{text} {value.reason}"
        lacking = f"En del med {INCOMPLETE} saknar i sin tur något."
        if value.part_incomplete and lacking not in text:
            text = f"{text} {lacking}"
        parts = tuple(
            replace(part, incomplete=self.value(*part.cell).incomplete) if part.cell else part
            for part in found.parts
        )
        units = found.units or explaining.contributions(self, row, column)
        return replace(found, text=text, parts=parts, units=units)

    # What is typed

    def is_typed(self, row: Row, column: Column) -> bool:
        """Whether the file has a place for the cell: it is typed, or may be in place of what is
        fetched."""
        if row.formula is None:
            return column.stored
        return row.published and column.formula is None and not self._share_known(row, column)

    def restated(self, row: Row, column: Column) -> bool:
        """Whether something has been typed in the cell in place of what would be fetched."""
        if not column.restated or row.formula is not None:
            return False
        if inner := self.source.inner(self.period, row):
            view, row_id = inner
            return view.restated(view.row(row_id), column)
        return self.source.value(self.period, row, column) != NOTHING

    def repeats(self, row: Row, column: Column, typed: Scalar) -> bool:
        """Whether what is typed is only what is fetched into the cell anyhow: then there is
        nothing to restate."""
        if not column.restated or self.restated(row, column):
            return False
        exact = self.value(row.id, column.id).exact
        if isinstance(exact, Decimal):
            exact = round_half_away(exact, SCALE)
            typed = _as_number(typed)
        return typed is None or exact == typed

    def refusal(self, row: Row, column: Column) -> str:
        """Why a person cannot type in this cell, or nothing when it may be typed."""
        if column.restated and row.formula is None:
            return self.source.refusal(row, column)
        if self.sums_down(row, column):
            return _DERIVED
        match column.formula:
            case Previous() | LastYear():
                period = self.period_of(column)
                name = period.title if period else "en tidigare period"
                return f"Värdet hör till {name} och ändras där."
            case From():
                return "Värdet hämtas från en annan tabell och ändras där; = visar vilken."
        if column.formula is not None or (row.formula is not None and not row.published):
            return _DERIVED
        if row.published and self._share_known(row, column):
            return "Cellen räknas ut ur timmarna; töm dem för att skriva den publicerade procenten."
        return self.source.refusal(row, column)

    # Other views

    def earlier(self, formula: Previous | LastYear) -> View | None:
        """The same table for the period that a column fetches from."""
        return self._before if isinstance(formula, Previous) else self._last_year

    @cached_property
    def _before(self) -> View | None:
        return self.at(self.previous)

    @cached_property
    def _last_year(self) -> View | None:
        return self.at(self.calendar.last_year(self.period))

    def at(self, period: Period | None) -> View | None:
        """The same table for another period; None where it is not in the file or has no such."""
        if period is None or not self.table.shown_in(period.typ):
            return None
        return View(self.table, period, self.calendar, self.source, self.rows)

    @cached_property
    def units(self) -> Sequence[tuple[str, View]]:
        """Each unit's own view of the table, where this one is of several."""
        return [
            (name, View(self.table, self.period, self.calendar, source, self.rows))
            for name, source in self.source.units()
        ]

    def period_of(self, column: Column) -> Period | None:
        """The period whose figures a column shows; None where it is not in the file."""
        match column.formula:
            case Previous():
                return self.previous
            case LastYear():
                return self.calendar.last_year(self.period)
            case From(table, name):
                other = self.source.view(table, self.period)
                return other.period_of(other.column(name)) if other else self.period
        return self.period

    def forget(self) -> None:
        """Work all cells out anew when they are next asked for: the source says other things."""
        self._known.clear()
        self._most_decimals.clear()
        for name in ("_before", "_last_year", "units"):
            vars(self).pop(name, None)

    # How cells follow

    def _work_out(self, row: Row, column: Column) -> Value:
        if inner := self.source.inner(self.period, row):
            view, row_id = inner
            return view.value(row_id, column.id)
        match column.formula:
            case Change(now, before):
                return self._compare(row, now, before, difference)
            case Share(part, whole):
                return self._compare(row, part, whole, share)
            case Growth(now, before):
                return self._compare(row, now, before, growth)
        if isinstance(column.formula, Elsewhere) and not self.sums_down(row, column):
            return self._restated(row, column) if column.restated else self.fetched(row, column)
        if isinstance(row.formula, Share):
            if self.typed_share(row, column):
                return self._stored(row, column)
            return self._row_share(row.formula, column)
        if isinstance(row.formula, Total):
            return total(
                (self._rows[part].title, self.value(part, column.id)) for part in self.parts_of(row)
            )
        if isinstance(column.formula, Total):
            return total(
                (self._columns[part].title, self.value(row.id, part))
                for part in column.formula.parts
            )
        return self._stored(row, column)

    def sums_down(self, row: Row, column: Column) -> bool:
        """Whether a derived row of a column that fetches is worked out from the rows above it."""
        return row.formula is not None and column.additive and (
            column.restated or self.table.unit_rows
        )  # fmt: skip

    def parts_of(self, row: Row) -> list[str]:
        """The rows that a sum row adds up."""
        assert isinstance(row.formula, Total)
        if self.table.unit_rows:
            return [one.id for one in self.rows if one.formula is None]
        return [part for part in row.formula.parts if part in self._rows]

    def fetched(self, row: Row, column: Column) -> Value:
        """The finished cell of another view that a column shows unless it is restated."""
        found = self.fetched_from(row, column)
        return found[0].value(*found[1:]) if found else NOTHING

    def fetched_from(self, row: Row, column: Column) -> tuple[View, str, str] | None:
        """The view, row and column of a fetched cell; None where there is no such cell."""
        match column.formula:
            case Previous(of) | LastYear(of):
                view, row_id, column_id = self.earlier(column.formula), row.id, of
            case From(table, of, named):
                view = self.source.view(table, self.period)
                row_id, column_id = named or row.id, of
            case _:
                return None
        return (view, row_id, column_id) if view and view.has(row_id, column_id) else None

    def _restated(self, row: Row, column: Column) -> Value:
        """What has been typed in place of what would be fetched, otherwise that.

        Of several units each has its own choice between the two, and what they chose is summed.
        """
        typed = self.source.value(self.period, row, column) if row.formula is None else NOTHING
        if typed == NOTHING:
            return self.fetched(row, column)
        if not self.units or self.table.free_rows:
            return typed
        if column.additive:
            if typed.reason:
                return typed
            found = total((name, view.value(row.id, column.id)) for name, view in self.units)
            # A unit that stands above the others is not asked for what it has not typed itself.
            lacking = tuple(name for name in found.missing if name in typed.missing)
            return replace(found, missing=lacking)
        said = self.source.word(self.period, row, column)
        return self.fetched(row, column) if said == NOTHING else said

    def _compare(
        self, row: Row, one: str, other: str, work_out: Callable[[Value, Value], Value]
    ) -> Value:
        """Two columns set against each other, unless they are of periods measured differently."""
        found = work_out(self.value(row.id, one), self.value(row.id, other))
        if found.exact is not None and (reason := self._incomparable(row, one, other)):
            return Value(reason=reason)
        return found

    def _incomparable(self, row: Row, one: str, other: str) -> str:
        """Why two cells cannot be compared; what is restated is measured as this period is."""
        now, before = (self._measured_in(row, self._columns[name]) for name in (one, other))
        if now is None or before is None or now.id == before.id:
            return ""
        if now.till < before.till:
            now, before = before, now
        return self.source.incomparable(now, before)

    def _measured_in(self, row: Row, column: Column) -> Period | None:
        """The period whose way of measuring a cell has."""
        if not isinstance(column.formula, Elsewhere):
            return self.period
        if self.sums_down(row, column) and isinstance(row.formula, Total):
            found = [
                self._measured_in(self._rows[part], column)
                for part in self.parts_of(row)
                if self.value(part, column.id).exact is not None
            ]
            return found[0] if found and found.count(found[0]) == len(found) else (
                self.period_of(column)
            )  # fmt: skip
        return self.period if self.restated(row, column) else self.period_of(column)

    def _row_share(self, formula: Share, column: Column) -> Value:
        found = share(self.value(formula.part, column.id), self.value(formula.whole, column.id))
        if found.exact is not None and (gaps := "; ".join(self._uneven(formula, column))):
            return Value(
                reason=f"Täljare och nämnare är inte från samma håll: {gaps}. Fyll i det, så räknas"
                " andelen."
            )
        return found

    def _uneven(self, formula: Share, column: Column) -> Iterator[str]:
        """Where only one of numerator and denominator is there, by unit and typed column.

        Divided all the same they would make a ratio that is nobody's.
        """
        parts = column.formula.parts if isinstance(column.formula, Total) else (column.id,)
        for name, view in self.units or [("", self)]:
            for column_id in parts:
                lacking = [
                    self._rows[row_id].title
                    for row_id in (formula.part, formula.whole)
                    if view.value(row_id, column_id).exact is None
                ]
                if len(lacking) == 1:
                    of = view.title(self._columns[column_id]) if len(parts) > 1 else ""
                    yield " · ".join(word for word in (name, of, lacking[0]) if word) + " saknas"

    def _share_known(self, row: Row, column: Column) -> bool:
        assert isinstance(row.formula, Share)
        parts = (self.value(part, column.id) for part in (row.formula.part, row.formula.whole))
        return share(*parts).exact is not None

    def typed_share(self, row: Row, column: Column) -> bool:
        """Whether a share is shown as published because its parts are not in the file."""
        return (
            row.published
            and not self._share_known(row, column)
            and self._stored(row, column) != NOTHING
        )

    def _stored(self, row: Row, column: Column) -> Value:
        if isinstance(column.formula, Total):
            # A published share: what it is a share of is not known, so shares cannot be weighed.
            if all(self.value(row.id, part).exact is None for part in column.formula.parts):
                return NOTHING
            return Value(reason="Andelar läggs inte ihop till en total; fyll i timmarna.")
        return self.source.value(self.period, row, column)


def _as_number(typed: Scalar) -> Scalar:
    """What is typed where words are allowed too, as the number that it may be."""
    if isinstance(typed, str):
        with suppress(InvalidOperation):
            return Decimal(typed)
    return typed


def _decimals(exact: Scalar) -> int:
    """How many decimals a number needs, however it is written; none for words."""
    if not isinstance(exact, Decimal):
        return 0
    exponent = exact.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
