"""The schema of a file: its core made from the row classes, its tables of the follow-up from their
declarations, and the journal's triggers on all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Date, LargeBinary
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex, CreateTable

from vbtui.domain.tables import TABLES
from vbtui.store import capture, declared
from vbtui.store.models import MODELS, AnyValue, Base, comes_by_its_fields, journaled_fields
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
        if table.name in TABLES:
            continue
        table.dialect_options["sqlite"]["strict"] = True
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))
    # All that the triggers ask about the earlier changes of a cell stands in the index itself.
    yield "CREATE INDEX ix_j_change_cell ON j_change (row, field, depth, id)"
    for declaration in TABLES.values():
        yield from declared.statements(declaration.id, declared.columns(declaration))
    yield from triggers()


def triggers() -> Iterator[str]:
    """The statements that make the journal's triggers on every table."""
    for name, model in MODELS.items():
        if name in TABLES:
            continue
        yield from capture.triggers(
            name,
            model.NATURAL_KEY,
            journaled_fields(model),
            silent=comes_by_its_fields(model),
        )
    for table in TABLES.values():
        yield from declared.triggers(table.id, declared.columns(table))


def create(connection: sqlite3.Connection) -> None:
    """Make the schema in an empty database, inside the caller's transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    for statement in statements():
        connection.execute(statement)
    connection.execute("INSERT INTO j_ctl (one, tx, muted) VALUES (1, NULL, 0)")


def _tidy(ddl: str) -> str:
    return "\n".join(line.rstrip() for line in ddl.strip().replace("\t", "  ").splitlines())


def main() -> None:
    """Print the fingerprint of the core that this program makes, for ``version.py``."""
    from vbtui.store.guard import fingerprint

    connection = sqlite3.connect(":memory:")
    create(connection)
    print(fingerprint(connection, declared.found(connection)))


if __name__ == "__main__":
    main()
