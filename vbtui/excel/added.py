"""Rows of a workbook that are not as they were exported: new ones, and those that are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vbtui.consolidate import TableView
from vbtui.domain.errors import InputError
from vbtui.domain.row_fields import row_field, row_value
from vbtui.domain.tables import TABLES
from vbtui.domain.text import clean_line, fold, preview
from vbtui.excel.content import Fault, as_text
from vbtui.excel.keys import GROUP, NAME
from vbtui.excel.placeholders import NO_TARGET, is_placeholder, without_group
from vbtui.excel.reading import Entry, Found, Loose, Returned
from vbtui.store.ids import natural_id

_NAMED = 5
"""So many of the rows that are gone from a sheet are named."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be added to a table whose rows the users add themselves."""

    id: str
    """Made of the export and the row's own words, so that a workbook that is taken in twice, or in
    two copies of the file, adds one row."""
    table: str
    enhet: str
    grupp: str
    namn: str


def new_row(loose: Loose, view: TableView, export: str) -> NewRow:
    """The row that somebody has written below or between the others of its table.

    :raises InputError: it has no name, or that of another row.
    """
    table = view.table
    title = table.row_title or "Rad"
    name, group = (row_words(loose.fields.get(field), view) for field in (NAME, GROUP))
    if not name:
        raise InputError(f"Den nya raden saknar namn; skriv det i kolumnen {title}.")
    found = NewRow(
        natural_id("rad", export, table.id, view.enhet.id, group, name),
        table.id,
        view.enhet.id,
        group,
        name,
    )
    words = fold(group), fold(name)
    if any((fold(row.group), fold(row.title)) == words and row.id != found.id for row in view.rows):
        raise InputError(
            f"”{preview(name, _SHOWN)}” finns redan i tabellen; skriv i den raden, eller ge den nya"
            " ett annat namn."
        )
    return found


def row_words(found: Found | None, view: TableView) -> str:
    """A name or a group as it is written in a sheet, without the words for that there is none.

    :raises InputError: the cell has no text.
    """
    words = clean_line(as_text(found.content)) if found else ""
    nothing = is_placeholder(words) or words == without_group(view.table)
    return "" if nothing else words


def measure_words(field: str, found: Found, before: str = "") -> str:
    """How a row is measured, as it is written in a sheet; ``before`` is what was exported.

    :raises InputError: the cell has no text, or none that fits.
    """
    if isinstance(found.content, dt.date):
        raise InputError(
            f"Cellen har datumet {found.content.isoformat()}, som Excel gör av till exempel 3/7;"
            " skriv det som text, med en apostrof först."
        )
    words = clean_line(as_text(found.content))
    if before and words == clean_line(row_field(field).word(before)):
        return before
    return "" if is_placeholder(words) or words == NO_TARGET else row_value(field, words)


def refused(loose: Loose) -> Fault | None:
    """Why a row without a key cannot be taken; nothing for one that is worked out from others."""
    table = TABLES.get(loose.table)
    if table is None:
        why = (
            "så vbtui vet inte var i planen den hör hemma; lägg till målområden, uppdrag,"
            " aktiviteter och styrtal i vbtui och exportera igen, eller ta bort raden."
        )
    elif table.free_rows:
        why = "och bladet är av en äldre export; exportera igen, eller ta bort raden."
    elif loose.first in {row.title for row in table.rows if row.formula is not None}:
        return None
    else:
        why = (
            f"och {table.title} har fasta rader; skriv i en av dem, eller ta bort raden som lades"
            " till."
        )
    return Fault(loose.sheet, loose.cell, f"Raden har ingen nyckel, {why}")


def untouched(returned: Returned, name_of: Callable[[Entry], str]) -> Iterator[str]:
    """What the workbook had when it was exported and has not now, in a sentence for each sheet."""
    by_sheet: dict[str, list[Entry]] = {}
    for sheet, entry in returned.gone:
        by_sheet.setdefault(sheet, []).append(entry)
    for sheet, entries in by_sheet.items():
        if sheet in returned.lost:
            yield f"Bladet {sheet} finns inte med; det som står i det lämnas orört."
            continue
        names = [f"”{preview(name_of(entry), _SHOWN)}”" for entry in entries[:_NAMED]]
        if len(entries) > _NAMED:
            names.append(f"{len(entries) - _NAMED} till")
        listed = ", ".join(names[:-1]) + f" och {names[-1]}" if len(names) > 1 else names[0]
        if len(entries) == 1:
            yield f"{sheet}: raden {listed} finns inte i bladet; den lämnas orörd."
        else:
            yield f"{sheet}: raderna {listed} finns inte i bladet; de lämnas orörda."
