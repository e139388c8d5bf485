"""The app wears its themes, and none of their colours where the user wants none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color
from rich.segment import Segment
from textual.widgets import Input, TextArea

from tests.tui.around import AroundApp, lines, settle
from tests.tui.test_themes import COLOURED, contrast
from vbtui.domain.status import Tone
from vbtui.tui.screens.dialogs import Choice, Choose
from vbtui.tui.themes import CONTRAST, DARK, MONO
from vbtui.tui.widgets.tree import TreeView

STATUSES = [
    Choice(tone, tone.name, symbol, tone=tone) for tone, symbol in zip(Tone, "●◐×–", strict=True)
]


def segments(app: AroundApp) -> Iterator[Segment]:
    """What is drawn, without blanks."""
    for strip in app.screen._compositor.render_strips():
        yield from (one for one in strip if one.text.strip() and one.style)


def is_letters(text: str) -> bool:
    return any(char.isalnum() for char in text)


def hexed(colour: Color | None) -> str:
    assert colour is not None
    assert colour.triplet is not None, colour
    return colour.triplet.hex


@pytest.mark.parametrize("theme", COLOURED)
@pytest.mark.parametrize("focus", [TreeView, Input, TextArea])
@pytest.mark.parametrize("read_only", [False, True])
async def test_what_is_drawn_can_be_read(theme: str, focus: type, read_only: bool) -> None:
    app = AroundApp(theme)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(TextArea).read_only = read_only
        app.screen.query_one(focus).focus()
        await settle(pilot)
        found = {
            (hexed(one.style.color), hexed(one.style.bgcolor))
            for one in segments(app)
            if one.style and is_letters(one.text)
        }
    least = 7 if theme == CONTRAST else 4.5
    assert len(found) > 3
    assert [pair for pair in found if contrast(*pair) < least] == []


async def test_the_chosen_theme_is_worn_from_the_first_frame() -> None:
    app = AroundApp("dag")
    async with app.run_test() as pilot:
        assert app.theme == "dag"
        await settle(pilot)
        assert app.screen.styles.background.hex6 == "#F4F1EA"


async def test_a_theme_that_is_gone_is_told_of() -> None:
    app = AroundApp("borta")
    assert app.theme == DARK
    assert app.theme_faults == ["Temat borta finns inte längre; ett annat används."]


async def test_no_color_is_without_colours_whatever_was_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = AroundApp("dag")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.theme == MONO
        assert colours(app) == set()


async def test_an_empty_no_color_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    app = AroundApp("dag")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.theme == "dag"
        assert not app.no_color
        assert len(greyed(app)) > 1


async def test_a_theme_chosen_under_no_color_is_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = AroundApp()
    async with app.run_test() as pilot:
        app.theme = "dag"
        await settle(pilot)
        assert all(len(set(Color.parse(one).triplet or ())) == 1 for one in colours(app))


async def test_the_monochrome_theme_can_be_put_on_and_off() -> None:
    app = AroundApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        before = colours(app)
        app.theme = MONO
        await settle(pilot)
        assert colours(app) == set()
        app.theme = DARK
        await settle(pilot)
        assert colours(app) == before
        assert len(before) > 3


async def test_cursor_and_statuses_are_seen_without_colours() -> None:
    app = AroundApp(MONO)
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choose("Status", STATUSES, "delvis"))
        await settle(pilot)
        cursor = [one.text.strip() for one in segments(app) if one.style and one.style.reverse]
        assert {"✓", "2", "◐", "PARTLY"} <= set(cursor)
        assert not {"GOOD", "BAD", "NEUTRAL"} & set(cursor)
        for tone, symbol in zip(Tone, "●◐×–", strict=True):
            assert any(f"{symbol} {tone.name}" in line for line in lines(app))


async def test_selected_text_is_seen_without_colours() -> None:
    app = AroundApp(MONO)
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.screen.query_one(Input)
        field.focus()
        await pilot.press(*"abcd", "home", "shift+right", "shift+right")
        await settle(pilot)
        (selected,) = [one for one in segments(app) if one.text == "ab"]
        assert selected.style is not None
        assert selected.style.reverse


def colours(app: AroundApp) -> set[str]:
    """Every colour on the screen that is not the terminal's own."""
    found = set()
    for one in segments(app):
        assert one.style is not None
        for colour in (one.style.color, one.style.bgcolor):
            if colour is not None and not colour.is_default:
                found.add(colour.name)
    return found


def greyed(app: AroundApp) -> set[str]:
    """Colours that are no shade of grey."""
    return {one for one in colours(app) if len(set(Color.parse(one).triplet or ())) > 1}
