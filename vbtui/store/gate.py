"""What must hold inside a delivered file before anything of it is merged.

The connections here hold the delivered file as ``main`` and the file that it is to be merged into
as ``target``; the schemas of both have been examined. Only what the target has not is looked at:
the rest is the target's own. Every fault is told as one Swedish sentence.
"""

from __future__ import annotations

import functools
import re
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from vbtui.domain.errors import FileError
from vbtui.domain.tal import fmt
from vbtui.domain.text import clean_line
from vbtui.store import drift
from vbtui.store.ids import natural_id
from vbtui.store.journal import Stored
from vbtui.store.layout import Field, Layout
from vbtui.store.parts import PARTS

LONGEST = 100_000
"""Characters of a text in a delivered file, whatever its field; as ``models.MAX_TEXT``."""
_LONGEST_NOTE = 1_000
_NO_TEXT = "\0"
"""No text may hold it, and it stands for a text that cannot be read."""
_ID = re.compile(r"[0-9a-f]{32}")
_KIND = re.compile(r"[a-z]{1,20}")
_MOMENT = re.compile(r"(19[7-9]\d|2\d{3})-\d\d-\d\dT\d\d:\d\d:\d\dZ")
"""Years that every calendar can show in any time zone."""

# A node may have been moved since, but what is said and the figures stay where they are.
_HANGS_ON = " OR ".join(
    f"(d.tbl = '{parent}' AND h.tbl = '{table}'"
    + (
        ")"
        if parent == table
        else f' AND EXISTS (SELECT 1 FROM "{table}" r WHERE r.id = h.row AND r."{column}" = d.row))'
    )
    for parent, table, column, _ in PARTS
)

_FILL = """
INSERT INTO temp.fresh (nr) SELECT i.nr FROM j_change i
WHERE NOT EXISTS (SELECT 1 FROM target.j_change t WHERE t.id = i.id) ORDER BY i.nr
"""
_JOURNAL: tuple[tuple[str, str], ...] = (
    (
        "en ändring har ett id som inte går att använda",
        "SELECT 1 FROM temp.fresh f JOIN j_change c ON c.nr = f.nr WHERE length(c.id) <> 16",
    ),
    (
        "en ändring hör till ett sparande som inte finns",
        "SELECT 1 FROM temp.fresh f JOIN j_change c ON c.nr = f.nr WHERE c.tx IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM j_tx t WHERE t.id = c.tx)",
    ),
    (
        "en ändring säger inte rätt när den gjordes",
        "SELECT 1 FROM temp.fresh f JOIN j_change c ON c.nr = f.nr"
        " WHERE (c.tx IS NULL) = (c.at IS NULL)",
    ),
    (
        "en ändring ersätter en som inte finns, eller en i ett annat fält",
        "SELECT 1 FROM j_edge e LEFT JOIN j_change p ON p.id = e.parent"
        " LEFT JOIN j_change c ON c.id = e.child WHERE NOT EXISTS"
        " (SELECT 1 FROM target.j_edge t WHERE t.parent = e.parent AND t.child = e.child)"
        " AND (p.row = c.row AND p.field = c.field AND p.tbl = c.tbl) IS NOT TRUE",
    ),
    (
        "ordningen mellan ändringarna går inte ihop",
        "SELECT 1 FROM temp.fresh f JOIN j_change c ON c.nr = f.nr WHERE c.depth <> 1 + COALESCE("
        "(SELECT MAX(p.depth) FROM j_edge e JOIN j_change p ON p.id = e.parent"
        " WHERE e.child = c.id), 0)",
    ),
    (
        "en ändring berättar två gånger vad som stod före den",
        "SELECT 1 FROM temp.fresh f JOIN j_change c ON c.nr = f.nr"
        " WHERE c.depth > 1 AND c.base IS NOT NULL",
    ),
    (
        "en borttagning hänvisar till ändringar som inte hör till den",
        "SELECT 1 FROM j_seen s LEFT JOIN j_change h ON h.id = s.head"
        " LEFT JOIN j_change d ON d.id = s.deletion WHERE NOT EXISTS"
        " (SELECT 1 FROM target.j_seen t WHERE t.head = s.head AND t.deletion = s.deletion)"
        " AND ((h.row = d.row AND h.tbl = d.tbl OR"
        f" {_HANGS_ON}) AND h.field <> 'deleted'"
        " AND d.field = 'deleted' AND d.value = 1) IS NOT TRUE",
    ),
)
"""What is wrong with a history → a query that finds it."""


