"""What somebody would otherwise merge files with. ``python -m benchmarks.merge_peers NAME TIMES``.

One process a run: it merges copies of the plain files and prints what came out as JSON. None of
these knows who wrote what and when, and all but the last kind of answer need the file that the
units began from.
"""

from __future__ import annotations

import importlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.merge_data import FIELDS, Cell, files, row_id, work
from benchmarks.surroundings import cache

Merge = Callable[[Path, Path, Path], int]
"""Merges a unit's file into a target, with the base file: (target, unit, base) → conflicts."""


def session(target: Path, unit: Path, base: Path) -> int:
    """SQLite's session extension: the difference between base and unit, applied to the target.

    Where a row has been changed by somebody else too, the handler applies the columns that have
    not: the extension itself takes or leaves whole rows.
    """
    apsw: Any = importlib.import_module("apsw")
    connection = apsw.Connection(str(unit))
    connection.execute("ATTACH ? AS base", (str(base),))
    made = apsw.Session(connection, "main")
    made.attach("nod")
    made.diff("base", "nod")
    changes = made.changeset()
    made.close()
    connection.close()
    into = apsw.Connection(str(target))
    into.execute("PRAGMA synchronous = FULL")
    found = 0
    left: list[tuple[str, str, str]] = []

    def conflict(reason: int, change: Any) -> int:
        nonlocal found
        if reason != apsw.SQLITE_CHANGESET_DATA:
            return int(apsw.SQLITE_CHANGESET_ABORT)
        old, new, now = change.old, change.new, change.conflict
        for place, field in enumerate(FIELDS, start=1):
            value = new[place]
            if value is apsw.no_change or value == now[place]:
                continue
            if now[place] == old[place]:
                left.append((field, value, now[0]))
            else:
                found += 1
        return int(apsw.SQLITE_CHANGESET_OMIT)

    into.execute("BEGIN IMMEDIATE")
    apsw.Changeset.apply(changes, into, conflict=conflict)
    for field, value, row in left:
        into.execute(f"UPDATE nod SET {field} = ? WHERE id = ?", (value, row))
    into.execute("COMMIT")
    into.close()
    return found


def sqldiff(target: Path, unit: Path, base: Path) -> int:
    """What sqldiff writes, in one transaction, into sqlite3. The last one wins: no conflicts."""
    made = subprocess.run(
        ["sqldiff", "--primarykey", "--transaction", str(base), str(unit)],
        check=True,
        capture_output=True,
    )
    subprocess.run(["sqlite3", str(target)], input=made.stdout, check=True)
    return 0


def three_way(target: Path, unit: Path, base: Path) -> int:
    """SQL over base, ours and theirs, a field at a time; in a conflict ours stays."""
    found = 0
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("ATTACH ? AS base", (str(base),))
        connection.execute("ATTACH ? AS unit", (str(unit),))
        connection.execute("BEGIN IMMEDIATE")
        for field in FIELDS:
            both = f"FROM unit.nod u JOIN base.nod b ON b.id = u.id AND u.{field} IS NOT b.{field}"
            (conflicts,) = connection.execute(
                f"SELECT COUNT(*) {both} JOIN main.nod m ON m.id = u.id"
                f" WHERE m.{field} IS NOT b.{field} AND m.{field} IS NOT u.{field}"
            ).fetchone()
            found += conflicts
            connection.execute(
                f"UPDATE main.nod SET {field} = t.v FROM (SELECT u.id AS i, u.{field} AS v,"
                f" b.{field} AS o {both}) t WHERE main.nod.id = t.i AND main.nod.{field} IS t.o"
            )
        connection.execute("COMMIT")
    return found


