"""Who has delivered: the board of units × parts that the one who collects looks at all day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.inlamning import CHANGED, LATE, NOT_YET, Inlamning, Insamling, Lage
from vbtui.domain.period import Period
from vbtui.domain.plan import Del
from vbtui.domain.tables import TABLES, asked_in
from vbtui.domain.times import local, shown_moment
from vbtui.history import Teller
from vbtui.read import filled, plan_tree
from vbtui.store import deliveries, inlamningar, plans
from vbtui.store.database import Database
from vbtui.store.deliveries import REFUSED, Delivery, Handout
from vbtui.store.inlamningar import Event
from vbtui.store.journal import Cell

PLAN_PARTS = frozenset(part.value for part in Del)
"""The ids of the parts that are of the plan; the others are named as their tables."""


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a part of the plan or of a table a unit has filled in: ``done`` of ``of``."""

    id: str
    title: str
    done: int
    of: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self.done >= self.of


@dataclass(frozen=True, slots=True)
class Altered:
    """A row of a unit's report that is not as it was when it was handed in."""

    part: str
    """The part of the plan, or the id of a table."""
    text: str
    """What it is about, beside its part: ``Uppdrag 28 Säker it-miljö``, ``Chef``."""
    fields: str
    """What was changed there: ``status, kommentar``."""
    target: str
    """How the command line names the place."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's line of the board. What has not happened is None."""

    enhet: Enhet
    inlamning: Inlamning
    open: bool
    """Whether the unit may write in its report."""
    late: bool
    """Whether its last day has passed without the report, or the report came after it."""
    changed: bool
    """Whether its report is no longer what it handed in."""
    handed_out: Handout | None
    seen: Delivery | None
    """The file of the unit's that held the most changes of those that were merged; of files that
    held as many the first, so that the same file again is no news."""
    refused: Delivery | None
    """The newest file that came after that and was refused."""
    submitted: Event | None
    received: Event | None
    returned: Event | None
    parts: tuple[Part, ...]
    conflicts: int

    @property
    def lage(self) -> Lage:
        """Where the report stands."""
        return self.inlamning.lage

    @property
    def words(self) -> str:
        """Where the report stands, with what one has to know beside it: ``inlämnad, ändrat
        efter inlämning``."""
        notes = [self.lage.word]
        if self.changed:
            notes.append(CHANGED)
        if self.late:
            notes.append(LATE)
        return ", ".join(notes)


@dataclass(frozen=True, slots=True)
class Board:
    """All units' reports for one period."""

    period: Period
    insamling: Insamling
    units: tuple[Unit, ...]
    shared_conflicts: int
    """Cells in conflict that are no reporting unit's own: the board's, and the plan's."""

    def count(self, *where: Lage) -> int:
        """How many of the units' reports stand there."""
        return sum(unit.lage in where for unit in self.units)


def board(db: Database, organisation: Organisation, period: Period, today: date) -> Board:
    """The board for the units that report: those without units of their own below."""
    enheter = organisation.leaves(organisation.root)
    insamling = inlamningar.insamling(db, period.id)
    reports = inlamningar.inlamningar(db, period.id)
    events = inlamningar.events(db, period.id)
    imprints = inlamningar.imprints(db, period, [enhet.id for enhet in enheter])
    conflicts = Counter(owner for owner, _ in inlamningar.conflict_cells(db))
    handed_out = deliveries.handouts(db)
    came = deliveries.deliveries(db)

    def unit(enhet: Enhet) -> Unit:
        report = reports.get(enhet.id, NOT_YET)
        # A file that was handed out to a level above holds the unit's report too. The board's own
        # file is everybody's and says nothing about anybody.
        above = {one.id for one in organisation.path(enhet)[1:]} or {enhet.id}
        its = [one for one in came if one.enhet in above]
        taken = [place for place, one in enumerate(its) if one.verdict != REFUSED]
        seen = its[max(taken, key=lambda place: its[place].changes)] if taken else None
        later = its[taken[-1] + 1 :] if taken else its

        def event(field: str, mark: str) -> Event | None:
            return events.get((enhet.id, field, mark)) if mark else None

        submitted = event("klar", report.klar)
        return Unit(
            enhet=enhet,
            inlamning=report,
            open=insamling.open_for(report, today),
            late=insamling.late(report, today) or _came_late(insamling, report, submitted),
            changed=report.changed(imprints[enhet.id]),
            handed_out=_newest([one for one in handed_out if one.enhet in above]),
            seen=seen,
            refused=_newest([one for one in later if one.verdict == REFUSED]),
            submitted=submitted,
            received=event("mottagen", report.mottagen),
            returned=event("atersand", report.atersand),
            parts=parts(db, organisation, enhet, period),
            conflicts=conflicts[enhet.id],
        )

    units = tuple(unit(enhet) for enhet in enheter)
    shared = conflicts.total() - sum(one.conflicts for one in units)
    return Board(period, insamling, units, shared)


