"""The ids of the sample's rows: made from their names, so that every build makes the same."""

from __future__ import annotations

from vbtui.domain.tables import TABLES
from vbtui.store.ids import natural_id


def named(*key: str) -> str:
    """The id of something in the sample that has no natural key in the file's own terms."""
    return natural_id("sample", *key)


def enhet_id(kod: str) -> str:
    """The id of a unit."""
    return named("enhet", kod)


def plan_id(ar: int) -> str:
    """The id of a year's plan."""
    return named("plan", str(ar))


def nod_id(ar: int, key: str) -> str:
    """The id of a node of a year's plan."""
    return named("nod", str(ar), key)


def period_id(key: str) -> str:
    """The id of a period (``2025-helar``)."""
    return natural_id("period", *key.split("-"))


def rad_id(table: str, key: str) -> str:
    """What a table's row is called in its figures: its key, or the id of an added row."""
    return named("rad", table, key) if TABLES[table].free_rows else key
