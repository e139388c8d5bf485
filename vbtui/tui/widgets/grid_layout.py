"""Where the columns of a grid stand, and which of them are seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from vbtui.tui.widgets.cells import width_of
from vbtui.tui.widgets.grid_rows import GridColumn, GridRows

FRAME = 2
"""Cells of a column beside its text: one before it, where a rule can stand, and one after."""
SAMPLE = 40
"""Rows at each end of the table that decide how wide a column is: sums often come last."""
WIDEST_TEXT = 48
"""Cells that a column of texts takes at most, unless its width is given."""
WIDEST_GROUP = 24
"""Cells of a group's heading that its columns are made wide enough for."""
STILL_LEAST = 26
"""Cells that the columns that stand still keep, where they are cut to let all the others in."""
MORE = 1
"""Cells that the sign of columns to the right takes."""
STILL_SHARE = 0.4
"""How much of the screen the columns that stand still may take."""


class GridLayout:
    """Columns side by side: the first ones stand still, the others move under the screen.

    Positions are in cells from the left edge of the table, as if it were not scrolled.
    """

    def __init__(self, columns: Sequence[GridColumn], still: int) -> None:
        """``still`` is how many columns stand still.

        Raises:
            ValueError: if two columns have the same key.
        """
        self.columns = tuple(columns)
        self.still = min(still, len(self.columns))
        self.index = {column.key: index for index, column in enumerate(self.columns)}
        if len(self.index) != len(self.columns):
            raise ValueError("two columns have the same key")
        self.grouped = any(column.group for column in self.columns)
        self.title_height = max((c.title.count("\n") + 1 for c in self.columns), default=1)
        self._wanted = [
            column.width or max(map(width_of, column.title.split("\n"))) for column in self.columns
        ]
        for run in self.groups():
            self._make_room(run)
        self._lefts = [0]
        self.place(0)

    @property
    def width(self) -> int:
        """How wide the whole table is."""
        return self._lefts[-1]

    @property
    def still_width(self) -> int:
        """How wide the columns that stand still are."""
        return self._lefts[self.still]

    def left(self, column: int) -> int:
        """Where a column begins."""
        return self._lefts[column]

    def column_width(self, column: int) -> int:
        """How wide a column is, with its frame."""
        return self._lefts[column + 1] - self._lefts[column]

    def groups(self) -> list[range]:
        """Columns beside each other with the same group; those without one stand alone."""
        runs: list[range] = []
        for index, column in enumerate(self.columns):
            group = column.group
            if group and runs and index != self.still and self.columns[index - 1].group == group:
                runs[-1] = range(runs[-1].start, index + 1)
            else:
                runs.append(range(index, index + 1))
        return runs

    def starts_group(self, column: int) -> bool:
        """Whether the column stands beside one of another group."""
        return column > 0 and self.columns[column].group != self.columns[column - 1].group

    def measure(self, rows: GridRows) -> None:
        """Make the columns wide enough for a sample of the rows; none becomes narrower."""
        count = len(rows)
        sample = [*range(min(SAMPLE, count)), *range(max(SAMPLE, count - SAMPLE), count)]
        for index, column in enumerate(self.columns):
            if column.width is None:
                for row in sample:
                    self.widen(index, width_of(rows.cell(row, column.key).text))

    def widen(self, column: int, cells: int) -> None:
        """Make a column as wide as that text needs: not if its width is given, texts to a limit."""
        if self.columns[column].width is not None:
            return
        if self.columns[column].align == "left":
            cells = min(cells, WIDEST_TEXT)
        self._wanted[column] = max(self._wanted[column], cells)

    def place(self, view: int) -> None:
        """Put the columns on a screen that is so wide: those that stand still leave room."""
        widths = [wanted + FRAME for wanted in self._wanted]
        stills = sum(widths[: self.still])
        excess = stills - max(FRAME * 4, int(view * STILL_SHARE))
        over = sum(widths) - view
        if over <= stills - STILL_LEAST:
            # A little less of the names, and nothing has to be scrolled.
            excess = max(excess, over)
        if view and sum(widths) > view:
            for column in reversed(range(self.still)):
                cut = max(0, min(excess, widths[column] - 4 * FRAME))
                widths[column] -= cut
                excess -= cut
        self._lefts = [0, *accumulate(widths)]

    def seen(self, scroll: int, view: int) -> list[tuple[int, int]]:
        """The columns on the screen, from the left, and how many cells of each.

        Of those that move, only such as fit in full are there: half a column reads as a narrow
        one. Where not even one fits, it is alone and cut.
        """
        shown = [(column, self.column_width(column)) for column in range(self.still)]
        moving = self._moving(self._first(scroll), view)
        room = max(0, view - self.still_width)
        return shown + [(one, min(self.column_width(one), room)) for one in moving if room]

    def hidden(self, scroll: int, view: int) -> tuple[int, int]:
        """How many columns are beyond the screen, to the left and to the right."""
        first = self._first(scroll)
        return first - self.still, len(self.columns) - self._moving(first, view).stop

    def column_at(self, x: int, scroll: int, view: int) -> int | None:
        """The column at that cell of the screen."""
        right = 0
        for column, cells in self.seen(scroll, view):
            right += cells
            if 0 <= x < right:
                return column
        return None

    def scroll_to(self, column: int, scroll: int, view: int) -> int:
        """The scroll nearest to this one by which the whole column is on the screen.

        Where that moves the table, a column begins where the moving part does.
        """
        if not self.still <= column < len(self.columns):
            return scroll
        first = self._first(scroll)
        if column in self._moving(first, view):
            return scroll
        while column >= self._moving(first, view).stop:
            first += 1
        return self._lefts[min(first, column)] - self.still_width

    def _first(self, scroll: int) -> int:
        """The column that the moving part begins with."""
        at = bisect_left(self._lefts, self.still_width + scroll, lo=self.still)
        return max(self.still, min(at, len(self.columns) - 1))

    def _moving(self, first: int, view: int) -> range:
        """The columns that have room from that one on: at least it, and room to say of more."""
        end = bisect_right(self._lefts, self._lefts[first] + view - self.still_width) - 1
        if end < len(self.columns):
            room = self._lefts[first] + view - self.still_width - MORE
            end = bisect_right(self._lefts, room) - 1
        return range(first, min(len(self.columns), max(end, first + 1)))

    def _make_room(self, run: range) -> None:
        """Widen the columns of a group until its heading has room."""
        heading = min(WIDEST_GROUP, width_of(self.columns[run.start].group))
        free = [index for index in run if self.columns[index].width is None]
        missing = heading + FRAME - sum(self._wanted[index] + FRAME for index in run)
        for turn in range(missing if free else 0):
            self._wanted[free[turn % len(free)]] += 1
