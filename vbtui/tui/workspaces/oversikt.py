"""Workspace 0: the state of everything, each line leading to where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from vbtui.domain.errors import VbtuiError
from vbtui.domain.times import today
from vbtui.edit import Editor
from vbtui.tui.screens.dialogs import Choice, Choose
from vbtui.tui.session import Place
from vbtui.tui.text import plain
from vbtui.tui.widgets.sections import SectionList
from vbtui.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from vbtui.consolidate import TableView
    from vbtui.domain.table import Explanation
    from vbtui.overview import Figure
    from vbtui.tui.overview_words import Found, Goal, Lines

COUNTING = "räknar …"
TWO, THREE = 100, 150
"""From so many cells on there are two columns, and three."""
LOW = 15
"""On fewer lines the room is the list's."""
_URGENT = ("laget", "avvikelser", "sena")
_STATE = ("status", "malomraden", "summering")
_NUMBERS = ("tabeller", "ekonomi", "sjuk")
_LAST = ("andrat",)
LAYOUTS: tuple[tuple[tuple[str, ...], ...], ...] = (
    ((*_URGENT, *_STATE, *_NUMBERS, *_LAST),),
    ((*_URGENT, "summering", *_LAST), ("status", "malomraden", *_NUMBERS)),
    ((*_URGENT, *_LAST), _STATE, _NUMBERS),
)
"""The sections of each column, for one column, two and three."""
_MOST = {"avvikelser": (4, 6, 10), "sena": (3, 5, 8), "andrat": (3, 4, 6)}
"""So many lines of a long section are shown in each layout, until somebody asks for all."""


