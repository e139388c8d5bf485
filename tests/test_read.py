"""What is gathered for the screen: how much of a table is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import small_file
from vbtui.domain.tables import TABLES
from vbtui.read import Filled, filled


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        yield desk


def of(desk: Desk, table: str, kod: str = "it") -> Filled:
    """A unit's own table; the board's is that of the units below it."""
    return filled(
        desk.db,
        TABLES[table],
        desk.editor.organisation,
        desk.unit(kod),
        desk.period,
        consolidated=kod == "servicenamnden",
    )


class TestFilled:
    def test_counts_the_cells_that_can_be_typed(self, desk: Desk) -> None:
        assert of(desk, "arsarbetare_avtalad") == Filled(0, 18)
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "0", "kok/man": "2"})
        desk.fill("arsarbetare_avtalad", {"chef/man": "1"}, "fastigheter")
        desk.fill("arsarbetare_avtalad", {"chef/man": "1"}, period=desk.year_before)
        assert of(desk, "arsarbetare_avtalad") == Filled(2, 18)

    def test_does_not_count_what_was_emptied(self, desk: Desk) -> None:
        desk.fill("investeringar", {"it/budget": "1", "it/utfall": "2"})
        desk.fill("investeringar", {"it/budget": ""})
        assert of(desk, "investeringar") == Filled(1, 10)

    def test_tells_published_shares_apart(self, desk: Desk) -> None:
        desk.fill("sjukfranvaro", {"kort_procent/man": "2,5"})
        assert of(desk, "sjukfranvaro") == Filled(0, 6, only_shares=True)
        desk.fill("sjukfranvaro", {"schemalagda/man": "100"})
        assert of(desk, "sjukfranvaro") == Filled(1, 6)

    def test_counts_added_rows_with_something_in_them(self, desk: Desk) -> None:
        table = TABLES["byggprojekt"]
        rows = [desk.editor.add_row(table, desk.it, "", name) for name in ("a", "b", "c")]
        desk.fill("byggprojekt", {f"{rows[0]}/kalkyl": "inget än", f"{rows[1]}/status": "På väg"})
        assert of(desk, "byggprojekt") == Filled(2, 3)
        desk.editor.remove_row(rows[0], desk.it)
        assert of(desk, "byggprojekt") == Filled(1, 2)

    @pytest.mark.parametrize("table", ["arsarbetare_avtalad", "sjukfranvaro", "investeringar"])
    def test_counts_the_same_units_as_the_table_itself(self, desk: Desk, table: str) -> None:
        row = TABLES[table].rows[0].id
        column = TABLES[table].typed_columns[0].id
        for kod, done in (("servicenamnden", 0), ("it", 1), ("fastigheter", 2)):
            desk.fill(table, {f"{row}/{column}": "1"}, kod)
            view = desk.view(table, "servicenamnden", consolidated=True)
            assert of(desk, table, "servicenamnden") == Filled(done, 2)
            assert len(view.missing) == 2 - done

    def test_units_with_shares_only_have_nothing_to_add_up(self, desk: Desk) -> None:
        desk.fill("sjukfranvaro", {"kort_procent/man": "2,5"})
        assert of(desk, "sjukfranvaro", "servicenamnden") == Filled(0, 2)
