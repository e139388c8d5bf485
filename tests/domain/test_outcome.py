"""What may stand as the outcome of a styrtal, by what its target is."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbtui.domain.outcome import outcome_fault
from vbtui.domain.plan import Nod, NodTyp
from vbtui.store.database import Database

SAMPLE = Path(__file__).parents[2] / "sample.db"
FIGURES = ["77–80", ">0", "90–100 %", "Plats 3 av 7", "0 mnkr"]


def styrtal(target: str, later: str = "") -> Nod:
    """A styrtal with this year's target, and the one in the long run."""
    return Nod(
        id="1", overordnad=None, typ=NodTyp.STYRTAL, slag=None, nr="", titel="Nöjda", kalla="",
        enhet=None, ansvarig="", flerarigt=False, slutdatum=None, malvarde=target,
        malvarde_lang=later, matt="",
    )  # fmt: skip


@pytest.mark.parametrize("target", FIGURES)
@pytest.mark.parametrize(
    "text",
    ["Plats 6 av 7", "Helt", "1 102 tusen ton", "5 st", "−16,4 mnkr", "värde saknas", "79", " ",
     "INTE ALLS", "Delvis, mäts igen i höst"],
)  # fmt: skip
def test_what_reports_say_is_taken(target: str, text: str) -> None:
    assert outcome_fault(styrtal(target), text) is None


@pytest.mark.parametrize("target", FIGURES)
@pytest.mark.parametrize("text", ["abc", "bra", "helta", "–"])
def test_a_word_against_a_figure_is_refused_with_what_was_expected(target: str, text: str) -> None:
    fault = outcome_fault(styrtal(target), text)
    assert fault
    assert f"”{text}”" in fault
    assert target in fault
    assert "Helt, Delvis, Inte alls, Värde saknas" in fault


@pytest.mark.parametrize("target", ["", "Helt", "Bättre än riket"])
def test_against_words_any_words_will_do(target: str) -> None:
    assert outcome_fault(styrtal(target), "bättre") is None


def test_the_target_in_the_long_run_stands_in_for_a_missing_one() -> None:
    assert outcome_fault(styrtal("", "95 %"), "bra")
    assert outcome_fault(styrtal("Helt", "95 %"), "bra") is None


def test_every_outcome_of_the_sample_is_taken() -> None:
    with Database.open(SAMPLE) as db:
        said = db.rows(
            "SELECT n.malvarde, n.malvarde_lang, u.utfall FROM uppfoljning u"
            " JOIN nod n ON n.id = u.nod WHERE u.utfall <> ''"
        )
    assert len(said) > 10
    for target, later, text in said:
        assert outcome_fault(styrtal(target, later), text) is None, text
