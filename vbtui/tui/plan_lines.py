"""The plan's nodes as lines of a tree, and the filters that choose among them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from vbtui.domain import status as scales
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.plantree import PlanTree
from vbtui.tui.text import tree_tone
from vbtui.tui.widgets.forest import Tone, TreeItem

ALL = "alla"
FILTERS: dict[str, tuple[str, str]] = {
    ALL: ("Alla", "Hela planen"),
    "mina": ("Mina", "Det som enheten ska rapportera"),
    "ofyllda": ("Ofyllda", "Det som enheten har kvar att fylla i"),
    "avvikande": ("Avvikande", "Sådant som inte går som planerat, och aktiviteter som är sena"),
    "andrade": ("Ändrade", "Sådant som ändrats de senaste sju dagarna"),
}
"""Key of a filter → its name and what it shows."""


def plan_item(data: PlanTree, nod: Nod, typ: PeriodTyp, today: date) -> TreeItem:
    """A node as the unit sees it: its status as a symbol, and what is left to do at the edge."""
    expected = data.expected(nod)
    status = scales.find(nod.typ, typ, data.said(nod).status)
    note, tone = _note(data, nod, today)
    return TreeItem(
        key=nod.id,
        depth=data.depth(nod),
        label=nod.name,
        symbol=status.symbol if status else (scales.MISSING_SYMBOL if expected else ""),
        symbol_tone=tree_tone(status) if status else "warning",
        note=note,
        note_tone=tone,
        dim=not expected and data.progress(nod.id).expected == 0,
        strong=nod.typ is NodTyp.MALOMRADE,
    )


def _note(data: PlanTree, nod: Nod, today: date) -> tuple[str, Tone]:
    """What is left of a branch, or what is missing here."""
    gaps = data.gaps(nod)
    if gaps and nod.typ is not NodTyp.MALOMRADE:
        # Where the status is missing, the symbol says so already.
        return ("text saknas" if gaps == ("kommentar",) else "saknas"), "warning"
    below = data.progress(nod.id)
    if nod.typ is NodTyp.MALOMRADE or not below.complete:
        if below.expected:
            return f"{below.done}/{below.expected}", "success" if below.complete else "muted"
        return "", "muted"
    return ("sen", "error") if data.late(nod, today) else ("", "muted")


def kept(name: str, data: PlanTree, typ: PeriodTyp, today: date, changed: set[str]) -> set[str]:
    """The nodes that a filter lets through; ``changed`` are those changed lately."""
    keep: dict[str, Callable[[Nod], bool]] = {
        ALL: lambda nod: True,
        "mina": data.expected,
        "ofyllda": lambda nod: bool(data.gaps(nod)),
        "avvikande": lambda nod: data.deviating(nod, typ, today),
        "andrade": lambda nod: nod.id in changed,
    }
    return {nod.id for nod in data.order if keep[name](nod)}
