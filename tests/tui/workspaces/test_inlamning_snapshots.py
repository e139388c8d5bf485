"""The collecting of the sample at the sizes we promise. A picture is recorded only once seen."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.colliding import hand
from tests.tui.driving import main, press, program_at, until
from vbtui import submit as submit_module
from vbtui.collect import Collector
from vbtui.handout import hand_out
from vbtui.mergefiles import merge_files
from vbtui.tui import board_words
from vbtui.tui.screens import hand_out as hand_out_screen
from vbtui.tui.screens.approve import Approve
from vbtui.tui.screens.choose_files import ChooseFiles
from vbtui.tui.screens.hand_in import HandIn
from vbtui.tui.screens.hand_out import HandOut
from vbtui.tui.workspaces import inlamning_pane
from vbtui.tui.workspaces.inlamning import Inlamning

SAMPLE = Path(__file__).parents[3] / "sample.db"
SIZES = [(80, 24), (120, 40)]
Steps = Callable[[Pilot[None]], Awaitable[None]]
Compare = Callable[..., bool]
NOW = date(2026, 1, 25)


@pytest.fixture(autouse=True)
def _one_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of one name, the day after the last one, our own time zone, known marks."""
    monkeypatch.chdir(tmp_path)
    for module in (board_words, inlamning_pane, hand_out_screen):
        monkeypatch.setattr(module, "today", lambda: NOW)
    marks = iter(f"{number:08x}" for number in range(1, 9))
    random = secrets.token_hex
    monkeypatch.setattr(
        secrets, "token_hex", lambda size: next(marks) if size == 4 else random(size)
    )
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def fresh() -> Path:
    """The board's file, of which nothing has been handed out."""
    return Path(shutil.copy(SAMPLE, "2025.db"))


@pytest.fixture
def day(fresh: Path) -> Path:
    """The board's file after the last day, with a report in each of its states."""
    folder = Path("ut")
    with hand(fresh, "Kim", "2026-01-02T08:00:00Z") as board:
        hand_out(board.editor.db, folder)
        Collector(board.editor.db).deadline(board.period, date(2026, 1, 23))
    for kod, author, at in (
        ("fastigheter", "Alex", "2026-01-14T09:00:00Z"),
        ("it", "Robin", "2026-01-15T12:02:00Z"),
        ("mt", "Sam", "2026-01-16T08:00:00Z"),
        ("ssc", "Lo", "2026-01-19T14:30:00Z"),
    ):
        with hand(folder / f"{kod}.db", author, at, kod) as own:
            submit_module.submit(own.editor.db, own.enhet, own.period)
    with hand(folder / "ssc.db", "Lo", "2026-01-20T09:00:00Z", "ssc") as own:
        own.say("28", "kommentar", "Bytet är klart i februari.")
    with hand(folder / "inkop.db", "Ellis", "2026-01-20T09:00:00Z", "inkop") as own:
        own.say("29", "kommentar", "Avtalen är samlade.")
    with hand(fresh, "Kim", "2026-01-20T10:00:00Z", "inkop") as board:
        board.say("29", "kommentar", "Avtalen samlas under våren.")
    (folder / "forsorjning.db").write_text("skräp")
    units = ("fastigheter", "it", "mt", "ssc", "inkop", "forsorjning")
    with hand(fresh, "Kim", "2026-01-21T08:00:00Z") as board:
        merge_files(board.editor.db, [folder / f"{kod}.db" for kod in units])
        collector = Collector(board.editor.db)
        find = board.editor.organisation.find
        collector.receive(find("fastigheter"), board.period)
        reason = "Investeringarna saknar budget för två poster."
        collector.send_back(find("mt"), board.period, reason)
        collector.extend(find("gemensamt"), board.period, date(2026, 1, 31))
    return fresh


def pane(pilot: Pilot[None]) -> Inlamning:
    return main(pilot).query_one(Inlamning)


async def nothing(pilot: Pilot[None]) -> None:
    """As it is first seen."""


async def returned(pilot: Pilot[None]) -> None:
    await press(pilot, "down", "down", "down", "down")
    await until(pilot, lambda: _unit(pilot) == "mt")


