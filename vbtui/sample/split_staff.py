"""The constructed division of årsarbetare and sick leave. See `vbtui.sample.split`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from vbtui.sample import weights
from vbtui.sample.apportion import Parts, Weights, divide
from vbtui.sample.exact import board
from vbtui.sample.layout import ENHETER, FIVE_PER_CENT

_QUARTER = Decimal("0.25")
_WHOLE = Decimal(1)


@cache
def arsarbetare_avtalad(period: str) -> Parts:
    """Divide by the weights, in quarters of an årsarbetare where the board's value allows it."""
    return divide(
        board("arsarbetare_avtalad", period),
        lambda row, column: weights.arsarbetare(period, row, column),
        _QUARTER,
    )


def arsarbetare_exkl_tjanstlediga(period: str) -> Parts:
    """Divide like the agreed årsarbetare of the same group; visstid in whole persons."""
    agreed = arsarbetare_avtalad(period)
    values = board("arsarbetare_exkl_tjanstlediga", period)

    def like_agreed(row: str, _column: str) -> Weights:
        return {enhet: sum(agreed[enhet][row].values(), Decimal(0)) for enhet in ENHETER}

    parts: Parts = {enhet: {row: {} for row in values} for enhet in ENHETER}
    for column, step in (("tillsvidare", FIVE_PER_CENT), ("visstid", _WHOLE)):
        only = {row: {column: columns[column]} for row, columns in values.items()}
        for enhet, rows in divide(only, like_agreed, step).items():
            for row, columns in rows.items():
                parts[enhet][row].update(columns)
    return parts


@cache
def sjukfranvaro(period: str) -> Parts:
    """Divide scheduled hours by årsarbetare of the same kön, sick hours by scheduled hours.

    Whole hours, except where the board's own hours are not whole.
    """
    agreed = arsarbetare_avtalad(period)

    def employed(_row: str, kon: str) -> Weights:
        return {
            enhet: sum((columns[kon] for columns in agreed[enhet].values()), Decimal(0))
            for enhet in ENHETER
        }

    hours = board("sjukfranvaro", period)
    scheduled = divide({"schemalagda": hours["schemalagda"]}, employed, _WHOLE)

    def sick(row: str, kon: str) -> Weights:
        return {
            enhet: scheduled[enhet]["schemalagda"][kon] * weights.sjukfranvaro(period, row, enhet)
            for enhet in ENHETER
        }

    ill = divide({row: hours[row] for row in ("kort", "lang")}, sick, _WHOLE)
    return {enhet: {**scheduled[enhet], **ill[enhet]} for enhet in ENHETER}
