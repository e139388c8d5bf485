"""Målsättning 5: research and education."""

from vbtui.domain.plan import Slag
from vbtui.sample.outline import BOARD, RF, aktivitet, rubrik, said, uppdrag

_DATA = uppdrag(
    "forskningsdata",
    "Data som kommer forskningen till nytta",
    {
        BOARD: said(
            "flerarigt_arets_del_genomford",
            """
            Forskare kan nu beställa uttag ur fler system på ett och samma ställe, och tiden till
            leverans har kortats. Årets del är gjord; nästa år tillkommer bilddata.
            """,
        ),
        "it": said(
            "flerarigt_arets_del_genomford",
            """
            Dataplattformen är i drift och de första forskningsprojekten är anslutna. Behörigheter
            styrs per projekt och loggas.
            """,
        ),
        "mt": said(
            "flerarigt_arets_del_genomford",
            "Mätdata från övervakningsutrustning kan lämnas ut till godkända projekt.",
        ),
    },
    nr="44",
    kalla=RF,
    berorda=("gemensamt", "it", "mt"),
    flerarigt=True,
)

_UNIVERSITETSSJUKVARD = uppdrag(
    "universitetssjukvard",
    "Universitetssjukvård med stark medicinteknik",
    {
        BOARD: said("flerarigt_arets_del_genomford"),
        "fastigheter": said(
            "flerarigt_arets_del_genomford",
            """
            Lokaler för klinisk prövning har anpassats utan att vården behövt flytta ut.
            Hyresgästen är med i planeringen av nästa etapp.
            """,
        ),
        "mt": said(
            "startat_ej_klart",
            """
            Samverkan med universitetet är formaliserad, men testmiljön blev inte klar i år på
            grund av långa leveranstider. Övrig drift räknas ned (-5 %) för att rymma den.
            """,
        ),
    },
    aktivitet(
        "testmiljo",
        "Testmiljö för medicinteknisk forskning",
        "mt",
        "2025-12-15",
        said("avvikelse", "Utrustningen är beställd men levereras tidigast i mars."),
    ),
    aktivitet(
        "provningslokaler",
        "Anpassa lokaler för klinisk prövning",
        "fastigheter",
        "2025-10-31",
        said("avslutad", "Slutbesiktigat utan anmärkning."),
    ),
    nr="45",
    kalla=RF,
    berorda=("fastigheter", "it", "mt"),
    flerarigt=True,
)

FORSKNING = rubrik(
    Slag.MALSATTNING,
    "forskning",
    "Forskning och utbildning i framkant",
    said(
        "uppnadd",
        """
        Nämnden bidrar med teknik, data och lokaler. De insatser som var planerade för året är i
        allt väsentligt genomförda, och samarbetet med universitetet har blivit tätare.
        """,
    ),
    _DATA,
    _UNIVERSITETSSJUKVARD,
    nr="5",
)
