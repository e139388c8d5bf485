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

from openpyxl.workbook.defined_name import DefinedName

from vbtui.excel import cells
from vbtui.excel.book import Book

SHEET = "_vbtui"
SCHEMA = 1
"""The version of the workbook's layout; an import refuses one that is newer."""
HEADING = "Nyckel"
"""The heading of the column of keys."""
COLUMNS = ("Nyckel", "Blad", "Tabell", "Enhet", "Period", "Rad", "Fält")
"""The headings above the keys; ``Fält`` is a JSON object of field → exported value."""
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
    """The hidden sheet, written beside the others."""

    def __init__(self, book: Book, origin: Origin) -> None:
        """Write what the workbook is."""
        self.sheet = book.hidden(SHEET)
        self._style = book.styles.key()
        for name, value in origin.facts():
            self._write((name, value))
        self._write(COLUMNS)
        book.workbook.defined_names[f"vbtui_schema_{SCHEMA}"] = DefinedName(
            f"vbtui_schema_{SCHEMA}", attr_text=f"{SHEET}!$A$1", hidden=True
        )

    def columns(self, sheet: str, table: str, fields: Mapping[str, str]) -> None:
        """Remember which typed field stands below which heading of a sheet."""
        known = json.dumps(dict(fields), ensure_ascii=False)
        self._write(("", sheet, table, "", "", "", known))

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

    def _write(self, values: Sequence[str]) -> None:
        self.sheet.append([cells.text(self.sheet, value, self._style) for value in values])


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
