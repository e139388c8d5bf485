"""The form that a decided plan is written in: the columns of its two sheets.

The same columns stand in the empty form, in every export, and in what is read back, so an export
can be the beginning of a new year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vbtui.domain.enhet import EnhetTyp, Organisation
from vbtui.domain.plan import KALLOR, NodTyp, Slag
from vbtui.domain.plan_fields import FIELDS, any_field, fields_of, named
from vbtui.domain.plan_rows import BERORDA, KINDS, SLAG, STEP, UNDER
from vbtui.domain.text import transliterate

PLAN, ENHETER, GUIDE = "Plan", "Enheter", "Anvisning"
EXAMPLE = "Exempel"
"""A row whose first cell begins with this word is an example, and is not read."""
LEVELS: Mapping[str, EnhetTyp] = {
    "Nämnd": EnhetTyp.NAMND,
    "Förvaltning": EnhetTyp.FORVALTNING,
    "Område": EnhetTyp.OMRADE,
    "Stab": EnhetTyp.STAB,
}
"""The words of the column ``typ`` of a unit → what they mean."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column. ``width`` in characters; ``what`` says what is written in it, ``required`` for
    which rows it has to be."""

    id: str
    heading: str
    width: float
    what: str
    required: str = "nej"
    words: tuple[str, ...] = ()
    """All answers there are, where one cannot write freely."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet of the form."""

    sheet: str
    columns: tuple[FormColumn, ...]
    needed: frozenset[str]
    """The columns that a sheet must have to be known as this one."""
    named: Callable[[str], str]
    """The id of the column with a heading."""
    anywhere: bool
    """Whether a sheet with another name is it too, where it has those columns."""

    @property
    def headings(self) -> Mapping[str, str]:
        """Column → its heading."""
        return {column.id: column.heading for column in self.columns}


_OTHER_PLAN = {
    "typ": SLAG,
    "arets_malvarde": "malvarde",
    "berorda_enheter": BERORDA,
    "enheter": BERORDA,
}
_OTHER_UNIT = {"enhet": "namn", "niva": "typ", "overordnad": "under"}


def _plan_column(heading: str) -> str:
    word = transliterate(heading)
    return _OTHER_PLAN.get(word, named(heading))


def _unit_column(heading: str) -> str:
    word = transliterate(heading)
    return _OTHER_UNIT.get(word, word)


def _who(name: str) -> str:
    """Which rows have a field, in words."""
    kinds = [typ for typ in NodTyp if any_field(name) in fields_of(typ)]
    if len(kinds) == len(NodTyp):
        return ""
    return f" Gäller {', '.join(kind.word.lower() for kind in kinds)}."


_WIDTHS = {
    SLAG: 22.0,
    "kalla": 18.0,
    "titel": 52.0,
    UNDER: 40.0,
    "enhet": 26.0,
    BERORDA: 30.0,
    "ansvarig": 24.0,
}
_WHAT = {
    SLAG: (
        "Vad raden är, med planens ord. De första orden i listan är olika slags målområden; av dem"
        " bedöms bara " + ", ".join(slag.word.lower() for slag in Slag if slag.judged) + "."
    ),
    "nr": "Numret i planen, till exempel 28 eller 1.2.",
    "titel": "Texten i planen, utan numret.",
    UNDER: (
        "Det som raden hör till: dess nummer, dess titel eller hela vägen dit (Mål"
        f"{STEP}5 Trygg service). Tomt: ett målområde står överst i planen, och andra rader hör"
        " till närmaste rad ovanför som kan ha dem under sig. Fyll i det för målområden som står"
        " under ett annat, och för alla rader om du tänker sortera."
    ),
    "kalla": "Vem som har beslutat uppdraget.",
    "enhet": f"Den enhet som svarar för raden, med kod eller namn ur bladet {ENHETER}.",
    BERORDA: (
        "De enheter som ska rapportera, med kod eller namn och semikolon emellan. Tomt: alla"
        " enheter, och för en aktivitet den ansvariga."
    ),
    "ansvarig": "Vem som svarar för raden med planens ord, när det inte är en enhet.",
    "flerarigt": "Om uppdraget sträcker sig över flera år. Tomt betyder nej.",
    "slutdatum": "Ett datum: 2026-12-31, eller 31 dec för planens år.",
    "matt": "Vad styrtalet mäts i, till exempel %, index eller mnkr.",
    "malvarde": "Årets mål, som det är beslutat: 77–80, >0, 90 %, Plats 3 av 7.",
    "malvarde_lang": "Målet på längre sikt, om det finns.",
    "riktning": "Vilket håll som är bra, när målvärdet inte säger det.",
    "tabell": "Tabellen som avsnittet kommenterar.",
}
_REQUIRED = {SLAG: "ja", "titel": "ja"}
_ORDER = (
    SLAG,
    "nr",
    "titel",
    UNDER,
    "kalla",
    "enhet",
    BERORDA,
    *(name for name in FIELDS if name not in (SLAG, "nr", "titel", "kalla", "enhet")),
)


