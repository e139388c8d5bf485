"""A block of cells as text: what spreadsheets put on the clipboard, and take from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_BREAK = re.compile("\r\n?")
_IN_QUOTES = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_QUOTED = re.compile('[\t\n]|^"')
"""What makes a cell be written in quotes."""


def parse_block(text: str) -> list[list[str]]:
    """The cells of a copied block: rows end with a line break, cells with a tab.

    A cell with a tab or a line break in it stands in quotes, with its own quotes doubled, as Excel
    and Calc write it; any other quote is a letter. Rows may differ in length.
    """
    text = _BREAK.sub("\n", text).removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at == len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def without_end(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """A pasted block without the empty rows that end it: nobody means those.

    An empty row between others is as wide as the block, as it was where it was copied.
    """
    filled = [place for place, row in enumerate(rows) if any(cell.strip() for cell in row)]
    kept = rows[: filled[-1] + 1] if filled else []
    width = max(map(len, kept), default=0)
    return [list(row) if any(row) else [""] * width for row in kept]


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins there, and where it ends."""
    match = _IN_QUOTES.match(text, at)
    if match and (inner := match[1].replace('""', '"')) and _quoted(inner) == match[0]:
        return inner, match.end()
    match = _PLAIN.match(text, at)
    assert match is not None, "a cell can be empty"
    return match[0], match.end()


def format_block(rows: Iterable[Sequence[str]]) -> str:
    """The cells as a block that :func:`parse_block` and spreadsheets read back."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(cell: str) -> str:
    cell = _BREAK.sub("\n", cell)
    if not _QUOTED.search(cell):
        return cell
    return '"{}"'.format(cell.replace('"', '""'))
