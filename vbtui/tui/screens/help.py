"""Help: what the focused widget is for, and every key that does something now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from vbtui.domain.text import fold, printable
from vbtui.tui.commands import NOT_NOW, Command, all_commands
from vbtui.tui.keys import key_names
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.widgets.cells import fit, width_of, wrap

KEYS_WIDTH = 22
NAME_WIDTH = 20
"""At most so many cells, and a fifth and a fourth of the width, for the keys and for the name; the
explanation has the rest."""
TYPING_NOTE = "när du inte skriver"
"""Said of keys that are letters to the field that has the focus."""
AWAY_NOTE = "när du står där"
"""Said of keys of a part of the screen that the focus is not in."""


class HelpScreen(Dialog[None]):
    """The keys of the screen below by context, filtered by what one types."""

    BINDING_GROUP_TITLE = "Hjälpen"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "leave", "Stäng", False, id="help.leave", tooltip="Stäng hjälpen"),
        Binding("up", "scroll(-1)", "Upp", False, id="help.up", tooltip="Rulla upp"),
        Binding("down", "scroll(1)", "Ner", False, id="help.down", tooltip="Rulla ner"),
        Binding("pageup", "page(-1)", "Sida upp", False, id="help.page_up", tooltip="En sida upp"),
        Binding(
            "pagedown", "page(1)", "Sida ner", False, id="help.page_down", tooltip="En sida ner"
        ),
    ]

    DEFAULT_CSS = """
    HelpScreen {
        & > .dialog--box { width: 92%; height: 92%; max-width: 110; }
        & Input { background: $surface; margin-bottom: 1; }
        & VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        & #about { color: $text-muted; margin-bottom: 1; }
        & #about.-empty { display: none; }
    }
    """

    def __init__(self, screen: Screen[Any]) -> None:
        """Help about a screen as it is now, with its focus."""
        super().__init__()
        self._commands = all_commands(screen)
        self._about = _help_text(screen)

    def compose(self) -> ComposeResult:
        """What it is for, the field, and the keys."""
        with self.box("Hjälp", " skriv för att filtrera · ↑ ↓ rullar · esc stänger "):
            yield Static(
                Content(printable(self._about)), id="about", classes="" if self._about else "-empty"
            )
            yield Input(placeholder="Filtrera på tangent eller vad den gör", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(id="keys")

    def on_resize(self) -> None:
        """Lay the columns out anew."""
        self.call_after_refresh(self._show)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _show(self) -> None:
        needle = self.query_one(Input).value
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        self.query_one("#keys", Static).update(key_table(self._commands, needle, width))

    def action_scroll(self, rows: int) -> None:
        """Scroll the keys."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll the keys by pages."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)


def key_table(found: Sequence[Command], needle: str, width: int) -> Content:
    """Keys, names and explanations in columns, by group, of commands with all the words."""
    words = fold(needle).split()
    shown = [one for one in found if all(word in _searched(one) for word in words)]
    if not shown:
        return Content.styled("Ingen tangent stämmer med det du skrev.", "$text-muted")
    keys_width = min(
        KEYS_WIDTH, max(8, width // 5), max(width_of(key_names(one.keys)) for one in shown)
    )
    name_width = min(NAME_WIDTH, max(8, width // 4), max(width_of(one.name) for one in shown))
    lines: list[Content] = []
    for group, members in by_group(shown):
        if lines:
            lines.append(Content())
        lines.append(Content.styled(printable(group), "bold underline"))
        for one in members:
            lines += _rows(one, keys_width, name_width, width)
    return Content("\n").join(lines)


def by_group(found: Sequence[Command]) -> list[tuple[str, list[Command]]]:
    """Groups in the order to read them: what the footer shows comes first, in and between them."""
    groups: dict[str, list[Command]] = {}
    for one in found:
        note = TYPING_NOTE if one.typed else AWAY_NOTE if one.away else ""
        title = f"{one.group} ({note})" if note else one.group
        groups.setdefault(title, []).append(one)
    for members in groups.values():
        members.sort(key=lambda one: not one.shown)
    return sorted(groups.items(), key=lambda group: (group[1][0].away, not group[1][0].shown))


def _rows(one: Command, keys_width: int, name_width: int, width: int) -> list[Content]:
    """One command; as many rows as its longest column needs."""
    text = one.tooltip if fold(one.tooltip) != fold(one.name) else ""
    if not one.enabled:
        text = f"{text} ({NOT_NOW})" if text else NOT_NOW
    room = max(10, width - keys_width - name_width - 6)
    if not text:
        name_width += room
        columns = [wrap(key_names(one.keys), keys_width), wrap(one.name, name_width), []]
    else:
        columns = [
            wrap(key_names(one.keys), keys_width),
            wrap(one.name, name_width),
            wrap(text, room),
        ]
    rows = []
    for row in range(max(len(column) for column in columns)):
        keys, name, rest = (column[row] if row < len(column) else "" for column in columns)
        rows.append(
            Content.assemble(
                "  ",
                (fit(keys, keys_width), "bold $text-accent"),
                "  ",
                fit(name, name_width),
                "  ",
                (rest, "$text-muted"),
            )
        )
    return rows


def _searched(one: Command) -> str:
    """What the filter looks in."""
    return fold(" ".join((one.name, one.tooltip, key_names(one.keys), one.group)))


def _help_text(screen: Screen[Any]) -> str:
    """What the focused widget is for, or the nearest one around it that says so."""
    start: Widget = screen.focused or screen
    for node in start.ancestors_with_self:
        if isinstance(node, Widget) and node.HELP:
            return " ".join(node.HELP.split())
    return ""
