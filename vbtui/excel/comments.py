"""Comments that are longer than a row can show: they go on in a sheet of their own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from vbtui.excel import heights
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell
from vbtui.excel.grid import Field, Grid
from vbtui.excel.keys import Keys
from vbtui.excel.styles import number
from vbtui.excel.voices import Voice

SHEET = "Kommentarer"
WIDTH = 70.0
"""The width of a column of comments: lines that are read with ease."""
LONGEST = 2_000
"""Characters of a comment that stand in one cell."""
GOES_ON = f"… (hela texten står i bladet {SHEET})"

_CUT = 500
"""Characters of a word without end that are kept together."""
_BREAK = re.compile(r"\n|(?<=\S)[^\S\n]+")


@dataclass(frozen=True, slots=True)
class _Long:
    sheet: str
    voice: Voice
    key: str
    text: str


class Comments:
    """The long comments of a workbook."""

    def __init__(self) -> None:
        """None yet."""
        self._long: list[_Long] = []

    def shown(self, sheet: str, voice: Voice, key: str, text: str) -> str:
        """What stands in the cell: the comment, or its beginning and where the rest is."""
        found = pieces(text)
        if len(found) == 1:
            return text
        self._long.append(_Long(sheet, voice, key, text))
        return pieces(text, spare=2)[0].rstrip() + f"\n{GOES_ON}"

    def write(self, book: Book, keys: Keys) -> None:
        """Write the sheet, where there is anything to write."""
        if not self._long:
            return
        sheet = book.sheet(SHEET, "Kommentarer som är längre än en rad kan visa, i delar")
        grid = Grid(
            sheet,
            book.styles,
            table=book.names.table(SHEET),
            title="Kommentarer i sin helhet",
            lines=["Delarna av en kommentar följer på varandra; tillsammans är de hela texten."],
            back=book.home,
            fields=[
                Field("Gäller", 34),
                Field("Enhet", 22),
                Field("Blad", 20),
                Field("Del", 8, right=True),
                Field("Delar", 9, right=True),
                Field("Kommentar", WIDTH),
                *keys.fields,
            ],
            print_as=book.print_as,
        )
        look = book.styles
        for one in self._long:
            parts = pieces(one.text)
            for place, part in enumerate(parts, start=1):
                row: list[Cell | None] = [
                    grid.text(one.voice.nod.name, look.text()),
                    grid.text(one.voice.enhet.namn, look.text()),
                    grid.text(one.sheet, look.text()),
                    grid.number(place, look.number(number(0))),
                    grid.number(len(parts), look.number(number(0))),
                    grid.text(part, look.text(typed=keys.template)),
                    *keys.cells(grid, one.key),
                ]
                grid.add(row)
        grid.close()


def pieces(text: str, *, spare: int = 0) -> list[str]:
    """The text in parts that a cell can show; together they are the text, character for character.

    ``spare`` lines are left free in each.
    """
    most = heights.MOST_LINES - spare
    if _fits(text, most):
        return [text]
    ends = _ends(text)
    found: list[str] = []
    start = place = 0
    while place < len(ends):
        # As many words as can be shown, and at least one: none is that long.
        first, at = start, bisect_right(ends, start + LONGEST)
        fitting = bisect_left(
            range(place + 1, at), True, key=lambda end: not _fits(text[first : ends[end]], most)
        )
        place += 1 + fitting
        found.append(text[start : ends[place - 1]])
        start = ends[place - 1]
    return found


def _ends(text: str) -> list[int]:
    """Where a part may end: after a word and the space behind it; a very long word is cut."""
    found: list[int] = []
    start = 0
    for end in [*(match.end() for match in _BREAK.finditer(text)), len(text)]:
        found += range(start + _CUT, end, _CUT)
        found.append(end)
        start = end
    return found


def _fits(text: str, most: int) -> bool:
    return len(text) <= LONGEST and heights.lines(text, WIDTH) <= most
