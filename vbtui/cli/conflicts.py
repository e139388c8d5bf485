"""``vbtui conflicts``: what two have changed differently, and waits for a choice."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.domain.times import local
from vbtui.history import EMPTY
from vbtui.settle import Choice, Settler, Side
from vbtui.store import journal
from vbtui.store.database import Database

LEFT = 1
"""Exit code: somebody has to choose."""


def run(options: argparse.Namespace) -> int:
    """Print every conflict with its sides."""
    with Database.open(options.file) as db:
        enhet = Context(db).enhet(options.enhet) if options.enhet else None
        settler = Settler(db)
        choices = settler.choices(enhet)
        orphans = [] if enhet else settler.orphans()
    if options.json:
        output.write_json([_json(one) for one in choices])
    elif choices or orphans:
        output.write_lines(line for one in choices for line in _lines(one))
        output.write_lines(orphans)
    else:
        output.note("Inga konflikter.")
    return LEFT if choices or orphans else 0


def _lines(one: Choice) -> Iterator[str]:
    yield f"{one.id}  {one.place.title}, {one.what}"
    if not one.deleted:
        yield from _value("    från början: ", one.base)
    for side in one.sides:
        yield f"  {side.key}  {side.source}"
        field = f"{side.field}: " if one.deleted and side.stand.cell.field != "deleted" else ""
        yield from _value(f"    {field}", side.text)
    yield ""


def _value(before: str, text: str) -> Iterator[str]:
    """A value with all its lines: whoever chooses has to see all of it."""
    first, *rest = (text or EMPTY).split("\n")
    yield before + first
    yield from (f"    {line}" for line in rest)


def _json(one: Choice) -> Json:
    cell = one.conflict.cell
    sides: list[Json] = [_side(side) for side in one.sides]
    return {
        "id": one.id,
        "mal": one.place.target or None,
        "falt": cell.field,
        "bas": journal.written(cell, one.conflict.base),
        "sidor": sides,
    }


def _side(side: Side) -> Json:
    moment = local(side.stand.at)
    return {
        "nyckel": side.key,
        "varde": journal.written(side.stand.cell, side.stand.value),
        "vem": side.who,
        "nar": moment.isoformat() if moment else side.stand.at,
        "fil": side.file or None,
    }
