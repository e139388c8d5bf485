"""The list of tables, each with how much of it is filled in."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from vbtui.domain.table import Table
from vbtui.read import Filled
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView


class TableList(TreeView, inherit_bindings=False):
    """One line a table; the table at the cursor is shown beside it.

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


def list_item(table: Table, filled: Filled, *, consolidated: bool) -> TreeItem:
    """A table with how many of its cells are filled in, or how many units have figures in it."""
    symbol, tone, note = "◐", "warning", f"{filled.done} av {filled.of}"
    if filled.only_shares:
        note = "bara %"
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
