"""Handing in: what is missing first, then where the package is to be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import VbtuiError
from vbtui.domain.period import Period
from vbtui.domain.text import printable
from vbtui.submit import Missing, Submission, submit
from vbtui.tui.files import ENDING, parse_path, shown_path
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.session import Session
from vbtui.tui.text import plain
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.path_input import PathInput

CHROME = 13
"""Lines of the screen that are not the list's, where a fault takes two of them."""


class HandIn(Dialog[Submission]):
    """The submission that was made, or None. With a fault it stays and says what is wrong."""

    BINDING_GROUP_TITLE = "Lämna in"
    HELP = (
        "Klarmarkerar rapporten med ditt namn och tidpunkten, och skriver ett paket: en enda fil"
        " att skicka, med ett kvitto bredvid. Det som saknas hindrar inte, men då är det Avbryt som"
        " är valt från början. Pil upp och pil ner rullar det som saknas; tabb går mellan sökvägen"
        " och knapparna."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hand_in", "Lämna in", False, id="lamnain.gor",
                tooltip="Klarmarkera och skriv paketet"),
        Binding("up", "roll(-1)", "Rulla upp", False, id="lamnain.upp",
                tooltip="Rulla upp i det som saknas"),
        Binding("down", "roll(1)", "Rulla ner", False, id="lamnain.ner",
                tooltip="Rulla ner i det som saknas"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    HandIn {
        & > .dialog--box { width: 92%; max-width: 100; max-height: 94%; padding: 1 1 0 1; }
        & VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
        & Static { height: auto; padding: 0 1; }
        & Label { color: $text-muted; margin-top: 1; padding: 0 1; }
        & Input { background: $panel; padding: 0 1; }
        & #fault { color: $text-error; height: auto; }
        & Horizontal { height: 1; align-horizontal: right; margin: 1 0; }
        & ActionButton { margin-left: 2; }
        &:nocolor #fault, &:nocolor Label { text-style: bold; }
    }
    """

    def __init__(
        self,
        session: Session,
        enhet: Enhet,
        period: Period,
        missing: Sequence[Missing],
        package: Path,
    ) -> None:
        """Offer to hand in a unit's report; ``package`` is where the package would be."""
        super().__init__()
        self._session = session
        self._enhet = enhet
        self._period = period
        self._missing = missing
        self._package = package
        self._making = False

    @property
    def leaves_on_click(self) -> bool:
        """Typed text is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """What is missing, the path, room for a fault, two buttons."""
        title = f"Lämna in · {self._enhet.namn} · {self._period.title}"
        yes = "Lämna in ändå" if self._missing else "Lämna in"
        with self.box(title, f" retur: {yes.lower()} · tabb: nästa fält · esc avbryter "):
            with VerticalScroll():
                yield Static(self._body())
            yield Label("Paket")
            yield PathInput(shown_path(self._package))
            yield Static(id="fault")
            with Horizontal():
                yield ActionButton("Avbryt", id="no")
                yield ActionButton(yes, id="yes")

    def _body(self) -> Content:
        if not self._missing:
            return plain("✓ Inget saknas.", "bold $text-success")
        count = len(self._missing)
        head = "◐ 1 sak saknas:" if count == 1 else f"◐ {count} saker saknas:"
        lines = [plain(head, "bold $text-warning")]
        lines += [plain(f"  {one.text}") for one in self._missing]
        return Content("\n").join(lines)

    def on_mount(self) -> None:
        """Where something is missing, enter leaves unless one asks for something else."""
        self.query_one("#no" if self._missing else "#yes").focus()
        self._lay_out()

    def on_resize(self) -> None:
        """Size the list anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        """As high as the list is, as far as there is room for the rest too."""
        self.query_one(VerticalScroll).styles.max_height = max(1, self.size.height - CHROME)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._make()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._make()
        else:
            self.action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With something missing it takes the button, or enter in the path."""
        return action != "hand_in" or not self._missing

    def action_roll(self, lines: int) -> None:
        """Scroll what is missing."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_hand_in(self) -> None:
        """Hand in."""
        self._make()

    @work(group="make")
    async def _make(self) -> None:
        """Hand in and answer with the submission; say what is wrong otherwise."""
        if self._making:
            return
        self._making = True
        self._say("Lämnar in …")
        target = _target(self.query_one(PathInput).value, self._package)
        try:
            done = await self._session.call(
                lambda file: submit(file.db, self._enhet, self._period, target)
            )
        except VbtuiError as error:
            self._say(str(error))
        else:
            self.answer(done)
        finally:
            self._making = False

    def action_leave(self) -> None:
        """Close, unless the package is just being written."""
        if not self._making:
            super().action_leave()

    def _say(self, sentence: str) -> None:
        self.query_one("#fault", Static).update(Content(printable(sentence)))


def _target(text: str, package: Path) -> Path | None:
    """The path that was typed; None where it is the one that was offered."""
    if not text.strip() or text == shown_path(package):
        return None
    path = parse_path(text).absolute()
    return path if path.suffix else path.with_name(path.name + ENDING)
