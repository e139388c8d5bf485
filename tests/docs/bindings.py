"""The keys of the screen as the handbook's tables show them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable

from textual.binding import Binding
from textual.dom import DOMNode

import vbtui.tui
from vbtui.tui.keys import key_names
from vbtui.tui.swedish import description

Row = tuple[str, str, str]
"""Keys, what they do, and more about it."""


def keyed_classes() -> dict[str, type[DOMNode]]:
    """Dotted name → class, for every class of the screen that has keys of its own."""
    found: dict[str, type[DOMNode]] = {}
    for module in pkgutil.walk_packages(vbtui.tui.__path__, "vbtui.tui."):
        names = vars(importlib.import_module(module.name))
        for one in names.values():
            if isinstance(one, type) and issubclass(one, DOMNode) and _own(one):
                name = f"{one.__module__}.{one.__qualname__}"
                if name.startswith("vbtui."):
                    found[name] = one
    return found


def rows(one: type[DOMNode]) -> list[Row]:
    """The keys that a class adds to those of the classes that it is made from."""
    above = {binding.id for base in one.__mro__[1:] for binding in _own(base) if binding.id}
    return _grouped(binding for binding in _own(one) if binding.id not in above)


def all_rows(one: type[DOMNode]) -> list[Row]:
    """The keys of a class of Textual's, described as our help does."""
    return _grouped(_own(one))


def _own(one: type) -> list[Binding]:
    return list(Binding.make_bindings(vars(one).get("BINDINGS", ())))


def _grouped(bindings: Iterable[Binding]) -> list[Row]:
    """One row for all keys that are said to do the same."""
    groups: dict[tuple[str, str], list[str]] = {}
    for binding in bindings:
        if binding.description and not binding.system:
            words = description(binding.description), binding.tooltip
            groups.setdefault(words, []).append(binding.key)
    return [(key_names(keys), name, more) for (name, more), keys in groups.items()]
