"""Investeringsbudget: what the plan year's investments may cost, by category."""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Row, Section, Table, Total
from vbtui.domain.tables._budget import BUDGET_COLUMNS

_CATEGORIES = (
    ("immateriella", "Immateriella anläggningstillgångar", "Immateriella tillgångar"),
    ("byggnad", "Byggnadsinvesteringar", ""),
    ("medicinteknik", "Medicinteknisk utrustning", "Medicinteknik"),
    ("it", "IT-utrustning", ""),
    ("ovrigt", "Övrig utrustning", ""),
    ("bidrag", "Investeringsbidrag (konto 2322, minusbelopp)", "Investeringsbidrag (minus)"),
)

INVESTERINGSBUDGET = Table(
    id="investeringsbudget",
    title="Investeringsbudget",
    section=Section.PLAN,
    place=30,
    unit="mnkr",
    decimals=1,
    only=PeriodTyp.HELAR,
    plan=True,
    row_title="Kategori",
    rows=(
        *(Row(id=key, title=title, short_title=short) for key, title, short in _CATEGORIES),
        Row(id="summa", title="Summa", formula=Total(tuple(key for key, *_ in _CATEGORIES))),
    ),
    columns=BUDGET_COLUMNS,
    definition="Bruttobelopp i miljoner kronor; investeringsbidrag anges med minus.",
)
