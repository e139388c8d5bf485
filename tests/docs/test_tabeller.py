"""docs/tabeller.md tells every table as the program declares it."""

from tests.docs import generated
from vbtui.domain.tables import TABLES


def test_it_is_what_the_program_would_write() -> None:
    written = generated.TABLES_DOCUMENT.read_text(encoding="utf-8")
    assert generated.tables_document() == written, "run python -m tests.docs.generated"


def test_every_row_and_column_is_there() -> None:
    text = generated.tables_document()
    for table in TABLES.values():
        (part,) = (one for one in text.split("\n## ") if one.startswith(f"`{table.id}`\n"))
        for name in (*(one.id for one in table.columns), *(one.id for one in table.rows)):
            assert f"| `{name}` | " in part
