"""The overview on the screen: where a file opens, and where every line and key leads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.colliding import collided
from tests.desk import at_desk
from tests.factory import FASTIGHETER, HELAR_2024, IT, MALOMRADE, UPPDRAG, small_file
from tests.tui.around import shown
from tests.tui.driving import driving, main, press, until
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.conflicts import ConflictsScreen
from vbtui.tui.screens.dialogs import Choose
from vbtui.tui.screens.explain import Explain
from vbtui.tui.settings import load, save
from vbtui.tui.widgets.grid import GridView
from vbtui.tui.widgets.sections import SectionList
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.workspaces.oversikt import Oversikt
from vbtui.tui.workspaces.tabeller import Tabeller

SAMPLE = Path(__file__).parents[3] / "sample.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small file where the unit it has said a little."""
    made = small_file(tmp_path / "a.db")
    with at_desk(made) as desk:
        desk.report("status", "Startat, ej klart", "servicenamnden")
        desk.fill("sjukfranvaro", {"schemalagda/kvinnor": "100", "kort/kvinnor": "5"})
        desk.fill("investeringar", {"it/utfall": "2", "it/budget": "4"})
    return made


def oversikt(pilot: Pilot[None]) -> Oversikt:
    return main(pilot).query_one(Oversikt)


def column(pilot: Pilot[None], place: int = 1) -> SectionList:
    return oversikt(pilot).query_one(f"#spalt-{place}", SectionList)


async def whole(pilot: Pilot[None]) -> None:
    """Wait until all of it has been read."""
    await until(pilot, lambda: oversikt(pilot)._complete)
    await pilot.pause()


async def stand_on(pilot: Pilot[None], key: str) -> None:
    """Put the cursor on a line, in the column where it is."""
    await whole(pilot)
    for one in main(pilot).query(SectionList):
        if one.display and one.go_to(key):
            one.focus()
            await pilot.pause()
            return
    raise AssertionError(f"there is no line {key}")


async def dialog(pilot: Pilot[None]) -> Choose:
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    screen = pilot.app.screen
    assert isinstance(screen, Choose)
    return screen


def at(pilot: Pilot[None]) -> str | None:
    return main(pilot).workspace.id


# Where a file opens


async def test_a_file_opens_at_the_plan_and_then_where_one_was(path: Path) -> None:
    app = VbtuiApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: main(pilot).ready)
        assert at(pilot) == "uppfoljning"
        await press(pilot, "0")
        await until(pilot, lambda: at(pilot) == "oversikt")
        await press(pilot, "ctrl+q")
    again = VbtuiApp(path)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: main(pilot).ready)
        assert at(pilot) == "oversikt"
        assert isinstance(again.focused, SectionList)


async def test_the_key_0_and_the_title_go_there(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "0")
        await until(pilot, lambda: at(pilot) == "oversikt")
        await press(pilot, "1")
        await until(pilot, lambda: at(pilot) == "uppfoljning")
        await pilot.click("#workspace-oversikt")
        await until(pilot, lambda: at(pilot) == "oversikt")