def _words(name: str) -> tuple[str, ...]:
    """All answers there are, where they are the same in every file."""
    if name == SLAG:
        return tuple(KINDS)
    if name in (UNDER, BERORDA, "enhet"):
        return ()
    return tuple(answers(name).values())


def answers(name: str) -> Mapping[str, str]:
    """What a field may hold → the word shown to people; nothing where one writes freely."""
    words = any_field(name).words
    return {key: word for key, word in words(Organisation([])) if key} if words else {}


def _column(name: str) -> FormColumn:
    own = {UNDER: "Under", BERORDA: "Berörda enheter"}
    heading = own.get(name) or any_field(name).title
    who = "" if name == SLAG or name in own else _who(name)
    return FormColumn(
        name,
        heading,
        _WIDTHS.get(name, max(12.0, len(heading) * 0.9 + 4)),
        _WHAT.get(name, f"{heading}.") + who,
        _REQUIRED.get(name, "nej"),
        _words(name),
    )


PLAN_FORM = Form(
    PLAN, tuple(_column(name) for name in _ORDER), frozenset((SLAG, "titel")), _plan_column, True
)
UNIT_FORM = Form(
    ENHETER,
    (
        FormColumn(
            "kod",
            "Kod",
            18,
            "Ett kort ord med a–z, 0–9 och _, för kommandon och filnamn: it. Tomt: görs ur namnet.",
        ),
        FormColumn("namn", "Namn", 40, "Enhetens namn, som det ska visas.", "ja"),
        FormColumn(
            "typ",
            "Typ",
            16,
            "Vilken nivå enheten är på. Tomt betyder område. Nämnden får stå med en gång; annars"
            " anges den med --namn.",
            words=tuple(LEVELS),
        ),
        FormColumn(
            "under",
            "Under",
            30,
            "Enheten ovanför, med kod eller namn. Tomt: nämnden.",
        ),
    ),
    frozenset(("namn",)),
    _unit_column,
    False,
)

EXAMPLES: tuple[Mapping[str, str], ...] = (
    {SLAG: "Perspektiv", "titel": "Invånare"},
    {SLAG: "Målsättning", "nr": "5", "titel": "Trygg service", UNDER: "Invånare"},
    {
        SLAG: "Styrtal",
        "nr": "1",
        "titel": "Nöjda kunder",
        "matt": "index",
        "malvarde": "77–80",
        "malvarde_lang": ">80",
    },
    {
        SLAG: "Uppdrag",
        "nr": "28",
        "titel": "En it-miljö som står emot dagens hot",
        "kalla": KALLOR["regionfullmaktige"],
        "flerarigt": "ja",
    },
    {
        SLAG: "Aktivitet",
        "titel": "Inloggning med två faktorer",
        "enhet": "it",
        "slutdatum": "30 juni",
    },
)
"""A plan in a few rows, as it is shown in the empty form."""
UNIT_EXAMPLES: tuple[Mapping[str, str], ...] = (
    {"kod": "service", "namn": "Servicenämnden", "typ": "Nämnd"},
    {"kod": "it", "namn": "Område IT", "typ": "Område"},
)
