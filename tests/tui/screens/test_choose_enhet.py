"""Who is behind: every unit's progress beside its name."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.around import shown
from tests.tui.driving import driving, main, press, until
from vbtui.domain.enhet import Enhet
from vbtui.domain.plantree import Progress
from vbtui.edit import Editor
from vbtui.read import plan_tree
from vbtui.tui.screens.choose_enhet import COUNTING, ChooseEnhet, standing
from vbtui.tui.session import Place
from vbtui.tui.widgets.choices import ChoiceList

SAMPLE = Path(__file__).parents[3] / "sample.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(SAMPLE, tmp_path / "prov.db"))


def done_and_expected(editor: Editor, place: Place, enhet: Enhet) -> Progress:
    return plan_tree(editor.db, place.organisation, enhet, place.period).progress()


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_every_unit_has_its_progress(path: Path, size: tuple[int, int]) -> None:
    async with driving(path, size) as pilot:
        place = main(pilot).workspace.place
        await press(pilot, "b")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChooseEnhet))
        await until(pilot, lambda: COUNTING not in shown(pilot.app))
        text = shown(pilot.app)
        for enhet in place.organisation:
            progress = await main(pilot).session.call(
                partial(done_and_expected, place=place, enhet=enhet)
            )
            line = next(line for line in text.split("\n") if enhet.namn in line and "klara" in line)
            assert f"{progress.done} av {progress.expected} klara" in line
        assert "Saknas: 3 kommentarer" in str(pilot.app.screen.query_one("#detail", Static).visual)
        await press(pilot, "down")
        assert "Investeringar" in str(pilot.app.screen.query_one("#detail", Static).visual)
        await press(pilot, "escape")


async def test_it_opens_before_anything_is_counted(path: Path) -> None:
    async with driving(path) as pilot:
        free = threading.Event()
        await press(pilot, "b")
        main(pilot).session._thread.submit(free.wait, 5)
        await until(pilot, lambda: isinstance(pilot.app.screen, ChooseEnhet))
        listed = pilot.app.screen.query_one(ChoiceList)
        size = listed.size
        await press(pilot, "down", "down")
        free.set()
        await until(pilot, lambda: COUNTING not in shown(pilot.app))
        assert listed.cursor_row == 2
        assert listed.size == size
        await press(pilot, "escape")


async def test_a_unit_with_nothing_left(path: Path) -> None:
    async with driving(path) as pilot:
        place = main(pilot).workspace.place
        told = await main(pilot).session.call(
            lambda editor: {one.kod: standing(editor, place, one) for one in place.organisation}
        )
    assert {note for note, _ in told.values()} > {"24 av 24 klara", "11 av 15 klara"}
    assert told["ssc"][1].startswith("Saknas: ") or told["ssc"][1] == "Allt är ifyllt."
