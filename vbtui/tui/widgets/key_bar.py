"""The bottom line: the keys that work where one is, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from vbtui.domain.text import printable
from vbtui.tui.commands import Command, commands
from vbtui.tui.keys import key_short
from vbtui.tui.widgets.cells import width_of

FIRST = "app.hjalp"
LAST = "app.kommandon"
"""These two are always there: they lead to all the others."""
ORDER = (
    "plan.filter",
    "inlamning.sista_dag",
    "inlamning.stang",
    "inlamning.historik",
    "main.enhet",
    "main.period",
    "plan.storre",
    "plan.andra",
    "plan.forslag",
    "plan.lagg_till",
    "plan.tillbaka",
    "plan.trend",
    "plan.utfall",
    "plan.effekt",
    "plan.nasta_ar",
    "plan.tabell",
    "tabell.historik",
    "tabell.om",
    "tabell.texten",
    "tabell.definition",
    "tabell.ny_rad",
    "grid.paste",
    "main.gor_om",
    "main.nasta_arbetsyta",
    "plan.byt_namn",
    "plan.flytta",
    "plan.ta_bort",
    "start.om",
    "start.avsluta",
    "app.oppna",
    "app.tema",
    "app.avsluta",
)
"""What else than the bindings that ask to be shown is worth the room, most important first."""
ROOMY = 100
"""From so many cells on there are two between two entries, and one below."""


def worth_showing(found: Iterable[Command]) -> list[Command]:
    """The commands whose keys do something now, most important first."""
    rank = {name: place for place, name in enumerate(ORDER)}

    def importance(one: Command) -> int:
        if one.shown or one.action == "submit":
            return -1
        return rank.get(one.id, len(rank))

    useful = [one for one in found if one.enabled and not one.typed and importance(one) < len(rank)]
    return sorted(useful, key=importance)


def that_fit(found: Sequence[Command], width: int) -> list[Command]:
    """As many of them as there is room for, help first and the palette last, in order."""
    gap = gap_of(width)
    fixed = [one for one in found if one.id in (FIRST, LAST)]
    room = width - sum(_width(one) + gap for one in fixed) + gap
    kept = []
    for one in found:
        if one not in fixed and _width(one) + gap <= room:
            kept.append(one)
            room -= _width(one) + gap
    return [
        *(one for one in fixed if one.id == FIRST),
        *kept,
        *(one for one in fixed if one.id == LAST),
    ]


def gap_of(width: int) -> int:
    """Cells between two entries of a bar of that width."""
    return 2 if width >= ROOMY else 1


class KeyBar(Widget, can_focus=False):
    """One line of keys and what they do; a click on one does it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--hover"}
    """
    | Class | Description |
    | :- | :- |
    | `bar--key` | A key. |
    | `bar--hover` | The entry under the mouse. |
    """
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        color: $footer-description-foreground;
        background: $footer-background;
        text-wrap: nowrap;
        & > .bar--key {
            color: $footer-key-foreground;
            background: $footer-key-background;
            text-style: bold;
        }
        & > .bar--hover { background: $block-hover-background; text-style: underline; }
    }
    """

    def __init__(self) -> None:
        """A bar that follows what the focus can do."""
        super().__init__()
        self._found: list[Command] = []
        self._shown: list[Command] = []
        self._over: int | None = None

    def on_mount(self) -> None:
        """Listen for other bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def _bindings_updated(self, screen: Screen[Any]) -> None:
        if screen is self.screen and self.is_attached and self.app.app_focus:
            self.call_after_refresh(self._look)

    def _look(self) -> None:
        if not self.is_attached:
            return  # Its screen has been closed meanwhile.
        found = worth_showing(commands(self.screen))
        if found != self._found:
            self._found = found
            self._fit()

    def on_resize(self) -> None:
        """Show as many as fit now."""
        self._fit()

    def _fit(self) -> None:
        self._shown = that_fit(self._found, self.content_size.width)
        self._over = None
        self.tooltip = None
        self.refresh()

    def render(self) -> Content:
        """The entries in a row."""
        key_style = self.get_visual_style("bar--key", partial=True)
        over_style = self.get_visual_style("bar--hover", partial=True)
        parts: list[Content] = []
        for place, one in enumerate(self._shown):
            entry = Content.assemble((_key(one), key_style), f" {printable(one.name)}")
            parts.append(entry.stylize(over_style) if place == self._over else entry)
        return Content(" " * gap_of(self.content_size.width)).join(parts)

    def _place_at(self, x: int) -> int | None:
        """The entry at a cell of the line."""
        start = 0
        for place, one in enumerate(self._shown):
            if start <= x < start + _width(one):
                return place
            start += _width(one) + gap_of(self.content_size.width)
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the entry under the mouse, and say more about it."""
        offset = event.get_content_offset(self)
        over = self._place_at(offset.x) if offset is not None else None
        if over != self._over:
            self._over = over
            self.tooltip = None if over is None else Content(printable(self._shown[over].tooltip))
            self.refresh()

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._over = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Do what the entry says."""
        event.stop()
        offset = event.get_content_offset(self)
        place = self._place_at(offset.x) if offset is not None else None
        if place is not None:
            self.app.call_later(self._shown[place].run)


def _key(one: Command) -> str:
    return key_short(one.keys[0])


def _width(one: Command) -> int:
    return width_of(f"{_key(one)} {printable(one.name)}")
