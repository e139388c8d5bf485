"""The overview as sections of lines, and where each line leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vbtui.domain import status as scales
from vbtui.domain.fold import Utfall
from vbtui.domain.plan import Nod
from vbtui.domain.status import Status
from vbtui.domain.summering import COLUMNS
from vbtui.domain.table import INCOMPLETE
from vbtui.domain.times import today
from vbtui.overview import (
    Changes,
    Count,
    Deviation,
    Economy,
    Figure,
    Figures,
    Malomrade,
    PlanState,
    Scope,
    SickLeave,
    Standing,
    TableState,
    facts,
)
from vbtui.tui.board_words import clock, short_day
from vbtui.tui.text import TONES, tree_tone
from vbtui.tui.widgets.bars import BudgetBar, ShareBar, SignBar
from vbtui.tui.widgets.columns import Column
from vbtui.tui.widgets.forest import Tone
from vbtui.tui.widgets.sections import Cell, Entry, Section, Text

MISSING = "saknas"
"""Stands where there is no number."""
NOT_ADDED = "–"
"""Stands where there are numbers that cannot be added; the line says why."""
NO_STATUS = "Utan status"
ROOMY = 72
"""From so many cells on women and men have plots of their own."""
MORE = "mer:"
"""Begins the key of the line that shows the rest of a section."""
_FACT_SIGNS: dict[str, str] = {
    "success": "✓", "warning": "◐", "error": "!", "muted": "·",
}  # fmt: skip
_PLACES = {"konflikter": "screen.conflicts"}
"""Fact → what enter on it does, where that is not to go to a workspace."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a line leads, and what is to be said of it."""

    about: str
    """All of the line, in words, for the one who stands on it."""
    workspace: str = ""
    target: str = ""
    enhet: str = ""
    """Id of another unit than the one that is shown."""
    period: str = ""
    """Id of another period than the one that is shown."""
    action: str = ""
    """What is done instead of going anywhere."""
    noder: tuple[tuple[str, Nod], ...] = ()
    """The nodes that the line counts, each with what it counts as."""
    figures: tuple[tuple[str, Figure], ...] = ()
    """The numbers of the line, each with its name."""
    units: tuple[tuple[str, str], ...] = ()
    """The units that lack something: id and name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What has been read so far; None where it has not."""

    scope: Scope
    standing: Standing | None = None
    plan: PlanState | None = None
    tables: tuple[TableState, ...] | None = None
    figures: Figures | None = None
    changes: Changes | None = None


