"""Workspace 4: hand out, merge what comes back, and see who has delivered; or hand in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from vbtui.collect import Collector
from vbtui.delivered import PLAN_PARTS
from vbtui.domain.errors import InputError, VbtuiError
from vbtui.domain.inlamning import Lage
from vbtui.domain.period import short_date
from vbtui.domain.times import parse_deadline, today
from vbtui.edit import Editor
from vbtui.history import Reversed, Teller
from vbtui.mergefiles import merge_files, preview
from vbtui.receipt import totals
from vbtui.rollover import Rollover, Wishes, look, roll_over
from vbtui.store import inlamningar, journal
from vbtui.store.ids import natural_id
from vbtui.store.journal import Cell
from vbtui.submit import suggested
from vbtui.tui import merge_words, rollover_words
from vbtui.tui.board_words import SEPARATOR
from vbtui.tui.screens.approve import Approve
from vbtui.tui.screens.choose_files import ChooseFiles
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm, Prompt
from vbtui.tui.screens.hand_in import HandIn
from vbtui.tui.screens.hand_out import HandOut
from vbtui.tui.screens.reading import Reading
from vbtui.tui.screens.roll_over import RollOver
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.board import Board
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.workspaces.inlamning_pane import InlamningPane, Report

_COLLECTING = ("hand_out", "receive", "send_back", "close", "deadline", "roll_over")
"""What is only done in the file that collects."""
_FIELDS = ("klar", "mottagen", "atersand", "anstand")
"""The fields of a report whose changes are its history."""


class Inlamning(InlamningPane):
    """The board and the report, and what can be done with them."""

    BINDING_GROUP_TITLE = "Inlämning"
    HELP = (
        "I nämndens fil: överst alla enheter och hur långt de har kommit, underst den du står på"
        " och vad som saknas där. I en enhets fil: den egna rapporten. Retur på något som saknas"
        " går dit."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "hand_out", "Lämna ut", id="inlamning.lamna_ut",
                tooltip="Gör en fil till varje enhet"),
        Binding("m", "merge", "Slå samman", id="inlamning.sla_samman",
                tooltip="Välj filer, se vad som skulle hända, och slå samman dem hit"),
        Binding("t", "receive", "Ta emot", id="inlamning.ta_emot",
                tooltip="Jämför med kvittot och ta emot inlämningen"),
        Binding("r", "send_back", "Återsänd", id="inlamning.atersand",
                tooltip="Sänd tillbaka inlämningen, med en orsak"),
        Binding("i", "hand_in", "Lämna in", id="inlamning.lamna_in",
                tooltip="Se vad som saknas, klarmarkera och skriv paketet"),
        Binding("d", "deadline", "Sista dag", False, id="inlamning.sista_dag",
                tooltip="Sätt sista dag, eller ge enheten anstånd"),
        Binding("x", "close", "Stäng/öppna", False, id="inlamning.stang",
                tooltip="Stäng perioden för rapportering, eller öppna den igen"),
        Binding("n", "roll_over", "Årsskifte", False, id="inlamning.arsskifte",
                tooltip="Gör nästa period, eller nästa års plan av det som fortsätter"),
        Binding("h", "history", "Historik", False, id="inlamning.historik",
                tooltip="Visa vad som har hänt med inlämningen, och vem som gjorde det"),
        Binding("escape", "back", "Till tavlan", False, id="inlamning.tillbaka",
                tooltip="Gå tillbaka till tavlan"),
    ]  # fmt: skip

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._folder: Path | None = None

    def recall(self, memory: dict[str, Any]) -> None:
        """Also where files were last merged from."""
        super().recall(memory)
        folder = memory.get("mapp")
        self._folder = Path(folder) if isinstance(folder, str) and folder else None

    def memory(self) -> dict[str, Any]:
        """What to remember."""
        return {**super().memory(), "mapp": str(self._folder or "")}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a unit's own file there is nothing to collect."""
        return action not in _COLLECTING or self.central

    def concerns(self, cell: Cell) -> bool:
        """What has become of reports, and of the collecting."""
        return cell.table in ("inlamning", "insamling")

    def point_at(self, step: Reversed) -> None:
        """Go to the unit whose report it was about."""
        unit = next((one for one in self.place.organisation if one.kod == step.place.kod), None)
        if unit is not None and self.concerns(step.cell):
            self.board.go_to(unit.id)

    # Moving about

    @on(Board.Selected)
    async def _opened(self, event: Board.Selected) -> None:
        event.stop()
        await self.at_cursor()
        self.screen.set_focus(self.parts)

    @on(TreeView.Highlighted)
    def _part_highlighted(self, event: TreeView.Highlighted) -> None:
        event.stop()

    @on(TreeView.Toggled)
    def _part_toggled(self, event: TreeView.Toggled) -> None:
        event.stop()

    @on(TreeView.Selected)
    def _part_selected(self, event: TreeView.Selected) -> None:
        event.stop()
        report = self.shown
        if report is None:
            return
        part, separator, number = event.key.partition(SEPARATOR)
        target = report.targets[int(number)] if separator else part
        workspace = "uppfoljning" if part in PLAN_PARTS else "tabeller"
        self.post_message(self.Wanted(workspace, report.unit.enhet.id, target))

    def action_back(self) -> None:
        """Go back to the board."""
        self.take_focus()

    # Handing out and merging

    @work(group="dialog")
    async def action_hand_out(self) -> None:
        """Make a file for each unit that is chosen."""
        if self._board is None:
            return
        folder = self.session.path.absolute().parent / f"utlamning-{self.place.period.key}"
        made = await self.app.push_screen_wait(HandOut(self.session, self._board.units, folder))
        if made:
            self.post_message(self.Saved())
            await self.show(self.place)
            self.app.push_screen(Reading("Utlämnat", merge_words.handed_out(made)))

    @work(group="dialog")
    async def action_merge(self) -> None:
        """Choose files, look at what would happen, and merge them."""
        folder = self._folder or self.session.path.absolute().parent
        chooser = ChooseFiles(folder, but=self.session.path)
        paths = await self.app.push_screen_wait(chooser)
        if not paths:
            return
        self._folder = chooser.folder
        before = await self.carry_out(
            "Granskar filerna", lambda file, tell: preview(file.db, paths, progress=tell)
        )
        if before is None or not await self.app.push_screen_wait(
            Approve(
                f"Slå samman med {self.session.path.name}?",
                merge_words.preview(before),
                "Slå samman" if len(before.refused) < len(before.files) else "Anteckna",
            )
        ):
            return
        done = await self.carry_out(
            "Slår samman", lambda file, tell: merge_files(file.db, paths, progress=tell)
        )
        if done is None:
            return
        self.post_message(self.Renewed())
        title, body = "Sammanslaget" if done.fresh else "Inget nytt", merge_words.receipt(done)
        if not done.conflicts:
            self.app.push_screen(Reading(title, body))
        elif await self.app.push_screen_wait(Approve(title, body, "Visa konflikter", done=True)):
            await self._settle_conflicts()

    # Handing in

    @on(ActionButton.Pressed, "#lamna-in")
    def _button_pressed(self, event: ActionButton.Pressed) -> None:
        event.stop()
        self.action_hand_in()

    @work(group="dialog")
    async def action_hand_in(self) -> None:
        """Hand in the report that is shown."""
        report = await self.at_cursor()
        if report is None:
            self._warn("Enheten lämnar inte in något eget.")
            return
        enhet, period = report.unit.enhet, self.place.period

        def look(editor: Editor) -> Path:
            editor.require_report(enhet, period)
            return suggested(editor.db, enhet, period).absolute()

        try:
            package = await self.session.call(look)
        except VbtuiError as error:
            self._warn(str(error))
            return
        done = await self.app.push_screen_wait(
            HandIn(self.session, enhet, period, report.missing, package)
        )
        if done is not None:
            self.post_message(self.Saved())
            await self.show(self.place)
            self.app.push_screen(Reading("Inlämnat", merge_words.handed_in(done)))

    # Collecting

    @work(group="dialog")
    async def action_receive(self) -> None:
        """Say that what the unit has handed in is received."""
        report = await self._handed_in("ta emot")
        if report is None:
            return
        enhet, period = report.unit.enhet, self.place.period
        said = await self.session.call(lambda file: totals(file.db, period, [enhet])[enhet.id])
        if await self.app.push_screen_wait(
            Approve(
                f"Ta emot · {enhet.namn} · {period.title}",
                merge_words.to_receive(report.unit, said, report.missing),
                "Ta emot",
            )
        ) and await self._collect(lambda collector: collector.receive(enhet, period)):
            self.receipt(f"Mottagen: {enhet.namn}")

    @work(group="dialog")
    async def action_send_back(self) -> None:
        """Send back what the unit has handed in."""
        report = await self._handed_in("sända tillbaka")
        if report is None:
            return
        enhet, period = report.unit.enhet, self.place.period
        orsak = await self.app.push_screen_wait(
            Prompt(
                f"Återsänd till {enhet.namn}",
                placeholder="Vad ska ändras?",
                validate=lambda text: None if text.strip() else "Skriv vad som ska ändras.",
                ok_label="Återsänd",
            )
        )
        if orsak is not None and await self._collect(
            lambda collector: collector.send_back(enhet, period, orsak)
        ):
            self.receipt(f"Återsänd: {enhet.namn}")

    async def _handed_in(self, what: str) -> Report | None:
        """The report at the cursor, where it has been handed in; otherwise says why not."""
        report = await self.at_cursor()
        if report is None:
            return None
        unit = report.unit
        if unit.lage in (Lage.EJ_INLAMNAD, Lage.ATERSAND):
            self._warn(f"{unit.enhet.namn} är {unit.lage.word}, så det finns inget att {what}.")
            return None
        return report

    @work(group="dialog")
    async def action_close(self) -> None:
        """Close the period, or open it again."""
        period, found = self.place.period, self._board
        if found is None:
            return
        if found.insamling.stangd:
            if await self._collect(lambda collector: collector.reopen(period)):
                self.receipt(f"{period.title} är öppen för rapportering igen")
            return
        left = len(found.units) - found.count(Lage.INLAMNAD, Lage.MOTTAGEN)
        waiting = f" {left} av {len(found.units)} har inte lämnat in." if left else ""
        question = (
            f"Stäng {period.title} för rapportering?{waiting} Enheterna kan då inte ändra sina"
            " rapporter utan anstånd. Nämndens egen text stängs aldrig. x öppnar igen."
        )
        if await self.app.push_screen_wait(
            Confirm(question, "Stäng perioden")
        ) and await self._collect(lambda collector: collector.close(period)):
            self.receipt(f"{period.title} är stängd för rapportering")

    @work(group="dialog")
    async def action_deadline(self) -> None:
        """Set the last day for all, or give the unit at the cursor longer."""
        report, found, period = await self.at_cursor(), self._board, self.place.period
        if found is None or report is None:
            return
        enhet = report.unit.enhet
        last, longer = found.insamling.sista_dag, report.unit.inlamning.anstand
        chosen = await self.app.push_screen_wait(
            Choose(
                f"Dagar för {period.title}",
                [
                    Choice("alla", "Sista dag för alla", note=_day(last)),
                    Choice("en", f"Anstånd för {enhet.namn}", note=_day(longer)),
                ],
            )
        )
        if chosen is None:
            return
        before = last if chosen == "alla" else longer
        name = "Sista dag" if chosen == "alla" else f"Anstånd för {enhet.namn} till och med"
        typed = await self.app.push_screen_wait(
            Prompt(
                name,
                before.isoformat() if before else "",
                placeholder="2026-01-31 eller 31 jan; tomt tar bort dagen",
                validate=_day_fault,
            )
        )
        if typed is None:
            return
        day = parse_deadline(typed, today()) if typed.strip() else None
        if await self._collect(
            lambda collector: (
                collector.deadline(period, day)
                if chosen == "alla"
                else collector.extend(enhet, period, day)
            )
        ):
            self.receipt(f"{name}: {_day(day)}")

    async def _collect(self, act: Callable[[Collector], None]) -> bool:
        """Do something with the collecting; a refusal is shown and nothing has happened."""
        try:
            await self.session.call(lambda editor: act(Collector(editor.db)))
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return False
        self.post_message(self.Saved())
        await self.show(self.place)
        return True

    # Next year

    @work(group="dialog")
    async def action_roll_over(self) -> None:
        """Make the next period, or next year's plan, after a look at what goes on."""
        try:
            found = await self.session.call(lambda file: look(file.db))
        except VbtuiError as error:
            self._warn(str(error))
            return
        label = "Fortsätt" if found.next_year else "Gör perioden"
        text = rollover_words.first(found)
        if not await self.app.push_screen_wait(Approve(found.summary, text, label)):
            return
        done: Rollover | None
        if found.next_year:
            done = await self.app.push_screen_wait(RollOver(self.session, found))
        else:
            wishes = Wishes(till=found.periods[-1].key)
            done = await self.carry_out(
                "Gör perioden", lambda file, tell: roll_over(file.db, wishes)
            )
        if done is not None:
            self.post_message(self.Renewed())
            self.app.push_screen(Reading(f"Klart: {done.title}", rollover_words.receipt(done)))

    # Looking

    async def _settle_conflicts(self) -> None:
        # Not with the workspace: most days there are none.
        from vbtui.tui.screens.conflicts import ConflictsScreen

        await self.app.push_screen_wait(ConflictsScreen(self.session))
        self.post_message(self.Renewed())

    async def conflict(self) -> Cell | None:
        """The first conflict of the unit at the cursor."""
        report = await self.at_cursor()
        waiting = await self.session.call(lambda file: inlamningar.conflict_cells(file.db))
        own = report.unit.enhet.id if report else None
        return next((cell for owner, cell in waiting if owner == own), None)

    @work(group="dialog")
    async def action_history(self) -> None:
        """Show what has happened to the report, and to the collecting."""
        report = await self.at_cursor()
        if report is None:
            return
        enhet, place = report.unit.enhet, self.place

        def read(editor: Editor) -> list[tuple[str, str, str]]:
            cells = [inlamningar.inlamning_cell(enhet.id, place.period.id, one) for one in _FIELDS]
            row = natural_id("insamling", place.period.id)
            cells += [Cell("insamling", row, one) for one in ("sista_dag", "stangd")]
            teller = Teller(editor.db, place.perioder)
            told = [
                teller.tell(entry) for cell in cells for entry in journal.history(editor.db, cell)
            ]
            told.sort(key=lambda one: one.entry.at, reverse=True)
            return [(one.entry.at, one.entry.author, one.event) for one in told]

        events = await self.session.call(read)
        self.app.push_screen(Reading(f"Historik: {enhet.namn}", merge_words.history(events)))

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)


def _day(found: Any) -> str:
    return short_date(found) if found else "ingen"


def _day_fault(text: str) -> str | None:
    if not text.strip():
        return None
    try:
        parse_deadline(text, today())
    except InputError as error:
        return str(error)
    return None
