"""What a workbook would change, before anything is changed: read it through, then take it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from vbtui.domain.period import Period
from vbtui.domain.progress import Progress
from vbtui.edit import Editor
from vbtui.excel.changes import Change
from vbtui.excel.content import Fault
from vbtui.excel.importing import Imported, import_book, preview_import
from vbtui.tui import import_words
from vbtui.tui.report_words import count_changes
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.screens.reading import Reading
from vbtui.tui.screens.working import Job, carry_out
from vbtui.tui.session import Session
from vbtui.tui.text import plain
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.columns import Column, ColumnList

LOW = 18
"""Lines of a screen below which there is no room to read the change beside the list."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of it: the workbook was taken in, or somebody wants to see a place."""

    imported: Imported | None = None
    go_to: Change | None = None


class ImportReview(Dialog[Reviewed]):
    """What was done, or None where nothing was. It stays while something is wrong."""

    BINDING_GROUP_TITLE = "Läs in från Excel"
    HELP = (
        "Varje rad är en cell som är ändrad i arbetsboken: blad, cell, vad den gäller, och värdet"
        " nu och efteråt. Retur visar hela ändringen, i långa texter med det som skiljer markerat."
        " g går till platsen i filen utan att läsa in något. i läser in allt som en enda ändring,"
        " som u ångrar. Finns det fel läses inget in: rätta i Excel, spara och tryck F5."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "take_in", "Läs in", id="granska.las_in",
                tooltip="Läs in alla ändringar, som en enda ändring"),
        Binding("g", "go_to", "Gå dit", id="granska.ga_dit",
                tooltip="Gå till platsen i filen, utan att läsa in något"),
        Binding("f5", "reread", "Läs om", id="granska.las_om",
                tooltip="Läs arbetsboken på nytt, när den har sparats igen"),
        Binding("tab", "app.focus_next", "Nästa", False, id="granska.nasta",
                tooltip="Till knapparna och tillbaka till listan"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ImportReview {
        & > .dialog--box { width: 96%; height: 94%; padding: 0 1; }
        & #om { height: auto; padding: 0 1; margin-bottom: 1; }
        & ColumnList { height: 1fr; min-height: 3; }
        & #del {
            height: 40%;
            padding: 0 1;
            border-top: solid $border-blurred;
            scrollbar-size-vertical: 1;
        }
        & #del Static { height: auto; }
        & Horizontal { height: 1; align-horizontal: right; margin-top: 1; }
        & ActionButton { margin-left: 2; }
        &.-low #del, &.-low Horizontal { display: none; }
        &.-low #om { margin-bottom: 0; }
    }
    """

    def __init__(
        self, session: Session, perioder: Sequence[Period], path: Path, found: Imported
    ) -> None:
        """Show what the workbook at ``path`` was found to change."""
        super().__init__()
        self._session = session
        self._path = path
        self._found = found
        self._teller = import_words.Teller(perioder)
        self._working = False

    @property
    def leaves_on_click(self) -> bool:
        """What has been read through is not left by a click."""
        return False

    def compose(self) -> ComposeResult:
        """What the workbook is, its changes, the one at the cursor, and two buttons."""
        with self.box(f"Läs in från Excel · {self._path.name}", self._hint):
            yield Static(id="om")
            yield ColumnList(
                [
                    Column("Blad", most=18, room=76),
                    Column("Cell", most=7),
                    Column("Vad", share=3),
                    Column("Nu → från Excel", share=2),
                ],
                empty="Inget har ändrats i arbetsboken sedan exporten.",
                id="andringar",
            )
            with VerticalScroll(id="del", can_focus=False):
                yield Static()
            with Horizontal():
                yield ActionButton("Avbryt", id="no")
                yield ActionButton("Läs in", id="yes")

    @property
    def _hint(self) -> str:
        there = " · g går dit" if self.is_mounted and self._place else ""
        do = "i läser in" if self._can_take_in else "F5 läser om"
        return f" retur: visa hela{there} · {do} · esc avbryter "

    @property
    def changes(self) -> ColumnList:
        """The lines of what would change."""
        return self.query_one(ColumnList)

    def on_mount(self) -> None:
        """The list takes the keys."""
        self._show()
        self.changes.focus()

    def on_resize(self) -> None:
        """On a low screen all room is the list's; enter shows the rest."""
        self.set_class(self.size.height < LOW, "-low")

    def _show(self) -> None:
        found = self._found
        self.query_one("#om", Static).update(import_words.summary(found))
        self.changes.set_lines(import_words.lines(found, self._teller))
        self.query_one("#yes").disabled = not self._can_take_in
        self._show_part()
        self.refresh_bindings()

    @property
    def _can_take_in(self) -> bool:
        return bool(self._found.changes) and not self._found.faults

    @property
    def _at_cursor(self) -> Change | Fault | None:
        return import_words.at(self._found, self.changes.cursor_key)

    def _show_part(self) -> None:
        one = self._at_cursor
        if one is None:
            body = plain("")
        elif isinstance(one, Change):
            body = self._teller.told(one)
        else:
            body = import_words.fault(one)
        part = self.query_one("#del", VerticalScroll)
        part.query_one(Static).update(body)
        part.scroll_home(animate=False)
        self._keys = self._hint
        self.on_descendant_focus()

    @on(ColumnList.Highlighted)
    def _highlighted(self, event: ColumnList.Highlighted) -> None:
        event.stop()
        self._show_part()
        self.refresh_bindings()

    @on(ColumnList.Selected)
    def _selected(self, event: ColumnList.Selected) -> None:
        event.stop()
        one = self._at_cursor
        if isinstance(one, Change):
            self.app.push_screen(Reading("Ändringen", self._teller.told(one)))
        elif one is not None:
            self.app.push_screen(Reading("Felet", import_words.fault(one)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With a fault nothing is taken in; a fault is no place in the file."""
        if action == "take_in":
            return True if self._can_take_in else None
        if action == "go_to" and self.is_mounted:
            return True if self._place else None
        return True

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self.action_take_in()
        else:
            self.action_leave()

    @property
    def _place(self) -> Change | None:
        """The change at the cursor, where it is about a place in the file."""
        one = self._at_cursor
        return one if isinstance(one, Change) and one.key else None

    def action_go_to(self) -> None:
        """Leave, and go to the place of the change."""
        if self._place is not None:
            self.answer(Reviewed(go_to=self._place))

    @work(group="working")
    async def action_take_in(self) -> None:
        """Take in everything, as one save."""
        shown = self._found

        def take_in(editor: Editor, tell: Progress) -> Imported:
            return import_book(editor.db, self._path, approved=shown, progress=tell)

        done = await self._work(f"Läser in {count_changes(len(shown.changes))}", take_in)
        if done is None:
            return
        if done.faults:
            self._found = done
            self._show()
        else:
            self.answer(Reviewed(imported=done))

    @work(group="working")
    async def action_reread(self) -> None:
        """Look at the workbook anew."""

        def look(editor: Editor, tell: Progress) -> Imported:
            return preview_import(editor.db, self._path, tell)

        found = await self._work("Läser arbetsboken", look)
        if found is not None:
            self._found = found
            self._show()

    async def _work(self, title: str, work: Job[Imported]) -> Imported | None:
        """What the work answers; None where it was stopped or failed, which is said."""
        if self._working:
            return None
        self._working = True
        try:
            return await carry_out(self.app, self._session, title, work)
        finally:
            self._working = False
