"""Year roll-over: which nodes of a plan go on into next year's, and why.

The rule is said here, for each kind of node and status, and nowhere else: what is unfinished goes
on and what has ended does not. What nobody has judged goes on too, and a person is asked to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from vbtui.domain.period import PeriodTyp, short_date
from vbtui.domain.plan import EMPTY, Nod, NodTyp, Uppfoljning
from vbtui.domain.plantree import PlanTree
from vbtui.domain.question import NASTA_AR
from vbtui.domain.status import find

ENDED: Mapping[NodTyp, frozenset[str]] = {
    NodTyp.UPPDRAG: frozenset({"genomfort", "ej_genomfort"}),
    NodTyp.AKTIVITET: frozenset({"avslutad", "avslutad_med_avvikelse"}),
    NodTyp.ATGARD: frozenset(
        {"avslutad", "genomford", "genomford_utan_full_effekt", "ej_genomford"}
    ),
}
"""The statuses of what has ended, for the kinds of nodes that end. Headings, styrtal, questions and
sections go on every year; a risk goes by the answers of its åtgärder."""
UNDECIDED = frozenset({"ej_bedomt", "bedoms_klart_vid_arets_slut"})
"""Statuses that say neither that it has ended nor that it goes on: not judged, or a forecast."""

_ALWAYS = {
    NodTyp.MALOMRADE: "rubriker följer alltid med",
    NodTyp.STYRTAL: "styrtal följer med sina målvärden",
    NodTyp.FRAGA: "frågorna ställs varje år",
    NodTyp.SLUTSATS: "slutsatsen dras varje år",
    NodTyp.AVSNITT: "avsnittet följer med, utan text",
}
OUTSIDE = "noden ovanför följer inte med"
HAS_PART = "något under den följer med"
CHOSEN = "valt för hand"
"""Said of what a person has chosen otherwise than the rule."""
THERE = "finns redan i den nya planen"
GONE = "har tagits bort ur den nya planen"


@dataclass(frozen=True, slots=True)
class Fate:
    """Whether a node goes on, and why in a few words.

    ``unsure`` where the rule had too little to go by, so that a person should look.
    """

    goes_on: bool
    why: str
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A node of the old plan in the checklist."""

    nod: Nod
    depth: int
    fate: Fate
    chosen: bool = False
    """Whether a person has had a say: about it, or about what brings it along or leaves it out."""
    there: bool = False
    """Whether the new plan has it already, so that nothing is to be done."""
    nr: str = ""
    """Its number in the new plan."""

    @property
    def name(self) -> str:
        """Number and title, with the number it had: ``36 Säker it-miljö (förut 28)``."""
        if not self.carried or self.nr == self.nod.nr:
            return self.nod.name
        return f"{self.nr} {self.nod.titel} (förut {self.nod.nr})"

    @property
    def carried(self) -> bool:
        """Whether the roll-over would put it into the new plan."""
        return self.fate.goes_on and not self.there


class Judge:
    """Says of each node of a plan whether it goes on, from what was said of it last."""

    def __init__(
        self,
        tree: PlanTree,
        said: Mapping[str, Mapping[str, Uppfoljning]],
        typ: PeriodTyp,
        new_year: date,
    ) -> None:
        """``tree`` is the board's, ``said`` node → unit → what it said in the last period of the
        plan, ``typ`` that period's, and ``new_year`` the first day of the new plan."""
        self._tree = tree
        self._said = said
        self._typ = typ
        self._new_year = new_year

    def fate(self, nod: Nod) -> Fate:
        """What the rule says of a node by itself, whatever becomes of those above it."""
        if nod.typ in _ALWAYS:
            return Fate(True, _ALWAYS[nod.typ])
        if nod.typ is NodTyp.RISK:
            return self._risk(nod)
        return self._judged(nod)

    def unjudged(self, nod: Nod) -> bool:
        """Whether it is of a kind that ends, and has no status."""
        return nod.typ in ENDED and self._status(nod) is None

    def _judged(self, nod: Nod) -> Fate:
        key = self._status(nod)
        status = find(nod.typ, self._typ, key)
        passed = nod.slutdatum is not None and nod.slutdatum < self._new_year
        day = f"slutdatum {short_date(nod.slutdatum)}" if nod.slutdatum else ""
        if status is None:
            if nod.typ is NodTyp.AKTIVITET and passed:
                return Fate(False, f"saknar status, {day} har passerat", unsure=True)
            return Fate(True, "saknar status", unsure=True)
        word = status.word.lower()
        if status.key in ENDED[nod.typ]:
            if nod.flerarigt and status.key == "genomfort":
                return Fate(False, f"{word}, fast det är flerårigt", unsure=True)
            return Fate(False, word)
        if passed and nod.typ is not NodTyp.UPPDRAG:
            # Somebody has said that it is not finished, which counts for more than the day.
            return Fate(True, f"{word}, {day} har passerat", unsure=True)
        return Fate(True, word, unsure=status.key in UNDECIDED)

    def _risk(self, nod: Nod) -> Fate:
        asked = [one for one in self._tree.children(nod.id) if one.typ is NodTyp.ATGARD]
        answers = [self._answer(one) for one in asked]
        known = [answer for answer in answers if answer]
        for answer in ("ja", "kanske"):
            if answer in known:
                return Fate(True, f"ska med nästa år: {answer}")
        if known and len(known) == len(answers):
            return Fate(False, "ska inte med nästa år")
        return Fate(True, "ingen har svarat om nästa år", unsure=True)

    def _voices(self, nod: Nod) -> list[Uppfoljning]:
        """What has been said, by the one whose word counts first: of its own aktivitet the unit,
        of all else the board; then the unit that answers for it."""
        board = self._tree.enhet.id
        first = (nod.enhet, board) if nod.typ is NodTyp.AKTIVITET else (board, nod.enhet)
        about = self._said.get(nod.id, {})
        return [about.get(unit, EMPTY) for unit in first if unit]

    def _status(self, nod: Nod) -> str | None:
        return next((one.status for one in self._voices(nod) if one.status), None)

    def _answer(self, nod: Nod) -> str | None:
        """What was answered about next year: by the one whose word counts, otherwise by any of
        the units, and of several the one that keeps the risk."""
        for one in self._voices(nod):
            if one.nasta_ar:
                return one.nasta_ar
        any_unit = {one.nasta_ar for one in self._said.get(nod.id, {}).values()}
        return next((one.key for one in NASTA_AR.answers if one.key in any_unit), None)


