"""Reading what units have typed in tables, and the rows that they have added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import small_file
from vbtui.domain.tables import TABLES
from vbtui.store import cells

HOUSES = TABLES["byggprojekt"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        yield desk


def test_figures_are_kept_under_the_ids_that_are_kept_anyhow(desk: Desk) -> None:
    made = desk.editor.add_row(HOUSES, desk.it, "Servicenämnden", "Hus 7")
    desk.fill("byggprojekt", {f"{made}/kalkyl": "10", f"{made}/status": "pågår"})
    places = [desk.period.id], [desk.it.id]
    alone = cells.figures(desk.db, HOUSES, *places)
    (row,) = cells.free_rows(desk.db, HOUSES, [desk.it.id])
    found = cells.figures(desk.db, HOUSES, *places, [row.id])
    assert found == alone
    ((key, values),) = found[desk.period.id, desk.it.id].items()
    assert key is row.id
    assert {"10", "pågår"} <= set(values)


def test_added_rows_are_counted_as_they_are_listed(desk: Desk) -> None:
    units = [desk.it.id, desk.board.id]
    for name in ("Gammalt", "Nytt", "Tomt"):
        desk.editor.add_row(HOUSES, desk.it, "Servicenämnden", name)
    old, new, _ = (row.id for row in cells.free_rows(desk.db, HOUSES, units))
    for period, row in ((desk.year_before, old), (desk.period, new)):
        desk.fill("byggprojekt", {f"{row}/kalkyl": "10"}, period=period)
        for one in (desk.period, desk.year_before):
            listed = cells.free_rows(desk.db, HOUSES, units, one.id)
            counted = cells.free_row_counts(desk.db, HOUSES, units, one.id)
            assert counted == Counter(row.enhet for row in listed)
    assert cells.free_row_counts(desk.db, HOUSES, [desk.board.id], desk.period.id) == {}
