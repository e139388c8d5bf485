"""Merging seven units' files, beside what somebody would otherwise merge them with."""

from __future__ import annotations

import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.figures import heading, line
from benchmarks.merge_data import Work, work
from benchmarks.surroundings import compile_all, surroundings

ROUNDS = {1: 7, 10: 3}
"""How many times over the files are, and how often each way of merging is run."""
NAMES = {
    "journal": "**vbtui**: merge of examined files",
    "intake": "**vbtui**: the same with all checks of the intake",
    "session": "SQLite session extension (APSW)",
    "sqldiff": "`sqldiff --primarykey --transaction` into sqlite3",
    "three_way": "three-way SQL over base, ours and theirs",
    "orm": "object-relational, a file loaded at once",
}
_SLOW = {"orm": 1, "three_way": 3}
"""Ways that are run less often than the others."""


def run() -> Iterator[str]:
    """Seven files at once, and one of them delivered again with corrections."""
    compile_all()
    for times, rounds in ROUNDS.items():
        made = work(times)
        yield f"## Merging 7 × {made.rows} rows × 8 fields, {len(made.edits[0])} edits each\n"
        yield _truth(made)
        yield heading(
            ("", "s [min–max]", "× session", "conflicts found", "clean cells right",
             "again, s", "conflicts then", "corrections right", "peak MiB")
        )  # fmt: skip
        yield from _lines(times, rounds)
        yield ""


def _truth(made: Work) -> str:
    return (
        f"True: {len(made.conflicts())} conflicts, {len(made.clean())} clean cells; when one unit"
        f" delivers again {len(made.conflicts_again())} new conflicts and"
        f" {len(made.corrections())} corrections.\n"
    )


def _lines(times: int, rounds: int) -> Iterator[str]:
    names = [name for name in NAMES if _installed(name)]
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    with surroundings() as (_, env):
        for turn in range(rounds):
            for name in names:
                if turn < _SLOW.get(name, rounds):
                    command = (sys.executable, "-m", "benchmarks.merge_peers", name, str(times))
                    done = subprocess.run(command, env=env, check=True, capture_output=True)
                    found[name].append(json.loads(done.stdout))
    session = _median(found.get("session", []), "seconds")
    for name in names:
        results = found[name]
        seconds = [one["seconds"] for one in results]
        median = statistics.median(seconds)
        last = results[-1]
        yield line(
            [
                NAMES[name],
                f"{median:.2f} [{min(seconds):.2f}–{max(seconds):.2f}]",
                f"{median / session:.2f}×" if session else "",
                str(last["conflicts"]),
                str(last["clean"]),
                f"{_median(results, 'again'):.3f}",
                str(last["again_conflicts"]),
                str(last["corrections"]),
                # Two programs of their own do its work.
                "" if name == "sqldiff" else f"{_median(results, 'peak'):.0f}",
            ]
        )


def _median(results: list[dict[str, float]], key: str) -> float:
    return statistics.median(one[key] for one in results) if results else 0.0


def _installed(name: str) -> bool:
    if name == "session":
        return importlib.util.find_spec("apsw") is not None
    if name == "sqldiff":
        return bool(shutil.which("sqldiff") and shutil.which("sqlite3"))
    return True
