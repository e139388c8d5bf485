"""The columns that the tables of the plan year share."""

from vbtui.domain.table import Column, Previous

BUDGET_COLUMNS = (
    Column(id="budget", title="Budget {ar}"),
    Column(id="prognos_fg", title="Prognos {forra_aret}"),
    Column(
        id="budget_fg",
        title="Budget {forra_aret}",
        formula=Previous("budget"),
        restated=True,
    ),
)
"""The plan year's budget, and forecast and budget of the year before: the latter is what its plan
said, unless it has been made anew since."""
