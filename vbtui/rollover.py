"""Year roll-over: the next report of a plan, or next year's plan out of what goes on.

The new plan, its nodes and its periods get ids that follow from what they carry on, so that two
files that roll over each for itself make the same rows, and a merge of them has one plan.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from vbtui.domain.errors import InputError
from vbtui.domain.inlamning import NOT_YET, Lage
from vbtui.domain.period import Period, PeriodTyp, days_of, short_date
from vbtui.domain.plan import Nod
from vbtui.domain.plantree import PlanTree
from vbtui.domain.role import Role
from vbtui.domain.rollover import Judge, Line, checklist, renumbered, wanting
from vbtui.domain.text import preview
from vbtui.read import current_period, plan_tree
from vbtui.store import inlamningar, plans
from vbtui.store.backup import back_up
from vbtui.store.connection import translated
from vbtui.store.database import Database, Save
from vbtui.store.ids import natural_id

_KEY = re.compile(r"(\d{4})-(delar|helar)", re.ASCII)
_LAST_YEAR = 2099
_NAMED = 5
"""So many units are named in a warning."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person has chosen; what is not said follows the rule."""

    till: str = ""
    """The period to make, ``2026-helar``; empty for the one that comes next."""
    chosen: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    """Node → whether it is to go on, where that is not what the rule says."""
    first: int | None = None
    """The number of the first uppdrag in the new plan; None keeps all numbers."""


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """A period that is made, or gets its plan or what it is compared with."""

    id: str
    ar: int
    typ: PeriodTyp
    fran: date
    till: date
    plan: str | None
    """None for one that is only there to be compared with."""
    jamforelse: str | None
    made: bool
    """Whether there was no such period."""

    @property
    def key(self) -> str:
        """The word of the command line."""
        return f"{self.ar}-{self.typ.value}"

    @property
    def title(self) -> str:
        """The name shown to people."""
        return f"{self.typ.word} {self.ar}"

    @property
    def text(self) -> str:
        """What is done with it, on a line: ``Helår 2026, 1 jan 2026–31 dec 2026``."""
        days = f"{self.title}, {short_date(self.fran)}–{short_date(self.till)}"
        if self.plan is None:
            return f"{days}, bara att jämföra med"
        return days if self.made else f"{days}, finns och får planen"


@dataclass(frozen=True, slots=True)
class Rollover:
    """What a roll-over did, or would do."""

    source: Period
    """The last period of the old plan: its statuses decide."""
    ar: int
    plan: str
    """Id of the plan that the new periods report on."""
    title: str
    next_year: bool
    """Whether it makes next year's plan; otherwise the same plan gets another report."""
    periods: tuple[NewPeriod, ...]
    lines: tuple[Line, ...]
    """The checklist, from the top of the plan; nothing where the plan is the same."""
    warnings: tuple[str, ...]
    """What should be seen to first, a sentence each."""
    again: bool = False
    """Whether the plan is there already, and is only completed."""
    backup: Path | None = None
    """The copy of the file as it was; none where nothing has been done."""

    @property
    def summary(self) -> str:
        """What it is about, on a line."""
        if not self.next_year:
            return f"{self.periods[-1].title} för {self.title}"
        if self.again:
            return f"{self.title} kompletteras med det som fortsätter från {self.source.title}"
        return f"{self.title} av det som fortsätter från {self.source.title}"

    @property
    def counts(self) -> str:
        """How many nodes go on, do not, and should be looked at, in a sentence."""
        there = sum(line.there for line in self.lines)
        here = f", {there} finns redan" if there else ""
        unsure = f"; {len(self.unsure)} bör någon titta på" if self.unsure else ""
        return (
            f"Av {len(self.lines)} följer {len(self.carried)} med{here} och {len(self.left)} inte"
            f"{unsure}."
        )

    @property
    def carried(self) -> list[Line]:
        """The nodes that the new plan gets."""
        return [line for line in self.lines if line.carried]

    @property
    def left(self) -> list[Line]:
        """The nodes that are not in the new plan."""
        return [line for line in self.lines if not line.fate.goes_on]

    @property
    def unsure(self) -> list[Line]:
        """The nodes that a person should look at."""
        return wanting(self.lines)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.periods and not self.carried


