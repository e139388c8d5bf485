"""The questions that are asked of an åtgärd beside its status, each with its few answers.

The screen, ``vbtui set``, the history and the sheets of a workbook take them from here. An answer
is shown as a status is: a symbol and a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp, Uppfoljning
from vbtui.domain.status import TRENDS, Status, Tone, find, scale
from vbtui.domain.text import fold, preview


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``id`` is the field of an uppföljning and the word of the command line."""

    id: str
    title: str
    text: str
    answers: tuple[Status, ...]

    def find(self, key: str | None) -> Status | None:
        """The answer stored as ``key``, or None where nothing is stored.

        A key that is no answer (written by another program) is shown as it stands.
        """
        if not key:
            return None
        known = {answer.key: answer for answer in self.answers}
        return known.get(key) or Status(key, "?", key, "Okänt svar i filen.", Tone.NEUTRAL)

    def answer(self, said: Uppfoljning) -> Status | None:
        """What a unit has answered."""
        key: str | None = getattr(said, self.id)
        return self.find(key)

    def parse(self, text: str) -> str | None:
        """The key for what a person wrote: an answer with or without its symbol; nothing clears it.

        :raises InputError: the text is no answer.
        """
        wanted = fold(text.strip())
        if not wanted:
            return None
        for answer in self.answers:
            if wanted in (answer.key, fold(answer.word), fold(answer.label)):
                return answer.key
        known = ", ".join(answer.key for answer in self.answers)
        raise InputError(
            f"”{preview(text.strip(), 30)}” är inget svar på ”{self.text}”; välj en av {known}."
        )


EFFEKT = Question(
    "effekt",
    "Effekt",
    "Har åtgärden bidragit till önskad effekt?",
    (
        Status("ja", "●", "Ja", "Åtgärden har bidragit till den effekt som var tänkt.", Tone.GOOD),
        Status("delvis", "◐", "Delvis", "Den har bidragit till en del.", Tone.PARTLY),
        Status("nej", "×", "Nej", "Den har inte bidragit.", Tone.BAD),
    ),
)
NASTA_AR = Question(
    "nasta_ar",
    "Nästa år",
    "Ska risken ingå i nästa års riskanalys?",
    (
        Status("ja", "●", "Ja", "Risken finns kvar och ska bedömas på nytt.", Tone.NEUTRAL),
        Status("kanske", "◐", "Kanske", "Det avgörs när analysen görs.", Tone.NEUTRAL),
        Status("nej", "×", "Nej", "Risken behöver inte bedömas igen.", Tone.NEUTRAL),
    ),
)

QUESTIONS: Mapping[str, Question] = {one.id: one for one in (EFFEKT, NASTA_AR)}
"""Field → the question that it answers."""


def questions_of(typ: NodTyp) -> tuple[Question, ...]:
    """The questions that are asked of a node of this kind."""
    return tuple(QUESTIONS.values()) if typ is NodTyp.ATGARD else ()


_TRENDS = tuple(
    Status(key, symbol, word, "", Tone.NEUTRAL) for key, (symbol, word) in TRENDS.items()
)


def choices(field: str, typ: NodTyp, period_typ: PeriodTyp) -> tuple[Status, ...]:
    """What one chooses among in a field of an uppföljning; nothing where one writes freely."""
    if field == "status":
        return scale(typ, period_typ)
    if field == "trend":
        return _TRENDS
    return QUESTIONS[field].answers if field in QUESTIONS else ()


def label(field: str, typ: NodTyp, period_typ: PeriodTyp, value: str) -> str:
    """What is stored in a field of an uppföljning as people read it: a choice with its symbol."""
    if field == "trend":
        return " ".join(TRENDS.get(value, (value,)))
    found = QUESTIONS[field].find(value) if field in QUESTIONS else None
    found = find(typ, period_typ, value) if field == "status" else found
    return found.label if found else value


def field_word(field: str, typ: NodTyp) -> str:
    """What a field of an uppföljning is called in running text."""
    if field == "kommentar" and typ is NodTyp.AVSNITT:
        return "text"
    return QUESTIONS[field].title.lower() if field in QUESTIONS else field
