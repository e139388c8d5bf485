"""A decided plan as rows: one row a node, read from top to bottom as the plan is.

Where a row belongs is said in ``under``: the number, the title, or the whole way down to the row
that it stands below (``Mål ▸ 5 Trygg service``). Where nothing is said, a målområde stands at the
top and any other row below the nearest row above it, of another kind, that can hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from vbtui.domain.enhet import Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan import NodTyp, Slag, holders, holds
from vbtui.domain.plan_fields import FIELDS, Value, any_field, fields_of
from vbtui.domain.text import fold, preview

SLAG, UNDER, BERORDA = "slag", "under", "berorda"
"""The columns that are no field of every node: what it is, where it stands, who answers."""
STEP = " ▸ "
"""Between the nodes of a way down the plan."""
_SHOWN = 60

KINDS: Mapping[str, tuple[NodTyp, Slag | None]] = {
    **{slag.word: (NodTyp.MALOMRADE, slag) for slag in Slag},
    **{typ.word: (typ, None) for typ in NodTyp if typ is not NodTyp.MALOMRADE},
}
"""The words of the column ``slag``, as the program shows them → what they mean."""
_BY_WORD = {fold(word): kind for word, kind in KINDS.items()} | {
    fold((slag or typ).value): (typ, slag) for typ, slag in KINDS.values()
}

Row = Mapping[str, str]
"""Field → what stands in it; a field that is empty may be left out."""
Check = Callable[[str, Value], None]
"""Raises InputError for a value that the file cannot hold in a field of a node."""


@dataclass(slots=True)
class NewNod:
    """A node to be. ``parent`` is its place in the list of nodes; a unit is named by its code."""

    typ: NodTyp
    slag: Slag | None
    parent: int | None = None
    values: dict[str, Value] = field(default_factory=dict)
    berorda: tuple[str, ...] = ()
    """The codes of the units that are expected to report on it, where the plan names any."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What cannot be taken: in which row (from 0), in which field, and why, as a sentence."""

    row: int
    field: str
    text: str


def way(names: Sequence[str]) -> str:
    """The way down to a node, as ``under`` takes it."""
    return STEP.join(names)


def plan_of(
    rows: Sequence[Row], organisation: Organisation, since: date, check: Check
) -> tuple[list[NewNod], list[RowFault]]:
    """The nodes that the rows describe, one for each, or what is wrong with them.

    ``organisation`` has the codes of its units for ids. A day without a year is the first such
    from ``since`` on. With faults the nodes are of no use.
    """
    reader = _Reader(rows, organisation, since, check)
    return reader.noder, sorted(reader.faults, key=lambda fault: fault.row)


class _Reader:
    def __init__(
        self, rows: Sequence[Row], organisation: Organisation, since: date, check: Check
    ) -> None:
        self._rows = rows
        self._organisation = organisation
        self._since = since
        self._check = check
        self.faults: list[RowFault] = []
        self.noder = [self._nod(place, row) for place, row in enumerate(rows)]
        # Below a row that nobody knows what it is, nothing can be placed.
        if not any(fault.field == SLAG for fault in self.faults):
            self._place()

    def _fault(self, place: int, name: str, text: str) -> None:
        self.faults.append(RowFault(place, name, text))

    def _place(self) -> None:
        placing = _Placing(self.noder, [_key(row.get(UNDER, "")) for row in self._rows])
        for place, text in placing.place():
            self._fault(place, UNDER, text)

    def _nod(self, place: int, row: Row) -> NewNod:
        word = row.get(SLAG, "").strip()
        kind = _BY_WORD.get(fold(word))
        if kind is None:
            said = f"”{preview(word, 30)}” är inget slag" if word else "Slag saknas"
            self._fault(place, SLAG, f"{said}; välj en av {', '.join(KINDS)}.")
            return NewNod(NodTyp.MALOMRADE, None)
        nod = NewNod(*kind)
        for name in FIELDS:
            if name == SLAG:
                continue
            try:
                self._take(nod, name, row.get(name, ""))
            except InputError as error:
                self._fault(place, name, str(error))
        try:
            nod.berorda = tuple(self._units(row.get(BERORDA, "")))
        except InputError as error:
            self._fault(place, BERORDA, str(error))
        return nod

    def _take(self, nod: NewNod, name: str, text: str) -> None:
        known = any_field(name)
        has = known in fields_of(nod.typ)
        if not has and not text.strip():
            return
        value = known.parse(text, self._organisation, nod.typ, self._since)
        if has:
            self._check(name, value)
            nod.values[name] = value
        elif value:
            word = nod.slag.word if nod.slag else nod.typ.word
            raise InputError(f"{word} har ingen uppgift {known.title.lower()}; töm cellen.")

    def _units(self, text: str) -> Iterator[str]:
        for word in text.replace("\n", ";").split(";"):
            if word.strip():
                yield self._organisation.find(word).id


