"""What a grid shows: columns, and rows that are asked for only when they are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from vbtui.tui.widgets.cells import Align

Kind = Literal["typed", "derived", "missing", "error", "text", "heading", "sum"]
"""How a cell looks. A row whose first cell is a sum has a rule above it."""


@dataclass(frozen=True, slots=True)
class CellText:
    """What a cell shows. Its texts are shown as they are written, never read as markup."""

    text: str
    kind: Kind = "text"
    editable: bool = False
    edit: str | None = None
    """The whole value, if ``text`` is not it: a number with all its decimals."""
    mark: str = ""
    """A sign of one cell after the text, in the space between the columns."""

    @property
    def exact(self) -> str:
        """What the editor opens with, and what is copied."""
        return self.text if self.edit is None else self.edit


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column. Columns beside each other with the same ``group`` stand under one heading.

    A title may have several lines. ``width`` is in cells; without one the column is as wide as
    its title and a sample of its texts need, and columns aligned right, which hold numbers, grow
    when a longer one is met. A number is never cut: where it does not fit, ``###`` stands.
    """

    key: str
    title: str
    group: str = ""
    width: int | None = None
    align: Align = "left"
    derived: bool = False
    mark: str = ""
    """A sign of one cell after the title, in the space between the columns."""
    words: bool = False
    """Whether its cells take words, so that a letter begins one."""


class GridRows(Protocol):
    """The rows of a grid. Only what is on the screen is asked for."""

    def __len__(self) -> int:
        """How many rows there are."""

    def row_key(self, row: int) -> str:
        """The key of a row, other than all others."""

    def cell(self, row: int, column: str) -> CellText:
        """The cell of a row in the column with that key."""


class NoRows:
    """A table without rows."""

    def __len__(self) -> int:
        """There are none."""
        return 0

    def row_key(self, row: int) -> str:
        """There are none."""
        raise IndexError(row)

    def cell(self, row: int, column: str) -> CellText:
        """There are none."""
        raise IndexError(row, column)
