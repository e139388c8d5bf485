"""Tables for one unit or for a unit with everything below it.

Additive measures are summed from exact values; ratios are made anew from the sums by the table
engine; what cannot be added, or was measured in another way, is refused with a reason. A unit that
has delivered nothing in a table is named as missing: missing is not zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from vbtui.domain.definition import Definitions
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Calendar, Period
from vbtui.domain.table import (
    NOTHING,
    Column,
    Explanation,
    From,
    Needs,
    Part,
    Row,
    Scalar,
    Source,
    Table,
    Value,
    View,
    needs,
)
from vbtui.domain.tables import TABLES
from vbtui.domain.times import shown_moment
from vbtui.store import cells, conflicts, definitions, journal
from vbtui.store.database import Database
from vbtui.store.journal import Stored

Fresh = Mapping[str, tuple[Stored, ...] | None]
"""Row → what the file says in it, or None where nothing is typed: see :meth:`TableView.fresh`."""

Others = Callable[[str, Period], View | None]
"""Another table for a period, of the same units."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How many of the units that should have figures have them: in a table, or in one cell of it.

    A unit above those that report, the board for one, is not counted among them: its own figures
    come beside theirs.
    """

    there: int
    asked: int
    beside: tuple[str, ...] = ()
    """Names of the units that have figures without being asked for any."""

    @property
    def text(self) -> str:
        """``6 av 7 enheter``, and whose own figures are in the sum besides."""
        return self._with_own(f"{self.there} av {_units(self.asked)}")

    @property
    def summed(self) -> str:
        """What a sum is made of: ``6 enheter``, and whose own figures besides."""
        return self._with_own(_units(self.there) if self.there or not self.beside else "")

    def _with_own(self, counted: str) -> str:
        own = f"egna uppgifter ({', '.join(self.beside)})" if self.beside else ""
        return " och ".join(part for part in (counted, own) if part)


class TypedFigures:
    """What units have typed in one table, for a period and those it is compared with."""

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
            [table.row_key(row.id) for row in rows],
        )
        self._table = table
        self._place = {column.id: place for place, column in enumerate(table.typed_columns)}

    def value(self, period: Period, enhet: Enhet, row: Row, column: Column) -> Scalar:
        """One typed value, or None."""
        known = self._figures.get((period.id, enhet.id))
        stored = known.get(self._table.row_key(row.id)) if known else None
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


class UnitSource(Source):
    """One unit's own figures."""

    def __init__(
        self,
        db: Database,
        table: Table,
        enhet: Enhet,
        typed: TypedFigures,
        definitions: Definitions,
        others: Others,
    ) -> None:
        """The figures of ``enhet`` among those that have been read."""
        self._db = db
        self._table = table
        self.enhet = enhet
        self._typed = typed
        self._definitions = definitions
        self._others = others

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

    def incomparable(self, period: Period, before: Period) -> str:
        """Why the unit's own figures of two periods cannot be compared."""
        return self._definitions.incomparable(period, before, [self.enhet], [self.enhet])

    def view(self, table: str, period: Period) -> View | None:
        """The unit's own figures in another table."""
        return self._others(table, period)

    def rows(self, period: Period) -> Set[str]:
        """The rows that the unit has typed something in."""
        return self._typed.rows(period, self.enhet)

    def renew(self, period: Period, fresh: Fresh) -> None:
        """Hold what the file now says in some rows."""
        self._typed.renew(period, self.enhet, fresh)


