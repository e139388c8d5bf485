"""A copy of the file beside itself before anything large is done to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path


def back_up(connection: sqlite3.Connection, path: Path, reason: str) -> Path:
    """Write a compact, consistent copy named after the file, the moment and the reason.

    It is on the disk when this returns, and may be read by those who may read the file.

    ``it-2025.db`` becomes ``it-2025.db.2026-01-14-140211-merge.bak``.

    :raises sqlite3.Error: it could not be written; there is no half a copy.
    """
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    target = path.with_name(f"{path.name}.{stamp}-{reason}.bak")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.{stamp}-{reason}-{number}.bak")
    try:
        connection.execute("VACUUM INTO :target", {"target": str(target)})
        shutil.copymode(path, target)
        with target.open("r+b") as file:
            os.fsync(file.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target
