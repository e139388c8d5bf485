"""Produktions- och nyckeltal: rows that the units add, each with its own unit and target.

A figure is kept as it was published, also where it is a word or an inequality (``>80 %``).
"""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Change, Column, Kind, Previous, Section, Table

NYCKELTAL = Table(
    id="nyckeltal",
    title="Produktions- och nyckeltal",
    short_title="Nyckeltal",
    section=Section.PRODUKTION,
    place=10,
    unit="",
    decimals=None,
    free_rows=True,
    row_title="Nyckeltal",
    columns=(
        Column(id="utfall", title="Utfall {avser}", kind=Kind.NUMBER_OR_WORD, additive=False),
        Column(
            id="utfall_fg",
            title="Utfall {fg_avser}",
            kind=Kind.NUMBER_OR_WORD,
            formula=Previous("utfall"),
            restated=True,
            additive=False,
        ),
        Column(id="forandring", title="Förändring", formula=Change("utfall", "utfall_fg")),
    ),
    definition=(
        "Varje nyckeltal har sin egen måttenhet, visas med så många decimaler som det är skrivet"
        " med och läggs inte ihop. Förändring av procent anges i procentenheter."
    ),
    measure_day={PeriodTyp.DELAR: (6, 30)},
)
