"""A file with conflicts, made as they come about: handed out, edited in several places, merged.

``python -m tests.colliding FOLDER`` makes one of the sample to try the screen on.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vbtui.consolidate import open_view
from vbtui.domain.enhet import Enhet
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.handout import hand_out
from vbtui.mergefiles import merge_files
from vbtui.read import current_period
from vbtui.store import plans
from vbtui.store.database import Database

SAMPLE = Path(__file__).parents[1] / "sample.db"
LONG = "\n".join(
    f"Stycke {number}. Nätet är indelat i zoner och flerfaktorsinloggning är införd för alla"
    " anställda. Bytet av servrar utan support drar ut på tiden, eftersom fem system saknar en"
    " ägare som kan godkänna flytten. Vi bedömer därför att årets del inte är klar."
    for number in range(1, 17)
)
"""A comment of 4,000 characters."""
BOARD_SAYS = LONG.replace("5. Nätet är indelat", "5. Datanätet är indelat") + "\nKlart i mars."
UNIT_SAYS = LONG.replace("16. Nätet är indelat", "16. Nätet är ännu inte indelat") + "\nAvslutas."


class Hand:
    """Somebody at an open file, who writes for a unit in the current period."""

    def __init__(self, editor: Editor, kod: str) -> None:
        self.editor = editor
        self.enhet: Enhet = editor.organisation.find(kod)
        self.period = current_period(plans.perioder(editor.db))

    def nod(self, name: str) -> Nod:
        """The node with that number, or whose title begins so."""
        assert self.period.plan
        return next(
            nod
            for nod in plans.noder(self.editor.db, self.period.plan)
            if (nod.typ is NodTyp.UPPDRAG and nod.nr == name) or nod.titel.startswith(name)
        )

    def say(self, nod: str, field: str, text: str) -> None:
        self.editor.report(self.nod(nod), self.enhet, self.period, field, text)

    def fill(self, table: str, row: str, column: str, text: str) -> None:
        view = open_view(
            self.editor.db,
            TABLES[table],
            self.editor.organisation,
            plans.perioder(self.editor.db),
            self.enhet,
            self.period,
            consolidated=False,
        )
        self.editor.set_cell(view, row, column, text)


@contextmanager
def hand(path: Path, author: str, at: str, kod: str = "it") -> Iterator[Hand]:
    """Somebody sits down at a file at a moment (UTC)."""
    with Database.open(path, author=author, write=True) as db:
        db.clock = lambda: at
        yield Hand(Editor(db), kod)


def collided(folder: Path) -> Path:
    """The board's file, a copy of the sample, with seven conflicts; ``folder`` is new or empty.

    Of Område IT: a comment of 4,000 characters, a short one with three sides, a figure, a status,
    and an aktivitet that is deleted against edited. Of Område fastigheter a comment and a figure.
    The files of the units lie in ``folder``/ut, not merged back.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(shutil.copy(SAMPLE, folder / "namnd.db"))
    with hand(path, "Kim", "2026-01-02T08:00:00Z") as board:
        board.say("28", "kommentar", LONG)
        hand_out(board.editor.db, folder / "ut")
    _work_centrally(path)
    _work_at_it(folder / "ut")
    with hand(
        folder / "ut" / "fastigheter.db", "Alex", "2026-01-14T09:00:00Z", "fastigheter"
    ) as own:
        own.say("29", "kommentar", "Avtalen är samlade.")
        own.fill("arsarbetare_avtalad", "chef", "man", "4")
    ut = folder / "ut"
    with hand(path, "Kim", "2026-01-16T08:00:00Z") as board:
        merge_files(board.editor.db, [ut / "it.db", ut / "it (kopia).db", ut / "fastigheter.db"])
    return path


def _work_centrally(path: Path) -> None:
    """What is written more than once here comes first among the sides, in every file."""
    with hand(path, "Kim", "2026-01-14T12:02:00Z") as board:
        for text in ("Utkast.", BOARD_SAYS):
            board.say("28", "kommentar", text)
        for text in ("Utkast.", "Ett till.", "Dataplattformen är i drift och används."):
            board.say("44", "kommentar", text)
        for status in ("startat_ej_klart", "genomfort"):
            board.say("49", "status", status)
        for figure in ("7,1", "7,25"):
            board.fill("arsarbetare_avtalad", "chef", "kvinnor", figure)
        board.editor.remove_node(board.nod("Byta ut servrar"))
    with hand(path, "Kim", "2026-01-14T12:30:00Z", "fastigheter") as board:
        for text in ("Utkast.", "Avtalen är ännu inte samlade."):
            board.say("29", "kommentar", text)
        for figure in ("6", "5"):
            board.fill("arsarbetare_avtalad", "chef", "man", figure)


def _work_at_it(ut: Path) -> None:
    shutil.copy(ut / "it.db", ut / "it (kopia).db")
    with hand(ut / "it.db", "Robin", "2026-01-15T08:10:00Z") as own:
        own.say("28", "kommentar", UNIT_SAYS)
        for text in ("Utkast.", "Dataplattformen är i drift."):
            own.say("44", "kommentar", text)
        own.say("49", "status", "ej_startat")
        own.fill("arsarbetare_avtalad", "chef", "kvinnor", "7")
        nod = own.nod("Byta ut servrar")
        own.editor.change_node(nod, "titel", "Byta ut alla servrar utan support")
    with hand(ut / "it (kopia).db", "Sam", "2026-01-15T10:00:00Z") as copy:
        copy.say("44", "kommentar", "Dataplattformen är nästan i drift.")


if __name__ == "__main__":
    print(collided(Path(sys.argv[1])))
