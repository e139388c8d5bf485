"""The first screen when no file was named: recent files, the sample, open, new."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from vbtui.domain.errors import VbtuiError
from vbtui.domain.text import printable
from vbtui.domain.times import shown_time
from vbtui.tui.files import copy_sample, documents, sample_copy, shown_path
from vbtui.tui.screens.new_file import NewFile
from vbtui.tui.screens.open_file import OpenFile
from vbtui.tui.settings import Recent, Settings
from vbtui.tui.widgets.choices import Choice, ChoiceList
from vbtui.tui.widgets.key_bar import KeyBar

FILE = "fil:"
"""Begins the key of a recent file; the other keys are actions of the screen."""


class StartScreen(Screen[Path | None]):
    """Which file to open; None: leave the program."""

    BINDING_GROUP_TITLE = "Start"
    HELP = "Välj en fil med piltangenterna och retur, med siffran framför den, eller med musen."

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e", "sample", "Exemplet", id="start.exempel", tooltip="Öppna din kopia av exemplet"
        ),
        Binding(
            "b",
            "sample_anew",
            "Börja om med exemplet",
            False,
            id="start.om",
            tooltip="Öppna en ny kopia av exemplet; den gamla sparas",
        ),
        Binding("o", "open", "Öppna fil", id="start.oppna", tooltip="Skriv eller leta fram en fil"),
        Binding(
            "n", "new", "Ny fil", id="start.ny", tooltip="Skapa en fil för en nämnd och ett år"
        ),
        Binding("escape,q", "leave", "Avsluta", False, id="start.avsluta", tooltip="Avsluta vbtui"),
    ]

    DEFAULT_CSS = """
    StartScreen {
        align: center middle;
        & #start {
            width: 100%;
            max-width: 90;
            height: auto;
            max-height: 1fr;
            padding: 0 1;
        }
        & .title { text-style: bold; color: $text-primary; }
        & .subtitle { color: $text-muted; margin-bottom: 1; }
        & ChoiceList { height: auto; background: $background; }
        & #about { color: $text-muted; margin: 1 0 0 3; height: auto; }
        & #fault { color: $text-error; margin-top: 1; height: auto; }
        &:nocolor #fault { text-style: bold; }
    }
    """

    def __init__(self, settings: Settings) -> None:
        """Offer the recent files of these settings."""
        super().__init__()
        self._settings = settings
        self._list = ChoiceList([], numbered=True)
        self._busy = False

    def compose(self) -> ComposeResult:
        """A title and one list of everything."""
        with Vertical(id="start"):
            yield Static(Content("vbtui"), classes="title")
            yield Static(Content("Uppföljning av mål, uppdrag och nyckeltal"), classes="subtitle")
            yield self._list
            yield Static(id="about")
            yield Static(id="fault")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look which files are still there."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        recent, copied = await asyncio.to_thread(
            lambda: (self._settings.recent_files(), sample_copy().exists())
        )
        choices = [*map(_file_choice, recent), *_actions(copied)]
        self._list.set_choices(choices)
        self._list.styles.height = len(choices)

    @property
    def asking(self) -> bool:
        """Whether it is there to take keys; those that come before or after wait."""
        return not self._busy

    @on(ChoiceList.Chosen)
    async def _chosen(self, event: ChoiceList.Chosen) -> None:
        key = event.choice.key
        if key.startswith(FILE):
            self._answer(Path(key.removeprefix(FILE)))
        else:
            await self.run_action(key)

    @on(ChoiceList.Highlighted)
    def on_resize(self) -> None:
        """Say under the list what it has no room for."""
        hidden = self._list.hides_details(self._list.size.width)
        choice = self._list.choice
        text = choice.detail if hidden and choice else ""
        self.query_one("#about", Static).update(Content(printable(text)))

    def _answer(self, path: Path | None) -> None:
        if not self._busy:
            self._busy = True
            self.dismiss(path)

    @work(exclusive=True, group="sample")
    async def _open_sample(self, anew: bool) -> None:
        try:
            self._answer(await asyncio.to_thread(copy_sample, anew=anew))
        except VbtuiError as error:
            self.query_one("#fault", Static).update(Content(str(error)))

    def action_sample(self) -> None:
        """Open the user's copy of the sample, made if there is none."""
        self._open_sample(False)

    def action_sample_anew(self) -> None:
        """Open a new copy of the sample."""
        self._open_sample(True)

    def action_open(self) -> None:
        """Ask for a path."""
        recent = self._settings.recent
        folder = recent[0].path.parent if recent else documents()
        self.app.push_screen(OpenFile(folder), self._take)

    def action_new(self) -> None:
        """Make a file."""
        self.app.push_screen(NewFile(documents(), datetime.now().astimezone().year), self._take)

    def _take(self, path: Path | None) -> None:
        if path is not None:
            self._answer(path)

    def action_leave(self) -> None:
        """Leave the program."""
        self._answer(None)


def _file_choice(recent: Recent) -> Choice:
    return Choice(
        f"{FILE}{recent.path}",
        recent.path.name,
        "▪",
        shown_path(recent.path.parent),
        note=shown_time(recent.at.isoformat()),
    )


def _actions(copied: bool) -> list[Choice]:
    """What one can do besides opening a recent file; ``copied``: there is a copy of the sample."""
    choices = [Choice("sample", "Exemplet", "◇", "En kopia att prova allt i", note="e")]
    if copied:
        choices.append(
            Choice("sample_anew", "Exemplet från början", "◇", "Din gamla kopia sparas", note="b")
        )
    return [
        *choices,
        Choice("open", "Öppna fil …", "▸", "Skriv eller leta fram en fil", note="o"),
        Choice("new", "Ny fil …", "+", "För en nämnd och ett år", note="n"),
        Choice("leave", "Avsluta", "×", note="q"),
    ]
