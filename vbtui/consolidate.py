"""Tables for one unit or for a unit with everything below it.

Additive measures are summed from exact values; ratios are made anew from the sums by the table
engine; what cannot be added, or was measured in another way, is refused with a reason. A unit that
has delivered nothing in a table is named as missing: missing is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from vbtui.domain.definition import Definitions
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Period
from vbtui.domain.table import (
    NOTHING,
    Column,
    Explanation,
    Part,
    Row,
    Scalar,
    Source,
    Table,
    Value,
    View,
)
from vbtui.domain.times import shown_moment
from vbtui.store import cells, conflicts, definitions, journal
from vbtui.store.database import Database
from vbtui.store.journal import Stored

Fresh = Mapping[str, tuple[Stored, ...] | None]
"""Row → what the file says in it, or None where nothing is typed: see :meth:`TableView.fresh`."""


class TypedFigures:
    """What units have typed in one table, for the period and the one it is compared with."""

    def __init__(
        self,
        db: Database,
        table: Table,
        perioder: Sequence[Period],
        enheter: Sequence[Enhet],
        rows: Sequence[Row],
    ) -> None:
        """Read everything these units have typed; ``rows`` are those of the view."""
        self._figures = cells.figures(
            db,
            table,
            [period.id for period in perioder],
            [enhet.id for enhet in enheter],
            [row.id for row in rows],
        )
        self._place = {column.id: place for place, column in enumerate(table.typed_columns)}

    def value(self, period: Period, enhet: Enhet, row: Row, column: Column) -> Scalar:
        """One typed value, or None."""
        known = self._figures.get((period.id, enhet.id))
        stored = known.get(row.id) if known else None
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

    def __init__(
        self,
        db: Database,
        table: Table,
        enhet: Enhet,
        typed: TypedFigures,
        definitions: Definitions,
    ) -> None:
        """The figures of ``enhet`` among those that have been read."""
        self._db = db
        self._table = table
        self.enhet = enhet
        self._typed = typed
        self._definitions = definitions

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

    def incomparable(self, period: Period, before: Period) -> str:
        """Why the unit's own figures of two periods cannot be compared."""
        return self._definitions.incomparable(period, before, [self.enhet], [self.enhet])

    def units(self) -> Sequence[tuple[str, Source]]:
        """The figures are one unit's own."""
        return ()

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
        owners: Mapping[str, str],
        definitions: Definitions,
    ) -> None:
        """The figures of all ``enheter`` in these rows, for these periods.

        Of the units those in ``reporting`` should have figures; ``owners`` is row → unit, where a
        row is one unit's own.
        """
        self._db = db
        self._table = table
        self._enheter = enheter
        self._reporting = reporting
        self._perioder = perioder
        self._owners = owners
        self._definitions = definitions
        self._typed = TypedFigures(db, table, perioder, enheter, rows)
        self._additive = {row.id for row in rows if not row.published}
        self._clashes = {
            period.id: definitions.clash(period, self._with_figures(period)) for period in perioder
        }

    def _with_figures(self, period: Period) -> list[Enhet]:
        return [enhet for enhet in self._enheter if self._typed.rows(period, enhet)]

    def _clash(self, period: Period, row: Row, enheter: Iterable[Enhet]) -> str:
        """Why the units' figures cannot be added, or nothing when they can.

        An added row is one unit's own, and may stand beside rows measured in another way. The
        rows of a fixed table are summed, so there all units must have measured alike.
        """
        if row.id in self._owners:
            return self._definitions.clash(period, enheter)
        return self._clashes[period.id]

    def clash(self, period: Period) -> str:
        """Why the table's figures cannot be added; added rows stand each for itself."""
        return "" if self._table.free_rows else self._clashes[period.id]

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
        if clash := self._clash(period, row, [enhet for enhet, _ in found]):
            return Value(reason=clash)
        missing = self._without(row, {enhet.id for enhet, _ in found})
        if len(found) == 1:
            return Value(found[0][1], missing)
        total = Decimal(0)
        for enhet, value in found:
            if not isinstance(value, Decimal):
                return Value(
                    None, reason=f"{enhet.namn} har skrivit ”{value}”, som inte kan läggas ihop."
                )
            total += value
        if not column.additive:
            return Value(None, reason="Måttet kan inte läggas ihop över enheter.")
        return Value(total, missing)

    def _without(self, row: Row, found: Set[str]) -> tuple[str, ...]:
        """Names of the units that should have a value in the cell and are not among these."""
        return tuple(
            enhet.namn
            for enhet in self._reporting
            if enhet.id not in found and self._expected(row, enhet)
        )

    def _expected(self, row: Row, enhet: Enhet) -> bool:
        """Whether a unit that reports should have a value in the row: another's own row is not."""
        return self._owners.get(row.id) in (None, enhet.id)

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        """The units' parts, and which units have none."""
        total = self.value(period, row, column)
        sign = "" if total.reason else "+"
        found = [
            (enhet, value)
            for enhet in self._enheter
            if (value := self._typed.value(period, enhet, row, column)) is not None
        ]
        parts = tuple(Part(sign, self._name(period, enhet), value) for enhet, value in found)
        missing = () if row.published else self._without(row, {enhet.id for enhet, _ in found})
        units = _units(len(parts))
        text = total.reason or f"Summa av {units} för {period.title}."
        if missing and total.exact is not None:
            asked = [enhet for enhet in self._reporting if self._expected(row, enhet)]
            text += f" Tal finns från {len(asked) - len(missing)} av {_units(len(asked))}."
        return Explanation(text, parts, missing)

    def _name(self, period: Period, enhet: Enhet) -> str:
        stated = self._definitions.stated(period, enhet)
        return f"{enhet.namn} (mätt som ”{stated}”)" if stated else enhet.namn

    def refusal(self, row: Row, column: Column) -> str:
        """A sum is typed nowhere."""
        return "Cellen är summan av flera enheter; byt till en av dem för att ändra."

    def incomparable(self, period: Period, before: Period) -> str:
        """Why the sums of two periods cannot be compared."""
        return self._definitions.incomparable(
            period, before, self._with_figures(period), self._with_figures(before)
        )

    def units(self) -> Sequence[tuple[str, Source]]:
        """The units that report, and those between them and the top that have figures too."""
        return [
            (enhet.namn, UnitSource(self._db, self._table, enhet, self._typed, self._definitions))
            for enhet in self._enheter
            if enhet in self._reporting
            or any(self._typed.rows(period, enhet) for period in self._perioder)
        ]

    @property
    def reporting(self) -> Sequence[Enhet]:
        """The units that should have figures."""
        return self._reporting


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
        self.everyone: Sequence[Enhet] = everyone
        """The units whose figures are seen."""
        self.consolidated = consolidated and len(everyone) > 1
        """Whether the figures of several units are seen together."""
        stated = definitions.definitions(db, table.id, [one.id for one in perioder])
        self._definitions = Definitions(table, stated)
        self.definitions: tuple[tuple[Enhet, str], ...] = tuple(
            (one, text) for one in everyone if (text := self._definitions.stated(period, one))
        )
        """The units that have measured otherwise in the period, and how."""
        free, owners = _added(db, table, everyone, period)
        rows = free or table.rows
        self._typed: UnitSource | SumSource
        if self.consolidated:
            reporting = organisation.leaves(enhet)
            if table.free_rows:
                # A unit without a row has nothing to report there.
                with_rows = set(owners.values())
                reporting = [one for one in reporting if one.id in with_rows]
            self._typed = SumSource(
                db, table, everyone, reporting, perioder, rows, owners, self._definitions
            )
        else:
            typed = TypedFigures(db, table, perioder, [enhet], rows)
            self._typed = UnitSource(db, table, enhet, typed, self._definitions)
        super().__init__(table, period, previous, self._typed, free)

    @property
    def reporting(self) -> Sequence[Enhet]:
        """The units that should have figures in the table: of a sum those below that report."""
        return self._typed.reporting if isinstance(self._typed, SumSource) else [self.enhet]

    @property
    def clash(self) -> str:
        """Why the units' figures are not added up, as a sentence; nothing where they are."""
        return self._typed.clash(self.period) if isinstance(self._typed, SumSource) else ""

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


