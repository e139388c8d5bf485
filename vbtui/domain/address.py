"""How a place in a file is written on one line: ``uppdrag/28``, ``arsarbetare_avtalad/Chef``.

The command line, and whatever reports on a place (history, conflicts, checks), use these words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.table import Row, Table, View
from vbtui.domain.tables import TABLES, find_table
from vbtui.domain.text import fold, preview, transliterate

SHORTEST_ID = 6
"""So many characters of an id may stand for all of it, where only one begins so."""

_HOW = (
    "skriv uppdrag/NR, malomrade/NR, aktivitet/ID, styrtal/ID, atgard/ID, fraga/ID, slutsats/ID,"
    " avsnitt/ID eller TABELL/RAD"
)
_LISTED = 12


@dataclass(frozen=True, slots=True)
class NodAddress:
    """A node, by number, id or title, or by the beginning of id or title."""

    typ: NodTyp
    name: str


@dataclass(frozen=True, slots=True)
class RowAddress:
    """A row of a table, by id or title."""

    table: Table
    name: str


def parse_target(text: str) -> NodAddress | RowAddress:
    """The node or row that a target names.

    :raises InputError: it has another form, or names no table.
    """
    kind, _, name = text.partition("/")
    kind = transliterate(kind)
    if not name.strip():
        raise InputError(f"”{preview(text, 40)}” pekar inte ut något; {_HOW}.")
    if kind in list(NodTyp):
        return NodAddress(NodTyp(kind), name.strip())
    if kind not in TABLES:
        raise InputError(
            f"”{preview(text, 40)}” pekar inte ut något; {_HOW}, där TABELL är någon av"
            f" {', '.join(TABLES)}."
        )
    return RowAddress(TABLES[kind], name.strip())


def names_nod(text: str) -> bool:
    """Whether a target is meant for a node of the plan, and not for a table."""
    return transliterate(text.partition("/")[0]) in list(NodTyp)


def parse_table(text: str) -> Table | None:
    """The table that a target names by its id alone, or None where it names something else."""
    return TABLES.get(fold(text.strip()))


def parse_cell(text: str) -> tuple[RowAddress, str]:
    """The row and the column that ``TABLE/ROW/COLUMN`` names; a row's title may hold slashes.

    :raises InputError: it has another form, or names no table.
    """
    table, _, rest = text.partition("/")
    row, _, column = rest.rpartition("/")
    if not row.strip() or not column.strip():
        raise InputError(f"”{preview(text, 40)}” är ingen cell; skriv TABELL/RAD/KOLUMN.")
    return RowAddress(find_table(table), row.strip()), column.strip()


def find_nod(noder: Iterable[Nod], address: NodAddress) -> Nod:
    """The node that an address names.

    :raises InputError: none does, or several do; then the sentence lists them.
    """
    known = [nod for nod in noder if nod.typ is address.typ]
    wanted = fold(address.name)
    long_enough = len(address.name) >= SHORTEST_ID
    for found in (
        [nod for nod in known if nod.nr and fold(nod.nr) == wanted],
        [nod for nod in known if nod.id == wanted],
        [nod for nod in known if long_enough and nod.id.startswith(wanted)],
        [nod for nod in known if fold(nod.titel) == wanted],
        [nod for nod in known if long_enough and fold(nod.titel).startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            names = Addresses(known)
            listed = _listed(f"{names.by_id(nod)} ({preview(nod.name, 40)})" for nod in found)
            raise InputError(
                f"”{preview(address.name, 40)}” kan vara flera: {listed}; skriv en av dem."
            )
    raise InputError(
        f"{address.typ.word} ”{preview(address.name, 40)}” finns inte i planen; vbtui show FIL"
        " visar vad som finns."
    )


class Addresses:
    """The addresses of a plan's nodes, each the shortest that :func:`find_nod` takes."""

    def __init__(self, noder: Iterable[Nod]) -> None:
        """The nodes among which an address must be unique."""
        known = list(noder)
        self._numbers = Counter((nod.typ, fold(nod.nr)) for nod in known)
        taken = {number for _, number in self._numbers}
        self._length = SHORTEST_ID
        while self._length < 32:
            beginnings = {nod.id[: self._length] for nod in known}
            # A number is looked for first, so no beginning may look like one.
            if len(beginnings) == len(known) and beginnings.isdisjoint(taken):
                break
            self._length += 2

    def of(self, nod: Nod) -> str:
        """By number where that is enough: ``uppdrag/28``, otherwise ``aktivitet/3f9a01``."""
        if nod.nr and self._numbers[nod.typ, fold(nod.nr)] == 1:
            return f"{nod.typ}/{nod.nr}"
        return self.by_id(nod)

    def by_id(self, nod: Nod) -> str:
        """By the beginning of the id: ``uppdrag/c1f04e``."""
        return f"{nod.typ}/{nod.id[: self._length]}"


def row_unit(organisation: Organisation, address: RowAddress, enhet: Enhet) -> Enhet:
    """The unit whose own figures a row holds: ``enhet``, unless the table's rows are units and
    the row is another one's.

    :raises InputError: the row should be a unit and there is none with that code or name.
    """
    table = address.table
    if not table.unit_rows or any(row.id == fold(address.name) for row in table.rows):
        return enhet
    return organisation.find(address.name)


def find_row(rows: Sequence[Row], address: RowAddress) -> Row:
    """The row that an address names.

    :raises InputError: none does, or several do; then the sentence lists them.
    """
    wanted = fold(address.name)
    long_enough = len(address.name) >= SHORTEST_ID
    for found in (
        [row for row in rows if row.id == wanted],
        [row for row in rows if fold(row.title) == wanted],
        [row for row in rows if address.table.free_rows and long_enough
         and row.id.startswith(wanted)],
    ):  # fmt: skip
        if len(found) == 1:
            return found[0]
        if found:
            listed = _listed(f"{row.id} ({preview(row.group, 30)})" for row in found)
            raise InputError(
                f"”{preview(address.name, 40)}” kan vara flera: {listed}; skriv en av dem."
            )
    listed = _listed(row.title if address.table.free_rows else row.id for row in rows)
    raise InputError(
        f"Raden ”{preview(address.name, 40)}” finns inte i {address.table.title};"
        + (f" välj en av {listed}." if listed else " där finns inga rader för enheten.")
    )


def find_column(view: View, text: str) -> str:
    """The id of the column with this id or whole heading.

    :raises InputError: the table has no such column in this period; the sentence lists those it
        has.
    """
    wanted = fold(text.strip())
    for column in view.columns:
        if wanted in (column.id, fold(view.title(column))):
            return column.id
    known = ", ".join(column.id for column in view.columns)
    raise InputError(f"Kolumnen ”{preview(text, 40)}” finns inte; välj en av {known}.")


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    more = f" och {len(known) - _LISTED} till" if len(known) > _LISTED else ""
    return ", ".join(preview(name, 60) for name in known[:_LISTED]) + more
