"""Workspace 5: write what the file holds to Excel, and take in what others have filled in there."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from vbtui.domain.errors import VbtuiError
from vbtui.edit import Editor
from vbtui.tui import report_words
from vbtui.tui.opener import can_open, open_with_system
from vbtui.tui.report_formats import FORMATS, SPREADS, VERSIONS
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm
from vbtui.tui.screens.reading import Reading
from vbtui.tui.screens.workbook_path import OpenWorkbook, SaveAs
from vbtui.tui.screens.written import FILE, FOLDER, Written
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.columns import ColumnList
from vbtui.tui.workspaces.rapport_pane import RapportPane

if TYPE_CHECKING:
    from vbtui.domain.progress import Progress
    from vbtui.excel.export import Exported
    from vbtui.excel.importing import Imported

_ACTIONS = {
    "format": "choose_format",
    "enhet": "screen.choose_enhet",
    "period": "screen.choose_period",
    "omfattning": "choose_spread",
    "version": "choose_version",
    "fil": "choose_file",
    "saknas": "show_missing",
}
"""Line of the choices → what enter on it does."""


class Rapport(RapportPane):
    """The choices, and what can be done with them."""

    BINDING_GROUP_TITLE = "Rapport"
    HELP = (
        "Överst det som ska skrivas och var; retur på en rad ändrar den. Underst bladen, med det"
        " som saknas i vart och ett: retur visar mer. s skriver, i läser in en arbetsbok som någon"
        " har fyllt i."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "write", "Skriv", id="rapport.skriv",
                tooltip="Skriv arbetsboken för Excel (exportera)"),
        Binding("i", "take_in", "Läs in", id="rapport.las_in",
                tooltip="Välj en ifylld arbetsbok, se vad som skulle ändras, och läs in den"),
        Binding("o", "choose_spread", "Omfattning", id="rapport.omfattning",
                tooltip="Bara det egna, eller med enheterna under"),
        Binding("v", "choose_version", "Version", id="rapport.version",
                tooltip="Att arbeta i, eller att publicera"),
        Binding("f", "choose_file", "Fil", id="rapport.fil",
                tooltip="Välj var filen ska ligga och vad den ska heta"),
        Binding("n", "show_missing", "Saknas", id="rapport.saknas",
                tooltip="Visa allt som inte är ifyllt i det som skrivs"),
        Binding("t", "choose_format", "Format", False, id="rapport.format",
                tooltip="Välj vad som ska skrivas"),
        Binding("m", "open_folder", "Öppna mappen", False, id="rapport.mapp",
                tooltip="Öppna mappen där filen skrivs"),
        Binding("escape", "back", "Till valen", False, id="rapport.tillbaka",
                tooltip="Gå tillbaka till det som ska skrivas"),
    ]  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A unit without units below has nothing else than its own to write."""
        if action == "choose_spread":
            return True if not self.is_attached or self._knows_units() else None
        return True

    def _knows_units(self) -> bool:
        return self._shown_order is not None and self.has_units

    # Lines

    @on(ColumnList.Selected, "#val")
    async def _line_selected(self, event: ColumnList.Selected) -> None:
        event.stop()
        if event.key == "omfattning" and not self.has_units:
            self._warn(f"{self.place.enhet.namn} har inga enheter under sig.")
        else:
            await self.run_action(_ACTIONS[event.key])

    @on(ColumnList.Selected, "#blad")
    def _sheet_selected(self, event: ColumnList.Selected) -> None:
        event.stop()
        found = self.outline
        one = next((one for one in found.sheets if one.name == event.key), None) if found else None
        if one is not None:
            self.app.push_screen(Reading(one.name, report_words.sheet(one)))

    def action_back(self) -> None:
        """Go back to the choices."""
        self.take_focus()

    @on(ActionButton.Pressed)
    def _pressed(self, event: ActionButton.Pressed) -> None:
        event.stop()
        if event.button.id == "skriv":
            self.action_write()
        else:
            self.action_take_in()

    # Choosing

    @work(group="dialog")
    async def action_choose_format(self) -> None:
        """Choose what kind of file."""
        choices = [Choice(one.id, one.title, detail=one.detail) for one in FORMATS]
        chosen = await self.app.push_screen_wait(Choose("Format", choices, self._format.id))
        if chosen is not None:
            self._format = next(one for one in FORMATS if one.id == chosen)
            self.renew()

    @work(group="dialog")
    async def action_choose_spread(self) -> None:
        """Choose whose figures."""
        chosen = await self.app.push_screen_wait(Choose("Omfattning", SPREADS, self._spread))
        if chosen is not None:
            self._spread = chosen
            self._chosen()

    @work(group="dialog")
    async def action_choose_version(self) -> None:
        """Choose what it is for."""
        chosen = await self.app.push_screen_wait(Choose("Version", VERSIONS, self._version))
        if chosen is not None:
            self._version = chosen
            self._chosen()

    @work(group="dialog")
    async def action_choose_file(self) -> None:
        """Choose where it is to be written."""
        form, database = self._format, self.session.path
        path = await self.app.push_screen_wait(
            SaveAs(self.target, form.ending, lambda path: form.require(path, database))
        )
        if path is not None:
            self._own = self.order, path
            self._folder = path.parent
            self._chosen()

    def _chosen(self) -> None:
        self.renew()
        self.post_message(self.Rested())

    @work(group="dialog")
    async def action_show_missing(self) -> None:
        """Show all that is not filled in."""
        found = self.outline
        if found is None:
            self._warn("Det som saknas räknas fortfarande; vänta ett ögonblick.")
            return
        title = f"Saknas · {self.order.enhet.namn} · {self.order.period.title}"
        self.app.push_screen(Reading(title, report_words.all_missing(found)))

    # Out

    @work(group="dialog")
    async def action_write(self) -> None:
        """Write the file, and say where it is."""
        form, order, path = self._format, self.order, self.target
        self.stop_looking()
        left = report_words.missing_count(self.outline) if self.outline else 0
        target = await asyncio.to_thread(self._examine, form, path)
        if target.fault:
            self._warn(target.fault)
            self.renew()
            return
        if target.exists and not await self.app.push_screen_wait(
            Confirm(f"{path.name} finns redan. Ersätt den?", "Ersätt", title="Skriv")
        ):
            self.renew()
            return

        def write(editor: Editor, tell: Progress) -> tuple[Exported, int]:
            done = form.write(editor.db, order, path, tell)
            return done, done.path.stat().st_size

        written = await self.carry_out(f"Skriver {form.the}", write)
        if written is not None:
            self._folder = path.parent
        self.renew()
        self.post_message(self.Rested())
        if written is None:
            return
        done, size = written
        offers = can_open()
        chosen = await self.app.push_screen_wait(
            Written(report_words.written(done, size, left), form.the, offers=offers)
        )
        if chosen in (FILE, FOLDER):
            await self._open(done.path if chosen == FILE else done.path.parent)

    @work(group="dialog")
    async def action_open_folder(self) -> None:
        """Open the folder in the system's program for it, or say where it is."""
        folder = self.target.parent
        if can_open():
            await self._open(folder)
        else:
            self.notify(f"Mappen är {folder}.", timeout=15, markup=False)

    async def _open(self, path: Path) -> None:
        try:
            await asyncio.to_thread(open_with_system, path)
        except VbtuiError as error:
            self._warn(str(error))

    # In

    @work(group="dialog")
    async def action_take_in(self) -> None:
        """Choose a workbook, look at what it would change, and take it in."""
        # Not with the workspace: most days nothing is taken in.
        from vbtui.tui.screens.import_review import ImportReview

        path = await self.app.push_screen_wait(OpenWorkbook(self.folder))
        if path is None:
            return
        self.stop_looking()
        self._folder = path.absolute().parent
        found = await self.carry_out(
            "Läser arbetsboken", lambda file, tell: _look(file, path, tell)
        )
        if found is None:
            self.renew()
            return
        if not found.changes and not found.faults:
            self.notify(f"Inget har ändrats i {path.name} sedan exporten.", markup=False)
            self.renew()
            return
        answer = await self.app.push_screen_wait(
            ImportReview(self.session, self.place.perioder, path, found)
        )
        if answer is None:
            self.renew()
        elif answer.imported is not None:
            self.post_message(self.Saved())
            count = report_words.count_changes(len(answer.imported.changes))
            self.receipt(f"{count} från Excel, {path.name}")
            self.renew()
        elif answer.go_to is not None:
            change = answer.go_to
            workspace = "uppfoljning" if change.place.table == "uppfoljning" else "tabeller"
            self.post_message(
                self.Wanted(workspace, change.key["enhet"], change.target, change.key["period"])
            )

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)


def _look(editor: Editor, path: Path, tell: Progress) -> Imported:
    from vbtui.excel.importing import preview_import

    return preview_import(editor.db, path, tell)
