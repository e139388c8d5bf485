"""A button of one line, as calm as the lists around it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button

from vbtui.domain.text import printable


class ActionButton(Button, inherit_css=False, inherit_bindings=False):
    """Says what will happen when it is pressed; the focus shows as the cursor does in a list."""

    BINDING_GROUP_TITLE = "Knappen"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "press", "Tryck", False, id="button.press", tooltip="Gör det som står"
        )
    ]

    DEFAULT_CSS = """
    ActionButton {
        width: auto;
        height: 1;
        text-align: center;
        pointer: pointer;
        color: $foreground;
        background: $panel;
        &:hover { background: $block-hover-background; text-style: underline; }
        &:focus {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &:disabled { color: $text-disabled; }
        &:nocolor:focus { text-style: reverse; }
    }
    """

    def __init__(self, label: str, *, id: str | None = None) -> None:
        """A button with this label, which is never read as markup."""
        # The brackets tell that it is a button also where there are no colours.
        super().__init__(Content(f"[ {printable(label)} ]"), id=id)
        self.words = printable(label)
        """What it says will happen."""
