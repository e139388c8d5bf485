"""Small plots of one line, in characters that every terminal has; colour is only put on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vbtui.tui.widgets.forest import Tone

Span = tuple[str, Tone]
"""A piece of a line."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEFT, _OVER = "░", "▓"
"""What is left of the budget, and what is above it."""


class Bar(Protocol):
    """A plot that is drawn in as many cells as there are."""

    @property
    def natural(self) -> int:
        """How many cells it wants."""
        raise NotImplementedError

    def draw(self, width: int) -> Sequence[Span]:
        """The plot in at most so many cells."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class SignBar:
    """How many there are of each sign: one for each, or in proportion where they are too many."""

    signs: tuple[tuple[str, Tone, int], ...]
    """(sign of one cell, its tone, how many), in the order they are drawn."""

    @property
    def natural(self) -> int:
        """One cell for each."""
        return sum(count for _, _, count in self.signs)

    def draw(self, width: int) -> Sequence[Span]:
        """The signs; every one that there is is seen, where there is room for one of each."""
        counts = [count for _, _, count in self.signs]
        shown = counts if self.natural <= width else in_proportion(counts, width)
        return [
            (sign * cells, tone)
            for (sign, tone, _), cells in zip(self.signs, shown, strict=True)
            if cells
        ]


@dataclass(frozen=True, slots=True)
class ShareBar:
    """How large a part of the largest a value is: 0 to 1."""

    share: float
    wanted: int = 16

    @property
    def natural(self) -> int:
        """As many cells as it was made for."""
        return self.wanted

    def draw(self, width: int) -> Sequence[Span]:
        """A bar in eighths of a cell; what is there at all is seen."""
        if width <= 0:
            return []
        eighths = round(min(1.0, max(0.0, self.share)) * width * 8)
        if self.share > 0:
            eighths = max(1, eighths)
        whole, rest = divmod(eighths, 8)
        return [("█" * whole + (_EIGHTHS[rest] if rest else ""), "accent")]


@dataclass(frozen=True, slots=True)
class BudgetBar:
    """How much of a budget has been used: ``█`` used, ``░`` left, ``▓`` above it.

    Both numbers are at least zero, and one of them above.
    """

    outcome: float
    budget: float
    wanted: int = 16

    @property
    def natural(self) -> int:
        """As many cells as it was made for."""
        return self.wanted

    def draw(self, width: int) -> Sequence[Span]:
        """The larger of the two fills the line."""
        most = max(self.outcome, self.budget)
        used = round(min(self.outcome, self.budget) / most * width)
        rest = width - used
        above = self.outcome > self.budget
        return [("█" * used, "accent"), ((_OVER if above else _LEFT) * rest, "muted")]


def in_proportion(counts: Sequence[int], width: int) -> list[int]:
    """Whole numbers that are to one another as ``counts`` and make ``width``; none of those that
    are is lost while there is room for one of each."""
    total = sum(counts)
    exact = [count * width / total for count in counts]
    shown = [max(1, int(one)) if count else 0 for one, count in zip(exact, counts, strict=True)]
    while sum(shown) > width:
        largest = max(
            range(len(shown)), key=lambda place: (shown[place], shown[place] - exact[place])
        )
        shown[largest] -= 1
    while sum(shown) < width:
        short = max(range(len(shown)), key=lambda place: exact[place] - shown[place])
        shown[short] += 1
    return shown
