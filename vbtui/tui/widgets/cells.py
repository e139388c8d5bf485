"""Text in terminal cells: any text on one row, in exactly the width it is given.

A letter can take two cells (emoji, CJK) or none (combining marks), and terminals disagree about
sequences that are joined or coloured by invisible characters. What is drawn goes through here, so
that no text, whoever wrote it, moves the columns to its right.
"""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import category, normalize

from rich.cells import cell_len, set_cell_size

from vbtui.domain.text import fold, printable

Align = Literal["left", "right"]

ELLIPSIS = "…"
"""Ends a text that was cut."""
NEWLINE = "⏎"
"""Shown for a line break inside a text."""

_JOINS = frozenset(
    chr(code)
    for first, last in [(0xFE00, 0xFE0F), (0x180B, 0x180D), (0xE0100, 0xE01EF), (0x1F3FB, 0x1F3FF)]
    for code in range(first, last + 1)
)
"""Variation selectors and skin tones: some terminals draw them beside what they should colour."""


class _Shown(dict[int, str]):
    """A character to what is drawn for it, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = category(char)
        if char == "\n":
            shown = NEWLINE
        elif char == "\t" or kind in ("Zs", "Zl", "Zp"):
            shown = " "
        elif kind == "Cf" or char in _JOINS:
            shown = ""
        else:
            shown = char
        self[code] = shown
        return shown


_SHOWN = _Shown()


def one_line(text: str) -> str:
    """The text as it is drawn on one row: line breaks as ``⏎``, tabs as a space, no controls.

    Letters are composed (NFC) and what joins or colours emoji is left out, since terminals give
    such sequences different widths; the parts are drawn beside each other instead.
    """
    if text.isprintable() and text.isascii():
        return text
    return normalize("NFC", printable(text)).translate(_SHOWN)


def fit(text: str, width: int, align: Align = "left") -> str:
    """The text on one row in exactly ``width`` cells, ending with ``…`` where it was cut."""
    line = one_line(text)
    cells = cell_len(line)
    if cells > width:
        line = set_cell_size(line, max(0, width - 1)).rstrip() + ELLIPSIS if width > 0 else ""
        cells = cell_len(line)
    space = " " * (width - cells)
    return space + line if align == "right" else line + space


def width_of(text: str) -> int:
    """How many cells the text takes when nothing is cut."""
    return cell_len(one_line(text))


def wrap(text: str, width: int) -> list[str]:
    """The text's words in rows of at most ``width`` cells; a longer word is cut with ``…``."""
    rows: list[str] = []
    for word in re.split(r"\s+", printable(text).strip()):
        if rows and width_of(rows[-1]) + 1 + width_of(word) <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word if width_of(word) <= width else fit(word, width).rstrip())
    return rows


def find_all(text: str, needle: str) -> list[tuple[int, int]]:
    """Where the needle's words stand in the text, as ``(start, end)`` without overlap, in order.

    Letters are compared as in every search of the program (:func:`vbtui.domain.text.fold`).
    """
    words = fold(needle).split()
    if not words:
        return []
    folded = ""
    origin: list[int] = []
    for index, char in enumerate(text):
        part = fold(char)
        folded += part
        origin += [index] * len(part)
    spans: list[tuple[int, int]] = []
    for match in re.finditer(
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))), folded
    ):
        start, end = origin[match.start()], origin[match.end() - 1] + 1
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans
