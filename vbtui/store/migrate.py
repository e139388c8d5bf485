"""Brings an older file up to this program's schema, with a backup beside it first.

A step is a function that gets the connection inside the one transaction of the whole migration.
Migrations are never journaled: they change how things are stored, not what anybody has said.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from vbtui.domain.errors import FileError
from vbtui.store import declared, guard
from vbtui.store.backup import back_up
from vbtui.store.connection import make_durable, open_wary, translated
from vbtui.store.steps import STEPS
from vbtui.store.version import SCHEMA_VERSION


def bring_up_to_date(path: Path) -> None:
    """Migrate a file that an older program has made; a current file is not touched.

    :raises FileError: the file cannot be migrated; it is as it was.
    """
    version = guard.examine_header(path)
    if not guard.writable(path):
        raise FileError(
            f"Filen {path.name} kommer från en äldre vbtui och måste uppdateras, men den är"
            " skrivskyddad; kopiera den till en mapp där du får skriva."
        )
    with translated(path.name):
        connection = open_wary(path, write=True)
        try:
            if guard.examine_schema(connection, path.name, version):
                return
            guard.examine_content(connection, path.name, path.stat().st_size)
            make_durable(connection)
            back_up(connection, path, f"v{version}")
            upgrade(connection, path.name, version)
        finally:
            connection.close()


def upgrade(connection: sqlite3.Connection, name: str, version: int) -> None:
    """Run every step from ``version`` on in one transaction, in a file that has been examined.

    :raises FileError: the steps do not lead to a sound file; it is as it was.
    """
    from vbtui.store import schema

    # A rebuilt table would drop what refers to it; this can only be switched off outside a
    # transaction, so the references are checked by hand before the commit.
    connection.execute("PRAGMA foreign_keys = OFF")
    # A table that is put aside under another name must not take what refers to it along.
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone() != (version,):
            return  # Another window has done it while this one waited.
        if version == SCHEMA_VERSION and guard.examine_schema(connection, name, version):
            return
        # A trigger would journal the steps, and is lost without a word when its table is rebuilt.
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        for step in range(version, SCHEMA_VERSION):
            STEPS[step](connection)
        declared.bring_up_to_date(connection)
        for statement in schema.triggers():
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        if not guard.examine_schema(connection, name, SCHEMA_VERSION):
            raise FileError(
                f"Filen {name} kunde inte uppdateras till dagens filversion; den är oförändrad. Be"
                " om en ny kopia från den som skickade den."
            )
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise FileError(
                f"Filen {name} kunde inte uppdateras, för den hänvisar till rader som inte finns;"
                " den är oförändrad. Be om en ny kopia från den som skickade den."
            )
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA legacy_alter_table = OFF")
