"""Queries of the plan: units, periods, nodes and what units have said about them.

Lists are read as columns and not as objects of the row classes: it is several times faster, and
reading never has to import them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.errors import FileError
from vbtui.domain.period import Period, PeriodTyp
from vbtui.domain.plan import Nod, NodTyp, Slag, Uppfoljning
from vbtui.domain.times import today
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.journal import Cell
from vbtui.store.texts import Texts


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit said about a node, and in which period."""

    enhet: str
    period: str
    uppfoljning: Uppfoljning


def organisation(db: Database) -> Organisation:
    """All units of the file."""
    rows = db.rows(
        "SELECT id, kod, namn, typ, overordnad FROM enhet WHERE deleted = 0 ORDER BY ordning, id"
    )
    return Organisation(
        Enhet(row_id, code, name, EnhetTyp(typ), parent) for row_id, code, name, typ, parent in rows
    )


def home(db: Database, units: Organisation) -> Enhet:
    """The unit that the file belongs to.

    :raises FileError: the file has no units, or not that one.
    """
    for enhet in units:
        if enhet.id == db.identity.home:
            return enhet
    raise FileError(
        f"Filen {db.path.name} saknar enheten som den tillhör; be om en ny kopia från den som"
        " skickade den."
    )


def perioder(db: Database) -> list[Period]:
    """All periods of the file, newest first."""
    rows = db.rows(
        "SELECT id, ar, typ, fran, till, plan, jamforelse FROM period WHERE deleted = 0"
        " ORDER BY till DESC, id"
    )
    return [
        Period(row_id, year, PeriodTyp(typ), date.fromisoformat(first), date.fromisoformat(last),
               plan, compared)
        for row_id, year, typ, first, last, plan, compared in rows
    ]  # fmt: skip


def plan_title(db: Database, plan: str) -> str:
    """What a plan is called; nothing for a plan that is not there."""
    found = db.row("SELECT titel FROM plan WHERE id = :plan", plan=plan)
    return str(found[0]) if found else ""


_NOD = (
    "id, overordnad, typ, slag, nr, titel, kalla, enhet, ansvarig, flerarigt, slutdatum,"
    " malvarde, malvarde_lang, matt, riktning, foregangare, tabell"
)


def noder(db: Database, plan: str) -> list[Nod]:
    """Every node of a plan, siblings in their order."""
    rows = db.each(
        f"SELECT {_NOD} FROM nod WHERE plan = :plan AND deleted = 0 ORDER BY ordning, id", plan=plan
    )
    return [_nod(row) for row in map(Texts().row, rows)]


def nod(db: Database, row_id: str) -> Nod | None:
    """One node, also a deleted one (history leads to them)."""
    row = db.row(f"SELECT {_NOD} FROM nod WHERE id = :id", id=row_id)
    return _nod(row) if row else None


def removed(db: Database, row_id: str) -> bool:
    """Whether a node has been taken out of the plan."""
    return db.row("SELECT 1 FROM nod WHERE id = :id AND deleted = 1", id=row_id) is not None


def first_day(db: Database, nod: Nod) -> date:
    """The first day of the year that the node's plan is for."""
    (year,) = db.row(
        "SELECT p.ar FROM plan p JOIN nod n ON n.plan = p.id WHERE n.id = :nod", nod=nod.id
    ) or (today().year,)
    return date(year, 1, 1)


def _nod(row: tuple[Any, ...]) -> Nod:
    (row_id, parent, typ, slag, nr, title, source, unit, answers, years, end, target, target_long,
     measure, good, before, table) = row  # fmt: skip
    return Nod(
        id=row_id,
        overordnad=parent,
        typ=NodTyp(typ),
        slag=Slag(slag) if slag else None,
        nr=nr,
        titel=title,
        kalla=source,
        enhet=unit,
        ansvarig=answers,
        flerarigt=bool(years),
        slutdatum=date.fromisoformat(end) if end else None,
        malvarde=target,
        malvarde_lang=target_long,
        matt=measure,
        riktning=good,
        foregangare=before,
        tabell=table,
    )


