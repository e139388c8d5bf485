"""Whose a cell is, and of which period: what decides who may change it."""

from __future__ import annotations

from dataclasses import dataclass

from vbtui.domain.tables import TABLES
from vbtui.store.database import Database
from vbtui.store.journal import Cell


@dataclass(frozen=True, slots=True)
class Owner:
    """What a cell belongs to; empty where it is the whole file's."""

    enhet: str = ""
    period: str = ""
    nod: str = ""
    """The node that something is said of."""


_REPORTS = {"tabelldefinition", "inlamning", *TABLES}
"""The tables whose rows are a unit's for a period."""
_SAID = "SELECT enhet, period, nod FROM uppfoljning WHERE id ="
_OWNERS = {
    "uppfoljning": f"{_SAID} :row",
    "anvand_text": f"{_SAID} (SELECT text FROM anvand_text WHERE id = :row)",
    "rad": "SELECT enhet, '', '' FROM rad WHERE id = :row",
} | {name: f"SELECT enhet, period, '' FROM \"{name}\" WHERE id = :row" for name in _REPORTS}


def owner(db: Database, cell: Cell) -> Owner:
    """What the cell belongs to, also in a row that is deleted."""
    query = _OWNERS.get(cell.table)
    found = db.row(query, row=cell.row) if query else None
    return Owner(*found) if found else Owner()
