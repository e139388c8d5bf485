"""What comes back from a workbook: exactly what somebody has changed in it, or why it cannot."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.excel.office import convert, needs_office
from tests.excel.workbooks import Sheet, exported
from vbtui.domain import status as scales
from vbtui.domain.errors import FileError, InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.text import clean
from vbtui.edit import Editor
from vbtui.excel.importing import Imported, import_book, preview_import
from vbtui.excel.keys import HEADING
from vbtui.excel.safe_text import written
from vbtui.store import deliveries, journal, plans
from vbtui.store.database import Database

PLAN = "Mål och uppdrag"


def look(file: Path, book: Path) -> Imported:
    """What an import would do."""
    with Database.open(file) as db:
        return preview_import(db, book)


def take(file: Path, book: Path) -> Imported:
    """Import."""
    with Database.open(file, author="Ada", write=True) as db:
        return import_book(db, book)


Changed = Callable[[Callable[[Any], None]], Path]


@pytest.fixture
def file(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample, tmp_path / "exempel.db"))


@pytest.fixture
def changed(unit_book: Path, tmp_path: Path) -> Changed:
    """A copy of a unit's workbook with something done to it."""

    def make(do: Callable[[Any], None]) -> Path:
        book = openpyxl.load_workbook(unit_book)
        do(book)
        target = tmp_path / "tillbaka.xlsx"
        book.save(target)
        return target

    return make


def uppdrag(book: Any) -> tuple[Sheet, int]:
    """The first uppdrag that the unit has judged."""
    sheet = Sheet(book, PLAN)
    for row in sheet.rows:
        words = sheet.cell(row, "Slag").value, sheet.cell(row, "Status").value
        if words[0] == "Uppdrag" and not words[1].startswith(("○", "ej")):
            return sheet, row
    raise AssertionError("the unit has judged no uppdrag")


def table_sheets(book: Any) -> list[Sheet]:
    """The sheets of figures in which something is typed."""
    found = []
    for sheet in book:
        if sheet.sheet_state == "visible" and sheet.title not in (PLAN, "Styrtal", "Kommentarer"):
            heads = [c.value for row in sheet.iter_rows(max_row=60) for c in row]
            if HEADING in heads:
                found.append(Sheet(book, sheet.title))
    return found


def numbers(sheet: Sheet) -> list[Any]:
    """The cells with a number that people fill in."""
    return [
        cell
        for row in sheet.rows
        for cell in sheet.sheet[row]
        if cell.data_type == "n" and isinstance(cell.value, float) and not cell.protection.locked
    ]


def arrange(sheet: Sheet, order: list[int]) -> None:
    """Put the rows of a sheet in another order, as sorting does."""
    values = [[cell.value for cell in sheet.sheet[row]] for row in order]
    for row, found in zip(sheet.rows, values, strict=True):
        for column, value in enumerate(found, start=1):
            sheet.sheet.cell(row, column).value = value


# Nothing changed


def test_a_workbook_that_nobody_has_changed_changes_nothing(book: Path, sample: Path) -> None:
    found = look(sample, book)
    assert (found.changes, found.faults, found.outdated) == ((), (), False)
    assert found.of == sample.name


def test_saved_anew_by_another_program_it_changes_nothing(changed: Changed, sample: Path) -> None:
    found = look(sample, changed(lambda _: None))
    assert (found.changes, found.faults) == ((), ())


@needs_office
def test_saved_anew_by_libreoffice_it_changes_nothing(
    unit_book: Path, sample: Path, tmp_path: Path
) -> None:
    found = look(sample, convert(unit_book, "xlsx", tmp_path))
    assert (found.changes, found.faults) == ((), ())


def test_nothing_is_written_when_nothing_is_changed(file: Path, unit_book: Path) -> None:
    before = file.read_bytes()
    take(file, unit_book)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


# Changes


