"""The questions of an åtgärd, and what one chooses among in a report."""

from __future__ import annotations

import pytest

from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp, Uppfoljning
from vbtui.domain.question import (
    EFFEKT,
    NASTA_AR,
    QUESTIONS,
    choices,
    field_word,
    label,
    questions_of,
)
from vbtui.domain.status import scale

HELAR = PeriodTyp.HELAR


def test_only_an_atgard_is_asked() -> None:
    asked = {typ: [one.id for one in questions_of(typ)] for typ in NodTyp if questions_of(typ)}
    assert asked == {NodTyp.ATGARD: ["effekt", "nasta_ar"]}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=str)
def test_answers_differ_in_every_way(question: object) -> None:
    answers = QUESTIONS[getattr(question, "id")].answers  # noqa: B009
    for word in ("key", "symbol", "word", "meaning"):
        assert len({getattr(answer, word) for answer in answers}) == len(answers) == 3


@pytest.mark.parametrize("text", ["delvis", " Delvis ", "DELVIS", "◐ Delvis"])
def test_is_read_as_it_is_shown_and_as_it_is_stored(text: str) -> None:
    assert EFFEKT.parse(text) == "delvis"


def test_nothing_clears_the_answer() -> None:
    assert NASTA_AR.parse("  ") is None


def test_anything_else_is_refused_with_the_answers() -> None:
    with pytest.raises(InputError, match=r"”delvis” är inget svar på ”Ska .*ja, kanske, nej"):
        NASTA_AR.parse("delvis")


def test_what_a_unit_has_answered() -> None:
    said = Uppfoljning("u", "it", effekt="nej", nasta_ar="ibland")
    assert (answer := EFFEKT.answer(said))
    assert answer.label == "× Nej"
    assert (other := NASTA_AR.answer(said))
    assert other.label == "? ibland", "what another program has written is shown as it stands"
    assert EFFEKT.answer(Uppfoljning("u", "it")) is None


def test_one_chooses_among_what_can_be_stored() -> None:
    assert choices("status", NodTyp.FRAGA, HELAR) == scale(NodTyp.FRAGA, HELAR)
    assert [one.key for one in choices("trend", NodTyp.UPPDRAG, HELAR)] == [
        "upp", "oforandrad", "ned",
    ]  # fmt: skip
    assert choices("nasta_ar", NodTyp.ATGARD, HELAR) == NASTA_AR.answers
    assert choices("kommentar", NodTyp.ATGARD, HELAR) == ()
    assert choices("status", NodTyp.AVSNITT, HELAR) == ()


@pytest.mark.parametrize(
    ("field", "typ", "value", "shown"),
    [
        ("status", NodTyp.FRAGA, "ja", "● Ja"),
        ("status", NodTyp.ATGARD, "pagaende", "◐ Pågående"),
        ("effekt", NodTyp.ATGARD, "delvis", "◐ Delvis"),
        ("trend", NodTyp.UPPDRAG, "upp", "↗ Uppåt"),
        ("kommentar", NodTyp.AVSNITT, "Ett gott år.", "Ett gott år."),
    ],
)
def test_what_is_stored_is_shown_in_words(field: str, typ: NodTyp, value: str, shown: str) -> None:
    assert label(field, typ, HELAR, value) == shown


def test_fields_have_words() -> None:
    assert field_word("nasta_ar", NodTyp.ATGARD) == "nästa år"
    assert field_word("kommentar", NodTyp.ATGARD) == "kommentar"
    assert field_word("kommentar", NodTyp.AVSNITT) == "text"