class Lines:
    """The sections of an overview, and the goals of their lines."""

    def __init__(self, found: Found, most: Mapping[str, int]) -> None:
        """``most`` is how many lines of a long section are shown, by its id; all of the others."""
        self._found = found
        self._most = most
        self.goals: dict[str, Goal] = {}
        self.sections: dict[str, Section] = {}
        for make in (self._facts, self._plan, self._tables, self._figures, self._changes):
            make()

    def _add(
        self,
        id: str,
        title: str,
        columns: Sequence[Column],
        lines: Sequence[tuple[Entry, Goal] | Text],
        whole: int = -1,
    ) -> None:
        most = self._most.get(id, len(lines))
        if most < len(lines) - 1:
            rest = len(lines) - most
            key = f"{MORE}{id}"
            cells = (f"visa {rest} till", *[""] * (len(columns) - 1))
            about = "Visa allt under rubriken."
            shown = [*lines[:most], (Entry(key, cells, "▸", "muted"), Goal(about))]
        else:
            shown = list(lines)
        entries: list[Entry | Text] = []
        for line in shown:
            if isinstance(line, Text):
                entries.append(line)
            else:
                entry, goal = line
                entries.append(entry)
                self.goals[entry.key] = goal
        self.sections[id] = Section(id, title, tuple(columns), tuple(entries), whole)

    # What to do

    def _facts(self) -> None:
        found = self._found
        if found.standing is None or found.plan is None:
            return
        lines = []
        for fact in facts(found.scope, found.standing, found.plan.progress):
            tone = TONES[fact.tone]
            entry = Entry(f"fakta:{fact.id}", (fact.name, fact.text), _FACT_SIGNS[tone], tone)
            about = f"{fact.name}: {fact.text}."
            if action := _PLACES.get(fact.id):
                goal = Goal(f"{about} Retur visar dem.", action=action)
            elif fact.id == "plan":
                goal = Goal(f"{about} Retur går till planen.", "uppfoljning")
            else:
                goal = Goal(f"{about} Retur går till Inlämning.", "inlamning")
            lines.append((entry, goal))
        self._add("laget", "", (Column(), Column(share=1)), lines, whole=1)

    # The plan

    def _plan(self) -> None:
        plan = self._found.plan
        if plan is None:
            return
        names = (Column(share=1), Column("", tone="muted", most=30))
        deviations = [_deviation("avvikelse", one) for one in plan.deviations]
        if plan.progress.expected:
            count = f" ({len(deviations)})" if deviations else ""
            empty = [Text("Inget avviker i det som är ifyllt.")]
            self._add("avvikelser", f"Avvikelser{count}", names, deviations or empty)
        if plan.late:
            late = [_deviation("sen", one) for one in plan.late]
            self._add("sena", f"Slutdatum har passerat ({len(late)})", names, late)
        self._statuses(plan)
        self._summary(plan)

    def _statuses(self, plan: PlanState) -> None:
        lines: list[tuple[Entry, Goal] | Text] = []
        for kind in plan.kinds:
            name = kind.typ.counted(kind.total)
            pieces = _counted(kind.counts)
            words = ", ".join(pieces)
            lines.append(
                (
                    Entry(f"status:{kind.typ}", (name, _signs(kind.counts))),
                    Goal(f"{name}: {words}. Retur visar vilka.", noder=_noder(kind.counts)),
                )
            )
            lines.append(Text(*pieces))
        if lines:
            self._add("status", "Status", (Column(), Column(share=1)), lines)
        if plan.malomraden:
            columns = (Column(share=1), Column(most=20), Column("Klara", "right", "muted"))
            self._add(
                "malomraden", "Målområden", columns, [_malomrade(one) for one in plan.malomraden]
            )

    def _summary(self, plan: PlanState) -> None:
        lines = []
        for row in plan.summary:
            counts = [(one, row.count(one)) for one in (*COLUMNS, None)]
            said = ", ".join(f"{count} {_outcome(one).lower()}" for one, count in counts if count)
            noder = tuple(
                (_outcome(column), nod) for column, nodes in row.columns.items() for nod in nodes
            )
            lines.append(
                (
                    Entry(
                        f"summering:{row.rad.id}",
                        (row.rad.title, *(str(count) for _, count in counts)),
                        "○" if row.count(None) else "",
                        "warning",
                    ),
                    Goal(f"{row.rad.title}: {said}. Retur visar vilka.", noder=noder),
                )
            )
        if lines:
            columns = (
                Column(share=1),
                Column("Helt", "right"),
                Column("Delvis", "right"),
                Column("Inte", "right"),
                Column("Utan", "right", "muted", room=46),
            )
            self._add("summering", "Måluppfyllelse", columns, lines, whole=0)

    # Tables and figures

    def _tables(self) -> None:
        states = self._found.tables
        if not states:
            return
        lines = [_table(one) for one in sorted(states, key=lambda one: one.complete)]
        complete = sum(one.complete for one in states)
        columns = (Column(share=1), Column("", "right"), Column(tone="muted"))
        title = f"Ifyllda tabeller ({complete} av {len(states)})"
        self._add("tabeller", title, columns, lines, whole=0)

    def _figures(self) -> None:
        found = self._found.figures
        if found is None:
            return
        unit = found.economy[0].outcome.unit
        self._add(
            "ekonomi",
            f"Ekonomi, {unit}",
            (
                Column(),
                Column("Utfall", "right"),
                Column("Budget", "right"),
                Column(share=1),
            ),
            [
                *(_economy(one) for one in found.economy),
                *(
                    [Text("█ utfall", "░ kvar av budget", "▓ över budget")]
                    if _has_bar(found)
                    else []
                ),
            ],
        )
        most = max((_size(one) for row in found.sick_leave for _, one in _kon(row)), default=0.0)
        bar, beside = Column(share=1), Column(share=1, room=ROOMY)
        self._add(
            "sjuk",
            "Sjukfrånvaro, %",
            (
                Column(),
                Column("Kvinnor", "right"), beside,
                Column("Män", "right"), beside,
                Column("Totalt", "right"), bar,
            ),
            [
                *(_sick_leave(one, most, self._found.scope) for one in found.sick_leave),
                *_lacking(one for row in found.sick_leave for _, one in _kon(row)),
            ],
        )  # fmt: skip

    # Changes

    def _changes(self) -> None:
        found = self._found.changes
        if found is None:
            return
        title = "Senast ändrat" if found.since is None else "Ändrat sedan sist"
        lines: list[tuple[Entry, Goal] | Text] = []
        ids = {one.kod: one.id for one in self._found.scope.organisation}
        periods = {one.title: one.id for one in self._found.scope.perioder}
        for number, one in enumerate(found.newest):
            when = clock(one.at, today())
            by = f" av {one.author}" if one.author else " utanför programmet"
            about = f"{one.text}, {when}{by}."
            view = one.target.partition("/")[0]
            workspace = _workspace(view) if one.target else ""
            goal = Goal(
                about,
                workspace,
                one.target,
                ids.get(one.enhet, ""),
                periods.get(one.period, ""),
            )
            lines.append((Entry(f"andrat:{number}", (when, one.text)), goal))
        if found.more:
            lines.append(Text(f"och {found.more} till; vbtui log visar allt"))
        elif not lines:
            lines.append(Text("Inget har ändrats."))
        self._add("andrat", title, (Column(tone="muted"), Column(share=1)), lines)


