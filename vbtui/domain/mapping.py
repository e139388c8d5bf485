"""How a sheet from another system becomes figures of a table: said once, and kept as TOML.

The mapping names the sheet's columns by their headings: which has the unit, which the row, which
have the figures, and which lines count. What the system calls units and rows is translated word
by word; a word that is not translated is a fault and never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from vbtui.domain import tal
from vbtui.domain.errors import InputError
from vbtui.domain.table import Table
from vbtui.domain.tables import find_table
from vbtui.domain.text import fold, preview

LEFT_OUT = ""
"""What a word is translated to that is not to be read."""
UNSAID = "?"
"""What a word is translated to in a new mapping, until somebody says what it is."""
_LARGEST, _SMALLEST = Decimal(10**9), Decimal("1e-9")
_MOST_ROWS = 1_000

Words = Mapping[str, str]
Filter = Mapping[str, frozenset[str]]
"""Heading → the words, folded, that a line may have in that column."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where a line's unit, or its row, is said."""

    column: str = ""
    """The heading of the column; empty where all lines have the same."""
    always: str = ""
    """What all lines have, where there is no column."""
    words: Words | None = None
    """The system's word, folded → ours."""
    fill_down: bool = False
    """Whether an empty cell means the same as the one above it, as in a pivot table."""

    def translated(self, word: str) -> str:
        """Our word for one of the system's; its own where none is said.

        :raises InputError: it is still to be said.
        """
        found = (self.words or {}).get(key(word), word)
        if found == UNSAID:
            raise InputError(
                f"”{preview(word, 40)}” är inte översatt; ersätt ”{UNSAID}” i mappningen, med tomt"
                ' ("") för det som inte ska läsas.'
            )
        return found


@dataclass(frozen=True, slots=True)
class Feed:
    """A column of figures, and the typed column that it feeds."""

    column: str
    to: str
    row: str
    """The row that it feeds, where that does not stand in the line."""
    factor: Decimal
    where: Filter


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A whole mapping."""

    table: Table
    sheet: str
    """The sheet; the first one where it is not said."""
    head: int
    """The number of the row with the headings."""
    period: str
    enhet: Lookup
    row: Lookup
    feeds: tuple[Feed, ...]
    where: Filter
    empty: frozenset[str]
    """Words, folded, that mean that there is no figure."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings that the mapping names, each once."""
        named = [
            self.enhet.column,
            self.row.column,
            *self.where,
            *(name for feed in self.feeds for name in (feed.column, *feed.where)),
        ]
        return tuple(dict.fromkeys(name for name in named if name))


def key(text: str) -> str:
    """A heading or a word as it is compared: case, spaces and kinds of dashes do not matter."""
    return fold(" ".join(text.split()))


def mapping_of(data: Mapping[str, Any]) -> TableMapping:
    """The mapping that TOML data say, decimals read as :class:`~decimal.Decimal`.

    :raises InputError: something is missing, unknown or of the wrong kind; the sentence says what.
    """
    _require_known(
        data,
        ("tabell", "blad", "rubrikrad", "period", "tomt", "enhet", "rad", "varde", "dar"),
        "Mappningen",
    )
    table = find_table(_text(data, "tabell", "Mappningen"))
    head = data.get("rubrikrad", 1)
    if not isinstance(head, int) or isinstance(head, bool) or not 1 <= head <= _MOST_ROWS:
        raise InputError("rubrikrad ska vara radens nummer i bladet, till exempel 1.")
    feeds = tuple(_feed(one, table) for one in _list(data, "varde"))
    if not feeds:
        raise InputError("Mappningen saknar [[varde]]; skriv ett för varje kolumn med tal.")
    row = _lookup(data.get("rad"), "rad")
    if not row.column and not row.always and any(not feed.row for feed in feeds):
        raise InputError(
            "Mappningen säger inte vilken rad talen hör till; skriv [rad] med en kolumn, eller rad"
            " i varje [[varde]]."
        )
    return TableMapping(
        table=table,
        sheet=_text(data, "blad", "Mappningen", optional=True),
        head=head,
        period=_text(data, "period", "Mappningen", optional=True),
        enhet=_lookup(data.get("enhet"), "enhet"),
        row=row,
        feeds=feeds,
        where=_filter(data.get("dar", {}), "[dar]"),
        empty=frozenset(key(word) for word in _words(data.get("tomt", []), "tomt")),
    )


