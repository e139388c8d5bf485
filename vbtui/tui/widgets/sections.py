"""A list in sections, each with a heading and columns of its own: an overview of many things."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from vbtui.tui.widgets.bars import Bar
from vbtui.tui.widgets.cells import fit, width_of, wrap
from vbtui.tui.widgets.columns import GAP, MARGIN, Column, fitted
from vbtui.tui.widgets.forest import Tone
from vbtui.tui.widgets.lines import LineView

Cell = str | Bar
"""What stands in a column of a line: a text that is shown as it is written, or a plot."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that the cursor can stand on."""

    key: str
    cells: tuple[Cell, ...]
    symbol: str = ""
    tone: Tone = ""
    """Of the symbol, on top of what symbol and texts say."""


class Text:
    """Words about the line above: pieces that are broken between them, and only there as far as
    each has room on a line."""

    def __init__(self, *pieces: str) -> None:
        """The pieces, which are shown with commas between them."""
        self._pieces = pieces

    def rows(self, width: int) -> list[str]:
        """The words in rows of so many cells."""
        rows: list[str] = []
        for number, piece in enumerate(self._pieces):
            said = piece if number == len(self._pieces) - 1 else f"{piece},"
            if rows and width_of(rows[-1]) + 1 + width_of(said) <= width:
                rows[-1] += f" {said}"
            else:
                rows += wrap(said, width)
        return rows


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. A section without a title has no heading."""

    id: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Entry | Text, ...]
    whole: int = -1
    """The column whose texts are never cut, but go on in the rows below, if there is one."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line on the screen."""

    section: Section
    entry: Entry | None = None
    text: str = ""
    heading: bool = False
    begins: str = ""
    """What there is room for of the text that goes on below."""
    muted: bool = True


