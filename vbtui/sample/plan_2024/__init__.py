"""The plan of 2024 and what was said about it in July.

Structure, numbers, sources, statuses and measures follow the published interim report. Titles are
worded anew; comments and aktiviteter are invented, as are the statuses of single units.

The report has lost most of its colours. Its summary counts three green and one yellow mål, and one
green and one red effektmål, where the red one is nr 10. Which mål is the yellow one is chosen here:
the one about digital methods, since its only styrtal was reached in part and most uppdrag beside it
were yellow. Styrtal printed without a word or symbol have a status that follows from their figures.
The åtgärder of the intern kontroll whose symbol is lost have no status.
"""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import rubrik, said
from vbtui.sample.plan_2024 import (
    beredskap,
    digitalt,
    hallbarhet,
    internkontroll,
    kvalitet,
    resurs,
    texter,
)

PLAN = (
    rubrik(
        Slag.PERSPEKTIV,
        "invanare",
        "Invånarna och samhället",
        said(
            None,
            """
            Nämnden har inga egna mål i det här perspektivet men bidrar genom att ge vården och
            övriga verksamheter ett gott stöd.
            """,
        ),
    ),
    rubrik(
        Slag.PERSPEKTIV,
        "process",
        "Våra processer",
        said(
            None,
            """
            Prognosen för helåret är i huvudsak god. Ett uppdrag har ännu inte startat, och flera
            blir inte klara i år.
            """,
        ),
        kvalitet.KVALITET,
        beredskap.BEREDSKAP,
        digitalt.DIGITALISERING,
        hallbarhet.HALLBARHET,
        rubrik(
            Slag.STRATEGI,
            "regional_utveckling",
            "Hållbar utveckling i hela länet",
            said(None, "Nämnden har inga egna uppdrag men deltar i andra nämnders arbete."),
        ),
        rubrik(
            Slag.STRATEGI,
            "samarbete",
            "Samarbete i storregionen och utomlands",
            said(
                None,
                """
                Samverkan sker i nätverk för inköp, fastigheter och medicinsk teknik.
                """,
            ),
        ),
    ),
    rubrik(
        Slag.PERSPEKTIV,
        "resurs",
        "Våra resurser",
        said(
            None,
            """
            Engagemanget bland medarbetarna är gott. Ekonomin är ansträngd och prognosen pekar på
            ett underskott vid årets slut.
            """,
        ),
        resurs.ARBETSGIVARE,
        resurs.EKONOMI,
    ),
    internkontroll.INTERN_KONTROLL,
    texter.TEXTER,
)
