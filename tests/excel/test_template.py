"""The exported workbook as a template: what may be typed where, and the one that is no template."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.excel.workbooks import Sheet, bounds, exported, headings, parts, rows
from vbtui.domain import status as scales
from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.tables import TABLES as DECLARED
from vbtui.excel.importing import preview_import
from vbtui.excel.keys import HEADING
from vbtui.store.database import Database

PLAN = "Mål och uppdrag"
TABLES = ["Årsarbetare avtalad", "Årsarbetare exkl. tjänstl.", "Sjukfrånvaro", "Investeringar"]


@pytest.fixture(scope="session")
def template(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbook of a unit with building projects."""
    folder = tmp_path_factory.mktemp("mall")
    return openpyxl.load_workbook(exported(sample, folder / "f.xlsx", enhet="fastigheter"))


@pytest.fixture(scope="session")
def public(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("publicering") / "publik.xlsx"
    return exported(sample, target, consolidated=True, published=True)


def rule_of(sheet: Any, cell: str) -> Any:
    """The one rule of a cell, or nothing."""
    found = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    assert len(found) <= 1
    return found[0] if found else None


def named(book: Any, name: str) -> list[str]:
    """What stands in the cells of a name."""
    ((sheet, place),) = book.defined_names[name].destinations
    return [row[0].value for row in book[sheet][place.replace("$", "")]]


@pytest.mark.parametrize("name", TABLES)
def test_figures_are_unlocked_and_what_is_worked_out_is_not(template: Any, name: str) -> None:
    sheet = template[name]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    for allowed in ("autoFilter", "formatColumns", "formatRows"):
        assert getattr(sheet.protection, allowed) is False
    typed = 0
    for row in rows(sheet):
        for cell in row.values():
            if cell.value is None:
                continue
            if cell.data_type == "f":
                assert cell.protection.locked
            if not cell.protection.locked:
                typed += 1
                assert cell.style.endswith(" ifylls")
                assert rule_of(sheet, cell.coordinate).type == "decimal"
    assert typed > 4


def test_what_is_sorted_or_added_to_is_not_protected(template: Any) -> None:
    """Excel sorts no locked cell of a protected sheet, and adds no row to a table in one."""
    protected = {sheet.title for sheet in template if sheet.protection.sheet}
    worked_out = {
        one.short_title or one.title
        for one in DECLARED.values()
        if not one.free_rows
        and (any(row.formula for row in one.rows) or any(col.formula for col in one.columns))
    }
    assert set(TABLES) <= worked_out
    assert protected - worked_out == {"Statusar", "_vbtui"}
    assert set(TABLES) <= protected
    projects = Sheet(template, "Större byggprojekt")
    for row in projects.rows:
        for heading in projects.columns:
            if heading != HEADING:
                assert not projects.cell(row, heading).protection.locked


def test_a_status_is_one_of_its_own_scale(template: Any) -> None:
    sheet = Sheet(template, PLAN)
    seen = set()
    for row in sheet.rows:
        cell = sheet.cell(row, "Status")
        rule = rule_of(sheet.sheet, cell.coordinate)
        if cell.protection.locked:
            assert rule is None
            continue
        word = sheet.cell(row, "Slag").value
        kind = next((kind for kind in NodTyp if kind.word == word), NodTyp.MALOMRADE)
        assert rule.type == "list"
        labels = [status.label for status in scales.scale(kind, PeriodTyp.HELAR)]
        assert named(template, rule.formula1) == labels
        assert cell.value in (*labels, "○ saknas")
        assert kind.word.lower() in rule.error
        seen.add(kind)
    assert {NodTyp.UPPDRAG, NodTyp.AKTIVITET} <= seen


def test_a_trend_is_one_of_three(template: Any) -> None:
    sheet = Sheet(template, PLAN)
    cell = next(
        sheet.cell(row, "Trend")
        for row in sheet.rows
        if not sheet.cell(row, "Trend").protection.locked
    )
    rule = rule_of(sheet.sheet, cell.coordinate)
    assert rule.formula1 == '"↗ Uppåt,→ Oförändrad,↘ Nedåt"'


def test_names_in_the_plan_cannot_be_typed_over(template: Any) -> None:
    sheet = Sheet(template, PLAN)
    for heading in ("Slag", "Målområde", "Uppdrag", "Enhet", "Slutdatum"):
        rule = rule_of(sheet.sheet, sheet.cell(sheet.rows[3], heading).coordinate)
        assert (rule.type, rule.formula1) == ("custom", "FALSE()")
        assert "vbtui" in rule.error
    assert rule_of(sheet.sheet, sheet.cell(sheet.rows[3], "Kommentar").coordinate) is None


def test_numbers_are_as_large_as_the_table_takes(template: Any) -> None:
    people, money = template[TABLES[0]], template["Investeringar"]
    low = {rule.formula1 for rule in people.data_validations.dataValidation}
    assert low == {"0"}
    assert "-1E+15" in {rule.formula1 for rule in money.data_validations.dataValidation}
    sick = template["Sjukfrånvaro"].data_validations.dataValidation
    assert all("ett tal i tim, noll eller mer" in rule.error for rule in sick)
    projects = template["Större byggprojekt"]
    formulas = {rule.formula1 for rule in projects.data_validations.dataValidation}
    first = bounds(projects)[1] + 1
    assert f"OR(ISTEXT(C{first}),N(C{first})>=0)" in formulas
    assert f"OR(ISTEXT(E{first}),ISNUMBER(E{first}))" in formulas


def test_an_outcome_is_left_as_it_is_typed(board_book: Path, opened: Any) -> None:
    sheet = Sheet(opened(board_book), "Styrtal")
    cells = [sheet.cell(row, "Utfall") for row in sheet.rows]
    assert any(not cell.protection.locked for cell in cells)
    assert all(cell.number_format == "@" for cell in cells if not cell.protection.locked)


def test_excel_takes_the_words_of_every_rule(template: Any) -> None:
    for sheet in template:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 225
            assert len(rule.formula1 or "") <= 255
            assert not (rule.formula1 or "").startswith("=")


def test_a_consolidated_workbook_has_nothing_to_fill_in_among_its_sums(
    board_book: Path, opened: Any
) -> None:
    for name in TABLES:
        sheet = opened(board_book)[name]
        assert not sheet.protection.sheet
        assert not sheet.data_validations.dataValidation


# For publication


def test_what_is_published_has_no_keys_and_nothing_locked(public: Path, opened: Any) -> None:
    book = opened(public)
    assert not book.defined_names
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not sheet.protection.sheet
        assert not sheet.data_validations.dataValidation
        assert HEADING not in headings(sheet)
        assert not any(column.hidden for column in sheet.column_dimensions.values())
        for row in sheet.iter_rows():
            assert not any(cell.style.endswith(" ifylls") for cell in row)


def test_what_is_published_has_nothing_internal(
    public: Path, sample_db: Database, board_book: Path, opened: Any
) -> None:
    names = set(opened(public).sheetnames)
    left_out = {"Inlämningar", "Saknas", "Kontroll", "_vbtui"}
    assert left_out <= set(opened(board_book).sheetnames) - names
    found = "".join(parts(public).values())
    for word in (sample_db.identity.file, sample_db.identity.family, "exempel.db", "vbtui.state"):
        assert word not in found
    assert "Förslag till status" not in headings(opened(public)[PLAN])
    assert headings(opened(public)["Innehåll"]) == ["Blad", "Visar"]
    assert not re.search(r"\d+ av \d+ (är klara|ej klara|celler)", found)


def test_what_is_published_is_named_when_it_comes_back(public: Path, sample_db: Database) -> None:
    with pytest.raises(InputError, match="exporterad för publicering"):
        preview_import(sample_db, public)
