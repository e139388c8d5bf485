"""Memory that the program occupies, and what it does while nobody does anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import heading, line
from benchmarks.generate import copy_of, plan_file, rows_file
from benchmarks.surroundings import SAMPLE, VBTUI, compile_all, surroundings
from benchmarks.terminal import END, Terminal

REST = 4.0
"""Seconds after which everything that is imported in the background has been."""
IDLE = 10.0


def run() -> Iterator[str]:
    """The sample, and the files that are larger than anybody's."""
    compile_all()
    yield "## At rest\n"
    yield heading(("", "resident, MiB", "goal", "processor, % of 10 s", "goal"))
    for name, path in (
        ("sample.db", SAMPLE),
        ("10 000 nodes", plan_file(10_000)),
        ("100 000 rows", rows_file(100_000)),
    ):
        yield from map(line, _program(name, path))
    yield ""


def _program(name: str, path: Path) -> Iterator[list[str]]:
    with surroundings() as (home, env):
        copy = copy_of(path, home)
        with Terminal((*VBTUI, str(copy)), env) as terminal:
            terminal.shows("Uppföljning", copy.name)
            terminal.watch(REST)
            yield _row(f"{name}, tree in focus", terminal)
            if path == SAMPLE:
                terminal.press("e")
                terminal.watch(1)
                yield _row(f"{name}, comment in focus", terminal)
            if path == rows_file(100_000):
                terminal.press("2")
                terminal.shows("klar")
                terminal.settle(1.0)
                terminal.press("l")
                terminal.settle()
                terminal.answer(END, "Projekt 000000")
                terminal.watch(1)
                yield _row(f"{name}, table in focus", terminal)


def _row(name: str, terminal: Terminal) -> list[str]:
    before = terminal.cpu()
    terminal.watch(IDLE)
    used = (terminal.cpu() - before) / IDLE * 100
    return [name, f"{terminal.resident():.0f}", "90", f"{used:.2f}", "1"]
