"""Numbers: exact in the file, Swedish on the screen, rounded only when shown.

A number is a :class:`~decimal.Decimal` everywhere in the program; no binary float comes near it.
The file holds 64-bit integers, so that SQLite's own sums are exact.
"""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from vbtui.domain.errors import InputError
from vbtui.domain.text import fold, preview

SCALE = 6
"""How many decimals the file holds: a stored number is a count of millionths."""

NBSP = "\u00a0"
MINUS = "\u2212"
_EXAMPLE = f"1{NBSP}234,5"

_ONE = 10**SCALE
# The caller's context may keep few digits; here nothing is rounded unless it is asked for.
# Decimal's HALF_UP is half away from zero, below zero too.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_UP)
_LARGEST = _EXACT.scaleb(Decimal(2**63 - 1), -SCALE)


def to_scaled(value: Decimal) -> int:
    """The number as the file holds it, in millionths.

    :raises InputError: not finite, beyond ±9 223 372 036 854, or more than six decimals.
    """
    if not value.is_finite():
        raise _not_a_number(str(value))
    if value.copy_abs() > _LARGEST:
        raise InputError(
            f"{_the_number(value)} ligger utanför ±{fmt(Decimal(int(_LARGEST)))};"
            " kontrollera enheten."
        )
    scaled = _EXACT.scaleb(value, SCALE)
    whole = int(scaled)
    if whole != scaled:
        raise InputError(
            f"{_the_number(value)} har för många decimaler; avrunda till högst {SCALE}."
        )
    return whole


def from_scaled(scaled: int) -> Decimal:
    """The number that the file holds as so many millionths.

    In one form only: no exponent, no zeros at the end of the decimals, never -0.
    """
    whole, rest = divmod(scaled, _ONE)
    if not rest:
        return Decimal(whole)
    return _EXACT.normalize(_EXACT.scaleb(Decimal(scaled), -SCALE))


# Which spaces stand between thousands depends on the program the number was copied from.
_SPACE = "[ \u00a0\u2009\u202f]"
_TYPED = re.compile(
    rf"""
    (?P<sign> [-+\u2212\u2013]? ) {_SPACE}*
    (?= [.,]?[0-9] )
    (?P<number>
        (?: [1-9][0-9]{{0,2}} (?: {_SPACE}[0-9]{{3}} )+ | [0-9]* )
        (?: [.,][0-9]+ )?
    )
    (?P<unit> [^0-9]* )
    """,
    re.VERBOSE,
)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
# Longer than any number with its unit: a comment pasted in the wrong place is not even searched.
_LONGEST = 60

# How units are also written; the values are the units that a number may wrongly stand in.
_UNITS = {
    "kronor": "kr",
    "kkr": "tkr",
    "mkr": "mnkr",
    "procent": "%",
    "antal": "st",
    "timmar": "tim",
}


def parse(text: str, *, unit: str = "") -> Decimal:
    """The number that a person typed or pasted, in a place where numbers are in ``unit``.

    Takes ``1 234,5`` with any of the spaces that programs put between groups of three, decimal
    comma or point, minus, hyphen or en dash, and the unit itself after the number. The result has
    the form that :func:`from_scaled` gives.

    Refuses rather than guesses: ``1.234`` (thousands or decimals?), ``1 23``, ``1e5``, and another
    unit than the place's, since thousands typed among millions is the classic error.

    :raises InputError: not such a number, or one that :func:`to_scaled` refuses. The sentence
        quotes the text and says what was expected.
    """
    return from_scaled(to_scaled(read(text, unit=unit)))


def read(text: str, *, unit: str = "") -> Decimal:
    """What :func:`parse` takes, with all its decimals, also those that the file cannot hold.

    :raises InputError: as of :func:`parse`, but for the size and the decimals.
    """
    typed = text.strip()
    if not typed:
        raise InputError(f"Ett tal saknas; skriv till exempel {_EXAMPLE}.")
    match = _TYPED.fullmatch(typed) if len(typed) <= _LONGEST else None
    if match is None:
        raise _not_a_number(typed)
    _require_unit(typed, match["unit"].strip(), unit)
    number = match["number"]
    if _THOUSANDS_OR_DECIMALS.fullmatch(number):
        raise InputError(
            f"{_quoted(typed)} kan betyda både {number.replace('.', NBSP)} och"
            f" {number.replace('.', ',')}; skriv talet på ett av de sätten."
        )
    digits = re.sub(_SPACE, "", number).replace(",", ".")
    sign = "" if match["sign"] in ("", "+") else "-"
    return Decimal(sign + digits)


def _require_unit(typed: str, given: str, wanted: str) -> None:
    name = fold(given)
    name = _UNITS.get(name, name)
    place = fold(wanted)
    if not given or name == _UNITS.get(place, place):
        return
    if name not in _UNITS.values():
        raise _not_a_number(typed)
    found = f"{_quoted(typed)} är i {preview(given, 30)}, men här"
    if wanted:
        raise InputError(f"{found} gäller {wanted}; skriv talet i {wanted}.")
    raise InputError(f"{found} saknas enhet; skriv bara talet.")


def _not_a_number(typed: str) -> InputError:
    return InputError(f"{_quoted(typed)} är inget tal; skriv till exempel {_EXAMPLE}.")


def _the_number(value: Decimal) -> str:
    # Not by fmt(): written out, 1E+999999999 is a gigabyte.
    return f"Talet {_quoted(str(value).replace('.', ','))}"


def _quoted(typed: str) -> str:
    return f"”{preview(typed, 30)}”"


def round_half_away(value: Decimal, decimals: int) -> Decimal:
    """The number as it is published: with so many decimals, a half rounded away from zero.

    Never -0. Round what is shown only; sums are taken of exact numbers.
    """
    rounded = value.quantize(_last_place(decimals), context=_EXACT)
    return rounded if rounded else rounded.copy_abs()


@lru_cache(maxsize=64)
def _last_place(decimals: int) -> Decimal:
    return Decimal((0, (1,), -decimals))


def fmt(value: Decimal | None, decimals: int | None = None, *, signed: bool = False) -> str:
    """The number as Swedes write it: ``1 234,5`` with a no-break space, ``−3,2`` with U+2212.

    :param decimals: rounded to so many; all that the number has when None.
    :param signed: ``+`` before what is above zero, for changes.
    :returns: nothing for a missing value, which is not a zero.
    """
    if value is None:
        return ""
    shown = _EXACT.normalize(value) if decimals is None else round_half_away(value, decimals)
    sign = MINUS if shown < 0 else "+" if signed and shown > 0 else ""
    return sign + f"{shown.copy_abs():,f}".replace(",", NBSP).replace(".", ",")
