"""Who has handed in, and what is missing, as sheets."""

from __future__ import annotations

from collections.abc import Sequence

from vbtui.delivered import PLAN_PARTS, Board, Unit
from vbtui.domain.enhet import Enhet
from vbtui.domain.inlamning import Lage
from vbtui.domain.plan import Del
from vbtui.domain.tables import TABLES
from vbtui.domain.times import shown_moment
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell
from vbtui.excel.grid import Field, Grid
from vbtui.excel.styles import number
from vbtui.store.inlamningar import Event
from vbtui.submit import Missing

BOARD = "Inlämningar"
MISSING = "Saknas"

_NOT_YET = "inte än"


def board(book: Book, found: Board) -> None:
    """The board of who has delivered."""
    here = found.count(Lage.INLAMNAD, Lage.MOTTAGEN)
    left = len(found.units) - here
    missing = f"{left} av {len(found.units)} har inte lämnat in" if left else ""
    sheet = book.sheet(BOARD, "Vem som har lämnat in, och hur mycket som är ifyllt", missing)
    parts = [part.title for part in found.units[0].parts] if found.units else []
    day = found.insamling.sista_dag
    lines = [
        f"{here} av {len(found.units)} har lämnat in."
        + (f" Sista dag är {day.isoformat()}." if day else " Ingen sista dag är satt.")
        + (" Perioden är stängd för rapportering." if found.insamling.stangd else ""),
        "Ifyllt visas som antal av möjliga.",
    ]
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(BOARD),
        title=f"Inlämningar, {found.period.title}",
        lines=lines,
        back=book.home,
        fields=[
            Field("Enhet", 30),
            Field("Läge", 16),
            *(Field(f"Ifyllt: {title}", 13) for title in parts),
            Field("Utlämnad", 12),
            Field("Senaste fil", 12),
            Field("Inlämnad", 17),
            Field("Mottagen", 17),
            Field("Återsänd", 17),
            Field("Orsak", 26),
            Field("Anstånd", 13),
            Field("Konflikter", 13, right=True),
        ],
        print_as=book.print_as,
    )
    for unit in found.units:
        grid.add(_unit(grid, unit))
    grid.close()


def _unit(grid: Grid, unit: Unit) -> list[Cell | None]:
    look = grid.styles

    def said(text: str, otherwise: str = _NOT_YET) -> Cell:
        return grid.text(text, look.text()) if text else grid.text(otherwise, look.muted())

    report = unit.inlamning
    return [
        said(unit.enhet.namn),
        said(unit.words),
        *(
            said(f"{part.done} av {part.of}" if part.of else "", "inga rader")
            for part in unit.parts
        ),
        said(shown_moment(unit.handed_out.at) if unit.handed_out else ""),
        said(shown_moment(unit.seen.at) if unit.seen else ""),
        *(said(_event(event)) for event in (unit.submitted, unit.received, unit.returned)),
        said(report.orsak if unit.lage is Lage.ATERSAND else "", "ingen"),
        grid.day(report.anstand) if report.anstand else said("", "inget"),
        grid.number(unit.conflicts, look.number(number(0))),
    ]


def _event(event: Event | None) -> str:
    return f"{shown_moment(event.at)} av {event.author}" if event else ""


def missing(book: Book, found: Sequence[tuple[Enhet, Sequence[Missing]]]) -> int:
    """What is left to fill in, where anything is; answers how much."""
    count = sum(len(left) for _, left in found)
    if not count:
        return 0
    sheet = book.sheet(MISSING, "Vad som inte är ifyllt, enhet för enhet")
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(MISSING),
        title="Det som saknas",
        lines=["Det hindrar inte en inlämning; det är till för att se vad som är kvar."],
        back=book.home,
        fields=[Field("Enhet", 30), Field("Del", 34), Field("Vad som saknas", 90)],
        print_as=book.print_as,
    )
    look = book.styles
    for enhet, left in found:
        for one in left:
            part = Del(one.part).word if one.part in PLAN_PARTS else TABLES[one.part].title
            grid.add(
                [
                    grid.text(enhet.namn, look.text()),
                    grid.text(part, look.text()),
                    grid.text(one.text, look.text()),
                ]
            )
    grid.close()
    return count
