"""The strategy for sustainable development."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, NAMND, aktivitet, rubrik, said, uppdrag

_CYKLAR = uppdrag(
    "cykelparkeringar",
    "Bättre plats för cyklar vid våra hus",
    {
        BOARD: said(
            "ej_startat",
            """
            Uppdraget har fått vänta på beslut om finansiering och bedöms inte hinna genomföras i
            år.
            """,
        ),
        "fastigheter": said(
            "ej_startat",
            "Medel saknas i årets budget. Underlag finns om beslutet ändras.",
        ),
    },
    aktivitet(
        "cykelplatser",
        "Välja platser för cykelställ",
        "fastigheter",
        "2024-09-30",
        said("ej_startad", "Avvaktar beslut."),
    ),
    kalla=NAMND,
    enhet="fastigheter",
)

_LADDPUNKTER = uppdrag(
    "laddpunkter",
    "Fler laddpunkter för regionens bilar",
    {
        BOARD: said(
            "startat_ej_klart",
            """
            Utbyggnaden pågår men begränsas av effekten i elnätet på flera platser.
            """,
        ),
        "fastigheter": said(
            "startat_ej_klart",
            """
            Nya laddpunkter är byggda vid två vårdcentraler. Vid sjukhusen krävs större
            nätstationer först.
            """,
        ),
    },
    aktivitet(
        "laddstolpar",
        "Montera laddstolpar vid sjukhusen",
        "fastigheter",
        "2024-06-30",
        said("pagaende", "Grävningen är klar men elanslutningen försenad."),
    ),
    kalla=NAMND,
    enhet="fastigheter",
)

HALLBARHET = rubrik(
    Slag.STRATEGI,
    "hallbarhet",
    "Hållbarhet i vardagen",
    said(
        None,
        """
        Hållbarhet vägs in i fler beslut än tidigare. De två uppdragen har däremot hejdats av
        finansiering och elkapacitet.
        """,
    ),
    _CYKLAR,
    _LADDPUNKTER,
    rubrik(
        Slag.MAL,
        "hallbara_val",
        "Hållbara val i det dagliga arbetet",
        said(
            "gron",
            """
            Energi, kemikalier och avfall följs upp regelbundet, och utvecklingen går åt rätt håll.
            """,
        ),
    ),
)
