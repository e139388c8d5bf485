"""``vbtui export``: everything that can be shown, as one workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.properties import CalcProperties

import vbtui
from vbtui.consolidate import TableView, open_view
from vbtui.delivered import board
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Period
from vbtui.domain.progress import Progress, Step
from vbtui.domain.tables import TABLES, tables_in
from vbtui.domain.times import local, shown_moment, today
from vbtui.excel import (
    about_sheets,
    charts,
    delivery_sheets,
    form_sheets,
    part_sheets,
    plan_sheet,
    styrtal_sheet,
    table_sheet,
)
from vbtui.excel.book import CONTENTS, Book, Entry
from vbtui.excel.comments import Comments
from vbtui.excel.keys import PUBLISHED, Keys, Origin
from vbtui.excel.keys import SHEET as KEYS
from vbtui.excel.save import require_target, save, told
from vbtui.excel.voices import Voices
from vbtui.read import filled
from vbtui.store import deliveries, plans
from vbtui.store.database import Database
from vbtui.store.ids import new_id
from vbtui.submit import Missing, missing


@dataclass(frozen=True, slots=True)
class Scope:
    """What is exported: one unit's own figures, or those of all units below it too."""

    enhet: Enhet
    period: Period
    consolidated: bool = False
    by_unit: bool = False
    """Beside the sums, a sheet for each unit and table."""
    published: bool = False
    """To be read by anybody: nothing to fill in, no keys, and nothing that is internal."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook that has been written."""

    path: Path
    export: str
    sheets: tuple[str, ...]
    """Those that people see."""
    replaced: bool
    """A workbook was there before."""