class _Placing:
    """Finds the row that each row stands below. One is placed when the row above it has been, so
    that no ring and no bottomless plan can be made."""

    def __init__(self, noder: Sequence[NewNod], under: Sequence[str]) -> None:
        self._noder = noder
        self._under = under
        self._depth: dict[int, int] = {}
        """Row that has been placed → how deep it stands."""
        self._names = [_names(nod) for nod in noder]
        self._named: dict[str, list[int]] = {}
        for place, names in enumerate(self._names):
            for name in names:
                self._named.setdefault(name, []).append(place)
        self._nearest = [*self._nearest_above()]

    def _nearest_above(self) -> Iterator[int | None]:
        """The nearest row above each, of another kind, that can hold it."""
        last: dict[tuple[NodTyp, Slag | None], int] = {}
        for place, nod in enumerate(self._noder):
            above = [
                last[kind] for kind in last if kind[0] is not nod.typ and nod.typ in holds(*kind)
            ]
            yield max(above, default=None)
            last[nod.typ, nod.slag] = place

    def place(self) -> Iterator[tuple[int, str]]:
        """Set the nodes' parents; answers the rows that have no place, and why."""
        waiting = [*range(len(self._noder))]
        patient = True
        while waiting:
            left = []
            for place in waiting:
                try:
                    if not self._settle(place, patient=patient):
                        left.append(place)
                except InputError as error:
                    yield place, str(error)
            if len(left) < len(waiting):
                patient = True
            elif patient:
                # Rows wait for rows of the same name that stand below themselves.
                patient = False
            else:
                yield from ((place, _UNPLACED) for place in left)
                return
            waiting = left

    def _settle(self, place: int, *, patient: bool) -> bool:
        """Place one row, if the row that it stands below has its place.

        :raises InputError: there is no such row, or several.
        """
        nod = self._noder[place]
        if self._under[place]:
            parent = self._found(place, patient=patient)
            if parent is None:
                return False
        else:
            parent = self._nearest[place]
            if parent is None and nod.typ is not NodTyp.MALOMRADE:
                raise InputError(
                    f"{nod.typ.word} måste stå under {holders(nod.typ)}, men inget sådant står"
                    " ovanför; skriv i kolumnen Under vad raden hör till."
                )
        if parent is not None and parent not in self._depth:
            return False
        depth = 0 if parent is None else self._depth[parent] + 1
        if depth > _DEEPEST:
            raise InputError(f"Raden står djupare än {_DEEPEST} nivåer; flytta den uppåt.")
        nod.parent = parent
        self._depth[place] = depth
        return True

    def _found(self, place: int, *, patient: bool) -> int | None:
        """The row that ``under`` names; None while that cannot be told yet.

        A row whose whole way is named comes before those whose way only ends so.
        """
        key, typ = self._under[place], self._noder[place].typ
        fits: dict[int, bool] = {}
        others: list[int] = []
        waits: list[int] = []
        for other in self._candidates(place, key):
            match = self._match(other, key)
            if match is _Match.NO:
                continue
            if typ not in holds(self._noder[other].typ, self._noder[other].slag):
                others.append(other)
            elif match is None or other not in self._depth:
                waits.append(other)
            else:
                fits[other] = match is _Match.WHOLE
        whole = [one for one, is_whole in fits.items() if is_whole]
        if waits and (patient or not fits):
            alike = any(self._written(other) == key for other in waits)
            if alike or not whole:
                return None
        if len(whole) > 1:
            # Side by side with the same name: read from the top, the one begun last is meant.
            whole = [one for one in whole if one < place][-1:]
        if whole or len(fits) == 1:
            return (whole or [*fits])[0]
        raise InputError(self._why_not(typ, [*fits], others))

    def _written(self, place: int) -> str:
        """A row's way, if what it says itself of where it stands is the whole of it."""
        name = _key(_name(self._noder[place]))
        return f"{self._under[place]}{_STEP}{name}" if self._under[place] else name

    def _candidates(self, place: int, key: str) -> Iterator[int]:
        """The rows that have the end of the way for a name."""
        ends = [key]
        start = key.find(_STEP)
        while start >= 0:
            ends.append(key[start + len(_STEP) :])
            start = key.find(_STEP, start + 1)
        found = {one for end in ends for one in self._named.get(end, ())} - {place}
        if len(found) > _MOST_ALIKE:
            raise InputError(f"Fler än {_MOST_ALIKE} rader heter så; ge dem olika namn.")
        yield from sorted(found)

    def _match(self, place: int, key: str) -> _Match | None:
        """Whether a row's way ends so; None while its way is not known."""
        found = _Match.NO
        full = _key(_name(self._noder[place]))
        for name in self._names[place]:
            most = _Match.WHOLE if name == full else _Match.END
            if key == name:
                top = place in self._depth and self._noder[place].parent is None
                found = max(found, most if top else _Match.END)
            elif key.endswith(_STEP + name):
                if place not in self._depth:
                    return None
                above = self._noder[place].parent
                if above is not None:
                    match = self._match(above, key[: -len(_STEP + name)])
                    found = max(found, min(most, match or _Match.NO))
        return found

    def _why_not(self, typ: NodTyp, fits: list[int], others: list[int]) -> str:
        if fits:
            ways = " eller ".join(f"”{preview(self._way(one), _SHOWN)}”" for one in fits[:3])
            return f"Flera rader heter så; skriv hela vägen dit, till exempel {ways}."
        if others:
            other = self._noder[others[0]]
            word = (other.slag or other.typ).word.lower()
            return f"{typ.word} kan inte stå under {word}; ange {holders(typ)}."
        return (
            f"Ingen rad heter så; skriv numret eller titeln på det {holders(typ)} i bladet som"
            " raden hör till."
        )

    def _way(self, place: int) -> str:
        names: list[str] = []
        above: int | None = place
        while above is not None:
            nod = self._noder[above]
            names.insert(0, _name(nod))
            above = nod.parent
        return way(names)


class _Match(IntEnum):
    """How a way fits a row's."""

    NO = 0
    END = 1
    WHOLE = 2


_STEP = fold(STEP)
_DEEPEST = 20
_MOST_ALIKE = 200
_UNPLACED = (
    "Raden som anges står själv under den här raden, eller har ingen plats i planen; ange en annan,"
    " eller rätta den."
)


def _key(text: str) -> str:
    return fold(" ".join(text.split()))


def _name(nod: NewNod) -> str:
    """Number and title, as the program shows them."""
    return " ".join(str(nod.values.get(name) or "") for name in ("nr", "titel")).strip()


def _names(nod: NewNod) -> set[str]:
    """What a row can be called."""
    own = (str(nod.values.get(name) or "") for name in ("nr", "titel"))
    return {_key(text) for text in (*own, _name(nod))} - {""}
