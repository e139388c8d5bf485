"""The two målsättningar without a number: preparedness, and crime against public welfare."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, RF, aktivitet, rubrik, said, uppdrag

_BEREDSKAP_I_ALLT = uppdrag(
    "beredskap_i_allt",
    "Beredskap och säkerhet i allt vi gör",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Frågorna finns med i planering, upphandling och byggprojekt. Reservkraft, reservvatten
            och reservrutiner har setts över.
            """,
        ),
        "fastigheter": said(
            "flerarigt_arets_del_genomford",
            """
            Reservkraften är provkörd på alla sjukhus. Skyddsrummen är besiktigade och bristerna
            ligger i en åtgärdsplan.
            """,
        ),
    },
    nr="57",
    kalla=RF,
    berorda=("fastigheter", "it"),
    flerarigt=True,
    carries_on="extraordinara_handelser",
)

BEREDSKAP = rubrik(
    Slag.MALSATTNING,
    "beredskap",
    "Beredskap för störning och kris",
    said("uppnadd"),
    _BEREDSKAP_I_ALLT,
    aktivitet(
        "krisovning",
        "Öva krisledning med alla områden",
        "gemensamt",
        "2025-10-15",
        said("ej_startad", "Övningen är flyttad till våren, då alla områden kan delta."),
        carries_on="krisledning",
    ),
    carries_on="beredskap",
)

_FOREBYGGA = uppdrag(
    "forebygga_brott",
    "Förebygga brott mot välfärden",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Kontrollerna av leverantörer har skärpts både före avtal och under avtalstiden.
            Medarbetare som beställer och attesterar har fått utbildning.
            """,
        ),
        "inkop": said(
            "flerarigt_arets_del_genomford",
            """
            Nya leverantörer kontrolleras i flera register innan avtal skrivs. Vid misstanke finns
            nu en rutin för vem som gör vad, och den har använts.
            """,
        ),
        "mt": said("flerarigt_arets_del_genomford"),
    },
    aktivitet(
        "stickprov",
        "Stickprov hos leverantörer",
        "inkop",
        "2025-12-10",
        said("avslutad", "Tjugo stickprov är gjorda. Två har lett till fördjupad kontroll."),
    ),
    nr="58",
    kalla=RF,
    berorda=("inkop", "mt"),
    flerarigt=True,
)

VALFARDSBROTT = rubrik(
    Slag.MALSATTNING,
    "valfardsbrott",
    "Inga brott mot välfärden",
    said(
        "uppnadd",
        """
        Nämnden har stärkt kontrollerna och kunskapen under året. Arbetet är en del av ordinarie
        rutiner och fortsätter.
        """,
    ),
    _FOREBYGGA,
)
