"""``vbtui merge``: merge delivered files into one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.output import Json
from vbtui.domain.progress import Progress, Step
from vbtui.domain.tal import fmt
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
        outcome = do(db, options.others, progress=_teller() if output.watched() else None)
    if options.json:
        output.write_json(_json(outcome))
    elif len(outcome.files) > len(outcome.refused):
        output.write_lines(_lines(outcome, options.file.name, dry=options.dry_run))
    if len(outcome.files) == len(outcome.refused):
        for one in outcome.files:
            output.complain(one.reason)
        return NOTHING
    return PERSON if outcome.conflicts or outcome.refused else 0


def _teller() -> Progress:
    """Says how far it has come and what is being done, a line the first time of each."""
    said: set[str] = set()

    def tell(step: Step) -> None:
        if step.text not in said:
            said.add(step.text)
            output.note(f"{100 * step.done // step.total:3} %  {step.text}")

    return tell


def _lines(outcome: Outcome, name: str, *, dry: bool) -> Iterator[str]:
    yield f"{outcome.summary[0].upper()}{outcome.summary[1:]}"
    for title, lines in (
        ("Konflikter som uppstår" if dry else "Konflikter som uppstod", outcome.arising),
        ("Efter att perioden stängdes", outcome.after_closing),
        ("Filer", tuple(_files(outcome))),
        ("Nytt", tuple(news.text for news in outcome.news)),
        (
            "Kontrollsummor som ändras" if dry else "Kontrollsummor som har ändrats",
            tuple(_totals(outcome)),
        ),
    ):
        if lines:
            yield ""
            yield f"{title}:"
            yield from (f"  {line}" for line in lines)
    yield ""
    yield f"Konflikter i {name} {'efteråt' if dry else 'nu'}: {fmt(Decimal(outcome.conflicts))}"
    if outcome.backup:
        yield f"Säkerhetskopia: {outcome.backup.name}"


def _files(outcome: Outcome) -> Iterator[str]:
    for one in outcome.in_order:
        yield one.text
        yield from (f"  {note}" for note in one.notes)


def _totals(outcome: Outcome) -> Iterator[str]:
    for pair in outcome.compared:
        if pair.changed:
            yield pair.enhet.namn
            yield from (f"  {line}" for line in pair.differences())


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
        "nya_konflikter": list(outcome.arising),
        "efter_stangning": list(outcome.after_closing),
        "filer": files,
    }
