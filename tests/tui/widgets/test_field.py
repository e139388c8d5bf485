"""A line being typed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from vbtui.tui.widgets.field import Field

TEXT = st.text(st.characters(codec=None), max_size=20)


@pytest.mark.parametrize(
    ("act", "text", "at"),
    [
        (lambda field: field.move(-1), "ett två", 6),
        (lambda field: field.move(1), "ett två", 7),
        (lambda field: field.move_word(-1), "ett två", 4),
        (lambda field: field.move_to(0), "ett två", 0),
        (lambda field: field.erase(-1), "ett tv", 6),
        (lambda field: field.erase(1), "ett två", 7),
        (lambda field: field.erase_word(-1), "ett ", 4),
        (lambda field: field.erase_before(), "", 0),
        (lambda field: field.insert(" tre"), "ett två tre", 11),
        (lambda field: field.insert("\r\ntre\n"), "ett två tre ", 12),
    ],
)
def test_from_the_end(act: Callable[[Field], None], text: str, at: int) -> None:
    field = Field("ett två")
    act(field)
    assert (field.text, field.at) == (text, at)


def test_from_the_middle() -> None:
    field = Field("ett två tre")
    field.move_to(4)
    field.move_word(1)
    assert field.at == 7
    field.erase(1)
    field.erase(-1)
    field.insert("Å")
    assert field.text == "ett tvÅtre"


def test_a_letter_goes_with_its_marks() -> None:
    field = Field("na\u030ar")
    field.move(-1)
    field.erase(-1)
    assert field.text == "nr"


@given(TEXT, st.integers(0, 20), st.integers(3, 15), st.booleans())
def test_what_is_seen_is_as_wide_as_it_should(text: str, at: int, width: int, right: bool) -> None:
    field = Field(text)
    field.move_to(at)
    assert cell_len("".join(field.view(width, "right" if right else "left"))) == width


def test_the_caret_is_always_seen() -> None:
    field = Field("x" * 100_000)
    assert field.view(5, "left") == ("xxxx", " ", "")
    field.move_to(0)
    assert field.view(5, "left") == ("", "x", "xxxx")
    assert Field("12").view(5, "right") == ("  12", " ", "")
