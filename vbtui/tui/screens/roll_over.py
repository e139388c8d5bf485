"""Year roll-over: the checklist of what goes on into next year's plan, and making it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, Label, Static

from vbtui.domain.errors import VbtuiError
from vbtui.domain.progress import CancelledError
from vbtui.domain.rollover import Line, choose
from vbtui.rollover import Rollover, Wishes, look, roll_over
from vbtui.tui import rollover_words
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.screens.working import Working
from vbtui.tui.session import Session
from vbtui.tui.text import plain
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.choices import Choice, ChoiceList
from vbtui.tui.widgets.marks import MarkList

CHROME = 11
"""Lines of the screen that are not the list's: frame, counts, reason, a fault, the last line, and
one on each side."""
LONGEST = 4
"""Digits of a number in a plan."""


class RollOver(Dialog[Rollover]):
    """What was made, or None. With a fault it stays and says what is wrong."""

    BINDING_GROUP_TITLE = "Årsskifte"
    HELP = (
        "Det markerade följer med till nästa års plan; under listan står varför. Mellanslag ändrar"
        " raden: det du tar med drar med sig det som står ovanför, och det du utelämnar lämnar ute"
        " det som står under. ? är sådant som du bör titta på. Tabb går till numret, retur gör"
        " planen. Det gamla året ändras inte, och u ångrar."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "next_unsure", "Nästa ?", False, id="arsskifte.nasta_fraga",
                tooltip="Till nästa rad som du bör titta på"),
        Binding("tab", "app.focus_next", "Nästa fält", False, id="arsskifte.nasta",
                tooltip="Till numret, knapparna och tillbaka till listan"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    RollOver {
        & > .dialog--box { width: 94%; max-width: 110; padding: 0 1; }
        & MarkList { background: $surface; }
        & #om { height: auto; max-height: 2; padding: 0 1; margin-bottom: 1; }
        & #varfor { height: 2; padding: 0 1; margin-top: 1; }
        & #fault { color: $text-error; height: auto; padding: 0 1; }
        & #knappar { height: 1; padding: 0 1; }
        & Label { color: $text-muted; margin-right: 1; }
        & Input { width: 12; background: $panel; padding: 0 1; }
        & #mellan { width: 1fr; }
        & ActionButton { margin-left: 2; }
        &:nocolor #fault, &:nocolor Label { text-style: bold; }
    }
    """

    def __init__(self, session: Session, found: Rollover) -> None:
        """Offer what ``found`` says would go on."""
        super().__init__()
        self._session = session
        self._found = found
        self._wishes = Wishes(till=found.periods[-1].key if found.periods else "")
        self._list = MarkList(_choices(found), _marked(found))
        self._making = False

    @property
    def leaves_on_click(self) -> bool:
        """What has been chosen is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """How many go on, the checklist, why, the number, two buttons."""
        hint = " mellanslag ändrar · f nästa ? · retur: gör planen · esc avbryter "
        with self.box(f"Årsskifte: {self._found.title}", hint):
            yield Static(rollover_words.counts(self._found), id="om")
            yield self._list
            yield Static(id="varfor")
            yield Static(id="fault")
            with Horizontal(id="knappar"):
                yield Label("Numrera uppdragen från")
                yield Input(
                    placeholder="behåll", compact=True, max_length=LONGEST, restrict="[0-9]*"
                )
                yield Static(id="mellan")
                yield ActionButton("Avbryt", id="no")
                yield ActionButton("Gör planen", id="yes")

    def on_mount(self) -> None:
        """The list is as high as there is room for."""
        self._lay_out()
        self._list.focus()
        self._show_reason()

    def on_resize(self) -> None:
        """Size the list anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._list.styles.height = max(1, min(len(self._found.lines), self.size.height - CHROME))

    @property
    def _line(self) -> Line | None:
        """The line at the cursor."""
        choice = self._list.choice
        return next((one for one in self._found.lines if choice and one.nod.id == choice.key), None)

    def _show_reason(self) -> None:
        line = self._line
        said = rollover_words.reason(line) if line else plain("")
        self.query_one("#varfor", Static).update(said)

    @on(ChoiceList.Highlighted)
    def _highlighted(self) -> None:
        self._show_reason()

    def action_next_unsure(self) -> None:
        """Put the cursor on the next line that somebody should look at, round the list."""
        lines = self._found.lines
        rows = [row for row, line in enumerate(lines) if line in self._found.unsure]
        if rows:
            later = [row for row in rows if row > self._list.cursor_row]
            self._list.cursor_row = (later or rows)[0]

    # Choosing

    @on(MarkList.Marked)
    async def _toggled(self) -> None:
        """Take the change in, with what follows from it."""
        shown = _marked(self._found)
        chosen = dict(self._wishes.chosen)
        for nod in self._list.marked ^ shown:
            chosen = choose(self._found.lines, chosen, nod, nod in self._list.marked)
        await self._renew(Wishes(self._wishes.till, chosen, self._wishes.first))

    @on(Input.Changed)
    async def _typed(self, event: Input.Changed) -> None:
        first = int(event.value) if event.value else None
        await self._renew(Wishes(self._wishes.till, self._wishes.chosen, first))

    async def _renew(self, wishes: Wishes) -> None:
        """Show the checklist as it is with these wishes."""
        try:
            found = await self._session.call(lambda file: look(file.db, wishes))
        except VbtuiError as error:
            self._list.marked = _marked(self._found)
            self._list.redraw()
            self._say(str(error))
            return
        self._wishes, self._found = wishes, found
        self._list.marked = _marked(found)
        self._list.renew(_choices(found))
        self.query_one("#om", Static).update(rollover_words.counts(found))
        self._show_reason()
        self._say("")

    # Making

    @on(ChoiceList.Chosen)
    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._make()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._make()
        else:
            self.action_leave()

    @work(group="make")
    async def _make(self) -> None:
        """Make the plan and answer with it; say what is wrong otherwise."""
        if self._making:
            return
        self._making = True
        try:
            wishes = self._wishes
            job: Working[Rollover] = Working(
                self._session, "Gör planen", lambda file, tell: roll_over(file.db, wishes)
            )
            made = await self.app.push_screen_wait(job)
        finally:
            self._making = False
        if made is None:
            self._say(str(job.fault or CancelledError()))
        else:
            self.answer(made)

    def _say(self, sentence: str) -> None:
        self.query_one("#fault", Static).update(plain(sentence))


def _choices(found: Rollover) -> list[Choice]:
    return [rollover_words.choice(line) for line in found.lines]


def _marked(found: Rollover) -> set[str]:
    return {line.nod.id for line in found.lines if line.carried}