def examine(connection: sqlite3.Connection, name: str, layouts: Mapping[str, Layout]) -> int:
    """How many cells had drifted, after all of the file has been found fit to be merged.

    Drift has then been journaled (:mod:`vbtui.store.drift`), inside a transaction of the caller's.

    :raises FileError: what is wrong, in a sentence.
    """
    connection.execute("CREATE TEMP TABLE fresh (nr INTEGER PRIMARY KEY)")
    connection.execute(_FILL)
    for fault, query in _JOURNAL:
        if connection.execute(f"{query} LIMIT 1").fetchone():
            raise _broken(name, fault)
    connection.text_factory = _text
    _examine_saves(connection, name)
    values = _Values(connection, name, layouts)
    tables = _examine_changes(connection, name, values)
    drifted = 0
    for cell in drift.find(connection, layouts, tables):
        values.require(cell.table, cell.field, drift.journal(connection, cell))
        tables.add(cell.table)
        drifted += 1
    for layout in layouts.values():
        _examine_keys(connection, name, layout)
        if layout.name in tables:
            _examine_rows(connection, name, layout, layouts)
    return drifted


def _text(stored: bytes) -> str:
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return _NO_TEXT


def _broken(name: str, fault: str) -> FileError:
    return FileError(
        f"Filen {name} har en historik som inte hänger ihop ({fault}); be om en ny kopia från den"
        " som skickade den."
    )


def _examine_saves(connection: sqlite3.Connection, name: str) -> None:
    saves = connection.execute(
        "SELECT id, target, kind, at, author, file, app, note FROM j_tx i WHERE NOT EXISTS"
        " (SELECT 1 FROM target.j_tx t WHERE t.id = i.id)"
    )
    for save, target, kind, at, *texts in saves:
        fits = (
            len(save) == 16
            and (target is None or len(target) == 16)
            and _KIND.fullmatch(kind)
            and _is_moment(at)
            and all(len(text) <= _LONGEST_NOTE and _NO_TEXT not in text for text in texts)
        )
        if not fits:
            raise _broken(name, "ett sparande säger inte rätt vem, när eller hur")


def _is_moment(text: str) -> bool:
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


class _Values:
    """Whether values fit their fields: what the file itself demands, and that text is text."""

    def __init__(
        self, connection: sqlite3.Connection, name: str, layouts: Mapping[str, Layout]
    ) -> None:
        self._connection = connection
        self._name = name
        self._fields = {
            (table, field.name): field
            for table, layout in layouts.items()
            for field in layout.fields.values()
        }
        self._meets = functools.lru_cache(maxsize=1000)(self._ask)

    def require(self, table: str, field: str, value: Stored, base: Stored = None) -> None:
        """Nothing when a change may give the field this value.

        :raises FileError: there is no such field, or it cannot have the value.
        """
        known = self._fields.get((table, field))
        if not known:
            raise _broken(self._name, "en ändring gäller ett fält som inte finns")
        fault = _fault(known, value, required=known.required)
        if base is not None:
            fault = fault or _fault(known, base, required=False)
        if not fault and known.check and not self._meets(known, value):
            fault = "ett värde som inte får stå där"
        if fault:
            raise FileError(
                f"Filen {self._name} har i fältet {field} i {table} {fault}; rätta det i filen"
                " eller be om en ny kopia från den som skickade den."
            )

    def _ask(self, field: Field, value: Stored) -> bool:
        asked = f'SELECT 1 FROM (SELECT :value AS "{field.name}") WHERE NOT ({field.check})'
        return self._connection.execute(asked, {"value": value}).fetchone() is None


