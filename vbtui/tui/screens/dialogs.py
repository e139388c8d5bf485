"""Small questions over the screen: yes or no, a line of text, one of several.

Every dialog can be left with escape or a click beside it, and then nothing has happened.

Enter has one rule in all of them: it presses the button that has the focus, and where none has it,
it does what the box is for. The line below the box says which of them that is. Where much would be
done that is hard to take back, the harmless button has the focus from the start, so that a key
pressed once too often does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from vbtui.domain.text import printable
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.cells import width_of, wrap
from vbtui.tui.widgets.choices import DIGITS, Choice, ChoiceList

__all__ = ["Choice", "Choose", "Confirm", "Dialog", "Prompt"]

T = TypeVar("T")

MARGIN = 2
"""Cells of the screen behind that are left on each side of a dialog."""
ENTER = "retur"
"""Begins the part of a dialog's line of keys that is about enter."""
BETWEEN = " · "
"""Stands between the parts of that line."""
FRAME = 4
"""Cells that border and padding of the box take of a line."""
DETAIL_LINES = 3
"""At most so many lines are spent on the meaning, where the list has no room for it."""


class Dialog(ModalScreen[T | None], Generic[T]):
    """A box in the middle of the screen that is answered once. None: it was left."""

    BINDING_GROUP_TITLE = "Rutan"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Stäng", id="dialog.leave", tooltip="Stäng utan att göra något"),
        Binding(
            "f1", "app.help", "Hjälp", False, id="dialog.help", tooltip="Visa rutans tangenter"
        ),
        Binding(
            "ctrl+p,f10",
            "app.palette",
            "Kommandon",
            False,
            id="dialog.palette",
            tooltip="Sök bland det som går att göra i rutan",
        ),
    ]

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > .dialog--box {
            width: auto;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $border;
            border-title-color: $foreground;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
        }
        &:ansi > .dialog--box { border-subtitle-style: dim; }
    }
    """

    _keys = ""
    answered = False
    """Whether it is closing; what happens after that is of no interest."""

    @property
    def asking(self) -> bool:
        """Whether it is there to take keys; those that come before or after wait."""
        return not self.answered

    def answer(self, result: T | None) -> None:
        """Close with this answer; only the first one counts."""
        if not self.answered:
            self.answered = True
            self.dismiss(result)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.answer(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it."""
        beside = self.get_widget_at(*event.screen_offset)[0] is self
        if beside and self.leaves_on_click:
            self.action_leave()

    @property
    def leaves_on_click(self) -> bool:
        """Whether a click beside the box may close it: not where typed text would be lost."""
        return True

    def box(self, title: str, hint: str, *, id: str | None = None) -> Vertical:
        """The box itself: a title above and what the keys do below.

        The part of ``hint`` about enter gives way to the name of a button while one has the focus.
        """
        box = Vertical(id=id, classes="dialog--box")
        box.border_title = Content(printable(title))
        box.border_subtitle = Content(hint)
        self._keys = hint
        return box

    def on_descendant_focus(self) -> None:
        """Say what enter does now."""
        button = self.focused if isinstance(self.focused, ActionButton) else None
        said = self._keys
        if button is not None:
            parts = [part for part in said.strip().split(BETWEEN) if not part.startswith(ENTER)]
            said = f" {BETWEEN.join([f'{ENTER}: {button.words.lower()}', *parts])} "
        for box in self.query(".dialog--box"):
            box.border_subtitle = Content(said)


