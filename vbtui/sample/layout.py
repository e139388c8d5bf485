"""How the printed columns and rows of the published tables hang together.

A stored value has a period, a row and a column; everything else in a printed table is computed from
stored values. A `Layout` says how, for one table of one report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from vbtui.sample.figures import PLAN

Stored = tuple[str, str]
"""Period (`2025-helar`) and column id (`kvinnor`) of a stored value."""


FIVE_PER_CENT = Decimal("0.05")
"""Of an årsarbetare: agreed working time comes in such steps."""
HUNDREDTH = Decimal("0.01")
"""Of an årsarbetare, less what is on leave."""
THOUSAND_KRONOR = Decimal("0.001")
"""In mnkr."""
KRONA = Decimal("0.000001")
"""In mnkr; for amounts printed 0,0 whose change in per cent is printed too."""


@dataclass(frozen=True, slots=True)
class Plus:
    """A printed column that is a sum (or difference) of stored ones."""

    terms: Mapping[Stored, int]


@dataclass(frozen=True, slots=True)
class PerCent:
    """A printed column that is 100 · part ÷ whole; the signs make `whole` positive."""

    part: Mapping[Stored, int]
    whole: Mapping[Stored, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of one report: a formula for every printed column, the parts of every sum row.

    A column without a formula is not made of what the units have: it holds rates whose amounts are
    not printed, or figures of a year that is not in the sample.
    """

    columns: tuple[Plus | PerCent | None, ...]
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    unit: Decimal = THOUSAND_KRONOR
    """What an exact value is a whole number of."""


def _is(period: str, column: str) -> Plus:
    return Plus({(period, column): 1})


def _less(now: Stored, before: Stored) -> Plus:
    return Plus({now: 1, before: -1})


def _cost_growth(now: Stored, before: Stored) -> PerCent:
    """How much larger a cost has become; costs are negative, growth of a cost is positive."""
    return PerCent({now: -1, before: 1}, {before: -1})


def compared(now: str, before: str, first: str, second: str) -> tuple[Plus, ...]:
    """Return nine columns: two stored ones and their total, each now, before and changed."""
    both = [{(period, first): 1, (period, second): 1} for period in (now, before)]
    return (
        _is(now, first),
        _is(now, second),
        Plus(both[0]),
        _is(before, first),
        _is(before, second),
        Plus(both[1]),
        _less((now, first), (before, first)),
        _less((now, second), (before, second)),
        Plus({**both[0], (before, first): -1, (before, second): -1}),
    )


_YRKESGRUPPER = (
    "administrator",
    "bitradespersonal",
    "chef",
    "handlaggare",
    "ingenjor_tekniker",
    "kok",
    "lokalvardare",
    "tradgard",
    "vaktmastare",
)
KOSTNADER = (
    "personalkostnader",
    "ovriga_kostnader",
    "avskrivningar_inventarier",
    "avskrivningar_fastigheter",
    "avskrivningar_immateriella",
)
_RESULTAT = {
    "summa_intakter": ("intakter",),
    "summa_kostnader": KOSTNADER,
    "nettokostnad": ("intakter", *KOSTNADER),
    "resultat": ("intakter", *KOSTNADER, "finansnetto"),
}
_BUDGETED_COSTS = KOSTNADER[:-1]
"""The budget has the depreciation of intangible assets among that of inventarier."""
BUDGETED: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("ovriga_intakter",): ("intakter",),
    ("personalkostnader",): ("personalkostnader",),
    ("ovriga_kostnader",): ("ovriga_kostnader",),
    ("avskrivningar_inventarier",): ("avskrivningar_inventarier", "avskrivningar_immateriella"),
    ("avskrivningar_fastigheter",): ("avskrivningar_fastigheter",),
    ("finansnetto", "fastighetsfinansiering"): ("finansnetto",),
}
"""Rows of resultatbudget → the rows of resultatrapport that have the same budget."""
ENHETER = ("fastigheter", "forsorjning", "inkop", "it", "mt", "ssc", "gemensamt")
_LONESLAG = (
    "manadsloner",
    "timanstallda",
    "obekvam_arbetstid",
    "overtid",
    "jour",
    "semester",
    "sjuklon",
    "ovrigt",
)


def _avtalad(now: str, before: str) -> Layout:
    columns = compared(now, before, "kvinnor", "man")
    return Layout(columns, {"summa": _YRKESGRUPPER}, FIVE_PER_CENT)


def _exkl_tjanstlediga(now: str, before: str) -> Layout:
    columns = compared(now, before, "tillsvidare", "visstid")
    return Layout(columns, {"summa": _YRKESGRUPPER}, HUNDREDTH)


def _driftredovisning(now: str) -> Layout:
    return Layout(
        (
            _is(now, "budgetavvikelse"),
            _is(now, "omsattning"),
            PerCent({(now, "budgetavvikelse"): 1}, {(now, "omsattning"): 1}),
            # Made anew for the organisation of this year, so it is this year's report that has it.
            _is(now, "budgetavvikelse_fg"),
        ),
        {"resultat": ENHETER},
    )


def _kostnadsanalys(now: str, before: str) -> Layout:
    return Layout(
        (
            _is(now, "utfall"),
            _is(before, "utfall"),
            _less((now, "utfall"), (before, "utfall")),
            _cost_growth((now, "utfall"), (before, "utfall")),
        ),
        {"totalt": _LONESLAG},
        unit=KRONA,
    )


_HANDLINGSPLAN = {"summa": ("intakter", "personalkostnader", "ovriga_kostnader")}
_HELAR, _HELAR_FG = "2025-helar", "2024-helar"
_DELAR, _DELAR_FG = "2024-delar", "2023-delar"

