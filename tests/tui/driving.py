"""Driving the whole program in tests: open a file, press keys, read what came to be in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from vbtui.store.database import Database
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.main import MainScreen

T = TypeVar("T")


def program_at(path: Path, workspace: str = "uppfoljning") -> VbtuiApp:
    """The program for a file in which one was in that workspace the last time, unless it is
    remembered that one was in another."""
    app = VbtuiApp(path)
    app.settings.set_place(path, {"workspace": workspace} | app.settings.place(path))
    return app


@asynccontextmanager
async def driving(
    path: Path, size: tuple[int, int] = (120, 40), workspace: str = "uppfoljning"
) -> AsyncIterator[Pilot[None]]:
    """The program with the file open and read."""
    app = program_at(path, workspace)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: main(pilot).ready)
        yield pilot
        # A worker that waits for a dialog to be answered would wait for ever.
        async with asyncio.timeout(60):
            await app.workers.wait_for_complete()


def main(pilot: Pilot[None]) -> MainScreen:
    """The main screen, also when a dialog stands over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, MainScreen))


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something is so; fail when it never comes."""
    for _ in range(int(seconds / 0.02)):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never happened")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each handled before the next; text is typed with :func:`write`."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await pilot.press(*text)
    await pilot.pause()


def read(path: Path, question: Callable[[Database], T]) -> T:
    """What the file itself answers, through a connection of our own."""
    with Database.open(path) as db:
        return question(db)


def burst(pilot: Pilot[None], *keys: str | events.Paste) -> None:
    """Keys and pastes that the terminal gives in one piece, as over ssh or by fast fingers."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        event = key if isinstance(key, events.Paste) else _key(key)
        event.set_sender(pilot.app)
        driver.send_message(event)


def _key(key: str) -> events.Key:
    if len(key) > 1:
        return events.Key(key, None)
    return events.Key(key if key.isalnum() else _character_to_key(key), key)
