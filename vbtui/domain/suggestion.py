"""What the statuses below a unit make of a node: a suggestion with its rule, never a decision.

A person sets the status. The suggestion says what the statuses of the units below (or, for a goal
that no unit below judges, of its styrtal and uppdrag) would make of it, and why, so that a choice
that differs can be seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.fold import PLAIN, Fold, Utfall
from vbtui.domain.malvarde import judge
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NO_OUTCOME, Nod, NodTyp
from vbtui.domain.plantree import PlanTree
from vbtui.domain.status import Status, find, scale

NOT_JUDGED = frozenset({"ej_bedomt", "kan_ej_bedomas", NO_OUTCOME})
"""The statuses that say that there is nothing to go by: they are counted and decide nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where every judged status is ``among`` these, ``gives`` is suggested."""

    among: frozenset[str]
    gives: str
    because: str
    """Why, as the end of a sentence that begins ”eftersom”."""


def _rules(*steps: tuple[str, str, str]) -> tuple[Rule, ...]:
    return tuple(Rule(frozenset(among.split()), gives, because) for among, gives, because in steps)


_UPPDRAG_HELAR = _rules(
    ("genomfort", "genomfort", "alla är klara"),
    (
        "genomfort flerarigt_arets_del_genomford",
        "flerarigt_arets_del_genomford",
        "årets del är gjord överallt men uppdraget fortsätter",
    ),
    ("ej_genomfort", "ej_genomfort", "ingen har gjort det och ingen kommer att göra det"),
    ("ej_startat ej_genomfort", "ej_startat", "ingen har börjat"),
    (
        "genomfort flerarigt_arets_del_genomford startat_ej_klart ej_startat ej_genomfort",
        "startat_ej_klart",
        "inte alla är klara",
    ),
)
_UPPDRAG_DELAR = _rules(
    ("genomfort", "genomfort", "alla är klara"),
    (
        "genomfort bedoms_klart_vid_arets_slut",
        "bedoms_klart_vid_arets_slut",
        "alla är klara eller väntas bli det i år",
    ),
    ("ej_startat", "ej_startat", "ingen har börjat"),
    (
        "genomfort bedoms_klart_vid_arets_slut startat_ej_klart ej_startat",
        "startat_ej_klart",
        "någon blir inte klar i år",
    ),
)
_MALOMRADE_HELAR = _rules(
    ("uppnadd", "uppnadd", "allt är uppnått"),
    ("ej_uppnadd", "ej_uppnadd", "inget är uppnått"),
    ("uppnadd delvis ej_uppnadd", "delvis", "inte allt är uppnått"),
)
_MALOMRADE_DELAR = _rules(
    ("gron", "gron", "allt väntas nå målnivån"),
    ("gron gul", "gul", "prognosen är den svagaste delens, och den är gul"),
    ("gron gul rod", "rod", "prognosen är den svagaste delens, och den är röd"),
)
_AKTIVITET = _rules(
    ("avslutad", "avslutad", "alla är färdiga"),
    (
        "avslutad avslutad_med_avvikelse",
        "avslutad_med_avvikelse",
        "alla är färdiga men inte alla som planerat",
    ),
    ("ej_startad", "ej_startad", "ingen har börjat"),
    (
        "avslutad avslutad_med_avvikelse pagaende ej_startad",
        "pagaende",
        "arbetet pågår utan avvikelse",
    ),
    (
        "avslutad avslutad_med_avvikelse pagaende ej_startad avvikelse",
        "avvikelse",
        "någon följer inte planen",
    ),
)
_STYRTAL = _rules(
    ("helt", "helt", "alla når målvärdet"),
    ("inte_alls", "inte_alls", "ingen når målvärdet"),
    ("helt delvis inte_alls", "delvis", "inte alla når målvärdet"),
)
_ATGARD = _rules(
    ("genomford", "genomford", "alla har genomfört den"),
    ("avslutad genomford", "avslutad", "alla är färdiga"),
    ("ej_genomford", "ej_genomford", "ingen har genomfört den"),
    (
        "avslutad genomford genomford_utan_full_effekt ej_genomford",
        "genomford_utan_full_effekt",
        "alla är färdiga men den har inte räckt hela vägen",
    ),
    (
        "pagaende avslutad genomford genomford_utan_full_effekt ej_genomford",
        "pagaende",
        "inte alla är färdiga",
    ),
)
_FRAGA = _rules(
    ("ja", "ja", "alla svarar ja"),
    ("nej", "nej", "alla svarar nej"),
    ("ja delvis nej", "delvis", "svaren skiljer sig"),
)
_SLUTSATS = _rules(
    ("tillracklig", "tillracklig", "alla finner den tillräcklig"),
    ("inte_tillracklig", "inte_tillracklig", "ingen finner den tillräcklig"),
    (
        "tillracklig delvis_tillracklig inte_tillracklig",
        "delvis_tillracklig",
        "alla finner den inte tillräcklig",
    ),
)

RULES: dict[tuple[NodTyp, PeriodTyp], tuple[Rule, ...]] = {
    (NodTyp.UPPDRAG, PeriodTyp.HELAR): _UPPDRAG_HELAR,
    (NodTyp.UPPDRAG, PeriodTyp.DELAR): _UPPDRAG_DELAR,
    (NodTyp.MALOMRADE, PeriodTyp.HELAR): _MALOMRADE_HELAR,
    (NodTyp.MALOMRADE, PeriodTyp.DELAR): _MALOMRADE_DELAR,
    (NodTyp.AKTIVITET, PeriodTyp.HELAR): _AKTIVITET,
    (NodTyp.AKTIVITET, PeriodTyp.DELAR): _AKTIVITET,
    (NodTyp.STYRTAL, PeriodTyp.HELAR): _STYRTAL,
    (NodTyp.STYRTAL, PeriodTyp.DELAR): _STYRTAL,
    **{
        (kind, typ): steps
        for kind, steps in (
            (NodTyp.ATGARD, _ATGARD),
            (NodTyp.FRAGA, _FRAGA),
            (NodTyp.SLUTSATS, _SLUTSATS),
        )
        for typ in PeriodTyp
    },
}
"""Scale → its rules; the first that holds decides, and the last one always holds."""

_NOTHING_TO_GO_BY = "ingen har kunnat bedöma det"

_OF_GOAL = {
    PeriodTyp.HELAR: {
        Utfall.UPPNATT: "uppnadd", Utfall.DELVIS: "delvis", Utfall.INTE: "ej_uppnadd",
    },
    PeriodTyp.DELAR: {Utfall.UPPNATT: "gron", Utfall.DELVIS: "gul", Utfall.INTE: "rod"},
}  # fmt: skip
"""What the status of a styrtal or an uppdrag says of the goal that it stands under."""

_UNITS = ("enhet", "enheter")
_POINTS = {
    NodTyp.STYRTAL: "styrtal",
    NodTyp.UPPDRAG: "uppdrag",
    NodTyp.AKTIVITET: "aktiviteter",
    NodTyp.MALOMRADE: "mål",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What one unit has said, or what is said of one styrtal, uppdrag and so on: None where
    something is expected and nothing is said."""

    name: str
    said: Status | None
    status: Status | None
    """What it counts as on the scale of the node that the suggestion is for."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the statuses below make of a node."""

    status: Status | None
    """What is suggested; None where nobody has said anything yet."""
    answered: str
    """How many have said something: ``6 av 7 enheter``; empty of a styrtal whose own outcome is
    held against its target."""
    counted: str
    """How many have said what: ``5 genomfört; 1 startat, ej klart``."""
    because: str
    """Why it is this one; nothing where nothing is suggested."""
    given: tuple[Given, ...]
    """What it was made of, in list order."""
    counts: tuple[tuple[Status, int], ...]
    """How many have given each status, in the order of the scale."""

    @property
    def heard(self) -> str:
        """What it was made of: ``6 av 7 enheter har status: 5 genomfört; 1 startat, ej klart``."""
        if not self.answered:
            return ""
        return f"{self.answered} har status{': ' if self.counted else ''}{self.counted}"

    @property
    def reason(self) -> str:
        """How it was found, in a sentence."""
        if self.status is None:
            return f"{self.heard}, så det finns inget att föreslå."
        if not self.answered:
            return f"{self.status.word}, eftersom {self.because}."
        return f"{self.heard} → {self.status.word}, eftersom {self.because}."

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that have not said anything."""
        return tuple(one.name for one in self.given if one.status is None)

    def differs(self, chosen: str | None) -> bool:
        """Whether somebody has chosen another status than this."""
        return bool(chosen) and self.status is not None and chosen != self.status.key


class Suggestions:
    """The suggestions of a whole plan, each made when it is asked for."""

    def __init__(
        self,
        tree: PlanTree,
        organisation: Organisation,
        typ: PeriodTyp,
        statuses: Mapping[str, Mapping[str, str]],
        fold: Fold = PLAIN,
    ) -> None:
        """``statuses`` is node → unit → the status that the unit has given."""
        self._fold = fold
        self._tree = tree
        self._organisation = organisation
        self._typ = typ
        self._statuses = statuses

    def of(self, nod: Nod) -> Suggestion | None:
        """What the statuses below make of the node; see :func:`suggest`."""
        said = self._statuses.get(nod.id, {})
        return suggest(self._tree, self._organisation, nod, self._typ, said, self._fold)

    def differs(self, nod: Nod) -> bool:
        """Whether the unit has chosen another status than the one suggested."""
        chosen = self._tree.said(nod).status
        found = self.of(nod) if chosen else None
        return found is not None and found.differs(chosen)


def suggest(
    tree: PlanTree,
    organisation: Organisation,
    nod: Nod,
    typ: PeriodTyp,
    statuses: Mapping[str, str],
    fold: Fold = PLAIN,
) -> Suggestion | None:
    """What the statuses below the tree's unit make of a node; ``statuses`` is unit → status.

    Of a styrtal the unit's own outcome, held against the target, comes first.

    None where there is nothing to make it of: the unit has no units below it, the node is not
    judged or is another unit's aktivitet, or nobody below is asked.
    """
    enhet = tree.enhet
    held = judge(nod, tree.said(nod).utfall)
    if held is not None and held.status is not None:
        return Suggestion(held.status, "", "", held.because, (), ())
    if not organisation.children(enhet) or not nod.judged or nod.is_anothers(enhet.id):
        return None
    said = []
    for one in _speakers(tree.reporters(nod), organisation, enhet, statuses):
        status = find(nod.typ, typ, statuses.get(one.id))
        said.append(Given(one.namn, status, status))
    if said:
        return _suggestion(nod.typ, typ, said, _UNITS)
    if nod.typ is not NodTyp.MALOMRADE:
        return None
    points = _points(tree, nod)
    if not points:
        return None
    kinds = [word for kind, word in _POINTS.items() if any(one.typ is kind for one in points)]
    words = _listed(kinds)
    for point in points:
        status = find(point.typ, typ, tree.said(point).status)
        said.append(Given(point.name, status, _folded(status, point.typ, typ, fold)))
    return _suggestion(nod.typ, typ, said, (words, words))


def _speakers(
    asked: Set[str], organisation: Organisation, enhet: Enhet, statuses: Mapping[str, str]
) -> Iterator[Enhet]:
    """The units below that count, each branch once.

    A unit that has given a status has summed up those below it, so they are not counted again.
    """
    for child in organisation.children(enhet):
        said = bool(statuses.get(child.id))
        if said or child.id in asked:
            yield child
        if not said:
            yield from _speakers(asked, organisation, child, statuses)


def _points(tree: PlanTree, nod: Nod) -> list[Nod]:
    """What stands under a goal and is judged, the nearest in each branch, in list order."""
    found: list[Nod] = []
    waiting = tree.children(nod.id)[::-1]
    while waiting:
        one = waiting.pop()
        if not one.judged:
            waiting += tree.children(one.id)[::-1]
        elif one.typ is NodTyp.AKTIVITET or tree.expected(one) or tree.said(one).status:
            found.append(one)
    return found


def _folded(status: Status | None, kind: NodTyp, typ: PeriodTyp, fold: Fold) -> Status | None:
    """The status of what stands under a goal, as a step of the goal's own scale."""
    if status is None or kind is NodTyp.MALOMRADE:
        return status
    return find(NodTyp.MALOMRADE, typ, _OF_GOAL[typ].get(fold.of(kind, status), "kan_ej_bedomas"))


