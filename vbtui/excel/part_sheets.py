"""The other parts of the plan as sheets: the intern kontroll, the ISK-bedömning and the texts.

A row is one åtgärd, question or avsnitt as one unit speaks of it; what it stands below is repeated
in columns. A heading has a row only where somebody has written something of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vbtui.domain.plan import Del, Nod, NodTyp, Slag
from vbtui.domain.question import QUESTIONS
from vbtui.domain.tables import TABLES
from vbtui.excel import placeholders
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell
from vbtui.excel.comments import WIDTH, Comments
from vbtui.excel.grid import Field, Grid
from vbtui.excel.keys import Keys
from vbtui.excel.said import Said
from vbtui.excel.voices import Voice, Voices

_OMRADE, _RISK, _ATGARD, _FRAGA, _AVSNITT = (
    "Verksamhetsområde", "Risk", "Åtgärd", "Fråga", "Avsnitt",
)  # fmt: skip
_NAMED = {
    NodTyp.RISK: _RISK,
    NodTyp.ATGARD: _ATGARD,
    NodTyp.FRAGA: _FRAGA,
    NodTyp.SLUTSATS: _FRAGA,
    NodTyp.AVSNITT: _AVSNITT,
}
_NAMED_SLAG = {
    Slag.INTERNKONTROLL: _OMRADE,
    Slag.VERKSAMHETSOMRADE: _OMRADE,
    Slag.ISK: _FRAGA,
    Slag.TEXTER: _AVSNITT,
}


def name_heading(nod: Nod) -> str | None:
    """The heading of the column that has a node's own name; None for a node of the plan itself."""
    return _NAMED_SLAG.get(nod.slag) if nod.slag else _NAMED.get(nod.typ)


Texts = Mapping[str, tuple[str, str]]
"""Heading → what stands below it, and what does where there is nothing."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The sheet of one part."""

    part: Del
    name: str
    """Of its table in the workbook."""
    what: str
    about: tuple[Field, ...]
    said: tuple[Field, ...]
    texts: Callable[[Voices, Nod], Texts]
    """What says what a row is about, beside the unit, who answers and the day."""

    @property
    def sheet(self) -> str:
        """What the sheet is called."""
        return "Texter" if self.part is Del.TEXTER else self.part.word


def _of_kontroll(voices: Voices, nod: Nod) -> Texts:
    path = voices.tree.path(nod)
    names = {name_heading(one): one.name for one in path}
    return {
        _OMRADE: (names.get(_OMRADE, ""), placeholders.NO_OMRADE),
        _RISK: (names.get(_RISK, ""), placeholders.WHOLE[Slag.VERKSAMHETSOMRADE]),
        _ATGARD: (names.get(_ATGARD, ""), placeholders.WHOLE[nod.slag or nod.typ])
        if nod.typ is not NodTyp.ATGARD
        else (nod.name, ""),
    }


def _of_isk(voices: Voices, nod: Nod) -> Texts:
    return {_FRAGA: (nod.name, "")}


def _of_texter(voices: Voices, nod: Nod) -> Texts:
    above = [one.name for one in voices.tree.path(nod)[:-1] if one.typ is NodTyp.AVSNITT]
    table = TABLES.get(nod.tabell)
    return {
        "Kapitel": (" ▸ ".join(above), placeholders.NO_CHAPTER),
        _AVSNITT: (nod.name, ""),
        "Tabell": (table.title if table else nod.tabell, placeholders.NO_TABLE),
    }


_LAYOUTS = (
    _Layout(
        Del.INTERNKONTROLL,
        "internkontroll",
        "Risker och åtgärder, med status och svar på de två frågorna",
        (Field(_OMRADE, 24), Field(_RISK, 34), Field(_ATGARD, 40)),
        (
            Field("Status", 24),
            *(Field(question.title, 14) for question in QUESTIONS.values()),
            Field("Kommentar", WIDTH),
        ),
        _of_kontroll,
    ),
    _Layout(
        Del.ISK,
        "isk",
        "Frågor om styrning och kontroll, svaren och slutsatsen",
        (Field(_FRAGA, 50),),
        (Field("Status", 24), Field("Kommentar", WIDTH)),
        _of_isk,
    ),
    _Layout(
        Del.TEXTER,
        "texter",
        "Rapportens löpande texter",
        (Field("Kapitel", 24), Field(_AVSNITT, 36), Field("Tabell", 28)),
        (Field("Text", WIDTH),),
        _of_texter,
    ),
)


def write(book: Book, keys: Keys, comments: Comments, voices: Voices) -> None:
    """Write a sheet for each part that the plan has."""
    for layout in _LAYOUTS:
        rows = [voice for voice in voices.of(layout.part) if _is_worth_a_row(voices, voice)]
        if rows:
            _write(book, keys, comments, voices, layout, rows)


def _is_worth_a_row(voices: Voices, voice: Voice) -> bool:
    if voice.said.kommentar or voice.said.status:
        return True
    return voice.nod.reported and bool(voices.tree.reporters(voice.nod))


def _write(
    book: Book,
    keys: Keys,
    comments: Comments,
    voices: Voices,
    layout: _Layout,
    rows: list[Voice],
) -> None:
    progress = voices.tree.progress_of(layout.part)
    left = progress.expected - progress.done
    sheet = book.sheet(
        layout.sheet, layout.what, f"{left} av {progress.expected} ej klara" if left else ""
    )
    own = (Field("Enhet", 22), Field("Ansvarig", 22), Field("Slutdatum", 13))
    fields = (*layout.about, *(own if layout.part is Del.INTERNKONTROLL else own[:1]))
    done = f"{progress.done} av {progress.expected} är klara för {voices.tree.enhet.namn}."
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(layout.name),
        title=f"{layout.part.word}, {voices.tree.enhet.namn}, {voices.period.title}",
        lines=[] if book.published else [done],
        back=book.home,
        fields=(*fields, *layout.said, *keys.fields),
        print_as=book.print_as,
    )
    said = Said(grid, keys, comments, voices)
    for place, voice in enumerate(rows):
        if place % _PULSE == 0:
            book.pulse()
        grid.add([*said.known(_about(grid, said, voices, layout, voice)), *said.cells(voice)])
    if layout.part is not Del.TEXTER:
        said.colour_statuses(len(fields))
    grid.close()


_PULSE = 100
"""Rows between two beats."""


def _about(grid: Grid, said: Said, voices: Voices, layout: _Layout, voice: Voice) -> list[Cell]:
    look, nod = grid.styles, voice.nod
    texts = layout.texts(voices, nod)
    cells = [said.or_muted(*texts[field.heading]) for field in layout.about]
    cells.append(grid.text(voice.enhet.namn, look.text()))
    if layout.part is Del.INTERNKONTROLL:
        cells.append(said.or_muted(voices.answers(nod), placeholders.NOBODY))
        cells.append(
            grid.day(nod.slutdatum)
            if nod.slutdatum
            else grid.text(placeholders.NO_DAY, look.muted())
        )
    return cells
