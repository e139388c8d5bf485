"""Conflicts: what a merge has left for people to choose between, and their choice.

A choice is an ordinary change that replaces every head of the cell. It travels in the journal like
any other, so where it is merged the same conflict is settled there, and the sides that were not
taken stay in the history.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from vbtui.domain.errors import InputError
from vbtui.store.database import Database
from vbtui.store.derive import MUTE, UNMUTE, UNSEEN, derive_cells
from vbtui.store.journal import Cell, Stored
from vbtui.store.layout import references
from vbtui.store.parts import UNSEEN_PARTS, WAITING, following, note_seen
from vbtui.store.seen import IS_HEAD

EDIT, DELETE = "edit", "delete"
"""Kinds of conflict: a field that was given several values; a row that was deleted by somebody who
had not seen how somebody else changed it."""
_SETTLEMENTS = ("resolve", "redo")
"""Kinds of the saves that an undo can bring the sides of a conflict back from."""
_SHORTEST = 8
"""Hex digits of a key; more where fewer would not tell all keys apart."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the sides says. Times are UTC; ``outside`` marks an edit by another program."""

    key: str
    """What people call it, such as ``3fa94c10``: unique in its conflict."""
    change: bytes
    cell: Cell
    """The cell in conflict; in a row that was deleted, for an edit of it, the edited cell."""
    value: Stored
    take: Stored
    """What :func:`settle` is to be given when this side is taken."""
    author: str
    at: str
    kind: str
    outside: bool
    file: str
    """Identity of the file in which it was written; empty where that is not known."""
    file_name: str
    """What that file was called when it was handed out or came in; empty where it did not."""
    enhet: str
    """The unit that the file belongs to; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that waits for a choice. ``value`` is what it says until then.

    Of kind ``delete`` the cell is the row's ``deleted``: 1 keeps it deleted, 0 brings it back as
    the other sides have changed it.
    """

    id: str
    """What people call it: unique among the conflicts of the file, the same in every file."""
    kind: str
    cell: Cell
    base: Stored
    """What the cell said where the sides parted."""
    value: Stored
    sides: tuple[Side, ...]
    """The one that the cell says now first."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A row that can no longer be reached, since what its cell ``cell`` refers to has been deleted
    or, in a circle, leads back to the row itself."""

    cell: Cell
    parent: str
    """Id of the row that it refers to."""
    circle: bool = False


class _Change(NamedTuple):
    id: bytes
    cell: Cell
    value: Stored
    base: Stored
    depth: int
    author: str
    at: str
    kind: str
    save: bytes | None
    file: str

    @property
    def rank(self) -> tuple[int, bytes]:
        """The greater says what the cell says."""
        return self.depth, self.id


@dataclass
class _History:
    """The changes of one cell and which of them replace which."""

    changes: dict[bytes, _Change] = field(default_factory=dict)
    parents: dict[bytes, list[bytes]] = field(default_factory=lambda: defaultdict(list))

    def heads(self) -> list[_Change]:
        """What nothing replaces, the one that the cell says first."""
        replaced = {parent for parents in self.parents.values() for parent in parents}
        heads = [change for change in self.changes.values() if change.id not in replaced]
        return sorted(heads, key=lambda change: change.rank, reverse=True)

    def base(self, heads: Sequence[_Change]) -> Stored:
        """What the cell said where these heads parted."""
        lines = [self._line(self.origin(head).id) for head in heads]
        common = set.intersection(*lines)
        if common:
            return max((self.changes[change] for change in common), key=lambda c: c.rank).value
        roots = [self.changes[change] for line in lines for change in line]
        return min((root for root in roots if root.depth == 1), key=lambda c: c.id).base

    def origin(self, head: _Change) -> _Change:
        """Who has written what a head says: where a settlement was undone, the side that it
        brought back."""
        while side := self._brought_back(head):
            head = side
        return head

    def _brought_back(self, head: _Change) -> _Change | None:
        """The side that an undone settlement has brought back as this change. By its place among
        them (see :func:`reopen`), for two may have said the same."""
        if head.kind != "undo":
            return None
        for settlement in self.parents.get(head.id, []):
            if self.changes[settlement].kind in _SETTLEMENTS:
                sides = [self.changes[side] for side in self.parents.get(settlement, [])]
                again = [
                    one
                    for one in self.changes.values()
                    if one.save == head.save and settlement in self.parents.get(one.id, [])
                ]
                by_rank = attrgetter("rank")
                pairs = zip(sorted(again, key=by_rank), sorted(sides, key=by_rank), strict=False)
                for one, side in pairs:
                    if one is head and side.value == head.value:
                        return side
        return None

    def _line(self, change: bytes) -> set[bytes]:
        """A change and all that it directly or indirectly replaces."""
        line: set[bytes] = set()
        left = [change]
        while left:
            one = left.pop()
            if one not in line:
                line.add(one)
                left += self.parents.get(one, ())
        return line


