"""Export of a large table to Excel, beside others that write the same cells."""

from __future__ import annotations

import importlib.util
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.figures import heading, line
from benchmarks.generate import rows_file
from benchmarks.surroundings import VBTUI, compile_all, surroundings

ROWS = {1_000: 7, 10_000: 5, 100_000: 1}
"""Rows of the table, and how often each way writes it."""
WAYS = {
    "vbtui": "**vbtui export**: also tables, heights, keys, checks",
    "openpyxl": "openpyxl, a named style a column",
    "write_only": "openpyxl, write-only, a named style a column",
    "xlsxwriter": "XlsxWriter",
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
    ways = [way for way in WAYS if way != "xlsxwriter" or importlib.util.find_spec("xlsxwriter")]
    taken: dict[str, list[float]] = {way: [] for way in ways}
    peak: dict[str, float] = dict.fromkeys(ways, 0.0)
    size: dict[str, int] = {}
    with surroundings() as (home, env):
        for _ in range(rounds):
            for way in ways:
                target = home / f"{way}.xlsx"
                seconds, memory = _process(_command(way, path, target), env)
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
    child = subprocess.Popen(command, env=dict(env), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
