"""What people may say of a row that they have added to a table: which fields it has, their words.

The form on the screen and the command line both take them from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from vbtui.domain.errors import InputError
from vbtui.domain.plan_fields import Word
from vbtui.domain.riktning import Riktning
from vbtui.domain.table import Row, Table
from vbtui.domain.text import clean_line, fold, preview

NAMN = "namn"
GRUPP = "grupp"
MEASURES = ("matt", "riktning", "malvarde")
"""What can be said of an added row with a measure of its own."""


@dataclass(frozen=True, slots=True)
class RowField:
    """One field. ``id`` is the column of the file."""

    id: str
    title: str
    example: str = ""
    words: tuple[Word, ...] = ()
    """All answers there are, where one cannot write freely."""

    def parse(self, text: str) -> str:
        """What is stored for what a person wrote.

        :raises InputError: the text does not fit; the sentence says what would.
        """
        value = clean_line(text)
        if self.id == NAMN and not value:
            raise InputError("Raden måste ha ett namn.")
        if not self.words or not value:
            return value
        wanted = fold(value)
        for key, word in self.words:
            if wanted in (key, fold(word)):
                return key
        known = ", ".join(key for key, _ in self.words if key)
        raise InputError(
            f"”{preview(text.strip(), 30)}” är ingen {self.title.lower()}; välj en av {known},"
            " eller töm fältet."
        )

    def word(self, value: str) -> str:
        """A stored value as people read it, which :meth:`parse` takes back too."""
        return dict(self.words).get(value, value)

    def shown(self, row: Row) -> str:
        """The row's value as :meth:`parse` takes it back."""
        return {
            NAMN: row.title,
            GRUPP: row.group,
            "matt": row.unit or "",
            "riktning": row.direction,
            "malvarde": row.target,
        }[self.id]


_MEASURES = (
    RowField("matt", "Mått", "t.ex. %, kr eller st"),
    RowField(
        "riktning",
        "Riktning",
        words=(("", "inte sagt"), *((one.value, one.word) for one in Riktning)),
    ),
    RowField("malvarde", "Målvärde", "t.ex. minst 95 %"),
)


def row_fields(table: Table) -> tuple[RowField, ...]:
    """The fields of the added rows of a table, in the order they are asked."""
    group = (RowField(GRUPP, table.group_title, table.group_help),) if table.group_title else ()
    measures = _MEASURES if table.own_measures else ()
    return (RowField(NAMN, "Namn"), *group, *measures)


def measures(table: Table) -> tuple[RowField, ...]:
    """How the added rows of a table are measured, where each says that itself."""
    return tuple(one for one in row_fields(table) if one.id in MEASURES)


def row_field(field: str) -> RowField:
    """A field of an added row, whichever table the row is in."""
    known = {one.id: one for one in (*_MEASURES, RowField(NAMN, "Namn"), RowField(GRUPP, "Grupp"))}
    return known[field]


def row_value(field: str, text: str) -> str:
    """What a field of an added row holds for what a person has typed.

    :raises InputError: the text does not fit.
    """
    return row_field(field).parse(text)
