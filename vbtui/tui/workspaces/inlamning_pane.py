"""What workspace 4 shows: the board of those who report, and one report with what is missing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from vbtui import delivered
from vbtui.delivered import Altered, Unit
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import VbtuiError
from vbtui.domain.inlamning import Lage
from vbtui.domain.plan import Del
from vbtui.domain.times import today
from vbtui.edit import Editor
from vbtui.submit import Missing, missing
from vbtui.tui import board_words
from vbtui.tui.session import Place
from vbtui.tui.text import plain
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.board import Board
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.workspaces.workspace import Workspace

FOLLOW_SECONDS = 0.05
"""How long the cursor rests on a unit before its report is read."""
NOT_HANDED_OUT = (
    "Inget är utlämnat än: l lämnar ut en fil till varje enhet, m slår samman filer som kommer in."
)


@dataclass(frozen=True, slots=True)
class Report:
    """One unit's report: how it stands, what is missing in it, and what is no longer as it was
    handed in."""

    unit: Unit
    missing: tuple[Missing, ...]
    altered: tuple[Altered, ...] = ()

    @property
    def targets(self) -> list[str]:
        """Where one goes from the lines below the parts, in the order of their numbers."""
        return [one.target for one in self.missing] + [one.target for one in self.altered]


class InlamningPane(Workspace):
    """The board above and the unit at its cursor below; in a unit's own file only the latter."""

    DEFAULT_CSS = """
    InlamningPane {
        layout: vertical;
        & #tavlan, & #rapporten {
            border: round $border-blurred;
            border-title-color: $text;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        & #tavlan:focus-within, & #rapporten:focus-within { border: round $border; }
        & #tavlan { height: auto; max-height: 60%; }
        & Board { height: auto; min-height: 2; max-height: 1fr; }
        & #tips { padding: 0 1; height: auto; color: $text-accent; display: none; }
        & #tips.-shown { display: block; }
        & #rapporten { height: 1fr; min-height: 7; }
        & #fakta { height: auto; max-height: 50%; scrollbar-size-vertical: 1; padding: 0 1; }
        & #fakta Static { height: auto; }
        & TreeView { height: 1fr; min-height: 2; }
        &.-own #tavlan { display: none; }
        & #lamna-in { display: none; margin: 1; }
        &.-own #fakta { max-height: 60%; }
        &.-own #lamna-in { display: block; }
    }
    """

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._board: delivered.Board | None = None
        self._report: Report | None = None
        self._seen_as = ""
        self._wanted = "", ""
        self._home: Enhet | None = None

    def compose(self) -> ComposeResult:
        """Board, facts about a report, and its parts."""
        with Vertical(id="tavlan"):
            yield Board(id="enheter")
            yield Static(NOT_HANDED_OUT, id="tips")
        with Vertical(id="rapporten"):
            with VerticalScroll(id="fakta", can_focus=False):
                yield Static(id="lage")
            yield ActionButton("Lämna in", id="lamna-in")
            yield TreeView(id="delar")

    @property
    def board(self) -> Board:
        """The lines of the units."""
        return self.query_one(Board)

    @property
    def parts(self) -> TreeView:
        """The parts of the report that is shown."""
        return self.query_one("#delar", TreeView)

    @property
    def shown(self) -> Report | None:
        """The report that is shown; None until it has been read."""
        return self._report

    # Where one is

    def recall(self, memory: dict[str, Any]) -> None:
        """Which unit the cursor was on, as which unit the file was seen."""
        self._wanted = str(memory.get("som", "")), str(memory.get("enhet", ""))

    def memory(self) -> dict[str, Any]:
        """What to remember."""
        seen_as, enhet = self._wanted
        if self._seen_as:
            seen_as, enhet = self._seen_as, self.board.cursor_key or ""
        return {"som": seen_as, "enhet": enhet}

    def take_focus(self) -> None:
        """The board, or where there is none the parts."""
        self.screen.set_focus(self.parts if self.has_class("-own") else self.board)

    @property
    def central(self) -> bool:
        """Whether the file collects from others."""
        return not self.has_class("-own")

    # Reading

    async def show(self, place: Place) -> None:
        """Read how all reports stand, and the one at the cursor."""
        self.place = place

        def read(editor: Editor) -> tuple[delivered.Board, Enhet]:
            found = delivered.board(editor.db, place.organisation, place.period, today())
            return found, editor.role.home

        try:
            found, home = await self.session.call(read)
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return
        self._board, self._home = found, home
        collects = bool(place.organisation.children(home))
        self.set_class(not collects, "-own")
        self._show_board(found)
        # As which unit one sees the file is also the one whose line one looks for.
        if place.enhet.id != self._seen_as:
            seen_as, last = self._wanted
            self.board.go_to(last if last and seen_as == place.enhet.id else place.enhet.id)
            self._seen_as = place.enhet.id
        await self._show_report(self.board.cursor_key if collects else place.enhet.id)
        self.refresh_bindings()

    def _show_board(self, found: delivered.Board) -> None:
        pane = self.query_one("#tavlan")
        pane.border_title = plain(f"Inlämning · {found.period.title}")
        pane.border_subtitle = plain(board_words.standing(found))
        self.board.set_lines([board_words.board_line(unit) for unit in found.units])
        touched = any(unit.handed_out or unit.seen or unit.submitted for unit in found.units)
        self.query_one("#tips").set_class(not touched, "-shown")

    @on(Board.Highlighted)
    def _highlighted(self, event: Board.Highlighted) -> None:
        event.stop()
        # Where there is no board to see, the report is that of the unit in the title.
        if self.central and (self._report is None or event.key != self._report.unit.enhet.id):
            self._follow(event.key)

    @work(exclusive=True, group="enhet")
    async def _follow(self, key: str) -> None:
        # While a key is held down only the unit that one stops at is read.
        await asyncio.sleep(FOLLOW_SECONDS)
        await self._show_report(key)

    async def at_cursor(self) -> Report | None:
        """The report at the cursor, shown now: a key right after a move is about that unit."""
        key = self.board.cursor_key if self.central else None
        if key is not None and (self._report is None or self._report.unit.enhet.id != key):
            self.workers.cancel_group(self, "enhet")
            await self._show_report(key)
        return self._report

    async def _show_report(self, key: str | None) -> None:
        found, place = self._board, self.place
        unit = next((one for one in found.units if one.enhet.id == key), None) if found else None
        if unit is None:
            self._report = None
            self._show_nothing()
            return

        def look(editor: Editor) -> Report:
            left = missing(editor.db, place.organisation, unit.enhet, place.period)
            if not unit.changed:
                return Report(unit, left)
            mark, perioder = unit.inlamning.klar, place.perioder
            return Report(
                unit,
                left,
                delivered.altered(editor.db, unit.enhet, place.period, perioder, mark),
            )

        report = await self.session.call(look)
        if self._board is not found:
            return  # It has been read anew meanwhile; that reading shows its own.
        self._report = report
        with self.app.batch_update():
            self._show_parts(self._report)

    def _show_nothing(self) -> None:
        self.query_one("#rapporten").border_title = "Inlämning"
        self.query_one("#rapporten").border_subtitle = ""
        self.query_one("#lage", Static).update("")
        self.parts.say_empty("Enheten lämnar inte in något eget.")
        self.parts.set_items([])

    def _show_parts(self, report: Report) -> None:
        unit, pane = report.unit, self.query_one("#rapporten")
        title = unit.enhet.namn
        if not self.central:
            assert self._board is not None
            title = f"Inlämning · {title} · {self.place.period.title}"
            last = " · ".join(board_words.collecting(self._board))
            facts = [board_words.facts(unit), plain(self._advice(unit), "$text-accent")]
            self.query_one("#lage", Static).update(
                plain("\n").join([plain(f"{'Insamling':<12}{last}", "$text-muted"), *facts])
            )
        else:
            self.query_one("#lage", Static).update(board_words.facts(unit))
        pane.border_title = plain(title)
        count = len(report.missing)
        pane.border_subtitle = "inget saknas" if not count else f"{count} kvar"
        self.parts.set_items(board_words.part_items(unit.parts, report.missing, report.altered))
        for part in {Del.PLAN.value, *(one.part for one in report.altered)}:
            self.parts.set_expanded(part, True)

    def _advice(self, unit: Unit) -> str:
        """What there is to do now, in a unit's own file."""
        assert self._home is not None
        if unit.enhet.id != self._home.id:
            return f"Filen tillhör {self._home.namn}: b byter dit för att lämna in."
        if not unit.open:
            return "Perioden är stängd; be nämnden om anstånd om något ska ändras."
        if unit.changed:
            return "Något är ändrat sedan inlämningen: i lämnar in på nytt."
        if unit.lage is Lage.ATERSAND:
            return "Rätta det som nämnden skriver, och lämna in på nytt med i."
        if unit.lage is Lage.EJ_INLAMNAD:
            return "Retur på en rad går dit. i lämnar in när du är klar."
        return "Inlämnad. Skicka paketet till nämnden om du inte har gjort det."
