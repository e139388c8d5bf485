"""What regionfullmäktige and the board ask of the board itself."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, NAMND, RF, aktivitet, rubrik, said, uppdrag

_IT_MILJO = uppdrag(
    "it_miljo",
    "En it-miljö som står emot dagens hot",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Skyddet av it-miljön har stärkts i flera steg under året. Inloggningen är säkrare,
            nätet är indelat i zoner och gamla servrar är på väg bort. Arbetet pågår över flera år
            och följer den plan som togs fram efter förra årets genomlysning.

            Den medicintekniska utrustningen och fastigheternas styrsystem ingår nu i samma
            övervakning som övrig it. Det som återstår till nästa år är främst äldre system utan
            utpekad ägare.
            """,
        ),
        "fastigheter": said(
            "flerarigt_arets_del_genomford",
            """
            Styr- och övervakningssystemen i husen ligger nu i egna nät, och leverantörerna loggar
            in med personliga konton. En genomgång av passersystemet är beställd till våren.
            """,
        ),
        "it": said(
            "startat_ej_klart",
            """
            Nätet är indelat i zoner och flerfaktorsinloggning är införd för alla anställda. Bytet
            av servrar utan support drar ut på tiden, eftersom fem system saknar en ägare som kan
            godkänna flytten.

            Kvar att göra:

            - flytta de sista servrarna

            - öva återläsning av säkerhetskopior tillsammans med vården

            - följa upp leverantörernas fjärranslutningar
            """,
        ),
        "mt": said(
            "flerarigt_arets_del_genomford",
            """
            All uppkopplad utrustning finns nu i ett register med ansvarig ägare. Utrustning som
            inte kan uppdateras har fått ett eget nät.
            """,
        ),
        "ssc": said(
            "flerarigt_arets_del_genomford",
            """
            Servicecenter har fått nya rutiner för att känna igen och larma om nätfiske. Antalet
            ärenden har ökat, vilket vi tolkar som att fler vågar höra av sig i tid.
            """,
        ),
    },
    aktivitet(
        "flerfaktor",
        "Flerfaktorsinloggning för alla anställda",
        "it",
        "2025-06-30",
        said(
            "avslutad",
            """
            Infört för samtliga konton. Reservlösningen med kort används av dem som inte har
            tjänstetelefon.
            """,
        ),
    ),
    aktivitet(
        "servrar",
        "Byta ut servrar utan support",
        "it",
        "2025-09-30",
        said(
            "pagaende",
            """
            Sju av tolv servrar är utbytta. De sista väntar på besked från systemägarna.
            """,
        ),
        carries_on="systemagare",
    ),
    aktivitet(
        "inventera_mt",
        "Inventera uppkopplad medicinteknisk utrustning",
        "mt",
        "2025-11-30",
        said("avslutad", "Inventeringen är klar och registret uppdateras nu vid varje inköp."),
        carries_on="marka_utrustning",
    ),
    nr="28",
    kalla=RF,
    berorda=("fastigheter", "it", "mt", "ssc"),
    flerarigt=True,
    carries_on="livscykel",
)

