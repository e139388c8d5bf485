"""The state of everything for one unit and period: what a start screen and the command line show.

Reading only, in four parts that each take a moment, so that a screen can show the first while the
next is read. A unit with units below it is seen with all of them; what is missing is said to be
missing and never counted as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vbtui import delivered
from vbtui.consolidate import TableView, open_view
from vbtui.domain import summering
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.fold import Utfall
from vbtui.domain.inlamning import CHANGED, LATE, NOT_YET, Lage
from vbtui.domain.period import Period, short_date
from vbtui.domain.plan import KALLOR, Del, Nod, NodTyp
from vbtui.domain.plantree import PlanTree, Progress
from vbtui.domain.status import Status, Tone, find, scale
from vbtui.domain.summering import Rad
from vbtui.domain.table import Table, Value
from vbtui.domain.tables import TABLES, asked_in
from vbtui.history import Teller
from vbtui.read import Filled, filled, fold, plan_tree
from vbtui.store import inlamningar, latest
from vbtui.store.database import Database
from vbtui.store.latest import Saved

MOST_PERIODS = 6
"""So many periods of sick leave are shown, the newest."""
NEAR = 7
"""So many days before the last one it is worth a sign."""
MOST_CHANGES = 8
"""So much of what was changed last is told; the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose state is asked for, and when."""

    organisation: Organisation
    perioder: Sequence[Period]
    enhet: Enhet
    period: Period
    today: date

    @property
    def together(self) -> bool:
        """Whether the units below are seen with the unit."""
        return bool(self.organisation.children(self.enhet))


@dataclass(frozen=True, slots=True)
class Report:
    """Where the report of one of the units that hand in stands."""

    enhet: Enhet
    lage: Lage
    late: bool
    """Whether its last day has passed and it is not here."""
    changed: bool
    """Whether it is no longer what was handed in."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the collecting and the reports stand."""

    reports: tuple[Report, ...]
    """Those of the units that hand in: the unit itself, or all below it."""
    last_day: date | None
    """The last day to hand in; that of the extension, of a unit that has been given one."""
    days_left: int | None
    """Days to the last one, below zero when it has passed; None where there is none."""
    closed: bool
    conflicts: int
    """Cells that wait for a choice: the unit's own, or all of the file for the board."""
    altered: int
    """Rows of the unit's own report that are not as they were handed in."""

    @property
    def handed_in(self) -> int:
        """How many of the reports are here."""
        return sum(one.lage in (Lage.INLAMNAD, Lage.MOTTAGEN) for one in self.reports)

    @property
    def waits(self) -> bool:
        """Whether there is a report to wait for."""
        return self.handed_in < len(self.reports)

    @property
    def left(self) -> str:
        """How long it is to the last day, in words; nothing where there is none."""
        days = self.days_left
        if days is None:
            return ""
        if days == 0:
            return "i dag"
        count = "1 dag" if abs(days) == 1 else f"{abs(days)} dagar"
        return f"{count} kvar" if days > 0 else f"{count} sedan"


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing to know, in words."""

    id: str
    name: str
    text: str
    tone: Tone
    """Whether there is something to do about it."""


def facts(scope: Scope, standing: Standing, progress: Progress) -> Iterator[Fact]:
    """How the collecting and the unit's own work stand, the most urgent first."""
    if standing.conflicts:
        many = "1 väntar" if standing.conflicts == 1 else f"{standing.conflicts} väntar"
        yield Fact("konflikter", "Konflikter", f"{many} på ett val", Tone.BAD)
    yield _delivery(scope, standing)
    if standing.altered:
        rows = "1 rad är" if standing.altered == 1 else f"{standing.altered} rader är"
        yield Fact("andrat", "Ändrat", f"{rows} inte som vid inlämningen", Tone.PARTLY)
    yield _last_day(standing)
    if progress.expected:
        tone = Tone.GOOD if progress.complete else Tone.PARTLY
        text = f"{progress.done} av {progress.expected} klara"
        yield Fact("plan", "Ifyllt", text, tone)
    elif scope.period.plan is None:
        yield Fact("plan", "Planen", "perioden har ingen plan i filen", Tone.NEUTRAL)
    else:
        yield Fact("plan", "Planen", "inget väntas av enheten", Tone.NEUTRAL)


