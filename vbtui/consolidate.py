"""Tables for one unit or for a unit with everything below it.

Additive measures are summed from exact values; ratios are made anew from the sums by the table
engine; what cannot be added is refused with a reason. A unit that has delivered nothing in a
table is named as missing: missing is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Period
from vbtui.domain.table import (
    NOTHING,
    Column,
    Explanation,
    Part,
    Row,
    Scalar,
    Table,
    Value,
    View,
)
from vbtui.domain.times import shown_moment
from vbtui.store import cells, journal
from vbtui.store.database import Database
from vbtui.store.journal import Stored

Fresh = Mapping[str, tuple[Stored, ...] | None]
"""Row → what the file says in it, or None where nothing is typed: see :meth:`TableView.fresh`."""


class TypedFigures:
    """What units have typed in one table, for the period and the one it is compared with."""

    def __init__(
        self, db: Database, table: Table, perioder: Sequence[Period], enheter: Sequence[Enhet]
    ) -> None:
        """Read everything these units have typed."""
        self._figures = cells.figures(
            db, table, [period.id for period in perioder], [enhet.id for enhet in enheter]
        )
        self._place = {column.id: place for place, column in enumerate(table.typed_columns)}

    def value(self, period: Period, enhet: Enhet, row: Row, column: Column) -> Scalar:
        """One typed value, or None."""
        stored = self._figures.get((period.id, enhet.id), {}).get(row.id)
        if stored is None:
            return None
        return journal.figure(column, stored[self._place[column.id]])

    def rows(self, period: Period, enhet: Enhet) -> Set[str]:
        """The rows that the unit has typed something in."""
        return self._figures.get((period.id, enhet.id), {}).keys()

    def renew(self, period: Period, enhet: Enhet, fresh: Fresh) -> None:
        """Hold what the file now says in some rows."""
        known = self._figures.setdefault((period.id, enhet.id), {})
        for row, stored in fresh.items():
            if stored is None:
                known.pop(row, None)
            else:
                known[row] = stored


class UnitSource:
    """One unit's own figures."""

    def __init__(self, db: Database, table: Table, enhet: Enhet, perioder: Sequence[Period]):
        """The figures of ``enhet`` for these periods."""
        self._db = db
        self._table = table
        self.enhet = enhet
        self._typed = TypedFigures(db, table, perioder, [enhet])

    def value(self, period: Period, row: Row, column: Column) -> Value:
        """The typed value."""
        found = self._typed.value(period, self.enhet, row, column)
        return NOTHING if found is None else Value(found)

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        """Who typed it and when."""
        cell = cells.cell(self._table, self.enhet.id, period.id, row.id, column.id)
        changes = journal.history(self._db, cell)
        value = self.value(period, row, column).exact
        if value is None:
            return Explanation(f"Inget är ifyllt av {self.enhet.namn}.")
        if not changes:
            return Explanation("Värdet fanns i filen när den skapades.")
        last = changes[0]
        who = "utanför programmet" if last.outside else f"av {last.author}"
        return Explanation(f"Inskrivet {who} {shown_moment(last.at)}.")

    def refusal(self, row: Row, column: Column) -> str:
        """A unit's own typed cells may be typed."""
        return ""

    def rows(self, period: Period) -> Set[str]:
        """The rows that the unit has typed something in."""
        return self._typed.rows(period, self.enhet)

    def renew(self, period: Period, fresh: Fresh) -> None:
        """Hold what the file now says in some rows."""
        self._typed.renew(period, self.enhet, fresh)


