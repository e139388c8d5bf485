"""``vbtui set``: one edit, journaled like any other."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.consolidate import open_view
from vbtui.domain import address, plan_fields
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError, reason
from vbtui.domain.period import Period
from vbtui.domain.plan import NodTyp, report_fields
from vbtui.domain.row_fields import row_fields
from vbtui.domain.table import Table
from vbtui.domain.text import fold, preview, printable, transliterate
from vbtui.edit import Editor
from vbtui.history import Teller
from vbtui.store import cells, drafts, journal, plans
from vbtui.store.database import Database
from vbtui.store.definitions import definition_cell
from vbtui.store.installningar import setting_cell
from vbtui.store.journal import Cell

_LARGEST = 1_000_000
"""Bytes of a text file that are read; no field holds as much."""
_SHOWN = 60
"""So much of the old and the new value is printed."""

Change = tuple[Cell, Callable[[], None]]
"""The cell that is to change, and what changes it."""


def run(options: argparse.Namespace) -> int:
    """Change one value and print it, old and new."""
    setting = _setting(options.target)
    target = setting or address.parse_table(options.target) or address.parse_target(options.target)
    value = _value(options.value, options.fil)
    with Database.open(options.file, author=author(), write=True) as db:
        context = Context(db)
        enhet, period = context.enhet(options.enhet), context.period(options.period)
        if isinstance(target, str):
            cell, make = _of_setting(context, target, options.field, value)
        elif isinstance(target, Table):
            cell, make = _of_table(context, target, options.field, enhet, period, value)
        elif isinstance(target, address.NodAddress):
            chosen = enhet if options.enhet else None
            cell, make = _of_nod(context, target, options.field, chosen, period, value)
        else:
            cell, make = _of_row(context, target, options.field, enhet, period, value)
        before = journal.history(db, cell)[:1]
        make()
        after = journal.history(db, cell)[:1]
        told = [Teller(db, context.perioder).tell(entry) for entry in after if after != before]
        what = told[0].text(_SHOWN) if told else "ingenting ändrades, värdet var redan det"
        where = told[0].place.title if told else options.target
    output.write(printable(f"{where}, {what}\n"))
    return 0


def _value(value: str | None, path: str | None) -> str:
    if path is None:
        if value is None:
            raise InputError('Ett värde saknas; skriv det sist, eller "" för att tömma fältet.')
        return value
    if value is not None:
        raise InputError("Ange antingen ett värde eller --fil, inte båda.")
    try:
        if path == "-":
            content = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with open(path, "rb") as file:  # noqa: PTH123 - read no further than what can be used
                content = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"Textfilen {path} går inte att läsa: {reason(error)}.") from error
    if len(content) > _LARGEST:
        raise InputError(f"Textfilen {path} är för stor; inget fält rymmer så mycket.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"Textfilen {path} är inte i UTF-8; spara om den i det.") from error
    return text.removesuffix("\n").removesuffix("\r")  # The end of its last line, not of the text.


def _setting(target: str) -> str:
    """The name of the setting that a target names: ``installning/NAMN``; or nothing."""
    kind, _, name = target.partition("/")
    return fold(name.strip()) if fold(kind.strip()) == "installning" else ""


def _of_setting(context: Context, name: str, field: str, value: str) -> Change:
    if transliterate(field) != "varde":
        raise InputError(f"En inställning har bara fältet varde, inte ”{preview(field, 40)}”.")
    editor = Editor(context.db)
    return setting_cell(name), lambda: editor.set_setting(name, value)


def _of_nod(
    context: Context,
    target: address.NodAddress,
    field: str,
    chosen: Enhet | None,
    period: Period,
    value: str,
) -> Change:
    db = context.db
    nod = address.find_nod(plans.noder(db, context.plan(period)), target)
    editor = Editor(db)
    owner = nod.enhet if nod.typ is NodTyp.AKTIVITET else None
    enhet = chosen or (context.organisation[owner] if owner else context.enhet(None))
    name = plan_fields.named(field)
    if name in plan_fields.FIELDS:
        return Cell("nod", nod.id, name), lambda: editor.change_node(nod, name, value)
    reported = report_fields(nod)
    if name not in reported:
        known = (*reported, *(one.id for one in plan_fields.fields_for(nod)))
        raise InputError(
            f"{nod.word} har inget fält ”{preview(field, 40)}”; välj en av {', '.join(known)}."
        )
    cell = plans.uppfoljning_cell(nod.id, enhet.id, period.id, name)

    def report() -> None:
        _keep_draft(editor, cell)
        editor.report(nod, enhet, period, name, value)

    return cell, report


def _keep_draft(editor: Editor, cell: Cell) -> None:
    """What somebody was typing becomes a change of its own first, so that it stays in the history.

    :raises InputError: it was begun from another text than the one that stands there.
    """
    if drafts.find(editor.db, cell):
        editor.settle_drafts()
        if drafts.find(editor.db, cell):
            raise InputError(
                "Ett påbörjat utkast väntar på den här texten; öppna filen i vbtui och välj vilken"
                " text som ska gälla."
            )


def _of_table(
    context: Context, table: Table, field: str, enhet: Enhet, period: Period, value: str
) -> Change:
    if transliterate(field) != "definition":
        raise InputError(
            f"Tabellen {table.title} har inget fält ”{preview(field, 40)}”; skriv definition, eller"
            " TABELL/RAD och en kolumn."
        )
    editor = Editor(context.db)
    cell = definition_cell(table.id, enhet.id, period.id)
    return cell, lambda: editor.set_definition(table, enhet, period, value)


def _of_row(
    context: Context,
    target: address.RowAddress,
    field: str,
    enhet: Enhet,
    period: Period,
    value: str,
) -> Change:
    db, table = context.db, target.table
    enhet = address.row_unit(context.organisation, target, enhet)
    view = open_view(
        db, table, context.organisation, context.perioder, enhet, period, consolidated=False
    )
    row = address.find_row(view.rows, target)
    editor = Editor(db)
    name = transliterate(field)
    if table.free_rows and name in [one.id for one in row_fields(table)]:
        return Cell("rad", row.id, name), lambda: editor.change_row(row.id, enhet, {name: value})
    column = address.find_column(view, field)
    cell = cells.cell(table, enhet.id, period.id, row.id, column)
    return cell, lambda: editor.set_cell(view, row.id, column, value)
