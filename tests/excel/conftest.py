"""Workbooks made once of the sample, and opened as others open them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.excel.workbooks import exported
from vbtui.store.database import Database

SHIPPED = Path(__file__).resolve().parents[2] / "sample.db"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("excel")


@pytest.fixture(scope="session")
def sample(folder: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copyfile(SHIPPED, folder / "exempel.db"))


@pytest.fixture(scope="session")
def sample_db(sample: Path) -> Any:
    with Database.open(sample) as db:
        yield db


@pytest.fixture(scope="session")
def board_book(sample: Path, folder: Path) -> Path:
    """The board with the sums of all units."""
    return exported(sample, folder / "namnd.xlsx", consolidated=True)


@pytest.fixture(scope="session")
def unit_book(sample: Path, folder: Path) -> Path:
    """One unit's own."""
    return exported(sample, folder / "it.xlsx", enhet="it")


@pytest.fixture(scope="session")
def units_book(sample: Path, folder: Path) -> Path:
    """The board, and a sheet for each unit and table."""
    return exported(sample, folder / "alla.xlsx", by_unit=True)


@pytest.fixture(params=["board_book", "unit_book", "units_book"])
def book(request: pytest.FixtureRequest) -> Path:
    """Each of them."""
    found: Path = request.getfixturevalue(request.param)
    return found


Opened = Callable[..., Any]


@pytest.fixture(scope="session")
def opened() -> Opened:
    """Open a workbook, each only once: with formulas, or with their results."""
    known: dict[tuple[Path, bool], Any] = {}

    def open_it(path: Path, *, results: bool = False) -> Any:
        if (path, results) not in known:
            known[path, results] = openpyxl.load_workbook(path, data_only=results)
        return known[path, results]

    return open_it
