"""Key to repaint of the tree, the grid and the editor, beside Textual's own tree and table.

Usage: python benchmarks/widgets.py [CASE …]

Each case runs in a terminal of its own (a pty of 120x40). A key is written to it; measured is the
time to the first byte that comes back, and to the last byte before 12 ms of quiet. Where one key
leads to two frames, as when an input shows its letter before the list is filtered, only the second
figure tells when the work was done. Cursors do not blink: that too is output. Linux or macOS.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

COLUMNS, LINES = 120, 40
KEYS = 80
QUIET = 0.012
SENTINEL = b"rad 1 "
"""What is on the screen when a case has shown its rows."""

UP, DOWN, RIGHT, PAGE_DOWN, BACKSPACE = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[6~", b"\x7f"


@dataclass(frozen=True)
class Case:
    """An app, the keys that it is sent, over and over, and those that come before them."""

    name: str
    app: Callable[[], object]
    keys: tuple[bytes, ...]
    first: tuple[bytes, ...] = ()


def tree_items(count: int) -> list[tuple[str, int, str, str]]:
    """Key, depth, label and note of a plan: goals, assignments and activities."""
    items = []
    for number in range(count):
        place = number % 100
        depth = 0 if place == 0 else 1 if place < 10 or place % 10 == 0 else 2
        note = f"{number % 7}/9" if depth < 2 else ("saknas" if number % 3 else "")
        items.append((str(number), depth, f"rad {number} Uppdrag om säker it-miljö", note))
    return items


def our_tree(count: int, filtered: bool = False) -> object:
    """TreeView, all expanded; with an input that filters it."""
    from textual.app import App, ComposeResult
    from textual.widgets import Input

    from vbtui.domain.text import fold
    from vbtui.tui.widgets.forest import TreeItem
    from vbtui.tui.widgets.tree import TreeView

    items = [
        TreeItem(key, depth, label, "●" if depth else "", "success", note)
        for key, depth, label, note in tree_items(count)
    ]
    folded = [(item.key, fold(item.label)) for item in items]

    class Tree(App[None]):
        def compose(self) -> ComposeResult:
            if filtered:
                entry = Input(compact=True)
                entry.cursor_blink = False
                yield entry
            tree = TreeView(items)
            tree.expand_all()
            yield tree

        def on_input_changed(self, event: Input.Changed) -> None:
            needle = fold(event.value)
            keys = [key for key, text in folded if needle in text] if needle else None
            self.query_one(TreeView).show_only(keys, needle)

    return Tree()


def stock_tree(count: int) -> object:
    """Textual's Tree, all expanded."""
    from textual.app import App, ComposeResult
    from textual.widgets import Tree
    from textual.widgets.tree import TreeNode

    class Stock(App[None]):
        def compose(self) -> ComposeResult:
            tree: Tree[str] = Tree("alla")
            path: list[TreeNode[str]] = [tree.root]
            tree.root.expand()
            for _, depth, label, note in tree_items(count):
                del path[depth + 1 :]
                path.append(path[-1].add(f"{label} {note}", expand=True))
            yield tree

    return Stock()


class Numbers:
    """Rows of a text and eleven numbers, worked out when asked for."""

    titles = ("Grupp", *(f"Kolumn {number}" for number in range(11)))

    def __init__(self, count: int) -> None:
        self.count = count

    def text(self, row: int, column: int) -> str:
        """The cell in that row and column."""
        return f"{row * 31 % 9973},{column}" if column else f"rad {row} Handläggare"


def our_grid(count: int) -> object:
    """GridView."""
    from textual.app import App, ComposeResult

    from vbtui.tui.widgets.grid import GridView
    from vbtui.tui.widgets.grid_rows import CellText, GridColumn

    numbers = Numbers(count)

    class Rows:
        def __len__(self) -> int:
            return count

        def row_key(self, row: int) -> str:
            return str(row)

        def cell(self, row: int, column: str) -> CellText:
            number = int(column)
            return CellText(numbers.text(row, number), "typed" if number % 3 else "derived", True)

    columns = [
        GridColumn(str(number), title, align="right" if number else "left")
        for number, title in enumerate(numbers.titles)
    ]

    class Grid(App[None]):
        def compose(self) -> ComposeResult:
            yield GridView(columns, Rows())

        def on_grid_view_submitted(self, event: GridView.Submitted) -> None:
            event.grid.accept()

    return Grid()


