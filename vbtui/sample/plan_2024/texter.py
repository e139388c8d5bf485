"""The running texts of the report of July 2024: headings and texts are ours."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, avsnitt, rubrik

TEXTER = rubrik(
    Slag.TEXTER,
    "texter",
    "Delårsrapportens texter",
    None,
    avsnitt(
        "inledning",
        "1",
        "Inledning",
        {BOARD: "Rapporten följer upp årets första sju månader och ger en prognos för helåret."},
        enhet=BOARD,
    ),
    avsnitt(
        "vasentliga_handelser",
        "2",
        "Väsentliga händelser",
        {
            BOARD: "Våren har präglats av sparkrav och av förberedelser för flera upphandlingar.",
            "fastigheter": "Upphandlingen av en ny vårdcentral är klar.",
            "forsorjning": "Förberedelserna för ett nytt livsmedelsavtal har börjat.",
            "it": "Två äldre system är avvecklade.",
            "mt": "Utbytet av infusionspumpar är upphandlat.",
        },
    ),
    avsnitt(
        "text_ekonomi",
        "3",
        "Ekonomin",
        None,
        avsnitt(
            "text_resultat",
            "3.1",
            "Resultat och prognos i korthet",
            {BOARD: "Prognosen är ett underskott. Kostnaderna för måltider väger tyngst."},
            enhet=BOARD,
            tabell="resultatrapport",
        ),
        avsnitt(
            "text_drift",
            "3.2",
            "Områdenas ekonomi",
            {
                BOARD: "Område försörjning och Område IT har de största underskotten.",
                "forsorjning": "Priserna på livsmedel har stigit mer än vad som var budgeterat.",
            },
            berorda=("fastigheter", "forsorjning", "it"),
            tabell="driftredovisning",
        ),
        avsnitt(
            "text_handlingsplan",
            "3.3",
            "Vägen till en ekonomi i balans",
            {"forsorjning": "Handlingsplanen är beslutad och arbetet har börjat."},
            enhet="forsorjning",
            tabell="handlingsplan",
        ),
        avsnitt(
            "text_investeringar",
            "3.4",
            "Investeringarna hittills",
            {BOARD: "Mindre än hälften av årets budget väntas användas."},
            berorda=("fastigheter", "it", "mt"),
            tabell="investeringar",
        ),
        avsnitt(
            "text_byggprojekt",
            "3.5",
            "Läget i de större byggprojekten",
            {"fastigheter": "De flesta projekt följer tidplanen."},
            enhet="fastigheter",
            tabell="byggprojekt",
        ),
    ),
    avsnitt(
        "text_medarbetare",
        "4",
        "Medarbetarna",
        None,
        avsnitt(
            "text_lonekostnad",
            "4.1",
            "Lönekostnaden",
            {BOARD: "Kostnaden är något lägre än förra året, eftersom tjänster hålls vakanta."},
            enhet=BOARD,
            tabell="lonekostnad",
        ),
        avsnitt(
            "text_arsarbetare",
            "4.2",
            "Antalet årsarbetare",
            {BOARD: "Antalet har minskat något sedan förra sommaren."},
            enhet=BOARD,
            tabell="arsarbetare_avtalad",
        ),
        avsnitt(
            "text_sjukfranvaro",
            "4.3",
            "Sjukfrånvaron och arbetet för att minska den",
            {
                BOARD: "Arbetet med tidig rehabilitering fortsätter.",
                "forsorjning": "Fler grupper prövar egna scheman.",
            },
            berorda=("fastigheter", "forsorjning", "gemensamt", "mt", "ssc"),
            tabell="sjukfranvaro",
        ),
    ),
    avsnitt(
        "framtida_utmaningar",
        "5",
        "Framtida utmaningar",
        {BOARD: "Ekonomin, kompetensen och beredskapen."},
        enhet=BOARD,
    ),
)
