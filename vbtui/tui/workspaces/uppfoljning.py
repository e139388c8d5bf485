"""Workspace 1: the plan as a tree, and what is said of the chosen node."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Input

from vbtui.domain import status as scales
from vbtui.domain.errors import VbtuiError
from vbtui.domain.plan import NodTyp
from vbtui.domain.text import preview
from vbtui.read import NodePage
from vbtui.store import plans
from vbtui.store.journal import Cell
from vbtui.tui.plan_lines import ALL, FILTERS
from vbtui.tui.screens.dialogs import Choice, Choose, Prompt
from vbtui.tui.screens.history import History, Restore
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.widgets.voices import Voices
from vbtui.tui.workspaces.plan_changes import PlanChanges


class Uppfoljning(PlanChanges):
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

    @on(TreeView.Selected)
    async def _selected(self, event: TreeView.Selected) -> None:
        event.stop()
        await self.action_comment()

    async def action_comment(self) -> None:
        """Write the comment."""
        page = await self._at_cursor()
        if page is None:
            return
        if page.overtaken:
            self._choose_comment(page, page.overtaken.text)
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

    async def action_zoom(self) -> None:
        """Give the comment the whole window, or take it back."""
        self.toggle_class("-zoomed")
        if self.has_class("-zoomed"):
            await self.action_comment()

    def action_next_gap(self) -> None:
        """Go to the next node where something is missing."""
        if self._tree_data is None:
            return
        gap = self._tree_data.next_gap(self._tree.cursor_key)
        if gap is None:
            self.notify("Inget saknas: allt är ifyllt.", markup=False)
            return
        if not self._tree.go_to(gap.id):
            self.set_filter(ALL)
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
            await self._report(page, "status", chosen)

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
            await self._report(page, "trend", chosen)

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
            await self._report(page, "utfall", chosen)

    async def _page_to_write(self) -> NodePage | None:
        """The node at the cursor, where this file may say something of it; else says why not."""
        page = await self._at_cursor()
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

    async def _report(self, page: NodePage, field: str, text: str) -> None:
        if await self._try(
            lambda file: file.report(page.nod, page.enhet, page.period, field, text)
        ):
            await self._refresh_node()
            await self._show_node(page.nod.id)

    @work(group="dialog")
    async def action_history(self) -> None:
        """Show what has been changed, and take an older value back."""
        page = await self._at_cursor()
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
            History(self.session, f"Historik: {page.nod.name}", cells)
        )
        if isinstance(chosen, Restore):
            value = str(chosen.value or "")
            field = chosen.cell.field
            if field == "titel":
                if await self._try(lambda file: file.change_node(page.nod, "titel", value)):
                    await self.show(self.place)
            else:
                await self._report(page, field, value)

    def action_search(self) -> None:
        """Open the search line."""
        line = self.query_one("#filter", Input)
        line.add_class("-open")
        line.focus()

    def key_escape(self) -> None:
        """Back out one step: from the search, from the filter, from the zoom."""
        line = self.query_one("#filter", Input)
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif line.has_class("-open"):
            line.value = ""
            line.remove_class("-open")
            self._apply_filter()
        elif self._filter != ALL:
            self.set_filter(ALL)
        self.take_focus()

    @work(group="dialog")
    async def action_filter(self) -> None:
        """Choose which nodes to show."""
        choices = [Choice(key, name, "", detail) for key, (name, detail) in FILTERS.items()]
        chosen = await self.app.push_screen_wait(Choose("Visa", choices, current=self._filter))
        if chosen is not None:
            self.set_filter(chosen)
