"""What an import has changed, or would change, in words and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vbtui.cli import output
from vbtui.cli.output import Json
from vbtui.domain.text import preview
from vbtui.excel.change_words import NOTHING, Words

if TYPE_CHECKING:
    from vbtui.excel.changes import Change
    from vbtui.excel.content import Fault

_PERSON = 1
_REFUSED = 2
_SHOWN = 60
_SHOWN_CELLS = 30


def exit_code(faults: Sequence[Fault], *, dry: bool) -> int:
    """0 where all was taken; else 1 of a look, for a person to see to, and 2 of an import: then
    nothing was."""
    if not faults:
        return 0
    return _PERSON if dry else _REFUSED


def complain(faults: Sequence[Fault]) -> None:
    """Name each cell that cannot be taken."""
    for fault in faults:
        output.complain(f"{fault.sheet}!{_cells(fault.cell)}: {fault.text}")


def line(words: Words, one: Change) -> str:
    """A change in a line: where, what, old and new."""
    what = words.field(one)
    if not one.adds:
        old, new = (
            preview(words.value(one, value), _SHOWN) or NOTHING for value in (one.old, one.new)
        )
        what = f"{what}: {old} → {new}"
    return f"  {one.sheet}!{_cells(one.cell)}  {one.name}, {what}"


def summary(changes: Sequence[Change], backup: Path | None, *, dry: bool) -> str:
    """How many changes there are, or were."""
    count = "1 ändring" if len(changes) == 1 else f"{len(changes)} ändringar"
    if dry:
        return f"{count} att importera."
    return f"{count} importerades. Säkerhetskopia: {backup.name if backup else ''}"


def for_programs(changes: Sequence[Change], faults: Sequence[Fault]) -> dict[str, Json]:
    """Changes and faults as JSON."""
    return {
        "andringar": [
            {
                "blad": one.sheet,
                "cell": one.cell,
                "mal": one.target,
                "falt": one.place.field,
                "gammalt": one.old,
                "nytt": one.new,
            }
            for one in changes
        ],
        "fel": [{"blad": one.sheet, "cell": one.cell, "text": one.text} for one in faults],
    }


def _cells(cells: str) -> str:
    """The cells that a change comes from; of many the first ones and how many."""
    named = cells.split(", ")
    if len(cells) <= _SHOWN_CELLS:
        return cells
    return f"{', '.join(named[:3])} … ({len(named)} celler)"
