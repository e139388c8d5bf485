"""A field for a path, in which a folder stands from the start."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from vbtui.tui.files import whole_path


class PathInput(Input):
    """A path; one that says by itself where the file is takes the place of what stood there.

    Otherwise a path that is pasted after the folder would be neither the one nor the other.
    """

    def __init__(self, folder: str = "", *, id: str | None = None) -> None:
        """``folder`` stands there from the start, with the caret after it."""
        super().__init__(folder, placeholder="Sökväg", compact=True, select_on_focus=False, id=id)
        self._given = folder

    def give(self, text: str) -> None:
        """Put a text there that the user has not typed, with the caret after it."""
        self._given = text
        self.value = text
        self.cursor_position = len(text)

    def insert_text_at_cursor(self, text: str) -> None:
        """Type; what begins a path of its own after what was given, begins anew."""
        super().insert_text_at_cursor(text)
        rest = self.value.removeprefix(self._given)
        if rest != self.value and whole_path(rest):
            self.give(rest)

    def _on_paste(self, event: events.Paste) -> None:
        if path := whole_path(event.text):
            self.give(path)
            event.stop()
            event.prevent_default()  # Otherwise Textual's own handler comes after this one.

    def action_paste(self) -> None:
        """Paste what was copied in this program."""
        if path := whole_path(self.app.clipboard):
            self.give(path)
        else:
            super().action_paste()
