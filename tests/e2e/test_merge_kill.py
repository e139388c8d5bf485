"""kill -9 and a disk that is full at any moment of a merge: the file is as before or as after."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.killed import imprint, is_hot, opened_anew
from tests.factory import PLAN, UPPDRAG, small_file
from vbtui.store import guard
from vbtui.store.create import issued
from vbtui.store.database import Database
from vbtui.store.ids import natural_id

ROOT = Path(__file__).resolve().parents[2]
FEW = 6
MANY = int(os.environ.get("VBTUI_SOAK", "200"))
NODES = 1500
EDITS = 500

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


@dataclass
class Day:
    """A central file, what has come in, and what it is before and after the merge."""

    folder: Path
    central: Path
    delivered: list[Path]
    before: str = ""
    after: str = ""
    seconds: float = 0.0
    """How long the merge itself takes."""

    def start(self, target: Path, *, limit: int | None = None) -> subprocess.Popen[str]:
        """A process that merges; with a ``limit`` none of its files may be larger (in bytes)."""
        shutil.copy(self.central, target)
        place = self.folder / "granskas"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()

        def full() -> None:
            import resource
            import signal

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit or 0, limit or 0))

        return subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.merger", target, place, *self.delivered],
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=full if limit else None,
        )

    def require_before_or_after(self, target: Path) -> str:
        """Which of them the file is, when it has been opened as the program opens it."""
        found = opened_anew(target)
        assert found in (self.before, self.after), "neither before nor after"
        return "before" if found == self.before else "after"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("dag")
    central = small_file(folder / "central.db")
    rows = [natural_id("test", "nod", str(number)) for number in range(NODES)]
    with Database.open(central, write=True) as db, issued(db):
        db.connection.executemany(
            "INSERT INTO nod (id, deleted, plan, overordnad, ordning, typ, nr, titel, kalla,"
            " ansvarig, flerarigt, matt, malvarde, malvarde_lang, riktning, tabell)"
            f" VALUES (?, 0, '{PLAN}', '{UPPDRAG}', 0, 'aktivitet', '', ?, '', '', 0, '', '', '',"
            " '', '')",
            [(row, f"Aktivitet {row}") for row in rows],
        )
    chance = random.Random(2025)
    delivered = []
    for unit in ("a", "b", "c"):
        path = Path(shutil.copy(central, folder / f"{unit}.db"))
        with Database.open(path, author=unit, write=True) as db, db.save():
            for row in chance.sample(rows, EDITS):
                db.rows("UPDATE nod SET titel = :t WHERE id = :row", t=f"{unit} {row}", row=row)
        delivered.append(path)
    day = Day(folder, central, delivered, before=imprint(central))
    target = folder / "facit.db"
    with day.start(target) as merger:
        assert merger.stdout
        assert merger.stdout.readline() == "begin\n"
        began = time.monotonic()
        assert merger.stdout.readline() == "end\n"
        day.seconds = time.monotonic() - began
    day.after = imprint(target)
    assert day.after != day.before
    return day


def kill_again_and_again(day: Day, times: int, seed: int) -> Counter[str]:
    """How often the file was as before, as after, and had a half-written merge to roll back."""
    chance = random.Random(seed)
    target = day.folder / "mal.db"
    found: Counter[str] = Counter()
    journal = guard.beside(target, "-journal")
    for number in range(times):
        with day.start(target) as merger:
            assert merger.stdout
            assert merger.stdout.readline() == "begin\n"
            if number % 2:
                # Where it hurts: while the file itself is being written.
                while not is_hot(journal) and merger.poll() is None:
                    pass
                time.sleep(chance.uniform(0, 0.01))
            else:
                time.sleep(chance.uniform(0, 1.2 * day.seconds))
            merger.kill()
        found["half"] += is_hot(journal)
        found[day.require_before_or_after(target)] += 1
    return found


@pytest.mark.slow
def test_a_merge_that_is_killed_is_all_or_nothing(day: Day) -> None:
    found = kill_again_and_again(day, FEW, seed=7)
    assert found["before"] + found["after"] == FEW


@pytest.mark.soak
def test_a_merge_that_is_killed_again_and_again(
    day: Day, capsys: pytest.CaptureFixture[str]
) -> None:
    found = kill_again_and_again(day, MANY, seed=time.time_ns() % 10**9)
    assert found["before"]
    with capsys.disabled():
        print(
            f"\n{MANY} kills of a merge of {1000 * day.seconds:.0f} ms: {found['before']} before,"
            f" {found['after']} after, {found['half']} half-written and rolled back, none between."
        )


@pytest.mark.slow
def test_a_merge_with_no_room_is_nothing(day: Day) -> None:
    """What a full disk or a quota does, a little later every time."""
    target = day.folder / "mal.db"
    size = day.central.stat().st_size
    told = []
    for limit in (size, size + 20_000, size + 100_000, size + 10_000_000):
        with day.start(target, limit=limit) as merger:
            _, error = merger.communicate(timeout=60)
        told.append(day.require_before_or_after(target))
        if told[-1] == "before":
            assert "FileError: " in error.strip().splitlines()[-1]
            assert "Disken" in error.strip().splitlines()[-1]
    assert told[0] == "before"
    assert told[-1] == "after"
