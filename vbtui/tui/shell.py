"""What every screen of the program has around it: help, palette, themes, Swedish key names."""

from __future__ import annotations

from collections.abc import Sequence
from time import time
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.notifications import Notification, Notify
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets._toast import Toast

from vbtui.tui.key_order import KeyOrder
from vbtui.tui.keys import key_short
from vbtui.tui.palette import Palette
from vbtui.tui.screens.dialogs import Prompt
from vbtui.tui.screens.help import HelpScreen
from vbtui.tui.screens.theme_picker import ThemePicker
from vbtui.tui.settings import Settings, save
from vbtui.tui.themed import ThemedApp

R = TypeVar("R")

NAME_LENGTH = 200
NOWHERE = "Här går inget att klistra in; gå till en tabell eller ett skrivfält."
MOST_TOLD = 2
"""So many notices are seen at once: one of a kind, the newest."""
SEEN_SECONDS = 0.5
"""A notice that is younger has not been seen: keys that came at once do not take it away."""


class Shell(ThemedApp[R], inherit_bindings=False):
    """An app with the program's own help, palette and themes instead of Textual's English ones."""

    ENABLE_COMMAND_PALETTE = False

    # Notices hang from the tabs, where the line is empty: Textual has them at the bottom, over
    # what is being written and what is said of the cell.
    DEFAULT_CSS = """
    Screen > ToastRack {
        dock: top;
        align: right top;
        margin: 1 0 0 0;
        overflow: hidden;
        & Toast {
            width: auto;
            max-width: 60%;
            margin: 0 1 0 0;
            padding: 0 1;
        }
    }
    """
    BINDING_GROUP_TITLE = "Programmet"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Hjälp", id="app.hjalp", tooltip="Visa alla tangenter"),
        Binding(
            "ctrl+p,f10",
            "palette",
            "Kommandon",
            id="app.kommandon",
            tooltip="Sök bland allt som går att göra",
        ),
        Binding("f9", "theme", "Tema", False, id="app.tema", tooltip="Byt färger"),
        Binding("f8", "name", "Ditt namn", False, id="app.namn", tooltip="Byt namnet i historiken"),
        Binding(
            "ctrl+q",
            "quit",
            "Avsluta",
            False,
            id="app.avsluta",
            tooltip="Avsluta vbtui",
            priority=True,
        ),
        Binding("ctrl+c", "help_quit", show=False, system=True, id="app.ctrl_c"),
        Binding("ctrl+v", "paste_nowhere", show=False, system=True, id="app.ctrl_v"),
    ]

    def __init__(self, settings: Settings, **kwargs: Any) -> None:
        """Wear the chosen theme; what the user changes is saved at once."""
        super().__init__(theme=settings.tema, **kwargs)
        self.settings = settings
        self._key_order = KeyOrder(self)

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes one after the other: see ``key_order.py``."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._key_order.admits(event):
            self._take_away_notices()
            way = (self.focused or self.screen).ancestors_with_self
            await super().on_event(event)
            self._key_order.follow(way)

    def on_notify(self, event: Notify) -> None:
        """A notice takes the place of the one before of its kind, and of the oldest of many."""
        others = [one for one in self._notifications if one.severity != event.notification.severity]
        self._keep_notices(others[1 - MOST_TOLD :])

    def _take_away_notices(self) -> None:
        """One goes on: what has been told hides what comes now. Errors stay their time."""
        if not self._notifications:
            return
        newest = time() - SEEN_SECONDS
        self._keep_notices(
            [
                one
                for one in self._notifications
                if one.severity == "error" or one.raised_at > newest
            ]
        )

    def _keep_notices(self, kept: Sequence[Notification]) -> None:
        for toast in self.screen.query(Toast):
            if toast._notification not in kept and isinstance(toast.parent, Widget):
                toast.parent.remove()  # Textual would leave the line that it stood on.
        for one in list(self._notifications):
            if one not in kept:
                self._unnotify(one, refresh=False)

    def get_key_display(self, binding: Binding) -> str:
        """A key in the footer."""
        return binding.key_display or key_short(binding.key)

    def save_settings(self) -> None:
        """Save, and say so if that could not be done."""
        fault = save(self.settings)
        if fault:
            self.notify(fault, severity="warning", markup=False)

    def action_help(self) -> None:
        """Show the keys that do something now."""
        self.push_screen(HelpScreen(self.screen))

    def action_palette(self) -> None:
        """Show what can be done now, and do what is chosen."""
        palette = Palette(self.screen)

        def run(place: str | None) -> None:
            if place is not None:
                # Later: the screen that the command is about has to be back first.
                self.call_later(palette.found[int(place)].run)

        self.push_screen(palette, run)

    def action_theme(self) -> None:
        """Choose a theme."""

        def keep(name: str | None) -> None:
            if name is not None:
                self.settings.tema = name
                self.save_settings()

        self.push_screen(ThemePicker(self.themes.values(), self.theme), keep)

    def action_name(self) -> None:
        """Choose the name that changes are written under from now on."""

        def keep(name: str | None) -> None:
            if name is not None:
                self.settings.namn = name.strip()
                self.save_settings()

        self.push_screen(
            Prompt(
                "Ditt namn i historiken",
                self.settings.namn,
                "Tomt: namnet på ditt konto i datorn",
                _name_fault,
            ),
            keep,
        )

    def on_paste(self, event: events.Paste) -> None:
        """A paste that nobody below took has come all the way up."""
        event.stop()
        field = self.focused
        # Textual's text area takes a paste without stopping it.
        if not isinstance(field, TextArea) or field.read_only:
            self.action_paste_nowhere()

    def action_paste_nowhere(self) -> None:
        """Answer to a paste where nothing can be written."""
        self.notify(NOWHERE, markup=False)

    def action_help_quit(self) -> None:
        """Answer to ctrl+c, which ends other programs."""
        self.notify("ctrl+q avslutar; ctrl+c kopierar text.", title="", markup=False)


def _name_fault(text: str) -> str | None:
    if len(text) > NAME_LENGTH:
        return f"Namnet är för långt; skriv högst {NAME_LENGTH} tecken."
    return None