LAYOUTS: Mapping[tuple[str, str], Layout] = {
    ("vb_2025", "arsarbetare_avtalad"): _avtalad(_HELAR, _HELAR_FG),
    ("delar_2024", "arsarbetare_avtalad"): _avtalad(_DELAR, _DELAR_FG),
    ("vb_2025", "arsarbetare_exkl_tjanstlediga"): _exkl_tjanstlediga(_HELAR, _HELAR_FG),
    ("delar_2024", "arsarbetare_exkl_tjanstlediga"): _exkl_tjanstlediga(_DELAR, _DELAR_FG),
    ("vb_2025", "investeringar"): Layout(
        (_is(_HELAR, "utfall"), _is(_HELAR, "budget"), _is(_HELAR_FG, "utfall")),
        {"summa": ("byggnad", "it", "ovrigt", "bidrag")},
    ),
    ("delar_2024", "investeringar"): Layout(
        (
            _is(_DELAR, "utfall"),
            _is(_DELAR, "prognos"),
            _is(_DELAR, "budget"),
            _is(_DELAR_FG, "utfall"),
        ),
        {"summa": ("immateriella", "byggnad", "it", "ovrigt")},
    ),
    ("vb_2025", "resultatrapport"): Layout(
        (
            _is(_HELAR, "utfall"),
            _is(_HELAR, "budget"),
            _is(_HELAR_FG, "utfall"),
            _less((_HELAR, "utfall"), (_HELAR, "budget")),
            _less((_HELAR, "utfall"), (_HELAR_FG, "utfall")),
        ),
        _RESULTAT,
    ),
    ("delar_2024", "resultatrapport"): Layout(
        (
            _is(_DELAR, "utfall"),
            _is(_DELAR, "budget"),
            _less((_DELAR, "utfall"), (_DELAR, "budget")),
            _is(_DELAR_FG, "utfall"),
            _is(_DELAR, "prognos"),
            _is(_DELAR, "budget_helar"),
            _less((_DELAR, "prognos"), (_DELAR, "budget_helar")),
            # Of 2023 only the deviations are printed, so they are kept with the report.
            _is(_DELAR, "budgetavvikelse_fg"),
        ),
        _RESULTAT,
    ),
    ("vb_2025", "driftredovisning"): _driftredovisning(_HELAR),
    ("delar_2024", "driftredovisning"): _driftredovisning(_DELAR),
    ("vb_2025", "handlingsplan"): Layout(
        (
            _is(_HELAR, "handlingsplan"),
            _is(_HELAR_FG, "utfall"),
            _is(_HELAR, "utfall"),
            _is(_HELAR, "prognos_ar_1"),
            _is(_HELAR, "total_prognosperiod"),
        ),
        _HANDLINGSPLAN,
    ),
    ("delar_2024", "handlingsplan"): Layout(
        (
            _is(_DELAR, "handlingsplan"),
            _is(_DELAR, "utfall"),
            _is(_DELAR, "prognos"),
            _is(_DELAR, "prognos_ar_1"),
            _is(_DELAR, "prognos_ar_2"),
        ),
        _HANDLINGSPLAN,
    ),
    ("vb_2025", "kostnadsanalys"): _kostnadsanalys(_HELAR, _HELAR_FG),
    ("delar_2024", "kostnadsanalys"): _kostnadsanalys(_DELAR, _DELAR_FG),
    # The growth of the year before needs the cost of two years ago, which is not printed.
    ("vb_2025", "lonekostnad"): Layout(
        (
            _is(_HELAR, "utfall"),
            _is(_HELAR_FG, "utfall"),
            _cost_growth((_HELAR, "utfall"), (_HELAR_FG, "utfall")),
            None,
        ),
        unit=KRONA,
    ),
    ("delar_2024", "lonekostnad"): Layout(
        (
            _is(_DELAR, "utfall"),
            _is(_DELAR_FG, "utfall"),
            _is(_DELAR, "prognos"),
            _is(_DELAR, "utfall_helar_fg"),
            _cost_growth((_DELAR, "utfall"), (_DELAR_FG, "utfall")),
            None,
            _cost_growth((_DELAR, "prognos"), (_DELAR, "utfall_helar_fg")),
            None,
        ),
        unit=KRONA,
    ),
    (PLAN, "resultatbudget"): Layout(
        (None, None, _is(_HELAR, "budget")),
        {
            "summa_intakter": ("ovriga_intakter",),
            "summa_kostnader": _BUDGETED_COSTS,
            "nettokostnad": ("ovriga_intakter", *_BUDGETED_COSTS),
            "resultat": (
                "ovriga_intakter",
                *_BUDGETED_COSTS,
                "finansnetto",
                "fastighetsfinansiering",
            ),
        },
    ),
    (PLAN, "investeringsbudget"): Layout(
        (None, None, _is(_HELAR, "budget")), {"summa": ("byggnad", "it", "ovrigt")}
    ),
}
"""Every table whose stored values are numbers that add up, by document and table id."""

PRINTED_IN: Mapping[str, tuple[str, ...]] = {
    "vb_2025": ("vb_2025", PLAN),
    "delar_2024": ("delar_2024",),
}
"""Report → the documents that print its years: the plan for the next year has the budget."""


def layouts(report: str, tables: Iterable[str]) -> Iterator[tuple[str, str, Layout]]:
    """Document, table id and layout of those tables that print the years of a report."""
    for table in tables:
        for document in PRINTED_IN[report]:
            if layout := LAYOUTS.get((document, table)):
                yield document, table, layout


def unit(table: str) -> Decimal:
    """What the exact values of a table are whole numbers of; KeyError for one without layout."""
    units = {its_table: layout.unit for (_, its_table), layout in LAYOUTS.items()}
    return units[table]
