"""Divides an exact amount into parts that look like real ones and add up to it exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, Decimal

from vbtui.sample.exact import Board
from vbtui.sample.layout import ENHETER

Weights = Mapping[str, int] | Mapping[str, Decimal]
"""Enhet → its share, in any unit; an enhet that is left out has none."""

Parts = dict[str, dict[str, dict[str, Decimal]]]
"""Enhet → row → column → exact value."""


def apportion(total: Decimal, weights: Weights, step: Decimal) -> dict[str, Decimal]:
    """Divide `total` over all units, near the weights and in whole steps as far as that goes.

    Steps are dealt by largest remainder; what is left of `total` beyond whole steps goes to the
    unit with the greatest weight. All parts have the sign of `total` or are zero, and a unit
    without weight gets zero. ValueError when no unit has any weight.
    """
    whole = sum(weights.values(), Decimal(0))
    if not whole:
        raise ValueError(f"nobody to give {total} to")
    steps = int((abs(total) / step).to_integral_value(ROUND_DOWN))
    exact = {enhet: steps * Decimal(weights.get(enhet, 0)) / whole for enhet in ENHETER}
    dealt = {enhet: int(share) for enhet, share in exact.items()}
    by_remainder = sorted(ENHETER, key=lambda enhet: dealt[enhet] - exact[enhet])
    for enhet in by_remainder[: steps - sum(dealt.values())]:
        dealt[enhet] += 1
    signed = step if total >= 0 else -step
    # Adding nothing at the total's precision: 0 becomes 0.00 where the total is 1.25.
    nothing = total - total
    parts = {enhet: nothing + number * signed for enhet, number in dealt.items()}
    greatest = max(ENHETER, key=lambda enhet: weights.get(enhet, 0))
    parts[greatest] += total - steps * signed
    return parts


def divide(values: Board, weigh: Callable[[str, str], Weights], step: Decimal) -> Parts:
    """Divide every value; `weigh` gives the weights for a row and a column."""
    parts: Parts = {enhet: {row: {} for row in values} for enhet in ENHETER}
    for row, columns in values.items():
        for column, total in columns.items():
            for enhet, part in apportion(total, weigh(row, column), step).items():
                parts[enhet][row][column] = part
    return parts