async def test_it_follows_unit_and_period(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await whole(pilot)
        assert "0 av 2 har lämnat in" in shown(pilot.app)
        await press(pilot, "b")
        await dialog(pilot)
        await press(pilot, "2")
        await until(pilot, lambda: "ej inlämnad" in shown(pilot.app))
        await press(pilot, "p")
        await dialog(pilot)
        await press(pilot, "2")
        await until(pilot, lambda: "perioden har ingen plan i filen" in shown(pilot.app))


async def test_it_is_read_anew_when_something_has_changed(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await whole(pilot)
        with at_desk(path) as desk:
            desk.fill("investeringar", {"it/utfall": "3,5"})
        await press(pilot, "f5")
        await whole(pilot)
        await stand_on(pilot, "ekonomi:Investeringar")
        goal = oversikt(pilot)._goal
        assert goal is not None
        assert "utfall 3,5" in goal.about


# Where the lines lead


async def test_a_deviation_leads_to_its_node(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, f"avvikelse:{UPPDRAG}")
        await press(pilot, "enter")
        await until(pilot, lambda: at(pilot) == "uppfoljning")
        assert main(pilot).query_one("#trad", TreeView).cursor_key == UPPDRAG


async def test_a_malomrade_leads_to_its_node(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, f"malomrade:{MALOMRADE}")
        await press(pilot, "enter")
        await until(pilot, lambda: at(pilot) == "uppfoljning")
        assert main(pilot).query_one("#trad", TreeView).cursor_key == MALOMRADE


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("status:uppdrag", "enter"),
        ("status:uppdrag", "equals_sign"),
        ("summering:uppdrag_regionfullmaktige", "enter"),
        (f"malomrade:{MALOMRADE}", "equals_sign"),
    ],
)
async def test_a_count_shows_what_it_counts_and_goes_there(path: Path, line: str, key: str) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, line)
        await press(pilot, key)
        await dialog(pilot)
        assert "28 Säker it-miljö" in shown(pilot.app)
        await press(pilot, "1")
        await until(pilot, lambda: at(pilot) == "uppfoljning")
        assert main(pilot).query_one("#trad", TreeView).cursor_key == UPPDRAG


async def test_a_number_leads_to_its_cell(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, "ekonomi:Investeringar")
        await press(pilot, "enter")
        await until(pilot, lambda: at(pilot) == "tabeller")
        grid = main(pilot).query_one(GridView)
        await until(pilot, lambda: grid.cursor == ("summa", "utfall"))
        assert main(pilot).query_one(Tabeller)._table == "investeringar"


async def test_sick_leave_of_another_period_leads_there(path: Path) -> None:
    with at_desk(path) as desk:
        cells = {"schemalagda/man": "200", "lang/man": "8"}
        desk.fill("sjukfranvaro", cells, period=desk.year_before)
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, f"sjuk:{HELAR_2024}")
        assert "män 4,0* %" in oversikt(pilot)._goal.about  # type: ignore[union-attr]
        await press(pilot, "enter")
        await until(pilot, lambda: at(pilot) == "tabeller")
        assert main(pilot).workspace.place.period.id == HELAR_2024
        grid = main(pilot).query_one(GridView)
        await until(pilot, lambda: grid.cursor == ("totalt_procent", "totalt"))


async def test_equals_explains_a_number_and_goes_to_its_part(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, "ekonomi:Investeringar")
        await press(pilot, "equals_sign")
        await dialog(pilot)
        await press(pilot, "2")  # The budget.
        await until(pilot, lambda: isinstance(pilot.app.screen, Explain))
        assert "4,0" in shown(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: at(pilot) == "tabeller")
        grid = main(pilot).query_one(GridView)
        await until(pilot, lambda: grid.cursor is not None and grid.cursor[1] == "budget")


async def test_a_table_leads_there_and_equals_to_a_unit_that_lacks(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, "tabell:sjukfranvaro")
        await press(pilot, "equals_sign")
        await dialog(pilot)
        assert "Område fastigheter" in shown(pilot.app)
        await press(pilot, "1")
        await until(pilot, lambda: at(pilot) == "tabeller")
        assert main(pilot).workspace.place.enhet.id == FASTIGHETER
        await until(pilot, lambda: main(pilot).query_one(Tabeller)._table == "sjukfranvaro")


@pytest.mark.parametrize(
    ("line", "workspace"),
    [
        ("fakta:inlamning", "inlamning"),
        ("fakta:sista_dag", "inlamning"),
        ("fakta:plan", "uppfoljning"),
        ("andrat:0", "tabeller"),
    ],
)
async def test_the_other_lines_lead_to_a_workspace(path: Path, line: str, workspace: str) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, line)
        await press(pilot, "enter")
        await until(pilot, lambda: at(pilot) == workspace)


async def test_equals_where_nothing_is_counted_says_so(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await stand_on(pilot, "fakta:inlamning")
        await press(pilot, "equals_sign")
        assert "inget räknat tal" in [one.message for one in pilot.app._notifications][-1]
        assert at(pilot) == "oversikt"


async def test_conflicts_are_first_and_are_settled_from_there(tmp_path: Path) -> None:
    async with driving(collided(tmp_path / "k"), workspace="oversikt") as pilot:
        await whole(pilot)
        await press(pilot, "home")
        assert column(pilot).cursor_key == "fakta:konflikter"
        assert "7 väntar på ett val" in shown(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConflictsScreen))
        await press(pilot, "escape")


