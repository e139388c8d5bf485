"""A table of the follow-up as columns and rows of a grid."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Set
from decimal import Decimal

from vbtui.domain.riktning import Riktning
from vbtui.domain.table import INCOMPLETE, Column, Kind, Row, Scalar, Value, View
from vbtui.domain.tal import MINUS, NBSP, SCALE, fmt, round_half_away
from vbtui.store.journal import Cell
from vbtui.tui.widgets.cells import fit, width_of, wrap
from vbtui.tui.widgets.grid_rows import CellText, GridColumn
from vbtui.tui.widgets.grid_rows import Kind as Look
from vbtui.tui.widgets.table_order import ABOUT, MEASURE, NAME, TARGET, Order, arranged

CONFLICT = "!"
"""After a number that somebody else has otherwise, or that rests on such a number: it waits for a
choice."""
RESTATED = "^"
"""After a number that has been typed in place of the one that would be fetched."""
WAYS = {Riktning.HOGRE: "↑", Riktning.LAGRE: "↓", Riktning.INOM: "↔"}
"""Which way is good, beside a target."""
MISSING = "–"
"""Stands where there is no number: missing is not zero."""
TITLE_WIDTH = 13
"""Cells of a title that is broken into lines; a longer word makes its column wider."""
WIDEST_WORD = 24
"""Cells of a word among numbers; the whole of it is seen under the grid."""
_HEADING = "rubrik:"
"""Begins the key of a heading, and of nothing else."""
MANY = 200
"""Rows that are asked what signs they have."""
INDENT = "  "
"""Before rows that stand under the heading of a group."""


def grid_columns(view: View, order: Order | None = None) -> list[GridColumn]:
    """The names of the rows, and then the table's columns with titles in few cells.

    The column that the rows are sorted by says so.
    """
    marks = {order.column: order.mark} if order else {}
    columns = [GridColumn(NAME, view.table.row_title, mark=marks.get(NAME, ""))]
    for column in view.columns:
        group, title = view.short_heading(column)
        widest = max(TITLE_WIDTH, *map(width_of, title.split()))
        columns.append(
            GridColumn(
                column.id,
                "\n".join(wrap(title, widest)),
                group,
                align="left" if column.kind is Kind.TEXT else "right",
                derived=column.formula is not None,
                mark=marks.get(column.id, ""),
                words=column.kind is not Kind.NUMBER,
            )
        )
    if view.table.own_measures:
        columns += [
            GridColumn(key, title, align="left", derived=True, mark=marks.get(key, ""))
            for key, title in ((MEASURE, "Mått"), (TARGET, "Målvärde"))
        ]
    return columns


def target(row: Row) -> str:
    """A row's target, and which way is good."""
    way = WAYS[Riktning(row.direction)] if row.direction in tuple(Riktning) else ""
    return f"{row.target} {way}".strip()


def typed_text(value: Scalar) -> str:
    """A value as one types it and as spreadsheets take it: ``-1234,5``.

    A quotient without end is cut where the file would cut it.
    """
    if isinstance(value, Decimal):
        return fmt(round_half_away(value, SCALE)).replace(NBSP, "").replace(MINUS, "-")
    return value or ""


def _outside(group: str) -> Callable[[Row], bool]:
    return lambda row: row.group != group