def _workspace(view: str) -> str:
    from vbtui.domain.tables import TABLES

    if view in TABLES:
        return "tabeller"
    return "uppfoljning"


def _label(status: Status | None) -> str:
    return status.label if status else f"{scales.MISSING_SYMBOL} {NO_STATUS}"


def _tone(status: Status | None) -> Tone:
    return tree_tone(status) if status else "warning"


def _counted(counts: Sequence[Count]) -> tuple[str, ...]:
    return tuple(f"{_label(one.status)} {len(one.noder)}" for one in counts)


def _signs(counts: Sequence[Count]) -> SignBar:
    return SignBar(
        tuple(
            (one.status.symbol if one.status else scales.MISSING_SYMBOL, _tone(one.status),
             len(one.noder))
            for one in counts
        )
    )  # fmt: skip


def _noder(counts: Sequence[Count]) -> tuple[tuple[str, Nod], ...]:
    return tuple((_label(one.status), nod) for one in counts for nod in one.noder)


def _outcome(column: Utfall | None) -> str:
    return column.word if column else NO_STATUS


def _target(nod: Nod) -> str:
    return f"{nod.typ}/{nod.id}"


def _deviation(kind: str, one: Deviation) -> tuple[Entry, Goal]:
    nod, status = one.nod, one.status
    word = status.word if status else NO_STATUS
    note = word
    said = [f"{nod.word} {nod.name}", word.lower()]
    if one.days and nod.slutdatum:
        day = short_day(nod.slutdatum, today())
        note = day
        said.append(f"slutdatum {day}, {one.days} {'dag' if one.days == 1 else 'dagar'} sedan")
    if one.enhet:
        said.append(one.enhet.namn)
    symbol = status.symbol if status else scales.MISSING_SYMBOL
    return (
        Entry(f"{kind}:{nod.id}", (nod.name, note), symbol, _tone(status)),
        Goal(f"{' · '.join(said)}. Retur går dit.", "uppfoljning", _target(nod)),
    )


def _malomrade(one: Malomrade) -> tuple[Entry, Goal]:
    nod = one.nod
    own = [_label(one.status)] if one.judged else []
    under = [f"därunder {', '.join(_counted(one.counts))}"] if one.counts else []
    symbol = (one.status.symbol if one.status else scales.MISSING_SYMBOL) if one.judged else ""
    left = f"{one.progress.done}/{one.progress.expected}" if one.progress.expected else ""
    about = f"{' · '.join([nod.name, *own, *under])}. Retur går dit, = visar vilka."
    return (
        Entry(
            f"malomrade:{nod.id}", (nod.name, _signs(one.counts), left), symbol, _tone(one.status)
        ),
        Goal(about, "uppfoljning", _target(nod), noder=_noder(one.counts)),
    )


