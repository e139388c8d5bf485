"""What may be typed in the cells of a template: lists, numbers, and what Excel says otherwise.

Excel asks these rules when somebody types, and not when somebody pastes or fills; an import looks
at every cell itself. They are there so that the fault is seen where it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from vbtui.domain import status as scales
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.question import Question
from vbtui.domain.riktning import Riktning
from vbtui.domain.table import Column, Kind

_MOST = "1E+15"
"""A number is kept with fifteen digits."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a cell. ``{cell}`` in a formula is the cell itself.

    Excel takes 32 characters of the title and 255 of the texts.
    """

    type: Literal["custom", "decimal", "list"] | None
    title: str
    prompt: str = ""
    error: str = ""
    formula: str = ""
    second: str = ""

    def written(self, first: str, where: str) -> DataValidation:
        """As it stands in the sheet, for the cells ``where``, the first of which is ``first``."""
        return DataValidation(
            type=self.type,
            operator="between" if self.type == "decimal" else None,
            formula1=self.formula.replace("{cell}", first) or None,
            formula2=self.second or None,
            allow_blank=True,
            showErrorMessage=bool(self.error) or None,
            errorStyle="stop" if self.error else None,
            errorTitle=self.title if self.error else None,
            error=self.error or None,
            showInputMessage=bool(self.prompt) or None,
            promptTitle=self.title if self.prompt else None,
            prompt=self.prompt or None,
            sqref=where,
        )


NOT_READ = Rule(
    "custom",
    "Läses inte in",
    error=(
        "Cellen kommer ur vbtui och läses inte in. Ändra den i vbtui, och lägg till nya rader i"
        " planen där."
    ),
    formula="FALSE()",
)
"""Of a cell that must not be typed in where the sheet itself is not protected."""

TREND = Rule(
    "list",
    "Trend",
    "Välj i listan. Töm cellen om ingen trend är satt.",
    "Välj en trend ur listan, eller töm cellen.",
    f'"{",".join(" ".join(words) for words in scales.TRENDS.values())}"',
)

OUTCOME = Rule(
    None,
    "Utfall",
    "Tal eller ord, som i målvärdet: 77,5, 90 % eller Plats 3 av 7.",
)

DIRECTION = Rule(
    "list",
    "Riktning",
    "Välj i listan vad som är bra. Töm cellen om ingen riktning är satt.",
    "Välj en riktning ur listan, eller töm cellen.",
    f'"{",".join(one.word for one in Riktning)}"',
)

TARGET = Rule(None, "Målvärde", "Tal eller ord: 77,5, > 90 % eller Plats 3 av 7.")


def list_name(kind: NodTyp) -> str:
    """The name that the statuses of a kind of node have in the workbook."""
    return f"status_{kind.value}"


@lru_cache
def status(kind: NodTyp, typ: PeriodTyp) -> Rule | None:
    """The statuses that a node of this kind may have; nothing for a kind that is not judged."""
    if not scales.scale(kind, typ):
        return None
    return Rule(
        "list",
        "Status",
        "Välj i listan. Töm cellen om ingen status är satt.",
        f"Det är ingen status för {kind.word.lower()} vid {typ.word.lower()}. Välj en ur listan,"
        " eller töm cellen.",
        list_name(kind),
    )


@lru_cache
def answer(question: Question) -> Rule:
    """The answers to a question about an åtgärd."""
    return Rule(
        "list",
        question.title,
        f"{question.text} Välj i listan. Töm cellen om inget svar ges.",
        "Välj ett svar ur listan, eller töm cellen.",
        f'"{",".join(one.label for one in question.answers)}"',
    )


def figure(column: Column, unit: str) -> Rule | None:
    """What a typed cell of a table takes; nothing for one that takes any text."""
    if column.kind is Kind.TEXT:
        return None
    least = "" if column.negative else ", noll eller mer"
    measure = f" i {unit}" if unit else ""
    if column.kind is Kind.NUMBER_OR_WORD:
        number = "ISNUMBER({cell})" if column.negative else "N({cell})>=0"
        return Rule(
            "custom",
            "Tal eller ord",
            f"Ett tal{measure}{least}, eller ett ord som ”inget än”.",
            f"Här väntas ett tal{measure}{least}, eller ett ord.",
            f"OR(ISTEXT({{cell}}),{number})",
        )
    example = "5,3 %" if unit == "%" else "1234,5"
    return Rule(
        "decimal",
        "Tal",
        f"Ett tal i {unit or 'antal'}{least}, till exempel {example}. Töm cellen om det saknas.",
        f"Här väntas ett tal i {unit or 'antal'}{least}, med decimalkomma: {example}. Töm cellen om"
        " talet saknas.",
        f"-{_MOST}" if column.negative else "0",
        _MOST,
    )


class Ruled:
    """The rules of one sheet, gathered row by row."""

    def __init__(self) -> None:
        """None yet."""
        self._open: dict[int, _Run] = {}
        self._done: dict[tuple[Rule, int], list[_Run]] = {}

    def note(self, rule: Rule, column: int, row: int) -> None:
        """The cell of a column (from 0) in the row being written has a rule."""
        run = self._open.get(column)
        if run is not None and run.rule is rule and run.last == row - 1:
            run.last = row
            return
        self._open[column] = run = _Run(rule, row, row)
        self._done.setdefault((rule, column), []).append(run)

    def written(self, letters: list[str]) -> list[DataValidation]:
        """As they stand in the sheet, whose columns have these letters."""
        found: dict[tuple[Rule, int | None], list[str]] = {}
        for (rule, column), runs in self._done.items():
            # A formula that says the cell itself counts from the first cell of its column.
            own = column if "{cell}" in rule.formula else None
            places = [run.range(letters[column]) for run in runs]
            found.setdefault((rule, own), []).extend(places)
        return [
            rule.written(places[0].partition(":")[0], " ".join(places))
            for (rule, _), places in found.items()
        ]


@dataclass(slots=True)
class _Run:
    rule: Rule
    first: int
    last: int

    def range(self, letter: str) -> str:
        start = f"{letter}{self.first}"
        return start if self.first == self.last else f"{start}:{letter}{self.last}"