class TableRows:
    """The rows of a view, with a heading above each group of added rows.

    Nothing is done to rows that are not asked for: where a group ends is found by halving, since
    the rows of one stand together.
    """

    def __init__(
        self,
        view: View,
        *,
        may_write: bool,
        order: Order | None = None,
        conflicts: Mapping[tuple[str, str], Cell] | None = None,
        resting: Set[tuple[str, str]] = frozenset(),
    ) -> None:
        """``may_write`` is whether this file may hold figures of the view's unit; ``conflicts``
        are the cells, by row and column, that wait for a choice, and ``resting`` all that rest on
        such cells, also those of units below.

        In another order than the view's own they stay where they are also when figures change,
        until they are arranged anew: a row does not move while one types in it.
        """
        self._view = view
        self._may_write = may_write
        self.conflicts: dict[tuple[str, str], Cell] = dict(conflicts or {})
        """The cells that wait for a choice; the owner says when others do."""
        self.resting: Set[tuple[str, str]] = resting
        """The cells that rest on one that waits for a choice; the owner says when others do."""
        self._groups: list[str] = []
        self._heads: list[int] = []
        rows, start = view.rows, 0
        while start < len(rows):
            group = rows[start].group
            self._heads.append(start + len(self._groups))
            self._groups.append(group)
            start = bisect_left(rows, True, lo=start, key=_outside(group))
        if self._groups == [""]:
            self._groups, self._heads = [], []
        known = order is not None and order.column in (*ABOUT, *(one.id for one in view.columns))
        self._arranged = arranged(view, order) if order and known else None

    @property
    def restated(self) -> bool:
        """Whether there is a typed number in place of a fetched one; of many rows the first are
        asked."""
        columns = [column for column in self._view.columns if column.restated]
        return any(
            self._view.restated(row, column)
            for row in (self._view.rows[:MANY] if columns else ())
            for column in columns
        )

    @property
    def groups(self) -> list[str]:
        """The groups of added rows, in order."""
        return [group for group in self._groups if group]

    @property
    def first_key(self) -> str:
        """The key of the first row that is no heading; empty where there is none."""
        return self._at(0).id if self._view.rows else ""

    def knows(self, key: str) -> bool:
        """Whether there is a row, or a heading, with this key."""
        heading = key.startswith(_HEADING)
        return key[len(_HEADING) :] in self._groups if heading else self._view.has_row(key)

    def __len__(self) -> int:
        """Rows and headings."""
        return len(self._view.rows) + len(self._heads)

    def row_key(self, row: int) -> str:
        """A row's id; for a heading, what no id looks like."""
        found = self.row(row)
        return found.id if found else _HEADING + self._group(row)

    def row(self, row: int) -> Row | None:
        """The table's row in that place; None for a heading."""
        above = bisect_right(self._heads, row)
        if above and self._heads[above - 1] == row:
            return None
        return self._at(row - above)

    def _at(self, place: int) -> Row:
        return self._view.rows[self._arranged[place] if self._arranged else place]

    def cell(self, row: int, column: str) -> CellText:
        """A cell as it is shown."""
        found = self.row(row)
        if found is None:
            return CellText(self._heading(row) if column == NAME else "", "heading")
        if column == NAME:
            look: Look = "sum" if found.is_total else "text"
            name = found.short_title or found.title
            return CellText((INDENT if self._heads else "") + name, look, edit=found.title)
        if column in ABOUT:
            return CellText((found.unit or "") if column == MEASURE else target(found), "derived")
        return self._figure(found, self._view.column(column))

    def _group(self, row: int) -> str:
        return self._groups[bisect_right(self._heads, row) - 1]

    def _heading(self, row: int) -> str:
        return self._group(row) or f"Utan {self._view.table.group_title.lower()}"

    def _figure(self, row: Row, column: Column) -> CellText:
        view = self._view
        value = view.value(row.id, column.id)
        typed = not view.refusal(row, column)
        text = view.text(row, column)
        if column.kind is not Kind.TEXT and not isinstance(value.exact, Decimal):
            text = fit(text, WIDEST_WORD) if width_of(text) > WIDEST_WORD else text or MISSING
        return CellText(
            text,
            self._look(row, column, value),
            editable=typed and self._may_write,
            edit=typed_text(value.exact),
            mark=self._mark(row, column, value),
        )

    def _mark(self, row: Row, column: Column, value: Value) -> str:
        if (row.id, column.id) in self.conflicts or (row.id, column.id) in self.resting:
            return CONFLICT
        if value.incomplete:
            return INCOMPLETE
        return RESTATED if self._view.restated(row, column) else ""

    def _look(self, row: Row, column: Column, value: Value) -> Look:
        if row.is_total:
            return "sum"
        if value.exact is None and column.kind is not Kind.TEXT:
            return "missing" if self._typed_somewhere(row, column) or value.reason else "derived"
        return "typed" if self._typed_somewhere(row, column) else "derived"

    def _typed_somewhere(self, row: Row, column: Column) -> bool:
        """Whether units type the cell: a sum over units is no derived cell of the table."""
        if column.restated:
            return self._view.restated(row, column)
        return column.formula is None and (row.formula is None or self._share_typed(row, column))

    def _share_typed(self, row: Row, column: Column) -> bool:
        return row.published and not self._view.refusal(row, column)
