"""The card of the chosen node: what it is, what is said of it, and what was said before."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from vbtui.domain import status as scales
from vbtui.domain.enhet import Organisation
from vbtui.domain.plan import KALLOR, Nod, NodTyp
from vbtui.read import NodePage
from vbtui.tui.text import plain, status_style


class NodeCard(Static):
    """Title, source, owner, status, trend and outcome of one node."""

    DEFAULT_CSS = """
    NodeCard { height: auto; padding: 0 1; }
    """

    def show(self, page: NodePage, organisation: Organisation, *, expected: bool) -> None:
        """Show a node; ``expected`` is whether the unit should report on it."""
        self.update(Content("\n").join(self._lines(page, organisation, expected)))

    def clear(self) -> None:
        """Show no node."""
        self.update("")

    def _lines(self, page: NodePage, organisation: Organisation, expected: bool) -> list[Content]:
        nod = page.nod
        lines = [plain(nod.titel, "bold")]
        if about := _about(nod, organisation):
            lines.append(plain(" · ".join(about), "$text-muted"))
        if not nod.judged:
            return lines
        status = scales.find(nod.typ, page.period.typ, page.said.status)
        shown = (
            plain(status.label, status_style(status))
            if status
            else plain(
                f"{scales.MISSING_SYMBOL} saknas" if expected else "– rapporteras inte av enheten",
                "$text-warning" if expected else "$text-muted",
            )
        )
        lines.append(_field("Status", shown, "(s)" if expected and not status else ""))
        if nod.typ is NodTyp.STYRTAL:
            outcome = (
                plain(page.said.utfall) if page.said.utfall else plain("saknas", "$text-muted")
            )
            targets = f"mål {nod.malvarde or '–'}"
            if nod.malvarde_lang:
                targets += f", långsiktigt {nod.malvarde_lang}"
            lines.append(
                _field(
                    "Utfall", Content.assemble(outcome, plain(f"  {targets}", "$text-muted")), "(v)"
                )
            )
        if page.said.trend in scales.TRENDS:
            symbol, word = scales.TRENDS[page.said.trend]
            lines.append(_field("Trend", plain(f"{symbol} {word}"), "(t)"))
        if page.before:
            before = page.before
            earlier = scales.find(nod.typ, before.period.typ, before.said.status)
            word = earlier.label if earlier else "ingen status"
            lines.append(
                _field("Förra", plain(f"{word} ({before.period.title.lower()})", "$text-muted"), "")
            )
        return lines


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


def _field(name: str, value: Content, key: str) -> Content:
    return Content.assemble(
        plain(f"{name:<8}", "$text-muted"),
        value,
        plain(f"  {key}" if key else "", "$text-disabled"),
    )
