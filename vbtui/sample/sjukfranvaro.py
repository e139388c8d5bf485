"""Exact hours of sick leave behind the published hours and per cents, for the board as a whole.

Per cent is sick hours divided by scheduled hours, and a printed change in percentage points is the
difference of two such exact ratios. For given scheduled hours both are linear in the sick hours, so
scheduled hours are settled first.

The interim report prints hours. The annual report prints per cents alone: its scheduled hours are
assumed here, and its sick hours are made so that the printed per cents come out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from vbtui.domain.unrounding import Constraint, bounds, prints_as, solve
from vbtui.sample.figures import published
from vbtui.sample.layout import compared
from vbtui.sample.simple import simple_first

Key = tuple[str, str, str]
"""A stored value: period, row, column."""

_HOURS = {
    "schemalagda": ("schemalagda",),
    "kort": ("kort",),
    "lang": ("lang",),
    "totalt": ("kort", "lang"),
}
_PER_CENT = {
    "kort_procent": ("kort",),
    "lang_procent": ("lang",),
    "totalt_procent": ("kort", "lang"),
}
_ASSUMED_SCHEDULED = {
    ("2025-helar", "schemalagda", "kvinnor"): 1_083_640,
    ("2025-helar", "schemalagda", "man"): 842_310,
    ("2024-helar", "schemalagda", "kvinnor"): 1_121_480,
    ("2024-helar", "schemalagda", "man"): 868_950,
}
"""Scheduled hours of a whole year, which are not published: 1 950 to 2 000 for each tillsvidare
årsarbetare, visstid included, in line with the hours of the interim report."""


def board(period: str) -> dict[str, dict[str, Decimal]]:
    """Return the board's hours: row (schemalagda, kort, lang) → column (kvinnor, man) → hours."""
    values: dict[str, dict[str, Decimal]] = {}
    for document in (_annual(), _interim()):
        for (its_period, row, column), hours in document.items():
            if its_period == period:
                values.setdefault(row, {})[column] = hours
    return values


@cache
def _annual() -> dict[Key, Decimal]:
    """Whole hours for 2025 and 2024."""
    scheduled = {key: Decimal(hours) for key, hours in _ASSUMED_SCHEDULED.items()}
    return _sick("vb_2025", "2025-helar", "2024-helar", Decimal(1), scheduled)


@cache
def _interim() -> dict[Key, Decimal]:
    """Hours of the first halves of 2024 and 2023: the printed whole ones where these fit."""
    unit = Decimal("0.01")
    periods = ("2024-delar", "2023-delar")
    variables, constraints = _hours("delar_2024", *periods, unit, ("schemalagda",))
    scheduled = _found(variables, constraints, unit)
    return _sick("delar_2024", *periods, unit, scheduled)


def _sick(
    document: str, now: str, before: str, unit: Decimal, scheduled: dict[Key, Decimal]
) -> dict[Key, Decimal]:
    """Return the scheduled hours together with sick hours that print as the report does."""
    variables, constraints = _hours(document, now, before, unit, ("kort", "lang", "totalt"))
    for name, terms, shown in _per_cents(document, now, before, scheduled):
        if len(terms) == 1:
            ((key, per_cent),) = terms.items()
            low, high = bounds(shown, per_cent * Fraction(unit))
            least, greatest = variables.get(key, (low, high))
            variables[key] = (max(low, least), min(high, greatest))
        else:
            scaled = {key: per_cent * Fraction(unit) for key, per_cent in terms.items()}
            constraints.append(prints_as(name, scaled, shown))
    return {**scheduled, **_found(variables, constraints, unit)}


def _hours(
    document: str, now: str, before: str, unit: Decimal, rows: tuple[str, ...]
) -> tuple[dict[Key, tuple[int, int]], list[Constraint[Key]]]:
    """Return the questions that the printed hours put; none where only per cents are printed."""
    variables: dict[Key, tuple[int, int]] = {}
    constraints: list[Constraint[Key]] = []
    for row, heading, stored, shown in _printed(document, now, before):
        if row not in rows:
            continue
        terms = {
            (period, part, kon): sign * Fraction(unit)
            for part in _HOURS[row]
            for (period, kon), sign in stored.items()
        }
        if len(terms) == 1:
            variables[next(iter(terms))] = bounds(shown, Fraction(unit))
        else:
            constraints.append(prints_as(("", row, heading), terms, shown))
    return variables, constraints


def _per_cents(
    document: str, now: str, before: str, scheduled: dict[Key, Decimal]
) -> Iterator[tuple[Key, dict[Key, Fraction], Decimal]]:
    """Yield, for each printed per cent, what an hour of each kind adds to it."""
    for row, heading, stored, shown in _printed(document, now, before):
        if row not in _PER_CENT:
            continue
        terms = {}
        for (period, kon), sign in stored.items():
            group = [scheduled[period, "schemalagda", k] for p, k in stored if p == period]
            for part in _PER_CENT[row]:
                terms[period, part, kon] = Fraction(100 * sign) / Fraction(sum(group))
        yield ("", row, heading), terms, shown


def _printed(
    document: str, now: str, before: str
) -> Iterator[tuple[str, str, dict[tuple[str, str], int], Decimal]]:
    printed = published(document, "sjukfranvaro")
    layout = compared(now, before, "kvinnor", "man")
    for row in printed.rader:
        for heading, column, shown in zip(printed.kolumner, layout, row.varden, strict=True):
            if isinstance(shown, Decimal):
                yield row.id, heading, dict(column.terms), shown


def _found(
    variables: dict[Key, tuple[int, int]], constraints: list[Constraint[Key]], unit: Decimal
) -> dict[Key, Decimal]:
    steps = (1,) if unit == 1 else (100, 10, 1)
    prefer = {key: list(simple_first(*limits, steps)) for key, limits in variables.items()}
    found = solve(variables, constraints, prefer)
    if found is None:
        raise ValueError("no hours give the published sick leave")
    return {key: value * unit for key, value in found.items()}
