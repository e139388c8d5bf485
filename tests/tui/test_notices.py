"""Notices: few, whole, and where they hide little."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.around import AroundApp, lines, settle

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
