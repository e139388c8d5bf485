"""What has been written and where, with the offer to open it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.action_button import ActionButton

FILE, FOLDER = "fil", "mapp"
"""Answers: what to open."""


class Written(Dialog[str]):
    """What to open, or None. Where the system cannot open anything it is only said where it is."""

    BINDING_GROUP_TITLE = "Skrivet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "app.focus_previous", "Förra knappen", False, id="confirm.previous",
                tooltip="Till knappen före"),
        Binding("right,down", "app.focus_next", "Nästa knapp", False, id="confirm.next",
                tooltip="Till knappen efter"),
        Binding("o", "choose('fil')", "Öppna", False, id="skrivet.oppna",
                tooltip="Öppna det som har skrivits i datorns program för det"),
        Binding("m", "choose('mapp')", "Öppna mappen", False, id="skrivet.mapp",
                tooltip="Öppna mappen som det ligger i"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Written {
        & > .dialog--box { width: 92%; max-width: 90; padding: 1 2 0 2; }
        & Static { height: auto; }
        & Horizontal { height: 1; align-horizontal: right; margin: 1 0; }
        & ActionButton { margin-left: 2; }
    }
    """

    def __init__(self, body: Content, the: str, *, offers: bool) -> None:
        """Tell.

        Args:
            body: what has been written, made literal.
            the: the file in a sentence: ``arbetsboken``.
            offers: whether it can be opened from here.
        """
        super().__init__()
        self._body = body
        self._the = the
        self._offers = offers

    def compose(self) -> ComposeResult:
        """The text, and a button for each thing that can be opened."""
        keys = " o öppnar · m öppnar mappen · esc stänger " if self._offers else " esc stänger "
        with self.box("Skrivet", keys):
            yield Static(self._body)
            with Horizontal():
                yield ActionButton("Stäng", id="no")
                if self._offers:
                    yield ActionButton("Öppna mappen", id=FOLDER)
                    yield ActionButton(f"Öppna {self._the}", id=FILE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened where nothing can be."""
        return action != "choose" or self._offers

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.answer(None if event.button.id == "no" else event.button.id)

    def action_choose(self, what: str) -> None:
        """Answer what to open."""
        self.answer(what)