def _suggestion(
    kind: NodTyp, typ: PeriodTyp, given: Sequence[Given], nouns: tuple[str, str]
) -> Suggestion:
    order = [step.key for step in scale(kind, typ)]
    said = [one.status for one in given if one.status is not None]
    keys = {status.key for status in said}
    # A status of no scale (another program wrote it) is counted but can decide nothing.
    judged = keys.intersection(order) - NOT_JUDGED
    because, found = "", None
    if judged:
        rule = next(rule for rule in RULES[kind, typ] if judged <= rule.among)
        because, found = rule.because, find(kind, typ, rule.gives)
    elif unjudged := keys & NOT_JUDGED & set(order):
        because, found = _NOTHING_TO_GO_BY, find(kind, typ, unjudged.pop())
    counts = _counts(given, order)
    noun = nouns[0] if len(given) == 1 else nouns[1]
    answered = f"{len(said)} av {len(given)} {noun}"
    counted = "; ".join(f"{count} {status.word.lower()}" for status, count in counts)
    return Suggestion(found, answered, counted, because, tuple(given), counts)


def _counts(given: Sequence[Given], order: Sequence[str]) -> tuple[tuple[Status, int], ...]:
    """Statuses of no scale come last."""
    found = Counter(one.status for one in given if one.status is not None)
    place = {key: number for number, key in enumerate(order)}
    return tuple(
        sorted(found.items(), key=lambda one: (place.get(one[0].key, len(order)), one[0].key))
    )


def _listed(words: Sequence[str]) -> str:
    return " och ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
