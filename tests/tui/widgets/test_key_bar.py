"""The keys at the bottom: as many as fit, and only such as work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.around import AroundApp, lines, settle
from tests.tui.driving import driving, main, press, until
from vbtui.tui.commands import Command
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.key_bar import FIRST, LAST, KeyBar, that_fit, worth_showing

SAMPLE = Path(__file__).parents[3] / "sample.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(SAMPLE, tmp_path / "prov.db"))


def bar(pilot: Pilot[None]) -> str:
    """What stands at the bottom."""
    return lines(pilot.app)[-1]


def command(id: str, name: str, *, shown: bool = True, typed: bool = False) -> Command:
    return Command(id, id, AroundApp(), "", name, keys=("x",), shown=shown, typed=typed)


FOUND = [
    command("plan.a", "Första"),
    command("main.period", "Byt period", shown=False),
    command("plan.filter", "Filter", shown=False),
    command("plan.b", "Skrivs", typed=True),
    command("lines.up", "Upp", shown=False),
    command(LAST, "Kommandon"),
    command(FIRST, "Hjälp"),
]


def test_what_is_shown_comes_first_and_then_by_importance() -> None:
    assert [one.id for one in worth_showing(FOUND)] == [
        "plan.a",
        LAST,
        FIRST,
        "plan.filter",
        "main.period",
    ]


@pytest.mark.parametrize("width", range(20, 120))
def test_nothing_is_cut_and_help_and_palette_are_always_there(width: int) -> None:
    fit = that_fit(worth_showing(FOUND), width)
    gap = 2 if width >= 100 else 1
    assert sum(len(f"x {one.name}") for one in fit) + gap * (len(fit) - 1) <= width
    assert fit[0].id == FIRST
    assert fit[-1].id == LAST


def test_with_more_room_there_is_never_less() -> None:
    counts = [len(that_fit(worth_showing(FOUND), width)) for width in range(20, 99)]
    assert counts == sorted(counts)
    assert counts[-1] == 5


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200])
async def test_every_width_of_the_program(path: Path, width: int) -> None:
    async with driving(path, (width, 24)) as pilot:
        await pilot.pause(0.2)
        text = bar(pilot)
        assert len(text) <= width
        assert text.startswith(" ? Hjälp")
        assert text.endswith("^p Kommandon")
        if width >= 80:
            assert "u Ångra" in text
        if width >= 160:
            for entry in ("f Filter", "b Byt enhet", "p Byt period", "z Större", "a Lägg till"):
                assert entry in text


async def test_the_search_field(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await press(pilot, "slash")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await pilot.pause(0.2)
        text = bar(pilot)
        for entry in ("F1 Hjälp", "retur Klar", "esc Tillbaka", "^p Kommandon"):
            assert entry in text
        for letter in ("? ", "/ ", " n ", " s ", " e ", " u ", " z "):
            assert letter not in text


async def test_the_comment(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.focused, CommentEditor))
        await pilot.pause(0.2)
        text = bar(pilot)
        for entry in ("F1 Hjälp", "esc Klar", "F4 Eget program", "F3 Större"):
            assert entry in text
        for letter in ("? ", "/ ", " n ", " s ", " u ", " z "):
            assert letter not in text


async def test_the_comment_is_made_larger_while_one_writes(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await press(pilot, "e", "x", "f3")
        await until(pilot, lambda: main(pilot).workspace.has_class("-zoomed"))
        assert isinstance(pilot.app.focused, CommentEditor)
        await press(pilot, "f3")
        await until(pilot, lambda: not main(pilot).workspace.has_class("-zoomed"))


async def test_it_follows_the_focus() -> None:
    async with AroundApp().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "s Status" in bar(pilot)
        pilot.app.screen.query_one(Input).focus()
        await settle(pilot)
        await pilot.pause(0.1)
        assert "s Status" not in bar(pilot)
        assert pilot.app.screen.query_one(KeyBar).size.height == 1
