"""Every test of the screen has its own settings folder, and no machine's environment decides."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and state in a folder of the test's own; a name, no NO_COLOR, no editor."""
    monkeypatch.setenv("VBTUI_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("VBTUI_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("VBTUI_NAMN", "Test")
    for name in ("NO_COLOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
