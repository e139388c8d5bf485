"""What can be done right now: the bindings from the focused widget out to the app.

Help and palette are made of this list, so that neither can differ from what the keys do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from vbtui.tui.swedish import description, group_title, is_textuals

APP_GROUP = "Programmet"
SCREEN_GROUP = "Överallt"
NOT_NOW = "går inte just nu"
"""Said of what is bound, but has nothing to act on as things are."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done. Several keys that do the same are one command."""

    id: str
    """The binding's id, or the action where it has none."""
    action: str
    """In Textual's words, to be run with :attr:`node` as its namespace."""
    node: DOMNode
    group: str
    """The name of the widget that it belongs to, as the user knows it."""
    name: str
    tooltip: str = ""
    keys: tuple[str, ...] = ()
    """Textual's names of the keys that do it now, or would if one was not typing."""
    typed: bool = False
    """Whether the keys write or edit in the field that has the focus now."""
    enabled: bool = True
    shown: bool = False
    """Whether it is important enough for the footer."""
    english: str = ""
    """Textual's own description, where the binding is Textual's."""
    away: bool = False
    """Whether it belongs to a part of the screen that the focus is not in."""

    async def run(self) -> None:
        """Do it, where it is done."""
        if self.away and isinstance(self.node, Widget):
            self.node.screen.set_focus(self.node)
        await self.node.app.run_action(self.action, self.node)


def commands(screen: Screen[Any]) -> list[Command]:
    """Everything that can be done on a screen as it is, nearest to the focus first."""
    found: list[Command] = []
    active = screen.active_bindings
    for node, group in _chain(screen):
        found += _commands_of(node, group, screen, active)
    return found


def all_commands(screen: Screen[Any]) -> list[Command]:
    """Everything that can be done on a screen, also in its parts that the focus is not in.

    Of those only what has a name of its own; how one moves about in them is not of interest here.
    """
    found = commands(screen)
    known = {one.id for one in found}
    for widget in screen.focus_chain:
        if screen.focused in (None, widget):
            continue
        group = group_title(widget) or _title_above(widget) or SCREEN_GROUP
        for _, binding in widget._bindings:
            if not binding.id or binding.id in known or not binding.description or binding.system:
                continue
            known.add(binding.id)
            if screen.app._check_action_state(binding.action, widget) is False:
                continue
            keys = [key for key, one in widget._bindings if one.id == binding.id]
            found.append(
                replace(
                    _command([binding], widget, group, screen, typed=False),
                    keys=tuple(keys),
                    away=True,
                )
            )
    return found


def _chain(screen: Screen[Any]) -> Iterable[tuple[DOMNode, str]]:
    """The nodes whose bindings count, with their group's title, from the focus outwards."""
    start: DOMNode = screen.focused or screen
    nodes = list(start.ancestors_with_self)
    if not any(isinstance(node, App) for node in nodes):
        nodes.append(screen.app)
    title = ""
    for node in nodes:
        if isinstance(node, App):
            title = APP_GROUP
        elif isinstance(node, Screen):
            title = group_title(node) or SCREEN_GROUP
        else:
            # A widget without a name stands under the one that it is in the middle of.
            title = group_title(node) or title or _title_above(node) or SCREEN_GROUP
        yield node, title
        if node.is_modal:
            return


def _title_above(node: DOMNode) -> str:
    above = (one for one in node.ancestors if not isinstance(one, App | Screen))
    return next((title for one in above if (title := group_title(one))), "")


def _commands_of(
    node: DOMNode, group: str, screen: Screen[Any], active: Mapping[str, ActiveBinding]
) -> list[Command]:
    """The commands of one node, without those that a nearer one has taken all keys of."""
    live: dict[tuple[str, str], list[Binding]] = {}
    waiting: dict[tuple[str, str], list[Binding]] = {}
    for key, binding in node._bindings:
        if not binding.description or binding.system or _is_idle(binding, node):
            continue
        # "Row 1" … "row 9" are one command with nine keys.
        same = binding.action.partition("(")[0], binding.description
        holder = active.get(key)
        if (
            holder is not None
            and holder.node is node
            and holder.binding.action == binding.action
            and not _is_slash_typed(key, node, screen)
        ):
            live.setdefault(same, []).append(binding)
        elif _is_typed(key, binding, node, screen, active) and screen.app._check_action_state(
            binding.action, node
        ):
            waiting.setdefault(same, []).append(binding)
    return [
        _command(live.get(same) or waiting[same], node, group, screen, typed=same not in live)
        for same in dict.fromkeys([*live, *waiting])
    ]


def _is_typed(
    key: str,
    binding: Binding,
    node: DOMNode,
    screen: Screen[Any],
    active: Mapping[str, ActiveBinding],
) -> bool:
    """Whether the key writes or edits in the focused field, and therefore is not the node's."""
    focused = screen.focused
    if focused is None or focused is node:
        return False
    if _is_slash_typed(key, node, screen) or focused.check_consume_key(key, key_to_character(key)):
        return True
    if is_textuals(binding.description):
        return False  # The field has its own for the same.
    holder = active.get(key)
    return isinstance(focused, Input | TextArea) and holder is not None and holder.node is focused


def _is_slash_typed(key: str, node: DOMNode, screen: Screen[Any]) -> bool:
    """Whether the key is the slash, which a field types though Textual does not know it."""
    focused = screen.focused
    return (
        key == "slash"
        and isinstance(focused, Input)
        and node is not focused
        and focused.check_consume_key(key, "/")
    )


def _is_idle(binding: Binding, node: DOMNode) -> bool:
    """Whether the binding came to a field by inheritance only: it scrolls with its cursor."""
    return isinstance(node, Input | TextArea) and binding.action.startswith(("scroll_", "page_"))


def _command(
    bindings: list[Binding], node: DOMNode, group: str, screen: Screen[Any], *, typed: bool
) -> Command:
    binding = bindings[0]
    return Command(
        id=binding.id or binding.action,
        action=binding.action,
        node=node,
        group=group,
        name=description(binding.description),
        tooltip=binding.tooltip,
        keys=tuple(one.key for one in bindings),
        typed=typed,
        enabled=bool(screen.app._check_action_state(binding.action, node)),
        shown=binding.show,
        english=binding.description if is_textuals(binding.description) else "",
    )
