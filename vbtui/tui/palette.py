"""The command palette: everything that can be done now, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual.binding import Binding, BindingType
from textual.screen import Screen

from vbtui.tui.commands import NOT_NOW, Command, all_commands
from vbtui.tui.keys import key_names
from vbtui.tui.screens.dialogs import Choice, Choose
from vbtui.tui.widgets.key_bar import ORDER

ALIASES: dict[str, str] = {
    "andra.anvand": "used mark unmark",
    "andra.ga": "go to unit page",
    "andra.infoga": "insert quote use comment",
    "andra.ned": "scroll down",
    "andra.tillbaka": "back leave",
    "andra.upp": "scroll up",
    "app.avsluta": "quit exit close",
    "app.hjalp": "help keys shortcuts",
    "app.kommandon": "command palette",
    "app.namn": "author user name settings",
    "app.oppna": "open file recent",
    "app.start": "start page recent home welcome",
    "app.tema": "theme colors dark light settings",
    "approve.ja": "ok yes approve confirm",
    "button.press": "press push",
    "choices.choose": "choose select ok",
    "choices.number_1": "choose number",
    "choices.number_2": "choose number",
    "choices.number_3": "choose number",
    "choices.number_4": "choose number",
    "choices.number_5": "choose number",
    "choices.number_6": "choose number",
    "choices.number_7": "choose number",
    "choices.number_8": "choose number",
    "choices.number_9": "choose number",
    "choose.down": "down next",
    "choose.page_down": "page down",
    "choose.page_up": "page up",
    "choose.up": "up previous",
    "confirm.next": "next button",
    "confirm.previous": "previous button",
    "delar.oppna": "open go to",
    "dialog.help": "help keys shortcuts",
    "dialog.leave": "close cancel escape back",
    "dialog.palette": "command palette",
    "filer.falt": "path type field",
    "filer.upp": "parent folder up",
    "forklaring.stang": "close",
    "grid.clear": "clear delete empty",
    "grid.copy": "copy",
    "grid.edit": "edit change",
    "grid.paste": "paste insert block",
    "granska.ga_dit": "go to jump place",
    "granska.las_in": "import apply confirm",
    "granska.las_om": "reload reread refresh",
    "granska.nasta": "next button",
    "help.down": "scroll down",
    "help.leave": "close",
    "help.page_down": "page down",
    "help.page_up": "page up",
    "help.up": "scroll up",
    "historik.aterstall": "restore revert",
    "arsskifte.nasta": "next field",
    "arsskifte.nasta_fraga": "next unsure question",
    "inlamning.arsskifte": "rollover roll over next year new period plan",
    "inlamning.atersand": "return send back reject",
    "inlamning.historik": "history log",
    "inlamning.lamna_in": "submit hand in deliver package",
    "inlamning.lamna_ut": "hand out split distribute",
    "inlamning.sista_dag": "deadline due date extension exception",
    "inlamning.sla_samman": "merge combine import",
    "inlamning.stang": "close open lock period",
    "inlamning.ta_emot": "receive accept",
    "inlamning.tillbaka": "back board",
    "kommentar.klar": "done save back",
    "kommentar.program": "external editor",
    "lamnain.gor": "submit hand in",
    "lamnain.upp": "scroll up",
    "lamnain.ner": "scroll down",
    "lamnaut.nasta": "next field",
    "kolumner.oppna": "open change details",
    "konflikt.agaren": "owner wins bulk all",
    "konflikt.angra": "undo",
    "konflikt.bada": "both join concatenate",
    "konflikt.gor_om": "redo",
    "konflikt.hela": "whole text fold differences only",
    "konflikt.historik": "history log versions",
    "konflikt.nasta": "next unresolved",
    "konflikt.skillnad": "difference diff next",
    **{f"konflikt.ta_{number}": "take choose side resolve" for number in range(1, 10)},
    "konflikt.tredje": "write edit third own",
    "main.angra": "undo",
    "main.enhet": "unit organisation switch",
    "main.konflikter": "conflicts resolve merge",
    "main.gor_om": "redo",
    "main.inlamning": "submission delivery board merge",
    "main.las_om": "reload refresh",
    "main.nasta_arbetsyta": "next workspace tab",
    "main.oversikt": "overview dashboard start summary",
    "main.period": "period year switch",
    "main.rapport": "report",
    "main.tabeller": "tables figures",
    "main.uppfoljning": "follow-up plan tree",
    "marks.alla": "select all mark",
    "marks.mark": "select mark toggle",
    "new.next": "next field",
    "new.previous": "previous field",
    "form.forra": "previous field",
    "form.nasta": "next field",
    "open.complete": "complete fill",
    "open.down": "down next",
    "open.page_down": "page down",
    "open.page_up": "page up",
    "open.up": "up previous",
    "oversikt.forklara": "explain formula why where from",
    "oversikt.hoger": "right column",
    "oversikt.vanster": "left column",
    "palett.stang": "close",
    "plan.andra": "others units voices",
    "plan.byt_namn": "rename title edit change date target fields",
    "plan.effekt": "effect åtgärd control answer",
    "plan.filter": "filter show",
    "plan.flytta": "move parent",
    "plan.flytta_ned": "move down order",
    "plan.flytta_upp": "move up order",
    "plan.forslag": "suggestion accept suggested status",
    "plan.historik": "history log versions",
    "plan.kommentar": "comment edit write",
    "plan.lagg_till": "add new insert",
    "plan.nasta": "next missing unfilled",
    "plan.nasta_ar": "next year risk analysis answer",
    "plan.sok": "search find",
    "plan.status": "status state",
    "plan.storre": "zoom maximize fullscreen",
    "plan.ta_bort": "delete remove",
    "plan.tabell": "table figures go",
    "plan.tillbaka": "back clear cancel",
    "plan.trend": "trend direction",
    "plan.utfall": "outcome value result",
    "rapport.fil": "file path target save as",
    "rapport.format": "format excel word markdown",
    "rapport.las_in": "import read excel workbook",
    "rapport.mapp": "open folder directory",
    "rapport.omfattning": "scope consolidated own units",
    "rapport.saknas": "missing unfilled",
    "rapport.skriv": "export write save excel workbook",
    "rapport.tillbaka": "back choices",
    "rapport.version": "version publish publication",
    "reading.leave": "close",
    "skrivet.mapp": "open folder directory",
    "skrivet.oppna": "open file workbook",
    "start.avsluta": "quit exit",
    "start.exempel": "sample example demo",
    "start.ny": "new create file",
    "start.om": "sample example reset restart",
    "start.oppna": "open file browse",
    "tabell.andra_raden": "edit row rename unit direction target",
    "tabell.definition": "definition measured method",
    "tabell.forklara": "explain formula why",
    "tabell.historik": "history log versions",
    "tabell.konsoliderat": "consolidated sum own",
    "tabell.lista": "list tables sidebar",
    "tabell.ny_rad": "add new insert row",
    "tabell.om": "about definition info",
    "tabell.redigera": "edit change",
    "tabell.sortera": "sort order",
    "tabell.ta_bort": "delete remove row",
    "tabell.texten": "text section report analysis go",
    "tabell.till_tabellen": "go to grid cells",
    "tavla.delar": "open parts details",
    "tree.collapse": "collapse",
    "tree.collapse_all": "collapse all",
    "tree.expand": "expand",
    "tree.expand_all": "expand all",
    "tree.left": "collapse parent",
    "tree.right": "expand child",
    "tree.select": "open select",
    "tree.toggle": "toggle expand collapse",
    "tredje.galler": "save resolve done",
    "tredje.nasta": "next pane switch",
    "val.forra": "previous choice",
    "val.klar": "save done",
    "val.nasta": "next choice",
    "working.leave": "cancel stop abort",
}
"""Binding id → English words that find it too: what other programs call the same thing."""

MOVING = frozenset({"choices", "choose", "help", "lines", "new", "open", "tree"})
"""What ids of keys begin with that move about."""


@runtime_checkable
class HasElsewhere(Protocol):
    """A screen from which one can also do what belongs to a part that is not shown now."""

    def elsewhere(self) -> list[Command]:
        """What can be done there; to do it goes there first."""


class Palette(Choose):
    """Everything that can be done on a screen; the answer is a place in :attr:`found`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+p,f10",
            "leave",
            "Stäng",
            False,
            id="palett.stang",
            tooltip="Stäng listan med kommandon",
        ),
    ]
    HELP = "Skriv en del av vad du vill göra, på svenska eller engelska, och tryck retur."

    def __init__(self, screen: Screen[Any]) -> None:
        """Offer what the keys of a screen do as it is now."""
        here = [one for one in all_commands(screen) if not one.away or _is_worth_going_to(one)]
        elsewhere = screen.elsewhere() if isinstance(screen, HasElsewhere) else []
        self.found = in_order([*here, *elsewhere])
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


def _is_worth_going_to(one: Command) -> bool:
    """Whether one would go to another part of the screen for it: not to move about there."""
    return one.id in ALIASES and not one.id.startswith(("choices.", "lines."))


def in_order(found: Sequence[Command]) -> list[Command]:
    """What the footer shows first, most important first; moving about and editing letters last."""
    rank = {name: place for place, name in enumerate(ORDER)}

    def place(one: Command) -> tuple[bool, bool, bool, bool, int]:
        moving = one.id not in ALIASES or one.id.partition(".")[0] in MOVING
        return bool(one.english), one.away, moving, not one.shown, rank.get(one.id, len(rank))

    return sorted(found, key=place)
