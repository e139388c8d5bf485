"""How figures were measured: those measured in different ways are not added and not compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.table import Table
from vbtui.domain.text import fold, preview

_SHOWN = 60
"""So much of a definition stands in a reason."""
_NAMED = 2
"""So many units that have measured as the table says are named in a reason."""
OWN = "tabellens definition"
"""Stands for the way that the table itself is measured in."""


class Definitions:
    """How units have measured one table: as the table itself says, unless they have said else."""

    def __init__(self, table: Table, stated: Mapping[tuple[str, str], str]) -> None:
        """``stated`` is (period, unit) → the definition that the unit has stated."""
        ours = _alike(table.definition)
        self._stated = {key: text for key, text in stated.items() if _alike(text) not in ("", ours)}

    def stated(self, period: Period, enhet: Enhet) -> str:
        """The definition that the unit has stated for the period; nothing for the table's own."""
        return self._stated.get((period.id, enhet.id), "")

    def clash(self, period: Period, enheter: Iterable[Enhet]) -> str:
        """Why these units' figures of the period cannot be added, or nothing when they can."""
        groups: dict[str, list[Enhet]] = {}
        if self._stated:
            for enhet in enheter:
                groups.setdefault(_alike(self.stated(period, enhet)), []).append(enhet)
        if len(groups) < 2:
            return ""
        others = groups.pop("", [])
        sides = [
            f"{', '.join(one.namn for one in units)} ({self._shown(period, units[0])})"
            for units in groups.values()
        ]
        if others:
            names = ", ".join(one.namn for one in others)
            who = names if len(others) <= _NAMED else f"{len(others)} andra enheter"
            sides.append(f"{who} ({OWN})")
        return (
            f"Enheterna har inte mätt på samma sätt för {period.title}, så talen läggs inte ihop:"
            f" {' mot '.join(sides)}."
        )

    def incomparable(
        self, now: Period, before: Period, units_now: Iterable[Enhet], units_before: Iterable[Enhet]
    ) -> str:
        """Why two periods cannot be compared, or nothing when they can.

        Where the units of one period differ among themselves, :meth:`clash` says so.
        """
        if not self._stated:
            return ""
        one, other = list(units_now), list(units_before)
        ways = {_alike(self.stated(now, enhet)) for enhet in one}
        ways_before = {_alike(self.stated(before, enhet)) for enhet in other}
        if len(ways) != 1 or len(ways_before) != 1 or ways == ways_before:
            return ""
        return (
            f"{now.title} och {before.title} är inte mätta på samma sätt, så de jämförs inte:"
            f" {self._shown(now, one[0])} mot {self._shown(before, other[0])}."
        )

    def _shown(self, period: Period, enhet: Enhet) -> str:
        text = self.stated(period, enhet)
        return f"”{preview(text, _SHOWN)}”" if text else OWN


def _alike(text: str) -> str:
    """What two definitions that say the same have in common: case, spaces and the last stop."""
    return " ".join(fold(text).split()).rstrip(".")
