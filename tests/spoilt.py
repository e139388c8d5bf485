"""Files that are not as they should be: each function spoils the file at a path, one sentence each.

Whoever opens a file and whoever receives one meets the same files.
"""

from __future__ import annotations

import os
import random
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from vbtui.store.version import SCHEMA_VERSION

Spoil = Callable[[Path], None]


def edit_sql(path: Path, *statements: str) -> None:
    """Do something to the file with another program, that asks for no leave."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def name_another_file(journal: Path, other: Path) -> None:
    """What a save in several files at once leaves at the end of a rollback journal."""
    name = os.fsencode(other)
    with journal.open("ab") as file:
        file.write(struct.pack(">I", 1 + 2**30 // 4096) + name)
        file.write(struct.pack(">II", len(name), sum(name)))
        file.write(bytes.fromhex("d9d505f920a163d7"))


def not_there(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def a_letter(path: Path) -> None:
    path.write_text("Hej! Här kommer årets uppföljning.\n" * 50, encoding="utf-8")


def half_a_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def half_a_file(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def a_foreign_database(path: Path) -> None:
    path.unlink()
    edit_sql(path, "CREATE TABLE bookmarks (url TEXT)")


def from_a_newer_program(path: Path) -> None:
    edit_sql(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def from_before_the_first_program(path: Path) -> None:
    edit_sql(path, "PRAGMA user_version = 0")


def copied_while_open(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[18:20] = b"\x02\x02"
    path.write_bytes(content)


def with_a_damaged_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = random.Random(1).randbytes(4096)
    path.write_bytes(content)


def with_a_trigger(path: Path) -> None:
    edit_sql(
        path,
        "CREATE TRIGGER fusk AFTER UPDATE ON uppfoljning BEGIN"
        " UPDATE arsarbetare_avtalad SET kvinnor = 2 * kvinnor; END",
    )


def with_a_view(path: Path) -> None:
    edit_sql(
        path,
        "CREATE VIEW allt AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
        " SELECT i FROM n",
    )


def with_a_table(path: Path) -> None:
    edit_sql(path, "CREATE TABLE eget (x)")


def with_an_index(path: Path) -> None:
    edit_sql(path, "CREATE INDEX eget ON nod (titel)")


def with_a_hidden_virtual_table(path: Path) -> None:
    """Its name is as of SQLite's own."""
    edit_sql(
        path,
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table',"
        " 'sqlite_stat1', 'sqlite_stat1', 0,"
        " 'CREATE VIRTUAL TABLE sqlite_stat1 USING csv(filename=''/etc/passwd'')')",
    )


def without_a_trigger(path: Path) -> None:
    edit_sql(path, "DROP TRIGGER jt_uppfoljning_kommentar")


def with_the_journal_switched_off(path: Path) -> None:
    edit_sql(path, "UPDATE j_ctl SET muted = 1")


SPOILT: dict[Spoil, str] = {
    not_there: "finns inte",
    a_folder: "är en mapp",
    a_pipe: "är ingen vanlig fil",
    empty: "är tom",
    a_letter: "är ingen vbtui-fil",
    half_a_header: "är ingen vbtui-fil",
    half_a_file: "är avkortad",
    a_foreign_database: "från ett annat program",
    from_a_newer_program: "från en nyare vbtui",
    copied_while_open: "kopierades medan den var öppen",
    with_a_damaged_page: "är skadad",
    with_the_journal_switched_off: "har stängt av journalen",
}
"""What anybody who meets the file says of it. Of the others each says its own."""
