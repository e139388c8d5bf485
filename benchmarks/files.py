"""The file itself: reading all of it, one edit that is safe on the disk, and opening it."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.figures import heading, line, ms, p95, ratio, spread, table
from benchmarks.generate import rows_file
from benchmarks.surroundings import SAMPLE, VBTUI, cache, compile_all, surroundings
from vbtui.domain import status as scales
from vbtui.domain.plan import NodTyp
from vbtui.edit import Editor
from vbtui.read import current_period
from vbtui.store import plans, undo
from vbtui.store.connection import make_durable, open_wary
from vbtui.store.database import Database

ROWS = {1_000: 9, 10_000: 7, 100_000: 3}
"""Rows of a file, and how often it is read."""
EDITS = 150
WARM = 5
OPENINGS = 7


def run() -> Iterator[str]:
    """Reading, writing, opening."""
    compile_all()
    yield "## Reading\n"
    yield heading(
        ("rows; ms [min–max]", "file, MB", "`vbtui show --format json`",
         "sqlite3 and json.dumps", "×", "processor time", "sqlite3", "×")
    )  # fmt: skip
    with surroundings() as (_, env):
        for rows, rounds in ROWS.items():
            yield line(_reading(rows, rounds, env))
    yield "\n## Writing\n"
    yield table(("ms", "edits", "median", "p95", "× plain"), _writing())
    yield "## Opening\n"
    yield table(
        ("rows", "file, MB", "opened and examined, ms [min–max]", "sqlite3.connect and a query",
         "per MB"),
        [_opening(rows) for rows in ROWS],
    )  # fmt: skip


def _reading(rows: int, rounds: int, env: Mapping[str, str]) -> list[str]:
    """Whole processes, in turn: the same rows to the same null device."""
    path = rows_file(rows)
    commands = (
        (*VBTUI, "show", str(path), "byggprojekt", "--format", "json"),
        (sys.executable, "-m", "benchmarks.raw_read", str(path)),
    )
    walls: list[list[float]] = [[], []]
    cpus: list[list[float]] = [[], []]
    for turn in range(rounds + 1):
        for command, wall, cpu in zip(commands, walls, cpus, strict=True):
            taken, used = _process(command, env)
            if turn:
                wall.append(taken)
                cpu.append(used)
    return [
        str(rows),
        _megabytes(path),
        *map(spread, walls),
        ratio(*walls),
        *(ms(statistics.median(cpu)) for cpu in cpus),
        ratio(*cpus),
    ]


def _process(command: tuple[str, ...], env: Mapping[str, str]) -> tuple[float, float]:
    """Seconds from start to end of a process, and its processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, env=dict(env), stdout=subprocess.DEVNULL, check=True)
    taken = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _writing() -> list[list[str]]:
    """The same change in three copies of the sample, in turn; each is on the disk when timed."""
    with tempfile.TemporaryDirectory(dir=cache()) as folder:  # A disk, as documents lie on one.
        ours, triggered, plain = (
            Path(shutil.copy(SAMPLE, Path(folder, f"{name}.db"))) for name in "abc"
        )
        with (
            Database.open(ours, author="benchmarks", write=True) as db,
            closing(_durable(triggered)) as journaled,
            closing(_durable(plain)) as bare,
        ):
            _drop_triggers(bare)
            subject = _Subject(db)
            times = _in_turn(
                subject.others,
                {
                    "UPDATE without triggers, committed": lambda key: subject.update(bare, key),
                    "UPDATE with the journal's triggers": lambda key: subject.update(
                        journaled, key
                    ),
                    "**Editor.report**: checked, journaled": subject.report,
                    "undo of it": lambda _: undo.undo(db),
                },
            )
    base = next(iter(times.values()))
    return [
        [name, str(len(taken)), ms(statistics.median(taken)), ms(p95(taken)), ratio(taken, base)]
        for name, taken in times.items()
    ]


class _Subject:
    """The status of one uppdrag that is changed over and over."""

    def __init__(self, db: Database) -> None:
        self._editor = Editor(db)
        self._enhet = self._editor.role.home
        self._period = current_period(plans.perioder(db))
        said = plans.said(db, self._enhet.id, self._period.id)
        assert self._period.plan is not None, "the sample's period has a plan"
        self._nod = next(
            nod
            for nod in plans.noder(db, self._period.plan)
            if nod.typ is NodTyp.UPPDRAG and nod.id in said
        )
        self._row = said[self._nod.id].id
        scale = scales.scale(NodTyp.UPPDRAG, self._period.typ)
        now = said[self._nod.id].status
        self.others = [status.key for status in scale if status.key != now][:2]
        """Two statuses that it does not have."""

    def report(self, key: str) -> None:
        """Change it as the program does."""
        self._editor.report(self._nod, self._enhet, self._period, "status", key)

    def update(self, connection: sqlite3.Connection, key: str) -> None:
        """Change it as anybody can."""
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE uppfoljning SET status = ? WHERE id = ?", (key, self._row))
        connection.execute("COMMIT")


def _durable(path: Path) -> sqlite3.Connection:
    """A connection with our pragmas."""
    connection = open_wary(path, write=True)
    make_durable(connection)
    return connection


def _drop_triggers(connection: sqlite3.Connection) -> None:
    triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def _in_turn(
    keys: Sequence[str], steps: Mapping[str, Callable[[str], object]]
) -> dict[str, list[float]]:
    """Seconds that each step took; the first rounds are for imports and caches."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for turn in range(WARM + EDITS):
        for name, step in steps.items():
            began = time.perf_counter()
            step(keys[turn % 2])
            if turn >= WARM:
                times[name].append(time.perf_counter() - began)
    return times


def _opening(rows: int) -> list[str]:
    """Our guarded opening beside the least there is."""
    path = rows_file(rows)
    guarded, raw = [], []
    for _ in range(OPENINGS):
        began = time.perf_counter()
        Database.open(path).close()
        guarded.append(time.perf_counter() - began)
        began = time.perf_counter()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        raw.append(time.perf_counter() - began)
    size = path.stat().st_size / 1e6
    per_megabyte = ms(statistics.median(guarded) / size)
    return [str(rows), _megabytes(path), spread(guarded), spread(raw), per_megabyte]


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f}"
