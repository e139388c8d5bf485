"""Keys in the order they were pressed, each to what the one before it led to.

A terminal over ssh, a fast typist or a paste gives several keys at once. Textual hands them all to
the widget that has the focus before the first of them has done anything: where that one opens a
dialog, or puts the focus elsewhere, the next reach what stands behind. Here a key waits until the
one before it, and the messages it led to, have been handled, and while a dialog is on its way.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from time import monotonic
from typing import Any
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.worker import Worker

OPENING = frozenset({"dialog", "leave", "start"})
"""The groups of workers that end in a dialog, or in another screen."""
ROUNDS = 3
"""So often we go from the widget up to the app after a key: for the key itself, for the message it
led to (a line was chosen), and for what that led to (the command of that line is run)."""
PATIENCE = 5.0
"""Seconds that a key waits at most for the one before it; then it goes where the focus is."""
LOOK_SECONDS = 0.005
"""How often we look whether the dialog is there, while keys wait for it."""

Typed = events.Key | events.Paste


class KeyOrder:
    """Keeps the keys of an app in order. A single key goes its way at once."""

    def __init__(self, app: App[Any]) -> None:
        """For an app that asks :meth:`admits` of every key before it does anything with it."""
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._next: Typed | None = None
        self._under_way = False
        self._sent = 0
        self._since = 0.0
        self._looking: asyncio.TimerHandle | None = None
        self._slow: WeakSet[Worker[Any]] = WeakSet()
        """Workers that no key waits for any more."""

    def admits(self, event: Typed) -> bool:
        """Whether the key may go on now; otherwise it is kept, and comes again later."""
        if event is self._next:
            self._next = None
            return True
        if not (self._waiting or self._next or self._is_busy):
            return True
        if not self._waiting:
            self._since = monotonic()
        self._waiting.append(event)
        self._send_next()
        return False

    def follow(self, pumps: Sequence[MessagePump]) -> None:
        """A key was handed to the first of ``pumps``; it travels up through the others."""
        self._under_way = True
        self._sent += 1
        sent = self._sent

        def go_on(place: int) -> None:
            for at in range(place, ROUNDS * len(pumps)):
                # One that is closed takes nothing any more; the key does not pass it either.
                if pumps[at % len(pumps)].call_later(go_on, at + 1):
                    return
            if sent == self._sent:
                self._under_way = False
                self._send_next()

        go_on(0)

    @property
    def _is_busy(self) -> bool:
        """Whether what the last key led to is not there yet."""
        return self._under_way or not self._app.screen.is_mounted or bool(self._opening)

    @property
    def _opening(self) -> set[Worker[Any]]:
        """The workers that will ask something and have not asked yet."""
        if getattr(self._app.screen, "asking", False):
            return set()
        return {
            one
            for one in self._app.workers
            if one.group in OPENING and one.is_running and one not in self._slow
        }

    def _send_next(self) -> None:
        """Send the first key that waits, now or as soon as it may go on."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        if not self._waiting or self._next is not None:
            return
        if self._is_busy:
            if monotonic() - self._since < PATIENCE:
                loop = asyncio.get_running_loop()
                self._looking = loop.call_later(LOOK_SECONDS, self._send_next)
                return
            self._slow |= self._opening
        self._next = self._waiting.popleft()
        self._since = monotonic()
        self._app.post_message(self._next)
