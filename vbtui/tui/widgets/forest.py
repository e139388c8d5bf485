"""Which lines of a forest are seen: what is expanded, and what a filter lets through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

Tone = Literal["", "success", "warning", "error", "accent", "muted"]
"""A colour on top of what is already said in signs and words."""


@dataclass(frozen=True, slots=True)
class TreeItem:
    """One line of a tree. Its texts are shown as they are written, never read as markup.

    ``depth`` is 0 for a root, and at most one more than that of the item before. ``symbol`` (one
    cell) stands before the label, ``note`` at the right edge, or ``brief`` (if given)
    where the label needs the room. ``dim`` and ``strong`` put the label back or forward.
    """

    key: str
    depth: int
    label: str
    symbol: str = ""
    symbol_tone: Tone = ""
    note: str = ""
    brief: str | None = None
    note_tone: Tone = "muted"
    dim: bool = False
    strong: bool = False


class Forest:
    """Items in pre-order, and the rows among them that are to be seen.

    A filter shows some items and the way to them, all of it expanded. What is expanded without
    the filter is kept apart and comes back with :meth:`clear_filter`.
    """

    def __init__(self, items: Iterable[TreeItem] = (), expanded: Iterable[str] = ()) -> None:
        """``expanded`` are keys; keys of items that are not there wait until they are.

        Raises:
            ValueError: if two items have the same key, or an item is too deep to have a parent.
        """
        self.items: list[TreeItem] = list(items)
        self.expanded = set(expanded)
        self.index = {item.key: index for index, item in enumerate(self.items)}
        if len(self.index) != len(self.items):
            raise ValueError("two items have the same key")
        self._parents, self._ends = _shape(self.items)
        self._kept: set[int] | None = None
        self._branches: set[int] = set()
        self._closed: set[str] = set()
        self.rows: list[int] = []
        """Indexes of the items that are seen, in order."""
        self._lay_out()

    def parent(self, index: int) -> int | None:
        """The index of an item's parent, or None for a root."""
        parent = self._parents[index]
        return None if parent < 0 else parent

    def is_branch(self, index: int) -> bool:
        """Whether the item has children that could be seen."""
        if self._kept is not None:
            return index in self._branches
        return self._ends[index] > index + 1

    def is_open(self, index: int) -> bool:
        """Whether the item is a branch and its children are seen."""
        if not self.is_branch(index):
            return False
        key = self.items[index].key
        return key not in self._closed if self._kept is not None else key in self.expanded

    def branches(self) -> list[int]:
        """The indexes of all items that have children that could be seen."""
        return [index for index in range(len(self.items)) if self.is_branch(index)]

    def row_of(self, index: int) -> int | None:
        """The row of an item, or None while it is not seen."""
        row = bisect_left(self.rows, index)
        return row if row < len(self.rows) and self.rows[row] == index else None

    def nearest_row(self, index: int) -> int | None:
        """The row of the item, or of its nearest ancestor that is seen."""
        at: int | None = index
        while at is not None:
            if (row := self.row_of(at)) is not None:
                return row
            at = self.parent(at)
        return None

    def update(self, index: int, changes: dict[str, Any]) -> None:
        """Change what an item shows; its key and place stay.

        Raises:
            ValueError: if the key or the depth is among the changes.
        """
        if changes.keys() & {"key", "depth"}:
            raise ValueError("an item's key and depth cannot change")
        self.items[index] = replace(self.items[index], **changes)

    def set_open(self, indexes: Iterable[int], opened: bool) -> None:
        """Expand or collapse these items."""
        keys = {self.items[index].key for index in indexes}
        opposite = self._kept is not None
        target = self._closed if opposite else self.expanded
        if opened is not opposite:
            target |= keys
        else:
            target -= keys
        self._lay_out()

    def reveal(self, index: int) -> bool:
        """Expand what stands between an item and the eye; False if a filter hides it."""
        if self._kept is not None and index not in self._kept:
            return False
        ancestors = []
        at = self.parent(index)
        while at is not None:
            ancestors.append(at)
            at = self.parent(at)
        if self.row_of(index) is None:
            self.set_open(ancestors, True)
        return True

    def filter(self, keys: Iterable[str]) -> None:
        """Show only these items and their ancestors, expanded."""
        self._closed.clear()
        index, parent = self.index, self._parents.__getitem__
        found = {index[key] for key in keys if key in index}
        self._branches = set()
        # Level by level, since sets are put together faster than they are gone through.
        above = set(map(parent, found)) - {-1}
        while above:
            self._branches |= above
            above = set(map(parent, above)) - self._branches - {-1}
        self._kept = found | self._branches
        self.rows = sorted(self._kept)

    def clear_filter(self) -> None:
        """Show everything again, expanded as it was."""
        self._kept = None
        self._lay_out()

    def _lay_out(self) -> None:
        rows: list[int] = []
        add = rows.append
        ends, kept, is_open = self._ends, self._kept, self.is_open
        index, count = 0, len(self.items)
        while index < count:
            end = ends[index]
            if kept is not None and index not in kept:
                index = end
                continue
            add(index)
            following = index + 1
            # Most items are leaves, and asking each of them would be most of the time.
            index = following if end == following or is_open(index) else end
        self.rows = rows


def _shape(items: Sequence[TreeItem]) -> tuple[list[int], list[int]]:
    """For each item its parent's index (-1: none) and the index after its last descendant."""
    parents: list[int] = []
    ends = [len(items)] * len(items)
    path: list[int] = []
    for index, item in enumerate(items):
        if not 0 <= item.depth <= len(path):
            raise ValueError(f"no parent for {item.key!r} at depth {item.depth}")
        for closed in path[item.depth :]:
            ends[closed] = index
        del path[item.depth :]
        parents.append(path[-1] if path else -1)
        path.append(index)
    return parents, ends
