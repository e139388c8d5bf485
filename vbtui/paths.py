"""Where the program keeps what belongs to the person and not to a file: settings and state.

Standard library only, and cheap to import: both front doors need it before anything else.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "vbtui"


def config_dir() -> Path:
    """The folder of settings, recent files and own themes. It may not exist yet.

    Windows: ``%APPDATA%\\vbtui``; macOS: ``~/Library/Application Support/vbtui``; elsewhere
    ``$XDG_CONFIG_HOME/vbtui`` or ``~/.config/vbtui``. ``VBTUI_CONFIG_DIR`` overrides all of them.
    """
    return _folder("VBTUI_CONFIG_DIR", "APPDATA", "XDG_CONFIG_HOME", Path(".config"))


def state_dir() -> Path:
    """The folder of what the program notes for itself, such as error reports. It may not exist yet.

    Windows: ``%LOCALAPPDATA%\\vbtui``; macOS: ``~/Library/Application Support/vbtui``; elsewhere
    ``$XDG_STATE_HOME/vbtui`` or ``~/.local/state/vbtui``. ``VBTUI_STATE_DIR`` overrides all.
    """
    return _folder("VBTUI_STATE_DIR", "LOCALAPPDATA", "XDG_STATE_HOME", Path(".local", "state"))


def _folder(override: str, windows: str, xdg: str, below_home: Path) -> Path:
    if own := os.environ.get(override):
        return Path(own)
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / _NAME
    base = Path(os.environ.get(windows if sys.platform == "win32" else xdg) or "")
    # The XDG specification: a relative path is invalid and is ignored.
    return (base if base.is_absolute() else _home() / below_home) / _NAME


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # A service account without a home.
        import tempfile

        return Path(tempfile.gettempdir())
