"""The journal in the words that people read, for the screen and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from vbtui.domain import status as scales
from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.plan import KALLOR, Nod, Slag
from vbtui.domain.table import Table, heading
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import fmt
from vbtui.domain.text import preview
from vbtui.store import cells, journal, plans
from vbtui.store.database import Database
from vbtui.store.journal import Cell, Entry, Stored
from vbtui.store.places import Place, place

EMPTY = "(tomt)"
"""Stands for a value that is not there."""

_FIELDS = {
    "deleted": "borttagen",
    "enhet": "enhet",
    "flerarigt": "flerårigt",
    "foregangare": "fortsätter",
    "fran": "från",
    "jamforelse": "jämförs med",
    "kalla": "beslutat av",
    "malvarde": "målvärde",
    "malvarde_lang": "långsiktigt målvärde",
    "matt": "mått",
    "ordning": "ordning",
    "overordnad": "ligger under",
    "till": "till och med",
    "ar": "år",
}
"""Fields whose word is not their name."""

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


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words. ``old`` and ``new`` are empty where there was nothing."""

    entry: Entry
    place: Place
    field: str
    old: str
    new: str

    def text(self, width: int) -> str:
        """What happened to the field: ``status: (tomt) → ● Genomfört``.

        Values are cut at ``width``, those that begin alike shortly before they differ.
        """
        if self.entry.cell.field == "deleted":
            if self.entry.new:
                return "borttagen"
            return "tillagd" if self.entry.old is None else "återställd"
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
        )

    def place(self, cell: Cell) -> Place:
        """Where a cell stands."""
        key = (cell.table, cell.row)
        if key not in self._places:
            self._places[key] = place(self._db, cell)
        return self._places[key]

    def field(self, cell: Cell) -> str:
        """The word for a cell's field; for a figure the heading of its column."""
        table = TABLES.get(cell.table)
        period = self._period(cell)
        if table and period:
            for column in table.typed_columns:
                if column.id == cell.field:
                    return heading(table, column, period)
        return _FIELDS.get(cell.field, cell.field)

    def value(self, cell: Cell, value: Stored) -> str:
        """A stored value as people read it; nothing for a missing one."""
        found = journal.readable(cell, value)
        if found is None or found == "":
            return ""
        if isinstance(found, Decimal):
            return fmt(found)
        match cell.field:
            case "status":
                return self._status(cell, found)
            case "trend":
                return " ".join(scales.TRENDS.get(found, (found,)))
            case "flerarigt":
                return "ja" if value else "nej"
            case "kalla":
                return KALLOR.get(found, found)
            case "slag" if found in list(Slag):
                return Slag(found).word
        target = _REFERENCES.get((cell.table, cell.field))
        return self.place(Cell(target, found, "")).title if target else found

    def _status(self, cell: Cell, key: str) -> str:
        where = self.place(cell)
        if where.typ and where.period_typ:
            status = scales.find(where.typ, where.period_typ, key)
            return status.label if status else ""
        return key

    def _period(self, cell: Cell) -> Period | None:
        where = self.place(cell)
        return self._perioder.get((where.ar, where.period_typ)) if where.period_typ else None


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
