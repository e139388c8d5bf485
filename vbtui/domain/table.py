"""The table engine: a table is declared once and everything else is derived from it.

A :class:`Table` says which rows and columns there are, which cells are typed and how the others
follow. A :class:`View` is one table for one unit (or several units together) and one period: it
answers what a cell holds, exactly and as shown, whether it may be typed, and why.

How a cell is worked out where both its row and its column are derived: a column of the compared
period shows the finished cell of that period's own view; a column that compares (change, growth,
share of columns) works on the finished cells of its own row; otherwise a row
that is a share divides the finished cells of its own column; otherwise sums are taken, down or
across alike. So ratios are always made anew from summed parts and never summed themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from vbtui.domain.period import MONTHS, Period, PeriodTyp, short_date
from vbtui.domain.tal import fmt, round_half_away

HUNDRED = Decimal(100)
KEPT = 10_000
"""So many finished cells are kept: more than a screen, or any table with fixed rows, has."""


class Kind(StrEnum):
    """What a typed cell may hold."""

    NUMBER = "tal"
    NUMBER_OR_WORD = "tal_eller_ord"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of other columns (or rows); parts that are missing are named, not counted as 0."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """The same column in the period that this one is compared with."""

    of: str


@dataclass(frozen=True, slots=True)
class Change:
    """``now`` minus ``before``; of per cents it is in percentage points."""

    now: str
    before: str


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` in per cent of ``whole``, made anew from the finished parts."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Growth:
    """How much larger ``now`` is than ``before``, in per cent of ``before``."""

    now: str
    before: str


Formula = Total | Previous | Change | Share | Growth


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``title`` and ``group`` may hold ``{ar}``, ``{datum}``, ``{fg_ar}`` and so on."""

    id: str
    title: str
    short_title: str = ""
    """The title where there is little room, if it has words too long for that."""
    group: str = ""
    short_group: str = ""
    """What is left of the group under the table's own name, where there is little room."""
    kind: Kind = Kind.NUMBER
    formula: Formula | None = None
    unit: str | None = None
    """The unit of measure, where it is not the table's."""
    decimals: int | None = None
    additive: bool = True
    """Whether units' values may be added to one another."""
    negative: bool = True
    """Whether a number below zero can be typed: counts, hours and decided budgets are never so."""
    only: PeriodTyp | None = None
    """Shown in this kind of period only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a fixed table, or one that the users of a file have added (``group`` names its
    heading)."""

    id: str
    title: str
    short_title: str = ""
    """The title where there is little room, if rows cannot be told apart by its beginning."""
    group: str = ""
    formula: Total | Share | None = None
    published: bool = False
    """Some years only the finished share is known: it may be typed where its parts are missing.
    Such a value can be shown and compared, not consolidated."""
    unit: str | None = None
    decimals: int | None = None
    only: PeriodTyp | None = None

    @property
    def is_total(self) -> bool:
        """Whether the row sums or relates other rows (and is shown as such)."""
        return isinstance(self.formula, Total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the follow-up, declared once.

    ``rows`` is empty for a table whose rows the users add themselves (``free_rows``).
    """

    id: str
    title: str
    short_title: str = ""
    """What stands in lists, where the title is too long for them: at most 26 letters."""
    unit: str
    decimals: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    free_rows: bool = False
    row_title: str = ""
    """Heading of the column of row names."""
    group_title: str = ""
    """What the groups of free rows are: beställare."""
    group_help: str = ""
    """Who or what such a group is, in a few words: asked for when a row is added."""
    definition: str = ""
    """What is counted, in a sentence or two: shown beside the table and in the workbook."""
    measure_day: dict[PeriodTyp, tuple[int, int]] = field(default_factory=dict)
    """Month and day that the figures refer to, where it is not the period's last day."""

    @property
    def typed_columns(self) -> tuple[Column, ...]:
        """The columns that are stored, over all kinds of period."""
        return tuple(column for column in self.columns if column.formula is None)

    def columns_for(self, typ: PeriodTyp) -> tuple[Column, ...]:
        """The columns shown in this kind of period."""
        return tuple(c for c in self.columns if c.only in (None, typ))

    def rows_for(self, typ: PeriodTyp) -> tuple[Row, ...]:
        """The declared rows shown in this kind of period."""
        return tuple(r for r in self.rows if r.only in (None, typ))


def compared(
    columns: Sequence[Column],
    *,
    now: str,
    before: str,
    now_short: str = "",
    before_short: str = "",
    change: str = "Förändring",
) -> tuple[Column, ...]:
    """The three blocks of a comparing table: these columns now, before, and what changed.

    ``now`` and ``before`` are the group headings of the first two blocks, whole and short.
    """
    first = [replace(column, group=now, short_group=now_short) for column in columns]
    second = [
        replace(
            column,
            id=f"{column.id}_fg",
            group=before,
            short_group=before_short,
            formula=Previous(column.id),
        )
        for column in columns
    ]
    third = [
        replace(
            column,
            id=f"{column.id}_forandring",
            group=change,
            formula=Change(column.id, f"{column.id}_fg"),
            negative=True,
        )
        for column in columns
    ]
    return (*first, *second, *third)


Scalar = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell, before rounding."""

    exact: Scalar = None
    missing: tuple[str, ...] = ()
    """Names of the parts (rows, columns, units) that a sum had to do without."""
    reason: str = ""
    """Why there is no number, as a sentence; empty where nothing has been typed."""
    part_incomplete: bool = False
    """Whether something it is made of is :attr:`incomplete`."""

    @property
    def incomplete(self) -> bool:
        """Whether there is a number that had to do without a part, be it parts further down."""
        return isinstance(self.exact, Decimal) and (bool(self.missing) or self.part_incomplete)


NOTHING = Value()

INCOMPLETE = "*"
"""Stands beside an incomplete number, wherever numbers are shown to people."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an explanation: a name, its value and what it does (``+``, ``÷``, ``−``)."""

    sign: str
    name: str
    value: Scalar
    cell: tuple[str, str] | None = None
    """Row and column in the same view, where the part is a cell of it."""
    incomplete: bool = False
    """Whether the part had to do without a part of its own."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one of several units has in the same cell of its own table.

    Of a ratio also what it is made of there, and how much of the common denominator is the unit's
    (``weight``, in per cent).
    """

    name: str
    value: Value
    numerator: Scalar = None
    denominator: Scalar = None
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a number comes from: a sentence, its parts and what is missing."""

    text: str
    parts: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()
    units: tuple[Contribution, ...] = ()
    """What each unit has there, of a number of several units whose parts are not the units."""


class Source(Protocol):
    """The typed values behind a view: one unit's, or several units' together."""

    def value(self, period: Period, row: Row, column: Column) -> Value:
        """The value of a typed cell in that period."""
        ...

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        """Who typed it, or which units it is the sum of."""
        ...

    def refusal(self, row: Row, column: Column) -> str:
        """Why the cell cannot be typed in this view, or nothing when it can."""
        ...

    def incomparable(self, period: Period, before: Period) -> str:
        """Why two periods cannot be compared, or nothing when they can."""
        ...

    def units(self) -> Sequence[tuple[str, Source]]:
        """The units that are added up, by name, and those that should have been; none where the
        figures are one unit's own."""
        ...


class View:
    """One table for one period, seen through a source of typed values.

    Cells are worked out when asked for and kept a while, so that a hundred thousand rows cost
    nothing until they are looked at, and little then.
    """

    def __init__(
        self,
        table: Table,
        period: Period,
        previous: Period | None,
        source: Source,
        free_rows: Sequence[Row] = (),
    ) -> None:
        """``free_rows`` are the rows that users have added, for tables that have such."""
        self.table = table
        self.period = period
        self.previous = previous
        self.source = source
        self.columns = table.columns_for(period.typ)
        self.rows: Sequence[Row] = free_rows if table.free_rows else table.rows_for(period.typ)
        self._columns = {column.id: column for column in self.columns}
        self._rows = {row.id: row for row in self.rows}
        self._known: dict[tuple[str, str], Value] = {}

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

    def title(self, column: Column) -> str:
        """The column's whole heading, group first: ``Förändring: Kvinnor``."""
        return heading(self.table, column, self.period, self.previous)

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
        return text.format_map(_Words(self.table, self.period, self.previous))

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
        """How many decimals the cell is shown with."""
        for wish in (column.decimals, row.decimals):
            if wish is not None:
                return wish
        return self.table.decimals

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

    def refusal(self, row: Row, column: Column) -> str:
        """Why a person cannot type in this cell, or nothing when it may be typed."""
        if isinstance(column.formula, Previous):
            name = self.previous.title if self.previous else "en tidigare period"
            return f"Värdet hör till {name} och ändras där."
        if column.formula is not None or (row.formula is not None and not row.published):
            return "Cellen räknas ut ur andra celler; ändra dem i stället."
        if row.published and self._share_known(row, column):
            return "Cellen räknas ut ur timmarna; töm dem för att skriva den publicerade procenten."
        return self.source.refusal(row, column)

    @cached_property
    def _before(self) -> View | None:
        """The same table for the compared period: what the columns of that period show."""
        if self.previous is None:
            return None
        free = self.rows if self.table.free_rows else ()
        return View(self.table, self.previous, None, self.source, free)

    @cached_property
    def _units(self) -> Sequence[tuple[str, View]]:
        """Each unit's own view of the table, where this one is of several."""
        free = self.rows if self.table.free_rows else ()
        return [
            (name, View(self.table, self.period, self.previous, source, free))
            for name, source in self.source.units()
        ]

    @cached_property
    def _incomparable(self) -> str:
        """Why this period cannot be compared with the one before."""
        return self.source.incomparable(self.period, self.previous) if self.previous else ""

    def forget(self) -> None:
        """Work all cells out anew when they are next asked for: the source says other things."""
        self._known.clear()
        for name in ("_before", "_units", "_incomparable"):
            vars(self).pop(name, None)

    def value(self, row_id: str, column_id: str) -> Value:
        """What stands in the cell, exactly."""
        known = self._known.get((row_id, column_id))
        if known is None:
            known = self._work_out(self._rows[row_id], self._columns[column_id])
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[row_id, column_id] = known
        return known

    def explain(self, row_id: str, column_id: str) -> Explanation:
        """Where the number in the cell comes from, or why there is none."""
        found = self._explain(self._rows[row_id], self._columns[column_id])
        value = self.value(row_id, column_id)
        text = found.text
        if value.reason and value.reason not in text:
            text = f"{text} {value.reason}"
        if value.part_incomplete:
            text = f"{text} En del med {INCOMPLETE} saknar i sin tur något."
        parts = tuple(
            replace(part, incomplete=self.value(*part.cell).incomplete) if part.cell else part
            for part in found.parts
        )
        units = found.units or self._contributions(self._rows[row_id], self._columns[column_id])
        return replace(found, text=text, parts=parts, units=units)

    def _contributions(self, row: Row, column: Column) -> tuple[Contribution, ...]:
        """What each unit has in a cell that is worked out; a typed cell's parts are its units."""
        if isinstance(column.formula, Previous) or (
            column.formula is None and (row.formula is None or self._typed_share(row, column))
        ):
            return ()
        ratio = self._ratio(row, column)
        common = self.value(*ratio[1]).exact if ratio else None
        found = []
        for name, view in self._units:
            value = view.value(row.id, column.id)
            above, below = (view.value(*cell).exact for cell in ratio) if ratio else (None, None)
            weight = None
            if isinstance(below, Decimal) and isinstance(common, Decimal) and common:
                weight = HUNDRED * below / common
            found.append(Contribution(name, value, above, below, weight))
        return tuple(found)

    def _ratio(self, row: Row, column: Column) -> tuple[tuple[str, str], tuple[str, str]] | None:
        """The cells of numerator and denominator, of a cell that is a ratio."""
        match column.formula:
            case Share(part, whole):
                return (row.id, part), (row.id, whole)
            case Growth(now, before):
                return (row.id, now), (row.id, before)
            case Change():
                return None
        if isinstance(row.formula, Share):
            return (row.formula.part, column.id), (row.formula.whole, column.id)
        return None

    def _explain(self, row: Row, column: Column) -> Explanation:
        match column.formula:
            case Previous(of):
                return self._explain_previous(row, of)
            case Change(now, before):
                return Explanation(
                    "Förändringen är skillnaden mellan de exakta värdena, inte de avrundade.",
                    self._parts(row, [("", now), ("−", before)]),
                )
            case Share(part, whole):
                return Explanation(
                    "Andelen räknas ur de exakta delarna.",
                    self._parts(row, [("", part), ("÷", whole)]),
                )
            case Growth(now, before):
                return Explanation(
                    "Ökningstakten är 100 · (nu ÷ före − 1), ur de exakta värdena.",
                    self._parts(row, [("", now), ("÷", before)]),
                )
        if isinstance(row.formula, Share) and not self._typed_share(row, column):
            share = row.formula
            return Explanation(
                "Andelen räknas ur summerad täljare och nämnare, aldrig ur andra andelar.",
                tuple(
                    Part(
                        sign,
                        self._rows[part].title,
                        self.value(part, column.id).exact,
                        (part, column.id),
                    )
                    for sign, part in (("", share.part), ("÷", share.whole))
                ),
            )
        if isinstance(column.formula, Total):
            parts = self._parts(row, [("+", part) for part in column.formula.parts])
            return Explanation("Summa av kolumnerna.", parts, self.value(row.id, column.id).missing)
        if isinstance(row.formula, Total):
            parts = tuple(
                Part("+", self._rows[part].title, self.value(part, column.id).exact,
                     (part, column.id))
                for part in self._parts_of(row.formula)
            )  # fmt: skip
            return Explanation("Summa av raderna.", parts, self.value(row.id, column.id).missing)
        return self.source.explain(self.period, row, column)

    def _explain_previous(self, row: Row, of: str) -> Explanation:
        before = self._before
        if before is None:
            return Explanation("Perioden har ingen period att jämföra med.")
        if not before.has(row.id, of):
            return Explanation(f"Raden finns inte för {before.period.title}.")
        found = before.explain(row.id, of)
        here = {
            column.formula.of: column.id
            for column in self.columns
            if isinstance(column.formula, Previous)
        }
        parts = tuple(
            replace(part, cell=(part.cell[0], here[part.cell[1]]))
            if part.cell and part.cell[1] in here
            else replace(part, cell=None)
            for part in found.parts
        )
        return replace(found, text=f"Värdet för {before.period.title}. {found.text}", parts=parts)

    def _parts(self, row: Row, signed: list[tuple[str, str]]) -> tuple[Part, ...]:
        return tuple(
            Part(sign, self.title(self._columns[part]), self.value(row.id, part).exact,
                 (row.id, part))
            for sign, part in signed
        )  # fmt: skip

    def _parts_of(self, formula: Total) -> list[str]:
        return [part for part in formula.parts if part in self._rows]

    def _work_out(self, row: Row, column: Column) -> Value:
        if column.formula is None and row.formula is None:
            return self._stored(row, column)
        match column.formula:
            case Previous(of):
                before = self._before
                return before.value(row.id, of) if before and before.has(row.id, of) else NOTHING
            case Change(now, before):
                return self._compare(row, now, before, _difference)
            case Share(part, whole):
                return self._compare(row, part, whole, _share)
            case Growth(now, before):
                return self._compare(row, now, before, _growth)
        if isinstance(row.formula, Share):
            if self._typed_share(row, column):
                return self._stored(row, column)
            return self._row_share(row.formula, column)
        if isinstance(row.formula, Total):
            return _sum(
                (self._rows[part].title, self.value(part, column.id))
                for part in self._parts_of(row.formula)
            )
        if isinstance(column.formula, Total):
            return _sum(
                (self._columns[part].title, self.value(row.id, part))
                for part in column.formula.parts
            )
        return self._stored(row, column)

    def _compare(
        self, row: Row, one: str, other: str, work_out: Callable[[Value, Value], Value]
    ) -> Value:
        """Two columns set against each other, unless they are of periods measured differently."""
        found = work_out(self.value(row.id, one), self.value(row.id, other))
        periods = {isinstance(self._columns[name].formula, Previous) for name in (one, other)}
        if found.exact is not None and len(periods) > 1 and self._incomparable:
            return Value(reason=self._incomparable)
        return found

    def _row_share(self, formula: Share, column: Column) -> Value:
        found = _share(self.value(formula.part, column.id), self.value(formula.whole, column.id))
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
        for name, view in self._units or [("", self)]:
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
        return _share(*parts).exact is not None

    def _typed_share(self, row: Row, column: Column) -> bool:
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


def heading(table: Table, column: Column, period: Period, previous: Period | None = None) -> str:
    """A column's whole heading in a period, group first: ``Förändring: Kvinnor``."""
    words = _Words(table, period, previous)
    title = column.title.format_map(words)
    return f"{column.group.format_map(words)}: {title}" if column.group else title


class _Words(dict[str, str]):
    """The words that headings may hold, worked out when asked for."""

    def __init__(self, table: Table, period: Period, previous: Period | None) -> None:
        super().__init__(_heading_words(table, period, ""))
        self.update(_heading_words(table, previous, "fg_") if previous else _NO_PREVIOUS)


def _heading_words(table: Table, period: Period, prefix: str) -> Mapping[str, str]:
    day = period.till
    if period.typ in table.measure_day:
        month, dom = table.measure_day[period.typ]
        day = day.replace(month=month, day=dom)
    return {
        f"{prefix}ar": str(period.ar),
        f"{prefix}datum": short_date(day),
        f"{prefix}spann": f"{MONTHS[period.fran.month - 1]}–{MONTHS[day.month - 1]} {period.ar}",
        f"{prefix}ack": " ack" if period.typ is PeriodTyp.DELAR else "",
        f"{prefix}tom": f"t.o.m. {MONTHS[period.till.month - 1]} {period.ar}",
    }


_NO_PREVIOUS = {f"fg_{word}": "föregående" for word in ("ar", "datum", "spann", "ack", "tom")}


def _sum(parts: Iterator[tuple[str, Value]]) -> Value:
    total: Decimal | None = None
    missing: list[str] = []
    lacking: list[str] = []
    reason = ""
    part_incomplete = False
    for name, value in parts:
        if isinstance(value.exact, Decimal):
            total = value.exact if total is None else total + value.exact
            part_incomplete = part_incomplete or value.incomplete
        else:
            missing.append(name)
            if not value.reason:
                lacking.append(name)
            reason = reason or value.reason
    if total is None:
        # A part that is refused has its figures; it is only not added up.
        return Value(None, tuple(lacking), reason)
    return Value(total, tuple(missing), part_incomplete=part_incomplete)


def _made_of(exact: Decimal, *parts: Value) -> Value:
    """A number that is worked out from these, and is no more complete than they are."""
    return Value(exact, part_incomplete=any(part.incomplete for part in parts))


def _difference(now: Value, before: Value) -> Value:
    if isinstance(now.exact, Decimal) and isinstance(before.exact, Decimal):
        return _made_of(now.exact - before.exact, now, before)
    return Value(None, reason=now.reason or before.reason)


def _share(part: Value, whole: Value) -> Value:
    if not isinstance(part.exact, Decimal) or not isinstance(whole.exact, Decimal):
        return Value(None, reason=part.reason or whole.reason)
    if not whole.exact:
        return Value(None, reason="Nämnaren är noll, så andelen kan inte räknas.")
    return _made_of(HUNDRED * part.exact / whole.exact, part, whole)


def _growth(now: Value, before: Value) -> Value:
    if not isinstance(now.exact, Decimal) or not isinstance(before.exact, Decimal):
        return Value(None, reason=now.reason or before.reason)
    if not before.exact:
        return Value(None, reason="Jämförelsevärdet är noll, så ökningen kan inte räknas.")
    return _made_of(HUNDRED * (now.exact / before.exact - 1), now, before)
