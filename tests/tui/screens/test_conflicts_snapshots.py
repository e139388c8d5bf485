"""The conflict resolver at the sizes we promise. A picture is recorded only once seen."""

from __future__ import annotations

import shutil
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.colliding import collided
from tests.tui.driving import main, press, program_at, until
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.conflicts import ConflictsScreen
from vbtui.tui.screens.dialogs import Confirm, Prompt
from vbtui.tui.screens.third_text import ThirdText
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.tree import TreeView

SIZES = [(80, 24), (120, 40)]
Steps = Callable[[Pilot[None]], Awaitable[None]]
Compare = Callable[..., bool]
PLACES = {"kort": 0, "lang": 2, "tre": 3, "status": 4, "borttagen": 5, "tal": 6}
"""What is shown → its line in the list."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with conflicts; nobody writes in it."""
    return collided(tmp_path_factory.mktemp("konflikter"))


@pytest.fixture
def app(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VbtuiApp:
    """The program on a copy of it, in Swedish time."""
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    return program_at(Path(shutil.copy(made, tmp_path / "namnd.db")))


def steps(line: int, *keys: str, opens: type | None = None) -> Steps:
    """Open the resolver at a line, press the keys, and wait for the dialog that they open."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: main(pilot).ready)
        screen = ConflictsScreen(main(pilot).session)
        pilot.app.push_screen(screen)
        await until(pilot, lambda: screen.asking)
        screen.query_one(TreeView).cursor_row = line
        await pilot.pause(0.2)
        await press(pilot, *keys)
        if opens is not None:
            await until(pilot, lambda: isinstance(pilot.app.screen, opens))
        for field in pilot.app.screen.query("Input, CommentEditor"):
            assert isinstance(field, Input | CommentEditor)
            field.cursor_blink = False
        await pilot.pause(0.3)

    return run


SCENES: dict[str, Steps] = {
    **{name: steps(line) for name, line in PLACES.items()},
    "lost": steps(3, "2"),
    "allt_lost": steps(0, *"1n1n1n1n1n1n1"),
    "hela_texten": steps(2, "v", "d"),
    "agaren": steps(0, "a", opens=Confirm),
    "tredje_text": steps(3, "e", opens=ThirdText),
    "tredje_tal": steps(6, "e", opens=Prompt),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", SCENES)
def test_conflicts(app: VbtuiApp, snap_compare: Compare, scene: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=SCENES[scene])


@pytest.mark.parametrize("theme", ["dag", "kontrast", "mono"])
def test_themes(app: VbtuiApp, snap_compare: Compare, theme: str) -> None:
    app.theme = theme
    assert snap_compare(app, terminal_size=(80, 24), run_before=SCENES["tre"])


def test_without_colours(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    app = program_at(Path(shutil.copy(made, tmp_path / "namnd.db")))
    assert snap_compare(app, terminal_size=(80, 24), run_before=SCENES["tre"])
