"""Queries of how units have measured, where it is not as the tables themselves say."""

from __future__ import annotations

from collections.abc import Iterable

from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.journal import Cell


def definitions(db: Database, table: str, perioder: Iterable[str]) -> dict[tuple[str, str], str]:
    """(period, unit) → how the unit has measured the table, where it has said so."""
    names = {f"p{number}": value for number, value in enumerate(perioder)}
    rows = db.rows(
        "SELECT period, enhet, definition FROM tabelldefinition"
        " WHERE tabell = :table AND definition <> '' AND deleted = 0"
        f" AND period IN ({', '.join(':' + name for name in names)})",
        table=table,
        **names,
    )
    return {(period, unit): text for period, unit, text in rows}


def definition_cell(table: str, enhet: str, period: str) -> Cell:
    """The cell of a unit's own definition, whether or not its row has been made yet."""
    row = natural_id("tabelldefinition", enhet, period, table)
    return Cell("tabelldefinition", row, "definition")
