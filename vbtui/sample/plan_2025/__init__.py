"""The plan of 2025 and what was said about it at the end of the year.

Structure, numbers, sources, statuses, assessments and measures follow the published annual report.
Titles are worded anew, and every comment is invented. The report has no aktiviteter and says little
of the single units, so aktiviteter, their dates and what the units say are invented too: most is
filled in, some is left unfilled, late or deviating. Of the ISK-bedömning the report has the
conclusion; the questions are ours. `vbtui.sample.later_edits` goes on from here.
"""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import rubrik, said
from vbtui.sample.plan_2025 import (
    digitalt,
    ekonomi,
    forskning,
    hallbarhet,
    internkontroll,
    isk,
    kompetens,
    namnden,
    texter,
    trygghet,
)

PLAN = (
    rubrik(
        Slag.MALOMRADE,
        "overgripande",
        "Regionens målområden för servicenämnden",
        said(
            None,
            """
            Året har präglats av fleråriga uppdrag som rör flera områden samtidigt. Det mesta som
            skulle bli gjort i år är gjort. Tre uppdrag är startade men inte klara, och
            hållbarhetsmålen nås bara till en del.
            """,
        ),
        namnden.UPPDRAG_TILL_NAMNDEN,
        forskning.FORSKNING,
        digitalt.DIGITALT,
        hallbarhet.HALLBARHET,
        kompetens.KOMPETENS,
        ekonomi.EKONOMI,
        trygghet.BEREDSKAP,
        trygghet.VALFARDSBROTT,
    ),
    internkontroll.INTERN_KONTROLL,
    isk.ISK,
    texter.TEXTER,
)
