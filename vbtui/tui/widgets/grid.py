"""A table that is edited in its cells."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from vbtui.tui.widgets.block import parse_block, without_end
from vbtui.tui.widgets.cell_grid import CellGrid, Place, bind
from vbtui.tui.widgets.cells import ELLIPSIS, fit, width_of, wrap
from vbtui.tui.widgets.field import Field
from vbtui.tui.widgets.grid_rows import GridColumn, GridRows

MESSAGE_LINES = 3
"""Lines that a message takes at most."""
WORD_SECONDS = 0.25
"""Letters that come faster than this are a word that is being typed, and no commands."""
NUMBER_STARTS = frozenset("0123456789-−–+,.")
"""What begins a number, and so an edit, in any column."""


@dataclass
class _Edit:
    """A cell that is being typed in."""

    row_key: str
    row: int
    column: int
    field: Field
    before: str
    message: str = ""
    version: int = 0


@dataclass(frozen=True)
class _Asked:
    """What the owner has been asked to take, and the cell to go to when it is taken."""

    row: int
    column: int
    texts: list[list[str]]
    target: Place

    def text_at(self, row: int, column: int) -> str | None:
        """The text for that cell, if there is one."""
        row, column = row - self.row, column - self.column
        if not 0 <= row < len(self.texts) or not 0 <= column < len(self.texts[row]):
            return None
        return self.texts[row][column]


class GridView(CellGrid, inherit_bindings=False):
    """A table whose cells can be edited.

    A digit, F2 or enter opens an editor in a cell that can be edited; a letter does in a column
    that takes words. On a cell that takes a number a letter is the key of something else. Where it
    is of nothing, or comes as fast after another one as in a word, it does nothing, and
    :class:`NotANumber` says so.

    Enter, tab, the arrows up and down and a click on another cell send what was typed to the owner
    as :class:`Submitted`, and the owner answers with :meth:`accept` or :meth:`reject`. Until then
    the cell shows what was typed, and keys that are pressed wait for the answer. A pasted block is
    sent as :class:`Pasted` and is answered in the same way. Leaving the grid in any other way
    confirms nothing: the cell stays as it was, and :class:`GivenUp` says so.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *CellGrid.BINDINGS,
        bind("enter,f2", "edit", "edit", "Redigera", "Skriv i cellen", show=True),
        bind("delete,backspace", "clear", "clear", "Töm", "Töm cellen eller det markerade"),
        bind("ctrl+v", "paste", "paste", "Klistra in", "Klistra in, även ett block ur Excel"),
        bind("enter", "edit_commit(1, 0)", "commit", "Klar", "Klar, och till cellen under", True),
        bind("escape", "edit_cancel", "cancel", "Avbryt", "Låt cellen vara som den var", True),
        bind(
            "down", "edit_commit(1, 0)", "commit_down", "Klar, ner", "Klar, och till cellen under"
        ),
        bind("up", "edit_commit(-1, 0)", "commit_up", "Klar, upp", "Klar, och till cellen ovanför"),
        bind(
            "tab", "edit_commit(0, 1)", "commit_right", "Klar, höger", "Klar, och till nästa cell"
        ),
        bind(
            "shift+tab",
            "edit_commit(0, -1)",
            "commit_left",
            "Klar, vänster",
            "Klar, till förra cellen",
        ),
        bind("left", "edit_move(-1)", "edit_left", "Vänster", "Ett tecken åt vänster"),
        bind("right", "edit_move(1)", "edit_right", "Höger", "Ett tecken åt höger"),
        bind("ctrl+left", "edit_word(-1)", "edit_word_left", "Ord bakåt", "Ett ord bakåt"),
        bind("ctrl+right", "edit_word(1)", "edit_word_right", "Ord framåt", "Ett ord framåt"),
        bind("home,ctrl+a", "edit_start", "edit_start", "Början", "Till textens början"),
        bind("end,ctrl+e", "edit_end", "edit_end", "Slutet", "Till textens slut"),
        bind("backspace", "edit_erase(-1)", "edit_backspace", "Radera", "Radera tecknet före"),
        bind("delete", "edit_erase(1)", "edit_delete", "Radera", "Radera tecknet efter"),
        bind("ctrl+w", "edit_erase_word", "edit_erase_word", "Radera ord", "Radera ordet före"),
        bind("ctrl+u", "edit_erase_start", "edit_erase_start", "Radera", "Radera allt före"),
        bind("ctrl+z", "edit_restore", "edit_restore", "Ångra", "Texten som den var från början"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--editor", "grid--caret", "grid--message"}
    """
    | Class | Description |
    | :- | :- |
    | `grid--editor`, `grid--caret` | The text being typed, and where. |
    | `grid--message` | Why a text was not taken. |
    """

    DEFAULT_CSS = """
    GridView {
        & > .grid--editor { color: $foreground; background: $panel; text-style: underline; }
        & > .grid--caret { color: $foreground; background: $panel; text-style: reverse; }
        & > .grid--message { color: $text-error; background: $error-muted; }
        &:ansi > .grid--message { text-style: bold; }
    }
    """

    @dataclass
    class Changed(Message):
        """What is being typed in a cell, to be kept as a draft. Of several only the last is sent.

        None when it was given up. What is sent as :class:`Submitted` is no longer a draft.
        """

        grid: GridView
        row_key: str
        column_key: str
        text: str | None

        @property
        def control(self) -> GridView:
            """The grid."""
            return self.grid

        def can_replace(self, message: Message) -> bool:
            """A later text of the same cell says more."""
            return isinstance(message, GridView.Changed) and message.cell == self.cell

        @property
        def cell(self) -> tuple[GridView, str, str]:
            """Which cell it is."""
            return self.grid, self.row_key, self.column_key

    @dataclass
    class Submitted(Message):
        """A text for a cell: answer with :meth:`accept` or :meth:`reject`."""

        grid: GridView
        row_key: str
        column_key: str
        text: str

        @property
        def control(self) -> GridView:
            """The grid."""
            return self.grid

    @dataclass
    class Pasted(Message):
        """A block of texts with its first at a cell: answer as to :class:`Submitted`.

        It can reach past the table's edges, and over cells that cannot be edited. A selected
        block that is emptied comes as a block of empty texts, ``cleared``.
        """

        grid: GridView
        row_key: str
        column_key: str
        rows: list[list[str]]
        cleared: bool = False

        @property
        def control(self) -> GridView:
            """The grid."""
            return self.grid

    @dataclass
    class PastedNothing(Message):
        """What was pasted has no text in it, so no cell was emptied by it: say so."""

        grid: GridView

        @property
        def control(self) -> GridView:
            """The grid."""
            return self.grid

    @dataclass
    class GivenUp(Message):
        """The grid was left with a text that nobody had confirmed: say that it is not kept.

        Names of row and column come along, since another table may be shown when it is heard.
        """

        grid: GridView
        row_key: str
        column_key: str
        text: str
        row_name: str
        column_title: str

        @property
        def control(self) -> GridView:
            """The grid."""
            return self.grid

    @dataclass
    class NotANumber(Message):
        """A word is being typed on a cell that takes a number: say what it takes."""

        grid: GridView

        @property
        def control(self) -> GridView:
            """The grid."""
            return self.grid

    @dataclass
    class Refused(Message):
        """The user wants to edit a cell that cannot be edited: say why."""

        grid: GridView
        row_key: str
        column_key: str

        @property
        def control(self) -> GridView:
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
        """See :class:`CellGrid`."""
        super().__init__(
            columns,
            rows,
            still=still,
            zebra=zebra,
            empty=empty,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self._edit: _Edit | None = None
        self._asked: _Asked | None = None
        self._held: list[events.Key | events.Paste] = []
        self._letter = "", 0.0

    # What the owner uses

    @property
    def editing(self) -> bool:
        """Whether a text is being typed, or waits for the owner's answer."""
        return self._edit is not None or self._asked is not None

    @property
    def asking(self) -> bool:
        """Whether a text waits for the owner's answer."""
        return self._asked is not None

    @property
    def unconfirmed(self) -> bool:
        """Whether another text than the cell's own is being typed."""
        edit = self._edit
        return edit is not None and self._asked is None and edit.field.text != edit.before

    def edit(self, text: str | None = None) -> None:
        """Open the editor in the cell with the cursor, with its old text or this one."""
        if self.editing or self._here is None:
            return
        cell = self.cell_at(self.cursor_row, self.cursor_column)
        if not cell.editable:
            self.post_message(self.Refused(self, *self._here))
            return
        self._open(self.cursor_row, self.cursor_column, cell.exact if text is None else text)

    def set_data(self, columns: Sequence[GridColumn], rows: GridRows, still: int = 1) -> None:
        """As any grid; what is being typed goes with the old table, so :meth:`give_up` first."""
        self._edit = self._asked = None
        self._held.clear()
        super().set_data(columns, rows, still)
        self.refresh_bindings()

    def give_up(self) -> None:
        """Leave the cell as it was, and say so where something else had been typed."""
        edit = self._edit
        if edit is None or self._asked is not None:
            return
        if self.unconfirmed:
            column = self._layout.columns[edit.column]
            self.post_message(
                self.GivenUp(
                    self,
                    edit.row_key,
                    column.key,
                    edit.field.text,
                    self.cell_at(edit.row, 0).exact,
                    column.title.replace("\n", " "),
                )
            )
        self.action_edit_cancel()

    def accept(self) -> None:
        """The owner has taken what was sent, and the rows say so: show them, and go on."""
        asked, self._asked = self._asked, None
        if asked is None:
            self.reload()
            return
        self._edit = None
        if asked.row < self.row_count:
            text = self.cell_at(asked.row, asked.column).text
            self._layout.widen(asked.column, width_of(text))
        self.reload()
        self._go(*asked.target)
        self._answered()

    def reject(self, row_key: str, column_key: str, message: str, text: str | None = None) -> None:
        """The owner has not taken the text for a cell: the editor stays open, with the reason.

        The text is what was typed or pasted for that cell, unless another is given. Keys that
        were pressed in the meantime are dropped: they were meant for other cells.
        """
        asked, self._asked = self._asked, None
        self._held.clear()
        row = self.find_row(row_key, self.cursor_row)
        column = self._layout.index.get(column_key)
        late = asked is None and self._edit is not None
        if row is not None and column is not None and not late:
            if text is None and asked is not None:
                text = asked.text_at(row, column)
            edit = self._edit
            if edit is None or (edit.row, edit.column, edit.field.text) != (row, column, text):
                edit = self._open(row, column, text or "")
            edit.message = message
            self._go(row, column)
            self.refresh()
        self._answered()

    def reload(self) -> None:
        """As any grid; what is being typed stays with its cell, or goes with it."""
        super().reload()
        if self._edit is not None:
            row = self.find_row(self._edit.row_key, self._edit.row)
            if row is None:
                self._edit = None
                self.refresh_bindings()
            else:
                self._edit.row = row

    # What it shows

    def row_state(self, row: int) -> Hashable:
        """Besides what any grid depends on: the text being typed."""
        edit = self._edit
        return super().row_state(row), edit.version if edit and edit.row == row else None

    def draw_row(self, row: int) -> Strip:
        """One row, with the editor over its cell."""
        strip = super().draw_row(row)
        edit = self._edit
        if edit is None or edit.row != row:
            return strip
        start, width = self._editor_span(edit)
        own = width < self._layout.column_width(edit.column)
        align = self._layout.columns[edit.column].align if own else "left"
        before, under, after = edit.field.view(width, align)
        editor, caret = self.look("grid--editor"), self.look("grid--caret")
        typed = [Segment(before, editor), Segment(under, caret), Segment(after, editor)]
        return Strip.join(
            [
                strip.crop(0, start),
                Strip([segment for segment in typed if segment.text], width),
                strip.crop(start + width),
            ]
        )

    def render_line(self, y: int) -> Strip:
        """One line of the screen, under the message if there is one."""
        strip = super().render_line(y)
        edit = self._edit
        if edit is None or not edit.message:
            return strip
        lines = wrap(edit.message, self.view_width - 2)
        if len(lines) > MESSAGE_LINES:
            lines[MESSAGE_LINES - 1 :] = [
                fit(f"{lines[MESSAGE_LINES - 1]} {ELLIPSIS}", self.view_width - 2)
            ]
        at = self.header_height + edit.row - self.top_row
        first = (
            at + 1 if at + len(lines) < self.header_height + self.page_height else at - len(lines)
        )
        if not first <= y < first + len(lines):
            return strip
        width = 2 + max(map(width_of, lines))
        start = max(0, min(self._editor_span(edit)[0], self.view_width - width))
        line = lines[y - first]
        text = f" {line}".ljust(width - width_of(line) + len(line))
        shown = Strip([Segment(text, self.look("grid--message"))], width)
        return Strip.join([strip.crop(0, start), shown, strip.crop(start + width)])

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a text is typed, keys work on it."""
        if action.startswith("edit_"):
            return self.editing
        if self.editing:
            return action in ("copy", "paste")
        return super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the character would be typed: then no other widget's key may take it."""
        if character is None or not character.isprintable():
            return False
        return self.editing or self._begins_edit(character)

    async def press(self, event: events.Key) -> bool:
        """Type, or do what the key is bound to."""
        if self._edit is not None and event.is_printable:
            return self._type(event.character or "")
        if await super().press(event):
            return True
        if self._edit is None and event.character and self._begins_edit(event.character):
            self.edit(event.character)
            return True
        return False

    async def on_key(self, event: events.Key) -> None:
        """Have keys wait while the owner has not answered, all but the one that gives up."""
        if self._asked is None and not self._held:
            if self._is_word(event):
                event.stop()
                event.prevent_default()
                self.post_message(self.NotANumber(self))
            return
        active = self.screen.active_bindings.get(event.key)
        event.stop()
        event.prevent_default()
        if active is not None and active.binding.action == "edit_cancel":
            self.action_edit_cancel()
        else:
            self._held.append(event)

    def on_paste(self, event: events.Paste) -> None:
        """Paste what the terminal gives."""
        event.stop()
        if self._asked is not None or self._held:
            self._held.append(event)
        else:
            self._take(event.text)

    def action_edit(self) -> None:
        """Open the editor."""
        self.edit()

    def action_clear(self) -> None:
        """Send an empty text for the cell, or a block of them."""
        if self._here is None:
            return
        rows, columns = self.selection
        if len(rows) * len(columns) > 1:
            texts = [["" for _ in columns] for _ in rows]
            self._ask(rows.start, columns.start, texts, cleared=True)
            return
        cell = self.cell_at(self.cursor_row, self.cursor_column)
        if not cell.editable:
            self.post_message(self.Refused(self, *self._here))
        elif cell.exact:
            self._ask(self.cursor_row, self.cursor_column, [[""]])

    def action_copy(self) -> None:
        """Put the text being typed on the clipboard, or what is selected."""
        if self._edit is not None:
            self.app.copy_to_clipboard(self._edit.field.text)
        else:
            super().action_copy()

    def action_paste(self) -> None:
        """Paste what was copied in this program."""
        self._take(self.app.clipboard)

    def action_edit_commit(self, rows: int, columns: int) -> None:
        """Send what was typed, and go on to another cell when it is taken."""
        row, column = self.cursor_row, self.cursor_column
        place = self._beside(row, column, columns) if columns else (row + rows, column)
        self._commit(place or (row, column))

    def action_edit_cancel(self) -> None:
        """Forget what was typed, or no longer wait for an answer."""
        if self._asked is None and self._edit is not None:
            self._tell(self._edit, None)
            self._edit = None
        self._asked = None
        self._held.clear()
        self.refresh()
        self.refresh_bindings()

    def action_edit_move(self, steps: int) -> None:
        """Move the caret."""
        self._change(lambda field: field.move(steps))

    def action_edit_word(self, steps: int) -> None:
        """Move the caret by words."""
        self._change(lambda field: field.move_word(steps))

    def action_edit_start(self) -> None:
        """Move the caret to the beginning."""
        self._change(lambda field: field.move_to(0))

    def action_edit_end(self) -> None:
        """Move the caret to the end."""
        self._change(lambda field: field.move_to(len(field.text)))

    def action_edit_erase(self, steps: int) -> None:
        """Erase a letter."""
        self._change(lambda field: field.erase(steps))

    def action_edit_erase_word(self) -> None:
        """Erase the word before the caret."""
        self._change(lambda field: field.erase_word(-1))

    def action_edit_erase_start(self) -> None:
        """Erase all before the caret."""
        self._change(lambda field: field.erase_before())

    def action_edit_restore(self) -> None:
        """Have the text that the cell had."""
        if self._edit is not None:
            text = self._edit.before
            self._change(lambda field: field.replace(text))

    # How it works

    def cell_pressed(self, place: Place, extend: bool) -> None:
        """Go to the cell, when what is being typed has been taken."""
        if self._asked is None:
            edit = self._edit
            if edit is None:
                super().cell_pressed(place, extend)
            elif place != (edit.row, edit.column):
                self._commit(place)

    def row_clicked(self, row: int, event: events.Click) -> None:
        """A double click opens the editor."""
        if event.chain == 2:
            self.edit()

    def on_blur(self) -> None:
        """Keep nothing unconfirmed when the user goes elsewhere in the program."""
        self._letter = "", 0.0
        if self.app.app_focus:
            self.give_up()

    def _begins_edit(self, character: str) -> bool:
        """Whether the character, typed on the cell with the cursor, is the first of a new text."""
        if self._here is None:
            return False
        if character in NUMBER_STARTS:
            return True
        return self._editable_here and self._column_here.words and character.isalpha()

    @property
    def _column_here(self) -> GridColumn:
        return self._layout.columns[self.cursor_column]

    @property
    def _editable_here(self) -> bool:
        return self.cell_at(self.cursor_row, self.cursor_column).editable

    def _is_word(self, event: events.Key) -> bool:
        """Whether the letter, on a cell that takes a number, is meant as text and no command."""
        letter = event.character or ""
        (former, then), self._letter = self._letter, (letter, event.time)
        if self.editing or self._here is None or not letter.isalpha():
            return False
        if self._column_here.words or not self._editable_here:
            return False
        fast = former.isalpha() and event.time - then < WORD_SECONDS
        # The same key again is a command that is wanted twice.
        return (fast and letter != former) or event.key not in self.screen.active_bindings

    def _open(self, row: int, column: int, text: str) -> _Edit:
        before = self.cell_at(row, column).exact
        self._edit = _Edit(self._rows.row_key(row), row, column, Field(text), before)
        if text != before:
            self._tell(self._edit, text)
        self._go(row, column)
        self.redraw_row(row)
        self.refresh_bindings()
        return self._edit

    def _type(self, text: str) -> bool:
        self._change(lambda field: field.insert(text))
        return True

    def _change(self, change: Callable[[Field], None]) -> None:
        """Change the text being typed, or where the caret is."""
        if self._edit is not None:
            before = self._edit.field.text
            change(self._edit.field)
            if self._edit.field.text != before:
                self._tell(self._edit, self._edit.field.text)
            self._edit.version += 1
            self.redraw_row(self._edit.row)

    def _tell(self, edit: _Edit, text: str | None) -> None:
        key = self._layout.columns[edit.column].key
        self.post_message(self.Changed(self, edit.row_key, key, text))

    def _take(self, text: str) -> None:
        """Paste into the text being typed, or into the cells."""
        if self._edit is not None:
            self._type(text.strip("\r\n"))
        elif self._here is not None and text:
            rows, columns = self.selection
            block = without_end(parse_block(text))
            if not block:
                self.post_message(self.PastedNothing(self))
                return
            alone = len(block) == len(block[0]) == 1
            if alone and not self.cell_at(rows.start, columns.start).editable:
                self.post_message(self.Refused(self, *self._here))
            else:
                self._ask(rows.start, columns.start, block)

    def _commit(self, target: Place) -> None:
        """Send what is being typed, if it is anything new, and go to the target then."""
        edit = self._edit
        if edit is None or self._asked is not None:
            return
        if edit.field.text == edit.before:
            self.action_edit_cancel()
            self._go(*target)
        else:
            self._ask(edit.row, edit.column, [[edit.field.text]], target)

    def _ask(
        self,
        row: int,
        column: int,
        texts: list[list[str]],
        target: Place | None = None,
        *,
        cleared: bool = False,
    ) -> None:
        """Ask the owner to take these texts from that cell on; keys wait for the answer."""
        self._asked = _Asked(row, column, texts, target or (row, column))
        keys = self._rows.row_key(row), self._layout.columns[column].key
        if len(texts) == len(texts[0]) == 1:
            self.post_message(self.Submitted(self, *keys, texts[0][0]))
        else:
            self.post_message(self.Pasted(self, *keys, texts, cleared))

    def _answered(self) -> None:
        self.refresh_bindings()
        if self._held:
            self.call_next(self._replay)

    async def _replay(self) -> None:
        """Handle what has waited, in the order it came, up to the next question."""
        while self._held and self._asked is None:
            event = self._held.pop(0)
            if isinstance(event, events.Paste):
                self._take(event.text)
            elif not await self.press(event):
                self.app.simulate_key(event.key)

    def _editor_span(self, edit: _Edit) -> tuple[int, int]:
        """Where on the screen the editor begins, and how wide it is.

        It covers its column, and whole columns beside it where the text is longer: of a number
        half covered the rest would look like another number.
        """
        edges = [0]
        own = 0
        for index, cells in self._seen():
            if index <= edit.column:
                own = len(edges) - 1
            edges.append(edges[-1] + cells)
        needed = width_of(edit.field.text) + 1
        first, last = own, min(own + 1, len(edges) - 1)
        while edges[last] - edges[first] - 1 < needed and (first > 0 or last < len(edges) - 1):
            if last < len(edges) - 1:
                last += 1
            else:
                first -= 1
        return edges[first] + 1, max(1, edges[last] - edges[first] - 1)
