"""How the sample's plans are written down: nodes with what the units have said beside them.

A plan is a tree of :class:`Node`, made by :func:`rubrik`, :func:`styrtal`, :func:`uppdrag`,
:func:`aktivitet` and, for its other parts, :func:`risk`, :func:`atgard`, :func:`fraga`,
:func:`slutsats` and :func:`avsnitt`. What is said about a node stands with it, by unit, as a
:class:`Said`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from vbtui.domain.plan import NodTyp, Slag
from vbtui.domain.riktning import Riktning

BOARD = "servicenamnden"
RF = "regionfullmaktige"
NAMND = "namnd"


@dataclass(frozen=True, slots=True)
class Said:
    """What one unit says about one node: statuses and trends by key, the outcome as printed."""

    status: str | None = None
    kommentar: str = ""
    utfall: str = ""
    trend: str | None = None
    effekt: str | None = None
    nasta_ar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node of a plan. ``key`` is its name within the plan, ``carries_on`` that of the node of
    the earlier plan that it continues. Units are given by their codes."""

    key: str
    typ: NodTyp
    titel: str
    slag: Slag | None = None
    nr: str = ""
    kalla: str = ""
    enhet: str | None = None
    ansvarig: str = ""
    flerarigt: bool = False
    slutdatum: date | None = None
    matt: str = ""
    malvarde: str = ""
    malvarde_lang: str = ""
    riktning: Riktning | None = None
    tabell: str = ""
    carries_on: str | None = None
    berorda: tuple[str, ...] = ()
    said: Mapping[str, Said] = field(default_factory=lambda: MappingProxyType({}))
    barn: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """The node and everything below it, a parent before its children."""
        yield self
        for child in self.barn:
            yield from child.walk()


def unwrap(text: str) -> str:
    """The text of an indented literal: lines are joined, and a blank line is a line break."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return "".join(
        ("\n" if not line else line if not before else f" {line}")
        for before, line in zip(["", *lines], lines, strict=False)
    )


def said(
    status: str | None = None,
    text: str = "",
    *,
    utfall: str = "",
    trend: str | None = None,
    effekt: str | None = None,
    nasta_ar: str | None = None,
) -> Said:
    """What a unit says, with the comment as an indented literal (:func:`unwrap`)."""
    return Said(status, unwrap(text), utfall, trend, effekt, nasta_ar)


def rubrik(
    slag: Slag,
    key: str,
    titel: str,
    board: Said | None = None,
    *barn: Node,
    nr: str = "",
    carries_on: str | None = None,
) -> Node:
    """A heading of the plan, and what the board says about it."""
    return Node(
        key=key,
        typ=NodTyp.MALOMRADE,
        slag=slag,
        titel=titel,
        nr=nr,
        carries_on=carries_on,
        said={BOARD: board} if board else {},
        barn=barn,
    )


def styrtal(
    key: str,
    titel: str,
    board: Said,
    *,
    nr: str = "",
    matt: str = "",
    malvarde: str = "",
    malvarde_lang: str = "",
    riktning: Riktning | None = None,
    carries_on: str | None = None,
) -> Node:
    """A measure of a goal. Targets stand as they are printed; which way is good is not printed and
    follows from what is measured."""
    return Node(
        key=key,
        typ=NodTyp.STYRTAL,
        titel=titel,
        nr=nr,
        matt=matt,
        malvarde=malvarde,
        malvarde_lang=malvarde_lang,
        riktning=riktning,
        carries_on=carries_on,
        said={BOARD: board},
    )


def uppdrag(
    key: str,
    titel: str,
    units: Mapping[str, Said],
    *barn: Node,
    kalla: str,
    nr: str = "",
    enhet: str | None = None,
    ansvarig: str = "",
    berorda: tuple[str, ...] = (),
    flerarigt: bool = False,
    carries_on: str | None = None,
) -> Node:
    """An assignment, and what the board and the units say about it."""
    return Node(
        key=key,
        typ=NodTyp.UPPDRAG,
        titel=titel,
        nr=nr,
        kalla=kalla,
        enhet=enhet,
        ansvarig=ansvarig,
        berorda=berorda,
        flerarigt=flerarigt,
        carries_on=carries_on,
        said=units,
        barn=barn,
    )


def aktivitet(
    key: str,
    titel: str,
    enhet: str,
    slut: str,
    own: Said | None = None,
    *,
    carries_on: str | None = None,
) -> Node:
    """An activity of one unit with its end date, and what the unit itself says about it."""
    return Node(
        key=key,
        typ=NodTyp.AKTIVITET,
        titel=titel,
        enhet=enhet,
        slutdatum=date.fromisoformat(slut),
        carries_on=carries_on,
        said={enhet: own} if own else {},
    )


def risk(key: str, titel: str, *barn: Node, carries_on: str | None = None) -> Node:
    """A risk of the intern kontroll, and what is done about it."""
    return Node(key=key, typ=NodTyp.RISK, titel=titel, carries_on=carries_on, barn=barn)


def atgard(
    key: str,
    titel: str,
    units: Mapping[str, Said],
    *,
    enhet: str | None = None,
    berorda: tuple[str, ...] = (),
    slut: str | None = None,
    carries_on: str | None = None,
) -> Node:
    """A measure of the intern kontroll, and what the board and the units say about it."""
    return Node(
        key=key,
        typ=NodTyp.ATGARD,
        titel=titel,
        enhet=enhet,
        berorda=berorda,
        slutdatum=date.fromisoformat(slut) if slut else None,
        carries_on=carries_on,
        said=units,
    )


def fraga(key: str, nr: str, titel: str, board: Said) -> Node:
    """A question of the ISK-bedömning, and what the board answers."""
    return Node(key=key, typ=NodTyp.FRAGA, nr=nr, titel=titel, said={BOARD: board})


def slutsats(key: str, titel: str, board: Said) -> Node:
    """What the board concludes from its answers."""
    return Node(key=key, typ=NodTyp.SLUTSATS, titel=titel, said={BOARD: board})


def avsnitt(
    key: str,
    nr: str,
    titel: str,
    texts: Mapping[str, str] | None = None,
    *barn: Node,
    enhet: str | None = None,
    berorda: tuple[str, ...] = (),
    tabell: str = "",
    carries_on: str | None = None,
) -> Node:
    """A section of the report: unit → its text, as an indented literal (:func:`unwrap`)."""
    return Node(
        key=key,
        typ=NodTyp.AVSNITT,
        nr=nr,
        titel=titel,
        enhet=enhet,
        berorda=berorda,
        tabell=tabell,
        carries_on=carries_on,
        said={unit: said(None, text) for unit, text in (texts or {}).items()},
        barn=barn,
    )
