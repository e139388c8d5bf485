"""The tables of the sample's file against the published ones, cell by cell."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.sample.test_figures import FIGURES, read, tables
from vbtui.consolidate import TableView, open_view
from vbtui.domain.period import find_period
from vbtui.domain.riktning import Riktning
from vbtui.domain.table import Column, Row
from vbtui.domain.tables import TABLES
from vbtui.sample.exact import CANNOT_COME_OUT
from vbtui.sample.figures import PLAN, PublishedRow, PublishedTable, deviations, published
from vbtui.sample.keys import rad_id
from vbtui.sample.measures import NYCKELTAL
from vbtui.store import cells as stored
from vbtui.store import plans
from vbtui.store.database import Database

PERIODS = {"vb_2025": "2025-helar", "delar_2024": "2024-delar"}
PRINTED = [
    (document, table)
    for document in PERIODS
    for table in tables(read(FIGURES)[document])
    if table != "summering_publicerad"
]
every_table = pytest.mark.parametrize(("document", "table"), PRINTED)

CONTRADICTED = {
    ("vb_2025", "arsarbetare_exkl_tjanstlediga", "summa", "visstid_forandring"),
    ("delar_2024", "arsarbetare_exkl_tjanstlediga", "summa", "totalt_fg"),
    ("delar_2024", "arsarbetare_exkl_tjanstlediga", "summa", "totalt_forandring"),
}
"""Printed cells that the rest of their table contradicts, whatever the exact values are."""

PRINTED_OTHERWISE = {
    # Eight per cent from ”>80 %”, as if that were 80.
    ("vb_2025", "nyckeltal", "avvikelser_180_dagar", "forandring"),
    # The sign is turned, also where the figure has become worse.
    ("vb_2025", "nyckeltal", "sena_fakturor", "forandring"),
    ("delar_2024", "nyckeltal", "matsvinn", "forandring"),
    ("delar_2024", "nyckeltal", "energi_per_kvm", "forandring"),
    ("delar_2024", "nyckeltal", "fakturor_i_tid", "forandring"),
}
"""Printed changes that are not the difference of the two figures beside them."""

LEFT_BLANK = {("vb_2025", "nyckeltal", "upphandling_socialt", "forandring")}
"""Cells that are empty in the report though the two beside them give a number."""

NAMED_OTHERWISE = {
    ("driftredovisning", "Shared service center"): "Shared Service Center",
    ("kostnadsanalys", "Obekvämt arbetstid"): "Obekväm arbetstid",
}
"""Names that a report spells in its own way."""


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
        if printed_row.id.startswith("rubrik_"):
            continue
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
    exceptions = CONTRADICTED | PRINTED_OTHERWISE | LEFT_BLANK
    assert different.keys() == {cell for cell in exceptions if cell[:2] == (document, table)}, (
        different
    )


def test_every_table_of_the_reports_is_there_and_every_exception_is_known() -> None:
    assert {table for _, table in PRINTED} <= TABLES.keys()
    for document, table, row_id, _ in CONTRADICTED | PRINTED_OTHERWISE:
        (name,) = (row.namn for row in published(document, table).rader if row.id == row_id)
        assert (table, name) in {(one.tabell, one.rad) for one in deviations(document)}


def test_the_contradicted_cells_are_those_that_the_exact_values_leave_out() -> None:
    assert sum(len(left_out) for left_out in CANNOT_COME_OUT.values()) == len(CONTRADICTED)


@every_table
def test_rows_and_columns_come_in_the_published_order(
    sample: Database, document: str, table: str
) -> None:
    found, printed = view(sample, document, table), published(document, table)
    if TABLES[table].free_rows:
        return
    rows = [row for row in printed.rader if not row.id.startswith("rubrik_")]
    keys = [row.id for row in rows]
    assert [row.id for row in found.rows if row.id in keys] == keys
    titles = {row.id: plain(row.title) for row in found.rows}
    names = {row.id: NAMED_OTHERWISE.get((table, row.namn), row.namn) for row in rows}
    assert {row: plain(name) for row, name in names.items()}.items() <= titles.items()
    headings = {row.namn for row in printed.rader} - {row.namn for row in rows}
    assert headings <= {row.group for row in found.rows}


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


@every_table
def test_only_sums_over_rows_that_are_not_printed_lack_a_part(
    sample: Database, document: str, table: str
) -> None:
    found = view(sample, document, table)
    lacking = {
        row.id
        for row in found.rows
        for column in found.columns
        if found.value(row.id, column.id).incomplete
    }
    assert lacking == ({"summa"} if table == "investeringar" else set())


RESTATED = {
    ("resultatrapport", "2024-delar", "budgetavvikelse_fg"),
    ("driftredovisning", "2025-helar", "budgetavvikelse_fg"),
    ("driftredovisning", "2024-delar", "budgetavvikelse_fg"),
    ("lonekostnad", "2025-helar", "okningstakt_fg"),
    ("lonekostnad", "2024-delar", "okningstakt_fg"),
    ("lonekostnad", "2024-delar", "okningstakt_helar_fg"),
    ("lonekostnad", "2024-delar", "utfall_helar_fg"),
}
"""What the reports have made anew, or of years of which they say nothing else."""


def test_nothing_is_typed_that_another_cell_has(sample: Database) -> None:
    enheter = [enhet.id for enhet in plans.organisation(sample)]
    typed = set()
    for table in TABLES.values():
        for period in plans.perioder(sample):
            figures = stored.figures(sample, table, [period.id], enheter)
            rows = [values for rows in figures.values() for values in rows.values()]
            for place, column in enumerate(table.typed_columns):
                if column.formula is not None and any(row[place] is not None for row in rows):
                    typed.add((table.id, period.key, column.id))
    assert typed == RESTATED


@pytest.mark.parametrize("document", PERIODS)
def test_each_measure_has_its_own_unit_direction_and_target(
    sample: Database, document: str
) -> None:
    found = view(sample, document, "nyckeltal")
    printed = {rad_id("nyckeltal", row.id): row for row in published(document, "nyckeltal").rader}
    assert {row.id for row in found.rows} == printed.keys()
    for row in found.rows:
        measure = NYCKELTAL[printed[row.id].id]
        assert (row.title, row.unit) == (printed[row.id].namn, printed[row.id].enhet)
        assert (Riktning(row.direction), row.target) == (measure.riktning, measure.malvarde)
        of_change = found.unit(row, found.column("forandring"))
        assert of_change == {"%": "procentenheter", "kr": "kr"}[printed[row.id].enhet]


@pytest.mark.parametrize("table", tables(read(FIGURES)[PLAN]))
def test_the_plan_of_2025_has_the_budget_that_the_next_plan_repeats(
    sample: Database, table: str
) -> None:
    found, printed = view(sample, "vb_2025", table), published(PLAN, table)
    wanted = {
        (row.id, "budget"): row.varden[2]
        for row in printed.rader
        if table != "driftbudget" and row.varden[2] is not None
    }
    shown = {
        (row.id, column.id): found.shown(row, column)
        for row in found.rows
        for column in found.columns
    }
    assert {place: value for place, value in shown.items() if value is not None} == wanted
