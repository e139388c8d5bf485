"""Handing out: to which units, and in which folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from vbtui.delivered import Unit
from vbtui.domain.enhet import Enhet
from vbtui.domain.progress import CancelledError
from vbtui.domain.text import printable
from vbtui.domain.times import today
from vbtui.handout import HandedOut, hand_out
from vbtui.tui.board_words import day
from vbtui.tui.files import parse_path, shown_path
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.screens.working import Working
from vbtui.tui.session import Session
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.choices import Choice, ChoiceList
from vbtui.tui.widgets.marks import MarkList
from vbtui.tui.widgets.path_input import PathInput


class HandOut(Dialog[list[HandedOut]]):
    """The files that were made, or None. With a fault it stays and says what is wrong."""

    BINDING_GROUP_TITLE = "Lämna ut"
    HELP = (
        "Varje markerad enhet får en egen fil med allt som behövs: planen, tabellerna och förra"
        " periodens siffror. Mellanslag markerar, tabb går till mappen, retur lämnar ut."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Nästa fält", False, id="lamnaut.nasta",
                tooltip="Till mappen, knapparna och tillbaka till listan"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    HandOut {
        & > .dialog--box { width: 92%; max-width: 90; padding: 1 1 0 1; }
        & MarkList { background: $surface; }
        & Label { color: $text-muted; margin-top: 1; padding: 0 1; }
        & Input { background: $panel; padding: 0 1; }
        & #fault { color: $text-error; height: auto; padding: 0 1; }
        & Horizontal { height: 1; align-horizontal: right; margin: 1 0; }
        & ActionButton { margin-left: 2; }
        &:nocolor #fault, &:nocolor Label { text-style: bold; }
    }
    """

    def __init__(self, session: Session, units: Sequence[Unit], folder: Path) -> None:
        """Offer these units, marked where nothing has been handed out to them."""
        super().__init__()
        self._session = session
        self._units: dict[str, Enhet] = {unit.enhet.id: unit.enhet for unit in units}
        waiting = [unit.enhet.id for unit in units if unit.handed_out is None]
        self._list = MarkList([_choice(unit) for unit in units], waiting or self._units)
        self._folder = folder
        self._making = False

    @property
    def leaves_on_click(self) -> bool:
        """Typed text is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """The units, the folder, room for a fault, two buttons."""
        hint = " mellanslag markerar · retur lämnar ut · esc avbryter "
        with self.box("Lämna ut", hint):
            yield self._list
            yield Label("Mapp (skapas om den inte finns)")
            yield PathInput(shown_path(self._folder))
            yield Static(id="fault")
            with Horizontal():
                yield ActionButton("Avbryt", id="no")
                yield ActionButton("Lämna ut", id="yes")

    def on_mount(self) -> None:
        """The list is as high as it is long, as far as there is room."""
        self._lay_out()
        self._list.focus()

    def on_resize(self) -> None:
        """Size the list anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._list.styles.height = max(1, min(len(self._units), self.size.height - 12))

    @on(MarkList.Marked)
    @on(Input.Changed)
    def _changed(self) -> None:
        self._say("")

    @on(ChoiceList.Chosen)
    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._make()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._make()
        else:
            self.action_leave()

    @work(group="make")
    async def _make(self) -> None:
        """Make the files and answer with them; say what is wrong otherwise."""
        if self._making:
            return
        self._making = True
        try:
            fault = await self._try()
        finally:
            self._making = False
        if fault:
            self._say(fault)

    async def _try(self) -> str:
        """Make the files and answer with them; what is wrong instead, if something is."""
        chosen = [unit for key, unit in self._units.items() if key in self._list.marked]
        text = self.query_one(PathInput).value
        if not chosen:
            return "Ingen enhet är markerad; markera med mellanslag."
        if not text.strip():
            return "Mappen saknas; skriv var filerna ska ligga."
        folder = parse_path(text).absolute()
        job: Working[list[HandedOut]] = Working(
            self._session,
            "Lämnar ut",
            lambda file, tell: hand_out(file.db, folder, chosen, progress=tell),
        )
        made = await self.app.push_screen_wait(job)
        if made is None:
            return str(job.fault or CancelledError())
        self.answer(made)
        return ""

    def _say(self, sentence: str) -> None:
        self.query_one("#fault", Static).update(Content(printable(sentence)))


def _choice(unit: Unit) -> Choice:
    out = unit.handed_out
    return Choice(
        unit.enhet.id,
        unit.enhet.namn,
        note=f"utlämnad {day(out.at, today())}" if out else "",
        detail=f"{unit.enhet.stem}.db",
    )
