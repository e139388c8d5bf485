"""A table of a hundred thousand rows that answers within a frame."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from vbtui.tui.widgets.block import format_block
from vbtui.tui.widgets.cells import ELLIPSIS, fit, width_of
from vbtui.tui.widgets.grid_layout import FRAME, MORE, GridLayout
from vbtui.tui.widgets.grid_rows import CellText, GridColumn, GridRows, NoRows
from vbtui.tui.widgets.lines import LineView

Place = tuple[int, int]
"""A row and a column, by their numbers."""
EARLIER, LATER = "‹", "›"
"""Stand in the heading where there are more columns to the left, and to the right."""
RULED = Style(underline=True)
"""A line with a rule under it."""
WEIGHTY = frozenset({"sum", "heading", "error"})
"""Kinds of cells that are told by their weight, also under the cursor."""


def bind(keys: str, action: str, name: str, words: str, more: str, show: bool = False) -> Binding:
    """A key of a grid: what it does in two words, and in a sentence."""
    return Binding(keys, action, words, show, id=f"grid.{name}", tooltip=more)


_BLOCK = "Markera ett block, att kopiera, tömma eller klistra över"


class CellGrid(LineView, inherit_bindings=False):
    """A table with a heading and first columns that stand still, and a cell that has the cursor.

    With shift and the arrows, or the mouse, a block is selected; it can be copied.
    """

    BINDING_GROUP_TITLE = "Tabellen"

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "move(-1, 0)", "up", "Upp", "Till cellen ovanför"),
        bind("down", "move(1, 0)", "down", "Ner", "Till cellen under"),
        bind("left", "move(0, -1)", "left", "Vänster", "Till cellen till vänster"),
        bind("right", "move(0, 1)", "right", "Höger", "Till cellen till höger"),
        bind("tab", "next(1)", "next", "Nästa cell", "Till nästa cell, även på nästa rad"),
        bind("shift+tab", "next(-1)", "previous", "Förra cellen", "Till förra cellen"),
        bind("home", "row_start", "row_start", "Radens början", "Till radens första cell"),
        bind("end", "row_end", "row_end", "Radens slut", "Till radens sista cell"),
        bind("ctrl+home", "first", "first", "Först", "Till tabellens första cell"),
        bind("ctrl+end", "last", "last", "Sist", "Till tabellens sista cell"),
        bind("pageup", "page(-1)", "page_up", "Sida upp", "En skärmsida upp"),
        bind("pagedown", "page(1)", "page_down", "Sida ner", "En skärmsida ner"),
        bind("shift+up", "extend(-1, 0)", "extend_up", "Markera uppåt", _BLOCK),
        bind("shift+down", "extend(1, 0)", "extend_down", "Markera neråt", _BLOCK),
        bind("shift+left", "extend(0, -1)", "extend_left", "Markera åt vänster", _BLOCK),
        bind("shift+right", "extend(0, 1)", "extend_right", "Markera åt höger", _BLOCK),
        bind("escape", "unselect", "unselect", "Avmarkera", "Släpp det markerade blocket"),
        bind("ctrl+c", "copy", "copy", "Kopiera", "Kopiera cellen eller det markerade"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--header-derived",
        "grid--header-cursor",
        "grid--rule",
        "grid--more",
        "grid--zebra",
        "grid--row",
        "grid--selected",
        "grid--cursor",
        "grid--typed",
        "grid--derived",
        "grid--missing",
        "grid--error",
        "grid--text",
        "grid--heading",
        "grid--sum",
    }
    """
    | Class | Description |
    | :- | :- |
    | `grid--header` | The heading. |
    | `grid--header-derived` | Titles of derived columns. |
    | `grid--header-cursor` | The title of the column with the cursor. |
    | `grid--rule` | The lines between groups of columns. |
    | `grid--more` | The signs of columns beyond the screen. |
    | `grid--zebra` | Every other row, if wanted. |
    | `grid--row` | The row with the cursor. |
    | `grid--selected` | The selected block. |
    | `grid--cursor` | The cell with the cursor. |
    | `grid--typed` … `grid--sum` | The kinds of cells. |
    """

    DEFAULT_CSS = """
    CellGrid {
        overflow-x: auto;
        scrollbar-size-horizontal: 1;
        & > .grid--header { text-style: bold; }
        & > .grid--header-derived { color: $text-muted; text-style: not bold; }
        & > .grid--header-cursor { color: $text-accent; text-style: bold; }
        & > .grid--rule { color: $text-disabled; }
        & > .grid--more { color: $text-warning; text-style: bold; }
        & > .grid--zebra { background: $boost; }
        & > .grid--row { background: $boost; }
        & > .grid--selected { background: $secondary 40%; }
        & > .grid--cursor {
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        & > .grid--derived { color: $text-muted; }
        & > .grid--missing { color: $text-warning; }
        & > .grid--error { color: $text-error; text-style: bold; }
        & > .grid--heading { color: $text-accent; text-style: bold; }
        & > .grid--sum { text-style: bold; }
        &:focus > .grid--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &:ansi {
            & > .grid--derived, & > .grid--rule, & > .grid--header-derived { text-style: dim; }
            & > .grid--cursor { text-style: underline; }
            & > .grid--selected { text-style: reverse; }
        }
        &:ansi:focus > .grid--cursor { text-style: bold; }
        &:nocolor > .grid--header-cursor { text-style: bold reverse; }
        &:nocolor > .grid--selected { background: $surface; text-style: underline; }
        &:nocolor > .grid--error { text-style: bold underline; }
        &:nocolor:focus > .grid--cursor {
            color: $foreground;
            background: $surface;
            text-style: reverse;
        }
    }
    """

    cursor_column: var[int] = var(0, init=False)
    """The column with the cursor."""

    @dataclass
    class Highlighted(Message):
        """The cursor has come to another cell. Of several in a row only the last is sent."""

        grid: CellGrid
        row_key: str
        column_key: str

        @property
        def control(self) -> CellGrid:
            """The grid."""
            return self.grid

        def can_replace(self, message: Message) -> bool:
            """Where the cursor was in between is of no interest."""
            return isinstance(message, CellGrid.Highlighted) and message.grid is self.grid

    @dataclass
    class Copied(Message):
        """A block was put on the clipboard."""

        grid: CellGrid
        rows: int
        columns: int

        @property
        def control(self) -> CellGrid:
            """The grid."""
            return self.grid

    @dataclass
    class Shifted(Message):
        """Other columns than before are beyond the screen: see :attr:`hidden_columns`."""

        grid: CellGrid

        @property
        def control(self) -> CellGrid:
            """The grid."""
            return self.grid

    @dataclass
    class HeadingClicked(Message):
        """The title of a column was clicked."""

        grid: CellGrid
        column_key: str

        @property
        def control(self) -> CellGrid:
            """The grid."""
            return self.grid

    def __init__(
        self,
        columns: Sequence[GridColumn] = (),
        rows: GridRows | None = None,
        *,
        still: int = 1,
        zebra: bool = False,
        empty: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """A grid over these rows.

        Args:
            columns: the columns, from the left.
            rows: asked for what is seen; kept, never copied.
            still: how many columns stand still when the table is scrolled sideways.
            zebra: whether every other row is shaded.
            empty: the sentence shown when there are no rows.
            name: Textual's name.
            id: Textual's id.
            classes: CSS classes.
            disabled: whether the grid takes no keys.

        Raises:
            ValueError: if two columns have the same key.
        """
        super().__init__(name=name, id=id, classes=classes, disabled=disabled, empty=empty)
        self._zebra = zebra
        self._rows: GridRows = NoRows() if rows is None else rows
        self._layout = GridLayout(columns, still)
        self._here: tuple[str, str] | None = None
        self._announced: tuple[str, str] | None = None
        self._anchor: Place | None = None
        self._measured = -1
        self._dragging = False
        self._too_narrow: dict[int, int] = {}
        self._hidden = 0, 0

    # What the owner uses

    @property
    def cursor(self) -> tuple[str, str] | None:
        """The keys of the row and the column with the cursor."""
        return self._here

    @property
    def selection(self) -> tuple[range, range]:
        """The rows and columns of the selected block, by number: without one, the cursor's cell."""
        row, column = self.cursor_row, self.cursor_column
        other_row, other_column = self._anchor or (row, column)
        return (
            range(max(0, min(row, other_row)), max(row, other_row) + 1),
            range(min(column, other_column), max(column, other_column) + 1),
        )

    def set_data(self, columns: Sequence[GridColumn], rows: GridRows, still: int = 1) -> None:
        """Show another table; the cursor stays if it has a row and a column with its keys.

        Raises:
            ValueError: if two columns have the same key.
        """
        self._layout = GridLayout(columns, still)
        self._rows = rows
        self._measured = -1
        if self._here is None or self._here[1] not in self._layout.index:
            self.cursor_column = self._first_column()
        self.reload()

    def reload(self) -> None:
        """Show what the rows say now; the cursor stays with its keys where they still are.

        Columns get wider for numbers that need it, and for texts when there are other rows.
        """
        row, column = self.cursor_row, self.cursor_column
        if self._here is not None:
            found = self.find_row(self._here[0], row)
            row = row if found is None else found
            column = self._layout.index.get(self._here[1], column)
        if self._measured != len(self._rows):
            self._measured = len(self._rows)
            self._layout.measure(self._rows)
        self._place()
        self._anchor = None
        self.rows_changed(row)
        self._go(self.cursor_row, column)

    def go_to(self, row_key: str, column_key: str) -> bool:
        """Move the cursor to a cell; False if there is none with these keys."""
        row = self.find_row(row_key, self.cursor_row)
        column = self._layout.index.get(column_key)
        if row is None or column is None:
            return False
        self._go(row, column)
        return True

    def find_row(self, key: str, near: int = 0) -> int | None:
        """The number of the row with that key, looked for first where it is thought to be."""
        if 0 <= near < len(self._rows) and self._rows.row_key(near) == key:
            return near
        return next((row for row in range(len(self._rows)) if self._rows.row_key(row) == key), None)

    @property
    def hidden_columns(self) -> tuple[int, int]:
        """How many columns are beyond the screen, to the left and to the right."""
        return self._layout.hidden(self.scroll_offset.x, self.view_width)

    def cell_at(self, row: int, column: int) -> CellText:
        """The cell in these rows and columns, by number."""
        return self._rows.cell(row, self._layout.columns[column].key)

    # What it shows

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows) if self._layout.columns else 0

    @property
    def header_height(self) -> int:
        """The lines of the heading: groups, if there are any, and titles."""
        return self._layout.grouped + self._layout.title_height

    def draw_header(self, line: int) -> Strip:
        """One line of the heading; the last has a rule under it, the first says of more columns."""
        if self._layout.grouped and line == 0:
            return self._with_signs(self._draw_groups())
        part = line - self._layout.grouped - self._layout.title_height
        below = RULED if part == -1 else Style()
        base = self.look("grid--header") + below

        def draw(index: int, width: int) -> list[Segment]:
            column = self._layout.columns[index]
            lines = column.title.split("\n")
            text = lines[part] if -part <= len(lines) else ""
            names = ["grid--header"] + ["grid--header-derived"] * column.derived
            if index == self.cursor_column and self.row_count:
                names.append("grid--header-cursor")
            style = self.look(*names) + below
            mark = column.mark if part == -1 and width == self._whole_width(index) else ""
            return [Segment(fit(text, width, column.align), style), Segment(mark or " ", base)]

        strip = self._line(self._seen(), draw, base)
        return strip if line else self._with_signs(strip)

    def draw_row(self, row: int) -> Strip:
        """One row."""
        last = row + 1 == self.row_count
        ruled = not last and self.cell_at(row + 1, 0).kind == "sum"
        below = RULED if ruled else Style()
        names = ["grid--zebra"] * (self._zebra and row % 2 == 1)
        names += ["lines--hover"] * (row == self.hover_row)
        names += ["grid--row"] * (row == self.cursor_row)
        rows, columns = self.selection
        selected = columns if row in rows and self._anchor is not None else range(0)

        def draw(index: int, width: int) -> list[Segment]:
            cell = self.cell_at(row, index)
            kind = f"grid--{cell.kind}"
            if row == self.cursor_row and index == self.cursor_column:
                # The cursor covers colours, but not the weight of a sum.
                keep = (kind,) if not self.has_focus or cell.kind in WEIGHTY else ()
                style = self.look(*names, *keep, "grid--cursor") + below
            elif index in selected:
                style = self.look(*names, kind, "grid--selected") + below
            else:
                style = self.look(*names, kind) + below
            mark = cell.mark if width_of(cell.text) <= width else ""
            return [Segment(self._fitted(cell, index, width) + (mark or " "), style)]

        strip = self._line(self._seen(), draw, self.look(*names) + below)
        head = self.cell_at(row, 0)
        return self._spread(strip, head, names) if head.kind == "heading" else strip

    def _spread(self, strip: Strip, head: CellText, names: Sequence[str]) -> Strip:
        """A heading that its column is too narrow for, over the empty cells beside it."""
        here = next(cells for _, cells in self._seen()) - FRAME
        at_cursor = "grid--row" in names
        if width_of(head.text) <= here or (at_cursor and self.cursor_column):
            return strip
        text = fit(head.text, min(width_of(head.text), self.view_width - FRAME))
        look = self.look(*names, "grid--heading", *["grid--cursor"] * at_cursor)
        words = Segment(f" {text} ", look)
        return Strip.join([Strip([words]), strip.crop(width_of(text) + FRAME)])

    def row_state(self, row: int) -> Hashable:
        """Besides the row: cursor and selection in it, and how the table is scrolled."""
        rows, columns = self.selection
        return (
            super().row_state(row),
            self.cursor_column if row == self.cursor_row else None,
            columns if row in rows and self._anchor is not None else None,
            self.scroll_offset.x,
        )

    def cursor_moved(self) -> None:
        """Tell the owner, when the column is settled too, where the cursor is."""
        self.call_next(self._announce)

    def row_clicked(self, row: int, event: events.Click) -> None:
        """The cursor has already come with the press of the button."""

    # What the keys do

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor so far down and to the right."""
        self._go(self.cursor_row + rows, self.cursor_column + columns)

    def action_extend(self, rows: int, columns: int) -> None:
        """Select from where the cursor was to where it comes."""
        self._go(self.cursor_row + rows, self.cursor_column + columns, extend=True)

    def action_next(self, steps: int) -> None:
        """Move the cursor a cell on, also to the next row; at the end, on to the next widget."""
        place = self._beside(self.cursor_row, self.cursor_column, steps)
        if place is None:
            raise SkipAction
        self._go(*place)

    def action_row_start(self) -> None:
        """Move the cursor to the first cell that moves, and from there to the first of all."""
        first = self._first_column()
        self._go(self.cursor_row, first if self.cursor_column > first else 0)

    def action_row_end(self) -> None:
        """Move the cursor to the last cell of the row."""
        self._go(self.cursor_row, len(self._layout.columns) - 1)

    def action_first(self) -> None:
        """Move the cursor to the first cell that moves, in the first row."""
        self._go(0, self._first_column())

    def action_last(self) -> None:
        """Move the cursor to the last cell."""
        self._go(self.row_count - 1, len(self._layout.columns) - 1)

    def action_page(self, pages: int) -> None:
        """Move the cursor so many pages down."""
        self._go(self.cursor_row + pages * max(1, self.page_height - 1), self.cursor_column)

    def action_unselect(self) -> None:
        """Let go of the block."""
        self._go(self.cursor_row, self.cursor_column)

    def action_copy(self) -> None:
        """Put the block on the clipboard, as spreadsheets take it: whole values, with tabs."""
        rows, columns = self.selection
        if not self.row_count:
            return
        block = ([self.cell_at(row, column).exact for column in columns] for row in rows)
        self.app.copy_to_clipboard(format_block(block))
        self.post_message(self.Copied(self, len(rows), len(columns)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a block, escape is free for others."""
        return self._anchor is not None if action == "unselect" else True

    # How it works

    def on_mount(self) -> None:
        """Take in the table given at the start."""
        self.cursor_column = self._first_column()
        self.reload()

    def on_resize(self) -> None:
        """Give the columns that stand still their share of the screen."""
        self._place()
        self.redraw()
        self._reveal_column()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Columns have gone beyond the screen, and others have come."""
        super().watch_scroll_x(old_value, new_value)
        self._tell_hidden()

    def validate_cursor_column(self, column: int) -> int:
        """The nearest column that exists."""
        return max(0, min(column, len(self._layout.columns) - 1))

    def watch_cursor_column(self) -> None:
        """Show the cursor where it has come."""
        self.redraw_row(self.cursor_row)
        self.refresh(Region(0, 0, self.size.width, self.header_height))
        self._reveal_column()
        self.cursor_moved()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Move the cursor to the cell, or select up to it with shift; dragging selects."""
        place = self._place_at(event.get_content_offset(self))
        if place is None or event.button != 1:
            return
        self.cell_pressed(place, event.shift)
        self._dragging = True
        self.capture_mouse()

    def cell_pressed(self, place: Place, extend: bool) -> None:
        """Called when the mouse button was pressed in a cell."""
        self._go(*place, extend=extend)

    def on_click(self, event: events.Click) -> None:
        """Say that a title was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or not self._layout.grouped <= offset.y < self.header_height:
            return
        column = self._column_at(offset.x)
        if column is not None and self.row_count:
            self.post_message(self.HeadingClicked(self, self._layout.columns[column].key))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the cell that is dragged to."""
        if not self._dragging:
            return
        x, y = event.get_content_offset_capture(self)
        right = min(self.view_width, sum(cells for _, cells in self._seen()))
        lowest = self.header_height + self.page_height - 1
        at = Offset(max(0, min(x, right - 1)), max(self.header_height, min(y, lowest)))
        place = self._place_at(at)
        if place is None:
            return
        row, column = place
        if x >= right:
            # Past the columns that are seen: the next one comes.
            column = self.validate_cursor_column(column + 1)
        if (row, column) != (self.cursor_row, self.cursor_column):
            self._go(row, column, extend=True)

    def on_mouse_up(self) -> None:
        """The end of dragging."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _first_column(self) -> int:
        return min(self._layout.still, max(0, len(self._layout.columns) - 1))

    def _beside(self, row: int, column: int, steps: int) -> Place | None:
        """The cell so many cells on, counted row by row."""
        columns = len(self._layout.columns)
        at = row * columns + column + steps
        return divmod(at, columns) if 0 <= at < columns * self.row_count else None

    def _go(self, row: int, column: int, extend: bool = False) -> None:
        """Move the cursor, and take the block along or let go of it."""
        had_block = self._anchor is not None
        if not extend:
            self._anchor = None
        elif self._anchor is None and self.row_count:
            self._anchor = self.cursor_row, self.cursor_column
        self.cursor_column = column
        self.cursor_row = row
        self._here = None
        if self.cursor_row >= 0:
            key = self._layout.columns[self.cursor_column].key
            self._here = self._rows.row_key(self.cursor_row), key
        if had_block or extend:
            self.refresh()
            self.refresh_bindings()
        self.cursor_moved()

    def _announce(self) -> None:
        if self._here is not None and self._here != self._announced:
            self._announced = self._here
            self.post_message(self.Highlighted(self, *self._here))

    def _place_at(self, offset: Offset | None) -> Place | None:
        """The cell at that spot of the screen."""
        if offset is None or offset.y < self.header_height:
            return None
        row = self.top_row + offset.y - self.header_height
        column = self._column_at(offset.x)
        return None if column is None or row >= self.row_count else (row, column)

    def _column_at(self, x: int) -> int | None:
        """The column at that cell of the screen."""
        return self._layout.column_at(x, self.scroll_offset.x, self.view_width)

    def _place(self) -> None:
        """Put the columns on the screen as wide as it is, and say how far it can be scrolled."""
        self._layout.place(self.view_width)
        self.virtual_size = Size(self._layout.width, self.virtual_size.height)
        self._tell_hidden()

    def _tell_hidden(self) -> None:
        """Tell the owner, when that is something new, how many columns are not seen."""
        if self.view_width and self._hidden != self.hidden_columns:
            self._hidden = self.hidden_columns
            self.post_message(self.Shifted(self))

    def _reveal_column(self) -> None:
        x = self.scroll_offset.x
        wanted = self._layout.scroll_to(self.cursor_column, x, self.view_width)
        if self.view_width and wanted != x:
            self.scroll_to(x=wanted, animate=False, force=True)

    def _line(
        self, spans: list[tuple[int, int]], draw: Callable[[int, int], list[Segment]], base: Style
    ) -> Strip:
        """A line of columns, or runs of them, each with the cells that are seen of it.

        ``draw`` is called with a column and the cells there are for its text, and gives as many
        and one more: the space after it. The cell before it is the rule's.
        """
        segments: list[Segment] = []
        still = self._layout.still
        edge = next((index for index, _ in spans if index >= still), 0)
        for index, cells in spans:
            rule = index == edge != 0 or (self._layout.grouped and self._layout.starts_group(index))
            drawn = [Segment(" " * (cells - 1), base)]
            if cells > FRAME:
                drawn = draw(index, cells - FRAME)
            if rule:
                segments.append(self._rule(base))
            else:
                drawn[0] = Segment(" " + drawn[0].text, drawn[0].style)
            segments += drawn
        return Strip(segments).adjust_cell_length(self.view_width, base)

    def _seen(self) -> list[tuple[int, int]]:
        return self._layout.seen(self.scroll_offset.x, self.view_width)

    def _draw_groups(self) -> Strip:
        """The headings of groups, each over what is seen of its columns."""
        base = self.look("grid--header")

        def draw(index: int, width: int) -> list[Segment]:
            return [Segment(fit(self._layout.columns[index].group, width) + " ", base)]

        return self._line(self._group_spans(), draw, base)

    def _group_spans(self) -> list[tuple[int, int]]:
        """The first seen column of each group, and the cells of its heading: the last one may
        reach past its columns, where there is nothing."""
        seen = self._seen()
        spans = []
        for run in self._layout.groups():
            shown = [(index, cells) for index, cells in seen if index in run]
            if shown:
                spans.append((shown[0][0], sum(cells for _, cells in shown)))
        if spans:
            index, cells = spans[-1]
            room = cells + self.view_width - MORE - sum(width for _, width in spans)
            wanted = width_of(self._layout.columns[index].group) + FRAME
            spans[-1] = index, max(cells, min(wanted, room))
        return spans

    def _with_signs(self, strip: Strip) -> Strip:
        """A line of the heading with a sign on each side where there are more columns."""
        before, after = self.hidden_columns
        spans = self._group_spans() if self._layout.grouped else self._seen()
        right = sum(cells for _, cells in spans)
        signs = [(self._layout.still_width, EARLIER)] if before else []
        signs += [(right, LATER)] if after else []
        for x, sign in signs:
            at = min(x, self.view_width - 1)
            if at >= 0:
                mark = Strip([Segment(sign, self.look("grid--header", "grid--more"))], 1)
                strip = Strip.join([strip.crop(0, at), mark, strip.crop(at + 1)])
        return strip

    def _rule(self, base: Style) -> Segment:
        rule = self.look("grid--rule")
        return Segment("│", base + Style(color=rule.color, dim=rule.dim))

    def _fitted(self, cell: CellText, index: int, width: int) -> str:
        """The text of a cell in its width; a number is shown whole or not at all."""
        column = self._layout.columns[index]
        cells = width_of(cell.text)
        if column.align == "left" or cells <= width:
            return fit(cell.text, width, column.align)
        if width < self._whole_width(index):
            return fit(ELLIPSIS, width, "right")
        if column.width is None:
            self._too_narrow[index] = cells
            self.call_next(self._widen)
        return "#" * width

    def _whole_width(self, index: int) -> int:
        """The cells for the text of a column that is seen whole."""
        return self._layout.column_width(index) - FRAME

    def _widen(self) -> None:
        """Make room for numbers that were met and did not fit."""
        if self._too_narrow:
            for index, cells in self._too_narrow.items():
                self._layout.widen(index, cells)
            self._too_narrow.clear()
            self._place()
            self.redraw()
