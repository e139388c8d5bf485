"""Export of a large table to Excel, beside others that write the same cells."""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.figures import heading, line
from benchmarks.generate import rows_file
from benchmarks.surroundings import VBTUI, compile_all, other_program, surroundings

ROWS = {1_000: 7, 10_000: 5, 100_000: 1}
"""Rows of the table, and how often each way writes it."""
WAYS = {
    "vbtui": "**vbtui export**: also tables, heights, keys, checks",
    "openpyxl": "openpyxl, a named style a column",
    "write_only": "openpyxl, write-only, a named style a column",
    "xlsxwriter": "XlsxWriter",
    "visidata": "VisiData, saving the same cells as one sheet, no styles",
}
_BASE = "openpyxl"


def run() -> Iterator[str]:
    """Whole processes, in turn: processor time, and most memory."""
    compile_all()
    for rows, rounds in ROWS.items():
        yield f"## Export of {rows} rows to Excel\n"
        yield heading(("", "processor time, s [min–max]", "× openpyxl", "peak MiB", "file, MB"))
        yield from _lines(rows, rounds)
        yield ""


def _lines(rows: int, rounds: int) -> Iterator[str]:
    path = rows_file(rows)
    visidata = other_program("vd")
    there = {"xlsxwriter": importlib.util.find_spec("xlsxwriter"), "visidata": visidata}
    ways = [way for way in WAYS if there.get(way, True)]
    taken: dict[str, list[float]] = {way: [] for way in ways}
    peak: dict[str, float] = dict.fromkeys(ways, 0.0)
    size: dict[str, int] = {}
    with surroundings() as (home, env):
        cells = home / "celler.jsonl"
        if visidata:
            _process(_command("jsonl", path, cells), env)
        for _ in range(rounds):
            for way in ways:
                target = home / f"{way}.xlsx"
                command = _command(way, path, target)
                if way == "visidata":
                    command = [str(visidata), "-b", str(cells), "-o", str(target)]
                target.unlink(missing_ok=True)
                seconds, memory = _process(command, env)
                taken[way].append(seconds)
                peak[way] = max(peak[way], memory)
                size[way] = target.stat().st_size
    base = statistics.median(taken[_BASE])
    for way in ways:
        median = statistics.median(taken[way])
        yield line(
            (
                WAYS[way],
                f"{median:.2f} [{min(taken[way]):.2f}–{max(taken[way]):.2f}]",
                f"{median / base:.2f}×",
                f"{peak[way]:.0f}",
                f"{size[way] / 1e6:.1f}",
            )
        )


def _command(way: str, file: Path, target: Path) -> list[str]:
    if way == "vbtui":
        return [*VBTUI, "export", str(file), "-o", str(target), "--json"]
    return [sys.executable, "-m", "benchmarks.excel_peers", way, str(file), str(target)]


def _process(command: list[str], env: Mapping[str, str]) -> tuple[float, float]:
    """Seconds of processor time and MiB of memory that a process has taken at most."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.used", *command],
        env=dict(env),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory
