"""The strategy for digital development."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, NAMND, aktivitet, rubrik, said, styrtal, uppdrag

_IT_ROLL = uppdrag(
    "it_roll",
    "IT:s roll i den digitala utvecklingen",
    {
        BOARD: said(
            "startat_ej_klart",
            """
            Ett förslag till roll och process finns men behöver förankras med övriga nämnder,
            vilket tar resten av året.
            """,
        ),
        "it": said(
            "startat_ej_klart",
            """
            Vi har beskrivit hur en idé blir ett uppdrag och vem som beslutar i varje steg.
            Processen är provad i tre uppdrag och justerad. Det svåra är gränsen mot
            förvaltningarnas egna utvecklare: utan en tydlig överenskommelse riskerar samma behov
            att lösas två gånger. Diskussionen fortsätter under hösten, och vi räknar därför inte
            med att bli klara i år.
            """,
        ),
    },
    aktivitet(
        "processkarta",
        "Rita processen för digitala uppdrag",
        "it",
        "2024-05-31",
        said("avslutad", "Kartan är klar och ligger på intranätet."),
    ),
    kalla=NAMND,
    enhet="it",
)

_LIVSCYKEL = uppdrag(
    "livscykel",
    "En livscykel för varje it-stöd",
    {
        BOARD: said(
            "startat_ej_klart",
            """
            Modellen är beslutad och de första systemen har fått en livscykelplan. Arbetet
            fortsätter nästa år.
            """,
        ),
        "it": said(
            "startat_ej_klart",
            """
            Hälften av systemen har nu en utpekad ägare och ett slutår. De plattformar som saknar
            support prioriteras.
            """,
        ),
    },
    aktivitet(
        "systemagare",
        "Kartlägga system utan ägare",
        "it",
        "2024-06-30",
        said(
            "avvikelse",
            """
            Kartläggningen visade dubbelt så många system som väntat och hinner inte bli klar före
            hösten.
            """,
        ),
    ),
    aktivitet(
        "marka_utrustning",
        "Märka upp uppkopplad utrustning",
        "mt",
        "2024-12-20",
        said("pagaende", "Akuten och operation är klara. Vårdavdelningarna tas efter sommaren."),
    ),
    kalla=NAMND,
    enhet="it",
)

_ARENDEN = uppdrag(
    "arendehantering",
    "Ett gemensamt system för ärenden",
    {
        BOARD: said(
            "bedoms_klart_vid_arets_slut",
            """
            Upphandlingen är klar och införandet har börjat. Årets del bedöms bli genomförd.
            """,
        ),
        "ssc": said(
            "bedoms_klart_vid_arets_slut",
            """
            Leverantören är vald och systemet är uppsatt i testmiljö. Arbetssättet är beskrivet
            tillsammans med IT. Drift planeras till början av nästa år.
            """,
        ),
    },
    aktivitet(
        "arendekrav",
        "Samla områdenas krav på systemet",
        "ssc",
        "2024-03-31",
        said("avslutad", "Kraven är samlade och prioriterade."),
    ),
    aktivitet(
        "arendeutbildning",
        "Utbilda handläggare i nya arbetssätt",
        "ssc",
        "2024-11-30",
        said("pagaende", "Första omgången startar i september."),
    ),
    kalla=NAMND,
    enhet="ssc",
)

DIGITALISERING = rubrik(
    Slag.STRATEGI,
    "digitalisering",
    "Digital utveckling i hela regionen",
    said(
        None,
        """
        Förutsättningarna har förbättrats, men roller och ägarskap behöver klarna innan takten kan
        öka.
        """,
    ),
    _IT_ROLL,
    _LIVSCYKEL,
    _ARENDEN,
    rubrik(
        Slag.MAL,
        "digital_leverans",
        "Digitala metoder som stärker leveransen",
        said(
            "gul",
            """
            Flera förbättringar är på väg, men effekten kommer först nästa år.
            """,
        ),
        styrtal(
            "digital_mognad",
            "Den digitala mognaden växer",
            said(
                "delvis",
                "Mätningen visar framsteg i arbetssätt men inte i automation.",
                utfall="Delvis",
                trend="oforandrad",
            ),
        ),
    ),
)
