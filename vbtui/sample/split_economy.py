"""The constructed division of the economic tables. See `vbtui.sample.split`.

Turnover and budget deviation are published by unit (`driftredovisning`) and kept: each unit's
result has its published turnover as income and its published deviation as outcome less budget.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from vbtui.sample import weights
from vbtui.sample.apportion import Parts, Weights, apportion, divide
from vbtui.sample.exact import board
from vbtui.sample.layout import ENHETER, THOUSAND_KRONOR
from vbtui.sample.split_staff import arsarbetare_avtalad, sjukfranvaro

_TURNOVER_PERIOD = {"2024-helar": "2025-helar", "2023-delar": "2024-delar"}
"""Periods without published turnover borrow that of the following one as a weight."""

_TENTH = Decimal("0.1")


def investeringar(period: str) -> Parts:
    """Divide by category: buildings are fastigheter's, computers IT's."""
    values = board("investeringar", period)
    return divide(values, lambda row, _column: weights.INVESTERINGAR[row], THOUSAND_KRONOR)


def driftredovisning(period: str) -> Parts:
    """Give each unit its own published row."""
    return {enhet: {enhet: row} for enhet, row in board("driftredovisning", period).items()}


def handlingsplan(period: str) -> Parts:
    """Divide measures in whole numbers, the rest in tenths."""
    values = board("handlingsplan", period)

    def weigh(row: str, _column: str) -> Weights:
        return weights.HANDLINGSPLAN[row]

    whole = {row: columns for row, columns in values.items() if row == "atgarder"}
    rest = {row: columns for row, columns in values.items() if row != "atgarder"}
    counted = divide(whole, weigh, Decimal(1))
    return {
        enhet: {**counted[enhet], **rows} for enhet, rows in divide(rest, weigh, _TENTH).items()
    }


def kostnadsanalys(period: str) -> Parts:
    """Divide by staff and what it earns; hourly pay, overtime and the like by their own weights."""
    earned = _earned(period)
    ill = sjukfranvaro(period)
    sick_pay = {enhet: sum(ill[enhet]["kort"].values(), Decimal(0)) for enhet in ENHETER}

    def weigh(row: str, _column: str) -> Weights:
        if row == "sjuklon":
            return sick_pay
        return weights.LONESLAG.get(row, earned)

    return divide(board("kostnadsanalys", period), weigh, THOUSAND_KRONOR)


def lonekostnad(period: str) -> Parts:
    """Sum each unit's kostnadsanalys; divide what it does not hold (forecasts) in proportion."""
    analysed = kostnadsanalys(period)
    spent = {
        enhet: sum((row["utfall"] for row in analysed[enhet].values()), Decimal(0))
        for enhet in ENHETER
    }
    share = {enhet: -amount for enhet, amount in spent.items()}
    parts = divide(board("lonekostnad", period), lambda _row, _column: share, THOUSAND_KRONOR)
    for enhet, amount in spent.items():
        parts[enhet]["lonekostnad"]["utfall"] = amount
    return parts


def resultatrapport(period: str) -> Parts:
    """Divide each row by its weights; other costs make up the difference to each unit's result."""
    values = board("resultatrapport", period)
    if not values:
        return {}
    published = board("driftredovisning", period)
    turnover = {
        enhet: row["omsattning"]
        for enhet, row in board("driftredovisning", _TURNOVER_PERIOD.get(period, period)).items()
    }
    deviation = {enhet: row["budgetavvikelse"] for enhet, row in published.items()}
    earned = _earned(period)

    def weigh(row: str, _column: str) -> Weights:
        return earned if row == "personalkostnader" else weights.RESULTAT.get(row, turnover)

    parts = divide(values, weigh, THOUSAND_KRONOR)
    for enhet, row in published.items():
        if "omsattning" in row:
            parts[enhet]["intakter"]["utfall"] = row["omsattning"]
    for column in values["intakter"]:
        total = sum((columns[column] for columns in values.values()), Decimal(0))
        if column == "utfall":
            results = _around(deviation, total, turnover)
        elif column == "prognos":
            budget = sum((columns["budget"] for columns in values.values()), Decimal(0))
            expected = apportion(total - budget, weights.PROGNOSAVVIKELSE, THOUSAND_KRONOR)
            results = _around(expected, total, turnover)
        elif column == "budgetavvikelse_helar":
            continue
        else:
            results = apportion(total, turnover, THOUSAND_KRONOR)
        for enhet, result in results.items():
            rows = parts[enhet]
            others = (rows[row][column] for row in rows if row != "ovriga_kostnader")
            rows["ovriga_kostnader"][column] = result - sum(others, Decimal(0))
    return parts


def _around(known: Mapping[str, Decimal], total: Decimal, share: Weights) -> dict[str, Decimal]:
    """Add to what is known of each unit its share of what is not, so that all make `total`."""
    rest = apportion(total - sum(known.values(), Decimal(0)), share, THOUSAND_KRONOR)
    return {enhet: known[enhet] + part for enhet, part in rest.items()}


def _earned(period: str) -> dict[str, Decimal]:
    """What each unit's staff costs, in relative terms."""
    agreed = arsarbetare_avtalad(period)
    return {
        enhet: sum(
            (
                number * weights.LON[row]
                for row, columns in agreed[enhet].items()
                for number in columns.values()
            ),
            Decimal(0),
        )
        for enhet in ENHETER
    }
