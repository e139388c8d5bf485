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
from textual.widgets import Input

from vbtui.domain.errors import OvertakenError, VbtuiError
from vbtui.domain.plan import Nod
from vbtui.domain.plantree import PlanTree
from vbtui.domain.text import clean
from vbtui.edit import Editor
from vbtui.read import NodePage, node_page, plan_tree
from vbtui.store import plans
from vbtui.tui.external import edit_elsewhere
from vbtui.tui.plan_lines import ALL, FILTERS, kept, plan_item
from vbtui.tui.session import Place
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.details import NodeCard
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.widgets.voices import Voices
from vbtui.tui.workspaces.workspace import Workspace

FOLLOW_SECONDS = 0.05
"""How long the cursor rests on a node before its card is shown: shorter than one notices."""


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
        & #kort { height: auto; max-height: 12; }
        & #kort-och-kommentar { height: 3fr; }
        & CommentEditor { height: 1fr; min-height: 4; padding: 0 1; }
        & Voices { height: 2fr; min-height: 3; }
        &.-zoomed #plan, &.-zoomed Voices { display: none; }
    }
    """

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._tree_data: PlanTree | None = None
        self._page: NodePage | None = None
        self._filter = ALL
        self._changed: set[str] = set()
        self._remembered: dict[str, Any] = {}
        self._plans: set[str | None] = set()

    def compose(self) -> ComposeResult:
        """Tree, card, comment and voices."""
        with Vertical(id="plan"):
            yield Input(placeholder="Sök i titlar och kommentarer", id="filter", compact=True)
            yield TreeView(
                id="trad",
                empty="Perioden har ingen plan. Lägg till ett målområde med a, eller byt period"
                " med p.",
                no_match="Inget passar. Esc visar allt igen.",
            )
        with Vertical(id="nod"):
            with Vertical(id="kort-och-kommentar"):
                with Vertical(id="kort"):
                    yield NodeCard(id="nodkort")
                yield CommentEditor(id="kommentar")
            yield Voices(id="andra")

    def on_mount(self) -> None:
        """Name the panes."""
        self.query_one("#plan").border_title = "Mål och uppdrag"
        self.query_one("#kort").border_title = "Nod"
        self.query_one(CommentEditor).border_title = "Kommentar"
        self.query_one(Voices).clear()

    @property
    def _tree(self) -> TreeView:
        return self.query_one(TreeView)

    @property
    def _editor(self) -> CommentEditor:
        return self.query_one(CommentEditor)

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
        return {
            "nod": self._tree.cursor_key or "",
            "utfallda": sorted(self._tree.expanded),
            "filter": self._filter,
        }

    async def show(self, place: Place) -> None:
        """Read the plan as the unit of ``place`` sees it."""
        self.place = place
        since = _week_ago()

        def read(editor: Editor) -> tuple[PlanTree, set[str]]:
            tree = plan_tree(editor.db, editor.organisation, place.enhet, place.period)
            tree.prepare_search()
            return tree, plans.changed_since(editor.db, since)

        data, self._changed = await self.session.call(read)
        self._tree_data = data
        tree = self._tree
        tree.set_items([self._item(nod) for nod in data.order])
        first = place.period.plan not in self._plans
        if first:
            self._plans.add(place.period.plan)
            self._unfold(data)
        self._apply_filter()
        wanted = str(self._remembered.pop("nod", ""))
        if first and not (wanted and tree.go_to(wanted)):
            self._go_to_first()
        self._show_progress()
        await self._show_node(tree.cursor_key)

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
        return plan_item(self._tree_data, nod, self.place.period.typ, _today())

    def _show_progress(self) -> None:
        assert self._tree_data is not None
        progress = self._tree_data.progress()
        pane = self.query_one("#plan")
        name, _ = FILTERS[self._filter]
        pane.border_title = "Mål och uppdrag" if self._filter == ALL else f"Visar: {name.lower()}"
        pane.border_subtitle = f"{progress.done} av {progress.expected} klara"

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
        """The node at the cursor, shown now: a key pressed right after a move is about it."""
        key = self._tree.cursor_key
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
            self._page = None
            self.query_one(NodeCard).clear()
            self._editor.show("", "", read_only=True)
            self.query_one(Voices).clear()
            return
        nod, place = data[key], self.place

        def read(editor: Editor) -> NodePage:
            return node_page(
                editor.db, editor.organisation, place.perioder, data, nod, place.period
            )

        page = await self.session.call(read)
        if self._tree.cursor_key != key or self.place is not place:
            return  # The cursor has gone on; its own reading follows.
        self._page = page
        with self.app.batch_update():  # One layout and one repaint for all of it.
            self._show_page(page)

    def _show_page(self, page: NodePage) -> None:
        nod, place, data = page.nod, self.place, self._tree_data
        assert data is not None
        may_write = self._may_write(nod)
        self.query_one("#kort").border_title = Content(
            f"{nod.word} {nod.nr}" if nod.nr else nod.word
        )
        self.query_one(NodeCard).show(page, place.organisation, expected=data.expected(nod))
        self._editor.show(
            page.said.kommentar,
            page.saved_comment,
            read_only=not may_write or page.overtaken is not None,
        )
        about = ""
        if page.overtaken:
            about = " · ett utkast väntar, tryck e"
        elif not may_write:
            about = " (kan inte skrivas här)"
        self._editor.border_title = Content(f"Kommentar · {place.enhet.namn}{about}")
        self.query_one(Voices).show(page)

    def _may_write(self, nod: Nod) -> bool:
        try:
            self.session.editor.role.require_report(self.place.enhet, nod)
        except VbtuiError:
            return False
        return True

    async def _refresh_node(self) -> None:
        """Read again what the unit says of the node, after something was saved."""
        if self._page is None or self._tree_data is None:
            return
        nod, place = self._page.nod, self.place
        said = await self.session.call(
            lambda editor: plans.said_about(editor.db, nod.id, place.period.id).get(place.enhet.id)
        )
        if said:
            self._tree_data.update(nod.id, said)
        self._changed.add(nod.id)
        for above in self._tree_data.path(nod):
            item = self._item(above)
            self._tree.update_item(
                above.id,
                symbol=item.symbol,
                symbol_tone=item.symbol_tone,
                note=item.note,
                note_tone=item.note_tone,
                label=item.label,
                dim=item.dim,
            )
        self._show_progress()

    # Comment

    @on(CommentEditor.Counted)
    def _counted(self, event: CommentEditor.Counted) -> None:
        event.stop()
        self._editor.border_subtitle = f"{event.characters} tecken · {event.words} ord"

    @on(CommentEditor.Draft)
    async def _draft(self, event: CommentEditor.Draft) -> None:
        event.stop()
        page = self._page
        if page is None:
            return
        base = self._editor.base
        try:
            await self.session.call(
                lambda editor: editor.keep_draft(
                    page.nod, page.enhet, page.period, event.text, base
                )
            )
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
        else:
            self.post_message(self.Saved(draft=True))

    @on(CommentEditor.Blurred)
    async def _blurred(self, event: CommentEditor.Blurred) -> None:
        event.stop()
        await self.settle()

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

    @on(Input.Changed, "#filter")
    def _search_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._apply_filter()

    @on(Input.Submitted, "#filter")
    def _search_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.take_focus()

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
            else kept(self._filter, data, self.place.period.typ, _today(), self._changed)
            & data.matching(text)
        )
        self._tree.show_only(keep, text)

    # Changes

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
