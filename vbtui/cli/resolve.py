"""``vbtui resolve``: settle a conflict."""

from __future__ import annotations

import argparse

from vbtui.author import author
from vbtui.cli import output
from vbtui.domain.errors import InputError
from vbtui.domain.text import preview, printable
from vbtui.history import EMPTY
from vbtui.settle import Settler
from vbtui.store.database import Database

_SHOWN = 200
"""So much of the value that was chosen is printed."""


def run(options: argparse.Namespace) -> int:
    """Settle one conflict and say what holds now."""
    keys = [key for text in options.take for key in text.split("+")]
    if bool(keys) == (options.varde is not None):
        raise InputError("Ange antingen --take med en sidas nyckel eller --varde med ett värde.")
    with Database.open(options.file, author=author(), write=True) as db:
        settler = Settler(db)
        choice = settler.find(options.id)
        if options.varde is None:
            settler.take(choice, keys)
        else:
            settler.write(choice, options.varde)
        holds = settler.holds(choice)
        left = len(settler.choices())
    shown = preview(holds, _SHOWN) or EMPTY
    if not choice.deleted:
        shown = f"{choice.field}: {shown}"
    output.write(printable(f"{choice.place.title}, {shown}\nKonflikter kvar: {left}\n"))
    return 0
