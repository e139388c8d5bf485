"""The strategy for quality and development."""

from vbtui.domain.plan import Slag
from vbtui.domain.riktning import Riktning
from vbtui.sample.outline import BOARD, NAMND, aktivitet, rubrik, said, styrtal, uppdrag

_SERVICEUTBUD = uppdrag(
    "serviceutbud",
    "Ett serviceutbud som möter behoven",
    {
        BOARD: said(
            "bedoms_klart_vid_arets_slut",
            """
            Varje område har gått igenom sina tjänster tillsammans med kunderna. Förslag till vad
            som kan tas bort, slås ihop eller prissättas om lämnas under hösten.
            """,
        ),
        "fastigheter": said(
            "bedoms_klart_vid_arets_slut",
            """
            Vi har delat upp tjänsterna i bas och tillval. Kunderna är positiva men vill se priset
            först.
            """,
        ),
        "forsorjning": said(
            "startat_ej_klart",
            """
            Genomgången av lokalvård och transporter är klar. Måltiderna väntar på genomlysningen,
            så helheten hinner troligen inte bli färdig i år.
            """,
        ),
        "it": said(
            "bedoms_klart_vid_arets_slut",
            "Tjänstekatalogen är uppdaterad och varje tjänst har fått en ansvarig.",
        ),
        "ssc": said(
            "bedoms_klart_vid_arets_slut",
            """
            - Tre tjänster avvecklas.

            - Två tjänster slås ihop.

            - Resten behålls men beskrivs tydligare.
            """,
        ),
    },
    aktivitet(
        "inkopsplan",
        "Årsplan för förvaltningens inköp",
        "inkop",
        "2024-12-15",
        said("pagaende", "Planen omfattar hittills upphandlingar. Avrop läggs till i höst."),
    ),
    kalla=NAMND,
    ansvarig="Regionservice",
    berorda=("fastigheter", "forsorjning", "it", "ssc"),
)

_MALTIDER = uppdrag(
    "maltidsgenomlysning",
    "Genomlysning av måltidsverksamheten",
    {
        BOARD: said(
            "bedoms_klart_vid_arets_slut",
            """
            Genomlysningen är i slutskedet. Kökens skick, personalens arbetsmiljö och maten på
            tallriken har vägts samman till tre alternativ, som nu kostnadsberäknas.
            """,
        ),
        "fastigheter": said(
            "bedoms_klart_vid_arets_slut",
            """
            Vi har besiktigat samtliga kök och räknat på ombyggnad, nybyggnad och avveckling [mnkr,
            prisnivå i år].
            """,
        ),
        "forsorjning": said(
            "bedoms_klart_vid_arets_slut",
            """
            Måltidsservice har mätt svinn, bemanning och näringsvärden i alla kök. Slutrapporten
            skrivs i september.
            """,
        ),
    },
    aktivitet(
        "provlagning",
        "Provlaga nya recept med vårdavdelningar",
        "forsorjning",
        "2024-06-15",
        said("avslutad", "Tolv recept är provade och åtta införs på menyn."),
    ),
    kalla=NAMND,
    ansvarig="Måltidsservice",
    berorda=("fastigheter", "forsorjning"),
)

_PARTNER = rubrik(
    Slag.MAL,
    "partner",
    "En partner som skapar värde",
    said(
        "gron",
        """
        Dialogen med kunderna fungerar väl och leder till gemensamma prioriteringar.
        """,
    ),
    styrtal(
        "forum",
        "Forum för dialog med kunderna",
        said(
            "helt",
            "Forum finns för alla större kunder och möts enligt årshjulet.",
            utfall="Helt",
            trend="oforandrad",
        ),
    ),
    styrtal(
        "kundkrav",
        "Kunderna med i förbättringsarbetet",
        said(
            "helt",
            "Kunder deltar i de förbättringsarbeten som rör dem.",
            utfall="Helt",
            trend="oforandrad",
        ),
    ),
)

_MEDARBETARE = rubrik(
    Slag.MAL,
    "medarbetare",
    "Medarbetare som driver förbättringar",
    said(
        "gron",
        """
        Engagemanget är fortsatt högt. Det systematiska förbättringsarbetet har tappat fart i några
        enheter men väntas ta igen det under hösten.
        """,
    ),
    styrtal(
        "forandringsledning",
        "Mer kunskap om att leda förändring",
        said(
            "helt",
            "Alla nya chefer har gått utbildningen.",
            utfall="Helt",
            trend="oforandrad",
        ),
    ),
    styrtal(
        "forbattringar",
        "Systematiska förbättringar i vardagen",
        said(
            "delvis",
            "Avvikelser hanteras, men färre värdeflöden har analyserats än förra året.",
            utfall="Delvis",
            trend="ned",
        ),
    ),
    styrtal(
        "hme_motivation",
        "HME, delindex för motivation",
        said("helt", "Oförändrat högt.", utfall="77", trend="oforandrad"),
        matt="index",
        malvarde="77",
        riktning=Riktning.HOGRE,
    ),
    styrtal(
        "hme_ledning",
        "HME, delindex för ledning",
        said("helt", "Högst av de tre delindexen.", utfall="84", trend="oforandrad"),
        matt="index",
        malvarde="84",
        riktning=Riktning.HOGRE,
    ),
)

KVALITET = rubrik(
    Slag.STRATEGI,
    "kvalitet",
    "Kvalitet och ständig utveckling",
    said(
        None,
        """
        Arbetet med serviceutbud och måltider har tagit mest tid. Båda uppdragen bedöms bli klara.
        """,
    ),
    _SERVICEUTBUD,
    _MALTIDER,
    _PARTNER,
    _MEDARBETARE,
)
