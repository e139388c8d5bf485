"""A list whose lines stand in columns: settings, the sheets of a workbook, what would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

GAP = 2
"""Cells between two columns."""
MARGIN = 3
"""Cells before the first column: the sign with a space on each side."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. It is as wide as its widest text, at most ``most`` cells.

    With a ``share`` it gets that part of what the others leave instead. ``room``: it is shown from
    so many cells on.
    """

    title: str = ""
    align: Align = "left"
    tone: Tone = ""
    most: int = 40
    share: int = 0
    room: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a text for each column, shown as it is written, never read as markup."""

    key: str
    cells: tuple[str, ...]
    symbol: str = ""
    tone: Tone = ""
    """Of the symbol, on top of what symbol and texts say."""


def fitted(
    columns: Sequence[Column], natural: Sequence[int], width: int
) -> list[tuple[Column, int, int]]:
    """The columns that there is room for in so many cells, each with its width and its place;
    ``natural`` is how wide each column's widest text is."""
    shown = [(place, column) for place, column in enumerate(columns) if width >= column.room]
    # However wide a name is, what is said of it is to be seen too.
    half = width // 2
    fixed = {
        place: min(natural[place], column.most, half) for place, column in shown if not column.share
    }
    room = width - MARGIN - 1 - GAP * (len(shown) - 1) - sum(fixed.values())
    shares = sum(column.share for _, column in shown)
    return [
        (column, fixed.get(place, max(0, room * column.share // max(1, shares))), place)
        for place, column in shown
    ]


class ColumnList(LineView):
    """Lines in columns, of which one has the cursor; enter or a double click opens it."""

    BINDING_GROUP_TITLE = "Listan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "select", "Öppna", False, id="kolumner.oppna",
                tooltip="Visa mer om raden, eller ändra det som står där"),
    ]  # fmt: skip

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "columns--header",
        "columns--success",
        "columns--warning",
        "columns--error",
        "columns--accent",
        "columns--muted",
    }
    """
    | Class | Description |
    | :- | :- |
    | `columns--header` | The titles of the columns. |
    | `columns--success` … `columns--muted` | The tones of signs and columns. |
    """

    DEFAULT_CSS = """
    ColumnList {
        & > .columns--header { color: $text-muted; text-style: bold; }
        & > .columns--success { color: $text-success; }
        & > .columns--warning { color: $text-warning; }
        & > .columns--error { color: $text-error; }
        & > .columns--accent { color: $text-accent; }
        & > .columns--muted { color: $text-muted; }
        &:ansi > .columns--muted { text-style: dim; }
    }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor has come to another line. Of several in a row only the last is sent."""

        list: ColumnList
        key: str

        @property
        def control(self) -> ColumnList:
            """The list."""
            return self.list

        def can_replace(self, message: Message) -> bool:
            """Where the cursor was in between is of no interest."""
            return isinstance(message, ColumnList.Highlighted) and message.list is self.list

    @dataclass
    class Selected(Message):
        """A line was opened."""

        list: ColumnList
        key: str

        @property
        def control(self) -> ColumnList:
            """The list."""
            return self.list

    def __init__(
        self, columns: Sequence[Column], *, empty: str = "", clicks: int = 2, id: str | None = None
    ) -> None:
        """A list without lines; ``clicks`` on a line open it."""
        super().__init__(id=id, empty=empty)
        self._columns = columns
        self._titled = any(column.title for column in columns)
        self._clicks = clicks
        self._lines: list[Line] = []
        self._natural: list[int] = [0] * len(columns)

    @property
    def cursor_key(self) -> str | None:
        """The key of the line with the cursor."""
        return self._lines[self.cursor_row].key if self.cursor_row >= 0 else None

    def say_empty(self, sentence: str) -> None:
        """Why there are no lines."""
        self._empty = sentence
        self.refresh()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the cursor stays with its key, or where it was."""
        key, before = self.cursor_key, self.cursor_row
        self._lines = list(lines)
        self._natural = [
            max((width_of(text) for text in (column.title, *texts)), default=0)
            for column, texts in zip(
                self._columns,
                zip(*(line.cells for line in lines), strict=True) if lines else self._no_texts,
                strict=True,
            )
        ]
        row = next((row for row, line in enumerate(self._lines) if line.key == key), max(0, before))
        self.rows_changed(row)

    @property
    def _no_texts(self) -> list[tuple[str, ...]]:
        return [()] * len(self._columns)

    def go_to(self, key: str) -> None:
        """Move the cursor to a line, if it is there."""
        row = next((row for row, line in enumerate(self._lines) if line.key == key), None)
        if row is not None:
            self.cursor_row = row

    # What it shows

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    @property
    def header_height(self) -> int:
        """The titles of the columns, where they have any."""
        return int(self._titled and bool(self._lines))

    def draw_header(self, line: int) -> Strip:
        """The titles of the columns."""
        texts = [fit(column.title, width, column.align) for column, width, _ in self._shown()]
        text = " " * MARGIN + (" " * GAP).join(texts)
        return Strip([Segment(fit(text, self.view_width), self.look("columns--header"))])

    def draw_row(self, row: int) -> Strip:
        """One line."""
        line = self._lines[row]
        style = self._styles(row)
        segments = [
            Segment(" ", style()),
            Segment(fit(line.symbol, 1), style(line.tone)),
            Segment(" ", style()),
        ]
        for number, (column, width, place) in enumerate(self._shown()):
            if number:
                segments.append(Segment(" " * GAP, style()))
            segments.append(
                Segment(fit(line.cells[place], width, column.align), style(column.tone))
            )
        return Strip(segments).adjust_cell_length(self.view_width, style())

    def cursor_moved(self) -> None:
        """Tell the owner where the cursor is."""
        if self.cursor_key is not None:
            self.post_message(self.Highlighted(self, self.cursor_key))

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Move the cursor there; so many clicks open."""
        super().row_clicked(row, event)
        if event.chain >= self._clicks:
            self.action_select()

    def action_select(self) -> None:
        """Open the line at the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Selected(self, self.cursor_key))

    # How it is laid out

    def _shown(self) -> list[tuple[Column, int, int]]:
        """The columns that there is room for, each with its width and its place in a line."""
        return fitted(self._columns, self._natural, self.view_width)

    def _styles(self, row: int) -> Callable[..., Style]:
        """The style of a tone in this row; the cursor covers all tones."""

        def style(tone: Tone = "") -> Style:
            names = (f"columns--{tone}",) if tone else ()
            if row == self.cursor_row:
                return self.look(*(() if self.has_focus else names), "lines--cursor")
            return self.look(*(("lines--hover",) if row == self.hover_row else ()), *names)

        return style
