"""Pictures of what stands around the workspaces, in a small and a large terminal.

Each has been looked at: nothing cut, nothing English. `pytest --snapshot-update` takes them anew;
look at them again then.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.tui.around import AroundApp, settle
from tests.tui.screens.test_dialogs import MANY, UPPDRAG, not_empty
from vbtui.tui.screens.dialogs import Choose, Confirm, Prompt
from vbtui.tui.screens.new_file import NewFile
from vbtui.tui.screens.open_file import OpenFile
from vbtui.tui.screens.start import StartScreen
from vbtui.tui.settings import Settings

Compare = Callable[..., bool]
Run = Callable[[Pilot[None]], Awaitable[None]]

SMALL, LARGE = (80, 24), (120, 40)
THEMES = ("natt", "dag", "kontrast", "mono")


def size(of: tuple[int, int]) -> str:
    return f"{of[0]}x{of[1]}"


both_sizes = pytest.mark.parametrize("terminal", [SMALL, LARGE], ids=size)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder; its path is seen as ``~``."""
    home = tmp_path / "hem"
    for folder in ("uppföljning", "ärenden"):
        (home / "Dokument" / folder).mkdir(parents=True)
    for name in ("it-2025.db", "servicenämnden 2025 [slutlig].db"):
        (home / "Dokument" / name).write_bytes(b"x")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.fixture
def swedish_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Our own time zone, for what says when a file was opened."""
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def pressing(*keys: str, screen: Callable[[], Screen[Any]] | None = None) -> Run:
    """Push a screen, if one is given, and press keys."""

    async def run(pilot: Pilot[None]) -> None:
        app: App[None] = pilot.app
        assert isinstance(app, AroundApp)
        # The cursor of a field would be there or not.
        for field in app.screen.query(Input):
            field.cursor_blink = False
        if screen is not None:
            app.ask(screen())
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await settle(pilot)

    return run


@both_sizes
@pytest.mark.parametrize("keys", [["f1"], ["f1", *"fäll"]], ids=["whole", "filtered"])
def test_help(snap_compare: Compare, terminal: tuple[int, int], keys: list[str]) -> None:
    assert snap_compare(AroundApp(), terminal_size=terminal, run_before=pressing(*keys))


@both_sizes
def test_help_while_one_types(snap_compare: Compare, terminal: tuple[int, int]) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        pilot.app.screen.query_one(TextArea).focus()
        await pressing("f1")(pilot)

    assert snap_compare(AroundApp(), terminal_size=terminal, run_before=run)


@both_sizes
@pytest.mark.parametrize(
    "keys",
    [["ctrl+p"], ["ctrl+p", *"undo"], ["ctrl+p", *"finns inte"]],
    ids=["all", "english", "nothing"],
)
def test_palette(snap_compare: Compare, terminal: tuple[int, int], keys: list[str]) -> None:
    assert snap_compare(AroundApp(), terminal_size=terminal, run_before=pressing(*keys))


@pytest.mark.parametrize("theme", THEMES)
def test_themes(snap_compare: Compare, theme: str) -> None:
    assert snap_compare(AroundApp(theme), terminal_size=SMALL, run_before=pressing())


@pytest.mark.parametrize("theme", THEMES)
def test_theme_picker(snap_compare: Compare, theme: str) -> None:
    assert snap_compare(AroundApp(theme), terminal_size=SMALL, run_before=pressing("f9"))


@both_sizes
@pytest.mark.parametrize("theme", THEMES)
def test_choose_status(snap_compare: Compare, terminal: tuple[int, int], theme: str) -> None:
    run = pressing(screen=lambda: Choose("Status · Uppdrag 28", UPPDRAG, "startat_ej_klart"))
    assert snap_compare(AroundApp(theme), terminal_size=terminal, run_before=run)


@both_sizes
def test_choose_by_typing(snap_compare: Compare, terminal: tuple[int, int]) -> None:
    run = pressing(*"drag 1", screen=lambda: Choose("Flytta till", MANY, "7"))
    assert snap_compare(AroundApp(), terminal_size=terminal, run_before=run)


@both_sizes
@pytest.mark.parametrize("theme", ["natt", "mono"])
def test_confirm(snap_compare: Compare, terminal: tuple[int, int], theme: str) -> None:
    question = "Ta bort ”Utbildning [/] i avvikelser”? Den går att få tillbaka med Ångra."
    run = pressing(screen=lambda: Confirm(question, "Ta bort", title="Ta bort aktiviteten"))
    assert snap_compare(AroundApp(theme), terminal_size=terminal, run_before=run)


@both_sizes
@pytest.mark.parametrize("theme", ["natt", "mono"])
def test_prompt(snap_compare: Compare, terminal: tuple[int, int], theme: str) -> None:
    run = pressing(
        "delete",
        "enter",
        screen=lambda: Prompt("Byt namn", "Digital kultur", "Ett kort namn", not_empty),
    )
    assert snap_compare(AroundApp(theme), terminal_size=terminal, run_before=run)


# Paths look otherwise on Windows.
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="shows paths")


def recent(home: Path) -> Settings:
    settings = Settings()
    folder = home / "Dokument"
    settings.opened(folder / "it-2025.db", datetime(2025, 11, 3, 12, tzinfo=UTC))
    settings.opened(
        folder / "servicenämnden 2025 [slutlig].db", datetime(2025, 11, 4, 12, tzinfo=UTC)
    )
    return settings


@not_on_windows
@both_sizes
@pytest.mark.usefixtures("swedish_time")
@pytest.mark.parametrize("theme", ["natt", "dag", "mono"])
def test_start(snap_compare: Compare, terminal: tuple[int, int], theme: str, home: Path) -> None:
    run = pressing(screen=lambda: StartScreen(recent(home)))
    assert snap_compare(AroundApp(theme), terminal_size=terminal, run_before=run)


@not_on_windows
def test_start_the_first_time(snap_compare: Compare) -> None:
    run = pressing(screen=lambda: StartScreen(Settings()))
    assert snap_compare(AroundApp(), terminal_size=SMALL, run_before=run)


@not_on_windows
@both_sizes
@pytest.mark.parametrize("keys", [[], [*"it", "enter"]], ids=["folder", "fault"])
def test_open_file(
    snap_compare: Compare, terminal: tuple[int, int], keys: list[str], home: Path
) -> None:
    run = pressing(*keys, screen=lambda: OpenFile(home / "Dokument"))
    assert snap_compare(AroundApp(), terminal_size=terminal, run_before=run)


@not_on_windows
@both_sizes
@pytest.mark.parametrize("theme", ["natt", "mono"])
def test_new_file(snap_compare: Compare, terminal: tuple[int, int], theme: str, home: Path) -> None:
    run = pressing(
        *"Servicenämnden",
        "tab",
        *"26",
        "tab",
        "tab",
        "enter",
        screen=lambda: NewFile(home / "Dokument", 2026),
    )
    assert snap_compare(AroundApp(theme), terminal_size=terminal, run_before=run)
