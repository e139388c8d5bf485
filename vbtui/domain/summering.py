"""The published summary: how many goals and uppdrag were reached, partly or not, by who decided.

A status counts in the column that it folds into (:mod:`vbtui.domain.fold`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbtui.domain.fold import Fold, Utfall
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import KALLOR, Del, Nod, NodTyp, Slag
from vbtui.domain.plantree import PlanTree
from vbtui.domain.status import find

COLUMNS = (Utfall.UPPNATT, Utfall.DELVIS, Utfall.INTE)
"""The columns as they are published."""

_NAMND = "namnd"
_SOURCES = {
    Slag.MALSATTNING: "regionfullmaktige",
    Slag.EFFEKTMAL: "regionfullmaktige",
    Slag.MAL: _NAMND,
}
"""Who decides a goal of that kind, where the goal itself does not say."""
_MANY = {
    Slag.MALSATTNING: "Målsättningar",
    Slag.EFFEKTMAL: "Effektmål",
    Slag.MAL: "Mål",
    None: "Uppdrag",
}
_FROM = {"regionfullmaktige": "från regionfullmäktige", "regionstyrelse": "från regionstyrelsen"}


@dataclass(frozen=True, slots=True)
class Rad:
    """One row of the summary: ``kalla`` has decided the nodes, which are goals of a ``slag`` or
    (None) uppdrag."""

    kalla: str
    slag: Slag | None
    noder: tuple[Nod, ...]

    @property
    def id(self) -> str:
        """The row's id: ``malsattning_regionfullmaktige``, ``uppdrag_namnd``."""
        kind = self.slag.value if self.slag else NodTyp.UPPDRAG.value
        return f"{kind}_{self.kalla or 'okand'}"

    @property
    def title(self) -> str:
        """The row's name: ``Målsättningar från regionfullmäktige``, ``Nämndens uppdrag``."""
        many = _MANY.get(self.slag, "Mål")
        if self.kalla == _NAMND:
            return f"Nämndens {many.lower()}"
        return f"{many} {_FROM.get(self.kalla, 'utan känd källa')}"


def rader(tree: PlanTree) -> list[Rad]:
    """The rows of a plan: the council's goals and uppdrag first, the board's own last.

    A kind that the plan has none of has no row, but for the board's own: those are always asked
    for.
    """
    found: dict[tuple[str, Slag | None], list[Nod]] = {
        (_NAMND, Slag.MAL): [],
        (_NAMND, None): [],
    }
    for nod in _counted(tree):
        kalla = nod.kalla or (_SOURCES.get(nod.slag, "") if nod.slag else "")
        kalla = kalla if kalla in KALLOR else ""
        found.setdefault((kalla, nod.slag), []).append(nod)
    order = [*_FROM, "", _NAMND]
    rows = [Rad(kalla, slag, tuple(noder)) for (kalla, slag), noder in found.items()]
    return sorted(rows, key=lambda row: (order.index(row.kalla), row.slag is None))


def _counted(tree: PlanTree) -> Iterator[Nod]:
    for nod in tree.order:
        goal = nod.typ is NodTyp.MALOMRADE and nod.judged
        if (goal or nod.typ is NodTyp.UPPDRAG) and tree.path(nod)[0].part is Del.PLAN:
            yield nod


def counted(
    rad: Rad, tree: PlanTree, typ: PeriodTyp, fold: Fold
) -> dict[Utfall | None, tuple[Nod, ...]]:
    """Column → the nodes that count there; under None those without a status."""
    found: dict[Utfall | None, list[Nod]] = {}
    for nod in rad.noder:
        status = find(nod.typ, typ, tree.said(nod).status)
        found.setdefault(fold.of(nod.typ, status) if status else None, []).append(nod)
    return {column: tuple(noder) for column, noder in found.items()}
