"""The last gate before the terminal: no text, whoever wrote it, is sent as a command to it.

Our own widgets show such characters (``domain.text.printable``). Textual's fields draw what they
hold as it is, so what is pasted into them, or comes from a file that another program wrote, could
otherwise change the terminal.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# Controls, and what turns the writing direction. None of them takes a cell, so leaving them out
# moves nothing.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class NoEscapes(LineFilter):
    """Leaves out of a drawn line what a terminal would take as a command."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line, without commands; most lines have none and are given back as they are."""
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [
            Segment(_COMMANDS.sub("", text), style, control) for text, style, control in segments
        ]
