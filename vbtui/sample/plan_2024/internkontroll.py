"""The intern kontroll of 2024: statuses and answers of the board are the published ones."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, atgard, risk, rubrik, said

_PAGAR = "pagaende"

_HR = rubrik(
    Slag.VERKSAMHETSOMRADE,
    "ik_hr",
    "HR",
    None,
    risk(
        "risk_arbetsmiljo",
        "Ohälsa och olyckor när arbetsmiljöarbetet inte fungerar i vardagen",
        atgard(
            "arbetsmiljouppgifter",
            "Chefer undersöker, bedömer och åtgärdar arbetsmiljön i sina grupper",
            {
                BOARD: said(
                    None,
                    "Ronder och samtal görs enligt årshjulet. Stödet från HR används flitigt.",
                    effekt="ja",
                    nasta_ar="kanske",
                ),
                "fastigheter": said(
                    _PAGAR, "Skyddsronder är gjorda på alla orter.", effekt="ja", nasta_ar="nej"
                ),
                "forsorjning": said(
                    _PAGAR,
                    "Hälften av arbetsplatserna har ronderats; resten görs under hösten.",
                    effekt="delvis",
                    nasta_ar="ja",
                ),
                "it": said("avslutad", "Klart för året.", effekt="ja", nasta_ar="nej"),
            },
        ),
        atgard(
            "arbetsmiljo_uppfoljning",
            "Årlig genomgång av arbetsmiljöarbetet i varje grupp",
            {
                BOARD: said(
                    None,
                    "Genomgången görs i september och resultatet tas med till nästa plan.",
                    effekt="ja",
                    nasta_ar="nej",
                )
            },
            enhet=BOARD,
        ),
        atgard(
            "fordelning_av_uppgifter",
            "Avstämning mellan chefer om hur fördelade uppgifter fungerar",
            {
                BOARD: said(
                    None,
                    "Avstämningarna ingår i medarbetarsamtalen med chefer.",
                    effekt="ja",
                    nasta_ar="nej",
                )
            },
            enhet=BOARD,
        ),
    ),
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
            "Ett planmässigt arbete med informationssäkerhet och utbildning för alla",
            {
                BOARD: said(
                    _PAGAR,
                    "Arbetet följer årsplanen. Utbildningen har nått de flesta grupper.",
                    effekt="ja",
                    nasta_ar="nej",
                ),
                "it": said(_PAGAR, "Utbildningen är uppdaterad.", effekt="ja", nasta_ar="nej"),
                "mt": said(_PAGAR, "Alla nya medarbetare går utbildningen.", effekt="ja"),
            },
            berorda=("it", "mt", "ssc"),
        ),
        atgard(
            "klassning",
            "System med personuppgifter blir informationsklassade",
            {
                BOARD: said(
                    _PAGAR,
                    "De största systemen är klassade; de mindre återstår.",
                    effekt="ja",
                    nasta_ar="ja",
                ),
                "it": said(_PAGAR, "Tjugotalet system återstår.", effekt="delvis", nasta_ar="ja"),
            },
            enhet="it",
        ),
        atgard(
            "kanda_brister",
            "Kända brister i informationssäkerheten får en ansvarig och åtgärdas",
            {
                BOARD: said(
                    _PAGAR,
                    "Bristerna följs i en gemensam lista som gås igenom varje månad.",
                    effekt="ja",
                    nasta_ar="nej",
                )
            },
            enhet="it",
        ),
    ),
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
            "kontinuitetsplan",
            "Kontinuitetsplaner enligt en gemensam modell",
            {
                BOARD: said(
                    _PAGAR,
                    "Planer finns för måltider och transporter, och skrivs för övriga områden.",
                    effekt="ja",
                    nasta_ar="ja",
                ),
                "forsorjning": said(
                    _PAGAR, "Måltidsplanen är övad en gång.", effekt="ja", nasta_ar="ja"
                ),
            },
            berorda=("fastigheter", "forsorjning", "it"),
        ),
        atgard(
            "elkraft",
            "Elförsörjningen på sjukhusen förstärks och förnyas",
            {
                BOARD: said(
                    _PAGAR,
                    "Arbetet är i gång på det första sjukhuset och följer tidplanen.",
                    effekt="ja",
                    nasta_ar="ja",
                ),
                "fastigheter": said(_PAGAR, "Ställverket är beställt.", effekt="ja", nasta_ar="ja"),
            },
            enhet="fastigheter",
        ),
    ),
    risk(
        "risk_leveranser",
        "Material och utrustning kommer för sent på grund av läget i omvärlden",
        atgard(
            "kritiska_processer",
            "Kartläggning av var brist på personal eller material gör störst skada",
            {
                BOARD: said(
                    _PAGAR,
                    "Kartläggningen är gjord för förbrukningsmaterial men inte för reservdelar.",
                    effekt="delvis",
                    nasta_ar="ja",
                ),
                "inkop": said(_PAGAR, "Alternativa leverantörer söks.", effekt="delvis"),
            },
            berorda=("forsorjning", "inkop", "mt"),
        ),
    ),
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
                BOARD: said(
                    _PAGAR,
                    "Ett arbetssätt är provat på några hus och ska breddas.",
                    effekt="ja",
                    nasta_ar="ja",
                ),
                "fastigheter": said(
                    _PAGAR, "Pilothusen är inventerade.", effekt="ja", nasta_ar="ja"
                ),
            },
            enhet="fastigheter",
        ),
        atgard(
            "underhall_nyckeltal",
            "Nyckeltal för underhållet redovisas med analys",
            {
                BOARD: said(
                    _PAGAR,
                    "Nyckeltalen redovisas till nämnden två gånger om året.",
                    effekt="ja",
                    nasta_ar="nej",
                )
            },
            enhet="fastigheter",
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
)
