"""The list of themes: the one at the cursor is worn at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from vbtui.tui.screens.dialogs import Choice, Choose
from vbtui.tui.widgets.choices import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbtui.tui.themes import VbtuiTheme


class ThemePicker(Choose):
    """Which theme to wear; leaving the list without a choice puts the old one back on."""

    HELP = "Temat vid markören visas direkt. Retur behåller det, esc går tillbaka till det gamla."

    def __init__(self, themes: Iterable[VbtuiTheme], current: str) -> None:
        """Offer these themes; ``current`` is the one that is worn."""
        super().__init__("Tema", [_choice(theme) for theme in themes], current)
        self._before = current

    @on(ChoiceList.Highlighted)
    def _try_on(self, event: ChoiceList.Highlighted) -> None:
        if event.list.choice is not None and not self.answered:
            self.app.theme = event.list.choice.key

    def answer(self, result: str | None) -> None:
        """Close with the theme that was chosen, or the old one back on."""
        if not self.answered:
            self.app.theme = self._before if result is None else result
        super().answer(result)


def _choice(theme: VbtuiTheme) -> Choice:
    kind = "mörkt" if theme.dark else "ljust"
    if theme.monochrome:
        kind = "inga färger"
    return Choice(theme.name, theme.title, detail=kind, words=theme.name)