def stock_table(count: int) -> object:
    """Textual's DataTable."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable

    numbers = Numbers(count)

    class Stock(App[None]):
        def compose(self) -> ComposeResult:
            table: DataTable[str] = DataTable(fixed_columns=1)
            table.add_columns(*numbers.titles)
            table.add_rows([numbers.text(row, c) for c in range(12)] for row in range(count))
            yield table

    return Stock()


def editor(size: int) -> object:
    """Textual's TextArea with a comment of that many bytes."""
    from textual.app import App, ComposeResult
    from textual.widgets import TextArea

    line = "rad 1 Arbetet med säkerheten har fortsatt enligt plan under perioden. "
    text = "\n".join([line * 4] * (size // len(line.encode()) // 4))

    class Editor(App[None]):
        def compose(self) -> ComposeResult:
            area = TextArea(text, soft_wrap=True)
            area.cursor_blink = False
            yield area

    return Editor()


CASES = [
    Case("TreeView 10 000, down", lambda: our_tree(10_000), (DOWN,)),
    Case("TreeView 10 000, page down", lambda: our_tree(10_000), (PAGE_DOWN,)),
    Case("TreeView 10 000, toggle a branch", lambda: our_tree(10_000), (b" ",)),
    Case(
        "TreeView 10 000, filter keystroke",
        lambda: our_tree(10_000, filtered=True),
        (b"1", b"2", BACKSPACE, b"5", BACKSPACE, BACKSPACE),
    ),
    Case("Textual Tree 10 000, down", lambda: stock_tree(10_000), (DOWN,)),
    Case("Textual Tree 10 000, toggle a branch", lambda: stock_tree(10_000), (b" ",), (DOWN,)),
    Case("GridView 10 000, down", lambda: our_grid(10_000), (DOWN,)),
    Case("GridView 10 000, page down", lambda: our_grid(10_000), (PAGE_DOWN,)),
    Case("GridView 100 000, down", lambda: our_grid(100_000), (DOWN,)),
    Case("GridView 100 000, page down", lambda: our_grid(100_000), (PAGE_DOWN,)),
    Case("GridView 100 000, typing in a cell", lambda: our_grid(100_000), (b"1", b"2", b"\r")),
    Case("Textual DataTable 10 000, down", lambda: stock_table(10_000), (DOWN,)),
    Case("Textual DataTable 10 000, page down", lambda: stock_table(10_000), (PAGE_DOWN,)),
    Case("Textual TextArea 50 kB, typing", lambda: editor(50_000), (b"a", b"b", b" ")),
]


@contextmanager
def terminal(case: Case) -> Iterator[int]:
    """The case's app in a terminal of its own, with its rows shown; yields the other end."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.environ["COLORTERM"] = "truecolor"
        os.execv(sys.executable, [sys.executable, __file__, "--show", case.name])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    try:
        seen = b""
        deadline = time.monotonic() + 60
        while SENTINEL not in seen:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{case.name}: no rows on the screen")
            seen = seen[-len(SENTINEL) :] + read(fd, 1.0)
        settled = time.monotonic() + 1.0
        while time.monotonic() < settled:
            read(fd, 0.1)
        yield fd
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def read(fd: int, patience: float) -> bytes:
    """What the app writes next, or nothing if it keeps quiet that long."""
    ready, _, _ = select.select([fd], [], [], patience)
    return os.read(fd, 1 << 16) if ready else b""


def measure(case: Case) -> tuple[list[float], list[float]]:
    """Milliseconds from each key to the first byte, and to the last one."""
    first, last = [], []
    with terminal(case) as fd:
        for key in case.first:
            os.write(fd, key)
            while read(fd, 0.2):
                pass
        for turn, key in enumerate(islice(cycle(case.keys), KEYS + 5)):
            time.sleep(0.03)
            while read(fd, 0):
                pass
            os.write(fd, key)
            began = at = time.perf_counter()
            if not read(fd, 2.0):
                continue
            came = at = time.perf_counter()
            while read(fd, QUIET):
                at = time.perf_counter()
            if turn >= 5:  # the first ones fill caches
                first.append((came - began) * 1000)
                last.append((at - began) * 1000)
    return first, last


def percentile(values: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, round(share * len(values)))]


def main() -> int:
    """Measure the cases that were named, or all, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("case", nargs="*", help="part of a case's name; without any, all")
    parser.add_argument("--show", metavar="CASE", help="run the app of a case here")
    options = parser.parse_args()
    if options.show:
        app = next(case.app for case in CASES if case.name == options.show)()
        app.run()  # type: ignore[attr-defined]  # textual is imported only by who is measured
        return 0
    print("| | keys | first byte, median | p95 | last byte, median | p95 ms |")
    print("|---|---|---|---|---|---|")
    for case in CASES:
        if options.case and not any(part.lower() in case.name.lower() for part in options.case):
            continue
        first, last = measure(case)
        figures = [
            f"{figure:.1f}"
            for values in (first, last)
            for figure in (statistics.median(values), percentile(values, 0.95))
        ]
        print(f"| {case.name} | {len(first)} | {' | '.join(figures)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
