"""Workspace 1: the plan as a tree, and what is said of the chosen node."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from vbtui.domain import status as scales
from vbtui.domain.errors import OvertakenError, VbtuiError
from vbtui.domain.plan import CHILDREN, KALLOR, Nod, NodTyp, Slag
from vbtui.domain.plantree import PlanTree
from vbtui.domain.text import clean, preview
from vbtui.edit import Editor
from vbtui.read import NodePage, node_page, plan_tree
from vbtui.store import plans
from vbtui.store.journal import Cell
from vbtui.tui.external import edit_elsewhere
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm, Prompt
from vbtui.tui.screens.history import History, Restore
from vbtui.tui.session import Place
from vbtui.tui.text import tree_tone
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.details import NodeCard
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.widgets.voices import Voices
from vbtui.tui.workspaces.workspace import Workspace

_FILTERS: dict[str, tuple[str, str]] = {
    "alla": ("Alla", "Hela planen"),
    "mina": ("Mina", "Det som enheten ska rapportera"),
    "ofyllda": ("Ofyllda", "Det som enheten har kvar att fylla i"),
    "avvikande": ("Avvikande", "Sådant som inte går som planerat, och aktiviteter som är sena"),
    "andrade": ("Ändrade", "Sådant som ändrats de senaste sju dagarna"),
}


class Uppfoljning(Workspace):
    """The tree to the left; status, comment and the voices of others to the right."""

    BINDING_GROUP_TITLE = "Uppföljning"
    HELP = (
        "Gå i trädet med piltangenterna; kortet till höger följer med. s sätter status, e skriver"
        " kommentar, n går till nästa ofyllda. / söker i titlar och kommentarer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Sök", id="plan.sok", key_display="/",
                tooltip="Sök i nummer, titlar och kommentarer medan du skriver"),
        Binding("n", "next_gap", "Nästa", id="plan.nasta",
                tooltip="Gå till nästa nod där något saknas"),
        Binding("s", "status", "Status", id="plan.status", tooltip="Välj status för noden"),
        Binding("e", "comment", "Kommentar", id="plan.kommentar",
                tooltip="Skriv kommentar till noden"),
        Binding("h", "history", "Historik", id="plan.historik",
                tooltip="Visa vem som ändrat vad, och återställ"),
        Binding("t", "trend", "Trend", False, id="plan.trend", tooltip="Välj trend för noden"),
        Binding("v", "outcome", "Utfall", False, id="plan.utfall",
                tooltip="Skriv utfallet för ett styrtal"),
        Binding("f", "filter", "Filter", False, id="plan.filter",
                tooltip="Visa alla, mina, ofyllda, avvikande eller ändrade"),
        Binding("o", "voices", "Andra enheter", False, id="plan.andra",
                tooltip="Gå till vad andra enheter säger"),
        Binding("z", "zoom", "Större", False, id="plan.storre",
                tooltip="Visa kommentaren i hela fönstret, eller gå tillbaka"),
        Binding("a,insert", "add", "Lägg till", False, id="plan.lagg_till",
                tooltip="Lägg till en nod under den valda"),
        Binding("f2", "rename", "Byt namn", False, id="plan.byt_namn",
                tooltip="Ändra nodens titel"),
        Binding("m", "move", "Flytta", False, id="plan.flytta",
                tooltip="Flytta noden till en annan plats i planen"),
        Binding("alt+up", "shift(-1)", "Flytta upp", False, id="plan.flytta_upp",
                tooltip="Flytta noden uppåt bland sina syskon"),
        Binding("alt+down", "shift(1)", "Flytta ned", False, id="plan.flytta_ned",
                tooltip="Flytta noden nedåt bland sina syskon"),
        Binding("delete", "remove", "Ta bort", False, id="plan.ta_bort",
                tooltip="Ta bort noden och allt under den"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Uppfoljning {
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
        self._filter = "alla"
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
        if memory.get("filter") in _FILTERS:
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
            return tree, plans.changed_since(editor.db, since)

        data, self._changed = await self.session.call(read)
        self._tree_data = data
        tree = self._tree
        tree.set_items(self._items())
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

    def _items(self) -> list[TreeItem]:
        assert self._tree_data is not None
        return [self._item(nod) for nod in self._tree_data.order]

    def _item(self, nod: Nod) -> TreeItem:
        data = self._tree_data
        assert data is not None
        said = data.said(nod)
        expected = data.expected(nod)
        status = scales.find(nod.typ, self.place.period.typ, said.status)
        symbol = status.symbol if status else (scales.MISSING_SYMBOL if expected else "")
        note, tone = self._note(nod)
        return TreeItem(
            key=nod.id,
            depth=data.depth(nod),
            label=nod.name,
            symbol=symbol,
            symbol_tone=tree_tone(status) if status else "warning",
            note=note,
            note_tone=tone,
            dim=not expected and data.progress(nod.id).expected == 0,
            strong=nod.typ is NodTyp.MALOMRADE,
        )

    def _note(self, nod: Nod) -> tuple[str, Any]:
        """What stands at the right edge: what is left of a branch, or what is missing here."""
        data = self._tree_data
        assert data is not None
        gaps = data.gaps(nod)
        if gaps and nod.typ is not NodTyp.MALOMRADE:
            # Where the status is missing, the symbol says so already.
            return ("text saknas" if gaps == ("kommentar",) else "saknas"), "warning"
        below = data.progress(nod.id)
        if nod.typ is NodTyp.MALOMRADE or not below.complete:
            if below.expected:
                return f"{below.done}/{below.expected}", "success" if below.complete else "muted"
            return "", "muted"
        return ("sen", "error") if data.late(nod, _today()) else ("", "muted")

    def _show_progress(self) -> None:
        assert self._tree_data is not None
        progress = self._tree_data.progress()
        pane = self.query_one("#plan")
        name, _ = _FILTERS[self._filter]
        pane.border_title = (
            "Mål och uppdrag" if self._filter == "alla" else f"Visar: {name.lower()}"
        )
        pane.border_subtitle = f"{progress.done} av {progress.expected} klara"

    # The chosen node

    @on(TreeView.Highlighted)
    async def _highlighted(self, event: TreeView.Highlighted) -> None:
        event.stop()
        if self._page is None or event.key != self._page.nod.id:
            self._follow(event.key)

    @work(exclusive=True, group="nod")
    async def _follow(self, key: str) -> None:
        if await self.settle():
            await self._show_node(key)

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

    @on(TreeView.Selected)
    def _selected(self, event: TreeView.Selected) -> None:
        event.stop()
        self.action_comment()

    # Actions

    def action_comment(self) -> None:
        """Write the comment."""
        if self._page is None:
            return
        if self._page.overtaken:
            self._choose_comment(self._page, self._page.overtaken.text)
        else:
            self.screen.set_focus(self._editor)

    @work(group="dialog")
    async def _choose_comment(self, page: NodePage, draft: str) -> None:
        """Let the user choose between the saved comment and an overtaken draft of it."""
        saved = page.saved_comment
        texts = {"sparad": saved, "utkast": draft, "bada": f"{saved}\n\n{draft}"}
        chosen = await self.app.push_screen_wait(
            Choose(
                "Kommentaren ändrades medan ett utkast skrevs",
                [
                    Choice("sparad", "Den sparade texten", "", preview(saved, 200)),
                    Choice("utkast", "Utkastet", "", preview(draft, 200)),
                    Choice("bada", "Båda efter varandra", "", "Den sparade först, sedan utkastet"),
                ],
            )
        )
        if chosen and await self._try(
            lambda file: file.choose_comment(page.nod, page.enhet, page.period, texts[chosen])
        ):
            await self._refresh_node()
            await self._show_node(page.nod.id)

    def action_voices(self) -> None:
        """Go to what others say."""
        self.query_one(Voices).focus()

    def action_zoom(self) -> None:
        """Give the comment the whole window, or take it back."""
        self.toggle_class("-zoomed")
        if self.has_class("-zoomed"):
            self.action_comment()

    def action_next_gap(self) -> None:
        """Go to the next node where something is missing."""
        if self._tree_data is None:
            return
        gap = self._tree_data.next_gap(self._tree.cursor_key)
        if gap is None:
            self.notify("Inget saknas: allt är ifyllt.", markup=False)
            return
        if not self._tree.go_to(gap.id):
            self.set_filter("alla")
            self._tree.go_to(gap.id)
        self.take_focus()

    @work(group="dialog")
    async def action_status(self) -> None:
        """Choose a status."""
        page = await self._page_to_write()
        if page is None:
            return
        steps = scales.scale(page.nod.typ, page.period.typ)
        choices = [
            Choice(step.key, step.word, step.symbol, step.meaning, step.tone.value)
            for step in steps
        ]
        choices.append(Choice("", "Ingen status", scales.MISSING_SYMBOL, "Ta bort statusen."))
        chosen = await self.app.push_screen_wait(
            Choose(f"Status för {page.nod.word.lower()} {page.nod.nr}".strip(), choices,
                   current=page.said.status or "")
        )  # fmt: skip
        if chosen is not None:
            await self._report("status", chosen)

    @work(group="dialog")
    async def action_trend(self) -> None:
        """Choose a trend."""
        page = await self._page_to_write()
        if page is None:
            return
        choices = [Choice(key, word, symbol) for key, (symbol, word) in scales.TRENDS.items()]
        choices.append(Choice("", "Ingen trend", "–"))
        chosen = await self.app.push_screen_wait(
            Choose("Trend", choices, current=page.said.trend or "")
        )
        if chosen is not None:
            await self._report("trend", chosen)

    @work(group="dialog")
    async def action_outcome(self) -> None:
        """Write the outcome of a styrtal."""
        page = await self._page_to_write()
        if page is None:
            return
        if page.nod.typ is not NodTyp.STYRTAL:
            self.notify("Bara styrtal har utfall.", markup=False)
            return
        chosen = await self.app.push_screen_wait(
            Prompt(f"Utfall: {page.nod.titel}", page.said.utfall, placeholder="t.ex. 96 %")
        )
        if chosen is not None:
            await self._report("utfall", chosen)

    async def _page_to_write(self) -> NodePage | None:
        """The shown node, where this file may say something of it; otherwise says why not."""
        page = self._page
        if page is None:
            return None
        if not page.nod.judged:
            self.notify(
                f"{page.nod.word} är en rubrik och bedöms inte; välj en nod under den.",
                markup=False,
            )
            return None
        try:
            self.session.editor.role.require_report(page.enhet, page.nod)
        except VbtuiError as error:
            self.notify(str(error), severity="warning", markup=False)
            return None
        return page

    async def _report(self, field: str, text: str) -> None:
        page = self._page
        assert page is not None
        if await self._try(
            lambda file: file.report(page.nod, page.enhet, page.period, field, text)
        ):
            await self._refresh_node()
            await self._show_node(page.nod.id)

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

    @work(group="dialog")
    async def action_history(self) -> None:
        """Show what has been changed, and take an older value back."""
        page = self._page
        if page is None or not await self.settle():
            return
        row = plans.uppfoljning_cell(page.nod.id, page.enhet.id, page.period.id, "").row
        cells = [
            (name, Cell("uppfoljning", row, field))
            for name, field in (
                ("Kommentar", "kommentar"),
                ("Status", "status"),
                ("Trend", "trend"),
                ("Utfall", "utfall"),
            )
        ]
        cells.append(("Titel", Cell("nod", page.nod.id, "titel")))
        chosen = await self.app.push_screen_wait(
            History(self.session, f"Historik: {page.nod.name}", cells, page.nod.typ, page.period)
        )
        if isinstance(chosen, Restore):
            value = str(chosen.value or "")
            field = chosen.cell.field
            if field == "titel":
                if await self._try(lambda file: file.change_node(page.nod, "titel", value)):
                    await self.show(self.place)
            else:
                await self._report(field, value)

    # Filter and search

    def action_search(self) -> None:
        """Open the search line."""
        line = self.query_one("#filter", Input)
        line.add_class("-open")
        line.focus()

    @on(Input.Changed, "#filter")
    def _search_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._apply_filter()

    @on(Input.Submitted, "#filter")
    def _search_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.take_focus()

    def key_escape(self) -> None:
        """Back out one step: from the search, from the filter, from the zoom."""
        line = self.query_one("#filter", Input)
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif line.has_class("-open"):
            line.value = ""
            line.remove_class("-open")
            self._apply_filter()
        elif self._filter != "alla":
            self.set_filter("alla")
        self.take_focus()

    @work(group="dialog")
    async def action_filter(self) -> None:
        """Choose which nodes to show."""
        choices = [Choice(key, name, "", detail) for key, (name, detail) in _FILTERS.items()]
        chosen = await self.app.push_screen_wait(Choose("Visa", choices, current=self._filter))
        if chosen is not None:
            self.set_filter(chosen)

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
        if self._filter == "alla" and not text:
            self._tree.show_only(None)
            return
        keep = self._kept(data)
        if text:
            keep = keep & data.matching(text)
        self._tree.show_only(keep, text)

    def _kept(self, data: PlanTree) -> set[str]:
        typ, today = self.place.period.typ, _today()
        keep: dict[str, Callable[[Nod], bool]] = {
            "alla": lambda nod: True,
            "mina": data.expected,
            "ofyllda": lambda nod: bool(data.gaps(nod)),
            "avvikande": lambda nod: data.deviating(nod, typ, today),
            "andrade": lambda nod: nod.id in self._changed,
        }
        return {nod.id for nod in data.order if keep[self._filter](nod)}

    # The plan itself

    @work(group="dialog")
    async def action_add(self) -> None:
        """Add a node below the chosen one (or a målområde where there is none)."""
        plan = self.place.period.plan
        if self._tree_data is None or plan is None:
            self.notify("Perioden har ingen plan att lägga till i.", markup=False)
            return
        parent = self._page.nod if self._page else None
        typ = await self._choose_type(parent)
        if typ is None:
            return
        if parent is not None and typ not in CHILDREN[parent.typ]:
            parent = None
        options = await self._node_options(typ)
        if options is None:
            return
        titel = await self.app.push_screen_wait(Prompt(f"Ny: {typ.word.lower()}", "",
                                                       placeholder="Titel"))  # fmt: skip
        if not titel:
            return
        enhet = self.place.enhet if typ is NodTyp.AKTIVITET else None
        made: list[str] = []
        if await self._try(
            lambda file: made.append(
                file.add_node(plan, parent, typ, titel, enhet=enhet, **options)
            )
        ):
            await self.show(self.place)
            self._tree.go_to(made[0])

    async def _choose_type(self, parent: Nod | None) -> NodTyp | None:
        role = self.session.editor.role
        possible = list(CHILDREN[parent.typ]) if parent else []
        if NodTyp.MALOMRADE not in possible:
            possible.append(NodTyp.MALOMRADE)
        allowed = []
        for typ in possible:
            try:
                role.require_plan(typ, self.place.enhet.id)
            except VbtuiError:
                continue
            allowed.append(typ)
        if not allowed:
            self.notify(
                "Här kan inget läggas till i områdets fil; ställ dig på ett uppdrag eller målområde"
                " för att lägga till en egen aktivitet.",
                severity="warning",
                markup=False,
            )
            return None
        if len(allowed) == 1:
            return allowed[0]
        where = {
            typ: "överst i planen" if parent is None or typ not in CHILDREN[parent.typ]
            else f"under {parent.name}"
            for typ in allowed
        }  # fmt: skip
        chosen = await self.app.push_screen_wait(
            Choose("Lägg till", [Choice(typ.value, typ.word, "", where[typ]) for typ in allowed])
        )
        return NodTyp(chosen) if chosen else None

    async def _node_options(self, typ: NodTyp) -> dict[str, Any] | None:
        """The rest of what a new node needs to be told, by kind; None when backed out of."""
        if typ is NodTyp.MALOMRADE:
            chosen = await self.app.push_screen_wait(
                Choose("Vad kallas det i planen?", [Choice(s.value, s.word) for s in Slag])
            )
            return None if chosen is None else {"slag": Slag(chosen)}
        if typ is NodTyp.UPPDRAG:
            chosen = await self.app.push_screen_wait(
                Choose("Vem har beslutat uppdraget?",
                       [Choice(key, word.capitalize()) for key, word in KALLOR.items()])
            )  # fmt: skip
            if chosen is None:
                return None
            nr = await self.app.push_screen_wait(
                Prompt("Nummer (tomt om det saknas)", "", placeholder="t.ex. 28")
            )
            return None if nr is None else {"kalla": chosen, "nr": nr.strip()}
        return {}

    @work(group="dialog")
    async def action_rename(self) -> None:
        """Change the node's title."""
        page = self._page
        if page is None:
            return
        titel = await self.app.push_screen_wait(Prompt("Ny titel", page.nod.titel))
        if titel and await self._try(lambda file: file.change_node(page.nod, "titel", titel)):
            await self.show(self.place)

    @work(group="dialog")
    async def action_remove(self) -> None:
        """Remove the node and everything below it."""
        page, data = self._page, self._tree_data
        if page is None or data is None:
            return
        below = _count_below(data, page.nod)
        more = f" och {below} noder under" if below else ""
        if await self.app.push_screen_wait(
            Confirm(f"Ta bort {page.nod.name}{more}? Det går att ångra med u.", "Ta bort")
        ) and await self._try(lambda file: file.remove_node(page.nod)):
            self._page = None
            await self.show(self.place)

    @work(group="dialog")
    async def action_move(self) -> None:
        """Choose another parent for the node."""
        page, data, plan = self._page, self._tree_data, self.place.period.plan
        if page is None or data is None or plan is None:
            return
        inside = {page.nod.id} | {nod.id for nod in data.order if page.nod in data.path(nod)}
        choices = [
            Choice(nod.id, "  " * data.depth(nod) + nod.name, "", nod.word)
            for nod in data.order
            if page.nod.typ in CHILDREN[nod.typ] and nod.id not in inside
        ]
        if page.nod.typ is NodTyp.MALOMRADE:
            choices.insert(0, Choice("", "Överst i planen"))
        chosen = await self.app.push_screen_wait(
            Choose(f"Flytta {page.nod.name} till", choices, current=page.nod.overordnad or "")
        )
        if chosen is not None:
            parent = data[chosen] if chosen else None
            await self._move(page.nod, plan, parent, None)

    @work(exclusive=True, group="flytta")
    async def action_shift(self, step: int) -> None:
        """Move the node one place among its siblings."""
        page, data, plan = self._page, self._tree_data, self.place.period.plan
        if page is None or data is None or plan is None:
            return
        nod = page.nod
        parent = data[nod.overordnad] if nod.overordnad in data and nod.overordnad else None
        around = [one.id for one in data.children(parent.id if parent else None)]
        place = around.index(nod.id)
        if not 0 <= place + step < len(around):
            return
        after = place + step + (1 if step > 0 else 0)
        before = data[around[after]] if after < len(around) else None
        await self._move(nod, plan, parent, before)

    async def _move(self, nod: Nod, plan: str, parent: Nod | None, before: Nod | None) -> None:
        if await self._try(lambda file: file.move_node(plan, nod, parent, before)):
            await self.show(self.place)
            self._tree.go_to(nod.id)


def _count_below(data: PlanTree, nod: Nod) -> int:
    return sum(1 for other in data.order if other.id != nod.id and nod in data.path(other))


def _today() -> date:
    return datetime.now().astimezone().date()


def _week_ago() -> str:
    return (datetime.now(UTC) - timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%SZ")
