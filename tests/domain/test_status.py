"""Status scales: every kind of node has its own, always a symbol and a word."""

from __future__ import annotations

import pytest

from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.status import (
    MISSING_SYMBOL,
    Status,
    Tone,
    find,
    parse_status,
    parse_trend,
    scale,
)

UPPDRAG, HELAR, DELAR = NodTyp.UPPDRAG, PeriodTyp.HELAR, PeriodTyp.DELAR
every_scale = pytest.mark.parametrize(
    "steps",
    [steps for nod in NodTyp for period in PeriodTyp if (steps := scale(nod, period))],
)


@every_scale
def test_the_steps_of_a_scale_differ_in_every_way(steps: tuple[Status, ...]) -> None:
    for names in (
        {step.key for step in steps},
        {step.word for step in steps},
        {step.symbol for step in steps},
        {step.meaning for step in steps},
    ):
        assert len(names) == len(steps) >= 3
    assert MISSING_SYMBOL not in {step.symbol for step in steps}


@every_scale
def test_a_step_can_be_given_as_key_word_or_label(steps: tuple[Status, ...]) -> None:
    for nod in NodTyp:
        for period in PeriodTyp:
            if scale(nod, period) is not steps:
                continue
            for step in steps:
                for text in (step.key, step.word, step.word.upper(), f" {step.label}\n"):
                    assert parse_status(nod, period, text) == step.key


@every_scale
def test_every_scale_has_good_and_bad_and_tells_them_apart(steps: tuple[Status, ...]) -> None:
    assert {Tone.GOOD, Tone.PARTLY} <= {step.tone for step in steps}
    assert all(len(step.symbol) == 1 and step.meaning.endswith(".") for step in steps)


def test_delar_asks_for_a_forecast_and_helar_for_an_outcome() -> None:
    assert [step.key for step in scale(UPPDRAG, HELAR)] == [
        "genomfort",
        "flerarigt_arets_del_genomford",
        "startat_ej_klart",
        "ej_startat",
        "ej_genomfort",
        "ej_bedomt",
    ]
    assert "bedoms_klart_vid_arets_slut" in {step.key for step in scale(UPPDRAG, DELAR)}
    assert {"gron", "gul", "rod"} < {step.key for step in scale(NodTyp.MALOMRADE, DELAR)}


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_clears_a_status(text: str) -> None:
    assert parse_status(UPPDRAG, HELAR, text) is None
    assert parse_trend(text) is None


@pytest.mark.parametrize("text", ["klart", "uppnadd", "bedoms_klart_vid_arets_slut", "[/]", "●"])
def test_another_word_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_status(UPPDRAG, HELAR, text)
    assert f"”{text}”" in str(caught.value)
    assert "”Genomfört”, ”Flerårigt, årets del genomförd”" in str(caught.value)


def test_what_is_stored_is_found_again() -> None:
    found = find(UPPDRAG, HELAR, "startat_ej_klart")
    assert found
    assert found.label == "◐ Startat, ej klart"
    assert find(UPPDRAG, HELAR, None) is None
    assert find(UPPDRAG, HELAR, "") is None


def test_the_same_key_means_what_its_own_scale_says() -> None:
    assert find(NodTyp.STYRTAL, HELAR, "delvis") != find(NodTyp.MALOMRADE, HELAR, "delvis")


def test_a_status_of_another_scale_is_still_shown() -> None:
    found = find(UPPDRAG, HELAR, "gron")
    assert found
    assert found.word == "Grön prognos"


def test_a_status_that_nobody_knows_is_shown_as_it_stands() -> None:
    found = find(UPPDRAG, HELAR, "från ett annat program [/]")
    assert found
    assert (found.symbol, found.word) == ("?", "från ett annat program [/]")


@pytest.mark.parametrize("text", ["upp", "UPP", "↗", "Uppåt", "uppåt"])
def test_a_trend_can_be_given_as_key_word_or_arrow(text: str) -> None:
    assert parse_trend(text) == "upp"


def test_another_trend_is_refused() -> None:
    with pytest.raises(InputError, match="Uppåt, Oförändrad, Nedåt"):
        parse_trend("sidledes")