def berorda(db: Database, plan: str) -> dict[str, set[str]]:
    """Node → the units that are expected to report on it, for nodes that name any."""
    found: dict[str, set[str]] = {}
    for nod_id, unit in db.rows(
        "SELECT b.nod, b.enhet FROM berord b JOIN nod n ON n.id = b.nod"
        " WHERE n.plan = :plan AND b.deleted = 0",
        plan=plan,
    ):
        found.setdefault(nod_id, set()).add(unit)
    return found


_SAID = """
SELECT u.nod, u.enhet, u.period, u.id, u.status, u.trend, u.utfall,
       COALESCE(d.text, u.kommentar), u.effekt, u.nasta_ar, d.text IS NOT NULL
FROM uppfoljning u
LEFT JOIN utkast d ON d.tabell = 'uppfoljning' AND d.rad = u.id AND d.falt = 'kommentar'
  AND d.bas = u.kommentar
"""


def _said(row: tuple[Any, ...]) -> tuple[str, Said]:
    (nod_id, unit, period, row_id, status, trend, outcome, comment, effect, next_year,
     draft) = row  # fmt: skip
    said = Uppfoljning(
        row_id, unit, status, trend, outcome, comment, effect, next_year, draft=bool(draft)
    )
    return nod_id, Said(unit, period, said)


def said(db: Database, enhet: str, period: str) -> dict[str, Uppfoljning]:
    """Node → what one unit has said about it in one period.

    A draft stands for the text it will become, unless the text has been changed since it was
    begun: then somebody has to choose between them.
    """
    rows = db.each(
        _SAID + "WHERE u.enhet = :enhet AND u.period = :period AND u.deleted = 0",
        enhet=enhet,
        period=period,
    )
    return _by_node(rows)


def said_by_owners(db: Database, period: str) -> dict[str, Uppfoljning]:
    """Aktivitet → what the unit that owns it has said about it in one period."""
    rows = db.each(
        _SAID
        + "JOIN nod n ON n.id = u.nod AND n.enhet = u.enhet AND n.typ = 'aktivitet'"
        + " WHERE u.period = :period AND u.deleted = 0",
        period=period,
    )
    return _by_node(rows)


def _by_node(rows: Iterable[tuple[Any, ...]]) -> dict[str, Uppfoljning]:
    return {nod_id: found.uppfoljning for nod_id, found in map(_said, map(Texts().row, rows))}


def said_about(db: Database, nod_id: str, period: str) -> dict[str, Uppfoljning]:
    """Unit → what it has said about one node in one period."""
    rows = db.rows(
        _SAID + "WHERE u.nod = :nod AND u.period = :period AND u.deleted = 0",
        nod=nod_id,
        period=period,
    )
    return {one.enhet: one.uppfoljning for _, one in map(_said, rows)}


def said_by_all(db: Database, period: str) -> dict[str, dict[str, Uppfoljning]]:
    """Node → unit → what it has said about it in one period."""
    found: dict[str, dict[str, Uppfoljning]] = {}
    rows = db.each(_SAID + "WHERE u.period = :period AND u.deleted = 0", period=period)
    for nod_id, one in map(_said, map(Texts().row, rows)):
        found.setdefault(nod_id, {})[one.enhet] = one.uppfoljning
    return found


def statuses(db: Database, period: str) -> dict[str, dict[str, str]]:
    """Node → unit → the status that it has given in one period."""
    found: dict[str, dict[str, str]] = {}
    for nod_id, unit, status in db.rows(
        "SELECT nod, enhet, status FROM uppfoljning"
        " WHERE period = :period AND status <> '' AND deleted = 0",
        period=period,
    ):
        found.setdefault(nod_id, {})[unit] = status
    return found


def said_before(db: Database, nod_id: str, enhet: str, period: Period) -> Said | None:
    """What the unit said about the node, or the node it carries on, the period before."""
    rows = db.rows(
        """
        WITH RECURSIVE lineage (id, step) AS (
            SELECT :nod, 0
            UNION ALL
            SELECT n.foregangare, l.step + 1 FROM lineage l JOIN nod n ON n.id = l.id
            WHERE n.foregangare IS NOT NULL AND l.step < 20
        )
        """
        + _SAID
        + """
        JOIN period p ON p.id = u.period
        WHERE u.nod IN (SELECT id FROM lineage) AND u.enhet = :enhet AND u.deleted = 0
          AND p.till < :till AND (u.status IS NOT NULL OR u.utfall <> '' OR u.kommentar <> '')
        ORDER BY p.till DESC LIMIT 1
        """,
        nod=nod_id,
        enhet=enhet,
        till=period.till.isoformat(),
    )
    return _said(rows[0])[1] if rows else None


