"""The tables of the sample at the sizes we promise. A picture is recorded only once seen."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.driving import main, press, program_at, until
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.dialogs import Choose
from vbtui.tui.screens.explain import Explain
from vbtui.tui.screens.reading import Reading
from vbtui.tui.widgets.titlebar import TitleBar
from vbtui.tui.workspaces.tabeller import Tabeller

SAMPLE = Path(__file__).parents[3] / "sample.db"
SIZES = [(80, 24), (120, 40)]
Steps = Callable[[Pilot[None]], Awaitable[None]]
Compare = Callable[..., bool]


@pytest.fixture
def app(tmp_path: Path) -> VbtuiApp:
    return program_at(Path(shutil.copy(SAMPLE, tmp_path / "servicenamnden.db")))


def pane(pilot: Pilot[None]) -> Tabeller:
    return main(pilot).query_one(Tabeller)


async def table(pilot: Pilot[None], name: str) -> None:
    pane(pilot).tables.go_to(name)
    await until(pilot, lambda: _shows(pilot, name))


def _shows(pilot: Pilot[None], name: str) -> bool:
    shown = pane(pilot).shown
    return shown is not None and shown.view.table.id == name


async def unit(pilot: Pilot[None], number: str, kod: str) -> None:
    await press(pilot, "b")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    await press(pilot, number)
    await until(pilot, lambda: pane(pilot).place.enhet.kod == kod)


async def own(pilot: Pilot[None]) -> None:
    await unit(pilot, "5", "it")


async def refused(pilot: Pilot[None]) -> None:
    await own(pilot)
    await press(pilot, "1", "2", "x", "enter")


async def block(pilot: Pilot[None]) -> None:
    await own(pilot)
    pane(pilot).grid.post_message(events.Paste("abc\t1.234\n5 %\t3\n"))
    await until(pilot, lambda: isinstance(pilot.app.screen, Reading))


async def incomplete(pilot: Pilot[None]) -> None:
    """A sum that lacks a part, in rows that are sorted."""
    await own(pilot)
    await press(pilot, "delete")
    await until(pilot, lambda: pane(pilot).grid.cell_at(0, 1).exact == "")
    await press(pilot, "s", "s")
    await until(pilot, lambda: "▼" in pane(pilot).grid.render_line(0).text)
    main(pilot).query_one(TitleBar).show_saved("sparad 14:02")


async def projects(pilot: Pilot[None]) -> None:
    await unit(pilot, "2", "fastigheter")
    await table(pilot, "byggprojekt")


async def add(pilot: Pilot[None]) -> None:
    await projects(pilot)
    await press(pilot, "insert")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))


async def sickness(pilot: Pilot[None]) -> None:
    await table(pilot, "sjukfranvaro")


async def share(pilot: Pilot[None]) -> None:
    await sickness(pilot)
    pane(pilot).grid.go_to("totalt_procent", "totalt")
    await press(pilot, "equals_sign")
    await until(pilot, lambda: isinstance(pilot.app.screen, Explain))


async def units(pilot: Pilot[None]) -> None:
    await press(pilot, "equals_sign")
    await until(pilot, lambda: isinstance(pilot.app.screen, Explain))


async def investments(pilot: Pilot[None]) -> None:
    await table(pilot, "investeringar")


async def listed(pilot: Pilot[None]) -> None:
    await press(pilot, "l")
    await until(pilot, lambda: pane(pilot).tables.has_focus)


async def information(pilot: Pilot[None]) -> None:
    await sickness(pilot)
    await press(pilot, "i")
    await until(pilot, lambda: isinstance(pilot.app.screen, Reading))


async def measured_otherwise(pilot: Pilot[None]) -> None:
    """Sums that are refused since a unit has measured in its own way."""
    place = pane(pilot).place

    def state(editor: Editor) -> None:
        it = place.organisation.find("it")
        editor.set_definition(TABLES["sjukfranvaro"], it, place.period, "Bara tillsvidare")

    await main(pilot).session.call(state)
    await sickness(pilot)
    main(pilot).query_one(TitleBar).show_saved("sparad 14:02")


async def nothing(pilot: Pilot[None]) -> None:
    """As it is first seen."""


SCENES: dict[str, Steps] = {
    "konsoliderat": nothing,
    "egna": own,
    "fel": refused,
    "block": block,
    "ofullstandig": incomplete,
    "byggprojekt": projects,
    "ny_rad": add,
    "sjukfranvaro": sickness,
    "investeringar": investments,
    "andel": share,
    "enheter": units,
    "annan_definition": measured_otherwise,
    "lista": listed,
    "om": information,
}


def steps(scene: Steps) -> Steps:
    """Go to the tables and do what the scene does."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: main(pilot).ready)
        await press(pilot, "2")
        await until(pilot, lambda: pane(pilot).shown is not None)
        await scene(pilot)
        await pilot.pause(0.3)

    return run


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", SCENES)
def test_tabeller(app: VbtuiApp, snap_compare: Compare, scene: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=steps(SCENES[scene]))


def test_all_columns_at_once(app: VbtuiApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=(160, 50), run_before=steps(nothing))


@pytest.mark.parametrize("theme", ["dag", "kontrast"])
def test_themes(app: VbtuiApp, snap_compare: Compare, theme: str) -> None:
    app.theme = theme
    assert snap_compare(app, terminal_size=(120, 40), run_before=steps(refused))


def test_without_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = program_at(Path(shutil.copy(SAMPLE, tmp_path / "servicenamnden.db")))
    assert snap_compare(app, terminal_size=(80, 24), run_before=steps(sickness))
