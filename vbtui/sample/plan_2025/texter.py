"""The running texts of the report for 2025: headings and texts are ours.

The analyses stand under the tables that they are about. Some are unwritten, as in any report a week
before its last day.
"""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, avsnitt, rubrik

_HANDELSER = avsnitt(
    "vasentliga_handelser",
    "2",
    "Väsentliga händelser",
    {
        BOARD: """
        Året har varit händelserikt i alla områden. Flera större byggprojekt har gått in i nya
        skeden, upphandlingar av måltider och fordon har avslutats, och ett nytt system för
        ärenden har tagits i bruk.

        Område fastigheter: Den första etappen av elförsörjningen på sjukhusen är i drift.
        """,
        "fastigheter": """
        Den första etappen av elförsörjningen på sjukhusen är i drift.

        Två lokaler har lämnats och en ny vårdcentral är inflyttad. En vattenskada i ett arkiv
        krävde snabba insatser, men inga handlingar gick förlorade.
        """,
        "forsorjning": """
        Ett nytt avtal för livsmedel gäller sedan i våras. Köket på det största sjukhuset har byggts
        om med verksamheten i gång.
        """,
        "it": """
        Telefonin är flyttad till en ny plattform. En störning i nätet under en eftermiddag i
        september har analyserats och lett till ändrade rutiner [se ärendet].
        """,
        "mt": "Utbytet av infusionspumpar är slutfört i hela länet.",
        "ssc": """
        Lönehanteringen har tagit över ytterligare två förvaltningar.
        """,
    },
    carries_on="vasentliga_handelser",
)

_EKONOMI = avsnitt(
    "text_ekonomi",
    "3",
    "Ekonomin",
    None,
    avsnitt(
        "text_resultat",
        "3.1",
        "Resultatet i korthet",
        {
            BOARD: """
            Resultatet är bättre än budget. Vakanser och återhållsamhet ger lägre kostnader för
            personal, medan livsmedel och energi blev dyrare än planerat.
            """
        },
        enhet=BOARD,
        tabell="resultatrapport",
        carries_on="text_resultat",
    ),
    avsnitt(
        "text_drift",
        "3.2",
        "Områdenas ekonomi",
        {
            BOARD: """
            Fem områden redovisar överskott. Område försörjning har ett underskott, som är mindre än
            året innan.
            """,
            "fastigheter": "En mild höst och lägre kostnader för drift ger ett överskott.",
            "forsorjning": """
            Underskottet kommer av måltider. Åtgärderna ger effekt, men inte i den takt som var
            tänkt.
            """,
            "it": "Resultatet följer i stort sett budget.",
        },
        berorda=("fastigheter", "forsorjning", "it"),
        tabell="driftredovisning",
        carries_on="text_drift",
    ),
    avsnitt(
        "text_handlingsplan",
        "3.3",
        "Vägen till en ekonomi i balans",
        {
            BOARD: "Planen är genomförd i huvudsak. Kvar är att se över priserna i köken.",
            "forsorjning": "Schemaläggningen är ändrad; transporterna samordnas från i vår.",
        },
        enhet="forsorjning",
        tabell="handlingsplan",
        carries_on="text_handlingsplan",
    ),
    avsnitt(
        "text_investeringar",
        "3.4",
        "Årets investeringar",
        {
            BOARD: """
            Mindre har investerats än vad som var budgeterat. Förseningar i byggprojekt förklarar
            det mesta.
            """,
            "fastigheter": """
            Flera projekt har flyttats till nästa år i väntan på beslut och på leverans av
            utrustning.
            """,
            "mt": "Utbytet av utrustning följer planen.",
        },
        berorda=("fastigheter", "it", "mt"),
        tabell="investeringar",
        carries_on="text_investeringar",
    ),
    avsnitt(
        "text_byggprojekt",
        "3.5",
        "Läget i de större byggprojekten",
        {"fastigheter": "Projekten följer sina tidplaner, med två undantag som utreds."},
        enhet="fastigheter",
        tabell="byggprojekt",
        carries_on="text_byggprojekt",
    ),
)

_MEDARBETARE = avsnitt(
    "text_medarbetare",
    "4",
    "Medarbetarna",
    None,
    avsnitt(
        "text_lonekostnad",
        "4.1",
        "Lönekostnaden",
        {
            BOARD: """
            Kostnaden ökar snabbare än året innan, när den var i stort sett oförändrad. Löneavtalen
            förklarar det mesta.
            """
        },
        enhet=BOARD,
        tabell="lonekostnad",
        carries_on="text_lonekostnad",
    ),
    avsnitt(
        "text_arsarbetare",
        "4.2",
        "Antalet årsarbetare",
        {BOARD: "Antalet har minskat något, mest inom lokalvård och kök."},
        enhet=BOARD,
        tabell="arsarbetare_avtalad",
        carries_on="text_arsarbetare",
    ),
    avsnitt(
        "text_sjukfranvaro",
        "4.3",
        "Sjukfrånvaron och arbetet för att minska den",
        {
            BOARD: """
            Område fastigheter: Rehabiliteringen börjar tidigare än förut.

            Område försörjning: Korttidsfrånvaron i köken är fortfarande hög.
            """,
            "fastigheter": "Rehabiliteringen börjar tidigare än förut.",
            "forsorjning": "Korttidsfrånvaron i köken är fortfarande hög.",
            "mt": "Frånvaron är låg och har varit det länge.",
        },
        berorda=("fastigheter", "forsorjning", "gemensamt", "mt", "ssc"),
        tabell="sjukfranvaro",
        carries_on="text_sjukfranvaro",
    ),
)

_UTMANINGAR = avsnitt(
    "framtida_utmaningar",
    "5",
    "Framtida utmaningar",
    {
        "fastigheter": "Underhållet av äldre hus kräver mer än vad dagens ramar medger.",
        "it": "Fler angrepp utifrån, och svårare att rekrytera den kompetens som behövs.",
        "forsorjning": "Priserna på livsmedel, och köken som behöver byggas om.",
    },
    berorda=("fastigheter", "forsorjning", "inkop", "it", "ssc"),
    carries_on="framtida_utmaningar",
)

TEXTER = rubrik(
    Slag.TEXTER,
    "texter",
    "Verksamhetsberättelsens texter",
    None,
    avsnitt(
        "inledning",
        "1",
        "Inledning",
        {
            BOARD: """
            Nämnden ger vården och regionens övriga verksamheter det stöd de behöver: lokaler,
            måltider, teknik, inköp och administration. Berättelsen följer upp året mot planen.
            """
        },
        enhet=BOARD,
        carries_on="inledning",
    ),
    _HANDELSER,
    _EKONOMI,
    _MEDARBETARE,
    _UTMANINGAR,
    carries_on="texter",
)
