"""The tables in the workbook, cell by cell: against the published ones and the table engine."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk, at_desk
from tests.excel.workbooks import exported, headings, rows, table_of
from tests.factory import small_file
from tests.sample.test_tables import CONTRADICTED, LEFT_BLANK, PRINTED, PRINTED_OTHERWISE
from vbtui.consolidate import TableView, open_view
from vbtui.domain.period import find_period
from vbtui.domain.table import Column, Row, Scalar
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import round_half_away
from vbtui.excel.names import Names
from vbtui.sample.figures import published
from vbtui.sample.keys import rad_id
from vbtui.store import plans
from vbtui.store.database import Database

SHEETS = {id: (table.short_title or table.title)[:31] for id, table in TABLES.items()}


def view_of(db: Database, table: str, kod: str, *, consolidated: bool = False) -> TableView:
    organisation, perioder = plans.organisation(db), plans.perioder(db)
    enhet = organisation.find(kod)
    period = find_period(perioder, "2025-helar")
    return open_view(
        db, TABLES[table], organisation, perioder, enhet, period, consolidated=consolidated
    )


def cells(sheet: Any, view: TableView) -> dict[tuple[str, str], Any]:
    """(row, column) of the view → the cell of the sheet: by place, after the names."""
    before = len(headings(sheet)) - len(view.columns) - (0 if view.consolidated else 1)
    found: dict[tuple[str, str], Any] = {}
    if not view.rows:
        assert [line[0].value for line in map(list, map(dict.values, rows(sheet)))] == [
            "Inga rader."
        ]
        return found
    for row, line in zip(view.rows, rows(sheet), strict=True):
        found.update(
            {
                (row.id, column.id): cell
                for column, cell in zip(view.columns, list(line.values())[before:], strict=False)
            }
        )
    return found


def shown(view: TableView, row: Row, column: Column, value: Any) -> Scalar:
    """What a reader sees of a cell's value."""
    if isinstance(value, str | None):
        return value
    exact = Decimal(f"{value:.15g}") * (100 if view.unit(row, column) == "%" else 1)
    return round_half_away(exact, view.decimals(row, column))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("kod", ["servicenamnden", "it", "forsorjning"])
def test_every_cell_is_the_table_engines(
    sample_db: Database, units_book: Path, opened: Any, table: str, kod: str
) -> None:
    board = kod == "servicenamnden"
    view = view_of(sample_db, table, kod, consolidated=board)
    name = Names().sheet(SHEETS[table], "" if board else kod)
    found = cells(opened(units_book, results=True)[name], view)
    assert len(found) == len(view.rows) * len(view.columns)
    for row in view.rows:
        for column in view.columns:
            value = found[row.id, column.id].value
            exact = view.value(row.id, column.id)
            if exact.exact is None:
                assert value == "saknas" or value.startswith("se not ")
                assert value.startswith("se not ") == bool(exact.reason)
            else:
                assert shown(view, row, column, value) == view.shown(row, column)
                if isinstance(exact.exact, Decimal):
                    scale = 100 if view.unit(row, column) == "%" else 1
                    assert value * scale == pytest.approx(float(exact.exact), rel=1e-14)


@pytest.mark.parametrize("table", [table for of, table in PRINTED if of == "vb_2025"])
def test_every_published_cell_is_there(
    sample_db: Database, board_book: Path, opened: Any, table: str
) -> None:
    view = view_of(sample_db, table, "servicenamnden", consolidated=True)
    found = cells(opened(board_book, results=True)[SHEETS[table]], view)
    different = {}
    for line in published("vb_2025", table).rader:
        if line.id.startswith("rubrik_"):
            continue
        row = view.row(rad_id(table, line.id))
        for column, printed in zip(view.columns, line.varden, strict=True):
            value = shown(view, row, column, found[row.id, column.id].value)
            if isinstance(value, str) and (value == "saknas" or value.startswith("se not ")):
                value = None
            if value != printed:
                different["vb_2025", table, line.id, column.id] = (value, printed)
    known = CONTRADICTED | PRINTED_OTHERWISE | LEFT_BLANK
    assert different.keys() == {cell for cell in known if cell[:2] == ("vb_2025", table)}, different


def test_sums_changes_and_shares_are_formulas(board_book: Path, opened: Any) -> None:
    book = opened(board_book)
    first, *_, last = rows(book["Årsarbetare avtalad"])
    assert first["31 dec 2025: Totalt (årsarbetare)"].value.startswith("=SUM(B")
    assert first["Förändring: Kvinnor (årsarbetare)"].value.startswith("=ROUND(B")
    assert last["31 dec 2025: Kvinnor (årsarbetare)"].value == (
        "=SUBTOTAL(109,arsarbetare_avtalad[31 dec 2025: Kvinnor (årsarbetare)])"
    )
    assert table_of(book["Årsarbetare avtalad"]).totalsRowCount == 1
    sick = list(rows(book["Sjukfrånvaro"]))
    assert sick[6]["jan–dec 2025: Totalt"].value.count("/") == 1
    assert sick[6]["Förändring: Totalt"].value.endswith("*100")
    assert sick[6]["Enhet"].value == "%"
    assert sick[6]["jan–dec 2025: Totalt"].number_format.startswith(r"#,##0.0\ %")
    assert "p.e." in sick[6]["Förändring: Totalt"].number_format


