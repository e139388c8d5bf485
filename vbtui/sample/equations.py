"""The published tables as questions to `vbtui.domain.unrounding`.

Every stored value becomes a variable and every computed cell a constraint. Nothing is solved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from vbtui.domain.unrounding import Constraint, bounds, prints_as, ratio_prints_as
from vbtui.sample.figures import published
from vbtui.sample.layout import KOSTNADER, LAYOUTS, PerCent, Stored

Key = tuple[str, ...]
"""A stored value (table, period, row, column) or a printed cell (table, row, printed heading)."""

System = tuple[dict[Key, tuple[int, int]], list[Constraint[Key]]]


def system(document: str, tables: Iterable[str], leave_out: frozenset[Key] = frozenset()) -> System:
    """Return the variables and constraints for some tables of a report, to be solved together.

    Computed cells in `leave_out` are not asked for. When there is no solution, the tables cannot
    have been rounded from one set of exact values.
    """
    variables: dict[Key, tuple[int, int]] = {}
    constraints: list[Constraint[Key]] = []
    for table in tables:
        layout = LAYOUTS[document, table]
        for (period, column), (least, greatest) in layout.hidden.items():
            in_units = int(least / layout.unit), int(greatest / layout.unit)
            for row in published(document, table).rader:
                variables[table, period, row.id, column] = in_units
        constraints += (c for c in _cells(document, table, variables) if c.name not in leave_out)
    return variables, [*constraints, *_same_in_both(variables)]


def _cells(
    document: str, table: str, variables: dict[Key, tuple[int, int]]
) -> Iterator[Constraint[Key]]:
    """Yield what each computed cell demands, and put each stored cell into `variables`."""
    printed = published(document, table)
    layout = LAYOUTS[document, table]
    unit = Fraction(layout.unit)
    for row in printed.rader:
        rows = layout.sums.get(row.id, (row.id,))

        def over_rows(terms: Mapping[Stored, int], rows: tuple[str, ...] = rows) -> dict[Key, int]:
            return {(table, p, r, c): sign for r in rows for (p, c), sign in terms.items()}

        for heading, column, shown in zip(
            printed.kolumner, layout.columns, row.varden, strict=True
        ):
            if not isinstance(shown, Decimal):
                continue
            name = (table, row.id, heading)
            if isinstance(column, PerCent):
                part, whole = over_rows(column.part), over_rows(column.whole)
                if row.id not in layout.sums:
                    _keep_from_zero(whole, variables)
                yield from ratio_prints_as(
                    name, {key: 100 * sign for key, sign in part.items()}, whole, shown
                )
            elif row.id in layout.sums or len(column.terms) > 1:
                terms = over_rows(column.terms)
                yield prints_as(name, {key: sign * unit for key, sign in terms.items()}, shown)
            else:
                (key,) = over_rows(column.terms)
                variables[key] = bounds(shown, unit)


def _keep_from_zero(whole: Mapping[Key, int], variables: dict[Key, tuple[int, int]]) -> None:
    """A printed per cent means that its denominator, printed 0,0 perhaps, was not zero."""
    for key, sign in whole.items():
        low, high = variables[key]
        variables[key] = (max(low, 1), high) if sign > 0 else (low, min(high, -1))


def _same_in_both(variables: Mapping[Key, object]) -> Iterator[Constraint[Key]]:
    """Yield that amounts printed in two tables are one exact amount."""
    cost_rows = ("intakter", *KOSTNADER, "finansnetto")
    for period, budget in (("2025-helar", "budget"), ("2024-delar", "budget_ack")):
        turnover = _where(variables, "driftredovisning", period, "omsattning")
        income: dict[Key, int] = {("resultatrapport", period, "intakter", "utfall"): 1}
        yield from _equal(
            ("driftredovisning", "resultat", "omsattning"), turnover, income, variables
        )
        deviation = _where(variables, "driftredovisning", period, "budgetavvikelse")
        result: dict[Key, int] = {
            ("resultatrapport", period, row, column): sign
            for row in cost_rows
            for column, sign in (("utfall", 1), (budget, -1))
        }
        yield from _equal(
            ("driftredovisning", "resultat", "budgetavvikelse"), deviation, result, variables
        )
    for period in ("2025-helar", "2024-helar", "2024-delar", "2023-delar"):
        wages = _where(variables, "kostnadsanalys", period, "utfall")
        total: dict[Key, int] = {("lonekostnad", period, "lonekostnad", "utfall"): 1}
        yield from _equal(("lonekostnad", "lonekostnad", "utfall"), wages, total, variables)


def _where(variables: Iterable[Key], table: str, period: str, column: str) -> dict[Key, int]:
    return {key: 1 for key in variables if (*key[:2], key[3]) == (table, period, column)}


def _equal(
    name: Key, left: Mapping[Key, int], right: Mapping[Key, int], variables: Mapping[Key, object]
) -> Iterator[Constraint[Key]]:
    if left and all(key in variables for key in right):
        yield Constraint(name, {**left, **{key: -sign for key, sign in right.items()}}, 0, 0)
