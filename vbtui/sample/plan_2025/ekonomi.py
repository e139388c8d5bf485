"""Målsättning 9: the economy."""

from vbtui.domain.plan import Slag
from vbtui.domain.riktning import Riktning
from vbtui.sample.outline import BOARD, RF, rubrik, said, styrtal, uppdrag

_UNDERSKOTT = styrtal(
    "underskott",
    "Mindre underskott mot budget",
    said(
        "helt",
        "Nämnden redovisar ett överskott mot budget, så målvärdet är nått med marginal.",
        utfall="16,4 mnkr",
    ),
    nr="3",
    matt="mnkr",
    malvarde="0 mnkr",
    malvarde_lang="0 mnkr",
    riktning=Riktning.HOGRE,
    carries_on="resultat_i_balans",
)

_HANDLINGSPLANER = uppdrag(
    "handlingsplaner",
    "Handlingsplaner för ekonomi i balans",
    {
        BOARD: said(
            "genomfort",
            """
            Områden med underskott har haft handlingsplaner som har följts upp varje månad.
            Åtgärder som inte gav effekt har ersatts av andra.
            """,
        ),
        "forsorjning": said(
            "genomfort",
            """
            Handlingsplanen omfattar bemanning, inköp av livsmedel och färre transporter. De flesta
            åtgärderna är genomförda, men effekten kommer senare än vi räknade med: priserna på
            livsmedel steg mer än budgeterat, och omställningen av köken tar längre tid när
            verksamheten samtidigt ska gå som vanligt. Underskottet är mindre än förra året.

            Fortsatta åtgärder:

            1. Schemaläggning efter produktion i stället för efter tradition.

            2. Samordnade transporter mellan orterna.

            3. Översyn av priser till interna kunder [kr/portion].
            """,
        ),
        "it": said("genomfort"),
    },
    nr="35",
    kalla=RF,
    berorda=("forsorjning", "gemensamt", "it", "mt"),
    carries_on="serviceutbud",
)

EKONOMI = rubrik(
    Slag.MALSATTNING,
    "ekonomi",
    "En stark och hållbar ekonomi",
    said(
        "uppnadd",
        """
        Årets resultat är bättre än budget. Lägre personalkostnader och återhållsamhet i alla
        områden väger upp att måltider och lokalvård fortfarande kostar mer än de får in.
        """,
    ),
    _UNDERSKOTT,
    _HANDLINGSPLANER,
    nr="9",
    carries_on="ekonomi",
)
