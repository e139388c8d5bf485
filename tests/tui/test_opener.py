"""Opening in the system's program: a stand-in for xdg-open says what it was given."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vbtui.domain.errors import FileError
from vbtui.tui.opener import can_open, open_with_system

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is Linux's")
HOSTILE = "-rapport [red] $(id) åäö.xlsx"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with windows and a stand-in; the folder that it notes in."""
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return stand_in(tmp_path, f'printf "%s\\n" "$@" > "{tmp_path}/given"')


def stand_in(folder: Path, does: str) -> Path:
    """A program named xdg-open that does that."""
    program = folder / "xdg-open"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    return folder


def test_the_program_is_given_the_whole_path_as_one_word(desk: Path) -> None:
    assert can_open()
    open_with_system(desk / HOSTILE)
    assert (desk / "given").read_text() == f"{desk / HOSTILE}\n"


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_nothing_is_opened(desk: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "10.0.0.1 1 10.0.0.2 22")
    assert not can_open()


def test_without_windows_or_program_nothing_is_opened(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    assert not can_open()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert can_open()
    monkeypatch.setenv("PATH", str(desk / "tom"))
    assert not can_open()


def test_a_program_that_cannot_open_it_is_said(desk: Path) -> None:
    stand_in(desk, "exit 3")
    with pytest.raises(FileError, match=r"Inget program öppnade .*åäö.xlsx; öppna det själv"):
        open_with_system(desk / HOSTILE)


def test_a_program_that_stays_is_left_to_itself(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vbtui.tui.opener._WAIT", 0.1)
    stand_in(desk, "exec sleep 2")
    open_with_system(desk / HOSTILE)


def test_one_that_is_gone_when_it_is_needed_is_said(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(desk / "tom"))
    with pytest.raises(FileError, match="kunde inte öppnas"):
        open_with_system(desk / HOSTILE)