def altered(
    db: Database, enhet: Enhet, period: Period, perioder: Sequence[Period], mark: str
) -> tuple[Altered, ...]:
    """What has been changed in a unit's report since the submission ``mark``; ``perioder`` are
    all periods of the file."""
    teller = Teller(db, perioder)
    rows: dict[str, list[Cell]] = {}
    for cell in inlamningar.changed_after(db, enhet.id, period, mark):
        rows.setdefault(cell.row, []).append(cell)
    found = []
    for cells in rows.values():
        where = teller.place(cells[0])
        table = TABLES.get(where.target.partition("/")[0])
        name = f"{where.typ.word} {where.name}" if where.typ else where.name
        if table:
            name = name.removeprefix(f"{table.title}, ")
        words = dict.fromkeys(teller.field(cell, grouped=False) for cell in cells)
        part = table.id if table else plan_part(db, where.target)
        found.append(Altered(part, name, ", ".join(words), where.target))
    return tuple(found)


def sent_back(db: Database, enhet: Enhet, perioder: Sequence[Period]) -> str:
    """That a unit's report has been sent back, by whom and why, in a sentence; empty where none
    of these periods' has. Of several the first."""
    for period in perioder:
        report = inlamningar.inlamningar(db, period.id).get(enhet.id, NOT_YET)
        if report.lage is Lage.ATERSAND:
            event = inlamningar.events(db, period.id).get((enhet.id, "atersand", report.atersand))
            who = f" {shown_moment(event.at)} av {event.author or 'okänd'}" if event else ""
            return (
                f"{period.title} är återsänd{who} med anledning: ”{report.orsak}”. Rätta det och"
                " lämna in på nytt."
            )
    return ""


def parts(
    db: Database, organisation: Organisation, enhet: Enhet, period: Period
) -> tuple[Part, ...]:
    """How much of the plan and of each table a unit has filled in for a period."""
    tree = plan_tree(db, organisation, enhet, period)
    there = {nod.part for nod in tree.order} | {Del.PLAN}
    found = []
    for one in Del:
        if one in there:
            progress = tree.progress_of(one)
            found.append(Part(one.value, one.word, progress.done, progress.expected))
    for table in asked_in(period.typ):
        part = filled(db, table, organisation, enhet, period, consolidated=False)
        found.append(Part(table.id, table.short_title or table.title, part.done, part.of))
    return tuple(found)


def plan_part(db: Database, target: str) -> str:
    """The part of the plan that a node belongs to; its own where it is no node's."""
    nod = plans.nod(db, target.partition("/")[2])
    return (nod.part if nod else Del.PLAN).value


def _came_late(insamling: Insamling, report: Inlamning, submitted: Event | None) -> bool:
    """Whether a report that waits to be received was handed in after its last day."""
    handed_in = local(submitted.at) if submitted else None
    return (
        report.lage is Lage.INLAMNAD
        and handed_in is not None
        and insamling.passed(report, handed_in.date())
    )


_T = TypeVar("_T")


def _newest(items: Sequence[_T]) -> _T | None:
    return items[-1] if items else None