class Oversikt(Workspace):
    """One list of everything, or two or three beside each other where there is room."""

    BINDING_GROUP_TITLE = "Översikt"
    HELP = (
        "Hur allt står, för enheten och perioden överst. Har enheten andra under sig är talen"
        " summor. Retur på en rad går till det den handlar om; = visar var ett tal kommer ifrån"
        " eller vad som är räknat. Raderna underst säger i ord vad raden du står på betyder."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("equals_sign", "explain", "Förklara", key_display="=", id="oversikt.forklara",
                tooltip="Visa var talet kommer ifrån, eller vad raden räknar"),
        Binding("right", "column(1)", "Spalt höger", False, id="oversikt.hoger",
                tooltip="Till spalten till höger"),
        Binding("left", "column(-1)", "Spalt vänster", False, id="oversikt.vanster",
                tooltip="Till spalten till vänster"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Oversikt {
        layout: vertical;
        & Horizontal { height: 1fr; }
        & SectionList {
            width: 1fr;
            height: 1fr;
            border: round $border-blurred;
            border-title-color: $text;
        }
        & SectionList:focus { border: round $border; }
        & #om { height: 2; padding: 0 2; color: $text-muted; }
        &:ansi #om { text-style: dim; }
        & #spalt-2, & #spalt-3 { display: none; }
        &.-two #spalt-2, &.-three #spalt-2, &.-three #spalt-3 { display: block; }
        &.-two #spalt-1 { width: 6fr; }
        &.-two #spalt-2 { width: 5fr; }
        &.-three #spalt-1 { width: 7fr; }
        &.-three #spalt-2, &.-three #spalt-3 { width: 5fr; }
        &.-low SectionList { border: none; }
    }
    """

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._found: Found | None = None
        self._lines: Lines | None = None
        self._complete = False
        self._open: set[str] = set()
        """The sections of which all lines are shown."""
        self._since: int | None = None
        self._seen: int | None = None
        """The place in the journal that has been shown."""
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Three columns, of which those are seen that there is room for, and what a line means."""
        with Horizontal():
            for number in (1, 2, 3):
                yield SectionList(id=f"spalt-{number}", empty=COUNTING if number == 1 else "")
        yield Static(id="om")

    def on_mount(self) -> None:
        """Name the first column."""
        self._column(0).border_title = "Översikt"

    # Where one is

    def recall(self, memory: dict[str, Any]) -> None:
        """The line one was on, and what of the journal had been shown."""
        self._wanted = str(memory.get("rad", ""))
        since = memory.get("sedd")
        self._since = self._seen = since if isinstance(since, int) else None

    def memory(self) -> dict[str, Any]:
        """What to remember."""
        found: dict[str, Any] = {"rad": self._current.cursor_key or self._wanted}
        if self._seen is not None:
            found["sedd"] = self._seen
        return found

    def take_focus(self) -> None:
        """The column where one was."""
        self.screen.set_focus(self._current)

    def _column(self, place: int) -> SectionList:
        return self.query_one(f"#spalt-{place + 1}", SectionList)

    @property
    def columns(self) -> int:
        """How many columns there are room for."""
        return 3 if self.has_class("-three") else 2 if self.has_class("-two") else 1

    @property
    def _place(self) -> int:
        focused = self.screen.focused
        shown = [self._column(place) for place in range(self.columns)]
        return shown.index(focused) if isinstance(focused, SectionList) and focused in shown else 0

    @property
    def _current(self) -> SectionList:
        return self._column(self._place)

    @property
    def _goal(self) -> Goal | None:
        key = self._current.cursor_key
        return self._lines.goals.get(key) if self._lines and key else None

    # Reading

    async def show(self, place: Place) -> None:
        """Begin to read how things stand; what is shown stays until it has been read anew."""
        self.place = place
        before = self._found.scope if self._found else None
        if before is None or (before.enhet.id, before.period.id) != (
            place.enhet.id,
            place.period.id,
        ):
            self._found = None
            self._open.clear()
        self._column(0).border_title = plain(f"Översikt · {place.period.title}")
        self._complete = False
        self._look()

    def on_show(self) -> None:
        """Go on with what was interrupted."""
        if self.is_attached and hasattr(self, "place") and not self._complete:
            self._look()

    def on_hide(self) -> None:
        """Another workspace needs the file."""
        self.workers.cancel_group(self, "look")

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Read part by part, so that another question to the file need not wait for all."""
        # Here and below: the first frame is painted without what is read and said later.
        from vbtui import overview
        from vbtui.overview import Scope
        from vbtui.tui.overview_words import Found

        place = self.place
        scope = Scope(place.organisation, place.perioder, place.enhet, place.period, today())
        since = self._since
        parts: tuple[tuple[str, Callable[[Editor], object]], ...] = (
            ("standing", lambda editor: overview.standing(editor.db, scope)),
            ("plan", lambda editor: overview.plan_state(editor.db, scope)),
            ("tables", lambda editor: overview.table_states(editor.db, scope)),
            ("figures", lambda editor: overview.figures(editor.db, scope)),
            ("changes", lambda editor: overview.changes(editor.db, scope, since)),
        )
        found = replace(self._found, scope=scope) if self._found else Found(scope)
        try:
            for name, read in parts:
                part: Any = await self.session.call(read)
                found = replace(found, **{name: part})
                self._found = found
                self._show_sections()
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return
        self._complete = True
        if found.changes is not None:
            self._seen = found.changes.head

    def _show_sections(self) -> None:
        from vbtui.tui.overview_words import Lines

        if self._found is None:
            return
        layout = LAYOUTS[self.columns - 1]
        most = {
            name: counts[self.columns - 1]
            for name, counts in _MOST.items()
            if name not in self._open
        }
        self._lines = lines = Lines(self._found, most)
        with self.app.batch_update():
            for place, names in enumerate(layout):
                column = self._column(place)
                column.set_sections(
                    [lines.sections[name] for name in names if name in lines.sections]
                )
                if self._wanted and column.go_to(self._wanted):
                    self._wanted = ""
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """As many columns as there is room for; the line stays the one that it was."""
        before, key = self.columns, self._current.cursor_key
        focused = isinstance(self.screen.focused, SectionList)
        width = event.size.width
        self.set_class(TWO <= width < THREE, "-two")
        self.set_class(width >= THREE, "-three")
        self.set_class(event.size.height < LOW, "-low")
        if self.columns == before or self._found is None:
            return
        self._show_sections()
        for place in range(self.columns):
            if key and self._column(place).go_to(key):
                if focused:
                    self.screen.set_focus(self._column(place))
                break

    # What the line means

    @on(SectionList.Highlighted)
    def _highlighted(self, event: SectionList.Highlighted) -> None:
        event.stop()
        self._tell()

    def on_descendant_focus(self) -> None:
        """Say what the line in the column that one has come to means."""
        self._tell()

    def _tell(self) -> None:
        goal = self._goal
        self.query_one("#om", Static).update(plain(goal.about if goal else ""))

    # Going there

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One goes between columns where there are several."""
        return action != "column" or self.columns > 1

    def action_column(self, step: int) -> None:
        """Go to the next column, round and round."""
        self.screen.set_focus(self._column((self._place + step) % self.columns))

    @on(SectionList.Selected)
    async def _selected(self, event: SectionList.Selected) -> None:
        from vbtui.tui.overview_words import MORE

        event.stop()
        goal = self._lines.goals.get(event.key) if self._lines else None
        if goal is None:
            return
        if event.key.startswith(MORE):
            self._show_all(event)
        elif goal.action:
            await self.run_action(goal.action)
        elif goal.workspace:
            self._go(goal)
        elif goal.noder:
            self._choose_nod(goal)

    def _show_all(self, event: SectionList.Selected) -> None:
        from vbtui.tui.overview_words import MORE

        row = event.list.cursor_row
        self._open.add(event.key.removeprefix(MORE))
        self._show_sections()
        event.list.cursor_row = row

    def _go(self, goal: Goal) -> None:
        enhet = goal.enhet or self.place.enhet.id
        self.post_message(self.Wanted(goal.workspace, enhet, goal.target, goal.period))

    async def action_explain(self) -> None:
        """Show where the numbers of the line come from, or what it counts."""
        goal = self._goal
        if goal is None:
            return
        if goal.figures:
            self._explain(goal)
        elif goal.noder:
            self._choose_nod(goal)
        elif goal.units:
            self._choose_unit(goal)
        else:
            self.notify("Raden är inget räknat tal; retur går till det den handlar om.",
                        markup=False)  # fmt: skip

    @work(group="dialog")
    async def _choose_nod(self, goal: Goal) -> None:
        """Show the nodes that are counted, and go to one of them."""
        choices = [
            Choice(str(number), nod.name, note=label, words=f"{nod.word} {label}")
            for number, (label, nod) in enumerate(goal.noder)
        ]
        chosen = await self.app.push_screen_wait(Choose("Det som räknas", choices))
        if chosen is not None:
            _, nod = goal.noder[int(chosen)]
            self.post_message(
                self.Wanted("uppfoljning", self.place.enhet.id, f"{nod.typ}/{nod.id}")
            )

    @work(group="dialog")
    async def _choose_unit(self, goal: Goal) -> None:
        """Show the units that lack something, and go to one of them."""
        choices = [Choice(row, name) for row, name in goal.units]
        chosen = await self.app.push_screen_wait(Choose("Saknas", choices))
        if chosen is not None:
            self._go(replace(goal, enhet=chosen))

    @work(group="dialog")
    async def _explain(self, goal: Goal) -> None:
        """Explain one of the numbers, and go to one of its parts."""
        from vbtui import overview
        from vbtui.tui.overview_words import shown
        from vbtui.tui.screens.explain import Explain

        choices = [
            Choice(str(number), name.capitalize(), note=f"{shown(figure)} {figure.unit}".rstrip())
            for number, (name, figure) in enumerate(goal.figures)
        ]
        chosen = await self.app.push_screen_wait(Choose("Vilket tal?", choices))
        if chosen is None or self._found is None:
            return
        scope, figure = self._found.scope, goal.figures[int(chosen)][1]

        def explain(editor: Editor) -> tuple[TableView, Explanation]:
            view = overview.view_of(editor.db, scope, figure.table, figure.period)
            return view, view.explain(figure.row, figure.column)

        view, found = await self.session.call(explain)
        row, column = view.row(figure.row), view.column(figure.column)
        part = await self.app.push_screen_wait(Explain(view, row, column, found))
        if part is not None:
            self._go(replace(goal, target=_cell(figure, part)))


def _cell(figure: Figure, part: tuple[str, str]) -> str:
    return f"{figure.table.id}/{part[0]}/{part[1]}"
