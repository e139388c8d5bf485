"""The intern kontroll of 2025: the statuses of the board are the published ones.

The report answers neither of the two questions; what the units say is invented.
"""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, atgard, risk, rubrik, said

_KLAR = "avslutad"
_ALLA = ("fastigheter", "forsorjning", "gemensamt", "inkop", "it", "mt", "ssc")

_HR = rubrik(
    Slag.VERKSAMHETSOMRADE,
    "ik_hr",
    "HR",
    None,
    risk(
        "risk_arbetsmiljo",
        "Det löpande arbetsmiljöarbetet fungerar inte i vardagen",
        atgard(
            "arbetsmiljouppgifter",
            "Chefer undersöker arbetsmiljön, sätter in åtgärder och ser efter att de hjälpt",
            {
                BOARD: said(
                    _KLAR,
                    """
                    Alla områden har arbetat efter årshjulet. Ronderna är gjorda och de flesta
                    åtgärderna är uppföljda. Arbetet fortsätter i linjen.
                    """,
                ),
                "fastigheter": said(
                    _KLAR,
                    "Skyddsronder på alla orter. Fallrisker på tak är åtgärdade.",
                    effekt="ja",
                    nasta_ar="nej",
                ),
                "forsorjning": said(
                    "genomford_utan_full_effekt",
                    """
                    Ronderna är gjorda, men belastningsskadorna i köken har inte minskat. Nya
                    hjälpmedel provas under våren [två kök].
                    """,
                    effekt="delvis",
                    nasta_ar="ja",
                ),
                "it": said(_KLAR, "Klart.", effekt="ja", nasta_ar="nej"),
                "mt": said(
                    _KLAR,
                    "Verkstaden har fått bättre ventilation efter ronden i mars.",
                    effekt="ja",
                    nasta_ar="nej",
                ),
                "ssc": said("pagaende", "En grupp återstår."),
            },
            berorda=_ALLA,
            carries_on="arbetsmiljouppgifter",
        ),
        atgard(
            "arbetsmiljo_uppfoljning",
            "Årlig genomgång av arbetsmiljöarbetet, med förbättringar där det behövs",
            {
                BOARD: said(
                    _KLAR, "Genomgången är gjord och resultatet är redovisat i skyddskommittén."
                )
            },
            enhet=BOARD,
            carries_on="arbetsmiljo_uppfoljning",
        ),
        atgard(
            "fordelning_av_uppgifter",
            "Avstämning minst en gång om året av hur fördelade uppgifter fungerar",
            {BOARD: said(_KLAR, "Avstämningarna är gjorda i alla ledningsgrupper.")},
            enhet=BOARD,
            carries_on="fordelning_av_uppgifter",
        ),
        carries_on="risk_arbetsmiljo",
    ),
    carries_on="ik_hr",
)

_INFORMATION = rubrik(
    Slag.VERKSAMHETSOMRADE,
    "ik_information",
    "Informationssäkerhet",
    None,
    risk(
        "risk_dataskydd",
        "Reglerna om dataskydd och informationssäkerhet följs inte fullt ut",
        atgard(
            "informationssakerhet",
            "Ett fungerande arbete med informationssäkerhet, med utpekade resurser",
            {
                BOARD: said(
                    _KLAR,
                    "Roller och årsplan är på plats. Utbildningen är obligatorisk för nyanställda.",
                ),
                "it": said(
                    _KLAR,
                    """
                    En samordnare är utsedd och riskanalyser görs vid varje större förändring.
                    Avvikelser rapporteras oftare än förr, vilket vi ser som ett gott tecken.
                    """,
                    effekt="ja",
                    nasta_ar="kanske",
                ),
                "mt": said(_KLAR, "Utrustning i nätet är förtecknad.", effekt="ja"),
            },
            berorda=("it", "mt", "ssc"),
            carries_on="informationssakerhet",
        ),
        atgard(
            "klassning",
            "System som saknar ägare får en, och blir informationsklassade",
            {
                BOARD: said(_KLAR, "Alla system har en ägare och en klassning."),
                "it": said(
                    _KLAR,
                    "De sista systemen klassades i november.",
                    effekt="ja",
                    nasta_ar="nej",
                ),
            },
            enhet="it",
            slut="2025-11-30",
            carries_on="klassning",
        ),
        atgard(
            "kanda_brister",
            "Kända brister i informationssäkerheten åtgärdas av den som äger informationen",
            {
                BOARD: said(_KLAR, "Listan är genomgången, och de allvarliga bristerna är borta."),
                "it": said("pagaende", effekt="delvis", nasta_ar="ja"),
            },
            enhet="it",
            slut="2025-09-30",
            carries_on="kanda_brister",
        ),
        carries_on="risk_dataskydd",
    ),
    carries_on="ik_information",
)

