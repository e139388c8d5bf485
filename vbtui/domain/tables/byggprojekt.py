"""Större byggprojekt: one row a project, grouped by the board that ordered it.

A project without a decided budget says so in words (``inget än``), so those cells take both.
"""

from vbtui.domain.table import Column, Kind, Section, Table

BYGGPROJEKT = Table(
    id="byggprojekt",
    title="Större byggprojekt",
    section=Section.EKONOMI,
    place=50,
    unit="mnkr",
    decimals=1,
    free_rows=True,
    row_title="Projekt",
    group_title="Beställare",
    group_help="den som projektet byggs åt",
    columns=(
        Column(
            id="kalkyl",
            title="Total investeringskalkyl",
            short_title="Total kalkyl",
            kind=Kind.NUMBER_OR_WORD,
            negative=False,
        ),
        Column(
            id="budget",
            title="Beslutad budget {tom}",
            kind=Kind.NUMBER_OR_WORD,
            negative=False,
        ),
        Column(id="utfall_totalt", title="Totalt utfall {tom}", kind=Kind.NUMBER_OR_WORD),
        Column(id="utfall_period", title="Utfall {spann}", kind=Kind.NUMBER_OR_WORD),
        Column(id="status", title="Status", kind=Kind.TEXT, unit=""),
    ),
    definition="Projekt över tio miljoner kronor, i miljoner kronor, per beställande nämnd.",
)
