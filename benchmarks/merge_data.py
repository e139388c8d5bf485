"""Seven units' work on copies of one file, and what a right merge of them must give.

The same edits are made twice: in copies of a vbtui file, journaled by its triggers, and in copies
of a plain SQLite file with the same rows, for those that compare files.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.surroundings import cache
from vbtui.store.ids import natural_id
from vbtui.store.version import SCHEMA_VERSION, SCHEMAS

if TYPE_CHECKING:
    from vbtui.store.database import Database

FIELDS = (
    "nr", "titel", "ansvarig", "matt", "malvarde", "malvarde_lang", "kalla", "slutdatum",
)  # fmt: skip
UNITS = 7
REDELIVERS = 3
"""The unit that sends its file again, with corrections and something new."""
_SHAPE = 2

Cell = tuple[int, str]
"""Number of the row, and the field."""


@dataclass(frozen=True)
class Files:
    """Where it all lies: the file that was handed out, the units', and the one that comes again."""

    base: Path
    units: tuple[Path, ...]
    again: Path


def files(times: int, kind: str) -> Files:
    """The files of kind ``vbtui`` or ``plain``; :func:`work` has made them."""
    return _files(_folder(10_000 * times), kind)


def _files(folder: Path, kind: str) -> Files:
    units = tuple(folder / f"{kind}-{unit}.db" for unit in range(UNITS))
    return Files(folder / f"{kind}.db", units, folder / f"{kind}-again.db")


@dataclass(frozen=True)
class Work:
    """What everybody has written."""

    rows: int
    edits: tuple[dict[Cell, str], ...]
    """A unit's edits, in the order of the units."""
    again: dict[Cell, str]
    """What the unit that delivers twice has written since: first corrections, then new edits."""

    def conflicts(self) -> set[Cell]:
        """The cells that two units have given different values."""
        return {cell for cell, values in self._values().items() if len(values) > 1}

    def clean(self) -> dict[Cell, str]:
        """The cells that have been changed and are not in conflict, with their value."""
        return {
            cell: next(iter(values)) for cell, values in self._values().items() if len(values) == 1
        }

    def conflicts_again(self) -> set[Cell]:
        """The cells that come into conflict when the second delivery arrives."""
        others = [edits for unit, edits in enumerate(self.edits) if unit != REDELIVERS]
        return {
            cell
            for cell, value in self.again.items()
            if any(edits.get(cell, value) != value for edits in others)
        } - self.conflicts()

    def corrections(self) -> dict[Cell, str]:
        """What the second delivery says in cells that nobody else has changed."""
        others = {
            cell for unit, edits in enumerate(self.edits) if unit != REDELIVERS for cell in edits
        }
        return {cell: value for cell, value in self.again.items() if cell not in others}

    def _values(self) -> dict[Cell, set[str]]:
        found: dict[Cell, set[str]] = {}
        for edits in self.edits:
            for cell, value in edits.items():
                found.setdefault(cell, set()).add(value)
        return found


def row_id(row: int) -> str:
    """The id of a row in the files."""
    return natural_id("benchmark", "nod", str(row))


def work(times: int) -> Work:
    """7 units' 2 000 edits in 10 000 rows of 8 fields, so many times over."""
    rows = 10_000 * times
    made = _planned(rows, 2_000 * times)
    folder = _folder(rows)
    if not folder.exists():
        rough = folder.with_suffix(".tmp")
        shutil.rmtree(rough, ignore_errors=True)
        rough.mkdir(parents=True)
        _write(made, rough)
        rough.rename(folder)
    return made


def _folder(rows: int) -> Path:
    return cache() / f"merge-{rows}-{_SHAPE}-{SCHEMAS[SCHEMA_VERSION][:8]}"


def base(cell: Cell) -> str:
    """What a cell says before anybody has written."""
    row, field = cell
    return _value(field, row)


def _value(field: str, number: int) -> str:
    """Another value for every number, short enough for any of the fields."""
    if field == "slutdatum":
        return f"{2000 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
    return f"{field[:8]} {number}"


