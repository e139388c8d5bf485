"""Settings of the plan, shared by all copies of the file."""

from __future__ import annotations

from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.journal import Cell


def settings(db: Database) -> dict[str, str]:
    """Name → what is chosen, for every choice that somebody has made."""
    return dict(db.rows("SELECT namn, varde FROM installning WHERE deleted = 0 AND varde <> ''"))


def setting_cell(name: str) -> Cell:
    """The cell of a setting, whether or not it has been made."""
    return Cell("installning", natural_id("installning", name), "varde")
