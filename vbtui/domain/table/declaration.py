"""How a table of the follow-up is declared: its rows, its columns and how cells follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vbtui.domain.period import PeriodTyp

UNIT_ROW = "enhet"
"""The row of a unit's own figures in a table whose rows are units: one a unit, so it needs no
name of its own."""


class Kind(StrEnum):
    """What a typed cell may hold."""

    NUMBER = "tal"
    NUMBER_OR_WORD = "tal_eller_ord"
    TEXT = "text"


class Section(StrEnum):
    """What part of the follow-up a table belongs to, in the order of the lists."""

    EKONOMI = "Ekonomi"
    PRODUKTION = "Produktion"
    PERSONAL = "Personal"
    PLAN = "Plan och budget"


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of other columns (or rows); parts that are missing are named, not counted as 0.

    In a table whose rows are the units a row's total is that of all units, which are not named.
    """

    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Previous:
    """The same row's finished cell in column ``of`` of the period that this is compared with."""

    of: str


@dataclass(frozen=True, slots=True)
class LastYear:
    """The same row's finished cell in column ``of`` in the helår of the year before."""

    of: str


@dataclass(frozen=True, slots=True)
class From:
    """The finished cell of another table, for the same units and period."""

    table: str
    column: str
    row: str = ""
    """The other table's row; the row with the same id where none is named."""


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


Elsewhere = Previous | LastYear | From
"""The formulas that fetch the finished cell of another view."""
Formula = Total | Change | Share | Growth | Elsewhere


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
    restated: bool = False
    """What is typed here wins over what the formula fetches (:data:`Elsewhere`): a comparison
    figure made anew after a change of organisation, or one whose period is not in the file."""
    unit: str | None = None
    """The unit of measure, where it is not the table's."""
    decimals: int | None = None
    additive: bool = True
    """Whether values may be added to one another, those of units and those of rows."""
    negative: bool = True
    """Whether a number below zero can be typed: counts, hours and decided budgets are never so."""
    only: PeriodTyp | None = None
    """Shown in this kind of period only."""

    @property
    def stored(self) -> bool:
        """Whether the file has a place for what is typed in the column."""
        return self.formula is None or self.restated


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
    direction: str = ""
    """Which way is good, of a measure that users have added: a word of ``Riktning``, or nothing."""
    target: str = ""
    """The target of such a measure, as typed."""

    @property
    def is_total(self) -> bool:
        """Whether the row sums or relates other rows (and is shown as such)."""
        return isinstance(self.formula, Total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the follow-up, declared once.

    ``rows`` is empty for a table whose rows the users add themselves (``free_rows``), and holds
    only the sum for one whose rows are the units (``unit_rows``).
    """

    id: str
    title: str
    short_title: str = ""
    """What stands in lists, where the title is too long for them: at most 26 letters."""
    section: Section = Section.EKONOMI
    place: int = 0
    """Where in the section the table stands, lowest first."""
    unit: str
    decimals: int | None
    """None: each row has as many decimals as have been typed in it."""
    columns: tuple[Column, ...]
    order: Mapping[PeriodTyp, tuple[str, ...]] = field(default_factory=dict)
    """The columns of a kind of period in the order of its report, where that is not ``columns``."""
    rows: tuple[Row, ...] = ()
    free_rows: bool = False
    unit_rows: bool = False
    """The rows are the units: of a unit itself one row, of several together one for each."""
    whole: bool = False
    """Each unit says it of itself with all below it, so units are never added up."""
    only: PeriodTyp | None = None
    """Shown in this kind of period only."""
    by_need: bool = False
    """Asked only of the units that have figures in it: others have nothing to say there."""
    plan: bool = False
    """Belongs to the budget of the plan year (its helår); not asked for in the follow-up."""
    row_title: str = ""
    """Heading of the column of row names."""
    group_title: str = ""
    """What the groups of free rows are: beställare."""
    group_help: str = ""
    """Who or what such a group is, in a few words: asked for when a row is added."""
    definition: str = ""
    """What is counted, in a sentence or two: shown beside the table and in the workbook."""
    measure_day: Mapping[PeriodTyp, tuple[int, int]] = field(default_factory=dict)
    """Month and day that the figures refer to, where it is not the period's last day."""

    @property
    def typed_columns(self) -> tuple[Column, ...]:
        """The columns that are stored, over all kinds of period."""
        return tuple(column for column in self.columns if column.stored)

    @property
    def own_measures(self) -> bool:
        """Whether each added row has its own unit of measure, direction and target."""
        return self.free_rows and not self.unit

    @property
    def asked_for(self) -> bool:
        """Whether every unit is asked for the table in the follow-up."""
        return not (self.plan or self.whole)

    def shown_in(self, typ: PeriodTyp) -> bool:
        """Whether there is such a table in this kind of period."""
        return self.only in (None, typ)

    def columns_for(self, typ: PeriodTyp) -> tuple[Column, ...]:
        """The columns shown in this kind of period, in the order of its report."""
        if typ in self.order:
            by_id = {column.id: column for column in self.columns}
            return tuple(by_id[column_id] for column_id in self.order[typ])
        return tuple(c for c in self.columns if c.only in (None, typ))

    def rows_for(self, typ: PeriodTyp) -> tuple[Row, ...]:
        """The declared rows shown in this kind of period."""
        return tuple(r for r in self.rows if r.only in (None, typ))

    def row_key(self, row_id: str) -> str:
        """What the file calls a row of a unit's own view."""
        return UNIT_ROW if self.unit_rows else row_id


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
