"""Lönekostnad and its rate of increase; the amounts are those of the kostnadsanalys."""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import (
    Column,
    From,
    Growth,
    LastYear,
    Previous,
    Row,
    Section,
    Table,
)

_RATE = "Ökningstakt (%)"

LONEKOSTNAD = Table(
    id="lonekostnad",
    title="Lönekostnad",
    section=Section.PERSONAL,
    place=10,
    unit="mnkr",
    decimals=1,
    row_title="Kostnad",
    rows=(
        Row(
            id="lonekostnad", title="Lönekostnad (40-41) (mnkr)", short_title="Lönekostnad (40-41)"
        ),
    ),
    columns=(
        Column(
            id="utfall",
            title="Utfall{ack} {ar}",
            formula=From("kostnadsanalys", "utfall", row="totalt"),
            restated=True,
        ),
        Column(
            id="utfall_fg",
            title="Utfall{fg_ack} {fg_ar}",
            formula=From("kostnadsanalys", "utfall_fg", row="totalt"),
            restated=True,
        ),
        Column(id="prognos", title="Prognos {ar}", only=PeriodTyp.DELAR),
        Column(
            id="utfall_helar_fg",
            title="Utfall {forra_aret}",
            formula=LastYear("utfall"),
            restated=True,
            only=PeriodTyp.DELAR,
        ),
        Column(
            id="okningstakt",
            title="Utfall{ack} {ar}",
            group=_RATE,
            formula=Growth("utfall", "utfall_fg"),
        ),
        Column(
            id="okningstakt_fg",
            title="Utfall{fg_ack} {fg_ar}",
            group=_RATE,
            unit="%",
            formula=Previous("okningstakt"),
            restated=True,
            additive=False,
        ),
        Column(
            id="okningstakt_prognos",
            title="Prognos {ar}",
            group=_RATE,
            formula=Growth("prognos", "utfall_helar_fg"),
            only=PeriodTyp.DELAR,
        ),
        Column(
            id="okningstakt_helar_fg",
            title="Utfall {forra_aret}",
            group=_RATE,
            unit="%",
            formula=LastYear("okningstakt"),
            restated=True,
            additive=False,
            only=PeriodTyp.DELAR,
        ),
    ),
    definition=(
        "Kontoklass 40–41 i miljoner kronor, med minustecken. Utfallet hämtas från"
        " kostnadsanalysen; ökningstakten är kostnaden nu mot kostnaden före, i procent."
    ),
)
