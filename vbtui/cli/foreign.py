"""``vbtui import --mappning``: a sheet from another system, imported into a table."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vbtui.author import author
from vbtui.cli import changes, output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.consolidate import open_view
from vbtui.domain.errors import InputError
from vbtui.domain.period import Period
from vbtui.domain.table import Row
from vbtui.domain.tables import TABLES, find_table
from vbtui.domain.tal import fmt
from vbtui.excel.change_words import Words
from vbtui.store.database import Database

if TYPE_CHECKING:
    from vbtui.excel.foreign import Foreign

_KEPT = 5
"""So many of the cells that the source says nothing of are named to people."""


def run(options: argparse.Namespace) -> int:
    """Import by a mapping, say what would be imported, or write a first mapping."""
    if options.ny_mappning:
        return _write(options)
    for flag in ("tabell", "blad"):
        if getattr(options, flag):
            raise InputError(f"--{flag} hör ihop med --ny-mappning; skriv det i mappningen.")
    from vbtui.excel.foreign import import_foreign, preview_foreign, read_mapping

    mapping = read_mapping(options.mappning)
    do = preview_foreign if options.dry_run else import_foreign
    with Database.open(options.file, author=author(), write=not options.dry_run) as db:
        period = Context(db).period(options.period or mapping.period or None)
        done = do(db, options.book, mapping, period)
    if options.json:
        output.write_json(_json(done))
    else:
        _tell(done, options, mapping.table.title)
    return changes.exit_code(done.faults, dry=options.dry_run)


def _tell(done: Foreign, options: argparse.Namespace, table: str) -> None:
    changes.complain(done.faults)
    if options.dry_run or not done.faults:
        output.write_lines(_lines(done, options, table))
    if done.faults:
        output.complain(
            f"Inget importeras så länge det finns fel ({len(done.faults)}); rätta mappningen"
            f" {options.mappning.name} eller bladet och importera igen."
        )


def _lines(done: Foreign, options: argparse.Namespace, table: str) -> Iterator[str]:
    yield f"{options.book.name} till {table}, {done.period.title}."
    words = Words([done.period])
    yield from (changes.line(words, one) for one in done.changes)
    if done.changes:
        yield changes.summary(done.changes, done.backup, dry=options.dry_run)
    else:
        yield "Inget att importera."
    if done.same:
        yield f"{done.same} celler har redan samma värde."
    if done.kept:
        more = f" och {len(done.kept) - _KEPT} till" if len(done.kept) > _KEPT else ""
        yield f"Finns inte i bladet och får stå: {'; '.join(done.kept[:_KEPT])}{more}."
    yield from _control(done)


def _control(done: Foreign) -> Iterator[str]:
    """The sums of the sheet, and what has become of them."""
    yield "Kontrollsummor:"
    for one in done.controls:
        left = f", bortvalt {fmt(one.left_out)} ({_rows(one.left_lines)})" if one.left_lines else ""
        faulty = one.total - one.left_out - one.taken
        wrong = f", i rader med fel {fmt(faulty)}" if faulty else ""
        yield (
            f"  {one.column} i bladet: {fmt(one.total)} ({_rows(one.lines)}){left}{wrong}, läst"
            f" {fmt(one.taken)}"
        )
    for sum_ in done.sums:
        rounded = sum_.stored - sum_.exact
        note = f", avrundning {fmt(rounded, signed=True)}" if rounded else ""
        cells = "1 cell" if sum_.cells == 1 else f"{sum_.cells} celler"
        yield f"  {sum_.title} i vbtui: {fmt(sum_.stored)} {sum_.unit} ({cells}){note}"


def _rows(count: int) -> str:
    return "1 rad" if count == 1 else f"{count} rader"


def _json(done: Foreign) -> dict[str, Json]:
    return {
        **changes.for_programs(done.changes, done.faults),
        "period": done.period.key,
        "lika": done.same,
        "far_sta": [*done.kept],
        "kontroll": [
            {
                "kolumn": one.column,
                "i_bladet": one.total,
                "rader": one.lines,
                "bortvalt": one.left_out,
                "last": one.taken,
            }
            for one in done.controls
        ],
        "summor": [
            {"falt": one.column, "exakt": one.exact, "i_filen": one.stored, "celler": one.cells}
            for one in done.sums
        ],
    }


def _write(options: argparse.Namespace) -> int:
    from vbtui.excel.mapping_draft import draft, write_draft

    if options.mappning or options.dry_run or options.json:
        raise InputError("--ny-mappning skriver bara en mappning; ta bort de andra flaggorna.")
    with Database.open(options.file) as db:
        context = Context(db)
        period = context.period(options.period)
        table = find_table(options.tabell) if options.tabell else None
        made = draft(
            options.book,
            context.organisation,
            {one: _free_rows(context, one, period) for one in TABLES},
            period,
            table,
            options.blad or "",
        )
    write_draft(made.text, options.ny_mappning)
    left = f" {made.unsaid} frågetecken återstår." if made.unsaid else ""
    output.write_lines(
        [
            f"Skrev {options.ny_mappning} för {made.table.title}.{left} Se igenom den och kör"
            f" vbtui import {options.file.name} {options.book.name} --mappning"
            f" {options.ny_mappning.name} --dry-run."
        ]
    )
    return 0


def _free_rows(context: Context, table: str, period: Period) -> Sequence[Row]:
    """The rows of a table: the declared ones, or all that units have added."""
    declared = TABLES[table]
    if not declared.free_rows:
        return declared.rows_for(period.typ)
    view = open_view(
        context.db,
        declared,
        context.organisation,
        context.perioder,
        context.organisation.root,
        period,
        consolidated=True,
    )
    return view.rows
