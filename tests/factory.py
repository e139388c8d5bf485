"""The smallest file that has one of everything; tests make it where they use it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from vbtui.store import models
from vbtui.store.create import create
from vbtui.store.database import Database, Save
from vbtui.store.ids import natural_id

BOARD, IT, FASTIGHETER = (
    natural_id("test", kod) for kod in ("servicenamnden", "it", "fastigheter")
)
PLAN = natural_id("test", "plan")
MALOMRADE, UPPDRAG, AKTIVITET, STYRTAL = (
    natural_id("test", typ) for typ in ("malomrade", "uppdrag", "aktivitet", "styrtal")
)
HELAR_2024 = natural_id("period", "2024", "helar")
HELAR_2025 = natural_id("period", "2025", "helar")


def small_file(path: Path, *, home: str = BOARD) -> Path:
    """Make a file at ``path`` that belongs to ``home``; answers ``path``.

    The board servicenamnden with the units it and fastigheter; the periods 2025-helar and, to
    compare with, 2024-helar; the plan of 2025: målområde 5 with a styrtal and uppdrag 28, which
    has an aktivitet that is the unit it's own. Nothing is reported.
    """
    create(path, home, _fill, author="Test")
    return path


def _fill(db: Database) -> None:
    with db.save("new") as save:
        save.add(models.Enhet(id=BOARD, kod="servicenamnden", namn="Servicenämnden", typ="namnd"))
        for order, (row, kod, namn) in enumerate(
            [(IT, "it", "Område IT"), (FASTIGHETER, "fastigheter", "Område fastigheter")], start=1
        ):
            save.add(
                models.Enhet(
                    id=row, kod=kod, namn=namn, typ="omrade", overordnad=BOARD, ordning=order
                )
            )
        save.add(models.Plan(id=PLAN, ar=2025, titel="Plan 2025"))
        for row, year, plan, compared in (
            (HELAR_2024, 2024, None, None),
            (HELAR_2025, 2025, PLAN, HELAR_2024),
        ):
            save.add(
                models.Period(
                    id=row,
                    ar=year,
                    typ="helar",
                    fran=dt.date(year, 1, 1),
                    till=dt.date(year, 12, 31),
                    plan=plan,
                    jamforelse=compared,
                )
            )
        _add_nodes(save)


def _add_nodes(save: Save) -> None:
    save.add(
        models.Nod(
            id=MALOMRADE, plan=PLAN, typ="malomrade", slag="mal", nr="5", titel="Trygg service"
        )
    )
    save.add(
        models.Nod(
            id=STYRTAL,
            plan=PLAN,
            overordnad=MALOMRADE,
            ordning=0,
            typ="styrtal",
            titel="Nöjda kunder",
            malvarde="77–80",
            matt="%",
        )
    )
    save.add(
        models.Nod(
            id=UPPDRAG,
            plan=PLAN,
            overordnad=MALOMRADE,
            ordning=1024,
            typ="uppdrag",
            nr="28",
            titel="Säker it-miljö",
            kalla="regionfullmaktige",
            flerarigt=1,
        )
    )
    save.add(
        models.Nod(
            id=AKTIVITET,
            plan=PLAN,
            overordnad=UPPDRAG,
            typ="aktivitet",
            titel="Utbilda i avvikelser",
            enhet=IT,
            slutdatum=dt.date(2025, 10, 31),
        )
    )