def orm(target: Path, unit: Path, base: Path) -> int:
    """Objects of an object-relational mapper, all of a file loaded at once."""
    from sqlalchemy import Text, create_engine
    from sqlalchemy.orm import DeclarativeBase, Session, mapped_column

    class Base(DeclarativeBase):
        pass

    columns = {field: mapped_column(Text) for field in FIELDS}
    names = {"__tablename__": "nod", "id": mapped_column(Text, primary_key=True), **columns}
    model: Any = type("Nod", (Base,), names)

    engines = [create_engine(f"sqlite:///{path}") for path in (target, unit, base)]
    found = 0
    with Session(engines[0]) as ours, Session(engines[1]) as theirs, Session(engines[2]) as common:
        known = {row.id: row for row in ours.query(model)}
        began = {row.id: row for row in common.query(model)}
        for row in theirs.query(model):
            mine, before = known[row.id], began[row.id]
            for field in FIELDS:
                value, old, now = (getattr(one, field) for one in (row, before, mine))
                if value in (old, now):
                    continue
                if now == old:
                    setattr(mine, field, value)
                else:
                    found += 1
        ours.commit()
    for engine in engines:
        engine.dispose()
    return found


PEERS: dict[str, Merge] = {
    "session": session,
    "sqldiff": sqldiff,
    "three_way": three_way,
    "orm": orm,
}
OURS = ("journal", "intake")
"""The merge of files that have been examined, and with everything they are examined for."""


def measured(name: str, times: int, folder: Path) -> dict[str, float]:
    """Time, conflicts and results of all units' files, and of the one that comes again."""
    found = files(times, "vbtui" if name in OURS else "plain")
    target = Path(shutil.copy(found.base, folder / "target.db"))
    taken, conflicts = _timed(name, target, found.units, found.base, folder)
    first = shutil.copy(target, folder / "first.db")
    retaken, reconflicts = _timed(name, target, [found.again], found.base, folder)
    peak = peak_memory()
    made = work(times)  # Not before: its memory is not the merge's.
    return {
        "seconds": taken,
        "conflicts": conflicts,
        "clean": _right(Path(first), made.clean().items()),
        "again": retaken,
        "again_conflicts": reconflicts,
        "corrections": _right(target, made.corrections().items()),
        "peak": peak,
    }


def peak_memory() -> float:
    """The most memory, in MiB, that this process has held resident since it began.

    Not ``getrusage``: that begins with what the parent held.
    """
    status = Path("/proc/self/status").read_text()
    (kilobytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1024


def _timed(
    name: str, target: Path, units: Sequence[Path], base: Path, folder: Path
) -> tuple[float, int]:
    """Seconds, and conflicts."""
    if name in OURS:
        return _ours(name, target, units, folder)
    began = time.perf_counter()
    conflicts = sum(PEERS[name](target, unit, base) for unit in units)
    return time.perf_counter() - began, conflicts


def _ours(name: str, target: Path, units: Sequence[Path], folder: Path) -> tuple[float, int]:
    """Seconds, and conflicts that were not there before."""
    from vbtui.store.database import Database
    from vbtui.store.intake import receive
    from vbtui.store.merge import merge

    with (
        tempfile.TemporaryDirectory(dir=folder) as place,
        Database.open(target, write=True) as db,
    ):
        inboxes = []
        began = time.perf_counter()
        for number, unit in enumerate(units):
            room = Path(place, str(number))
            room.mkdir()
            inboxes.append(receive(unit, room, db))
        received = time.perf_counter()
        merged = merge(db, inboxes)
        taken = time.perf_counter() - (began if name == "intake" else received)
    assert not any(one.refusal for one in merged), "the files are good"
    return taken, sum(len(one.clashes) for one in merged)


def _right(path: Path, wanted: Iterable[tuple[Cell, str]]) -> int:
    """How many of these cells say what they should."""
    with closing(sqlite3.connect(path)) as connection:
        return sum(
            connection.execute(
                f"SELECT {field} = ? FROM nod WHERE id = ?", (value, row_id(row))
            ).fetchone()[0]
            for (row, field), value in wanted
        )


def main() -> None:
    """Measure one way of merging and print what came out."""
    name, times = sys.argv[1:]
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        print(json.dumps(measured(name, int(times), Path(folder))))


if __name__ == "__main__":
    main()
