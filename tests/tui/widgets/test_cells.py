"""Any text keeps to its cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from vbtui.tui.widgets.cells import ELLIPSIS, find_all, fit, one_line, width_of, wrap

HOSTILE = st.text(st.characters(codec=None), max_size=40)


@given(HOSTILE, st.integers(0, 30), st.sampled_from(["left", "right"]))
def test_a_text_fits_exactly(text: str, width: int, align: str) -> None:
    assert cell_len(fit(text, width, "right" if align == "right" else "left")) == width


@given(HOSTILE)
def test_a_row_has_nothing_that_breaks_it(text: str) -> None:
    line = one_line(text)
    assert not set(line) & {"\n", "\r", "\t", "\x1b", "\u200d", "\ufe0f", "\u202e"}
    line.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("två\nrader", "två⏎rader"),
        ("två\r\nrader", "två⏎rader"),
        ("en\ttab", "en tab"),
        ("\x1b[31mröd", "␛[31mröd"),
        ("a\u030a", "å"),
        ("1\u00a0234", "1 234"),
        ("👨\u200d👩", "👨👩"),
        ("👍🏽", "👍"),
        ("mjuk\u00adt", "mjukt"),
        ("[red]x[/red]", "[red]x[/red]"),
    ],
)
def test_what_is_drawn_for_a_text(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_cut_and_aligned() -> None:
    assert fit("Säker it-miljö", 6) == "Säker…"
    assert fit("Säker it-miljö", 7) == "Säker… "
    assert fit("漢字", 3) == "漢…"
    assert fit("12", 4, "right") == "  12"
    assert fit("x", 0) == ""


def test_width_counts_cells() -> None:
    assert width_of("漢字a") == 5


def test_wrapped_at_words() -> None:
    assert wrap("ett två tre", 7) == ["ett två", "tre"]
    assert wrap("ett oöverkomligtlångt ord", 6) == ["ett", "oöver" + ELLIPSIS, "ord"]


@given(HOSTILE, st.integers(3, 30))
def test_wrapped_rows_fit(text: str, width: int) -> None:
    assert all(width_of(row) <= width for row in wrap(text, width))


def test_found_as_every_search_finds() -> None:
    assert find_all("Säker IT-miljö", "it säk") == [(0, 3), (6, 8)]
    assert find_all("ar", "år") == []
    assert find_all("Straße", "SS") == [(4, 5)]
    assert find_all("vad som helst", "  ") == []


@given(HOSTILE, HOSTILE)
def test_found_places_follow_each_other(text: str, needle: str) -> None:
    at = 0
    for start, end in find_all(text, needle):
        assert at <= start < end <= len(text)
        at = end
