"""The command palette: everything that can be done now, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from vbtui.tui.commands import NOT_NOW, Command, commands
from vbtui.tui.keys import key_names
from vbtui.tui.screens.dialogs import Choice, Choose

ALIASES: dict[str, str] = {
    "andra.ned": "scroll down",
    "andra.upp": "scroll up",
    "app.avsluta": "quit exit close",
    "app.hjalp": "help keys shortcuts",
    "app.kommandon": "command palette",
    "app.namn": "author user name settings",
    "app.oppna": "open file recent",
    "app.tema": "theme colors dark light settings",
    "grid.clear": "clear delete empty",
    "grid.copy": "copy",
    "grid.edit": "edit change",
    "grid.paste": "paste insert block",
    "historik.aterstall": "restore revert",
    "kommentar.klar": "done save back",
    "kommentar.program": "external editor",
    "main.angra": "undo",
    "main.enhet": "unit organisation switch",
    "main.gor_om": "redo",
    "main.las_om": "reload refresh",
    "main.nasta_arbetsyta": "next workspace tab",
    "main.period": "period year switch",
    "main.tabeller": "tables figures",
    "main.uppfoljning": "follow-up plan tree",
    "plan.andra": "others units voices",
    "plan.byt_namn": "rename title",
    "plan.filter": "filter show",
    "plan.flytta": "move parent",
    "plan.flytta_ned": "move down order",
    "plan.flytta_upp": "move up order",
    "plan.historik": "history log versions",
    "plan.kommentar": "comment edit write",
    "plan.lagg_till": "add new insert",
    "plan.nasta": "next missing unfilled",
    "plan.sok": "search find",
    "plan.status": "status state",
    "plan.storre": "zoom maximize fullscreen",
    "plan.ta_bort": "delete remove",
    "plan.trend": "trend direction",
    "plan.utfall": "outcome value result",
    "start.avsluta": "quit exit",
    "start.exempel": "sample example demo",
    "start.ny": "new create file",
    "start.om": "sample example reset restart",
    "start.oppna": "open file browse",
    "tabell.byt_namn": "rename row",
    "tabell.forklara": "explain formula why",
    "tabell.historik": "history log versions",
    "tabell.konsoliderat": "consolidated sum own",
    "tabell.lista": "list tables sidebar",
    "tabell.ny_rad": "add new insert row",
    "tabell.om": "about definition info",
    "tabell.redigera": "edit change",
    "tabell.ta_bort": "delete remove row",
    "tabell.till_tabellen": "go to grid cells",
    "tree.collapse": "collapse",
    "tree.collapse_all": "collapse all",
    "tree.expand": "expand",
    "tree.expand_all": "expand all",
    "tree.left": "collapse parent",
    "tree.right": "expand child",
    "tree.select": "open select",
    "tree.toggle": "toggle expand collapse",
}
"""Binding id → English words that find it too: what other programs call the same thing."""


class Palette(Choose):
    """Everything that can be done on a screen; the answer is a place in :attr:`found`."""

    HELP = "Skriv en del av vad du vill göra, på svenska eller engelska, och tryck retur."

    def __init__(self, screen: Screen[Any]) -> None:
        """Offer what the keys of a screen do as it is now."""
        self.found = in_order(commands(screen))
        options = [
            Choice(
                str(place),
                one.name,
                detail=one.tooltip if one.enabled else f"{one.tooltip} ({NOT_NOW})",
                note=key_names(one.keys[:2]),
                words=f"{one.group} {one.english} {ALIASES.get(one.id, '')}",
            )
            for place, one in enumerate(self.found)
        ]
        super().__init__("Kommandon", options, filterable=True, ranked=True)


def in_order(found: Sequence[Command]) -> list[Command]:
    """What the footer shows first, moving about and editing letters last."""
    return sorted(found, key=lambda one: (bool(one.english), not one.shown))
