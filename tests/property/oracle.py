"""What a file's journal says, worked out from scratch in plain Python, without the store's help.

Read over a plain connection; :class:`State` is all of a file that a merge may touch.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

Cell = tuple[str, str, str]
"""Table, row and field."""
Collision = tuple[str, str, str]
"""Row, field and kind of a conflict."""
Change = tuple[Any, ...]
"""A change without its id and its number."""


@dataclass(frozen=True)
class State:
    """A file's journal, and what it has made of it."""

    changes: dict[bytes, Change]
    """Id → table, row, field, value, base, depth, save, time."""
    edges: frozenset[tuple[bytes, bytes]]
    seen: frozenset[tuple[bytes, bytes]]
    saves: dict[bytes, Change]
    cells: dict[Cell, object]
    collisions: frozenset[Collision]
    about: dict[str, str]
    """What is said → the node that it is about."""

    @property
    def journal(self) -> tuple[object, ...]:
        """What is united when two files are merged."""
        return self.changes, self.edges, self.seen, self.saves

    @property
    def told(self) -> tuple[object, ...]:
        """What two files with the same journal must say alike: rows that say nothing are in one
        file and not in the other."""
        said = {cell: value for cell, value in self.cells.items() if value not in (None, "", 0)}
        return self.journal, said, self.collisions


def read(connection: sqlite3.Connection, tables: dict[str, tuple[str, ...]]) -> State:
    """The state of a file; of the cells those of these tables and fields."""
    rows = connection.execute(
        "SELECT id, tbl, row, field, value, base, depth, tx, at FROM j_change"
    ).fetchall()
    saves = connection.execute("SELECT id, kind, author, file, at, note, target FROM j_tx")
    cells: dict[Cell, object] = {}
    for table, fields in tables.items():
        columns = ", ".join(f'"{field}"' for field in fields)
        for row, *values in connection.execute(f'SELECT id, {columns} FROM "{table}"'):
            cells |= {
                (table, row, field): value for field, value in zip(fields, values, strict=True)
            }
    return State(
        {change: tuple(rest) for change, *rest in rows},
        frozenset(connection.execute("SELECT parent, child FROM j_edge").fetchall()),
        frozenset(connection.execute("SELECT head, deletion FROM j_seen").fetchall()),
        {save: tuple(rest) for save, *rest in saves},
        cells,
        frozenset(connection.execute("SELECT row, field, kind FROM j_conflict").fetchall()),
        dict(connection.execute("SELECT id, nod FROM uppfoljning").fetchall()),
    )


def heads(state: State) -> dict[Cell, list[bytes]]:
    """What nothing replaces, by cell."""
    replaced = {parent for parent, _ in state.edges}
    found: dict[Cell, list[bytes]] = defaultdict(list)
    for change, (table, row, field, *_) in state.changes.items():
        if change not in replaced:
            found[table, row, field].append(change)
    return found


def derived(state: State) -> tuple[dict[Cell, object], frozenset[Collision]]:
    """What the journaled cells must say, and the conflicts that there must be."""
    value = {change: told[3] for change, told in state.changes.items()}
    depth = {change: told[5] for change, told in state.changes.items()}
    all_heads = heads(state)
    cells = {
        cell: value[max(changes, key=lambda change: (depth[change], change))]
        for cell, changes in all_heads.items()
    }
    collisions = set()
    deletions: dict[str, list[bytes]] = defaultdict(list)
    for (_, row, field), changes in all_heads.items():
        if len({(type(value[change]), value[change]) for change in changes}) > 1:
            collisions.add((row, field, "edit"))
        if field == "deleted":
            deletions[row] += [change for change in changes if value[change] == 1]
    for (table, row, field), changes in all_heads.items():
        if field != "deleted" and cells.get((table, row, "deleted")) == 1:
            for change in changes:
                if not any((change, deletion) in state.seen for deletion in deletions[row]):
                    collisions.add((row, "deleted", "delete"))
    return cells, frozenset(collisions)


def waiting(state: State) -> frozenset[Collision]:
    """What people have to choose: also where a node is gone with what nobody saw hang on it."""
    all_heads = heads(state)
    found = set(state.collisions)
    for (table, row, field), changes in all_heads.items():
        owner = state.about.get(row)
        if table == "nod" and field in ("titel", "overordnad"):
            parent = state.cells["nod", row, "overordnad"]
            owner = str(parent) if parent else None
        gone = owner and state.cells["nod", owner, "deleted"]
        if not gone or not owner or field == "deleted" or state.cells[table, row, "deleted"]:
            continue
        deletions = [
            one for one in all_heads["nod", owner, "deleted"] if state.changes[one][3] == 1
        ]
        for change in changes:
            if not any((change, deletion) in state.seen for deletion in deletions):
                found.add((owner, "deleted", "delete"))
    return frozenset(found)


def require_derived(state: State, issued: dict[Cell, object]) -> None:
    """Fail unless the file says what its journal says, and of the rest what it was issued with."""
    cells, collisions = derived(state)
    for cell, value in cells.items():
        assert state.cells[cell] == value, f"the cell does not say what its journal says: {cell}"
    for cell, value in state.cells.items():
        if cell not in cells:
            known = issued.get(cell)
            assert value == known or (cell not in issued and value in (None, "", 0)), cell
    assert state.collisions == collisions


def require_well_formed(state: State) -> None:
    """Fail unless edges stay within a cell and lead from depth to depth."""
    parents: dict[bytes, list[bytes]] = defaultdict(list)
    for parent, child in state.edges:
        assert state.changes[parent][:3] == state.changes[child][:3], "an edge between two cells"
        parents[child].append(parent)
    for change, told in state.changes.items():
        deepest = max((state.changes[parent][5] for parent in parents[change]), default=0)
        assert told[5] == 1 + deepest, "a change is not one deeper than what it replaces"
        assert told[6] is None or told[6] in state.saves, "a change of an unknown save"
    for head, deletion in state.seen:
        (table, row, field), (other, *gone) = (state.changes[one][:3] for one in (head, deletion))
        part = other == "nod" and table in ("nod", "uppfoljning")
        assert row == gone[0] or part, "seen in another row"
        assert (field != "deleted", gone[1]) == (True, "deleted"), "seen by no deletion"


def require_union(after: State, *parts: State) -> None:
    """Fail unless a journal is just the parts' together: nothing lost and nothing added."""
    assert after.changes == {key: told for part in parts for key, told in part.changes.items()}
    assert after.edges == frozenset().union(*(part.edges for part in parts))
    assert after.seen == frozenset().union(*(part.seen for part in parts))
    assert after.saves == {key: told for part in parts for key, told in part.saves.items()}
