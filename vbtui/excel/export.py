"""``vbtui export``: everything that can be shown, as one workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.properties import CalcProperties

import vbtui
from vbtui.consolidate import TableView, open_view
from vbtui.delivered import board
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Period
from vbtui.domain.tables import TABLES
from vbtui.domain.times import local, shown_moment, today
from vbtui.excel import (
    about_sheets,
    charts,
    delivery_sheets,
    plan_sheet,
    styrtal_sheet,
    table_sheet,
)
from vbtui.excel.book import CONTENTS, Book
from vbtui.excel.comments import Comments
from vbtui.excel.keys import Keys, Origin
from vbtui.excel.save import require_target, save, told
from vbtui.excel.voices import Voices
from vbtui.read import filled
from vbtui.store import deliveries, plans
from vbtui.store.database import Database
from vbtui.store.ids import new_id
from vbtui.submit import missing


@dataclass(frozen=True, slots=True)
class Scope:
    """What is exported: one unit's own figures, or those of all units below it too."""

    enhet: Enhet
    period: Period
    consolidated: bool = False
    by_unit: bool = False
    """Beside the sums, a sheet for each unit and table."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook that has been written."""

    path: Path
    export: str
    sheets: tuple[str, ...]
    """Those that people see."""
    replaced: bool
    """A workbook was there before."""


def export(
    db: Database,
    scope: Scope,
    target: Path,
    progress: Callable[[str], None] = lambda _: None,
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
            progress(target.name)
            replaced = save(made.book.workbook, target)
        finally:
            made.book.discard()
    sheets = (CONTENTS, *(entry.sheet for entry in made.book.entries))
    return Exported(target, made.origin.export, sheets, replaced)


class _Export:
    def __init__(self, db: Database, scope: Scope, progress: Callable[[str], None]) -> None:
        self._db = db
        self._scope = scope
        self._tell = progress
        self._now = ""
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
        self.book = Book((scope.enhet.namn, scope.period.title), lambda: progress(self._now))
        self._keys = Keys(self.book, self.origin)
        self._comments = Comments()

    def _progress(self, what: str) -> None:
        self._now = what
        self._tell(what)

    @property
    def _title(self) -> str:
        return f"Uppföljning {self._scope.period.title}, {self._scope.enhet.namn}"

    def write(self) -> None:
        """Write every sheet."""
        scope, book = self._scope, self.book
        if scope.period.plan:
            self._progress(plan_sheet.SHEET)
            voices = Voices(
                self._db,
                self._organisation,
                scope.enhet,
                scope.period,
                consolidated=scope.consolidated or scope.by_unit,
            )
            plan_sheet.write(book, self._keys, self._comments, voices)
            styrtal_sheet.write(book, self._keys, self._comments, voices)
            charts.statuses(book, voices)
        self._tables()
        left = self._deliveries()
        self._comments.write(book)
        about_sheets.statuses(book, scope.period.typ)
        about_sheets.notes(book)
        about_sheets.control(book)
        about_sheets.contents(book, self._title, [*self._lines(left)])
        self._finish()

    def _tables(self) -> None:
        scope = self._scope
        together = scope.consolidated or scope.by_unit
        for table in TABLES.values():
            self._progress(table.title)
            view = self._view(table.id, scope.enhet, scope.period, consolidated=together)
            placed = table_sheet.write(self.book, self._keys, view, self._missing(view))
            charts.below(view, placed)
        charts.over_time(self.book, [*self._same_kind()], self._view_then)
        if not scope.by_unit:
            return
        for enhet in self._organisation.leaves(scope.enhet):
            if enhet.id == scope.enhet.id:
                continue
            self._progress(enhet.namn)
            for table in TABLES.values():
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
        below = [
            enhet for enhet in self._organisation.leaves(scope.enhet) if enhet.id != scope.enhet.id
        ]
        if below and scope.enhet.id == self._organisation.root.id:
            self._progress(delivery_sheets.BOARD)
            found = board(self._db, self._organisation, scope.period, today())
            delivery_sheets.board(self.book, found)
        units = below if below and (scope.consolidated or scope.by_unit) else [scope.enhet]
        left = [
            (enhet, missing(self._db, self._organisation, enhet, scope.period)) for enhet in units
        ]
        return delivery_sheets.missing(self.book, left)

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
        yield from about_sheets.legend(scope.period.typ)

    def _finish(self) -> None:
        workbook: Any = self.book.workbook
        workbook.move_sheet(self._keys.sheet.title, len(workbook.worksheets))
        workbook.active = 0
        moment = local(self.origin.at)
        about = workbook.properties
        about.title = self._title
        about.subject = "Uppföljning av mål, uppdrag och nyckeltal"
        about.creator = "vbtui"
        about.language = "sv-SE"
        if moment:
            about.created = about.modified = moment.replace(tzinfo=None)
        for name, value in self.origin.facts():
            workbook.custom_doc_props.append(StringProperty(name=name, value=value))
        # Every formula carries its result, so nothing need be worked out when the book is opened.
        workbook.calculation = CalcProperties(calcId=191029, fullCalcOnLoad=False)
