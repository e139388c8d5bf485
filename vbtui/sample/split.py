"""The board's figures divided over its seven units. The division is constructed.

The reports publish most tables for the board alone; only `driftredovisning` is published by unit.
For everything else the parts here are invented: plausible weights, chosen by what each unit does,
and nothing that any unit has reported. What is true is the sum. The parts of a cell add up exactly
to the board's value in `vbtui.sample.exact`, so that the consolidated tables print as the reports
did (but for the cells in `exact.CANNOT_COME_OUT`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from vbtui.sample import split_economy, split_staff, weights
from vbtui.sample.apportion import Parts
from vbtui.sample.figures import PublishedRow, published
from vbtui.sample.layout import ENHETER

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
}

_REPORT = {
    "2025-helar": ("vb_2025", 0),
    "2024-helar": ("vb_2025", 1),
    "2024-delar": ("delar_2024", 0),
    "2023-delar": ("delar_2024", 1),
}
"""Period → the report that prints it, and whether it is there as this (0) or last (1) year."""


def unit_values(table: str, period: str) -> dict[str, Rows]:
    """Return what each unit has stored: enhet → row → column → exact value or word.

    All seven units are there, with no rows where they have nothing to report; a zero is a reported
    zero. A period that the reports lack gives no rows. KeyError for a table or a period that the
    sample does not know.
    """
    document, year = _REPORT[period]
    if table == "byggprojekt":
        return _byggprojekt(document) if year == 0 else {enhet: {} for enhet in ENHETER}
    if table == "nyckeltal":
        return _nyckeltal(document, year)
    parts = _DIVIDED[table](period)
    return {
        enhet: {row: dict(columns) for row, columns in parts.get(enhet, {}).items()}
        for enhet in ENHETER
    }


def byggprojekt_rows(period: str) -> tuple[PublishedRow, ...]:
    """Return the projects printed for a period, in order: id, name and ordering board (`grupp`)."""
    document, year = _REPORT[period]
    return published(document, "byggprojekt").rader if year == 0 else ()


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
            rows[weights.NYCKELTAL[row.id]][row.id] = {"utfall": cell}
    return rows
