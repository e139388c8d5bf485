from collections.abc import Iterator
from pathlib import Path

import pytest

from vbtui.store.database import Database

SHIPPED = Path(__file__).resolve().parents[2] / "sample.db"


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The file that comes with the program."""
    return SHIPPED


@pytest.fixture(scope="session")
def sample(shipped: Path) -> Iterator[Database]:
    """The shipped file, open for reading."""
    with Database.open(shipped) as db:
        yield db
