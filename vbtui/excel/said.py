"""What is said about the plan's nodes, as the cells of a sheet: the plan's, and the styrtal's."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from vbtui.domain import status as scales
from vbtui.domain.plan import NodTyp
from vbtui.domain.status import Tone
from vbtui.excel import placeholders
from vbtui.excel.cells import Cell
from vbtui.excel.comments import Comments
from vbtui.excel.grid import Grid
from vbtui.excel.keys import Keys
from vbtui.excel.voices import Voice, Voices, comment_words, status_words, trend_words, typed
from vbtui.store import plans

FIELDS = {"Status": "status", "Trend": "trend", "Kommentar": "kommentar", "Utfall": "utfall"}
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

    def cells(self, voice: Voice) -> list[Cell]:
        """Status, trend and comment, and the key of the row."""
        said = voice.said
        key = self._key(voice)
        comment = comment_words(voice)
        if said.kommentar:
            comment = self._comments.shown(self._grid.sheet.title, voice, key, comment)
        return [
            self._cell(voice, status_words(voice, self._voices.period.typ), said.status),
            self._cell(voice, trend_words(voice), said.trend),
            self._cell(voice, comment, said.kommentar),
            self._grid.text(key, self._grid.styles.key()),
        ]

    def outcome(self, voice: Voice) -> Cell:
        """The outcome of a styrtal."""
        none = placeholders.ABSENT if voice.expected else placeholders.NOT_ASKED
        return self._cell(voice, voice.said.utfall or none, voice.said.utfall)

    def or_muted(self, text: str, otherwise: str) -> Cell:
        """The text, or the words that stand where there is none."""
        look = self._grid.styles
        if text:
            return self._grid.text(text, look.text())
        return self._grid.text(otherwise, look.muted())

    def _cell(self, voice: Voice, words: str, said: str | None) -> Cell:
        """Something that is said, or the ``words`` in its place: marked where it is to be filled
        in."""
        look = self._grid.styles
        if voice.expected or said:
            return self._grid.text(words, look.text(typed=voice.writable))
        return self._grid.text(words, look.muted())

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
