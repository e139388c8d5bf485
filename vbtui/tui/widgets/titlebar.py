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
from vbtui.tui.widgets.cells import fit, one_line, width_of

ROOM_BESIDE = 40
"""Cells of the title bar that program, file and saved state want besides the place."""
BRAND = "vbtui"
BETWEEN = " · "
"""Stands between unit and period."""
FILE_LEAST = 12
"""Cells that the file's name, with the space on both sides, is said in; in fewer it is not."""
NAME_LEAST = 4
"""Cells that a unit's name is cut to; in fewer it is not said."""
NEXT = "F6 nästa"
"""The way to another workspace where digits are typed."""
TITLE_PADDING = 3
"""Cells around the title of a workspace."""

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
        & #fil.-none { padding: 0; }
        & #brand.-none { display: none; }
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
        self._path: Sequence[str] = ()
        self._period = self._file = self._saved = ""
        self._counts: dict[str, int] = {}
        self._numbers = True
        self._active = ""

    def compose(self) -> ComposeResult:
        """Two lines of labels."""
        with Horizontal(classes="bar"):
            yield Label(BRAND, id="brand")
            yield ClickLabel("", "choose_enhet", id="enhet")
            yield Label(BETWEEN, id="mellan")
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
            yield ClickLabel(NEXT, "next_workspace", id="nasta", classes="workspace")

    def show_place(self, path: Sequence[str], period: str, file: str) -> None:
        """Say where one stands; ``path`` are the units from the board down to one's own.

        Where there is little room only the last of them is said.
        """
        self._path, self._period, self._file = [*map(one_line, path)], one_line(period), file
        self._show_line()

    def show_saved(self, text: str, state: str = "") -> None:
        """Say whether everything is saved; ``state`` is "", "utkast" or "fel"."""
        label = self.query_one("#sparad", Label)
        label.set_class(state == "utkast", "-utkast")
        label.set_class(state == "fel", "-fel")
        self._saved = text
        self._show_line()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._show_line()
        self._show_titles()

    def _show_line(self) -> None:
        """The upper line. Whether everything is saved is said in full, whatever must give way:
        first the units above one's own, then the file, the program's name, and the unit's."""
        width = self.app.size.width
        whole = " ▸ ".join(self._path)
        roomy = len(whole) + len(self._period) + ROOM_BESIDE <= width
        name = whole if roomy or not self._path else self._path[-1]
        room = width - width_of(self._saved) - 3  # A space at each end, and one between.
        place = width_of(name) + len(BETWEEN) + width_of(self._period)
        branded = place + len(BRAND) + 1 <= room
        left = room - place - (len(BRAND) + 1) * branded
        if left < 0:
            name = fit(name, max(0, width_of(name) + left)).rstrip()
            if width_of(name) < NAME_LEAST:
                name = ""
        self.query_one("#brand").set_class(not branded, "-none")
        self._say("#enhet", name if branded or not name else f" {name}")
        self._say("#mellan", BETWEEN if name else " ")
        self._say("#period", self._period)
        said = left >= min(FILE_LEAST, width_of(self._file) + 4)
        self.query_one("#fil").set_class(not said, "-none")
        self._say("#fil", self._file if said else "")
        self._say("#sparad", self._saved)

    def _say(self, name: str, text: str) -> None:
        self.query_one(name, Label).update(Content(printable(text)))

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
        texts = {}
        for number, key, title in self._workspaces:
            before = str(number) if self._numbers else " "
            waiting = in_circle(self._counts.get(key, 0))
            texts[key] = f"{before} {printable(title)} {waiting}".rstrip()
        # Where there is no room for all of them, the others are said by their numbers; where digits
        # are typed those say nothing, and the way to the next one is said instead.
        needed = sum(width_of(text) + TITLE_PADDING for text in texts.values())
        needed += -TITLE_PADDING if self._numbers else width_of(NEXT) + 1
        short = needed > self.app.size.width
        for number, key, _ in self._workspaces:
            waiting = in_circle(self._counts.get(key, 0))
            brief = short and key != self._active
            text = f"{number} {waiting}".rstrip() if brief else texts[key]
            label = self.query_one(f"#workspace-{key}", Label)
            label.update(Content(text))
            label.display = self._numbers or not brief

    def show_workspace(self, key: str) -> None:
        """Mark the workspace that is shown."""
        self._active = key
        for _, known, _ in self._workspaces:
            self.query_one(f"#workspace-{known}").set_class(known == key, "-active")
        self._show_titles()
