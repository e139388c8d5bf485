"""What is said of where a number comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from vbtui.domain.table.value import Scalar, Value


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an explanation: a name, its value and what it does (``+``, ``÷``, ``−``)."""

    sign: str
    name: str
    value: Scalar
    cell: tuple[str, str] | None = None
    """Row and column in the same view, where the part is a cell of it."""
    incomplete: bool = False
    """Whether the part had to do without a part of its own."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one of several units has in the same cell of its own table.

    Of a ratio also what it is made of there, and how much of the common denominator is the unit's
    (``weight``, in per cent).
    """

    name: str
    value: Value
    numerator: Scalar = None
    denominator: Scalar = None
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a number comes from: a sentence, its parts and what is missing."""

    text: str
    parts: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()
    units: tuple[Contribution, ...] = ()
    """What each unit has there, of a number of several units whose parts are not the units."""
