"""Every table of the reports, cell by cell: the typed ones as printed, the others as they follow.

What is printed otherwise than it follows is listed here, and each such cell is also among those
that the transcription of the reports lists, or is made of one that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest

from tests.domain.sheets import DELAR, HELAR, Together, Unit, period
from vbtui.domain.period import Period
from vbtui.domain.table import UNIT_ROW, Column, Row, Scalar, Table, View
from vbtui.domain.tables import TABLES
from vbtui.sample.figures import deviations, published

D = Decimal
REPORTS = {"vb_2025": period(2025, HELAR), "delar_2024": period(2024, DELAR)}
REPORTED = (
    "resultatrapport", "driftredovisning", "handlingsplan", "nyckeltal", "lonekostnad",
    "kostnadsanalys",
)  # fmt: skip
PLAN = period(2026)
PLAN_2026 = "vp_2026"
PLANNED = ("resultatbudget", "driftbudget", "investeringsbudget", "ekonomiska_nyckeltal")
reports = pytest.mark.parametrize(
    ("document", "table"), [(document, table) for document in REPORTS for table in REPORTED]
)

PRINTED_AS_NOTHING = {
    ("vb_2025", "utfall"): D("-0.00002"),
    ("vb_2025", "utfall_fg"): D("-0.005"),
    ("delar_2024", "utfall"): D("-0.01"),
    ("delar_2024", "utfall_fg"): D("-0.01"),
}
"""Jour och beredskap is printed as 0,0 with a growth: so it is not nothing, only little."""

Printed = dict[str, list[Scalar]]
"""Row → its printed cells in the order of the columns."""


def printed(document: str, table: str) -> Printed:
    """The printed cells of a table by row, its sub-headings left out."""
    return {
        row.id: list(row.varden)
        for row in published(document, table).rader
        if not row.id.startswith("rubrik_")
    }


def rows_of(document: str, table: Table) -> list[Row]:
    """The rows that users have added, as the report names and measures them."""
    if not table.free_rows:
        return []
    kr = "sena_fakturor"
    return [
        Row(id=row.id, title=row.namn, unit="kr" if row.id == kr else "%")
        for row in published(document, table.id).rader
    ]


def typed(document: str, when: Period, table: Table, cells: Printed) -> dict[str, Decimal | str]:
    """What one would type to get the table: all that may be typed, as printed."""
    columns = table.columns_for(when.typ)
    derived = {row.id for row in table.rows if row.formula}
    found: dict[str, Decimal | str] = {}
    for row, values in cells.items():
        for column, value in zip(columns, values, strict=True):
            if row in derived or not column.stored or value is None:
                continue
            if table.id == "kostnadsanalys" and row == "jour":
                value = PRINTED_AS_NOTHING[document, column.id]
            found[f"{when.id}/{table.id}/{row}/{column.id}"] = value
    return found


def loaded(document: str, table: str) -> View:
    """The table with everything typed that a person would type in it."""
    declared = TABLES[table]
    when = REPORTS.get(document, PLAN)
    cells = typed(document, when, declared, printed(document, table))
    if not declared.unit_rows:
        return Unit(cells, TABLES, rows=rows_of(document, declared)).open(table, when)
    units: dict[str, dict[str, Decimal | str]] = {}
    for address, value in cells.items():
        of, name, unit, column = address.split("/")
        units.setdefault(unit, {})[f"{of}/{name}/{UNIT_ROW}/{column}"] = value
    together = Together({unit: Unit(own, TABLES) for unit, own in units.items()})
    return together.open(table, when)


def differing(view: View, cells: Printed) -> Iterator[tuple[Row, Column, Scalar, Scalar]]:
    """The cells that are not shown as printed, with what is shown and what is printed."""
    for row_id, values in cells.items():
        row = view.row(row_id)
        for column, value in zip(view.columns, values, strict=True):
            shown = view.shown(row, column)
            if shown != value and value is not None:
                yield row, column, shown, value


DIFFERENT: Mapping[tuple[str, str], dict[str, tuple[str | None, str]]] = {
    ("vb_2025", "resultatrapport"): {
        "intakter/budgetavvikelse": ("22.4", "22.5"),
        "intakter/utfallsavvikelse": ("38.0", "38.1"),
        "summa_intakter/budgetavvikelse": ("22.4", "22.5"),
        "summa_intakter/utfallsavvikelse": ("38.0", "38.1"),
        "personalkostnader/budgetavvikelse": ("7.2", "7.3"),
        "avskrivningar_inventarier/budgetavvikelse": ("4.6", "4.5"),
        "avskrivningar_inventarier/utfallsavvikelse": ("-1.2", "-1.3"),
        "summa_kostnader/utfall": ("-2283.3", "-2283.2"),
        "summa_kostnader/utfall_fg": ("-2272.0", "-2271.9"),
        "summa_kostnader/utfallsavvikelse": ("-11.3", "-11.4"),
        "nettokostnad/utfall": ("293.9", "294.0"),
        "nettokostnad/utfall_fg": ("267.2", "267.3"),
        "nettokostnad/budgetavvikelse": ("21.6", "21.7"),
        "finansnetto/budgetavvikelse": ("-5.4", "-5.3"),
        "resultat/utfall": ("18.6", "18.7"),
        "resultat/utfall_fg": ("2.9", "3.0"),
        "resultat/budgetavvikelse": ("16.2", "16.4"),
    },
    ("vb_2025", "nyckeltal"): {
        "avvikelser_180_dagar/forandring": (None, "-8"),
        "sena_fakturor/forandring": ("-5211", "5211"),
    },
    ("vb_2025", "kostnadsanalys"): {
        "manadsloner/forandring": ("-15.3", "-15.2"),
        "manadsloner/forandring_procent": ("4.5", "4.4"),
        "timanstallda/forandring_procent": ("7.6", "7.7"),
        "obekvam_arbetstid/forandring": ("-0.9", "-1.0"),
        "obekvam_arbetstid/forandring_procent": ("12.9", "14.0"),
        "semester/forandring_procent": ("4.9", "4.8"),
        "ovrigt/forandring_procent": ("8.3", "8.5"),
    },
    ("delar_2024", "resultatrapport"): {
        "intakter/prognos_budgetavvikelse": ("-94.6", "-94.5"),
        "summa_intakter/prognos_budgetavvikelse": ("-94.6", "-94.5"),
        "avskrivningar_inventarier/prognos_budgetavvikelse": ("3.5", "3.4"),
        "summa_kostnader/utfall_fg": ("-1320.4", "-1320.3"),
        "summa_kostnader/budget_helar": ("-2365.1", "-2365.0"),
        "summa_kostnader/prognos_budgetavvikelse": ("62.9", "62.8"),
        "nettokostnad/utfall_fg": ("69.0", "69.1"),
        "nettokostnad/budget_helar": ("264.8", "264.9"),
        "nettokostnad/budgetavvikelse_fg": ("41.1", "41.2"),
        "resultat/budget": ("9.7", "9.8"),
        "resultat/utfall_fg": ("-21.4", "-21.3"),
        "resultat/budget_helar": ("1.7", "1.8"),
        "resultat/prognos_budgetavvikelse": ("-32.5", "-32.6"),
    },
    ("delar_2024", "nyckeltal"): {
        "matsvinn/forandring": ("0.6", "-0.6"),
        "energi_per_kvm/forandring": ("-2.2", "2.2"),
        "fakturor_i_tid/forandring": ("0.09", "-0.09"),
    },
    ("delar_2024", "kostnadsanalys"): {
        "timanstallda/forandring_procent": ("-30.6", "-30.2"),
        "obekvam_arbetstid/forandring_procent": ("-11.8", "-11.3"),
        "semester/forandring_procent": ("0.3", "0.4"),
        "sjuklon/forandring_procent": ("-9.8", "-10.5"),
        "ovrigt/forandring_procent": ("-3.8", "-4.1"),
        "totalt/utfall_fg": ("-255.4", "-255.3"),
        "totalt/forandring": ("3.3", "3.2"),
    },
}
"""Row and column → what the table engine comes to from the printed cells, and what is printed."""


def listed(document: str, table: str) -> set[tuple[str, str]]:
    """Row and column that the transcription of a report lists in a table."""
    columns = [column.id for column in TABLES[table].columns_for(REPORTS[document].typ)]
    titles = published(document, table).kolumner
    return {
        (row.id, columns[titles.index(one.kolumn)])
        for one in deviations(document)
        for row in published(document, table).rader
        if one.tabell == table and one.rad == row.namn and one.kolumn in titles
    }


def made_of(view: View, cell: tuple[str, str]) -> set[tuple[str, str]]:
    """The cells that a cell is worked out from, near and far, and itself."""
    parts = [part.cell for part in view.explain(*cell).parts if part.cell]
    return {cell}.union(*(made_of(view, part) for part in parts))


@reports
def test_every_cell_is_as_printed_but_those_that_do_not_follow(document: str, table: str) -> None:
    view = loaded(document, table)
    found = {
        f"{row.id}/{column.id}": (str(shown) if shown is not None else None, str(value))
        for row, column, shown, value in differing(view, printed(document, table))
    }
    assert found == DIFFERENT.get((document, table), {})


@reports
def test_what_does_not_follow_is_listed_or_made_of_what_is(document: str, table: str) -> None:
    view = loaded(document, table)
    known = listed(document, table)
    for row, column, _, _ in differing(view, printed(document, table)):
        assert made_of(view, (row.id, column.id)) & known, (row.id, column.id)


@pytest.mark.parametrize("table", PLANNED)
def test_every_cell_of_the_plan_is_as_printed(table: str) -> None:
    view = loaded(PLAN_2026, table)
    assert list(differing(view, printed(PLAN_2026, table))) == []
    assert TABLES[table].plan


@pytest.mark.parametrize(
    ("document", "table"),
    [*((d, t) for d in REPORTS for t in REPORTED), *((PLAN_2026, t) for t in PLANNED)],
)
def test_rows_come_in_the_printed_order(document: str, table: str) -> None:
    assert [row.id for row in loaded(document, table).rows] == list(printed(document, table))
