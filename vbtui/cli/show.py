"""``vbtui show``: the plan or a table, for people, for programs and for Excel."""

from __future__ import annotations

import argparse

from vbtui.cli import show_plan, show_table
from vbtui.cli.context import Context
from vbtui.domain.tables import find_table
from vbtui.domain.text import fold
from vbtui.store.database import Database

PLAN = "plan"


def run(options: argparse.Namespace) -> int:
    """Print one view."""
    table = None if fold(options.view.strip()) == PLAN else find_table(options.view)
    with Database.open(options.file) as db:
        context = Context(db)
        enhet, period = context.enhet(options.enhet), context.period(options.period)
        if table is None:
            show_plan.show(context, enhet, period, options.konsoliderat, options.format)
        else:
            show_table.show(context, table, enhet, period, options.konsoliderat, options.format)
    return 0
