"""The traps of openpyxl and of Excel, each of which has spoiled somebody's workbook."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tests.desk import at_desk
from tests.excel.office import convert, needs_office
from tests.excel.workbooks import bounds, exported, parts, rows, table_of
from tests.factory import AKTIVITET, MALOMRADE, STYRTAL, UPPDRAG, small_file
from vbtui.domain.tables import TABLES
from vbtui.excel.safe_text import read

NASTY = '=HYPERLINK("x")|\' <b> & _x0041_ [/] \ufffe-\x1b 😀'


@pytest.fixture(scope="session")
def nasty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose every text looks like something else."""
    folder = tmp_path_factory.mktemp("elakt")
    file = small_file(folder / "=1+1 [x]' .db")
    with at_desk(file) as desk:
        for nod in (MALOMRADE, UPPDRAG, STYRTAL):
            desk.report("kommentar", NASTY, "servicenamnden", nod)
            desk.editor.change_node(desk.nod(nod), "titel", NASTY)
        desk.report("kommentar", "@SUM(A1)\n\t-5", "it", AKTIVITET)
        desk.report("utfall", "-5", "servicenamnden", STYRTAL)
        row = desk.editor.add_row(TABLES["byggprojekt"], desk.it, "=Grupp", NASTY)
        desk.fill("byggprojekt", {f"{row}/status": "+1", f"{row}/budget": "=inget"})
        desk.editor.set_definition(TABLES["sjukfranvaro"], desk.it, desk.period, NASTY)
    return exported(file, folder / "elak.xlsx", by_unit=True)


