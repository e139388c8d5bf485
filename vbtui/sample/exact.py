"""Exact values behind the published tables, for the board as a whole.

The reports print rounded cells. `board` gives, for each stored cell, an exact value such that every
printed cell of the report comes out again when sums, changes and per cents are computed from the
exact values and rounded half away from zero. The values are constructed: one choice among many,
with simple numbers (quarters of an årsarbetare, the printed amount itself) where these fit. The
same figures always give the same values.

A few printed cells contradict the others of their table whatever the exact values are. They are
listed in `CANNOT_COME_OUT`; all other cells come out.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from vbtui.domain.unrounding import solve
from vbtui.sample import sjukfranvaro
from vbtui.sample.equations import Key, system
from vbtui.sample.figures import DOCUMENTS
from vbtui.sample.layout import FIVE_PER_CENT, HUNDREDTH, KRONA, THOUSAND_KRONOR, unit
from vbtui.sample.simple import simple_first

CANNOT_COME_OUT: Mapping[str, frozenset[Key]] = {
    "vb_2025": frozenset(
        {
            # Total 2024 981,2 less tillsvidare 928,4 leaves less than 52,90 visstid. From there to
            # 64,8 is more than 11,85, which is printed 11,9 and never 11,8.
            ("arsarbetare_exkl_tjanstlediga", "summa", "Förändring: Visstid"),
        }
    ),
    "delar_2024": frozenset(
        {
            # 955,5 + 208,8 is less than 1 164,40 however they were rounded.
            ("arsarbetare_exkl_tjanstlediga", "summa", "Anställning per 30 juni 2023: Totalt"),
            # 132,5 − 208,8 and −14,8 are together more than −91,25, which is never printed −91,3.
            ("arsarbetare_exkl_tjanstlediga", "summa", "Förändring: Totalt"),
        }
    ),
}
"""Printed cells (table, row, heading) that no exact values give, by report.

They are as few as they can be. Where several choices are as few, those are taken that the report
itself must have computed from other cells.
"""

TOGETHER = (
    ("arsarbetare_avtalad",),
    ("arsarbetare_exkl_tjanstlediga",),
    ("investeringar",),
    ("driftredovisning", "resultatrapport", "resultatbudget"),
    ("handlingsplan",),
    ("lonekostnad", "kostnadsanalys"),
    ("investeringsbudget",),
)
"""Tables that share amounts and are therefore solved at once."""

_STEPS = {
    FIVE_PER_CENT: (20, 5, 1),
    HUNDREDTH: (100, 25, 5, 1),
    THOUSAND_KRONOR: (100, 10, 1),
    KRONA: (100_000, 10_000, 1_000),
}
"""Unit → what a simple number of it is a multiple of, the simplest first."""

Board = dict[str, dict[str, Decimal]]
"""Row id → column id → exact value."""


def board(table: str, period: str) -> Board:
    """Return the board's exact value of every stored cell; empty when the reports have none.

    Units are those of the report: årsarbetare, hours, mnkr. KeyError for a table without exact
    values.
    """
    if table == "sjukfranvaro":
        return sjukfranvaro.board(period)
    together = {table: tables for tables in TOGETHER for table in tables}[table]
    values: Board = {}
    for document in DOCUMENTS:
        for (its_table, its_period, row, column), value in _solved(document, together).items():
            if (its_table, its_period) == (table, period):
                values.setdefault(row, {})[column] = value
    return values


@cache
def _solved(document: str, tables: tuple[str, ...]) -> dict[Key, Decimal]:
    variables, constraints = system(document, tables, CANNOT_COME_OUT[document])
    wanted: dict[Key, list[int]] = {}
    simplicity: dict[Key, int] = {}
    for key, limits in variables.items():
        steps = _STEPS[unit(key[0])]
        wanted[key] = list(simple_first(*limits, steps))
        simplicity[key] = sum(1 for step in steps if wanted[key] and wanted[key][0] % step == 0)
    # Those that can be simplest choose first; the others make up for what is left over.
    prefer = {key: wanted[key] for key in sorted(wanted, key=lambda key: -simplicity[key])}
    found = solve(variables, constraints, prefer)
    if found is None:
        raise ValueError(f"no exact values give {document}: {', '.join(tables)}")
    return {key: value * unit(key[0]) for key, value in found.items()}