async def test_the_mouse(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await whole(pilot)
        await pilot.click("#spalt-1", offset=(5, 3), times=2)  # Border, then the third line.
        await until(pilot, lambda: at(pilot) == "uppfoljning")


# What is seen


@pytest.mark.parametrize(("width", "columns"), [(80, 1), (120, 2), (160, 3)])
async def test_as_many_columns_as_there_is_room_for(path: Path, width: int, columns: int) -> None:
    async with driving(path, (width, 40), workspace="oversikt") as pilot:
        await whole(pilot)
        assert [one.display for one in oversikt(pilot).query(SectionList)].count(True) == columns
        seen = [pilot.app.focused]
        for key in ("right",) * columns + ("left",):
            await press(pilot, key)
            seen.append(pilot.app.focused)
        names = [f"spalt-{(place % columns) + 1}" for place in range(columns + 1)]
        expected = [*names, f"spalt-{columns}"]
        assert [one.id for one in seen if one] == expected


async def test_the_line_is_kept_when_the_window_changes(path: Path) -> None:
    async with driving(path, (160, 50), workspace="oversikt") as pilot:
        await stand_on(pilot, "tabell:sjukfranvaro")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert column(pilot).cursor_key == "tabell:sjukfranvaro"
        assert pilot.app.focused is column(pilot)


async def test_the_rest_of_a_long_section_is_shown_on_demand(tmp_path: Path) -> None:
    copy = Path(shutil.copy(SAMPLE, tmp_path / "prov.db"))
    async with driving(copy, (80, 24), workspace="oversikt") as pilot:
        await stand_on(pilot, "mer:avvikelser")
        before = column(pilot).row_count
        await press(pilot, "enter")
        assert column(pilot).row_count > before
        assert (column(pilot).cursor_key or "").startswith("avvikelse:")
        await press(pilot, "f5")
        await whole(pilot)
        assert "mer:avvikelser" not in oversikt(pilot)._lines.goals  # type: ignore[union-attr]


async def test_on_a_small_screen_no_fact_is_cut(path: Path) -> None:
    async with driving(path, (40, 12), workspace="oversikt") as pilot:
        await whole(pilot)
        seen = shown(pilot.app)
        assert "0 Översikt" in seen
        assert "0 av 2 har lämnat in" in seen
        assert "1   2   4   5" in seen


async def test_what_has_changed_since_last_time(path: Path) -> None:
    async with driving(path, workspace="oversikt") as pilot:
        await whole(pilot)
        assert "Senast ändrat" in shown(pilot.app)
        await press(pilot, "ctrl+q")
    with at_desk(path) as desk:
        desk.report("kommentar", "Nytt", "it")
    async with driving(path, workspace="oversikt") as pilot:
        await whole(pilot)
        assert "Ändrat sedan sist" in shown(pilot.app)
        await stand_on(pilot, "andrat:0")
        goal = oversikt(pilot)._goal
        assert goal is not None
        assert "28 Säker it-miljö" in goal.about
        assert "andrat:1" not in oversikt(pilot)._lines.goals  # type: ignore[union-attr]
        await press(pilot, "enter")
        await until(pilot, lambda: at(pilot) == "uppfoljning")
        assert main(pilot).workspace.place.enhet.id == IT


@pytest.mark.parametrize("broken", ["x", [1], -5, True])
async def test_a_remembered_place_in_the_journal_that_is_none_is_let_be(
    path: Path, broken: object
) -> None:
    settings = load()
    settings.set_place(path, {"oversikt": {"sedd": broken, "rad": 7}})
    save(settings)
    async with driving(path, workspace="oversikt") as pilot:
        await whole(pilot)
        assert "andrat:0" in oversikt(pilot)._lines.goals  # type: ignore[union-attr]
