"""Which of many possible values to take: the simplest."""

from __future__ import annotations

from collections.abc import Iterator


def simple_first(low: int, high: int, steps: tuple[int, ...]) -> Iterator[int]:
    """Yield the multiples of each step from `low` to `high`, those nearest the middle first.

    A value comes once, with the first step that it is a multiple of.
    """
    seen: set[int] = set()
    for step in steps:
        multiples = range(-(-low // step) * step, high + 1, step)
        for value in sorted(multiples, key=lambda value: abs(2 * value - low - high)):
            if value not in seen:
                seen.add(value)
                yield value
