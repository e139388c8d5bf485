"""Figures as markdown: medians with their spread, ratios, tables."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def p95(values: Sequence[float]) -> float:
    """The value that at most one in twenty exceeds."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def ms(seconds: float) -> str:
    """Seconds as milliseconds, with a decimal where there are few."""
    value = seconds * 1000
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def spread(values: Sequence[float]) -> str:
    """Median and, in brackets, least and greatest, in milliseconds."""
    low, high = ms(min(values)), ms(max(values))
    return f"{ms(statistics.median(values))} [{low}–{high}]"


def ratio(values: Sequence[float], others: Sequence[float]) -> str:
    """How many times the median of the others the median is."""
    return f"{statistics.median(values) / statistics.median(others):.2f}×"


def heading(names: Sequence[str]) -> str:
    """The first two lines of a table in markdown; all columns but the first are to the right."""
    return f"{line(names)}\n{line(['---', *['---:'] * (len(names) - 1)])}"


def line(cells: Sequence[str]) -> str:
    """A line of a table in markdown."""
    return f"| {' | '.join(cells)} |"


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A whole table in markdown."""
    return "\n".join([heading(names), *map(line, rows)]) + "\n"
