"""Works in a file without a pause until it is killed, and says what it does as it does it.

Before every edit a line ``try CELL VALUE`` is printed, and a line ``done`` when the edit has
returned, so that whoever kills the process knows what the file must hold.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, UPPDRAG
from vbtui.store import undo

UNITS = ("it", "fastigheter")
STATUSES = {
    UPPDRAG: ("genomfort", "ej_startat", "startat_ej_klart"),
    AKTIVITET: ("pagaende", "avslutad", "ej_startad"),
}
STAFF = [f"{row}/{column}" for row in ("chef", "kok") for column in ("kvinnor", "man")]
WORDS = ("vi har börjat", "[/b] ÅÄÖ", "långsamt men säkert", "ännu inte", "i mål")
KEYSTROKE = 0.001
"""Seconds between two drafts: as many as a person types in an hour are over in a moment."""


def say(*words: str) -> None:
    print(*words, flush=True)


class Typist:
    """Makes edits at random, from a seed."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.chance = random.Random(seed)
        self.number = 0

    def work(self) -> None:
        """One edit, or one text typed from beginning to end."""
        self.chance.choice(
            [self.set_status, self.type_a_comment, self.type_a_number, self.regret]
        )()

    def do(self, cell: str, value: str, edit: Callable[[], object]) -> None:
        say("try", json.dumps([cell, value]))
        edit()
        say("done")

    def set_status(self) -> None:
        nod = self.chance.choice(list(STATUSES))
        unit = self.chance.choice(UNITS) if nod == UPPDRAG else "it"
        status = self.chance.choice(STATUSES[nod])
        self.do(
            f"status {unit} {nod}", status, lambda: self.desk.report("status", status, unit, nod)
        )

    def type_a_comment(self) -> None:
        """Word by word, each kept as a draft; then the pane is left, or not."""
        desk, unit = self.desk, self.chance.choice(UNITS)
        cell, base = f"kommentar {unit} {UPPDRAG}", desk.said(unit).kommentar
        text = ""
        for _ in range(self.chance.randint(1, 12)):
            self.number += 1
            text += f"{self.chance.choice(WORDS)} {self.number}\n"
            self.do(cell, text, partial(self.keep, unit, text, base))
            time.sleep(KEYSTROKE)
        self.do(cell, text, lambda: desk.report("kommentar", text, unit))

    def keep(self, unit: str, text: str, base: str) -> None:
        desk = self.desk
        desk.editor.keep_draft(desk.uppdrag, desk.unit(unit), desk.period, text, base)

    def type_a_number(self) -> None:
        unit, place = self.chance.choice(UNITS), self.chance.choice(STAFF)
        self.number += 1
        self.do(
            f"{place} {unit}",
            str(self.number),
            lambda: self.desk.fill("arsarbetare_avtalad", {place: str(self.number)}, unit),
        )

    def regret(self) -> None:
        """A status, taken back at once."""
        before = self.desk.said().status or ""
        other = next(status for status in STATUSES[UPPDRAG] if status != before)
        cell = f"status it {UPPDRAG}"
        self.do(cell, other, lambda: self.desk.report("status", other))
        self.do(cell, before, lambda: undo.undo(self.desk.db))


def main() -> None:
    path, seed = Path(sys.argv[1]), int(sys.argv[2])
    with at_desk(path) as desk:
        typist = Typist(desk, seed)
        while True:
            typist.work()


if __name__ == "__main__":
    main()
