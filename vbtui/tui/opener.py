"""Opening a file or a folder in the system's own program for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from vbtui.domain.errors import FileError, reason

_WAIT = 2.0
"""Seconds in which a program that cannot open something says so; after that it is at work."""
_REMOTE = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
_WINDOWS = ("DISPLAY", "WAYLAND_DISPLAY")


def can_open() -> bool:
    """Whether there is a program to ask, and a screen of the user's for it to open a window on.

    Over ssh there is not: the window would be on another desk.
    """
    if any(os.environ.get(name) for name in _REMOTE):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    has_windows = any(os.environ.get(name) for name in _WINDOWS)
    return has_windows and shutil.which("xdg-open") is not None


def open_with_system(path: Path) -> None:
    """Open a file or a folder as a double click on it would. May wait some seconds.

    :raises FileError: it could not be opened; the sentence says where it is.
    """
    try:
        failed = _open(path.absolute())
    except OSError as error:
        raise FileError(f"{path} kunde inte öppnas: {reason(error)}.") from error
    if failed:
        raise FileError(f"Inget program öppnade {path}; öppna det själv.")


if sys.platform == "win32":

    def _open(path: Path) -> bool:
        os.startfile(path)
        return False

else:

    def _open(path: Path) -> bool:
        """Whether the system's program said that it could not."""
        program = "open" if sys.platform == "darwin" else "xdg-open"
        # A session of its own: ctrl+c and the end of this program do not end the other one.
        started = subprocess.Popen(
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return started.wait(_WAIT) != 0
        except subprocess.TimeoutExpired:
            return False
