"""What was changed after the sample's file had been issued: saves for the journal to tell of.

Invented, like the texts of the plans. Somebody changes their mind, rewrites a comment, corrects a
slip of the pen; where the board's status or a figure is concerned, the last word is the published
one. Times are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass

from vbtui.sample.outline import BOARD, unwrap

KLAR, STARTAT = "flerarigt_arets_del_genomford", "startat_ej_klart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One save by one unit's controller."""

    at: str
    enhet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Says(Edit):
    """A field of what the unit says about a node."""

    nod: str
    falt: str
    text: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replans(Edit):
    """A field of a node of the plan of 2025."""

    nod: str
    falt: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrects(Edit):
    """A figure of 2025 that was ``wrong`` in the issued file gets its right value."""

    tabell: str
    rad: str
    kolumn: str
    wrong: str


def _delar(at: str, enhet: str, nod: str, falt: str, text: str) -> Says:
    return Says(at=at, enhet=enhet, nod=nod, falt=falt, text=unwrap(text), period="2024-delar")


def _says(at: str, enhet: str, nod: str, falt: str, text: str) -> Says:
    return Says(at=at, enhet=enhet, nod=nod, falt=falt, text=unwrap(text), period="2025-helar")


def _replans(at: str, enhet: str, nod: str, falt: str, text: str) -> Replans:
    return Replans(at=at, enhet=enhet, nod=nod, falt=falt, text=text)


def _corrects(at: str, enhet: str, tabell: str, rad: str, kolumn: str, wrong: str) -> Corrects:
    return Corrects(at=at, enhet=enhet, tabell=tabell, rad=rad, kolumn=kolumn, wrong=wrong)


