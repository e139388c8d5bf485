"""Help lists the keys that do something, by context, and finds them by what they do."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from tests.tui.around import AroundApp, lines, settle, shown
from vbtui.tui.commands import Command, commands
from vbtui.tui.keys import key_names
from vbtui.tui.screens.help import HelpScreen, by_group, key_table


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_it_lists_every_key_of_the_screen(key: str) -> None:
    app = AroundApp()
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        found = commands(app.screen)
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        text = shown(app)
        for one in found:
            assert key_names(one.keys) in text, one.name
            assert one.name in text


async def test_it_says_what_the_place_is_for() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert "Gå i trädet med piltangenterna. s sätter status" in shown(app)


async def test_the_keys_of_the_work_come_before_those_that_move_about() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        groups = by_group(commands(app.screen))
        titles = ["Uppföljning", "Överallt", "Programmet", "Trädet"]
        assert [title for title, _ in groups] == titles
        assert [one.name for one in groups[0][1][:2]] == ["Status", "Nästa ofyllda"]


async def test_while_one_types_it_says_which_keys_wait() -> None:
    app = AroundApp()
    async with app.run_test(size=(120, 60)) as pilot:
        app.screen.query_one(TextArea).focus()
        await pilot.press("f1")
        await settle(pilot)
        text = shown(app)
        waiting = text.index("Uppföljning (när du inte skriver)")
        assert waiting < text.index("Nästa ofyllda") < text.index("Textfältet")
        assert "Radera tecknet före" in text


@pytest.mark.parametrize(
    ("typed", "seen", "gone"),
    [
        ("status", "Välj status [/] nod", "Ångra"),
        ("STATUS VÄLJ", "Välj status [/] nod", "Ångra"),
        ("mellanslag", "Fäll in/ut", "Status"),
        ("programmet", "Avsluta", "Status"),
        ("[/]", "Välj status", "Ångra"),
        ("finns inte", "Ingen tangent stämmer med det du skrev.", "Ångra"),
    ],
)
async def test_filter(typed: str, seen: str, gone: str) -> None:
    app = AroundApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("f1")
        app.screen.query_one(Input).value = typed
        await settle(pilot)
        text = "\n".join(lines(app)[6:-1])
        assert seen in text
        assert gone not in text


async def test_it_scrolls_with_the_keys_and_closes() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        scroll = app.screen.query_one(VerticalScroll)
        await pilot.press("down", "down")
        assert scroll.scroll_y == 2
        await pilot.press("up")
        assert scroll.scroll_y == 1
        await pilot.press("pagedown")
        assert scroll.scroll_y > 10
        await pilot.press("pageup", "pageup")
        assert scroll.scroll_y == 0
        await pilot.press("pagedown", "a")
        await settle(pilot)
        assert scroll.scroll_y == 0, "what is found is seen from its beginning"
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, HelpScreen)
        await pilot.press("f1", "f1")
        await settle(pilot)
        assert not isinstance(app.screen, HelpScreen)


async def test_a_question_mark_is_a_letter_while_one_types() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        field = app.screen.query_one(Input)
        field.focus()
        await pilot.press("question_mark")
        await settle(pilot)
        assert field.value == "?"
        assert not isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("width", [30, 60, 76, 110])
async def test_no_row_is_wider_than_the_help(width: int) -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        app.screen.query_one(TextArea).focus()
        await settle(pilot)
        table = key_table(commands(app.screen), "", width)
        room = max(width, 60)
        assert max(line.cell_length for line in table.split("\n", allow_blank=True)) <= room


async def test_user_text_in_it_is_text() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        one = Command("a", "b", app, "[/] grupp", "[red]namn[/x]", "[b] text", ("a",))
        assert "[red]namn[/x]" in key_table([one], "", 90).plain