_KONTINUITET = rubrik(
    Slag.VERKSAMHETSOMRADE,
    "ik_kontinuitet",
    "Kontinuitetshantering",
    None,
    risk(
        "risk_storning",
        "Leveranserna till samhällsviktig verksamhet stannar vid en svår störning",
        atgard(
            "servicenivaer",
            "Kontinuitetsarbetet fortsätter, med överenskomna servicenivåer per kund",
            {
                BOARD: said(
                    _KLAR,
                    "Servicenivåer är föreslagna för de viktigaste leveranserna och förs vidare.",
                ),
                "fastigheter": said(
                    _KLAR,
                    "Nivåer för el, värme och kyla är framtagna tillsammans med vården.",
                    effekt="ja",
                    nasta_ar="ja",
                ),
                "forsorjning": said(_KLAR, "Måltidsplanen är övad två gånger.", effekt="ja"),
            },
            berorda=("fastigheter", "forsorjning", "it"),
            carries_on="kontinuitetsplan",
        ),
        atgard(
            "elkraft",
            "Den tekniska försörjningen på sjukhusen förstärks och underhålls",
            {
                BOARD: said(_KLAR, "Årets etapp är klar; nästa börjar till våren."),
                "fastigheter": said(
                    _KLAR,
                    "Reservkraften är provad skarpt på alla tre sjukhusen.",
                    effekt="ja",
                    nasta_ar="ja",
                ),
            },
            enhet="fastigheter",
            carries_on="elkraft",
        ),
        carries_on="risk_storning",
    ),
    carries_on="ik_kontinuitet",
)

_UNDERHALL = rubrik(
    Slag.VERKSAMHETSOMRADE,
    "ik_underhall",
    "Fastighetsunderhåll",
    None,
    risk(
        "risk_underhall",
        "Underhållet av regionens hus planeras och kontrolleras inte tillräckligt",
        atgard(
            "underhallsplaner",
            "Förutsättningar för långsiktiga underhållsplaner, rutiner och systemstöd",
            {
                BOARD: said(_KLAR, "Arbetssättet är infört och planerna läggs nu in i systemet."),
                "fastigheter": said(
                    _KLAR,
                    "Hälften av ytan är inventerad. Resten ligger i planen för nästa år.",
                    effekt="delvis",
                    nasta_ar="ja",
                ),
            },
            enhet="fastigheter",
            carries_on="underhallsplaner",
        ),
        carries_on="risk_underhall",
    ),
    carries_on="ik_underhall",
)

_EKONOMI = rubrik(
    Slag.VERKSAMHETSOMRADE,
    "ik_ekonomi",
    "Ekonomi",
    None,
    risk(
        "risk_robotattest",
        "Inköpen ändrar karaktär när fakturor attesteras av en robot",
        atgard(
            "kontroll_robotattest",
            "En rutin för årlig kontroll av att inköpen inte har ändrats",
            {
                BOARD: said(_KLAR, "Rutinen finns; den första kontrollen gav inga anmärkningar."),
                "ssc": said(_KLAR, "Stickprov i mars och september.", effekt="ja", nasta_ar="ja"),
            },
            enhet="ssc",
        ),
    ),
    risk(
        "risk_marknadsplats",
        "Inköp görs utanför avtal fast de kunde göras på marknadsplatsen",
        atgard(
            "andel_marknadsplats",
            "Kontroll av hur stor del av inköpen som görs på marknadsplatsen",
            {
                BOARD: said(_KLAR, "Andelen har ökat och följs vidare i ordinarie uppföljning."),
                "inkop": said(
                    _KLAR,
                    "Fler avtal finns på marknadsplatsen, och beställarna har fått utbildning.",
                    effekt="ja",
                    nasta_ar="ja",
                ),
            },
            enhet="inkop",
        ),
    ),
)

INTERN_KONTROLL = rubrik(
    Slag.INTERNKONTROLL,
    "intern_kontroll",
    "Intern kontroll",
    None,
    _HR,
    _INFORMATION,
    _KONTINUITET,
    _UNDERHALL,
    _EKONOMI,
    carries_on="intern_kontroll",
)
