import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.excel.names import LONGEST, Names, distinct
from vbtui.excel.safe_text import units


@given(st.lists(st.tuples(st.text(max_size=50), st.text(max_size=20)), max_size=8))
def test_a_sheets_name_is_one_that_excel_takes(titles: list[tuple[str, str]]) -> None:
    names = Names()
    found = [names.sheet(title, of) for title, of in titles]
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert 0 < units(name) <= LONGEST
        assert not set(name) & set("[]:*?/\\\n\r\t")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() not in ("history", "historik")


@pytest.mark.parametrize(
    ("title", "of", "name"),
    [
        ("Sjukfrånvaro", "", "Sjukfrånvaro"),
        ("Sjukfrånvaro", "it", "Sjukfrånvaro it"),
        ("Årsarbetare exkl. tjänstl.", "fastigheter", "Årsarbetare exkl. t fastigheter"),
        ("a/b:c", "", "a b c"),
        ("'citat'", "", "citat"),
        ("History", "", "History (2)"),
        ("", "", "Blad"),
        ("😀" * 20, "", "😀" * 15),
    ],
)
def test_names_of_sheets(title: str, of: str, name: str) -> None:
    assert Names().sheet(title, of) == name


def test_alike_names_are_told_apart() -> None:
    names = Names()
    assert [names.sheet("Blad"), names.sheet("BLAD"), names.sheet("Blad")] == [
        "Blad",
        "BLAD (2)",
        "Blad (3)",
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("arsarbetare_avtalad", "arsarbetare_avtalad"),
        ("Över tid", "over_tid"),
        ("Q1", "t_q1"),
        ("xfd1048576", "t_xfd1048576"),
        ("r1c1", "t_r1c1"),
        ("c", "t_c"),
        ("2025", "t_2025"),
        ("漢字", "tabell"),
    ],
)
def test_a_tables_name_is_not_a_cells(title: str, name: str) -> None:
    assert Names().table(title) == name


def test_alike_tables_are_told_apart() -> None:
    names = Names()
    assert [names.table("a b"), names.table("A B")] == ["a_b", "a_b_2"]


def test_headings_differ_whatever_the_case() -> None:
    assert distinct(["Namn", "namn", "", "Namn"]) == ["Namn", "namn (2)", "Kolumn", "Namn (3)"]
