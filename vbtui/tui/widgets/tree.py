"""A tree of ten thousand lines that answers within a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from vbtui.tui.widgets.cells import find_all, fit, one_line, width_of
from vbtui.tui.widgets.forest import Forest, Tone, TreeItem
from vbtui.tui.widgets.lines import LineView

INDENT = 2
"""Cells for each level, and for the sign of a branch."""
NARROW = 40
"""Where there are fewer cells than this, a level takes one, without a line, and the edge none."""
OPEN, CLOSED = "▾ ", "▸ "
LABEL_MIN = 12
"""Cells that a label gets before its note does."""
FOUND_ELSEWHERE = "i kommentaren"
"""Stands where what was searched for is not in the label, and there is no room to quote it."""
LABEL_WELL = 24
"""Cells that a label gets before its note is said in full."""


class TreeView(LineView):
    """A forest of :class:`TreeItem`: what is expanded of it, or what a filter finds, is seen."""

    BINDING_GROUP_TITLE = "Trädet"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "select", "Öppna", False, id="tree.select", tooltip="Öppna raden vid markören"
        ),
        Binding(
            "space",
            "toggle_branch",
            "Fäll in/ut",
            False,
            id="tree.toggle",
            tooltip="Fäll grenen in eller ut",
        ),
        Binding(
            "right",
            "forward",
            "Fäll ut",
            False,
            id="tree.right",
            tooltip="Fäll ut grenen, eller gå till dess första rad",
        ),
        Binding(
            "left",
            "back",
            "Fäll in",
            False,
            id="tree.left",
            tooltip="Fäll in grenen, eller gå till grenen ovanför",
        ),
        Binding("plus", "expand", "Fäll ut", False, id="tree.expand", tooltip="Fäll ut grenen"),
        Binding(
            "minus", "collapse", "Fäll in", False, id="tree.collapse", tooltip="Fäll in grenen"
        ),
        Binding(
            "asterisk",
            "expand_all",
            "Fäll ut allt",
            False,
            id="tree.expand_all",
            tooltip="Fäll ut alla grenar",
        ),
        Binding(
            "underscore",
            "collapse_all",
            "Fäll in allt",
            False,
            id="tree.collapse_all",
            tooltip="Fäll in alla grenar",
        ),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tree--guides",
        "tree--strong",
        "tree--match",
        "tree--success",
        "tree--warning",
        "tree--error",
        "tree--accent",
        "tree--muted",
    }
    """
    | Class | Description |
    | :- | :- |
    | `tree--guides` | The lines from a branch to its items, and the signs ▸ ▾. |
    | `tree--strong` | Labels that are put forward. |
    | `tree--match` | What a filter found in a label. |
    | `tree--success` … `tree--muted` | The tones of symbols, notes and dim labels. |
    """

    DEFAULT_CSS = """
    TreeView {
        & > .tree--guides { color: $text-disabled; }
        & > .tree--strong { text-style: bold; }
        & > .tree--match { text-style: bold underline; }
        & > .tree--success { color: $text-success; }
        & > .tree--warning { color: $text-warning; }
        & > .tree--error { color: $text-error; }
        & > .tree--accent { color: $text-accent; }
        & > .tree--muted { color: $text-muted; }
        &:ansi > .tree--guides, &:ansi > .tree--muted { text-style: dim; }
    }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor has come to another item. Of several in a row only the last is sent."""

        tree: TreeView
        key: str

        @property
        def control(self) -> TreeView:
            """The tree."""
            return self.tree

        def can_replace(self, message: Message) -> bool:
            """Where the cursor was in between is of no interest."""
            return isinstance(message, TreeView.Highlighted) and message.tree is self.tree

    @dataclass
    class Selected(Message):
        """An item was opened, with enter or by a double click."""

        tree: TreeView
        key: str

        @property
        def control(self) -> TreeView:
            """The tree."""
            return self.tree

    @dataclass
    class Toggled(Message):
        """A branch was expanded or collapsed by the user. Sent once when all were."""

        tree: TreeView
        key: str | None
        """The branch, or None when all branches were."""
        expanded: bool

        @property
        def control(self) -> TreeView:
            """The tree."""
            return self.tree

    def __init__(
        self,
        items: Iterable[TreeItem] = (),
        *,
        expanded: Iterable[str] = (),
        empty: str = "",
        no_match: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """A tree with these items.

        Args:
            items: the forest in pre-order.
            expanded: keys of the branches that are expanded; all others are collapsed.
            empty: the sentence shown when there are no items.
            no_match: the sentence shown when a filter finds none of them.
            name: Textual's name.
            id: Textual's id.
            classes: CSS classes.
            disabled: whether the tree takes no keys.

        Raises:
            ValueError: see :class:`Forest`.
        """
        super().__init__(name=name, id=id, classes=classes, disabled=disabled, empty=empty)
        self._forest = Forest(items, expanded)
        self._sentences = empty, no_match
        self._needle = ""
        self._why: Callable[[str], str] | None = None
        self._matches: set[str] | None = None
        self._announced: str | None = None
        self._before_filter: tuple[str | None, int] = None, 0
        self._roamed = False

    # What the owner uses

    @property
    def cursor_key(self) -> str | None:
        """The key of the item with the cursor."""
        return self._key_at(self._at) if self.cursor_row >= 0 else None

    @property
    def expanded(self) -> frozenset[str]:
        """Keys of the expanded branches, without regard to a filter; can be set."""
        return frozenset(self._forest.expanded)

    @expanded.setter
    def expanded(self, keys: Iterable[str]) -> None:
        self._replace(Forest(self._forest.items, keys))

    @property
    def filtered(self) -> bool:
        """Whether a filter is on."""
        return self._matches is not None

    def item(self, key: str) -> TreeItem:
        """The item with that key.

        Raises:
            KeyError: if there is none.
        """
        return self._forest.items[self._forest.index[key]]

    def say_empty(self, sentence: str) -> None:
        """Have another sentence shown when there are no items."""
        self._sentences = sentence, self._sentences[1]
        if not self.filtered:
            self._empty = sentence
            self.redraw()

    def set_items(self, items: Iterable[TreeItem]) -> None:
        """Show other items: the cursor stays with its key, and so do expansion and filter.

        Raises:
            ValueError: see :class:`Forest`; the old items are still shown.
        """
        self._replace(Forest(items, self._forest.expanded))

    def update_item(self, key: str, **changes: Any) -> None:
        """Change what one item shows: any field of :class:`TreeItem` but key and depth.

        Raises:
            KeyError: if there is no such item.
            ValueError: if key or depth is to be changed.
        """
        index = self._forest.index[key]
        self._forest.update(index, changes)
        row = self._forest.row_of(index)
        if row is not None:
            self.redraw_row(row)

    def go_to(self, key: str) -> bool:
        """Move the cursor to an item and expand the way there; False if that cannot be.

        It cannot if there is no such item, or a filter hides it.
        """
        index = self._forest.index.get(key)
        if index is None:
            return False
        with self._rearranging() as place:
            found = self._forest.reveal(index)
            if found:
                place.go(key)
        self._roamed |= found
        return found

    def set_expanded(self, key: str, expanded: bool) -> None:
        """Expand or collapse a branch. Raises KeyError if there is no such item."""
        self._set_open([self._forest.index[key]], expanded)

    def expand_all(self) -> None:
        """Expand all branches."""
        self._set_open(self._forest.branches(), True)

    def collapse_all(self) -> None:
        """Collapse all branches; the cursor goes to the root above it."""
        self._set_open(self._forest.branches(), False)

    def show_only(
        self,
        keys: Iterable[str] | None,
        needle: str = "",
        why: Callable[[str], str] | None = None,
    ) -> None:
        """Show only these items and their ancestors, expanded; None shows everything again.

        The words of ``needle`` are marked in the labels; ``why`` says of an item what was found
        in its comment, or nothing where the label holds it all. When the filter goes, what was
        expanded before it is so again. The cursor goes back too, unless it was moved in the
        meantime: then
        it stays where it is, and the way there is expanded.
        """
        if keys is None:
            if self.filtered:
                self._clear_filter()
            return
        matches = set(keys)
        if not self.filtered:
            self._before_filter = self.cursor_key, self.top_row
            self._roamed = False
        with self._rearranging() as place:
            self._matches, self._needle, self._why = matches, needle, why
            self._forest.filter(matches)
            if place.key not in matches:
                keys_shown = map(self._key_at, self._forest.rows)
                place.go(next((key for key in keys_shown if key in matches), None))
        self._empty = self._sentences[1]

    # What it shows

    @property
    def row_count(self) -> int:
        """How many items are seen."""
        return len(self._forest.rows)

    def draw_row(self, row: int) -> Strip:
        """One item."""
        index = self._forest.rows[row]
        item = self._forest.items[index]
        style = self._styles(row)
        width = self.view_width
        depth, step = self._indent(item), self._step
        edge = step - 1
        taken = depth * step + INDENT + (2 if item.symbol else 0) + edge
        said, brief, note_tone = self._note(item)
        note = one_line(said)
        left = width - taken - width_of(note) - 1
        if brief is not None and left < min(LABEL_WELL, width_of(one_line(item.label))):
            note = one_line(brief)
        note_width = min(width_of(note), max(0, width - depth * step - LABEL_MIN))
        sign = "  "
        if self._forest.is_branch(index):
            sign = OPEN if self._forest.is_open(index) else CLOSED
        segments = [
            Segment(("│ " if step == INDENT else " ") * depth + sign, style("tree--guides"))
        ]
        if item.symbol:
            tone = (f"tree--{item.symbol_tone}",) if item.symbol_tone else ()
            segments += [Segment(fit(item.symbol, 1), style(*tone)), Segment(" ", style())]
        room = width - taken - note_width - (1 if note_width else 0)
        if room > 0:
            segments += self._label(item, room, style)
            if note_width:
                tone = (f"tree--{note_tone}",) if note_tone else ()
                segments.append(Segment(" ", style()))
                segments.append(Segment(fit(note, note_width), style(*tone)))
            segments.append(Segment(" " * edge, style()))
        return Strip(segments).adjust_cell_length(width, style())

    def cursor_moved(self) -> None:
        """Tell the owner where the cursor is."""
        self._roamed = True
        self._announce()

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Move the cursor there; a click on ▸ or ▾ toggles, a double click elsewhere opens."""
        super().row_clicked(row, event)
        index = self._forest.rows[row]
        sign = self._indent(self._forest.items[index]) * self._step
        offset = event.get_content_offset(self)
        if offset is not None and sign <= offset.x < sign + INDENT:
            self.action_toggle_branch()
        elif event.chain == 2:
            self.action_select()

    # What the keys do

    def action_select(self) -> None:
        """Open the item at the cursor."""
        if self.cursor_key is not None:
            self._roamed = True
            self.post_message(self.Selected(self, self.cursor_key))

    def action_toggle_branch(self) -> None:
        """Expand the branch at the cursor, or collapse it."""
        if self.cursor_row >= 0:
            self._toggle(not self._forest.is_open(self._at))

    def action_expand(self) -> None:
        """Expand the branch at the cursor."""
        if self.cursor_row >= 0:
            self._toggle(True)

    def action_collapse(self) -> None:
        """Collapse the branch at the cursor."""
        if self.cursor_row >= 0:
            self._toggle(False)

    def action_forward(self) -> None:
        """Expand the branch at the cursor, or go to its first item."""
        if self.cursor_row < 0 or not self._forest.is_branch(self._at):
            return
        if self._forest.is_open(self._at):
            self.cursor_row += 1
        else:
            self._toggle(True)

    def action_back(self) -> None:
        """Collapse the branch at the cursor, or go to the branch above."""
        if self.cursor_row < 0:
            return
        if self._forest.is_open(self._at):
            self._toggle(False)
        elif (parent := self._forest.parent(self._at)) is not None:
            row = self._forest.row_of(parent)
            assert row is not None, "who is seen has parents that are seen"
            self.cursor_row = row

    def action_expand_all(self) -> None:
        """Expand all branches."""
        self.expand_all()
        self.post_message(self.Toggled(self, None, True))

    def action_collapse_all(self) -> None:
        """Collapse all branches."""
        self.collapse_all()
        self.post_message(self.Toggled(self, None, False))

    # How it works

    def on_mount(self) -> None:
        """Take in the items given at the start."""
        self._replace(self._forest)

    @property
    def _at(self) -> int:
        """The index of the item with the cursor."""
        return self._forest.rows[self.cursor_row]

    def _key_at(self, index: int) -> str:
        return self._forest.items[index].key

    @property
    def _step(self) -> int:
        """Cells that an item is moved in for each level."""
        return 1 if self.view_width < NARROW else INDENT

    def _indent(self, item: TreeItem) -> int:
        """The levels that an item is moved in: not all of them where it is very narrow."""
        return min(item.depth, max(0, self.view_width - LABEL_MIN) // 2 // self._step)

    def _styles(self, row: int) -> Callable[..., Style]:
        """The style of component classes in this row; the cursor covers all tones."""
        if row == self.cursor_row and self.has_focus:
            shapes = ("tree--strong", "tree--match")
            return lambda *names: self.look(*(n for n in names if n in shapes), "lines--cursor")
        below = ("lines--hover",) if row == self.hover_row else ()
        above = ("lines--cursor",) if row == self.cursor_row else ()
        return lambda *names: self.look(*below, *names, *above)

    def _note(self, item: TreeItem) -> tuple[str, str | None, Tone]:
        """What stands at the edge: why a filter found the item, where its label does not say."""
        if self._why is not None and self._matches is not None and item.key in self._matches:
            why = self._why(item.key)
            if why:
                return why, FOUND_ELSEWHERE, "accent"
        return item.note, item.brief, item.note_tone

    def _label(self, item: TreeItem, width: int, style: Callable[..., Style]) -> list[Segment]:
        """The label in its width, with what the filter found in it marked."""
        names = ("tree--strong",) * item.strong + ("tree--muted",) * item.dim
        text = fit(item.label, width)
        segments = []
        done = 0
        for start, end in find_all(text, self._needle):
            segments.append(Segment(text[done:start], style(*names)))
            segments.append(Segment(text[start:end], style(*names, "tree--match")))
            done = end
        segments.append(Segment(text[done:], style(*names)))
        return [segment for segment in segments if segment.text]

    def _announce(self) -> None:
        key = self.cursor_key
        if key is not None and key != self._announced:
            self._announced = key
            self.post_message(self.Highlighted(self, key))

    @contextmanager
    def _rearranging(self) -> Iterator[_Place]:
        """Change the forest inside: the cursor stays with its item, and the item on its line."""
        row, roamed = self.cursor_row, self._roamed
        place = _Place(self.cursor_key, row - self.top_row if row >= 0 else None)
        yield place
        index = self._forest.index.get(place.key) if place.key is not None else None
        if index is not None:
            nearest = self._forest.nearest_row(index)
            row = row if nearest is None else nearest
        self.rows_changed(row)
        if place.line is not None:
            self.scroll_to(y=row - place.line, animate=False, force=True)
            self.reveal(self.cursor_row)
        self._announce()
        self._roamed = roamed

    def _replace(self, forest: Forest) -> None:
        with self._rearranging():
            if self._matches is not None:
                forest.filter(self._matches)
            self._forest = forest

    def _set_open(self, indexes: Iterable[int], opened: bool) -> None:
        with self._rearranging():
            self._forest.set_open(indexes, opened)

    def _toggle(self, opened: bool) -> None:
        """Expand or collapse the branch at the cursor, as the user said."""
        index = self._at
        if self._forest.is_branch(index) and self._forest.is_open(index) is not opened:
            self._set_open([index], opened)
            self.post_message(self.Toggled(self, self._key_at(index), opened))

    def _clear_filter(self) -> None:
        home, top = self._before_filter
        roamed = self._roamed
        with self._rearranging() as place:
            self._matches, self._needle, self._why = None, "", None
            self._forest.clear_filter()
            if not roamed:
                place.go(home)
            elif place.key is not None:
                self._forest.reveal(self._forest.index[place.key])
        self._empty = self._sentences[0]
        if not roamed:
            self.scroll_to(y=top, animate=False, force=True)


@dataclass
class _Place:
    """Where the cursor is to be when the forest has changed."""

    key: str | None
    line: int | None
    """How far below the top of the screen; None where it only has to be seen."""

    def go(self, key: str | None) -> None:
        """Have the cursor on another item."""
        if key != self.key:
            self.key, self.line = key, None
