"""A normalised copy holds the same rows, is sound, and keeps nothing of what was taken away."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbtui.store.repeatable import counted_ids, normalised_copy

SECRET = "det här togs bort"
_SIZES = st.integers(0, 300) | st.integers(300, 20_000)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return list(connection.iterdump())


def fill(path: Path, sizes: list[int]) -> None:
    """Rows and index entries of these sizes, some on several pages, with others taken away."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        counted_ids("test")(connection)
        connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE INDEX a_text ON a (text)")
        connection.execute("CREATE TABLE b (id BLOB PRIMARY KEY, text TEXT) WITHOUT ROWID")
        connection.execute("BEGIN")
        for size in sizes:
            row = str(size % 10) * size
            for text in (row, SECRET * (1 + size // 50)):
                connection.execute("INSERT INTO a (text) VALUES (?)", (text,))
                connection.execute("INSERT INTO b VALUES (randomblob(16), ?)", (text,))
        connection.execute("COMMIT")
        for table in "ab":
            connection.execute(f"DELETE FROM {table} WHERE text LIKE ?", (f"{SECRET}%",))


@settings(max_examples=25, deadline=None)
@given(st.lists(_SIZES, max_size=60))
def test_the_rows_are_the_same_and_nothing_else_is_there(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("copy")
    source, target = folder / "source.db", folder / "target.db"
    fill(source, sizes)
    normalised_copy(source, target)
    assert dump(target) == dump(source)
    assert SECRET.encode() not in target.read_bytes()


def test_what_happened_to_a_file_does_not_show_in_its_copy(tmp_path: Path) -> None:
    """Two files with the same rows, made in different ways, give the same bytes."""
    sizes = [10, 4000, 90, 12_000, 333] * 20
    straight, roundabout = tmp_path / "straight.db", tmp_path / "roundabout.db"
    fill(straight, sizes)
    fill(roundabout, sizes)
    with closing(sqlite3.connect(roundabout, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 7")
        connection.execute("PRAGMA user_version = 0")
        connection.execute("CREATE TABLE passing (text)")
        connection.execute("INSERT INTO passing VALUES (?)", (SECRET * 1000,))
        connection.execute("DROP TABLE passing")
        connection.execute("VACUUM")
    copies = []
    for path in (straight, roundabout):
        copies.append(tmp_path / f"{path.stem}-copy.db")
        normalised_copy(path, copies[-1])
    assert copies[0].read_bytes() == copies[1].read_bytes()
    assert straight.read_bytes() != roundabout.read_bytes()


def test_ids_follow_from_the_seed_and_the_count() -> None:
    def drawn(seed: str) -> list[bytes]:
        with closing(sqlite3.connect(":memory:")) as connection:
            counted_ids(seed)(connection)
            return [connection.execute("SELECT randomblob(16)").fetchone()[0] for _ in range(50)]

    assert drawn("a") == drawn("a")
    assert not set(drawn("a")) & set(drawn("b"))
    assert len(set(drawn("a"))) == 50
    assert {len(each) for each in drawn("a")} == {16}
