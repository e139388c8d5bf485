"""``vbtui import``: a workbook that was exported and has been filled in, taken back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vbtui.author import author
from vbtui.cli import changes, output
from vbtui.domain.errors import InputError
from vbtui.domain.times import shown_moment
from vbtui.excel.change_words import Words
from vbtui.store import plans
from vbtui.store.database import Database

if TYPE_CHECKING:
    from vbtui.excel.importing import Imported


def run(options: argparse.Namespace) -> int:
    """Take in what has been changed in the workbook, or say what would be."""
    if options.mappning or options.ny_mappning:
        from vbtui.cli import foreign

        return foreign.run(options)
    for flag in ("tabell", "blad", "period"):
        if getattr(options, flag):
            raise InputError(f"--{flag} hör ihop med --mappning eller --ny-mappning; ta bort den.")
    from vbtui.excel.importing import import_book, preview_import

    do = preview_import if options.dry_run else import_book
    with Database.open(options.file, author=author(), write=not options.dry_run) as db:
        done = do(db, options.book)
        words = Words(plans.perioder(db))
    if options.json:
        output.write_json(changes.for_programs(done.changes, done.faults))
    else:
        _tell(done, words, options.book.name, dry=options.dry_run)
    return changes.exit_code(done.faults, dry=options.dry_run)


def _tell(done: Imported, words: Words, name: str, *, dry: bool) -> None:
    changes.complain(done.faults)
    if dry or not done.faults:
        output.write_lines(_lines(done, words, name, dry=dry))
    if done.faults:
        output.complain(
            f"Inget importeras så länge det finns fel ({len(done.faults)}); rätta cellerna, spara"
            " arbetsboken och importera igen."
        )


def _lines(done: Imported, words: Words, name: str, *, dry: bool) -> Iterator[str]:
    since = "; filen har ändrats sedan dess" if done.outdated else ""
    if done.elsewhere:
        since = "; det är en annan fil än den här, så varje cell jämförs med vad den var då"
    yield f"{name} är exporterad ur {done.of} {shown_moment(done.at)}{since}."
    yield from (changes.line(words, one) for one in done.changes)
    yield from done.untouched
    if done.changes:
        yield changes.summary(done.changes, done.backup, dry=dry)
    else:
        yield "Inget har ändrats i arbetsboken."
