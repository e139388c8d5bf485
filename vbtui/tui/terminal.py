"""What has to be said to the terminal library before it is imported. Standard library only."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

NO_KITTY = "TEXTUAL_DISABLE_KITTY_KEY"
"""Textual reads it when it is imported; not by its driver for Windows, see ``driver.py``."""


def prepare_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Choose, in the environment, how keys are sent; a choice already made there stands.

    Windows Terminal from 1.25 sends AltGr+2 as Alt+2 when a program asks for the kitty keyboard
    protocol, so that ``@ { } [ ] \\ ~ € $`` could not be typed on a Swedish keyboard. Under WSL
    ``WT_SESSION`` tells that it is the terminal. Through ssh nothing tells: there the user has to
    set ``TEXTUAL_DISABLE_KITTY_KEY=1`` on the far side.
    """
    environ = os.environ if environ is None else environ
    if environ.get("WT_SESSION"):
        environ.setdefault(NO_KITTY, "1")