_INKOP = uppdrag(
    "inkopsorganisation",
    "Ett samlat och effektivare inköpsarbete",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Nämnderna har enats om roller och beställningsvägar, och fler köp görs på avtal.
            Central bilhantering hör sedan i höstas till Område inköp och upphandling, vilket
            samlar fordonsköpen på ett ställe. Nästa steg är gemensam uppföljning av de stora
            avtalen.
            """,
        ),
        "inkop": said(
            "flerarigt_arets_del_genomford",
            """
            - Kategoristyrning är införd för förbrukningsvaror, it och fordon.

            - Varje förvaltning har en namngiven kontaktperson hos oss.

            - Uppföljningen av avtalstrohet görs nu varje kvartal [andel köp på avtal, ej tkr].
            """,
        ),
        "it": said(
            "flerarigt_arets_del_genomford",
            """
            IT stödsystem har tillsammans med inköp gått igenom de femtio största licensavtalen.
            Flera har kunnat slås ihop inför nästa år.
            """,
        ),
        "mt": said(
            "flerarigt_arets_del_genomford",
            """
            Vi deltar i kategorirådet för medicinteknik och har flyttat reservdelsköpen till
            ramavtal.
            """,
        ),
        "ssc": said(
            "flerarigt_arets_del_genomford",
            """
            = i stort sett samma läge som vid delåret. Ekonomi och Servicecenter har utbildat
            beställare och stängt de sista beställningsvägarna utanför e-handeln.
            """,
        ),
    },
    aktivitet(
        "inkopskalender",
        "Gemensam inköpskalender för förvaltningen",
        "inkop",
        "2025-10-31",
        said(
            "avslutad_med_avvikelse",
            """
            Kalendern finns men omfattar bara upphandlingar, inte avrop. Resten tas nästa år.
            """,
        ),
        carries_on="inkopsplan",
    ),
    aktivitet(
        "e_handel",
        "Utbilda beställare i e-handel",
        "ssc",
        "2025-12-15",
        said("avslutad", "Fyra tillfällen har hållits. Inspelningen ligger på intranätet."),
    ),
    nr="29",
    kalla=RF,
    berorda=("inkop", "it", "mt", "ssc"),
    flerarigt=True,
)

_POLICY = uppdrag(
    "upphandlingspolicy",
    "En uppdaterad policy för upphandling",
    {
        BOARD: said(
            "startat_ej_klart",
            """
            Ett förslag är framtaget men remissen blev försenad när nya lagkrav skulle vägas in.
            Beslut väntas under våren.
            """,
        ),
        "inkop": said(
            "startat_ej_klart",
            """
            Förslaget är skrivet och har diskuterats med alla nämnder. Två frågor återstår: hur
            sociala krav ska följas upp och vem som äger undantagen. Remissen går ut så snart de är
            lösta.
            """,
        ),
    },
    aktivitet(
        "policyremiss",
        "Remiss av förslaget till ny policy",
        "inkop",
        "2025-11-15",
        said("pagaende"),
    ),
    nr="30",
    kalla=RF,
    berorda=("inkop", "gemensamt"),
)

_FASTIGHETSPLAN = uppdrag(
    "fastighetsplan",
    "En ny plan för fastigheternas utveckling",
    {
        BOARD: said(
            "startat_ej_klart",
            """
            Arbetet är i gång, men verksamheternas lokalbehov är inte färdiga och planen kan därför
            inte slutföras i år.
            """,
        ),
        "fastigheter": said(
            "startat_ej_klart",
            """
            Byggnadernas skick och återstående livslängd är kartlagda för alla större anläggningar.
            Det som saknas är vårdens bedömning av framtida behov, som vi räknar med att få under
            första kvartalet. Därefter kan alternativen kostnadsberäknas [mnkr per hus] och vägas
            mot varandra. Vi har också tagit fram en gemensam modell för hur underhåll, energi och
            tillgänglighet ska poängsättas, så att hus kan jämföras rättvist. Modellen har prövats
            på två sjukhusområden och justerats efter synpunkter från driften.
            """,
        ),
    },
    aktivitet("lokalbehov", "Samla nämndernas lokalbehov inför planen", "gemensamt", "2025-10-01"),
    nr="31",
    kalla=RF,
    berorda=("fastigheter", "gemensamt"),
)

_FJARRKYLA = uppdrag(
    "fjarrkyla",
    "Oberoende granskning av förslaget om fjärrkyla",
    {
        BOARD: said(
            "genomfort",
            """
            Granskningen är genomförd och redovisad för nämnden. Den bekräftar i huvudsak det
            tekniska förslaget men pekar ut ett par osäkra antaganden, som har räknats om.
            """,
        ),
        "fastigheter": said(
            "genomfort",
            """
            En fristående konsult har gått igenom behov, teknik och kostnader. Rapporten är
            överlämnad och synpunkterna är inarbetade i underlaget.
            """,
        ),
        "inkop": said(
            "genomfort",
            """
            Vi ansvarade för avropet av konsulten. Uppdraget är avslutat och fakturerat.
            """,
        ),
    },
    nr="32",
    kalla=RF,
    berorda=("fastigheter", "inkop"),
)

_MALTIDSPLAN = uppdrag(
    "maltidsplan",
    "En långsiktig plan för regionens måltider",
    {
        BOARD: said(
            "genomfort",
            """
            Planen är antagen. Den anger vilka kök som ska finnas kvar, vilka investeringar som
            krävs och i vilken ordning.
            """,
        ),
        "forsorjning": said(
            "genomfort",
            """
            Måltidsservice har tagit fram planen tillsammans med vården och kostombuden. Den bygger
            på den tidigare genomlysningen och sträcker sig tio år framåt.
            """,
        ),
    },
    aktivitet(
        "menyplanering",
        "Pröva ny menyplanering i två kök",
        "forsorjning",
        "2025-09-15",
        said(
            "avslutad", "Försöket gav mindre svinn och jämnare beläggning. Det införs i alla kök."
        ),
    ),
    kalla=NAMND,
    ansvarig="Måltidsservice",
    berorda=("forsorjning",),
    carries_on="maltidsgenomlysning",
)

UPPDRAG_TILL_NAMNDEN = rubrik(
    Slag.MALOMRADE,
    "namnden",
    "Uppdrag direkt till servicenämnden",
    None,
    _IT_MILJO,
    _INKOP,
    _POLICY,
    _FASTIGHETSPLAN,
    _FJARRKYLA,
    _MALTIDSPLAN,
)
