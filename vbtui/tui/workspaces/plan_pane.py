"""The plan to the left, the chosen node to the right: showing, and keeping what is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.timer import Timer
from textual.widgets import Input, TextArea

from vbtui.domain.errors import (
    ClosedError,
    InputError,
    OvertakenError,
    RemovedError,
    VbtuiError,
)
from vbtui.domain.plan import Del, Nod, NodTyp
from vbtui.domain.plantree import PlanTree
from vbtui.domain.text import clean, fold, preview
from vbtui.edit import Editor
from vbtui.history import Reversed
from vbtui.read import (
    NodePage,
    changed_since_used,
    current_period,
    node_page,
    plan_tree,
    suggestions,
)
from vbtui.settle import about_node
from vbtui.store import plans
from vbtui.store.journal import Cell
from vbtui.tui.external import edit_elsewhere
from vbtui.tui.plan_lines import (
    ALL,
    FILTERS,
    SUMMED_UP,
    Marked,
    kept,
    legend,
    plan_item,
)
from vbtui.tui.session import Place
from vbtui.tui.widgets.cells import find_all, one_line
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.details import NodeCard
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.widgets.voices import Voices
from vbtui.tui.workspaces.workspace import CLOSED, IN_CONFLICT, Workspace

FOLLOW_SECONDS = 0.05
"""How long the cursor rests on a node before its card is shown: shorter than one notices."""
REST_SECONDS = 1.0
"""How long a node is shown before it is remembered as where one was."""

_HEADING = 40
"""So much of the heading of an avsnitt stands above its text, beside the unit's name."""
AROUND = 8
"""Characters on each side of what a search has found in a comment."""
_ALL_PARTS = "Mål, uppdrag och texter"
"""What the tree shows where the plan has more than its goals."""
NOTHING = "Inget valt"
"""The card's title where there is no node."""


