"""The ISK-bedömning of 2025: the conclusion is the published one, questions and answers are ours.

The plan names five requirements: two of the styrning, three of the kontroll.
"""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import fraga, rubrik, said, slutsats

ISK = rubrik(
    Slag.ISK,
    "isk",
    "Intern styrning och kontroll",
    None,
    fraga(
        "isk_mal",
        "a",
        "Är mål och uppdrag tydliga för dem som ska utföra dem?",
        said("ja", "Planen är nedbruten i alla områden, och varje uppdrag har en ansvarig."),
    ),
    fraga(
        "isk_uppfoljning",
        "b",
        "Följs verksamhet och ekonomi upp så att avvikelser hanteras i tid?",
        said("ja", "Ekonomin följs varje månad och verksamheten två gånger om året."),
    ),
    fraga(
        "isk_risker",
        "c",
        "Är de väsentliga riskerna kända, och finns det åtgärder mot dem?",
        said("ja", "Riskerna är analyserade och åtgärderna i planen är avslutade."),
    ),
    fraga(
        "isk_rutiner",
        "d",
        "Är rutinerna beskrivna, kända och använda?",
        said(
            "delvis",
            """
            De flesta rutiner är samlade på ett ställe. I några områden används fortfarande egna
            varianter, och de ska ses över under nästa år.
            """,
        ),
    ),
    fraga(
        "isk_regler",
        "e",
        "Följs lagar, avtal och nämndens egna riktlinjer?",
        said("ja", "Kontrollerna under året har inte visat på några allvarliga avsteg."),
    ),
    slutsats(
        "isk_slutsats",
        "Samlad bedömning av styrning och kontroll",
        said(
            "tillracklig",
            "Svaren ger sammantaget att styrningen och kontrollen är tillräcklig för året.",
        ),
    ),
)
