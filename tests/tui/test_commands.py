"""What can be done is what the keys do, no more and no less."""

from __future__ import annotations

from textual.widgets import Input, TextArea

from tests.tui.around import AroundApp, settle
from vbtui.tui.commands import Command, commands
from vbtui.tui.screens.dialogs import Choice, Choose


def named(found: list[Command], name: str) -> Command:
    (one,) = [command for command in found if command.name == name]
    return one


async def test_every_active_key_is_a_command() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = {key for one in commands(app.screen) for key in one.keys}
        active = {
            key
            for key, one in app.screen.active_bindings.items()
            if one.binding.description and not one.binding.system
        }
        assert keys == active


async def test_groups_are_the_widgets_as_the_user_knows_them() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        found = commands(app.screen)
        assert list(dict.fromkeys(one.group for one in found)) == [
            "Trädet",
            "Uppföljning",
            "Överallt",
            "Programmet",
        ]
        assert named(found, "Fäll in/ut").group == "Trädet"


async def test_several_keys_are_one_command() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert named(commands(app.screen), "Ångra").keys == ("u", "ctrl+z")


async def test_what_cannot_be_done_is_marked_or_left_out() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        found = commands(app.screen)
        assert not named(found, "Omöjligt").enabled
        assert named(found, "Status").enabled
        assert [one for one in found if one.name == "Dolt"] == []


async def test_letters_wait_while_one_types() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        app.screen.query_one(TextArea).focus()
        await settle(pilot)
        found = commands(app.screen)
        assert named(found, "Status").typed
        assert named(found, "Status").keys == ("s",)
        assert named(found, "Ta bort").typed, "delete is the text's"
        # ctrl+z undoes in the text while one types in it.
        assert named(found, "Ångra").typed
        assert named(found, "Ångra").keys == ("u", "ctrl+z")
        assert named(found, "Ångra det skrivna").keys[0] == "ctrl+z"
        assert named(found, "Hjälp").keys == ("f1",)
        assert [one.name for one in found if "ctrl+c" in one.keys] == ["Kopiera"]


async def test_a_field_does_not_scroll() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        for field in (Input, TextArea):
            app.screen.query_one(field).focus()
            await settle(pilot)
            assert not [one for one in commands(app.screen) if one.action.startswith("scroll_")]


async def test_a_dialog_hides_what_is_below_it() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        app.ask(Choose("Vilken?", [Choice("a", "Ett"), Choice("b", "Två"), Choice("c", "Tre")]))
        await settle(pilot)
        found = commands(app.screen)
        assert named(found, "Välj efter nummer").keys == ("1", "2", "3")
        assert {one.group for one in found} == {"Listan", "Rutan"}


async def test_a_command_can_be_run() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        await named(commands(app.screen), "Status").run()
        await named(commands(app.screen), "Ångra").run()
        await named(commands(app.screen), "Omöjligt").run()
        assert app.plan.notes == ["status", "undo"]
