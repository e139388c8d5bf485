"""Every change that a person can make, for the screen and the command line alike.

Each function checks who may do it and what may be written, and makes one save of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vbtui.consolidate import TableView
from vbtui.domain import fold as folds
from vbtui.domain import status as scales
from vbtui.domain import tal
from vbtui.domain.coverage import imprint
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import ClosedError, InputError, OvertakenError, RemovedError
from vbtui.domain.inlamning import NOT_YET, closed
from vbtui.domain.outcome import outcome_fault
from vbtui.domain.period import Period
from vbtui.domain.plan import (
    GAP,
    KALLOR,
    Nod,
    NodTyp,
    Slag,
    fits,
    headings,
    holders,
    report_fields,
)
from vbtui.domain.plan_fields import Value, field_of
from vbtui.domain.question import QUESTIONS
from vbtui.domain.role import Role
from vbtui.domain.row_fields import NAMN, row_value
from vbtui.domain.table import Column, Kind, Row, Table, is_inequality
from vbtui.domain.text import clean, clean_line, preview
from vbtui.domain.times import today
from vbtui.read import Voice
from vbtui.store import cells, drafts, inlamningar, owners, plans, undo
from vbtui.store.database import Database, Save
from vbtui.store.ids import new_id
from vbtui.store.journal import Cell
from vbtui.store.undo import Step


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell of a pasted block that could not be taken, and why."""

    row: str
    column: str
    text: str
    reason: str


