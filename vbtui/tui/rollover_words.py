"""What a year roll-over says on the screen: what to see to first, the checklist, the receipt."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from vbtui.domain.rollover import Line
from vbtui.rollover import Rollover
from vbtui.tui.text import plain
from vbtui.tui.widgets.choices import Choice

_WARNING = "$text-warning"
_MUTED = "$text-muted"
UNSURE, THERE = "?", "="
"""Before a node that somebody should look at, or that the new plan has already."""
INDENT = 2
"""Cells that a node stands in from the one above it."""


def counts(found: Rollover) -> Content:
    """How many nodes go on."""
    return plain(found.counts, "bold")


def choice(line: Line) -> Choice:
    """A node as a line of the list."""
    unsure = line.fate.unsure and not line.there
    return Choice(
        line.nod.id,
        " " * INDENT * line.depth + line.name,
        symbol=THERE if line.there else UNSURE if unsure else "",
        tone="delvis" if unsure else "neutral",
    )


def reason(line: Line) -> Content:
    """Whether the node goes on and why, on a line."""
    if line.there:
        return plain(f"{line.nod.word}: {line.fate.why}")
    goes = "följer med" if line.fate.goes_on else "följer inte med"
    return Content.assemble(
        plain(f"{line.nod.word} {goes}: ", "bold"),
        plain(line.fate.why, _WARNING if line.fate.unsure else _MUTED),
    )


def first(found: Rollover) -> Content:
    """What should be seen to first and what is made, to read through before it is done."""
    return Content("\n").join(_first(found))


def _first(found: Rollover) -> Iterator[Content]:
    if found.warnings:
        yield plain("Borde vara klart först:", "bold")
        yield from (plain(f"! {one}", _WARNING) for one in found.warnings)
        yield plain("")
    if found.periods:
        yield plain("Görs:", "bold")
        yield from _periods(found)
        yield plain("")
    if found.next_year:
        yield plain(found.counts)
        yield plain("I nästa ruta väljer du vad som ska med. Inget är ändrat än.", _MUTED)
    else:
        yield plain("Planen är densamma, och det som har rapporterats ligger kvar.", _MUTED)


def receipt(found: Rollover) -> Content:
    """What has been done."""
    return Content("\n").join(_told(found))


def _told(found: Rollover) -> Iterator[Content]:
    if found.lines:
        yield plain(f"{len(found.carried)} följer med till {found.title}.", "bold")
        if found.unsure:
            yield plain(f"{len(found.unsure)} bör du titta på i planen.", _WARNING)
    yield from _periods(found)
    yield plain("")
    if found.backup:
        yield plain(f"Säkerhetskopia: {found.backup.name}", _MUTED)
    yield plain("p byter till den nya perioden, och u ångrar.", _MUTED)


def _periods(found: Rollover) -> Iterator[Content]:
    return (plain(one.text) for one in found.periods)
