"""Målsättning 8: staff and competence.

The report has no symbol for how far a styrtal was reached; the statuses are set from its figures.
"""

from vbtui.domain.plan import Slag
from vbtui.domain.riktning import Riktning
from vbtui.sample.outline import BOARD, RF, aktivitet, rubrik, said, styrtal, uppdrag

_HME = styrtal(
    "hme",
    "Hållbart medarbetarengagemang, HME totalt",
    said(
        "helt",
        """
        Utfallet ligger inom målintervallet och är oförändrat mot den förra mätningen. Delindexen
        ligger nära varandra.
        """,
        utfall="79",
    ),
    nr="1",
    matt="index",
    malvarde="77",
    malvarde_lang="80",
    riktning=Riktning.HOGRE,
    carries_on="hme",
)

_SAM = styrtal(
    "sam",
    "Chefer som följt upp arbetsmiljöarbetet",
    said(
        "helt",
        """
        Nästan alla chefer har svarat. De som saknas är nytillträdda och följs upp under våren.
        """,
        utfall="96 %",
    ),
    nr="2",
    matt="%",
    malvarde="90 %",
    malvarde_lang="90–100 %",
    riktning=Riktning.HOGRE,
)

_SJUKFRANVARO = styrtal(
    "sjukfranvaro",
    "Lägre sjukfrånvaro bland medarbetarna",
    said(
        "inte_alls",
        """
        Sjukfrånvaron är oförändrad jämfört med förra året och högre än målvärdet. Den långa
        frånvaron dominerar. Riktade insatser görs i de arbetslag där den är högst.
        """,
        utfall="5,7 %",
    ),
    nr="3",
    matt="%",
    malvarde="5,5 %",
    malvarde_lang="> 5 %",
    riktning=Riktning.LAGRE,
)

_BESLUT = uppdrag(
    "kompetens_i_beslut",
    "Kompetens och arbetsmiljö i nämndens beslut",
    {
        BOARD: said("flerarigt_arets_del_genomford"),
        "it": said(
            "flerarigt_arets_del_genomford",
            """
            Konsekvenser för bemanning och arbetsmiljö beskrivs i alla underlag till nämnden. Vi
            har växlat konsulter mot egna anställda i två grupper.
            """,
        ),
        "ssc": said(
            "flerarigt_arets_del_genomford",
            """
            HR-administration har tagit fram en kort checklista som följer med varje ärende.
            """,
        ),
    },
    aktivitet("chefsforum", "Chefsforum om hållbara arbetstider", "gemensamt", "2025-11-20"),
    nr="38",
    kalla=RF,
    berorda=("forsorjning", "gemensamt", "it", "ssc"),
    flerarigt=True,
)

KOMPETENS = rubrik(
    Slag.MALSATTNING,
    "kompetens",
    "Kompetens som räcker på lång sikt",
    said(
        "uppnadd",
        """
        Engagemanget är högt och cheferna följer upp arbetsmiljön. Rekryteringsläget har
        förbättrats för ingenjörer och handläggare men är fortsatt svårt för kockar. Sjukfrånvaron
        når inte målvärdet, men den samlade bedömningen är att målsättningen är uppnådd.
        """,
    ),
    _HME,
    _SAM,
    _SJUKFRANVARO,
    _BESLUT,
    nr="8",
    carries_on="attraktiv_arbetsgivare",
)