class Choose(Dialog[str]):
    """One of several: the key of the choice, or None if the dialog was left.

    Lines are picked with enter, a click or, where the list is short, their number. A long list is
    filtered by typing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('cursor', -1)", "Upp", False, id="choose.up", tooltip="Raden ovanför"),
        Binding("down", "move('cursor', 1)", "Ner", False, id="choose.down", tooltip="Raden under"),
        Binding(
            "pageup", "move('page', -1)", "Sida upp", False, id="choose.page_up", tooltip="En sida"
        ),
        Binding(
            "pagedown",
            "move('page', 1)",
            "Sida ner",
            False,
            id="choose.page_down",
            tooltip="En sida",
        ),
    ]

    DEFAULT_CSS = """
    Choose {
        & Input { margin-bottom: 1; background: $surface; }
        & #detail { color: $text-muted; margin-top: 1; padding: 0 1; display: none; }
        &:ansi #detail { text-style: dim; }
    }
    """

    detail_lines = 0
    """So many lines under the list for the meaning, also where it is not known yet or has room
    in the list; 0: as many as the meanings want, where the list has no room for them."""

    def __init__(
        self,
        title: str,
        options: Sequence[Choice],
        current: str | None = None,
        filterable: bool | None = None,
        *,
        start: str | None = None,
        ranked: bool = False,
    ) -> None:
        """Ask for one of the options.

        Args:
            title: what is asked.
            options: in the order they are shown; keys differ.
            current: the key of what holds now: it has a tick, and the cursor from the start.
            start: the key that has the cursor from the start instead.
            filterable: whether one types to filter instead of picking by number. None: where
                there are more options than numbers.
            ranked: whether the filter puts the best answers first; otherwise the order stays.
        """
        super().__init__()
        self._title = title
        self._options = list(options)
        self._filterable = len(self._options) > DIGITS if filterable is None else filterable
        self._list = ChoiceList(
            self._options,
            current,
            start=start,
            numbered=not self._filterable,
            ranked=ranked,
            details=not self.detail_lines,
            empty="Inget stämmer med det du skrev." if self._filterable else "Inget att välja.",
        )
        self._list.can_focus = not self._filterable
        way = "skriv för att filtrera" if self._filterable else "siffra väljer direkt"
        self._hint = f" retur väljer · {way} · esc stänger "

    def compose(self) -> ComposeResult:
        """The list, with a field above it where it is filtered."""
        with self.box(self._title, self._hint):
            if self._filterable:
                yield Input(placeholder="Filtrera", compact=True)
            yield self._list
            yield Static(id="detail")

    def renew(self, options: Sequence[Choice]) -> None:
        """Show the same choices with other words; cursor and filter stay where they are."""
        self._options = list(options)
        self._list.renew(self._options)
        self._show_detail()

    def on_mount(self) -> None:
        """Size the list."""
        self._lay_out()

    def on_resize(self) -> None:
        """Size the list anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        """As wide and high as the list needs, as far as the screen reaches."""
        wanted = max(self._list.natural_width, width_of(self._hint) + 2, width_of(self._title) + 4)
        width = min(wanted, self.size.width - 2 * MARGIN - FRAME)
        chrome = 2 + 2 * self._filterable
        detail = self.query_one("#detail", Static)
        below = bool(self.detail_lines) or self._list.hides_details(width)
        lines = self.detail_lines
        if below and not lines:
            wraps = (len(wrap(choice.detail, width - 2)) for choice in self._options)
            lines = min(DETAIL_LINES, max(wraps))
        if below:
            chrome += lines + 1
        detail.display = below
        detail.styles.height = lines
        detail.styles.width = width
        self._list.styles.width = width
        rows = min(len(self._options), self.size.height - chrome - 2)
        self._list.styles.height = max(1, rows)
        for field in self.query(Input):
            field.styles.width = width
        self._show_detail()

    def _show_detail(self) -> None:
        """Below the list, the whole meaning of the choice at the cursor."""
        choice = self._list.choice
        text = printable(choice.detail) if choice else ""
        self.query_one("#detail", Static).update(Content(text))

    @on(ChoiceList.Highlighted)
    def _highlighted(self) -> None:
        self._show_detail()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        self.answer(event.choice.key)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list.filter(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        # Fast fingers: enter can get here before the news of the letters just before it.
        self._list.filter(event.value)
        self._list.action_choose()

    def action_move(self, how: str, steps: int) -> None:
        """Move in the list while the field has the focus."""
        for field in self.query(Input):
            self._list.filter(field.value)
        if how == "page":
            self._list.action_page(steps)
        else:
            self._list.action_cursor(steps)


class Confirm(Dialog[bool]):
    """Yes or no: True only for a yes; None or False otherwise. No has the focus, and enter with it.

    The line below the box says so.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,up",
            "app.focus_previous",
            "Förra knappen",
            False,
            id="confirm.previous",
            tooltip="Till knappen före",
        ),
        Binding(
            "right,down",
            "app.focus_next",
            "Nästa knapp",
            False,
            id="confirm.next",
            tooltip="Till knappen efter",
        ),
    ]

    DEFAULT_CSS = """
    Confirm {
        & .dialog--box { width: 60; padding: 1 2; }
        & Horizontal { height: auto; align-horizontal: right; margin-top: 1; }
        & ActionButton { margin-left: 2; }
    }
    """

    def __init__(
        self, question: str, yes_label: str, *, title: str = "Fråga", no_label: str = "Avbryt"
    ) -> None:
        """Ask. ``yes_label`` says what will be done: a verb ("Ta bort"), not "Ja"."""
        super().__init__()
        self._question = question
        self._title = title
        self._labels = no_label, yes_label

    def compose(self) -> ComposeResult:
        """The question and two buttons."""
        no, yes = self._labels
        with self.box(self._title, " ← → byter knapp · esc avbryter "):
            yield Static(Content(printable(self._question)))
            with Horizontal():
                yield ActionButton(no, id="no")
                yield ActionButton(yes, id="yes")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.answer(event.button.id == "yes")


class Prompt(Dialog[str]):
    """A line of text, or None if the dialog was left."""

    DEFAULT_CSS = """
    Prompt {
        & .dialog--box { width: 64; padding: 1 1; }
        & #fault { color: $text-error; padding: 0 1; min-height: 1; }
        & Horizontal { height: auto; align-horizontal: right; margin-top: 1; }
        & ActionButton { margin-left: 2; }
        &:ansi #fault { text-style: bold; }
    }
    """

    def __init__(
        self,
        title: str,
        value: str = "",
        placeholder: str = "",
        validate: Callable[[str], str | None] | None = None,
        *,
        ok_label: str = "Spara",
    ) -> None:
        """Ask for a line.

        Args:
            title: what is asked.
            value: what stands there from the start, all of it selected.
            placeholder: what is shown where nothing is written.
            validate: says in one sentence what is wrong with the text, or None. With a fault the
                dialog stays and shows the sentence.
            ok_label: what the button says.
        """
        super().__init__()
        self._title = title
        self._value = value
        self._placeholder = placeholder
        self._validate = validate
        self._ok_label = ok_label

    @property
    def leaves_on_click(self) -> bool:
        """Typed text is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """The field, room for a fault, and two buttons."""
        with self.box(self._title, f" retur: {self._ok_label.lower()} · esc avbryter "):
            yield Input(self._value, placeholder=self._placeholder)
            yield Static(id="fault")
            with Horizontal():
                yield ActionButton("Avbryt", id="no")
                yield ActionButton(self._ok_label, id="yes")

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one("#fault", Static).update(Content(""))

    @on(Button.Pressed, "#no")
    def _left(self) -> None:
        self.action_leave()

    @on(Button.Pressed, "#yes")
    @on(Input.Submitted)
    def _submitted(self) -> None:
        value = self.query_one(Input).value
        fault = self._validate(value) if self._validate else None
        if fault is None:
            self.answer(value)
            return
        self.query_one("#fault", Static).update(Content(printable(fault)))
        self.query_one(Input).focus()
