"""The tables of the plan for 2026, typed in the sample after a roll-over, against the plan."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.sample.test_figures import FIGURES, read, tables
from vbtui.consolidate import TableView, open_view
from vbtui.domain.enhet import Enhet
from vbtui.domain.period import find_period
from vbtui.domain.table import UNIT_ROW
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.rollover import roll_over
from vbtui.sample.apportion import apportion
from vbtui.sample.figures import PLAN, published
from vbtui.sample.layout import ENHETER
from vbtui.store import plans
from vbtui.store.database import Database

PLANNED = tables(read(FIGURES)[PLAN])
EVENLY = dict.fromkeys(ENHETER, 1)

Typed = dict[str, list[tuple[str, str, str]]]
"""Unit → row, column and text of its cells."""


def opened(db: Database, table: str, enhet: Enhet, *, consolidated: bool) -> TableView:
    perioder = plans.perioder(db)
    return open_view(
        db,
        TABLES[table],
        plans.organisation(db),
        perioder,
        enhet,
        find_period(perioder, "2026-helar"),
        consolidated=consolidated,
    )


def typed(db: Database, table: str) -> Typed:
    """What one types to get the plan's table: not what is derived, nor what last year has."""
    board = plans.organisation(db).root
    declared = opened(db, table, board, consolidated=False)
    derived = {row.id for row in declared.rows if row.formula}
    found: Typed = {}
    for row in published(PLAN, table).rader:
        for column, shown in zip(declared.columns, row.varden, strict=True):
            if not isinstance(shown, Decimal) or column.formula is not None or row.id in derived:
                continue
            if TABLES[table].unit_rows:
                parts = {row.id: shown} if row.id in ENHETER else {}
            elif TABLES[table].whole:
                parts = {board.kod: shown}
            else:
                parts = apportion(shown, EVENLY, Decimal("0.001"))
            for unit, part in parts.items():
                text = str(part).replace(".", ",")
                found.setdefault(unit, []).append((row.id, column.id, text))
    return found


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory, shipped: Path) -> Iterator[Database]:
    """The sample with the plan year made and the plan's figures typed."""
    path = tmp_path_factory.mktemp("plan") / "2026.db"
    shutil.copy(shipped, path)
    with Database.open(path, author="Kim", write=True) as db:
        roll_over(db)
        organisation = plans.organisation(db)
        for table in PLANNED:
            for unit, block in typed(db, table).items():
                own = opened(db, table, organisation.find(unit), consolidated=False)
                assert Editor(db).set_block(own, block) == []
        yield db


@pytest.mark.parametrize("table", PLANNED)
def test_every_cell_of_the_plan_is_shown_as_printed(planned: Database, table: str) -> None:
    board = plans.organisation(planned).root
    found = opened(planned, table, board, consolidated=True)
    printed = [row for row in published(PLAN, table).rader if not row.id.startswith("rubrik_")]
    assert [row.id for row in found.rows] == [row.id for row in printed]
    shown = {
        (row.id, column.id): found.shown(found.row(row.id), column)
        for row in printed
        for column in found.columns
    }
    assert shown == {
        (row.id, column.id): value
        for row in printed
        for column, value in zip(found.columns, row.varden, strict=True)
    }


def test_last_years_budget_is_what_its_plan_said(planned: Database) -> None:
    organisation = plans.organisation(planned)
    for table in ("resultatbudget", "investeringsbudget"):
        found = opened(planned, table, organisation.root, consolidated=True)
        told = found.explain(found.rows[0 if table == "resultatbudget" else 1].id, "budget_fg")
        assert told.text.startswith("Värdet för Helår 2025.")
    own = opened(planned, "driftbudget", organisation.find("it"), consolidated=False)
    assert own.shown(own.rows[0], own.column("omsattning")) == Decimal("544.3")
    assert own.table.row_key(own.rows[0].id) == UNIT_ROW
