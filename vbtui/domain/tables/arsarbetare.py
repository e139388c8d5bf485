"""Årsarbetare, counted in two ways that are never mixed.

A person employed at 75 % is 0,75 årsarbetare.
"""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Column, Row, Section, Table, Total, compared

_GROUPS = (
    ("administrator", "Administratör"),
    ("bitradespersonal", "Biträdespersonal HoS"),
    ("chef", "Chef"),
    ("handlaggare", "Handläggare"),
    ("ingenjor_tekniker", "Ingenjör/tekniker/hantverkare"),
    ("kok", "Kock/ kallskänka/ köksbiträde"),
    ("lokalvardare", "Lokalvårdare"),
    ("tradgard", "Trädgårdsarb/trädgårdstekniker"),
    ("vaktmastare", "Vaktmästare o förrådsarbetare"),
)
_SHORT = {
    "ingenjor_tekniker": "Ingenjör/tekniker/hantv.",
    "kok": "Kock/köksbiträde",
    "tradgard": "Trädgårdsarb/-tekniker",
    "vaktmastare": "Vaktmästare/förråd",
}
_ROWS = (
    *(Row(id=key, title=title, short_title=_SHORT.get(key, "")) for key, title in _GROUPS),
    Row(id="summa", title="Summa", formula=Total(tuple(key for key, _ in _GROUPS))),
)


def _measures(first: tuple[str, str], second: tuple[str, str]) -> tuple[Column, ...]:
    return (
        Column(id=first[0], title=first[1], negative=False),
        Column(id=second[0], title=second[1], negative=False),
        Column(id="totalt", title="Totalt", formula=Total((first[0], second[0]))),
    )


ARSARBETARE_AVTALAD = Table(
    id="arsarbetare_avtalad",
    title="Årsarbetare, avtalad sysselsättningsgrad",
    short_title="Årsarbetare avtalad",
    section=Section.PERSONAL,
    place=30,
    unit="årsarbetare",
    decimals=1,
    row_title="Yrkesgrupp",
    rows=_ROWS,
    columns=compared(
        _measures(("kvinnor", "Kvinnor"), ("man", "Män")),
        now="Antal årsarbetare per {datum}",
        before="Antal årsarbetare per {fg_datum}",
        now_short="{datum}",
        before_short="{fg_datum}",
    ),
    definition=(
        "Tillsvidareanställda, var och en räknad efter avtalad sysselsättningsgrad, i arbete"
        " eller tjänstledig. 75 % är 0,75 årsarbetare."
    ),
)

ARSARBETARE_EXKL_TJANSTLEDIGA = Table(
    id="arsarbetare_exkl_tjanstlediga",
    title="Årsarbetare exklusive tjänstlediga",
    short_title="Årsarbetare exkl. tjänstl.",
    section=Section.PERSONAL,
    place=40,
    unit="årsarbetare",
    decimals=1,
    row_title="Yrkesgrupp",
    rows=_ROWS,
    columns=compared(
        _measures(("tillsvidare", "Tillsvidare"), ("visstid", "Visstid")),
        now="Anställning per {datum}",
        before="Anställning per {fg_datum}",
        now_short="{datum}",
        before_short="{fg_datum}",
    ),
    definition=(
        "Tillsvidare- och visstidsanställda, avtalad sysselsättningsgrad minus den del som är"
        " tjänstledig. Vid delår avses månaden före rapportdatum."
    ),
    measure_day={PeriodTyp.DELAR: (6, 30)},
)