_OPEN = """
SELECT k.tbl, k.row, k.field, k.kind FROM {waiting} k WHERE k.tbl = :table
AND (k.field = 'deleted'
     OR NOT EXISTS (SELECT 1 FROM "{table}" r WHERE r.id = k.row AND r.deleted = 1))
ORDER BY k.row, k.field, k.kind
"""
"""What two have said in a row that is gone matters to nobody, until the row comes back."""
_CHANGES = """
SELECT c.id, c.tbl, c.row, c.field, c.value, c.base, c.depth, COALESCE(t.author, ''),
       COALESCE(t.at, c.at, ''), COALESCE(t.kind, ''), c.tx, COALESCE(t.file, '')
FROM j_change c LEFT JOIN j_tx t ON t.id = c.tx
"""
_IN_CONFLICT = "c.row = k.row AND c.field = k.field"
_KEYS = f"(SELECT DISTINCT row, field FROM {WAITING}) k"
_EDGES = f"""
SELECT c.row, c.field, e.parent, e.child FROM {_KEYS} JOIN j_change c ON {_IN_CONFLICT}
JOIN j_edge e ON e.child = c.id
"""
_REPLACED = IS_HEAD
"""What a settlement replaces."""
_SEEN_BY_SIDE = """
INSERT INTO j_seen (head, deletion)
SELECT s.head, :change FROM j_seen s WHERE s.deletion = :side
"""


def open_cells(db: Database) -> list[tuple[Cell, str]]:
    """Every cell that waits for a choice, and the kind of its conflict."""
    found = []
    for (table,) in db.rows(f"SELECT DISTINCT tbl FROM {WAITING} ORDER BY tbl"):
        rows = db.rows(_OPEN.format(table=table, waiting=WAITING), table=table)
        found += [(Cell(*cell), kind) for *cell, kind in rows]
    return found


def conflicts(db: Database) -> list[Conflict]:
    """Every conflict that waits for a choice."""
    waiting = open_cells(db)
    if not waiting:
        return []
    histories = _histories(db)
    unseen = _unseen(db)
    files = _files(db)
    ids = _keys(_imprint(cell, kind) for cell, kind in waiting)
    return [
        _conflict(ids[_imprint(cell, kind)], cell, kind, histories[cell], unseen[cell.row], files)
        for cell, kind in waiting
    ]


def settle(db: Database, conflict: Conflict, value: object) -> None:
    """Let ``value`` be what the cell says from now on, in one save of kind ``resolve``.

    :raises InputError: the value does not fit, or the conflict is not any more what was shown.
    """
    settle_all(db, [(conflict, value)])


def settle_all(db: Database, choices: Sequence[tuple[Conflict, object]]) -> None:
    """Settle several conflicts as :func:`settle` does one, in one save: all of them or none.

    :raises InputError: as of :func:`settle`.
    """
    from vbtui.store.models import stored_value

    wanted = [(one, stored_value(one.cell.table, one.cell.field, value)) for one, value in choices]
    with db.save("resolve") as save:
        waiting = {(one.cell, one.kind): _heads_of(one) for one in conflicts(db)}
        for conflict, _ in wanted:
            if waiting.get((conflict.cell, conflict.kind)) != _heads_of(conflict):
                raise InputError(
                    "Konflikten är redan avgjord, eller så har det kommit mer i den sedan den"
                    " visades; läs in konflikterna på nytt."
                )
        # A row may be in conflict in two ways, and one answer is the answer to both.
        values = {conflict.cell: stored for conflict, stored in wanted}
        for fate in (1, 0):
            # What somebody keeps has to be reached, whatever else is deleted around it.
            for cell in [one for one, stored in values.items() if stored == fate]:
                values |= dict.fromkeys(following(db, cell, gone=bool(fate)), fate)
        for cell, stored in values.items():
            _replace_heads(db, save.id, cell, stored)
        _derive(db, values)


def _heads_of(conflict: Conflict) -> set[bytes]:
    return {side.change for side in conflict.sides}


def replace_heads(db: Database, save: bytes, cell: Cell, value: Stored) -> None:
    """Journal a change of a cell that replaces all of its heads, also where the cell says just
    that already and so has nothing to tell the triggers. Inside the save ``save``."""
    _replace_heads(db, save, cell, value)
    _derive(db, [cell])


