"""The styrtal as a sheet: targets beside outcome, with what is said about them."""

from __future__ import annotations

from vbtui.domain.plan import NodTyp
from vbtui.excel import placeholders
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell
from vbtui.excel.comments import WIDTH, Comments
from vbtui.excel.grid import Field, Grid
from vbtui.excel.keys import Keys
from vbtui.excel.said import Said
from vbtui.excel.voices import Voice, Voices

SHEET = "Styrtal"

_FIELDS = (
    Field("Styrtal", 34),
    Field("Målområde", 30),
    Field("Enhet", 22),
    Field("Mått", 12),
    Field("Årets målvärde", 16),
    Field("Långsiktigt målvärde", 16),
    Field("Utfall", 16),
    Field("Status", 18),
    Field("Trend", 13),
    Field("Kommentar", WIDTH),
)
_STATUS = 7


def write(book: Book, keys: Keys, comments: Comments, voices: Voices) -> None:
    """Write the sheet, where the plan has any styrtal."""
    found = [voice for voice in voices if voice.nod.typ is NodTyp.STYRTAL]
    if not found:
        return
    without = sum(1 for voice in found if voice.expected and not voice.said.utfall)
    missing = f"utfall för {without} av {len(found)}" if without else ""
    sheet = book.sheet(SHEET, "Målvärde, utfall och bedömning av styrtalen", missing)
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(SHEET),
        title=f"Styrtal, {voices.tree.enhet.namn}, {voices.period.title}",
        lines=[
            "Mål och utfall står som de är beslutade och rapporterade, också som spann och ord."
        ],
        back=book.home,
        fields=(*_FIELDS, *keys.fields),
        print_as=book.print_as,
    )
    said = Said(grid, keys, comments, voices)
    for voice in found:
        grid.add(_row(grid, said, voices, voice))
    said.colour_statuses(_STATUS)
    grid.close()


def _row(grid: Grid, said: Said, voices: Voices, voice: Voice) -> list[Cell]:
    look, nod = grid.styles, voice.nod
    known = [
        grid.text(nod.name, look.text()),
        grid.text(voices.path(nod), look.text()),
        grid.text(voice.enhet.namn, look.text()),
        said.or_muted(nod.matt, placeholders.NO_TARGET),
        said.or_muted(nod.malvarde, placeholders.NO_TARGET),
        said.or_muted(nod.malvarde_lang, placeholders.NO_TARGET),
    ]
    return [*said.known(known), *said.cells(voice)]
