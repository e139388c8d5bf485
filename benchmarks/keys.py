"""From a key to what it changes on the screen, in the real program and a real terminal.

A key is answered when the text that it brings forward has been written anew: the row that the
cursor comes to, the letters just typed, the row that a filter puts the cursor on.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.bare import GOALS, goal_labels
from benchmarks.figures import heading, line, ms, p95
from benchmarks.generate import copy_of, plan_file, rows_file
from benchmarks.plan import first_rows, label, read_plan
from benchmarks.surroundings import BARE, VBTUI, compile_all, surroundings
from benchmarks.terminal import BACKSPACE, DOWN, END, ENTER, Terminal
from vbtui.domain.plan import Nod
from vbtui.domain.plantree import PlanTree

KEYS = 100
"""Keys of a case; the first tenth of them, in which caches fill, is not counted."""
QUIET = 0.12
"""Seconds of quiet before the next key, so that what a key leads to later is over."""
REPEAT = 1 / 30
"""Seconds between keys when one is held down."""
NODES = 10_000
ROWS = (10_000, 100_000)
SEARCHES = ("säkra lev", "digital", "0123", "avvik", "arbetsm")

Step = tuple[str, str]
"""Keys, and the text that answers them."""


def run() -> Iterator[str]:
    """Each case in a program of its own, on a file of its own."""
    compile_all()
    yield "## Keys\n"
    yield heading(
        (
            "key to repaint, ms",
            "keys",
            "median",
            "p95",
            "greatest",
            "goal, p95",
            "processor time a key",
        )
    )
    yield from map(line, _bare_cases())
    yield from map(line, _plan_cases())
    for count in ROWS:
        yield from map(line, _grid_cases(count))
    yield ""


def _bare_cases() -> Iterator[list[str]]:
    """The floor in the same run: Textual's own tree with sixty rows and nothing behind it."""
    labels = [text for goal in range(GOALS) for text in goal_labels(goal)]
    for name, pressed in (("down", _each), ("down, held", _held)):
        with surroundings() as (_, env), Terminal(BARE, env) as terminal:
            terminal.shows("Plan", labels[0])
            terminal.settle(1.0)
            steps = [(DOWN, text) for text in labels]
            yield _case(f"bare Textual app, {name}", None, terminal, pressed(terminal, steps))


def _plan_cases() -> Iterator[list[str]]:
    plan = read_plan(plan_file(NODES))
    labels = [label(nod) for nod in plan.order]
    start = plan.next_gap(None)
    assert start is not None
    at = plan.order.index(start)
    with _program(plan_file(NODES), first_rows(plan)) as terminal:
        terminal.press("*")
        terminal.settle()
        steps = [(DOWN, text) for text in labels[at + 1 :]]
        name = f"tree of {NODES} nodes, down"
        yield _case(name, 30, terminal, _each(terminal, steps[:KEYS]))
        yield _case(f"{name}, held", 30, terminal, _held(terminal, steps[KEYS : 2 * KEYS]))
    with _program(plan_file(NODES), first_rows(plan)) as terminal:
        terminal.press("/")
        terminal.settle()
        name = f"filter over {NODES} nodes, a letter"
        yield _case(name, 50, terminal, _each(terminal, _searching(plan, start)))
    with _program(plan_file(NODES), first_rows(plan)) as terminal:
        terminal.press("e")
        terminal.settle()
        yield _case("comment of 50 kB, a letter", 30, terminal, _each(terminal, _typing()))


def _grid_cases(count: int) -> Iterator[list[str]]:
    labels = [f"Projekt {row:06}" for row in range(count)]
    with _program(rows_file(count), ("Uppföljning", "Tabeller")) as terminal:
        terminal.press("2")
        terminal.shows("klar")
        terminal.settle(1.0)
        terminal.press("l")
        terminal.settle()
        shown = terminal.answer(END, labels[0])
        terminal.settle(1.0)
        yield [f"table of {count} rows: until it is shown", "1", ms(shown), "", "", "", ""]
        terminal.press(ENTER)
        terminal.settle()
        steps = [(DOWN, text) for text in labels[1:]]
        name = f"table of {count} rows, down"
        yield _case(name, 30, terminal, _each(terminal, steps[:KEYS]))
        yield _case(f"{name}, held", 30, terminal, _held(terminal, steps[KEYS : 2 * KEYS]))


@contextmanager
def _program(path: Path, texts: tuple[str, str]) -> Iterator[Terminal]:
    """The program with a copy of the file open, when it has come to rest."""
    with surroundings() as (home, env), _started(copy_of(path, home), env) as terminal:
        terminal.shows(*texts)
        terminal.settle(1.0)
        yield terminal


def _started(path: Path, env: Mapping[str, str]) -> Terminal:
    return Terminal((*VBTUI, str(path)), env)


def _each(terminal: Terminal, steps: Iterable[Step]) -> Iterator[float]:
    """Seconds that each key took, every one after the last has come to rest."""
    for keys, text in steps:
        yield terminal.answer(keys, text)
        terminal.settle(QUIET)


def _held(terminal: Terminal, steps: Iterable[Step]) -> Iterator[float]:
    """Seconds that each key took, sent as by a key that is held down."""
    for keys, text in steps:
        taken = terminal.answer(keys, text)
        yield taken
        terminal.watch(max(0.0, REPEAT - taken))


def _typing() -> Iterator[Step]:
    """Letters at the end of the comment, in words."""
    word = ""
    for letter in itertools.islice(itertools.cycle("abcdefghijklmnopqrstuvwxyz"), KEYS):
        word = letter if len(word) == 9 else word + letter
        yield (" " if len(word) == 1 else "") + letter, word


def _searching(plan: PlanTree, start: Nod) -> Iterator[Step]:
    """The letters of some searches, typed and taken back, and where the cursor comes to be."""
    for search in SEARCHES:
        there = [search[:end] for end in range(1, len(search) + 1)]
        back = [search[:end] for end in range(len(search) - 1, -1, -1)]
        cursor = start
        for key, text in [*zip(search, there, strict=True), *((BACKSPACE, text) for text in back)]:
            found = plan.matching(text) if text else {start.id}
            if cursor.id not in found:
                cursor = next(nod for nod in plan.order if nod.id in found)
            yield key, label(cursor)


def _case(name: str, goal: int | None, terminal: Terminal, answers: Iterator[float]) -> list[str]:
    before = terminal.cpu()
    times = list(answers)
    cpu = (terminal.cpu() - before) / len(times)
    counted = times[len(times) // 10 :]
    figures = (statistics.median(counted), p95(counted), max(counted))
    return [name, str(len(counted)), *map(ms, figures), str(goal or ""), ms(cpu)]
