"""Every key of the program: named, explained, in reach on a Swedish keyboard."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import vbtui.tui
from vbtui.tui.palette import ALIASES
from vbtui.tui.swedish import is_textuals

ALTGR = {
    "left_square_bracket",
    "right_square_bracket",
    "left_curly_bracket",
    "right_curly_bracket",
    "backslash",
    "vertical_line",
    "tilde",
    "at",
    "dollar_sign",
    "circumflex_accent",
    "grave_accent",
    "euro_sign",
}
"""Keys that need AltGr, or a dead key, on a Swedish keyboard."""

# What moves about in a list or a table is found by no English word.
PLAIN = {"grid", "lines"}


def classes() -> Iterator[type[DOMNode]]:
    for module in pkgutil.walk_packages(vbtui.tui.__path__, "vbtui.tui."):
        for value in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(value, type)
                and issubclass(value, DOMNode)
                and value.__module__ == module.name
            ):
                yield value


BINDINGS = [
    pytest.param(binding, id=f"{one.__name__}-{binding.id}-{binding.key}")
    for one in classes()
    for binding in Binding.make_bindings(one.__dict__.get("BINDINGS", []))
]


@pytest.mark.parametrize("binding", BINDINGS)
def test_a_binding(binding: Binding) -> None:
    assert binding.id, "a key that cannot be changed"
    if not binding.system:
        assert binding.description
        assert binding.tooltip
    assert not is_textuals(binding.description)
    assert binding.key.split("+")[-1] not in ALTGR
    assert re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", binding.id)


def test_an_id_is_one_thing() -> None:
    names: dict[str, set[str]] = {}
    for one in classes():
        for binding in Binding.make_bindings(one.__dict__.get("BINDINGS", [])):
            names.setdefault(binding.id or "", set()).add(binding.description)
    assert {name: found for name, found in names.items() if len(found) > 1} == {}


def test_everything_is_found_by_an_english_word() -> None:
    ids = {
        binding.id or ""
        for one in classes()
        for binding in Binding.make_bindings(one.__dict__.get("BINDINGS", []))
        if not binding.system
    }
    assert set(ALIASES) <= ids, "words for something that there is no longer"
    without = {one for one in ids - set(ALIASES) if one.partition(".")[0] not in PLAIN}
    assert without == set(), "give them English words in palette.py"
