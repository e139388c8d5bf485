"""Several keys in one piece: each goes to what the one before it led to."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest
from textual import events, work
from textual.pilot import Pilot
from textual.widgets import Input

from tests.factory import BOARD, HELAR_2025, PLAN, UPPDRAG, small_file
from tests.tui.around import AroundApp, settle
from tests.tui.driving import burst, driving, main, read, until
from vbtui.domain import plan
from vbtui.store import plans
from vbtui.tui import key_order
from vbtui.tui.screens.dialogs import Choice, Choose, Dialog, Prompt
from vbtui.tui.screens.help import HelpScreen
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.workspaces.uppfoljning import Uppfoljning


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small file of the board."""
    return small_file(tmp_path / "sn.db")


def said(path: Path) -> plan.Uppfoljning:
    """What the file says that the board has said of the uppdrag."""
    return read(path, lambda db: plans.said(db, BOARD, HELAR_2025)).get(UPPDRAG, plan.EMPTY)


def titles(path: Path) -> set[str]:
    return {nod.titel for nod in read(path, lambda db: plans.noder(db, PLAN))}


async def stand_on_uppdrag(pilot: Pilot[None]) -> None:
    workspace = main(pilot).query_one(Uppfoljning)
    workspace.query_one(TreeView).go_to(UPPDRAG)
    await until(pilot, lambda: workspace.shown == UPPDRAG)


def hold_the_file(pilot: Pilot[None]) -> threading.Event:
    """Keep the file's thread busy until the event is set, as a slow disk would."""
    free = threading.Event()
    main(pilot).session._thread.submit(free.wait, 5)
    return free


def workspace(pilot: Pilot[None]) -> str:
    return main(pilot).workspace.id or ""


async def test_the_number_after_s_chooses_the_status(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on_uppdrag(pilot)
        burst(pilot, "s", "2")
        await until(pilot, lambda: said(path).status == "flerarigt_arets_del_genomford")
        assert workspace(pilot) == "uppfoljning"


async def test_keys_wait_for_a_dialog_that_a_slow_file_holds_up(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on_uppdrag(pilot)
        free = hold_the_file(pilot)
        burst(pilot, "s", "2")
        await pilot.pause(0.3)
        assert workspace(pilot) == "uppfoljning"
        assert not isinstance(pilot.app.screen, Dialog)
        free.set()
        await until(pilot, lambda: said(path).status == "flerarigt_arets_del_genomford")


async def test_no_key_is_lost_or_overtaken(path: Path) -> None:
    """Status, the answer, the comment, a text with the letters of many commands, and back."""
    text = "snabb och bra: 2 av 12 åtgärder, /ej? klart"
    async with driving(path) as pilot:
        await stand_on_uppdrag(pilot)
        burst(pilot, "s", "2", "e", "ctrl+end", *text, "escape", "s", "3")
        await until(pilot, lambda: said(path).status == "startat_ej_klart")
        assert said(path).kommentar.endswith(text)
        assert workspace(pilot) == "uppfoljning"


async def test_one_dialog_after_another(path: Path) -> None:
    """Adding asks what to add, and then its title."""
    async with driving(path) as pilot:
        await stand_on_uppdrag(pilot)
        free = hold_the_file(pilot)
        burst(pilot, "a", "1", *"Ny 12", "enter")
        free.set()
        await until(pilot, lambda: "Ny 12" in titles(path))
        assert workspace(pilot) == "uppfoljning"


async def test_a_command_found_in_the_palette_gets_the_keys_after_it(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on_uppdrag(pilot)
        burst(pilot, "ctrl+p", *"status", "enter", "2")
        await until(pilot, lambda: said(path).status == "flerarigt_arets_del_genomford")


async def test_letters_after_the_help_filter_it(path: Path) -> None:
    async with driving(path) as pilot:
        burst(pilot, "question_mark", *"sta2")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(Input).value == "sta2")
        assert workspace(pilot) == "uppfoljning"


async def test_the_unit_is_changed_before_the_next_key(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on_uppdrag(pilot)
        burst(pilot, "b", "2", "e", *"Hej 1")
        await until(pilot, lambda: main(pilot).workspace.place.enhet.id != BOARD)
        await until(pilot, lambda: main(pilot).query_one(CommentEditor).text.endswith("Hej 1"))


class Asking(AroundApp):
    """Asks when told to, and not before."""

    @work(group="dialog")
    async def ask_later(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            await asyncio.sleep(0.01)
        self.answers.append(await self.push_screen_wait(Choose("Vad?", [Choice("a", "A")])))

    @work(group="dialog")
    async def ask_nothing(self) -> None:
        await asyncio.sleep(0.2)


async def test_keys_go_on_when_nothing_was_asked() -> None:
    async with Asking().run_test() as pilot:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, Asking)
        app.ask_nothing()
        burst(pilot, "n", "s")
        await pilot.pause(0.05)
        assert app.plan.notes == []
        await until(pilot, lambda: app.plan.notes == ["next", "status"])


async def test_keys_go_on_when_the_worker_is_cancelled() -> None:
    async with Asking().run_test() as pilot:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, Asking)
        worker = app.ask_later(60)
        burst(pilot, "n", "s")
        await pilot.pause(0.05)
        assert app.plan.notes == []
        worker.cancel()
        await until(pilot, lambda: app.plan.notes == ["next", "status"], 2)


async def test_keys_wait_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_order, "PATIENCE", 0.2)
    async with Asking().run_test() as pilot:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, Asking)
        await pilot.press("n")
        worker = app.ask_later(60)
        burst(pilot, "s", "s", "n")
        await until(pilot, lambda: app.plan.notes == ["next", "status", "status", "next"], 2)
        worker.cancel()


async def test_a_paste_waits_for_the_field() -> None:
    async with AroundApp().run_test() as pilot:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, AroundApp)
        burst(pilot, "f8", events.Paste("Åsa Öberg"), "enter")
        await until(pilot, lambda: app.settings.namn == "Åsa Öberg")
        assert not isinstance(app.screen, Prompt)
