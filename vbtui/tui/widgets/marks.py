"""A list in which several lines can be marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from vbtui.tui.widgets.choices import Choice, ChoiceList


class MarkList(ChoiceList):
    """Lines that are marked one by one, or all at once; enter takes what is marked.

    ``fixed`` are keys of lines that cannot be marked: what leads elsewhere.
    """

    BINDING_GROUP_TITLE = "Listan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Markera", id="marks.mark",
                tooltip="Markera raden, eller ta bort markeringen"),
        Binding("a", "mark_all", "Alla", id="marks.alla",
                tooltip="Markera alla rader, eller ingen"),
    ]  # fmt: skip

    @dataclass
    class Marked(Message):
        """Other lines than before are marked."""

        list: MarkList

        @property
        def control(self) -> MarkList:
            """The list."""
            return self.list

    def __init__(
        self,
        choices: Sequence[Choice],
        marked: Iterable[str] = (),
        *,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        """A list with these keys marked."""
        super().__init__(choices, empty=empty, id=id)
        self.marked: set[str] = set(marked)
        """Keys that are marked, also of lines that are not shown."""
        self.fixed: set[str] = set()

    def is_ticked(self, choice: Choice) -> bool:
        """Whether the line is marked."""
        return choice.key in self.marked

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Mark the line; what leads elsewhere is followed."""
        self.cursor_row = row
        if self.choice is not None and self.choice.key in self.fixed:
            self.action_choose()
        else:
            self.action_mark()

    def action_mark(self) -> None:
        """Mark the line at the cursor, or unmark it."""
        if self.choice is None or self.choice.key in self.fixed:
            return
        self.marked ^= {self.choice.key}
        self.redraw_row(self.cursor_row)
        self.post_message(self.Marked(self))

    def action_mark_all(self) -> None:
        """Mark all lines; where they are, unmark them."""
        shown = {choice.key for choice in self._shown} - self.fixed
        if shown <= self.marked:
            self.marked -= shown
        else:
            self.marked |= shown
        self.redraw()
        self.post_message(self.Marked(self))
