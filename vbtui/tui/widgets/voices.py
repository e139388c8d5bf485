"""What others say of the same node, and what was said the period before."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vbtui.domain import status as scales
from vbtui.domain.period import Period
from vbtui.domain.plan import Nod, Uppfoljning
from vbtui.read import NodePage
from vbtui.tui.text import plain, status_style


class Voices(VerticalScroll, can_focus=True):
    """A scrolling list of the other units' statuses and comments, and the former period's."""

    BINDING_GROUP_TITLE = "Andra enheter"
    HELP = "Vad andra enheter säger om samma nod, och vad den egna enheten sade förra perioden."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Ned", False, id="andra.ned", tooltip="Rulla nedåt"),
        Binding("k", "scroll_up", "Upp", False, id="andra.upp", tooltip="Rulla uppåt"),
    ]
    DEFAULT_CSS = """
    Voices { padding: 0 1; & Static { height: auto; } }
    """

    def compose(self) -> ComposeResult:
        """One text that is replaced whole."""
        yield Static(id="voices-text")

    def show(self, page: NodePage) -> None:
        """Show what is said of a node by others and before."""
        blocks: list[Content] = []
        if page.before and page.before.said.kommentar:
            heading = plain(f"{page.before.period.title}, {page.enhet.namn}", "bold")
            blocks.append(Content.assemble(heading, "\n", plain(page.before.said.kommentar)))
        for voice in page.others:
            blocks.append(_voice(page.nod, page.period, voice.enhet.namn, voice.said))
        text = (
            Content("\n\n").join(blocks) if blocks else plain("Ingen annan har sagt något.", "dim")
        )
        self.query_one("#voices-text", Static).update(text)
        self.scroll_home(animate=False)
        earlier = " · förra perioden" if page.before and page.before.said.kommentar else ""
        self.border_title = Content(f"Andra enheter ({len(page.others)}){earlier}")

    def clear(self) -> None:
        """Show nothing."""
        self.query_one("#voices-text", Static).update("")
        self.border_title = Content("Andra enheter")


def _voice(nod: Nod, period: Period, name: str, said: Uppfoljning) -> Content:
    status = scales.find(nod.typ, period.typ, said.status)
    symbol = status.symbol if status else (scales.MISSING_SYMBOL if nod.judged else "–")
    # A heading is not judged, so nobody lacks a status of it.
    word = status.word if status else ("saknas" if nod.judged else "")
    lines = [
        Content.assemble(
            plain(f"{symbol} ", status_style(status)),
            plain(name, "bold"),
            plain(f"  {word}", "$text-muted"),
        )
    ]
    if said.kommentar:
        lines.append(plain(said.kommentar))
    return Content("\n").join(lines)
