"""The grid of a table of the follow-up: what its keys mean where a cell cannot be typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from vbtui.tui.widgets.grid import GridView
from vbtui.tui.widgets.table_order import NAME
from vbtui.tui.widgets.table_rows import TableRows


class TableGrid(GridView):
    """A :class:`GridView` over :class:`~vbtui.tui.widgets.table_rows.TableRows`.

    Enter on a cell that cannot be typed opens it (:class:`Opened`): how a number came about, or
    the name of a row. Delete on the name of a row is about the row (:class:`RowCleared`).
    """

    BINDING_GROUP_TITLE = "Tabellen"

    @dataclass
    class Opened(Message):
        """Enter on a cell that cannot be typed."""

        row_key: str
        column_key: str

    @dataclass
    class RowCleared(Message):
        """Delete on the name of a row."""

        row_key: str

    def find_row(self, key: str, near: int = 0) -> int | None:
        """As any grid; a large table is not searched for a row that it does not have."""
        if isinstance(self._rows, TableRows) and not self._rows.knows(key):
            return None
        return super().find_row(key, near)

    def action_edit(self) -> None:
        """Open the editor, or what stands behind the cell."""
        if self.cursor is None or self.cell_at(self.cursor_row, self.cursor_column).editable:
            self.edit()
        else:
            self.post_message(self.Opened(*self.cursor))

    def action_clear(self) -> None:
        """Empty the cell or the block; of a row's name, ask about the row."""
        rows, columns = self.selection
        alone = len(rows) == len(columns) == 1
        if self.cursor is not None and alone and self.cursor[1] == NAME:
            self.post_message(self.RowCleared(self.cursor[0]))
        else:
            super().action_clear()
