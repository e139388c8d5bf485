"""Workspace 2 for a unit that sums up others: what is missing, what is measured otherwise, why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.desk import at_desk
from tests.factory import HELAR_2025, IT, small_file
from tests.tui.driving import driving, main, press, read, until
from vbtui.collect import Collector
from vbtui.domain.tables import TABLES
from vbtui.store import definitions
from vbtui.tui.screens.dialogs import Prompt
from vbtui.tui.screens.explain import Explain
from vbtui.tui.screens.reading import Reading
from vbtui.tui.widgets.grid import WORD_SECONDS
from vbtui.tui.workspaces.tabeller import Tabeller

SJUK = "sjukfranvaro"
WAY = "Bara tillsvidareanställda"
BEYOND = "3 kolumner till ›"
"""What of the table there is no room for at 80 columns."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The board's file: both units have hours, it twice as many as fastigheter."""
    path = small_file(tmp_path / "sn.db")
    with at_desk(path) as desk:
        for kod, hours, sick in (("it", "2000", "100"), ("fastigheter", "1000", "20")):
            desk.fill(
                SJUK,
                {f"schemalagda/{who}": hours for who in ("kvinnor", "man")}
                | {
                    f"{kind}/{who}": sick for who in ("kvinnor", "man") for kind in ("kort", "lang")
                },
                kod,
            )
    return path


