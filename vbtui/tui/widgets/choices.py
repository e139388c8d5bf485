"""A list to pick one line from: sign, word and, where there is room, meaning in columns."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from vbtui.domain.text import fold
from vbtui.tui.widgets.cells import find_all, fit, width_of
from vbtui.tui.widgets.lines import LineView

CURRENT = "✓"
"""Stands before the choice that holds now."""
DIGITS = 9
"""So many of the first lines can be picked by their number."""
GAP = 2
"""Cells between the word and its meaning."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to pick. Its texts are shown as they are written, never read as markup.

    ``key`` is what the one who asks gets back, ``symbol`` (one cell) stands before the text,
    ``detail`` says what the text means and ``note`` stands at the right edge. ``tone`` is a
    ``domain.status.Tone``: a colour on the symbol, on top of what symbol and text already say.
    ``words`` are not seen, but found by the filter.
    """

    key: str
    text: str
    symbol: str = ""
    detail: str = ""
    tone: str = ""
    note: str = ""
    words: str = ""


class ChoiceList(LineView):
    """The lines of a :class:`Choice` each; the one that holds now has a tick.

    With ``numbered`` the first nine can be picked by their number.
    """

    BINDING_GROUP_TITLE = "Listan"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "Välj", id="choices.choose", tooltip="Välj raden"),
        *(
            Binding(
                str(number),
                f"choose({number})",
                "Välj efter nummer",
                show=False,
                id=f"choices.number_{number}",
                tooltip="Välj raden med det numret",
            )
            for number in range(1, DIGITS + 1)
        ),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choices--detail",
        "choices--number",
        "choices--note",
        "choices--match",
        "choices--god",
        "choices--delvis",
        "choices--dalig",
        "choices--neutral",
    }
    """
    | Class | Description |
    | :- | :- |
    | `choices--detail` | What a choice means. |
    | `choices--number` | The number that picks a choice. |
    | `choices--note` | What stands at the right edge. |
    | `choices--match` | What the filter found. |
    | `choices--god` … `choices--neutral` | The tones of symbols. |
    """

    DEFAULT_CSS = """
    ChoiceList {
        & > .choices--detail, & > .choices--number { color: $text-muted; }
        & > .choices--note { color: $text-accent; }
        & > .choices--match { text-style: bold underline; }
        & > .choices--god { color: $text-success; }
        & > .choices--delvis { color: $text-warning; }
        & > .choices--dalig { color: $text-error; }
        & > .choices--neutral { color: $text-muted; }
        & > .lines--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &:ansi > .choices--detail, &:ansi > .choices--number { text-style: dim; }
        &:ansi > .lines--cursor { text-style: bold; }
        &:nocolor > .lines--cursor {
            color: $foreground;
            background: $surface;
            text-style: reverse;
        }
    }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor has come to another line. Of several in a row only the last is sent."""

        list: ChoiceList

        @property
        def control(self) -> ChoiceList:
            """The list."""
            return self.list

        def can_replace(self, message: Message) -> bool:
            """Where the cursor was in between is of no interest."""
            return isinstance(message, ChoiceList.Highlighted) and message.list is self.list

    @dataclass
    class Chosen(Message):
        """A line was picked: with enter, its number or a click."""

        list: ChoiceList
        choice: Choice

        @property
        def control(self) -> ChoiceList:
            """The list."""
            return self.list

    def __init__(
        self,
        choices: Sequence[Choice],
        current: str | None = None,
        *,
        start: str | None = None,
        numbered: bool = False,
        ranked: bool = False,
        details: bool = True,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        """A list with the cursor on ``current``, or on the first line if there is no such key.

        Args:
            choices: the lines in order.
            current: the key of the choice that holds now.
            start: the key of the choice to begin at, where that is another.
            numbered: whether numbers are shown and pick a line.
            ranked: whether the filter puts what it finds in the text before the rest. Otherwise
                the order stays.
            details: whether meanings stand beside the words, where there is room for all.
            empty: the sentence shown when the filter finds nothing.
            id: Textual's id.
        """
        super().__init__(id=id, empty=empty)
        self._current = current
        self._start = current if start is None else start
        self._numbered = numbered
        self._ranked = ranked
        self._details = details
        self._needle = ""
        self._take_in(choices)

    def _take_in(self, choices: Sequence[Choice]) -> None:
        self._all = list(choices)
        self._texts = [fold(choice.text) for choice in self._all]
        self._folded = [
            fold(f"{one.text} {one.detail} {one.note} {one.words}") for one in self._all
        ]
        self._shown = self._all
        self._has_symbols = any(choice.symbol for choice in self._all)
        self._text_width = max((width_of(choice.text) for choice in self._all), default=0)
        self._detail_width = max(
            (width_of(choice.detail) for choice in self._all if self._details), default=0
        )
        self._note_width = max((width_of(choice.note) for choice in self._all), default=0)

    # What the owner uses

    @property
    def natural_width(self) -> int:
        """How many cells the list takes when nothing is cut."""
        detail = GAP + self._detail_width if self._detail_width else 0
        return self._margin + self._text_width + detail + self._edge

    @property
    def choice(self) -> Choice | None:
        """The choice at the cursor."""
        return self._shown[self.cursor_row] if self.cursor_row >= 0 else None

    def set_choices(self, choices: Sequence[Choice], *, empty: str = "") -> None:
        """Show other lines, unfiltered, with the cursor on what holds now or on the first.

        ``empty`` is the sentence shown where there are none.
        """
        self._needle = ""
        self._empty = empty
        self._take_in(choices)
        self._show(self._row_of(self._current))

    def renew(self, choices: Sequence[Choice]) -> None:
        """Show the same choices with other words; cursor and filter stay where they are."""
        at, needle = self.cursor_row, self._needle
        self._take_in(choices)
        self._needle = ""
        if needle:
            self.filter(needle)
        self._show(at)

    def hides_details(self, width: int) -> bool:
        """Whether a list of that width has no room for the meanings beside the words."""
        return self._columns(width)[1] < self._detail_width

    def filter(self, needle: str) -> None:
        """Show only lines with all the needle's words, in any case, somewhere in them."""
        if needle == self._needle:
            return
        self._needle = needle
        words = fold(needle).split()
        found = [
            index
            for index, folded in enumerate(self._folded)
            if all(word in folded for word in words)
        ]
        if self._ranked and words:
            found.sort(key=lambda index: _rank(self._texts[index], words))
        self._shown = [self._all[index] for index in found]
        self._show(0 if words else self._row_of(self._current))

    # What it shows

    @property
    def row_count(self) -> int:
        """How many lines the filter lets through."""
        return len(self._shown)

    def row_state(self, row: int) -> Hashable:
        """A line also depends on what is searched."""
        return super().row_state(row), self._needle

    def draw_row(self, row: int) -> Strip:
        """One line: tick, number, sign, word, meaning."""
        choice = self._shown[row]
        style = self._styles(row)
        text_width, detail_width = self._columns(self.view_width)
        tick = CURRENT if self.is_ticked(choice) else " "
        segments = [Segment(f" {tick} ", style())]
        if self._numbered:
            number = str(row + 1) if row < DIGITS else " "
            segments.append(Segment(f"{number} ", style("choices--number")))
        if self._has_symbols:
            tone = (f"choices--{choice.tone}",) if choice.tone else ()
            segments.append(Segment(fit(choice.symbol, 1), style(*tone)))
            segments.append(Segment(" ", style()))
        segments += self._marked(fit(choice.text, text_width), style)
        if detail_width > 0:
            segments.append(Segment(" " * GAP, style()))
            segments += self._marked(fit(choice.detail, detail_width), style, "choices--detail")
        if self._note_width:
            note = fit(choice.note, self._note_width, "right")
            segments.append(Segment(" " * GAP, style()))
            segments += self._marked(note, style, "choices--note")
        return Strip(segments).adjust_cell_length(self.view_width, style())

    def is_ticked(self, choice: Choice) -> bool:
        """Whether a tick stands before it: it is what holds now."""
        return choice.key == self._current

    def cursor_moved(self) -> None:
        """Tell the owner where the cursor is."""
        self.post_message(self.Highlighted(self))

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Pick the line."""
        super().row_clicked(row, event)
        self.action_choose()

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers pick only lines that have one."""
        if action == "choose" and parameters:
            number = parameters[0]
            return self._numbered and isinstance(number, int) and number <= self.row_count
        return True

    def action_choose(self, number: int | None = None) -> None:
        """Pick the line with that number, or the one at the cursor."""
        if number is not None:
            self.cursor_row = number - 1
        if self.choice is not None:
            self.post_message(self.Chosen(self, self.choice))

    # How it works

    def on_mount(self) -> None:
        """Put the cursor where it is to begin."""
        self._show(self._row_of(self._start))

    def _show(self, row: int) -> None:
        """Show the lines with the cursor on that row: another line, even where the row is not."""
        self.rows_changed(row)
        self.post_message(self.Highlighted(self))

    @property
    def _margin(self) -> int:
        """The cells before the word."""
        return 3 + 2 * self._numbered + 2 * self._has_symbols

    @property
    def _edge(self) -> int:
        """The cells after word and meaning."""
        return 1 + (GAP + self._note_width if self._note_width else 0)

    def _columns(self, width: int) -> tuple[int, int]:
        """The widths of words and meanings, in a list of that width: all meanings or none."""
        room = max(1, width - self._margin - self._edge)
        if not self._detail_width or self.natural_width > width:
            return room, 0
        return self._text_width, room - self._text_width - GAP

    def _row_of(self, key: str | None) -> int:
        return next((row for row, choice in enumerate(self._shown) if choice.key == key), 0)

    def _styles(self, row: int) -> Callable[..., Style]:
        """The style of component classes in this row; the cursor covers all tones."""
        if row == self.cursor_row:
            return lambda *names: self.look(
                *(name for name in names if name == "choices--match"), "lines--cursor"
            )
        below = ("lines--hover",) if row == self.hover_row else ()
        return lambda *names: self.look(*below, *names)

    def _marked(self, text: str, style: Callable[..., Style], *names: str) -> list[Segment]:
        """A text with what the filter found in it marked."""
        segments = []
        done = 0
        for start, end in find_all(text, self._needle):
            segments.append(Segment(text[done:start], style(*names)))
            segments.append(Segment(text[start:end], style(*names, "choices--match")))
            done = end
        segments.append(Segment(text[done:], style(*names)))
        return [segment for segment in segments if segment.text]


def _rank(text: str, words: Sequence[str]) -> int:
    """How well a line answers: 0 if it begins with what is searched, 3 if only its meaning does."""
    if text.startswith(" ".join(words)):
        return 0
    parts = text.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 1
    return 2 if all(word in text for word in words) else 3
