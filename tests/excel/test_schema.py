"""The workbook is one that Excel opens without repairing it, as far as that is known here."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.excel.schema import faults
from tests.excel.workbooks import exported


def test_nothing_is_wrong_with_what_is_exported(book: Path) -> None:
    assert faults(book) == []


@pytest.mark.parametrize("published", [True, False])
def test_nor_with_another_period_or_a_publication(
    sample: Path, tmp_path: Path, *, published: bool
) -> None:
    target = tmp_path / "x.xlsx"
    path = exported(sample, target, period="2024-delar", consolidated=True, published=published)
    assert faults(path) == []


def moved(text: str) -> str:
    """The hyperlinks before the rows."""
    found = re.search(r"<hyperlinks>.*?</hyperlinks>", text)
    assert found
    return text.replace(found[0], "").replace("<sheetData>", found[0] + "<sheetData>")


def twice(text: str) -> str:
    """A rule for cells that have one."""
    return re.sub('(<dataValidation [^>]*sqref=")', r"\1A1:Z999 ", text, count=2)


def without(pattern: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, "", text)


def put(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


SHEET, TABLE, BOOK = "worksheets/sheet2.xml", "tables/table2.xml", "xl/workbook.xml"
SEEDED = {
    "order": (SHEET, moved, "another order"),
    "style": (SHEET, put(' s="', ' s="9'), "no style"),
    "row": (SHEET, put('<row r="3"', '<row r="1"'), "row 1 comes after"),
    "rule": (SHEET, twice, "two rules"),
    "link": (SHEET, without("<tableParts.*?</tableParts>"), "not asked for"),
    "part": ("_rels/sheet2.xml.rels", put("table2", "table99"), "not there"),
    "name": (BOOK, put("'Statusar'!", "'Borta'!"), "nowhere"),
    "range": (BOOK, put(r"'!\$B\$(\d+):\$B\$(\d+)<", r"'!$B$\2:$B$\1<"), "ends above"),
    "list": (BOOK, put("status_uppdrag", "annat"), "the list status_uppdrag is not there"),
    "table": (TABLE, put('displayName="[^"]+"', 'displayName="saknas"'), "two tables"),
    "filter": (TABLE, put('(autoFilter ref="A)[0-9]+', r"\g<1>1"), "other rows"),
}


@pytest.mark.parametrize("seed", SEEDED)
def test_a_seeded_fault_is_found(unit_book: Path, tmp_path: Path, seed: str) -> None:
    name, spoil, said = SEEDED[seed]
    wrong = tmp_path / "fel.xlsx"
    spoilt = 0
    with ZipFile(unit_book) as source, ZipFile(wrong, "w") as target:
        for part in source.namelist():
            text = source.read(part).decode()
            if part.endswith(name):
                spoilt += spoil(text) != text
                text = spoil(text)
            target.writestr(part, text)
    assert spoilt == 1
    assert any(said in fault for fault in faults(wrong)), faults(wrong)


def test_a_part_twice_is_found(unit_book: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "fel.xlsx"
    wrong.write_bytes(unit_book.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(wrong, "a") as archive:
        archive.writestr("xl/workbook.xml", archive.read("xl/workbook.xml"))
    assert "xl/workbook.xml is there twice" in faults(wrong)
