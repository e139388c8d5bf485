"""Tables filled in at hand, without a file: what units have typed, in several periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from vbtui.domain.period import Calendar, Period, PeriodTyp
from vbtui.domain.table import (
    NOTHING,
    Column,
    Explanation,
    Part,
    Row,
    Source,
    Table,
    Value,
    View,
)

HELAR, DELAR = PeriodTyp.HELAR, PeriodTyp.DELAR

Typed = Mapping[str, Decimal | str]
"""``period/table/row/column`` → what has been typed there: ``2025-helar/resultat/el/utfall``."""


def period(ar: int, typ: PeriodTyp = HELAR) -> Period:
    """A period that is compared with the same one of the year before."""
    last = date(ar, 12, 31) if typ is HELAR else date(ar, 7, 31)
    return Period(f"{ar}-{typ}", ar, typ, date(ar, 1, 1), last, None, f"{ar - 1}-{typ}")


CALENDAR = Calendar(period(ar, typ) for ar in range(2022, 2027) for typ in PeriodTyp)


@dataclass
class Unit(Source):
    """One unit's typed figures in any number of tables."""

    typed: Typed
    tables: Mapping[str, Table]
    of: str = ""
    """The table that the view is of."""
    rows: Sequence[Row] = ()

    def value(self, period: Period, row: Row, column: Column) -> Value:
        key = self.tables[self.of].row_key(row.id)
        found = self.typed.get(f"{period.id}/{self.of}/{key}/{column.id}")
        return NOTHING if found is None else Value(found)

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        return Explanation("Inskrivet.")

    def view(self, table: str, period: Period) -> View | None:
        return self.open(table, period) if table in self.tables else None

    def open(self, table: str, period: Period) -> View:
        """The unit's view of a table."""
        own = Unit(self.typed, self.tables, table, self.rows)
        rows = self.rows or [Row(id="egen", title="Egen")]
        return View(self.tables[table], period, CALENDAR, own, rows)


@dataclass
class Together(Source):
    """Several units' figures in any number of tables, the one above the others first."""

    everyone: Mapping[str, Unit]
    of: str = ""
    kept: dict[tuple[str, str], View] = field(default_factory=dict)

    def value(self, period: Period, row: Row, column: Column) -> Value:
        found = {
            name: value
            for name, unit in self._own().items()
            if (value := unit.value(period, row, column)) != NOTHING
        }
        if not found:
            return NOTHING
        if not column.additive:
            return Value(reason="Måttet kan inte läggas ihop över enheter.")
        numbers = [value.exact for value in found.values() if isinstance(value.exact, Decimal)]
        return Value(sum(numbers, Decimal(0)), tuple(self.everyone.keys() - found.keys()))

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        parts = (
            Part("+", name, unit.value(period, row, column).exact)
            for name, unit in self._own().items()
        )
        return Explanation("Summa.", tuple(part for part in parts if part.value is not None))

    def refusal(self, row: Row, column: Column) -> str:
        return "Cellen är en summa."

    def units(self) -> Sequence[tuple[str, Source]]:
        return list(self._own().items())

    def word(self, period: Period, row: Row, column: Column) -> Value:
        return next(iter(self._own().values())).value(period, row, column)

    def view(self, table: str, period: Period) -> View | None:
        return self.open(table, period)

    def _own(self) -> dict[str, Unit]:
        return {name: Unit(unit.typed, unit.tables, self.of, unit.rows)
                for name, unit in self.everyone.items()}  # fmt: skip

    def open(self, table: str, period: Period) -> View:
        """The units' view of a table."""
        one = next(iter(self.everyone.values()))
        declared = one.tables[table]
        if declared.unit_rows:
            return self._side_by_side(declared, period)
        return View(declared, period, CALENDAR, Together(self.everyone, table), one.rows)

    def _side_by_side(self, table: Table, period: Period) -> View:
        views = {name: unit.open(table.id, period) for name, unit in self.everyone.items()}
        rows = [*(Row(id=name, title=name.title()) for name in views), *table.rows]
        return View(table, period, CALENDAR, SideBySide(views), rows)


@dataclass
class SideBySide(Source):
    """Units as the rows of a table."""

    views: Mapping[str, View]

    def value(self, period: Period, row: Row, column: Column) -> Value:
        return NOTHING

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        return Explanation("")

    def inner(self, period: Period, row: Row) -> tuple[View, str] | None:
        found = self.views.get(row.id)
        view = found.at(period) if found else None
        return (view, view.rows[-1].id) if view else None
