from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.errors import InputError


def unit(kod: str, parent: str | None = None, namn: str = "") -> Enhet:
    return Enhet(kod, kod, namn or f"Område {kod}", EnhetTyp.OMRADE, parent)


REGION = Organisation(
    [
        unit("sn", namn="Servicenämnden"),
        unit("fv", "sn", "Förvaltningen"),
        unit("it", "fv"),
        unit("mat", "fv", "Måltid & kök"),
        unit("stab", "sn"),
    ]
)


def codes(units: list[Enhet]) -> list[str]:
    return [one.kod for one in units]


def test_walks_from_the_top_down_in_the_order_of_the_list() -> None:
    assert codes(list(REGION)) == ["sn", "fv", "it", "mat", "stab"]
    assert len(REGION) == 5
    assert REGION.root.kod == "sn"
    assert codes(REGION.children(REGION["sn"])) == ["fv", "stab"]
    assert codes(list(REGION.subtree(REGION["fv"]))) == ["fv", "it", "mat"]


def test_those_who_report_have_no_units_below() -> None:
    assert codes(REGION.leaves(REGION.root)) == ["it", "mat", "stab"]
    assert codes(REGION.leaves(REGION["it"])) == ["it"]


def test_the_path_leads_from_the_top() -> None:
    assert codes(REGION.path(REGION["mat"])) == ["sn", "fv", "mat"]
    assert codes(REGION.path(REGION.root)) == ["sn"]


@pytest.mark.parametrize(
    "text", ["mat", "MAT", " mat ", "Måltid & kök", "måltid & KÖK", "Måltid &\u00a0kök"]
)
def test_found_by_code_or_name_in_any_case(text: str) -> None:
    assert REGION.find(text).kod == "mat"


@pytest.mark.parametrize("text", ["", "ekonomi", "kok", "mal", "[/]"])
def test_what_is_not_there_is_told_with_what_is(text: str) -> None:
    with pytest.raises(InputError) as caught:
        REGION.find(text)
    assert f"”{text}”" in str(caught.value)
    assert "sn, fv, it, mat, stab" in str(caught.value)


def test_a_unit_whose_parent_is_gone_stands_at_the_top() -> None:
    some = Organisation([unit("sn"), unit("it", "borta")])
    assert codes(list(some)) == ["sn", "it"]
    assert codes(some.path(some["it"])) == ["it"]


@given(st.lists(st.sampled_from([None, "0", "1", "2", "3", "4"]), min_size=1, max_size=5))
def test_no_damage_makes_a_walk_that_does_not_end(parents: list[str | None]) -> None:
    some = Organisation(unit(str(n), parent) for n, parent in enumerate(parents))
    walked = codes(list(some))
    assert len(walked) == len(set(walked))
    for number in range(len(parents)):
        path = codes(some.path(some[str(number)]))
        assert len(path) == len(set(path))
        assert path[-1] == str(number)