class SumSource(Source):
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
        others: Mapping[tuple[str, str], TableView],
    ) -> None:
        """The figures of all ``enheter`` (the one above the others first) in these rows, for these
        periods.

        Of the units those in ``reporting`` should have figures; ``owners`` is row → unit, where a
        row is one unit's own. ``others`` are the other tables that this one fetches from.
        """
        self._db = db
        self._table = table
        self._enheter = enheter
        self._reporting = reporting
        self._perioder = perioder
        self._owners = owners
        self._definitions = definitions
        self._others = others
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
        asked = [enhet for enhet in self._reporting if self._expected(row, enhet)]
        heard = self._counted([enhet for enhet, _ in found], asked)
        text = total.reason or f"Summa av {heard.summed} för {period.title}."
        if missing and total.exact is not None:
            text += f" Tal finns från {heard.there} av {_units(heard.asked)}."
        return Explanation(text, parts, missing)

    def heard(self, period: Period) -> Heard:
        """How many of the units that should have figures in the table have some."""
        there = [
            enhet
            for enhet in self._enheter
            if not self._additive.isdisjoint(self._typed.rows(period, enhet))
        ]
        return self._counted(there, self._reporting)

    def _counted(self, there: Sequence[Enhet], asked: Sequence[Enhet]) -> Heard:
        ids = {enhet.id for enhet in asked}
        beside = tuple(enhet.namn for enhet in there if enhet.id not in ids)
        return Heard(len(there) - len(beside), len(asked), beside)

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
            (enhet.namn, self.of_unit(enhet))
            for enhet in self._enheter
            if enhet in self._reporting
            or any(self._typed.rows(period, enhet) for period in self._perioder)
        ]

    def of_unit(self, enhet: Enhet) -> UnitSource:
        """One of the units' own figures."""

        def others(table: str, period: Period) -> View | None:
            found = self._others.get((table, period.id))
            return found.of_unit(enhet) if found else None

        return UnitSource(self._db, self._table, enhet, self._typed, self._definitions, others)

    def word(self, period: Period, row: Row, column: Column) -> Value:
        """What the unit above the others has typed."""
        found = self._typed.value(period, self._enheter[0], row, column)
        return NOTHING if found is None else Value(found)

    def view(self, table: str, period: Period) -> View | None:
        """Another table for the same units."""
        return self._others.get((table, period.id))


class UnitRows(Source):
    """A view whose rows are units, each shown as its own view of the table has it."""

    def __init__(self, views: Sequence[TableView]) -> None:
        """One view for each unit: its own, or that of all below it."""
        self.views = {view.enhet.kod: view for view in views}
        self.enheter = [view.enhet for view in views]

    def value(self, period: Period, row: Row, column: Column) -> Value:
        """All figures are the units' own views'."""
        return NOTHING

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        """All figures are the units' own views'."""
        return Explanation("")

    def refusal(self, row: Row, column: Column) -> str:
        """Figures are typed in the unit's own view."""
        return f"Raden visar tal från {row.title}; byt till den enheten för att ändra."

    def inner(self, period: Period, row: Row) -> tuple[View, str] | None:
        """The unit's view, and its row: the unit's own, or the sum of all below it."""
        found = self.views.get(row.id)
        if found is None or row.formula is not None:
            return None
        view = found if period.id == found.period.id else found.at(period)
        return (view, view.rows[-1].id) if view else None


