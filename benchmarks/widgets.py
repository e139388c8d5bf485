"""Key to repaint of the tree, the grid and the editor alone, beside Textual's own tree and table.

Each case is a small app in a terminal of its own. Measured is the time from a key to the first
byte that comes back, and to the last byte before 12 ms of quiet. Where one key leads to two
frames, as when an input shows its letter before the list is filtered, only the second figure
tells when the work was done. ``python -m benchmarks.widgets CASE`` shows the app of a case.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from benchmarks.figures import heading, line, ms, p95
from benchmarks.surroundings import compile_all, surroundings
from benchmarks.terminal import BACKSPACE, DOWN, ENTER, PAGE_DOWN, Terminal

KEYS = 60
WARM = 5
"""Keys before those that are counted: they fill caches."""
QUIET = 0.012
SENTINEL = "rad 1 "
"""What is on the screen when a case has shown its rows."""


@dataclass(frozen=True)
class Case:
    """An app, the keys that it is sent, over and over, and those that come before them."""

    name: str
    app: Callable[[], Any]
    keys: tuple[str, ...]
    first: str = ""


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
    Case("TreeView 10 000, toggle a branch", lambda: our_tree(10_000), (" ",)),
    Case(
        "TreeView 10 000, filter keystroke",
        lambda: our_tree(10_000, filtered=True),
        ("1", "2", BACKSPACE, "5", BACKSPACE, BACKSPACE),
    ),
    Case("Textual Tree 10 000, down", lambda: stock_tree(10_000), (DOWN,)),
    Case("Textual Tree 10 000, toggle a branch", lambda: stock_tree(10_000), (" ",), DOWN),
    Case("GridView 10 000, down", lambda: our_grid(10_000), (DOWN,)),
    Case("GridView 10 000, page down", lambda: our_grid(10_000), (PAGE_DOWN,)),
    Case("GridView 100 000, down", lambda: our_grid(100_000), (DOWN,)),
    Case("GridView 100 000, page down", lambda: our_grid(100_000), (PAGE_DOWN,)),
    Case("GridView 100 000, typing in a cell", lambda: our_grid(100_000), ("1", "2", ENTER)),
    Case("Textual DataTable 10 000, down", lambda: stock_table(10_000), (DOWN,)),
    Case("Textual DataTable 10 000, page down", lambda: stock_table(10_000), (PAGE_DOWN,)),
    Case("Textual TextArea 50 kB, typing", lambda: editor(50_000), ("a", "b", " ")),
]


def run() -> Iterator[str]:
    """Each case in turn."""
    compile_all()
    yield "## Widgets alone\n"
    yield heading(("ms", "keys", "first byte, median", "p95", "last byte, median", "p95"))
    for case in CASES:
        first, last = zip(*_measure(case), strict=True)
        figures = [ms(one(values)) for values in (first, last) for one in (statistics.median, p95)]
        yield line([case.name, str(len(first)), *figures])
    yield ""


def _measure(case: Case) -> list[tuple[float, float]]:
    """Seconds from each key to the first byte, and to the last one."""
    command = (sys.executable, "-m", "benchmarks.widgets", case.name)
    with surroundings() as (_, env), Terminal(command, env) as terminal:
        terminal.shows(SENTINEL)
        terminal.settle()
        if case.first:
            terminal.answers(case.first, 0.2)
        times = []
        for key in islice(cycle(case.keys), WARM + KEYS):
            terminal.watch(0.03)
            times.append(terminal.answers(key, QUIET))
        return times[WARM:]


if __name__ == "__main__":
    next(case for case in CASES if case.name == sys.argv[1]).app().run()
