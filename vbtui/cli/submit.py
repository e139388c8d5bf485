"""``vbtui submit``: hand in a unit's report, as one file with a receipt."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.domain.times import local
from vbtui.receipt import Totals
from vbtui.store.database import Database
from vbtui.submit import Missing, Submission, missing, submit

LEFT = 1
"""Exit code: something is missing, which is for a person to judge."""


def run(options: argparse.Namespace) -> int:
    """Hand in, or only say what is missing."""
    if options.dry_run:
        return _look(options)
    with Database.open(options.file, author=author(), write=True) as db:
        context = Context(db)
        enhet, period = context.enhet(options.enhet), context.period(options.period)
        done = submit(db, enhet, period, options.till)
    if options.json:
        output.write_json(_json(done))
    else:
        output.write_lines(_lines(done))
    return LEFT if done.missing else 0


def _look(options: argparse.Namespace) -> int:
    with Database.open(options.file) as db:
        context = Context(db)
        enhet, period = context.enhet(options.enhet), context.period(options.period)
        left = missing(db, context.organisation, enhet, period)
    if options.json:
        output.write_json({"saknas": missing_json(left)})
    else:
        where = f"{enhet.namn}, {period.title}"
        output.write_lines(missing_lines(left) if left else [f"{where}: inget saknas."])
    return LEFT if left else 0


def _lines(done: Submission) -> Iterator[str]:
    receipt = done.receipt
    if done.again:
        yield "Redan inlämnad och oförändrad sedan dess; paketet skrevs på nytt."
        yield ""
    yield from receipt.lines()
    yield ""
    yield f"Skicka {done.package} till den som samlar in; kvittot ligger i {done.kvitto.name}."


def missing_lines(left: Sequence[Missing]) -> Iterator[str]:
    """What is missing, for people."""
    if left:
        yield f"Saknas ({len(left)}):"
        yield from (f"  {one.text}" for one in left)


def missing_json(left: Sequence[Missing]) -> list[Json]:
    """What is missing, for programs."""
    return [{"del": one.part, "mal": one.target or None, "text": one.text} for one in left]


def _json(done: Submission) -> dict[str, Json]:
    receipt = done.receipt
    moment = local(receipt.at)
    return {
        "paket": str(done.package),
        "kvitto": str(done.kvitto),
        "enhet": receipt.enhet.kod,
        "period": receipt.period.key,
        "marke": receipt.mark,
        "redan_inlamnad": done.again,
        "vem": receipt.author,
        "nar": moment.isoformat() if moment else receipt.at,
        "kontrollsumma": receipt.checksum,
        **totals_json(receipt.totals),
        "saknas": missing_json(done.missing),
    }


def totals_json(found: Totals) -> dict[str, Json]:
    """Control totals, for programs; sums are exact and written as texts."""
    return {
        "statusar": found.statuses,
        "kommentarer": found.comments,
        "tecken": found.characters,
        "tabeller": [
            {
                "id": table.id,
                "celler": table.cells,
                "summor": [{"rubrik": one.title, "summa": one.exact} for one in table.sums],
            }
            for table in found.tables
        ],
    }