@dataclass(frozen=True, slots=True)
class Disputed:
    """A typed value of a unit's that two have said different things of, and nobody has chosen."""

    enhet: Enhet
    row: Row
    column: Column


def disputed(db: Database, view: TableView) -> list[Disputed]:
    """The typed values of the view's period that wait for a choice."""
    waiting = {
        (cell.row, cell.field)
        for cell, _ in conflicts.open_cells(db)
        if cell.table == view.table.id
    }
    if not waiting:
        return []
    return [
        Disputed(enhet, row, column)
        for enhet in view.everyone
        for row in view.rows
        for column in view.table.typed_columns
        if (cells.cell(view.table, enhet.id, view.period.id, row.id, "").row, column.id) in waiting
    ]


def built_on(view: TableView, row: str, column: str) -> set[tuple[str, str]]:
    """(row, column) of every cell of the view that a cell is worked out from, and its own."""
    found: set[tuple[str, str]] = set()
    left = [(row, column)]
    while left:
        cell = left.pop()
        if cell not in found:
            found.add(cell)
            left += [part.cell for part in view.explain(*cell).parts if part.cell]
    return found


def _units(count: int) -> str:
    return "1 enhet" if count == 1 else f"{count} enheter"


def _added(
    db: Database, table: Table, enheter: Iterable[Enhet], period: Period
) -> tuple[list[Row], dict[str, str]]:
    """The rows that these units have added, and row → unit."""
    if not table.free_rows:
        return [], {}
    added = cells.free_rows(db, table, [enhet.id for enhet in enheter], period.id)
    return cells.rows_of(added), {row.id: row.enhet for row in added}


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
