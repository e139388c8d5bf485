"""The perspective of resources: two effektmål from regionfullmäktige."""

from vbtui.domain.plan import Slag
from vbtui.domain.riktning import Riktning
from vbtui.sample.outline import rubrik, said, styrtal

ARBETSGIVARE = rubrik(
    Slag.EFFEKTMAL,
    "attraktiv_arbetsgivare",
    "En attraktiv och hälsofrämjande arbetsgivare",
    said(
        "gron",
        """
        Medarbetarengagemanget ligger på målnivån och sjukfrånvaron minskar. Bedömningen är att
        målet nås.
        """,
    ),
    styrtal(
        "hme",
        "HME totalt, hållbart medarbetarengagemang",
        said(
            "delvis",
            "Inom målintervallet men inte över förra årets värde.",
            utfall="79",
            trend="oforandrad",
        ),
        matt="index",
        malvarde=">79",
        riktning=Riktning.HOGRE,
    ),
    styrtal(
        "jamix",
        "Ett högre jämställdhetsindex, Jämix",
        said(
            "inte_alls",
            "Värdet gäller förra året och är lägre än året dessförinnan.",
            utfall="116",
            trend="ned",
        ),
        matt="index",
        malvarde="121",
        riktning=Riktning.HOGRE,
    ),
    styrtal(
        "frisktal",
        "Ett bättre frisktal",
        said("varde_saknas", "Redovisas vid helår."),
        riktning=Riktning.HOGRE,
    ),
    styrtal(
        "personalomsattning",
        "Lägre extern personalomsättning",
        said("varde_saknas", "Redovisas vid helår."),
        riktning=Riktning.LAGRE,
    ),
    styrtal(
        "vardegrund",
        "Värdegrunden märks i vardagen",
        said(
            "delvis",
            "Värdegrunden är känd men behöver hållas levande på arbetsplatsträffar.",
            utfall="Delvis",
        ),
    ),
    nr="9",
)

EKONOMI = rubrik(
    Slag.EFFEKTMAL,
    "ekonomi",
    "En ekonomi i balans över tid",
    said(
        "rod",
        """
        Prognosen visar ett underskott. Måltider, lokalvård och it kostar mer än budgeterat, och de
        åtgärder som är beslutade räcker inte i år.
        """,
    ),
    styrtal(
        "resultat_i_balans",
        "Nämndens resultat är i balans",
        said(
            "inte_alls",
            "Underskott både hittills i år och i prognosen.",
            utfall="Inte alls",
        ),
    ),
    styrtal(
        "maluppfyllelse",
        "Verksamheten når sina mål",
        said("helt", "De flesta mål väntas bli uppnådda.", utfall="Helt"),
    ),
    nr="10",
)
