"""One of a few words on one line: its keys, the mouse, and a value that is none of them."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from vbtui.tui.widgets.choice_line import ChoiceLine

WORDS = [("", "ingen"), ("it", "Område IT"), ("in", "[/] inköp"), ("fa", "Område fastigheter")]


class LineApp(App[None]):
    """A line that stands at ``value``; counts how often enter was pressed."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value
        self.done = 0

    def compose(self) -> ComposeResult:
        yield ChoiceLine(WORDS, self.value)

    def on_choice_line_done(self) -> None:
        self.done += 1

    @property
    def line(self) -> ChoiceLine:
        return self.query_one(ChoiceLine)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["right"], "in"),
        (["space", "space"], "fa"),
        (["right", "right", "right"], ""),
        (["left", "left"], "fa"),
        (["o"], "fa"),
        (["O", "O"], "it"),
        (["i"], ""),
        (["x", "7"], "it"),
    ],
)
async def test_keys_go_round_the_words(keys: list[str], value: str) -> None:
    app = LineApp("it")
    async with app.run_test() as pilot:
        await pilot.press("tab", *keys)
        assert app.line.value == value
        assert app.done == 0
        await pilot.press("enter")
        assert app.done == 1


async def test_a_click_goes_to_the_next_and_text_is_text() -> None:
    app = LineApp("it")
    async with app.run_test() as pilot:
        await pilot.click(ChoiceLine)
        assert app.line.value == "in"
        assert str(app.line.render()) == "◂ [/] inköp ▸"


async def test_a_value_that_is_none_of_the_words_is_kept_until_another_is_chosen() -> None:
    app = LineApp("gammal")
    async with app.run_test() as pilot:
        assert (app.line.value, str(app.line.render())) == ("gammal", "◂ gammal ▸")
        await pilot.press("tab", "left")
        assert app.line.value == "fa"
