"""Which workbook: one that is there, or where a new one is to be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from vbtui.domain.errors import FileError, InputError, VbtuiError
from vbtui.domain.times import shown_moment
from vbtui.tui.files import Entry, parse_path, shown_path
from vbtui.tui.screens.open_file import OpenFile
from vbtui.tui.widgets.choices import Choice

WORKBOOK = ".xlsx"


class OpenWorkbook(OpenFile):
    """A workbook that exists, or None. The newest stands first: it is the one that came back."""

    BINDING_GROUP_TITLE = "Välj arbetsbok"
    HELP = (
        "Arbetsböckerna i mappen, den senast sparade först. Skriv eller klistra in en sökväg, eller"
        " gå med piltangenterna. Tabb fyller i det markerade; retur väljer arbetsboken eller går in"
        " i en mapp. Inget ändras förrän du har sett vad som skulle ändras."
    )
    TITLE = "Läs in från Excel: välj arbetsbok"
    HINT = " retur väljer · tabb fyller i · esc stänger "
    ENDING = WORKBOOK
    EMPTY = "Här finns ingen mapp eller arbetsbok (.xlsx) som börjar så."

    async def _completions(self, text: str) -> list[Entry]:
        entries = await super()._completions(text)
        # What a spreadsheet program leaves beside an open workbook is none.
        found = [one for one in entries if not one.name.startswith("~$")]
        return sorted(found, key=lambda one: (one.folder, -one.written))

    def choice(self, entry: Entry) -> Choice:
        """A workbook with when it was saved."""
        if entry.folder:
            return super().choice(entry)
        written = datetime.fromtimestamp(entry.written, UTC).isoformat()
        return Choice(entry.text, entry.name, "·", note=shown_moment(written))

    def examine(self, path: Path) -> None:
        """What is in it is looked at later, with all that is wrong told at once."""
        if not path.is_file():
            raise FileError(f"Arbetsboken {path} finns inte; kontrollera sökvägen.")


class SaveAs(OpenFile):
    """Where something is to be written, or None. The path is completed and found to be usable."""

    BINDING_GROUP_TITLE = "Fil att skriva"
    HELP = (
        "Skriv eller klistra in sökvägen. Listan visar mappar och filer som börjar så; tabb fyller"
        " i den markerade. Retur tar det som står i fältet, med rätt ändelse. Inget skrivs än."
    )
    TITLE = "Fil att skriva"
    HINT = " retur använder · tabb fyller i · esc stänger "

    def __init__(self, path: Path, ending: str, require: Callable[[Path], None]) -> None:
        """Begin with a path.

        Args:
            path: what stands there from the start.
            ending: how the file's name is to end; put there where the name has none.
            require: refuses a path by raising, in a thread.
        """
        super().__init__(path.parent)
        self._begin = shown_path(path)
        self.ENDING = ending
        self.EMPTY = "Inget annat här börjar så."
        self._require = require

    async def submit(self, text: str) -> None:
        """Take what stands in the field: not what the list proposes."""
        try:
            path = await asyncio.to_thread(self._completed, text)
        except VbtuiError as error:
            self._say(str(error))
        else:
            self.answer(path)

    def _go(self, entry: Entry) -> None:
        """A click in the list fills in."""
        self._fill(entry)

    def _completed(self, text: str) -> Path:
        if not text.strip():
            raise InputError("Sökvägen saknas; skriv var filen ska ligga.")
        path = parse_path(text).absolute()
        if path.is_dir():
            raise InputError(f"{shown_path(path)} är en mapp; skriv ett filnamn efter den.")
        if path.suffix.lower() != self.ENDING:
            path = path.with_name(path.name + self.ENDING)
        self._require(path)
        return path