def test_what_was_changed_is_taken_in_as_one_save_and_taken_back_as_one(
    file: Path, changed: Changed
) -> None:
    def edit(book: Any) -> None:
        sheet, row = uppdrag(book)
        sheet.cell(row, "Status").value = "ej genomfört"
        sheet.cell(row, "Trend").value = "↘ Nedåt"
        sheet.cell(row, "Kommentar").value = "=Det gick inte.\nVi försöker igen. [b]"
        sheet.cell(row, "Kommentar").data_type = "s"

    path = changed(edit)
    would = look(file, path)
    done = take(file, path)
    assert done.changes == would.changes
    news = {one.place.field: one.new for one in done.changes}
    assert news == {
        "status": "ej_genomfort",
        "trend": "ned",
        "kommentar": "=Det gick inte.\nVi försöker igen. [b]",
    }
    assert done.backup is not None
    assert done.backup.exists()
    assert look(file, path).changes == ()
    with Database.open(file, author="Ada", write=True) as db:
        (save, *_) = journal.log(db)
        assert (save.kind, save.note, len(save.entries)) == ("import", path.name, 3)
        assert save.entries[0].kind_word == "från Excel"
        step = Editor(db).undo()
        assert step is not None
        assert len(step.cells) == 3
    assert look(file, path).changes == would.changes


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (17.25, "17.25"),
        (0.1 + 0.2, "0.3"),
        ("1\u00a0234,5", "1234.5"),
        ("12,5", "12.5"),
        (None, None),
        ("saknas", None),
    ],
    ids=str,
)
def test_a_number_is_taken_exactly(
    file: Path, changed: Changed, typed: object, expected: str | None
) -> None:
    places = []

    def edit(book: Any) -> None:
        cell = next(cell for sheet in table_sheets(book) for cell in numbers(sheet))
        places.append((cell.parent.title, cell.coordinate, cell.value))
        cell.value = typed

    path = changed(edit)
    (one,) = take(file, path).changes
    sheet, cell, old = places[0]
    assert (one.sheet, one.cell, one.old) == (sheet, cell, Decimal(str(old)))
    assert one.new == (None if expected is None else Decimal(expected))
    assert look(file, path).changes == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ungefär tolv", "är inget tal"),
        ("1.234", "kan betyda både"),
        (True, "SANT"),
        (dt.datetime(2025, 5, 1), "ett datum"),  # noqa: DTZ001 - a workbook has no time zones
        (dt.time(12, 30), "ett klockslag"),
        ("=1+1", "formel utan sparat värde"),
        ("#N/A", "felvärdet #N/A"),
        (1 / 3, "för många decimaler"),
        (1e300, "är inget tal"),
    ],
    ids=str,
)
def test_what_is_no_number_is_a_fault_and_nothing_is_taken(
    file: Path, changed: Changed, typed: object, said: str
) -> None:
    places = []

    def edit(book: Any) -> None:
        first, second, *_ = (cell for sheet in table_sheets(book) for cell in numbers(sheet))
        first.value, second.value = typed, second.value + 1
        places.append((first.parent.title, first.coordinate))

    before = file.read_bytes()
    found = take(file, changed(edit))
    (fault,) = found.faults
    assert (fault.sheet, fault.cell) == places[0]
    assert said in fault.text
    assert len(found.changes) == 1
    assert file.read_bytes() == before


def per_cents(book: Any) -> list[Any]:
    """The cells of published per cents of the sick leave."""
    sheet = Sheet(book, "Sjukfrånvaro")
    cells = [sheet.sheet.cell(row, 3) for row in sheet.rows]
    return [cell for cell in cells if "%" in cell.number_format]


@pytest.mark.parametrize(
    ("typed", "form", "expected"),
    [
        (0.05, r"0.0\ %", "5"),
        (0.053, "0%", "5.3"),
        (5.3, "General", "5.3"),
        ("5,3 %", "General", "5.3"),
        ("5,3", "@", "5.3"),
        (0.07 * 1.1, "0.00%", "7.7"),
    ],
    ids=str,
)
def test_a_per_cent_is_what_the_cell_shows(
    shares: tuple[Path, Path], tmp_path: Path, typed: object, form: str, expected: str
) -> None:
    file, path = shares
    book = openpyxl.load_workbook(path)
    cell = per_cents(book)[0]
    cell.value = typed
    cell.number_format = form
    book.save(tmp_path / "procent.xlsx")
    found = look(file, tmp_path / "procent.xlsx")
    assert found.faults == ()
    assert [one.new for one in found.changes] == [Decimal(expected)]


def test_a_per_cent_among_hours_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        cell = numbers(Sheet(book, "Årsarbetare avtalad"))[0]
        cell.value, cell.number_format = 0.05, "0%"

    (fault,) = take(file, changed(edit)).faults
    assert "Talet är i %, men här gäller årsarbetare" in fault.text


