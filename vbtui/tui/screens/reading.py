"""Something to read: a definition, or what was refused and why."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vbtui.tui.screens.dialogs import Dialog


class Reading(Dialog[None]):
    """A text in a box, scrolled where it is long."""

    BINDING_GROUP_TITLE = "Rutan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "Stäng", False, id="reading.leave", tooltip="Stäng rutan"),
    ]
    DEFAULT_CSS = """
    Reading {
        & > .dialog--box { width: 76; max-width: 96%; max-height: 90%; padding: 1 2; }
        & VerticalScroll { height: auto; max-height: 1fr; scrollbar-size-vertical: 1; }
        & Static { height: auto; }
    }
    """

    def __init__(self, title: str, body: Content) -> None:
        """Show ``body``, whose texts have been made literal."""
        super().__init__()
        self._title = title
        self._body = body

    def compose(self) -> ComposeResult:
        """The text."""
        with self.box(self._title, " ↑ ↓ rullar · esc stänger "), VerticalScroll():
            yield Static(self._body)
