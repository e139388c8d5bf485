"""What a person wants to see of a file, gathered for the screen and the command line alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import FileError
from vbtui.domain.period import Period
from vbtui.domain.plan import EMPTY, Nod, Uppfoljning
from vbtui.domain.plantree import PlanTree
from vbtui.domain.table import Table
from vbtui.store import cells, drafts, plans
from vbtui.store.database import Database


@dataclass(frozen=True, slots=True)
class Voice:
    """What one unit says about a node; ``EMPTY`` where it is expected to and has not."""

    enhet: Enhet
    said: Uppfoljning


@dataclass(frozen=True, slots=True)
class Before:
    """What the unit said the period before."""

    period: Period
    said: Uppfoljning


@dataclass(frozen=True, slots=True)
class NodePage:
    """Everything about one node, for one unit and period."""

    nod: Nod
    enhet: Enhet
    period: Period
    said: Uppfoljning
    saved_comment: str
    """The comment as last journaled; differs from ``said`` while there is a draft."""
    overtaken: drafts.Draft | None
    """A draft begun from another text than the one that stands there: somebody has to choose."""
    before: Before | None
    others: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """How much of a table is filled in, for one unit or several together.

    ``done`` of the ``of`` that can be are: cells of a table with fixed rows, added rows with
    something in them, or, of several units, those that have figures.
    """

    done: int
    of: int
    only_shares: bool = False
    """Only published shares are there, which cannot be added up."""


def filled(
    db: Database,
    table: Table,
    organisation: Organisation,
    enhet: Enhet,
    period: Period,
    *,
    consolidated: bool,
) -> Filled:
    """How much of a table the unit has filled in, or how many of those below it have."""
    rows = [row for row in table.rows_for(period.typ) if row.formula is None]
    if consolidated:
        leaves = [one.id for one in organisation.leaves(enhet)]
        if table.free_rows:
            # A unit without a row has nothing to report there.
            added = {row.enhet for row in cells.free_rows(db, table, leaves, period.id)}
            leaves = [one for one in leaves if one in added]
        return Filled(len(cells.counts(db, table, period, leaves, rows)), len(leaves))
    count = cells.counts(db, table, period, [enhet.id], rows).get(enhet.id, cells.Count(0, 0))
    if table.free_rows:
        return Filled(count.rows, len(cells.free_rows(db, table, [enhet.id], period.id)))
    typed = [column for column in table.columns_for(period.typ) if column.formula is None]
    shares = [row for row in table.rows_for(period.typ) if row.published]
    only_shares = not count.cells and bool(cells.counts(db, table, period, [enhet.id], shares))
    return Filled(count.cells, len(rows) * len(typed), only_shares)


def current_period(perioder: Sequence[Period]) -> Period:
    """The period that work is about unless another is chosen: the newest that has a plan.

    :raises FileError: the file has no period at all.
    """
    for period in (*(period for period in perioder if period.plan), *perioder):
        return period
    raise FileError("Filen har ingen period; be om en ny kopia från den som skickade den.")


def plan_tree(db: Database, organisation: Organisation, enhet: Enhet, period: Period) -> PlanTree:
    """The plan of the period as ``enhet`` sees it; an empty tree where the period has no plan."""
    noder = plans.noder(db, period.plan) if period.plan else []
    berorda = plans.berorda(db, period.plan) if period.plan else {}
    said = plans.said_by_owners(db, period.id) | plans.said(db, enhet.id, period.id)
    return PlanTree(noder, berorda, organisation, enhet, said)


def node_page(
    db: Database,
    organisation: Organisation,
    perioder: Sequence[Period],
    tree: PlanTree,
    nod: Nod,
    period: Period,
) -> NodePage:
    """One node for the unit that the tree is for."""
    enhet = tree.enhet
    everyone = plans.said_about(db, nod.id, period.id)
    said = everyone.get(enhet.id, EMPTY)
    cell = plans.uppfoljning_cell(nod.id, enhet.id, period.id, "kommentar")
    draft = drafts.find(db, cell)
    saved = plans.saved_comment(db, nod.id, enhet.id, period.id)
    wanted = tree.reporters(nod) | {
        unit for unit, one in everyone.items() if one.status or one.kommentar
    }
    earlier = plans.said_before(db, nod.id, enhet.id, period)
    by_id = {known.id: known for known in perioder}
    return NodePage(
        nod=nod,
        enhet=enhet,
        period=period,
        said=said,
        saved_comment=saved,
        overtaken=draft if draft and draft.base != saved else None,
        before=Before(by_id[earlier.period], earlier.uppfoljning)
        if earlier and earlier.period in by_id
        else None,
        others=tuple(
            Voice(unit, everyone.get(unit.id, EMPTY))
            for unit in organisation
            if unit.id in wanted and unit.id != enhet.id
        ),
    )
