"""The board of those who report: a line for each unit, in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from vbtui.tui.widgets.cells import Align, fit, width_of
from vbtui.tui.widgets.forest import Tone
from vbtui.tui.widgets.lines import LineView

ROOMY = 100
"""From so many cells on there is room for when files went out and came back."""
GAP = 2
"""Cells between two columns."""
MARGIN = 3
"""Cells before the name: the sign with a space on each side."""
NAME_MIN = 12
"""Cells that a name keeps, however much there is to say of the report."""
WARNED = "!"
"""Stands after the day of the last file where a later one was refused."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """What is said of one unit. Its texts are shown as they are written, never as markup.

    ``states`` says where the report stands in longer and shorter words, the longest first; the
    first that has room is shown. ``warned``: a file that came after the last one was refused.
    """

    key: str
    symbol: str
    tone: Tone
    name: str
    states: tuple[str, ...]
    handed_out: str = ""
    seen: str = ""
    plan: str = ""
    tables: str = ""
    conflicts: str = ""
    warned: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    text: Callable[[BoardLine], str]
    align: Align = "right"
    tone: Tone = ""


_STATE = _Column("Läge", lambda line: line.states[-1], "left")
_FILES = (
    _Column("Utlämnad", lambda line: line.handed_out, "left", "muted"),
    _Column("Senast sedd", lambda line: f"{line.seen}{WARNED * line.warned}", "left", "muted"),
)
_COUNTS = (
    _Column("Plan", lambda line: line.plan),
    _Column("Tabeller", lambda line: line.tables),
    _Column("Konfl.", lambda line: line.conflicts, tone="error"),
)


class Board(LineView):
    """One line a unit; the unit at the cursor is shown below."""

    BINDING_GROUP_TITLE = "Tavlan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "select", "Till delarna", False, id="tavla.delar",
                tooltip="Gå till det enheten ska lämna in, och vad som saknas"),
    ]  # fmt: skip

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--header",
        "board--success",
        "board--warning",
        "board--error",
        "board--accent",
        "board--muted",
    }
    """
    | Class | Description |
    | :- | :- |
    | `board--header` | The titles of the columns. |
    | `board--success` … `board--muted` | The tones of signs, days and numbers. |
    """

    DEFAULT_CSS = """
    Board {
        & > .board--header { color: $text-muted; text-style: bold; }
        & > .board--success { color: $text-success; }
        & > .board--warning { color: $text-warning; }
        & > .board--error { color: $text-error; }
        & > .board--accent { color: $text-accent; }
        & > .board--muted { color: $text-muted; }
        &:ansi > .board--muted { text-style: dim; }
    }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor has come to another unit. Of several in a row only the last is sent."""

        key: str

        def can_replace(self, message: Message) -> bool:
            """Where the cursor was in between is of no interest."""
            return isinstance(message, Board.Highlighted)

    @dataclass
    class Selected(Message):
        """A unit was opened, with enter or by a double click."""

        key: str

    def __init__(self, *, id: str) -> None:
        """A board without lines."""
        super().__init__(id=id)
        self._lines: list[BoardLine] = []
        self._widths: dict[str, int] = {}

    @property
    def cursor_key(self) -> str | None:
        """The key of the unit with the cursor."""
        return self._lines[self.cursor_row].key if self.cursor_row >= 0 else None

    def set_lines(self, lines: Sequence[BoardLine]) -> None:
        """Show other lines; the cursor stays with its unit."""
        key = self.cursor_key
        self._lines = list(lines)
        self._widths = {
            column.title: max(width_of(text) for text in (column.title, *map(column.text, lines)))
            for column in (*_FILES, *_COUNTS)
        }
        row = next((row for row, line in enumerate(self._lines) if line.key == key), 0)
        self.rows_changed(row)

    def go_to(self, key: str) -> bool:
        """Move the cursor to a unit; False if it is not on the board."""
        row = next((row for row, line in enumerate(self._lines) if line.key == key), None)
        if row is not None:
            self.cursor_row = row
        return row is not None

    # What it shows

    @property
    def row_count(self) -> int:
        """One row a unit."""
        return len(self._lines)

    @property
    def header_height(self) -> int:
        """The titles of the columns."""
        return 1

    def draw_header(self, line: int) -> Strip:
        """The titles of the columns."""
        style = self.look("board--header")
        texts = [fit("Enhet", self._name_width)]
        texts += [fit(one.title, width, one.align) for one, width in self._columns()]
        text = " " * MARGIN + (" " * GAP).join(texts)
        return Strip([Segment(fit(text, self.view_width), style)], self.view_width)

    def draw_row(self, row: int) -> Strip:
        """One unit."""
        line = self._lines[row]
        style = self._styles(row)
        segments = [
            Segment(" ", style()),
            Segment(fit(line.symbol, 1), style(line.tone)),
            Segment(f" {fit(line.name, self._name_width)}", style()),
        ]
        for column, width in self._columns():
            text = column.text(line)
            if column is _STATE:
                text = next((one for one in line.states if width_of(one) <= width), text)
            segments.append(Segment(" " * GAP, style()))
            tone = line.tone if column is _STATE else column.tone
            segments.append(Segment(fit(text, width, column.align), style(tone)))
        return Strip(segments).adjust_cell_length(self.view_width, style())

    def cursor_moved(self) -> None:
        """Tell the owner where the cursor is."""
        if self.cursor_key is not None:
            self.post_message(self.Highlighted(self.cursor_key))

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Move the cursor there; a double click opens."""
        super().row_clicked(row, event)
        if event.chain == 2:
            self.action_select()

    def action_select(self) -> None:
        """Open the unit at the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Selected(self.cursor_key))

    # How it is laid out

    @property
    def _beside(self) -> tuple[_Column, ...]:
        """The columns after the state."""
        return (*_FILES, *_COUNTS) if self.view_width >= ROOMY else _COUNTS

    def _width(self, column: _Column) -> int:
        return self._widths.get(column.title, 0)

    @property
    def _room(self) -> int:
        """Cells for name and state together."""
        beside = sum(GAP + self._width(column) for column in self._beside)
        return self.view_width - MARGIN - beside - GAP - 1

    @property
    def _name_width(self) -> int:
        """As wide as the longest name, as far as every state has room for its shortest words."""
        wanted = max((width_of(line.name) for line in self._lines), default=0)
        state = max((width_of(line.states[-1]) for line in self._lines), default=0)
        return max(NAME_MIN, min(wanted, self._room - state))

    def _columns(self) -> Iterator[tuple[_Column, int]]:
        """The columns after the name, with their widths."""
        yield _STATE, max(0, self._room - self._name_width)
        for column in self._beside:
            yield column, self._width(column)

    def _styles(self, row: int) -> Callable[..., Style]:
        """The style of a tone in this row; the cursor covers all tones."""

        def style(tone: Tone = "") -> Style:
            names = (f"board--{tone}",) if tone else ()
            if row == self.cursor_row:
                return self.look(*(() if self.has_focus else names), "lines--cursor")
            return self.look(*(("lines--hover",) if row == self.hover_row else ()), *names)

        return style