class TableView(View):
    """A table as one unit sees it: its own figures, or those of all units below it."""

    def __init__(
        self,
        db: Database,
        table: Table,
        organisation: Organisation,
        enhet: Enhet,
        period: Period,
        calendar: Calendar,
        *,
        consolidated: bool,
    ) -> None:
        """Read the figures; ``consolidated`` takes in everything below ``enhet``."""
        together = consolidated and not table.whole
        everyone = list(organisation.subtree(enhet)) if together else [enhet]
        self.enhet = enhet
        self.everyone: Sequence[Enhet] = everyone
        """The units whose figures are seen."""
        self.consolidated = len(everyone) > 1
        """Whether the figures of several units are seen together."""
        self._leaves = organisation.leaves(enhet)
        wanted = needs(table, period, calendar)
        stated = definitions.definitions(db, table.id, [one.id for one in wanted.perioder])
        self._definitions = Definitions(table, stated)
        self.definitions: tuple[tuple[Enhet, str], ...] = tuple(
            (one, text) for one in everyone if (text := self._definitions.stated(period, one))
        )
        """The units that have measured otherwise in the period, and how."""

        def opened(one: Table, of: Enhet, when: Period, *, below: bool) -> TableView:
            return TableView(db, one, organisation, of, when, calendar, consolidated=below)

        self._typed: UnitSource | SumSource | UnitRows
        if table.unit_rows and self.consolidated:
            views = [
                (below, opened(table, one, period, below=below))
                for one, below in _side_by_side(organisation, enhet)
            ]
            self._typed = UnitRows([view for below, view in views if below or view.has_figures])
            rows = [*map(_unit_row, self._typed.enheter), *table.rows]
        else:
            self._others = {
                (one, when.id): opened(TABLES[one], enhet, when, below=self.consolidated)
                for one, when in wanted.others
            }
            rows, owners = _added(db, table, everyone, period)
            if table.unit_rows:
                rows = [_unit_row(enhet)]
            self._typed = self._source(db, table, wanted, rows or table.rows, owners)
        super().__init__(table, period, calendar, self._typed, rows)

    def _source(
        self,
        db: Database,
        table: Table,
        wanted: Needs,
        rows: Sequence[Row],
        owners: Mapping[str, str],
    ) -> UnitSource | SumSource:
        """The typed figures of the unit, or of all of them."""
        if not self.consolidated:
            typed = TypedFigures(db, table, wanted.perioder, self.everyone, rows)

            def others(other: str, when: Period) -> View | None:
                return self._others.get((other, when.id))

            return UnitSource(db, table, self.enhet, typed, self._definitions, others)
        reporting = self._leaves
        if table.free_rows:
            # A unit without a row has nothing to report there.
            with_rows = set(owners.values())
            reporting = [one for one in reporting if one.id in with_rows]
        if table.by_need:
            typed = TypedFigures(db, table, [wanted.perioder[0]], reporting, rows)
            begun = [one for one in reporting if typed.rows(wanted.perioder[0], one)]
            reporting = begun or reporting
        return SumSource(
            db, table, self.everyone, reporting, wanted.perioder, rows, owners,
            self._definitions, self._others,
        )  # fmt: skip

    def of_unit(self, enhet: Enhet) -> View:
        """One of several units' own view of the table."""
        assert isinstance(self._typed, SumSource), "only a sum is of several units"
        return View(self.table, self.period, self.calendar, self._typed.of_unit(enhet), self.rows)

    @property
    def heard(self) -> Heard:
        """How many of the units that should have figures in the table have some."""
        if isinstance(self._typed, SumSource) and not self._all_fetched:
            return self._typed.heard(self.period)
        asked = self._leaves if self.consolidated else [self.enhet]
        beside: tuple[str, ...] = ()
        if isinstance(self._typed, UnitRows):
            beside = tuple(
                view.enhet.namn
                for view in self._typed.views.values()
                if not view.consolidated and view.enhet not in self._leaves
            )
        return Heard(len(asked) - len(self.missing), len(asked), beside)

    @property
    def _all_fetched(self) -> bool:
        """Whether nothing needs to be typed in the table, since all of it is in other tables."""
        return all(column.formula is not None for column in self.columns)

    @property
    def clash(self) -> str:
        """Why the units' figures are not added up, as a sentence; nothing where they are."""
        return self._typed.clash(self.period) if isinstance(self._typed, SumSource) else ""

    @property
    def has_figures(self) -> bool:
        """Whether there is a single figure in the table for the period."""
        return _any_figure(self)

    @property
    def missing(self) -> list[Enhet]:
        """The units that should have figures in the table and have none."""
        if isinstance(self._typed, UnitRows):
            return [
                enhet
                for view in self._typed.views.values()
                for enhet in view.missing
                if enhet in self._leaves
            ]
        if self._all_fetched:
            asked = self._leaves if self.consolidated else [self.enhet]
            return [one for one in asked if not _any_figure(self._own(one))]
        if isinstance(self._typed, SumSource):
            return self._typed.missing(self.period)
        keys = {self.table.row_key(row.id) for row in self.rows}
        return [self.enhet] if keys.isdisjoint(self._typed.rows(self.period)) else []

    def _own(self, enhet: Enhet) -> View:
        return self.of_unit(enhet) if self.consolidated else self

    def fresh(self, db: Database, rows: Iterable[str]) -> Fresh:
        """What the file now says in these rows of the unit's own table, for :meth:`renew`.

        Reading and taking in are two steps, so that a screen can read in one thread what it
        shows from another.
        """
        wanted = [self.table.row_key(row) for row in rows]
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


_Waiting = Mapping[str, Set[tuple[str, str]]]
"""Table → (row of the file, field) of every cell of it that waits for a choice."""


def disputed(db: Database, view: TableView) -> list[Disputed]:
    """The typed values of the view's table and period that wait for a choice."""
    return list(_disputed(view, _waiting(db)))


def _waiting(db: Database) -> _Waiting:
    found: dict[str, set[tuple[str, str]]] = {}
    for cell, _ in conflicts.open_cells(db):
        found.setdefault(cell.table, set()).add((cell.row, cell.field))
    return found


