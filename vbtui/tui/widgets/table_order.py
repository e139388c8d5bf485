"""In which order the rows of a table are seen; their stored order is never touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from vbtui.domain.table import Row, Scalar, View
from vbtui.domain.text import sort_key

NAME = "#namn"
"""Key of the first column, which holds the names of the rows."""
MEASURE, TARGET = "#matt", "#malvarde"
"""Keys of the last columns of a table whose rows have measures of their own: what a row is measured
in, and its target."""
ABOUT = (NAME, MEASURE, TARGET)
"""Keys of the columns that say what a row is, and hold no figures."""
ASCENDING, DESCENDING = "▲", "▼"


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the rows are sorted, and which way."""

    column: str
    descending: bool = False

    @property
    def mark(self) -> str:
        """The sign at the column's title."""
        return DESCENDING if self.descending else ASCENDING


def turned(order: Order | None, column: str) -> Order | None:
    """The order after one more wish for that column: up, down, and then as the rows stand."""
    if order is None or order.column != column:
        return Order(column)
    return None if order.descending else Order(column, descending=True)


def arranged(view: View, order: Order) -> list[int]:
    """The places of the view's rows, in the order they are to be seen.

    Every group keeps its place, and rows that are worked out keep theirs: the rows between them
    are sorted. Numbers stand by size and before words, words in Swedish order; what is empty
    comes last, whichever way.
    """
    read = _reader(view, order.column)
    found: list[int] = []
    for (_, fixed), run in groupby(range(len(view.rows)), key=lambda at: _stretch(view.rows[at])):
        places = list(run)
        found += places if fixed else _sorted(places, read, order.descending)
    return found


def _stretch(row: Row) -> tuple[str, bool]:
    return row.group, row.formula is not None


def _reader(view: View, column: str) -> Callable[[int], Scalar]:
    if column == NAME:
        return lambda at: view.rows[at].title
    if column == MEASURE:
        return lambda at: view.rows[at].unit
    if column == TARGET:
        return lambda at: view.rows[at].target
    return lambda at: view.value(view.rows[at].id, column).exact


def _sorted(run: Iterable[int], read: Callable[[int], Scalar], descending: bool) -> list[int]:
    numbers: list[tuple[Decimal, int]] = []
    words: list[tuple[tuple[str, ...], int]] = []
    empty: list[int] = []
    for at in run:
        value = read(at)
        if isinstance(value, Decimal):
            numbers.append((value, at))
        elif value:
            words.append((sort_key(value), at))
        else:
            empty.append(at)
    numbers.sort(key=lambda one: one[0], reverse=descending)
    words.sort(key=lambda one: one[0], reverse=descending)
    return [*(at for _, at in numbers), *(at for _, at in words), *empty]