@pytest.fixture
def shares(file: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A file in which a unit has no hours, so that its per cents are typed, and its workbook."""
    with Database.open(file, write=True) as db, db.save():
        db.rows("UPDATE sjukfranvaro SET kvinnor = NULL, man = NULL")
    return file, exported(file, tmp_path / "andelar.xlsx", enhet="it")


STYRTAL = {
    "92 %": "92 %",
    0.92: "0,92",
    "Plats 3 av 7": "Plats 3 av 7",
    77.5: "77,5",
    "77,5": "77,5",
    None: None,
    "saknas": None,
}


@pytest.fixture(scope="session")
def styrtal_book(sample: Path, folder: Path) -> Path:
    """The workbook of the board, which answers for the styrtal."""
    return exported(sample, folder / "styrtal.xlsx")


@pytest.mark.parametrize("typed", STYRTAL, ids=str)
def test_an_outcome_is_a_number_or_words(
    sample: Path, styrtal_book: Path, tmp_path: Path, typed: object
) -> None:
    place, found = _with_outcome(sample, styrtal_book, tmp_path, typed)
    assert found.faults == ()
    now = {one.cell: one.new for one in found.changes}
    assert now == {place: STYRTAL[typed]}  # type: ignore[index] # one of its keys


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (dt.datetime(2025, 7, 3), "som Excel gör av till exempel 3/7"),  # noqa: DTZ001
        (True, "SANT"),
        ("#DIV/0!", "felvärdet #DIV/0!"),
        ("kanske", "kanske"),
    ],
    ids=str,
)
def test_an_outcome_that_is_none_is_a_fault_with_its_cell(
    sample: Path, styrtal_book: Path, tmp_path: Path, typed: object, said: str
) -> None:
    place, found = _with_outcome(sample, styrtal_book, tmp_path, typed)
    (fault,) = found.faults
    assert (fault.sheet, fault.cell) == ("Styrtal", place)
    assert said in fault.text


def _with_outcome(file: Path, source: Path, folder: Path, typed: object) -> tuple[str, Imported]:
    """What comes of a typed outcome of a styrtal with digits in its target, and where it is."""
    book = openpyxl.load_workbook(source)
    sheet = Sheet(book, "Styrtal")
    row = next(
        row
        for row in sheet.rows
        if any(char.isdigit() for char in sheet.cell(row, "Årets målvärde").value)
        and sheet.cell(row, "Utfall").value != "saknas"
    )
    cell = sheet.cell(row, "Utfall")
    cell.value = typed
    book.save(folder / "utfall.xlsx")
    return cell.coordinate, look(file, folder / "utfall.xlsx")


def test_a_status_of_another_kind_is_a_fault_with_those_that_may_stand(
    file: Path, changed: Changed
) -> None:
    def edit(book: Any) -> None:
        sheet, row = uppdrag(book)
        sheet.cell(row, "Status").value = "Klart"

    (fault,) = take(file, changed(edit)).faults
    assert "Genomfört" in fault.text


@pytest.mark.parametrize("status", scales.scale(NodTyp.UPPDRAG, PeriodTyp.HELAR))
def test_a_status_is_known_with_and_without_its_symbol(
    file: Path, changed: Changed, status: scales.Status
) -> None:
    for words in (status.word, status.label, status.label.upper()):

        def edit(book: Any, words: str = words) -> None:
            sheet, row = uppdrag(book)
            sheet.cell(row, "Status").value = words

        found = look(file, changed(edit))
        assert found.faults == ()
        assert {one.new for one in found.changes} <= {status.key}


def test_what_is_cleared_is_cleared(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet, row = uppdrag(book)
        sheet.cell(row, "Status").value = None
        sheet.cell(row, "Kommentar").value = None

    done = take(file, changed(edit))
    news = {one.place.field: one.new for one in done.changes}
    assert news.items() <= {"status": None, "kommentar": None}.items()
    assert "status" in news


@given(data=st.data())
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_random_edits_are_exactly_the_changes(
    data: st.DataObject, sample: Path, changed: Changed
) -> None:
    wanted: dict[tuple[str, str], object] = {}
    texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]))

    def edit(book: Any) -> None:
        cells = [cell for sheet in table_sheets(book) for cell in numbers(sheet)]
        for place in data.draw(st.sets(st.integers(0, len(cells) - 1), max_size=6)):
            cell = cells[place]
            new = data.draw(st.integers(0, 10**9))
            if new != cell.value:
                scale = 100 if "%" in cell.number_format else 1
                wanted[cell.parent.title, cell.coordinate] = Decimal(new) * scale
            cell.value = new
        sheet = Sheet(book, PLAN)
        arrange(sheet, data.draw(st.permutations(sheet.rows)))
        rows = [row for row in sheet.rows if sheet.cell(row, "Slag").value == "Uppdrag"]
        for row in data.draw(st.sets(st.sampled_from(rows), max_size=3)):
            words = f"Ny text {data.draw(texts)}."
            cell = sheet.cell(row, "Kommentar")
            cell.value = written(words)
            wanted[PLAN, cell.coordinate] = words
        for row in rows:
            for heading, choices in CHOICES.items():
                cell = sheet.cell(row, heading)
                if cell.protection.locked or not data.draw(st.booleans()):
                    continue
                words, key = data.draw(st.sampled_from(choices))
                if _chosen(heading, cell.value) != key:
                    wanted[PLAN, cell.coordinate] = key
                cell.value = words

    found = look(sample, changed(edit))
    assert found.faults == ()
    got = {(one.sheet, one.cell): one.new for one in found.changes}
    assert {place: _composed(one) for place, one in got.items()} == {
        place: _composed(one) for place, one in wanted.items()
    }


CHOICES: dict[str, list[tuple[str, str | None]]] = {
    "Status": [
        ("○ saknas", None),
        *((one.label, one.key) for one in scales.scale(NodTyp.UPPDRAG, PeriodTyp.HELAR)),
        *((one.word.upper(), one.key) for one in scales.scale(NodTyp.UPPDRAG, PeriodTyp.HELAR)),
    ],
    "Trend": [
        ("", None),
        *((" ".join(words), key) for key, words in scales.TRENDS.items()),
        *((words[0], key) for key, words in scales.TRENDS.items()),
    ],
}
"""Heading → what may be chosen, and what it means."""


def _chosen(heading: str, words: str) -> str | None:
    return dict(CHOICES[heading]).get(words)


def _composed(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


# Rows


def test_rows_may_be_deleted(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, PLAN)
        sheet.sheet.delete_rows(sheet.rows[2], 5)
        del book["Styrtal"]

    found = look(file, changed(edit))
    assert (found.changes, found.faults) == ((), ())


def test_an_empty_row_is_nothing_and_one_without_a_key_a_fault(
    file: Path, changed: Changed
) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, PLAN)
        sheet.sheet.insert_rows(sheet.rows[3], 2)
        sheet.cell(sheet.rows[3], "Status").value = "Genomfört"

    (fault,) = take(file, changed(edit)).faults
    assert "ingen nyckel" in fault.text
    assert fault.sheet == PLAN


def test_a_row_twice_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, PLAN)
        for cell in sheet.sheet[sheet.rows[0]]:
            sheet.sheet.cell(sheet.sheet.max_row + (cell.column == 1), cell.column, cell.value)

    (fault,) = take(file, changed(edit)).faults
    assert "samma nyckel som rad" in fault.text


def test_a_key_beside_anothers_words_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet, row = uppdrag(book)
        other = next(
            one for one in sheet.rows if sheet.cell(one, "Slag").value == "Uppdrag" and one != row
        )
        one, two = sheet.cell(row, HEADING), sheet.cell(other, HEADING)
        one.value, two.value = two.value, one.value

    faults = take(file, changed(edit)).faults
    assert len(faults) == 2
    assert all("Nyckeln hör inte till raden" in fault.text for fault in faults)


def test_a_heading_or_a_sheet_with_another_name_is_a_fault(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        sheet = Sheet(book, PLAN)
        sheet.sheet.cell(sheet.head, sheet.columns["Status"]).value = "Läge"
        book["Styrtal"].title = "Mina styrtal"

    said = " ".join(fault.text for fault in take(file, changed(edit)).faults)
    assert "Kolumnen ”Status” finns inte" in said
    assert "Inget blad i exporten heter ”Mina styrtal”" in said


# Both changed


def test_what_was_changed_in_both_is_a_fault_and_nothing_is_taken(
    file: Path, changed: Changed
) -> None:
    def edit(book: Any) -> None:
        sheet, row = uppdrag(book)
        sheet.cell(row, "Kommentar").value = "Ur Excel."

    path = changed(edit)
    (one,) = look(file, path).changes
    with Database.open(file, author="Bo", write=True) as db:
        editor = Editor(db)
        enhet = editor.organisation.find("it")
        period = plans.perioder(db)[0]
        nod = plans.nod(db, one.key["nod"])
        assert nod
        editor.report(nod, enhet, period, "kommentar", "Ur filen.")
    before = file.read_bytes()
    found = take(file, path)
    (fault,) = found.faults
    assert found.outdated
    assert "har ändrats både här och i Excel" in fault.text
    assert "Ur filen." in fault.text
    assert file.read_bytes() == before
    with Database.open(file, author="Bo", write=True) as db:
        Editor(db).report(nod, enhet, period, "kommentar", "Ur Excel.")
    found = look(file, path)
    assert (found.changes, found.faults) == ((), ())


def test_what_was_changed_in_the_file_alone_is_left_alone(file: Path, unit_book: Path) -> None:
    with Database.open(file, author="Bo", write=True) as db:
        editor = Editor(db)
        period = plans.perioder(db)[0]
        nod = next(one for one in plans.noder(db, period.plan or "") if one.typ is NodTyp.UPPDRAG)
        editor.report(nod, editor.organisation.find("it"), period, "kommentar", "Ur filen.")
    found = look(file, unit_book)
    assert (found.changes, found.faults, found.outdated) == ((), (), True)


# Rights


def test_a_units_file_cannot_take_anothers_words(
    file: Path, changed: Changed, tmp_path: Path
) -> None:
    from vbtui.handout import hand_out

    with Database.open(file, write=True) as db:
        units = plans.organisation(db)
        handed = hand_out(db, tmp_path / "ut", [units.find("inkop")])
    path = changed(lambda book: _comment(book, "Ur Excel."))
    (fault,) = take(Path(handed[0].path), path).faults
    assert "kan bara ändra egna uppgifter" in fault.text


def _comment(book: Any, words: str) -> None:
    sheet, row = uppdrag(book)
    sheet.cell(row, "Kommentar").value = words


# Long comments


@pytest.fixture
def long_file(file: Path) -> tuple[Path, str]:
    text = "\n\n".join(f"Stycke {number}. {'Ord och mer. ' * 30}" for number in range(40))
    with Database.open(file, author="Bo", write=True) as db:
        editor = Editor(db)
        period = plans.perioder(db)[0]
        nod = next(one for one in plans.noder(db, period.plan or "") if one.typ is NodTyp.UPPDRAG)
        editor.report(nod, editor.organisation.find("it"), period, "kommentar", text)
    return file, text


def test_a_comment_in_parts_is_one_again(long_file: tuple[Path, str], tmp_path: Path) -> None:
    file, text = long_file
    path = exported(file, tmp_path / "lang.xlsx", enhet="it")
    found = look(file, path)
    assert (found.changes, found.faults) == ((), ())
    book = openpyxl.load_workbook(path)
    sheet = Sheet(book, "Kommentarer")
    cell = sheet.cell(sheet.rows[1], "Kommentar")
    cell.value = cell.value.replace("Stycke", "Avsnitt", 1)
    book.save(path)
    (one,) = look(file, path).changes
    assert one.old == text
    assert isinstance(one.new, str)
    assert one.new.replace("Avsnitt", "Stycke") == text


def test_a_part_that_is_gone_is_a_fault(long_file: tuple[Path, str], tmp_path: Path) -> None:
    file, _ = long_file
    path = exported(file, tmp_path / "lang.xlsx", enhet="it")
    book = openpyxl.load_workbook(path)
    sheet = Sheet(book, "Kommentarer")
    sheet.sheet.delete_rows(sheet.rows[1])
    book.save(path)
    (fault,) = look(file, path).faults
    assert "En del av kommentaren fattas" in fault.text


# Whole or not at all


def test_a_workbook_of_another_plan_is_refused(unit_book: Path, tmp_path: Path) -> None:
    from tests.factory import small_file

    with pytest.raises(InputError, match="som har en annan plan"):
        take(small_file(tmp_path / "liten.db"), unit_book)


def test_a_newer_workbook_is_refused(file: Path, changed: Changed) -> None:
    def edit(book: Any) -> None:
        book["_vbtui"]["B1"].value = "2"

    with pytest.raises(FileError, match="nyare vbtui"):
        take(file, changed(edit))


def test_a_fault_while_writing_leaves_the_file_as_it_was(
    file: Path, changed: Changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = changed(lambda book: _comment(book, "Ur Excel."))
    with Database.open(file) as db:
        before = deliveries.state(db)
    monkeypatch.setattr("vbtui.excel.importing.apply_changes", _half)
    with pytest.raises(KeyboardInterrupt):
        take(file, path)
    with Database.open(file) as db:
        assert deliveries.state(db) == before


def _half(db: Database, changes: Any, name: str) -> None:
    with db.save("import", note=name) as save:
        row = save.ensure(changes[0].place.table, dict(changes[0].key))
        save.set(changes[0].place.table, row, changes[0].place.field, changes[0].new)
        raise KeyboardInterrupt


def test_the_copy_is_the_file_as_it_was(file: Path, changed: Changed) -> None:
    path = changed(lambda book: _comment(book, "Ur Excel."))
    would = look(file, path)
    done = take(file, path)
    assert done.backup
    assert done.backup.name.endswith("-import.bak")
    assert look(done.backup, path).changes == would.changes
