"""The whole program on the sample at the sizes we promise. A picture is recorded only once seen."""

from __future__ import annotations

import shutil
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.driving import main, press, program_at, until, write
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.dialogs import Choose
from vbtui.tui.screens.history import History
from vbtui.tui.screens.nod_form import NodForm
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.titlebar import TitleBar
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.widgets.voices import Voices

SAMPLE = Path(__file__).parents[2] / "sample.db"
SIZES = [(80, 24), (120, 40)]
Steps = Callable[[Pilot[None]], Awaitable[None]]
Compare = Callable[..., bool]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VbtuiApp:
    """The program on a copy of the sample, in Swedish time."""
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    return program_at(Path(shutil.copy(SAMPLE, tmp_path / "servicenamnden.db")))


def steps(*keys: str, then: Steps | None = None) -> Steps:
    """Wait for the file, press the keys, and wait for what they lead to."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: main(pilot).ready)
        editor = main(pilot).query_one(CommentEditor)
        editor.cursor_blink = False
        await press(pilot, *keys)
        if then is not None:
            await then(pilot)
        await pilot.pause(0.3)

    return run


async def dialog(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))


async def history(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, History))
    listed = pilot.app.screen.query_one(TreeView)
    await until(pilot, lambda: listed.row_count > 1)


async def as_it(pilot: Pilot[None]) -> None:
    await dialog(pilot)
    await press(pilot, "5")
    await until(pilot, lambda: main(pilot).workspace.place.enhet.kod == "it")


async def delar(pilot: Pilot[None]) -> None:
    await dialog(pilot)
    await press(pilot, "3")
    await until(pilot, lambda: main(pilot).workspace.place.period.key == "2024-delar")


async def form(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, NodForm))
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False


async def wrong_day(pilot: Pilot[None]) -> None:
    await form(pilot)
    pilot.app.screen.query_one("#slutdatum", Input).value = "31/13"
    await press(pilot, "enter")
    await until(pilot, lambda: pilot.app.screen.query(".-wrong").first().region.height > 0)


async def without_plan(pilot: Pilot[None]) -> None:
    await dialog(pilot)
    await press(pilot, "2")
    await until(pilot, lambda: main(pilot).workspace.place.period.plan is None)


async def search(pilot: Pilot[None]) -> None:
    await write(pilot, "digital")


async def typed(pilot: Pilot[None]) -> None:
    await write(pilot, "En text med [tkr], å, ä och ö som är så lång att den bryts i rutan.")


async def used(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "1 av" in str(main(pilot).query_one(Voices).border_subtitle))
    main(pilot).query_one(TitleBar).show_saved("sparad 14:02")


SCENES: dict[str, Steps] = {
    "start": steps(),
    "enhet": steps("b", then=as_it),
    "delar": steps("p", then=delar),
    "status": steps("s", then=dialog),
    "sok": steps("slash", then=search),
    "kommentar": steps("e", then=typed),
    "storre": steps("z"),
    "byt_enhet": steps("b", then=dialog),
    "filter": steps("f", then=dialog),
    "lagg_till": steps("a", then=dialog),
    "andra": steps("f2", then=form),
    "andra_fel": steps("f2", then=wrong_day),
    "forslag": steps("g", then=dialog),
    "andra_enheter": steps("o", "space", "down", then=used),
    "utan_plan": steps("p", then=without_plan),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", SCENES)
def test_uppfoljning(
    app: VbtuiApp, snap_compare: Compare, scene: str, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=SCENES[scene])


def test_very_wide(app: VbtuiApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=(200, 50), run_before=SCENES["start"])


@pytest.mark.parametrize("theme", ["dag", "kontrast"])
def test_themes(app: VbtuiApp, snap_compare: Compare, theme: str) -> None:
    app.theme = theme
    assert snap_compare(app, terminal_size=(120, 40), run_before=SCENES["start"])


def test_without_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = program_at(Path(shutil.copy(SAMPLE, tmp_path / "servicenamnden.db")))
    assert snap_compare(app, terminal_size=(80, 24), run_before=SCENES["start"])


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_history(app: VbtuiApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def changed(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: main(pilot).ready)
        nod = await main(pilot).session.call(
            lambda editor: editor.db.rows(
                "SELECT u.nod FROM j_change c JOIN uppfoljning u ON u.id = c.row"
                " JOIN period p ON p.id = u.period WHERE c.field = 'kommentar'"
                " AND u.enhet = :board AND p.ar = 2025 ORDER BY c.nr LIMIT 1",
                board=editor.organisation.root.id,
            )
        )
        main(pilot).query_one("#trad", TreeView).go_to(nod[0][0])
        await pilot.pause(0.3)
        await press(pilot, "h")
        await history(pilot)
        await pilot.pause(0.3)

    assert snap_compare(app, terminal_size=size, run_before=changed)
