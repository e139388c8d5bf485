"""Rows that somebody has added, renamed or deleted in the workbook."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.excel.workbooks import Sheet, exported
from vbtui.consolidate import open_view
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.excel.importing import Imported, import_book, preview_import
from vbtui.store import plans
from vbtui.store.database import Database

PROJECTS = "Större byggprojekt"
COST = "Total investeringskalkyl (mnkr)"
BUDGET = "Beslutad budget t.o.m. dec 2025 (mnkr)"

Changed = Callable[[Callable[[Any], None]], Path]


@pytest.fixture
def file(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample, tmp_path / "exempel.db"))


@pytest.fixture(scope="session")
def projects_book(sample: Path, folder: Path) -> Path:
    """The workbook of the unit with building projects."""
    return exported(sample, folder / "fastigheter.xlsx", enhet="fastigheter")


@pytest.fixture
def changed(projects_book: Path, tmp_path: Path) -> Changed:
    def make(do: Callable[[Any], None]) -> Path:
        book = openpyxl.load_workbook(projects_book)
        do(book)
        book.save(tmp_path / "tillbaka.xlsx")
        return tmp_path / "tillbaka.xlsx"

    return make


def look(file: Path, book: Path) -> Imported:
    with Database.open(file) as db:
        return preview_import(db, book)


def take(file: Path, book: Path) -> Imported:
    with Database.open(file, author="Ada", write=True) as db:
        return import_book(db, book)


def projects(file: Path) -> dict[str, tuple[str, object]]:
    """Project → its group and its budget, as the file has them."""
    with Database.open(file) as db:
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        enhet = organisation.find("fastigheter")
        table = TABLES["byggprojekt"]
        view = open_view(db, table, organisation, perioder, enhet, perioder[0], consolidated=False)
        return {row.title: (row.group, view.value(row.id, "budget").exact) for row in view.rows}


def fill(sheet: Sheet, row: int, **values: object) -> None:
    names = {"grupp": "Beställare", "namn": "Projekt", "kalkyl": COST, "budget": BUDGET}
    for field, value in values.items():
        sheet.cell(row, names[field]).value = value


def below(book: Any, **values: object) -> None:
    """Write a row below the others."""
    sheet = Sheet(book, PROJECTS)
    fill(sheet, sheet.sheet.max_row + 1, **values)


def test_a_row_between_the_others_is_a_new_one(file: Path, changed: Changed) -> None:
    before = projects(file)

    def edit(book: Any) -> None:
        sheet = Sheet(book, PROJECTS)
        sheet.sheet.insert_rows(sheet.rows[2])
        fill(sheet, sheet.rows[2], grupp="Kulturnämnd", namn="Nytt arkiv", budget=12.5)

    path = changed(edit)
    would = look(file, path)
    assert would.faults == ()
    assert [(one.place.field, one.old, one.new) for one in would.changes] == [
        ("namn", None, "Nytt arkiv"),
        ("budget", None, Decimal("12.5")),
    ]
    assert take(file, path).changes == would.changes
    assert projects(file) == before | {"Nytt arkiv": ("Kulturnämnd", Decimal("12.5"))}
    again = look(file, path)
    assert (again.changes, again.faults) == ((), ())
    with Database.open(file, author="Ada", write=True) as db:
        step = Editor(db).undo()
        assert step is not None
        assert len(step.added) == 1
    assert projects(file) == before
    assert len(take(file, path).changes) == 2
    assert projects(file)["Nytt arkiv"] == ("Kulturnämnd", Decimal("12.5"))


def test_two_files_that_take_in_the_same_row_have_one(
    file: Path, changed: Changed, tmp_path: Path
) -> None:
    from vbtui.mergefiles import merge_files

    path = changed(lambda book: below(book, namn="Nytt arkiv", budget="inget än"))
    other = Path(shutil.copyfile(file, tmp_path / "annan.db"))
    take(file, path)
    take(other, path)
    with Database.open(file, author="Ada", write=True) as db:
        merge_files(db, [other])
    assert projects(file)["Nytt arkiv"] == ("", "inget än")
    assert len(projects(file)) == len(projects(other))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"budget": 3}, "saknar namn"),
        ({"namn": "  ", "grupp": "Kulturnämnd"}, "saknar namn"),
        ({"namn": "endoskopi, karlskoga", "grupp": "Hälso- och sjukvårdsnämnd"}, "finns redan"),
        ({"namn": "Nytt arkiv", "budget": -3}, "under noll"),
        ({"namn": "Nytt arkiv", "budget": "12 tkr"}, "12 tkr"),
        ({"namn": "N" * 1000}, "för lång"),
    ],
    ids=str,
)
def test_a_new_row_that_cannot_be_is_a_fault(
    file: Path, changed: Changed, values: dict[str, object], said: str
) -> None:
    before = file.read_bytes()
    (fault,) = take(file, changed(lambda book: below(book, **values))).faults
    assert fault.sheet == PROJECTS
    assert said in fault.text
    assert file.read_bytes() == before


def test_the_same_new_row_twice_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        below(book, namn="Nytt arkiv")
        below(book, namn="nytt arkiv")

    (fault,) = take(file, changed(edit)).faults
    assert "Två nya rader heter" in fault.text


def test_the_first_row_of_a_table_is_written_where_there_is_none(
    sample: Path, file: Path, tmp_path: Path
) -> None:
    path = exported(sample, tmp_path / "it.xlsx", enhet="it")
    book = openpyxl.load_workbook(path)
    sheet = book[PROJECTS]
    last = sheet.max_row
    assert sheet.cell(last, 1).value == "Inga rader."
    sheet.cell(last, 2).value = "Serverhall"
    sheet.cell(last, 3).value = 15
    book.save(path)
    found = take(file, path)
    assert found.faults == ()
    assert [one.new for one in found.changes] == ["Serverhall", 15]
    (new,) = [one.adds for one in found.changes if one.adds]
    assert new.grupp == ""


def test_another_name_and_group_are_changes(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, PROJECTS)
        row = sheet.where("Projekt", "Endoskopi, Karlskoga")
        fill(sheet, row, namn="Endoskopi i Karlskoga", grupp="Kulturnämnd")

    found = take(file, changed(edit))
    assert found.faults == ()
    assert {one.place.field: (one.old, one.new) for one in found.changes} == {
        "namn": ("Endoskopi, Karlskoga", "Endoskopi i Karlskoga"),
        "grupp": ("Hälso- och sjukvårdsnämnd", "Kulturnämnd"),
    }
    assert projects(file)["Endoskopi i Karlskoga"][0] == "Kulturnämnd"
    assert "Endoskopi, Karlskoga" not in projects(file)


def test_a_column_of_names_that_is_sorted_alone_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, PROJECTS)
        names = sorted(sheet.cell(row, "Projekt").value for row in sheet.rows)
        for row, name in zip(sheet.rows, names, strict=True):
            fill(sheet, row, namn=name)

    found = look(file, changed(edit))
    assert found.changes == ()
    assert len(found.faults) > 10
    assert all("Raden har fått namnet på en annan" in one.text for one in found.faults)


def test_a_name_changed_in_both_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, PROJECTS)
        fill(sheet, sheet.where("Projekt", "Endoskopi, Karlskoga"), namn="Ur Excel")

    path = changed(edit)
    (one,) = look(file, path).changes
    with Database.open(file, author="Bo", write=True) as db:
        editor = Editor(db)
        editor.rename_row(one.place.row, editor.organisation.find("fastigheter"), "Ur filen")
    (fault,) = take(file, path).faults
    assert "har ändrats både här och i Excel" in fault.text
    assert "Ur filen" in fault.text


def test_rows_that_are_gone_are_named_and_stay(file: Path, changed: Changed) -> None:
    before = projects(file)

    def edit(book: Any) -> None:
        sheet = Sheet(book, PROJECTS)
        sheet.sheet.delete_rows(sheet.where("Projekt", "Endoskopi, Karlskoga"))
        people = Sheet(book, "Årsarbetare avtalad")
        people.sheet.delete_rows(people.rows[0], 2)
        del book["Styrtal"]

    found = take(file, changed(edit))
    assert (found.changes, found.faults) == ((), ())
    assert sorted(found.untouched) == [
        "Bladet Styrtal finns inte med; det som står i det lämnas orört.",
        f"{PROJECTS}: raden ”Endoskopi, Karlskoga” finns inte i bladet; den lämnas orörd.",
        "Årsarbetare avtalad: raderna ”Administratör” och ”Biträdespersonal HoS” finns inte i"
        " bladet; de lämnas orörda.",
    ]
    assert projects(file) == before


def test_a_row_in_a_table_with_fixed_rows_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, "Årsarbetare avtalad")
        sheet.sheet.insert_rows(sheet.rows[1])
        sheet.sheet.cell(sheet.rows[1], 1).value = "Robot"
        sheet.sheet.cell(sheet.rows[1], 2).value = 3

    (fault,) = take(file, changed(edit)).faults
    assert "har fasta rader" in fault.text


def test_a_row_in_the_plan_is_a_fault_that_says_where_to_add_it(
    file: Path, changed: Changed
) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, "Mål och uppdrag")
        sheet.sheet.insert_rows(sheet.rows[3])
        sheet.cell(sheet.rows[3], "Aktivitet eller styrtal").value = "Ny aktivitet"
        sheet.cell(sheet.rows[3], "Kommentar").value = "Vi har börjat."

    (fault,) = take(file, changed(edit)).faults
    assert "lägg till målområden, uppdrag, aktiviteter och styrtal i vbtui" in fault.text


def test_a_units_file_takes_no_rows_of_another(
    file: Path, changed: Changed, tmp_path: Path
) -> None:
    from vbtui.handout import hand_out

    with Database.open(file, write=True) as db:
        handed = hand_out(db, tmp_path / "ut", [plans.organisation(db).find("inkop")])
    path = changed(lambda book: below(book, namn="Nytt arkiv"))
    (fault,) = take(Path(handed[0].path), path).faults
    assert "kan bara ändra egna uppgifter" in fault.text
