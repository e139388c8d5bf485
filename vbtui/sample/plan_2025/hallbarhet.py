"""Målsättning 7: sustainable development."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, RF, aktivitet, rubrik, said, uppdrag

_KRAFTSAMLING = uppdrag(
    "kraftsamling",
    "Kraftsamling där hållbarhetsmålen riskeras",
    {
        BOARD: said(
            "startat_ej_klart",
            """
            Insatser pågår inom de områden där målen riskerar att missas, främst resor och energi.
            Takten behöver öka nästa år för att programmets mål ska nås.
            """,
        ),
        "fastigheter": said(
            "startat_ej_klart",
            """
            Driftgrupp Park har bytt ut en del av maskinerna och sått in fler ängsytor. Resten av
            maskinparken byts när avtalen löper ut nästa år.
            """,
        ),
    },
    aktivitet(
        "parkmaskiner",
        "Byta parkens maskiner till eldrift",
        "fastigheter",
        "2026-06-30",
        said("pagaende", "Hälften är utbytta. Laddning finns nu på två av tre platser."),
    ),
    nr="52",
    kalla=RF,
    berorda=("fastigheter",),
    carries_on="cykelparkeringar",
)

_KLIMAT = uppdrag(
    "klimatavtryck",
    "Mindre klimatavtryck och mer återbruk",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Energianvändningen fortsätter att minska och återbruket ökar i byggprojekten. Även
            måltider och lokalvård bidrar. Energi följs per kvadratmeter, matsvinn per portion och
            byggmaterial per projekt, vilket gör att resultaten kan jämföras mellan åren men inte
            läggas ihop till ett enda tal.

            Under året har fler verksamheter efterfrågat begagnade möbler och byggdelar, och lagret
            har fått en fast plats. Klimatkrav ställs nu även vid mindre inköp.
            """,
        ),
        "fastigheter": said(
            "flerarigt_arets_del_genomford",
            """
            Byggprojekt ställer krav på återbruk i alla större ombyggnader, och dörrar, armaturer
            och undertak tas om hand i ett eget lager. Teknikavdelningen har trimmat ventilation
            och belysning i de hus som drar mest energi.

            Vinsten syns i energistatistiken, men en del av den äts upp av mer kyla under varma
            somrar. Därför är solavskärmning prioriterad i nästa års underhåll.
            """,
        ),
    },
    aktivitet(
        "matsvinn",
        "Minska matsvinnet i vårdens kök",
        "forsorjning",
        "2025-11-30",
    ),
    aktivitet(
        "aterbruk",
        "Återbruk vid lokalanpassningar",
        "fastigheter",
        "2025-12-20",
        said(
            "avslutad_med_avvikelse",
            """
            Lagret fungerar, men märkningen av begagnade byggdelar blev inte klar. Den förs över
            till nästa års plan.
            """,
        ),
    ),
    nr="53",
    kalla=RF,
    berorda=("fastigheter", "forsorjning"),
    flerarigt=True,
    carries_on="laddpunkter",
)

_JAMLIK = uppdrag(
    "jamlik_halsa",
    "Jämlik hälsa, delaktighet och inkludering",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Tillgänglighet och delaktighet vägs in när lokaler och tjänster utformas. Arbetet är
            långsiktigt och årets insatser är gjorda.
            """,
        ),
        "fastigheter": said(
            "flerarigt_arets_del_genomford",
            """
            Tillgängligheten i entréer och väntrum har gåtts igenom tillsammans med
            funktionsrättsrörelsen. De enkla bristerna är åtgärdade; de stora ligger i
            underhållsplanen.
            """,
        ),
    },
    nr="54",
    kalla=RF,
    berorda=("fastigheter",),
    flerarigt=True,
)

HALLBARHET = rubrik(
    Slag.MALSATTNING,
    "hallbarhet",
    "Hållbar utveckling med höga ambitioner",
    said(
        "delvis",
        """
        Mycket är gjort inom energi, återbruk och måltider. Samtidigt räcker inte takten inom alla
        delar av hållbarhetsprogrammet, och därför bedöms målsättningen som delvis uppnådd.
        """,
    ),
    _KRAFTSAMLING,
    _KLIMAT,
    _JAMLIK,
    nr="7",
    carries_on="hallbara_val",
)
