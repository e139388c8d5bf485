"""The list of tables, each with how much of it is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.binding import Binding, BindingType

from vbtui.domain.table import Section, Table
from vbtui.read import Filled
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView

_SECTION = "avsnitt:"
"""Begins the key of a heading, and of no table."""


class TableList(TreeView, inherit_bindings=False):
    """One line a table; the table at the cursor is shown beside it.

    The tables stand under the headings of their sections, which the cursor passes over.

    The letters of other lists mean nothing here: k is for the sum of several units.
    """

    BINDING_GROUP_TITLE = "Listan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", "Upp", False, id="lines.up", tooltip="Tabellen ovanför"),
        Binding("down", "cursor(1)", "Ner", False, id="lines.down", tooltip="Tabellen under"),
        Binding("home,pageup", "first", "Först", False, id="lines.first",
                tooltip="Den första tabellen"),
        Binding("end,pagedown", "last", "Sist", False, id="lines.last",
                tooltip="Den sista tabellen"),
        Binding("enter,right", "select", "Öppna", id="tabell.till_tabellen",
                tooltip="Gå till den valda tabellens celler"),
    ]  # fmt: skip

    def set_tables(self, items: Sequence[tuple[Section, TreeItem]]) -> None:
        """Show these tables, each in its section; those of one section come together."""
        lines: list[TreeItem] = []
        for section, found in groupby(items, key=lambda one: one[0]):
            head = TreeItem(f"{_SECTION}{section}", 0, section.value, strong=True)
            lines += [head, *(item for _, item in found)]
        self.set_items(lines)

    def validate_cursor_row(self, row: int) -> int:
        """The nearest row with a table, on the way there."""
        found = super().validate_cursor_row(row)
        if found < 0 or not self._forest.items[self._forest.rows[found]].key.startswith(_SECTION):
            return found
        return found - 1 if 0 < found < self.cursor_row else found + 1


def list_item(table: Table, filled: Filled, *, consolidated: bool) -> TreeItem:
    """A table with how many of its cells are filled in, or how many units have figures in it."""
    symbol, tone, note = "◐", "warning", f"{filled.done} av {filled.of}"
    if filled.only_shares:
        note = "bara %"
    elif not (filled.of or table.free_rows or table.by_need):
        symbol, tone, note = "→", "success", "hämtas"
    elif not filled.done:
        symbol, note = "○", "tom"
    elif filled.done == filled.of:
        symbol, tone = "✓", "success"
        note = "alla" if consolidated else "klar"
    return TreeItem(
        key=table.id,
        depth=0,
        label=table.short_title or table.title,
        symbol=symbol,
        symbol_tone=tone,  # type: ignore[arg-type] # one of the two words above
        note=note,
    )
