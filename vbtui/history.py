"""The journal in the words that people read, for the screen and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.plan import KALLOR, Nod, Slag
from vbtui.domain.question import field_word, label
from vbtui.domain.table import Table, heading
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import fmt
from vbtui.domain.text import preview
from vbtui.store import cells, journal, plans
from vbtui.store.database import Database
from vbtui.store.journal import Cell, Entry, Stored
from vbtui.store.places import Place, place
from vbtui.store.undo import Step

EMPTY = "(tomt)"
"""Stands for a value that is not there."""

_FIELDS = {
    "anstand": "anstånd",
    "atersand": "återsänd",
    "avtryck": "använd",
    "deleted": "borttagen",
    "enhet": "enhet",
    "flerarigt": "flerårigt",
    "foregangare": "fortsätter",
    "fran": "från",
    "jamforelse": "jämförs med",
    "klar": "inlämnad",
    "kalla": "beslutat av",
    "malvarde": "målvärde",
    "malvarde_lang": "långsiktigt målvärde",
    "matt": "mått",
    "ordning": "ordning",
    "overordnad": "ligger under",
    "sista_dag": "sista dag",
    "stangd": "stängd",
    "till": "till och med",
    "ar": "år",
}
"""Fields whose word is not their name."""

_PLACE_FIELDS = ("overordnad", "ordning")
"""Fields that say where in the plan a node stands."""
_NAME = 50
"""So much of a name is said in passing."""

_REFERENCES = {
    ("nod", "overordnad"): "nod",
    ("nod", "foregangare"): "nod",
    ("nod", "plan"): "plan",
    ("nod", "enhet"): "enhet",
    ("enhet", "overordnad"): "enhet",
    ("period", "plan"): "plan",
    ("period", "jamforelse"): "period",
}
"""Fields that hold the id of a row → the table that the row is in."""


_EVENTS = {
    ("inlamning", "klar"): ("inlämnad", "inlämningen togs tillbaka"),
    ("inlamning", "mottagen"): ("mottagen", "inte längre mottagen"),
    ("inlamning", "atersand"): ("återsänd: {orsak}", "återsändningen togs tillbaka"),
    ("inlamning", "anstand"): ("anstånd till {new}", "anståndet togs tillbaka"),
    ("insamling", "sista_dag"): ("sista dag {new}", "ingen sista dag längre"),
    ("insamling", "stangd"): ("stängd för rapportering", "öppen för rapportering"),
    ("anvand_text", "avtryck"): ("använd", "inte längre använd"),
}
"""Fields whose change is something that happened → what, when it was set and when it was
emptied."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words. ``old`` and ``new`` are empty where there was nothing."""

    entry: Entry
    place: Place
    field: str
    old: str
    new: str
    event: str = ""
    """What happened, where the values themselves mean nothing to people."""

    def text(self, width: int) -> str:
        """What happened to the field: ``status: (tomt) → ● Genomfört``.

        Values are cut at ``width``, those that begin alike shortly before they differ.
        """
        if self.entry.cell.field == "deleted":
            if self.entry.new:
                return "borttagen"
            return "tillagd" if self.entry.old is None else "återställd"
        if self.event:
            return self.event
        start = _start(self.old, self.new, width)
        old, new = (
            preview("…" + value[start:] if start else value, width) or EMPTY
            for value in (self.old, self.new)
        )
        return f"{self.field}: {old} → {new}"