def changed_since(db: Database, moment: str) -> set[str]:
    """Nodes that something has been said about, or that were changed, since a moment in UTC."""
    rows = db.rows(
        """
        SELECT COALESCE(u.nod, c.row) FROM j_change c
        LEFT JOIN j_tx t ON t.id = c.tx
        LEFT JOIN uppfoljning u ON u.id = c.row
        WHERE c.tbl IN ('uppfoljning', 'nod') AND COALESCE(t.at, c.at) >= :moment
        """,
        moment=moment,
    )
    return {row[0] for row in rows}


def uppfoljning_cell(nod_id: str, enhet: str, period: str, field: str) -> Cell:
    """The cell of one field of an uppföljning, whether or not its row has been made yet."""
    return Cell("uppfoljning", natural_id("uppfoljning", nod_id, enhet, period), field)


def make_row(db: Database, nod_id: str, enhet: str, period: str) -> str:
    """The id of the row of an uppföljning, after making an empty one where there is none."""
    row = uppfoljning_cell(nod_id, enhet, period, "").row
    with db.transaction():
        db.rows(
            "INSERT INTO uppfoljning (id, deleted, nod, enhet, period, utfall, kommentar)"
            " VALUES (:id, 0, :nod, :enhet, :period, '', '') ON CONFLICT (id) DO NOTHING",
            id=row,
            nod=nod_id,
            enhet=enhet,
            period=period,
        )
    return row


def saved_comment(db: Database, nod_id: str, enhet: str, period: str) -> str:
    """The comment as it was last made a change of, whatever draft there is of it."""
    found = db.row(
        "SELECT kommentar FROM uppfoljning WHERE id = :id AND deleted = 0",
        id=uppfoljning_cell(nod_id, enhet, period, "").row,
    )
    return str(found[0]) if found else ""


def siblings(db: Database, plan: str, parent: str | None) -> list[tuple[str, int]]:
    """The nodes directly below a node (or of the plan itself) with their ``ordning``."""
    rows = db.rows(
        "SELECT id, ordning FROM nod WHERE plan = :plan AND deleted = 0 AND"
        " COALESCE(overordnad, '') = COALESCE(:parent, '') ORDER BY ordning, id",
        plan=plan,
        parent=parent,
    )
    return [(row_id, order) for row_id, order in rows]


def orders(db: Database, plan: str) -> dict[str, int]:
    """Node → its ``ordning`` among its siblings."""
    return dict(db.rows("SELECT id, ordning FROM nod WHERE plan = :plan", plan=plan))


def has_plan(db: Database, plan: str) -> bool:
    """Whether there is such a plan, and it has not been taken back."""
    return db.row("SELECT 1 FROM plan WHERE id = :plan AND deleted = 0", plan=plan) is not None


def carried_on(db: Database, plan: str) -> dict[str, tuple[str, bool]]:
    """Node of an earlier plan → the node of this plan that carries it on, and whether it is still
    there; of several the first that is."""
    rows = db.rows(
        "SELECT foregangare, id, deleted FROM nod WHERE plan = :plan"
        " AND foregangare IS NOT NULL ORDER BY deleted DESC, ordning DESC, id DESC",
        plan=plan,
    )
    return {before: (row_id, not deleted) for before, row_id, deleted in rows}


def below(db: Database, nod_id: str) -> list[str]:
    """The node and every node below it that is not deleted, each once."""
    # UNION leaves out what has been found already, so parents that form a ring (two people have
    # moved each under the other) end the walk too.
    rows = db.rows(
        """
        WITH RECURSIVE tree (id) AS (
            SELECT :nod
            UNION
            SELECT n.id FROM tree t JOIN nod n ON n.overordnad = t.id WHERE n.deleted = 0
        )
        SELECT id FROM tree
        """,
        nod=nod_id,
    )
    return [row[0] for row in rows]
