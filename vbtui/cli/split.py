"""``vbtui split``: hand out one file for each unit."""

from __future__ import annotations

import argparse

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.handout import hand_out
from vbtui.store.database import Database


def run(options: argparse.Namespace) -> int:
    """Make the files and say which."""
    with Database.open(options.file, author=author(), write=True) as db:
        context = Context(db)
        made = hand_out(db, options.mapp, [context.enhet(text) for text in options.enhet])
    if options.json:
        output.write_json([{"fil": str(one.path), "enhet": one.enhet.kod} for one in made])
        return 0
    files = "1 fil" if len(made) == 1 else f"{len(made)} filer"
    output.write_lines(
        [f"Lämnade ut {files} i {options.mapp}:"]
        + [f"  {one.path.name}  {one.enhet.namn}" for one in made]
    )
    return 0
