from __future__ import annotations

from unicodedata import normalize

import pytest

from vbtui.store.ids import natural_id, new_id


def test_a_new_id_is_like_no_other() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 32 and set(one) <= set("0123456789abcdef") for one in ids)


def test_a_natural_id_is_the_same_in_every_file_for_ever() -> None:
    assert natural_id("period", "2025", "helar") == "20dd153c551f57798f81c5147a3e2d05"


@pytest.mark.parametrize(
    "other", ["KÖK", "  kök ", "k\N{LATIN SMALL LETTER O}\N{COMBINING DIAERESIS}k", "kök\n"]
)
def test_the_same_name_typed_in_another_way_is_the_same_row(other: str) -> None:
    assert natural_id("rad", "it", other) == natural_id("rad", "it", "kök")


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("rad", ("it", "kok")),
        ("andra", ("it", "kök")),
        ("rad", ("kök", "it")),
        ("rad", ("itkök",)),
        ("rad", ("it", "k", "ök")),
        ("rad", ("it", normalize("NFC", "kôk"))),
    ],
)
def test_another_key_is_another_row(table: str, key: tuple[str, ...]) -> None:
    assert natural_id(table, *key) != natural_id("rad", "it", "kök")
