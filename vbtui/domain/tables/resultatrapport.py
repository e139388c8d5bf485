"""Resultatrapport: income, costs and result against the budget and the year before.

Costs are typed with a minus sign. At delår the outcome so far is set against the budget so far, and
a forecast of the year against the year's budget.
"""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import (
    Change,
    Column,
    LastYear,
    Previous,
    Row,
    Section,
    Table,
    Total,
)

_COSTS = (
    ("personalkostnader", "Personalkostnader", ""),
    ("ovriga_kostnader", "Övriga kostnader", ""),
    ("avskrivningar_inventarier", "Avskrivningar, inventarier", "Avskrivn. inventarier"),
    ("avskrivningar_fastigheter", "Avskrivningar, fastigheter", "Avskrivn. fastigheter"),
    (
        "avskrivningar_immateriella",
        "Avskrivningar, immateriella tillgångar",
        "Avskrivn. immateriella",
    ),
)

RESULTATRAPPORT = Table(
    id="resultatrapport",
    title="Resultatrapport",
    section=Section.EKONOMI,
    place=10,
    unit="mnkr",
    decimals=1,
    row_title="Resultaträkning",
    rows=(
        Row(id="intakter", title="Intäkter"),
        Row(id="summa_intakter", title="Summa Intäkter", formula=Total(("intakter",))),
        *(Row(id=key, title=title, short_title=short) for key, title, short in _COSTS),
        Row(
            id="summa_kostnader",
            title="Summa Kostnader",
            formula=Total(tuple(key for key, *_ in _COSTS)),
        ),
        Row(
            id="nettokostnad",
            title="Verksamhetens nettokostnad",
            short_title="Nettokostnad",
            formula=Total(("summa_intakter", "summa_kostnader")),
        ),
        Row(id="finansnetto", title="Finansnetto"),
        Row(id="resultat", title="Resultat", formula=Total(("nettokostnad", "finansnetto"))),
    ),
    columns=(
        Column(id="utfall", title="Utfall{ack} {ar}"),
        Column(id="budget", title="Budget{ack} {ar}"),
        Column(
            id="budgetavvikelse", title="Budgetavvikelse{ack}", formula=Change("utfall", "budget")
        ),
        Column(
            id="utfall_fg",
            title="Utfall{fg_ack} {fg_ar}",
            formula=Previous("utfall"),
            restated=True,
        ),
        Column(
            id="utfallsavvikelse", title="Utfallsavvikelse", formula=Change("utfall", "utfall_fg")
        ),
        Column(id="prognos", title="Prognos {ar}"),
        Column(id="budget_helar", title="Budget {ar}"),
        Column(
            id="prognos_budgetavvikelse",
            title="Prognos budgetavvikelse",
            formula=Change("prognos", "budget_helar"),
        ),
        Column(
            id="budgetavvikelse_fg",
            title="Budgetavvikelse {forra_aret}",
            formula=LastYear("budgetavvikelse"),
            restated=True,
        ),
    ),
    order={
        PeriodTyp.DELAR: (
            "utfall",
            "budget",
            "budgetavvikelse",
            "utfall_fg",
            "prognos",
            "budget_helar",
            "prognos_budgetavvikelse",
            "budgetavvikelse_fg",
        ),
        PeriodTyp.HELAR: ("utfall", "budget", "utfall_fg", "budgetavvikelse", "utfallsavvikelse"),
    },
    definition=(
        "Intäkter utan och kostnader med minustecken, i miljoner kronor. En avvikelse med minus är"
        " sämre än budget."
    ),
)
