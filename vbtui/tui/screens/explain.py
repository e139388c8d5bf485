"""Where a number comes from: exact value, how it was made, of which parts, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vbtui.domain.table import INCOMPLETE, Column, Explanation, Part, Row, Scalar, View
from vbtui.domain.tal import SCALE, fmt, round_half_away
from vbtui.tui import table_words
from vbtui.tui.screens.dialogs import Choice, Dialog
from vbtui.tui.text import plain
from vbtui.tui.widgets.choices import ChoiceList

CellKey = tuple[str, str]
"""Row and column of a view, by their ids."""
BOX_WIDTH, BOX_SHARE = 70, 96
"""Cells of the title at most, and how much of the screen's width, in per cent, the box takes."""
BOX = 76
"""Cells of the box at most."""


class Explain(Dialog[CellKey]):
    """One cell explained; the answer is a part to go to."""

    BINDING_GROUP_TITLE = "Förklaringen"
    HELP = (
        "Visar talet exakt och avrundat, hur det räknats och vilka delar det består av. Retur på en"
        " del som är en cell i tabellen går dit. Är talet flera enheters står det också vad var och"
        " en har, och av en andel hur mycket enheten väger."
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
        & #enheter { height: auto; max-height: 1fr; min-height: 3; margin-top: 1; }
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
        room = min(BOX_WIDTH, self._width - 2)
        title = table_words.place(self._view, self._row, self._column, room)
        with self.box(title, " retur går till delen · esc stänger " if go else " esc stänger "):
            yield Static(self._number(), id="talet")
            yield Static(plain(found.text), id="hur")
            if found.parts:
                yield ChoiceList(self._choices(), id="delar")
            if found.units:
                with VerticalScroll(id="enheter"):
                    yield Static(
                        table_words.contributions(
                            self._view, self._row, self._column, found.units, self._width
                        )
                    )
            yield Static(
                plain(f"Saknas: {', '.join(found.missing)}."),
                id="saknas",
                classes="" if found.missing else "-none",
            )

    @property
    def _width(self) -> int:
        """Cells of a line inside the box."""
        return min(BOX, self.app.size.width * BOX_SHARE // 100) - 6

    def on_mount(self) -> None:
        """The list is as high as it is long."""
        for parts in self.query(ChoiceList):
            parts.styles.height = min(12, len(self._explanation.parts))
            parts.focus()

    def _number(self) -> Content:
        view, row, column = self._view, self._row, self._column
        value = view.value(row.id, column.id)
        exact = value.exact
        if not isinstance(exact, Decimal):
            return plain(exact or "Inget värde", "bold")
        unit, shown = view.unit(row, column), view.text(row, column)
        mark = INCOMPLETE if value.incomplete else ""
        lines = [
            Content.assemble("Visas  ", plain(f"{shown}{mark}", "bold"), plain(f" {unit}")),
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
            return part.value or table_words.MISSING
        view, row, column = self._view, self._row, self._column
        if part.cell is not None:
            row, column = view.row(part.cell[0]), view.column(part.cell[1])
        mark = INCOMPLETE if part.incomplete else ""
        return f"{fmt(part.value, decimals)}{mark} {view.unit(row, column)}".rstrip()

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
