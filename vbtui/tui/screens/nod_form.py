"""What the plan says of one node, as a form: its title first, then what else its kind has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from vbtui.domain.enhet import Organisation
from vbtui.domain.plan import Nod
from vbtui.domain.plan_fields import NodField, Word, fields_of
from vbtui.domain.text import printable
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.choice_line import ChoiceLine

Check = Callable[[dict[str, str]], Awaitable[Mapping[str, str]]]
"""What is wrong with the fields that were changed: field → a sentence."""


class NodForm(Dialog[dict[str, str]]):
    """The fields that were changed, with their texts; empty where none was, None where left."""

    BINDING_GROUP_TITLE = "Rutan"
    HELP = (
        "Titeln står först: skriv om den och tryck retur, eller gå vidare nedåt till det övriga."
        " Det mellan pilarna väljs med pil höger och pil vänster. Retur sparar allt på en gång."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Förra fältet", False, id="nodform.forra",
                tooltip="Till fältet ovanför"),
        Binding("down", "app.focus_next", "Nästa fält", False, id="nodform.nasta",
                tooltip="Till fältet under"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    NodForm {
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

    def __init__(
        self, nod: Nod, organisation: Organisation, owners: Sequence[Word], check: Check
    ) -> None:
        """Ask for the fields of ``nod``.

        Args:
            nod: as it is now.
            organisation: the units of the file.
            owners: the units that this file may let answer for the node: (id, name).
            check: asked before the form is left; with a fault it stays and shows it.
        """
        super().__init__()
        self._nod = nod
        self._organisation = organisation
        self._owners = owners
        self._check = check
        self._fields = fields_of(nod.typ)
        self._checking = False

    @property
    def leaves_on_click(self) -> bool:
        """Typed text is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """A line for each field, with room for a fault below it, and two buttons."""
        with self.box(f"Ändra {self._nod.word.lower()}", " retur sparar · esc avbryter "):
            with VerticalScroll(id="falt", can_focus=False):
                for field in self._fields:
                    with Horizontal():
                        yield Label(field.title)
                        yield self._line(field)
                    yield Static(id=f"fel-{field.id}", classes="fault")
            with Horizontal(id="buttons"):
                yield ActionButton("Avbryt", id="no")
                yield ActionButton("Spara", id="yes")

    def _line(self, field: NodField) -> Widget:
        value = field.shown(self._nod)
        if field.words is None:
            return Input(value, placeholder=field.example, id=field.id, compact=True)
        words = self._owners if field.id == "enhet" else field.words(self._organisation)
        return ChoiceLine(words, value, id=field.id)

    def _value(self, field: NodField) -> str:
        line = self.query_one(f"#{field.id}")
        assert isinstance(line, Input | ChoiceLine)
        return line.value

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
            field.id: self._value(field)
            for field in self._fields
            if self._value(field) != field.shown(self._nod)
        }
        faults = await self._check(changed)
        self._checking = False
        if not faults:
            self.answer(changed)
            return
        for field in self._fields:
            self._say(field.id, faults.get(field.id, ""))
        first = next(field.id for field in self._fields if field.id in faults)
        self.query_one(f"#{first}").focus()

    def _say(self, field: str, sentence: str) -> None:
        line = self.query_one(f"#fel-{field}", Static)
        line.update(Content(printable(sentence)))
        line.set_class(bool(sentence), "-wrong")
