"""Text as a workbook can hold it: literally, whatever it looks like, and never silently cut."""

from __future__ import annotations

import re

from vbtui.domain.text import REPLACEMENT

LONGEST = 32_767
"""So many UTF-16 units fit in a cell; Excel repairs a file that has more."""
_MOST_BREAKS = 253
"""So many line breaks fit in a cell."""

_BREAK = re.compile("\r\n?|[\v\f\u2028\u2029]")
# Of these XML 1.0 cannot hold a single one; openpyxl refuses some and writes the others.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x000D_ as the character with that number, so the underscore is written so itself.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

_AS_FORMULA = tuple("=+-@\t\r\n")


def written(text: str) -> str:
    """The text as it is put into a cell: the same characters when it is read again.

    Soft breaks become ``\\n``; what no workbook can hold becomes U+FFFD, one for one. A text that
    is longer than a cell ends in a sentence that says how much is left out.
    """
    kept = _UNFIT.sub(REPLACEMENT, _BREAK.sub("\n", text))
    return _ESCAPE.sub("_x005F_", _fitting(kept))


def read(text: str) -> str:
    """What :func:`written` was made of, but for the characters that it replaced."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def needs_quote(text: str) -> bool:
    """Whether Excel would make a formula of the text if somebody edits the cell and leaves it."""
    return text.startswith(_AS_FORMULA)


def units(text: str) -> int:
    """How long the text is as Excel counts: an emoji is two."""
    return len(text) + sum(char > "\uffff" for char in text)


def _fitting(text: str) -> str:
    breaks = text.count("\n")
    # An escaped underscore takes seven places instead of one.
    if len(text) * 2 <= LONGEST // 4 and breaks <= _MOST_BREAKS:
        return text
    end = len(text)
    if breaks > _MOST_BREAKS:
        end = _nth_break(text, _MOST_BREAKS - 1)
    room = LONGEST - 80
    size = 0
    for place, char in enumerate(text[:end]):
        size += 7 if char == "_" else 1 + (char > "\uffff")
        if size > room:
            end = place
            break
    if end == len(text):
        return text
    return f"{text[:end]}\n… (cellen rymmer inte mer; {len(text) - end} tecken till finns i filen)"


def _nth_break(text: str, count: int) -> int:
    at = -1
    for _ in range(count):
        at = text.index("\n", at + 1)
    return at
