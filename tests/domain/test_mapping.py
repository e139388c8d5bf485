from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from vbtui.domain.errors import InputError
from vbtui.domain.mapping import TableMapping, mapping_of

SMALL: dict[str, Any] = {
    "tabell": "investeringar",
    "rad": {"kolumn": "Kategori", "oversatt": {"Datorer": "it", "Summa": "", "Nytt": "?"}},
    "varde": [{"kolumn": "Utfall", "till": "utfall"}],
}


def test_a_small_mapping_has_what_is_not_said() -> None:
    found = mapping_of(SMALL)
    assert found.table.id == "investeringar"
    assert (found.sheet, found.head, found.period) == ("", 1, "")
    assert found.enhet.column == found.enhet.always == ""
    assert found.feeds[0].factor == 1
    assert found.columns == ("Kategori", "Utfall")


def test_words_are_translated_whatever_their_case_and_spaces() -> None:
    row = mapping_of(SMALL).row
    assert row.translated("DATORER ") == "it"
    assert row.translated("Summa") == ""
    assert row.translated("byggnad") == "byggnad"
    with pytest.raises(InputError, match="”nytt” är inte översatt"):
        row.translated("nytt")


@pytest.mark.parametrize(
    ("factor", "exact"),
    [
        (Decimal("0.001"), "0.001"),
        (-1, "-1"),
        ("0,000001", "0.000001"),
        (Decimal("1e-6"), "0.000001"),
    ],
)
def test_a_factor_is_exact(factor: Any, exact: str) -> None:
    assert _with(varde=[_value(faktor=factor)]).feeds[0].factor == Decimal(exact)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tabell": "lonelista"}, "lonelista"),
        ({"tabell": ""}, "saknar tabell"),
        ({"tabel": "x"}, "nyckeln ”tabel”"),
        ({"rubrikrad": 0}, "rubrikrad"),
        ({"rubrikrad": True}, "rubrikrad"),
        ({"varde": []}, r"saknar \[\[varde\]\]"),
        ({"varde": ["Utfall"]}, r"\[\[varde\]\]"),
        ({"varde": [{"kolumn": "Utfall"}]}, "saknar till"),
        ({"varde": [{"kolumn": "Utfall", "till": "summa"}]}, "välj en av utfall, prognos, budget"),
        ({"varde": [{"kolumn": "Utfall", "till": "utfall", "faktor": 0}]}, "faktor"),
        ({"varde": [{"kolumn": "U", "till": "utfall", "faktor": Decimal("inf")}]}, "faktor"),
        ({"varde": [{"kolumn": "U", "till": "utfall", "faktor": Decimal("1e999")}]}, "faktor"),
        ({"varde": [{"kolumn": "U", "till": "utfall", "faktor": True}]}, "faktor"),
        ({"varde": [{"kolumn": "U", "till": "utfall", "dar": ["K"]}]}, "dar"),
        ({"varde": [{"kolumn": "U", "till": "utfall", "dar": {"Kön": [True]}}]}, "Kön"),
        ({"rad": None}, "vilken rad"),
        ({"rad": {"kolumn": "A", "alla": "it"}}, "antingen kolumn"),
        ({"rad": {"kolumn": "A", "oversatt": {"B": 1}}}, "oversatt"),
        ({"rad": {"kolumn": "A", "fyll_nedat": "ja"}}, "fyll_nedat"),
        ({"enhet": "it"}, r"\[enhet\]"),
        ({"blad": 1}, "blad"),
    ],
)
def test_a_mapping_that_cannot_be_understood_says_why(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        _with(**changes)
    assert str(caught.value).endswith(".")


def _value(**more: Any) -> dict[str, Any]:
    return {"kolumn": "Utfall", "till": "utfall", **more}


def _with(**changes: Any) -> TableMapping:
    return mapping_of({**SMALL, **changes})
