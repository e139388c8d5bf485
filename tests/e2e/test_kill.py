"""kill -9 at random moments of work: what was said to be saved is there, and the file is sound."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import small_file
from tests.invariants import require_sound
from vbtui.store import guard, undo

ROOT = Path(__file__).resolve().parents[2]
FEW = 5
MANY = int(os.environ.get("VBTUI_SOAK", "200"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


@dataclass
class Known:
    """What the file must hold, from what the typist said before it died."""

    done: dict[str, str] = field(default_factory=dict)
    """Cell → the value it was last given, in an edit that had returned."""
    begun: tuple[str, str] | None = None
    """The edit that had not: it may have been saved or not."""
    edits: int = 0

    def hear(self, lines: list[str]) -> None:
        for line in lines:
            if line == "done":
                assert self.begun
                self.done[self.begun[0]] = self.begun[1]
                self.begun = None
                self.edits += 1
            elif line.startswith("try ") and line.endswith("]"):
                cell, value = json.loads(line.removeprefix("try "))
                self.begun = (cell, value)

    def allowed(self, cell: str) -> set[str]:
        values = {self.done[cell]}
        if self.begun and self.begun[0] == cell:
            values.add(self.begun[1])
        return values


def work_and_be_killed(path: Path, seed: int, seconds: float, known: Known) -> None:
    """Let a typist work for so long after its first edit."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.typist", str(path), str(seed)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as typist:
        assert typist.stdout
        assert typist.stderr
        first = [typist.stdout.readline().rstrip("\n") for _ in ("try", "done")]
        time.sleep(seconds)
        assert typist.poll() is None, typist.stderr.read()
        typist.kill()
        known.begun = None
        known.hear(first + typist.stdout.read().split("\n"))


def found(desk: Desk, cell: str) -> str:
    """What the file holds, named as the typist names it."""
    place, *rest = cell.split()
    if place in ("status", "kommentar"):
        return str(getattr(desk.said(*rest), place) or "")
    row, column = place.split("/")
    value = desk.view("arsarbetare_avtalad", *rest).value(row, column).exact
    return "" if value is None else str(value)


def require_all_there(path: Path, known: Known) -> None:
    with at_desk(path) as desk:
        for cell in known.done:
            assert found(desk, cell) in known.allowed(cell), cell
        desk.editor.settle_drafts()
        for cell in known.done:
            assert found(desk, cell) in known.allowed(cell), f"{cell}, settled"
            # What the killed process may or may not have saved is settled now.
            known.done[cell] = found(desk, cell)
        assert not any(desk.said(unit).draft for unit in ("it", "fastigheter"))
    require_sound(path)


def half_written(path: Path) -> bool:
    """Whether a save was under way: its journal was begun and is not finished."""
    journal = guard.beside(path, "-journal")
    return journal.exists() and journal.read_bytes()[:1] not in (b"", b"\0")


def kill_again_and_again(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Kill in the same file so many times; how many edits were done, and how many journals had to
    be rolled back."""
    path = small_file(folder / "it.db")
    chance = random.Random(seed)
    known = Known()
    rolled_back = 0
    for number in range(times):
        work_and_be_killed(path, seed + number, chance.uniform(0, 0.5), known)
        rolled_back += half_written(path)
        require_all_there(path, known)
    with at_desk(path) as desk:
        assert undo.undo(desk.db)
    require_sound(path)
    return known.edits, rolled_back


@pytest.mark.slow
def test_nothing_that_was_saved_is_lost(tmp_path: Path) -> None:
    edits, _ = kill_again_and_again(tmp_path, FEW, seed=2025)
    assert edits >= FEW


@pytest.mark.soak
def test_nothing_that_was_saved_is_lost_in_the_long_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    edits, rolled_back = kill_again_and_again(tmp_path, MANY, seed=time.time_ns() % 10**9)
    size = (tmp_path / "it.db").stat().st_size
    with capsys.disabled():
        print(
            f"\n{MANY} kills in {time.monotonic() - began:.0f} s: {edits} edits acknowledged,"
            f" none lost; {rolled_back} half-written saves rolled back;"
            f" the file is {size / 1e6:.1f} MB."
        )
