"""Writes the state that the sample's file was issued in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from vbtui.domain import status, tal
from vbtui.domain.plan import GAP
from vbtui.domain.question import EFFEKT, NASTA_AR
from vbtui.domain.table import Kind, Table
from vbtui.domain.tables import TABLES
from vbtui.sample import plan_2024, plan_2025
from vbtui.sample.figures import PublishedRow
from vbtui.sample.keys import enhet_id, nod_id, period_id, plan_id, rad_id
from vbtui.sample.later_edits import EDITS, Corrects
from vbtui.sample.measures import NYCKELTAL
from vbtui.sample.organisation import ENHETER, PERIODER, Reported
from vbtui.sample.outline import BOARD, Node, Said
from vbtui.sample.split import added_rows, board_values, owner, unit_values
from vbtui.store.database import Save
from vbtui.store.ids import natural_id

PLANER: Mapping[int, tuple[Node, ...]] = {2024: plan_2024.PLAN, 2025: plan_2025.PLAN}
"""Year → plan, each after the one that it carries on."""


def write(save: Save) -> None:
    """Add everything: units, plans, periods, what is said and the figures."""
    _enheter(save)
    for ar, nodes in PLANER.items():
        _plan(save, ar, nodes)
    _perioder(save)
    for period in PERIODER:
        if period.plan:
            _uppfoljning(save, period, period.plan)
        for table in TABLES.values():
            _figures(save, table, period)
    for table in TABLES.values():
        if table.free_rows:
            _added_rows(save, table.id)


def _enheter(save: Save) -> None:
    from vbtui.store.models import Enhet

    for number, unit in enumerate(ENHETER):
        save.add(
            Enhet(
                id=enhet_id(unit.kod),
                kod=unit.kod,
                namn=unit.namn,
                typ=unit.typ.value,
                overordnad=None if unit.kod == BOARD else enhet_id(BOARD),
                ordning=number * GAP,
            )
        )


def _perioder(save: Save) -> None:
    from vbtui.store.models import Period

    for period in PERIODER:
        save.add(
            Period(
                id=period_id(period.key),
                ar=period.ar,
                typ=period.typ.value,
                fran=period.fran,
                till=period.till,
                plan=plan_id(period.plan) if period.plan else None,
                jamforelse=period_id(period.jamforelse) if period.jamforelse else None,
            )
        )


def _plan(save: Save, ar: int, nodes: tuple[Node, ...]) -> None:
    from vbtui.store.models import Plan

    save.add(Plan(id=plan_id(ar), ar=ar, titel=f"Verksamhetsplan {ar}"))
    _noder(save, ar, nodes, None)


def _noder(save: Save, ar: int, nodes: tuple[Node, ...], parent: str | None) -> None:
    from vbtui.store.models import Berord, Nod

    for number, node in enumerate(nodes):
        row_id = nod_id(ar, node.key)
        save.add(
            Nod(
                id=row_id,
                plan=plan_id(ar),
                overordnad=parent,
                ordning=number * GAP,
                typ=node.typ.value,
                slag=node.slag.value if node.slag else None,
                nr=node.nr,
                titel=node.titel,
                kalla=node.kalla,
                enhet=enhet_id(node.enhet) if node.enhet else None,
                ansvarig=node.ansvarig,
                flerarigt=int(node.flerarigt),
                slutdatum=node.slutdatum,
                matt=node.matt,
                malvarde=node.malvarde,
                malvarde_lang=node.malvarde_lang,
                riktning=node.riktning.value if node.riktning else "",
                tabell=node.tabell,
                foregangare=nod_id(ar - 1, node.carries_on) if node.carries_on else None,
            )
        )
        for unit in node.berorda:
            enhet = enhet_id(unit)
            save.add(Berord(id=natural_id("berord", row_id, enhet), nod=row_id, enhet=enhet))
        _noder(save, ar, node.barn, row_id)


def _uppfoljning(save: Save, period: Reported, ar: int) -> None:
    from vbtui.store.models import Uppfoljning

    for node in (node for top in PLANER[ar] for node in top.walk()):
        for unit, said in node.said.items():
            _require_known(node, period, said)
            nod, enhet, its_period = nod_id(ar, node.key), enhet_id(unit), period_id(period.key)
            save.add(
                Uppfoljning(
                    id=natural_id("uppfoljning", nod, enhet, its_period),
                    nod=nod,
                    enhet=enhet,
                    period=its_period,
                    status=said.status,
                    trend=said.trend,
                    utfall=said.utfall,
                    kommentar=said.kommentar,
                    effekt=said.effekt,
                    nasta_ar=said.nasta_ar,
                )
            )


def _require_known(node: Node, period: Reported, said: Said) -> None:
    """ValueError for a status, a trend or an answer that is none of those there are."""
    for key, known in (
        (said.status, {step.key for step in status.scale(node.typ, period.typ)}),
        (said.trend, status.TRENDS.keys()),
        (said.effekt, {answer.key for answer in EFFEKT.answers}),
        (said.nasta_ar, {answer.key for answer in NASTA_AR.answers}),
    ):
        if key is not None and key not in known:
            raise ValueError(f"{node.key}: {key}")


def _figures(save: Save, table: Table, period: Reported) -> None:
    from vbtui.store.models import ROWS

    kinds = {column.id: column.kind for column in table.typed_columns}
    wrong = _still_wrong(table) if period.key == "2025-helar" else {}
    by_unit = {
        BOARD: board_values(table.id, period.key),
        **unit_values(table.id, period.key),
    }
    for unit, rows in by_unit.items():
        for row, values in rows.items():
            key: dict[str, Any] = {
                "enhet": enhet_id(unit),
                "period": period_id(period.key),
                "rad": rad_id(table.id, row),
            }
            cells: dict[str, Any] = {
                column: _stored(kinds[column], wrong.get((unit, row, column), value))
                for column, value in values.items()
            }
            save.add(ROWS[table.id](id=natural_id(table.id, *key.values()), **key, **cells))


def _still_wrong(table: Table) -> dict[tuple[str, str, str], Decimal | str]:
    """The figures that were put right later: unit, row and column → what they were before."""
    return {
        (edit.enhet, edit.rad, edit.kolumn): tal.parse(edit.wrong)
        for edit in EDITS
        if isinstance(edit, Corrects) and edit.tabell == table.id
    }


def _stored(kind: Kind, value: Decimal | str) -> Decimal | str:
    """A value as its column takes it: one that may also hold words keeps numbers as text."""
    if isinstance(value, str):
        return value
    exact = tal.from_scaled(tal.to_scaled(value))
    return exact if kind is Kind.NUMBER else str(exact)


def _added_rows(save: Save, table: str) -> None:
    from vbtui.store.models import Rad

    for number, row in enumerate(_rows_of(table)):
        measure = NYCKELTAL.get(row.id) if table == "nyckeltal" else None
        save.add(
            Rad(
                id=rad_id(table, row.id),
                tabell=table,
                enhet=enhet_id(owner(table, row.id)),
                grupp=row.grupp,
                namn=row.namn,
                ordning=number * GAP,
                matt=row.enhet,
                riktning=measure.riktning.value if measure else "",
                malvarde=measure.malvarde if measure else "",
            )
        )


def _rows_of(table: str) -> list[PublishedRow]:
    """Every added row once, in the order of the newer report.

    One that only the older report has stands after the one that it follows there.
    """
    order = list(added_rows(table, "2025-helar"))
    after = -1
    for row in added_rows(table, "2024-delar"):
        ids = [known.id for known in order]
        if row.id in ids:
            after = max(after, ids.index(row.id))
        else:
            after += 1
            order.insert(after, row)
    return order