def look(db: Database, wishes: Wishes | None = None) -> Rollover:
    """What :func:`roll_over` would do, with its checklist; the file is only read.

    :raises InputError: the file is not the board's, the period cannot come next, or it and its
        plan are there already and whole.
    """
    return _Planner(db).look(wishes or Wishes())


def old_nodes(db: Database, till: str = "") -> list[Nod]:
    """The nodes that may be chosen among: of the plan that the new year is made of; none where the
    same plan gets another report.

    :raises InputError: as of :func:`look`, but for a plan that is there already and whole.
    """
    old = _Planner(db).between(till)[1]
    return plans.noder(db, old) if old else []


def roll_over(db: Database, wishes: Wishes | None = None) -> Rollover:
    """Make the next period, and the plan that it is about where that is another year's.

    One save, which can be undone, after a backup beside the file. Nothing of the old year is
    changed: its plan, reports and figures are read as before.

    :raises InputError: as of :func:`look`.
    :raises FileError: the file could not be written; nothing has been changed.
    """
    look(db, wishes)
    with translated(db.path.name):
        backup = back_up(db.connection, db.path, "rollover")
    try:
        # Looked at again inside, so that nobody can have written in between.
        with db.transaction():
            found = look(db, wishes)
            with db.save("rollover", note=found.title if found.next_year else "") as save:
                _write(db, save, found)
    except BaseException:
        with contextlib.suppress(OSError):
            backup.unlink(missing_ok=True)
        raise
    return replace(found, backup=backup)


