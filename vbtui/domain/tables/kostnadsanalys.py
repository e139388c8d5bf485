"""Kostnadsanalys: what the salary cost consists of, against the year before."""

from vbtui.domain.table import Change, Column, Growth, Previous, Row, Section, Table, Total

_KINDS = (
    ("manadsloner", "Månadslöner", ""),
    ("timanstallda", "Timanställda", ""),
    ("obekvam_arbetstid", "Obekväm arbetstid", ""),
    ("overtid", "Övertid/mertid", ""),
    ("jour", "Jour och beredskap", ""),
    ("semester", "Semesterkostnad inkl. skuldförändring", "Semesterkostnad"),
    ("sjuklon", "Sjuklön", ""),
    ("ovrigt", "Övrigt konto 40xx-41xx", ""),
)

KOSTNADSANALYS = Table(
    id="kostnadsanalys",
    title="Kostnadsanalys",
    section=Section.PERSONAL,
    place=20,
    unit="mnkr",
    decimals=1,
    row_title="Kostnad",
    rows=(
        *(Row(id=key, title=title, short_title=short) for key, title, short in _KINDS),
        Row(
            id="totalt",
            title="Totalt kontoklass 40-41",
            short_title="Totalt 40-41",
            formula=Total(tuple(key for key, *_ in _KINDS)),
        ),
    ),
    columns=(
        Column(id="utfall", title="Utfall{ack} {ar}"),
        Column(
            id="utfall_fg",
            title="Utfall{fg_ack} {fg_ar}",
            formula=Previous("utfall"),
            restated=True,
        ),
        Column(id="forandring", title="Förändring, mnkr", formula=Change("utfall", "utfall_fg")),
        Column(
            id="forandring_procent", title="Förändring %", formula=Growth("utfall", "utfall_fg")
        ),
    ),
    definition=(
        "Kostnader med minustecken, i miljoner kronor. Minus i förändringen är en högre kostnad;"
        " i procent är en ökning plus."
    ),
)
