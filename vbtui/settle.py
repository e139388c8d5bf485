"""Settling conflicts: what the sides say, in words, and the choice of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vbtui.consolidate import TableView, open_view
from vbtui.domain import tal
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError
from vbtui.domain.period import Period
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.table import Kind
from vbtui.domain.tables import TABLES
from vbtui.domain.text import clean, clean_line, sort_key
from vbtui.domain.times import shown_moment
from vbtui.edit import Editor, cell_value, report_value
from vbtui.history import Teller
from vbtui.store import cells, conflicts, drafts, inlamningar, journal, plans
from vbtui.store.conflicts import DELETE, Conflict
from vbtui.store.conflicts import Side as Stand
from vbtui.store.database import Database
from vbtui.store.journal import OUTSIDE, Cell, Stored
from vbtui.store.places import Place

DELETED, KEPT = "borttagen", "kvar"
"""What the side says that has deleted the row, and what holds where another was taken."""
_SEPARATORS = {
    ("uppfoljning", "kommentar"): "\n\n",
    ("nod", "titel"): " ",
    ("rad", "namn"): " ",
    ("inlamning", "orsak"): " ",
    ("tabelldefinition", "definition"): " ",
}
"""The texts that can be taken one after the other → what stands between them."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, in words."""

    stand: Stand
    field: str
    """The word for the field; of a deleted row, the one that this side has edited."""
    text: str
    """The value as people read it; empty for none."""
    file: str
    """The file that it was written in, as far as it is known; else empty."""

    @property
    def key(self) -> str:
        """What it is taken by."""
        return self.stand.key

    @property
    def who(self) -> str:
        """Who wrote it."""
        return OUTSIDE if self.stand.outside else self.stand.author

    @property
    def when(self) -> str:
        """When it was written, in the reader's own time."""
        return shown_moment(self.stand.at)

    @property
    def source(self) -> str:
        """Who wrote it, when and in which file: ``Kim 2026-01-14 14:02, it.db``."""
        return f"{self.who} {self.when}".rstrip() + (f", {self.file}" if self.file else "")


@dataclass(frozen=True, slots=True)
class Choice:
    """A conflict in words: something that a person has to choose."""

    conflict: Conflict
    place: Place
    enhet: Enhet | None
    """The unit that it is about; None for what is everybody's."""
    field: str
    """The word for the field."""
    short: str
    """The same in as few words as tell it from its neighbours."""
    base: str
    """What it said where the sides parted."""
    sides: tuple[Side, ...]
    """The one that holds until somebody has chosen first."""
    texts: bool
    """Whether the sides are texts that can be taken one after the other."""
    refusal: str
    """Why this file may not settle it; empty where it may."""

    @property
    def id(self) -> str:
        """What people call it."""
        return self.conflict.id

    @property
    def what(self) -> str:
        """What two have done differently: the field, or that one has deleted it."""
        return "borttagen här, ändrad där" if self.deleted else self.field

    @property
    def long(self) -> bool:
        """Whether it is a text of several lines."""
        return "\n" in _separator(self.conflict.cell)

    @property
    def owners(self) -> Side | None:
        """What the unit that it is about says itself: the side that is written in its own file.

        None where there is no such side, or several that differ.
        """
        own = [side for side in self.sides if self.enhet and side.stand.enhet == self.enhet.id]
        return own[0] if len({side.stand.take for side in own}) == 1 else None

    @property
    def deleted(self) -> bool:
        """Whether one has deleted what another has edited."""
        return self.conflict.kind == DELETE


