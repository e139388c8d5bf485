"""Which files to merge: those of a folder, newest first, several marked at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Label, Static

from vbtui.domain.errors import FileError
from vbtui.domain.text import printable
from vbtui.domain.times import shown_moment
from vbtui.tui.files import Found, look_in, parse_path, pasted_paths, shown_folder, shown_size
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.choices import Choice, ChoiceList
from vbtui.tui.widgets.marks import MarkList
from vbtui.tui.widgets.path_input import PathInput

UP = ".."
"""Leads to the folder above."""


class ChooseFiles(Dialog[list[Path]]):
    """The files that were marked, or None."""

    BINDING_GROUP_TITLE = "Välj filer"
    HELP = (
        "Mellanslag markerar en fil, a alla, och retur fortsätter med de markerade. Retur på en"
        " mapp går in i den. Du kan också skriva mappens sökväg överst, eller klistra in eller"
        " dra hit filer från filhanteraren: de blir markerade var de än ligger."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "up", "Mappen ovanför", False, id="filer.upp",
                tooltip="Gå till mappen ovanför"),
        Binding("tab", "other", "Sökvägen", False, id="filer.falt",
                tooltip="Skriv sökvägen till en mapp eller fil, eller gå tillbaka till listan"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ChooseFiles {
        & > .dialog--box { width: 92%; max-width: 100; height: 86%; max-height: 34; }
        & Input { background: $surface; margin-bottom: 1; }
        & MarkList { height: 1fr; }
        & #marked { height: 1; color: $text-accent; padding: 0 1; text-wrap: nowrap; }
        & #fault { color: $text-error; height: auto; padding: 0 1; }
        &:nocolor #fault, &:nocolor #marked { text-style: bold; }
    }
    """

    def __init__(self, folder: Path, *, but: Path) -> None:
        """Begin in a folder; ``but`` is the open file, which is not offered."""
        super().__init__()
        self._folder = folder
        self._but = but
        self._list = MarkList([], empty="Här finns inga .db-filer. Välj en annan mapp.")

    @property
    def leaves_on_click(self) -> bool:
        """What was marked is not lost by a click."""
        return False

    @property
    def folder(self) -> Path:
        """The folder that is shown."""
        return self._folder

    def compose(self) -> ComposeResult:
        """The folder, its files, what is marked, and room for a fault."""
        hint = " mellanslag markerar · a alla · retur fortsätter · esc stänger "
        with self.box("Slå samman: välj filer", hint):
            yield PathInput(shown_folder(self._folder))
            yield self._list
            yield Label(id="marked")
            yield Static(id="fault")

    def on_mount(self) -> None:
        """Look in the folder; the list takes the keys."""
        self._list.focus()
        self._look(self._folder)

    @property
    def _field(self) -> PathInput:
        return self.query_one(PathInput)

    @work(exclusive=True, group="look")
    async def _look(self, folder: Path) -> None:
        """Show the files of a folder; say so where it cannot be read."""
        try:
            files, folders = await asyncio.to_thread(look_in, folder)
        except FileError as error:
            self._say(str(error))
            return
        came_from, self._folder = self._folder, folder
        self._field.give(shown_folder(folder))
        choices = []
        self._list.fixed = {str(one) for one in folders}
        if folder.parent != folder:
            choices.append(Choice(str(folder.parent), UP, "▸"))
            self._list.fixed.add(str(folder.parent))
        choices += [_file(one) for one in files if not _same(one.path, self._but)]
        choices += [Choice(str(one), f"{one.name}/", "▸") for one in folders]
        first = next((at for at, one in enumerate(choices) if one.text != UP), 0)
        self._list.set_choices(choices, empty="Här finns inga .db-filer.")
        # Back in the folder above, one stands at the folder one has left.
        back = (at for at, one in enumerate(choices) if one.key == str(came_from))
        self._list.cursor_row = first if came_from == folder.parent else next(back, first)
        self._count()

    def _count(self) -> None:
        marked = self._list.marked
        elsewhere = sum(Path(one).parent != self._folder for one in marked)
        text = "1 fil markerad" if len(marked) == 1 else f"{len(marked)} filer markerade"
        if elsewhere:
            text += f", {elsewhere} i en annan mapp"
        self.query_one("#marked", Label).update(Content(text if marked else "Inget är markerat"))

    @on(MarkList.Marked)
    def _marked(self) -> None:
        self._say("")
        self._count()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        if event.choice.key in self._list.fixed:
            self._look(Path(event.choice.key))
        else:
            # Enter on a file where none is marked is about that one.
            self._list.marked = self._list.marked or {event.choice.key}
            self._finish()

    def _finish(self) -> None:
        self.answer([Path(one) for one in sorted(self._list.marked)])

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")

    @on(Input.Submitted)
    @work(exclusive=True, group="submit")
    async def _submitted(self, event: Input.Submitted) -> None:
        path = parse_path(event.value).absolute()
        if await asyncio.to_thread(path.is_dir):
            self._look(path)
            self._list.focus()
        else:
            await self._mark([path])

    def on_paste(self, event: events.Paste) -> None:
        """Mark the files that were pasted or dropped on the window."""
        paths = pasted_paths(event.text)
        if paths:
            event.stop()
            self._mark_later(paths)

    @work(exclusive=True, group="submit")
    async def _mark_later(self, paths: list[Path]) -> None:
        await self._mark(paths)

    async def _mark(self, paths: list[Path]) -> None:
        """Mark files that were named by their paths, and show the folder of the first."""
        for path in paths:
            if not await asyncio.to_thread(path.is_file):
                self._say(f"Filen {path} finns inte; kontrollera sökvägen.")
                return
            if _same(path, self._but):
                self._say(f"{path.name} är den fil som är öppen; välj en annan.")
                return
        self._list.marked |= {str(path) for path in paths}
        self._look(paths[0].parent)
        self._list.focus()

    def _say(self, sentence: str) -> None:
        self.query_one("#fault", Static).update(Content(printable(sentence)))

    def action_up(self) -> None:
        """Go to the folder above."""
        self._look(self._folder.parent)

    def action_other(self) -> None:
        """Go to the field, or back to the list."""
        (self._list if self._field.has_focus else self._field).focus()


def _file(one: Found) -> Choice:
    written = datetime.fromtimestamp(one.written, UTC).isoformat()
    note = f"{shown_size(one.size):>7}  {shown_moment(written)}"
    return Choice(str(one.path), one.path.name, "·", note=note)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
