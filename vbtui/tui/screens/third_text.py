"""A third text in a conflict: written in the comment's editor with the sides in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import TextArea

from vbtui.domain.errors import VbtuiError
from vbtui.domain.text import clean, printable
from vbtui.settle import Choice, Settler
from vbtui.tui.external import edit_elsewhere
from vbtui.tui.screens.dialogs import Choice as Line
from vbtui.tui.screens.dialogs import Choose, Dialog
from vbtui.tui.session import Session
from vbtui.tui.widgets.comment import CommentEditor


class ThirdText(Dialog[str]):
    """The text that is to hold; None where it was given up.

    What is typed is kept as a draft meanwhile, which settles nothing.
    """

    BINDING_GROUP_TITLE = "Tredje text"
    HELP = (
        "Överst skriver du; texten börjar som den första sidan. Under står alla sidor: gå dit med"
        " tabb, markera med skift och piltangenterna och kopiera med ctrl+c. Ctrl+s låter det"
        " skrivna gälla, esc frågar vad som ska hända med det."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "hold", "Låt texten gälla", id="tredje.galler",
                tooltip="Lös konflikten med det du har skrivit"),
        Binding("f6", "app.focus_next", "Nästa ruta", False, id="tredje.nasta",
                tooltip="Växla mellan texten och sidorna"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ThirdText {
        & > .dialog--box { width: 96%; height: 94%; max-width: 130; padding: 0; }
        & TextArea, & TextArea:focus { border: none; padding: 0 1; background: $surface; }
        & CommentEditor { height: 3fr; }
        & #sidor { height: 2fr; border-top: solid $border-blurred; color: $text-muted; }
        & #sidor:focus { border-top: solid $border; color: $foreground; }
    }
    """

    def __init__(self, session: Session, choice: Choice, begun: str | None) -> None:
        """Write a third text; ``begun`` is one that was begun before."""
        super().__init__()
        self._session = session
        self._choice = choice
        self._first = clean(choice.sides[0].text)
        self._begun = begun

    @property
    def leaves_on_click(self) -> bool:
        """Typed text is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """The editor, and all sides below it."""
        hint = " ctrl+s låter texten gälla · tabb till sidorna · esc lämnar "
        with self.box(f"Skriv en tredje · {self._choice.place.name}", hint):
            yield CommentEditor(id="tredje")
            yield TextArea(
                printable(_sides(self._choice)),
                read_only=True,
                soft_wrap=True,
                show_cursor=True,
                tab_behavior="focus",
                id="sidor",
            )

    def on_mount(self) -> None:
        """Begin with what was begun, or with the first side."""
        editor = self._editor
        editor.show(self._begun or self._first, self._first, read_only=False)
        editor.focus()

    @property
    def _editor(self) -> CommentEditor:
        return self.query_one(CommentEditor)

    @on(CommentEditor.Counted)
    def _counted(self, event: CommentEditor.Counted) -> None:
        event.stop()
        written = f"Skriv en tredje · {event.characters} tecken"
        # The name last: it is what gives way where there is little room.
        title = f"{written} · {printable(self._choice.place.name)}"
        self.query_one(".dialog--box").border_title = Content(title)

    @on(CommentEditor.Draft)
    async def _draft(self, event: CommentEditor.Draft) -> None:
        event.stop()
        if not self.answered:
            await self._try(lambda settler: settler.keep_draft(self._choice, event.text))

    @on(CommentEditor.Blurred)
    def _blurred(self, event: CommentEditor.Blurred) -> None:
        event.stop()

    @on(CommentEditor.Left)
    def _left(self, event: CommentEditor.Left) -> None:
        event.stop()
        self.action_leave()

    @on(CommentEditor.ExternalWanted)
    def _external(self, event: CommentEditor.ExternalWanted) -> None:
        event.stop()
        try:
            self._editor.text = edit_elsewhere(self.app, self._editor.text)
        except VbtuiError as error:
            self.notify(str(error), severity="warning", markup=False)

    async def _try(self, act: Callable[[Settler], None]) -> None:
        try:
            await self._session.call(lambda editor: act(Settler(editor.db)))
        except VbtuiError as error:
            self.notify(str(error), severity="error", markup=False)

    def action_hold(self) -> None:
        """Answer with the text."""
        self.answer(clean(self._editor.take()))

    def action_leave(self) -> None:
        """Leave; what was written is asked about."""
        if self._editor.changed:
            self._ask()
        else:
            self._give_up()

    @work(group="dialog")
    async def _ask(self) -> None:
        chosen = await self.app.push_screen_wait(
            Choose(
                "Vad ska hända med texten?",
                [
                    Line("galler", "Låt den gälla", "", "Konflikten är löst"),
                    Line("skriv", "Fortsätt skriva"),
                    Line("slang", "Släng den", "", "Konflikten är kvar"),
                ],
            )
        )
        if chosen == "galler":
            self.action_hold()
        elif chosen == "slang":
            self._give_up()

    @work(group="leave")
    async def _give_up(self) -> None:
        self._editor.take()
        await self._try(lambda settler: settler.drop_draft(self._choice))
        self.answer(None)


def _sides(choice: Choice) -> str:
    """All sides with a heading each, to read and to copy from."""
    blocks = [
        f"{number}  {side.source}\n{side.text}" for number, side in enumerate(choice.sides, start=1)
    ]
    return "\n\n".join([*blocks, f"Från början\n{choice.base}"])
