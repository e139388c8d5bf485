"""A workbook filled in as a person does it, in LibreOffice: typed in, added to, sorted, saved."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.excel.office import needs_office, worked_in
from tests.excel.workbooks import Sheet, exported
from vbtui.edit import Editor
from vbtui.excel.importing import import_book, preview_import
from vbtui.store import deliveries
from vbtui.store.database import Database

pytestmark = [pytest.mark.slow, needs_office]

PLAN, PROJECTS, PEOPLE = "Mål och uppdrag", "Större byggprojekt", "Årsarbetare avtalad"
COST = "Total investeringskalkyl (mnkr)"
COMMENT = "=Nästan klart.\n-5 mkr saknas [se bilaga]"


def basic(text: str) -> str:
    """A text as LibreOffice's Basic writes it."""
    lines = (f'"{line}"' for line in text.replace('"', '""').split("\n"))
    return " & Chr(10) & ".join(lines)


def test_what_is_done_by_hand_is_exactly_what_is_taken_in(sample: Path, tmp_path: Path) -> None:
    file = Path(shutil.copyfile(sample, tmp_path / "exempel.db"))
    path = exported(file, tmp_path / "fastigheter.xlsx", enhet="fastigheter")
    book = openpyxl.load_workbook(path)
    plan, projects, people = (Sheet(book, name) for name in (PLAN, PROJECTS, PEOPLE))
    row = next(
        row
        for row in plan.rows
        if plan.cell(row, "Slag").value == "Uppdrag"
        and plan.cell(row, "Status").value != "× Ej genomfört"
        and not plan.cell(row, "Status").protection.locked
    )
    status, comment = plan.cell(row, "Status"), plan.cell(row, "Kommentar")
    figures = [
        cell
        for cell in people.sheet[people.rows[0]]
        if isinstance(cell.value, float) and not cell.protection.locked
    ]
    cost = projects.cell(projects.rows[-1], COST)
    first, last = projects.rows[0], projects.rows[-1]
    new = projects.rows[1]
    steps = f"""
      sheet = book.Sheets.getByName("{PLAN}")
      sheet.getCellRangeByName("{status.coordinate}").String = "× Ej genomfört"
      sheet.getCellRangeByName("{comment.coordinate}").String = {basic(COMMENT)}
      sheet = book.Sheets.getByName("{PEOPLE}")
      sheet.getCellRangeByName("{figures[0].coordinate}").FormulaLocal = "12,75"
      sheet.getCellRangeByName("{figures[1].coordinate}").Value = 3
      sheet = book.Sheets.getByName("{PROJECTS}")
      sheet.getCellRangeByName("{cost.coordinate}").FormulaLocal = "=40+2,5"
      sheet.Rows.insertByIndex({new - 1}, 1)
      sheet.getCellRangeByName("A{new}").String = "Kulturnämnd"
      sheet.getCellRangeByName("B{new}").String = "Nytt arkiv"
      sheet.getCellRangeByName("C{new}").FormulaLocal = "17,5"
      Dim by(0) As New com.sun.star.table.TableSortField
      by(0).Field = 1
      by(0).IsAscending = False
      Dim how(1) As New com.sun.star.beans.PropertyValue
      how(0).Name = "SortFields"
      how(0).Value = by()
      how(1).Name = "ContainsHeader"
      how(1).Value = False
      sheet.getCellRangeByName("A{first}:H{last + 1}").sort(how())
    """
    filled = worked_in(path, steps, tmp_path)
    shown = Sheet(openpyxl.load_workbook(filled), PROJECTS)
    names = [str(shown.cell(row, "Projekt").value) for row in shown.rows]
    assert names[0] > names[-1]
    with Database.open(file) as db:
        before = deliveries.state(db)
        would = preview_import(db, filled)
        assert deliveries.state(db) == before
    assert (would.faults, would.untouched) == ((), ())
    assert {(one.sheet, one.place.field, one.new) for one in would.changes} == {
        (PLAN, "status", "ej_genomfort"),
        (PLAN, "kommentar", COMMENT),
        (PEOPLE, "kvinnor", Decimal("12.75")),
        (PEOPLE, "man", Decimal(3)),
        (PROJECTS, "kalkyl", Decimal("42.5")),
        (PROJECTS, "namn", "Nytt arkiv"),
        (PROJECTS, "kalkyl", Decimal("17.5")),
    }
    with Database.open(file, author="Ada", write=True) as db:
        done = import_book(db, filled)
        assert done.changes == would.changes
        assert preview_import(db, filled).changes == ()
        assert Editor(db).undo() is not None
        assert preview_import(db, filled).changes == would.changes