class Settler:
    """Shows the conflicts of a file and settles them, as far as the file's role allows."""

    def __init__(self, db: Database) -> None:
        """Read who the file belongs to."""
        self.db = db
        self._editor = Editor(db)
        self._perioder = plans.perioder(db)
        self._enheter = {enhet.id: enhet for enhet in self._editor.organisation}

    def choices(self, enhet: Enhet | None = None) -> list[Choice]:
        """Every conflict, or those that are about one unit: unit by unit, what is everybody's
        first."""
        owners = {cell: owner for owner, cell in inlamningar.conflict_cells(self.db)}
        teller = Teller(self.db, self._perioder)
        found = [
            self._choice(teller, one, owners.get(one.cell))
            for one in conflicts.conflicts(self.db)
            if enhet is None or owners.get(one.cell) == enhet.id
        ]
        units = list(self._enheter)
        return sorted(
            found,
            key=lambda one: (
                units.index(one.enhet.id) if one.enhet else -1,
                sort_key(one.place.title),
                sort_key(one.what),
            ),
        )

    def orphans(self) -> list[str]:
        """What can no longer be reached in the plan since two have changed it, a sentence each."""
        teller = Teller(self.db, self._perioder)
        return [
            f"{teller.place(one.cell).title} ligger under"
            f" {teller.place(Cell(one.cell.table, one.parent, '')).title}, som"
            f" {'i sin tur ligger under den' if one.circle else 'har tagits bort'}; flytta den"
            " eller ta bort den."
            for one in conflicts.orphans(self.db)
        ]

    def find(self, text: str) -> Choice:
        """The conflict whose id this is, or the beginning of.

        :raises InputError: there is none, or several.
        """
        wanted = text.strip().casefold()
        found = [one for one in self.choices() if wanted and one.id.startswith(wanted)]
        if len(found) != 1:
            what = "flera konflikter" if found else "ingen konflikt"
            raise InputError(
                f"Det finns {what} med id ”{text}”; vbtui conflicts visar vilka som är kvar."
            )
        return found[0]

    def take(self, choice: Choice, keys: Sequence[str]) -> None:
        """Let one side hold, or several texts one after the other.

        :raises InputError: there is no such side, they cannot be put together, or the file may
            not settle it.
        """
        sides = [_side(choice, key) for key in dict.fromkeys(keys)]
        takes = list(dict.fromkeys(side.stand.take for side in sides))
        if len(takes) == 1:
            self._settle(choice, _given(choice.conflict.cell, takes[0]))
        elif choice.texts:
            between = _separator(choice.conflict.cell)
            self._settle(choice, between.join(str(one) for one in takes if one))
        else:
            raise InputError("Bara texter kan tas efter varandra; välj en av sidorna.")

    def take_owners(self, choices: Iterable[Choice]) -> None:
        """Let what the units say themselves hold (:attr:`Choice.owners`), in one save.

        :raises InputError: the file may not settle one of them, or it is settled already; then
            nothing is.
        """
        wanted: list[tuple[Conflict, object]] = []
        for choice in choices:
            side = choice.owners
            assert side is not None, "the unit says one thing itself"
            _require_right(choice)
            wanted.append((choice.conflict, _given(choice.conflict.cell, side.stand.take)))
        conflicts.settle_all(self.db, wanted)

    def restore(self, choice: Choice, value: Stored) -> None:
        """Let a value hold that the cell has had before, as the journal has it.

        :raises InputError: the file may not settle the conflict, or it is settled already.
        """
        self._settle(choice, _given(choice.conflict.cell, value))

    def write(self, choice: Choice, text: str) -> None:
        """Let a third value hold, typed as it is typed where the field is edited.

        :raises InputError: it does not fit the field, or the file may not settle the conflict.
        """
        value = self.reader(choice)(text)
        with self.db.transaction():
            self._settle(choice, value)
            drafts.drop(self.db, choice.conflict.cell)

    def keep_draft(self, choice: Choice, text: str) -> None:
        """Keep a third text that is being typed; nothing is settled by it, not even when the
        file is opened after a power failure.

        :raises FileError: the file could not be written.
        """
        cell = choice.conflict.cell
        drafts.put(self.db, cell, clean(text), str(choice.conflict.base or ""))

    def draft(self, choice: Choice) -> str | None:
        """A third text that was begun and neither made to hold nor thrown away."""
        found = drafts.find(self.db, choice.conflict.cell)
        return found.text if found else None

    def drop_draft(self, choice: Choice) -> None:
        """Throw a begun third text away."""
        drafts.drop(self.db, choice.conflict.cell)

    def holds(self, choice: Choice) -> str:
        """What the cell of a conflict says now, in words."""
        cell = choice.conflict.cell
        newest = journal.history(self.db, cell)[0].new
        if choice.deleted:
            return DELETED if newest else KEPT
        return Teller(self.db, self._perioder).value(cell, newest)

    def _settle(self, choice: Choice, value: object) -> None:
        _require_right(choice)
        conflicts.settle(self.db, choice.conflict, value)

    def _refusal(self, cell: Cell, enhet: Enhet | None) -> str:
        """A unit's own report may be settled in its file, also when the period is closed: both
        sides were written before. The rest is the board's to settle."""
        role = self._editor.role
        try:
            if cell.table == "nod":
                nod = plans.nod(self.db, cell.row)
                role.require_plan(nod.typ if nod else NodTyp.MALOMRADE, nod.enhet if nod else None)
            elif enhet:
                role.require_report(enhet)
            else:
                role.require_plan(NodTyp.MALOMRADE, None)
        except InputError as error:
            return str(error)
        return ""

    def reader(self, choice: Choice) -> Callable[[str], object]:
        """What makes a value of a typed text, and raises InputError for one that does not fit;
        it needs the file no more.

        :raises InputError: only one of the sides can be chosen here.
        """
        from vbtui.store.models import stored_value

        cell, parse = choice.conflict.cell, self._parser(choice)

        def read(text: str) -> object:
            value = parse(text)
            stored_value(cell.table, cell.field, value)
            return value

        return read

    def _parser(self, choice: Choice) -> Callable[[str], object]:
        if choice.deleted:
            raise InputError(
                "Här står en borttagning mot en ändring; välj en av sidorna och ändra sedan."
            )
        cell, where = choice.conflict.cell, choice.place
        period = self._period(where)
        if cell.table in TABLES and choice.enhet and period:
            view = open_view(
                self.db, TABLES[cell.table], self._editor.organisation, self._perioder,
                choice.enhet, period, consolidated=False,
            )  # fmt: skip
            row = where.target.partition("/")[2]
            if view.has(row, cell.field):
                line, column = view.row(row), view.column(cell.field)
                return lambda text: cell_value(view, line, column, text)
        nod = self._nod(where)
        if cell.table == "uppfoljning" and nod and period:
            return lambda text: report_value(nod, period, cell.field, text)
        if cell.table == "nod" and nod:
            return lambda text: self._editor.node_value(nod, cell.field, text)
        if choice.texts:
            return clean_line
        raise InputError("Här går det bara att välja en av sidorna.")

    def _period(self, where: Place) -> Period | None:
        return next(
            (one for one in self._perioder if (one.ar, one.typ) == (where.ar, where.period_typ)),
            None,
        )

    def _nod(self, where: Place) -> Nod | None:
        return plans.nod(self.db, where.target.partition("/")[2]) if where.typ else None

    def _choice(self, teller: Teller, one: Conflict, owner: str | None) -> Choice:
        return Choice(
            conflict=one,
            place=teller.place(one.cell),
            enhet=self._enheter.get(owner or ""),
            field=teller.field(one.cell),
            short=teller.field(one.cell, grouped=False),
            base=self._text(teller, one.cell, one.base),
            sides=tuple(
                Side(
                    stand,
                    teller.field(stand.cell),
                    self._text(teller, stand.cell, stand.value),
                    self._file(stand),
                )
                for stand in one.sides
            ),
            texts=one.kind != DELETE and bool(_separator(one.cell)),
            refusal=self._refusal(one.cell, self._enheter.get(owner or "")),
        )

    def _text(self, teller: Teller, cell: Cell, value: Stored) -> str:
        if cell.field == "deleted":
            return DELETED if value else ""
        return teller.value(cell, value)

    def _file(self, stand: Stand) -> str:
        if stand.file_name:
            return stand.file_name
        enhet = self._enheter.get(stand.enhet)
        return enhet.namn if enhet else ""


