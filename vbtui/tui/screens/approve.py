"""Something to read through before it is done: what it would do, and a yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.action_button import ActionButton

CHROME = 7
"""Lines of the screen that are not the text's: frame, padding and buttons, and a line around."""


class Approve(Dialog[bool]):
    """True only for a yes. The text has the focus and is scrolled; enter is the yes."""

    BINDING_GROUP_TITLE = "Rutan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "approve", "Gör det", False, id="approve.ja",
                tooltip="Gör det som texten beskriver"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Approve {
        & > .dialog--box { width: 92%; max-width: 100; max-height: 94%; padding: 1 2 0 2; }
        & VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
        & Static { height: auto; }
        & Horizontal { height: 1; align-horizontal: right; margin: 1 0 0 0; }
        & ActionButton { margin-left: 2; }
    }
    """

    def __init__(self, title: str, body: Content, yes_label: str, *, done: bool = False) -> None:
        """Ask.

        Args:
            title: what would be done.
            body: what to read first; its texts have been made literal.
            yes_label: what will be done: a verb.
            done: what the text tells of has happened already, so a no is merely to close.
        """
        super().__init__()
        self._title = title
        self._body = body
        self._yes_label = yes_label
        self._no = ("Stäng", "esc stänger") if done else ("Avbryt", "esc: avbryt, inget ändras")

    def compose(self) -> ComposeResult:
        """The text, and two buttons."""
        no_label, no_hint = self._no
        hint = f" retur: {self._yes_label.lower()} · ↑ ↓ rullar · {no_hint} "
        with self.box(self._title, hint):
            with VerticalScroll():
                yield Static(self._body)
            with Horizontal():
                yield ActionButton(no_label, id="no")
                yield ActionButton(self._yes_label, id="yes")

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(VerticalScroll).focus()
        self._lay_out()

    def on_resize(self) -> None:
        """Size the text anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        """As high as the text is, as far as there is room for the buttons too."""
        self.query_one(VerticalScroll).styles.max_height = max(1, self.size.height - CHROME)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.answer(event.button.id == "yes")

    def action_approve(self) -> None:
        """Say yes."""
        self.answer(True)
