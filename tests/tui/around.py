"""A small app with everything that stands around the workspaces, for the tests of it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from vbtui.tui.settings import Settings
from vbtui.tui.shell import Shell
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.key_bar import KeyBar
from vbtui.tui.widgets.tree import TreeView


class Plan(Vertical):
    """A workspace in small."""

    BINDING_GROUP_TITLE = "Uppföljning"
    HELP = "Gå i trädet med piltangenterna. s sätter status, e skriver kommentar."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "note('status')", "Status", id="plan.status", tooltip="Välj status [/] nod"),
        Binding("n", "note('next')", "Nästa ofyllda", id="plan.nasta", tooltip="Gå till nästa"),
        Binding("delete", "note('remove')", "Ta bort", False, id="plan.ta_bort", tooltip="Bort"),
        Binding("x", "note('never')", "Omöjligt", False, id="plan.x", tooltip="Går inte nu"),
        Binding("y", "note('hidden')", "Dolt", False, id="plan.y", tooltip="Syns inte nu"),
    ]

    def compose(self) -> ComposeResult:
        yield TreeView(
            [
                TreeItem("a", 0, "Servicenämnden", note="2/3", strong=True),
                TreeItem("b", 1, "28 Säker it-miljö", "●", "success"),
                TreeItem("c", 1, "29 Inköpsorganisation", "◐", "warning", "sen", "error"),
                TreeItem("d", 1, "30 Upphandlingspolicy", "×", "error", dim=True),
            ],
            expanded=["a"],
        )
        yield Input(placeholder="Sök i titlar")
        yield TextArea("En kommentar med åäö och [/] klamrar.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if parameters == ("never",):
            return None
        return parameters != ("hidden",)

    def action_note(self, what: str) -> None:
        self.notes.append(what)

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []


class Main(Screen[None]):
    """The screen below."""

    BINDING_GROUP_TITLE = "Överallt"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,ctrl+z", "undo", "Ångra", id="main.angra", tooltip="Ångra den senaste ändringen")
    ]
    CSS = "TreeView { height: 1fr; } TextArea { height: 5; }"

    def compose(self) -> ComposeResult:
        yield Plan()
        yield KeyBar()

    def action_undo(self) -> None:
        self.query_one(Plan).notes.append("undo")


class AroundApp(Shell[None]):
    """The app; what its dialogs answered is in :attr:`answers`."""

    def __init__(self, theme: str = "natt") -> None:
        super().__init__(Settings(tema=theme))
        self.answers: list[Any] = []

    def get_default_screen(self) -> Screen[None]:
        return Main()

    @property
    def plan(self) -> Plan:
        return self.screen_stack[0].query_one(Plan)

    def ask(self, screen: Screen[Any]) -> None:
        self.push_screen(screen, self.answers.append)


def lines(app: App[Any]) -> list[str]:
    """What is on the screen, without the spaces at the end of lines."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def shown(app: App[Any]) -> str:
    """What is on the screen."""
    return "\n".join(lines(app))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is going on: a message may start a worker that sends a message."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()
