"""A new file: whose it is, for which year, and where it shall be."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from vbtui.author import author
from vbtui.domain.errors import InputError, VbtuiError
from vbtui.domain.text import preview, printable, transliterate
from vbtui.tui.files import ENDING, parse_path, shown_folder
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.path_input import PathInput


class NewFile(Dialog[Path]):
    """The path of a file that has just been made, or None."""

    BINDING_GROUP_TITLE = "Ny fil"
    HELP = (
        "Skriv nämndens namn och året; filens namn föreslås av dem. Områdena kan vara tomt, eller"
        " namn med komma emellan, med en kod framför om du vill: it=Område IT, inkop=Inköp."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "up",
            "app.focus_previous",
            "Förra fältet",
            False,
            id="new.previous",
            tooltip="Till fältet ovanför",
        ),
        Binding(
            "down",
            "app.focus_next",
            "Nästa fält",
            False,
            id="new.next",
            tooltip="Till fältet under",
        ),
    ]

    DEFAULT_CSS = """
    NewFile {
        & > .dialog--box { width: 92%; max-width: 90; padding: 1 2 0 2; }
        & Label { color: $text-muted; }
        & Input { background: $panel; margin-bottom: 1; padding: 0 1; }
        & #fault { color: $text-error; height: auto; min-height: 1; }
        & Horizontal { height: 1; align-horizontal: right; margin-bottom: 1; }
        & ActionButton { margin-left: 2; }
        &:nocolor #fault, &:nocolor Label { text-style: bold; }
    }
    """

    def __init__(self, folder: Path, year: int) -> None:
        """Suggest a folder and a year."""
        super().__init__()
        self._folder = folder
        self._year = year
        self._suggested = ""
        self._making = False

    @property
    def leaves_on_click(self) -> bool:
        """Typed text is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """Four fields, room for a fault, two buttons."""
        with self.box("Ny fil", " retur: nästa fält, och skapar i det sista · esc avbryter "):
            yield Label("Nämndens namn")
            yield Input(id="namnd", placeholder="Servicenämnden", compact=True)
            yield Label("År")
            yield Input(str(self._year), id="ar", placeholder="2026", compact=True)
            yield Label("Områden (frivilligt, komma emellan)")
            yield Input(id="enheter", placeholder="it=Område IT, Område inköp", compact=True)
            yield Label("Fil")
            yield PathInput(id="fil")
            yield Static(id="fault")
            with Horizontal():
                yield ActionButton("Avbryt", id="no")
                yield ActionButton("Skapa", id="yes")

    def on_mount(self) -> None:
        """Suggest a name from the start."""
        self._suggest()

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    @on(Input.Changed, "#namnd")
    @on(Input.Changed, "#ar")
    def _suggest(self) -> None:
        """Name the file after what is typed, until somebody has named it themselves."""
        field = self.query_one("#fil", PathInput)
        if field.value != self._suggested:
            return
        words = transliterate(f"{self._value('namnd')} {self._value('ar')}")
        self._suggested = f"{shown_folder(self._folder)}{words or 'ny'}{ENDING}"
        field.give(self._suggested)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        if event.input.id == "fil":
            self._make()
        else:
            self.focus_next(Input)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._make()
        else:
            self.action_leave()

    @work(group="make")
    async def _make(self) -> None:
        """Make the file and answer with it; say what is wrong otherwise."""
        if self._making:
            return
        self._making = True
        fields = {field.id or "": field.value for field in self.query(Input)}
        try:
            self.answer(await asyncio.to_thread(_make_file, fields))
        except VbtuiError as error:
            self._say(str(error))
        finally:
            self._making = False

    def _say(self, sentence: str) -> None:
        self.query_one("#fault", Static).update(Content(printable(sentence)))


def _make_file(fields: dict[str, str]) -> Path:
    """Make the file that the fields describe.

    :raises VbtuiError: something in them is wrong, or the file cannot be made.
    """
    from vbtui.newfile import named_enhet, new_file  # Not before the first frame.

    if not fields["namnd"].strip():
        raise InputError("Nämndens namn saknas; skriv det överst.")
    if not fields["ar"].strip():
        raise InputError("Året saknas; skriv det med fyra siffror.")
    try:
        year = int(fields["ar"])
    except ValueError:
        raise InputError(
            f"”{preview(fields['ar'], 20)}” är inget år; skriv fyra siffror."
        ) from None
    if not fields["fil"].strip():
        raise InputError("Filens namn saknas; skriv var den ska ligga.")
    path = parse_path(fields["fil"])
    if not path.suffix:
        path = path.with_name(path.name + ENDING)
    units = []
    for unit in fields["enheter"].split(","):
        if unit.strip():
            code, equals, name = unit.partition("=")
            units.append(named_enhet(name, code) if equals else named_enhet(unit))
    new_file(path, named_enhet(fields["namnd"]), units, year, author=author())
    return path