class Editor:
    """Makes changes in one file, as far as the file's role allows."""

    def __init__(self, db: Database) -> None:
        """Read who the file belongs to."""
        self.db = db
        self.organisation: Organisation = plans.organisation(db)
        self.role = Role(self.organisation, plans.home(db, self.organisation))

    def sign(self, author: str) -> None:
        """Put this name behind the changes from now on."""
        self.db.author = author

    def require_report(self, enhet: Enhet, period: Period, nod: Nod | None = None) -> None:
        """Nothing when what this unit says (of ``nod``, or its figures) for the period may be
        written here: the file is the unit's or the board's, and the period is open to the unit.

        The board's own report is never closed: it is written after the units have handed in.

        :raises InputError: it may not; the sentence says who can change that.
        """
        self.role.require_report(enhet, nod)
        if enhet.id == self.organisation.root.id:
            return
        report = inlamningar.inlamningar(self.db, period.id).get(enhet.id, NOT_YET)
        if not inlamningar.insamling(self.db, period.id).open_for(report, today()):
            raise ClosedError(
                closed(self.organisation, self.role.home, enhet, period, report.anstand)
            )

    def refusal(self, enhet: Enhet, period: Period, nod: Nod | None = None) -> InputError | None:
        """What :meth:`require_report` would raise, for a screen that says so beforehand."""
        try:
            self.require_report(enhet, period, nod)
        except InputError as error:
            return error
        return None

    # Ångra

    def undo(self) -> Step | None:
        """Take back this file's newest save (:func:`vbtui.store.undo.undo`).

        :raises InputError: one of its cells may not be changed now, or somebody else has changed
            it since; then nothing is taken back.
        """
        return self._step(undo.undo)

    def redo(self) -> Step | None:
        """Do again what was last taken back; refused as :meth:`undo` is."""
        return self._step(undo.redo)

    def _step(self, reverse: Callable[[Database], Step | None]) -> Step | None:
        with self.db.transaction():
            step = reverse(self.db)
            if step is not None:
                # The fields of a row are changed by the same right.
                rows = {(cell.table, cell.row, cell.field == "klar"): cell for cell in step.cells}
                for cell in rows.values():
                    self._require_cell(cell, settled=step.settles)
        return step

    def _require_cell(self, cell: Cell, *, settled: bool) -> None:
        """Nothing when the cell may be changed here and now, whatever it is about.

        A conflict is ``settled`` also of a period that is closed: both sides were written before.

        :raises InputError: it may not.
        """
        if cell.table == "nod":
            found = plans.nod(self.db, cell.row)
            assert found is not None, "what was changed is in the file"
            self.role.require_plan(found.typ, found.enhet)
            return
        about = owners.owner(self.db, cell)
        enhet = next((one for one in self.organisation if one.id == about.enhet), None)
        period = next((one for one in plans.perioder(self.db) if one.id == about.period), None)
        if enhet is None or (cell.table == "inlamning" and cell.field != "klar"):
            # The plan's units and periods and the collecting of the reports are the board's.
            self.role.require_plan(NodTyp.MALOMRADE, None)
        elif cell.table == "rad":
            self._require_open_row(cell.row, enhet)
        elif period is None or settled:
            self.role.require_report(enhet)
        else:
            nod = plans.nod(self.db, about.nod) if about.nod else None
            self.require_report(enhet, period, nod)

    # Uppföljning

    def report(
        self,
        nod: Nod,
        enhet: Enhet,
        period: Period,
        field: str,
        text: str,
        *,
        base: str | None = None,
    ) -> None:
        """Set status, trend, utfall or kommentar of what a unit says about a node.

        ``base`` is the comment that a typed one was begun from, where that has to hold still.

        :raises InputError: the text does not fit the field, or the file is another unit's.
        :raises RemovedError: the node is no longer in the plan.
        :raises OvertakenError: the comment is not ``base`` any more; the text is kept as a draft.
        """
        self.require_report(enhet, period, nod)
        self._hold(nod, enhet, period, field, text, base=base)

    def use_comment(
        self,
        nod: Nod,
        enhet: Enhet,
        period: Period,
        voice: Voice,
        text: str,
        *,
        base: str | None = None,
    ) -> None:
        """Save a comment that has taken in another unit's, and mark that one as used: one save.

        ``text`` is the whole comment with :attr:`Voice.paragraph` in it; ``base`` as of
        :meth:`report`.

        :raises InputError: the other unit has no comment, or this one may not be written here.
        :raises OvertakenError: as of :meth:`report`; nothing is marked.
        """
        self._require_use(nod, enhet, period, voice)
        self._hold(nod, enhet, period, "kommentar", text, base=base, voice=voice)

    def mark_used(self, nod: Nod, enhet: Enhet, period: Period, voice: Voice) -> None:
        """Mark another unit's comment as used as it stands now, whatever words were taken over.

        Of one that is marked and was changed later, it says that the change has been seen.

        :raises InputError: the other unit has no comment, or this one may not be written here.
        """
        self._require_use(nod, enhet, period, voice)
        with self.db.save() as save:
            _mark(save, nod, enhet, period, voice)

    def unmark_used(self, nod: Nod, enhet: Enhet, period: Period, voice: Voice) -> None:
        """Take the mark away; the text that has made use of the comment is left as it is.

        :raises InputError: this unit's report may not be written here.
        """
        self.require_report(enhet, period, nod)
        with self.db.save() as save:
            _mark(save, nod, enhet, period, voice, used=False)

    def _require_use(self, nod: Nod, enhet: Enhet, period: Period, voice: Voice) -> None:
        self.require_report(enhet, period, nod)
        if voice.enhet.id == enhet.id:
            raise InputError("En enhet kan inte använda sin egen kommentar; välj en annans.")
        if not voice.said.kommentar.strip():
            raise InputError(f"{voice.enhet.namn} har ingen kommentar att använda.")

    def _hold(
        self,
        nod: Nod,
        enhet: Enhet,
        period: Period,
        field: str,
        text: str,
        *,
        base: str | None,
        voice: Voice | None = None,
    ) -> None:
        """Save one field, and that ``voice`` was used for it, unless it was overtaken."""
        value = report_value(nod, period, field, text)
        overtaken = False
        # One transaction, so that nobody can write between the look and the save.
        with self.db.transaction():
            if plans.removed(self.db, nod.id):
                raise RemovedError(
                    f"{nod.name} har tagits bort ur planen, så inget kan rapporteras där;"
                    " historiken har kvar det som stod."
                )
            if base is not None:
                saved = plans.saved_comment(self.db, nod.id, enhet.id, period.id)
                overtaken = saved not in (base, text)
            if overtaken:
                self.keep_draft(nod, enhet, period, text, base or "")
            else:
                self._report(nod, enhet, period, field, value, voice)
        if overtaken:
            raise OvertakenError(
                f"{nod.name}: någon annan har ändrat kommentaren medan du skrev; din text ligger"
                " kvar som utkast, tryck e där för att välja."
            )

    def _report(
        self,
        nod: Nod,
        enhet: Enhet,
        period: Period,
        field: str,
        value: str | None,
        voice: Voice | None,
    ) -> None:
        key = {"nod": nod.id, "enhet": enhet.id, "period": period.id}
        with self.db.save() as save:
            row = save.ensure("uppfoljning", key)
            save.set("uppfoljning", row, field, value)
            if voice is not None:
                _mark(save, nod, enhet, period, voice)
            if field == "kommentar":
                drafts.drop(self.db, Cell("uppfoljning", row, field))

    def choose_comment(self, nod: Nod, enhet: Enhet, period: Period, text: str) -> None:
        """Settle a draft that was overtaken: ``text`` holds from now on.

        The draft becomes a change of its own first, so that its words are in the history
        whatever is chosen.
        """
        cell = plans.uppfoljning_cell(nod.id, enhet.id, period.id, "kommentar")
        draft = drafts.find(self.db, cell)
        with self.db.transaction():
            if draft is not None and draft.text != text:
                self.report(nod, enhet, period, "kommentar", draft.text)
            self.report(nod, enhet, period, "kommentar", text)

    def keep_draft(self, nod: Nod, enhet: Enhet, period: Period, text: str, base: str) -> None:
        """Keep a comment that is being typed; ``base`` is the text it was begun from.

        :raises FileError: the file could not be written.
        """
        self.role.require_report(enhet, nod)
        text = clean(text)
        with self.db.transaction():
            # The row is made without a word in it, so there is nothing to journal yet.
            row = plans.make_row(self.db, nod.id, enhet.id, period.id)
            cell = Cell("uppfoljning", row, "kommentar")
            if plans.saved_comment(self.db, nod.id, enhet.id, period.id) == text:
                # Typed back to what it was, or made a change of while this call waited.
                drafts.drop(self.db, cell)
            else:
                drafts.put(self.db, cell, text, base)

    def settle_drafts(self) -> list[Cell]:
        """Make a change of every draft whose text nobody has changed since it was begun.

        Called when a file is opened: what was being typed when the program died becomes an
        ordinary change by the one who typed it, which can be undone. A draft that has been
        overtaken, does not fit its field, or is of a period that has been closed, is left for its
        pane to show.
        """
        settled = []
        for draft in drafts.waiting(self.db):
            cell = draft.cell
            if drafts.overtaken(self.db, draft):
                continue
            with (
                contextlib.suppress(InputError),
                self.db.save(note="återställt utkast", author=draft.author) as save,
            ):
                self._require_cell(cell, settled=False)
                save.set(cell.table, cell.row, cell.field, draft.text)
                drafts.drop(self.db, cell)
                settled.append(cell)
        return settled

    # Tabeller

    def set_cell(self, view: TableView, row_id: str, column_id: str, text: str) -> None:
        """Type one cell of a table.

        :raises InputError: the cell cannot be typed or the text is not what it takes.
        """
        refused = self.set_block(view, [(row_id, column_id, text)])
        if refused:
            raise InputError(refused[0].reason)

    def set_block(
        self, view: TableView, block: Sequence[tuple[str, str, str]], *, note: str = ""
    ) -> list[Refused]:
        """Type many cells in one save. When any is refused none is written, and all the refused
        are answered."""
        self.require_report(view.enhet, view.period)
        values: list[tuple[str, str, Decimal | str | None]] = []
        refused: list[Refused] = []
        for row_id, column_id, text in block:
            row, column = view.row(row_id), view.column(column_id)
            try:
                if reason := view.refusal(row, column):
                    raise InputError(reason)
                value = cell_value(view, row, column, text)
                if not view.repeats(row, column, value):
                    values.append((row_id, column_id, value))
            except InputError as error:
                refused.append(Refused(row_id, column_id, text, str(error)))
        if refused:
            return refused
        with self.db.save(note=note) as save:
            for row_id, column_id, value in values:
                key = cells.key(view.table, view.enhet.id, view.period.id, row_id)
                row_key = save.ensure(view.table.id, key)
                save.set(view.table.id, row_key, column_id, value)
        return []

    def set_definition(self, table: Table, enhet: Enhet, period: Period, text: str) -> None:
        """State that a unit has measured a table otherwise in a period; nothing takes it back.

        Its figures are then neither added to others' nor compared with another period's.

        :raises InputError: the text is too long, or the unit's figures may not be written here.
        """
        self.require_report(enhet, period)
        key = {"enhet": enhet.id, "period": period.id, "tabell": table.id}
        with self.db.save() as save:
            row = save.ensure("tabelldefinition", key)
            save.set("tabelldefinition", row, "definition", clean_line(text))

    def set_setting(self, name: str, text: str) -> None:
        """Choose how a status folds (:func:`vbtui.domain.fold.choices`); nothing takes it back.

        :raises InputError: there is no such setting or choice, or the file is not the board's.
        """
        self.role.require_plan(NodTyp.MALOMRADE, None)
        value = folds.parse(name, text)
        with self.db.save() as save:
            row = save.ensure("installning", {"namn": name})
            save.set("installning", row, "varde", value)

    def add_row(
        self,
        table: Table,
        enhet: Enhet,
        grupp: str,
        namn: str,
        measures: Mapping[str, str] | None = None,
    ) -> str:
        """Add a row to a table with free rows, last in its unit, and answer its id.

        ``measures`` say how it is measured, as of :meth:`measure_row`.

        :raises InputError: the table has fixed rows, the name is empty or a measure does not fit.
        """
        self.role.require_report(enhet)
        if not table.free_rows:
            raise InputError(f"Tabellen {table.title} har fasta rader.")
        name = row_value(NAMN, namn)
        known = {field: row_value(field, text) for field, text in (measures or {}).items()}
        with self.db.save() as save:
            row = add_row(save, self.db, table, enhet.id, clean_line(grupp), name)
            for field, value in known.items():
                if value:
                    save.set("rad", row, field, value)
            return row

    def change_row(self, row_id: str, enhet: Enhet, texts: Mapping[str, str]) -> None:
        """Change fields of an added row (:mod:`vbtui.domain.row_fields`) in one save.

        :raises InputError: a text does not fit its field, or the row is another unit's; then
            nothing is changed.
        """
        self.require_row(row_id, enhet)
        values = {field: row_value(field, text) for field, text in texts.items()}
        with self.db.save() as save:
            for field, value in values.items():
                save.set("rad", row_id, field, value)

    def faults_in_row(self, texts: Mapping[str, str]) -> dict[str, str]:
        """What :meth:`change_row` would refuse of this: field → why, in a sentence."""
        from vbtui.store.models import stored_value

        faults = {}
        for field, text in texts.items():
            try:
                stored_value("rad", field, row_value(field, text))
            except InputError as error:
                faults[field] = str(error)
        return faults

    def rename_row(self, row_id: str, enhet: Enhet, namn: str) -> None:
        """Give an added row another name.

        :raises InputError: the name is empty or the row another unit's.
        """
        self.change_row(row_id, enhet, {NAMN: namn})

    def measure_row(self, row_id: str, enhet: Enhet, field: str, text: str) -> None:
        """Say how an added row is measured: its unit (``matt``), which way is good (``riktning``)
        or its target (``malvarde``).

        :raises InputError: the text does not fit the field, or the row is another unit's.
        """
        self.change_row(row_id, enhet, {field: text})

    def remove_row(self, row_id: str, enhet: Enhet) -> None:
        """Take an added row out of its table; its figures stay in the history.

        :raises InputError: the row is another unit's, or is not there any more.
        """
        self.require_row(row_id, enhet)
        with self.db.save() as save:
            save.set("rad", row_id, "deleted", 1)

    def require_row(self, row_id: str, enhet: Enhet) -> None:
        """Nothing when an added row itself may be changed here and now.

        :raises InputError: it is another unit's, is not there any more, or has figures in a period
            that is closed.
        """
        self.role.require_report(enhet)
        if cells.owner(self.db, row_id) != enhet.id:
            raise InputError(f"{enhet.namn} har ingen sådan rad längre; läs in tabellen på nytt.")
        self._require_open_row(row_id, enhet)

    def _require_open_row(self, row_id: str, enhet: Enhet) -> None:
        self.role.require_report(enhet)
        reported = cells.periods_of(self.db, row_id)
        for period in plans.perioder(self.db):
            if period.id in reported:
                self.require_report(enhet, period)

    # Planen

    def add_node(
        self,
        plan: str,
        parent: Nod | None,
        typ: NodTyp,
        titel: str,
        *,
        enhet: Enhet | None = None,
        nr: str = "",
        slag: Slag | None = None,
        kalla: str = "",
    ) -> str:
        """Add a node last among its siblings and answer its id.

        :raises InputError: it cannot stand there, has no title, or the file may not hold it.
        """
        from vbtui.store import models

        self.role.require_plan(typ, enhet.id if enhet else None)
        if typ is NodTyp.MALOMRADE and slag is None:
            slag = _slag_below(parent)
        _require_place(typ, slag, parent)
        if slag and slag.begins and any(nod.slag is slag for nod in plans.noder(self.db, plan)):
            raise InputError(f"Planen har redan {slag.word}; lägg till under den rubriken.")
        if kalla and kalla not in KALLOR:
            words = ", ".join(KALLOR.values())
            raise InputError(f"Källan ”{kalla}” finns inte; välj en av {words}.")
        title = _required(titel, typ.word)
        around = plans.siblings(self.db, plan, parent.id if parent else None)
        order = around[-1][1] + GAP if around else 0
        with self.db.save() as save:
            return save.add(
                models.Nod(
                    id=new_id(),
                    plan=plan,
                    overordnad=parent.id if parent else None,
                    ordning=order,
                    typ=typ.value,
                    slag=slag,
                    nr=nr,
                    titel=title,
                    kalla=kalla,
                    enhet=enhet.id if enhet else None,
                )
            )

    def change_node(self, nod: Nod, field: str, text: str) -> None:
        """Change one of the fields that the plan gives a node of its kind.

        :raises InputError: the text does not fit or the file may not change the node so.
        """
        self.change_fields(nod, {field: text})

    def change_fields(self, nod: Nod, texts: Mapping[str, str]) -> None:
        """Change several fields of a node (:mod:`vbtui.domain.plan_fields`) in one save.

        :raises InputError: one of the texts does not fit, or the file may not change the node so;
            then nothing is changed.
        """
        values = {name: self.node_value(nod, name, text) for name, text in texts.items()}
        with self.db.save() as save:
            for name, value in values.items():
                save.set("nod", nod.id, name, value)

    def faults_in(self, nod: Nod, texts: Mapping[str, str]) -> dict[str, str]:
        """What :meth:`change_fields` would refuse of this: field → why, in a sentence."""
        from vbtui.store.models import stored_value

        faults = {}
        for name, text in texts.items():
            try:
                stored_value("nod", name, self.node_value(nod, name, text))
            except InputError as error:
                faults[name] = str(error)
        return faults

    def node_value(self, nod: Nod, name: str, text: str) -> Value:
        """What a field of the plan holds for what a person has typed.

        :raises InputError: the text does not fit, or the file may not change the node so.
        """
        self.role.require_plan(nod.typ, nod.enhet)
        since = plans.first_day(self.db, nod)
        value = field_of(nod, name).parse(text, self.organisation, nod.typ, since)
        if name == "enhet":
            # Nobody gives away what they could not take back.
            self.role.require_plan(nod.typ, str(value) if value else None)
        return value

    def move_node(self, plan: str, nod: Nod, parent: Nod | None, before: Nod | None) -> None:
        """Put a node below ``parent``, ahead of ``before`` (last for None).

        :raises InputError: it cannot stand there or the file may not move it.
        """
        self.role.require_plan(nod.typ, nod.enhet)
        _require_place(nod.typ, nod.slag, parent)
        if parent and parent.id in plans.below(self.db, nod.id):
            raise InputError(f"{nod.word} kan inte flyttas in under sig själv.")
        around = [
            (row, order)
            for row, order in plans.siblings(self.db, plan, parent.id if parent else None)
            if row != nod.id
        ]
        ids = [row for row, _ in around]
        place = ids.index(before.id) if before and before.id in ids else len(ids)
        with self.db.save() as save:
            order = self._room(save, around, place)
            save.set("nod", nod.id, "ordning", order)
            save.set("nod", nod.id, "overordnad", parent.id if parent else None)

    def _room(self, save: Save, around: list[tuple[str, int]], place: int) -> int:
        """An ``ordning`` between two siblings; where they stand too close, all are spread out."""
        before = around[place - 1][1] if place else None
        after = around[place][1] if place < len(around) else None
        if before is None:
            return after - GAP if after is not None else 0
        if after is None:
            return before + GAP
        if after - before > 1:
            return (before + after) // 2
        neighbours = [plans.nod(self.db, row) for row, _ in around]
        if not all(nod and self.role.may_change(nod) for nod in neighbours):
            raise InputError(
                "Där är fullt mellan rader i planen som bara nämndens fil får flytta; välj en plats"
                " först eller sist i stället."
            )
        for number, (row, _) in enumerate(around):
            save.set("nod", row, "ordning", (number if number < place else number + 1) * GAP)
        return place * GAP

    def remove_node(self, nod: Nod) -> int:
        """Take a node and everything below it out of the plan; answers how many nodes.

        What has been said about them stays in the history, and undo brings all of it back.

        :raises InputError: the file may not change one of them.
        """
        ids = plans.below(self.db, nod.id)
        for row_id in ids:
            found = plans.nod(self.db, row_id)
            assert found is not None
            self.role.require_plan(found.typ, found.enhet)
        with self.db.save() as save:
            for row_id in ids:
                save.set("nod", row_id, "deleted", 1)
        return len(ids)


