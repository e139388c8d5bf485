"""The strategy for preparedness and security."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, NAMND, aktivitet, rubrik, said, uppdrag

_HANDELSER = uppdrag(
    "extraordinara_handelser",
    "Struktur och kunskap för extraordinära händelser",
    {
        BOARD: said(
            "startat_ej_klart",
            """
            Alla områden har påbörjat arbetet, men det kommer att ta mer än ett år. Organisationen
            är beslutad. Utbildning och övning återstår.
            """,
        ),
        "fastigheter": said(
            "startat_ej_klart",
            """
            Reservkraft och vatten är genomgångna. Planer för värme och passage återstår.
            """,
        ),
        "forsorjning": said(
            "startat_ej_klart",
            """
            Vi har räknat på hur länge kök, förråd och transporter klarar sig utan leveranser.
            Beredskapslager för livsmedel utreds.
            """,
        ),
        "inkop": said(
            "startat_ej_klart",
            "Kraven på leverantörernas beredskap finns nu med i mallarna.",
        ),
        "it": said(
            "startat_ej_klart",
            """
            Prioriteringsordningen för återstart av system är uppdaterad. Övning är planerad till
            hösten.
            """,
        ),
        "mt": said("startat_ej_klart", "Reservrutiner finns för den mest kritiska utrustningen."),
        "ssc": said(
            "bedoms_klart_vid_arets_slut",
            "Bemanningsplan för Servicecenter vid långvarig störning är klar och förankrad.",
        ),
    },
    aktivitet(
        "krisledning",
        "Utse krisledning i varje område",
        "gemensamt",
        "2024-05-31",
        said("pagaende", "Sex av sju är utsedda."),
    ),
    aktivitet(
        "reservrutiner",
        "Reservrutiner vid långt strömavbrott",
        "mt",
        "2024-10-31",
        said("pagaende", "Rutinerna är skrivna men inte övade."),
    ),
    kalla=NAMND,
    ansvarig="Regionservice",
)

BEREDSKAP = rubrik(
    Slag.STRATEGI,
    "beredskap",
    "Säkerhet och beredskap",
    said(
        None,
        """
        Omvärldsläget har gjort frågan till en av årets viktigaste. Arbetet bedrivs gemensamt med
        regionens säkerhetsfunktion.
        """,
    ),
    _HANDELSER,
)
