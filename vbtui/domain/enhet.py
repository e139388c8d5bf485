"""Enhet: the organisation as a tree of nämnd, förvaltning and områden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vbtui.domain.errors import InputError
from vbtui.domain.text import fold, transliterate


class EnhetTyp(StrEnum):
    """The levels of a region's organisation, from the top down."""

    NAMND = "namnd"
    FORVALTNING = "forvaltning"
    OMRADE = "omrade"
    STAB = "stab"


@dataclass(frozen=True, slots=True)
class Enhet:
    """One unit; ``kod`` is the short word of the command line and of file names."""

    id: str
    kod: str
    namn: str
    typ: EnhetTyp
    overordnad: str | None

    @property
    def stem(self) -> str:
        """What the unit's files are called, whatever a file from elsewhere says its code is."""
        return transliterate(self.kod) or transliterate(self.namn) or self.id[:8]


class Organisation:
    """All units of a file as a tree with one root, in the order the region lists them."""

    def __init__(self, enheter: Iterable[Enhet]) -> None:
        """Take the units in list order.

        Units that other units' parents form a ring with (only damage can do that) are reached
        from no root and are left out of every walk.
        """
        self._by_id = {enhet.id: enhet for enhet in enheter}
        self._children: dict[str | None, list[Enhet]] = {}
        for enhet in self._by_id.values():
            parent = enhet.overordnad if enhet.overordnad in self._by_id else None
            self._children.setdefault(parent, []).append(enhet)

    def __iter__(self) -> Iterator[Enhet]:
        """Every unit, a parent before its children."""
        for root in self._children.get(None, []):
            yield from self.subtree(root)

    def __len__(self) -> int:
        """The number of units."""
        return len(self._by_id)

    def __getitem__(self, enhet_id: str) -> Enhet:
        """The unit with this id."""
        return self._by_id[enhet_id]

    @property
    def root(self) -> Enhet:
        """The board (nämnd) that the file is about."""
        return self._children[None][0]

    def children(self, enhet: Enhet) -> list[Enhet]:
        """The units directly below."""
        return self._children.get(enhet.id, [])

    def subtree(self, enhet: Enhet) -> Iterator[Enhet]:
        """The unit and everything below it, a parent before its children."""
        yield enhet
        for child in self.children(enhet):
            yield from self.subtree(child)

    def leaves(self, enhet: Enhet) -> list[Enhet]:
        """The units that report below this one: those without units of their own below."""
        return [below for below in self.subtree(enhet) if not self.children(below)]

    def path(self, enhet: Enhet) -> list[Enhet]:
        """From the root down to the unit itself."""
        path = [enhet]
        while (above := self._by_id.get(path[0].overordnad or "")) and above not in path:
            path.insert(0, above)
        return path

    def find(self, text: str) -> Enhet:
        """The unit with this short code or name, in any case.

        :raises InputError: no unit has it; the sentence lists the codes.
        """
        wanted = fold(text.strip())
        for enhet in self._by_id.values():
            if wanted in (fold(enhet.kod), fold(enhet.namn)):
                return enhet
        known = ", ".join(enhet.kod for enhet in self)
        raise InputError(f"Enheten ”{text}” finns inte i filen; välj en av {known}.")