def about_node(db: Database, nod: Nod, enhet: Enhet, period: Period) -> list[Cell]:
    """The cells in conflict of a node and of what a unit says about it for a period."""
    said = plans.uppfoljning_cell(nod.id, enhet.id, period.id, "").row
    return [cell for cell, _ in conflicts.open_cells(db) if cell.row in (nod.id, said)]


def in_table(db: Database, view: TableView) -> dict[tuple[str, str], Cell]:
    """(row, column) → the cell, for every one in conflict in a table of a unit's own figures."""
    waiting = [cell for cell, _ in conflicts.open_cells(db) if cell.table == view.table.id]
    if not waiting or view.consolidated:
        return {}
    rows = {
        cells.cell(view.table, view.enhet.id, view.period.id, row.id, "").row: row.id
        for row in view.rows
    }
    return {(rows[cell.row], cell.field): cell for cell in waiting if cell.row in rows}


def _require_right(choice: Choice) -> None:
    if choice.refusal:
        raise InputError(choice.refusal)


def _given(cell: Cell, stored: Stored) -> Decimal | str | int | None:
    """A stored value as one that is written: figures are validated as numbers."""
    if cell.table in TABLES and cell.field != "deleted" and isinstance(stored, int):
        return tal.from_scaled(stored)
    return stored


def _side(choice: Choice, key: str) -> Side:
    wanted = key.strip().casefold()
    found = [side for side in choice.sides if wanted and side.key.startswith(wanted)]
    if len(found) != 1:
        known = ", ".join(side.key for side in choice.sides)
        raise InputError(f"Konflikten har ingen sida ”{key}”; välj en av {known}.")
    return found[0]


def _separator(cell: Cell) -> str:
    """What stands between two texts taken one after the other; nothing for what is no text."""
    table = TABLES.get(cell.table)
    if table:
        texts = {column.id for column in table.typed_columns if column.kind is Kind.TEXT}
        return " " if cell.field in texts else ""
    return _SEPARATORS.get((cell.table, cell.field), "")
