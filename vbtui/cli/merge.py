"""``vbtui merge``: merge delivered files into one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.output import Json
from vbtui.mergefiles import Outcome, merge_files, preview
from vbtui.store.database import Database

PERSON = 1
"""Exit code: a conflict or a refused file, which is for a person to see to."""
NOTHING = 2
"""Exit code: every file was refused."""


def run(options: argparse.Namespace) -> int:
    """Merge, or say what a merge would do."""
    with Database.open(options.file, author=author(), write=True) as db:
        do = preview if options.dry_run else merge_files
        outcome = do(db, options.others)
    if options.json:
        output.write_json(_json(outcome))
    elif len(outcome.files) > len(outcome.refused):
        output.write_lines(_lines(outcome, options.file.name, dry=options.dry_run))
    if len(outcome.files) == len(outcome.refused):
        for one in outcome.files:
            output.complain(one.reason)
        return NOTHING
    return PERSON if outcome.conflicts or outcome.refused else 0


def _lines(outcome: Outcome, name: str, *, dry: bool) -> Iterator[str]:
    for one in outcome.files:
        yield one.text
        yield from (f"  {note}" for note in one.notes)
    yield from (f"  {news.text}" for news in outcome.news)
    changed = [one for one in outcome.compared if one.changed]
    if changed:
        yield "Kontrollsummor som ändras:" if dry else "Kontrollsummor som har ändrats:"
        for pair in changed:
            yield f"  {pair.enhet.namn}"
            yield from (f"    {line}" for line in pair.differences())
    yield f"Konflikter i {name} {'efteråt' if dry else 'nu'}: {outcome.conflicts}"
    if outcome.backup:
        yield f"Säkerhetskopia: {outcome.backup.name}"


def _json(outcome: Outcome) -> dict[str, Json]:
    files: list[Json] = [
        {
            "fil": one.name,
            "enhet": one.enhet.kod if one.enhet else None,
            "resultat": one.word,
            "orsak": one.reason or " ".join(one.notes) or None,
        }
        for one in outcome.files
    ]
    return {
        "nya": outcome.fresh,
        "oforandrade": outcome.unchanged,
        "konflikter": outcome.conflicts,
        "filer": files,
    }
