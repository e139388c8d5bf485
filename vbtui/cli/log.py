"""``vbtui log``: who changed what, when, from what to what."""

from __future__ import annotations

import argparse

from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.domain import address
from vbtui.domain.errors import InputError
from vbtui.domain.text import preview, printable
from vbtui.domain.times import local, shown_moment
from vbtui.history import Teller, Told, rows_about_nod, rows_about_row
from vbtui.store import cells, journal, plans
from vbtui.store.database import Database
from vbtui.store.journal import LoggedSave

_SHOWN = 60
"""So much of a value is printed; JSON has all of it."""


def run(options: argparse.Namespace) -> int:
    """Print the newest changes, newest first."""
    if options.antal < 1:
        raise InputError("--antal måste vara minst 1.")
    target = address.parse_target(options.target) if options.target else None
    with Database.open(options.file) as db:
        context = Context(db)
        rows = None if target is None else _rows(context, target, options.enhet, options.period)
        saves = journal.log(db, rows, options.antal)
        teller = Teller(db, context.perioder)
        told = [(save, [teller.tell(entry) for entry in save.entries]) for save in saves]
        if options.format == "json":
            values: list[Json] = [_json(save, one) for save, all_told in told for one in all_told]
            output.write_json(values)
            return 0
    for save, all_told in told:
        output.write(_text(save, all_told))
    if not told:
        output.note("Inget har ändrats.")
    return 0


def _rows(
    context: Context,
    target: address.NodAddress | address.RowAddress,
    enhet: str | None,
    period: str | None,
) -> list[str]:
    """The rows of the file that the target names, for every unit and period or for those given."""
    db = context.db
    enheter = list(context.organisation) if enhet is None else [context.enhet(enhet)]
    perioder = context.perioder if period is None else [context.period(period)]
    if isinstance(target, address.RowAddress):
        table = target.table
        known = (
            cells.rows_of(cells.free_rows(db, table, [one.id for one in enheter]))
            if table.free_rows
            else table.rows
        )
        row = address.find_row(known, target).id
        found = rows_about_row(table, row, enheter, perioder)
        return [*found, row] if table.free_rows else found
    # A node that has been removed is found by its whole id.
    nod = plans.nod(db, target.name) or address.find_nod(
        plans.noder(db, context.plan(context.period(period))), target
    )
    found = rows_about_nod(nod, enheter, perioder)
    return [*found, nod.id] if enhet is None and period is None else found


def _text(save: LoggedSave, all_told: list[Told]) -> str:
    first = all_told[0].entry
    who = f" av {save.author}" if save.author else ""
    note = f" ({save.note})" if save.note else ""
    lines = [f"{shown_moment(save.at)}  {first.kind_word}{who}{note}"]
    where = ""
    for told in all_told:
        if told.place.title != where:
            where = told.place.title
            lines.append(f"  {preview(where, 200)}")
        lines.append(f"    {told.text(_SHOWN)}")
    return printable("\n".join(lines)) + "\n"


def _json(save: LoggedSave, told: Told) -> dict[str, Json]:
    entry, place = told.entry, told.place
    moment = local(entry.at)
    return {
        "sparning": save.id.hex() if save.id else None,
        "nar": moment.isoformat() if moment else entry.at,
        "vem": entry.author,
        "typ": entry.kind_word,
        "not": entry.note,
        "mal": place.target or None,
        "namn": place.name,
        "enhet": place.kod or None,
        "period": f"{place.ar}-{place.period_typ}" if place.period_typ else None,
        "falt": entry.cell.field,
        "gammalt": journal.written(entry.cell, entry.old),
        "nytt": journal.written(entry.cell, entry.new),
    }
