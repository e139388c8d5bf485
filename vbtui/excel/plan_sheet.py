"""The plan as a sheet: a row for each målområde, uppdrag, aktivitet and styrtal.

What a row is about is repeated in columns, so that rows can be sorted and filtered and each is
understood by itself; the outline folds them as the tree does.
"""

from __future__ import annotations

from collections.abc import Sequence

from vbtui.domain.plan import Del, NodTyp
from vbtui.excel import placeholders
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell
from vbtui.excel.comments import WIDTH, Comments
from vbtui.excel.grid import Field, Grid
from vbtui.excel.keys import Keys
from vbtui.excel.said import Said
from vbtui.excel.voices import Voice, Voices

SHEET = "Mål och uppdrag"

_ABOUT = (
    Field("Slag", 12),
    Field("Målområde", 32),
    Field("Uppdrag", 26),
    Field("Aktivitet eller styrtal", 26),
    Field("Enhet", 22),
    Field("Ansvarig", 22),
    Field("Slutdatum", 13),
)
_SUGGESTED = (Field("Förslag till status", 30), Field("Enheternas texter", 24))
_SAID = (
    Field("Status", 20),
    Field("Trend", 13),
    Field("Kommentar", WIDTH),
)


def write(book: Book, keys: Keys, comments: Comments, voices: Voices) -> None:
    """Write the sheet."""
    tree, period = voices.tree, voices.period
    progress = tree.progress_of(Del.PLAN)
    left = progress.expected - progress.done
    sheet = book.sheet(
        SHEET,
        f"{voices.title}: status, trend och kommentar",
        f"{left} av {progress.expected} ej klara" if left else "",
    )
    suggests = voices.together and not book.published
    before = (*_ABOUT, *(_SUGGESTED if suggests else ()))
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table("mal_och_uppdrag"),
        title=f"{voices.title}, {tree.enhet.namn}, {period.title}",
        lines=[
            *(
                ()
                if book.published
                else (
                    f"{progress.done} av {progress.expected} är klara för {tree.enhet.namn}:"
                    " status och kommentar finns, för styrtal också utfall.",
                )
            ),
            "Raderna kan fällas ihop med knapparna i vänsterkanten. Statusarnas betydelse står i"
            " bladet Statusar.",
        ],
        back=book.home,
        fields=(*before, *_SAID, *keys.fields),
        outline=max((tree.depth(nod) + 1 for nod in tree.order if nod.part is Del.PLAN), default=0),
        print_as=book.print_as,
    )
    said = Said(grid, keys, comments, voices)
    for place, voice in enumerate(voices.of(Del.PLAN)):
        if place % _PULSE == 0:
            book.pulse()
        suggested = _suggested(said, voices, voice) if suggests else ()
        known = said.known([*_about(grid, said, voices, voice), *suggested])
        grid.add(
            [*known, *said.cells(voice)],
            level=tree.depth(voice.nod) + (0 if voice.own else 1),
        )
    said.colour_statuses(len(before))
    grid.close()


_PULSE = 100
"""Rows between two beats: comments take longer than numbers."""


def _about(grid: Grid, said: Said, voices: Voices, voice: Voice) -> list[Cell]:
    """What the row is about, and whose words stand in it."""
    look, nod = grid.styles, voice.nod
    day = grid.text(placeholders.NO_DAY, look.muted())
    return [
        grid.text(nod.word, look.text()),
        grid.text(voices.path(nod), look.text()),
        *_places(grid, said, voices, voice),
        grid.text(voice.enhet.namn, look.text()),
        said.or_muted(voices.answers(nod), placeholders.NOBODY),
        grid.day(nod.slutdatum) if nod.slutdatum else day,
    ]


def _places(grid: Grid, said: Said, voices: Voices, voice: Voice) -> list[Cell]:
    """The uppdrag, and the aktivitet or styrtal, that the row is about."""
    look, nod = grid.styles, voice.nod
    uppdrag = voices.uppdrag(nod)
    if nod.typ is NodTyp.MALOMRADE:
        return [grid.text(placeholders.WHOLE[nod.typ], look.muted()) for _ in range(2)]
    first = said.or_muted(uppdrag.name if uppdrag else "", placeholders.NO_UPPDRAG)
    if nod.typ is NodTyp.UPPDRAG:
        return [first, grid.text(placeholders.WHOLE[nod.typ], look.muted())]
    return [first, grid.text(nod.name, look.text())]


def _suggested(said: Said, voices: Voices, voice: Voice) -> Sequence[Cell]:
    """What the statuses below make of the node, and how its text covers those below."""
    return [
        said.or_muted(voices.suggestion(voice), placeholders.NO_SUGGESTION),
        said.or_muted(voices.coverage(voice), placeholders.NO_TEXTS),
    ]
