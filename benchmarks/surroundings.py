"""What a measured program runs in: the same for all of them, and nothing of the user's own."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample.db"
CACHE = Path(__file__).resolve().parent / ".cache"
VBTUI = (sys.executable, "-m", "vbtui")
BARE = (sys.executable, "-m", "benchmarks.bare")

_LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "NO_COLOR", "VBTUI_NAMN")


@contextmanager
def surroundings() -> Iterator[tuple[Path, dict[str, str]]]:
    """An empty home that goes when it is done with, and the environment that leads there."""
    with tempfile.TemporaryDirectory(prefix="vbtui-bench-") as name:
        home = Path(name)
        env = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
        env |= {
            "HOME": name,
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "VBTUI_CONFIG_DIR": str(home / "config" / "vbtui"),
            "VBTUI_STATE_DIR": str(home / "state" / "vbtui"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
        }
        yield home, env


def cache() -> Path:
    """The folder of what is kept, on the disk of the checkout; git does not see it."""
    if not CACHE.exists():
        CACHE.mkdir()
        (CACHE / ".gitignore").write_text("*\n")
    return CACHE


def compile_all() -> None:
    """Have Python's compiled files of the checkout ready: an installation has them too."""
    env = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
    for folder in ("vbtui", "benchmarks"):
        subprocess.run(
            [sys.executable, "-m", "compileall", "-q", str(ROOT / folder)], env=env, check=True
        )


def other_program(name: str) -> str | None:
    """The path of another terminal program: ``VBTUI_BENCH_POSTING``, or where PATH has it."""
    return os.environ.get(f"VBTUI_BENCH_{name.upper()}") or shutil.which(name)


def machine() -> str:
    """When and on what it was measured, in a line."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    return (
        f"{datetime.now().astimezone():%Y-%m-%d %H:%M}; {os.cpu_count()} cores of {model}; "
        f"{platform.system()} {platform.release()}; Python {platform.python_version()}; "
        f"SQLite {sqlite3.sqlite_version}; Textual {version('textual')}; load before: {load}"
    )
