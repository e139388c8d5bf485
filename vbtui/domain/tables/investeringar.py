"""Investeringar by category: outcome and budget, at delår also a forecast for the year."""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Column, Previous, Row, Section, Table, Total

_SHORT = {
    "immateriella": "Immateriella tillgångar",
    "bidrag": "Investeringsbidrag (minus)",
}
_CATEGORIES = (
    ("immateriella", "Immateriella anläggningstillgångar"),
    ("byggnad", "Byggnadsinvesteringar"),
    ("it", "IT-utrustning"),
    ("ovrigt", "Övrig utrustning"),
    ("bidrag", "Investeringsbidrag (konto 2322, minusbelopp)"),
)

INVESTERINGAR = Table(
    id="investeringar",
    title="Investeringar",
    section=Section.EKONOMI,
    place=40,
    unit="mnkr",
    decimals=1,
    row_title="Kategori",
    rows=(
        *(Row(id=key, title=title, short_title=_SHORT.get(key, "")) for key, title in _CATEGORIES),
        Row(id="summa", title="Summa", formula=Total(tuple(key for key, _ in _CATEGORIES))),
    ),
    columns=(
        Column(id="utfall", title="Utfall{ack} {ar}"),
        Column(id="prognos", title="Prognos {ar}", only=PeriodTyp.DELAR),
        Column(id="budget", title="Budget {ar}"),
        Column(id="utfall_fg", title="Utfall {fg_ar}", formula=Previous("utfall")),
    ),
    definition="Bruttobelopp i miljoner kronor; investeringsbidrag anges med minus.",
)
