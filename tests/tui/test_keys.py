"""Keys are named as they are on a Swedish keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.tui.keys import key_name, key_names, key_short


@pytest.mark.parametrize(
    ("key", "name", "short"),
    [
        ("enter", "retur", "retur"),
        ("escape", "esc", "esc"),
        ("space", "mellanslag", "mellansl"),
        ("tab", "tabb", "tabb"),
        ("shift+tab", "skift+tabb", "skift+tabb"),
        ("up", "pil upp", "↑"),
        ("shift+left", "skift+pil vänster", "skift+←"),
        ("ctrl+home", "ctrl+home", "^home"),
        ("pagedown", "page down", "pgdn"),
        ("backspace", "backsteg", "⌫"),
        ("f1", "F1", "F1"),
        ("f", "f", "f"),
        ("ctrl+z", "ctrl+z", "^z"),
        ("ctrl+shift+k", "ctrl+skift+k", "^skift+k"),
        ("alt+up", "alt+pil upp", "alt+↑"),
        ("U", "skift+u", "U"),
        ("Å", "skift+å", "Å"),
        ("å", "å", "å"),
        ("question_mark", "?", "?"),
        ("slash", "/", "/"),
        ("plus", "+", "+"),
        ("minus", "-", "-"),
        ("underscore", "_", "_"),
        ("asterisk", "*", "*"),
        ("full_stop", ".", "."),
        ("section_sign", "§", "§"),
        ("ctrl+plus", "ctrl++", "^+"),
        ("launch_mail", "launch_mail", "launch_mail"),
    ],
)
def test_names(key: str, name: str, short: str) -> None:
    assert key_name(key) == name
    assert key_short(key) == short


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ([], ""),
        (["enter", "space"], "retur, mellanslag"),
        (["1", "2"], "1, 2"),
        (["1", "2", "3", "4"], "1–4"),
        (["1", "2", "3", "5", "x", "7", "8", "9"], "1–3, 5, x, 7–9"),
        (["9", "1"], "9, 1"),
        (["home", "home"], "home"),
        (["ctrl+c", "super+c"], "ctrl+c"),
    ],
)
def test_several_keys(keys: list[str], names: str) -> None:
    assert key_names(keys) == names


@given(st.lists(st.characters(), min_size=1, max_size=3))
def test_any_character_has_a_name(characters: list[str]) -> None:
    for character in characters:
        assert key_name(character)
        assert key_short(character)
