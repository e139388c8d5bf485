"""The command line as a person uses it: words in; an exit code, an answer and a sentence out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.factory import small_file
from vbtui.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Result:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as a program reads it."""
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and state in a folder of the test's own, and a name for the history."""
    folder = tmp_path_factory.mktemp("mappar")
    monkeypatch.setenv("VBTUI_CONFIG_DIR", str(folder / "config"))
    monkeypatch.setenv("VBTUI_STATE_DIR", str(folder / "state"))
    monkeypatch.setenv("VBTUI_NAMN", "Ada")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small file; it belongs to the board."""
    return small_file(tmp_path / "liten.db")


@pytest.fixture
def vbtui(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run(*words: str | Path) -> Result:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


def start(*words: str | Path, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    settings.setdefault("stdin", subprocess.DEVNULL)
    settings.setdefault("stdout", subprocess.PIPE)
    settings["env"] = {**os.environ, "PYTHONPATH": str(ROOT), **settings.get("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "vbtui", *map(str, words)],
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        **settings,
    )


def refused(result: Result) -> str:
    """The sentence of a command that was not done: one line, whole, and nothing else written."""
    assert result.code == 2, result
    assert result.out == ""
    sentence = result.err.removesuffix("\n")
    assert sentence
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert sentence.endswith(".")
    return sentence