def _replace_heads(db: Database, save: bytes, cell: Cell, value: Stored) -> None:
    change = db.rows("SELECT randomblob(16)")[0][0]
    # What was handed out is in no journal: its first change tells what it said.
    (base,) = db.rows(f'SELECT "{cell.field}" FROM "{cell.table}" WHERE id = :row', row=cell.row)[0]
    (depth,) = db.rows(
        "SELECT COALESCE(MAX(c.depth), 0) FROM j_change c WHERE c.row = :row AND c.field = :field",
        row=cell.row,
        field=cell.field,
    )[0]
    _write(db, save, change, cell, value, depth + 1, None if depth else base)
    db.connection.execute(
        "INSERT INTO j_edge (parent, child) SELECT c.id, :change FROM j_change c"
        f" WHERE c.row = :row AND c.field = :field AND c.id <> :change AND {_REPLACED}",
        {"row": cell.row, "field": cell.field, "change": change},
    )
    if cell.field == "deleted" and value:
        db.connection.execute(
            "INSERT INTO j_seen (head, deletion) SELECT c.id, :change FROM j_change c"
            f" WHERE c.row = :row AND c.field <> 'deleted' AND {IS_HEAD}",
            {"row": cell.row, "change": change},
        )
        note_seen(db, cell.table, cell.row)


def reopen(db: Database, save: bytes, settlement: bytes, cell: Cell) -> None:
    """Journal again what the change ``settlement`` of a cell replaced, side by side: each of the
    sides replaces it. Inside the save ``save``."""
    (depth,) = db.rows("SELECT depth FROM j_change WHERE id = :id", id=settlement)[0]
    sides = db.rows(
        "SELECT p.id, p.value FROM j_edge e JOIN j_change p ON p.id = e.parent"
        " WHERE e.child = :settlement ORDER BY p.depth, p.id",
        settlement=settlement,
    )
    if not sides:
        sides = db.rows("SELECT id, base FROM j_change WHERE id = :id", id=settlement)
    # In the order of the sides, so that the cell says again what it said before.
    fresh = sorted(db.rows("SELECT randomblob(16)")[0][0] for _ in sides)
    for change, (side, value) in zip(fresh, sides, strict=True):
        _write(db, save, change, cell, value, depth + 1)
        names = {"change": change, "settlement": settlement, "side": side}
        db.connection.execute(
            "INSERT INTO j_edge (parent, child) VALUES (:settlement, :change)", names
        )
        if cell.field == "deleted" and value:  # Only a deletion has seen anything.
            db.connection.execute(_SEEN_BY_SIDE, names)
    _derive(db, [cell])


def orphans(db: Database) -> list[Orphan]:
    """Rows that somebody keeps though what they belong to has been deleted, where that is no
    conflict; and what was moved under itself by two people who moved it at once."""
    waiting = {cell.row for cell, kind in open_cells(db) if kind == DELETE}
    found = []
    for table in ("enhet", "nod"):
        for column, parent in references(db.connection, table):
            rows = db.rows(
                f'SELECT r.id, p.id FROM "{table}" r JOIN "{parent}" p ON p.id = r."{column}"'
                " WHERE r.deleted = 0 AND p.deleted = 1 ORDER BY r.id",
            )
            found += [Orphan(Cell(table, row, column), to) for row, to in rows if to not in waiting]
        found += _circles(db, table)
    return found


def _circles(db: Database, table: str) -> list[Orphan]:
    parents: dict[str, str] = dict(
        db.rows(
            f'SELECT id, overordnad FROM "{table}" WHERE deleted = 0 AND overordnad IS NOT NULL'
        )
    )
    done: set[str] = set()
    found = []
    for start in sorted(parents):
        path: list[str] = []
        one = start
        while one in parents and one not in done:
            done.add(one)
            path.append(one)
            one = parents[one]
        circle = path[path.index(one) :] if one in path else []
        found += [
            Orphan(Cell(table, row, "overordnad"), parents[row], circle=True) for row in circle
        ]
    return found


def _conflict(
    key: str,
    cell: Cell,
    kind: str,
    history: _History,
    unseen: Sequence[_Change],
    files: dict[str, tuple[str, str]],
) -> Conflict:
    heads = history.heads()
    if kind == DELETE:
        takes: list[tuple[_Change, Stored]] = [(head, 1) for head in heads if head.value == 1]
        takes += [(edit, 0) for edit in unseen]
        base: Stored = 0
    else:
        takes = [(head, head.value) for head in heads]
        base = history.base(heads)
    origins = [history.origin(one) for one, _ in takes]
    # A side that an undone settlement has brought back goes by its old name, if that is its own.
    own = len({origin.id for origin in origins}) == len(origins)
    names = [
        (origin if own else one).id.hex() for (one, _), origin in zip(takes, origins, strict=True)
    ]
    keys = _keys(names)
    sides = tuple(
        _side(keys[name], one, origin, take, files)
        for name, (one, take), origin in zip(names, takes, origins, strict=True)
    )
    return Conflict(key, kind, cell, base, heads[0].value, sides)