def _planned(rows: int, edits: int) -> Work:
    chance = random.Random(rows)
    shared = range(rows // 16)
    """Rows that everybody writes in, one edit in twenty."""
    counter = iter(range(10 * rows, 10**9))

    def cells(unit: int, count: int) -> Iterator[Cell]:
        for _ in range(count):
            if chance.random() < 0.05:
                row = chance.choice(shared)
            else:
                row = chance.randrange(len(shared), rows - UNITS) // UNITS * UNITS + unit
            yield row, chance.choice(FIELDS)

    everybody = []
    for unit in range(UNITS):
        wanted = dict.fromkeys(cells(unit, edits))
        while len(wanted) < edits:
            wanted |= dict.fromkeys(cells(unit, 1))
        everybody.append({cell: _value(cell[1], next(counter)) for cell in wanted})
    mine = list(everybody[REDELIVERS])
    corrected = edits // 10
    again = {cell: _value(cell[1], next(counter)) for cell in chance.sample(mine, corrected)}
    for cell in list(again)[: corrected // 28]:
        again[cell] = base(cell)  # Some corrections take an edit back.
    while len(again) < corrected + edits // 40:
        (cell,) = cells(REDELIVERS, 1)
        if cell not in everybody[REDELIVERS]:
            again.setdefault(cell, _value(cell[1], next(counter)))
    return Work(rows, tuple(everybody), again)


def _write(made: Work, folder: Path) -> None:
    # Imported when it is needed: what is measured afterwards should not carry it.
    from vbtui.store.create import create

    ours, plain = _files(folder, "vbtui"), _files(folder, "plain")
    home = natural_id("benchmark", "enhet")
    create(ours.base, home, lambda db: _fill(db, home, made.rows), author="benchmarks")
    for unit, path in enumerate(ours.units):
        shutil.copy(ours.base, path)
        _work_in(path, unit, made.edits[unit])
    shutil.copy(ours.units[REDELIVERS], ours.again)
    _work_in(ours.again, REDELIVERS, made.again)
    with closing(sqlite3.connect(plain.base)) as connection:
        columns = ", ".join(f"{field} TEXT" for field in FIELDS)
        connection.execute(f"CREATE TABLE nod (id TEXT PRIMARY KEY NOT NULL, {columns})")
        places = ", ".join("?" * (1 + len(FIELDS)))
        connection.executemany(f"INSERT INTO nod VALUES ({places})", _rows(made.rows))
        connection.commit()
    for unit, path in enumerate(plain.units):
        shutil.copy(plain.base, path)
        _update(path, made.edits[unit])
    shutil.copy(plain.units[REDELIVERS], plain.again)
    _update(plain.again, made.again)


def _rows(count: int) -> Iterator[Sequence[str]]:
    for row in range(count):
        yield row_id(row), *(base((row, field)) for field in FIELDS)


def _fill(db: Database, home: str, rows: int) -> None:
    from vbtui.store.create import issued

    plan = natural_id("benchmark", "plan")
    with issued(db):
        execute = db.connection.execute
        execute(
            "INSERT INTO enhet (id, deleted, kod, namn, typ, overordnad, ordning)"
            " VALUES (?, 0, 'namnd', 'Nämnden', 'namnd', NULL, 0)",
            (home,),
        )
        execute("INSERT INTO plan (id, deleted, ar, titel) VALUES (?, 0, 2025, 'Plan')", (plan,))
        columns = ", ".join(FIELDS)
        places = ", ".join("?" * len(FIELDS))
        db.connection.executemany(
            "INSERT INTO nod (id, deleted, plan, ordning, typ, flerarigt, riktning, tabell,"
            f" {columns}) VALUES (?, 0, '{plan}', 0, 'uppdrag', 0, '', '', {places})",
            _rows(rows),
        )


def _work_in(path: Path, unit: int, edits: dict[Cell, str]) -> None:
    """Twelve saves, as of a unit at work; the file has an identity of its own."""
    from vbtui.store.database import Database

    with closing(sqlite3.connect(path)) as connection:
        name = natural_id("benchmark", "file", str(unit))
        connection.execute("UPDATE j_meta SET v = ? WHERE k = 'file'", (name,))
        connection.commit()
    wanted = list(edits.items())
    with Database.open(path, author=f"Enhet {unit}", write=True) as db:
        for part in range(12):
            with db.save():
                for (row, field), value in wanted[part::12]:
                    db.connection.execute(
                        f"UPDATE nod SET {field} = ? WHERE id = ?", (value, row_id(row))
                    )


def _update(path: Path, edits: dict[Cell, str]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for (row, field), value in edits.items():
            connection.execute(f"UPDATE nod SET {field} = ? WHERE id = ?", (value, row_id(row)))
        connection.commit()