@dataclass(frozen=True, slots=True)
class SheetOutline:
    """A sheet that people see: what stands in it, in how many rows, and what is not filled in."""

    name: str
    what: str
    rows: int
    missing: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a workbook would hold."""

    sheets: tuple[SheetOutline, ...]
    missing: tuple[tuple[Enhet, tuple[Missing, ...]], ...]
    """What each unit has not filled in; units with nothing left are not there."""


def outline(db: Database, scope: Scope, progress: Progress = lambda _: None) -> Outline:
    """What :func:`export` would write. It is written, and thrown away: so the two never differ.

    ``progress`` may end it, as that of :func:`export`.

    :raises FileError: there is no room for what is thrown away.
    """
    with told(Path(f"{scope.enhet.stem}.xlsx")):
        made = _Export(db, scope, progress)
        try:
            made.write()
            return made.outline()
        finally:
            made.book.discard()


def export(
    db: Database, scope: Scope, target: Path, progress: Progress = lambda _: None
) -> Exported:
    """Write a workbook; one that is there already is replaced when the new one is whole.

    ``progress`` is told what is being written, again and again in a long sheet; whatever it raises
    ends the export with nothing changed.

    :raises InputError: ``target`` is no place for a workbook.
    :raises FileError: it could not be written, and what was there is as it was.
    """
    require_target(target, db.path)
    with told(target):
        made = _Export(db, scope, progress)
        try:
            made.write()
            made.tell(target.name)
            replaced = save(made.book.workbook, target)
        finally:
            made.book.discard()
    sheets = (CONTENTS, *(entry.sheet for entry in made.book.entries))
    return Exported(target, made.origin.export, sheets, replaced)


class _Export:
    def __init__(self, db: Database, scope: Scope, progress: Progress) -> None:
        self._db = db
        self._scope = scope
        self._progress = progress
        self._organisation: Organisation = plans.organisation(db)
        self._perioder = plans.perioder(db)
        # Looked at first: what somebody else saves meanwhile is then more than the note says.
        state = deliveries.state(db)
        self.origin = Origin(
            export=new_id(),
            family=db.identity.family,
            file=db.identity.file,
            name=db.path.name,
            changes=state.changes,
            state=state.imprint,
            at=db.clock(),
            enhet=scope.enhet.id,
            period=scope.period.id,
            consolidated=scope.consolidated,
            app=vbtui.__version__,
        )
        self._step = Step(0, self._steps(), "")
        self.book = Book(
            (scope.enhet.namn, scope.period.title),
            lambda: progress(self._step),
            published=scope.published,
        )
        self._keys = Keys(self.book, self.origin)
        self._comments = Comments()

    def tell(self, what: str) -> None:
        """Say that the next step has begun."""
        self._step = Step(self._step.done + 1, self._step.total, what)
        self._progress(self._step)

    def _steps(self) -> int:
        """How many times :meth:`tell` will be called, at most."""
        return 3 + len(TABLES) + (len(self._below()) if self._scope.by_unit else 0)

    def _below(self) -> list[Enhet]:
        """The units below the exported one that report."""
        own = self._scope.enhet
        return [one for one in self._organisation.leaves(own) if one.id != own.id]

    def outline(self) -> Outline:
        """What has been written."""
        workbook: Any = self.book.workbook
        contents = Entry(CONTENTS, "Vad som finns i arbetsboken, och var", "")
        return Outline(
            tuple(
                SheetOutline(one.sheet, one.what, workbook[one.sheet].rows_written, one.missing)
                for one in (contents, *self.book.entries)
            ),
            tuple((enhet, left) for enhet, left in self._left if left),
        )

    @cached_property
    def _left(self) -> list[tuple[Enhet, tuple[Missing, ...]]]:
        """What is not filled in, unit by unit."""
        scope, below = self._scope, self._below()
        units = below if below and (scope.consolidated or scope.by_unit) else [scope.enhet]
        return [
            (enhet, missing(self._db, self._organisation, enhet, scope.period)) for enhet in units
        ]

    @property
    def _title(self) -> str:
        return f"Uppföljning {self._scope.period.title}, {self._scope.enhet.namn}"

    def write(self) -> None:
        """Write every sheet."""
        scope, book = self._scope, self.book
        if scope.period.plan:
            self.tell(plan_sheet.SHEET)
            voices = Voices(
                self._db,
                self._organisation,
                scope.enhet,
                scope.period,
                consolidated=scope.consolidated or scope.by_unit,
            )
            plan_sheet.write(book, self._keys, self._comments, voices)
            styrtal_sheet.write(book, self._keys, self._comments, voices)
            part_sheets.write(book, self._keys, self._comments, voices)
            charts.statuses(book, voices)
            if not scope.published:
                berorda = plans.berorda(self._db, scope.period.plan)
                form_sheets.write_plan(book, voices.tree, self._organisation, berorda)
                form_sheets.write_units(book, self._organisation)
        self._tables()
        left = 0 if scope.published else self._deliveries()
        self._comments.write(book, self._keys)
        about_sheets.statuses(book, scope.period.typ)
        about_sheets.notes(book)
        if not scope.published:
            about_sheets.control(book)
        about_sheets.contents(book, self._title, [*self._lines(left)])
        self._finish()

    def _tables(self) -> None:
        scope = self._scope
        together = scope.consolidated or scope.by_unit
        for table in tables_in(scope.period.typ):
            self.tell(table.title)
            view = self._view(table.id, scope.enhet, scope.period, consolidated=together)
            placed = table_sheet.write(self.book, self._keys, view, self._missing(view))
            charts.below(view, placed)
        charts.over_time(self.book, [*self._same_kind()], self._view_then)
        if not scope.by_unit:
            return
        for enhet in self._below():
            self.tell(enhet.namn)
            for table in tables_in(scope.period.typ):
                view = self._view(table.id, enhet, scope.period, consolidated=False)
                table_sheet.write(self.book, self._keys, view, self._missing(view), of=enhet.kod)

    def _missing(self, view: TableView) -> str:
        """What is not filled in of a table: units, or how much of what there is."""
        if view.consolidated:
            return ", ".join(enhet.namn for enhet in view.missing)
        found = filled(
            self._db, view.table, self._organisation, view.enhet, view.period, consolidated=False
        )
        what = "rader" if view.table.free_rows else "celler"
        return f"{found.of - found.done} av {found.of} {what}" if found.done < found.of else ""

    def _view(self, table: str, enhet: Enhet, period: Period, *, consolidated: bool) -> TableView:
        return open_view(
            self._db,
            TABLES[table],
            self._organisation,
            self._perioder,
            enhet,
            period,
            consolidated=consolidated,
        )

    def _view_then(self, table: str, period: Period) -> TableView:
        together = self._scope.consolidated or self._scope.by_unit
        return self._view(table, self._scope.enhet, period, consolidated=together)

    def _same_kind(self) -> Iterator[Period]:
        """The periods up to the exported one that can be set beside it, oldest first."""
        period = self._scope.period
        for one in reversed(self._perioder):
            if one.typ is period.typ and one.till <= period.till:
                yield one

    def _deliveries(self) -> int:
        """Who has delivered and what is missing; answers how much is."""
        scope = self._scope
        below = self._below()
        if below and scope.enhet.id == self._organisation.root.id:
            self.tell(delivery_sheets.BOARD)
            found = board(self._db, self._organisation, scope.period, today())
            delivery_sheets.board(self.book, found)
        return delivery_sheets.missing(self.book, self._left)

    def _lines(self, left: int) -> Iterator[str]:
        scope, origin = self._scope, self.origin
        by_id = {period.id: period.title for period in self._perioder}
        path = " ▸ ".join(enhet.namn for enhet in self._organisation.path(scope.enhet))
        yield f"Enhet: {path}."
        compared = by_id.get(scope.period.jamforelse or "", "ingen period")
        yield (
            f"Period: {scope.period.title}, {scope.period.fran.isoformat()} till"
            f" {scope.period.till.isoformat()}. Jämförs med {compared}."
        )
        if scope.by_unit:
            yield "Omfattning: enheten med alla enheter under sig, och ett blad för varje enhet."
        elif scope.consolidated:
            yield "Omfattning: enheten med alla enheter under sig, sammanlagt."
        else:
            yield "Omfattning: enhetens egna uppgifter."
        if scope.published:
            yield f"Framtagen: {shown_moment(origin.at)}."
        else:
            yield from self._internal(left)
        yield from about_sheets.legend(scope.period.typ)

    def _internal(self, left: int) -> Iterator[str]:
        """Which export it is, and how much is not there."""
        origin = self.origin
        yield f"Exporterad: {shown_moment(origin.at)} av vbtui {origin.app}."
        yield (
            f"Fil: {origin.name}, id {origin.file}, efter {origin.changes} ändringar"
            f" (läge {origin.state[:12]}). Exportens id: {origin.export}."
        )
        if left:
            yield f"Saknas: {left} saker är inte ifyllda, se bladet {delivery_sheets.MISSING}."
        else:
            yield "Saknas: inget."
        yield f"Kontroll: {len(self.book.checks)} summor jämförs i bladet Kontroll."

    def _finish(self) -> None:
        workbook: Any = self.book.workbook
        if self._keys.template:
            workbook.move_sheet(KEYS, len(workbook.worksheets))
        workbook.active = 0
        moment = local(self.origin.at)
        about = workbook.properties
        about.title = self._title
        about.subject = "Uppföljning av mål, uppdrag och nyckeltal"
        about.creator = "vbtui"
        about.language = "sv-SE"
        if moment:
            about.created = about.modified = moment.replace(tzinfo=None)
        facts = [PUBLISHED] if self._scope.published else self.origin.facts()
        for name, value in facts:
            workbook.custom_doc_props.append(StringProperty(name=name, value=value))
        # Every formula carries its result, so nothing need be worked out when the book is opened.
        workbook.calculation = CalcProperties(calcId=191029, fullCalcOnLoad=False)
