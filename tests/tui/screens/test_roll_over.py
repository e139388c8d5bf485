"""The year roll-over on the screen: what to see to first, the checklist, the plan, and undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.desk import at_desk
from tests.factory import AKTIVITET, HELAR_2025, IT, MALOMRADE, STYRTAL, UPPDRAG, small_file
from tests.tui.driving import driving, main, press, read, until, write
from vbtui.store import plans
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.tui.screens.approve import Approve
from vbtui.tui.screens.dialogs import Confirm
from vbtui.tui.screens.reading import Reading
from vbtui.tui.screens.roll_over import RollOver
from vbtui.tui.session import Place
from vbtui.tui.widgets.marks import MarkList

HELAR_2026 = natural_id("period", "2026", "helar")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The board's file, in which uppdrag 28 goes on and its aktivitet has ended."""
    made = small_file(tmp_path / "namnd.db")
    with at_desk(made) as desk:
        desk.report("status", "startat_ej_klart", kod="servicenamnden")
        desk.report("status", "avslutad", nod=AKTIVITET)
    return made


async def begin(pilot: Pilot[None]) -> RollOver:
    """Come to the checklist, past what should be seen to first."""
    await press(pilot, "4", "n")
    await until(pilot, lambda: isinstance(pilot.app.screen, Approve))
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, RollOver))
    dialog = pilot.app.screen
    assert isinstance(dialog, RollOver)
    return dialog


def place(pilot: Pilot[None]) -> Place:
    """Where one stands in the file."""
    found = main(pilot)._place
    assert found is not None
    return found


def text(dialog: RollOver, name: str) -> str:
    return str(dialog.query_one(f"#{name}", Static).content)


def of_next_year(db: Database) -> dict[str, str]:
    """Old node → the number it has in the new plan."""
    period = next((one for one in plans.perioder(db) if one.id == HELAR_2026), None)
    nodes = plans.noder(db, period.plan) if period and period.plan else []
    return {nod.foregangare or "": nod.nr for nod in nodes}


async def test_the_plan_is_made_and_undone(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        dialog = await begin(pilot)
        marks = dialog.query_one(MarkList)
        assert marks.marked == {MALOMRADE, STYRTAL, UPPDRAG}
        await press(pilot, "tab")
        await write(pilot, "36")
        await until(pilot, lambda: any("36 Säker" in one.text for one in marks._all))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        assert read(path, of_next_year) == {MALOMRADE: "5", STYRTAL: "", UPPDRAG: "36"}
        await press(pilot, "escape")
        await until(pilot, lambda: len(place(pilot).perioder) == 5)
        await press(pilot, "u")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await press(pilot, "right", "enter")
        await until(pilot, lambda: read(path, of_next_year) == {})


async def test_space_takes_with_and_leaves_out_what_belongs_to_it(path: Path) -> None:
    async with driving(path) as pilot:
        dialog = await begin(pilot)
        marks = dialog.query_one(MarkList)
        await press(pilot, "end", "space")
        await until(pilot, lambda: AKTIVITET in marks.marked)
        assert "valt för hand" in text(dialog, "varfor")
        await press(pilot, "up", "space")
        await until(pilot, lambda: marks.marked == {MALOMRADE, STYRTAL})
        await press(pilot, "down", "space")
        await until(pilot, lambda: marks.marked == {MALOMRADE, STYRTAL, UPPDRAG, AKTIVITET})
        assert "Av 4 följer 4 med" in text(dialog, "om")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        assert AKTIVITET in read(path, of_next_year)


async def test_the_cursor_goes_to_what_should_be_looked_at(path: Path) -> None:
    with at_desk(path) as desk:
        desk.report("status", "", nod=AKTIVITET)
    async with driving(path) as pilot:
        dialog = await begin(pilot)
        await press(pilot, "f")
        choice = dialog.query_one(MarkList).choice
        assert choice is not None
        assert choice.key == AKTIVITET
        assert "saknar status" in text(dialog, "varfor")
        await press(pilot, "escape")


async def test_to_leave_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    async with driving(path) as pilot:
        await begin(pilot)
        await press(pilot, "space", "escape")
        await until(pilot, lambda: pilot.app.screen is main(pilot))
    assert path.read_bytes() == before
    assert not [*path.parent.glob("*.bak")]


async def test_undo_where_one_stands_in_the_new_year_goes_back_to_one_that_is_there(
    path: Path,
) -> None:
    async with driving(path) as pilot:
        await begin(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        await press(pilot, "escape")
        await main(pilot)._go(natural_id("test", "servicenamnden"), HELAR_2026)
        assert place(pilot).period.id == HELAR_2026
        await press(pilot, "u")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await press(pilot, "right", "enter")
        await until(pilot, lambda: place(pilot).period.id == HELAR_2025)


async def test_twice_is_said_and_nothing_is_asked(path: Path) -> None:
    async with driving(path) as pilot:
        await begin(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        await press(pilot, "escape", "n")
        await until(pilot, lambda: bool(pilot.app._notifications))
        (said,) = pilot.app._notifications
        assert "finns redan och inget fattas" in said.message
        assert pilot.app.screen is main(pilot)


async def test_a_units_file_has_no_next_year(tmp_path: Path) -> None:
    async with driving(small_file(tmp_path / "it.db", home=IT)) as pilot:
        await press(pilot, "4", "n")
        assert pilot.app.screen is main(pilot)


async def test_letters_are_no_number(path: Path) -> None:
    async with driving(path) as pilot:
        dialog = await begin(pilot)
        await press(pilot, "tab")
        await write(pilot, "a3b6")
        assert dialog.query_one(Input).value == "36"
        await press(pilot, "escape")
