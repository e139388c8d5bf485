"""``vbtui show``: the overview, a part of the plan or a table, for people, programs and Excel."""

from __future__ import annotations

import argparse

from vbtui.cli import show_overview, show_plan, show_table
from vbtui.cli.context import Context
from vbtui.domain.plan import Del
from vbtui.domain.plan_tables import PLAN_TABLES
from vbtui.domain.tables import find_table
from vbtui.domain.text import fold
from vbtui.store.database import Database


def run(options: argparse.Namespace) -> int:
    """Print one view."""
    if fold(options.view.strip()) in (show_overview.VIEW, "översikt"):
        with Database.open(options.file) as db:
            context = Context(db)
            enhet, period = context.enhet(options.enhet), context.period(options.period)
            show_overview.show(context, enhet, period, options.format)
        return 0
    part = _part(options.view)
    of_plan = PLAN_TABLES.get(fold(options.view.strip()))
    table = None if part or of_plan else find_table(options.view)
    with Database.open(options.file) as db:
        context = Context(db)
        enhet, period = context.enhet(options.enhet), context.period(options.period)
        if of_plan is not None:
            show_table.show_plan_table(context, of_plan, enhet, period, options.format)
        elif table is None:
            part = part or Del.PLAN
            show_plan.show(context, part, enhet, period, options.konsoliderat, options.format)
        else:
            show_table.show(context, table, enhet, period, options.konsoliderat, options.format)
    return 0


def _part(text: str) -> Del | None:
    """The part of the plan that a view names, by its id or as people read it."""
    wanted = fold(text.strip())
    return next((part for part in Del if wanted in (part.value, fold(part.word))), None)
