"""Fetched figures, restated ones and units as rows, out to a workbook and in again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.desk import at_desk
from tests.excel.workbooks import Sheet, exported, rows
from tests.factory import small_file
from vbtui.consolidate import open_view
from vbtui.domain.period import find_period
from vbtui.domain.tables import TABLES
from vbtui.excel.change_words import Words
from vbtui.excel.importing import Imported, import_book, preview_import
from vbtui.store import cells, plans
from vbtui.store.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A unit with a result, salaries and a measure that is compared with an inequality."""
    path = small_file(tmp_path / "sn.db")
    with at_desk(path) as desk:
        desk.fill(
            "resultatrapport",
            {
                "intakter/utfall": "100",
                "intakter/budget": "90",
                "personalkostnader/utfall": "-50",
                "personalkostnader/budget": "-60",
            },
        )
        desk.fill("kostnadsanalys", {"sjuklon/utfall": "-2", "sjuklon/utfall_fg": "-1"})
        row = desk.editor.add_row(TABLES["nyckeltal"], desk.it, "", "I tid")
        desk.editor.measure_row(row, desk.it, "matt", "%")
        desk.fill("nyckeltal", {f"{row}/utfall": "72,5", f"{row}/utfall_fg": ">80 %"})
    return path


def taken(path: Path, book: Path, change: Callable[[Any], None]) -> Imported:
    """Export, change, and import again."""
    found = openpyxl.load_workbook(exported(path, book, enhet="it"))
    change(found)
    found.save(book)
    with Database.open(path, author="Ada", write=True) as db:
        return import_book(db, book)


def test_what_nobody_has_changed_restates_nothing(path: Path, tmp_path: Path) -> None:
    done = taken(path, tmp_path / "it.xlsx", lambda book: None)
    assert (done.changes, done.faults) == ((), ())


@pytest.mark.parametrize(("typed", "shown"), [(400, 400), (None, 100)])
def test_a_units_row_is_restated_and_fetched_again(
    path: Path, tmp_path: Path, typed: int | None, shown: int
) -> None:
    def change(value: int | None) -> Callable[[Any], None]:
        def to(book: Any) -> None:
            sheet = Sheet(book, "Driftredovisning")
            (row,) = sheet.rows
            sheet.cell(row, "Omsättning 2025 (mnkr)").value = value

        return to

    first = taken(path, tmp_path / "ut.xlsx", change(400))
    assert [one.target for one in first.changes] == ["driftredovisning/it"]
    taken(path, tmp_path / "igen.xlsx", change(typed))
    with at_desk(path) as desk:
        assert desk.view("driftredovisning").value("it", "omsattning").exact == shown


def test_the_board_has_its_units_with_formulas(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(path, tmp_path / "n.xlsx", consolidated=True))
    lines = list(rows(book["Driftredovisning"]))
    values = [line["Omsättning 2025 (mnkr)"].value for line in lines]
    assert values[0] == 100
    assert "SUBTOTAL" in str(values[-1])
    assert str(lines[0]["Relation (%)"].value).startswith("=")


def test_words_and_measures_stand_as_they_are(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(path, tmp_path / "it.xlsx", enhet="it"))
    sheet = Sheet(book, "Nyckeltal")
    (row,) = sheet.rows
    assert ">80 %" in [cell.value for cell in sheet.sheet[row]]


SHEET = "Nyckeltal"


def measures(path: Path) -> dict[str, tuple[str, str, str, Any]]:
    """Row → its unit, direction, target and outcome, as the file has them."""
    with Database.open(path) as db:
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        enhet, period = organisation.find("it"), find_period(perioder, "2025-helar")
        table = TABLES["nyckeltal"]
        view = open_view(db, table, organisation, perioder, enhet, period, consolidated=False)
        return {
            row.title: (
                row.unit or "", row.direction, row.target, view.value(row.id, "utfall").exact
            )
            for row in view.rows
        }  # fmt: skip


