"""``vbtui export``: a workbook for Excel."""

from __future__ import annotations

import argparse

from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.store.database import Database


def run(options: argparse.Namespace) -> int:
    """Write the workbook and say what it holds; a note says so where the figures are elsewhere."""
    from vbtui.excel.export import Scope, export

    with Database.open(options.file) as db:
        context = Context(db)
        scope = Scope(
            context.enhet(options.enhet),
            context.period(options.period),
            consolidated=options.konsoliderat,
            by_unit=options.blad_per_enhet,
            published=options.publicering,
        )
        done = export(db, scope, options.till)
        together = scope.consolidated or scope.by_unit
        if not together and context.organisation.children(scope.enhet):
            output.note(
                f"Tabellerna har bara det som {scope.enhet.namn} själv har fyllt i; summan av"
                " enheterna exporteras med --konsoliderat."
            )
    if options.json:
        output.write_json(
            {
                "fil": str(done.path),
                "enhet": scope.enhet.kod,
                "period": scope.period.key,
                "konsoliderat": together,
                "export": done.export,
                "ersatt": done.replaced,
                "blad": list(done.sheets),
            }
        )
        return 0
    verb = "Ersatte" if done.replaced else "Skrev"
    output.write_lines([f"{verb} {done.path} med {len(done.sheets)} blad."])
    return 0
