"""The tables of the follow-up in the file: made from their declarations, and known again by shape.

They are no part of the schema's version. A file that lacks one, or a column of one, gets it when it
is opened for writing; one that has more than this program knows comes from a newer program. So a
new table is a declaration and nothing else.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from vbtui.domain.table import Kind, Table
from vbtui.domain.tables import TABLES
from vbtui.store import capture

KEY = ("enhet", "period", "rad")
"""What makes the id of a row: a row is what one unit has typed in one row of the table."""
Columns = tuple[tuple[str, str], ...]
"""The typed columns in order, each with its SQL type."""

_FIXED = (("id", "TEXT"), ("deleted", "INTEGER"), *((name, "TEXT") for name in KEY))
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_TYPES = ("INTEGER", "TEXT")


def columns(table: Table) -> Columns:
    """What the declared table stores."""
    return tuple(
        (column.id, "INTEGER" if column.kind is Kind.NUMBER else "TEXT")
        for column in table.typed_columns
    )


def statements(name: str, columns: Columns) -> Iterator[str]:
    """What makes such a table and its indexes in a file."""
    lines = [f'  "{column}" {kind}' for column, kind in columns]
    yield "\n".join(
        [
            f"CREATE TABLE {name} (",
            ",\n".join(
                [
                    *(f"  {column} {kind} NOT NULL" for column, kind in _FIXED),
                    *lines,
                    f"  CONSTRAINT pk_{name} PRIMARY KEY (id)",
                    f"  CONSTRAINT fk_{name}_enhet FOREIGN KEY(enhet) REFERENCES enhet (id)",
                    f"  CONSTRAINT fk_{name}_period FOREIGN KEY(period) REFERENCES period (id)",
                    f'  CONSTRAINT ck_{name}_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)',
                ]
            ),
            ")",
            " STRICT",
        ]
    )
    yield f"CREATE INDEX ix_{name}_enhet ON {name} (enhet)"
    yield f"CREATE INDEX ix_{name}_period ON {name} (period)"


def triggers(name: str, columns: Columns) -> Iterator[str]:
    """What journals the changes of such a table."""
    return capture.triggers(name, KEY, ["deleted", *(column for column, _ in columns)], silent=True)


def _whole(name: str, columns: Columns) -> set[str]:
    """Every statement that the schema of a file with this table holds."""
    return {*statements(name, columns), *triggers(name, columns)}


def found(connection: sqlite3.Connection) -> dict[str, Columns]:
    """Name → columns, for every table in the file that is written exactly as this module would,
    with its indexes and triggers, whether or not this program has such a table."""
    texts: dict[str, set[str]] = {}
    for table, sql in connection.execute(
        "SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
    ):
        texts.setdefault(str(table), set()).add(str(sql))
    shapes = {}
    for name, written in texts.items():
        if f"CREATE INDEX ix_{name}_period ON {name} (period)" not in written:
            continue  # Most tables: nothing more is asked of them.
        shape = _shape(connection, name)
        if shape is not None and written == _whole(name, shape):
            shapes[name] = shape
    return shapes


def _shape(connection: sqlite3.Connection, name: str) -> Columns | None:
    if not _NAME.fullmatch(name):
        return None
    listed = connection.execute("SELECT name, type FROM pragma_table_info(:table)", {"table": name})
    all_columns = tuple(listed)
    fixed, typed = all_columns[: len(_FIXED)], all_columns[len(_FIXED) :]
    known = fixed == _FIXED and all(
        _NAME.fullmatch(column) and kind in _TYPES for column, kind in typed
    )
    return typed if known else None


def newer(shapes: Mapping[str, Columns]) -> str:
    """The first table or column of a file that this program does not know; or nothing."""
    for name, shape in sorted(shapes.items()):
        if name not in TABLES:
            return name
        known = columns(TABLES[name])
        for column, kind in shape:
            if (column, kind) not in known:
                return f"{name}.{column}"
    return ""


def outdated(shapes: Mapping[str, Columns]) -> bool:
    """Whether this program has tables or columns that the file lacks."""
    return any(shapes.get(table.id) != columns(table) for table in TABLES.values())


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Give the file the tables and columns that it lacks, in a transaction of the caller's.

    It finds no triggers and leaves none. What stands in the file's tables stays there.
    """
    for table in TABLES.values():
        wanted = list(statements(table.id, columns(table)))
        written = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :name",
            {"name": table.id},
        ).fetchone()
        if written == (wanted[0],):
            continue
        if written:
            _rebuild(connection, table, wanted)
        else:
            for statement in wanted:
                connection.execute(statement)


def _rebuild(connection: sqlite3.Connection, table: Table, wanted: Sequence[str]) -> None:
    old = f"{table.id}_old"
    make, *indexes = wanted
    connection.execute(f'ALTER TABLE "{table.id}" RENAME TO "{old}"')
    connection.execute(make)
    kept = ", ".join(
        f'"{name}"'
        for (name,) in connection.execute(
            "SELECT name FROM pragma_table_info(:table)", {"table": old}
        )
    )
    connection.execute(f'INSERT INTO "{table.id}" ({kept}) SELECT {kept} FROM "{old}"')
    connection.execute(f'DROP TABLE "{old}"')
    for statement in indexes:
        connection.execute(statement)
