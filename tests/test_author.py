from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from vbtui.author import author


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file, not written yet; nothing else names the person but the account."""
    monkeypatch.setenv("VBTUI_CONFIG_DIR", str(tmp_path))
    monkeypatch.delenv("VBTUI_NAMN", raising=False)
    monkeypatch.setattr(getpass, "getuser", lambda: "konto")
    return tmp_path / "config.toml"


def test_the_account_where_nothing_else_is_known(config: Path) -> None:
    assert not config.exists()
    assert author() == "konto"


def test_the_settings_before_the_account(config: Path) -> None:
    config.write_text('namn = "Åsa Öberg"\n', encoding="utf-8")
    assert author() == "Åsa Öberg"


def test_the_environment_before_all(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('namn = "Åsa"\n', encoding="utf-8")
    monkeypatch.setenv("VBTUI_NAMN", "Ada\nLovelace \x1b[31m")
    assert author() == "Ada Lovelace \ufffd[31m"


@pytest.mark.parametrize("content", [b"namn = ", b"namn = 5\n", b'namn = ""\n', b"\xff\xfe", b""])
def test_settings_that_say_nothing_are_no_obstacle(config: Path, content: bytes) -> None:
    config.write_bytes(content)
    assert author() == "konto"


def test_an_account_without_a_name(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert author() == "okänd"


def test_a_name_has_an_end(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBTUI_NAMN", "a" * 1000)
    assert len(author()) == 200
