"""Every change that a person can make, for the screen and the command line alike.

Each function checks who may do it and what may be written, and makes one save of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vbtui.consolidate import TableView
from vbtui.domain import status as scales
from vbtui.domain import tal
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import InputError, OvertakenError
from vbtui.domain.period import Period
from vbtui.domain.plan import CHILDREN, KALLOR, Nod, NodTyp, Slag
from vbtui.domain.role import Role
from vbtui.domain.table import Column, Kind, Row, Table
from vbtui.domain.text import clean, clean_line
from vbtui.store import cells, drafts, plans
from vbtui.store.database import Database, Save
from vbtui.store.ids import new_id
from vbtui.store.journal import Cell

GAP = 1024
"""Distance between the ``ordning`` of neighbours, so that others fit between them."""


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
        :raises OvertakenError: the comment is not ``base`` any more; the text is kept as a draft.
        """
        self.role.require_report(enhet, nod)
        value = _report_value(nod, period, field, text)
        overtaken = False
        # One transaction, so that nobody can write between the look and the save.
        with self.db.transaction():
            if base is not None:
                saved = plans.saved_comment(self.db, nod.id, enhet.id, period.id)
                overtaken = saved not in (base, text)
            if overtaken:
                self.keep_draft(nod, enhet, period, text, base or "")
            else:
                self._report(nod, enhet, period, field, value)
        if overtaken:
            raise OvertakenError(
                f"{nod.name}: någon annan har ändrat kommentaren medan du skrev; din text ligger"
                " kvar som utkast, tryck e på noden för att välja."
            )

    def _report(
        self, nod: Nod, enhet: Enhet, period: Period, field: str, value: str | None
    ) -> None:
        key = {"nod": nod.id, "enhet": enhet.id, "period": period.id}
        with self.db.save() as save:
            row = save.ensure("uppfoljning", key)
            save.set("uppfoljning", row, field, value)
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
        overtaken, or does not fit its field, is left for its pane to show.
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
        self.role.require_report(view.enhet)
        values: list[tuple[str, str, Decimal | str | None]] = []
        refused: list[Refused] = []
        for row_id, column_id, text in block:
            row, column = view.row(row_id), view.column(column_id)
            try:
                if reason := view.refusal(row, column):
                    raise InputError(reason)
                values.append((row_id, column_id, _cell_value(view, row, column, text)))
            except InputError as error:
                refused.append(Refused(row_id, column_id, text, str(error)))
        if refused:
            return refused
        with self.db.save(note=note) as save:
            for row_id, column_id, value in values:
                key = {"enhet": view.enhet.id, "period": view.period.id, "rad": row_id}
                row_key = save.ensure(view.table.id, key)
                save.set(view.table.id, row_key, column_id, value)
        return []

    def add_row(self, table: Table, enhet: Enhet, grupp: str, namn: str) -> str:
        """Add a row to a table with free rows, last in its unit, and answer its id.

        :raises InputError: the table has fixed rows, or the name is empty.
        """
        from vbtui.store.models import Rad

        self.role.require_report(enhet)
        if not table.free_rows:
            raise InputError(f"Tabellen {table.title} har fasta rader.")
        name = _required(namn, "Raden")
        around = cells.free_rows(self.db, table, [enhet.id])
        order = max((row.ordning for row in around), default=-GAP) + GAP
        with self.db.save() as save:
            return save.add(
                Rad(id=new_id(), tabell=table.id, enhet=enhet.id, grupp=clean_line(grupp),
                    namn=name, ordning=order)
            )  # fmt: skip

    def rename_row(self, row_id: str, enhet: Enhet, namn: str) -> None:
        """Give an added row another name.

        :raises InputError: the name is empty or the row another unit's.
        """
        self._require_row(row_id, enhet)
        with self.db.save() as save:
            save.set("rad", row_id, "namn", _required(namn, "Raden"))

    def remove_row(self, row_id: str, enhet: Enhet) -> None:
        """Take an added row out of its table; its figures stay in the history.

        :raises InputError: the row is another unit's, or is not there any more.
        """
        self._require_row(row_id, enhet)
        with self.db.save() as save:
            save.set("rad", row_id, "deleted", 1)

    def _require_row(self, row_id: str, enhet: Enhet) -> None:
        self.role.require_report(enhet)
        if cells.owner(self.db, row_id) != enhet.id:
            raise InputError(f"{enhet.namn} har ingen sådan rad längre; läs in tabellen på nytt.")

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
        _require_place(typ, parent)
        if kalla and kalla not in KALLOR:
            raise InputError(f"Källan ”{kalla}” finns inte; välj en av {', '.join(KALLOR)}.")
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
                    slag=(slag or Slag.MALOMRADE).value if typ is NodTyp.MALOMRADE else None,
                    nr=nr,
                    titel=title,
                    kalla=kalla,
                    enhet=enhet.id if enhet else None,
                )
            )

    def change_node(self, nod: Nod, field: str, text: str) -> None:
        """Change number, title, end date or target of a node.

        :raises InputError: the text does not fit or the file may not change the node.
        """
        self.role.require_plan(nod.typ, nod.enhet)
        convert = _NODE_FIELDS.get(field)
        if convert is None:
            raise InputError(f"Fältet {field} kan inte ändras; välj {', '.join(_NODE_FIELDS)}.")
        with self.db.save() as save:
            save.set("nod", nod.id, field, convert(text))

    def move_node(self, plan: str, nod: Nod, parent: Nod | None, before: Nod | None) -> None:
        """Put a node below ``parent``, ahead of ``before`` (last for None).

        :raises InputError: it cannot stand there or the file may not move it.
        """
        self.role.require_plan(nod.typ, nod.enhet)
        _require_place(nod.typ, parent)
        if parent and parent.id in plans.below(self.db, nod.id):
            raise InputError("En nod kan inte flyttas in under sig själv.")
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
                "Där är fullt mellan noder som bara nämndens fil får flytta; lägg noden först"
                " eller sist i stället."
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


