"""The constructed division of the economic tables. See `vbtui.sample.split`.

Turnover and budget deviation are published by unit (`driftredovisning`) and kept: each unit's
result has its published turnover as income and its published deviation as outcome less budget. The
plan's budget is the one that the result is set against.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from vbtui.domain.table import UNIT_ROW
from vbtui.sample import weights
from vbtui.sample.apportion import Parts, Weights, apportion, divide
from vbtui.sample.exact import board
from vbtui.sample.layout import BUDGETED, ENHETER, THOUSAND_KRONOR
from vbtui.sample.split_staff import arsarbetare_avtalad, sjukfranvaro

_FOLLOWING = {"2024-helar": "2025-helar", "2023-delar": "2024-delar"}
"""Periods of which only the following one's report says something by unit: the deviations, made
anew for its organisation. Its turnover is borrowed as a weight."""

_TENTH = Decimal("0.1")


def investeringar(period: str) -> Parts:
    """Divide by category: buildings are fastigheter's, computers IT's."""
    values = board("investeringar", period)
    return divide(values, lambda row, _column: weights.INVESTERINGAR[row], THOUSAND_KRONOR)


def driftredovisning(period: str) -> Parts:
    """Give each unit its own published deviation of the year before; the rest is in the result."""
    return {
        enhet: {UNIT_ROW: {"budgetavvikelse_fg": row["budgetavvikelse_fg"]}}
        for enhet, row in board("driftredovisning", period).items()
    }


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
    """Divide what the kostnadsanalys does not hold, forecast and the whole year before, like it."""
    values = {
        row: {column: value for column, value in columns.items() if column != "utfall"}
        for row, columns in board("lonekostnad", period).items()
    }
    spent = {
        enhet: -sum((row["utfall"] for row in rows.values()), Decimal(0))
        for enhet, rows in kostnadsanalys(period).items()
    }
    return divide(values, lambda _row, _column: spent, THOUSAND_KRONOR)


def resultatrapport(period: str) -> Parts:
    """Divide each row by its weights; other costs make up the difference to each unit's result."""
    values = board("resultatrapport", period)
    if not values:
        return {}
    published = board("driftredovisning", _FOLLOWING.get(period, period))
    turnover = {enhet: row["omsattning"] for enhet, row in published.items()}
    own = "budgetavvikelse_fg" if period in _FOLLOWING else "budgetavvikelse"
    deviation = {enhet: row[own] for enhet, row in published.items()}
    earned = _earned(period)

    def weigh(row: str, _column: str) -> Weights:
        return earned if row == "personalkostnader" else weights.RESULTAT.get(row, turnover)

    parts = divide(values, weigh, THOUSAND_KRONOR)
    if period not in _FOLLOWING:
        for enhet, income in turnover.items():
            parts[enhet]["intakter"]["utfall"] = income
    for column in values["intakter"]:
        total = sum((columns[column] for columns in values.values()), Decimal(0))
        if column == "utfall":
            results = _around(deviation, total, turnover)
        elif column == "prognos":
            budget = sum((columns["budget_helar"] for columns in values.values()), Decimal(0))
            expected = apportion(total - budget, weights.PROGNOSAVVIKELSE, THOUSAND_KRONOR)
            results = _around(expected, total, turnover)
        elif column == "budgetavvikelse_fg":
            continue
        else:
            results = apportion(total, turnover, THOUSAND_KRONOR)
        for enhet, result in results.items():
            rows = parts[enhet]
            others = (rows[row][column] for row in rows if row != "ovriga_kostnader")
            rows["ovriga_kostnader"][column] = result - sum(others, Decimal(0))
    return parts


def resultatbudget(period: str) -> Parts:
    """Give each unit the budget of its result, in the rows of the plan."""
    values = board("resultatbudget", period)
    if not values:
        return {}
    parts: Parts = {enhet: {} for enhet in ENHETER}
    for (row, *others), reported in BUDGETED.items():
        left = {
            enhet: sum((rows[one]["budget"] for one in reported), Decimal(0))
            for enhet, rows in resultatrapport(period).items()
        }
        for other in others:
            total = values[other]["budget"]
            for enhet, part in apportion(total, weights.RESULTAT[other], THOUSAND_KRONOR).items():
                parts[enhet][other] = {"budget": part}
                left[enhet] -= part
        for enhet, part in left.items():
            parts[enhet][row] = {"budget": part}
    return parts


def investeringsbudget(period: str) -> Parts:
    """Divide like the investments themselves."""
    values = board("investeringsbudget", period)
    return divide(values, lambda row, _column: weights.INVESTERINGAR[row], THOUSAND_KRONOR)


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