class SumSource:
    """The figures of several units together."""

    def __init__(
        self,
        db: Database,
        table: Table,
        enheter: Sequence[Enhet],
        reporting: Sequence[Enhet],
        perioder: Sequence[Period],
        rows: Sequence[Row],
    ) -> None:
        """The figures of all ``enheter`` in these rows, for these periods.

        Of the units those in ``reporting`` should have figures.
        """
        self._enheter = enheter
        self._reporting = reporting
        self._typed = TypedFigures(db, table, perioder, enheter)
        self._additive = {row.id for row in rows if not row.published}

    def missing(self, period: Period) -> list[Enhet]:
        """The units that should have figures and have typed nothing that can be added up."""
        return [
            enhet
            for enhet in self._reporting
            if self._additive.isdisjoint(self._typed.rows(period, enhet))
        ]

    def value(self, period: Period, row: Row, column: Column) -> Value:
        """The sum over the units, or why there is none."""
        found = [
            (enhet, value)
            for enhet in self._enheter
            if (value := self._typed.value(period, enhet, row, column)) is not None
        ]
        if not found:
            return NOTHING
        if row.published:
            names = ", ".join(enhet.namn for enhet, _ in found)
            return Value(
                None,
                reason=f"Bara procent finns från {names}; andelar kan visas var för sig men inte"
                " läggas ihop. Fyll i timmarna.",
            )
        if len(found) == 1:
            return Value(found[0][1])
        total = Decimal(0)
        for enhet, value in found:
            if not isinstance(value, Decimal):
                return Value(
                    None, reason=f"{enhet.namn} har skrivit ”{value}”, som inte kan läggas ihop."
                )
            total += value
        if not column.additive:
            return Value(None, reason="Måttet kan inte läggas ihop över enheter.")
        return Value(total)

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        """The units' parts, and which units have not delivered."""
        parts = tuple(
            Part("+", enhet.namn, value)
            for enhet in self._enheter
            if (value := self._typed.value(period, enhet, row, column)) is not None
        )
        missing = tuple(enhet.namn for enhet in self.missing(period))
        units = "1 enhet" if len(parts) == 1 else f"{len(parts)} enheter"
        reason = self.value(period, row, column).reason
        text = reason or f"Summa av {units} för {period.title}."
        return Explanation(text, parts, missing)

    def refusal(self, row: Row, column: Column) -> str:
        """A sum is typed nowhere."""
        return "Cellen är summan av flera enheter; byt till en av dem för att ändra."


class TableView(View):
    """A table as one unit sees it: its own figures, or those of all units below it."""

    def __init__(
        self,
        db: Database,
        table: Table,
        organisation: Organisation,
        enhet: Enhet,
        period: Period,
        previous: Period | None,
        *,
        consolidated: bool,
    ) -> None:
        """Read the figures; ``consolidated`` takes in everything below ``enhet``."""
        perioder = [period, previous] if previous else [period]
        everyone = list(organisation.subtree(enhet)) if consolidated else [enhet]
        self.enhet = enhet
        self.consolidated = consolidated and len(everyone) > 1
        """Whether the figures of several units are seen together."""
        added = (
            cells.free_rows(db, table, [one.id for one in everyone], period.id)
            if table.free_rows
            else []
        )
        free = cells.rows_of(added)
        self._typed: UnitSource | SumSource
        if self.consolidated:
            reporting = organisation.leaves(enhet)
            if table.free_rows:
                # A unit without a row has nothing to report there.
                owners = {row.enhet for row in added}
                reporting = [one for one in reporting if one.id in owners]
            self._typed = SumSource(db, table, everyone, reporting, perioder, free or table.rows)
        else:
            self._typed = UnitSource(db, table, enhet, perioder)
        super().__init__(table, period, previous, self._typed, free)

    @property
    def missing(self) -> list[Enhet]:
        """The units that should have figures in the table and have none."""
        if isinstance(self._typed, SumSource):
            return self._typed.missing(self.period)
        return [self.enhet] if self._rows.keys().isdisjoint(self._typed.rows(self.period)) else []

    def fresh(self, db: Database, rows: Iterable[str]) -> Fresh:
        """What the file now says in these rows of the unit's own table, for :meth:`renew`.

        Reading and taking in are two steps, so that a screen can read in one thread what it
        shows from another.
        """
        wanted = list(rows)
        found = cells.row_figures(db, self.table, self.enhet.id, self.period.id, wanted)
        return {row: found.get(row) for row in wanted}

    def renew(self, fresh: Fresh) -> None:
        """Show what the file now says in some rows; reading a large table anew would take long."""
        assert isinstance(self._typed, UnitSource), "sums are typed nowhere"
        self._typed.renew(self.period, fresh)
        self.forget()


def open_view(
    db: Database,
    table: Table,
    organisation: Organisation,
    perioder: Sequence[Period],
    enhet: Enhet,
    period: Period,
    *,
    consolidated: bool,
) -> TableView:
    """One table for a unit and period, compared with the period that it is compared with."""
    by_id = {known.id: known for known in perioder}
    previous = by_id.get(period.jamforelse or "")
    return TableView(db, table, organisation, enhet, period, previous, consolidated=consolidated)
