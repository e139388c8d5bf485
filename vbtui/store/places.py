"""What a cell is, in words: which node or row, whose, and of which period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.table import Row, Table
from vbtui.domain.tables import TABLES
from vbtui.store.database import Database
from vbtui.store.journal import Cell


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands: what it is about, and whose and of which period, where it is anybody's.

    What is not known is empty.
    """

    name: str
    target: str = ""
    """How the command line names it: ``uppdrag/ID``, ``TABLE/ROW``."""
    typ: NodTyp | None = None
    """The kind of node that it is about."""
    enhet: str = ""
    """Name of the unit."""
    kod: str = ""
    """Short code of the unit."""
    ar: int = 0
    period_typ: PeriodTyp | None = None

    @property
    def period(self) -> str:
        """The period as people write it: ``Helår 2025``."""
        return f"{self.period_typ.word} {self.ar}" if self.period_typ else ""

    @property
    def title(self) -> str:
        """All of it on a line: ``28 Säker it-miljö · Område IT · Helår 2025``."""
        return " · ".join(part for part in (self.name, self.enhet, self.period) if part)


def describe(db: Database, cell: Cell) -> str:
    """What a cell is, for people: ``28 Säker it-miljö · Område IT · Helår 2025``."""
    return place(db, cell).title


def place(db: Database, cell: Cell) -> Place:
    """Where a cell stands, also one of a deleted row; its table's name where that is unknown."""
    if cell.table in TABLES:
        found = _place_in_table(db, TABLES[cell.table], cell.row)
    elif cell.table in _PLACES:
        found = _PLACES[cell.table](db, cell.row)
    else:
        found = None
    return found or Place(cell.table)


def _place_of_uppfoljning(db: Database, row: str) -> Place | None:
    found = db.row(
        "SELECT n.id, n.typ, n.nr, n.titel, e.namn, e.kod, p.typ, p.ar FROM uppfoljning u"
        " JOIN nod n ON n.id = u.nod JOIN enhet e ON e.id = u.enhet JOIN period p"
        " ON p.id = u.period WHERE u.id = :row",
        row=row,
    )
    if not found:
        return None
    nod, typ, nr, title, unit, code, period, year = found
    return Place(
        _joined(nr, title), f"{typ}/{nod}", NodTyp(typ), unit, code, year, PeriodTyp(period)
    )


def _place_in_table(db: Database, table: Table, row: str) -> Place | None:
    found = db.row(
        f'SELECT t.rad, r.namn, e.namn, e.kod, p.typ, p.ar FROM "{table.id}" t JOIN enhet e ON'
        " e.id = t.enhet JOIN period p ON p.id = t.period LEFT JOIN rad r ON r.id = t.rad"
        " WHERE t.id = :row",
        row=row,
    )
    if not found:
        return None
    key, added, unit, code, period, year = found
    if table.unit_rows:
        return Place(
            f"{table.title}, {unit}", f"{table.id}/{code}", None, unit, code, year,
            PeriodTyp(period),
        )  # fmt: skip
    name = added or {known.id: _row_name(table, known) for known in table.rows}.get(key, key)
    return Place(
        f"{table.title}, {name}", f"{table.id}/{key}", None, unit, code, year, PeriodTyp(period)
    )


def _row_name(table: Table, row: Row) -> str:
    """The title of a row beside that of its table, which is not said twice."""
    return (row.short_title if row.title.startswith(table.title) else "") or row.title


def _place_of_nod(db: Database, row: str) -> Place | None:
    found = db.row("SELECT typ, nr, titel FROM nod WHERE id = :row", row=row)
    if not found:
        return None
    typ, nr, title = found
    return Place(_joined(nr, title), f"{typ}/{row}", NodTyp(typ))


def _place_of_rad(db: Database, row: str) -> Place | None:
    found = db.row(
        "SELECT r.tabell, r.namn, e.namn, e.kod FROM rad r JOIN enhet e ON e.id = r.enhet"
        " WHERE r.id = :row",
        row=row,
    )
    if not found:
        return None
    table, name, unit, code = found
    title = TABLES[table].title if table in TABLES else table
    return Place(f"{title}, {name}", f"{table}/{row}", enhet=unit, kod=code)


