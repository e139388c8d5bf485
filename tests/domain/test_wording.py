"""Which words of a text differ from another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.wording import differing

WORDS = st.sampled_from(["Arbetet", "fortsätter", "enligt", "plan", ".", "\n", " ", "12,5", "[b]"])
TEXTS = st.lists(WORDS, max_size=12).map("".join)


def words(text: str, other: str) -> list[str]:
    return [text[start:end] for start, end in differing(text, other)]


@pytest.mark.parametrize(
    ("text", "other", "found"),
    [
        ("", "", []),
        ("Lika text.", "Lika text.", []),
        ("", "Något", []),
        ("Allt är nytt.", "", ["Allt är nytt."]),
        ("Arbetet fortsätter.", "Arbetet avslutas.", ["fortsätter"]),
        ("Ökade med 12,5 procent", "Ökade med 12,4 procent", ["12,5"]),
        ("Ett nytt forum är startat.", "Ett forum är startat.", ["nytt"]),
        ("åäö ÅÄÖ", "åäö ÅÄO", ["ÅÄÖ"]),
        ("Två nya ord här", "Två ord", ["nya", "här"]),
        ("Rad ett\nRad två\n", "Rad ett\nRad tre\n", ["två"]),
        ("Ny rad\nRad ett\n", "Rad ett\n", ["Ny rad"]),
    ],
)
def test_examples(text: str, other: str, found: list[str]) -> None:
    assert words(text, other) == found


@given(TEXTS, TEXTS)
def test_without_the_differing_words_what_is_left_is_in_the_other(text: str, other: str) -> None:
    spans = differing(text, other)
    left, at = [], 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        left.append(text[at:start])
        at = end
    left.append(text[at:])
    kept = "".join("".join(left).split())
    letters = iter("".join(other.split()))
    assert all(letter in letters for letter in kept), "in the same order"


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differing(text, text) == []


def test_texts_that_are_very_long_are_compared_by_lines() -> None:
    long = " ".join(f"ord{number}" for number in range(5_000))
    assert differing(f"Lika\n{long}\n", f"Lika\n{long} till\n") == [(5, 5 + len(long))]