@asynccontextmanager
async def tables(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with driving(path, size) as pilot:
        await press(pilot, "2")
        await until(pilot, lambda: pane(pilot).shown is not None)
        pane(pilot).tables.go_to(SJUK)
        await until(pilot, lambda: view_of(pilot) == SJUK)
        pane(pilot).take_focus()
        await pilot.pause()
        yield pilot


def pane(pilot: Pilot[None]) -> Tabeller:
    return main(pilot).query_one(Tabeller)


def view_of(pilot: Pilot[None]) -> str:
    found = pane(pilot).shown
    return found.view.table.id if found else ""


def below(pilot: Pilot[None]) -> str:
    return str(pane(pilot).query_one("#tabell").border_subtitle)


def context(pilot: Pilot[None]) -> str:
    return str(pane(pilot).query_one("#sammanhang", Static).visual)


def toasts(pilot: Pilot[None]) -> str:
    return "\n".join(one.message for one in pilot.app._notifications)


def stated(path: Path) -> dict[tuple[str, str], str]:
    return read(path, lambda db: definitions.definitions(db, SJUK, [HELAR_2025]))


async def as_it(pilot: Pilot[None]) -> None:
    await press(pilot, "b", "down", "enter")
    await until(pilot, lambda: pane(pilot).place.enhet.id == IT)
    await until(pilot, lambda: "Område IT" in context(pilot))


async def state(pilot: Pilot[None], text: str) -> None:
    """Write a definition in the dialog."""
    await press(pilot, "d")
    await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")
    await pilot.pause(WORD_SECONDS)  # A letter that follows faster would be of a word.


async def test_a_ratio_is_explained_unit_by_unit(path: Path) -> None:
    async with tables(path, (80, 24)) as pilot:
        pane(pilot).grid.go_to("totalt_procent", "totalt")
        await press(pilot, "equals_sign")
        await until(pilot, lambda: isinstance(pilot.app.screen, Explain))
        await pilot.pause()
        box = pilot.app.screen.query_one("#enheter")
        lines = [" ".join(line.split()) for line in str(box.query_one(Static).visual).split("\n")]
        assert lines == [
            "Enhet Värde Täljare Nämnare Väger",
            "Område IT 10,0 % 400 4 000 66,7 %",
            "Område fastigheter 4,0 % 80 2 000 33,3 %",
        ]
        assert box.region.bottom <= 24
        assert box.region.height == 3, "all of it is seen"
        await press(pilot, "escape")


async def test_how_many_units_a_sum_is_of_and_which_are_missing(path: Path) -> None:
    async with tables(path) as pilot:
        assert "Servicenämnden, 2 av 2 enheter" in context(pilot)
    with at_desk(path) as desk:
        view = desk.view(SJUK)
        typed = [(row.id, column.id) for row in view.rows for column in view.columns
                 if not view.refusal(row, column)]  # fmt: skip
        desk.editor.set_block(view, [(row, column, "") for row, column in typed])
    async with tables(path, (80, 24)) as pilot:
        assert "Servicenämnden, 1 av 2 enheter" in context(pilot)
        assert "saknas: Område IT" in below(pilot)


async def test_a_definition_is_stated_and_taken_back_in_a_dialog(path: Path) -> None:
    async with tables(path, (80, 24)) as pilot:
        await as_it(pilot)
        await state(pilot, f"  {WAY}\n ")
        await until(pilot, lambda: stated(path) == {(HELAR_2025, IT): WAY})
        await until(pilot, lambda: below(pilot) == f"egen definition, i visar · {BEYOND}")
        await press(pilot, "i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        assert f"Definition Område IT: ”{WAY}”" in str(pilot.app.screen.query_one(Static).visual)
        await press(pilot, "escape")
        await pilot.pause(WORD_SECONDS)
        await press(pilot, "d")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        assert pilot.app.screen.query_one(Input).value == WAY
        await press(pilot, "escape")
        await pilot.pause(WORD_SECONDS)
        await state(pilot, "")
        await until(pilot, lambda: stated(path) == {})
        await until(pilot, lambda: below(pilot) == BEYOND)
        await press(pilot, "u")
        await until(pilot, lambda: stated(path) == {(HELAR_2025, IT): WAY})
        await until(pilot, lambda: below(pilot) == f"egen definition, i visar · {BEYOND}")


async def test_one_that_is_too_long_stays_in_the_dialog(path: Path) -> None:
    async with tables(path) as pilot:
        await as_it(pilot)
        await state(pilot, "x" * 5000)
        await until(
            pilot, lambda: "högst" in str(pilot.app.screen.query_one("#fault", Static).visual)
        )
        await press(pilot, "escape")
    assert stated(path) == {}


async def test_sums_that_are_refused_name_the_unit_and_why(path: Path) -> None:
    with at_desk(path) as desk:
        desk.editor.set_definition(TABLES[SJUK], desk.it, desk.period, WAY)
    async with tables(path, (80, 24)) as pilot:
        assert below(pilot) == f"läggs inte ihop: Område IT har mätt på annat sätt · {BEYOND}"
        await press(pilot, "i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        about = " ".join(str(pilot.app.screen.query_one(Static).visual).split())
        assert f"Definition Område IT: ”{WAY}”" in about
        assert "Summan Enheterna har inte mätt på samma sätt" in about
        await press(pilot, "escape", "d")
        await until(pilot, lambda: "Varje enhet säger själv" in toasts(pilot))
        assert not isinstance(pilot.app.screen, Prompt)


async def test_units_that_all_measure_alike_are_added_up(path: Path) -> None:
    with at_desk(path) as desk:
        for kod in ("it", "fastigheter"):
            desk.editor.set_definition(TABLES[SJUK], desk.unit(kod), desk.period, WAY)
    async with tables(path, (80, 24)) as pilot:
        assert below(pilot).startswith("Område IT, Område fastigheter har mätt på annat sätt")


async def test_a_closed_period_can_only_be_read_and_says_why(path: Path) -> None:
    with at_desk(path) as desk:
        Collector(desk.db).close(desk.period)
    async with tables(path, (80, 24)) as pilot:
        await as_it(pilot)
        assert context(pilot).startswith("Perioden är stängd · Område IT · Helår 2025")
        pane(pilot).grid.go_to("schemalagda", "kvinnor")
        for key in ("7", "delete", "d", "enter"):
            pilot.app.clear_notifications()
            await press(pilot, key)
            await until(pilot, lambda: "stängd för rapportering" in toasts(pilot))
            assert not pane(pilot).grid.editing
            assert not isinstance(pilot.app.screen, Prompt)
