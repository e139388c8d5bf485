"""Files that come out the same, byte for byte, wherever and whenever they are built: the sample.

What differs between two builds of the same rows is random ids, times (see ``Database.clock``),
the order of pages, what SQLite writes about itself in the header, and what it leaves behind in the
unused parts of a page.
"""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path

from vbtui.store.connection import translated

_PAGE = 4096
_HEADER = 100
_COUNTER = slice(24, 28)
_SCHEMA_COOKIE = slice(40, 44)
_COUNTER_WHEN_SIZE_WAS_WRITTEN = slice(92, 96)
_SQLITE_VERSION = slice(96, 100)
_FIRST_WITH_STRICT_TABLES = 3_037_000


def counted_ids(seed: str) -> Callable[[sqlite3.Connection], None]:
    """A preparation of the connection of a new file: random ids follow from ``seed`` and count.

    For ``on_connect`` of :func:`vbtui.store.create.create`.
    """

    def prepare(connection: sqlite3.Connection) -> None:
        numbers = itertools.count()

        def draw(size: int) -> bytes:
            return hashlib.shake_128(f"{seed} {next(numbers)}".encode()).digest(size)

        # The triggers call our function in the place of SQLite's own, which an untrusted schema
        # may not; and what a program's SQLite was compiled with must not show in the file.
        for pragma in ("trusted_schema = ON", f"page_size = {_PAGE}", "auto_vacuum = NONE"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("randomblob", 1, draw)

    return prepare


def normalised_copy(source: Path, target: Path) -> None:
    """Write the content of ``source`` to ``target``, a new file, as any SQLite would lay it out.

    :raises FileError: the source cannot be read or the target not be written.
    """
    with translated(source.name):
        connection = sqlite3.connect(source, isolation_level=None)
        try:
            connection.execute("VACUUM INTO :target", {"target": str(target)})
        finally:
            connection.close()
    data = bytearray(target.read_bytes())
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        data[start : start + _PAGE] = _without_leavings(page, 0 if start else _HEADER)
    for place, value in (
        # The size in the header is trusted only where these two counters are equal.
        (_COUNTER, 1),
        (_COUNTER_WHEN_SIZE_WAS_WRITTEN, 1),
        (_SCHEMA_COOKIE, 1),
        (_SQLITE_VERSION, _FIRST_WITH_STRICT_TABLES),
    ):
        data[place] = value.to_bytes(4, "big")
    target.write_bytes(data)


# The names below are those of https://www.sqlite.org/fileformat2.html, section 1.6.
_INDEX_INTERIOR, _TABLE_INTERIOR, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13


def _without_leavings(page: bytearray, start: int) -> bytearray:
    """The page with zeros wherever a b-tree page, whose header is at ``start``, holds nothing."""
    kind = page[start]
    if kind not in (_INDEX_INTERIOR, _TABLE_INTERIOR, _INDEX_LEAF, _TABLE_LEAF):
        return page  # It continues a long value, and was zero when VACUUM began to fill it.
    pointers = start + (12 if kind in (_INDEX_INTERIOR, _TABLE_INTERIOR) else 8)
    cells = pointers + 2 * _number(page, start + 3)
    used = [(0, cells)]
    for pointer in range(pointers, cells, 2):
        at = _number(page, pointer)
        used.append((at, max(4, _end_of_cell(page, at, kind) - at)))
    freeblock = _number(page, start + 1)
    while freeblock:
        used.append((freeblock, 4))
        freeblock = _number(page, freeblock)
    wiped = bytearray(len(page))
    for at, size in used:
        wiped[at : at + size] = page[at : at + size]
    return wiped


def _end_of_cell(page: bytearray, at: int, kind: int) -> int:
    if kind == _TABLE_INTERIOR:
        return _varint(page, at + 4)[1]
    size, at = _varint(page, at + 4 if kind == _INDEX_INTERIOR else at)
    if kind == _TABLE_LEAF:
        at = _varint(page, at)[1]
    greatest = _PAGE - 35 if kind == _TABLE_LEAF else (_PAGE - 12) * 64 // 255 - 23
    if size <= greatest:
        return at + size
    least = (_PAGE - 12) * 32 // 255 - 23
    here = least + (size - least) % (_PAGE - 4)
    return at + (here if here <= greatest else least) + 4


def _number(page: bytearray, at: int) -> int:
    return int.from_bytes(page[at : at + 2], "big")


def _varint(page: bytearray, at: int) -> tuple[int, int]:
    """The value at ``at`` (of at most eight bytes: no size or row number here has nine), and what
    comes after it."""
    value = 0
    while True:
        value = value << 7 | page[at] & 0x7F
        at += 1
        if page[at - 1] < 0x80:
            return value, at
