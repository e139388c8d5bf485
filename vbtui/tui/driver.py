"""Windows: keys as the keyboard sends them, so that AltGr works. See ``terminal.py`` for why."""

from __future__ import annotations

import sys

from textual.constants import DRIVER
from textual.driver import Driver

PLAIN_KEYS = "\x1b[=0u"
"""No flag of the kitty keyboard protocol. What was pushed is still there for the driver to pop."""


class PlainKeys(Driver):
    """Turns the kitty keyboard protocol off again after the driver has turned it on."""

    def start_application_mode(self) -> None:
        """Start as usual, but with plain keys; also when the program is back from being away."""
        super().start_application_mode()  # type: ignore[safe-super] # The driver is next in line.
        self.write(PLAIN_KEYS)
        self.flush()


def driver_class() -> type[Driver] | None:
    """The driver to give to the app; None where Textual's own choice is right."""
    if DRIVER is None and sys.platform == "win32":
        from textual.drivers.windows_driver import WindowsDriver

        class PlainWindowsDriver(PlainKeys, WindowsDriver):
            """Textual's driver for Windows with plain keys."""

        return PlainWindowsDriver
    return None
