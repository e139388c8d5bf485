"""One of a few words on one line, changed where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from vbtui.domain.plan_fields import Word
from vbtui.domain.text import fold, printable


class ChoiceLine(Static, can_focus=True):
    """Shows the chosen word between arrows; the keys go round the others."""

    BINDING_GROUP_TITLE = "Valet"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Förra valet", False, id="val.forra", tooltip="Ordet före"),
        Binding("right,space", "step(1)", "Nästa val", False, id="val.nasta",
                tooltip="Ordet efter; en bokstav går till nästa ord som börjar så"),
        Binding("enter", "done", "Klar", False, id="val.klar", tooltip="Spara det som står"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ChoiceLine {
        height: 1;
        background: $panel;
        &:focus {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &:nocolor:focus { text-style: reverse; }
    }
    """

    class Done(Message):
        """Enter was pressed."""

    def __init__(self, words: Sequence[Word], value: str, *, id: str | None = None) -> None:
        """Stand at ``value``, one of the first parts of ``words``; one more where it is none."""
        super().__init__(id=id)
        self._words = list(words)
        if value not in [key for key, _ in self._words]:
            # Written by another program: it is kept until something else is chosen.
            self._words.append((value, value))
        self._at = [key for key, _ in self._words].index(value)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._words[self._at][0]

    def render(self) -> Content:
        """The word between arrows."""
        return Content(f"◂ {printable(self._words[self._at][1])} ▸")

    def action_step(self, steps: int) -> None:
        """Go to another word, round and round."""
        self._at = (self._at + steps) % len(self._words)
        self.refresh()

    def action_done(self) -> None:
        """Say that enter was pressed."""
        self.post_message(self.Done())

    def on_click(self) -> None:
        """A click goes to the next word."""
        self.action_step(1)

    def on_key(self, event: events.Key) -> None:
        """Go to the next word that begins with the letter."""
        letter = fold(event.character or "")
        if not event.is_printable or not letter.strip():
            return
        event.stop()
        event.prevent_default()
        count = len(self._words)
        for place in ((self._at + step) % count for step in range(1, count + 1)):
            if fold(self._words[place][1]).startswith(letter):
                self._at = place
                self.refresh()
                return
