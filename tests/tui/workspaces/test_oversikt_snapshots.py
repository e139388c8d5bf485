"""The overview of the sample at the sizes we promise. A picture is recorded only once seen."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.driving import main, press, program_at, until
from vbtui.tui import overview_words
from vbtui.tui.workspaces import oversikt
from vbtui.tui.workspaces.oversikt import Oversikt

SAMPLE = Path(__file__).parents[3] / "sample.db"
TODAY = date(2026, 1, 20)
Compare = Callable[..., bool]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample, seen on a day of its own."""
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    for module in (oversikt, overview_words):
        monkeypatch.setattr(module, "today", lambda: TODAY)
    return Path(shutil.copy(SAMPLE, tmp_path / "servicenamnden.db"))


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    """Wait until all has been read, and press keys."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: main(pilot).ready)
        await until(pilot, lambda: main(pilot).query_one(Oversikt)._complete)
        await press(pilot, *keys)
        await pilot.pause(0.3)

    return run


@pytest.mark.parametrize(
    "size", [(80, 24), (120, 40), (160, 50)], ids=["80x24", "120x40", "160x50"]
)
def test_oversikt(path: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    app = program_at(path, "oversikt")
    assert snap_compare(app, terminal_size=size, run_before=pressing())


def test_the_plots(path: Path, snap_compare: Compare) -> None:
    app = program_at(path, "oversikt")
    keys = ["end", *["up"] * 6]
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(*keys))


def test_without_colours(
    path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = program_at(path, "oversikt")
    assert snap_compare(app, terminal_size=(120, 40), run_before=pressing())
