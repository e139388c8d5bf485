"""A sheet from another system, imported into a table by a mapping (:mod:`vbtui.domain.mapping`).

All of it or nothing: one save, which undo takes back as one step.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from vbtui.consolidate import TableView, open_view
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import FileError, InputError, reason
from vbtui.domain.mapping import TableMapping, key, mapping_of
from vbtui.domain.period import Period
from vbtui.domain.table import Row, Scalar, heading
from vbtui.domain.tal import fmt
from vbtui.domain.text import preview
from vbtui.edit import Editor, cell_value
from vbtui.excel.changes import Change
from vbtui.excel.content import Fault, digits
from vbtui.excel.gathering import EXACT, Control, Gathered, Piece, Target, gather, kept, total
from vbtui.excel.importing import apply_changes
from vbtui.excel.source_lines import SourceSheet, read_sheet
from vbtui.store import plans
from vbtui.store.backup import back_up
from vbtui.store.cells import cell as table_cell
from vbtui.store.cells import key as row_key
from vbtui.store.connection import translated
from vbtui.store.database import Database

_LARGEST_MAPPING = 1024**2


@dataclass(frozen=True, slots=True)
class Sum:
    """What one typed column has been given: exactly, and as the cells hold it."""

    column: str
    title: str
    unit: str
    exact: Decimal
    stored: Decimal
    cells: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """What an import by a mapping has done, or would do."""

    period: Period
    changes: tuple[Change, ...]
    same: int
    """Cells that hold that figure already."""
    faults: tuple[Fault, ...]
    """With any of these nothing was changed."""
    controls: tuple[Control, ...]
    sums: tuple[Sum, ...]
    kept: tuple[str, ...]
    """Cells with a figure that the source says nothing of, in words; they are left alone."""
    backup: Path | None = None


def read_mapping(path: Path) -> TableMapping:
    """The mapping in a TOML file.

    :raises InputError: it is none; the sentence says what is wrong.
    :raises FileError: it cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST_MAPPING:
            raise InputError(f"{path.name} är för stor för en mappning.")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise FileError(f"{path.name} går inte att läsa: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name} är ingen text i UTF-8; spara om den så.") from error
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError) as error:
        raise InputError(
            f"{path.name} är ingen riktig TOML ({error}); text ska stå inom citattecken."
        ) from error
    try:
        return mapping_of(data)
    except InputError as error:
        raise InputError(f"{path.name}: {error}") from error


def preview_foreign(db: Database, path: Path, mapping: TableMapping, period: Period) -> Foreign:
    """What :func:`import_foreign` would do; nothing is changed.

    :raises InputError: the file is no sheet, or not one that the mapping is for.
    :raises FileError: it cannot be read.
    """
    return _Foreign(db, mapping, period, _sheet(path, mapping)).compare()


def import_foreign(db: Database, path: Path, mapping: TableMapping, period: Period) -> Foreign:
    """Take in what the sheet says, after a copy of the file beside it.

    :raises InputError: as of :func:`preview_foreign`.
    :raises FileError: it cannot be read, or the file not be written; nothing has been changed.
    """
    sheet = _sheet(path, mapping)
    first = _Foreign(db, mapping, period, sheet).compare()
    if first.faults or not first.changes:
        return first
    with translated(db.path.name):
        backup = back_up(db.connection, db.path, "import")
    # Compared anew where nobody else can write: the file may have been changed meanwhile.
    with db.transaction():
        done = _Foreign(db, mapping, period, sheet).compare(backup)
        if not done.faults:
            apply_changes(db, done.changes, path.name)
    return done


def _sheet(path: Path, mapping: TableMapping) -> SourceSheet:
    return read_sheet(path, mapping.sheet, mapping.head, mapping.columns)


