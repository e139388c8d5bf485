"""The words that stand where there is no value: no cell is empty without saying why.

To whoever reads the workbook back they are nothing.
"""

from __future__ import annotations

import re

from vbtui.domain.status import MISSING_SYMBOL
from vbtui.domain.table import Table

ABSENT = "saknas"
"""Nothing has been filled in, and it should be."""
NO_COMMENT = "ingen kommentar"
NO_TREND = "ingen trend"
NO_DAY = "inget datum"
NO_TARGET = "inget"
NOBODY = "inte utpekad"
NO_SUGGESTION = "inget förslag"
NO_TEXTS = "inga texter"
NOT_JUDGED = "bedöms inte"
"""A heading that only gathers other nodes."""
NOT_ASKED = "ej berörd"
"""Another unit is to say something about it, but not this one."""
NO_ROWS = "Inga rader."
"""In the only row of a table without any."""
WHOLE = {
    "malomrade": "hela målområdet",
    "uppdrag": "hela uppdraget",
    "internkontroll": "alla områden",
    "verksamhetsomrade": "hela området",
    "risk": "hela risken",
}
"""In a column of what stands further down: the row is about the whole of it."""
NO_ANSWER = "inget svar"
"""One of the questions of an åtgärd has not been answered."""
NO_OMRADE = "inget område"
NO_CHAPTER = "inget kapitel"
NO_TABLE = "ingen tabell"
NO_UPPDRAG = "utan uppdrag"
"""An aktivitet or a styrtal straight below a målområde."""

NOTHING = frozenset(
    {
        ABSENT,
        NO_COMMENT,
        NO_TREND,
        NO_DAY,
        NO_TARGET,
        NOBODY,
        NO_SUGGESTION,
        NO_TEXTS,
        NOT_JUDGED,
        NOT_ASKED,
        NO_UPPDRAG,
        NO_ANSWER,
        NO_OMRADE,
        NO_CHAPTER,
        NO_TABLE,
    }
    | set(WHOLE.values())
)
"""All of them."""


_ALL = frozenset(
    (
        ABSENT,
        f"{MISSING_SYMBOL} {ABSENT}",
        NO_COMMENT,
        NO_TREND,
        NO_ANSWER,
        NOT_JUDGED,
        NOT_ASKED,
        NO_ROWS,
    )
)
_NOTE = re.compile(r"se not \d+")


GROUP = "Grupp"
"""The heading of the groups that the rows of a fixed table stand in."""


def without_group(table: Table) -> str:
    """What stands in the place of the group of a row that has none."""
    return f"utan {(table.group_title or GROUP).lower()}"


def is_placeholder(words: str) -> bool:
    """Whether the content of a cell that is filled in says that there is nothing."""
    plain = " ".join(words.split())
    return not plain or plain in _ALL or _NOTE.fullmatch(plain) is not None
