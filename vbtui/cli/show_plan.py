"""A part of the plan as text, JSON or CSV, with what a unit (or every unit below it) has said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.domain import status as scales
from vbtui.domain.address import Addresses
from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.plan import KALLOR, Del, Nod, NodTyp, Uppfoljning
from vbtui.domain.question import QUESTIONS, questions_of
from vbtui.domain.tables import TABLES
from vbtui.domain.text import printable
from vbtui.read import coverages, plan_tree, suggestions
from vbtui.store import plans

_STEP = "  "
_DEEPEST = 8
"""Levels below this one are not indented any further."""


def show(
    context: Context, part: Del, enhet: Enhet, period: Period, consolidated: bool, form: str
) -> None:
    """Print a part of the plan of a period as the unit sees it."""
    view = _View(context, part, enhet, period, consolidated)
    if form == "json":
        output.write_json(view.json())
    elif form == "csv":
        output.write_all(output.csv_lines(view.csv()))
    else:
        output.write_lines(view.text())


_COLUMNS: Mapping[Del, tuple[str, ...]] = {
    Del.PLAN: ("status", "trend", "målvärde", "utfall", "kommentar"),
    Del.INTERNKONTROLL: ("status", *(one.title.lower() for one in QUESTIONS.values()), "kommentar"),
    Del.ISK: ("status", "kommentar"),
    Del.TEXTER: ("tabell", "text"),
}
"""The columns of what is said in each part."""


class _View:
    """A plan with one unit's words on it and, when consolidated, those of the units below."""

    def __init__(
        self, context: Context, part: Del, enhet: Enhet, period: Period, consolidated: bool
    ) -> None:
        db, plan = context.db, context.plan(period)
        self._part = part
        self._enhet = enhet
        self._period = period
        self._plan = plan
        self._title = plans.plan_title(db, plan)
        self._organisation = context.organisation
        self._kod = {one.id: one.kod for one in context.organisation}
        self._tree = plan_tree(db, context.organisation, enhet, period, part)
        self._addresses = Addresses(plans.noder(db, plan))
        self._below: list[tuple[Enhet, Mapping[str, Uppfoljning]]] = [
            (one, plans.said(db, one.id, period.id))
            for one in context.organisation.subtree(enhet)
            if consolidated and one.id != enhet.id
        ]
        self._consolidated = bool(self._below)
        self._suggestions = suggestions(db, context.organisation, self._tree, period)
        self._coverages = coverages(db, self._tree, period, self._below)

    # JSON

    def json(self) -> Json:
        """One object for the plan, with its nodes nested in ``barn``."""
        progress = self._tree.progress()
        children: dict[str | None, list[Json]] = {}
        for nod in reversed(self._tree.order):
            parent = None if self._tree.depth(nod) == 0 else nod.overordnad
            found = self._node(nod, children.pop(nod.id, [])[::-1])
            children.setdefault(parent, []).append(found)
        return {
            "id": self._plan,
            "typ": "plan",
            "nr": None,
            "titel": self._title,
            "status": None,
            "trend": None,
            "kommentar": "",
            "enhet": None,
            "vy": self._part.value,
            "period": self._period.key,
            "uppfoljning_av": self._enhet.kod,
            "konsoliderat": self._consolidated,
            "klara": progress.done,
            "att_gora": progress.expected,
            "barn": children.get(None, [])[::-1],
        }

    def _node(self, nod: Nod, children: list[Json]) -> dict[str, Json]:
        found: dict[str, Json] = {
            "id": nod.id,
            "typ": nod.typ.value,
            "nr": nod.nr or None,
            "titel": nod.titel,
            **_said_json(nod, self._tree.said(nod)),
            "enhet": self._kod.get(nod.enhet or ""),
            "uppfoljning_av": self._kod.get(self._tree.said(nod).enhet),
            "mal": self._addresses.of(nod),
            "slag": nod.slag.value if nod.slag else None,
            "kalla": nod.kalla or None,
            "ansvarig": nod.ansvarig,
            "flerarigt": nod.flerarigt,
            "slutdatum": nod.slutdatum.isoformat() if nod.slutdatum else None,
            "matt": nod.matt,
            "malvarde": nod.malvarde,
            "malvarde_lang": nod.malvarde_lang,
            "riktning": nod.riktning or None,
            "saknas": list(self._tree.gaps(nod)),
        }
        if nod.typ is NodTyp.AVSNITT:
            found["tabell"] = nod.tabell or None
        if self._consolidated:
            found["enheter"] = [
                {"enhet": enhet.kod, **_said_json(nod, said[nod.id])}
                for enhet, said in self._below
                if nod.id in said
            ]
        found["barn"] = children
        return found

    # CSV

    def csv(self) -> Iterator[list[str | None]]:
        """One row a node, and one for each unit below that has said something about it."""
        yield [
            *("id", "typ", "nivå", "nr", "titel", "ansvarar", "enhet"),
            *_COLUMNS[self._part],
            "saknas",
        ]
        for nod in self._tree.order:
            said = self._tree.said(nod)
            missing = ", ".join(self._tree.gaps(nod))
            yield self._row(nod, self._kod.get(said.enhet, self._enhet.kod), said, missing)
            for enhet, theirs in self._others(nod):
                yield self._row(nod, enhet.kod, theirs, "")

    def _row(self, nod: Nod, kod: str, said: Uppfoljning, missing: str) -> list[str | None]:
        status = scales.find(nod.typ, self._period.typ, said.status)
        answers = {
            one.title.lower(): answer.word
            for one in questions_of(nod.typ)
            if (answer := one.answer(said))
        }
        found = answers | {
            "status": status.word if status else "",
            "trend": scales.TRENDS[said.trend][1] if said.trend in scales.TRENDS else said.trend,
            "målvärde": nod.malvarde,
            "utfall": said.utfall,
            "tabell": nod.tabell,
            "kommentar": said.kommentar,
            "text": said.kommentar,
        }
        return [
            nod.id,
            nod.word,
            str(self._tree.depth(nod) + 1),
            nod.nr,
            nod.titel,
            self._kod.get(nod.enhet or "", nod.ansvarig),
            kod,
            *(found.get(column, "") for column in _COLUMNS[self._part]),
            missing,
        ]

    def _others(self, nod: Nod) -> Iterator[tuple[Enhet, Uppfoljning]]:
        """What the units below have said, but for what the tree itself shows (an aktivitet's
        owner speaks for it)."""
        for enhet, said in self._below:
            if nod.id in said and enhet.id != self._tree.said(nod).enhet:
                yield enhet, said[nod.id]

    # Text

    def text(self) -> Iterator[str]:
        """The tree as indented lines: symbol, name, status in words, address; then the comment."""
        progress = self._tree.progress()
        path = " ▸ ".join(enhet.namn for enhet in self._organisation.path(self._enhet))
        page = output.width()
        words = [path, self._period.title, self._title]
        words += [] if self._part is Del.PLAN else [self._part.word]
        words.append(f"{progress.done} av {progress.expected} klara")
        yield from output.broken(" · ".join(words), page)
        if not self._tree.order and self._part is not Del.PLAN:
            yield from output.broken(f"Planen har inget under rubriken {self._part.word}.", page)
        yield ""
        for nod in self._tree.order:
            indent = _STEP * min(self._tree.depth(nod), _DEEPEST)
            said = self._tree.said(nod)
            about = " · ".join((nod.name, *self._said_words(nod, said), *_plan_words(nod)))
            line = f"{self._symbol(nod, said)} {about}  [{self._addresses.of(nod)}]"
            yield from output.broken(line, page, indent, _STEP)
            yield from _paragraphs(said.kommentar, page, indent + _STEP * 2)
            for line in self._suggested(nod):
                yield from output.broken(line, page, indent + _STEP * 2, _STEP)
            for enhet, theirs in self._others(nod):
                about = " · ".join((enhet.namn, *self._said_words(nod, theirs)))
                line = f"{self._symbol(nod, theirs)} {about}"
                yield from output.broken(line, page, indent + _STEP * 2, _STEP)
                yield from _paragraphs(theirs.kommentar, page, indent + _STEP * 4)

    def _suggested(self, nod: Nod) -> Iterator[str]:
        """What the statuses below make of the node, and how the text covers those below."""
        if not self._consolidated:
            return
        found = self._suggestions.of(nod)
        if found is not None:
            differs = " Ett annat är valt." if self._suggestions.differs(nod) else ""
            yield f"Förslag: {found.reason}{differs}"
        texts = self._coverages.get(nod.id)
        if texts is not None and texts.commented:
            yield f"Texter: {texts.text}."

    def _symbol(self, nod: Nod, said: Uppfoljning) -> str:
        expected = self._tree.expected(nod)
        return scales.symbol(nod, self._period.typ, said, expected=expected) or " "

    def _said_words(self, nod: Nod, said: Uppfoljning) -> Iterator[str]:
        status = scales.find(nod.typ, self._period.typ, said.status)
        if status:
            yield status.word
        elif self._tree.expected(nod) and nod.judged:
            yield "status saknas"
        elif self._tree.expected(nod) and not said.kommentar.strip():
            yield "text saknas"
        for question in questions_of(nod.typ):
            if answer := question.answer(said):
                yield f"{question.title.lower()}: {answer.word.lower()}"
        if said.trend:
            yield " ".join(scales.TRENDS.get(said.trend, (said.trend,)))
        if nod.typ is NodTyp.STYRTAL:
            yield f"utfall {said.utfall or 'saknas'}"


def _plan_words(nod: Nod) -> Iterator[str]:
    if nod.typ is NodTyp.STYRTAL:
        yield f"målvärde {nod.target or 'saknas'}"
    if nod.tabell:
        table = TABLES.get(nod.tabell)
        yield f"till tabellen {table.title if table else nod.tabell}"
    if nod.kalla:
        yield KALLOR.get(nod.kalla, nod.kalla)
    if nod.slutdatum:
        yield f"klar senast {nod.slutdatum.isoformat()}"


def _said_json(nod: Nod, said: Uppfoljning) -> dict[str, Json]:
    return {
        **{one.id: getattr(said, one.id) for one in questions_of(nod.typ)},
        "status": said.status,
        "trend": said.trend,
        "kommentar": said.kommentar,
        "utfall": said.utfall,
        "utkast": said.draft,
    }


def _paragraphs(text: str, page: int, indent: str) -> Iterator[str]:
    """A comment with its own line breaks kept."""
    for line in printable(text).split("\n") if text else ():
        yield from output.broken(line, page, indent)
