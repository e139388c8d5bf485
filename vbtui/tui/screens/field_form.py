"""Several fields of one thing as a form: what it is called first, then what else it has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from vbtui.domain.plan_fields import Word
from vbtui.domain.text import printable
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.choice_line import ChoiceLine

Check = Callable[[dict[str, str]], Awaitable[Mapping[str, str]]]
"""What is wrong with the fields that were changed: field → a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a form, as it is now."""

    id: str
    title: str
    value: str
    example: str = ""
    words: Sequence[Word] | None = None
    """All answers there are, where one cannot write freely."""


class FieldForm(Dialog[dict[str, str]]):
    """The fields that were changed, with their texts; empty where none was, None where left."""

    BINDING_GROUP_TITLE = "Rutan"
    HELP = (
        "Det första fältet är vad det heter: skriv om det och tryck retur, eller gå vidare nedåt"
        " till det övriga. Det mellan pilarna väljs med pil höger och vänster. Retur sparar allt"
        " på en gång."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Förra fältet", False, id="form.forra",
                tooltip="Till fältet ovanför"),
        Binding("down", "app.focus_next", "Nästa fält", False, id="form.nasta",
                tooltip="Till fältet under"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    FieldForm {
        & > .dialog--box { width: 92%; max-width: 90; padding: 1 1 0 1; }
        & #falt { height: auto; max-height: 100%; }
        & #falt > Horizontal { height: 1; }
        & Label { width: 22; color: $text-muted; }
        & Input { width: 1fr; background: $panel; }
        & ChoiceLine { width: 1fr; }
        & .fault { color: $text-error; height: auto; padding: 0 0 0 22; display: none; }
        & .fault.-wrong { display: block; }
        & #buttons { height: 1; align-horizontal: right; margin: 1 0; }
        & ActionButton { margin-left: 2; }
        &:nocolor .fault, &:nocolor Label { text-style: bold; }
    }
    """

    def __init__(self, title: str, lines: Sequence[Line], check: Check) -> None:
        """Ask for the lines.

        Args:
            title: what is changed.
            lines: the fields as they are now, in the order they are asked.
            check: asked before the form is left; with a fault it stays and shows it.
        """
        super().__init__()
        self._title = title
        self._lines = lines
        self._check = check
        self._checking = False

    @property
    def leaves_on_click(self) -> bool:
        """Typed text is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """A line for each field, with room for a fault below it, and two buttons."""
        with self.box(self._title, " retur sparar · esc avbryter "):
            with VerticalScroll(id="falt", can_focus=False):
                for line in self._lines:
                    with Horizontal():
                        yield Label(line.title)
                        yield self._field(line)
                    yield Static(id=f"fel-{line.id}", classes="fault")
            with Horizontal(id="buttons"):
                yield ActionButton("Avbryt", id="no")
                yield ActionButton("Spara", id="yes")

    def _field(self, line: Line) -> Widget:
        if line.words is None:
            return Input(line.value, placeholder=line.example, id=line.id, compact=True)
        return ChoiceLine(line.words, line.value, id=line.id)

    def _value(self, line: Line) -> str:
        field = self.query_one(f"#{line.id}")
        assert isinstance(field, Input | ChoiceLine)
        return field.value

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._say(event.input.id or "", "")

    @on(Button.Pressed, "#no")
    def _left(self) -> None:
        self.action_leave()

    @on(Button.Pressed, "#yes")
    @on(Input.Submitted)
    @on(ChoiceLine.Done)
    def _submitted(self) -> None:
        self._save()

    @work(group="check")
    async def _save(self) -> None:
        """Answer with what was changed, or say at each field what is wrong with it."""
        if self._checking:
            return
        self._checking = True
        changed = {
            line.id: self._value(line) for line in self._lines if self._value(line) != line.value
        }
        faults = await self._check(changed)
        self._checking = False
        if not faults:
            self.answer(changed)
            return
        for line in self._lines:
            self._say(line.id, faults.get(line.id, ""))
        first = next(line.id for line in self._lines if line.id in faults)
        self.query_one(f"#{first}").focus()

    def _say(self, field: str, sentence: str) -> None:
        fault = self.query_one(f"#fel-{field}", Static)
        fault.update(Content(printable(sentence)))
        fault.set_class(bool(sentence), "-wrong")