def _fault(field: Field, value: Stored, *, required: bool) -> str:
    """Why a field could not hold a value, to stand after "har i fältet …"; or nothing."""
    if value is None:
        return "inget värde där det måste finnas ett" if required else ""
    if not isinstance(value, str if field.text else int):
        return "ett värde av fel slag"
    if isinstance(value, str):
        if len(value) > LONGEST:
            size, most = (fmt(Decimal(number)) for number in (len(value), LONGEST))
            return f"en text på {size} tecken, men högst {most} tas emot"
        if _NO_TEXT in value:
            return "en text med tecken som inte går att läsa"
    return ""


def _examine_changes(connection: sqlite3.Connection, name: str, values: _Values) -> set[str]:
    """The tables of the fresh changes, after each change has been looked at."""
    for (at,) in connection.execute(
        "SELECT c.at FROM temp.fresh f JOIN j_change c ON c.nr = f.nr WHERE c.at <> ''"
    ):
        if not _is_moment(at):
            raise _broken(name, "en ändring säger inte rätt när den gjordes")
    tables = set()
    for table, field, value, base in connection.execute(
        "SELECT c.tbl, c.field, c.value, c.base FROM temp.fresh f JOIN j_change c ON c.nr = f.nr"
    ):
        values.require(table, field, value, base)
        tables.add(table)
    return tables


def _examine_keys(connection: sqlite3.Connection, name: str, layout: Layout) -> None:
    """Rows that the target has too are about the same thing there."""
    if not layout.key:
        return
    other = " OR ".join(f'i."{column}" IS NOT m."{column}"' for column in layout.key)
    rows = f'"{layout.name}" i JOIN target."{layout.name}" m ON m.id = i.id'
    if connection.execute(f"SELECT 1 FROM {rows} WHERE {other} LIMIT 1").fetchone():
        raise _wrong_id(name, layout)


def _examine_rows(
    connection: sqlite3.Connection, name: str, layout: Layout, layouts: Mapping[str, Layout]
) -> None:
    """Rows with fresh changes: they are there, and new ones have the id that they must have."""
    rows = {"table": layout.name}
    changed = "SELECT c.row FROM temp.fresh f JOIN j_change c ON c.nr = f.nr WHERE c.tbl = :table"
    if connection.execute(
        f'{changed} AND NOT EXISTS (SELECT 1 FROM "{layout.name}" r WHERE r.id = c.row) LIMIT 1',
        rows,
    ).fetchone():
        raise _broken(name, f"en ändring gäller en rad i {layout.name} som inte finns")
    others = [other for other in layouts if other != layout.name]
    elsewhere = " OR ".join(
        f'EXISTS (SELECT 1 FROM {file}."{other}" o WHERE o.id = r.id)'
        for other in others
        for file in ("main", "target")
    )
    columns = ", ".join(f'r."{column}"' for column in ("id", *layout.key))
    new = connection.execute(
        f'SELECT {elsewhere}, {columns} FROM "{layout.name}" r WHERE r.id IN ({changed})'
        f' AND NOT EXISTS (SELECT 1 FROM target."{layout.name}" t WHERE t.id = r.id)',
        rows,
    )
    for taken, row, *key in new:
        if taken or not _ID.fullmatch(row) or not _is_natural(layout, row, key):
            raise _wrong_id(name, layout)


def _is_natural(layout: Layout, row: str, key: list[str | int]) -> bool:
    parts = [str(part) for part in key]
    # Another spelling has the same id: the row would be there, and found under no name.
    plain = all(part == clean_line(part).casefold() for part in parts)
    return not parts or (plain and row == natural_id(layout.name, *parts))


def _wrong_id(name: str, layout: Layout) -> FileError:
    return FileError(
        f"Filen {name} har en rad i {layout.name} vars id inte hör till det som raden handlar om;"
        " be om en ny kopia från den som skickade den."
    )