def _delivery(scope: Scope, standing: Standing) -> Fact:
    reports, here = standing.reports, standing.handed_in
    late = sum(one.late for one in reports)
    changed = sum(one.changed for one in reports)
    if scope.together:
        units = f"{here} av {len(reports)} har lämnat in"
        notes = [units, *([f"{late} {LATE}a"] if late else [])]
        notes += [f"{changed} ändrade efteråt"] if changed else []
    else:
        own = reports[0]
        notes = [own.lage.word, *([CHANGED] if changed else []), *([LATE] if late else [])]
    if late or any(one.lage is Lage.ATERSAND for one in reports):
        tone = Tone.BAD
    elif standing.waits or changed:
        tone = Tone.PARTLY
    else:
        tone = Tone.GOOD
    return Fact("inlamning", "Inlämning", ", ".join(notes), tone)


def _last_day(standing: Standing) -> Fact:
    closed = ["stängd för rapportering"] if standing.closed else []
    if standing.last_day is None or standing.days_left is None:
        return Fact("sista_dag", "Sista dag", ", ".join(["ingen är satt", *closed]), Tone.NEUTRAL)
    words = [short_date(standing.last_day), standing.left, *closed]
    near = standing.waits and standing.days_left <= NEAR
    passed = standing.waits and standing.days_left < 0
    tone = Tone.BAD if passed else Tone.PARTLY if near else Tone.NEUTRAL
    return Fact("sista_dag", "Sista dag", ", ".join(words), tone)


