"""Bar charts below a table: drawn from its cells, with values on the bars and a text about them.

Values on the bars, so that nothing hangs on a colour; a text, for those who do not see the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.shapes import GraphicalProperties

from vbtui.excel import alt_text
from vbtui.excel.cells import Sheet

_LINES_BELOW = 3
"""So far below its table a chart begins."""


@dataclass(frozen=True, slots=True)
class Series:
    """One column of the table as bars; ``silent`` are the rows, from 0, whose bar says nothing."""

    column: int
    colour: str
    silent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: its title, the format of its numbers, and whether the bars lie and are added up."""

    title: str
    code: str
    stacked: bool = False


def draw(
    sheet: Sheet,
    bars: Bars,
    series: Sequence[Series],
    *,
    rows: tuple[int, int],
    below: int,
    text: str,
) -> None:
    """Draw rows ``rows`` of the sheet (first and last) below the row ``below``.

    Their names stand in column A and the names of the series in the row above them. ``text`` says
    what is to be seen.
    """
    first, last = rows
    chart = _chart(bars, last - first + 1)
    source: Any = sheet
    for one in series:
        chart.add_data(
            Reference(source, min_col=one.column, min_row=first - 1, max_row=last),
            titles_from_data=True,
        )
        drawn = chart.series[-1]
        drawn.graphicalProperties = GraphicalProperties(solidFill=one.colour)
        drawn.graphicalProperties.line.solidFill = "FFFFFF"
        drawn.invertIfNegative = False
        drawn.dLbls = _labels(bars.code, one.silent)
    chart.set_categories(Reference(source, min_col=1, min_row=first, max_row=last))
    chart.anchor = f"A{below + _LINES_BELOW}"
    alt_text.describe(chart, text)
    sheet.add_chart(chart)
    source.page_setup.fitToHeight = 1


def _chart(bars: Bars, count: int) -> Any:
    chart: Any = BarChart()
    chart.type = "bar" if bars.stacked else "col"
    chart.title = bars.title
    chart.gapWidth = 60
    chart.legend.position = "b"
    chart.y_axis.number_format = bars.code
    chart.height, chart.width = (5 + 0.8 * count, 26) if bars.stacked else (9, 22)
    if bars.stacked:
        chart.grouping = "stacked"
        chart.overlap = 100
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.majorUnit = 1
    # Names of bars below zero stay below the chart.
    chart.x_axis.tickLblPos = "low"
    # Not said, the axes are hidden by some versions of Excel.
    chart.x_axis.delete = chart.y_axis.delete = False
    return chart


def _labels(code: str, silent: Sequence[int]) -> Any:
    def shown(labels: Any, value: bool) -> Any:
        labels.numFmt = code
        labels.showVal = value
        labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
        return labels

    labels: Any = shown(DataLabelList(), True)
    labels.dLbl = [shown(DataLabel(idx=place), False) for place in silent]
    return labels