def _start(old: str, new: str, width: int) -> int:
    """Where to begin to show two values, so that what differs is seen."""
    shortest = min(len(old), len(new))
    alike = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    if max(len(old), len(new)) <= width or alike < width // 2:
        return 0
    return new.rfind(" ", 0, max(alike - width // 4, 0)) + 1


class Teller:
    """Tells what changes were about; what it has looked up once it remembers."""

    def __init__(self, db: Database, perioder: Iterable[Period]) -> None:
        """``perioder`` are all periods of the file."""
        self._db = db
        self._perioder = {(period.ar, period.typ): period for period in perioder}
        self._places: dict[tuple[str, str], Place] = {}

    def tell(self, entry: Entry) -> Told:
        """One change in words."""
        cell = entry.cell
        where = self.place(cell)
        return Told(
            entry,
            where,
            self.field(cell),
            self.value(cell, entry.old),
            self.value(cell, entry.new),
            self._event(entry),
        )

    def _event(self, entry: Entry) -> str:
        cell = entry.cell
        happened = _EVENTS.get((cell.table, cell.field))
        if not happened:
            return ""
        done, undone = happened
        if not entry.new:
            return undone
        orsak = ""
        if cell.field == "atersand":
            orsak = str(journal.value_then(self._db, replace(cell, field="orsak"), entry.id) or "")
        return done.format(new=entry.new, orsak=orsak)

    def name(self, cells: Sequence[Cell], act: str = "") -> str:
        """What a save was about: ``Uppdrag 28 Säker it-miljö · Helår 2025, kommentar``.

        The first of its rows, with the fields that were changed there, and how many rows more.
        An ``act`` (``flyttad``) says what was done to the row, in place of its fields.
        """
        first = min(cells, key=lambda cell: cell.field == "ordning")
        where = self.place(first)
        kind = f"{where.typ.word} " if where.typ else ""
        about = " · ".join(
            part for part in (preview(where.name, _NAME), where.enhet, where.period) if part
        )
        fields = [
            "plats" if cell.field in _PLACE_FIELDS else self.field(cell)
            for cell in cells
            if cell.row == first.row and cell.field != "deleted"
        ]
        rows = {cell.row for cell in cells if cell.field != "ordning"}
        more = f" och {len(rows) - 1} till" if len(rows) > 1 else ""
        if act:
            neuter = where.typ is not None and where.typ.new.startswith("Nytt")
            return f"{kind}{about} {act.removesuffix('d') + 't' if neuter else act}{more}"
        return f"{', '.join((kind + about, *dict.fromkeys(fields)))}{more}"

    def place(self, cell: Cell) -> Place:
        """Where a cell stands."""
        key = (cell.table, cell.row)
        if key not in self._places:
            self._places[key] = place(self._db, cell)
        return self._places[key]

    def field(self, cell: Cell, *, grouped: bool = True) -> str:
        """The word for a cell's field; for a figure the heading of its column.

        Only one group of columns is typed, so where there is little room it need not be named.
        """
        table = TABLES.get(cell.table)
        period = self._period(cell)
        if table and period:
            for column in table.typed_columns:
                if column.id == cell.field:
                    shown = column if grouped else replace(column, group="")
                    return heading(table, shown, period)
        typ = self.place(cell).typ
        if cell.table == "uppfoljning" and typ:
            return field_word(cell.field, typ)
        return _FIELDS.get(cell.field, cell.field)

    def value(self, cell: Cell, value: Stored) -> str:
        """A stored value as people read it; nothing for a missing one."""
        found = journal.readable(cell, value)
        if found is None or found == "":
            return ""
        if isinstance(found, Decimal):
            return fmt(found)
        if cell.table == "uppfoljning":
            return self._said(cell, found)
        match cell.field:
            case "flerarigt":
                return "ja" if value else "nej"
            case "kalla":
                return KALLOR.get(found, found)
            case "slag" if found in list(Slag):
                return Slag(found).word
        target = _REFERENCES.get((cell.table, cell.field))
        return self.place(Cell(target, found, "")).title if target else found

    def _said(self, cell: Cell, value: str) -> str:
        where = self.place(cell)
        if where.typ and where.period_typ:
            return label(cell.field, where.typ, where.period_typ, value)
        return value

    def _period(self, cell: Cell) -> Period | None:
        where = self.place(cell)
        return self._perioder.get((where.ar, where.period_typ)) if where.period_typ else None


@dataclass(frozen=True, slots=True)
class Reversed:
    """What an undo or redo did, in words, and the first cell that it changed."""

    text: str
    cell: Cell
    place: Place
    above: str = ""
    """How the node above is named, where one was added or taken away; it is what is left when
    that one is gone."""


def tell_step(db: Database, perioder: Iterable[Period], step: Step) -> Reversed:
    """What an undo or redo did; of a table also in which column, and in how many cells."""
    # Where a node is moved its neighbours may be given new places in the order too.
    cell = min(step.cells, key=lambda cell: cell.field == "ordning")
    teller = Teller(db, perioder)
    where = teller.place(cell)
    table = TABLES.get(cell.table)
    if table is None:
        above = _above(db, step, cell)
        return Reversed(teller.name(step.cells, _act(step, cell)), cell, where, above)
    row = where.name.removeprefix(f"{table.title}, ")
    name = f"{table.short_title or table.title}, {row} · {teller.field(cell, grouped=False)}"
    rest = len(step.cells) - 1
    if rest:
        name += f" och {rest} {'cell' if rest == 1 else 'celler'} till"
    return Reversed(" · ".join((name, where.enhet, where.period)), cell, where)


def _act(step: Step, cell: Cell) -> str:
    """What was done to a whole row of the plan or of a table, where that is what was done."""
    if cell.table not in ("nod", "rad"):
        return ""
    if cell.row in step.added:
        return "tillagd"
    if cell.row in step.removed:
        return "borttagen"
    moved = all(one.field in _PLACE_FIELDS for one in step.cells if one.row == cell.row)
    return "flyttad" if moved else ""


def _above(db: Database, step: Step, cell: Cell) -> str:
    """The node above one that an undo or redo added or took away."""
    if cell.table != "nod" or cell.row not in step.added | step.removed:
        return ""
    nod = plans.nod(db, cell.row)
    above = plans.nod(db, nod.overordnad) if nod and nod.overordnad else None
    return f"{above.typ}/{above.id}" if above else ""


def rows_about_nod(nod: Nod, enheter: Iterable[Enhet], perioder: Iterable[Period]) -> list[str]:
    """The rows that hold what these units have said about a node in these periods."""
    known = list(perioder)
    return [
        plans.uppfoljning_cell(nod.id, enhet.id, period.id, "").row
        for enhet in enheter
        for period in known
    ]


def rows_about_row(
    table: Table, row: str, enheter: Iterable[Enhet], perioder: Iterable[Period]
) -> list[str]:
    """The rows that hold these units' figures in one row of a table in these periods."""
    known = list(perioder)
    return [
        cells.cell(table, enhet.id, period.id, row, "").row for enhet in enheter for period in known
    ]
