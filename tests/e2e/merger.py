"""Merges delivered files into one and says when it begins and ends, for whoever kills it.

The arguments are the file, a folder of its own, and the delivered files.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vbtui.store.database import Database
from vbtui.store.intake import receive
from vbtui.store.merge import merge


def main() -> None:
    target, folder, *delivered = map(Path, sys.argv[1:])
    with Database.open(target, write=True) as db:
        inboxes = []
        for number, path in enumerate(delivered):
            place = folder / str(number)
            place.mkdir()
            inboxes.append(receive(path, place, db))
        print("begin", flush=True)
        refused = [one.refusal for one in merge(db, inboxes) if one.refusal]
        assert not refused, refused
        print("end", flush=True)


if __name__ == "__main__":
    main()
