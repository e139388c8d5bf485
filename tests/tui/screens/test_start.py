"""The start screen: recent files, the sample, open, new; by key, number and mouse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.around import AroundApp, lines, settle, shown
from vbtui.tui import files
from vbtui.tui.screens.new_file import NewFile
from vbtui.tui.screens.open_file import OpenFile
from vbtui.tui.screens.start import StartScreen
from vbtui.tui.settings import Settings
from vbtui.tui.widgets.choices import ChoiceList

THEN = datetime(2025, 11, 3, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with two files, and a stand-in for the sample."""
    home = tmp_path / "hem"
    (home / "Dokument").mkdir(parents=True)
    for name in ("it-2025.db", "nämnden [slutlig].db"):
        (home / "Dokument" / name).write_bytes(b"x")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    sample = tmp_path / "sample.db"
    sample.write_bytes(b"original")
    monkeypatch.setattr(files, "sample_path", lambda: sample)
    return home


def settings(home: Path) -> Settings:
    found = Settings()
    found.opened(home / "Dokument" / "it-2025.db", THEN)
    found.opened(home / "Dokument" / "nämnden [slutlig].db", THEN + timedelta(days=1))
    found.opened(home / "Dokument" / "borta.db", THEN + timedelta(days=2))
    return found


async def started(app: AroundApp, pilot: Pilot[None], found: Settings) -> None:
    app.ask(StartScreen(found))
    await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_shows_name_folder_and_when_of_files_that_exist(
    home: Path, size: tuple[int, int]
) -> None:
    app = AroundApp()
    async with app.run_test(size=size) as pilot:
        await started(app, pilot, settings(home))
        text = shown(app)
        assert text.index("nämnden [slutlig].db") < text.index("it-2025.db")
        assert "2025-11-04" in text
        assert str(Path("~/Dokument")) in text
        assert "borta.db" not in text


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "nämnden [slutlig].db"),
        (["down", "enter"], "it-2025.db"),
        (["2"], "it-2025.db"),
        (["e"], "exempel.db"),
        (["3"], "exempel.db"),
        (["q"], None),
        (["escape"], None),
        (["end", "enter"], None),
    ],
)
async def test_keys(home: Path, keys: list[str], answer: str | None) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, settings(home))
        await pilot.press(*keys)
        await settle(pilot)
        (found,) = app.answers
        assert (found and found.name) == answer


async def test_mouse(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, settings(home))
        await pilot.click(ChoiceList, offset=(9, 1))
        await settle(pilot)
        assert app.answers == [home / "Dokument" / "it-2025.db"]


async def test_the_first_time_there_is_the_sample_open_and_new() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, Settings())
        text = shown(app)
        for words in ("1 ◇ Exemplet", "Öppna fil …", "Ny fil …", "Avsluta"):
            assert words in text
        assert "från början" not in text


async def test_the_copy_of_the_sample_is_kept_or_begun_anew() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, Settings())
        await pilot.press("e")
        await settle(pilot)
        (copy,) = app.answers
        copy.write_bytes(b"mitt")
        await started(app, pilot, Settings())
        assert "Exemplet från början" in shown(app)
        await pilot.press("e")
        await settle(pilot)
        assert app.answers[1] == copy
        assert copy.read_bytes() == b"mitt"
        await started(app, pilot, Settings())
        await pilot.press("b")
        await settle(pilot)
        assert app.answers[2].read_bytes() == b"original"


async def test_a_sample_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "sample.db").unlink()
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, Settings())
        await pilot.press("e")
        await settle(pilot)
        assert "följde inte med installationen" in shown(app)
        assert app.answers == []


async def test_open_and_new_ask_further_and_come_back(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, settings(home))
        for key, dialog in (("o", OpenFile), ("n", NewFile), ("4", OpenFile), ("5", NewFile)):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, dialog)
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, StartScreen)
        assert app.answers == []


async def test_what_was_opened_or_made_is_the_answer(home: Path) -> None:
    for key, dialog in (("o", OpenFile), ("n", NewFile)):
        app = AroundApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await started(app, pilot, settings(home))
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, dialog)
            app.screen.answer(home / "a.db")
            await settle(pilot)
            assert app.answers == [home / "a.db"]


async def test_help_and_palette_know_it(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, settings(home))
        await pilot.press("f1", *"exemplet")
        await settle(pilot)
        assert "Öppna din kopia av" in shown(app)
        await pilot.press("escape", "ctrl+p", *"sample", "enter")
        await settle(pilot)
        assert [one.name for one in app.answers] == ["exempel.db"]


async def test_twelve_files_fit(home: Path) -> None:
    found = Settings()
    for number in range(12):
        file = home / "Dokument" / f"{number}.db"
        file.touch()
        found.opened(file, THEN + timedelta(minutes=number))
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot, found)
        assert sum(".db" in line for line in lines(app)) == 12
        assert "Avsluta" in shown(app)
