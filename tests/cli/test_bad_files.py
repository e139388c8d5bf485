"""A file that cannot be used is one sentence, exit code 2, and is left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused, start
from tests.factory import small_file
from vbtui.store import connection

COMMANDS = {
    "show": ["show", "{}"],
    "show tabell": ["show", "{}", "investeringar", "--json"],
    "set": ["set", "{}", "uppdrag/28", "status", "genomfort"],
    "log": ["log", "{}"],
    "explain": ["explain", "{}", "investeringar/it/utfall"],
}


def empty(path: Path) -> None:
    path.touch()


def text(path: Path) -> None:
    path.write_text("Ingen databas, bara text. " * 20, encoding="utf-8")


def short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00kort")


def truncated(path: Path) -> None:
    small_file(path)
    os.truncate(path, path.stat().st_size // 2)


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bokmarken (adress TEXT)")


def newer(path: Path) -> None:
    small_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def older(path: Path) -> None:
    small_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")


def directory(path: Path) -> None:
    path.mkdir()


def missing(path: Path) -> None:
    pass


def pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no pipes among its files")
    os.mkfifo(path)


def circle(path: Path) -> None:
    path.symlink_to(path)


def damaged(path: Path) -> None:
    small_file(path)
    with path.open("r+b") as file:
        file.seek(40 * 4096)
        file.write(b"\xa5" * 4096)


def trigger(path: Path) -> None:
    small_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TRIGGER mer AFTER UPDATE ON nod BEGIN UPDATE nod SET titel = 'stulen'; END"
        )


def homeless(path: Path) -> None:
    small_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE j_meta SET v = 'borta' WHERE k = 'home'")
        db.commit()


BAD: dict[Callable[[Path], None], str] = {
    empty: "är tom",
    text: "ingen vbtui-fil",
    short: "ingen vbtui-fil",
    truncated: "avkortad",
    foreign: "annat program",
    newer: "nyare vbtui",
    older: "vbtui",
    directory: "är en mapp",
    missing: "finns inte",
    pipe: "ingen vanlig fil",
    circle: "cirkel",
    damaged: "skadad",
    trigger: "utlösare",
    homeless: "enheten som den tillhör",
}


def content(folder: Path) -> dict[str, bytes]:
    """Every file in a folder with all its bytes."""
    return {
        path.name: path.read_bytes() if path.is_file() else b"" for path in sorted(folder.iterdir())
    }


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(("make", "what"), BAD.items(), ids=[make.__name__ for make in BAD])
def test_bad_file(
    vbtui: Run, tmp_path: Path, make: Callable[[Path], None], what: str, words: list[str]
) -> None:
    path = tmp_path / "fil å.db"
    make(path)
    before = content(tmp_path)
    sentence = refused(vbtui(*(word.format(path) for word in words)))
    assert what in sentence
    assert "fil å.db" in sentence
    assert content(tmp_path) == before


@pytest.mark.parametrize("make", [empty, text, truncated, foreign, newer, directory, missing, pipe])
def test_bad_file_to_open(vbtui: Run, tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "fil.db"
    make(path)
    before = content(tmp_path)
    assert BAD[make] in refused(vbtui(path))
    assert content(tmp_path) == before


def test_a_write_protected_file_can_be_read_but_not_changed(vbtui: Run, file: Path) -> None:
    file.chmod(0o444)
    before = content(file.parent)
    assert vbtui("show", file).code == 0
    assert vbtui("log", file).code == 0
    assert "skrivskyddad" in refused(vbtui("set", file, "uppdrag/28", "status", "genomfort"))
    assert content(file.parent) == before


def test_a_file_that_another_program_holds(
    vbtui: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    before = file.read_bytes()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for words in COMMANDS.values():
            sentence = refused(vbtui(*(word.format(file) for word in words)))
            assert "används av ett annat program" in sentence
    assert file.read_bytes() == before


def test_a_file_that_another_program_reads_is_not_written(
    vbtui: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    before = file.read_bytes()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM nod").fetchone()
        sentence = refused(vbtui("set", file, "uppdrag/28", "status", "genomfort"))
        assert "används av ett annat program" in sentence
    assert file.read_bytes() == before
    assert vbtui("set", file, "uppdrag/28", "status", "genomfort").code == 0


def test_a_file_may_not_grow(file: Path) -> None:
    """What a full disk or a quota does: the write fails half way."""
    resource = pytest.importorskip("resource")  # Windows has no such limits.
    before = file.read_bytes()

    def limit() -> None:
        size = len(before) + 8192
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = start(
        "set", file, "uppdrag/28", "kommentar", "--fil", "-",
        stdin=None, input=b"ord " * 20_000, preexec_fn=limit,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == b""
    (sentence,) = done.stderr.decode().splitlines()
    assert "isk" in sentence
    assert content(file.parent) == {file.name: before}


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for one small file and little more."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not mount or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=832k", "tmpfs", folder], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("this system lets nobody mount a disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk(vbtui: Run, file: Path, tiny_disk: Path) -> None:
    path = tiny_disk / "full.db"
    shutil.copyfile(file, path)
    before = content(tiny_disk)
    result = vbtui("set", path, "uppdrag/28", "kommentar", "ord " * 24_000)
    assert "full" in refused(result)
    assert content(tiny_disk) == before
    assert "isk" in refused(vbtui("new", tiny_disk / "ny.db"))
    assert content(tiny_disk) == before
