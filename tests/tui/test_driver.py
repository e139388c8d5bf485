"""The driver for Windows turns the kitty keyboard protocol off again. Tried on a stand-in."""

from __future__ import annotations

import sys
from typing import cast

import pytest
from textual.driver import Driver

from vbtui.tui.driver import PLAIN_KEYS, PlainKeys, driver_class


class StandIn(Driver):
    """Writes what Textual's driver for Windows writes, into a list."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)

    def flush(self) -> None:
        self.written.append("(flush)")

    def start_application_mode(self) -> None:
        self.write("\x1b[?1049h")
        self.write("\x1b[>1u")

    def disable_input(self) -> None:
        pass

    def stop_application_mode(self) -> None:
        self.write("\x1b[<u")


class PlainStandIn(PlainKeys, StandIn):
    """What the program makes of it."""


def test_the_protocol_is_off_when_the_program_has_started() -> None:
    driver = PlainStandIn()
    driver.start_application_mode()
    assert driver.written == ["\x1b[?1049h", "\x1b[>1u", PLAIN_KEYS, "(flush)"]


def test_what_was_pushed_is_popped_once() -> None:
    driver = PlainStandIn()
    for _ in range(2):  # Lent to another program in between.
        driver.start_application_mode()
        driver.stop_application_mode()
    pushed = [text for text in driver.written if text == "\x1b[>1u"]
    popped = [text for text in driver.written if text == "\x1b[<u"]
    assert len(pushed) == len(popped) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="about other systems")
def test_other_systems_keep_textuals_driver() -> None:
    assert driver_class() is None


@pytest.mark.skipif(sys.platform != "win32", reason="about Windows")
def test_windows_has_plain_keys() -> None:
    assert issubclass(cast(type[Driver], driver_class()), PlainKeys)
