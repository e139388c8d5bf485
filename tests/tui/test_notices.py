"""Notices: few, whole, and where they hide little."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.tui.around import AroundApp, lines, settle
from vbtui.tui.shell import NOWHERE, SEEN_SECONDS

LONG = (
    "Inställningarna kunde inte sparas i /home/anna/.config/vbtui (skivan är full); filen du"
    " arbetar i påverkas inte, men det som ändrats i inställningarna är borta nästa gång. Slut."
)


async def told(pilot: Pilot[None], *notices: tuple[str, str]) -> list[str]:
    for text, severity in notices:
        pilot.app.notify(text, severity=severity, markup=False)  # type: ignore[arg-type] # one of three
    await settle(pilot)
    await pilot.pause(0.1)
    return lines(pilot.app)


async def test_the_newest_of_a_kind_and_two_in_all() -> None:
    async with AroundApp().run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        screen = await told(pilot, ("Ett [/]", "information"), ("Två", "information"))
        assert not any("Ett" in line for line in screen)
        assert "Två" in screen[1]
        screen = await told(pilot, ("Tre", "warning"), ("Fyra", "error"))
        assert [line.strip()[-4:] for line in screen[1:3]] == [" Tre", "Fyra"]
        assert not any("Två" in line for line in screen)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_long_one_is_whole_and_leaves_the_lower_half_alone(size: tuple[int, int]) -> None:
    async with AroundApp().run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        before = lines(pilot.app)
        screen = await told(pilot, (LONG, "error"))
        seen = " ".join(" ".join(line.partition("▌")[2].split()) for line in screen if "▌" in line)
        for word in LONG.split():
            assert word in seen
        assert screen[0] == before[0]
        assert screen[size[1] // 2 :] == before[size[1] // 2 :]


async def test_the_next_key_takes_away_what_has_been_seen_but_not_an_error() -> None:
    async with AroundApp().run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        screen = await told(pilot, ("Gjort", "information"), ("Ej sparat", "error"))
        assert "Gjort" in screen[1] or "Gjort" in screen[2]
        await pilot.pause(SEEN_SECONDS)
        await pilot.press("ctrl+p")
        await settle(pilot)
        screen = lines(pilot.app)
        assert not any("Gjort" in line for line in screen)
        assert any("Ej sparat" in line for line in screen)


async def test_what_a_key_has_to_tell_stays_and_so_does_what_nobody_can_have_seen() -> None:
    async with AroundApp().run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await told(pilot, ("Gammalt", "information"))
        await pilot.pause(SEEN_SECONDS)
        await pilot.press("ctrl+c")
        await pilot.press("down")
        await settle(pilot)
        screen = "\n".join(lines(pilot.app))
        assert "Gammalt" not in screen
        assert "ctrl+q avslutar" in screen


@pytest.mark.parametrize("way", ["terminal", "key"])
async def test_a_paste_where_nothing_can_be_written_says_so(way: str) -> None:
    async with AroundApp().run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        if way == "key":
            await pilot.press("ctrl+v")
        else:
            pilot.app.post_message(events.Paste("1\t2"))
        await settle(pilot)
        assert [one.message for one in pilot.app._notifications] == [NOWHERE]


@pytest.mark.parametrize("field", [Input, TextArea])
async def test_a_paste_in_a_field_is_taken_there(field: type[Widget]) -> None:
    async with AroundApp().run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        pilot.app.screen.query_one(field).focus()
        pilot.app.post_message(events.Paste("1"))
        await settle(pilot)
        assert not pilot.app._notifications
