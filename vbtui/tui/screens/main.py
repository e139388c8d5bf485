"""The main screen: title bar, workspaces by number, footer; and where in the file one stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from vbtui import delivered
from vbtui.domain.errors import VbtuiError
from vbtui.domain.times import shown_time
from vbtui.edit import Editor
from vbtui.history import Reversed, Teller, tell_step
from vbtui.store import inlamningar, journal
from vbtui.store.journal import Cell
from vbtui.store.undo import Step
from vbtui.tui import undo_words
from vbtui.tui.commands import Command
from vbtui.tui.keeping import keeping
from vbtui.tui.screens.choose_enhet import ChooseEnhet
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm
from vbtui.tui.session import Place, Session
from vbtui.tui.widgets.key_bar import KeyBar
from vbtui.tui.widgets.titlebar import ClickLabel, TitleBar
from vbtui.tui.workspaces.uppfoljning import Uppfoljning
from vbtui.tui.workspaces.workspace import Workspace

WORKSPACES = (
    (0, "oversikt", "Översikt"),
    (1, "uppfoljning", "Uppföljning"),
    (2, "tabeller", "Tabeller"),
    (4, "inlamning", "Inlämning"),
    (5, "rapport", "Rapport"),
)
"""(number, id, title) in order. What one does keeps its number, so some are not taken yet."""
_KEYS = [key for _, key, _ in WORKSPACES]
_FIRST = "uppfoljning"
"""Where a file opens the first time: what one has come to fill in; the overview is a key away."""

LOOKED_FOR = (
    "inlamning.lamna_in",
    "inlamning.lamna_ut",
    "inlamning.sla_samman",
    "inlamning.arsskifte",
    "rapport.skriv",
    "rapport.las_in",
)
"""Ids of what the palette finds from every workspace, and does where it belongs."""

TOLD = 3
"""So many drafts are named when a file is opened."""
POLL_SECONDS = 2.0
"""How often we look whether another program has written the file."""


class MainScreen(Screen[None]):
    """One open file."""

    BINDING_GROUP_TITLE = "Överallt"
    AUTO_FOCUS = ""  # Keys that are pressed before there is anything to work in go nowhere.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (140, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"workspace('{key}')", title, False, id=f"main.{key}",
                    tooltip=f"Gå till {title}")
            for number, key, title in WORKSPACES
        ),
        Binding("f6", "next_workspace", "Nästa arbetsyta", False, id="main.nasta_arbetsyta",
                priority=True, tooltip="Gå till nästa arbetsyta, också där siffror skrivs"),
        Binding("u,ctrl+z", "undo", "Ångra", key_display="u", id="main.angra",
                tooltip="Ångra den senaste ändringen i filen"),
        Binding("U,ctrl+y", "redo", "Gör om", False, key_display="U", id="main.gor_om",
                tooltip="Gör om det som senast ångrades"),
        Binding("b", "choose_enhet", "Byt enhet", False, id="main.enhet",
                tooltip="Visa filen som en annan enhet"),
        Binding("p", "choose_period", "Byt period", False, id="main.period",
                tooltip="Visa en annan period"),
        Binding("c", "conflicts", "Konflikt", id="main.konflikter",
                tooltip="Lös det som två har ändrat olika"),
        Binding("f5", "reload", "Läs om", False, id="main.las_om", tooltip="Läs filen på nytt"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    MainScreen {
        & ContentSwitcher, & Workspace { height: 1fr; }
        &.-narrow Uppfoljning.-reading #kort { display: none; }
        &.-wide Uppfoljning #nod { layout: horizontal; width: 18fr; }
        &.-wide Uppfoljning #kort-och-kommentar { height: 1fr; width: 3fr; }
        &.-wide Uppfoljning Voices { height: 1fr; width: 2fr; }
    }
    """

    @dataclass
    class Opened(Message):
        """The file is open."""

        path: Path

    @dataclass
    class Moved(Message):
        """One stands in another unit, period or node; ``memory`` is where."""

        memory: dict[str, Any]

    @dataclass
    class OpenFailed(Message):
        """The file could not be opened; ``sentence`` says why."""

        sentence: str

    def __init__(self, session: Session, memory: dict[str, Any]) -> None:
        """A screen for a session that may not be open yet; ``memory`` is where one was."""
        super().__init__()
        self._session = session
        self._memory = memory
        self._place: Place | None = None
        self._stale: set[str | None] = set()
        self._ready = False
        self._conflicts = 0

    def compose(self) -> ComposeResult:
        """The frame; it is painted before anything is read, and before the other workspaces."""
        yield TitleBar(WORKSPACES)
        first = self._first_workspace()
        with ContentSwitcher(initial=first):
            yield _make(first)
        yield KeyBar()

    def _first_workspace(self) -> str:
        remembered = self._memory.get("workspace")
        return remembered if remembered in _KEYS else _FIRST

    def on_mount(self) -> None:
        """Show the frame, then read."""
        bar = self.query_one(TitleBar)
        bar.show_place([], "", self._session.path.name)
        bar.show_workspace(self._first_workspace())
        bar.show_saved("läser …")
        self.bindings_updated_signal.subscribe(self, self._show_keys)
        # By way of the app, which takes no calls until its start is over: before that, nothing
        # is painted, and reading the file would hold up the first frame.
        self.app.call_later(self.call_after_refresh, self._open)

    def _show_keys(self, screen: Screen[Any]) -> None:
        """Say which keys go to another workspace: where digits are typed, they do not."""
        focused = screen.focused
        typed = focused is not None and focused.check_consume_key("1", "1")
        self.query_one(TitleBar).show_keys(numbers=not typed)

    @property
    def _workspaces(self) -> list[Workspace]:
        return list(self.query(Workspace))

    @property
    def workspace(self) -> Workspace:
        """The workspace that is shown."""
        key = self.query_one(ContentSwitcher).current
        return self.query_one(f"#{key}", Workspace)

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        try:
            drafts = await self._session.open()
            self._place = await self._session.place(
                self._memory.get("enhet"), self._memory.get("period")
            )
        except VbtuiError as error:
            self.post_message(self.OpenFailed(str(error)))
            return
        self.post_message(self.Opened(self._session.path))
        self._begin(self.workspace)
        self.workspace.take_focus()
        await self._show()
        await self._show_saved()
        await self._add_other_workspaces()
        if drafts:
            await self._tell_of(drafts)
        self._tell_of_conflicts()
        await self._tell_of_return()
        self._ready = True
        self.set_interval(POLL_SECONDS, self._look_outside)
        self._warm_up()

    async def _tell_of(self, drafts: Sequence[Cell]) -> None:
        """Say which texts were found as drafts and have become changes."""
        assert self._place is not None
        perioder = self._place.perioder

        def name(editor: Editor) -> list[str]:
            teller = Teller(editor.db, perioder)
            return [teller.name([cell]) for cell in drafts[:TOLD]]

        names = await self._session.call(name)
        what = "Utkast återställt" if len(drafts) == 1 else f"{len(drafts)} utkast återställda"
        if len(drafts) > TOLD:
            names.append(f"och {len(drafts) - TOLD} till, se historiken")
        told = "\n".join(names)
        self.notify(f"{what}: {told}", timeout=15, markup=False)

    def _tell_of_conflicts(self) -> None:
        """Say that somebody has to choose, and where."""
        count = self._conflicts
        if count:
            waiting = "1 konflikt väntar" if count == 1 else f"{count} konflikter väntar"
            self.notify(f"{waiting} på ett val: tryck c.", timeout=15, markup=False)

    async def _tell_of_return(self) -> None:
        """Say in a unit's own file that the board has sent its report back, and why."""
        assert self._place is not None
        perioder = self._place.perioder
        told = await self._session.call(
            lambda editor: delivered.sent_back(editor.db, editor.role.home, perioder)
        )
        if told:
            self.notify(told, severity="warning", timeout=15, markup=False)

    def _begin(self, workspace: Workspace) -> None:
        workspace.attach(self._session)
        workspace.recall(self._memory.get(workspace.id or "", {}))

    async def _add_other_workspaces(self) -> None:
        switcher = self.query_one(ContentSwitcher)
        for key in _KEYS:
            if key != switcher.current:
                workspace = _make(key)
                self._begin(workspace)
                await switcher.add_content(workspace)

    @work(thread=True, group="warm", exit_on_error=False)
    def _warm_up(self) -> None:
        """Import what writing needs while nothing else is going on."""
        with keeping():
            from vbtui.store import models  # noqa: F401 # the import is the work

    @property
    def session(self) -> Session:
        """The open file."""
        return self._session

    @property
    def ready(self) -> bool:
        """Whether the file has been read and can be worked in."""
        return self._ready

    async def _show(self) -> None:
        """Show the place in the workspace; the others read when they are gone to."""
        self._show_names()
        await self._show_workspace()

    def _show_names(self) -> None:
        """Say where one stands; every workspace has to be read anew for it."""
        place = self._place
        assert place is not None
        names = [enhet.namn for enhet in place.organisation.path(place.enhet)]
        self.query_one(TitleBar).show_place(names, place.period.title, self._session.path.name)
        self._stale = set(_KEYS)

    async def _show_workspace(self) -> None:
        workspace = self.workspace
        if self._place is not None and workspace.id in self._stale:
            self._stale.discard(workspace.id)
            with keeping():
                await workspace.show(self._place)

    async def _show_saved(self) -> None:
        moment, self._conflicts = await self._session.call(
            lambda editor: (
                journal.last_saved(editor.db),
                len(inlamningar.conflict_cells(editor.db)),
            )
        )
        text = f"sparad {shown_time(moment)}" if moment else "inga ändringar"
        bar = self.query_one(TitleBar)
        bar.show_saved(text)
        bar.show_count("inlamning", self._conflicts)
        self.refresh_bindings()

    @on(Workspace.Saved)
    async def _saved(self, event: Workspace.Saved) -> None:
        event.stop()
        if event.draft:
            self.query_one(TitleBar).show_saved("utkast sparat", "utkast")
        else:
            self._stale = {key for key in _KEYS if key != self.workspace.id}
            await self._show_saved()

    @on(Workspace.Failed)
    def _failed(self, event: Workspace.Failed) -> None:
        event.stop()
        if event.unsaved:
            self.query_one(TitleBar).show_saved("EJ SPARAD", "fel")
        severity: SeverityLevel = "error" if event.unsaved else "warning"
        self.notify(event.sentence, severity=severity, timeout=15, markup=False)

    @on(Workspace.Rested)
    def _rested(self, event: Workspace.Rested) -> None:
        event.stop()
        self.post_message(self.Moved(self.memory()))

    @on(Workspace.Wanted)
    async def _wanted(self, event: Workspace.Wanted) -> None:
        event.stop()
        place = self._place
        if place is None or not await self.workspace.settle():
            return
        period = event.period or place.period.id
        if (event.enhet, period) != (place.enhet.id, place.period.id):
            self._place = await self._session.place(event.enhet, period)
            self._show_names()
        await self.action_workspace(event.workspace)
        self.workspace.stand_at(event.target)
        self.post_message(self.Moved(self.memory()))

    @on(Workspace.Renewed)
    async def _renewed(self, event: Workspace.Renewed) -> None:
        event.stop()
        place = self._place
        if place is not None:
            self._place = await self._session.place(place.enhet.id, place.period.id)
            await self._reload()

    async def _look_outside(self) -> None:
        if self.workspace.typing:
            return
        if await self._session.call(lambda editor: editor.db.changed_outside()):
            await self._reload()

    async def _reload(self) -> None:
        if await self.workspace.settle():
            await self._show()
            await self._show_saved()

    # Actions

    @on(ClickLabel.Clicked)
    async def _clicked(self, event: ClickLabel.Clicked) -> None:
        event.stop()
        await self.run_action(event.action)

    async def action_workspace(self, key: str) -> None:
        """Go to a workspace."""
        if not self._ready or not await self.workspace.settle():
            return
        self.query_one(ContentSwitcher).current = key
        self.query_one(TitleBar).show_workspace(key)
        await self._show_workspace()
        self.workspace.take_focus()

    def elsewhere(self) -> list[Command]:
        """What everybody looks for and is done in a workspace that is not shown now."""
        return [
            Command(
                id=binding.id or "",
                action=f"elsewhere('{workspace.id}', '{binding.action}')",
                node=self,
                group=workspace.BINDING_GROUP_TITLE or "",
                name=binding.description,
                tooltip=f"{binding.tooltip} (i {workspace.BINDING_GROUP_TITLE})",
            )
            for workspace in self._workspaces
            if self._ready and workspace is not self.workspace
            for _, binding in workspace._bindings
            if binding.id in LOOKED_FOR
        ]

    async def action_elsewhere(self, key: str, action: str) -> None:
        """Go to a workspace and do something there, or say that it cannot be done."""
        await self.action_workspace(key)
        if self.workspace.id != key:
            return
        if self.workspace.check_action(action, ()):
            await self.app.run_action(action, self.workspace)
        else:
            self.notify(
                "Det görs i nämndens fil: den samlar in från enheterna.",
                severity="warning",
                markup=False,
            )

    async def action_next_workspace(self) -> None:
        """Go to the next workspace, round and round."""
        place = _KEYS.index(self.workspace.id or _KEYS[0])
        await self.action_workspace(_KEYS[(place + 1) % len(_KEYS)])

    @work(group="dialog")
    async def action_choose_enhet(self) -> None:
        """See the file as another unit."""
        place = self._place
        if place is None or not await self.workspace.settle():
            return
        chosen = await self.app.push_screen_wait(ChooseEnhet(self._session, place))
        if chosen:
            await self._go(chosen, place.period.id)

    @work(group="dialog")
    async def action_choose_period(self) -> None:
        """See another period."""
        place = self._place
        if place is None or not await self.workspace.settle():
            return
        choices = [
            Choice(period.id, period.title, "", f"{period.fran} – {period.till}")
            for period in place.perioder
        ]
        chosen = await self.app.push_screen_wait(Choose("Period", choices, current=place.period.id))
        if chosen:
            await self._go(place.enhet.id, chosen)

    async def _go(self, enhet: str, period: str) -> None:
        self._place = await self._session.place(enhet, period)
        await self._show()
        self.post_message(self.Moved(self.memory()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Conflicts are settled where there are any."""
        return True if action != "conflicts" or self._conflicts else None

    @work(group="dialog")
    async def action_conflicts(self) -> None:
        """Settle conflicts, that of the cell where one stands first."""
        from vbtui.tui.screens.conflicts import ConflictsScreen

        if self._place is None or not await self.workspace.settle():
            return
        here = await self.workspace.conflict()
        if await self.app.push_screen_wait(ConflictsScreen(self._session, at=here)):
            await self._reload()

    async def action_reload(self) -> None:
        """Read the file again."""
        if self._place is not None:
            await self._reload()

    async def action_undo(self) -> None:
        """Take back the newest change; of what others have been told only after a question."""
        await self._ask_first(again=False)

    async def action_redo(self) -> None:
        """Do again what was taken back; of what others are told only after a question."""
        await self._ask_first(again=True)

    async def _ask_first(self, *, again: bool) -> None:
        if self._place is None or not await self.workspace.settle():
            return
        asked = await self._session.call(lambda file: undo_words.question(file.db, again=again))
        if asked is None:
            await self._reverse(again)
        else:
            self._ask(asked, again)

    @work(group="dialog")
    async def _ask(self, question: str, again: bool) -> None:
        label = undo_words.label(again=again)
        if await self.app.push_screen_wait(Confirm(question, label, title=label)):
            await self._reverse(again)

    async def _reverse(self, again: bool) -> None:
        if again:
            await self._step("Gjorde om", Editor.redo, "Det finns inget att göra om.")
        else:
            await self._step("Ångrade", Editor.undo, "Det finns inget att ångra.")

    async def _step(self, done: str, step: Callable[[Editor], Step | None], nothing: str) -> None:
        if self._place is None or not await self.workspace.settle():
            return

        perioder = self._place.perioder

        def reverse(editor: Editor) -> Reversed | None:
            taken = step(editor)
            return tell_step(editor.db, perioder, taken) if taken else None

        try:
            found = await self._session.call(reverse)
        except VbtuiError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if found is None:
            self.notify(nothing, markup=False)
            return
        self.notify(f"{done}: {found.text}", markup=False)
        # The period that one stands in may have come or gone with it.
        self._place = await self._session.place(self._place.enhet.id, self._place.period.id)
        await self._show()
        if not self.workspace.concerns(found.cell):
            other = next((one for one in self._workspaces if one.concerns(found.cell)), None)
            if other is not None:
                await self.action_workspace(other.id or "")
        self.workspace.point_at(found)
        await self._show_saved()

    # Leaving

    def memory(self) -> dict[str, Any]:
        """Where one is, to be remembered for the next time."""
        if self._place is None or not self._ready:
            return self._memory
        found: dict[str, Any] = {
            "workspace": self.query_one(ContentSwitcher).current or "",
            "enhet": self._place.enhet.id,
            "period": self._place.period.id,
        }
        for workspace in self._workspaces:
            found[workspace.id or ""] = workspace.memory()
        return found

    async def leave(self) -> bool:
        """Save what is being typed before the program closes; False when it could not be saved."""
        return self._place is None or await self.workspace.leave()


def _make(key: str) -> Workspace:
    """A workspace; the first frame does not wait for the import of one that is not in it."""
    if key == "oversikt":
        from vbtui.tui.workspaces.oversikt import Oversikt

        return Oversikt(id=key)
    if key == "tabeller":
        from vbtui.tui.workspaces.tabeller import Tabeller

        return Tabeller(id=key)
    if key == "inlamning":
        from vbtui.tui.workspaces.inlamning import Inlamning

        return Inlamning(id=key)
    if key == "rapport":
        from vbtui.tui.workspaces.rapport import Rapport

        return Rapport(id=key)
    return Uppfoljning(id=key)
