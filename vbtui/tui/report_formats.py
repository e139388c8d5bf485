"""What a report can be written as. Another format is one entry more in :data:`FORMATS`.

What writes a format is imported when it is used: no screen waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.progress import Progress
from vbtui.store.database import Database
from vbtui.tui.widgets.choices import Choice

if TYPE_CHECKING:
    from vbtui.excel.export import Exported, Outline, Scope

OWN, TOGETHER, BY_UNIT = "egna", "sammanlagt", "per_enhet"
"""Whose figures: the unit's own, with all units below it, and these also one by one."""
SPREADS = (
    Choice(OWN, "Bara det egna", detail="det som enheten själv har fyllt i"),
    Choice(TOGETHER, "Med enheterna under", detail="sammanlagt"),
    Choice(
        BY_UNIT, "Med enheterna under, även var för sig", detail="ett blad per enhet och tabell"
    ),
)
WORKING, PUBLISHED = "arbete", "publicering"
VERSIONS = (
    Choice(WORKING, "Att arbeta i", detail="kan fyllas i och läsas in igen"),
    Choice(PUBLISHED, "Att publicera", detail="utan nycklar och utan det som är internt"),
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written."""

    enhet: Enhet
    period: Period
    spread: str
    """One of the keys of :data:`SPREADS`."""
    version: str
    """One of the keys of :data:`VERSIONS`."""

    def name(self, *, has_units: bool) -> str:
        """What its file is called, without the ending: different orders of a unit differ."""
        parts = [self.enhet.stem, self.period.key]
        if has_units and self.spread != TOGETHER:
            parts.append(self.spread.replace("_", "-"))
        if self.version == PUBLISHED:
            parts.append(PUBLISHED)
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file, and what makes it."""

    id: str
    title: str
    detail: str
    the: str
    """The file in a sentence: ``arbetsboken``."""
    ending: str
    require: Callable[[Path, Path], None]
    """Refuses a path by raising a :class:`VbtuiError`; the second is that of the database."""
    outline: Callable[[Database, Order, Progress], Outline]
    """What would be written."""
    write: Callable[[Database, Order, Path, Progress], Exported]


def _scope(order: Order) -> Scope:
    from vbtui.excel.export import Scope

    return Scope(
        order.enhet,
        order.period,
        consolidated=order.spread != OWN,
        by_unit=order.spread == BY_UNIT,
        published=order.version == PUBLISHED,
    )


def _require_workbook(path: Path, database: Path) -> None:
    from vbtui.excel.save import require_target

    require_target(path, database)


def _outline_workbook(db: Database, order: Order, progress: Progress) -> Outline:
    from vbtui.excel.export import outline

    return outline(db, _scope(order), progress)


def _write_workbook(db: Database, order: Order, path: Path, progress: Progress) -> Exported:
    from vbtui.excel.export import export

    return export(db, _scope(order), path, progress)


FORMATS = (
    Format(
        "excel",
        "Excel",
        "arbetsbok med plan, tabeller och diagram",
        "arbetsboken",
        ".xlsx",
        _require_workbook,
        _outline_workbook,
        _write_workbook,
    ),
)
"""In the order they are offered; the first is chosen until another is."""
