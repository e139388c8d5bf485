"""Row heights: the estimate, and LibreOffice's own opinion of every row of the sample."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.excel.office import SOFFICE, needs_office
from vbtui.excel import heights

SYSTEM_PYTHON = Path("/usr/bin/python3")
BRIDGE = (
    SYSTEM_PYTHON.exists()
    and subprocess.run(
        [SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False
    ).returncode
    == 0
)
CARLITO = (
    shutil.which("fc-list") is not None
    and "Carlito" in subprocess.run(["fc-list"], capture_output=True, text=True, check=False).stdout
)


@pytest.mark.slow
@needs_office
@pytest.mark.skipif(not BRIDGE, reason="the system's Python has no bridge to LibreOffice")
@pytest.mark.skipif(not CARLITO, reason="Carlito, which is as wide as Calibri, is not installed")
def test_no_text_is_cut_off(book: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            SYSTEM_PYTHON,
            Path(__file__).with_name("row_heights.py"),
            str(SOFFICE),
            (tmp_path / "profil").as_uri(),
            book,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["rows"] > 200
    assert found["low"] == []


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 20, 1),
        ("Kort", 20, 1),
        ("en\ntvå\n\nfyra", 20, 4),
        ("ord " * 40, 200, 1),
        ("ord " * 40, 20, 8),
        ("a" * 300, 70, 5),
        ("😀" * 40, 20, 7),
    ],
)
def test_lines_are_counted(text: str, width: float, count: int) -> None:
    assert heights.lines(text, width) == count


@given(st.text(max_size=300), st.floats(8, 100), st.floats(0, 50))
def test_a_wider_column_never_needs_more_lines(text: str, width: float, more: float) -> None:
    assert heights.lines(text, width + more) <= heights.lines(text, width)


@given(st.text(st.characters(exclude_characters="\n"), max_size=100))
def test_a_column_as_wide_as_the_text_needs_one_line(text: str) -> None:
    assert heights.lines(text, heights.column_width(text) + 0.01) == 1


def test_a_row_is_never_higher_than_excel_allows() -> None:
    assert heights.height(1000) == 409
    assert heights.height(heights.MOST_LINES) <= 409
