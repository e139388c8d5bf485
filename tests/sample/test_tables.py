"""The tables of the sample's file against the published ones, cell by cell."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from vbtui.consolidate import TableView, open_view
from vbtui.domain.period import find_period
from vbtui.domain.table import Column, Row
from vbtui.domain.tables import TABLES
from vbtui.sample.exact import CANNOT_COME_OUT
from vbtui.sample.figures import PublishedRow, PublishedTable, published
from vbtui.sample.keys import rad_id
from vbtui.store import plans
from vbtui.store.database import Database

PERIODS = {"vb_2025": "2025-helar", "delar_2024": "2024-delar"}
every_table = pytest.mark.parametrize(
    ("document", "table"), [(document, table) for document in PERIODS for table in TABLES]
)

CONTRADICTED = {
    ("vb_2025", "arsarbetare_exkl_tjanstlediga", "summa", "visstid_forandring"),
    ("delar_2024", "arsarbetare_exkl_tjanstlediga", "summa", "totalt_fg"),
    ("delar_2024", "arsarbetare_exkl_tjanstlediga", "summa", "totalt_forandring"),
}
"""Printed cells that the rest of their table contradicts, whatever the exact values are."""


def view(db: Database, document: str, table: str) -> TableView:
    organisation, perioder = plans.organisation(db), plans.perioder(db)
    period = find_period(perioder, PERIODS[document])
    return open_view(
        db, TABLES[table], organisation, perioder, organisation.root, period, consolidated=True
    )


def cells(
    found: TableView, printed: PublishedTable, table: str
) -> Iterator[tuple[Row, Column, PublishedRow, Decimal | str | None]]:
    """Each cell of the view with the printed one, columns in the printed order."""
    for printed_row in printed.rader:
        row = found.row(rad_id(table, printed_row.id))
        for column, value in zip(found.columns, printed_row.varden, strict=True):
            yield row, column, printed_row, value


@every_table
def test_every_printed_cell_is_shown(sample: Database, document: str, table: str) -> None:
    found = view(sample, document, table)
    different = {
        (document, table, printed_row.id, column.id): (found.shown(row, column), value)
        for row, column, printed_row, value in cells(found, published(document, table), table)
        if found.shown(row, column) != value
    }
    assert different.keys() == {cell for cell in CONTRADICTED if cell[:2] == (document, table)}, (
        different
    )


def test_the_contradicted_cells_are_those_that_the_exact_values_leave_out() -> None:
    assert sum(len(left_out) for left_out in CANNOT_COME_OUT.values()) == len(CONTRADICTED)


@every_table
def test_rows_and_columns_come_in_the_published_order(
    sample: Database, document: str, table: str
) -> None:
    found, printed = view(sample, document, table), published(document, table)
    if TABLES[table].free_rows:
        return
    keys = [row.id for row in printed.rader]
    assert [row.id for row in found.rows if row.id in keys] == keys
    titles = {row.id: plain(row.title) for row in found.rows}
    assert {row.id: plain(row.namn) for row in printed.rader}.items() <= titles.items()


def plain(title: str) -> str:
    """A row's name without what differs between the reports: spaces and the star of a note."""
    return re.sub(r"\s*/\s*", "/", " ".join(title.split())).rstrip("* ")


@pytest.mark.parametrize("document", PERIODS)
def test_building_projects_stand_with_the_board_that_ordered_them(
    sample: Database, document: str
) -> None:
    found, printed = view(sample, document, "byggprojekt"), published(document, "byggprojekt")
    groups: dict[str, set[tuple[str, str]]] = {}
    for project in printed.rader:
        key = rad_id("byggprojekt", project.id)
        groups.setdefault(project.grupp, set()).add((key, project.namn))
    shown: dict[str, set[tuple[str, str]]] = {}
    for row in found.rows:
        if any(found.shown(row, column) is not None for column in found.columns):
            shown.setdefault(row.group, set()).add((row.id, row.title))
    assert shown == groups


@every_table
def test_every_unit_has_delivered_what_is_its_own(
    sample: Database, document: str, table: str
) -> None:
    assert view(sample, document, table).missing == []