class _Planner:
    """Finds out what comes next in a file."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._organisation = plans.organisation(db)
        home = plans.home(db, self._organisation)
        if not Role(self._organisation, home).central:
            raise InputError(
                f"Filen tillhör {home.namn}; nästa period görs i filen för"
                f" {self._organisation.root.namn}."
            )
        self._periods = plans.perioder(db)
        self._by_key = {(one.ar, one.typ): one for one in self._periods}
        self._plans = {one.ar: one.plan for one in self._periods if one.plan}

    def look(self, wishes: Wishes) -> Rollover:
        """What would be done."""
        (ar, typ), old = self.between(wishes.till)
        return self._next_year(old, ar, wishes) if old else self._same_plan(ar, typ)

    def between(self, till: str) -> tuple[tuple[int, PeriodTyp], str | None]:
        """The year and kind of the period to make, and the plan of the year before where it is
        that which goes on; None where the year has a plan of its own."""
        ar, typ = self._target(till)
        old, own = self._plans.get(ar - 1), self._plans.get(ar)
        if own and (old is None or own != _plan_id(old, ar)):
            return (ar, typ), None
        if old is None:
            years = " och ".join(str(year) for year in sorted(self._plans)) or "inget år"
            raise InputError(
                f"Det finns ingen plan för {ar - 1} att göra {ar} av; filen har planer för {years}."
            )
        return (ar, typ), old

    def _target(self, till: str) -> tuple[int, PeriodTyp]:
        if not till.strip():
            last = self._last_reported()
            year_end = self._by_key.get((last.ar, PeriodTyp.HELAR))
            missing = year_end is None or year_end.plan is None
            return (last.ar if missing else last.ar + 1), PeriodTyp.HELAR
        found = _KEY.fullmatch(till.strip().casefold())
        if not found:
            raise InputError(
                f"”{preview(till, 30)}” är ingen period; skriv till exempel 2026-helar."
            )
        return int(found[1]), PeriodTyp(found[2])

    def _last_reported(self) -> Period:
        """The newest period that anybody has reported in: what was made for next year and waits
        is not rolled over in its turn."""
        for period in self._periods:
            counts = inlamningar.said_counts(self._db, period.id).values() if period.plan else ()
            if any(statuses or comments for statuses, comments, _ in counts):
                return period
        return current_period(self._periods)

    def _last(self, plan: str) -> Period:
        """The last period that a plan is reported in."""
        return max((one for one in self._periods if one.plan == plan), key=lambda one: one.till)

    def _same_plan(self, ar: int, typ: PeriodTyp) -> Rollover:
        """Another report of a plan that there is."""
        plan = self._plans[ar]
        there = self._by_key.get((ar, typ))
        title = plans.plan_title(self._db, plan)
        if there is not None and there.plan:
            raise InputError(
                f"{there.title} finns redan med {preview(title, 60)}; välj en annan period."
            )
        source = self._last(plan)
        reports = tuple(self._report(ar, typ, plan))
        later = reports[-1].till > source.till
        return Rollover(
            source=source,
            ar=ar,
            plan=plan,
            title=title,
            next_year=False,
            periods=reports,
            lines=(),
            warnings=tuple(self._warnings(source)) if later else (),
        )

    def _next_year(self, old: str, ar: int, wishes: Wishes) -> Rollover:
        if ar > _LAST_YEAR:
            raise InputError(f"Planer finns till och med {_LAST_YEAR}; {ar} går inte att göra.")
        plan, source = _plan_id(old, ar), self._last(old)
        tree = plan_tree(self._db, self._organisation, self._organisation.root, source)
        _require_in(tree, wishes.chosen)
        said = plans.said_by_all(self._db, source.id)
        judge = Judge(tree, said, source.typ, date(ar, 1, 1))
        again = plans.has_plan(self._db, plan)
        carried = plans.carried_on(self._db, plan) if again else {}
        there = {before: still for before, (_, still) in carried.items()}
        lines = renumbered(checklist(tree, judge.fate, wishes.chosen, there), wishes.first)
        found = Rollover(
            source=source,
            ar=ar,
            plan=plan,
            title=_title(plans.plan_title(self._db, old), ar),
            next_year=True,
            periods=tuple(one for typ in PeriodTyp for one in self._report(ar, typ, plan)),
            lines=tuple(lines),
            warnings=(*self._warnings(source), *_undecided(tree, judge, source)),
            again=again,
        )
        if found.empty:
            raise InputError(
                f"{found.title} finns redan och inget fattas i den; ändra den för hand, eller ange"
                " vad mer som ska med."
            )
        return found

    def _report(self, ar: int, typ: PeriodTyp, plan: str) -> Iterator[NewPeriod]:
        """A period for a plan, after the one that it is compared with; nothing where both are
        there as they should."""
        before = self._by_key.get((ar - 1, typ))
        if before is None:
            yield self._period(ar - 1, typ, None, None)
        compared = before.id if before else natural_id("period", str(ar - 1), typ.value)
        there = self._by_key.get((ar, typ))
        if there is None or not (there.plan and there.jamforelse):
            yield self._period(ar, typ, plan, compared)

    def _period(
        self, ar: int, typ: PeriodTyp, plan: str | None, jamforelse: str | None
    ) -> NewPeriod:
        there = self._by_key.get((ar, typ))
        if there is not None:
            return NewPeriod(
                there.id, ar, typ, there.fran, there.till, there.plan or plan,
                there.jamforelse or jamforelse, made=False,
            )  # fmt: skip
        row = natural_id("period", str(ar), typ.value)
        return NewPeriod(row, ar, typ, *days_of(ar, typ), plan, jamforelse, made=True)

    def _warnings(self, source: Period) -> Iterator[str]:
        root = self._organisation.root
        reports = inlamningar.inlamningar(self._db, source.id)
        units = [one for one in self._organisation.leaves(root) if one.id != root.id]
        places = {one.id: reports.get(one.id, NOT_YET).lage for one in units}
        for where, words in (
            ((Lage.EJ_INLAMNAD, Lage.ATERSAND), f"har inte lämnat in {source.title}"),
            ((Lage.INLAMNAD,), f"har lämnat in {source.title} men är inte mottagna"),
        ):
            names = [one.namn for one in units if places[one.id] in where]
            if names:
                more = f" och {len(names) - _NAMED} till" if len(names) > _NAMED else ""
                yield (
                    f"{len(names)} av {len(units)} enheter {words}:"
                    f" {', '.join(names[:_NAMED])}{more}."
                )
        conflicts = len(inlamningar.conflict_cells(self._db))
        if conflicts:
            word = "1 konflikt" if conflicts == 1 else f"{conflicts} konflikter"
            yield f"{word} väntar på ett val."
        if not inlamningar.insamling(self._db, source.id).stangd:
            yield f"{source.title} är inte stängd för rapportering."


def _undecided(tree: PlanTree, judge: Judge, source: Period) -> Iterator[str]:
    """That there is nothing, or too little, to decide from: forecasts, or no status at all."""
    if source.typ is PeriodTyp.DELAR:
        yield f"Statusarna är prognoser: {source.title} är planens senaste rapport."
    counts = Counter(nod.typ for nod in tree.order if judge.unjudged(nod))
    if counts:
        parts = [typ.counted(count) for typ, count in counts.items()]
        yield f"{' och '.join([', '.join(parts[:-1]), parts[-1]][not parts[1:] :])} saknar status."


def _require_in(tree: PlanTree, chosen: Mapping[str, bool]) -> None:
    for nod in chosen:
        if nod not in tree:
            raise InputError("En vald nod finns inte i planen; läs in den på nytt och välj igen.")


def _plan_id(old: str, ar: int) -> str:
    """The id of the plan that carries on an old one: the same in every file."""
    return natural_id("plan", old, str(ar))


def _nod_id(old: str, plan: str) -> str:
    """The id of the node in ``plan`` that carries on an old one: the same in every file."""
    return natural_id("nod", old, plan)


def _title(old: str, ar: int) -> str:
    """What the new plan is called: as the old one, with the new year."""
    before = str(ar - 1)
    return old.replace(before, str(ar)) if before in old else f"Plan {ar}"


# What is written


def _write(db: Database, save: Save, found: Rollover) -> None:
    if found.next_year:
        # What people have called the plan since it was made stands.
        fields = {} if found.again else {"ar": found.ar, "titel": found.title}
        save.put("plan", found.plan, fields)
        _write_nodes(db, save, found)
    for period in found.periods:
        fields = {"plan": period.plan, "jamforelse": period.jamforelse}
        if period.made:
            fields |= {
                "ar": period.ar,
                "typ": period.typ.value,
                "fran": period.fran,
                "till": period.till,
            }
        save.put("period", period.id, fields)


def _write_nodes(db: Database, save: Save, found: Rollover) -> None:
    assert found.source.plan is not None
    orders = plans.orders(db, found.source.plan)
    units = plans.berorda(db, found.source.plan)
    known = {enhet.id for enhet in plans.organisation(db)}
    places = {
        before: row for before, (row, still) in plans.carried_on(db, found.plan).items() if still
    }
    for line in found.carried:
        nod = line.nod
        row = places[nod.id] = _nod_id(nod.id, found.plan)
        save.put(
            "nod",
            row,
            {
                **_own_fields(nod),
                "nr": line.nr,
                "plan": found.plan,
                "overordnad": places.get(nod.overordnad or ""),
                "ordning": orders[nod.id],
                "foregangare": nod.id,
            },
        )
        for enhet in sorted(units.get(nod.id, set()) & known):
            save.ensure("berord", {"nod": row, "enhet": enhet})


_DIFFERS = {"deleted", "plan", "overordnad", "ordning", "nr", "foregangare"}
"""The fields of a node that are not as in the plan before."""


def _own_fields(nod: Nod) -> dict[str, object]:
    """What the plan says of a node and goes on saying."""
    from vbtui.store.models import MODELS, journaled_fields

    names = [name for name in journaled_fields(MODELS["nod"]) if name not in _DIFFERS]
    return {name: getattr(nod, name) for name in names}
