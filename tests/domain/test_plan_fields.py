"""The fields of the plan: which each kind of node has, and what may be written in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan import Nod, NodTyp, Slag
from vbtui.domain.plan_fields import FIELDS, field_of, fields_for, fields_of, named
from vbtui.domain.text import transliterate
from vbtui.store.models import MODELS, journaled_fields

UNITS = Organisation(
    [
        Enhet("b" * 32, "sn", "Servicenämnden", EnhetTyp.NAMND, None),
        Enhet("i" * 32, "it", "Område IT", EnhetTyp.OMRADE, "b" * 32),
    ]
)
SINCE = dt.date(2025, 1, 1)
UPPDRAG = Nod(
    id="1", overordnad=None, typ=NodTyp.UPPDRAG, slag=None, nr="28", titel="Säker it",
    kalla="namnd", enhet="i" * 32, ansvarig="Köket", flerarigt=True,
    slutdatum=dt.date(2025, 12, 31), malvarde="", malvarde_lang="", matt="",
)  # fmt: skip
OTHERS = [
    replace(UPPDRAG, typ=NodTyp.MALOMRADE, slag=Slag.EFFEKTMAL),
    replace(UPPDRAG, typ=NodTyp.AKTIVITET, enhet=None, slutdatum=None),
    replace(UPPDRAG, typ=NodTyp.STYRTAL, malvarde="90–100 %", malvarde_lang=">0", matt="%"),
]


def test_every_field_is_one_of_the_file_and_of_some_kind() -> None:
    assert set(FIELDS) <= set(journaled_fields(MODELS["nod"]))
    assert {field.id for typ in NodTyp for field in fields_of(typ)} == set(FIELDS)
    assert all(fields_of(typ)[0].id == "titel" for typ in NodTyp), "what one renames comes first"


@pytest.mark.parametrize("nod", [UPPDRAG, replace(UPPDRAG, flerarigt=False), *OTHERS])
def test_what_is_shown_is_read_back_as_it_was(nod: Nod) -> None:
    for field in fields_of(nod.typ):
        value = field.parse(field.shown(nod), UNITS, nod.typ, SINCE)
        assert value == getattr(nod, field.id), field.id


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("titel", "  På\ntvå rader ", "På två rader"),
        ("kalla", "Regionstyrelsen", "regionstyrelse"),
        ("kalla", "", ""),
        ("enhet", "område it", "i" * 32),
        ("enhet", "IT", "i" * 32),
        ("enhet", " ", None),
        ("flerarigt", "JA", 1),
        ("flerarigt", "", 0),
        ("slutdatum", " 2025-12-31 ", dt.date(2025, 12, 31)),
        ("slutdatum", "31 dec", dt.date(2025, 12, 31)),
        ("slutdatum", "", None),
    ],
)
def test_words_and_what_is_stored_are_read_alike(field: str, text: str, value: object) -> None:
    assert field_of(UPPDRAG, field).parse(text, UNITS, NodTyp.UPPDRAG, SINCE) == value


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("titel", " ", "Uppdrag måste ha ett namn"),
        ("kalla", "chefen", "välj en av regionfullmäktige, regionstyrelsen, nämnden"),
        ("enhet", "fabriken", "”fabriken” finns inte i filen; välj en av sn, it"),
        ("flerarigt", "kanske", "välj en av nej, ja"),
        ("slutdatum", "31/13", "”31/13” är ingen dag; skriv till exempel 2026-01-31 eller 31 jan"),
        ("slutdatum", "2025-02-30", "är ingen dag"),
    ],
)
def test_anything_else_is_refused_with_what_was_expected(field: str, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        field_of(UPPDRAG, field).parse(text, UNITS, NodTyp.UPPDRAG, SINCE)


def test_a_field_is_found_by_id_and_by_its_title() -> None:
    for typ in NodTyp:
        for field in fields_of(typ):
            assert named(field.id) == named(field.title) == named(field.title.upper()) == field.id
    assert named("målvärde") == "malvarde"
    assert named("kommentar") == transliterate("kommentar"), "not one of the plan's"


def test_a_field_that_the_kind_has_not_is_refused_with_those_it_has() -> None:
    with pytest.raises(InputError, match="Målområde har inget fält malvarde"):
        field_of(OTHERS[0], "malvarde")


def test_the_heading_of_a_part_keeps_its_slag() -> None:
    own, part = OTHERS[0], replace(OTHERS[0], slag=Slag.ISK)
    assert [field.id for field in fields_for(own)] == ["titel", "nr", "slag"]
    assert [field.id for field in fields_for(part)] == ["titel", "nr"]
    with pytest.raises(InputError, match="välj en av titel, nr"):
        field_of(part, "slag")
    with pytest.raises(InputError, match="välj en av Perspektiv, Strategi"):
        field_of(own, "slag").parse("ISK-bedömning", UNITS, own.typ, SINCE)


def test_an_avsnitt_is_told_its_table_by_id_or_by_title() -> None:
    avsnitt = replace(UPPDRAG, typ=NodTyp.AVSNITT, tabell="sjukfranvaro")
    field = field_of(avsnitt, "tabell")
    assert field.shown(avsnitt) == "sjukfranvaro"
    for text in ("sjukfranvaro", "Sjukfrånvaro", "sjukfrånvaro "):
        assert field.parse(text, UNITS, avsnitt.typ, SINCE) == "sjukfranvaro"
    assert field.parse("", UNITS, avsnitt.typ, SINCE) == ""


def test_what_is_added_is_called_as_one_says() -> None:
    assert [typ.new for typ in NodTyp] == [
        "Nytt målområde", "Nytt uppdrag", "Ny aktivitet", "Nytt styrtal", "Ny risk", "Ny åtgärd",
        "Ny fråga", "Ny slutsats", "Nytt avsnitt",
    ]  # fmt: skip
