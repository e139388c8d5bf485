"""Units' texts in a text that sums them up: origin, mentions, and what has changed since."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.coverage import (
    Contributor,
    coverage,
    imprint,
    inserted,
    mentions,
    with_origin,
)


def test_a_text_is_put_in_with_its_origin() -> None:
    assert with_origin("Område IT", "\nAllt är [klart].\n\nNästan. ") == (
        "Område IT: Allt är [klart].\n\nNästan."
    )


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("", None, "NY"),
        ("Ett.", None, "Ett.\n\nNY"),
        ("Ett.\n", None, "Ett.\n\nNY"),
        ("Ett.\n\nTvå.", 6, "Ett.\n\nNY\n\nTvå."),
        ("Ett.\n\nTvå.", 0, "NY\n\nEtt.\n\nTvå."),
        ("  \n", 1, "NY"),
    ],
)
def test_a_paragraph_has_an_empty_line_on_either_side(
    text: str, at: int | None, found: str
) -> None:
    assert inserted(text, "NY", at) == found


@given(st.text("ab \n"), st.integers(0, 20))
def test_nothing_that_was_written_is_lost(text: str, at: int) -> None:
    found = inserted(text, "NY", at)
    assert found.replace("NY", "", 1).split() == (text[:at] + " " + text[at:]).split()


@pytest.mark.parametrize(
    "text",
    ["Område IT är klart", "I område it:s del", "Område ITs arbete", "(Område IT)", "område IT."],
)
def test_a_unit_is_named(text: str) -> None:
    assert mentions(text, "Område IT")


@pytest.mark.parametrize("text", ["", "IT-miljön", "Område ITIL", "Mellanområde IT", "Område I T"])
def test_a_unit_is_not_named(text: str) -> None:
    assert not mentions(text, "Område IT")


def test_a_name_with_signs_is_taken_as_it_stands() -> None:
    assert mentions("Se A+B (norr).", "A+B (norr)")
    assert not mentions("Se AAB norr.", "A+B (norr)")


class TestCoverage:
    UNITS = (
        Contributor("Område IT", "Klart.", imprint("Klart.")),
        Contributor("Område X", "Nytt.", imprint("Gammalt.")),
        Contributor("Område Y", "Kvar."),
        Contributor("Område Z", " \n"),
    )

    def test_counts_by_name(self) -> None:
        found = coverage("Område IT: Klart. Område Z har inte svarat.", self.UNITS)
        assert found.units == ("Område IT", "Område X", "Område Y", "Område Z")
        assert found.commented == ("Område IT", "Område X", "Område Y")
        assert found.used == ("Område IT", "Område X")
        assert found.changed == ("Område X",)
        assert found.mentioned == ("Område IT", "Område Z")
        assert found.text == (
            "3 av 4 enheter har kommenterat; 2 använda, 1 ändrad sedan; 2 av 4 nämnda"
        )

    def test_does_not_speak_of_changes_where_there_are_none(self) -> None:
        found = coverage("", self.UNITS[:1])
        assert found.text == "1 av 1 enhet har kommenterat; 1 använd; 0 av 1 nämnda"

    def test_a_used_text_that_was_emptied_has_changed(self) -> None:
        assert coverage("", [Contributor("X", "", imprint("Borta."))]).changed == ("X",)
