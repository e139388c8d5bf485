"""A Textual program with the widgets of vbtui's screen and nothing behind them: the floor.

``python -m benchmarks.bare``
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Footer, Header, TextArea, Tree

GOALS, TASKS = 10, 5
"""Fifty leaves below ten branches."""
ROWS = 50


def goal_labels(goal: int) -> list[str]:
    """The label of a branch, and those of its leaves."""
    first = goal * TASKS + 1
    return [f"Mål {goal + 1:02}", *(f"Uppdrag {task:02}" for task in range(first, first + TASKS))]


class Bare(App[None]):
    """Header, tree, table, text area and footer."""

    TITLE = "bare"
    CSS = "DataTable, TextArea { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Nästa"),
        Binding("s", "state", "Status"),
        Binding("e", "comment", "Kommentar"),
        Binding("ctrl+q", "quit", "Avsluta"),
    ]

    def compose(self) -> ComposeResult:
        """The layout of the main screen."""
        yield Header()
        with Horizontal():
            yield Tree[None]("Plan")
            with Vertical():
                yield DataTable[str]()
                yield TextArea("En kommentar.")
        yield Footer()

    def on_mount(self) -> None:
        """Fill in what stands in the code."""
        tree = self.query_one(Tree)
        tree.root.expand()
        for goal in range(GOALS):
            name, *tasks = goal_labels(goal)
            branch = tree.root.add(name, expand=True)
            for task in tasks:
                branch.add_leaf(task)
        table = self.query_one(DataTable)
        table.add_columns("Yrkesgrupp", "Kvinnor", "Män", "Totalt")
        for row in range(ROWS):
            table.add_row(f"Grupp {row + 1}", f"{row},0", f"{row},5", f"{2 * row},5")
        tree.focus()


if __name__ == "__main__":
    Bare().run()