def _table(one: TableState) -> tuple[Entry, Goal]:
    table, count = one.table, one.filled
    lacking = ""
    if one.lacking:
        lacking = f"; {MISSING}: {', '.join(enhet.namn for enhet in one.lacking)}"
    elif count.only_shares:
        lacking = "; bara procent är ifylld, och den kan inte läggas ihop"
    symbol, tone = _filled_sign(one)
    said = f"{count.done} av {count.of}"
    how = "; = visar enheterna" if one.lacking else ""
    return (
        Entry(
            f"tabell:{table.id}",
            (table.short_title or table.title, said, one.counted),
            symbol,
            tone,
        ),
        Goal(
            f"{table.title}: {said} {one.counted}{lacking}. Retur går dit{how}.",
            "tabeller",
            table.id,
            units=tuple((enhet.id, enhet.namn) for enhet in one.lacking),
        ),
    )


def _filled_sign(one: TableState) -> tuple[str, Tone]:
    if one.complete:
        return "✓", "success"
    return ("◐" if one.filled.done or one.filled.only_shares else "○"), "warning"


def shown(figure: Figure) -> str:
    """A number as it stands in a line: with a sign where it had to do without a part."""
    if figure.exact is None:
        return NOT_ADDED if figure.value.reason else MISSING
    return f"{figure.text}{INCOMPLETE if figure.value.incomplete else ''}"


def _with_unit(figure: Figure) -> str:
    if figure.exact is None:
        return figure.value.reason.rstrip(".") or MISSING
    return f"{shown(figure)} {figure.unit}".rstrip()


def _economy(one: Economy) -> tuple[Entry, Goal]:
    figures = [("utfall", one.outcome), ("budget", one.budget)]
    if one.deviation:
        figures.append(("avvikelse", one.deviation))
    said = ", ".join(f"{name} {_with_unit(figure)}" for name, figure in figures)
    return (
        Entry(
            f"ekonomi:{one.title}",
            (one.title, shown(one.outcome), shown(one.budget), _budget_bar(one) or ""),
        ),
        Goal(
            f"{one.title}: {said}. Retur går dit, = förklarar.",
            "tabeller",
            one.outcome.target,
            figures=tuple(figures),
        ),
    )


def _budget_bar(one: Economy) -> BudgetBar | None:
    """The two against each other, where both are there and on the same side of zero."""
    outcome, budget = one.outcome.exact, one.budget.exact
    if outcome is None or budget is None or outcome * budget <= 0:
        return None
    return BudgetBar(abs(float(outcome)), abs(float(budget)))


def _lacking(figures: Iterable[Figure]) -> list[Text]:
    """What the sign beside a number means, where one has it."""
    if any(one.value.incomplete for one in figures):
        return [Text(f"{INCOMPLETE} saknar någon del")]
    return []


def _has_bar(found: Figures) -> bool:
    return any(_budget_bar(one) for one in found.economy)


def _kon(one: SickLeave) -> list[tuple[str, Figure]]:
    return [("kvinnor", one.women), ("män", one.men), ("totalt", one.total)]


def _size(figure: Figure) -> float:
    return float(figure.exact) if figure.exact is not None else 0.0


def _sick_leave(one: SickLeave, most: float, scope: Scope) -> tuple[Entry, Goal]:
    cells: list[Cell] = [one.period.title]
    for _, figure in _kon(one):
        cells += [shown(figure), ShareBar(_size(figure) / most) if most else ""]
    said = ", ".join(f"{name} {_with_unit(figure)}" for name, figure in _kon(one))
    here = one.period.id == scope.period.id
    return (
        Entry(f"sjuk:{one.period.id}", tuple(cells), "▸" if here else "", "accent"),
        Goal(
            f"Sjukfrånvaro {one.period.title.lower()}: {said}. Retur går dit, = förklarar.",
            "tabeller",
            one.total.target,
            period=one.period.id,
            figures=tuple(_kon(one)),
        ),
    )
