"""Driftredovisning: each unit's deviation from budget, and how large it is beside its turnover.

Both figures are already in the resultatrapport, so nothing is typed twice. The year before is typed
where it has been made anew for another organisation.
"""

from vbtui.domain.table import Column, From, Previous, Row, Section, Share, Table, Total

DRIFTREDOVISNING = Table(
    id="driftredovisning",
    title="Driftredovisning",
    section=Section.EKONOMI,
    place=20,
    unit="mnkr",
    decimals=1,
    row_title="Verksamhet",
    unit_rows=True,
    rows=(Row(id="resultat", title="Resultat", formula=Total()),),
    columns=(
        Column(
            id="budgetavvikelse",
            title="Budgetavvikelse{ack} {ar}",
            formula=From("resultatrapport", "budgetavvikelse", row="resultat"),
            restated=True,
        ),
        Column(
            id="omsattning",
            title="Omsättning{ack} {ar}",
            formula=From("resultatrapport", "utfall", row="summa_intakter"),
            restated=True,
        ),
        Column(id="relation", title="Relation (%)", formula=Share("budgetavvikelse", "omsattning")),
        Column(
            id="budgetavvikelse_fg",
            title="Budgetavvikelse{fg_ack} {fg_ar}",
            formula=Previous("budgetavvikelse"),
            restated=True,
        ),
    ),
    definition=(
        "Budgetavvikelsen i miljoner kronor och i procent av omsättningen. Omsättning är intäkter"
        " med budgetram. Talen hämtas från resultatrapporten och kan skrivas över."
    ),
)
