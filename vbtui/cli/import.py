"""``vbtui import``: a workbook that was exported and has been filled in, taken back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.output import Json
from vbtui.domain.table import Scalar
from vbtui.domain.tal import fmt
from vbtui.domain.text import preview
from vbtui.domain.times import shown_moment
from vbtui.store.database import Database

if TYPE_CHECKING:
    from vbtui.excel.changes import Change
    from vbtui.excel.importing import Imported

PERSON = 1
"""Exit code of a look that found cells for a person to see to."""
NOTHING = 2
"""Exit code: a cell could not be taken, so nothing was."""
_SHOWN = 60


def run(options: argparse.Namespace) -> int:
    """Take in what has been changed in the workbook, or say what would be."""
    from vbtui.excel.importing import import_book, preview_import

    do = preview_import if options.dry_run else import_book
    with Database.open(options.file, author=author(), write=not options.dry_run) as db:
        done = do(db, options.book)
    if options.json:
        output.write_json(_json(done))
    else:
        _tell(done, options.book.name, dry=options.dry_run)
    if not done.faults:
        return 0
    return PERSON if options.dry_run else NOTHING


def _tell(done: Imported, name: str, *, dry: bool) -> None:
    for fault in done.faults:
        output.complain(f"{fault.sheet}!{fault.cell}: {fault.text}")
    if dry or not done.faults:
        output.write_lines(_lines(done, name, dry=dry))
    if done.faults:
        output.complain(
            f"Inget importeras så länge det finns fel ({len(done.faults)}); rätta cellerna, spara"
            " arbetsboken och importera igen."
        )


def _lines(done: Imported, name: str, *, dry: bool) -> Iterator[str]:
    since = "; filen har ändrats sedan dess" if done.outdated else ""
    yield f"{name} är exporterad ur {done.of} {shown_moment(done.at)}{since}."
    for one in done.changes:
        yield f"  {one.sheet}!{one.cell}  {one.name}, {one.place.field}: {_change(one)}"
    count = "1 ändring" if len(done.changes) == 1 else f"{len(done.changes)} ändringar"
    if not done.changes:
        yield "Inget har ändrats i arbetsboken."
    elif dry:
        yield f"{count} att importera."
    else:
        yield f"{count} importerades. Säkerhetskopia: {done.backup.name if done.backup else ''}"


def _change(one: Change) -> str:
    return f"{_shown(one.old)} → {_shown(one.new)}"


def _shown(value: Scalar) -> str:
    if isinstance(value, Decimal):
        return fmt(value)
    return preview(value, _SHOWN) if value else "inget"


def _json(done: Imported) -> dict[str, Json]:
    changes: list[Json] = [
        {
            "blad": one.sheet,
            "cell": one.cell,
            "mal": one.target,
            "falt": one.place.field,
            "gammalt": one.old,
            "nytt": one.new,
        }
        for one in done.changes
    ]
    faults: list[Json] = [
        {"blad": one.sheet, "cell": one.cell, "text": one.text} for one in done.faults
    ]
    return {"andringar": changes, "fel": faults}
