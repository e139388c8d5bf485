"""The form of a plan as sheets: empty with examples, or with the plan of a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.formatting.rule import Rule as Condition
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.properties import CalcProperties

from vbtui.domain.enhet import Organisation
from vbtui.domain.errors import FileError
from vbtui.domain.plan import Nod
from vbtui.domain.plan_fields import fields_of
from vbtui.domain.plan_rows import BERORDA, SLAG, UNDER, way
from vbtui.domain.plantree import PlanTree
from vbtui.excel import cells
from vbtui.excel.book import CONTENTS, Book
from vbtui.excel.cells import Cell
from vbtui.excel.forms import (
    ENHETER,
    EXAMPLE,
    EXAMPLES,
    GUIDE,
    LEVELS,
    PLAN,
    PLAN_FORM,
    UNIT_EXAMPLES,
    UNIT_FORM,
    Form,
    answers,
)
from vbtui.excel.grid import Field, Grid
from vbtui.excel.rules import Rule
from vbtui.excel.save import require_target, save, told

_LAST = 2_000
"""The last row that the lists of the empty form reach to."""
_LONGEST_LIST = 253
_LEVEL_WORDS = {typ: word for word, typ in LEVELS.items()}
_READ_BY = "Bladet läses av vbtui new --plan och ändrar inget i filen som det kom ur."
_EMPTY = "En tom cell betyder att planen inte säger något."


def write_plan(
    book: Book, tree: PlanTree, organisation: Organisation, berorda: Mapping[str, set[str]]
) -> None:
    """The plan as it was decided, in the sheet that a new file can be made of."""
    sheet = book.sheet(PLAN, "Planen som den är beslutad, med källa, ansvarig och målvärden")
    grid = _grid(
        book, sheet, PLAN_FORM, "Planen som den är beslutad", [f"{_EMPTY} {_READ_BY}"], PLAN
    )
    for nod in tree.order:
        grid.add(_cells(grid, PLAN_FORM, _of_node(tree, nod, organisation, berorda)))
    grid.close()


def write_units(book: Book, organisation: Organisation) -> None:
    """The units of the file, in the sheet that a new file can be made of."""
    sheet = book.sheet(ENHETER, "Enheterna i organisationen, med koder")
    grid = _grid(book, sheet, UNIT_FORM, "Enheter", [_READ_BY], ENHETER)
    for enhet in organisation:
        above = organisation[enhet.overordnad].kod if enhet.overordnad else ""
        row = {"kod": enhet.kod, "namn": enhet.namn, "typ": _LEVEL_WORDS[enhet.typ], "under": above}
        grid.add(_cells(grid, UNIT_FORM, row))
    grid.close()


def write_form(target: Path) -> None:
    """Write an empty form; one that is there already may have been filled in, and is left alone.

    :raises InputError: ``target`` is no place for a workbook.
    :raises FileError: there is a file already, or it could not be written.
    """
    require_target(target)
    if target.exists():
        raise FileError(f"{target.name} finns redan; välj ett annat namn.")
    with told(target):
        book = Book(("Plan", "vbtui"))
        try:
            _form(book)
            save(book.workbook, target)
        finally:
            book.discard()


def _form(book: Book) -> None:
    _guide(book)
    skipped = f"Rader som börjar med {EXAMPLE} läses inte; ersätt dem eller låt dem stå."
    for form, title, lines, rows in (
        (
            PLAN_FORM,
            "Planen",
            [f"En rad för varje nod, uppifrån och ned som i planen. {_EMPTY} {skipped}"],
            EXAMPLES,
        ),
        (
            UNIT_FORM,
            "Enheter",
            [f"En rad för varje enhet. Enheter kan också anges med --enhet. {skipped}"],
            UNIT_EXAMPLES,
        ),
    ):
        sheet = book.sheet(form.sheet, lines[0].partition(". ")[0] + ".")
        grid = _grid(book, sheet, form, title, lines, form.sheet)
        for row in rows:
            first = form.columns[0].id
            shown = {**row, first: f"{EXAMPLE}: {row[first]}"}
            grid.add(_cells(grid, form, shown, typed=True))
        _help_typing(grid, form)
        grid.close()
    _contents(book)
    workbook: Any = book.workbook
    workbook.active = 0
    workbook.properties.title = "Plan för en ny fil"
    workbook.properties.creator = "vbtui"
    workbook.properties.language = "sv-SE"
    workbook.calculation = CalcProperties(calcId=191029, fullCalcOnLoad=False)


def _help_typing(grid: Grid, form: Form) -> None:
    """Lists to choose from, and grey letters for what is not read."""
    sheet: Any = grid.sheet
    for place, column in enumerate(form.columns):
        rule = None
        choices = ",".join(column.words)
        # A list inside a rule has commas between its words, and no more room than this.
        if 0 < len(choices) <= _LONGEST_LIST and choices.count(",") == len(column.words) - 1:
            rule = Rule(
                "list",
                column.heading,
                "Välj i listan.",
                "Välj ett av orden i listan.",
                f'"{choices}"',
            )
        elif column.id == "nr":
            # Else 1.2 becomes the first of February in a Swedish Excel.
            sheet.column_dimensions[grid.letter(place)].number_format = "@"
        if rule is not None:
            letter = grid.letter(place)
            where = f"{letter}{grid.first}:{letter}{_LAST}"
            sheet.data_validations.append(rule.written(f"{letter}{grid.first}", where))
    end = grid.letter(len(form.columns) - 1)
    sheet.conditional_formatting.add(
        f"A{grid.first}:{end}{_LAST}",
        Condition(
            type="expression",
            dxf=DifferentialStyle(font=Font(color="5B6470", italic=True)),
            formula=[f'LEFT($A{grid.first},{len(EXAMPLE)})="{EXAMPLE}"'],
        ),
    )


def _guide(book: Book) -> None:
    sheet = book.sheet(GUIDE, "Vad som skrivs i varje kolumn.")
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(GUIDE),
        title="Så fylls bladen i",
        lines=[
            "Rubrikerna får stå i vilken ordning som helst, och kolumner som du inte behöver får"
            " tas bort. Egna kolumner läses inte."
        ],
        back=book.home,
        fields=[
            Field("Blad", 10),
            Field("Kolumn", 22),
            Field("Måste fyllas i", 15),
            Field("Vad som skrivs", 78),
            Field("Ord att välja bland", 40),
        ],
        print_as=book.print_as,
    )
    look = book.styles
    for form in (PLAN_FORM, UNIT_FORM):
        for column in form.columns:
            words = "; ".join(column.words) or "fri text"
            row = (form.sheet, column.heading, column.required, column.what, words)
            grid.add([grid.text(text, look.text()) for text in row])
    grid.close()


def _contents(book: Book) -> None:
    sheet = book.contents
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(CONTENTS),
        title="Plan för en ny fil",
        lines=[
            f"1. Läs bladet {GUIDE}. 2. Skriv enheterna i bladet {ENHETER} och planen i bladet"
            f" {PLAN}. 3. Spara och stäng arbetsboken.",
            "4. Kör vbtui new 2026.db --plan X.xlsx --ar 2026 med dina namn. Finns det fel räknas"
            " de upp med blad och cell, och då skapas ingen fil.",
        ],
        back="",
        fields=[Field("Blad", 20), Field("Innehåll", 90)],
        print_as=book.print_as,
    )
    look = book.styles
    for entry in book.entries:
        link = cells.link(sheet, entry.sheet, cells.place(entry.sheet), look.link())
        grid.add([link, grid.text(entry.what, look.text())])
    grid.close()


def _grid(book: Book, sheet: Any, form: Form, title: str, lines: list[str], table: str) -> Grid:
    return Grid(
        sheet,
        book.styles,
        table=book.names.table(table),
        title=title,
        lines=lines,
        back=book.home,
        fields=[Field(column.heading, column.width) for column in form.columns],
        frozen=3 if form is PLAN_FORM else 2,
        print_as=book.print_as,
    )


def _cells(
    grid: Grid, form: Form, row: Mapping[str, str | date], *, typed: bool = False
) -> list[Cell]:
    look = grid.styles.text(typed=typed)
    return [
        grid.day(found)
        if isinstance(found := row.get(column.id, ""), date)
        else grid.text(found, look)
        for column in form.columns
    ]


def _of_node(
    tree: PlanTree, nod: Nod, organisation: Organisation, berorda: Mapping[str, set[str]]
) -> dict[str, str | date]:
    names = {enhet.id: enhet.namn for enhet in organisation}
    asked = berorda.get(nod.id, set())
    row: dict[str, str | date] = {
        SLAG: nod.word,
        UNDER: way([above.name for above in tree.path(nod)[:-1]]),
        BERORDA: "; ".join(enhet.kod for enhet in organisation if enhet.id in asked),
    }
    for field in fields_of(nod.typ):
        if field.id == SLAG:
            continue
        shown = field.shown(nod)
        row[field.id] = (
            answers(field.id).get(shown, shown) if field.id != "enhet" else names.get(shown, "")
        )
    if nod.slutdatum:
        row["slutdatum"] = nod.slutdatum
    return row
