"""The table engine: a table is declared once and everything else is derived from it.

A :class:`Table` says which rows and columns there are, which cells are typed and how the others
follow. A :class:`View` is one table for one unit (or several units together) and one period: it
answers what a cell holds, exactly and as shown, whether it may be typed, and why.
"""

from vbtui.domain.table.declaration import (
    UNIT_ROW,
    Change,
    Column,
    Elsewhere,
    Formula,
    From,
    Growth,
    Kind,
    LastYear,
    Previous,
    Row,
    Section,
    Share,
    Table,
    Total,
    compared,
)
from vbtui.domain.table.explanation import Contribution, Explanation, Part
from vbtui.domain.table.headings import heading
from vbtui.domain.table.needed import Needs, needs, parts_of
from vbtui.domain.table.source import Source
from vbtui.domain.table.value import (
    HUNDRED,
    INCOMPLETE,
    NOTHING,
    Scalar,
    Value,
    is_inequality,
)
from vbtui.domain.table.view import View

__all__ = [
    "HUNDRED",
    "INCOMPLETE",
    "NOTHING",
    "UNIT_ROW",
    "Change",
    "Column",
    "Contribution",
    "Elsewhere",
    "Explanation",
    "Formula",
    "From",
    "Growth",
    "Kind",
    "LastYear",
    "Needs",
    "Part",
    "Previous",
    "Row",
    "Scalar",
    "Section",
    "Share",
    "Source",
    "Table",
    "Total",
    "Value",
    "View",
    "compared",
    "heading",
    "is_inequality",
    "needs",
    "parts_of",
]