def _feed(data: Any, table: Table) -> Feed:
    if not isinstance(data, Mapping):
        raise InputError("varde ska vara en lista av tabeller; skriv [[varde]] före varje.")
    _require_known(data, ("kolumn", "till", "rad", "faktor", "dar"), "[[varde]]")
    to = _text(data, "till", "[[varde]]")
    known = [column.id for column in table.typed_columns]
    if to not in known:
        raise InputError(
            f"”{preview(to, 30)}” är ingen kolumn som fylls i i {table.title}; välj en av"
            f" {', '.join(known)}."
        )
    return Feed(
        column=_text(data, "kolumn", "[[varde]]"),
        to=to,
        row=_text(data, "rad", "[[varde]]", optional=True),
        factor=_factor(data.get("faktor", 1)),
        where=_filter(data.get("dar", {}), "[varde.dar]"),
    )


def _factor(value: Any) -> Decimal:
    wrong = InputError(
        "faktor ska vara ett tal: 0.001 gör kronor till tkr, 0.000001 till mnkr, och -1 byter"
        " tecken."
    )
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise wrong
    try:
        factor = tal.read(value) if isinstance(value, str) else Decimal(value)
    except InputError as error:
        raise wrong from error
    if not factor.is_finite() or not _SMALLEST <= factor.copy_abs() <= _LARGEST:
        raise wrong
    return factor


def _lookup(data: Any, name: str) -> Lookup:
    if data is None:
        return Lookup()
    if not isinstance(data, Mapping):
        raise InputError(f"{name} ska vara en tabell; skriv [{name}] med kolumn under.")
    _require_known(data, ("kolumn", "alla", "fyll_nedat", "oversatt"), f"[{name}]")
    column = _text(data, "kolumn", f"[{name}]", optional=True)
    always = _text(data, "alla", f"[{name}]", optional=True)
    if bool(column) == bool(always):
        raise InputError(
            f"[{name}] ska ha antingen kolumn (rubriken) eller alla (samma för alla rader)."
        )
    words = data.get("oversatt", {})
    if not isinstance(words, Mapping) or not all(isinstance(one, str) for one in words.values()):
        raise InputError(f'[{name}.oversatt] ska ha rader som "4711" = "it".')
    fill_down = data.get("fyll_nedat", False)
    if not isinstance(fill_down, bool):
        raise InputError("fyll_nedat ska vara true eller false.")
    return Lookup(column, always, {key(one): word for one, word in words.items()}, fill_down)


def _filter(data: Any, name: str) -> Filter:
    if not isinstance(data, Mapping):
        raise InputError(f'{name} ska ha rader som "Kön" = ["K"].')
    return {
        column: frozenset(key(word) for word in _words(words, f"{name} {preview(column, 30)}"))
        for column, words in data.items()
    }


def _words(data: Any, name: str) -> Iterator[str]:
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, bool) or not isinstance(one, str | int | Decimal):
            raise InputError(f'{name} ska vara ord inom citattecken: ["K", "Kvinna"].')
        yield str(one)


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    found = data.get(name, [])
    return found if isinstance(found, list) else [found]


def _text(data: Mapping[str, Any], name: str, where: str, *, optional: bool = False) -> str:
    found = data.get(name, "")
    if not isinstance(found, str):
        raise InputError(f"{name} i {where} ska vara text inom citattecken.")
    if not found.strip() and not optional:
        raise InputError(f"{where} saknar {name}.")
    return found.strip()


def _require_known(data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in data:
        if name not in known:
            raise InputError(
                f"{where} har nyckeln ”{preview(name, 30)}”, som inte finns; välj en av"
                f" {', '.join(known)}."
            )
