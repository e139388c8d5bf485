"""Where a number comes from: exact value, how it was made, of which parts, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from vbtui.domain.table import Column, Explanation, Part, Row, Scalar, View
from vbtui.domain.tal import SCALE, fmt, round_half_away
from vbtui.tui.screens.dialogs import Choice, Dialog
from vbtui.tui.text import plain
from vbtui.tui.widgets.choices import ChoiceList

CellKey = tuple[str, str]
"""Row and column of a view, by their ids."""
NO_VALUE = "saknas"
"""Stands for a part that is not there: it is not zero."""


class Explain(Dialog[CellKey]):
    """One cell explained; the answer is a part to go to."""

    BINDING_GROUP_TITLE = "Förklaringen"
    HELP = (
        "Visar talet exakt och avrundat, hur det räknats och vilka delar det består av. Retur på en"
        " del som är en cell i tabellen går dit."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("equals_sign", "leave", "Stäng", False, id="forklaring.stang",
                tooltip="Stäng förklaringen"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Explain {
        & > .dialog--box { width: 76; max-width: 96%; max-height: 90%; padding: 1 2; }
        & Static { height: auto; }
        & #talet { margin-bottom: 1; }
        & ChoiceList { height: auto; max-height: 12; margin-top: 1; background: $surface; }
        & #saknas { margin-top: 1; color: $text-warning; }
        & #saknas.-none { display: none; }
    }
    """

    def __init__(self, view: View, row: Row, column: Column, explanation: Explanation) -> None:
        """Explain the cell in that row and column of the view."""
        super().__init__()
        self._view = view
        self._row = row
        self._column = column
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """Value, sentence, parts, and what is missing."""
        found = self._explanation
        go = any(part.cell for part in found.parts)
        title = f"{self._row.title} · {self._view.title(self._column)}"
        with self.box(title, " retur går till delen · esc stäng " if go else " esc stäng "):
            yield Static(self._number(), id="talet")
            yield Static(plain(found.text), id="hur")
            if found.parts:
                yield ChoiceList(self._choices(), id="delar")
            yield Static(
                plain(f"Saknas: {', '.join(found.missing)}."),
                id="saknas",
                classes="" if found.missing else "-none",
            )

    def on_mount(self) -> None:
        """The list is as high as it is long."""
        for parts in self.query(ChoiceList):
            parts.styles.height = min(12, len(self._explanation.parts))
            parts.focus()

    def _number(self) -> Content:
        view, row, column = self._view, self._row, self._column
        exact = view.value(row.id, column.id).exact
        if not isinstance(exact, Decimal):
            return plain(exact or "Inget värde", "bold")
        unit = view.unit(row, column)
        lines = [
            Content.assemble("Visas  ", plain(view.text(row, column), "bold"), plain(f" {unit}")),
            Content.assemble("Exakt  ", plain(_exact(exact))),
        ]
        return Content("\n").join(lines)

    def _choices(self) -> list[Choice]:
        parts = self._explanation.parts
        decimals = _decimals([part.value for part in parts])
        return [
            Choice(
                str(place),
                part.name,
                part.sign or " ",
                note=self._value(part, decimals),
            )
            for place, part in enumerate(parts)
        ]

    def _value(self, part: Part, decimals: int) -> str:
        """A part's value; with as many decimals as the others, so that they stand in line."""
        if not isinstance(part.value, Decimal):
            return part.value or NO_VALUE
        view, row, column = self._view, self._row, self._column
        if part.cell is not None:
            row, column = view.row(part.cell[0]), view.column(part.cell[1])
        return f"{fmt(part.value, decimals)} {view.unit(row, column)}".rstrip()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        cell = self._explanation.parts[int(event.choice.key)].cell
        if cell is not None:
            self.answer(cell)


def _exact(value: Decimal) -> str:
    """The number with all decimals, or that it has no end."""
    cut = round_half_away(value, SCALE)
    return fmt(value) if cut == value else f"{fmt(cut)}…"


def _decimals(values: Sequence[Scalar]) -> int:
    """How many decimals the values have, as far as the file would hold them."""
    shown = [_exact(value) for value in values if isinstance(value, Decimal)]
    return max((len(text.rstrip("…").partition(",")[2]) for text in shown), default=0)
