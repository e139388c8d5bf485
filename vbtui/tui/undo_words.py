"""What is asked before the undo, or redo, of what others may have acted on already."""

from __future__ import annotations

from vbtui.store import undo
from vbtui.store.database import Database
from vbtui.store.journal import Stored
from vbtui.store.places import place

_ROLLOVER = "rollover"
_KINDS = ("submit", "collect", _ROLLOVER)
"""The saves that are taken back only after a question: they have been told to somebody else."""
_QUESTIONS = {
    "klar": "Ångra inlämningen av {namn}? Paketet som redan är skrivet gäller inte längre.",
    "mottagen": "Ångra att inlämningen av {namn} är mottagen?",
    "atersand": "Ångra återsändningen till {namn}? Orsaken tas också tillbaka.",
    "anstand": "Ångra det senaste om anstånd för {namn}?",
    "sista_dag": "Ångra den senaste ändringen av sista dag för {period}?",
}
"""Field of a report or of the collecting → the question."""
_AGAIN = {
    "klar": "Gör om inlämningen av {namn}? Paketet som skrevs då gäller igen.",
    "mottagen": "Gör om att inlämningen av {namn} är mottagen?",
    "atersand": "Gör om återsändningen till {namn}?",
    "anstand": "Gör om det som ångrades om anstånd för {namn}?",
    "sista_dag": "Gör om ändringen av sista dag för {period}?",
}
"""The same, before it is done again."""


_YEAR = "Ångra årsskiftet? Perioderna och planen som gjordes då tas bort igen."
_YEAR_AGAIN = "Gör om årsskiftet? Perioderna och planen som gjordes då kommer tillbaka."


def label(*, again: bool) -> str:
    """What the button of that question says."""
    return "Gör om" if again else "Ångra"


def question(db: Database, *, again: bool = False) -> str | None:
    """What to ask before this file's newest save is undone, or with ``again`` what was undone last
    is done again; None where nothing need be asked."""
    found = undo.pending(db, again=again)
    if found is None or found.kind not in _KINDS:
        return None
    if found.kind == _ROLLOVER:
        return _YEAR_AGAIN if again else _YEAR
    given = {cell.field: (cell, value) for cell, value in found.given.items()}
    questions = _AGAIN if again else _QUESTIONS
    field = next(field for field in (*questions, "stangd") if field in given)
    cell, value = given[field]
    where = place(db, cell)
    text = questions.get(field) or (_closing_again(value) if again else _closing(value))
    return text.format(namn=where.enhet, period=where.period)


def _closing(closed: Stored) -> str:
    if closed:
        return "Ångra stängningen av {period}? Enheterna kan då ändra sina rapporter igen."
    return "Ångra öppnandet av {period}? Enheterna kan då inte ändra sina rapporter utan anstånd."


def _closing_again(closed: Stored) -> str:
    if closed:
        return "Gör om stängningen av {period}? Enheterna kan då inte ändra utan anstånd."
    return "Gör om öppnandet av {period}? Enheterna kan då ändra sina rapporter igen."
