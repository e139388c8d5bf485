"""AltGr works in Windows Terminal: the kitty keyboard protocol is left alone there."""

from __future__ import annotations

import subprocess
import sys

from vbtui.tui.terminal import NO_KITTY, prepare_environment


def test_windows_terminal_is_asked_for_plain_keys() -> None:
    environ = {"WT_SESSION": "0b1c"}
    prepare_environment(environ)
    assert environ[NO_KITTY] == "1"


def test_other_terminals_are_left_alone() -> None:
    for environ in ({}, {"WT_SESSION": ""}, {"TERM": "xterm-256color"}):
        before = dict(environ)
        prepare_environment(environ)
        assert environ == before


def test_the_users_own_choice_stands() -> None:
    environ = {"WT_SESSION": "0b1c", NO_KITTY: "0"}
    prepare_environment(environ)
    assert environ[NO_KITTY] == "0"


def test_textual_reads_it_and_is_not_imported_to_say_it() -> None:
    program = (
        "import os, sys; os.environ['WT_SESSION'] = 'x'\n"
        "from vbtui.tui.terminal import prepare_environment\n"
        "assert not [name for name in sys.modules if name.startswith(('textual', 'rich'))]\n"
        "prepare_environment()\n"
        "from textual.constants import DISABLE_KITTY_KEY\n"
        "assert DISABLE_KITTY_KEY\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
