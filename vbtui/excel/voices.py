"""Who says what about each node of a plan: the rows of the sheets that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vbtui.domain import status as scales
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Period, PeriodTyp
from vbtui.domain.plan import EMPTY, Del, Nod, NodTyp, Uppfoljning
from vbtui.domain.plantree import PlanTree
from vbtui.domain.question import Question, questions_of
from vbtui.excel import placeholders
from vbtui.read import coverages, plan_tree, suggestions
from vbtui.store import plans
from vbtui.store.database import Database


@dataclass(frozen=True, slots=True)
class Voice:
    """What one unit says about a node. ``own``: it is the unit that the sheet is for, or the owner
    of the aktivitet; the others stand below."""

    nod: Nod
    enhet: Enhet
    said: Uppfoljning
    own: bool
    expected: bool
    writable: bool
    """Whether it is the words of the sheet's unit or of one below it, and not another's that are
    shown beside them."""


class Voices:
    """A plan with what a unit (and those below it, where asked for) says about it."""

    def __init__(
        self,
        db: Database,
        organisation: Organisation,
        enhet: Enhet,
        period: Period,
        *,
        consolidated: bool,
    ) -> None:
        """Read the plan of the period."""
        self.tree: PlanTree = plan_tree(db, organisation, enhet, period)
        self.period = period
        self.title = plans.plan_title(db, period.plan) if period.plan else ""
        self._organisation = organisation
        self._below: Sequence[tuple[Enhet, Mapping[str, Uppfoljning]]] = [
            (one, plans.said(db, one.id, period.id))
            for one in organisation.subtree(enhet)
            if consolidated and one.id != enhet.id
        ]
        self.together = bool(self._below)
        """Whether the words of the units below stand there too."""
        self._suggestions = suggestions(db, organisation, self.tree, period)
        self._coverages = coverages(db, self.tree, period, self._below)
        self._enheter = {one.id: one for one in organisation}
        self._writers = {one.id for one in organisation.subtree(enhet)}

    def __iter__(self) -> Iterator[Voice]:
        """Every node in order, first the unit's own words and then those of the units below."""
        for nod in self.tree.order:
            yield from self.about(nod)

    def of(self, part: Del) -> Iterator[Voice]:
        """Those about the nodes of one part."""
        for nod in self.tree.order:
            if nod.part is part:
                yield from self.about(nod)

    def about(self, nod: Nod) -> Iterator[Voice]:
        """What is said about one node."""
        said = self.tree.said(nod)
        speaker = self._speaker(nod, said)
        asked = self.tree.reporters(nod)
        yield self._voice(nod, speaker, said, own=True)
        for enhet, theirs in self._below:
            if enhet.id == speaker.id:
                continue
            if nod.id in theirs or (enhet.id in asked and not self._organisation.children(enhet)):
                yield self._voice(nod, enhet, theirs.get(nod.id, EMPTY), own=False)

    def _voice(self, nod: Nod, enhet: Enhet, said: Uppfoljning, *, own: bool) -> Voice:
        return Voice(
            nod,
            enhet,
            said,
            own=own,
            expected=enhet.id in self.tree.reporters(nod),
            writable=enhet.id in self._writers,
        )

    def _speaker(self, nod: Nod, said: Uppfoljning) -> Enhet:
        """The unit whose words the tree shows: an aktivitet's owner speaks for it."""
        found = said.enhet or (nod.enhet if nod.is_anothers(self.tree.enhet.id) else "")
        return self._enheter.get(found or "", self.tree.enhet)

    def path(self, nod: Nod) -> str:
        """The målområden above a node (and itself, if it is one), from the top down."""
        return " ▸ ".join(one.name for one in self.tree.path(nod) if one.typ is NodTyp.MALOMRADE)

    def uppdrag(self, nod: Nod) -> Nod | None:
        """The uppdrag that a node is or stands below."""
        for one in self.tree.path(nod):
            if one.typ is NodTyp.UPPDRAG:
                return one
        return None

    def suggestion(self, voice: Voice) -> str:
        """What the statuses below the unit make of a node, on the unit's own row."""
        found = self._suggestions.of(voice.nod) if voice.own else None
        if found is None:
            return ""
        differs = " Ett annat är valt." if self._suggestions.differs(voice.nod) else ""
        return f"{found.reason}{differs}"

    def coverage(self, voice: Voice) -> str:
        """How the unit's text covers those of the units below, on the unit's own row."""
        found = self._coverages.get(voice.nod.id) if voice.own else None
        return found.text if found and found.commented else ""

    def answers(self, nod: Nod) -> str:
        """Who answers for a node, in words."""
        found = self._enheter.get(nod.enhet or "")
        return found.namn if found else nod.ansvarig


def status_words(voice: Voice, typ: PeriodTyp) -> str:
    """The status as a symbol and a word, or why there is none."""
    status = scales.find(voice.nod.typ, typ, voice.said.status)
    if status:
        return status.label
    if voice.expected:
        return f"{scales.MISSING_SYMBOL} {placeholders.ABSENT}"
    return placeholders.NOT_ASKED if voice.nod.judged else placeholders.NOT_JUDGED


def trend_words(voice: Voice) -> str:
    """The trend as an arrow and a word, or that there is none."""
    said = voice.said.trend
    if not said:
        return placeholders.NO_TREND
    return " ".join(scales.TRENDS.get(said, (said,)))


def answer_words(voice: Voice, question: Question) -> str:
    """The answer as a symbol and a word, or that there is none."""
    answer = question.answer(voice.said)
    if answer:
        return answer.label
    asked = question in questions_of(voice.nod.typ)
    return placeholders.NO_ANSWER if asked else placeholders.NOT_ASKED


def comment_words(voice: Voice) -> str:
    """The comment, or that there is none."""
    if voice.said.kommentar:
        return voice.said.kommentar
    return placeholders.ABSENT if voice.expected else placeholders.NO_COMMENT


def typed(voice: Voice) -> dict[str, str]:
    """What has been typed, field by field: what an import compares with."""
    said = voice.said
    found = {
        "status": said.status or "",
        "trend": said.trend or "",
        "kommentar": said.kommentar,
    }
    if voice.nod.typ is NodTyp.STYRTAL:
        found["utfall"] = said.utfall
    for question in questions_of(voice.nod.typ):
        found[question.id] = getattr(said, question.id) or ""
    return found
