"""Resultatbudget: the budget of the plan year beside the forecast and budget of the year before.

The result is not fetched into the resultatrapport: the two divide costs differently (depreciation
of intangible assets, and what is financed of buildings), so only some rows would be the same.
"""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Row, Section, Table, Total
from vbtui.domain.tables._budget import BUDGET_COLUMNS

_INCOME = "Verksamhetens intäkter"
_COST = "Verksamhetens kostnader"
_COSTS = (
    ("personalkostnader", "Personalkostnader", ""),
    ("ovriga_kostnader", "Övriga kostnader", ""),
    ("avskrivningar_inventarier", "Avskrivningar, inventarier", "Avskrivn. inventarier"),
    ("avskrivningar_fastigheter", "Avskrivningar, fastigheter", "Avskrivn. fastigheter"),
)
_REST = "Resultat"

RESULTATBUDGET = Table(
    id="resultatbudget",
    title="Resultatbudget",
    section=Section.PLAN,
    place=10,
    unit="mnkr",
    decimals=1,
    only=PeriodTyp.HELAR,
    plan=True,
    row_title="Resultaträkning",
    rows=(
        Row(id="ovriga_intakter", title="Övriga intäkter", group=_INCOME),
        Row(
            id="summa_intakter",
            title="Summa intäkter",
            group=_INCOME,
            formula=Total(("ovriga_intakter",)),
        ),
        *(Row(id=key, title=title, short_title=short, group=_COST) for key, title, short in _COSTS),
        Row(
            id="summa_kostnader",
            title="Summa kostnader",
            group=_COST,
            formula=Total(tuple(key for key, *_ in _COSTS)),
        ),
        Row(
            id="nettokostnad",
            title="Verksamhetens nettokostnader",
            short_title="Nettokostnader",
            group=_REST,
            formula=Total(("summa_intakter", "summa_kostnader")),
        ),
        Row(id="finansnetto", title="Finansnetto", group=_REST),
        Row(id="fastighetsfinansiering", title="Fastighetsfinansiering", group=_REST),
        Row(
            id="resultat",
            title="Resultat",
            group=_REST,
            formula=Total(("nettokostnad", "finansnetto", "fastighetsfinansiering")),
        ),
    ),
    columns=BUDGET_COLUMNS,
    definition=(
        "Planårets budget, intäkter utan och kostnader med minustecken, i miljoner kronor."
        " Resultatet ska stämma med budgetramen."
    ),
)