def _place_of_enhet(db: Database, row: str) -> Place | None:
    found = db.row("SELECT namn FROM enhet WHERE id = :row", row=row)
    return Place(found[0]) if found else None


def _place_of_period(db: Database, row: str) -> Place | None:
    found = db.row("SELECT typ, ar FROM period WHERE id = :row", row=row)
    return Place("Period", ar=found[1], period_typ=PeriodTyp(found[0])) if found else None


def _place_of_plan(db: Database, row: str) -> Place | None:
    found = db.row("SELECT titel FROM plan WHERE id = :row", row=row)
    return Place(found[0]) if found else None


def _place_of_berord(db: Database, row: str) -> Place | None:
    found = db.row(
        "SELECT n.id, n.typ, n.nr, n.titel, e.namn, e.kod FROM berord b JOIN nod n ON n.id = b.nod"
        " JOIN enhet e ON e.id = b.enhet WHERE b.id = :row",
        row=row,
    )
    if not found:
        return None
    nod, typ, nr, title, unit, code = found
    return Place(_joined(nr, title), f"{typ}/{nod}", NodTyp(typ), unit, code)


def _place_of_inlamning(db: Database, row: str) -> Place | None:
    return _place_of_report(db, "inlamning", row, "Inlämning")


def _place_of_insamling(db: Database, row: str) -> Place | None:
    found = db.row(
        "SELECT p.typ, p.ar FROM insamling i JOIN period p ON p.id = i.period WHERE i.id = :row",
        row=row,
    )
    return Place("Insamling", ar=found[1], period_typ=PeriodTyp(found[0])) if found else None


def _place_of_tabelldefinition(db: Database, row: str) -> Place | None:
    found = db.row("SELECT tabell FROM tabelldefinition WHERE id = :row", row=row)
    if not found:
        return None
    title = TABLES[found[0]].title if found[0] in TABLES else found[0]
    return _place_of_report(db, "tabelldefinition", row, title, found[0])


def _place_of_installning(db: Database, row: str) -> Place | None:
    found = db.row("SELECT namn FROM installning WHERE id = :row", row=row)
    return Place("Inställning", f"installning/{found[0]}") if found else None


def _place_of_report(
    db: Database, table: str, row: str, name: str, target: str = ""
) -> Place | None:
    found = db.row(
        f"SELECT e.namn, e.kod, p.typ, p.ar FROM {table} t JOIN enhet e ON e.id = t.enhet"
        " JOIN period p ON p.id = t.period WHERE t.id = :row",
        row=row,
    )
    if not found:
        return None
    unit, code, period, year = found
    return Place(name, target, None, unit, code, year, PeriodTyp(period))


def _place_of_anvand_text(db: Database, row: str) -> Place | None:
    found = db.row("SELECT text, kalla FROM anvand_text WHERE id = :row", row=row)
    text = _place_of_uppfoljning(db, found[0]) if found else None
    source = _place_of_uppfoljning(db, found[1]) if found else None
    if not text or not source:
        return None
    return replace(text, name=f"{text.name}, texten från {source.enhet}")


_PLACES: dict[str, Callable[[Database, str], Place | None]] = {
    "uppfoljning": _place_of_uppfoljning,
    "nod": _place_of_nod,
    "rad": _place_of_rad,
    "enhet": _place_of_enhet,
    "period": _place_of_period,
    "plan": _place_of_plan,
    "berord": _place_of_berord,
    "inlamning": _place_of_inlamning,
    "insamling": _place_of_insamling,
    "tabelldefinition": _place_of_tabelldefinition,
    "anvand_text": _place_of_anvand_text,
    "installning": _place_of_installning,
}


def _joined(nr: str, title: str) -> str:
    return f"{nr} {title}" if nr else title
