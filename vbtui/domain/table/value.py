"""What stands in a cell before rounding, and how one value follows from others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

HUNDRED = Decimal(100)

Scalar = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell, before rounding."""

    exact: Scalar = None
    missing: tuple[str, ...] = ()
    """Names of the parts (rows, columns, units) that a sum had to do without."""
    reason: str = ""
    """Why there is no number, as a sentence; empty where nothing has been typed."""
    part_incomplete: bool = False
    """Whether something it is made of is :attr:`incomplete`."""

    @property
    def incomplete(self) -> bool:
        """Whether there is a number that had to do without a part, be it parts further down."""
        return isinstance(self.exact, Decimal) and (bool(self.missing) or self.part_incomplete)


NOTHING = Value()

INCOMPLETE = "*"
"""Stands beside an incomplete number, wherever numbers are shown to people."""


def total(parts: Iterable[tuple[str, Value]]) -> Value:
    """The sum of the named parts that have a number; the others are named as missing."""
    found: Decimal | None = None
    missing: list[str] = []
    lacking: list[str] = []
    reason = ""
    part_incomplete = False
    for name, value in parts:
        if isinstance(value.exact, Decimal):
            found = value.exact if found is None else found + value.exact
            part_incomplete = part_incomplete or value.incomplete
        else:
            missing.append(name)
            if not value.reason:
                lacking.append(name)
            reason = reason or value.reason
    if found is None:
        # A part that is refused has its figures; it is only not added up.
        return Value(None, tuple(lacking), reason)
    return Value(found, tuple(missing), part_incomplete=part_incomplete)


def difference(now: Value, before: Value) -> Value:
    """How much more ``now`` is than ``before``."""
    if isinstance(now.exact, Decimal) and isinstance(before.exact, Decimal):
        return _made_of(now.exact - before.exact, now, before)
    return _no_number(("Värdet", now), ("Jämförelsevärdet", before), "förändringen")


def share(part: Value, whole: Value) -> Value:
    """``part`` in per cent of ``whole``."""
    if not isinstance(part.exact, Decimal) or not isinstance(whole.exact, Decimal):
        return _no_number(("Täljaren", part), ("Nämnaren", whole), "andelen")
    if not whole.exact:
        return Value(None, reason="Nämnaren är noll, så andelen kan inte räknas.")
    return _made_of(HUNDRED * part.exact / whole.exact, part, whole)


def growth(now: Value, before: Value) -> Value:
    """How much larger ``now`` is than ``before``, in per cent of ``before``."""
    if not isinstance(now.exact, Decimal) or not isinstance(before.exact, Decimal):
        return _no_number(("Värdet", now), ("Jämförelsevärdet", before), "ökningen")
    if not before.exact:
        return Value(None, reason="Jämförelsevärdet är noll, så ökningen kan inte räknas.")
    return _made_of(HUNDRED * (now.exact / before.exact - 1), now, before)


def is_inequality(text: str) -> bool:
    """Whether a text says that a number is above or below another: ``>80 %``."""
    return text.lstrip().startswith(("<", ">", "≤", "≥"))


def _made_of(exact: Decimal, *parts: Value) -> Value:
    """A number that is worked out from these, and is no more complete than they are."""
    return Value(exact, part_incomplete=any(part.incomplete for part in parts))


def _no_number(one: tuple[str, Value], other: tuple[str, Value], what: str) -> Value:
    """Why two values make no number: what one of them says, or that it is a word."""
    for name, value in (one, other):
        if value.reason:
            return Value(reason=value.reason)
        if isinstance(value.exact, str):
            kind = "en olikhet" if is_inequality(value.exact) else "inget tal"
            return Value(reason=f"{name} är {kind} (”{value.exact}”), så {what} kan inte räknas.")
    return NOTHING