class SectionList(LineView):
    """The lines of several sections, of which one has the cursor; enter or a click opens it."""

    BINDING_GROUP_TITLE = "Listan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Gå dit", id="delar.oppna",
                tooltip="Gå dit raden handlar om, eller visa det den räknar"),
    ]  # fmt: skip

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sections--heading",
        "sections--success",
        "sections--warning",
        "sections--error",
        "sections--accent",
        "sections--muted",
    }
    """
    | Class | Description |
    | :- | :- |
    | `sections--heading` | The title of a section. |
    | `sections--success` … `sections--muted` | The tones of signs, columns and plots. |
    """

    DEFAULT_CSS = """
    SectionList {
        & > .sections--heading { color: $text-primary; text-style: bold; }
        & > .sections--success { color: $text-success; }
        & > .sections--warning { color: $text-warning; }
        & > .sections--error { color: $text-error; }
        & > .sections--accent { color: $text-accent; }
        & > .sections--muted { color: $text-muted; }
        &:ansi > .sections--muted { text-style: dim; }
    }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor has come to another line. Of several in a row only the last is sent."""

        list: SectionList
        key: str

        @property
        def control(self) -> SectionList:
            """The list."""
            return self.list

        def can_replace(self, message: Message) -> bool:
            """Where the cursor was in between is of no interest."""
            return isinstance(message, SectionList.Highlighted) and message.list is self.list

    @dataclass
    class Selected(Message):
        """A line was opened."""

        list: SectionList
        key: str

        @property
        def control(self) -> SectionList:
            """The list."""
            return self.list

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        """A list without sections; ``empty`` is shown until there are any."""
        super().__init__(id=id, empty=empty)
        self._sections: Sequence[Section] = ()
        self._natural: dict[str, list[int]] = {}
        self._rows: list[_Row] = []
        self._stops: list[int] = []
        """The rows where the cursor can stand."""

    @property
    def cursor_key(self) -> str | None:
        """The key of the line with the cursor."""
        entry = (
            self._rows[self.cursor_row].entry if 0 <= self.cursor_row < len(self._rows) else None
        )
        return entry.key if entry else None

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show other sections; the cursor stays with its key, or where it was."""
        key, before = self.cursor_key, self.cursor_row
        self._sections = sections
        self._natural = {section.id: _widths(section) for section in sections}
        self._lay_out(key, before)

    def go_to(self, key: str) -> bool:
        """Move the cursor to a line; says whether it is there."""
        row = self._row_of(key)
        if row is not None:
            self.cursor_row = row
        return row is not None

    def _row_of(self, key: str | None) -> int | None:
        found = (at for at in self._stops if (entry := self._rows[at].entry) and entry.key == key)
        return next(found, None)

    def _lay_out(self, key: str | None, before: int) -> None:
        """Make the rows anew, which depend on how wide the list is."""
        rows: list[_Row] = []
        for section in self._sections:
            if rows and section.title:
                rows.append(_Row(section))
            if section.title:
                rows.append(_Row(section, heading=True))
            for line in section.lines:
                if isinstance(line, Entry):
                    rows += self._entry_rows(section, line)
                else:
                    room = max(1, self._room - MARGIN - 1)
                    words = line.rows(room)
                    rows += [_Row(section, text=" " * MARGIN + text) for text in words]
        self._rows = rows
        self._stops = [at for at, row in enumerate(rows) if row.entry]
        row = self._row_of(key)
        self.rows_changed(max(0, before) if row is None else row)

    @property
    def _room(self) -> int:
        """Cells of a row, also before anything has been drawn."""
        return self.scrollable_content_region.width

    def _entry_rows(self, section: Section, entry: Entry) -> list[_Row]:
        """A line, and what is left of a text in it that is not to be cut."""
        at = MARGIN
        for _, width, place in fitted(section.columns, self._natural[section.id], self._room):
            cell = entry.cells[place]
            if place == section.whole and isinstance(cell, str) and width_of(cell) > width > 0:
                first, *rest = wrap(_broken(cell, width), width)
                left = [_Row(section, text=" " * at + text, muted=False) for text in rest]
                return [_Row(section, entry, begins=first), *left]
            at += width + GAP
        return [_Row(section, entry)]

    def on_resize(self) -> None:
        """Wrap anew, and keep the cursor on the screen."""
        self._lay_out(self.cursor_key, self.cursor_row)
        super().on_resize()

    # The cursor stands on lines only

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def validate_cursor_row(self, row: int) -> int:
        """The nearest row that the cursor can stand on."""
        if not self._stops:
            return -1
        at = bisect_left(self._stops, row)
        near = self._stops[max(0, at - 1) : at + 1]
        return min(near, key=lambda stop: abs(stop - row))

    def action_cursor(self, rows: int) -> None:
        """Move the cursor to the next line up or down; from the first the top is shown."""
        if self.cursor_row < 0:
            return
        at = self._stops.index(self.cursor_row) + rows
        self.cursor_row = self._stops[max(0, min(at, len(self._stops) - 1))]
        if at <= 0:
            self.reveal(0)

    def action_last(self) -> None:
        """Move the cursor to the last line."""
        self.cursor_row = max(0, self.row_count - 1)

    def reveal(self, row: int) -> None:
        """Have the row on the screen, with its heading where that stands right above, and with
        the texts below it."""
        last = row
        while last + 1 < len(self._rows) and self._rows[last + 1].text:
            last += 1
        if last - row < self.page_height:
            super().reveal(last)
        super().reveal(row)
        if row and self._rows[row - 1].heading:
            super().reveal(row - 1)

    def row_clicked(self, row: int, event: events.Click) -> None:
        """A click on a line, or on the words about it, moves the cursor there; two open it."""
        while self._rows[row].text:
            row -= 1
        if self._rows[row].entry is None:
            return
        super().row_clicked(row, event)
        if event.chain >= 2:
            self.action_select()

    def cursor_moved(self) -> None:
        """Tell the owner where the cursor is."""
        if self.cursor_key is not None:
            self.post_message(self.Highlighted(self, self.cursor_key))

    def action_select(self) -> None:
        """Open the line at the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Selected(self, self.cursor_key))

    # How it looks

    def draw_row(self, row: int) -> Strip:
        """A heading, a line, a text, or nothing between two sections."""
        found = self._rows[row]
        if found.heading:
            return self._draw_heading(found.section)
        if found.entry is None:
            style = self.look(*(["sections--muted"] if found.muted else []))
            return Strip([Segment(fit(found.text, self.view_width), style)], self.view_width)
        return self._draw_entry(row, found.section, found.entry)

    def _fitted(self, section: Section) -> list[tuple[Column, int, int]]:
        return fitted(section.columns, self._natural[section.id], self.view_width)

    def _draw_heading(self, section: Section) -> Strip:
        """The title, with those of the columns beside it as far as they do not meet."""
        line = " " * MARGIN + (" " * GAP).join(
            fit(column.title if place else "", width, column.align)
            for column, width, place in self._fitted(section)
        )
        title = f" {section.title} "
        left = width_of(title)
        if line[:left].strip():
            line = ""  # A name of a column in part says nothing.
        rest = fit(line[left:], max(0, self.view_width - left))
        return Strip(
            [
                Segment(fit(title, min(left, self.view_width)), self.look("sections--heading")),
                Segment(rest, self.look("sections--muted")),
            ],
            self.view_width,
        )

    def _draw_entry(self, row: int, section: Section, entry: Entry) -> Strip:
        style = self._styles(row)
        segments = [
            Segment(" ", style()),
            Segment(fit(entry.symbol, 1), style(entry.tone)),
            Segment(" ", style()),
        ]
        for number, (column, width, place) in enumerate(self._fitted(section)):
            if number:
                segments.append(Segment(" " * GAP, style()))
            cell = entry.cells[place]
            if isinstance(cell, str):
                begins = self._rows[row].begins if place == section.whole else ""
                text = fit(begins or cell, width, column.align)
                segments.append(Segment(text, style(column.tone)))
                continue
            drawn = cell.draw(min(width, cell.natural))
            segments += [Segment(text, style(tone)) for text, tone in drawn]
            segments.append(Segment(" " * (width - sum(len(text) for text, _ in drawn)), style()))
        return Strip(segments).adjust_cell_length(self.view_width, style())

    def _styles(self, row: int) -> Callable[..., Style]:
        """The style of a tone in this row; the cursor covers all tones."""

        def style(tone: Tone = "") -> Style:
            names = (f"sections--{tone}",) if tone else ()
            if row == self.cursor_row:
                return self.look(*(() if self.has_focus else names), "lines--cursor")
            return self.look(*(("lines--hover",) if row == self.hover_row else ()), *names)

        return style


def _broken(text: str, width: int) -> str:
    """The text with words that are wider than the line broken where it ends."""
    words = []
    for word in text.split():
        left = word
        while len(left) > width > 1:
            words.append(f"{left[: width - 1]}-")
            left = left[width - 1 :]
        words.append(left)
    return " ".join(words)


def _widths(section: Section) -> list[int]:
    """How wide the widest text of each column is; the first has room for the title above it."""
    entries = [line for line in section.lines if isinstance(line, Entry)]
    titles = [column.title for column in section.columns]
    found = [
        max([width_of(title), *(_natural(entry.cells[place]) for entry in entries)])
        for place, title in enumerate(titles)
    ]
    found[0] = max(found[0], width_of(section.title) + 2 - MARGIN if any(titles) else 0)
    return found


def _natural(cell: Cell) -> int:
    return width_of(cell) if isinstance(cell, str) else cell.natural