async def parts(pilot: Pilot[None]) -> None:
    await press(pilot, "down", "down", "down", "enter", "down", "down")


async def giving(pilot: Pilot[None]) -> None:
    await press(pilot, "l")
    await until(pilot, lambda: isinstance(pilot.app.screen, HandOut))
    pilot.app.screen.query_one("Input").display = False


async def choosing(pilot: Pilot[None]) -> None:
    folder = Path("post").absolute()
    folder.mkdir()
    for number, name in enumerate(["it.db", "it (kopia).db", "fastigheter-2025-helar.db"]):
        (folder / name).write_bytes(b"x" * 400_000 * (number + 1))
        os.utime(folder / name, (1768550400 + 3600 * number,) * 2)
    (folder / "gamla").mkdir()
    pane(pilot)._folder = folder
    await press(pilot, "m")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChooseFiles))
    await until(pilot, lambda: "it.db" in _listed(pilot))
    await press(pilot, "space", "down", "space")
    # The name of the folder is the test's.
    pilot.app.screen.query_one("Input").display = False


async def preview(pilot: Pilot[None]) -> None:
    pane(pilot)._folder = Path("ut").absolute()
    (Path("ut") / "gemensamt.db").unlink()
    with hand(Path("ut/fastigheter.db"), "Alex", "2026-01-22T09:00:00Z", "fastigheter") as own:
        own.fill("arsarbetare_avtalad", "chef", "man", "4")
        own.say("29", "kommentar", "Fler avtal är samlade.")
    await press(pilot, "m")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChooseFiles))
    await until(pilot, lambda: "it.db" in _listed(pilot))
    await press(pilot, "a", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, Approve))


async def receiving(pilot: Pilot[None]) -> None:
    await press(pilot, "down", "down", "down", "t")
    await until(pilot, lambda: isinstance(pilot.app.screen, Approve))


async def giving_in(pilot: Pilot[None]) -> None:
    await press(pilot, "i")
    await until(pilot, lambda: isinstance(pilot.app.screen, HandIn))
    pilot.app.screen.query_one("Input").display = False


def _unit(pilot: Pilot[None]) -> str:
    report = pane(pilot).shown
    return report.unit.enhet.kod if report else ""


def _listed(pilot: Pilot[None]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, ChooseFiles)
    return [choice.text for choice in screen._list._shown]


DAY: dict[str, Steps] = {
    "tavlan": nothing,
    "atersand": returned,
    "delarna": parts,
    "valj_filer": choosing,
    "forhandsvisning": preview,
    "ta_emot": receiving,
}


def steps(scene: Steps) -> Steps:
    """Go to the workspace and do what the scene does."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: main(pilot).ready)
        await press(pilot, "4")
        await until(pilot, lambda: pane(pilot).shown is not None)
        pilot.app.clear_notifications()
        await scene(pilot)
        await pilot.pause(0.3)

    return run


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", DAY)
def test_the_day(day: Path, snap_compare: Compare, scene: str, size: tuple[int, int]) -> None:
    assert snap_compare(program_at(day), terminal_size=size, run_before=steps(DAY[scene]))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", [nothing, giving], ids=["forst", "lamna_ut"])
def test_before_it(fresh: Path, snap_compare: Compare, scene: Steps, size: tuple[int, int]) -> None:
    assert snap_compare(program_at(fresh), terminal_size=size, run_before=steps(scene))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", [nothing, giving_in], ids=["rapport", "lamna_in"])
def test_own_file(day: Path, snap_compare: Compare, scene: Steps, size: tuple[int, int]) -> None:
    app = program_at(day.parent / "ut" / "ssc.db")
    assert snap_compare(app, terminal_size=size, run_before=steps(scene))


def test_the_widest(day: Path, snap_compare: Compare) -> None:
    assert snap_compare(program_at(day), terminal_size=(160, 50), run_before=steps(nothing))


@pytest.mark.parametrize("theme", ["dag", "kontrast"])
def test_themes(day: Path, snap_compare: Compare, theme: str) -> None:
    app = program_at(day)
    app.theme = theme
    assert snap_compare(app, terminal_size=(120, 40), run_before=steps(returned))


def test_without_colours(day: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(program_at(day), terminal_size=(80, 24), run_before=steps(returned))
