"""The card of the chosen node: what it is, what is said of it, and what was said before."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from vbtui.domain import status as scales
from vbtui.domain.enhet import Organisation
from vbtui.domain.plan import KALLOR, Nod, NodTyp
from vbtui.domain.question import questions_of
from vbtui.domain.suggestion import Suggestion
from vbtui.domain.tables import TABLES
from vbtui.read import NodePage
from vbtui.tui.plan_lines import DIFFERS
from vbtui.tui.text import plain, status_style

QUESTION_KEYS = {"effekt": "x", "nasta_ar": "r"}
"""The question of an åtgärd → the key that answers it."""
_WIDTH = 8
"""Cells for the name of a field."""


class NodeCard(Static):
    """Title, source, owner, status, trend and outcome of one node."""

    DEFAULT_CSS = """
    NodeCard { height: auto; padding: 0 1; }
    """

    def show(
        self, page: NodePage, organisation: Organisation, *, expected: bool, may_write: bool
    ) -> None:
        """Show a node; ``expected`` is whether the unit should report on it, and ``may_write``
        whether it can do so here and now."""
        lines = self._lines(page, organisation, expected, may_write)
        self.update(Content("\n").join(lines))

    def clear(self) -> None:
        """Show no node."""
        self.update("")

    def _lines(
        self, page: NodePage, organisation: Organisation, expected: bool, may_write: bool
    ) -> list[Content]:
        nod = page.nod
        lines = [plain(nod.titel, "bold")]
        if about := _about(nod, organisation):
            lines.append(plain(" · ".join(about), "$text-muted"))
        if nod.tabell:
            table = TABLES.get(nod.tabell)
            name = table.title if table else nod.tabell
            lines.append(_field("Tabell", plain(name), "(y)" if table else ""))
        if not nod.judged:
            return lines
        questions = questions_of(nod.typ)
        width = _WIDTH + 1 if questions else _WIDTH
        status = scales.find(nod.typ, page.period.typ, page.said.status)
        shown = (
            plain(status.label, status_style(status))
            if status
            else plain(
                f"{scales.MISSING_SYMBOL} saknas" if expected else "– rapporteras inte av enheten",
                "$text-warning" if expected else "$text-muted",
            )
        )
        lines.append(
            _field("Status", shown, "(s)" if expected and may_write and not status else "", width)
        )
        for question in questions:
            answer = question.answer(page.said)
            lines.append(
                _field(
                    question.title,
                    plain(answer.label, status_style(answer))
                    if answer
                    else plain("inget svar", "$text-muted"),
                    f"({QUESTION_KEYS[question.id]})" if may_write and not answer else "",
                    width,
                )
            )
        if page.suggestion is not None:
            lines += _suggestion(page.suggestion, width, differs=page.differs, may_write=may_write)
        if nod.typ is NodTyp.STYRTAL:
            outcome = (
                plain(page.said.utfall) if page.said.utfall else plain("saknas", "$text-muted")
            )
            targets = f"mål {nod.target or '–'}"
            if nod.malvarde_lang:
                targets += f", långsiktigt {nod.malvarde_lang}"
            lines.append(
                _field(
                    "Utfall",
                    Content.assemble(outcome, plain(f"  {targets}", "$text-muted")),
                    "(v)" if may_write else "",
                )
            )
        if page.said.trend in scales.TRENDS:
            symbol, word = scales.TRENDS[page.said.trend]
            lines.append(_field("Trend", plain(f"{symbol} {word}"), "(t)" if may_write else ""))
        if page.before:
            before = page.before
            earlier = scales.find(nod.typ, before.period.typ, before.said.status)
            word = earlier.label if earlier else "ingen status"
            if before.said.utfall:
                word = f"{before.said.utfall} · {word}"
            lines.append(
                _field(
                    "Förra",
                    plain(f"{word} ({before.period.title.lower()})", "$text-muted"),
                    width=width,
                )
            )
        return lines


def _suggestion(found: Suggestion, width: int, *, differs: bool, may_write: bool) -> list[Content]:
    """What the statuses below make of it and why; before that, that another is chosen."""
    if found.status is None:
        return [
            _field(
                "Förslag",
                plain(f"inget än, {found.answered} har status", "$text-muted"),
                width=width,
            )
        ]
    label = plain(found.status.label, status_style(found.status))
    mark = plain(f"{DIFFERS} Ett annat är valt. " if differs else "", "bold $text-warning")
    why = f"{found.because[:1].upper()}{found.because[1:]}"
    why += f" ({found.answered})." if found.answered else "."
    return [
        _field("Förslag", label, "(g)" if may_write else "", width),
        Content.assemble(mark, plain(why, "$text-muted")),
    ]


def _about(nod: Nod, organisation: Organisation) -> list[str]:
    about = []
    if nod.kalla:
        about.append(KALLOR.get(nod.kalla, nod.kalla))
    units = {enhet.id: enhet for enhet in organisation}
    if nod.enhet in units:
        about.append(units[nod.enhet].namn)
    elif nod.ansvarig:
        about.append(nod.ansvarig)
    if nod.flerarigt:
        about.append("flerårigt")
    if nod.slutdatum:
        about.append(f"klar senast {nod.slutdatum.isoformat()}")
    return about


def _field(name: str, value: Content, key: str = "", width: int = _WIDTH) -> Content:
    return Content.assemble(
        plain(f"{name:<{width}}", "$text-muted"),
        value,
        plain(f"  {key}" if key else "", "$text-disabled"),
    )
