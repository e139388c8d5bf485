"""What the plan says of a node and people may change: which fields each kind has, and their words.

The form on the screen, ``vbtui set`` and the history all take them from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vbtui.domain.enhet import Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan import GOALS, KALLOR, Nod, NodTyp
from vbtui.domain.riktning import Riktning
from vbtui.domain.tables import TABLES
from vbtui.domain.text import clean, clean_line, fold, preview, transliterate
from vbtui.domain.times import parse_day

Value = str | int | date | None
"""What a field is stored as."""
Word = tuple[str, str]
"""One of the answers a field may have: what is stored, and the word shown to people."""


@dataclass(frozen=True, slots=True)
class NodField:
    """One field. ``id`` is the word of the command line and the column of the file."""

    id: str
    title: str
    read: Callable[[NodField, str, Organisation, NodTyp, date], Value]
    """What is stored for what a person wrote; raises InputError."""
    example: str = ""
    words: Callable[[Organisation], list[Word]] | None = None
    """All answers there are, where one cannot write freely."""

    def parse(self, text: str, organisation: Organisation, typ: NodTyp, since: date) -> Value:
        """What is stored for what a person wrote: a word as it is shown, or as it is stored.

        A day without a year is the first such from ``since`` on.

        :raises InputError: the text does not fit; the sentence says what would.
        """
        return self.read(self, text, organisation, typ, since)

    def shown(self, nod: Nod) -> str:
        """The node's value as :meth:`parse` takes it back."""
        value = getattr(nod, self.id)
        if isinstance(value, bool):
            return str(int(value))
        return value.isoformat() if isinstance(value, date) else str(value or "")


def _line(
    field: NodField, text: str, organisation: Organisation, typ: NodTyp, since: date
) -> Value:
    return clean_line(text)


def _title(
    field: NodField, text: str, organisation: Organisation, typ: NodTyp, since: date
) -> Value:
    name = clean_line(text)
    if not name:
        raise InputError(f"{typ.word} måste ha ett namn.")
    return name


def _day(field: NodField, text: str, organisation: Organisation, typ: NodTyp, since: date) -> Value:
    return parse_day(text, since) if text.strip() else None


def _word(
    field: NodField, text: str, organisation: Organisation, typ: NodTyp, since: date
) -> Value:
    assert field.words is not None
    words = field.words(organisation)
    wanted = fold(text.strip())
    for key, word in words:
        if wanted in (fold(key), fold(word)):
            return key
    known = ", ".join(word for key, word in words if key)
    raise InputError(
        f"”{preview(clean(text), 30)}” går inte som {field.title.lower()}; välj en av {known}."
    )


def _yes(field: NodField, text: str, organisation: Organisation, typ: NodTyp, since: date) -> Value:
    return int(str(_word(field, text.strip() or "0", organisation, typ, since)))


def _unit(
    field: NodField, text: str, organisation: Organisation, typ: NodTyp, since: date
) -> Value:
    if not text.strip():
        return None
    if text.strip() in {enhet.id for enhet in organisation}:
        return text.strip()
    return organisation.find(text).id


def _units(organisation: Organisation) -> list[Word]:
    return [("", "ingen"), *((enhet.id, enhet.namn) for enhet in organisation)]


def _ways(organisation: Organisation) -> list[Word]:
    return [("", "som målvärdet säger"), *((one.value, one.word) for one in Riktning)]


def _tables(organisation: Organisation) -> list[Word]:
    return [("", "ingen"), *((table.id, table.title) for table in TABLES.values())]


_FIELDS = {
    field.id: field
    for field in (
        NodField("titel", "Titel", _title),
        NodField("nr", "Nummer", _line, "t.ex. 28"),
        NodField(
            "slag",
            "Slag",
            _word,
            words=lambda organisation: [(slag.value, slag.word) for slag in GOALS],
        ),
        NodField(
            "kalla",
            "Källa",
            _word,
            words=lambda organisation: [("", "uppgift saknas"), *KALLOR.items()],
        ),
        NodField("enhet", "Ansvarig enhet", _unit, words=_units),
        NodField("ansvarig", "Ansvarig", _line, "med planens ord, när det inte är en enhet"),
        NodField(
            "flerarigt",
            "Flerårigt",
            _yes,
            words=lambda organisation: [("0", "nej"), ("1", "ja")],
        ),
        NodField("slutdatum", "Slutdatum", _day, "t.ex. 2025-12-31 eller 31 dec"),
        NodField("matt", "Mått", _line, "t.ex. % eller mnkr"),
        NodField("malvarde", "Målvärde", _line, "t.ex. 90–100 %"),
        NodField("tabell", "Hör till tabellen", _word, words=_tables),
        NodField("malvarde_lang", "Långsiktigt målvärde", _line, "t.ex. 95 %"),
        NodField("riktning", "Riktning", _word, words=_ways),
    )
}

_OF_TYP: dict[NodTyp, tuple[str, ...]] = {
    NodTyp.MALOMRADE: ("titel", "nr", "slag"),
    NodTyp.UPPDRAG: ("titel", "nr", "kalla", "enhet", "ansvarig", "flerarigt", "slutdatum"),
    NodTyp.AKTIVITET: ("titel", "nr", "enhet", "ansvarig", "slutdatum"),
    NodTyp.STYRTAL: ("titel", "nr", "matt", "malvarde", "malvarde_lang", "riktning"),
    NodTyp.RISK: ("titel", "nr"),
    NodTyp.ATGARD: ("titel", "nr", "enhet", "ansvarig", "slutdatum"),
    NodTyp.FRAGA: ("titel", "nr"),
    NodTyp.SLUTSATS: ("titel",),
    NodTyp.AVSNITT: ("titel", "nr", "enhet", "tabell"),
}

FIELDS = tuple(_FIELDS)
"""The fields of all kinds of nodes."""


def fields_of(typ: NodTyp) -> tuple[NodField, ...]:
    """The fields that this kind of node has, in the order they are asked."""
    return tuple(_FIELDS[name] for name in _OF_TYP[typ])


def fields_for(nod: Nod) -> tuple[NodField, ...]:
    """The fields of a node that may be changed: the heading of a part stays what it is."""
    fixed = nod.slag is not None and nod.slag not in GOALS
    return tuple(field for field in fields_of(nod.typ) if not (fixed and field.id == "slag"))


def any_field(name: str) -> NodField:
    """The field with this id, whichever kinds of nodes have it."""
    return _FIELDS[name]


def named(text: str) -> str:
    """The id of the field with this id or title; the text as an id where there is none."""
    name = transliterate(text)
    titles = {transliterate(field.title): field.id for field in _FIELDS.values()}
    return titles.get(name, name)


def field_of(nod: Nod, name: str) -> NodField:
    """The field with this id of a node.

    :raises InputError: it has no such field; the sentence lists those it has.
    """
    known = {field.id: field for field in fields_for(nod)}
    if name not in known:
        raise InputError(
            f"{nod.typ.word} har inget fält {preview(name, 40)} som kan ändras; välj en av"
            f" {', '.join(known)}."
        )
    return known[name]
