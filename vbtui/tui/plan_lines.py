"""The plan's nodes as lines of a tree, and the filters that choose among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
    "skiljer": ("Skiljer sig", "Sådant där en annan status än förslaget är vald"),
    "anvanda": ("Ändrade texter", "Sådant där en använd kommentar har ändrats sedan dess"),
}
"""Key of a filter → its name and what it shows."""
SUMMED_UP = frozenset({"skiljer", "anvanda"})
"""The filters that mean something only for a unit that sums up what those below it say."""

TEXT_MISSING = "¶"
"""Stands where only the comment is missing, and there is no room for the words."""
DIFFERS = "≠"
"""Stands where another status than the suggested one has been chosen."""


_TEXT_TONES: dict[str, Tone] = {scales.TEXT_SYMBOL: "success"}
"""Tone of a symbol that is no status's."""
_HEADINGS = (NodTyp.MALOMRADE, NodTyp.RISK)
"""Nodes of which one wants to know how much is left below."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Nodes that ask for a look, besides what the unit's own status and text say."""

    changed: set[str]
    """Those changed lately."""
    overtaken: set[str]
    """Those whose text has made use of a comment that was changed afterwards."""
    differs: Callable[[Nod], bool]
    """Whether another status than the one that the units below suggest has been chosen."""


def plan_item(data: PlanTree, nod: Nod, typ: PeriodTyp, today: date, marked: Marked) -> TreeItem:
    """A node as the unit sees it: its status as a symbol, and what is left to do at the edge."""
    expected = data.expected(nod)
    status = scales.find(nod.typ, typ, data.said(nod).status)
    symbol = scales.symbol(nod, typ, data.said(nod), expected=expected)
    note, brief, tone = _note(data, nod, today)
    if marked.differs(nod):
        note = f"{DIFFERS} {note}".rstrip()
        brief = DIFFERS + brief if brief in ("", TEXT_MISSING) else f"{DIFFERS} {brief}"
        tone = "warning"
    return TreeItem(
        key=nod.id,
        depth=data.depth(nod),
        label=nod.name,
        symbol=symbol,
        symbol_tone=tree_tone(status) if status else _TEXT_TONES.get(symbol, "warning"),
        note=note,
        brief=brief,
        note_tone=tone,
        dim=not expected and data.progress(nod.id).expected == 0,
        strong=nod.typ is NodTyp.MALOMRADE,
    )


def legend(data: PlanTree, nod: Nod, marked: Marked, room: int) -> str:
    """What the signs at the edge of a node's line mean, in so many cells; nothing without any."""
    differs, lacks = marked.differs(nod), data.gaps(nod) == ("kommentar",)
    text = f"{TEXT_MISSING} text saknas" if lacks and nod.typ is not NodTyp.MALOMRADE else ""
    if not differs:
        return text
    whole = " · ".join(part for part in (f"{DIFFERS} annat än förslaget", text) if part)
    if len(whole) <= room:
        return whole
    return " · ".join(part for part in (f"{DIFFERS} ej förslaget", text) if part)


def _note(data: PlanTree, nod: Nod, today: date) -> tuple[str, str, Tone]:
    """What is left of a branch, or what is missing here: in words, and in a sign."""
    gaps = data.gaps(nod)
    if gaps and nod.typ is not NodTyp.MALOMRADE:
        # Where the status is missing, or the text of an avsnitt, the symbol says so already.
        if gaps == ("kommentar",):
            return "text saknas", TEXT_MISSING, "warning"
        return "saknas", "", "warning"
    below = data.progress(nod.id)
    if nod.typ in _HEADINGS or not below.complete:
        if below.expected:
            left = f"{below.done}/{below.expected}"
            return left, left, "success" if below.complete else "muted"
        return "", "", "muted"
    return ("sen", "sen", "error") if data.late(nod, today) else ("", "", "muted")


def kept(name: str, data: PlanTree, typ: PeriodTyp, today: date, marked: Marked) -> set[str]:
    """The nodes that a filter lets through."""
    keep: dict[str, Callable[[Nod], bool]] = {
        ALL: lambda nod: True,
        "mina": data.expected,
        "ofyllda": lambda nod: bool(data.gaps(nod)),
        "avvikande": lambda nod: data.deviating(nod, typ, today),
        "andrade": lambda nod: nod.id in marked.changed,
        "skiljer": marked.differs,
        "anvanda": lambda nod: nod.id in marked.overtaken,
    }
    return {nod.id for nod in data.order if keep[name](nod)}
