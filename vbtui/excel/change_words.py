"""What an import changes, in the words that people read: for the screen and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vbtui.domain.period import Period
from vbtui.domain.plan import NodTyp
from vbtui.domain.question import field_word, label
from vbtui.domain.row_fields import row_field
from vbtui.domain.table import Scalar, heading
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import fmt

if TYPE_CHECKING:
    from vbtui.excel.changes import Change

NOTHING = "inget"
"""Stands for a value that is not there."""


class Words:
    """The words for the changes of one workbook."""

    def __init__(self, perioder: Sequence[Period]) -> None:
        """``perioder`` are all periods of the file."""
        self._perioder = {period.id: period for period in perioder}

    def period(self, change: Change) -> Period | None:
        """The period that a change belongs to; None where it is about a row in all of them."""
        return self._perioder.get(change.key.get("period", ""))

    def field(self, change: Change) -> str:
        """The word for what is changed: a field's name, or the heading of a column."""
        if change.adds:
            return "ny rad"
        table = TABLES.get(change.place.table)
        period = self.period(change)
        if table is not None and period is not None:
            for column in table.typed_columns:
                if column.id == change.place.field:
                    return heading(table, replace(column, group=""), period)
        if change.place.table == "uppfoljning":
            return field_word(change.place.field, _typ(change))
        if change.place.table == "rad":
            return row_field(change.place.field).title.lower()
        return change.place.field

    def value(self, change: Change, value: Scalar) -> str:
        """A value as people read it; nothing for none."""
        if value is None or value == "":
            return ""
        if isinstance(value, Decimal):
            return fmt(value)
        period, place = self.period(change), change.place
        if place.table == "uppfoljning" and period is not None:
            return label(place.field, _typ(change), period.typ, value)
        return row_field(place.field).word(value) if place.table == "rad" else value


def _typ(change: Change) -> NodTyp:
    """The kind of node that something is said about."""
    return NodTyp(change.target.partition("/")[0])