def test_a_sheet_whose_rows_lean_on_one_another_has_no_sorting(
    board_book: Path, opened: Any
) -> None:
    book = opened(board_book)
    assert table_of(book["Sjukfrånvaro"]).autoFilter is None
    avtalad = table_of(book["Årsarbetare avtalad"])
    # The row of sums is not sorted with the others.
    assert avtalad.ref.split(":")[1] != avtalad.autoFilter.ref.split(":")[1]


def test_what_is_typed_can_be_unlocked_and_the_rest_cannot(
    unit_book: Path, board_book: Path, opened: Any
) -> None:
    for line in rows(opened(unit_book)["Årsarbetare avtalad"]):
        total = line["Yrkesgrupp"].value == "Summa"
        for name, cell in line.items():
            free = name in ("31 dec 2025: Kvinnor (årsarbetare)", "31 dec 2025: Män (årsarbetare)")
            assert cell.protection.locked == (total or not free), (name, cell.coordinate)
    for line in rows(opened(board_book)["Årsarbetare avtalad"]):
        assert all(cell.protection.locked for cell in line.values())


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        yield desk


def sheet_of(desk: Desk, folder: Path, table: str, **scope: Any) -> Any:
    import openpyxl

    path = exported(desk.db.path, folder / "x.xlsx", **scope)
    return openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)[SHEETS[table]]


def test_a_sum_without_all_its_parts_is_starred(desk: Desk, tmp_path: Path) -> None:
    desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1,25"})
    _, sheet = sheet_of(desk, tmp_path, "arsarbetare_avtalad", enhet="it")
    last = list(rows(sheet))[-1]["31 dec 2025: Kvinnor (årsarbetare)"]
    assert last.data_type == "f"
    assert '"*"' in last.number_format
    texts = [cell.value for cell in sheet["A"]]
    assert any(text and text.startswith("* efter ett tal") for text in texts)


def test_a_refused_number_leads_to_its_reason(desk: Desk, tmp_path: Path) -> None:
    desk.fill("sjukfranvaro", {"totalt_procent/kvinnor": "5,2"})
    book, _ = sheet_of(desk, tmp_path, "sjukfranvaro", consolidated=True)
    line = list(rows(book["Sjukfrånvaro"]))[-1]
    words = line["jan–dec 2025: Kvinnor"].value
    assert words == "se not 1"
    (note,) = [row for row in rows(book["Noter"]) if row["Not"].value == "not 1"]
    assert note["Text"].value.startswith("Bara procent finns från Område IT")
    assert note["Blad"].value == "Sjukfrånvaro"


def test_a_published_share_is_a_number_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    desk.fill("sjukfranvaro", {"totalt_procent/kvinnor": "5,2"})
    _, sheet = sheet_of(desk, tmp_path, "sjukfranvaro", enhet="it")
    cell = list(rows(sheet))[-1]["jan–dec 2025: Kvinnor"]
    assert (cell.data_type, cell.value) == ("n", 0.052)
    assert not cell.protection.locked


def test_words_among_numbers_stay_words(desk: Desk, tmp_path: Path) -> None:
    row = desk.editor.add_row(TABLES["byggprojekt"], desk.it, "=Nämnden", "-5 hus")
    desk.fill("byggprojekt", {f"{row}/kalkyl": "12,5", f"{row}/budget": "inget än"})
    _, sheet = sheet_of(desk, tmp_path, "byggprojekt", enhet="it")
    (line,) = rows(sheet)
    assert line["Beställare"].value == "=Nämnden"
    assert line["Beställare"].data_type == "s"
    assert line["Projekt"].value == "-5 hus"
    assert line["Total investeringskalkyl (mnkr)"].value == 12.5
    assert line["Beslutad budget t.o.m. dec 2025 (mnkr)"].value == "inget än"
    assert line["Status"].value == "saknas"


def test_a_change_that_is_shown_as_nothing_has_no_sign(board_book: Path, opened: Any) -> None:
    sheet = opened(board_book)["Sjukfrånvaro"]
    formats = {
        rule.formula[0][-5:]: rule.dxf.numFmt.formatCode
        for area in sheet.conditional_formatting
        for rule in area.rules
    }
    assert formats == {")<0.5": "#,##0_);#,##0_);#,##0_)", "<0.05": formats["<0.05"]}
    assert formats["<0.05"].count("p.e.") == 3
    assert "+" not in formats["<0.05"]
