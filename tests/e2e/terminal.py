"""A real terminal (tmux) that runs the installed program, with keys sent and the screen read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

TMUX = shutil.which("tmux")
PROGRAM = Path(sys.executable).with_name("vbtui")


class Terminal:
    """One tmux server of our own with one window of a given size."""

    def __init__(self, columns: int, lines: int, env: Mapping[str, str]) -> None:
        """Start a shell-less window; :meth:`start` puts the program in it."""
        assert TMUX is not None
        self._socket = f"vbtui-{uuid.uuid4().hex[:8]}"
        self._size = (columns, lines)
        self._env = {**os.environ, **env, "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
        self._env.pop("TMUX", None)

    def _tmux(self, *words: str) -> str:
        assert TMUX is not None
        done = subprocess.run(
            [TMUX, "-u", "-L", self._socket, "-f", os.devnull, *words],
            capture_output=True,
            text=True,
            env=self._env,
            check=False,
        )
        return done.stdout

    def start(self, *words: str) -> None:
        """Run the program; the window stays when it ends, so that its last words can be read."""
        columns, lines = self._size
        self._tmux(
            "new-session", "-d", "-x", str(columns), "-y", str(lines), "-s", "v",
            ";", "set", "-g", "remain-on-exit", "on", ";",
            "respawn-pane", "-k", "-t", "v", str(PROGRAM), *words,
        )  # fmt: skip

    def screen(self) -> str:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p", "-t", "v")

    def printed(self) -> str:
        """Everything printed outside the full screen, as one line."""
        return " ".join(self._tmux("capture-pane", "-p", "-J", "-S", "-", "-t", "v").split())

    def keys(self, *keys: str) -> None:
        """Press keys by tmux's names, one after the other."""
        for key in keys:
            self._tmux("send-keys", "-t", "v", key)
            time.sleep(0.15)

    def write(self, text: str) -> None:
        """Type text as it is."""
        self._tmux("send-keys", "-t", "v", "-l", text)

    def click(self, text: str) -> None:
        """Click in the middle of a text, by what a terminal with a mouse would send."""
        self.wait_for(text)
        row, line = next(
            (row, line)
            for row, line in enumerate(self.screen().split("\n"), start=1)
            if text in line
        )
        column = line.index(text) + len(text) // 2 + 1
        for end in "Mm":
            self.write(f"\x1b[<0;{column};{row}{end}")

    def pid(self) -> int:
        """The program's process."""
        return int(self._tmux("display-message", "-p", "-t", "v", "#{pane_pid}"))

    def dead(self) -> bool:
        """Whether the program has ended."""
        return self._tmux("display-message", "-p", "-t", "v", "#{pane_dead}").strip() == "1"

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.kill(self.pid(), signal.SIGKILL)
        self.wait(self.dead)

    def wait(self, true: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something is so; fail with the screen when it never comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if true():
                return
            time.sleep(0.05)
        raise AssertionError(f"it never happened; the screen was:\n{self.screen()}")

    def wait_for(self, text: str) -> None:
        """Wait until the text is on the screen."""
        self.wait(lambda: text in self.screen())

    def close(self) -> None:
        """End the server and what runs in it."""
        self._tmux("kill-server")