def add_row(
    save: Save,
    db: Database,
    table: Table,
    enhet: str,
    grupp: str,
    namn: str,
    row_id: str | None = None,
) -> str:
    """Add a row to a table with free rows, last in its unit, and answer its id.

    One that has been removed (``row_id`` is then its own) comes back.
    """
    from vbtui.store.models import Rad

    if row_id and cells.is_removed(db, row_id):
        save.set("rad", row_id, "deleted", 0)
        return row_id
    around = cells.free_rows(db, table, [enhet])
    order = max((row.ordning for row in around), default=-GAP) + GAP
    return save.add(
        Rad(
            id=row_id or new_id(),
            tabell=table.id,
            enhet=enhet,
            grupp=grupp,
            namn=namn,
            ordning=order,
        )
    )


def _mark(
    save: Save, nod: Nod, enhet: Enhet, period: Period, voice: Voice, *, used: bool = True
) -> None:
    """Say in the save whether what a unit writes about a node makes use of another's comment."""
    # The mark belongs to the row of the text, which may have no word in it yet.
    text = save.ensure("uppfoljning", {"nod": nod.id, "enhet": enhet.id, "period": period.id})
    source = plans.uppfoljning_cell(nod.id, voice.enhet.id, period.id, "").row
    row = save.ensure("anvand_text", {"text": text, "kalla": source})
    save.set("anvand_text", row, "avtryck", imprint(voice.said.kommentar) if used else None)


