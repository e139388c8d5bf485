"""A table as lines of aligned text, for any page from 80 columns up.

On a page that is too narrow for all columns the table is set in several panels below one another,
each with the names of the rows; nothing is cut off.
"""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from unicodedata import category, east_asian_width

from vbtui.domain.text import printable

_GAP = "  "
_NAMES_AT_MOST = 40
"""Names wider than this are broken where the page is narrow."""
_UNBROKEN = 16
"""Headings up to this width stand on one line over a narrow column."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: its headings and its cells from the top."""

    title: str
    cells: Sequence[str]
    group: str = ""
    """Shared with the neighbours that have the same."""
    right: bool = True
    marked: Set[int] = frozenset()
    """Rows whose cell has ``mark`` after it, in the gap between the columns."""
    mark: str = ""
    """One column of a terminal wide."""
    above: Mapping[int, str] = field(default_factory=dict)
    """Row → a heading over it and those that follow, on a line of its own. Of the names only."""


def cell_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def one_line(text: str) -> str:
    """A cell's text on one line, fit for a terminal."""
    if text.isprintable() or not text:
        return text
    return " ".join(printable(text).splitlines()).replace("\t", " ")


def lines(names: GridColumn, columns: Sequence[GridColumn], page: int) -> Iterator[str]:
    """The table's lines: headings, a rule, the rows; panel after panel where it is too wide."""
    first = _Set(names, min(page // 2, _NAMES_AT_MOST) if page < _Set(names).width * 2 else None)
    panels: list[list[_Set]] = [[]]
    for _, group in itertools.groupby(map(_Set, columns), key=lambda column: column.group):
        block = list(group)
        # What shares a heading stays together where one panel can hold it.
        together = _width([first, *block]) <= page
        for part in [block] if together else [[column] for column in block]:
            if panels[-1] and _width([first, *panels[-1], *part]) > page:
                panels.append([])
            panels[-1] += part
    for number, panel in enumerate(panels):
        if number:
            yield ""
        yield from _panel(first, panel, names.above, page)


def _width(columns: Sequence[_Set]) -> int:
    marks = bool(columns[-1].marked)
    return sum(column.width for column in columns) + len(_GAP) * (len(columns) - 1) + marks


class _Set:
    """A column as it is set: its width, and its texts broken into lines."""

    def __init__(self, column: GridColumn, most: int | None = None) -> None:
        self.right = column.right
        self.group = one_line(column.group)
        self.marked = column.marked
        self.mark = column.mark
        cells = [one_line(cell) for cell in column.cells]
        title = one_line(column.title)
        widest = max(map(cell_width, cells), default=0)
        longest_word = max(map(cell_width, title.split()), default=0)
        self.width = max(widest, longest_word, min(cell_width(title), _UNBROKEN), 1)
        if most is not None:
            self.width = min(self.width, most)
        self.title = textwrap.wrap(title, self.width) or [""]
        self.cells = cells
        self.breaks = widest > self.width

    def lines(self, row: int) -> list[str]:
        """The lines of one cell."""
        if self.breaks:
            return textwrap.wrap(self.cells[row], self.width) or [""]
        return [self.cells[row]]

    def pad(self, text: str, mark: str = " ") -> str:
        """The text in the column's width, and one more for what stands after it."""
        space = " " * (self.width - cell_width(text))
        return (space + text if self.right else text + space) + mark

    def mark_of(self, row: int) -> str:
        """What stands after the first line of a cell."""
        return self.mark if row in self.marked else " "


def _panel(
    names: _Set, columns: Sequence[_Set], above: Mapping[int, str], page: int
) -> Iterator[str]:
    yield from _groups(names, columns)
    height = max(len(one.title) for one in (names, *columns))
    for line in range(height):
        yield _row(
            one.pad(one.title[place] if (place := line - height + len(one.title)) >= 0 else "")
            for one in (names, *columns)
        )
    yield _GAP.join("─" * one.width for one in (names, *columns))
    everything = (names, *columns)
    breaks = any(column.breaks for column in everything)
    for row in range(len(names.cells)):
        if row in above:
            yield from textwrap.wrap(one_line(above[row]), page)
        if not breaks:
            yield _row(one.pad(one.cells[row], one.mark_of(row)) for one in everything)
            continue
        cells = [column.lines(row) for column in everything]
        for number, found in enumerate(itertools.zip_longest(*cells, fillvalue="")):
            yield _row(
                one.pad(text, one.mark_of(row) if number == 0 else " ")
                for one, text in zip(everything, found, strict=True)
            )


def _row(padded: Iterable[str]) -> str:
    """The cells of a line; the first space of the gap after each is its own."""
    return _GAP[1:].join(padded).rstrip()


def _groups(names: _Set, columns: Sequence[_Set]) -> Iterator[str]:
    """Headings that several columns share, over the first of them."""
    blocks: list[tuple[str, int]] = []
    for column in columns:
        if blocks and blocks[-1][0] == column.group:
            blocks[-1] = (column.group, blocks[-1][1] + len(_GAP) + column.width)
        else:
            blocks.append((column.group, column.width))
    wrapped = [(textwrap.wrap(group, width), width) for group, width in blocks]
    height = max((len(text) for text, _ in wrapped), default=0)
    for line in range(height):
        found = " " * names.width
        for text, width in wrapped:
            shown = text[line] if line < len(text) else ""
            found += _GAP + shown + " " * (width - cell_width(shown))
        yield found.rstrip()
