"""Nothing that Textual says of itself in English reaches the user."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.binding import Binding
from textual.containers import ScrollableContainer
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Button, Input, Static, TextArea

from vbtui.tui.swedish import description, group_title, is_textuals


@pytest.mark.parametrize("widget", [Screen, Input, TextArea, ScrollableContainer, Button])
def test_every_binding_of_textuals_is_translated(widget: type[DOMNode]) -> None:
    found = {one.description for one in Binding.make_bindings(widget.BINDINGS) if not one.system}
    assert found
    assert [one for one in found if not is_textuals(one)] == []


def test_ours_stand_as_they_are() -> None:
    assert description("Nästa ofyllda") == "Nästa ofyllda"
    assert description("Undo") == "Ångra det skrivna"


def test_the_apps_own_bindings_are_replaced() -> None:
    """Those of Textual's App are left out of ours; see shell.py. If there are more, look there."""
    assert [one.key for one in Binding.make_bindings(App.BINDINGS)] == ["ctrl+q", "ctrl+c"]


class Named(Static):
    BINDING_GROUP_TITLE = "Rutan"


class Titled(Input):
    HELP_TITLE = "Sökfältet"


class Titles(Input):
    BINDING_GROUP_TITLE = "Filtret"


@pytest.mark.parametrize(
    ("widget", "title"),
    [
        (Input, "Textfältet"),
        (TextArea, "Textfältet"),
        (Named, "Rutan"),
        (Titled, "Sökfältet"),
        (Titles, "Filtret"),
        (Static, ""),
    ],
)
def test_group_titles(widget: type[DOMNode], title: str) -> None:
    assert group_title(widget()) == title
