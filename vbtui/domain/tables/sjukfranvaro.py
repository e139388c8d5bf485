"""Sjukfrånvaro: hours are typed, per cent follows as sick hours divided by scheduled hours."""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Column, Row, Section, Share, Table, Total, compared


def _hours(key: str, title: str, short: str = "", formula: Total | None = None) -> Row:
    return Row(id=key, title=title, short_title=short, unit="tim", decimals=0, formula=formula)


def _percent(key: str, title: str, of: str, short: str = "") -> Row:
    return Row(
        id=key,
        title=title,
        short_title=short,
        unit="%",
        decimals=1,
        formula=Share(of, "schemalagda"),
        published=True,
    )


SJUKFRANVARO = Table(
    id="sjukfranvaro",
    title="Sjukfrånvaro",
    section=Section.PERSONAL,
    place=50,
    unit="tim",
    decimals=0,
    row_title="Mått",
    rows=(
        _hours("schemalagda", "Schemalagda timmar"),
        _hours("kort", "Sjukfrånvaro, korttidsfrånvaro (tim)", "Korttidsfrånvaro (tim)"),
        _hours("lang", "Sjukfrånvaro, långtidsfrånvaro (tim)", "Långtidsfrånvaro (tim)"),
        _hours("totalt", "Sjukfrånvaro totalt (tim)", formula=Total(("kort", "lang"))),
        _percent("kort_procent", "Sjukfrånvaro, korttidsfrånvaro %", "kort", "Korttidsfrånvaro %"),
        _percent("lang_procent", "Sjukfrånvaro, långtidsfrånvaro %", "lang", "Långtidsfrånvaro %"),
        _percent("totalt_procent", "Sjukfrånvaro totalt %", "totalt"),
    ),
    columns=compared(
        (
            Column(id="kvinnor", title="Kvinnor", negative=False),
            Column(id="man", title="Män", negative=False),
            Column(id="totalt", title="Totalt", formula=Total(("kvinnor", "man"))),
        ),
        now="Utfall {spann}",
        before="Utfall {fg_spann}",
        now_short="{spann}",
        before_short="{fg_spann}",
    ),
    definition=(
        "Procenten är sjuktimmar delat med schemalagda timmar i samma grupp; förändring av"
        " procent anges i procentenheter. Är bara"
        " procenten känd kan den skrivas i procentraden, men då inte läggas ihop över enheter."
    ),
    measure_day={PeriodTyp.DELAR: (6, 30)},
)
