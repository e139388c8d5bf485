"""Formulas come to what vbtui has worked out: by LibreOffice, which works all of them out anew."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.excel.office import convert, needs_office
from tests.excel.workbooks import exported
from vbtui.domain.tal import round_half_away

pytestmark = [pytest.mark.slow, needs_office]


def differences(path: Path, folder: Path) -> tuple[int, list[tuple[str, str, Any, Any]]]:
    """How many formulas there are, and those that come to something else than their result."""
    formulas = openpyxl.load_workbook(path)
    kept = openpyxl.load_workbook(path, data_only=True)
    anew = openpyxl.load_workbook(convert(path, "xlsx", folder), data_only=True)
    count, found = 0, []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                one = kept[sheet.title][cell.coordinate].value
                other = anew[sheet.title][cell.coordinate].value
                if not alike(one, other):
                    found.append((sheet.title, cell.coordinate, one, other))
    return count, found


def alike(one: Any, other: Any) -> bool:
    """Whether two results are one: to twelve digits, and in every rounding that is shown."""
    if isinstance(one, str) or isinstance(other, str) or None in (one, other):
        return bool(one == other)
    if abs(one - other) > 1e-12 * max(1, abs(one)):
        return False
    shown = [[round_half_away(digits(n), places) for places in (0, 1, 3)] for n in (one, other)]
    return shown[0] == shown[1]


def digits(value: float) -> Decimal:
    """The number as Excel shows it: it keeps fifteen digits."""
    return Decimal(f"{value:.15g}")


def test_every_formula_comes_to_its_result(book: Path, tmp_path: Path) -> None:
    count, found = differences(book, tmp_path)
    assert count > 200
    assert found == []


def test_at_delar_too(sample: Path, tmp_path: Path) -> None:
    path = exported(sample, tmp_path / "delar.xlsx", period="2024-delar", consolidated=True)
    count, found = differences(path, tmp_path)
    assert count > 200
    assert found == []


def test_a_wrong_result_is_found(unit_book: Path, tmp_path: Path) -> None:
    import re
    from zipfile import ZipFile

    wrong = tmp_path / "fel.xlsx"
    spoilt = 0
    with ZipFile(unit_book) as source, ZipFile(wrong, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if not spoilt:
                data, spoilt = re.subn(rb"(<f>SUM\([^<]+</f><v>)[^<]+", rb"\g<1>999", data, count=1)
            target.writestr(name, data)
    assert spoilt == 1
    _, found = differences(wrong, tmp_path)
    assert [one for _, _, one, _ in found] == [999]