def checklist(
    tree: PlanTree,
    judge: Callable[[Nod], Fate],
    chosen: Mapping[str, bool],
    there: Mapping[str, bool],
) -> list[Line]:
    """A line for every node of the plan, from top to bottom.

    ``chosen`` is what a person wants of single nodes: True with, False without. A node that is
    wanted brings those above it; a node that is not leaves out those below it, and what is said of
    the lower one wins. ``there`` tells which nodes the new plan has had before: True has,
    False has no more.
    """
    above = {
        one.id
        for nod_id, wanted in chosen.items()
        if wanted and nod_id in tree
        for one in tree.path(tree[nod_id])[:-1]
    }
    lines: dict[str, Line] = {}
    for nod in tree.order:
        fate, by_hand = _settled(nod, judge(nod), chosen, above, there.get(nod.id))
        depth = tree.depth(nod)
        is_there = there.get(nod.id, False)
        over = lines.get(nod.overordnad or "") if depth else None
        if over and not over.fate.goes_on and not is_there:
            # Whoever has left out the one above by hand knows of what stands below it.
            ends = fate.goes_on and nod.typ in ENDED and not over.chosen
            fate = Fate(False, OUTSIDE if fate.goes_on else fate.why, unsure=ends)
            by_hand = over.chosen
        lines[nod.id] = Line(nod, depth, fate, by_hand, there=is_there, nr=nod.nr)
    return [*lines.values()]


def choose(
    lines: Sequence[Line], chosen: Mapping[str, bool], nod: str, wanted: bool
) -> dict[str, bool]:
    """The choices with one more: a node with those above it, or without those below it.

    What was chosen before of those gives way, since the last word counts.
    """
    place = next(place for place, line in enumerate(lines) if line.nod.id == nod)
    others = _above(lines, place) if wanted else _below(lines, place)
    opposed = {one for one in others if chosen.get(one) is not None and chosen[one] != wanted}
    return {one: choice for one, choice in chosen.items() if one not in opposed} | {nod: wanted}


def _above(lines: Sequence[Line], place: int) -> set[str]:
    found, depth = set(), lines[place].depth
    for line in reversed(lines[:place]):
        if line.depth < depth:
            depth = line.depth
            found.add(line.nod.id)
    return found


def _below(lines: Sequence[Line], place: int) -> set[str]:
    deeper = takewhile(lambda line: line.depth > lines[place].depth, lines[place + 1 :])
    return {line.nod.id for line in deeper}


def _settled(
    nod: Nod, fate: Fate, chosen: Mapping[str, bool], above: set[str], there: bool | None
) -> tuple[Fate, bool]:
    """What becomes of a node when a person and the new plan have had their say, and whether a
    person has."""
    if there:
        return Fate(True, THERE), False
    if there is not None:
        fate = Fate(False, GONE)
    wanted = chosen.get(nod.id)
    if nod.id in above and not fate.goes_on:
        return Fate(True, HAS_PART), True
    if wanted is not None and wanted != fate.goes_on and nod.id not in above:
        return Fate(wanted, f"{CHOSEN} ({fate.why})"), True
    if wanted is not None:
        # Looked at and confirmed: nothing is left to ask about.
        return replace(fate, unsure=False), True
    return fate, False


def renumbered(lines: Iterable[Line], first: int | None) -> list[Line]:
    """The lines with the uppdrag that are carried numbered from ``first`` on, in their order.

    Only those with a number get another. Nothing is renumbered for None.
    """
    if first is None:
        return list(lines)
    found: list[Line] = []
    number = first
    for line in lines:
        if line.carried and line.nod.typ is NodTyp.UPPDRAG and line.nod.nr.isdecimal():
            found.append(replace(line, nr=str(number)))
            number += 1
        else:
            found.append(line)
    return found


def wanting(lines: Sequence[Line]) -> list[Line]:
    """The lines that a person should look at."""
    return [line for line in lines if line.fate.unsure and not line.there]
