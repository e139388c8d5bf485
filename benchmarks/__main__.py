"""``python -m benchmarks [NAME …]``: measure, and print the tables of README.md."""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

USUAL = ("startup", "keys", "files", "memory", "merge", "excel")
NAMES = (*USUAL, "widgets")


def main() -> int:
    """Run the benchmarks that are named; without a name all but the widgets alone."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(NAMES)}")
    names = parser.parse_args().names or USUAL
    if unknown := set(names) - set(NAMES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    if not sys.platform.startswith("linux"):
        parser.error("it needs Linux: a pseudo-terminal, and /proc for processor time and memory")

    from benchmarks.surroundings import machine

    print(f"{machine()}\n", flush=True)
    began = time.perf_counter()
    for name in names:
        for part in import_module(f"benchmarks.{name}").run():
            print(part, flush=True)
    print(f"All of it took {time.perf_counter() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
