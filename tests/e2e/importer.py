"""Imports a workbook and says when it begins and ends, for whoever kills it.

The arguments are the file and the workbook.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vbtui.excel.importing import import_book
from vbtui.store.database import Database


def main() -> None:
    target, book = map(Path, sys.argv[1:])
    with Database.open(target, write=True) as db:
        print("begin", flush=True)
        done = import_book(db, book)
        assert not done.faults, done.faults
        print("end", flush=True)


if __name__ == "__main__":
    main()
