"""kill -9 at any moment of an import from Excel: the file is as before or as after."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from tests.e2e.killed import imprint, is_hot, opened_anew
from tests.excel.workbooks import Sheet, exported
from vbtui.store import guard

ROOT = Path(__file__).resolve().parents[2]
FEW = 4
MANY = int(os.environ.get("VBTUI_SOAK", "200"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


@dataclass
class Return:
    """A file and a workbook that has come back, and when the import of it writes."""

    folder: Path
    file: Path
    book: Path
    before: str
    fields: int
    seconds: float = 0.0
    """From its beginning to its end."""

    def start(self, target: Path) -> subprocess.Popen[str]:
        for one in self.folder.glob(f"{target.name}*"):
            one.unlink()
        shutil.copy(self.file, target)
        return subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.importer", target, self.book],
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Return:
    """Every comment of the plan is another, and there are twenty new projects."""
    folder = tmp_path_factory.mktemp("retur")
    file = Path(shutil.copyfile(ROOT / "sample.db", folder / "fil.db"))
    path = exported(file, folder / "fastigheter.xlsx", enhet="fastigheter")
    book = openpyxl.load_workbook(path)
    sheet = Sheet(book, "Mål och uppdrag")
    fields = 0
    for row in sheet.rows:
        cell = sheet.cell(row, "Kommentar")
        if not cell.protection.locked:
            cell.value = f"Ny text {row}. " * 50
            fields += 1
    projects = Sheet(book, "Större byggprojekt").sheet
    for number in range(20):
        projects.append(["Kulturnämnd", f"Projekt {number}", 12.5, number])
    book.save(path)
    made = Return(folder, file, path, imprint(file), fields)
    target = folder / "facit.db"
    with made.start(target) as importer:
        assert importer.stdout
        assert importer.stdout.readline() == "begin\n"
        began = time.monotonic()
        assert importer.stdout.readline() == "end\n"
        made.seconds = time.monotonic() - began
    assert imprint(target) != made.before
    return made


def changed(path: Path) -> tuple[int, int]:
    """How many comments and how many projects the import has brought."""
    with closing(sqlite3.connect(path)) as connection:
        return (
            connection.execute(
                "SELECT COUNT(*) FROM uppfoljning WHERE kommentar LIKE 'Ny text%'"
            ).fetchone()[0],
            connection.execute(
                "SELECT COUNT(*) FROM rad WHERE namn LIKE 'Projekt %' AND grupp = 'Kulturnämnd'"
            ).fetchone()[0],
        )


def kill_again_and_again(filled: Return, times: int, seed: int) -> Counter[str]:
    """How often the file was as before, as after, and half-written and rolled back."""
    chance = random.Random(seed)
    target = filled.folder / "mal.db"
    found: Counter[str] = Counter()
    journal = guard.beside(target, "-journal")
    for number in range(times):
        with filled.start(target) as importer:
            assert importer.stdout
            assert importer.stdout.readline() == "begin\n"
            if number % 2:
                while not is_hot(journal) and importer.poll() is None:
                    pass
                time.sleep(chance.uniform(0, 0.01))
            else:
                time.sleep(chance.uniform(0, 1.2 * filled.seconds))
            importer.kill()
        found["half"] += is_hot(journal)
        if opened_anew(target) == filled.before:
            found["before"] += 1
            assert changed(target) == (0, 0)
        else:
            found["after"] += 1
            assert changed(target) == (filled.fields, 20)
            (copy,) = filled.folder.glob("mal.db.*-import.bak")
            assert imprint(copy) == filled.before
    return found


@pytest.mark.slow
def test_an_import_that_is_killed_is_all_or_nothing(filled: Return) -> None:
    found = kill_again_and_again(filled, FEW, seed=7)
    assert found["before"] + found["after"] == FEW


@pytest.mark.soak
def test_an_import_that_is_killed_again_and_again(
    filled: Return, capsys: pytest.CaptureFixture[str]
) -> None:
    found = kill_again_and_again(filled, MANY, seed=time.time_ns() % 10**9)
    assert found["before"]
    with capsys.disabled():
        print(
            f"\n{MANY} kills of an import of {1000 * filled.seconds:.0f} ms: {found['before']}"
            f" before, {found['after']} after, {found['half']} half-written and rolled back, none"
            " between."
        )