def test_how_a_row_is_measured_is_changed_in_the_workbook(path: Path, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = Sheet(book, SHEET)
        row = sheet.where("Nyckeltal", "I tid")
        assert sheet.cell(row, "Mått").value == "%"
        assert sheet.cell(row, "Riktning").value == "inte sagt"
        assert sheet.cell(row, "Målvärde").value == "inget"
        sheet.cell(row, "Riktning").value = "högre är bättre"
        sheet.cell(row, "Målvärde").value = "> 90 %"

    done = taken(path, tmp_path / "it.xlsx", change)
    assert done.faults == ()
    assert [(one.place.field, one.old, one.new) for one in done.changes] == [
        ("riktning", "", "hogre"),
        ("malvarde", "", "> 90 %"),
    ]
    words = Words([])
    assert [words.field(one) for one in done.changes] == ["riktning", "målvärde"]
    assert words.value(done.changes[0], "hogre") == "högre är bättre"
    assert measures(path)["I tid"] == ("%", "hogre", "> 90 %", Decimal("72.5"))
    again = taken(path, tmp_path / "it.xlsx", lambda book: None)
    assert (again.changes, again.faults) == ((), ())


def test_a_figure_is_read_in_the_unit_that_the_workbook_says(path: Path, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = Sheet(book, SHEET)
        row = sheet.where("Nyckeltal", "I tid")
        sheet.cell(row, "Mått").value = "st"
        outcome = sheet.cell(row, "Utfall 2025")
        assert outcome.value == 0.725
        outcome.value, outcome.number_format = 12, "General"

    assert taken(path, tmp_path / "it.xlsx", change).faults == ()
    assert measures(path)["I tid"] == ("st", "", "", Decimal(12))


@pytest.mark.parametrize(
    ("heading", "typed", "said"),
    [("Riktning", "uppåt", "är ingen riktning"), ("Målvärde", dt.date(2025, 7, 3), "datumet")],
)
def test_a_measure_that_cannot_be_read_is_a_fault(
    path: Path, tmp_path: Path, heading: str, typed: object, said: str
) -> None:
    def change(book: Any) -> None:
        sheet = Sheet(book, SHEET)
        sheet.cell(sheet.where("Nyckeltal", "I tid"), heading).value = typed

    done = taken(path, tmp_path / "it.xlsx", change)
    (fault,) = done.faults
    assert (fault.sheet, said in fault.text) == (SHEET, True)
    assert measures(path)["I tid"] == ("%", "", "", Decimal("72.5"))


def test_a_new_row_says_how_it_is_measured(path: Path, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = Sheet(book, SHEET)
        row = sheet.sheet.max_row + 1
        said = {"Nyckeltal": "Svinn", "Mått": "%", "Riktning": "lagre", "Målvärde": "högst 15 %"}
        for heading, words in said.items():
            sheet.cell(row, heading).value = words
        outcome = sheet.cell(row, "Utfall 2025")
        outcome.value, outcome.number_format = 0.168, "0.0%"

    done = taken(path, tmp_path / "it.xlsx", change)
    assert done.faults == ()
    assert measures(path)["Svinn"] == ("%", "lagre", "högst 15 %", Decimal("16.8"))
    # The same workbook once more adds nothing.
    with Database.open(path) as db:
        again = preview_import(db, tmp_path / "it.xlsx")
    assert (again.changes, again.faults) == ((), ())


def test_both_have_changed_a_target(path: Path, tmp_path: Path) -> None:
    book = tmp_path / "it.xlsx"
    found = openpyxl.load_workbook(exported(path, book, enhet="it"))
    sheet = Sheet(found, SHEET)
    sheet.cell(sheet.where("Nyckeltal", "I tid"), "Målvärde").value = "90 %"
    found.save(book)
    with at_desk(path) as desk:
        with Database.open(path) as db:
            (row,) = [one.id for one in cells.free_rows(db, TABLES["nyckeltal"], [desk.it.id])]
        desk.editor.measure_row(row, desk.it, "malvarde", "80 %")
    with Database.open(path) as db:
        (fault,) = preview_import(db, book).faults
    assert "det var inget, filen har ”80 %” och arbetsboken ”90 %”" in fault.text
