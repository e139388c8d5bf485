"""What stands in a cell of a workbook that is read: text, a number, a day, or what is none of them.

Numbers become exact decimals of the fifteen digits that a workbook holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from vbtui.domain.errors import InputError
from vbtui.excel.placeholders import is_placeholder
from vbtui.excel.safe_text import read


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken, and what was expected, as a sentence."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a cell; ``percent`` where the cell shows hundred times as much and a %."""

    exact: Decimal
    percent: bool


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What is neither text, number nor day: an error, true or false, a time, a lost result."""

    what: str


Content = str | Number | dt.date | Unreadable
"""What stands in a cell; an empty text where nothing does."""

LOST_RESULT = Unreadable("en formel utan sparat värde; öppna arbetsboken i Excel och spara den")
"""A formula whose result nobody has saved."""


def cell_at(row: Sequence[Any], place: int) -> Any:
    """The cell at a place of a row, which may be shorter."""
    return row[place] if place < len(row) else None


def value_of(cell: Any) -> Any:
    """What openpyxl says that a cell holds."""
    return None if cell is None else cell.value


def words_of(value: Any) -> str:
    """A value as words, whatever it is."""
    if value is None:
        return ""
    return read(value) if isinstance(value, str) else str(value)


def content_of(cell: Any) -> Content:
    """What stands in a cell."""
    value = value_of(cell)
    if value is None:
        return ""
    if cell.data_type == "e":
        return Unreadable(f"felvärdet {value}")
    if isinstance(value, str):
        return read(value)
    if isinstance(value, bool):
        return Unreadable("SANT" if value else "FALSKT")
    if isinstance(value, int | float):
        exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
        if not exact.is_finite():
            return Unreadable("ett tal som är för stort")
        return Number(exact, "%" in str(cell.number_format))
    if isinstance(value, dt.datetime):
        return value.date()
    return Unreadable("ett klockslag")


def says_nothing(content: Content) -> bool:
    """Whether a cell is empty, or has only the words for that."""
    return isinstance(content, str) and is_placeholder(content)


def as_text(content: Content) -> str:
    """The content of a cell for words, as it would have been typed.

    :raises InputError: it has none.
    """
    if isinstance(content, Unreadable):
        raise InputError(f"Cellen har {content.what}; en text väntas.")
    if isinstance(content, Number):
        if content.percent:
            return f"{digits(content.exact * 100)} %"
        return digits(content.exact)
    return content.isoformat() if isinstance(content, dt.date) else content


def digits(number: Decimal) -> str:
    """All digits with a decimal comma and nothing between thousands, as any number is taken."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
