"""Of equal texts one: a few units, statuses and numbers stand in many thousands of rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Texts(dict[str, str]):
    """A text to the one of all equal to it that is kept.

    SQLite gives a new text for every field of every row. Used while a large table is read, this
    leaves a fraction of them in memory.
    """

    def __missing__(self, text: str) -> str:
        """Keep the first of its kind."""
        self[text] = text
        return text

    def row(self, values: Iterable[Any]) -> tuple[Any, ...]:
        """A row of a query in which all texts are those that are kept."""
        return tuple([self[value] if value.__class__ is str else value for value in values])
