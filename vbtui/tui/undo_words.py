"""What is asked before an undo that others may have acted on already."""

from __future__ import annotations

from vbtui.store import undo
from vbtui.store.database import Database
from vbtui.store.journal import Stored
from vbtui.store.places import place

_KINDS = ("submit", "collect")
"""The saves that are taken back only after a question: they have been told to somebody else."""
_QUESTIONS = {
    "klar": "Ångra inlämningen av {namn}? Paketet som redan är skrivet gäller inte längre.",
    "mottagen": "Ångra att inlämningen av {namn} är mottagen?",
    "atersand": "Ångra återsändningen till {namn}? Orsaken tas också tillbaka.",
    "anstand": "Ångra det senaste om anstånd för {namn}?",
    "sista_dag": "Ångra den senaste ändringen av sista dag för {period}?",
}
"""Field of a report or of the collecting → the question."""


def question(db: Database) -> str | None:
    """What to ask before this file's newest save is undone; None where nothing need be asked."""
    found = undo.pending(db)
    if found is None or found.kind not in _KINDS:
        return None
    given = {cell.field: (cell, value) for cell, value in found.given.items()}
    field = next(field for field in (*_QUESTIONS, "stangd") if field in given)
    cell, value = given[field]
    where = place(db, cell)
    text = _QUESTIONS.get(field) or _closing(value)
    return text.format(namn=where.enhet, period=where.period)


def _closing(closed: Stored) -> str:
    if closed:
        return "Ångra stängningen av {period}? Enheterna kan då ändra sina rapporter igen."
    return "Ångra öppnandet av {period}? Enheterna kan då inte ändra sina rapporter utan anstånd."
