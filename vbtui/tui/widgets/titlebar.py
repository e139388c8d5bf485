"""The top two lines: where one stands, which file it is, and whether everything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Label

from vbtui.domain.text import printable

ROOM_BESIDE = 40
"""Cells of the title bar that program, file and saved state want besides the place."""

CIRCLED = 20
"""Numbers up to this one stand in a circle."""


class ClickLabel(Label):
    """A label that says which action a click on it is."""

    @dataclass
    class Clicked(Message):
        """The label was clicked; ``action`` is what it stands for."""

        action: str

    def __init__(self, text: str, action: str, *, id: str | None = None, classes: str = "") -> None:
        """A label for ``action``."""
        super().__init__(Content(printable(text)), id=id, classes=classes)
        self._action = action

    def on_click(self, event: Click) -> None:
        """Say what was clicked."""
        event.stop()
        self.post_message(self.Clicked(self._action))


def in_circle(count: int) -> str:
    """A number in a circle, in parentheses where there is no such sign; nothing for none."""
    if count <= 0:
        return ""
    return chr(ord("①") + count - 1) if count <= CIRCLED else f"({count})"


class TitleBar(Vertical):
    """Program, unit, period, file and saved state; under them the workspaces by number."""

    DEFAULT_CSS = """
    TitleBar {
        height: 2;
        dock: top;
        & Horizontal { height: 1; }
        & Label { height: 1; }
        & .bar { background: $panel; }
        & #brand { text-style: bold; color: $text-primary; padding: 0 1; }
        & #enhet { text-style: bold; }
        & #enhet:hover, & #period:hover { text-style: underline; }
        & #fil {
            width: 1fr;
            padding: 0 2;
            color: $text-muted;
            text-align: right;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & #sparad { padding: 0 1 0 0; color: $text-success; }
        & #sparad.-utkast { color: $text-warning; }
        & #sparad.-fel { color: $text-error; text-style: bold; }
        & .workspace { padding: 0 2 0 1; color: $text-muted; }
        & .workspace.-active { text-style: bold underline; color: $text; }
        & .workspace:hover { color: $text; }
        & #nasta { display: none; }
        &.-typing #nasta { display: block; }
    }
    """

    def __init__(self, workspaces: Sequence[tuple[int, str, str]]) -> None:
        """``workspaces`` are (number, id, title) in the order of their numbers."""
        super().__init__()
        self._workspaces = workspaces
        self._counts: dict[str, int] = {}
        self._numbers = True

    def compose(self) -> ComposeResult:
        """Two lines of labels."""
        with Horizontal(classes="bar"):
            yield Label("vbtui", id="brand")
            yield ClickLabel("", "choose_enhet", id="enhet")
            yield Label(" · ")
            yield ClickLabel("", "choose_period", id="period")
            yield Label("", id="fil")
            yield Label("", id="sparad")
        with Horizontal():
            for number, key, title in self._workspaces:
                yield ClickLabel(
                    f"{number} {title}",
                    f"workspace('{key}')",
                    id=f"workspace-{key}",
                    classes="workspace",
                )
            yield ClickLabel("F6 nästa", "next_workspace", id="nasta", classes="workspace")

    def show_place(self, path: Sequence[str], period: str, file: str) -> None:
        """Say where one stands; ``path`` are the units from the board down to one's own.

        Where there is little room only the last of them is said.
        """
        whole = " ▸ ".join(path)
        roomy = len(whole) + len(period) + ROOM_BESIDE <= self.app.size.width
        shown = whole if roomy or not path else path[-1]
        self.query_one("#enhet", Label).update(Content(printable(shown)))
        self.query_one("#period", Label).update(Content(printable(period)))
        self.query_one("#fil", Label).update(Content(printable(file)))

    def show_saved(self, text: str, state: str = "") -> None:
        """Say whether everything is saved; ``state`` is "", "utkast" or "fel"."""
        label = self.query_one("#sparad", Label)
        label.update(Content(printable(text)))
        label.set_class(state == "utkast", "-utkast")
        label.set_class(state == "fel", "-fel")

    def show_keys(self, *, numbers: bool) -> None:
        """Say how to go to another workspace: by its number, or with F6 where digits are typed.

        The titles stay where they are.
        """
        if numbers == self._numbers:
            return
        self.set_class(not numbers, "-typing")
        self._numbers = numbers
        self._show_titles()

    def show_count(self, key: str, count: int) -> None:
        """Say how many things wait in a workspace; nothing where there are none."""
        self._counts[key] = count
        self._show_titles()

    def _show_titles(self) -> None:
        for number, key, title in self._workspaces:
            label = self.query_one(f"#workspace-{key}", Label)
            before = str(number) if self._numbers else " "
            waiting = in_circle(self._counts.get(key, 0))
            label.update(Content(f"{before} {printable(title)} {waiting}".rstrip()))

    def show_workspace(self, key: str) -> None:
        """Mark the workspace that is shown."""
        for _, known, _ in self._workspaces:
            self.query_one(f"#workspace-{known}").set_class(known == key, "-active")
