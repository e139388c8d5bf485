"""Nothing that a user or a file says is sent to the terminal as a command."""

from __future__ import annotations

import re

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.widgets import Input, TextArea

from tests.tui.around import AroundApp, lines, settle
from vbtui.tui.escapes import NoEscapes
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView

HARMFUL = [
    "\x1b[31mröd",
    "\x1b]0;titel\x07",
    "\x9b31m",
    "a\x00b",
    "\x7f",
    "\u202eomvänd",
    "\u2066x",
]
COMMAND = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("text", HARMFUL)
async def test_no_widget_lets_it_through(text: str) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        before = [len(line) for line in lines(app)]
        app.screen.query_one(Input).value = text
        app.screen.query_one(TextArea).text = text
        app.screen.query_one(TextArea).border_title = text.replace("[", "")
        app.screen.query_one(TreeView).set_items([TreeItem("a", 0, text, note=text)])
        app.notify(text, markup=False)
        await settle(pilot)
        assert not COMMAND.search("".join(lines(app)))
        assert [len(line) for line in lines(app)][10:12] == before[10:12], "nothing has moved"


def test_most_lines_are_given_back_as_they_are() -> None:
    segments = [Segment("Säker it-miljö ●", Style(bold=True)), Segment("")]
    assert NoEscapes().apply(segments, Color(0, 0, 0)) is segments


def test_the_rest_of_a_line_is_kept() -> None:
    bold = Style(bold=True)
    segments = [Segment("a\x1b[0mb", bold), Segment("c")]
    assert NoEscapes().apply(segments, Color(0, 0, 0)) == [Segment("a[0mb", bold), Segment("c")]
