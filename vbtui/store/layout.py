"""The journaled tables as the file's own schema tells them, without the row classes' dear import.

Only for a file whose schema has been examined: then what it says is what the row classes say.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

_JOURNALED = re.compile(r"CREATE TRIGGER jt_(\w+)_ny ")
_SILENT = "WHERE NEW.deleted <> 0;"
_KEY = re.compile(r'BEFORE UPDATE OF "id"(?:, )?(.*) ON "')
_QUOTED = re.compile(r'"(\w+)"')
_CHECK = re.compile(r"CONSTRAINT ck_\w+ CHECK \((.*)\),?")


@dataclass(frozen=True, slots=True)
class Field:
    """A column that is journaled: what it can hold, as the file sees it."""

    name: str
    text: bool
    """Whether it holds text; otherwise whole numbers."""
    required: bool
    check: str
    """What the file demands of the value, as an SQL expression of the column; or empty."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A journaled table."""

    name: str
    key: tuple[str, ...]
    """The columns that make the row's id; none where it is random."""
    fields: dict[str, Field]
    silent: bool
    """Whether making an empty row is no news (:func:`vbtui.store.models.comes_by_its_fields`)."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of a row."""
        return ("id", *self.key, *self.fields)


def layouts(connection: sqlite3.Connection) -> dict[str, Layout]:
    """Table name → its layout, for every journaled table of an examined file."""
    rows = connection.execute("SELECT name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL")
    statements = dict(rows.fetchall())
    found = (_JOURNALED.match(sql) for sql in statements.values())
    return {match[1]: _layout(connection, match[1], statements) for match in found if match}


def references(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """The columns of a table that hold the id of a row, each with the table of that row."""
    return connection.execute(
        'SELECT "from", "table" FROM pragma_foreign_key_list(:table) ORDER BY id DESC',
        {"table": table},
    ).fetchall()


def _layout(connection: sqlite3.Connection, table: str, statements: dict[str, str]) -> Layout:
    guarded = _KEY.search(statements[f"jt_{table}_nyckel"])
    assert guarded
    key = tuple(_QUOTED.findall(guarded[1]))
    checks = {}
    for line in statements[table].splitlines():
        if rule := _CHECK.fullmatch(line.strip()):
            column = _QUOTED.search(rule[1])
            assert column
            checks[column[1]] = rule[1]
    fields = {}
    columns = connection.execute("SELECT * FROM pragma_table_info(:table)", {"table": table})
    for _, name, kind, required, _, _ in columns:
        if name != "id" and name not in key:
            fields[name] = Field(name, kind == "TEXT", bool(required), checks.get(name, ""))
    return Layout(table, key, fields, _SILENT in statements[f"jt_{table}_ny"])