class _Foreign:
    def __init__(
        self, db: Database, mapping: TableMapping, period: Period, sheet: SourceSheet
    ) -> None:
        self._db = db
        self._mapping = mapping
        self._period = period
        self._sheet = sheet
        self._editor = Editor(db)
        self._organisation = self._editor.organisation
        self._perioder = plans.perioder(db)
        self._views: dict[str, TableView] = {}
        self._rows: dict[str, dict[str, list[Row]]] = {}
        self._faults: list[Fault] = []
        self._require_columns()

    def compare(self, backup: Path | None = None) -> Foreign:
        """Gather the lines and hold them against the file."""
        home = self._editor.role.home
        found = gather(self._mapping, self._sheet, lambda word: self._unit(word, home), self._row)
        self._faults += found.faults
        self._require_rights(found)
        changes, stored = [], {}
        for target, pieces in found.pieces.items():
            try:
                value, change = self._change(target, pieces)
            except InputError as error:
                self._faults.append(Fault(self._sheet.name, _cells(pieces), str(error)))
                continue
            stored[target] = value
            if change is not None:
                changes.append(change)
        return Foreign(
            self._period,
            tuple(changes),
            len(stored) - len(changes),
            tuple(self._faults),
            tuple(found.controls.values()),
            tuple(self._sums(found, stored)),
            tuple(self._untouched(found)),
            backup,
        )

    def _require_columns(self) -> None:
        shown = {column.id for column in self._mapping.table.columns_for(self._period.typ)}
        for feed in self._mapping.feeds:
            if feed.to not in shown:
                raise InputError(
                    f"Kolumnen {feed.to} finns inte i {self._period.key}; ange en annan period"
                    " eller ta bort dess [[varde]] ur mappningen."
                )

    def _unit(self, word: str, home: Enhet) -> str:
        # Without [enhet] it is a unit's own sheet, for its own file.
        return self._organisation.find(word).id if word else home.id

    def _view(self, unit: str) -> TableView:
        if unit not in self._views:
            self._views[unit] = view = open_view(
                self._db,
                self._mapping.table,
                self._organisation,
                self._perioder,
                self._organisation[unit],
                self._period,
                consolidated=False,
            )
            named: dict[str, list[Row]] = {}
            for row in view.rows:
                for name in {key(row.id), key(row.title), key(row.short_title)} - {""}:
                    named.setdefault(name, []).append(row)
            self._rows[unit] = named
        return self._views[unit]

    def _row(self, unit: str, word: str) -> str:
        view = self._view(unit)
        found = self._rows[unit].get(key(word), [])
        if len(found) == 1:
            return found[0].id
        name = view.enhet.namn
        if found:
            raise InputError(f"Flera rader hos {name} heter ”{preview(word, 40)}”; döp om dem.")
        if view.table.free_rows:
            raise InputError(
                f"{name} har ingen rad ”{preview(word, 40)}” i {view.table.title}; lägg till den i"
                " vbtui, eller översätt den i [rad.oversatt]."
            )
        known = ", ".join(row.id for row in view.rows if row.formula is None)
        raise InputError(
            f"{view.table.title} har ingen rad ”{preview(word, 40)}”; översätt den i [rad.oversatt]"
            f" till en av {known}, eller till tomt för att inte läsa den."
        )

    def _require_rights(self, found: Gathered) -> None:
        for unit, cell in found.unit_cells.items():
            refused = self._editor.refusal(self._organisation[unit], self._period)
            if refused is not None:
                self._faults.append(Fault(self._sheet.name, cell, str(refused)))

    def _change(self, target: Target, pieces: Sequence[Piece]) -> tuple[Scalar, Change | None]:
        from vbtui.store.models import stored_value

        unit, row_id, column_id = target
        view = self._view(unit)
        row, column = view.row(row_id), view.column(column_id)
        if reason := view.refusal(row, column):
            raise InputError(reason)
        summed = total(pieces)
        text = digits(kept(summed)) if isinstance(summed, Decimal) else summed
        value = cell_value(view, row, column, text)
        stored_value(view.table.id, column.id, value)
        now = view.value(row.id, column.id).exact
        if value == now:
            return value, None
        return value, Change(
            sheet=self._sheet.name,
            cell=_cells(pieces),
            target=f"{view.table.id}/{row.id}",
            name=f"{view.table.title}, {row.title}, {view.enhet.namn}",
            key=row_key(view.table, unit, self._period.id, row.id),
            place=table_cell(view.table, unit, self._period.id, row.id, column.id),
            old=now,
            new=value,
        )

    def _sums(self, found: Gathered, stored: dict[Target, Scalar]) -> list[Sum]:
        sums = []
        for name in dict.fromkeys(feed.to for feed in self._mapping.feeds):
            exact = held = Decimal(0)
            cells = 0
            unit = ""
            for target, value in stored.items():
                if target[2] != name:
                    continue
                view = self._view(target[0])
                unit = view.unit(view.row(target[1]), view.column(name))
                summed = total(found.pieces[target])
                if isinstance(summed, Decimal) and value is not None:
                    exact = EXACT.add(exact, summed)
                    held = EXACT.add(held, Decimal(str(value)))
                    cells += 1
            column = next(one for one in self._mapping.table.typed_columns if one.id == name)
            title = heading(self._mapping.table, column, self._period)
            if cells:
                sums.append(Sum(name, title, unit, exact, held, cells))
        return sums

    def _untouched(self, found: Gathered) -> list[str]:
        """Cells of the same units and columns that have a figure and were given none."""
        rows = {feed.to: set[str]() for feed in self._mapping.feeds}
        for _, fed, column in found.pieces:
            rows[column].add(fed)
        by_line = {feed.to for feed in self._mapping.feeds if not feed.row}
        told = []
        for unit in found.unit_cells:
            view = self._view(unit)
            for name in rows:
                for row in view.rows:
                    if row.formula is not None or (unit, row.id, name) in found.pieces:
                        continue
                    if name not in by_line and row.id not in rows[name]:
                        continue
                    value = view.value(row.id, name).exact
                    # A zero that nobody repeats is a zero still.
                    if value:
                        shown = fmt(value) if isinstance(value, Decimal) else value
                        title = view.fill(view.column(name).title)
                        told.append(f"{row.title}, {view.enhet.namn}, {title}: {shown}")
        return told


def _cells(pieces: Sequence[Piece]) -> str:
    return ", ".join(dict.fromkeys(piece.cell for piece in pieces))
