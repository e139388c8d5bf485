"""A pasted block, cut to the cells of a table that can be typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vbtui.domain.table import View
from vbtui.domain.text import fold, preview
from vbtui.tui.widgets.table_order import NAME
from vbtui.tui.widgets.table_rows import TableRows


@dataclass
class Block:
    """What is left of a pasted block, and what became of the rest."""

    cells: list[tuple[str, str, str]] = field(default_factory=list)
    """Row, column and text of every cell that can be typed."""
    derived: int = 0
    """Texts that met a cell that is worked out."""
    outside: int = 0
    """Texts that reached past the table's edge."""
    blank: int = 0
    """Lines without a text that met a row, in a block that has texts."""
    fault: str = ""
    """Why nothing of it can be taken, as a sentence."""

    def told(self, filled: int, emptied: int) -> str:
        """What was done with it, as a sentence: so many cells got other values, and so many none.

        Cells that already had theirs are not counted.
        """
        parts = []
        if filled:
            values = "ett nytt värde" if filled == 1 else "nya värden"
            parts.append(f"{count_cells(filled)} fick {values}")
        if emptied:
            parts.append(f"{emptied if filled else count_cells(emptied)} tömdes")
        parts = [" och ".join(parts) or "Inget ändrades, cellerna hade redan de värdena"]
        if self.blank:
            parts.append("1 rad" if self.blank == 1 else f"{self.blank} rader")
            parts[-1] += " i blocket var tom" + ("" if self.blank == 1 else "ma")
        if self.derived:
            parts.append(f"{count_cells(self.derived)} som räknas ut hoppades över")
        if self.outside:
            parts.append(f"{count_cells(self.outside)} utanför tabellen kom inte med")
        undo = " Tryck u för att ångra." if emptied else ""
        return f"{'; '.join(parts)}.{undo}"


def count_cells(count: int) -> str:
    """So many cells, in words."""
    return "1 cell" if count == 1 else f"{count} celler"


def clip(
    view: View, rows: TableRows, start: int, column: str, texts: Sequence[Sequence[str]]
) -> Block:
    """The cells of a block that is pasted with its first text at row ``start``."""
    keys = [NAME, *(one.id for one in view.columns)]
    if column not in keys:
        return Block(fault="Här står radens mått och mål, som ändras med F2; inget är ändrat.")
    first = keys.index(column)
    found = Block()
    pasted = any(_filled(line) for line in texts)
    for number, line in enumerate(texts, start=start):
        row = rows.row(number) if number < len(rows) else None
        found.blank += pasted and row is not None and not _filled(line)
        for place, text in enumerate(line, start=first):
            filled = bool(text.strip())
            if number >= len(rows) or place >= len(keys):
                found.outside += filled
            elif row is None:
                heading = rows.cell(number, NAME).text
                if filled and (place or fold(text.strip()) != fold(heading)):
                    found.fault = _over_heading(heading)
            elif place == 0:
                if filled and fold(text.strip()) not in (fold(row.title), fold(row.short_title)):
                    found.fault = found.fault or _other_row(text.strip(), row.title)
            elif view.refusal(row, view.column(keys[place])):
                found.derived += filled
            else:
                found.cells.append((row.id, keys[place], text))
    if not found.cells and not found.fault:
        found.fault = "Här finns inga celler att skriva i, så inget är ändrat."
    return found


def _filled(line: Sequence[str]) -> bool:
    return any(text.strip() for text in line)


def _over_heading(heading: str) -> str:
    return (
        f"Blocket går över rubriken ”{preview(heading, 40)}”, så inget är ändrat; klistra in"
        " raderna under varje rubrik för sig."
    )


def _other_row(given: str, there: str) -> str:
    """Figures beside the wrong name are the error that nobody would see."""
    return (
        f"Raden ”{preview(given, 40)}” i blocket hamnar på ”{preview(there, 40)}”, så inget är"
        " ändrat; ställ dig på raden som blocket börjar med."
    )
