"""Summering and styrtal: what the plan's tree says, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.fold import Utfall
from vbtui.domain.period import Calendar, Period
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.plan_tables import SUMMERING
from vbtui.domain.plantree import PlanTree
from vbtui.domain.status import TRENDS, find
from vbtui.domain.summering import Rad, counted, rader
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
from vbtui.read import fold, plan_tree, suggestions
from vbtui.store.database import Database

Cells = dict[tuple[str, str], Scalar]
"""(row, column) → what stands there."""


class PlanView(View):
    """A table that is read off the plan as one unit sees it."""

    def __init__(
        self, table: Table, period: Period, calendar: Calendar, enhet: Enhet, source: _OfPlan
    ) -> None:
        """``source`` knows the rows and what stands in them."""
        super().__init__(table, period, calendar, source, source.rows)
        self.enhet = enhet
        self.consolidated = False
        self.missing: Sequence[Enhet] = ()
        self.definitions: tuple[tuple[Enhet, str], ...] = ()


class _OfPlan(Source):
    """Cells that have been read already, with the nodes that each is made of."""

    def __init__(
        self, rows: Sequence[Row], cells: Cells, made_of: dict[tuple[str, str], tuple[Nod, ...]]
    ) -> None:
        self.rows = rows
        self._cells = cells
        self._made_of = made_of

    def value(self, period: Period, row: Row, column: Column) -> Value:
        """What the tree says."""
        found = self._cells.get((row.id, column.id))
        return NOTHING if found is None else Value(found)

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        """The nodes behind a number."""
        noder = self._made_of.get((row.id, column.id), ())
        text = "Antalet räknas ur planen." if noder else "Ingenting räknas här."
        if (row.id, column.id) in self._cells and not noder:
            text = "Värdet står i planen."
        return Explanation(text, tuple(Part("", nod.name, None) for nod in noder))

    def refusal(self, row: Row, column: Column) -> str:
        """Nothing is typed here."""
        return "Tabellen läses ur planen; ändra i Uppföljning i stället."


def open_plan_view(
    db: Database,
    table: Table,
    organisation: Organisation,
    perioder: Sequence[Period],
    enhet: Enhet,
    period: Period,
) -> PlanView:
    """One of the two tables as the unit sees the plan of the period."""
    tree = plan_tree(db, organisation, enhet, period)
    source = (
        _summering(db, tree, period)
        if table.id == SUMMERING.id
        else _styrtal(db, organisation, tree, period)
    )
    return PlanView(table, period, Calendar(perioder), enhet, source)


def _summering(db: Database, tree: PlanTree, period: Period) -> _OfPlan:
    rows: list[Row] = []
    cells: Cells = {}
    made_of: dict[tuple[str, str], tuple[Nod, ...]] = {}
    folded = fold(db)
    for rad in rader(tree):
        rows.append(_row(rad))
        for utfall, noder in counted(rad, tree, period.typ, folded).items():
            if utfall is not None and utfall is not Utfall.RAKNAS_INTE:
                cells[rad.id, utfall.value] = Decimal(len(noder))
                made_of[rad.id, utfall.value] = noder
    return _OfPlan(rows, cells, made_of)


def _row(rad: Rad) -> Row:
    return Row(id=rad.id, title=rad.title)


def _styrtal(db: Database, organisation: Organisation, tree: PlanTree, period: Period) -> _OfPlan:
    rows: list[Row] = []
    cells: Cells = {}
    suggested = suggestions(db, organisation, tree, period)
    for nod in tree.order:
        if nod.typ is not NodTyp.STYRTAL:
            continue
        rows.append(Row(id=nod.id, title=nod.name, unit=nod.matt or None))
        said = tree.said(nod)
        status = find(nod.typ, period.typ, said.status)
        suggestion = suggested.of(nod)
        forslag = suggestion.status if suggestion else None
        for column, text in (
            ("utfall", said.utfall),
            ("malvarde", nod.malvarde),
            ("malvarde_lang", nod.malvarde_lang),
            ("trend", " ".join(TRENDS.get(said.trend or "", (said.trend or "",)))),
            ("bedomning", status.label if status else ""),
            ("forslag", forslag.label if forslag else ""),
        ):
            if text:
                cells[nod.id, column] = text
    return _OfPlan(rows, cells, {})
