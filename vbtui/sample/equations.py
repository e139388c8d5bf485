"""The published tables as questions to `vbtui.domain.unrounding`.

Every stored value becomes a variable and every computed cell a constraint. Nothing is solved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from vbtui.domain.unrounding import Constraint, bounds, prints_as, ratio_prints_as
from vbtui.sample.figures import published
from vbtui.sample.layout import (
    BUDGETED,
    KOSTNADER,
    THOUSAND_KRONOR,
    Layout,
    PerCent,
    Stored,
    layouts,
)

Key = tuple[str, ...]
"""A stored value (table, period, row, column) or a printed cell (table, row, printed heading)."""

System = tuple[dict[Key, tuple[int, int]], list[Constraint[Key]]]


def system(report: str, tables: Iterable[str], leave_out: frozenset[Key] = frozenset()) -> System:
    """Return the variables and constraints for some tables of a report, to be solved together.

    Computed cells in `leave_out` are not asked for. When there is no solution, the tables cannot
    have been rounded from one set of exact values.
    """
    variables: dict[Key, tuple[int, int]] = {}
    constraints: list[Constraint[Key]] = []
    for document, table, layout in layouts(report, tables):
        cells = _cells(document, table, layout, variables)
        constraints += (cell for cell in cells if cell.name not in leave_out)
    return variables, [*constraints, *_same_in_both(variables)]


def _cells(
    document: str, table: str, layout: Layout, variables: dict[Key, tuple[int, int]]
) -> Iterator[Constraint[Key]]:
    """Yield what each computed cell demands, and put each stored cell into `variables`.

    Amounts of money keep off the very edge of what rounds to the print, so that the binary sums of
    a spreadsheet print the same. There are no smaller parts of an årsarbetare to keep off it by.
    """
    printed = published(document, table)
    unit, edge = Fraction(layout.unit), int(layout.unit <= THOUSAND_KRONOR)
    for row in printed.rader:
        rows = layout.sums.get(row.id, (row.id,))

        def over_rows(terms: Mapping[Stored, int], rows: tuple[str, ...] = rows) -> dict[Key, int]:
            return {(table, p, r, c): sign for r in rows for (p, c), sign in terms.items()}

        for heading, column, shown in zip(
            printed.kolumner, layout.columns, row.varden, strict=True
        ):
            if not isinstance(shown, Decimal) or column is None:
                continue
            name = (table, row.id, heading)
            if isinstance(column, PerCent):
                part, whole = over_rows(column.part), over_rows(column.whole)
                if row.id not in layout.sums:
                    _keep_from_zero(whole, variables)
                per_cent = {key: 100 * sign for key, sign in part.items()}
                for ratio in ratio_prints_as(name, per_cent, whole, shown):
                    yield _off_the_edge(ratio, edge)
            elif row.id in layout.sums or len(column.terms) > 1:
                terms = over_rows(column.terms)
                amount = {key: sign * unit for key, sign in terms.items()}
                yield _off_the_edge(prints_as(name, amount, shown), edge)
            else:
                (key,) = over_rows(column.terms)
                low, high = bounds(shown, unit)
                variables[key] = low + edge, high - edge


def _off_the_edge(cell: Constraint[Key], edge: int) -> Constraint[Key]:
    """The constraint with both its limits moved inwards by so much."""
    return replace(
        cell,
        lo=None if cell.lo is None else cell.lo + edge,
        hi=None if cell.hi is None else cell.hi - edge,
    )


def _keep_from_zero(whole: Mapping[Key, int], variables: dict[Key, tuple[int, int]]) -> None:
    """A printed per cent means that its denominator, printed 0,0 perhaps, was not zero."""
    for key, sign in whole.items():
        low, high = variables[key]
        variables[key] = (max(low, 1), high) if sign > 0 else (low, min(high, -1))


def _same_in_both(variables: Mapping[Key, object]) -> Iterator[Constraint[Key]]:
    """Yield that amounts printed in two tables are one exact amount."""
    cost_rows = ("intakter", *KOSTNADER, "finansnetto")
    for period in ("2025-helar", "2024-delar"):
        turnover = _where(variables, "driftredovisning", period, "omsattning")
        income: dict[Key, int] = {("resultatrapport", period, "intakter", "utfall"): 1}
        yield from _equal(
            ("driftredovisning", "resultat", "omsattning"), turnover, income, variables
        )
        deviation = _where(variables, "driftredovisning", period, "budgetavvikelse")
        result: dict[Key, int] = {
            ("resultatrapport", period, row, column): sign
            for row in cost_rows
            for column, sign in (("utfall", 1), ("budget", -1))
        }
        yield from _equal(
            ("driftredovisning", "resultat", "budgetavvikelse"), deviation, result, variables
        )
    for period in ("2025-helar", "2024-helar", "2024-delar", "2023-delar"):
        wages = _where(variables, "kostnadsanalys", period, "utfall")
        total: dict[Key, int] = {("lonekostnad", period, "lonekostnad", "utfall"): 1}
        yield from _equal(("lonekostnad", "lonekostnad", "utfall"), wages, total, variables)
    for planned, reported in BUDGETED.items():
        plan: dict[Key, int] = {
            ("resultatbudget", "2025-helar", row, "budget"): 1 for row in planned
        }
        report: dict[Key, int] = {
            ("resultatrapport", "2025-helar", row, "budget"): 1 for row in reported
        }
        yield from _equal(("resultatbudget", planned[0], "Budget 2025"), plan, report, variables)


def _where(variables: Iterable[Key], table: str, period: str, column: str) -> dict[Key, int]:
    return {key: 1 for key in variables if (*key[:2], key[3]) == (table, period, column)}


def _equal(
    name: Key, left: Mapping[Key, int], right: Mapping[Key, int], variables: Mapping[Key, object]
) -> Iterator[Constraint[Key]]:
    if left and all(key in variables for key in (*left, *right)):
        yield Constraint(name, {**left, **{key: -sign for key, sign in right.items()}}, 0, 0)
