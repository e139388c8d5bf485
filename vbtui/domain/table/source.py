"""Where a view gets its figures from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from vbtui.domain.period import Period
from vbtui.domain.table.declaration import Column, Row
from vbtui.domain.table.explanation import Explanation
from vbtui.domain.table.value import NOTHING, Value

if TYPE_CHECKING:
    from vbtui.domain.table.view import View


class Source(Protocol):
    """The typed values behind a view: one unit's, or several units' together.

    One that inherits from this need only say what it has.
    """

    def value(self, period: Period, row: Row, column: Column) -> Value:
        """The value of a typed cell in that period."""
        ...

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        """Who typed it, or which units it is the sum of."""
        ...

    def refusal(self, row: Row, column: Column) -> str:
        """Why the cell cannot be typed in this view, or nothing when it can."""
        return ""

    def incomparable(self, period: Period, before: Period) -> str:
        """Why two periods cannot be compared, or nothing when they can."""
        return ""

    def units(self) -> Sequence[tuple[str, Source]]:
        """The units that are added up, by name, and those that should have been; none where the
        figures are one unit's own."""
        return ()

    def word(self, period: Period, row: Row, column: Column) -> Value:
        """What has been typed for all the units together by the one that they are under: where
        units' values cannot be added, only it can say."""
        return NOTHING

    def view(self, table: str, period: Period) -> View | None:
        """Another table for the same units; None where it is not at hand."""
        return None

    def inner(self, period: Period, row: Row) -> tuple[View, str] | None:
        """The unit's own view of the table that a row shows, and the row of it, where rows are
        units."""
        return None
