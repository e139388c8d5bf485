"""A plan in a workbook becomes a new file: the form, an export, and what people write wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.excel import test_lint as lint
from tests.excel.workbooks import headings, rows, table_of
from vbtui.domain.enhet import EnhetTyp
from vbtui.domain.errors import FileError, InputError
from vbtui.domain.plan import Nod
from vbtui.excel.form_sheets import write_form
from vbtui.excel.forms import ENHETER, EXAMPLES, GUIDE, PLAN, PLAN_FORM, UNIT_FORM
from vbtui.excel.plan_in import PlanIn, read_plan
from vbtui.newfile import NewEnhet, new_file
from vbtui.store import plans
from vbtui.store.database import Database

NAMND = NewEnhet("namnden", "Nämnden", EnhetTyp.NAMND)
HEAD = ["Slag", "Nummer", "Titel", "Under"]


def read(path: Path, *, named: NewEnhet | None = None, enheter: Any = ()) -> PlanIn:
    return read_plan(path, named, enheter, 2026, NAMND)


def book(path: Path, plan: list[list[Any]], enheter: list[list[Any]] | None = None) -> Path:
    """A workbook as a controller writes one."""
    made: Any = openpyxl.Workbook()
    made.active.title = "Plan"
    for row in plan:
        made.active.append(row)
    if enheter is not None:
        sheet = made.create_sheet("Enheter")
        for row in enheter:
            sheet.append(row)
    made.save(path)
    return path


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mall") / "mall.xlsx"
    write_form(path)
    return path


# The empty form


def test_the_form_explains_every_column(form: Path) -> None:
    found = openpyxl.load_workbook(form)
    assert found.sheetnames == ["Innehåll", GUIDE, PLAN, ENHETER]
    for one in (PLAN_FORM, UNIT_FORM):
        wanted = [column.heading for column in one.columns]
        assert headings(found[one.sheet]) == wanted
        told = {
            row["Kolumn"].value: row["Vad som skrivs"].value
            for row in rows(found[GUIDE])
            if row["Blad"].value == one.sheet
        }
        assert [*told] == wanted
        assert all(str(text).endswith(".") and len(str(text)) > 15 for text in told.values())


def test_the_form_has_lists_to_choose_from(form: Path) -> None:
    sheet: Any = openpyxl.load_workbook(form)[PLAN]
    lists = {rule.promptTitle: rule for rule in sheet.data_validations.dataValidation}
    assert {"Slag", "Källa", "Flerårigt"} <= {*lists}
    first = int(table_of(sheet).ref.split(":")[0][1:]) + 1
    for rule in lists.values():
        assert len(rule.formula1) <= 255
        assert len(rule.prompt) <= 255
        assert str(rule.sqref).endswith("2000")
        assert str(first) in str(rule.sqref)
    assert "Åtgärd" in lists["Slag"].formula1


def test_the_forms_own_examples_are_not_read_but_would_be_a_plan(
    form: Path, tmp_path: Path
) -> None:
    found = read(form)
    assert [fault.cell for fault in found.faults] == ["A5"]
    assert "inga rader" in found.faults[0].text
    assert found.notes[-1] == f"{len(EXAMPLES)} exempelrader i bladet Plan lästes inte."
    made: Any = openpyxl.load_workbook(form)
    for name in (PLAN, ENHETER):
        for row in made[name].iter_rows(min_row=5):
            if isinstance(row[0].value, str):
                row[0].value = row[0].value.removeprefix("Exempel: ")
    filled = tmp_path / "ifylld.xlsx"
    made.save(filled)
    found = read(filled)
    assert (found.faults, found.notes) == ([], [])
    assert found.namnd.namn == "Servicenämnden"
    assert [nod.parent for nod in found.noder] == [None, 0, 1, 1, 3]


def test_a_form_that_may_be_filled_in_is_not_replaced(form: Path, tmp_path: Path) -> None:
    before = form.read_bytes()
    with pytest.raises(FileError, match="finns redan"):
        write_form(form)
    assert form.read_bytes() == before
    with pytest.raises(InputError, match=r"\.xlsx"):
        write_form(tmp_path / "mall.ods")


def test_the_form_is_made_as_the_export_is(form: Path, opened: Any) -> None:
    for check in (
        lint.test_every_sheet_has_one_table_with_headings_that_are_its_cells,
        lint.test_nothing_is_merged_and_no_row_inside_a_table_is_empty,
        lint.test_the_heading_is_in_a1_and_looks_like_one,
        lint.test_every_style_is_a_named_one,
        lint.test_it_prints_on_a4_with_its_headings,
    ):
        check(form, opened)


# An export


def test_an_export_is_the_beginning_of_a_new_year(
    board_book: Path, sample: Path, tmp_path: Path
) -> None:
    found = read(board_book)
    assert found.faults == []
    path = tmp_path / "ny.db"
    new_file(path, found.namnd, found.enheter, 2026, author="Ada", noder=found.noder)
    assert plan_of(path, 2026) == plan_of(sample, 2025)


def plan_of(path: Path, ar: int) -> tuple[Any, Any]:
    """The units and the plan of a year, without ids."""
    with Database.open(path) as db:
        units = plans.organisation(db)
        kod = {enhet.id: enhet.kod for enhet in units}
        period = next(one for one in plans.perioder(db) if one.key == f"{ar}-helar")
        assert period.plan
        noder = plans.noder(db, period.plan)
        asked = plans.berorda(db, period.plan)

    def told(nod: Nod) -> tuple[Any, ...]:
        return (
            nod.word,
            nod.nr,
            nod.titel,
            nod.kalla,
            kod.get(nod.enhet or ""),
            nod.ansvarig,
            nod.flerarigt,
            nod.slutdatum,
            nod.matt,
            nod.malvarde,
            nod.malvarde_lang,
            nod.tabell,
            sorted(kod[one] for one in asked.get(nod.id, ())),
            [told(one) for one in noder if one.overordnad == nod.id],
        )

    return (
        [(one.kod, one.namn, one.typ, kod.get(one.overordnad or "")) for one in units],
        [told(one) for one in noder if one.overordnad is None],
    )


# What people write


def test_a_bare_sheet_under_any_name_with_headings_further_down_is_read(tmp_path: Path) -> None:
    path = book(
        tmp_path / "x.xlsx",
        [
            ["Beslutad i juni"],
            [],
            ["Titel", "Typ", "Nr", "Kommentar", "Slutdatum"],
            ["Trygg service", "mål", 5, "internt", None],
            [None, None, None, "en fotnot", None],
            ["It-miljö", "Uppdrag", "1.2", None, "31 dec"],
        ],
    )
    made = openpyxl.load_workbook(path)
    made["Plan"].title = "Blad1"
    made.save(path)
    found = read(path)
    assert found.faults == []
    assert [nod.values["nr"] for nod in found.noder] == ["5", "1.2"]
    assert found.notes == ["Kolumner i bladet Blad1 som inte lästes: ”Kommentar”."]


def test_every_fault_has_its_sheet_and_cell(tmp_path: Path) -> None:
    path = book(
        tmp_path / "x.xlsx",
        [
            HEAD,
            ["Mål", dt.date(2026, 2, 1), "A"],
            ["Mål", 1.2, "B"],
            ["Uppdrg", None, "C"],
            ["Mål", None, "D" * 600],
            ["Mål", None, "=1+1"],
            ["Uppdrag", None, "E", "Z"],
        ],
        [
            ["Kod", "Namn", "Typ", "Under"],
            ["it", "Område IT", "Avdelning"],
            ["it", "Område inköp"],
            ["å ä", "Område X"],
            ["y", "Område Y", "Stab", "Z"],
            [None, None, "Område"],
        ],
    )
    found = {(fault.sheet, fault.cell): fault.text for fault in read(path).faults}
    expected = {
        ("Enheter", "C2"): "”Avdelning” är ingen nivå",
        ("Enheter", "B3"): "Två enheter",
        ("Enheter", "A4"): "a–z",
        ("Enheter", "D5"): "Ingen enhet heter ”Z”",
        ("Enheter", "B6"): "namn",
        ("Plan", "B2"): "formatera cellen som text",
        ("Plan", "B3"): "formatera cellen som text",
        ("Plan", "A4"): "är inget slag",
        ("Plan", "C5"): "för lång",
        ("Plan", "C6"): "formel utan sparat värde",
    }
    assert {place: words for place, words in expected.items() if words in found.get(place, "")} == (
        expected
    )


def test_units_that_form_a_ring_are_a_fault(tmp_path: Path) -> None:
    path = book(
        tmp_path / "x.xlsx",
        [HEAD, ["Mål", None, "A"]],
        [["Kod", "Namn", "Under"], ["a", "Område A", "b"], ["b", "Område B", "a"]],
    )
    (fault,) = read(path).faults
    assert (fault.sheet, fault.text) == (
        "Enheter",
        "Område A står under sig själv; ange en annan enhet.",
    )


def test_units_of_the_words_and_of_the_sheet_are_one_organisation(tmp_path: Path) -> None:
    path = book(
        tmp_path / "x.xlsx",
        [[*HEAD, "Ansvarig enhet"], ["Mål", None, "A"], ["Aktivitet", None, "B", None, "drift"]],
        [["Namn", "Typ", "Under"], ["Drift", None, "it"], ["Servicenämnden", "Nämnd"]],
    )
    found = read(path, enheter=[NewEnhet("it", "Område IT")])
    assert found.faults == []
    assert found.namnd.namn == "Servicenämnden"
    assert [(one.kod, one.under) for one in found.enheter] == [("it", ""), ("drift", "it")]
    assert found.noder[1].values["enhet"] == "drift"
    (fault,) = read(path, named=NAMND, enheter=[NewEnhet("it", "Område IT")]).faults
    assert (fault.sheet, fault.cell) == ("Enheter", "B3")


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ([["Namn", "Antal"]], "Slag och Titel"),
        ([["Slag", "Titel", "Typ"], ["Mål", "A", "Mål"]], "två kolumner för Slag"),
    ],
)
def test_a_workbook_without_a_plan_is_refused(
    tmp_path: Path, plan: list[list[Any]], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        read(book(tmp_path / "x.xlsx", plan))


def test_a_workbook_that_is_made_to_do_harm_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 100)
    with pytest.raises(InputError, match=r"\.xls"):
        read(path)
