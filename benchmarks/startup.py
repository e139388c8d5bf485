"""Process start to the first complete frame, and to a tree that answers."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.figures import ms, ratio, spread, table
from benchmarks.plan import first_rows, read_plan
from benchmarks.surroundings import (
    BARE,
    SAMPLE,
    VBTUI,
    compile_all,
    other_program,
    surroundings,
)
from benchmarks.terminal import DOWN, Terminal

ROUNDS = 9


@dataclass
class Program:
    """A program and what tells that it has been painted and can be used."""

    name: str
    command: tuple[str, ...]
    frame: tuple[str, ...]
    """Texts of the first complete frame, some of them in its last line."""
    rows: tuple[str, str] | None = None
    """The row with the cursor and the one below; None where only the frame is measured."""
    painted: list[float] = field(default_factory=list)
    painted_cpu: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)
    usable_cpu: list[float] = field(default_factory=list)


def run() -> Iterator[str]:
    """Start each of the programs in turn, over and over."""
    compile_all()
    with surroundings() as (home, env):
        programs = _programs(home)
        for turn in range(ROUNDS + 1):
            for program in programs:
                shutil.copy(SAMPLE, home / "sample.db")
                _start(program, env, keep=turn > 0)
    yield "## Start\n"
    yield table(
        ("ms, median [min–max]", "first complete frame", "× bare", "processor time", "× bare",
         "tree usable", "× bare's frame", "processor time"),
        [_row(program, programs[0]) for program in programs],
    )  # fmt: skip
    for name in ("posting", "harlequin"):
        if other_program(name) is None:
            yield f"{name}: not installed.\n"


def _programs(home: Path) -> list[Program]:
    cursor, below = first_rows(read_plan(SAMPLE))
    programs = [
        Program("bare Textual app, same widgets, no database", BARE,
                ("Avsluta", "Uppdrag 01", "Grupp 1", "En kommentar."), ("Plan", "Mål 01")),
        Program("**vbtui**, sample.db", (*VBTUI, str(home / "sample.db")),
                ("Hjälp", "Mål och uppdrag", "Kommentar", "Andra enheter"), (cursor, below)),
    ]  # fmt: skip
    if posting := other_program("posting"):
        programs.append(
            Program("posting, empty collection", (posting, "--collection", str(home)),
                    ("Commands", "Collection", "Response"))
        )  # fmt: skip
    if harlequin := other_program("harlequin"):
        programs.append(
            Program("harlequin, sample.db", (harlequin, "-a", "sqlite", str(home / "sample.db")),
                    ("Help", "Data Catalog", "Query Results"))
        )  # fmt: skip
    return programs


def _start(program: Program, env: Mapping[str, str], *, keep: bool) -> None:
    """Start it once. The first time is for the disk's cache, and not kept."""
    with Terminal(program.command, env) as terminal:
        painted = terminal.shows(*program.frame) - terminal.started
        painted_cpu = terminal.cpu()
        usable = usable_cpu = 0.0
        if program.rows:
            terminal.shows(*program.rows)
            usable = terminal.turns(DOWN, program.rows[1]) - terminal.started
            usable_cpu = terminal.cpu()
    if keep:
        program.painted.append(painted)
        program.painted_cpu.append(painted_cpu)
        program.usable.append(usable)
        program.usable_cpu.append(usable_cpu)


def _row(program: Program, bare: Program) -> list[str]:
    row = [
        program.name,
        spread(program.painted),
        ratio(program.painted, bare.painted),
        ms(statistics.median(program.painted_cpu)),
        ratio(program.painted_cpu, bare.painted_cpu),
    ]
    if program.rows is None:
        return [*row, "", "", ""]
    return [
        *row,
        spread(program.usable),
        ratio(program.usable, bare.painted),
        ms(statistics.median(program.usable_cpu)),
    ]
