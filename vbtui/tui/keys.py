"""Keys by their Swedish names: in words where they are explained, short where room is scarce."""

from __future__ import annotations

from collections.abc import Iterable

from textual.keys import key_to_character

_WORDS = {
    "enter": "retur",
    "escape": "esc",
    "space": "mellanslag",
    "tab": "tabb",
    "up": "pil upp",
    "down": "pil ner",
    "left": "pil vänster",
    "right": "pil höger",
    "pageup": "page up",
    "pagedown": "page down",
    "home": "home",
    "end": "end",
    "insert": "insert",
    "delete": "delete",
    "backspace": "backsteg",
    "plus": "+",
    "minus": "-",
    "underscore": "_",
    "slash": "/",
    "backslash": "\\",
    "at": "@",
}
_SHORT = _WORDS | {
    "space": "mellansl",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "insert": "ins",
    "delete": "del",
    "backspace": "⌫",
}
_MODIFIERS = {"ctrl": "ctrl", "shift": "skift", "alt": "alt", "super": "cmd", "meta": "meta"}
_SHORT_MODIFIERS = _MODIFIERS | {"ctrl": "^"}


def key_name(key: str) -> str:
    """A key, as Textual names it, in words: ``ctrl+z``, ``pil upp``, ``F1``, ``skift+u`` for U."""
    return _name(key, _WORDS, _MODIFIERS, "+")


def key_short(key: str) -> str:
    """A key in few cells, for the footer: ``^z``, ``↑``, ``F1``, ``U``."""
    if len(key) == 1:
        return key
    return _name(key, _SHORT, _SHORT_MODIFIERS, "+").replace("^+", "^")


def key_names(keys: Iterable[str]) -> str:
    """Several keys for one thing: ``retur, mellanslag``; the digits ``1–9`` as a range."""
    names = list(dict.fromkeys(key_name(key) for key in keys if not key.startswith("super+")))
    shown: list[str] = []
    run: list[str] = []
    for name in [*names, ""]:
        if run and name.isdigit() and len(name) == 1 and int(name) == int(run[-1]) + 1:
            run.append(name)
            continue
        shown += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run
        run = []
        if len(name) == 1 and name.isdigit():
            run = [name]
        elif name:
            shown.append(name)
    return ", ".join(shown)


def _name(key: str, words: dict[str, str], modifiers: dict[str, str], joint: str) -> str:
    *before, last = [key] if len(key) == 1 else key.split("+")
    parts = [modifiers.get(one, one) for one in before]
    if len(last) == 1:
        if last.isupper():
            parts.append(modifiers["shift"])
        parts.append(last.lower())
    elif last in words:
        parts.append(words[last])
    elif last.startswith("f") and last[1:].isdigit():
        parts.append(last.upper())
    else:
        # With a modifier Textual tells no character, but the name is the same.
        parts.append(key_to_character(last) or last)
    return joint.join(parts)
