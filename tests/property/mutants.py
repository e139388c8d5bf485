"""Planted bugs: each is one that somebody could write, and the property tests must find it.

A bug is planted by changing the text of a statement; a change that finds nothing to change fails,
so the list cannot fall behind the code without a word.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from tests.property.world import World, template
from vbtui.store import conflicts, derive, merge, parts, staging
from vbtui.store.seen import IS_HEAD

Plant = Callable[[pytest.MonkeyPatch], type[World]]


@dataclass(frozen=True)
class Mutant:
    """A bug, and how to plant it: answers the world to run in."""

    name: str
    plant: Plant


def _text(module: ModuleType, statement: str, old: str, new: str) -> Plant:
    """Put ``new`` in the place of ``old`` in a statement of a module."""

    def plant(patch: pytest.MonkeyPatch) -> type[World]:
        was = getattr(module, statement)
        assert old in was, f"{statement} has no {old!r}: the bug must be planted anew"
        patch.setattr(module, statement, was.replace(old, new))
        return World

    return plant


def _counted_ids(patch: pytest.MonkeyPatch) -> type[World]:
    """Ids from the file's name and a counter, which a copied file shares."""

    class Counted(World):
        ids = "counted"

    return Counted


def _trigger_that_leaves_conflicts(patch: pytest.MonkeyPatch) -> type[World]:
    """Files in which an ordinary edit does not settle the conflict of its cell."""
    path = template("utan-att-lösa")
    connection = sqlite3.connect(path)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'jt_nod_%'"
        " OR name LIKE 'jt_uppfoljning_%'"
    ).fetchall()
    for name, sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
        connection.execute(re.sub(r"DELETE FROM j_conflict[^;]*;", "SELECT 1;", sql))
    connection.commit()
    connection.close()

    class Leaving(World):
        def __init__(self, begin: Path | None = None) -> None:
            super().__init__(path)

    return Leaving


def _settles_only_the_winner(patch: pytest.MonkeyPatch) -> type[World]:
    """A settlement that replaces what the cell says and leaves the other sides as heads."""
    real = IS_HEAD
    deepest = (
        "c.id = (SELECT w.id FROM j_change w WHERE w.row = c.row AND w.field = c.field"
        " AND w.id <> :change ORDER BY w.depth DESC, w.id DESC LIMIT 1)"
    )
    patch.setattr(conflicts, "_REPLACED", f"{real} AND {deepest}")
    return World


def _sees_only_the_row(*modules: ModuleType) -> Plant:
    """A deletion that has not seen what hangs on its row."""

    def plant(patch: pytest.MonkeyPatch) -> type[World]:
        for module in modules:
            patch.setattr(module, "note_seen", lambda db, table, row: None)
        return World

    return plant


MUTANTS = (
    Mutant("no_edges", _text(merge, "_TAKE_EDGES", "src = :src", "src IS NULL")),
    Mutant("no_seen", _text(merge, "_TAKE_SEEN", "src = :src", "src IS NULL")),
    Mutant("no_saves", _text(merge, "_TAKE_SAVES", "src = :src", "src IS NULL")),
    Mutant(
        "arrival_order_winner", _text(derive, "_WINNER", "c.depth DESC, c.id DESC", "c.nr DESC")
    ),
    Mutant("arrival_order_among_equals", _text(derive, "_WINNER", "c.id DESC", "c.nr DESC")),
    Mutant(
        "drop_conflicts_of_other_rows",
        _text(
            derive, "_CLEAR", "DELETE FROM j_conflict\nWHERE", "DELETE FROM j_conflict\nWHERE 1 OR"
        ),
    ),
    Mutant("settled_conflicts_stay", _text(derive, "_CLEAR", "kind = 'edit'", "kind = 'ingen'")),
    Mutant("settled_deletes_stay", _text(derive, "_CLEAR", "kind = 'delete'", "kind = 'ingen'")),
    Mutant("device_seq_ids", _counted_ids),
    Mutant("resolution_replaces_only_winner", _settles_only_the_winner),
    Mutant("local_edit_leaves_conflict", _trigger_that_leaves_conflicts),
    Mutant(
        "equal_heads_are_a_conflict",
        _text(derive, "_EDITED", "MIN(c.value) <> MAX(c.value)", "COUNT(*) > 1"),
    ),
    Mutant(
        "nothing_is_no_value",
        _text(derive, "_EDITED", " OR COUNT(c.value) NOT IN (0, COUNT(*))", ""),
    ),
    Mutant("all_changes_are_heads", _text(derive, "_EDITED", IS_HEAD, "1")),
    Mutant("delete_wins", _text(derive, "_DELETED", "r.deleted = 1", "r.deleted = 2")),
    Mutant(
        "undone_delete_has_seen",
        _text(derive, "_DELETED", f"AND {IS_HEAD.replace('c.id', 'd.id')})", ")"),
    ),
    Mutant(
        "delete_only_looks_at_deletes",
        _text(derive, "_DELETED", "WHERE tbl = :tbl", "WHERE tbl = :tbl AND field = 'deleted'"),
    ),
    Mutant(
        "lost_edges_on_redelivery",
        _text(
            staging,
            "_GATHER_EDGES",
            "ORDER BY",
            "AND NOT EXISTS (SELECT 1 FROM main.j_change p WHERE p.id = i.parent) ORDER BY",
        ),
    ),
    Mutant(
        "same_number_is_same_change",
        _text(staging, "_GATHER_CHANGES", f" AND {staging.same('m', 'i', staging.SAID)}", ""),
    ),
    Mutant("last_change_not_derived", _text(merge, "_TOUCH", "nr <= :last", "nr < :last")),
    Mutant("first_change_not_derived", _text(merge, "_TOUCH", "nr > :before", "nr > :before + 1")),
    Mutant("derived_is_journaled", _text(merge, "MUTE", "muted = 1", "muted = 0")),
    Mutant("rows_not_made", _text(merge, "_TAKE_ROWS", "src = :src", "src IS NULL")),
    Mutant(
        "reopened_deletes_have_seen_all",
        _text(conflicts, "_SEEN_BY_SIDE", "s.deletion = :side", "1"),
    ),
    Mutant("removal_has_seen_no_parts", _sees_only_the_row(parts)),
    Mutant("settled_removal_has_seen_no_parts", _sees_only_the_row(conflicts)),
    Mutant(
        "parts_count_by_all_fields",
        _text(merge, "_WAIT", "AND c.field IN ('titel', 'overordnad')", ""),
    ),
    Mutant("parts_do_not_wait", _text(merge, "_WAIT", "whole.deleted = 1", "0")),
    Mutant("what_waits_is_forgotten", _text(merge, "_KEEP", "FROM temp.", "WHERE 0 -- ")),
)
