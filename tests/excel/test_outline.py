"""What a workbook would hold, told before it is written; and what was approved of one read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.excel.workbooks import Sheet, exported
from tests.factory import small_file
from vbtui.domain.errors import InputError
from vbtui.domain.progress import CancelledError, Step
from vbtui.excel.export import Scope, outline
from vbtui.excel.importing import import_book, preview_import
from vbtui.excel.reading import read_book
from vbtui.read import current_period
from vbtui.store import deliveries, plans
from vbtui.store.database import Database

PLAN = "Mål och uppdrag"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return small_file(tmp_path / "liten.db")


@pytest.mark.parametrize(("consolidated", "by_unit"), [(False, False), (True, False), (True, True)])
def test_it_is_what_the_workbook_comes_to_hold(
    file: Path, consolidated: bool, by_unit: bool
) -> None:
    with Database.open(file) as db:
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        scope = Scope(organisation.root, current_period(perioder), consolidated, by_unit)
        found = outline(db, scope)
        published = outline(db, replace(scope, published=True))
    assert published.missing == found.missing
    target = file.with_name("ut.xlsx")
    book = openpyxl.load_workbook(
        exported(file, target, consolidated=consolidated, by_unit=by_unit)
    )
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert [one.name for one in found.sheets] == [sheet.title for sheet in shown]
    for one, sheet in zip(found.sheets, shown, strict=True):
        (table,) = sheet.tables.values()
        first, last = (int("".join(filter(str.isdigit, end))) for end in table.ref.split(":"))
        rows = last - first - (table.totalsRowCount or 0)
        # A table without rows has one that says so.
        assert max(1, one.rows) == rows, one.name
    listed = next(one for one in found.sheets if one.name == "Saknas")
    assert listed.rows == sum(len(left) for _, left in found.missing)


def test_working_it_out_can_be_stopped_and_leaves_nothing(file: Path) -> None:
    before = sorted(file.parent.iterdir())

    def stop(step: Step) -> None:
        assert step.done <= step.total
        if step.done > 2:
            raise CancelledError

    with Database.open(file) as db:
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        with pytest.raises(CancelledError):
            outline(db, Scope(organisation.root, current_period(perioder)), stop)
    assert sorted(file.parent.iterdir()) == before


def test_reading_tells_how_far_it_has_come_and_can_be_stopped(file: Path) -> None:
    book = exported(file, file.with_name("it.xlsx"), enhet="it")
    told: list[Step] = []
    with Database.open(file) as db:
        preview_import(db, book, told.append)
    texts = [step.text for step in told]
    assert PLAN in texts
    assert texts[-1] == "Jämför med filen"
    assert all(step.done <= step.total for step in told)

    def stop(step: Step) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_book(book, stop)


def test_what_is_taken_in_is_what_was_approved(file: Path) -> None:
    book = exported(file, file.with_name("it.xlsx"), enhet="it")

    def say(words: str) -> None:
        opened = openpyxl.load_workbook(book)
        sheet = Sheet(opened, PLAN)
        row = next(row for row in sheet.rows if sheet.cell(row, "Slag").value == "Uppdrag")
        sheet.cell(row, "Kommentar").value = words
        opened.save(book)

    say("Det som visades.")
    with Database.open(file, author="Ada", write=True) as db:
        shown = preview_import(db, book)
        before = deliveries.state(db)
        say("Något annat.")
        with pytest.raises(InputError, match="har ändrats sedan du såg ändringarna"):
            import_book(db, book, approved=shown)
        assert deliveries.state(db) == before
        say("Det som visades.")
        assert import_book(db, book, approved=shown).changes == shown.changes
        assert deliveries.state(db) != before


def test_a_stopped_import_has_changed_nothing(file: Path) -> None:
    book = exported(file, file.with_name("it.xlsx"), enhet="it")

    def stop(step: Step) -> None:
        if step.text == "Jämför med filen":
            raise CancelledError

    with Database.open(file, author="Ada", write=True) as db:
        before = deliveries.state(db)
        with pytest.raises(CancelledError):
            import_book(db, book, progress=stop)
        assert deliveries.state(db) == before
    assert not list(file.parent.glob("*.bak"))