def _side(
    key: str, one: _Change, origin: _Change, take: Stored, files: dict[str, tuple[str, str]]
) -> Side:
    name, enhet = files.get(origin.file, ("", ""))
    return Side(
        key=key,
        change=one.id,
        cell=one.cell,
        value=one.value,
        take=take,
        author=origin.author,
        at=origin.at,
        kind=origin.kind,
        outside=origin.save is None,
        file=origin.file,
        file_name=name,
        enhet=enhet,
    )


def _histories(db: Database) -> dict[Cell, _History]:
    """The whole history of every cell in conflict."""
    found: dict[Cell, _History] = defaultdict(_History)
    by_key: dict[tuple[str, str], _History] = {}
    for one in _changes(db, f"JOIN {_KEYS} ON {_IN_CONFLICT}"):
        found[one.cell].changes[one.id] = one
        by_key[one.cell.row, one.cell.field] = found[one.cell]
    for row, name, parent, child in db.rows(_EDGES):
        by_key[row, name].parents[child].append(parent)
    return found


def _unseen(db: Database) -> dict[str, list[_Change]]:
    """By row, the edits that those who have deleted it had not seen."""
    found: dict[str, list[_Change]] = defaultdict(list)
    for one in _changes(
        db,
        "JOIN j_conflict k ON k.row = c.row AND k.kind = 'delete'"
        f" WHERE c.field <> 'deleted' AND {IS_HEAD} AND {UNSEEN} ORDER BY c.field, c.depth, c.id",
    ):
        found[one.cell.row].append(one)
    owners: dict[bytes, list[str]] = defaultdict(list)
    for owner, change in db.rows(UNSEEN_PARTS):
        owners[change].append(owner)
    # Not joined with the changes themselves: SQLite would go through all of them.
    for change, rows in sorted(owners.items()):
        for one in _changes(db, "WHERE c.id = :change", change=change):
            for row in rows:
                found[row].append(one)
    return found


def _changes(db: Database, where: str, **params: bytes) -> Iterator[_Change]:
    for change, table, row, name, *told in db.rows(_CHANGES + where, **params):
        value, base, depth, author, at, kind, save, file = told
        cell = Cell(table, row, name)
        yield _Change(change, cell, value, base, depth, author, at, kind, save, file)


def _files(db: Database) -> dict[str, tuple[str, str]]:
    """Identity of a file → its name and its unit, where they are known here: what it was called
    when it came rather than when it was handed out.

    A copy has the identity of the file that it was made of, so where several names have come for
    one it cannot be told in which of them something was written.
    """
    known: dict[str, tuple[str, str]] = {}
    for file, name, enhet in db.rows("SELECT file, name, enhet FROM j_handout ORDER BY at"):
        known[file] = (name, enhet)
    came: dict[str, dict[str, str]] = defaultdict(dict)
    for file, name, enhet in db.rows("SELECT file, name, enhet FROM j_delivery ORDER BY nr"):
        came[file][name] = enhet
    for file, names in came.items():
        known[file] = (" eller ".join(names), next(reversed(names.values())))
    known[db.identity.file] = (db.path.name, db.identity.home)
    known.pop("", None)
    return known


def _imprint(cell: Cell, kind: str) -> str:
    return hashlib.sha256(f"{cell.row}|{cell.field}|{kind}".encode()).hexdigest()


def _keys(imprints: Iterable[str]) -> dict[str, str]:
    """Each imprint's beginning, as long as it takes to tell them all apart."""
    wanted = set(imprints)
    length = _SHORTEST
    while len({one[:length] for one in wanted}) < len(wanted):
        length += 1
    return {one: one[:length] for one in wanted}


def _write(
    db: Database,
    save: bytes,
    change: bytes,
    cell: Cell,
    value: Stored,
    depth: int,
    base: Stored = None,
) -> None:
    db.connection.execute(
        "INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)"
        " VALUES (:id, :tx, :table, :row, :field, :value, :base, :depth, NULL, 0)",
        {
            "id": change,
            "tx": save,
            "table": cell.table,
            "row": cell.row,
            "field": cell.field,
            "value": value,
            "base": base,
            "depth": depth,
        },
    )


def _derive(db: Database, cells: Iterable[Cell]) -> None:
    db.connection.execute(MUTE)
    derive_cells(db, cells)
    db.connection.execute(UNMUTE)
