"""What is said about the plan's nodes, as the cells of a sheet: the plan's, and the styrtal's."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from vbtui.domain import status as scales
from vbtui.domain.plan import NodTyp
from vbtui.domain.question import QUESTIONS
from vbtui.domain.status import Tone
from vbtui.excel import placeholders, rules
from vbtui.excel.cells import Cell
from vbtui.excel.comments import Comments
from vbtui.excel.grid import Grid
from vbtui.excel.keys import Keys
from vbtui.excel.voices import (
    Voice,
    Voices,
    answer_words,
    comment_words,
    status_words,
    trend_words,
    typed,
)
from vbtui.store import plans

FIELDS = {
    "Status": "status",
    "Trend": "trend",
    "Kommentar": "kommentar",
    "Text": "kommentar",
    "Utfall": "utfall",
    **{question.title: question.id for question in QUESTIONS.values()},
}
"""Heading → what a unit says about a node in the column."""
_FILLS = {Tone.GOOD: "DCEFDC", Tone.PARTLY: "FFF2CC", Tone.BAD: "F8D7DA"}
"""Pale, below dark letters: on top of the symbol and the word."""


class Said:
    """The cells of one sheet; what is typed in them is remembered."""

    def __init__(self, grid: Grid, keys: Keys, comments: Comments, voices: Voices) -> None:
        """The sheet, and where its keys and its long comments are gathered."""
        self._grid = grid
        self._keys = keys
        self._comments = comments
        self._voices = voices
        fields = {name: FIELDS[name] for name in grid.headings if name in FIELDS}
        keys.columns(grid.sheet.title, "uppfoljning", fields)
        self._fields = list(fields.values())

    def cells(self, voice: Voice) -> list[Cell]:
        """What is said, in the order of the sheet's columns, and the key of the row where the
        workbook has keys."""
        key = self._key(voice)
        return [
            *(self._said(voice, field, key) for field in self._fields),
            *self._keys.cells(self._grid, key),
        ]

    def _said(self, voice: Voice, field: str, key: str) -> Cell:
        said, typ = voice.said, self._voices.period.typ
        if field == "status":
            rule = rules.status(voice.nod.typ, typ)
            return self._cell(voice, status_words(voice, typ), said.status, rule)
        if field == "trend":
            return self._cell(voice, trend_words(voice), said.trend, rules.TREND)
        if field == "utfall":
            return self._outcome(voice)
        if field in QUESTIONS:
            question = QUESTIONS[field]
            answer = question.answer(said)
            return self._cell(
                voice,
                answer_words(voice, question),
                answer.key if answer else None,
                rules.answer(question),
            )
        comment = comment_words(voice)
        if said.kommentar:
            comment = self._comments.shown(self._grid.sheet.title, voice, key, comment)
        return self._cell(voice, comment, said.kommentar)

    def _outcome(self, voice: Voice) -> Cell:
        """The outcome of a styrtal."""
        none = placeholders.ABSENT if voice.expected else placeholders.NOT_ASKED
        said, look = voice.said.utfall, self._grid.styles
        if not self._is_typed(voice, said):
            return self._cell(voice, said or none, said)
        cell = self._grid.text(said or none, look.literal(typed=True))
        cell.rule = rules.OUTCOME
        return cell

    def known(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """Cells that say what a row is about and are not read back."""
        if self._keys.template:
            for cell in cells:
                cell.rule = rules.NOT_READ
        return cells

    def or_muted(self, text: str, otherwise: str) -> Cell:
        """The text, or the words that stand where there is none."""
        look = self._grid.styles
        if text:
            return self._grid.text(text, look.text())
        return self._grid.text(otherwise, look.muted())

    def _cell(
        self, voice: Voice, words: str, said: str | None, rule: rules.Rule | None = None
    ) -> Cell:
        """Something that is said, or the ``words`` in its place: marked where it is to be filled
        in, by the ``rule``."""
        look = self._grid.styles
        if not (voice.expected or said):
            return self._grid.text(words, look.muted())
        typed = self._is_typed(voice, said)
        cell = self._grid.text(words, look.text(typed=typed))
        if typed:
            cell.rule = rule
        return cell

    def _is_typed(self, voice: Voice, said: str | None) -> bool:
        """Whether the cell is there to be filled in."""
        return bool(voice.expected or said) and voice.writable and self._keys.template

    def _key(self, voice: Voice) -> str:
        nod, period = voice.nod, self._voices.period
        cell = plans.uppfoljning_cell(nod.id, voice.enhet.id, period.id, "")
        owner = (voice.enhet.id, period.id, nod.id)
        return self._keys.add(
            self._grid.sheet.title, cell.table, cell.row, owner, nod.name, typed(voice)
        )

    def colour_statuses(self, column: int) -> None:
        """Put a pale colour on statuses that mean that something is good or is not."""
        grid = self._grid
        if grid.row < grid.first:
            return
        first = f"${grid.letter(column)}{grid.first}"
        by_tone: dict[Tone, dict[str, None]] = {}
        for kind in NodTyp:
            for status in scales.scale(kind, self._voices.period.typ):
                by_tone.setdefault(status.tone, {})[status.label] = None
        for tone, fill in _FILLS.items():
            tests = ",".join(f'{first}="{label}"' for label in by_tone[tone])
            rule = Rule(
                type="expression",
                dxf=DifferentialStyle(
                    font=Font(color="1F2A37"), fill=PatternFill(bgColor=fill, fill_type="solid")
                ),
                formula=[f"OR({tests})"],
            )
            grid.sheet.conditional_formatting.add(grid.range(column, grid.row), rule)
