"""A list of rows that costs only what is seen: the base of the tree and of the grid."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from vbtui.tui.widgets.cells import fit, wrap


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of one line each, of which one has the cursor; only rows on the screen are drawn.

    A subclass says how many rows there are (:attr:`row_count`), draws one (:meth:`draw_row`) and
    names what a drawn row depends on (:meth:`row_state`), so that a row is drawn anew only when
    that has changed. It calls :meth:`rows_changed` when the rows themselves have changed.

    Keys are handled here in the order they came. Textual lets a bound key travel up to the app
    before it acts, and a letter typed right after it would get there first (textual #6605): a
    figure could end in the wrong cell.
    """

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor(-1)", "Upp", False, id="lines.up", tooltip="Till raden ovanför"),
        Binding("down,j", "cursor(1)", "Ner", False, id="lines.down", tooltip="Till raden under"),
        Binding(
            "pageup", "page(-1)", "Sida upp", False, id="lines.page_up", tooltip="En skärmsida upp"
        ),
        Binding(
            "pagedown", "page(1)", "Sida ner", False, id="lines.page_down", tooltip="En sida ner"
        ),
        Binding("home", "first", "Först", False, id="lines.first", tooltip="Till första raden"),
        Binding("end", "last", "Sist", False, id="lines.last", tooltip="Till sista raden"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--hover", "lines--empty"}
    """
    | Class | Description |
    | :- | :- |
    | `lines--cursor` | The row with the cursor. |
    | `lines--hover` | The row under the mouse. |
    | `lines--empty` | The sentence shown when there are no rows. |
    """

    DEFAULT_CSS = """
    LineView {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .lines--cursor {
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        & > .lines--hover { background: $block-hover-background; }
        & > .lines--empty { color: $text-muted; }
        &:focus > .lines--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &:ansi > .lines--cursor { text-style: underline; }
        &:ansi > .lines--empty { text-style: dim; }
        &:ansi:focus > .lines--cursor { text-style: bold; }
        &:nocolor > .lines--cursor { background: $surface; text-style: underline; }
        &:nocolor:focus > .lines--cursor {
            color: $foreground;
            background: $surface;
            text-style: reverse;
        }
    }
    """

    cursor_row: var[int] = var(-1, init=False)
    """The row with the cursor, or -1 when there are no rows."""
    hover_row: var[int] = var(-1, init=False)
    """The row under the mouse, or -1."""

    def __init__(
        self,
        *,
        empty: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """``empty`` is shown where there are no rows: why, and what to do. It is wrapped."""
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._empty = empty
        self._strips: dict[int, tuple[Hashable, Strip]] = {}
        self._looks: dict[tuple[str, ...], Style] = {}
        self._view = Size(0, 0)

    # What a subclass says

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def header_height(self) -> int:
        """How many lines at the top stand still."""
        return 0

    def draw_row(self, row: int) -> Strip:
        """The row as it looks now, :attr:`view_width` cells wide."""
        raise NotImplementedError

    def draw_header(self, line: int) -> Strip:
        """One of the lines that stand still, :attr:`view_width` cells wide."""
        raise NotImplementedError

    def row_state(self, row: int) -> Hashable:
        """What the look of a row depends on, besides its data and the widget's style."""
        return row == self.cursor_row, row == self.hover_row, self.view_width

    def cursor_moved(self) -> None:
        """Called when the cursor has come to another row."""

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Called when a row was clicked: the cursor goes there."""
        self.cursor_row = row

    # What a subclass and an owner use

    @property
    def view_width(self) -> int:
        """How many cells a row has on the screen."""
        return self._view.width

    @property
    def page_height(self) -> int:
        """How many rows fit on the screen at once."""
        return max(1, self._view.height - self.header_height)

    @property
    def top_row(self) -> int:
        """The first row on the screen."""
        return self.scroll_offset.y

    def look(self, *components: str) -> Style:
        """The style of text under these component classes, later ones on top of earlier."""
        style = self._looks.get(components)
        if style is None:
            style = self.get_visual_style(*components).rich_style
            if any(self.get_component_styles(name).text_style.reverse for name in components):
                # Textual's visual style has no reverse, which is all there is in monochrome.
                style += Style(reverse=True)
            self._looks[components] = style
        return style

    def rows_changed(self, cursor_row: int) -> None:
        """Take in other rows and put the cursor on the nearest that exists."""
        self.virtual_size = Size(self.virtual_size.width, self.header_height + self.row_count)
        self.redraw()
        self.cursor_row = cursor_row

    def redraw(self) -> None:
        """Draw all rows anew."""
        self._strips.clear()
        self.refresh()

    def redraw_row(self, row: int) -> None:
        """Draw one row anew."""
        self._strips.pop(row, None)
        self.refresh(Region(0, self.header_height + row - self.top_row, self.size.width, 1))

    def reveal(self, row: int) -> None:
        """Scroll no further than needed to have the row on the screen."""
        top = min(row, max(self.top_row, row - self.page_height + 1))
        if self._view and top != self.top_row:
            self.scroll_to(y=top, animate=False, force=True)

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The row under the mouse, if there is one."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self.header_height:
            return None
        row = self.top_row + offset.y - self.header_height
        return row if row < self.row_count else None

    # How it works

    def validate_cursor_row(self, row: int) -> int:
        """The nearest row that exists; the first one where there was no cursor."""
        return max(0, min(row, self.row_count - 1)) if self.row_count else -1

    def watch_cursor_row(self, old: int, new: int) -> None:
        """Show the cursor where it has come, and no longer where it was."""
        self.redraw_row(old)
        self.redraw_row(new)
        if new >= 0:
            self.reveal(new)
        self.cursor_moved()

    def watch_hover_row(self, old: int, new: int) -> None:
        """Mark the row under the mouse."""
        self.redraw_row(old)
        self.redraw_row(new)

    def notify_style_update(self) -> None:
        """Forget what was drawn with the old style: another theme, or focus gained or lost."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region of the screen."""
        self._view = self.scrollable_content_region.size
        if len(self._strips) > 8 * self._view.height:
            self._strips.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen, or find it as it was drawn before."""
        if y < self.header_height:
            return self.draw_header(y)
        row = self.top_row + y - self.header_height
        if row >= self.row_count:
            return self._below(y)
        state = self.row_state(row)
        known = self._strips.get(row)
        if known is not None and known[0] == state:
            return known[1]
        strip = self.draw_row(row)
        self._strips[row] = (state, strip)
        return strip

    def _below(self, y: int) -> Strip:
        """A line under the last row: of the sentences about why there are none, or nothing."""
        width = self.view_width - 2
        rows: list[str] = []
        if not self.row_count and width > 0:
            rows = [row for part in self._empty.split("\n") for row in wrap(part, width)]
        line = y - self.header_height
        if not 0 <= line < len(rows):
            return Strip.blank(self.view_width, self.look())
        text = fit(f" {rows[line]}", self.view_width)
        return Strip([Segment(text, self.look("lines--empty"))], self.view_width)

    async def press(self, event: events.Key) -> bool:
        """Do what the key is bound to in this widget, if it is; says whether it was."""
        active = self.screen.active_bindings.get(event.key)
        if active is None or active.node is not self or not active.enabled:
            return False
        return await self.app.run_action(active.binding.action, self)

    async def on_key(self, event: events.Key) -> None:
        """Handle the key here and now: see the class."""
        if await self.press(event):
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Hand a click on a row to :meth:`row_clicked`."""
        row = self.row_at(event)
        if row is not None:
            self.row_clicked(row, event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse."""
        row = self.row_at(event)
        self.hover_row = -1 if row is None else row

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.hover_row = -1

    def on_resize(self) -> None:
        """Keep the cursor on the screen when there is less of it."""
        self._view = self.scrollable_content_region.size
        if self.cursor_row >= 0:
            self.reveal(self.cursor_row)

    def action_cursor(self, rows: int) -> None:
        """Move the cursor that many rows down."""
        self.cursor_row += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor that many pages down."""
        self.cursor_row += pages * max(1, self.page_height - 1)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor_row = 0

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor_row = self.row_count - 1