def _disputed(view: TableView, waiting: _Waiting) -> Iterator[Disputed]:
    here = waiting.get(view.table.id)
    for row in view.rows if here else ():
        columns = [one for one in view.table.typed_columns if view.is_typed(row, one)]
        if inner := _inner(view, row):
            yield from (replace(one, row=row) for one in _disputed(inner[0], waiting))
        elif here and columns:
            for enhet in view.everyone:
                cell = cells.cell(view.table, enhet.id, view.period.id, row.id, "")
                for column in columns:
                    if (cell.row, column.id) in here:
                        yield Disputed(enhet, row, column)


def built_on(view: TableView, row: str, column: str) -> set[tuple[str, str]]:
    """(row, column) of every cell of the view that a cell is worked out from, and its own."""
    found: set[tuple[str, str]] = set()
    left = [(row, column)]
    while left:
        cell = left.pop()
        if cell not in found:
            found.add(cell)
            # What is typed is made of no other cells, and to explain it the file is asked.
            if not view.is_typed(view.row(cell[0]), view.column(cell[1])):
                left += [part.cell for part in view.explain(*cell).parts if part.cell]
    return found


def _inner(view: TableView, row: Row) -> tuple[TableView, str] | None:
    """The view, and the row there, of a row that is a unit."""
    found = view.source.inner(view.period, row)
    return (found[0], found[1]) if found and isinstance(found[0], TableView) else None


def resting(db: Database, view: TableView) -> set[tuple[str, str]]:
    """(row, column) of every cell of the view that rests on a value that waits for a choice, in
    this table or in one that it fetches from."""
    return _resting(view, _waiting(db))


def _resting(view: TableView, waiting: _Waiting) -> set[tuple[str, str]]:
    if not any(table in waiting for table in TABLES):
        return set()
    found = {(one.row.id, one.column.id) for one in _disputed(view, waiting)}
    found |= _fetched(view, waiting)
    for row in view.rows if view.table.unit_rows else ():
        if inner := _inner(view, row):
            found |= {
                (row.id, place) for at, place in _resting(inner[0], waiting) if at == inner[1]
            }
    if not found:
        return found
    rows = {row for row, _ in found}
    # Only sums reach into other rows, and a large table has few of them.
    return found | {
        (row.id, column.id)
        for row in view.rows
        if row.id in rows or row.formula is not None
        for column in view.columns
        if not found.isdisjoint(built_on(view, row.id, column.id))
    }


def _fetched(view: TableView, waiting: _Waiting) -> set[tuple[str, str]]:
    """The cells that are fetched from another table's cell that rests on a waiting value."""
    known: dict[str, set[tuple[str, str]]] = {}
    found = set()
    for column in view.columns:
        if not isinstance(column.formula, From):
            continue
        for row in view.rows:
            # What a unit has typed in its place rests on nothing; of several only some have.
            alone = view.restated(row, column) and not view.consolidated
            if alone or view.sums_down(row, column):
                continue
            other, *cell = view.fetched_from(row, column) or (None,)
            if not isinstance(other, TableView):
                continue
            if other.table.id not in known:
                known[other.table.id] = _resting(other, waiting)
            if tuple(cell) in known[other.table.id]:
                found.add((row.id, column.id))
    return found


def _units(count: int) -> str:
    return "1 enhet" if count == 1 else f"{count} enheter"


def _any_figure(view: View) -> bool:
    return any(
        view.value(row.id, column.id).exact is not None
        for row in view.rows
        for column in view.columns
    )


def _unit_row(enhet: Enhet) -> Row:
    return Row(id=enhet.kod, title=enhet.namn)


def _side_by_side(organisation: Organisation, enhet: Enhet) -> list[tuple[Enhet, bool]]:
    """The units that a table with units as rows shows below one, each with whether it is shown
    with all that is below it; last come those above, which may have figures of their own.

    A unit that is alone below another would be the table's only row, so those below it are shown.
    """
    above, below = [enhet], organisation.children(enhet)
    while len(below) == 1 and organisation.children(below[0]):
        above.append(below[0])
        below = organisation.children(below[0])
    return [*((one, True) for one in below), *((one, False) for one in above)]


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
    """One table for a unit and period, compared with what the period is compared with."""
    calendar = Calendar(perioder)
    return TableView(db, table, organisation, enhet, period, calendar, consolidated=consolidated)
