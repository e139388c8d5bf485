"""What one would write instead of ``vbtui show``: read the rows and print them as JSON.

``python -m benchmarks.raw_read FILE``
"""

from __future__ import annotations

import json
import sqlite3
import sys

COLUMNS = "kalkyl, budget, utfall_totalt, utfall_period, status"


def main(path: str) -> None:
    """Print every building project of the file with its figures."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    figures = {
        row: values
        for row, *values in connection.execute(
            f"SELECT rad, {COLUMNS} FROM byggprojekt WHERE deleted = 0"
        )
    }
    rows = connection.execute(
        "SELECT id, grupp, namn FROM rad WHERE tabell = 'byggprojekt' AND deleted = 0"
        " ORDER BY ordning, id"
    )
    found = [
        {"id": key, "grupp": group, "namn": name, "varden": figures.get(key)}
        for key, group, name in rows
    ]
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main(sys.argv[1])
