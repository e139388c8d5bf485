"""The other parts of the plan, put into a file by hand: intern kontroll, ISK-bedömning, texter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.desk import at_desk
from tests.factory import PLAN
from vbtui.domain.enhet import Enhet
from vbtui.domain.plan import Nod, NodTyp, Slag
from vbtui.edit import Editor
from vbtui.store import plans


@dataclass(frozen=True)
class Parts:
    """The ids of what was added."""

    internkontroll: str
    omrade: str
    risk: str
    atgard: str
    """Everybody's."""
    elkraft: str
    """That of the unit fastigheter."""
    isk: str
    fraga: str
    slutsats: str
    texter: str
    handelser: str
    """Everybody's."""
    analys: str
    """The board's, about sjukfrånvaro."""


def add_parts(editor: Editor) -> Parts:
    """Add every part with one or two of each kind of node."""

    def nod(row: str) -> Nod:
        found = plans.nod(editor.db, row)
        assert found
        return found

    def heading(slag: Slag, parent: str | None = None, titel: str = "") -> str:
        above = nod(parent) if parent else None
        return editor.add_node(PLAN, above, NodTyp.MALOMRADE, titel or slag.word, slag=slag)

    def below(parent: str, typ: NodTyp, titel: str, enhet: Enhet | None = None) -> str:
        return editor.add_node(PLAN, nod(parent), typ, titel, enhet=enhet)

    units = editor.organisation
    internkontroll = heading(Slag.INTERNKONTROLL)
    omrade = heading(Slag.VERKSAMHETSOMRADE, internkontroll, "HR")
    risk = below(omrade, NodTyp.RISK, "Ohälsa i arbetet")
    atgard = below(risk, NodTyp.ATGARD, "Skyddsronder")
    elkraft = below(risk, NodTyp.ATGARD, "Reservkraft", units.find("fastigheter"))
    isk = heading(Slag.ISK)
    fraga = below(isk, NodTyp.FRAGA, "Är målen tydliga?")
    slutsats = below(isk, NodTyp.SLUTSATS, "Samlad bedömning")
    texter = heading(Slag.TEXTER)
    handelser = below(texter, NodTyp.AVSNITT, "Väsentliga händelser")
    analys = below(texter, NodTyp.AVSNITT, "Sjukfrånvaron", units.root)
    editor.change_node(nod(analys), "tabell", "sjukfranvaro")
    return Parts(
        internkontroll, omrade, risk, atgard, elkraft, isk, fraga, slutsats, texter, handelser,
        analys,
    )  # fmt: skip


def with_parts(file: Path) -> Parts:
    """Add the parts to a file that is not open."""
    with at_desk(file) as desk:
        return add_parts(desk.editor)