@dataclass(frozen=True, slots=True)
class Count:
    """The nodes that have one status; ``status`` is None for those where one is missing."""

    status: Status | None
    noder: tuple[Nod, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """All nodes of one kind, by status."""

    typ: NodTyp
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        """How many nodes there are."""
        return sum(len(one.noder) for one in self.counts)


@dataclass(frozen=True, slots=True)
class Malomrade:
    """A målområde with what stands under it."""

    nod: Nod
    status: Status | None
    """What the målområde itself has got."""
    judged: bool
    """Whether the unit judges the målområde itself."""
    counts: tuple[Count, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A row of the published summary."""

    rad: Rad
    columns: Mapping[Utfall | None, tuple[Nod, ...]]
    """Column → the nodes that count there; under None those without a status."""

    def count(self, column: Utfall | None) -> int:
        """How many nodes count in a column."""
        return len(self.columns.get(column, ()))


@dataclass(frozen=True, slots=True)
class Deviation:
    """A node that does not go as planned, by its status or since its end date has passed."""

    nod: Nod
    status: Status | None
    enhet: Enhet | None
    """The unit whose it is, where it is one unit's own."""
    days: int = 0
    """How many days ago it should have been finished."""


@dataclass(frozen=True, slots=True)
class PlanState:
    """How the plan stands."""

    progress: Progress
    kinds: tuple[Kind, ...]
    malomraden: tuple[Malomrade, ...]
    summary: tuple[SummaryRow, ...]
    deviations: tuple[Deviation, ...]
    """Those with a status that says so, the most important first."""
    late: tuple[Deviation, ...]
    """Those whose end date has passed, the longest ago first."""


@dataclass(frozen=True, slots=True)
class TableState:
    """How much of a table is filled in."""

    table: Table
    filled: Filled
    lacking: tuple[Enhet, ...]
    """The units that have nothing in it, where several are seen together."""
    by_units: bool
    """Whether units are counted, and not cells or rows."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self.filled.done >= self.filled.of and not self.filled.only_shares

    @property
    def counted(self) -> str:
        """What is counted: ``enheter``, ``rader`` or ``celler``."""
        words = ("rad", "rader") if self.table.free_rows else ("cell", "celler")
        one, many = ("enhet", "enheter") if self.by_units else words
        return one if self.filled.of == 1 else many


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a table, and where it stands."""

    table: Table
    period: Period
    row: str
    column: str
    value: Value
    text: str
    """The number as it is published; nothing where there is none."""
    unit: str

    @property
    def exact(self) -> Decimal | None:
        """The number before rounding, where there is one."""
        return self.value.exact if isinstance(self.value.exact, Decimal) else None

    @property
    def target(self) -> str:
        """How one goes there: ``sjukfranvaro/totalt_procent/kvinnor``."""
        return f"{self.table.id}/{self.row}/{self.column}"


@dataclass(frozen=True, slots=True)
class Economy:
    """Outcome against budget in a row of a table."""

    title: str
    outcome: Figure
    budget: Figure
    deviation: Figure | None
    """Outcome minus budget, where the table has such a column."""


@dataclass(frozen=True, slots=True)
class SickLeave:
    """Sick leave in per cent for one period."""

    period: Period
    women: Figure
    men: Figure
    total: Figure


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers that are drawn."""

    economy: tuple[Economy, ...]
    sick_leave: tuple[SickLeave, ...]
    """The newest period first; of the others than the one asked for only those with a number."""

    @property
    def incomplete(self) -> bool:
        """Whether a number had to do without a part."""
        found = [one for row in self.economy for one in (row.outcome, row.budget, row.deviation)]
        found += [one for row in self.sick_leave for one in (row.women, row.men, row.total)]
        return any(one is not None and one.value.incomplete for one in found)


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that has been changed, as the newest of its saves says it."""

    at: str
    author: str
    """Nothing for what another program has changed."""
    text: str
    target: str
    """How the command line names the place; nothing where it has no name."""
    enhet: str
    """Code of the unit that it is about, if it is about one."""
    period: str
    """Title of the period that it is about, if it is about one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What has been changed lately."""

    since: int | None
    """The place in the journal that was seen last; None where nothing has been seen."""
    head: int
    """The newest place in the journal."""
    newest: tuple[Changed, ...]
    more: int
    """How many other things have been changed, as far back as is looked."""


# Where the reports stand


def standing(db: Database, scope: Scope) -> Standing:
    """Where the collecting and the reports stand."""
    period, today = scope.period, scope.today
    leaves = scope.organisation.leaves(scope.enhet)
    insamling = inlamningar.insamling(db, period.id)
    known = inlamningar.inlamningar(db, period.id)
    handed_in = [
        one.id for one in leaves if known.get(one.id, NOT_YET).lage is not Lage.EJ_INLAMNAD
    ]
    imprints = inlamningar.imprints(db, period, handed_in) if handed_in else {}
    reports = []
    for one in leaves:
        report = known.get(one.id, NOT_YET)
        changed = one.id in imprints and report.changed(imprints[one.id])
        reports.append(Report(one, report.lage, insamling.late(report, today), changed))
    last = insamling.sista_dag
    own = known.get(scope.enhet.id, NOT_YET)
    if not scope.together and last and own.anstand:
        last = max(last, own.anstand)
    altered = 0
    if not scope.together and reports[0].changed:
        altered = len(delivered.altered(db, scope.enhet, period, scope.perioder, own.klar))
    return Standing(
        reports=tuple(reports),
        last_day=last,
        days_left=(last - today).days if last else None,
        closed=insamling.stangd,
        conflicts=_conflicts(db, scope),
        altered=altered,
    )


def _conflicts(db: Database, scope: Scope) -> int:
    owners = [owner for owner, _ in inlamningar.conflict_cells(db)]
    if scope.enhet.id == scope.organisation.root.id:
        return len(owners)
    units = {one.id for one in scope.organisation.subtree(scope.enhet)}
    return sum(owner in units for owner in owners)


# The plan


def plan_state(db: Database, scope: Scope) -> PlanState:
    """How the plan stands, as the unit sees it."""
    tree = plan_tree(db, scope.organisation, scope.enhet, scope.period)
    look = _Look(tree, scope)
    noder = [nod for nod in tree.order if look.concerns(nod)]
    judged = [nod for nod in noder if nod.judged]
    return PlanState(
        progress=tree.progress(),
        kinds=tuple(_kinds(look, judged)),
        malomraden=tuple(_malomraden(look, judged)),
        summary=tuple(_summary(db, look)),
        deviations=tuple(_deviations(look, judged)),
        late=tuple(_late(look, noder)),
    )


class _Look:
    """The plan, and which of it is the unit's business."""

    def __init__(self, tree: PlanTree, scope: Scope) -> None:
        self.tree = tree
        self.scope = scope
        self._units = {one.id: one for one in scope.organisation.subtree(scope.enhet)}

    def concerns(self, nod: Nod) -> bool:
        """Whether the unit reports on it, has said something of it, or has it below itself."""
        if nod.is_anothers(self.scope.enhet.id):
            return nod.enhet in self._units
        return self.tree.expected(nod) or bool(self.tree.said(nod).status)

    def status(self, nod: Nod) -> Status | None:
        return find(nod.typ, self.scope.period.typ, self.tree.said(nod).status)

    def owner(self, nod: Nod) -> Enhet | None:
        return self._units.get(nod.enhet or "") if nod.typ is NodTyp.AKTIVITET else None


def _counts(look: _Look, noder: Iterable[Nod]) -> tuple[Count, ...]:
    """The nodes by status: as the scales have them, good before bad, the missing last."""
    found: dict[Status | None, list[Nod]] = {}
    for nod in noder:
        found.setdefault(look.status(nod), []).append(nod)
    order = [status for typ in NodTyp for status in scale(typ, look.scope.period.typ)]
    tones = list(Tone)

    def place(status: Status | None) -> tuple[int, int]:
        if status is None:
            return len(tones), 0
        return tones.index(status.tone), order.index(status) if status in order else len(order)

    return tuple(Count(status, tuple(found[status])) for status in sorted(found, key=place))


def _kinds(look: _Look, judged: Sequence[Nod]) -> Iterator[Kind]:
    for typ in NodTyp:
        noder = [nod for nod in judged if nod.typ is typ]
        if noder:
            yield Kind(typ, _counts(look, noder))


def _malomraden(look: _Look, judged: Sequence[Nod]) -> Iterator[Malomrade]:
    """The målområden that hold something themselves, or are judged, each with what stands directly
    under it: what stands under an uppdrag is counted by its kind only."""
    tree = look.tree
    own = {nod.id for nod in judged}
    below: dict[str, list[Nod]] = {nod.id: [] for nod in judged if nod.typ is NodTyp.MALOMRADE}
    for nod in judged:
        above = nod.overordnad or ""
        if nod.typ is not NodTyp.MALOMRADE and above in tree and _gathers(tree[above]):
            below.setdefault(above, []).append(nod)
    for nod in tree.order:
        if nod.id in below:
            yield Malomrade(
                nod,
                look.status(nod),
                nod.id in own,
                _counts(look, below[nod.id]),
                tree.progress(nod.id),
            )


def _summary(db: Database, look: _Look) -> Iterator[SummaryRow]:
    """The published summary of what the unit is asked about; nothing without a plan."""
    typ, folded = look.scope.period.typ, fold(db)
    for rad in summering.rader(look.tree):
        columns = {
            column: kept
            for column, noder in summering.counted(rad, look.tree, typ, folded).items()
            if (kept := tuple(nod for nod in noder if look.concerns(nod)))
        }
        if columns:
            yield SummaryRow(rad, columns)


def _gathers(nod: Nod) -> bool:
    return nod.typ is NodTyp.MALOMRADE and nod.part is Del.PLAN


_LEVELS = {NodTyp.MALOMRADE: 0, NodTyp.UPPDRAG: 1, NodTyp.STYRTAL: 1, NodTyp.SLUTSATS: 1}
"""How far down in the plan a node stands; others further."""
_LOWEST = 3


def _deviations(look: _Look, judged: Sequence[Nod]) -> Iterator[Deviation]:
    """Goals before uppdrag and those before aktiviteter, unless the lower one is worse; the
    council's before the board's own."""
    sources = [*KALLOR, ""]

    def weight(one: Deviation) -> tuple[int, bool, int]:
        assert one.status is not None
        partly = one.status.tone is Tone.PARTLY
        level = _LEVELS.get(one.nod.typ, _LOWEST)
        kalla = one.nod.kalla if one.nod.kalla in sources else ""
        return level + partly, partly, sources.index(kalla)

    found = [
        Deviation(nod, status, look.owner(nod))
        for nod in judged
        if (status := look.status(nod)) and status.tone in (Tone.BAD, Tone.PARTLY)
    ]
    yield from sorted(found, key=weight)


def _late(look: _Look, noder: Sequence[Nod]) -> Iterator[Deviation]:
    today = look.scope.today
    found = [
        Deviation(nod, look.status(nod), look.owner(nod), (today - nod.slutdatum).days)
        for nod in noder
        if nod.slutdatum and look.tree.late(nod, today)
    ]
    yield from sorted(found, key=lambda one: -one.days)


# Tables and figures


def table_states(db: Database, scope: Scope) -> tuple[TableState, ...]:
    """How much of each table is filled in; a table that nothing is asked of is left out."""
    found = []
    for table in asked_in(scope.period.typ):
        count = filled(
            db,
            table,
            scope.organisation,
            scope.enhet,
            scope.period,
            consolidated=scope.together,
        )
        if count.of:
            lacking = tuple(one for one in scope.organisation if one.id in count.lacking)
            found.append(TableState(table, count, lacking, scope.together))
    return tuple(found)


_ECONOMY = (
    ("Intäkter", "resultatrapport", "summa_intakter", "budgetavvikelse"),
    ("Kostnader", "resultatrapport", "summa_kostnader", "budgetavvikelse"),
    ("Resultat", "resultatrapport", "resultat", "budgetavvikelse"),
    ("Investeringar", "investeringar", "summa", ""),
)
"""Title, table, row and column of the deviation for each line of the economy."""


def figures(db: Database, scope: Scope) -> Figures:
    """Economy and sick leave, of the unit with those below it."""
    views: dict[str, TableView] = {}
    economy = []
    for title, name, row, deviation in _ECONOMY:
        if name not in views:
            views[name] = view_of(db, scope, TABLES[name], scope.period)
        view = views[name]
        economy.append(
            Economy(
                title,
                _figure(view, row, "utfall"),
                _figure(view, row, "budget"),
                _figure(view, row, deviation) if deviation else None,
            )
        )
    return Figures(tuple(economy), tuple(_sick_leave(db, scope)))


def _sick_leave(db: Database, scope: Scope) -> Iterator[SickLeave]:
    shown = 0
    for period in sorted(scope.perioder, key=lambda one: (one.till, one.fran), reverse=True):
        view = view_of(db, scope, TABLES["sjukfranvaro"], period)
        found = [_figure(view, "totalt_procent", one) for one in ("kvinnor", "man", "totalt")]
        told = any(one.exact is not None or one.value.reason for one in found)
        if told or period.id == scope.period.id:
            yield SickLeave(period, *found)
            shown += 1
        if shown == MOST_PERIODS:
            return


def view_of(db: Database, scope: Scope, table: Table, period: Period) -> TableView:
    """A table of the unit with those below it, to have one of its figures explained."""
    return open_view(
        db,
        table,
        scope.organisation,
        scope.perioder,
        scope.enhet,
        period,
        consolidated=scope.together,
    )


def _figure(view: TableView, row_id: str, column_id: str) -> Figure:
    row, column = view.row(row_id), view.column(column_id)
    return Figure(
        table=view.table,
        period=view.period,
        row=row_id,
        column=column_id,
        value=view.value(row_id, column_id),
        text=view.text(row, column),
        unit=view.unit(row, column),
    )


# What has been changed


def changes(db: Database, scope: Scope, since: int | None) -> Changes:
    """The saves that came after a place in the journal, or the newest where none has been seen.

    Of a unit without units below only those about it or about what is everybody's.
    """
    head = latest.head(db)
    saves = latest.saves(db, since)
    teller = Teller(db, scope.perioder)
    found: dict[tuple[str, str, str, str], Changed] = {}
    for save in saves:
        told = _told(teller, save)
        if _about(told, scope):
            found.setdefault((told.text, told.target, told.enhet, told.period), told)
    newest = list(found.values())
    return Changes(since, head, tuple(newest[:MOST_CHANGES]), len(newest[MOST_CHANGES:]))


def _told(teller: Teller, save: Saved) -> Changed:
    where = teller.place(save.first)
    more = f" och {save.rows - 1} till" if save.rows > 1 else ""
    return Changed(
        at=save.at,
        author=save.author,
        text=f"{teller.name([save.first])}{more}",
        target=where.target,
        enhet=where.kod,
        period=where.period,
    )


def _about(told: Changed, scope: Scope) -> bool:
    return scope.together or told.enhet in ("", scope.enhet.kod)


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it at one moment."""

    scope: Scope
    standing: Standing
    plan: PlanState
    tables: tuple[TableState, ...]
    figures: Figures
    changes: Changes


def overview(db: Database, scope: Scope, since: int | None = None) -> Overview:
    """The state of everything for the unit and period; ``since`` as for :func:`changes`."""
    return Overview(
        scope,
        standing(db, scope),
        plan_state(db, scope),
        table_states(db, scope),
        figures(db, scope),
        changes(db, scope, since),
    )
