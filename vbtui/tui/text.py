"""User text for the screen: shown literally, never read as markup or as a terminal escape."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from vbtui.domain.status import Status, Tone
from vbtui.domain.text import printable
from vbtui.tui.widgets.forest import Tone as TreeTone


def plain(text: str, style: str | Style = "") -> Content:
    """The text exactly as it was written, control characters made visible."""
    return Content.styled(printable(text), style) if style else Content(printable(text))


TONES: dict[Tone, TreeTone] = {
    Tone.GOOD: "success",
    Tone.PARTLY: "warning",
    Tone.BAD: "error",
    Tone.NEUTRAL: "muted",
}
"""What a status means → the tone that is put on top of it."""


def tree_tone(status: Status | None) -> TreeTone:
    """The tree's tone for a status."""
    return TONES[status.tone] if status else "muted"


def status_style(status: Status | None) -> str:
    """The colour on top of a status's symbol and word."""
    return f"$text-{tree_tone(status)}"
