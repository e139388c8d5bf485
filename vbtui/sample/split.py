"""What the units have typed: the board's figures divided over its seven units, by construction.

The reports publish most tables for the board alone; only `driftredovisning` is published by unit.
For everything else the parts here are invented: plausible weights, chosen by what each unit does,
and nothing that any unit has reported. What is true is the sum. The parts of a cell add up exactly
to the board's value in `vbtui.sample.exact`, so that the consolidated tables print as the reports
did (but for the cells in `exact.CANNOT_COME_OUT`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from vbtui.sample import split_economy, split_staff
from vbtui.sample.apportion import Parts
from vbtui.sample.figures import PLAN, PublishedRow, published
from vbtui.sample.layout import ENHETER
from vbtui.sample.measures import NYCKELTAL

Rows = dict[str, dict[str, Decimal | str]]
"""Row id → column id → exact value, or a word as printed."""

BYGGPROJEKT_COLUMNS = ("kalkyl", "budget", "utfall_totalt", "utfall_period", "status")

_DIVIDED: Mapping[str, Callable[[str], Parts]] = {
    "arsarbetare_avtalad": split_staff.arsarbetare_avtalad,
    "arsarbetare_exkl_tjanstlediga": split_staff.arsarbetare_exkl_tjanstlediga,
    "sjukfranvaro": split_staff.sjukfranvaro,
    "investeringar": split_economy.investeringar,
    "resultatrapport": split_economy.resultatrapport,
    "driftredovisning": split_economy.driftredovisning,
    "handlingsplan": split_economy.handlingsplan,
    "kostnadsanalys": split_economy.kostnadsanalys,
    "lonekostnad": split_economy.lonekostnad,
    "resultatbudget": split_economy.resultatbudget,
    "investeringsbudget": split_economy.investeringsbudget,
}
"""Tables whose figures add up over the units. Driftbudget is not among them: of 2025 the plan
prints forecasts alone, which are the next year's figures."""

_REPORT = {
    "2025-helar": ("vb_2025", 0),
    "2024-helar": ("vb_2025", 1),
    "2024-delar": ("delar_2024", 0),
    "2023-delar": ("delar_2024", 1),
}
"""Period → the report that prints it, and whether it is there as this (0) or last (1) year."""

_BOARDS: Mapping[tuple[str, str], tuple[tuple[str, str, str, str], ...]] = {
    ("lonekostnad", "2025-helar"): (
        ("vb_2025", "lonekostnad", "okningstakt_fg", "Ökningstakt (%) fg år"),
    ),
    ("lonekostnad", "2024-delar"): (
        ("delar_2024", "lonekostnad", "okningstakt_fg", "Ökningstakt (%) ack fg år"),
        ("delar_2024", "lonekostnad", "okningstakt_helar_fg", "Ökningstakt (%) fg år"),
    ),
    ("ekonomiska_nyckeltal", "2025-helar"): (
        (PLAN, "lonekostnadsokning", "budget", "Budget 2025"),
    ),
}
"""Table and period → document, row, column and printed heading of what the board itself has typed:
rates of years whose amounts are not printed, so that no unit's figures give them."""


def unit_values(table: str, period: str) -> dict[str, Rows]:
    """Return what each unit has typed: enhet → row → column → exact value or word.

    All seven units are there, with no rows where they have nothing to report; a zero is a reported
    zero. A table or period that the reports lack gives no rows. KeyError for a period that the
    sample does not know.
    """
    document, year = _REPORT[period]
    if table == "byggprojekt":
        return _byggprojekt(document) if year == 0 else {enhet: {} for enhet in ENHETER}
    if table == "nyckeltal":
        return _nyckeltal(document, year)
    parts = _DIVIDED[table](period) if table in _DIVIDED else {}
    return {
        enhet: {row: dict(columns) for row, columns in parts.get(enhet, {}).items() if columns}
        for enhet in ENHETER
    }


def board_values(table: str, period: str) -> Rows:
    """Return what the board itself has typed, beside its units: row → column → value as printed."""
    rows: Rows = {}
    for document, row_id, column, heading in _BOARDS.get((table, period), ()):
        printed = published(document, table)
        (row,) = (row for row in printed.rader if row.id == row_id)
        cell = row.varden[printed.kolumner.index(heading)]
        assert isinstance(cell, Decimal), "the rates are numbers"
        rows.setdefault(row_id, {})[column] = cell
    return rows


def added_rows(table: str, period: str) -> tuple[PublishedRow, ...]:
    """Return the rows that the units have added and a period's report prints, in order.

    A project has its ordering board as `grupp`. Projects are printed for this year alone.
    """
    document, year = _REPORT[period]
    return published(document, table).rader if year == 0 or table == "nyckeltal" else ()


def owner(table: str, row: str) -> str:
    """Return the unit that has added a row: a building project, or a measure."""
    return "fastigheter" if table == "byggprojekt" else NYCKELTAL[row].enhet


def _byggprojekt(document: str) -> dict[str, Rows]:
    """All projects, as printed, with fastigheter."""
    rows: dict[str, Rows] = {enhet: {} for enhet in ENHETER}
    for row in published(document, "byggprojekt").rader:
        cells = zip(BYGGPROJEKT_COLUMNS, row.varden, strict=True)
        rows["fastigheter"][row.id] = {column: cell for column, cell in cells if cell is not None}
    return rows


def _nyckeltal(document: str, year: int) -> dict[str, Rows]:
    """Each measure, as printed, with the unit that reports it."""
    rows: dict[str, Rows] = {enhet: {} for enhet in ENHETER}
    for row in published(document, "nyckeltal").rader:
        cell = row.varden[year]
        if cell is not None:
            rows[owner("nyckeltal", row.id)][row.id] = {"utfall": cell}
    return rows
