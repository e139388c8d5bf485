"""A program in a pseudo-terminal of its own, timed by what it writes."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.screen import Screen

COLUMNS, LINES = 120, 40
PATIENCE = 60.0
"""Seconds after which something that does not come is given up."""

LULL = 0.001
"""Seconds without a byte after which a frame is thought to be whole."""

DOWN, END, PAGE_DOWN = "\x1b[B", "\x1b[F", "\x1b[6~"
ENTER, BACKSPACE = "\r", "\x7f"


class Terminal:
    """A running program. Use it as a context: the program is ended at the end, whatever it does.

    Times are ``time.perf_counter`` seconds, taken when the bytes were read and before they are
    made sense of, so that what this process does with them is no part of a measurement.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        """Start the program."""
        self.screen = Screen(COLUMNS, LINES)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._unread: deque[tuple[float, bytes]] = deque()
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
                os.execvpe(command[0], list(command), dict(env))
            finally:
                os._exit(127)

    def __enter__(self) -> Terminal:
        """The running program."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, without asking it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def press(self, keys: str) -> float:
        """Send keys as a terminal would; answers when."""
        self.screen.mark()
        now = time.perf_counter()
        os.write(self._fd, keys.encode())
        return now

    def until(self, true: Callable[[Screen], bool], what: str) -> float:
        """When the screen came to be so; ``what`` is named where it never does.

        :raises TimeoutError: it was not so within :data:`PATIENCE`, or the program ended.
        """
        moment = time.perf_counter()
        give_up = moment + PATIENCE
        while not true(self.screen):
            read = self._read(give_up - time.perf_counter())
            if read is None:
                raise TimeoutError(f"{what} never came; the screen is\n{self.screen.text()}")
            moment = read
        return moment

    def shows(self, *texts: str, new: bool = False) -> float:
        """When all the texts were on the screen; if ``new``, written after the last key."""
        return self.until(
            lambda screen: all(screen.shows(text, new=new) for text in texts), repr(texts)
        )

    def answer(self, keys: str, text: str) -> float:
        """Seconds from the keys to the text being written anew."""
        pressed = self.press(keys)
        return self.shows(text, new=True) - pressed

    def answers(self, keys: str, quiet: float) -> tuple[float, float]:
        """Seconds from the keys to the first byte, and to the last one before the quiet."""
        pressed = self.press(keys)
        first = self._read(PATIENCE)
        if first is None:
            raise TimeoutError(f"nothing answers {keys!r}")
        return first - pressed, self.settle(quiet, since=first) - pressed

    def turns(self, keys: str, text: str) -> float:
        """When the text had another look than before the keys: the cursor has come to it."""
        before = self.screen.look(text)
        self.press(keys)
        return self.until(
            lambda screen: screen.look(text) not in (None, before), f"another look of {text!r}"
        )

    def settle(self, quiet: float = 0.3, since: float = 0.0) -> float:
        """Wait until nothing has been written for so many seconds; answers when the last was.

        Where nothing at all was, that is ``since``.
        """
        last = since
        while (read := self._read(quiet)) is not None:
            last = read
        return last

    def watch(self, seconds: float) -> None:
        """Let it go on for so many seconds."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def _read(self, timeout: float) -> float | None:
        """Take in the next bytes; when they were read, or None when none came in time."""
        if not self._unread:
            self._receive(timeout)
        if not self._unread:
            return None
        moment, data = self._unread.popleft()
        self.screen.feed(self._decode(data))
        return moment

    def _receive(self, timeout: float) -> None:
        """Read until there is a lull: to make sense of a part would keep the program waiting."""
        while select.select([self._fd], [], [], max(0.0, timeout))[0]:
            try:
                data = os.read(self._fd, 1 << 16)
            except OSError:  # So Linux says that the program has ended.
                return
            self._unread.append((time.perf_counter(), data))
            timeout = LULL

    def cpu(self) -> float:
        """Seconds of processor time that the program has used, in all its threads."""
        total = 0
        for thread in Path(f"/proc/{self.pid}/task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
        return total / 1e9

    def resident(self) -> float:
        """Mebibytes of memory that the program occupies."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise ValueError("no VmRSS")
