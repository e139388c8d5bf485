"""Texts of the units in a text that sums them up: what is used, what is named, what has changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from vbtui.domain.text import fold


def imprint(text: str) -> str:
    """What a text is recognised by: two that differ in anything have different ones."""
    return hashlib.sha256(text.encode()).hexdigest()


def with_origin(name: str, text: str) -> str:
    """A unit's text as a paragraph that says whose it is: ``Område IT: …``."""
    return f"{name}: {text.strip()}"


def inserted(text: str, paragraph: str, at: int | None = None) -> str:
    """``text`` with a paragraph put in at a place (last for None), an empty line on either side."""
    place = len(text) if at is None else at
    before, after = text[:place].rstrip(), text[place:].lstrip()
    return "\n\n".join(part for part in (before, paragraph, after) if part)


def mentions(text: str, name: str) -> bool:
    """Whether a text names a unit, in any case and also as ``Område ITs`` or ``Område IT:s``."""
    return _mentions(fold(text), name)


def _mentions(folded: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(name))}(:?s)?(?!\w)", folded) is not None


@dataclass(frozen=True, slots=True)
class Contributor:
    """One unit's comment beside the text that sums up: ``used`` is its imprint when it was used."""

    name: str
    comment: str
    used: str = ""

    @property
    def changed(self) -> bool:
        """Whether it was changed after it was used."""
        return bool(self.used) and self.used != imprint(self.comment)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what the units below have written is in the text that sums up, by their names."""

    units: tuple[str, ...]
    """The units that are asked to write, or have written."""
    commented: tuple[str, ...]
    used: tuple[str, ...]
    changed: tuple[str, ...]
    """Those among the used that have been changed since."""
    mentioned: tuple[str, ...]
    """Those that the text names."""

    @property
    def text(self) -> str:
        """All of it in a line: ``7 av 9 enheter har kommenterat; 5 använda, 1 ändrad sedan; …``."""
        of = len(self.units)
        used = len(self.used)
        parts = [
            f"{len(self.commented)} av {of} {'enhet' if of == 1 else 'enheter'} har kommenterat",
            f"{used} {'använd' if used == 1 else 'använda'}",
            f"{len(self.mentioned)} av {of} nämnda",
        ]
        if self.changed:
            changed = len(self.changed)
            parts[1] += f", {changed} {'ändrad' if changed == 1 else 'ändrade'} sedan"
        return "; ".join(parts)


def coverage(own: str, contributors: Iterable[Contributor]) -> Coverage:
    """How the text ``own`` covers what these units have written."""
    known = list(contributors)
    folded = fold(own)
    return Coverage(
        units=tuple(one.name for one in known),
        commented=tuple(one.name for one in known if one.comment.strip()),
        used=tuple(one.name for one in known if one.used),
        changed=tuple(one.name for one in known if one.changed),
        mentioned=tuple(one.name for one in known if _mentions(folded, one.name)),
    )
