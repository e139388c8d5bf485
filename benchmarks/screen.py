"""What a terminal would show after what a program has written: enough of one to measure by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TOKEN = re.compile(
    r"\x1b\[(?P<params>[0-9;:<=>?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[PX^_][^\x1b]*\x1b\\"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
)


class Screen:
    """The cells of a terminal, each with the moment (see :meth:`mark`) it was last written.

    Lines are cut at the right edge, as full-screen programs want it.
    """

    def __init__(self, columns: int, lines: int) -> None:
        """An empty screen."""
        self._columns, self._lines = columns, lines
        self._cells = [[" "] * columns for _ in range(lines)]
        self._stamps = [[0] * columns for _ in range(lines)]
        self._styles = [[""] * columns for _ in range(lines)]
        self._style = ""
        self._moment = 0
        self._x = self._y = 0
        self._rest = ""

    def mark(self) -> None:
        """Begin a new moment: what is written from now on is new."""
        self._moment += 1

    def feed(self, text: str) -> None:
        """Take in what a program has written; a sequence cut in two is kept until it is whole."""
        text = self._rest + text
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                break
            at = found.end()
            if found["text"]:
                self._write(found["text"])
            elif found["control"]:
                self._control(found["control"])
            elif found["final"]:
                self._sequence(found["final"], found["params"])
        self._rest = text[at:]

    def text(self) -> str:
        """All of the screen."""
        return "\n".join("".join(row) for row in self._cells)

    def shows(self, text: str, *, new: bool = False) -> bool:
        """Whether the text stands on a line; if ``new``, written since the last mark."""
        return any(
            not new or min(self._stamps[line][at : at + len(text)]) == self._moment
            for line, at in self._find(text)
        )

    def look(self, text: str) -> str | None:
        """The style that the text begins in where it stands first; None where it does not."""
        return next((self._styles[line][at] for line, at in self._find(text)), None)

    def _find(self, text: str) -> Iterator[tuple[int, int]]:
        """Line and cell of every place where the text stands; it has no wide characters."""
        for number, row in enumerate(self._cells):
            line = "".join(row)
            at = line.find(text)
            while at >= 0:
                yield number, _cell_of(row, at)
                at = line.find(text, at + 1)

    def _write(self, text: str) -> None:
        if not 0 <= self._y < self._lines:
            return
        row, stamps = self._cells[self._y], self._stamps[self._y]
        cells = [part for char in text for part in _cells(char)] if not text.isascii() else text
        room = self._columns - self._x
        end = self._x + min(len(cells), room)
        if room > 0:
            row[self._x : end] = cells[:room]
            stamps[self._x : end] = [self._moment] * (end - self._x)
            self._styles[self._y][self._x : end] = [self._style] * (end - self._x)
        self._x += len(cells)

    def _control(self, char: str) -> None:
        if char == "\r":
            self._x = 0
        elif char == "\n":
            self._y = min(self._y + 1, self._lines - 1)
        elif char == "\b":
            self._x = max(0, self._x - 1)

    def _sequence(self, final: str, params: str) -> None:
        if final not in "HfABCDGdJKm" or params[:1] in ("?", ">", "<", "="):
            return
        if final == "m":
            self._style = "" if params in ("", "0") else f"{self._style};{params}"
            return
        numbers = [int(part) if part else 0 for part in params.split(";")]
        first = numbers[0]
        if final in "Hf":
            self._y = max(first, 1) - 1
            self._x = max(numbers[1] if len(numbers) > 1 else 1, 1) - 1
        elif final in "AB":
            self._y += max(first, 1) * (1 if final == "B" else -1)
        elif final in "CD":
            self._x += max(first, 1) * (1 if final == "C" else -1)
        elif final == "G":
            self._x = max(first, 1) - 1
        elif final == "d":
            self._y = max(first, 1) - 1
        elif final == "J":
            for line in range(self._lines) if first >= 2 else range(self._y, self._lines):
                self._blank(line, 0 if first >= 2 or line > self._y else self._x)
        else:
            self._blank(self._y, self._x if first == 0 else 0)
        self._x = max(0, self._x)

    def _blank(self, line: int, start: int) -> None:
        if 0 <= line < self._lines:
            width = self._columns - start
            self._cells[line][start:] = [" "] * width
            self._stamps[line][start:] = [self._moment] * width


def _cells(char: str) -> tuple[str, ...]:
    """What a character takes on the screen: a wide one two cells, a combining one none."""
    if unicodedata.combining(char) or char in "\u200d\ufe0e\ufe0f":
        return ()
    return (char, "") if unicodedata.east_asian_width(char) in "WF" else (char,)


def _cell_of(row: list[str], at: int) -> int:
    """The cell of the character with that number: the second cell of a wide one holds no text."""
    if "" not in row:
        return at
    passed = 0
    for place, cell in enumerate(row):
        if passed >= at and cell:
            return place
        passed += len(cell)
    return len(row)