EDITS: tuple[Says | Replans | Corrects, ...] = (
    # Delår 2024
    _delar(
        "2024-08-19 06:42", "fastigheter", "laddpunkter", "status", "bedoms_klart_vid_arets_slut"
    ),
    _delar("2024-08-20 11:15", BOARD, "digital_leverans", "status", "gron"),
    _delar(
        "2024-08-21 07:03",
        "ssc",
        "arendehantering",
        "kommentar",
        """
        Leverantören är vald och systemet är uppsatt i testmiljö. Arbetssättet är beskrivet
        tillsammans med IT. Drift planeras till mars nästa år, eftersom alla ska hinna gå
        utbildningen först.
        """,
    ),
    _delar("2024-08-22 12:31", "fastigheter", "laddpunkter", "status", STARTAT),
    _delar(
        "2024-08-22 12:36",
        "fastigheter",
        "laddpunkter",
        "kommentar",
        """
        Nya laddpunkter är byggda vid två vårdcentraler. Vid sjukhusen krävs större nätstationer
        först, och de blir inte klara i år.
        """,
    ),
    _delar("2024-08-26 08:20", BOARD, "digital_leverans", "status", "gul"),
    _delar(
        "2024-08-26 08:24",
        BOARD,
        "digital_leverans",
        "kommentar",
        """
        Flera förbättringar är på väg, men två av tre uppdrag blir inte klara i år och effekten
        kommer först nästa år. Bedömningen sänks därför till gul.
        """,
    ),
    # The plan, while the year goes
    _replans("2025-03-04 09:10", BOARD, "matsvinn", "titel", "Halvera matsvinnet i vårdens kök"),
    _replans("2025-05-12 13:47", "it", "e_tjanster", "slutdatum", "2025-11-30"),
    _replans(
        "2025-09-02 07:55", "fastigheter", "parkmaskiner", "titel", "Byta parkens maskiner till el"
    ),
    _says(
        "2025-10-13 14:22",
        "gemensamt",
        "krisovning",
        "kommentar",
        """
        Övningen är flyttad till våren, då alla områden kan delta. Ny tid är bokad.
        """,
    ),
    _says("2025-12-16 09:31", "mt", "testmiljo", "status", "pagaende"),
    # Helår 2025
    _says("2026-01-07 07:12", "it", "it_miljo", "status", KLAR),
    _says(
        "2026-01-07 07:26",
        "it",
        "flerfaktor",
        "kommentar",
        """
        Infört för samtliga konton. Reservlösningen med kort används av dem som inte har
        tjänstetelefon, och den fasas ut under våren.
        """,
    ),
    _corrects("2026-01-07 08:40", "it", "arsarbetare_avtalad", "handlaggare", "man", "95,75"),
    _says(
        "2026-01-07 12:05",
        "fastigheter",
        "jamlik_halsa",
        "kommentar",
        """
        Tillgängligheten i entréer och väntrum har gåtts igenom tillsammans med
        funktionsrättsrörelsen. De enkla bristerna är åtgärdade. De stora ligger i underhållsplanen
        och tas i den ordning husen ändå byggs om.
        """,
    ),
    _says("2026-01-07 12:11", "fastigheter", "klimatavtryck", "status", STARTAT),
    _says("2026-01-08 06:58", "inkop", "policyremiss", "status", "avvikelse"),
    _says("2026-01-08 07:20", "inkop", "forebygga_brott", "status", STARTAT),
    _says("2026-01-08 07:24", "inkop", "forebygga_brott", "status", KLAR),
    _says(
        "2026-01-08 07:31",
        "inkop",
        "forebygga_brott",
        "kommentar",
        """
        Nya leverantörer kontrolleras i flera register innan avtal skrivs, och de största även
        under avtalstiden. Vid misstanke finns nu en rutin för vem som gör vad, och den har
        använts.
        """,
    ),
    _corrects("2026-01-08 09:02", "forsorjning", "sjukfranvaro", "lang", "kvinnor", "32 375"),
    _says("2026-01-08 09:15", "forsorjning", "lasplattor", "status", "pagaende"),
    _says("2026-01-08 12:44", "it", "digitalt_forst", "status", KLAR),
    _says("2026-01-09 08:31", "it", "it_miljo", "status", STARTAT),
    _says(
        "2026-01-09 08:34",
        "it",
        "it_miljo",
        "kommentar",
        """
        Nätet är indelat i zoner och flerfaktorsinloggning är införd för alla anställda. Bytet av
        servrar utan support drar ut på tiden, eftersom fem system saknar en ägare som kan godkänna
        flytten. Vi bedömer därför att årets del inte är klar.

        Kvar att göra:

        - flytta de sista servrarna

        - öva återläsning av säkerhetskopior tillsammans med vården

        - följa upp leverantörernas fjärranslutningar
        """,
    ),
    _says("2026-01-09 09:50", "mt", "testmiljo", "status", "avvikelse"),
    _says(
        "2026-01-09 09:53",
        "mt",
        "testmiljo",
        "kommentar",
        """
        Utrustningen är beställd men levereras tidigast i mars. Platsen är förberedd.
        """,
    ),
    _says("2026-01-09 12:17", "fastigheter", "klimatavtryck", "status", KLAR),
    _corrects("2026-01-09 12:40", "fastigheter", "investeringar", "ovrigt", "utfall", "10,56"),
    _says("2026-01-12 07:44", "it", "digitalt_forst", "status", STARTAT),
    _says(
        "2026-01-12 08:06",
        "it",
        "kompetens_i_beslut",
        "kommentar",
        """
        Konsekvenser för bemanning och arbetsmiljö beskrivs i alla underlag till nämnden. Vi har
        växlat konsulter mot egna anställda i två grupper och planerar en tredje.
        """,
    ),
    _says("2026-01-12 10:30", "ssc", "rensa_behorigheter", "status", "ej_startad"),
    _says("2026-01-12 10:33", "ssc", "rensa_behorigheter", "status", "pagaende"),
    _says(
        "2026-01-12 13:10",
        "ssc",
        "inkopsorganisation",
        "kommentar",
        """
        = i stort sett samma läge som vid delåret. Ekonomi och Servicecenter har utbildat
        beställare och stängt de sista beställningsvägarna utanför e-handeln. Kvar är rekvisitioner
        på papper.
        """,
    ),
    _says("2026-01-13 07:21", "forsorjning", "lasplattor", "status", "avvikelse"),
    _says(
        "2026-01-13 07:28",
        "forsorjning",
        "handlingsplaner",
        "kommentar",
        """
        Handlingsplanen omfattar bemanning, inköp av livsmedel och färre transporter. De flesta
        åtgärderna är genomförda, men effekten kommer senare än vi räknade med: priserna på
        livsmedel steg mer än budgeterat, och omställningen av köken tar längre tid när
        verksamheten samtidigt ska gå som vanligt. Underskottet är ändå klart mindre än förra året.

        Fortsatta åtgärder:

        1. Schemaläggning efter produktion i stället för efter tradition.

        2. Samordnade transporter mellan orterna.

        3. Översyn av priser till interna kunder [kr/portion].
        """,
    ),
    _says("2026-01-13 09:00", BOARD, "sam", "utfall", "69 %"),
    _says("2026-01-13 09:01", BOARD, "sam", "utfall", "96 %"),
    _says("2026-01-13 09:20", BOARD, "kraftsamling", "status", KLAR),
    _says("2026-01-13 09:42", BOARD, "hallbarhet", "status", "uppnadd"),
    _says(
        "2026-01-13 12:15",
        BOARD,
        "upphandlingspolicy",
        "kommentar",
        """
        Ett förslag är framtaget men remissen blev försenad när nya lagkrav skulle vägas in. Två
        frågor om sociala krav och undantag återstår. Beslut väntas under våren.
        """,
    ),
    _says(
        "2026-01-14 08:05",
        "mt",
        "universitetssjukvard",
        "kommentar",
        """
        Samverkan med universitetet är formaliserad, men testmiljön blev inte klar i år på grund av
        långa leveranstider. Övrig drift räknas ned (-5 %) för att rymma den i nästa års budget.
        """,
    ),
    _says("2026-01-14 10:12", BOARD, "kraftsamling", "status", STARTAT),
    _says(
        "2026-01-14 10:19",
        BOARD,
        "kraftsamling",
        "kommentar",
        """
        Insatser pågår inom de områden där målen riskerar att missas, främst resor och energi.
        Området bedömer att arbetet är startat men inte klart. Takten behöver öka nästa år för att
        programmets mål ska nås.
        """,
    ),
    _says("2026-01-15 07:40", BOARD, "hallbarhet", "status", "delvis"),
    _says(
        "2026-01-15 07:48",
        BOARD,
        "hallbarhet",
        "kommentar",
        """
        Mycket är gjort inom energi, återbruk och måltider. Samtidigt räcker inte takten inom alla
        delar av hållbarhetsprogrammet, och ett av tre uppdrag är inte klart. Målsättningen bedöms
        därför som delvis uppnådd.
        """,
    ),
    _corrects(
        "2026-01-15 09:25", "fastigheter", "byggprojekt", "hissar_lanet", "utfall_period", "19,2"
    ),
    _says("2026-01-15 12:58", "inkop", "inkopskalender", "status", "avslutad"),
    _says("2026-01-15 13:02", "inkop", "inkopskalender", "status", "avslutad_med_avvikelse"),
    _says(
        "2026-01-16 08:14",
        BOARD,
        "sjukfranvaro",
        "kommentar",
        """
        Sjukfrånvaron är oförändrad jämfört med förra året och högre än målvärdet. Den långa
        frånvaron dominerar. Riktade insatser görs i de arbetslag där den är högst, och de följs
        upp varje kvartal.
        """,
    ),
    _says("2026-01-16 09:37", BOARD, "fastighetsplan", "status", "ej_startat"),
    _says("2026-01-16 09:38", BOARD, "fastighetsplan", "status", STARTAT),
)
"""In order of time."""
