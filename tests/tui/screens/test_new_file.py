"""Making a file: a suggested name, what is wrong said in place, and a file that can be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.around import AroundApp, settle, shown
from tests.tui.widgets.test_choices import HOSTILE
from vbtui.store.guard import examine_header
from vbtui.tui.screens.new_file import NewFile


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def value(app: AroundApp, field: str) -> str:
    return app.screen.query_one(f"#{field}", Input).value


async def test_the_name_of_the_file_follows_what_is_typed(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(NewFile(home, 2026))
        await settle(pilot)
        assert value(app, "fil") == str(Path("~/2026.db"))
        await pilot.press(*"Servicenämnden")
        await settle(pilot)
        assert value(app, "fil") == str(Path("~/servicenamnden_2026.db"))
        await pilot.press("down", *"2027")
        await settle(pilot)
        assert value(app, "fil") == str(Path("~/servicenamnden_2027.db"))


async def test_a_name_somebody_chose_stands(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(NewFile(home, 2026))
        await settle(pilot)
        app.screen.query_one("#fil", Input).value = "~/egen.db"
        await pilot.press(*"Nämnden")
        await settle(pilot)
        assert value(app, "fil") == "~/egen.db"


async def test_return_goes_on_and_makes_the_file(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(NewFile(home, 2026))
        await settle(pilot)
        await pilot.press(*"Servicenämnden", "enter", "enter", *"it=Område IT, Inköp", "enter")
        await settle(pilot)
        assert app.answers == []
        await pilot.press("enter")
        await settle(pilot)
        assert app.answers == [home / "servicenamnden_2026.db"]
    assert examine_header(app.answers[0]) >= 1


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"namnd": ""}, "Nämndens namn saknas"),
        ({"ar": ""}, "Året saknas"),
        ({"ar": "tjugo [/]"}, "”tjugo [/]” är inget år"),
        ({"ar": "26"}, "Året 26 kan inte stämma"),
        ({"fil": " "}, "Filens namn saknas"),
        ({"fil": "~/finns/inte/a.db"}, "finns inte; skapa den först"),
        ({"fil": "~/finns.db"}, "finns redan; välj ett annat namn"),
        ({"enheter": "a=IT, a=Inköp"}, "kan inte båda heta"),
        ({"enheter": "1 2=x"}, "kan inte vara en kod"),
    ],
)
async def test_faults_are_said_in_place(home: Path, fields: dict[str, str], fault: str) -> None:
    (home / "finns.db").touch()
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(NewFile(home, 2026))
        await settle(pilot)
        for field, text in ({"namnd": "Nämnden"} | fields).items():
            app.screen.query_one(f"#{field}", Input).value = text
        await settle(pilot)
        await pilot.click("#yes")
        await settle(pilot)
        assert app.answers == []
        assert fault in " ".join(shown(app).replace("│", " ").split())
        assert "[ Skapa ]" in shown(app)
    assert sorted(path.name for path in home.glob("*.db")) == ["finns.db"]


async def test_a_name_without_an_ending_gets_one(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(NewFile(home, 2026))
        await settle(pilot)
        await pilot.press(*"N")
        app.screen.query_one("#fil", Input).value = "~/fil"
        await pilot.click("#yes")
        await settle(pilot)
        assert app.answers == [home / "fil.db"]


@pytest.mark.parametrize("keys", [["escape"], [*"N", "tab", "tab", "tab", "tab", "enter"]])
async def test_it_can_be_left(home: Path, keys: list[str]) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(NewFile(home, 2026))
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        assert app.answers == [None]
    assert list(home.glob("*.db")) == []


async def test_any_text_may_be_typed(home: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(NewFile(home, 2026))
        await settle(pilot)
        for text in [*HOSTILE, "\0"]:
            for field in ("namnd", "enheter", "fil"):
                app.screen.query_one(f"#{field}", Input).value = text
            app.screen.query_one("#ar", Input).value = "x"
            await settle(pilot)
            await pilot.click("#yes")
            await settle(pilot)
            assert "är inget år" in shown(app)
            assert app.answers == []
