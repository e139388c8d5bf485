"""Which cells of a view a cell is worked out from, as a formula that a reader can follow.

The number always comes from the table engine. A formula is put beside it only where it comes to
exactly that number: where the engine refuses, or a published share stands for its parts, there is
none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from vbtui.domain.table import HUNDRED, Change, Column, Growth, Previous, Row, Share, Total, View
from vbtui.domain.tal import SCALE, round_half_away

Place = tuple[str, str]
"""Row and column of a view."""


class How(Enum):
    """What is done with the parts."""

    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Made:
    """How a cell is made of other cells of its view."""

    how: How
    parts: tuple[Place, ...]
    drifts: bool = False
    """Whether a spreadsheet would come to another sum (see :func:`drifts`), or of a difference
    that it has so few decimals that it can be rounded to what it is."""


def made_of(view: View, row: Row, column: Column) -> Made | None:
    """How the number in a cell is made of other cells; None where it is no formula of theirs."""
    exact = view.value(row.id, column.id).exact
    made = _made_of(view, row, column)
    if made is None or not isinstance(exact, Decimal):
        return None
    if not all(view.has(*part) for part in made.parts):
        return None
    values = [view.value(*part).exact for part in made.parts]
    if _result(made.how, values) != exact:
        return None
    numbers = [value for value in values if isinstance(value, Decimal)]
    if made.how is How.DIFFERENCE:
        return replace(made, drifts=round_half_away(exact, SCALE) == exact)
    return replace(made, drifts=made.how is How.SUM and drifts(numbers))


def _result(how: How, values: Sequence[object]) -> Decimal | None:
    numbers = [value for value in values if isinstance(value, Decimal)]
    if how is How.SUM:
        return sum(numbers, Decimal(0)) if numbers else None
    if len(numbers) < 2:
        return None
    one, other = numbers
    if how is How.DIFFERENCE:
        return one - other
    if not other:
        return None
    return HUNDRED * one / other if how is How.RATIO else HUNDRED * (one / other - 1)


def _made_of(view: View, row: Row, column: Column) -> Made | None:
    match column.formula:
        case Change(now, before):
            return Made(How.DIFFERENCE, ((row.id, now), (row.id, before)))
        case Share(part, whole):
            return Made(How.RATIO, ((row.id, part), (row.id, whole)))
        case Growth(now, before):
            return Made(How.GROWTH, ((row.id, now), (row.id, before)))
    if isinstance(row.formula, Share):
        return Made(How.RATIO, ((row.formula.part, column.id), (row.formula.whole, column.id)))
    if isinstance(row.formula, Total):
        return Made(How.SUM, tuple((part, column.id) for part in view.parts_of(row)))
    parts = _columns_of(view, column)
    return Made(How.SUM, tuple((row.id, part) for part in parts)) if parts else None


def _columns_of(view: View, column: Column) -> Sequence[str]:
    """The columns that a sum is made of; in the compared period the columns that show its own."""
    if isinstance(column.formula, Total):
        return column.formula.parts
    if not isinstance(column.formula, Previous):
        return ()
    by_id = {one.id: one for one in view.columns}
    source = by_id.get(column.formula.of)
    if source is None or not isinstance(source.formula, Total):
        return ()
    here = {one.formula.of: one.id for one in view.columns if isinstance(one.formula, Previous)}
    return [here.get(part, "") for part in source.formula.parts]


def expression(made: Made, address: Callable[[Place], str], *, points: bool = False) -> str:
    """The formula in a sheet where :func:`address` is where the parts stand.

    Shares stand there as fractions. ``points``: the parts are such, and their difference is to be
    in percentage points.
    """
    places = [address(part) for part in made.parts]
    if made.how is How.SUM:
        return summed(f"SUM({','.join(ranges(places))})", made)
    one, other = places
    if made.how is How.DIFFERENCE:
        # Of binary numbers 40,4 − 35,45 is a little less than 4,95, and would be shown as 4,9.
        if not points:
            return f"ROUND({one}-{other},{SCALE})"
        return f"ROUND(({one}-{other})*100,{SCALE})" if made.drifts else f"({one}-{other})*100"
    return f"{one}/{other}" if made.how is How.RATIO else f"{one}/{other}-1"


def summed(formula: str, made: Made) -> str:
    """The formula of a sum, rounded where binary numbers would come to another sum than theirs."""
    return f"ROUND({formula},{SCALE})" if made.drifts else formula


def drifts(numbers: Sequence[Decimal]) -> bool:
    """Whether a spreadsheet, which has binary numbers of some fifteen digits, sums these wrong."""
    return Decimal(f"{sum(map(float, numbers)):.15g}") != sum(numbers)


def ranges(places: Sequence[str]) -> list[str]:
    """Cells (``B5``) as ranges (``B5:B9``), where they follow on one another."""
    found: list[list[str]] = []
    for place in places:
        if found and _follows(found[-1], place):
            found[-1].append(place)
        else:
            found.append([place])
    return [f"{run[0]}:{run[-1]}" if len(run) > 1 else run[0] for run in found]


def _follows(run: Sequence[str], place: str) -> bool:
    column, row = _split(place)
    last_column, last_row = _split(run[-1])
    first_column, first_row = _split(run[0])
    if (column, row) == (last_column, last_row + 1):
        return first_column == column
    return (column, row) == (last_column + 1, last_row) and first_row == row


def _split(place: str) -> tuple[int, int]:
    letters = place.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(place[len(letters) :])
