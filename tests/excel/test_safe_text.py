import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.text import REPLACEMENT
from vbtui.excel import cells
from vbtui.excel.book import Book
from vbtui.excel.grid import Field, Grid
from vbtui.excel.safe_text import LONGEST, read, units, written
from vbtui.excel.save import save

LOOKS_LIKE_SOMETHING_ELSE = [
    "=1+1",
    "==x",
    '=HYPERLINK("https://example.com")',
    "=cmd|' /C calc'!A0",
    "+1",
    "-5 fler",
    "@SUM(A1)",
    "\t=1",
    "#N/A",
    "#REF!",
    "TRUE",
    "1234",
    "2025-01-01",
    "https://example.com/",
    "mailto:a@example.com",
    "[tkr] [/] [b]x[/b]",
    "_x0041_ och _x000D_",
    "a_x005F_b",
    "rad 1\nrad 2\n",
    "  mellanslag i båda ändar  ",
    "åäö 😀 ✓ e\u0301",
    "<b>&amp; ]]> \"'",
]


def saved(path: Path, texts: list[str]) -> list[Any]:
    """The texts as a workbook that has been written and read has them."""
    book = Book(("", ""))
    grid = Grid(
        book.contents,
        book.styles,
        table="t",
        title="T",
        lines=[],
        back="",
        fields=[Field("Text", 40)],
    )
    for text in texts:
        grid.add([grid.text(text, book.styles.text())])
    first = grid.first
    grid.close()
    save(book.workbook, path)
    sheet = openpyxl.load_workbook(path)["Innehåll"]
    return [sheet.cell(first + place, 1) for place in range(len(texts))]


def test_a_text_is_a_text_whatever_it_looks_like(tmp_path: Path) -> None:
    found = saved(tmp_path / "x.xlsx", LOOKS_LIKE_SOMETHING_ELSE)
    for text, cell in zip(LOOKS_LIKE_SOMETHING_ELSE, found, strict=True):
        assert cell.data_type == "s", text
        assert read(cell.value) == text
        assert cell.hyperlink is None
        assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@", "\t")), text


@given(st.text(st.characters(codec=None, exclude_categories=[]), max_size=60))
def test_any_text_can_be_written_and_read(text: str) -> None:
    kept = written(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", kept)
    plain = re.sub("\r\n?|[\v\f\u2028\u2029]", "\n", text)
    assert len(read(kept)) == len(plain)
    for was, now in zip(plain, read(kept), strict=True):
        assert was == now or now == REPLACEMENT


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_any_texts_survive_a_file(texts: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        found = saved(Path(name) / "x.xlsx", texts)
        for text, cell in zip(texts, found, strict=True):
            assert read(cell.value or "") == read(written(text))
            assert cell.data_type in ("s", "n")
            assert cell.data_type == "s" or cell.value is None


@pytest.mark.parametrize(
    "text",
    ["a" * 40_000, "😀" * 20_000, "_x0041_" * 6_000, "rad\n" * 400, "\n" * 300],
    ids=["long", "two units each", "escaped", "many lines", "only breaks"],
)
def test_what_a_cell_cannot_hold_is_never_cut_in_silence(text: str) -> None:
    kept = written(text)
    assert units(kept) <= LONGEST
    assert kept.count("\n") <= 253
    beginning, _, words = read(kept).rpartition("\n… ")
    assert text.startswith(beginning)
    left = re.search(r"(\d+) tecken till", words)
    assert left
    assert len(beginning) + int(left[1]) == len(text)


def test_the_longest_text_that_fits_is_whole() -> None:
    text = "a" * (LONGEST - 100)
    assert written(text) == text


def test_a_formula_is_one_only_when_it_is_asked_for(tmp_path: Path) -> None:
    book = Book(("", ""))
    sheet = book.contents
    style = book.styles.text()
    sheet.append([cells.text(sheet, "=1+1", style), cells.formula(sheet, "1+1", 2, style)])
    save(book.workbook, tmp_path / "x.xlsx")
    text, formula = openpyxl.load_workbook(tmp_path / "x.xlsx")["Innehåll"][1]
    assert (text.data_type, formula.data_type) == ("s", "f")
