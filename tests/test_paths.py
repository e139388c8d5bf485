from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vbtui.paths import config_dir, state_dir

HOME = Path("/hem/ada")


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "VBTUI_CONFIG_DIR", "VBTUI_STATE_DIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA",
        "LOCALAPPDATA",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: HOME)


def test_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert config_dir() == HOME / ".config/vbtui"
    assert state_dir() == HOME / ".local/state/vbtui"
    monkeypatch.setenv("XDG_CONFIG_HOME", "/annat")
    monkeypatch.setenv("XDG_STATE_HOME", "relativ/mapp")
    assert config_dir() == Path("/annat/vbtui")
    assert state_dir() == HOME / ".local/state/vbtui"


def test_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/annat")
    assert config_dir() == state_dir() == HOME / "Library/Application Support/vbtui"


def test_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", "/Users/ada/Roaming")
    monkeypatch.setenv("LOCALAPPDATA", "/Users/ada/Local")
    assert config_dir() == Path("/Users/ada/Roaming/vbtui")
    assert state_dir() == Path("/Users/ada/Local/vbtui")


def test_our_own_variables_decide_everywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VBTUI_CONFIG_DIR", str(tmp_path / "c"))
    monkeypatch.setenv("VBTUI_STATE_DIR", str(tmp_path / "s"))
    for platform in ("linux", "darwin", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert (config_dir(), state_dir()) == (tmp_path / "c", tmp_path / "s")


def test_an_account_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", no_home)
    monkeypatch.setattr(sys, "platform", "linux")
    assert config_dir().is_absolute()