@pytest.fixture(params=["board_book", "unit_book", "units_book", "nasty_book"])
def book(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def seen(book: Any) -> Iterator[Any]:
    return (sheet for sheet in book if sheet.sheet_state == "visible")


def test_the_file_is_whole(book: Path) -> None:
    with ZipFile(book) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        for name in names:
            assert zlib.crc32(archive.read(name)) == archive.getinfo(name).CRC
    assert len(names) == len(set(names))
    assert not [name for name in names if "externalLink" in name or "vba" in name]


def test_nothing_a_user_wrote_is_a_formula(nasty_book: Path, opened: Any) -> None:
    ours = re.compile(r"=(SUM|ROUND|SUBTOTAL|IF|\(?[A-Z]{1,2}\d+[-/])")
    texts = set()
    for sheet in opened(nasty_book):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert ours.match(cell.value), cell.value
                    assert "HYPERLINK" not in cell.value
                assert cell.data_type != "e"
                if cell.hyperlink:
                    assert cell.hyperlink.target is None
                if isinstance(cell.value, str):
                    texts.add(read(cell.value))
    expected = NASTY.replace("\ufffe", "\ufffd").replace("\x1b", "\ufffd")
    assert any(expected in text for text in texts)
    assert {"@SUM(A1)\n\t-5", "+1", "=inget", "=Grupp", "-5"} <= texts


def test_every_sheet_has_one_table_with_headings_that_are_its_cells(
    book: Path, opened: Any
) -> None:
    names: list[str] = []
    for sheet in seen(opened(book)):
        table = table_of(sheet)
        names.append(table.displayName)
        first_column, first, last_column, last = bounds(sheet)
        cells = [sheet.cell(first, column) for column in range(first_column, last_column + 1)]
        assert all(cell.data_type == "s" for cell in cells)
        assert [cell.value for cell in cells] == [one.name for one in table.tableColumns]
        assert len({cell.value.casefold() for cell in cells}) == len(cells)
        assert all(len(cell.value) <= 255 and "\n" not in cell.value for cell in cells)
        # Nothing stands below or beside the table.
        assert (sheet.max_row, sheet.max_column) == (last, last_column)
        assert first_column == 1
    assert len(names) == len(set(names))
    for name in names:
        assert re.fullmatch(r"[a-z_][a-z0-9_]{2,}", name)
        assert not re.fullmatch(r"[a-z]{1,3}\d+", name)


def test_nothing_is_merged_and_no_row_inside_a_table_is_empty(book: Path, opened: Any) -> None:
    for sheet in seen(opened(book)):
        assert not sheet.merged_cells.ranges
        for row in rows(sheet):
            assert any(cell.value is not None for cell in row.values())


def test_the_heading_is_in_a1_and_looks_like_one(book: Path, opened: Any) -> None:
    for sheet in seen(opened(book)):
        assert sheet["A1"].value
        assert sheet["A1"].style == "vbtui rubrik"
        assert sheet["A1"].font.size == 16


def test_every_font_has_a_name_and_a_size(book: Path) -> None:
    styles = parts(book)["xl/styles.xml"]
    fonts = re.findall(r"<font>.*?</font>", styles.split("<dxfs")[0])
    assert len(fonts) > 3
    for font in fonts:
        assert 'name val="Calibri"' in font
        assert "<sz val=" in font


def test_every_style_is_a_named_one(book: Path, opened: Any) -> None:
    found = opened(book)
    for sheet in found:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert cell.style.startswith("vbtui "), cell.coordinate
    assert len(found._cell_styles) < 80


def test_number_formats_are_written_as_files_have_them(book: Path) -> None:
    for code in re.findall(r'formatCode="([^"]+)"', parts(book)["xl/styles.xml"]):
        assert "# ##" not in code
        assert ",0" not in code.replace("#,##0", "")


def test_it_prints_on_a4_with_its_headings(book: Path, opened: Any) -> None:
    for sheet in seen(opened(book)):
        head = bounds(sheet)[1]
        assert sheet.page_setup.paperSize == "9" or sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${head}:${head}"
        assert re.sub(r"[A-Z]+", "", sheet.freeze_panes or "") == (
            str(head + 1) if head <= 10 else ""
        )
        assert sheet.oddFooter.right.text == "Sida &P av &N"


def test_rows_can_be_fitted_anew(book: Path) -> None:
    """A height that is the user's own is never changed when a text is edited."""
    with_height = 0
    for name, text in parts(book).items():
        if "worksheets/sheet" in name:
            assert "customHeight" not in text
            with_height += text.count(" ht=")
    assert with_height > 20


def test_properties_say_what_it_is(book: Path, opened: Any) -> None:
    about = opened(book).properties
    assert about.title.startswith("Uppföljning Helår 2025")
    assert about.language == "sv-SE"
    assert about.creator == "vbtui"


def test_nothing_needs_to_be_worked_out_when_it_is_opened(book: Path, opened: Any) -> None:
    assert opened(book).calculation.fullCalcOnLoad is False
    results = opened(book, results=True)
    for sheet in opened(book):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert results[sheet.title][cell.coordinate].value is not None


def test_charts_have_axes_and_values(board_book: Path) -> None:
    charts = [text for name, text in parts(board_book).items() if "charts/chart" in name]
    assert len(charts) == 3
    for text in charts:
        assert text.count('<c:delete val="0"') + text.count('<delete val="0"') == 2
        assert 'showVal val="1"' in text


def test_the_lint_sees_a_trap(tmp_path: Path, opened: Any) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"] = "=1+1"
    sheet.merge_cells("A2:B2")
    book.save(tmp_path / "x.xlsx")
    for check in (
        test_every_sheet_has_one_table_with_headings_that_are_its_cells,
        test_the_heading_is_in_a1_and_looks_like_one,
        test_it_prints_on_a4_with_its_headings,
        test_every_style_is_a_named_one,
    ):
        with pytest.raises((AssertionError, ValueError, AttributeError)):
            check(tmp_path / "x.xlsx", opened)


@pytest.mark.slow
@needs_office
def test_texts_are_texts_in_another_program_too(
    nasty_book: Path, tmp_path: Path, opened: Any
) -> None:
    """Opened in LibreOffice and saved again."""
    again = openpyxl.load_workbook(convert(nasty_book, "xlsx", tmp_path))
    for sheet in opened(nasty_book):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "s":
                    continue
                other = again[sheet.title][cell.coordinate]
                assert other.data_type == "s", (sheet.title, cell.coordinate)
                # It reads _x005F_x0041_ as Excel does, and then writes _x0041_ as it stands.
                assert read(cell.value).strip() in (read(other.value).strip(), other.value.strip())
