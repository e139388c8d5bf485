"""The comment's editor: a real text area that saves what is typed as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Blur
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from vbtui.domain.text import clean, words

DRAFT_SECONDS = 0.4
"""How long a keystroke waits at most before it is saved as a draft; the promise is one second."""


class CommentEditor(TextArea):
    """Edits one text. Owner and text are set together with :meth:`show`."""

    BINDING_GROUP_TITLE = "Kommentar"
    HELP = (
        "Texten sparas av sig själv medan du skriver och blir en ändring i historiken när du"
        " lämnar rutan. Markera med skift och piltangenterna. Högerklick eller skift+dra"
        " markerar i terminalen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "leave",
            "Klar",
            id="kommentar.klar",
            tooltip="Spara och gå tillbaka till trädet",
        ),
        Binding(
            "f4",
            "external",
            "Eget program",
            id="kommentar.program",
            tooltip="Redigera texten i programmet som $VISUAL eller $EDITOR anger",
        ),
    ]

    @dataclass
    class Draft(Message):
        """Some of the text has not been saved for a moment: save it as a draft."""

        editor: CommentEditor
        text: str

    @dataclass
    class Left(Message):
        """The editor was left by key: what was typed is to be a change, and the tree in focus."""

        editor: CommentEditor

    @dataclass
    class Blurred(Message):
        """The editor lost the focus: what was typed is to be a change."""

        editor: CommentEditor

    @dataclass
    class ExternalWanted(Message):
        """The text is to be edited in the user's own program."""

        editor: CommentEditor

    @dataclass
    class Counted(Message):
        """The text has changed; its size for those who show it."""

        editor: CommentEditor
        characters: int
        words: int

        def can_replace(self, message: Message) -> bool:
            """Only the newest count is of interest."""
            return isinstance(message, CommentEditor.Counted)

    def __init__(self, *, id: str | None = None) -> None:
        """An empty editor that nobody can type in until a text is shown."""
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", id=id)
        self.read_only = True
        self._base = ""
        self._drafted = ""
        self._timer: Timer | None = None

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Every printable key is typed; Textual itself does not know that slash is one."""
        return super().check_consume_key(key, "/" if key == "slash" else character)

    def show(self, text: str, base: str, *, read_only: bool) -> None:
        """Show a text; ``base`` is the saved text that it is compared with."""
        self._stop_timer()
        self._base = base
        self._drafted = clean(text)
        self.read_only = read_only
        if text != self.text:
            self.load_text(text)
            self.move_cursor(self.document.end)
            self.scroll_home(animate=False)
        self._count()

    @property
    def caret(self) -> int:
        """Where in the text one writes: so many characters come before."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def put_caret(self, place: int) -> None:
        """Write on from there."""
        before = self.text[:place].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))
        self.scroll_cursor_visible(animate=False)

    @property
    def base(self) -> str:
        """The saved text that the editor began from."""
        return self._base

    @property
    def changed(self) -> bool:
        """Whether the text differs from the saved one."""
        return not self.read_only and clean(self.text) != self._base

    def saved(self, text: str) -> None:
        """The text has become a change."""
        self._base = self._drafted = text

    def on_text_area_changed(self) -> None:
        """Save what was typed within the promised time, however long one goes on typing."""
        if self.has_focus:
            # Textual has scrolled before it knew of a line that came to be at the end.
            self.scroll_cursor_visible()
        self._count()
        if self._timer is None and clean(self.text) != self._drafted:
            self._timer = self.set_timer(DRAFT_SECONDS, self._send_draft)

    def _count(self) -> None:
        text = self.text
        self.post_message(self.Counted(self, len(text), words(text)))

    def _send_draft(self) -> None:
        self._timer = None
        if not self.read_only:
            self._drafted = clean(self.text)
            self.post_message(self.Draft(self, self._drafted))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def take(self) -> str:
        """The text to be made a change of; no draft will be sent of it any more."""
        self._stop_timer()
        return self.text

    def action_leave(self) -> None:
        """Back to the tree."""
        self.post_message(self.Left(self))

    def action_external(self) -> None:
        """Edit in another program."""
        if not self.read_only:
            self.post_message(self.ExternalWanted(self))

    def _on_blur(self, event: Blur) -> None:
        super()._on_blur(event)
        self.post_message(self.Blurred(self))