def definition_fault(text: str) -> str | None:
    """What :meth:`Editor.set_definition` would refuse of a text, in a sentence; None for a fit
    one."""
    from vbtui.store.models import stored_value

    try:
        stored_value("tabelldefinition", "definition", clean_line(text))
    except InputError as error:
        return str(error)
    return None


def report_value(nod: Nod, period: Period, field: str, text: str) -> str | None:
    """What a field of a report holds for what a person has typed.

    :raises InputError: the text does not fit the field.
    """
    known = report_fields(nod)
    if field not in known:
        raise InputError(
            f"{nod.word} har ingen uppgift {preview(field, 40)}; välj en av {', '.join(known)}."
        )
    if field == "status":
        return scales.parse_status(nod.typ, period.typ, text)
    if field == "trend":
        return scales.parse_trend(text)
    if field in QUESTIONS:
        return QUESTIONS[field].parse(text)
    if field == "utfall" and (fault := outcome_fault(nod, text)):
        raise InputError(fault)
    return clean(text)


def cell_value(view: TableView, row: Row, column: Column, text: str) -> Decimal | str | None:
    """What a cell of a table holds for what a person has typed; nothing for an empty text.

    :raises InputError: the text is not what the cell takes.
    """
    if not text.strip():
        return None
    if column.kind is Kind.TEXT:
        return clean_line(text)
    try:
        number = tal.parse(text, unit=view.unit(row, column))
    except InputError:
        # What begins as a number was meant as one: ”12 tkr” among millions is no word.
        begun = text.strip().lstrip("+-−–., ")
        word = any(char.isalpha() for char in begun) and not begun[0].isdigit()
        word = word or is_inequality(text)
        if column.kind is Kind.NUMBER_OR_WORD and word:
            return clean_line(text)
        raise
    if number < 0 and not column.negative:
        raise InputError(
            f"”{preview(text.strip(), 30)}” är under noll; {view.short_heading(column)[1]} kan bara"
            " vara 0 eller mer."
        )
    return number if column.kind is Kind.NUMBER else str(number)


def _require_place(typ: NodTyp, slag: Slag | None, parent: Nod | None) -> None:
    if fits(typ, slag, parent):
        return
    word = slag.word if slag else typ.word
    if parent is not None and typ is NodTyp.MALOMRADE and headings(parent):
        known = ", ".join(one.word.lower() for one in headings(parent))
        raise InputError(f"Under {parent.word.lower()} kan bara {known} stå.")
    if parent is not None:
        raise InputError(f"{word} kan inte stå under {parent.word.lower()}.")
    place = holders(typ) if typ is not NodTyp.MALOMRADE else Slag.INTERNKONTROLL.word.lower()
    raise InputError(f"{word} kan bara stå under {place}.")


def _slag_below(parent: Nod | None) -> Slag:
    """What a heading is called that is not said to be anything else."""
    known = headings(parent)
    return known[0] if len(known) == 1 else Slag.MALOMRADE


def _required(text: str, what: str) -> str:
    name = clean_line(text)
    if not name:
        raise InputError(f"{what} måste ha ett namn.")
    return name