class PlanPane(Workspace):
    """The tree, and the card, comment and voices of the node that the cursor is on."""

    DEFAULT_CSS = """
    PlanPane {
        layout: horizontal;
        & #plan { width: 9fr; min-width: 30; max-width: 80; }
        & #nod { width: 11fr; }
        & #plan, & #kort, & CommentEditor, & Voices { border: round $border-blurred; }
        & #plan:focus-within, & CommentEditor:focus, & Voices:focus { border: round $border; }
        & #plan, & #kort, & CommentEditor, & Voices {
            border-title-color: $text;
            border-subtitle-color: $text-muted;
        }
        & #filter { display: none; height: 1; border: none; padding: 0 1; }
        & #filter.-open { display: block; }
        & #kort {
            height: auto;
            max-height: 72%;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
        }
        & #kort-och-kommentar { height: 7fr; }
        & CommentEditor { height: 1fr; min-height: 4; padding: 0 1; }
        & Voices { height: 3fr; min-height: 3; }
        &.-writing #kort { max-height: 30%; }
        &.-writing #kort-och-kommentar { height: 18fr; }
        &.-reading #kort-och-kommentar { height: 2fr; }
        &.-reading Voices { height: 3fr; }
        &.-zoomed #plan, &.-zoomed Voices { display: none; }
    }
    """

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._tree_data: PlanTree | None = None
        self._page: NodePage | None = None
        self._conflicts: list[Cell] = []
        """The cells of the node, and of what is said of it, that wait for a choice."""
        self._filter = ALL
        self._marked = Marked(set(), set(), lambda nod: False)
        self._refusal: InputError | None = None
        """Why nothing may be said of the node that is shown; None where it may."""
        self._remembered: dict[str, Any] = {}
        self._plan: str | None = None
        """The plan that the tree shows."""
        self._stood: dict[str | None, str] = {}
        """Plan that has been shown → the node where one stood when it was left."""
        self._rest: Timer | None = None
        self._searched_from: str | None = None
        """Where the cursor was when a search was begun that has not been ended by enter."""

    def compose(self) -> ComposeResult:
        """Tree, card, comment and voices."""
        with Vertical(id="plan"):
            yield Input(placeholder="Sök i titlar och kommentarer", id="filter", compact=True)
            yield TreeView(id="trad", no_match="Inget passar. Esc visar allt igen.")
        with Vertical(id="nod"):
            with Vertical(id="kort-och-kommentar"):
                with Vertical(id="kort"):
                    yield NodeCard(id="nodkort")
                yield CommentEditor(id="kommentar")
            yield Voices(id="andra")

    def on_mount(self) -> None:
        """Name the panes."""
        self.query_one("#plan").border_title = "Mål och uppdrag"
        self.query_one("#kort").border_title = NOTHING
        self.query_one(CommentEditor).border_title = "Kommentar"
        self.query_one(Voices).clear()
        # Not by the message: it comes when the letter has been painted, and the tree would have
        # to wait for the next frame.
        self.watch(self.query_one("#filter", Input), "value", self._apply_filter, init=False)

    @property
    def _tree(self) -> TreeView:
        return self.query_one(TreeView)

    @property
    def _editor(self) -> CommentEditor:
        return self.query_one(CommentEditor)

    @property
    def sums_up(self) -> bool:
        """Whether the unit has units below it, whose reports it sums up."""
        return bool(self.place.organisation.children(self.place.enhet))

    @property
    def shown(self) -> str | None:
        """The node that the card is about."""
        return self._page.nod.id if self._page else None

    # The file

    def recall(self, memory: dict[str, Any]) -> None:
        """Where one was: the node, what was expanded, and the filter."""
        self._remembered = dict(memory)
        if memory.get("filter") in FILTERS:
            self._filter = memory["filter"]

    def memory(self) -> dict[str, Any]:
        """What to remember."""
        key, editor = self._tree.cursor_key or "", self._editor
        found: dict[str, Any] = {
            "nod": key,
            "utfallda": sorted(self._tree.expanded),
            "filter": self._filter,
        }
        if self.shown == key and editor.text:
            found["markor"] = [editor.caret, len(editor.text)]
        return found

    async def show(self, place: Place) -> None:
        """Read the plan as the unit of ``place`` sees it."""
        self.place = place
        since = _week_ago()
        searching = bool(self.query_one("#filter", Input).value)

        def read(editor: Editor) -> tuple[PlanTree, Marked]:
            db, units = editor.db, editor.organisation
            tree = plan_tree(db, units, place.enhet, place.period)
            if searching:
                tree.prepare_search()
            return tree, Marked(
                plans.changed_since(db, since),
                changed_since_used(db, place.enhet, place.period),
                suggestions(db, units, tree, place.period).differs,
            )

        data, self._marked = await self.session.call(read)
        if self._filter in SUMMED_UP and not self.sums_up:
            self._filter = ALL
        self._tree_data = data
        tree = self._tree
        if tree.cursor_key is not None:
            self._stood[self._plan] = tree.cursor_key
        tree.say_empty(self._why_empty())
        tree.set_items([self._item(nod) for nod in data.order])
        plan = place.period.plan
        first, returned = plan not in self._stood, plan != self._plan
        self._plan = plan
        if first:
            self._stood[plan] = ""
            self._unfold(data)
        self._apply_filter()
        wanted = str(self._remembered.pop("nod", ""))
        if first and not (wanted and tree.go_to(wanted)):
            self._go_to_first()
            self._remembered.pop("markor", None)
        elif returned and not first:
            tree.go_to(self._stood[plan])
        self._show_progress()
        self.refresh_bindings()
        await self._show_node(tree.cursor_key)

    def _why_empty(self) -> str:
        """Why the tree has no lines, and what to do."""
        place = self.place
        if place.period.plan is None:
            return f"{self._no_plan()}\nSiffrorna skrivs i tabellerna: tryck 2."
        if self.session.editor.role.central:
            return (
                "Planen är tom.\nTryck a och lägg till det första målområdet. Ställ dig sedan på"
                " det och tryck a igen för uppdrag, styrtal och aktiviteter under det."
            )
        return (
            "Planen är tom; den fylls i nämndens fil.\nBe om en ny kopia när planen finns, eller"
            " tryck 2 för tabellerna."
        )

    def _why_none(self) -> str:
        """Why there is nothing at the cursor, and what to do."""
        if self._tree_data is not None and self._tree_data.order:
            return "Inget passar in på sökningen eller filtret; esc visar allt igen."
        return " ".join(self._why_empty().split("\n"))

    def _no_plan(self) -> str:
        """That the period has no plan, and which period to go to for one."""
        place = self.place
        other = current_period(place.perioder)
        way = f"tryck p och välj {other.title}, som har en" if other.plan else "be om en ny fil"
        return f"{place.period.title} har ingen plan; {way}."

    def _unfold(self, data: PlanTree) -> None:
        """Expand what was expanded the last time, or the upper levels of a plan not seen before."""
        known = {nod.id for nod in data.order}
        remembered = set(self._remembered.get("utfallda", [])) | self._tree.expanded
        if not remembered & known:
            remembered |= {nod.id for nod in data.order if data.depth(nod) < 2}
        self._tree.expanded = remembered

    def _go_to_first(self) -> None:
        assert self._tree_data is not None
        gap = self._tree_data.next_gap(None)
        wanted = gap or next(iter(self._tree_data.order), None)
        if wanted:
            self._tree.go_to(wanted.id)

    def _item(self, nod: Nod) -> TreeItem:
        assert self._tree_data is not None
        return plan_item(self._tree_data, nod, self.place.period.typ, _today(), self._marked)

    def _show_progress(self) -> None:
        """Say what the tree shows, how much is done, and what the signs at the cursor mean."""
        data = self._tree_data
        assert data is not None
        progress = data.progress()
        pane = self.query_one("#plan")
        name, _ = FILTERS[self._filter]
        whole = Del.PLAN.word if all(nod.part is Del.PLAN for nod in data.order) else _ALL_PARTS
        pane.border_title = whole if self._filter == ALL else f"Visar: {name.lower()}"
        done = f"{progress.done} av {progress.expected} klara" if progress.expected else ""
        key, room = self._tree.cursor_key, max(0, pane.size.width - 4)
        signs = legend(data, data[key], self._marked, room) if key and key in data else ""
        both = " · ".join(part for part in (signs, done) if part)
        pane.border_subtitle = Content(both if len(both) <= room else signs or done)

    # The chosen node

    @on(TreeView.Highlighted)
    async def _highlighted(self, event: TreeView.Highlighted) -> None:
        event.stop()
        if self._page is None or event.key != self._page.nod.id:
            self._follow(event.key)

    @work(exclusive=True, group="nod")
    async def _follow(self, key: str) -> None:
        # While a key is held down or a search typed, only the node that one stops at is read.
        await asyncio.sleep(FOLLOW_SECONDS)
        if await self.settle():
            await self._show_node(key)

    async def _at_cursor(self) -> NodePage | None:
        """The node at the cursor, shown now: a key pressed right after a move is about it.

        Says why where there is none.
        """
        key = self._tree.cursor_key
        if key is None and self._tree_data is not None:
            self.notify(self._why_none(), markup=False)
        if self.shown != key:
            self.workers.cancel_group(self, "nod")
            if not await self.settle():
                return None
            await self._show_node(key)
        return self._page

    async def _show_node(self, key: str | None) -> None:
        data = self._tree_data
        assert data is not None
        if key is None or key not in data:
            self._page = self._refusal = None
            self.query_one("#kort").border_title = NOTHING
            self.query_one(NodeCard).clear()
            self._editor.show("", "", read_only=True)
            self._editor.border_title = "Kommentar"
            self.query_one(Voices).clear()
            return
        nod, place = data[key], self.place

        def read(editor: Editor) -> tuple[NodePage, list[Cell], InputError | None]:
            page = node_page(
                editor.db, editor.organisation, place.perioder, data, nod, place.period
            )
            refusal = editor.refusal(place.enhet, place.period, nod)
            return page, about_node(editor.db, nod, place.enhet, place.period), refusal

        page, conflicts, refusal = await self.session.call(read)
        if self._tree.cursor_key != key or self.place is not place:
            return  # The cursor has gone on; its own reading follows.
        self._page, self._conflicts, self._refusal = page, conflicts, refusal
        self._mark_overtaken(page)
        with self.app.batch_update():  # One layout and one repaint for all of it.
            self._show_page(page)
        self._rest_soon()

    def _rest_soon(self) -> None:
        """Have where one is remembered, when one has stood still there for a moment."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, lambda: self.post_message(self.Rested()))

    @on(TextArea.SelectionChanged)
    def _caret_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self._editor.has_focus:
            self._rest_soon()

    def _show_page(self, page: NodePage) -> None:
        nod, place, data = page.nod, self.place, self._tree_data
        assert data is not None
        self._show_titles()
        self._show_progress()
        self.query_one(NodeCard).show(
            page,
            place.organisation,
            expected=data.expected(nod),
            may_write=self._refusal is None,
        )
        self._editor.show(
            page.said.kommentar,
            page.saved_comment,
            read_only=self._refusal is not None or page.overtaken is not None,
        )
        self._write_on()
        self.query_one(Voices).show(page, self._usable())

    def _write_on(self) -> None:
        """Put the caret where it was when the program ended, in the first text that is shown.

        Not in a text that has become shorter: it is another.
        """
        place = self._remembered.pop("markor", None)
        known = isinstance(place, list) and len(place) == 2
        if known and all(isinstance(one, int) and one >= 0 for one in place):
            caret, length = place
            if len(self._editor.text) >= length:
                self._editor.put_caret(caret)

    def _show_titles(self) -> None:
        """Name the node and its comment; of a conflict before all else."""
        page = self._page
        assert page is not None
        in_comment = [cell for cell in self._conflicts if cell.field == "kommentar"]
        name = f"{page.nod.word} {page.nod.nr}" if page.nod.nr else page.nod.word
        elsewhere = len(self._conflicts) > len(in_comment)
        self.query_one("#kort").border_title = Content(
            f"{name} · {IN_CONFLICT}" if elsewhere else name
        )
        title = self._comment_title(page)
        self._editor.border_title = Content(IN_CONFLICT if in_comment else title)

    def _usable(self) -> set[str]:
        """The units whose comments the shown one's may make use of: those below it."""
        below = self.place.organisation.subtree(self.place.enhet)
        return {one.id for one in below} - {self.place.enhet.id}

    def _mark_overtaken(self, page: NodePage) -> None:
        """Remember whether a comment that is made use of has been changed since."""
        overtaken = self._marked.overtaken
        overtaken.discard(page.nod.id)
        if any(voice.changed for voice in page.others):
            overtaken.add(page.nod.id)

    def _comment_title(self, page: NodePage) -> str:
        """What one has to know comes first: where there is little room the end is cut."""
        nod, enhet = page.nod, self.place.enhet
        if page.overtaken:
            return f"Ett utkast väntar, tryck e · {enhet.namn}"
        if self._refusal is None and nod.typ is NodTyp.AVSNITT:
            return f"{preview(nod.name, _HEADING)} · {enhet.namn}"
        if self._refusal is None:
            return f"Kommentar · {enhet.namn}"
        if isinstance(self._refusal, ClosedError):
            return f"{CLOSED} · {enhet.namn}"
        owner = next((one for one in self.place.organisation if one.id == nod.enhet), None)
        if owner and owner != enhet and nod.typ is NodTyp.AKTIVITET:
            return f"Rapporteras av {owner.namn}"
        return f"Kan bara läsas · {enhet.namn}"

    async def _refresh_node(self) -> None:
        """Read again what the unit says of the node, after something was saved."""
        if self._page is None or self._tree_data is None:
            return
        page, place = self._page, self.place
        nod = page.nod
        said, conflicts = await self.session.call(
            lambda editor: (
                plans.said_about(editor.db, nod.id, place.period.id).get(place.enhet.id),
                about_node(editor.db, nod, place.enhet, place.period),
            )
        )
        if self._page is page and conflicts != self._conflicts:
            # What is written settles the conflict.
            self._conflicts = conflicts
            self._show_titles()
        if said:
            self._tree_data.update(nod.id, said)
        self._marked.changed.add(nod.id)
        for above in self._tree_data.path(nod):
            item = self._item(above)
            self._tree.update_item(
                above.id,
                symbol=item.symbol,
                symbol_tone=item.symbol_tone,
                note=item.note,
                brief=item.brief,
                note_tone=item.note_tone,
                label=item.label,
                dim=item.dim,
            )
        self._show_progress()

    # Comment

    @on(CommentEditor.Counted)
    def _counted(self, event: CommentEditor.Counted) -> None:
        event.stop()
        size = f"{event.characters} tecken · {event.words} ord"
        self._editor.border_subtitle = size if self._page else ""

    @on(CommentEditor.Draft)
    async def _draft(self, event: CommentEditor.Draft) -> None:
        event.stop()
        page = self._page
        if page is None:
            return
        if await self._keep_draft(page, event.text, self._editor.base):
            self.post_message(self.Saved(draft=True))

    async def _keep_draft(self, page: NodePage, text: str, base: str) -> bool:
        """Keep what is typed; False where that could not be done, which is said."""
        try:
            await self.session.call(
                lambda file: file.keep_draft(page.nod, page.enhet, page.period, text, base)
            )
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return False
        return True

    @on(CommentEditor.Blurred)
    async def _blurred(self, event: CommentEditor.Blurred) -> None:
        event.stop()
        await self.settle()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Give more room to the comment while it is written, and to the others while in use."""
        self.set_class(event.widget is self._editor, "-writing")
        self.set_class(isinstance(event.widget, Voices), "-reading")

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Give the others their room back."""
        self.remove_class("-writing" if event.widget is self._editor else "-reading")

    @on(CommentEditor.Left)
    def _left(self, event: CommentEditor.Left) -> None:
        event.stop()
        self.remove_class("-zoomed")
        self.take_focus()

    @on(CommentEditor.ExternalWanted)
    def _external(self, event: CommentEditor.ExternalWanted) -> None:
        event.stop()
        try:
            text = edit_elsewhere(self.app, self._editor.text)
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
        else:
            if text != self._editor.text:
                self._editor.text = text

    @property
    def typing(self) -> bool:
        """Whether a comment is being written."""
        return self._editor.has_focus and self._editor.changed

    async def settle(self) -> bool:
        """Make a change of the comment that was typed."""
        page, editor = self._page, self._editor
        text, base = clean(editor.take()), editor.base
        if page is None or not editor.changed:
            return True
        try:
            await self.session.call(
                lambda file: file.report(
                    page.nod, page.enhet, page.period, "kommentar", text, base=base
                )
            )
        except OvertakenError as error:
            # What was typed is safe as a draft, so one may go on from here.
            self.post_message(self.Failed.by(error))
            if self._page is page:
                await self._show_node(page.nod.id)
            return True
        except (ClosedError, RemovedError) as error:
            # Closed or removed while it was typed: it waits as a draft.
            if not await self._keep_draft(page, text, base):
                return False
            self.post_message(self.Failed.by(error))
            if self._page is page:
                await self._show_node(page.nod.id)
            return True
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            self._tree.go_to(page.nod.id)
            return False
        editor.saved(text)
        if self._page is page:
            await self._refresh_node()
        self.post_message(self.Saved())
        return True

    def take_focus(self) -> None:
        """The tree."""
        # At once, not by a message: keys that are already on their way belong to it.
        self.screen.set_focus(self._tree)

    # Search and filter

    @on(Input.Submitted, "#filter")
    def _search_done(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            event.input.remove_class("-open")
        self.take_focus()
        if found := self._tree.cursor_key:
            # What one searched for is where one wants to be, also when the filter goes.
            self._tree.go_to(found)

    def set_filter(self, name: str) -> None:
        """Show only the nodes that the filter is for: a key of the filters."""
        self._filter = name
        self._apply_filter()
        self._show_progress()

    def _apply_filter(self) -> None:
        data = self._tree_data
        if data is None:
            return
        text = self.query_one("#filter", Input).value.strip()
        if self._filter == ALL and not text:
            self._tree.show_only(None)
            return
        keep = (
            data.matching(text)
            if self._filter == ALL
            else kept(self._filter, data, self.place.period.typ, _today(), self._marked)
            & data.matching(text)
        )
        self._tree.show_only(keep, text, self._found_in_comment if text else None)

    def _found_in_comment(self, key: str) -> str:
        """What stands around what was searched for, where it is in the comment only."""
        data = self._tree_data
        text = self.query_one("#filter", Input).value
        if data is None or key not in data:
            return ""
        nod = data[key]
        name = fold(nod.name)
        lacking = " ".join(word for word in fold(text).split() if word not in name)
        comment = one_line(data.said(nod).kommentar)
        for start, end in find_all(comment, lacking):
            first, last = max(0, start - AROUND), min(len(comment), end + AROUND)
            return f"…{comment[first:last]}…"
        return ""

    def _show_everything(self) -> None:
        """Take away search and filter."""
        line = self.query_one("#filter", Input)
        line.value = ""
        line.remove_class("-open")
        self.set_filter(ALL)

    def _stand_on(self, nod_id: str) -> None:
        """Move the cursor to a node; a filter that hides it is taken away."""
        if not self._tree.go_to(nod_id):
            self._show_everything()
            self._tree.go_to(nod_id)

    async def conflict(self) -> Cell | None:
        """That of the node at the cursor; of its comment first."""
        if self._tree.cursor_key is None or await self._at_cursor() is None:
            return None
        return min(self._conflicts, key=lambda cell: cell.field != "kommentar", default=None)

    # Changes

    def concerns(self, cell: Cell) -> bool:
        """Nodes, and what is said of them."""
        return cell.table in ("nod", "uppfoljning", "anvand_text")

    def point_at(self, step: Reversed) -> None:
        """Go to the node that was changed, or that something was said about; from one that is
        gone to the one above."""
        if self.concerns(step.cell):
            self.stand_at(step.above)
            self.stand_at(step.place.target)

    def stand_at(self, target: str) -> None:
        """Go to a node, or to the first of a part, if it is in the plan of this period."""
        data = self._tree_data
        if data is None:
            return
        _, _, nod_id = target.partition("/")
        if nod_id in data:
            self._stand_on(nod_id)
        elif first := next((nod for nod in data.order if nod.part.value == target), None):
            self._stand_on(first.id)

    async def _try(self, change: Callable[[Editor], object]) -> bool:
        """Make a change; a refusal is shown and nothing has happened."""
        if not await self.settle():
            return False
        try:
            await self.session.call(change)
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return False
        self.post_message(self.Saved())
        return True


def _today() -> date:
    return datetime.now().astimezone().date()


def _week_ago() -> str:
    return (datetime.now(UTC) - timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%SZ")
