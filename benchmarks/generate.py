"""Files that are larger than anybody's: ten thousand nodes, or a hundred thousand rows.

They are made once and kept in ``benchmarks/.cache``; nothing in them is random, so that two runs
measure the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.surroundings import cache
from vbtui.store.create import create, issued
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.version import SCHEMA_VERSION, SCHEMAS

SHAPE = 1
"""Raise it when what is generated changes, so that kept files are made anew."""

UNITS = ("forsorjning", "inkop", "it", "mt", "ssc", "fastigheter")
BOARD = "servicenamnden"
COMMENT = (
    "Arbetet har fortsatt enligt plan. Leveranserna är säkrade och avvikelserna färre än i fjol. "
)
LONG_COMMENT = 50_000
"""Characters of the one comment that is far longer than the others."""
WORDS = ("säkra leveranser", "digital kultur", "hållbara inköp", "god arbetsmiljö", "it-miljön")

Fill = Callable[[Database], None]
Row = tuple[str | int | None, ...]


def plan_file(nodes: int) -> Path:
    """A file of the board with a plan of about so many nodes, and what has been said about them.

    Ten goals make a strategy; a goal has 3 styrtal and 12 uppdrag of 7 aktiviteter each. The
    first uppdrag has a comment of 50 kB and no status, so that the program opens on it.
    """
    return _kept(f"plan-{nodes}", BOARD, lambda db: _fill_plan(db, nodes))


def rows_file(rows: int) -> Path:
    """A file of the unit ``it`` with so many building projects, each with its figures."""
    return _kept(f"rows-{rows}", "it", lambda db: _fill_rows(db, rows))


def copy_of(path: Path, folder: Path) -> Path:
    """A copy that may be written in."""
    return Path(shutil.copy(path, folder / path.name))


def _kept(name: str, home: str, fill: Fill) -> Path:
    path = cache() / f"{name}-{SHAPE}-{SCHEMAS[SCHEMA_VERSION][:8]}.db"
    if not path.exists():

        def everything(db: Database) -> None:
            with issued(db):
                _fill_organisation(db)
                fill(db)

        create(path, _id("enhet", home), everything, author="benchmarks")
    return path


def _fill_organisation(db: Database) -> None:
    board = _id("enhet", BOARD)
    units: list[Row] = [
        (_id("enhet", kod), kod, f"Område {kod}", "omrade", board, place)
        for place, kod in enumerate(UNITS, start=1)
    ]
    units.insert(0, (board, BOARD, "Servicenämnden", "namnd", None, 0))
    _insert(db, "enhet", "id kod namn typ overordnad ordning", units)
    _insert(db, "plan", "id ar titel", [(_id("plan", "2025"), 2025, "Verksamhetsplan 2025")])
    _insert(
        db,
        "period",
        "id ar typ fran till plan jamforelse",
        [
            (_period(2024), 2024, "helar", "2024-01-01", "2024-12-31", None, None),
            (_period(2025), 2025, "helar", "2025-01-01", "2025-12-31", _id("plan", "2025"),
             _period(2024)),
        ],
    )  # fmt: skip


def _fill_plan(db: Database, nodes: int) -> None:
    _insert(
        db,
        "nod",
        "id plan overordnad ordning typ slag nr titel kalla enhet flerarigt slutdatum malvarde",
        _nodes(nodes),
    )
    rows = db.rows("SELECT id, typ, enhet FROM nod ORDER BY ordning")
    _insert(db, "uppfoljning", "id nod enhet period status utfall kommentar", _reports(rows))


def _nodes(count: int) -> Iterator[Row]:
    plan = _id("plan", "2025")
    number = 0

    def node(parent: str | None, typ: str, title: str, nr: str = "", **more: str | int) -> Row:
        nonlocal number
        number += 1
        return (
            _id("nod", str(number)), plan, parent, number * 1024, typ, more.get("slag"), nr, title,
            more.get("kalla", ""), more.get("enhet"), more.get("flerarigt", 0),
            more.get("slutdatum"), more.get("malvarde", ""),
        )  # fmt: skip

    strategy = ""
    for goal in range(count // 100):
        if goal % 10 == 0:
            above = node(None, "malomrade", f"Strategi {goal // 10 + 1}", slag="strategi")
            strategy = str(above[0])
            yield above
        aim = node(strategy, "malomrade", f"Mål {goal + 1:03} om {WORDS[goal % 5]}", slag="mal")
        yield aim
        for measure in range(3):
            yield node(
                str(aim[0]), "styrtal", f"Mått {goal * 3 + measure:04} nöjda", malvarde="77–80"
            )
        for task in range(12):
            nr = goal * 12 + task + 1
            assignment = node(
                str(aim[0]), "uppdrag", WORDS[nr % 5].capitalize(), f"{nr:04}",
                kalla="regionfullmaktige", flerarigt=nr % 2,
            )  # fmt: skip
            yield assignment
            for step in range(7):
                unit = _id("enhet", UNITS[step % 6])
                title = f"Steg {nr:04}.{step + 1} mot {WORDS[(nr + step) % 5]}"
                yield node(
                    str(assignment[0]), "aktivitet", title, enhet=unit, slutdatum="2025-10-31"
                )


def _reports(nodes: Iterable[tuple[str, ...]]) -> Iterator[Row]:
    """What the board says about its nodes and each unit about its own; a tenth is left unsaid."""
    period = _period(2025)
    first_assignment = _id("nod", "6")
    for place, (nod, typ, unit) in enumerate(nodes):
        enhet = unit or _id("enhet", BOARD)
        key = natural_id("uppfoljning", nod, enhet, period)
        if nod == first_assignment:
            text = "\n".join([COMMENT * 5] * (LONG_COMMENT // len(COMMENT) // 5 + 1))
            yield key, nod, enhet, period, None, "", text[:LONG_COMMENT]
        elif place % 10:
            status = _STATUS[typ][place % len(_STATUS[typ])]
            outcome = "78" if typ == "styrtal" else ""
            yield key, nod, enhet, period, status, outcome, COMMENT * (1 + place % 4)


_STATUS = {
    "malomrade": ("uppnadd", "delvis"),
    "uppdrag": ("genomfort", "startat_ej_klart"),
    "aktivitet": ("pagaende", "avslutad"),
    "styrtal": ("helt", "delvis"),
}


def _fill_rows(db: Database, count: int) -> None:
    unit = _id("enhet", "it")
    ids = [_id("rad", str(row)) for row in range(count)]
    _insert(
        db,
        "rad",
        "id tabell enhet grupp namn ordning",
        (
            (key, "byggprojekt", unit, f"Nämnd {row * 7 // count + 1}", f"Projekt {row:06}",
             row * 1024)
            for row, key in enumerate(ids)
        ),
    )  # fmt: skip
    period = _period(2025)
    _insert(
        db,
        "byggprojekt",
        "id enhet period rad kalkyl budget utfall_totalt utfall_period status",
        (
            (natural_id("byggprojekt", unit, period, key), unit, period, key,
             f"{row % 900 + 10}.5", f"{row % 800 + 10}.25", f"{row % 700}.125", f"{row % 90}",
             "pågår enligt plan")
            for row, key in enumerate(ids)
        ),
    )  # fmt: skip


def _insert(db: Database, table: str, columns: str, rows: Iterable[Row]) -> None:
    """Insert rows with these columns; the others have the values that the model gives them."""
    from vbtui.store.models import MODELS

    names = columns.split()
    others = {
        name: field.default
        for name, field in MODELS[table].model_fields.items()
        if name not in names
    }
    listed = ", ".join(f'"{name}"' for name in (*names, *others))
    places = ", ".join("?" for _ in (*names, *others))
    rest = tuple(others.values())
    db.connection.executemany(
        f'INSERT INTO "{table}" ({listed}) VALUES ({places})', ((*row, *rest) for row in rows)
    )


def _id(table: str, key: str) -> str:
    return natural_id("benchmarks", table, key)


def _period(year: int) -> str:
    return natural_id("period", str(year), "helar")
