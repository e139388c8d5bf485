"""The palette finds everything that can be done, by Swedish and English words, and does it."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from tests.tui.around import AroundApp, lines, settle, shown
from vbtui.tui.palette import Palette
from vbtui.tui.widgets.choices import ChoiceList
from vbtui.tui.widgets.tree import TreeView


def first(app: AroundApp) -> str:
    """The name of the command at the cursor."""
    choice = app.screen.query_one(ChoiceList).choice
    return choice.text if choice else ""


async def test_it_lists_all_that_the_keys_do_and_the_keys() -> None:
    app = AroundApp()
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        names = {
            one.binding.description
            for one in app.screen.active_bindings.values()
            if not one.binding.system
        }
        await pilot.press("ctrl+p")
        await settle(pilot)
        palette = app.screen
        assert isinstance(palette, Palette)
        found = {one.english or one.name for one in palette.found}
        assert names - {""} == found
        (row,) = [line for line in lines(app) if "Nästa ofyllda" in line and "Gå till" in line]
        assert row.rstrip(" │▏").endswith(" n")


async def test_what_the_footer_shows_is_first() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(app.screen, Palette)
        names = [one.name for one in app.screen.found]
        assert names[:4] == ["Status", "Nästa ofyllda", "Ångra", "Hjälp"]
        assert names[-3:] == ["Till nästa ruta", "Till förra rutan", "Kopiera det markerade"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nästa", "Nästa ofyllda"),
        ("NÄSTA", "Nästa ofyllda"),
        ("ofy", "Nästa ofyllda"),
        ("ofyllda nästa", "Nästa ofyllda"),
        ("undo", "Ångra"),
        ("ångra", "Ångra"),
        ("missing", "Nästa ofyllda"),
        ("theme", "Tema"),
        ("färger", "Tema"),
        ("programmet avsluta", "Avsluta"),
        ("quit", "Avsluta"),
        ("f9", "Tema"),
        ("focus next", "Till nästa ruta"),
    ],
)
async def test_words(typed: str, found: str) -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        app.screen.query_one(Input).value = typed
        await settle(pilot)
        assert first(app) == found


async def test_a_letter_with_dots_is_another_letter() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"angra")
        await settle(pilot)
        assert first(app) == ""
        assert "Inget stämmer med det du skrev." in shown(app)


async def test_names_that_begin_so_are_first() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"ner")
        await settle(pilot)
        assert first(app) == "Ner"


async def test_the_command_is_done_where_it_was_asked_for() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"status", "enter")
        await settle(pilot)
        assert app.plan.notes == ["status"]
        assert isinstance(app.focused, TreeView)


async def test_what_letters_do_can_be_done_while_one_types() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        app.screen.query_one(TextArea).focus()
        await pilot.press("ctrl+p", *"status", "enter")
        await settle(pilot)
        assert app.plan.notes == ["status"]
        assert isinstance(app.focused, TextArea)


async def test_what_cannot_be_done_is_said_to_be_so() -> None:
    app = AroundApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p", *"omöj")
        await settle(pilot)
        assert "går inte just nu" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.plan.notes == []


async def test_a_click_does_it_too() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"ångra")
        await settle(pilot)
        await pilot.click(ChoiceList, offset=(5, 0))
        await settle(pilot)
        assert app.plan.notes == ["undo"]


async def test_escape_and_a_click_beside_close_it() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", "escape")
        await settle(pilot)
        assert not isinstance(app.screen, Palette)
        await pilot.press("ctrl+p")
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert not isinstance(app.screen, Palette)
        assert app.plan.notes == []


async def test_ctrl_c_says_how_to_quit() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+c")
        await settle(pilot)
        assert "ctrl+q avslutar; ctrl+c kopierar" in shown(app)
