from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import factory
from tests.excel.workbooks import exported, rows
from tests.factory import small_file
from vbtui.edit import Editor
from vbtui.excel import heights
from vbtui.excel.comments import GOES_ON, LONGEST, WIDTH, pieces
from vbtui.excel.safe_text import read
from vbtui.store import plans
from vbtui.store.database import Database

WORDS = st.text(st.sampled_from("aåm i\n.=_😀"), max_size=200)


@example("\n" * 300)
@example("a" * 10_000)
@example(("ett två tre " * 100 + "\n") * 30)
@given(st.lists(WORDS, max_size=30).map("".join))
def test_the_pieces_are_the_text_and_each_can_be_seen(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    for piece in found:
        assert len(piece) <= LONGEST
        assert heights.lines(piece, WIDTH) * heights.LINE <= heights.HIGHEST


@pytest.mark.parametrize(
    "text", ["Kort.", "ord " * 300, "a" * 1500], ids=["short", "many words", "one word"]
)
def test_a_text_that_can_be_seen_is_one_piece(text: str) -> None:
    assert pieces(text) == [text]


LONG = ("En mening som är ungefär så lång som meningar brukar vara i rapporter. " * 90).strip()


@pytest.fixture
def long_comment(tmp_path: Path) -> Any:
    file = small_file(tmp_path / "liten.db")
    with Database.open(file, author="Ada", write=True) as db:
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        period = next(one for one in perioder if one.plan)
        nod = plans.nod(db, factory.UPPDRAG)
        assert nod
        Editor(db).report(nod, organisation.root, period, "kommentar", LONG)
    return openpyxl.load_workbook(exported(file, tmp_path / "x.xlsx"))


def test_a_long_comment_goes_on_in_its_own_sheet(long_comment: Any) -> None:
    (shown,) = [
        row
        for row in rows(long_comment["Mål och uppdrag"])
        if row["Uppdrag"].value == "28 Säker it-miljö" and row["Slag"].value == "Uppdrag"
    ]
    text = read(shown["Kommentar"].value)
    assert text.endswith(GOES_ON)
    assert LONG.startswith(text.removesuffix(GOES_ON).rstrip())
    parts = list(rows(long_comment["Kommentarer"]))
    assert "".join(read(row["Kommentar"].value) for row in parts) == LONG
    assert [row["Del"].value for row in parts] == [1, 2, 3, 4]
    assert {row["Nyckel"].value for row in parts} == {shown["Nyckel"].value}


def test_without_long_comments_there_is_no_such_sheet(board_book: Path, opened: Any) -> None:
    assert "Kommentarer" not in opened(board_book).sheetnames
