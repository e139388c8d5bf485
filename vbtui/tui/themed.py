"""An app that wears our themes, and no colours at all where the user wants none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, TypeVar

from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor

from vbtui.tui.escapes import NoEscapes
from vbtui.tui.themes import DARK, MONO, VbtuiTheme, load_themes, variable_defaults

R = TypeVar("R")


class ThemedApp(App[R]):
    """Knows our themes from the start; what was wrong with the files is in :attr:`theme_faults`.

    With the environment variable NO_COLOR the monochrome theme is worn at the start, whatever was
    chosen before. A theme with colours that is chosen after that is shown in grey.
    """

    # Where Textual's own CSS cannot be read: selected text has a background only, and the letter
    # under the cursor of a text area is mixed of two dark colours in a light theme.
    DEFAULT_CSS = """
    Screen TextArea:light .text-area--cursor {
        color: $input-cursor-foreground;
        background: $input-cursor-background;
    }
    Screen TextArea:light.-read-only .text-area--cursor,
    Screen TextArea:dark.-read-only .text-area--cursor {
        color: $block-cursor-blurred-foreground;
        background: $block-cursor-blurred-background;
    }
    Screen TextArea .text-area--placeholder { color: $text-disabled; }
    Screen Input:nocolor > .input--selection { text-style: reverse; }
    Screen:nocolor > .screen--selection { text-style: reverse; }
    """

    def __init__(self, *, theme: str = "", **kwargs: Any) -> None:
        """Wear ``theme``, an id; the dark one where there is no such theme."""
        super().__init__(**kwargs)
        self._wants_no_colour = bool(os.environ.get("NO_COLOR"))
        # Textual's own answer to NO_COLOR is decided before there is a theme; ours replaces it.
        self._no_colour, self._grey = NoColor(), Monochrome()
        self._no_escapes = NoEscapes()
        themes, self.theme_faults = load_themes()
        self.themes: dict[str, VbtuiTheme] = {one.name: one for one in themes}
        """Our themes by id, in the order they are listed."""
        for one in themes:
            self.register_theme(one)
        if theme and theme not in self.themes:
            self.theme_faults.append(f"Temat {theme} finns inte längre; ett annat används.")
        wanted = MONO if self._wants_no_colour else theme
        self.theme = wanted if wanted in self.themes else DARK
        self._follow_theme()

    def watch_theme(self) -> None:
        """Take the colours away before the new theme is painted, or give them back."""
        self._follow_theme()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables in a theme that is not ours."""
        return variable_defaults()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every drawn line goes through: no escapes, and no colours where none are wanted."""
        filters: list[LineFilter] = [self._no_escapes]
        filters += (
            one for one in super().get_line_filters() if not isinstance(one, Monochrome | NoColor)
        )
        if self.no_color:
            filters.append(self._no_colour if self._monochrome else self._grey)
        return filters

    @property
    def _monochrome(self) -> bool:
        theme = self.themes.get(self.theme)
        return theme is not None and theme.monochrome

    def _follow_theme(self) -> None:
        # The flag also answers for ``:nocolor`` in CSS.
        self.no_color = self._monochrome or self._wants_no_colour
