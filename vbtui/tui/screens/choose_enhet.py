"""Which unit to see the file as, and how far each of them has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from textual import work

from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import VbtuiError
from vbtui.domain.plantree import PlanTree
from vbtui.domain.tables import asked_in
from vbtui.edit import Editor
from vbtui.read import filled, plan_tree
from vbtui.tui.screens.dialogs import Choice, Choose
from vbtui.tui.session import Place, Session

COUNTING = "räknar …"
_WORDS = {
    "status": ("status", "statusar"),
    "kommentar": ("kommentar", "kommentarer"),
    "text": ("text", "texter"),
}
"""What can be missing of a node: one, several."""


class ChooseEnhet(Choose):
    """The units as a tree; what each has filled in comes as it is counted."""

    HELP = (
        "Till höger hur många av enhetens mål, uppdrag och aktiviteter som är ifyllda för perioden;"
        " under listan vad som fattas för den enhet du står på."
    )
    detail_lines = 2

    def __init__(self, session: Session, place: Place) -> None:
        """Offer the units of the file, and count for the period of ``place``."""
        self._session = session
        self._place = place
        self._choices = [
            Choice(
                enhet.id,
                "  " * (len(place.organisation.path(enhet)) - 1) + enhet.namn,
                detail=COUNTING,
                # As wide as what comes there, so that nothing moves.
                note=COUNTING.rjust(len("000 av 000 klara")),
                words=enhet.kod,
            )
            for enhet in place.organisation
        ]
        super().__init__(f"Visa som · {place.period.title}", self._choices, place.enhet.id)

    def on_mount(self) -> None:
        """Count, unit by unit, so that nothing else has to wait for all of them."""
        self._count()

    @work(group="count")
    async def _count(self) -> None:
        for number, enhet in enumerate(self._place.organisation):
            look = partial(standing, place=self._place, enhet=enhet)
            try:
                note, detail = await self._session.call(look)
            except VbtuiError as error:
                note, detail = "", str(error)
            self._choices[number] = replace(self._choices[number], detail=detail, note=note)
            self.renew(self._choices)


def standing(editor: Editor, place: Place, enhet: Enhet) -> tuple[str, str]:
    """How far a unit has come with the period: in a word, and what is missing."""
    tree = plan_tree(editor.db, place.organisation, enhet, place.period)
    progress = tree.progress()
    missing = [*_missing_words(tree), *_missing_tables(editor, place, enhet)]
    note = (
        f"{progress.done} av {progress.expected} klara" if progress.expected else "inget i planen"
    )
    if not missing:
        return note, "Allt är ifyllt."
    return note, f"Saknas: {', '.join(missing)}."


def _missing_words(tree: PlanTree) -> list[str]:
    found = Counter(gap for nod in tree.order for gap in tree.gaps(nod))
    return [f"{count} {_WORDS.get(gap, (gap, gap))[count > 1]}" for gap, count in found.items()]


def _missing_tables(editor: Editor, place: Place, enhet: Enhet) -> list[str]:
    """The tables that are not filled in: a unit's cells, or the units below that have figures."""
    summed = bool(place.organisation.children(enhet))
    found = []
    for table in asked_in(place.period.typ):
        count = filled(
            editor.db, table, place.organisation, enhet, place.period, consolidated=summed
        )
        if count.done < count.of and not count.only_shares:
            what = "enheter" if summed else "rader" if table.free_rows else "celler"
            found.append(f"{table.short_title or table.title} ({count.done} av {count.of} {what})")
    return found
