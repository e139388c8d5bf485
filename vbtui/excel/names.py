"""Names of sheets and tables that Excel takes, and that differ from one another."""

from __future__ import annotations

import re

from vbtui.domain.text import clean_line, transliterate
from vbtui.excel.safe_text import units

LONGEST = 31
"""So many UTF-16 units fit in a sheet's name."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = {"history", "historik"}
"""What Excel keeps for itself, whatever the language."""
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|r\d*c?\d*|c\d*")


class Names:
    """The names of one workbook, given out once each."""

    def __init__(self) -> None:
        """No name is taken."""
        self._sheets = set(_RESERVED)
        self._tables: set[str] = set()

    def sheet(self, title: str, of: str = "") -> str:
        """A name for a sheet; ``of`` (whose it is) is never cut away from its end."""
        tail = f" {_plain(of)}" if of else ""
        name = _unique(_plain(title) or "Blad", tail, self._sheets)
        self._sheets.add(name.casefold())
        return name

    def table(self, title: str, of: str = "") -> str:
        """A name for a table: lower case, ASCII."""
        words = transliterate(f"{title} {of}") or "tabell"
        if words[0].isdigit() or _LIKE_A_CELL.fullmatch(words):
            words = f"t_{words}"
        name, number = words[:200], 2
        while name in self._tables:
            name, number = f"{words[:200]}_{number}", number + 1
        self._tables.add(name)
        return name


def _plain(title: str) -> str:
    return _FORBIDDEN.sub(" ", clean_line(title)).strip(" '")


def _unique(title: str, tail: str, taken: set[str]) -> str:
    number = 1
    while True:
        end = _cut(f"{tail} ({number})" if number > 1 else tail, LONGEST - 1)
        name = _cut(title, LONGEST - units(end)).rstrip(" '") + end
        if name.casefold() not in taken:
            return name
        number += 1


def _cut(text: str, most: int) -> str:
    while units(text) > most:
        text = text[:-1]
    return text


def distinct(headings: list[str]) -> list[str]:
    """The headings, those that are alike told apart by a number: a table's must all differ."""
    found: list[str] = []
    taken: set[str] = set()
    for heading in headings:
        name, number = heading or "Kolumn", 2
        while name.casefold() in taken:
            name, number = f"{heading} ({number})", number + 1
        taken.add(name.casefold())
        found.append(name)
    return found
