"""Handlingsplan för ekonomi i balans: what was decided, what has come of it and what will.

Measures and full-time equivalents are counted, the rest is money that the plan frees.
"""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Column, Previous, Row, Section, Table, Total

_MEASURES = "Antal genomförda åtgärder enligt handlingsplan"
_STAFF = "Antal minskade årsarbetare, enligt avtalad tjänstgöringsgrad"
_MONEY = "Synliga effekter i ekonomin (mnkr)"

HANDLINGSPLAN = Table(
    id="handlingsplan",
    title="Uppföljning av beslutad handlingsplan",
    short_title="Handlingsplan",
    section=Section.EKONOMI,
    place=30,
    unit="mnkr",
    decimals=1,
    row_title="Effekt",
    by_need=True,
    rows=(
        Row(
            id="atgarder",
            title="Antal åtgärder",
            group=_MEASURES,
            unit="st",
            decimals=0,
            only=PeriodTyp.DELAR,
        ),
        Row(id="arsarbetare", title="Antal årsarbetare", group=_STAFF, unit="årsarbetare"),
        Row(id="intakter", title="Intäkter", group=_MONEY),
        Row(id="personalkostnader", title="Personalkostnader", group=_MONEY),
        Row(id="ovriga_kostnader", title="Övriga kostnader", group=_MONEY),
        Row(
            id="summa",
            title="Summa",
            group=_MONEY,
            formula=Total(("intakter", "personalkostnader", "ovriga_kostnader")),
        ),
    ),
    columns=(
        Column(id="handlingsplan", title="Handlingsplan"),
        Column(
            id="utfall_fg",
            title="Utfall {fg_ar}",
            formula=Previous("utfall"),
            restated=True,
            only=PeriodTyp.HELAR,
        ),
        Column(id="utfall", title="Utfall{ack} {ar}"),
        Column(id="prognos", title="Prognos {ar}", only=PeriodTyp.DELAR),
        Column(id="prognos_ar_1", title="Prognos {ar_1}"),
        Column(id="prognos_ar_2", title="Prognos {ar_2}", only=PeriodTyp.DELAR),
        Column(
            id="total_prognosperiod",
            title="Total prognosperiod",
            only=PeriodTyp.HELAR,
        ),
    ),
    definition=(
        "Effekter av den handlingsplan för ekonomi i balans som är beslutad: åtgärder i antal,"
        " minskning i årsarbetare och förbättring i miljoner kronor. En enhet utan del i planen"
        " lämnar tabellen tom."
    ),
)
