"""What a chart shows, in words, for those who do not see it.

openpyxl has no place for it, so it is put where openpyxl makes the frame of a chart.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.chart._chart import ChartBase
from openpyxl.drawing import spreadsheet_drawing

_texts: WeakKeyDictionary[ChartBase, str] = WeakKeyDictionary()


def describe(chart: ChartBase, text: str) -> None:
    """Give a chart its text."""
    _texts[chart] = text


_drawing: Any = spreadsheet_drawing.SpreadsheetDrawing
_frame_without = _drawing._chart_frame


def _frame(self: Any, idx: int) -> Any:
    frame = _frame_without(self, idx)
    text = _texts.get(self.charts[idx - 1])
    if text:
        frame.nvGraphicFramePr.cNvPr.descr = text
    return frame


_drawing._chart_frame = _frame
