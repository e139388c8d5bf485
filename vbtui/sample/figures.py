"""The published figures that the sample is built on.

`figures.json` holds the tables of three published documents of Servicenämnden, Region Örebro län,
cell by cell as printed: `vb_2025`, the annual report for 2025, `delar_2024`, the interim report
January to July 2024, and `vp_2026`, the plan for 2026 with its budget. Figures and the names of
rows and columns are facts and are kept; the names of building projects and key measures are
reworded. A row has a stable ASCII id, and the same project has the same id in both reports. An
empty cell is null, and words stand where the report has words (`inget än`).

`avvikelser_i_publicerat` lists the cells that do not follow from the others, recomputed from
printed cells two or three at a time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

Cell = Decimal | str | None
"""A printed cell: a number with its printed decimals, a word, or nothing."""

DOCUMENTS = ("vb_2025", "delar_2024")
"""The reports, in the order that their figures are worked out in."""

PLAN = "vp_2026"
"""The plan, which prints the budget of the year before beside its own."""


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One printed row.

    `grupp` is the heading it stands under, and `enhet` the unit of measure where rows have their
    own; otherwise they are empty.
    """

    id: str
    namn: str
    varden: tuple[Cell, ...]
    ar_summa: bool
    grupp: str = ""
    enhet: str = ""


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One printed table; the values of a row are in the order of `kolumner`."""

    rubrik: str
    enhet: str
    kolumner: tuple[str, ...]
    rader: tuple[PublishedRow, ...]


@dataclass(frozen=True, slots=True)
class PublishedDeviation:
    """A printed cell that differs from what the other printed cells give.

    `kind` is `fel` where rounding cannot explain it and `avrundning` where it can, looking at that
    sum or difference alone; the other kinds are about signs, reasonableness and other places.
    """

    tabell: str
    rad: str
    kolumn: str | None
    publicerat: Cell
    omraknat: Cell
    kind: str


def published(document: str, table: str) -> PublishedTable:
    """Return a table as printed; KeyError when the document has none with that id.

    `byggprojekt` is printed as one table for each board that ordered the projects; they come as
    one, with the ordering board as the rows' group.
    """
    found = _load()[document][table]
    parts = found if isinstance(found, list) else [found]
    return PublishedTable(
        rubrik=parts[0]["rubrik"] if len(parts) == 1 else table,
        enhet=parts[0]["enhet"],
        kolumner=tuple(parts[0]["kolumner"]),
        rader=tuple(
            PublishedRow(
                row["id"],
                row["namn"],
                tuple(row["varden"]),
                row["ar_summa"],
                part["rubrik"] if len(parts) > 1 else "",
                row.get("enhet", ""),
            )
            for part in parts
            for row in part["rader"]
        ),
    )


def deviations(document: str) -> tuple[PublishedDeviation, ...]:
    """Return what the underlying transcription lists as deviating cells of the tables."""
    return tuple(
        PublishedDeviation(**item) for item in _load()[document]["avvikelser_i_publicerat"]
    )


@cache
def _load() -> Any:
    text = Path(__file__).with_name("figures.json").read_text(encoding="utf-8")
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)
