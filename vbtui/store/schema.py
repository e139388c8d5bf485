"""The schema of a file, made from the row classes: tables, indexes and the journal's triggers.

Changes are captured by triggers and not by the program, so that an edit made with any other
program is journaled too ("utanför programmet").
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Date, LargeBinary, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex, CreateTable

from vbtui.store.models import (
    MODELS,
    AnyValue,
    Base,
    Journaled,
    comes_by_its_fields,
    journaled_fields,
)
from vbtui.store.version import APPLICATION_ID, SCHEMA_VERSION


# STRICT tables know five type names only; the standard names are mapped to them.
@compiles(BigInteger, "sqlite")
def _integer(type_: BigInteger, compiler: Any, **kw: Any) -> str:
    return "INTEGER"


@compiles(Date, "sqlite")
def _date(type_: Date, compiler: Any, **kw: Any) -> str:
    return "TEXT"


@compiles(LargeBinary, "sqlite")
def _blob(type_: LargeBinary, compiler: Any, **kw: Any) -> str:
    return "BLOB"


@compiles(AnyValue, "sqlite")
def _any(type_: AnyValue, compiler: Any, **kw: Any) -> str:
    return "ANY"


def statements() -> Iterator[str]:
    """Every statement that makes an empty file, in order."""
    dialect = sqlite.dialect()
    for table in Base.metadata.sorted_tables:
        table.dialect_options["sqlite"]["strict"] = True
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))
    # All that the triggers ask about the earlier changes of a cell stands in the index itself.
    yield "CREATE INDEX ix_j_change_cell ON j_change (row, field, depth, id)"
    yield from triggers()


def triggers() -> Iterator[str]:
    """The statements that make the journal's triggers on every table."""
    for model in MODELS.values():
        yield from _triggers(model)


def create(connection: sqlite3.Connection) -> None:
    """Make the schema in an empty database, inside the caller's transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    for statement in statements():
        connection.execute(statement)
    connection.execute("INSERT INTO j_ctl (one, tx, muted) VALUES (1, NULL, 0)")


def _tidy(ddl: str) -> str:
    return "\n".join(line.rstrip() for line in ddl.strip().replace("\t", "  ").splitlines())


_NEW_CHANGE = "(SELECT id FROM j_change WHERE nr = last_insert_rowid())"
_IS_HEAD = "NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)"
_AT = "CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END"
"""Outside a save there is no other note of the time."""
_CHANGE = "INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)"


def _triggers(model: type[Journaled]) -> Iterator[str]:
    """The triggers of one table: capture inserts and updates, refuse what would lose something."""
    table: Table = model.__table__  # type: ignore[attr-defined] # SQLModel adds __table__
    name = table.name
    quoted = f'"{name}"'
    active = "(SELECT muted FROM j_ctl) = 0"
    fields = journaled_fields(model)
    silent = comes_by_its_fields(model)
    inserts = "\n".join(_capture_insert(name, field, silent=silent) for field in fields)
    yield (
        f"CREATE TRIGGER jt_{name}_ny AFTER INSERT ON {quoted} WHEN {active}\nBEGIN\n{inserts}\nEND"
    )
    for field in fields:
        yield _capture_update(name, field, active)
    yield (
        f"CREATE TRIGGER jt_{name}_borttagen BEFORE UPDATE ON {quoted}\n"
        f"WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND {active}\n"
        "BEGIN\n  SELECT RAISE(ABORT, 'raden är borttagen');\nEND"
    )
    yield (
        f"CREATE TRIGGER jt_{name}_kvar BEFORE DELETE ON {quoted}\n"
        "BEGIN\n  SELECT RAISE(ABORT, 'rader tas aldrig bort');\nEND"
    )
    fixed = ", ".join(f'"{column}"' for column in ("id", *model.NATURAL_KEY))
    yield (
        f"CREATE TRIGGER jt_{name}_nyckel BEFORE UPDATE OF {fixed} ON {quoted}\n"
        "BEGIN\n  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');\nEND"
    )


def _capture_insert(name: str, field: str, *, silent: bool) -> str:
    """``silent`` where a row that is not deleted is no news by itself."""
    said = f'NEW."{field}" IS NOT NULL AND NEW."{field}" IS NOT \'\''
    if field == "deleted" and silent:
        said = "NEW.deleted <> 0"
    return (
        f"  {_CHANGE}\n"
        f"  SELECT randomblob(16), k.tx, '{name}', NEW.id, '{field}', NEW.\"{field}\", NULL, 1,"
        f" {_AT}, 0\n"
        f"  FROM j_ctl k WHERE {said};"
    )


def _capture_update(name: str, field: str, active: str) -> str:
    """One change that replaces every head of the cell, and with them any conflict of it."""
    heads = f"j_change c WHERE c.row = NEW.id AND c.field = '{field}' AND {_IS_HEAD}"
    seen = (
        "  INSERT INTO j_seen (head, deletion)\n"
        f"  SELECT c.id, {_NEW_CHANGE} FROM j_change c\n"
        f"  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND {_IS_HEAD};\n"
    )
    settled = f"field = '{field}'"
    if field == "deleted":
        settled = f"({settled} OR kind = 'delete')"
    return (
        f'CREATE TRIGGER jt_{name}_{field} AFTER UPDATE OF "{field}" ON "{name}"\n'
        f'WHEN OLD."{field}" IS NOT NEW."{field}" AND {active}\n'
        "BEGIN\n"
        f"  {_CHANGE}\n"
        f"  SELECT randomblob(16), k.tx, '{name}', NEW.id, '{field}', NEW.\"{field}\",\n"
        f'    CASE WHEN h.depth IS NULL THEN OLD."{field}" END, 1 + COALESCE(h.depth, 0),\n'
        f"    {_AT}, 0\n"
        f"  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM {heads}) h;\n"
        "  INSERT INTO j_edge (parent, child)\n"
        f"  SELECT c.id, {_NEW_CHANGE} FROM {heads} AND c.nr <> last_insert_rowid();\n"
        f"{seen if field == 'deleted' else ''}"
        f"  DELETE FROM j_conflict WHERE row = NEW.id AND {settled};\n"
        "END"
    )


def main() -> None:
    """Print the fingerprint of the schema that this program makes, for ``version.py``."""
    from vbtui.store.guard import fingerprint

    connection = sqlite3.connect(":memory:")
    create(connection)
    print(fingerprint(connection))


if __name__ == "__main__":
    main()
