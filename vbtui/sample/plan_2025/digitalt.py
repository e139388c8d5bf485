"""Målsättning 6: digital services."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, NAMND, RF, aktivitet, rubrik, said, uppdrag

_KULTUR = uppdrag(
    "digital_kultur",
    "Digital kultur och digitala arbetssätt",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Alla områden har arbetat med digitala arbetssätt, ofta i det lilla: gemensamma ytor,
            enklare formulär och färre utskrifter. Ett nätverk av digitala ombud håller ihop
            arbetet och sprider goda exempel.

            Det som har gett mest är att möten, rutiner och ärenden nu finns på samma ställe. Där
            arbetet sker på rörlig fot, i lokalvård, transporter och fastighetsdrift, är tillgången
            till enheter och uppkoppling fortfarande ojämn. Det märks också att intresset är större
            än tiden: chefer beskriver att medarbetare vill lära sig mer men sällan kan gå ifrån.
            Nästa år läggs därför utbildningen ut i kortare pass. Uppdraget löper över flera år och
            årets del är genomförd.
            """,
        ),
        "fastigheter": said(
            "flerarigt_arets_del_genomford",
            """
            Ett nytt forum för drift och förvaltning delar arbetssätt mellan orterna. Ronderingen
            görs nu i mobilen, och ritningar hämtas på plats i stället för från pärm.
            """,
        ),
        "it": said(
            "flerarigt_arets_del_genomford",
            """
            Digital kompetensvecka genomfördes i oktober med stort deltagande. De korta filmerna
            har fortsatt att användas på arbetsplatsträffar. 🙂
            """,
        ),
        "ssc": said(
            "flerarigt_arets_del_genomford",
            """
            Fler tjänster beställs digitalt och handläggarna har fått tid avsatt för att lära av
            varandra. Rutinerna [lön/HR] är samlade på en sida.
            """,
        ),
    },
    aktivitet(
        "kompetensvecka",
        "Digital kompetensvecka för medarbetare",
        "it",
        "2025-10-17",
        said("avslutad", "Genomförd med femton programpunkter, varav fem på distans."),
    ),
    aktivitet(
        "lasplattor",
        "Läsplattor i lokalvårdens arbetslag",
        "forsorjning",
        "2025-10-31",
        said(
            "avvikelse",
            """
            Plattorna är utdelade på två av fem orter. Uppkopplingen räcker inte i kulvertar och
            källarplan, så resten avvaktar tills nätet är förstärkt.
            """,
        ),
    ),
    nr="49",
    kalla=RF,
    berorda=("fastigheter", "forsorjning", "it", "ssc"),
    flerarigt=True,
    carries_on="it_roll",
)

_DIGITALT_FORST = uppdrag(
    "digitalt_forst",
    "Lättanvända digitala tjänster för länet",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Flera tjänster har blivit enklare att hitta och använda, både för invånare och för
            föreningar och företag. Den nya plattformen tas i bruk stegvis.
            """,
        ),
        "fastigheter": said(
            "flerarigt_arets_del_genomford",
            "Hyresgäster gör felanmälan digitalt och kan följa ärendet till det är klart.",
        ),
        "it": said("startat_ej_klart"),
        "mt": said(
            "flerarigt_arets_del_genomford",
            """
            Patienter kan själva boka tid för byte av hjälpmedel. Hjälpmedelsstöd svarar på frågor
            i chatten under kontorstid.
            """,
        ),
    },
    aktivitet(
        "e_tjanster",
        "Ny plattform för e-tjänster",
        "it",
        "2025-09-30",
        said(
            "pagaende",
            """
            Plattformen är installerad men de första tjänsterna flyttas först efter årsskiftet.
            """,
        ),
    ),
    aktivitet(
        "felanmalan",
        "Digital felanmälan för hyresgäster",
        "fastigheter",
        "2025-05-31",
        said("avslutad", "I drift sedan maj. Telefonen finns kvar för akuta fel."),
    ),
    nr="50",
    kalla=RF,
    berorda=("fastigheter", "it", "mt"),
    flerarigt=True,
)

_ARENDEHANTERING = uppdrag(
    "arendehantering",
    "Det nya systemet för ärenden på plats",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Systemet är infört för it-ärenden och större delen av löneärendena. Övriga delar
            flyttas över nästa år enligt plan.
            """,
        ),
        "ssc": said(
            "flerarigt_arets_del_genomford",
            """
            Vi gick i drift i mars och har sedan dess flyttat över en ärendetyp i taget.
            Inlärningen tog längre tid än vi trodde, men svarstiderna är nu kortare än i det gamla
            systemet. Självbetjäningen används mer och mer. Under hösten har vi arbetat med mallar,
            svarstexter och statistik, så att cheferna själva kan se hur ärendena i deras
            verksamhet går. Det som återstår är registratur och arkiv, där kraven på gallring måste
            redas ut först. Vi har också sett att kategorierna behöver bli färre: i dag hamnar
            nästan vart femte ärende fel vid första försöket och måste flyttas för hand. Ett
            förslag är ute på remiss hos områdena.

            Sammantaget bedömer vi att årets del är gjord: systemet är i drift, arbetssättet är
            känt och förvaltningen av det är bemannad. Nästa år ligger tyngdpunkten på att flytta
            de sista ärendetyperna och stänga det gamla systemet.
            """,
        ),
    },
    aktivitet(
        "lonearenden",
        "Flytta löneärenden till det nya systemet",
        "ssc",
        "2025-12-01",
        said("avslutad", "Klart utom några få blanketter som kräver underskrift."),
        carries_on="arendeutbildning",
    ),
    kalla=NAMND,
    enhet="ssc",
    flerarigt=True,
    carries_on="arendehantering",
)

_BEHORIGHET = uppdrag(
    "behorighetssystem",
    "Nya arbetssätt för behörigheter",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Rutiner för beställning, byte och avslut av behörigheter är införda i den egna
            förvaltningen och provas nu tillsammans med vården.
            """,
        ),
        "ssc": said(
            "flerarigt_arets_del_genomford",
            """
            Cheferna beställer behörigheter i ett gemensamt flöde, och kontot stängs automatiskt
            när en anställning upphör. Rensningen av gamla konton släpar efter.
            """,
        ),
    },
    aktivitet(
        "rensa_behorigheter",
        "Rensa gamla behörigheter",
        "ssc",
        "2025-08-31",
        said("pagaende"),
    ),
    kalla=NAMND,
    enhet="ssc",
    flerarigt=True,
)

DIGITALT = rubrik(
    Slag.MALSATTNING,
    "digitalt",
    "Digitala tjänster som förenklar vardagen",
    said(
        "uppnadd",
        """
        Invånare och medarbetare möter fler digitala tjänster än förra året, och de som finns har
        blivit enklare. Nämndens bidrag är både egna tjänster och stöd till andra nämnder.
        """,
    ),
    _KULTUR,
    _DIGITALT_FORST,
    _ARENDEHANTERING,
    _BEHORIGHET,
    nr="6",
    carries_on="digital_leverans",
)
