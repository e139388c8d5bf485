"""Whose name stands behind a change."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from vbtui.domain.text import clean_line
from vbtui.paths import config_dir

_LONGEST = 200


def author() -> str:
    """The name that the journal gives the one at the keyboard.

    ``VBTUI_NAMN``, otherwise ``namn`` in ``config.toml``, otherwise the name of the account.
    """
    name = os.environ.get("VBTUI_NAMN") or _from_settings(config_dir() / "config.toml")
    return clean_line(name or _account())[:_LONGEST]


def _from_settings(path: Path) -> str:
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # A settings file that cannot be read is the settings' business to report: an edit is
        # never lost for it.
        return ""
    name = settings.get("namn")
    return name if isinstance(name, str) else ""


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # What it raises depends on version and platform.
        return "okänd"
