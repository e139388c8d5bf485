from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.address import (
    Addresses,
    NodAddress,
    RowAddress,
    find_nod,
    find_row,
    parse_cell,
    parse_target,
)
from vbtui.domain.errors import InputError
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.table import Row
from vbtui.domain.tables import TABLES

AVTALAD = TABLES["arsarbetare_avtalad"]
BYGG = TABLES["byggprojekt"]


def nod(nod_id: str, typ: NodTyp = NodTyp.UPPDRAG, nr: str = "", titel: str = "Titel") -> Nod:
    return Nod(
        id=nod_id, overordnad=None, typ=typ, slag=None, nr=nr, titel=titel, kalla="", enhet=None,
        ansvarig="", flerarigt=False, slutdatum=None, malvarde="", malvarde_lang="", matt="",
    )  # fmt: skip


A, B, C = "a1b2c3" + "0" * 26, "a1b2c3" + "1" * 26, "d4e5f6" + "2" * 26


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("uppdrag/28", NodAddress(NodTyp.UPPDRAG, "28")),
        (" Uppdrag / 28 ", NodAddress(NodTyp.UPPDRAG, "28")),
        ("malomrade/5/6", NodAddress(NodTyp.MALOMRADE, "5/6")),
        ("arsarbetare_avtalad/Chef", RowAddress(AVTALAD, "Chef")),
        ("arsarbetare_avtalad/Kock/ kallskänka", RowAddress(AVTALAD, "Kock/ kallskänka")),
    ],
)
def test_targets(text: str, found: object) -> None:
    assert parse_target(text) == found


@pytest.mark.parametrize("text", ["", "/", "uppdrag", "uppdrag/", "uppdrag/ ", "x/1", "[/]", "/28"])
def test_no_targets(text: str) -> None:
    with pytest.raises(InputError, match="uppdrag/NR"):
        parse_target(text)


def test_cells() -> None:
    assert parse_cell("arsarbetare_avtalad/Ingenjör/tekniker/hantverkare/man") == (
        RowAddress(AVTALAD, "Ingenjör/tekniker/hantverkare"),
        "man",
    )
    for text in ("", "a", "a/b", "a//b", "arsarbetare_avtalad/chef/"):
        with pytest.raises(InputError, match="TABELL/RAD/KOLUMN"):
            parse_cell(text)


def test_a_node_by_number_id_beginning_and_title() -> None:
    noder = [nod(A, nr="28"), nod(C, nr="29", titel="Säker it"), nod(B, NodTyp.AKTIVITET, "28")]
    for name, found in (
        ("28", A), ("29", C), (C, C), ("d4e5f6", C), ("D4E5F62", C), ("säker IT", C),
        # Of its own kind the beginning is the only one, though an aktivitet begins so too.
        ("a1b2c3", A),
    ):  # fmt: skip
        assert find_nod(noder, NodAddress(NodTyp.UPPDRAG, name)).id == found
    assert find_nod(noder, NodAddress(NodTyp.AKTIVITET, "28")).id == B


def test_a_number_comes_before_the_beginning_of_an_id() -> None:
    noder = [nod("123456" + "0" * 26, nr="1"), nod(A, nr="123456")]
    assert find_nod(noder, NodAddress(NodTyp.UPPDRAG, "123456")).id == A


@pytest.mark.parametrize("name", ["27", "a1b2", "", "e" * 32])
def test_a_node_that_is_not_there(name: str) -> None:
    with pytest.raises(InputError, match="finns inte"):
        find_nod([nod(A, nr="28")], NodAddress(NodTyp.UPPDRAG, name))


@pytest.mark.parametrize("name", ["28", "a1b2c3", "titel"])
def test_a_name_of_several_nodes_lists_them_and_each_can_be_taken(name: str) -> None:
    noder = [nod(A, nr="28"), nod(B, nr="28")]
    with pytest.raises(InputError) as refused:
        find_nod(noder, NodAddress(NodTyp.UPPDRAG, name))
    for one in noder:
        address = Addresses(noder).by_id(one)
        assert address in str(refused.value)
        target = parse_target(address)
        assert isinstance(target, NodAddress)
        assert find_nod(noder, target) is one


def test_many_candidates_are_counted() -> None:
    noder = [nod(f"{number:06x}" + "0" * 26) for number in range(50)]
    with pytest.raises(InputError, match="och 38 till"):
        find_nod(noder, NodAddress(NodTyp.UPPDRAG, "Titel"))


@given(
    st.lists(
        st.builds(
            nod,
            st.text("ab", min_size=8, max_size=8).map(lambda text: text * 4),
            st.sampled_from(NodTyp),
            st.sampled_from(["", "1", "2", "aaaaaa"]),
        ),
        unique_by=lambda one: one.id,
    )
)
def test_every_address_leads_back(noder: list[Nod]) -> None:
    addresses = Addresses(noder)
    for one in noder:
        target = parse_target(addresses.of(one))
        assert isinstance(target, NodAddress)
        assert find_nod(noder, target) is one


def test_a_row_by_id_and_title() -> None:
    for name in ("chef", "Chef", "CHEF"):
        assert find_row(AVTALAD.rows, RowAddress(AVTALAD, name)).id == "chef"
    name = "kock/ kallskänka/ köksbiträde"
    assert find_row(AVTALAD.rows, RowAddress(AVTALAD, name)).id == "kok"
    with pytest.raises(InputError, match="administrator, bitradespersonal"):
        find_row(AVTALAD.rows, RowAddress(AVTALAD, "direktör"))


def test_an_added_row_may_share_its_name() -> None:
    rows = [Row(id=A, title="Hus", group="Nämnd 1"), Row(id=C, title="Hus", group="Nämnd 2")]
    assert find_row(rows, RowAddress(BYGG, "d4e5f6")).id == C
    with pytest.raises(InputError, match=f"{A} .Nämnd 1., {C} .Nämnd 2."):
        find_row(rows, RowAddress(BYGG, "hus"))
    with pytest.raises(InputError, match="inga rader"):
        find_row([], RowAddress(BYGG, "hus"))
    assert find_row([replace(rows[0], title="d4e5f6"), rows[1]], RowAddress(BYGG, "d4e5f6")).id == A