def _report_value(nod: Nod, period: Period, field: str, text: str) -> str | None:
    if field == "status":
        return scales.parse_status(nod.typ, period.typ, text)
    if field == "trend":
        return scales.parse_trend(text)
    if field == "utfall" and nod.typ is not NodTyp.STYRTAL:
        raise InputError(f"{nod.word} har inget utfall; det har bara styrtal.")
    if field in ("kommentar", "utfall"):
        return clean(text)
    raise InputError(f"Fältet ”{field}” finns inte; välj status, trend, utfall eller kommentar.")


def _cell_value(view: TableView, row: Row, column: Column, text: str) -> Decimal | str | None:
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
        if column.kind is Kind.NUMBER_OR_WORD and word:
            return clean_line(text)
        raise
    return number if column.kind is Kind.NUMBER else str(number)


def _require_place(typ: NodTyp, parent: Nod | None) -> None:
    if parent is None:
        if typ is not NodTyp.MALOMRADE:
            raise InputError(f"{typ.word} måste stå under ett målområde.")
    elif typ not in CHILDREN[parent.typ]:
        raise InputError(f"{typ.word} kan inte stå under {parent.word.lower()}.")


def _required(text: str, what: str) -> str:
    name = clean_line(text)
    if not name:
        raise InputError(f"{what} måste ha ett namn.")
    return name


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            f"”{clean(text).strip()}” är inget datum; skriv till exempel 2025-12-31."
        ) from error


_NODE_FIELDS: dict[str, Callable[[str], str | date | None]] = {
    "titel": lambda text: _required(text, "Noden"),
    "nr": clean_line,
    "slutdatum": _day,
    "malvarde": clean_line,
    "malvarde_lang": clean_line,
    "matt": clean_line,
}

REPORT_FIELDS = ("status", "trend", "utfall", "kommentar")
"""What a unit can say about a node: the fields of :meth:`Editor.report`."""
PLAN_FIELDS = tuple(_NODE_FIELDS)
"""What the plan says about a node and can be changed: the fields of :meth:`Editor.change_node`."""
