"""The sheets about the other sheets: statuses, notes, checks and the contents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from vbtui.domain import status as scales
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.excel import cells
from vbtui.excel.book import CONTENTS, CONTROL, NOTES, Book
from vbtui.excel.cells import Cell
from vbtui.excel.grid import Field, Grid
from vbtui.excel.rules import list_name
from vbtui.excel.styles import number

STATUSES = "Statusar"

OK, DIFFERS = "OK", "Avviker"
_CODE = number(4)
_PLACES = 6
"""Sums are compared to so many decimals: those of a hundred thousand binary numbers are not exact
to more."""


def statuses(book: Book, typ: PeriodTyp) -> None:
    """What every status means."""
    sheet = book.sheet(STATUSES, "Vad statusarnas symboler och ord betyder")
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(STATUSES),
        title=f"Statusar vid {typ.word.lower()}",
        lines=["En status är alltid en symbol och ett ord; färgen är bara ett tillägg."],
        back=book.home,
        fields=[Field("Gäller", 16), Field("Status", 34), Field("Betyder", 70)],
        print_as=book.print_as,
    )
    look = book.styles
    for kind in NodTyp:
        first = grid.row + 1
        for status in scales.scale(kind, typ):
            grid.add(
                [
                    grid.text(kind.word, look.text()),
                    grid.text(status.label, look.text()),
                    grid.text(status.meaning, look.text()),
                ]
            )
        if not book.published and grid.row >= first:
            book.define(list_name(kind), cells.place(sheet.title, f"$B${first}:$B${grid.row}"))
    grid.close()
    if not book.published:
        # The lists of statuses are taken from here, and sorting would mix them.
        grid.protect()


def notes(book: Book) -> None:
    """Definitions, and why some cells have no number."""
    sheet = book.about(NOTES, "Definitioner, och varför vissa celler saknar tal")
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(NOTES),
        title="Noter och definitioner",
        lines=["”se not 1” i en cell leder till raden med not 1."],
        back=book.home,
        fields=[Field("Not", 14), Field("Blad", 32), Field("Text", 100)],
        print_as=book.print_as,
    )
    look = book.styles
    for note in book.notes:
        words = "definition" if note.number is None else f"not {note.number}"
        grid.add(
            [
                grid.text(words, look.text()),
                grid.text(note.sheet, look.text()),
                grid.text(note.text, look.text()),
            ]
        )
    grid.close()


def control(book: Book) -> None:
    """The sums by vbtui beside those of the sheets."""
    sheet = book.about(CONTROL, "Summor enligt vbtui jämförda med summorna i bladen")
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(CONTROL),
        title="Kontroll av summor",
        lines=[
            "Summan enligt vbtui är ett fast tal från exporten; summan i bladet räknas om när"
            " bladet ändras. Rader som själva är summor eller andelar räknas inte med. Procent är"
            " hundradelar: 7,4 % räknas som 0,074."
        ],
        back=book.home,
        fields=[
            Field("Blad", 32),
            Field("Kolumn", 40),
            Field("Summa enligt vbtui", 18, right=True),
            Field("Summa i bladet", 18, right=True),
            Field("Differens", 14, right=True),
            Field("Resultat", 12),
        ],
        print_as=book.print_as,
    )
    look = book.styles
    for check in book.checks:
        at = grid.row + 1
        row: list[Cell | None] = [
            grid.text(check.sheet, look.text()),
            grid.text(check.heading, look.text()),
            grid.number(check.exact, look.number(_CODE)),
            grid.formula(check.formula, check.exact, look.number(_CODE)),
            grid.formula(f"ROUND(C{at}-D{at},{_PLACES})", Decimal(0), look.number(_CODE)),
            grid.formula(f'IF(E{at}=0,"{OK}","{DIFFERS}")', OK, look.text()),
        ]
        grid.add(row)
    grid.close()


def contents(book: Book, title: str, lines: Sequence[str]) -> None:
    """The first sheet: what this is, and where everything is."""
    sheet = book.contents
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(CONTENTS),
        title=title,
        lines=lines,
        back="",
        fields=[
            Field("Blad", 34),
            Field("Visar", 62),
            *([] if book.published else [Field("Saknas", 62)]),
        ],
        print_as=book.print_as,
    )
    look = book.styles
    for entry in book.entries:
        grid.add(
            [
                cells.link(sheet, entry.sheet, cells.place(entry.sheet), look.link()),
                grid.text(entry.what, look.text()),
                *([] if book.published else [grid.text(entry.missing or "inget", look.text())]),
            ]
        )
    grid.close()


def legend(typ: PeriodTyp) -> list[str]:
    """The statuses in a line for each kind of node."""
    return [
        f"Statusar för {kind.word.lower()}: "
        + ", ".join(status.label for status in scales.scale(kind, typ))
        + "."
        for kind in NodTyp
        if scales.scale(kind, typ)
    ]
