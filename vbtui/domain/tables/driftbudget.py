"""Driftbudget: each unit's turnover of the plan year, and how much of it is the budget frame."""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Column, Row, Section, Table, Total

_BUDGET = "Budget {ar}"
_FORECAST = "Prognos {forra_aret}"

DRIFTBUDGET = Table(
    id="driftbudget",
    title="Driftbudget",
    section=Section.PLAN,
    place=20,
    unit="mnkr",
    decimals=1,
    only=PeriodTyp.HELAR,
    plan=True,
    row_title="Verksamhet",
    unit_rows=True,
    rows=(Row(id="summa", title="Summa", formula=Total()),),
    columns=(
        Column(id="omsattning", title="Omsättning", group=_BUDGET),
        Column(id="budgetram", title="Varav budgetram", group=_BUDGET),
        Column(id="prognos_omsattning", title="Omsättning", group=_FORECAST),
        Column(id="prognos_budgetram", title="Varav budgetram", group=_FORECAST),
    ),
    definition="Omsättning är intäkter med budgetram, i miljoner kronor.",
)
