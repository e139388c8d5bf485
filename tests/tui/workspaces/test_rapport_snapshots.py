"""Workspace 5 at the sizes we promise. A picture is recorded only once seen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.colliding import hand
from tests.tui.driving import main, press, program_at, until
from tests.tui.workspaces.rapport_books import PLAN, SICK, returned
from vbtui.tui import import_words, report_words
from vbtui.tui.screens.import_review import ImportReview
from vbtui.tui.screens.workbook_path import OpenWorkbook, SaveAs
from vbtui.tui.screens.written import Written
from vbtui.tui.widgets.path_input import PathInput
from vbtui.tui.workspaces import rapport as rapport_module
from vbtui.tui.workspaces.rapport import Rapport

SAMPLE = Path(__file__).parents[3] / "sample.db"
SIZES = [(80, 24), (120, 40)]
Steps = Callable[[Pilot[None]], Awaitable[None]]
Compare = Callable[..., bool]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample in a folder whose name is not shown, with a workbook beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(rapport_module, "can_open", lambda: True)
    # How large it is varies by some bytes with the ids of the export.
    monkeypatch.setattr(report_words, "shown_size", lambda size: "96 kB")
    monkeypatch.setattr(import_words, "shown_moment", lambda at: "2026-01-22 09:00")
    return Path(shutil.copy(SAMPLE, tmp_path / "2025.db"))


@pytest.fixture
def book(path: Path) -> Path:
    """A workbook of the unit it, with two texts, a status and two figures of another kind."""
    target = returned(
        path,
        path.with_name("it-ifylld.xlsx"),
        {
            (PLAN, "En it-miljö som", "Kommentar"): (
                "Nätet är indelat i zoner [/] och inloggningen är säkrare.\n=SUM(A1) räknas inte."
            ),
            (PLAN, "Byta ut servrar", "Kommentar"): "Elva av tolv servrar är utbytta.",
            (PLAN, "Byta ut servrar", "Status"): "Avvikelse",
            (SICK, "Schemalagda", "jan–dec 2025: Kvinnor"): 87390,
            (SICK, "Schemalagda", "jan–dec 2025: Män"): 170600,
        },
    )
    os.utime(target, (1769068800,) * 2)
    return target


def pane(pilot: Pilot[None]) -> Rapport:
    return main(pilot).query_one(Rapport)


async def nothing(pilot: Pilot[None]) -> None:
    """As it is first seen."""


async def naming(pilot: Pilot[None]) -> None:
    await press(pilot, "f")
    await until(pilot, lambda: isinstance(pilot.app.screen, SaveAs))


async def writing(pilot: Pilot[None]) -> None:
    await press(pilot, "s")
    await until(pilot, lambda: isinstance(pilot.app.screen, Written))


async def reviewing(pilot: Pilot[None]) -> None:
    await press(pilot, "i")
    await until(pilot, lambda: isinstance(pilot.app.screen, OpenWorkbook))
    pilot.app.screen.query_one(PathInput).give(str(Path("it-ifylld.xlsx").absolute()))
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportReview))


def steps(scene: Steps) -> Steps:
    """Go to the workspace and do what the scene does."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: main(pilot).ready)
        await press(pilot, "5")
        await until(pilot, lambda: pane(pilot).outline is not None)
        pilot.app.clear_notifications()
        await scene(pilot)
        await pilot.pause(0.3)

    return run


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", [nothing, naming, writing], ids=["valen", "fil", "skrivet"])
def test_out(path: Path, snap_compare: Compare, scene: Steps, size: tuple[int, int]) -> None:
    assert snap_compare(program_at(path), terminal_size=size, run_before=steps(scene))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_in(path: Path, book: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(program_at(path), terminal_size=size, run_before=steps(reviewing))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_a_collision(path: Path, book: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    with hand(path, "Robin", "2026-01-23T08:00:00Z", "it") as own:
        own.say("28", "kommentar", "Nätet är indelat, och vården har övat.")
    assert snap_compare(program_at(path), terminal_size=size, run_before=steps(reviewing))


@pytest.mark.parametrize("size", [(160, 50), (40, 12)], ids=["160x50", "40x12"])
def test_other_sizes(path: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(program_at(path), terminal_size=size, run_before=steps(nothing))


def test_without_colours(
    path: Path, book: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(program_at(path), terminal_size=(80, 24), run_before=steps(reviewing))
