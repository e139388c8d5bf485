"""What an import needs to know the workbook again: the hidden sheet ``_vbtui``.

The first rows say which file, which state of it and which layout of workbook this is. Then comes a
row for each sheet in which something is typed, without a key: which heading stands above which
field. And a row for each row of such a sheet: its key (which stands in the sheet's own
column ``Nyckel`` too, and follows it when rows are sorted), where it belongs in the file, and what
its typed cells were when they were exported. So an import matches rows by key and not by name, and
can tell who has changed a cell since: nobody, the workbook, the file, or both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vbtui.excel import cells
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell, Sheet
from vbtui.excel.grid import Field, Grid

SHEET = "_vbtui"
SCHEMA = 1
"""The version of the workbook's layout; an import refuses one that is newer."""
PUBLISHED = ("vbtui.publicering", "1")
"""A property of a workbook that is published, and its value."""
HEADING = "Nyckel"
"""The heading of the column of keys."""
COLUMNS = ("Nyckel", "Blad", "Tabell", "Enhet", "Period", "Rad", "Fält")
"""The headings above the keys; ``Fält`` is a JSON object of field → exported value."""
NAME, GROUP = "namn", "grupp"
"""The fields of a row that people have added, beside its figures."""
_LONGEST = 8_000
"""A text that is longer is remembered by its imprint."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which export this is."""

    export: str
    family: str
    file: str
    name: str
    changes: int
    state: str
    """The imprint of the journal: see :func:`vbtui.store.deliveries.state`."""
    at: str
    enhet: str
    period: str
    consolidated: bool
    app: str

    def facts(self) -> list[tuple[str, str]]:
        """As they are written, a name and a text each."""
        return [
            ("vbtui.schema", str(SCHEMA)),
            ("vbtui.export", self.export),
            ("vbtui.family", self.family),
            ("vbtui.file", self.file),
            ("vbtui.name", self.name),
            ("vbtui.changes", str(self.changes)),
            ("vbtui.state", self.state),
            ("vbtui.at", self.at),
            ("vbtui.enhet", self.enhet),
            ("vbtui.period", self.period),
            ("vbtui.konsoliderat", "1" if self.consolidated else "0"),
            ("vbtui.version", self.app),
        ]


class Keys:
    """The hidden sheet, written beside the others; a workbook that is published has none."""

    def __init__(self, book: Book, origin: Origin) -> None:
        """Write what the workbook is."""
        self.template = not book.published
        """Whether the workbook is there to be filled in."""
        self.fields = (Field(HEADING, 38, hidden=True),) if self.template else ()
        """The column of keys of each sheet in which something is filled in."""
        self._rows: Sheet | None = None
        if book.published:
            return
        self._rows = book.hidden(SHEET)
        self._rows.protection.sheet = True
        self._style = book.styles.key()
        for name, value in origin.facts():
            self._write((name, value))
        self._write(COLUMNS)
        book.define(f"vbtui_schema_{SCHEMA}", cells.place(SHEET, "$A$1"))

    def columns(
        self, sheet: str, table: str, fields: Mapping[str, str], owner: tuple[str, str] = ("", "")
    ) -> None:
        """Remember which typed field stands below which heading of a sheet.

        ``owner`` is the unit and the period of all of its rows, where they have the same.
        """
        known = json.dumps(dict(fields), ensure_ascii=False)
        self._write(("", sheet, table, *owner, "", known))

    def add(
        self,
        sheet: str,
        table: str,
        key: str,
        owner: tuple[str, str, str],
        words: str,
        values: Mapping[str, str],
    ) -> str:
        """Remember the typed cells of a row; answers what stands in its column ``Nyckel``.

        ``key`` is the id of the row in the file's ``table``, ``owner`` its unit, its period and
        the row or node that it is about, ``words`` what people know the row by.
        """
        self._write((key, sheet, table, *owner, json.dumps(_kept(values), ensure_ascii=False)))
        return marked(key, words)

    def cells(self, grid: Grid, key: str) -> list[Cell]:
        """What stands in :attr:`fields` of a row; ``key`` is what :meth:`add` has answered."""
        return [grid.text(key, grid.styles.key()) for _ in self.fields]

    def _write(self, values: Sequence[str]) -> None:
        if self._rows is not None:
            self._rows.append([cells.text(self._rows, value, self._style) for value in values])


def marked(key: str, words: str) -> str:
    """A key with a mark of the words that it belongs to.

    So it is seen that a key has come to stand beside another row's words: only some of the columns
    were sorted, or rows were pasted over others.
    """
    return f"{key}-{hashlib.sha256(words.encode()).hexdigest()[:4]}"


def imprint(text: str) -> str:
    """What is remembered of a text that is too long to be kept twice."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _kept(values: Mapping[str, str]) -> dict[str, str]:
    return {
        field: imprint(value) if len(value) > _LONGEST else value for field, value in values.items()
    }
