"""What a person wants to see of a file, gathered for the screen and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vbtui.domain.coverage import Contributor, Coverage, coverage, imprint, with_origin
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import FileError
from vbtui.domain.fold import Fold
from vbtui.domain.period import Period
from vbtui.domain.plan import EMPTY, Del, Nod, Uppfoljning
from vbtui.domain.plantree import PlanTree
from vbtui.domain.suggestion import Suggestion, Suggestions, suggest
from vbtui.domain.table import UNIT_ROW, Row, Table
from vbtui.store import cells, drafts, installningar, plans, used
from vbtui.store.database import Database


@dataclass(frozen=True, slots=True)
class Voice:
    """What one unit says about a node; ``EMPTY`` where it is expected to and has not."""

    enhet: Enhet
    said: Uppfoljning
    used: str = ""
    """The imprint of its comment when the reader's own text made use of it; empty if it has not."""

    @property
    def changed(self) -> bool:
        """Whether the comment has been changed after it was used."""
        return self.contributor.changed

    @property
    def paragraph(self) -> str:
        """The comment as it is put into another text: with its origin."""
        return with_origin(self.enhet.namn, self.said.kommentar)

    @property
    def contributor(self) -> Contributor:
        """What counts in the coverage."""
        return Contributor(self.enhet.namn, self.said.kommentar, self.used)


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
    suggestion: Suggestion | None
    """What the statuses of the units below make of it; None for a unit without units below."""
    coverage: Coverage | None
    """How the unit's text covers what the units below have written; None where none of them is
    asked or has written."""

    @property
    def differs(self) -> bool:
        """Whether the unit has chosen another status than the one suggested."""
        return self.suggestion is not None and self.suggestion.differs(self.said.status)


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
    lacking: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids of those of several units that have no figures."""


def filled(
    db: Database,
    table: Table,
    organisation: Organisation,
    enhet: Enhet,
    period: Period,
    *,
    consolidated: bool,
) -> Filled:
    """How much of a table the unit has filled in, or how many of those below it have.

    Nothing can be filled in of a table that fetches all its figures from others, and nothing need
    be of one that is asked by need.
    """
    rows = [row for row in table.rows_for(period.typ) if row.formula is None]
    if table.unit_rows:
        rows = [Row(id=UNIT_ROW, title=table.row_title)]
    typed = [column for column in table.columns_for(period.typ) if column.formula is None]
    if not typed:
        return Filled(0, 0)
    if consolidated and not table.whole:
        leaves = [one.id for one in organisation.leaves(enhet)]
        if table.free_rows:
            # A unit without a row has nothing to report there.
            added = cells.free_row_counts(db, table, leaves, period.id)
            leaves = [one for one in leaves if one in added]
        there = cells.counts(db, table, period, leaves, rows)
        if table.by_need:
            leaves = [one for one in leaves if one in there]
        return Filled(len(there), len(leaves), lacking=frozenset(leaves) - there.keys())
    count = cells.counts(db, table, period, [enhet.id], rows).get(enhet.id, cells.Count(0, 0))
    if table.free_rows:
        added = cells.free_row_counts(db, table, [enhet.id], period.id)
        return Filled(count.rows, added.get(enhet.id, 0))
    if table.by_need and not count.cells:
        return Filled(0, 0)
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


def plan_tree(
    db: Database,
    organisation: Organisation,
    enhet: Enhet,
    period: Period,
    part: Del | None = None,
) -> PlanTree:
    """The plan of the period as ``enhet`` sees it, or one part of it; an empty tree where the
    period has no plan."""
    noder = plans.noder(db, period.plan) if period.plan else []
    if part is not None:
        noder = [nod for nod in noder if nod.part is part]
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
    marks = used.used_in(db, cell.row)
    imprints = {
        unit.id: marks[row]
        for unit in (organisation if marks else ())
        if (row := _row(nod, unit, period)) in marks
    }
    spoken = {
        unit
        for unit, one in everyone.items()
        if one.status or one.kommentar or one.effekt or one.nasta_ar
    }
    wanted = tree.reporters(nod) | spoken | imprints.keys()
    others = tuple(
        Voice(unit, everyone.get(unit.id, EMPTY), imprints.get(unit.id, ""))
        for unit in organisation
        if unit.id in wanted and unit.id != enhet.id
    )
    units = {unit.id for unit in organisation.subtree(enhet)}
    below = [voice for voice in others if voice.enhet.id in units]
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
        others=others,
        suggestion=suggest(
            tree,
            organisation,
            nod,
            period.typ,
            {unit: one.status for unit, one in everyone.items() if one.status},
            fold(db),
        ),
        coverage=_coverage(tree, nod, said.kommentar, below),
    )


def _row(nod: Nod, enhet: Enhet, period: Period) -> str:
    """The row of what a unit says about a node."""
    return plans.uppfoljning_cell(nod.id, enhet.id, period.id, "").row


def _coverage(tree: PlanTree, nod: Nod, own: str, below: Iterable[Voice]) -> Coverage | None:
    """How a text covers those of the units below that are asked, have written, or were used."""
    if nod.is_anothers(tree.enhet.id):
        return None
    asked = tree.reporters(nod)
    known = [
        voice.contributor
        for voice in below
        if voice.enhet.id in asked or voice.said.kommentar or voice.used
    ]
    return coverage(own, known) if known else None


def coverages(
    db: Database,
    tree: PlanTree,
    period: Period,
    below: Iterable[tuple[Enhet, Mapping[str, Uppfoljning]]],
) -> dict[str, Coverage]:
    """Node → how the text of the tree's unit covers those of the units below it.

    ``below`` holds those units, each with what it has said; nodes that none of them is asked about
    or has written of are not there.
    """
    marks = used.used_by(db, tree.enhet.id, period.id)
    units = list(below)
    found = {}
    for nod in tree.order:
        imprints = marks.get(_row(nod, tree.enhet, period), {})
        voices = (
            Voice(
                unit,
                said.get(nod.id, EMPTY),
                imprints.get(_row(nod, unit, period), "") if imprints else "",
            )
            for unit, said in units
        )
        covered = _coverage(tree, nod, tree.said(nod).kommentar, voices)
        if covered is not None:
            found[nod.id] = covered
    return found


def changed_since_used(db: Database, enhet: Enhet, period: Period) -> set[str]:
    """The nodes where a comment that the unit's text has made use of was changed afterwards."""
    return {
        nod
        for nod, comment, used_as in used.sources(db, enhet.id, period.id)
        if imprint(comment) != used_as
    }


def fold(db: Database) -> Fold:
    """How the plan's statuses fold into the summary's three."""
    return Fold(installningar.settings(db))


def suggestions(
    db: Database, organisation: Organisation, tree: PlanTree, period: Period
) -> Suggestions:
    """What the statuses below the tree's unit make of each node of the plan."""
    below = bool(organisation.children(tree.enhet))
    statuses = plans.statuses(db, period.id) if below else {}
    return Suggestions(tree, organisation, period.typ, statuses, fold(db))
