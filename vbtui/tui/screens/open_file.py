"""Which file to open: a path that is completed while one types it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from vbtui.domain.errors import FileError, VbtuiError
from vbtui.domain.text import printable
from vbtui.tui.files import ENDING, Entry, completions, parse_path, shown_folder
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.choices import Choice, ChoiceList
from vbtui.tui.widgets.path_input import PathInput


class OpenFile(Dialog[Path]):
    """A file that exists and looks like one of ours, or None."""

    BINDING_GROUP_TITLE = "Öppna fil"
    HELP = (
        "Skriv eller klistra in sökvägen, eller gå med piltangenterna i listan. Tabb fyller i det"
        " markerade; retur öppnar en fil eller går in i en mapp."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Fyll i", id="open.complete", tooltip="Fyll i det markerade"),
        Binding("up", "move(-1)", "Upp", False, id="open.up", tooltip="Raden ovanför"),
        Binding("down", "move(1)", "Ner", False, id="open.down", tooltip="Raden under"),
        Binding("pageup", "page(-1)", "Sida upp", False, id="open.page_up", tooltip="En sida upp"),
        Binding(
            "pagedown", "page(1)", "Sida ner", False, id="open.page_down", tooltip="En sida ner"
        ),
    ]

    DEFAULT_CSS = """
    OpenFile {
        & > .dialog--box { width: 92%; max-width: 100; height: 80%; max-height: 30; }
        & Input { background: $surface; }
        & ChoiceList { height: 1fr; }
        & #fault { color: $text-error; height: auto; min-height: 1; }
        &:nocolor #fault { text-style: bold; }
    }
    """

    TITLE = "Öppna fil"
    HINT = " retur öppnar · tabb fyller i · esc stänger "
    ENDING = ENDING
    """How the files end that are offered."""
    EMPTY = "Här finns ingen mapp eller .db-fil som börjar så."

    def __init__(self, folder: Path) -> None:
        """Begin in a folder."""
        super().__init__()
        self._begin = shown_folder(folder)
        self._list = ChoiceList([])
        self._list.can_focus = False
        self._entries: dict[str, Entry] = {}
        self._read = ""

    @property
    def leaves_on_click(self) -> bool:
        """A typed path is not lost by a click."""
        return False

    def compose(self) -> ComposeResult:
        """The field, room for a fault under it, and what the path may go on to."""
        with self.box(self.TITLE or "", self.HINT):
            yield PathInput(self._begin)
            yield Static(id="fault")
            yield self._list

    @property
    def _field(self) -> PathInput:
        return self.query_one(PathInput)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Show what the typed path may go on to."""
        text = self._field.value
        self._take(text, await self._completions(text))

    async def _completions(self, text: str) -> list[Entry]:
        return await asyncio.to_thread(completions, text, self.ENDING)

    def _take(self, text: str, entries: list[Entry]) -> None:
        self._read = text
        self._entries = {entry.text: entry for entry in entries}
        self._list.set_choices([self.choice(entry) for entry in entries], empty=self.EMPTY)

    def choice(self, entry: Entry) -> Choice:
        """A line of the list."""
        return Choice(entry.text, entry.name, "▸" if entry.folder else "·")

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        self._go(self._entries[event.choice.key])

    @on(Input.Submitted)
    @work(exclusive=True, group="open")
    async def _submitted(self, event: Input.Submitted) -> None:
        await self.submit(event.value)

    async def submit(self, text: str) -> None:
        """Enter was pressed in the field with that text."""
        path = parse_path(text)
        if await asyncio.to_thread(_is_file, path):
            await self._open(path)
            return
        if self._read != text:
            # Fast fingers: the list is still about what stood there before.
            self._take(text, await self._completions(text))
        choice = self._list.choice
        if choice is not None:
            self._go(self._entries[choice.key])
        else:
            await self._open(path)

    def _go(self, entry: Entry) -> None:
        """Go into a folder, or open a file."""
        if entry.folder:
            self._fill(entry)
        else:
            self._open_later(parse_path(entry.text))

    def _fill(self, entry: Entry) -> None:
        self._field.give(entry.text)
        self._field.focus()

    @work(exclusive=True, group="open")
    async def _open_later(self, path: Path) -> None:
        await self._open(path)

    async def _open(self, path: Path) -> None:
        """Answer with a file of ours; say what is wrong with another one."""
        try:
            await asyncio.to_thread(self.examine, path)
        except VbtuiError as error:
            self._say(str(error))
        else:
            self.answer(path)

    def examine(self, path: Path) -> None:
        """Refuse a file that is not to be opened; in a thread, since a disk may be slow.

        :raises VbtuiError: what is wrong with it.
        """
        _examine(path)

    def _say(self, sentence: str) -> None:
        self.query_one("#fault", Static).update(Content(printable(sentence)))

    def action_complete(self) -> None:
        """Put the marked name into the field."""
        choice = self._list.choice
        if choice is not None:
            self._fill(self._entries[choice.key])

    def action_move(self, rows: int) -> None:
        """Move in the list."""
        self._list.action_cursor(rows)

    def action_page(self, pages: int) -> None:
        """Move in the list by pages."""
        self._list.action_page(pages)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _examine(path: Path) -> None:
    # Not before the first frame.
    from vbtui.store.guard import examine_header, require_writable

    if not path.exists():
        raise FileError(
            f"Filen {path} finns inte; kontrollera sökvägen, eller stäng rutan och välj Ny fil."
        )
    examine_header(path)
    require_writable(path)
