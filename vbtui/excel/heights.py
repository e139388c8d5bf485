"""How high a row must be for its texts to show.

A file that does not say is shown by several programs with rows of one line, whatever is in them.
The height is estimated from the widths of Calibri's letters; it is written without the mark that
it is the user's own, so that a program that can fit the row anew does so when a text is edited.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width, normalize

LINE = 15.0
"""Height of a line of 11 points, in points."""
BOLD_LINE = 15.5
HIGHEST = 409.0
"""Excel's highest row."""
MOST_LINES = int(HIGHEST // LINE)
"""So many lines fit in a row."""

# Advance widths in 2048ths of the size, measured on Carlito, which is as wide as Calibri.
_WIDTHS: dict[str, int] = {
    char: width
    for width, chars in {
        463: " ",
        470: "ijl",
        520: "',‘’‚I.ı",
        548: ":;",
        610: "()`´f-[]",
        650: "{}J!",
        690: "tr²°",
        800: "sz/\\",
        860: 'L“”„"c',
        925: "vkxy",
        945: "F|gS?Z",
        981: "a",
        1000: "TYE",
        1020: "e#*+<=>^_~§×÷–•−≈≠≤≥",
        1038: "$0123456789£®€",
        1060: "PXK«»",
        1080: "bdhnpquðþoøµ",
        1115: "CRBđ○",
        1165: "V",
        1190: "A",
        1240: "D●◌",
        1290: "HGÐ",
        1330: "UN",
        1360: "OQ&Ø½",
        1420: "…™",
        1464: "%w",
        1583: "Ææ",
        1640: "m",
        1751: "M©œ",
        1830: "W@Œ↗↘",
        1854: "—←→",
        2126: "‰",
    }.items()
    for char in chars
}
_EM = 2048
_WIDE = 2800
"""An emoji; signs of the Far East are somewhat narrower."""
_POINTS = 11
_PIXELS_PER_POINT = 96 / 72
_PIXELS_PER_COLUMN_UNIT = 7
_PADDING = 6
"""Pixels of a column that no text stands in."""
_BOLD = 1.04
_SAFETY = 1.02
"""Programs differ by so much in where they break lines."""

_WORD = re.compile(r"\S+|\s+")


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if char == "\u00a0":
        return _WIDTHS[" "]
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    base = normalize("NFD", char)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return _WIDE if east_asian_width(char) in "WF" else _EM


def pixels(text: str, *, bold: bool = False) -> float:
    """How wide the text is on one line."""
    wide = sum(map(_width, text)) * _POINTS * _PIXELS_PER_POINT / _EM
    return wide * _SAFETY * (_BOLD if bold else 1)


def column_width(text: str, *, bold: bool = False) -> float:
    """How wide a column must be for the text to stand on one line."""
    return (pixels(text, bold=bold) + _PADDING) / _PIXELS_PER_COLUMN_UNIT


@lru_cache(maxsize=1024)
def lines(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines the text takes in a column of this width."""
    room = width * _PIXELS_PER_COLUMN_UNIT - _PADDING
    return sum(_broken(line, room, bold) for line in text.split("\n"))


def _broken(line: str, room: float, bold: bool) -> int:
    """How many lines one line becomes, words kept whole where they fit."""
    if pixels(line, bold=bold) <= room:
        return 1
    count, used = 1, 0.0
    for word in _WORD.findall(line):
        wide = pixels(word, bold=bold)
        if used + wide <= room:
            used += wide
        elif word.isspace():
            used = room  # It hangs over the edge; the next word begins a line.
        elif wide <= room:
            count, used = count + 1, wide
        else:
            # A word longer than the line is broken where it reaches the edge.
            count += (1 if used else 0) + int(wide // room)
            used = wide % room
    return count


def height(count: int, *, bold: bool = False) -> float:
    """The height of a row with so many lines."""
    return min(HIGHEST, count * (BOLD_LINE if bold else LINE))
