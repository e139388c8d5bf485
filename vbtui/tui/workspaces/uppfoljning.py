"""Workspace 1: the plan as a tree, and what is said of the chosen node."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Input

from vbtui.domain import status as scales
from vbtui.domain.outcome import outcome_fault
from vbtui.domain.plan import report_fields
from vbtui.domain.plan_fields import fields_for
from vbtui.domain.plantree import PlanTree
from vbtui.domain.question import field_word
from vbtui.domain.tables import TABLES
from vbtui.domain.text import preview
from vbtui.read import NodePage
from vbtui.store import plans
from vbtui.store.journal import Cell
from vbtui.tui.conflict_words import capital
from vbtui.tui.plan_lines import ALL, DIFFERS, FILTERS, SUMMED_UP, TEXT_MISSING
from vbtui.tui.screens.dialogs import Choice, Choose, Prompt
from vbtui.tui.screens.history import History, Restore
from vbtui.tui.widgets.details import QUESTION_KEYS
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.workspaces.plan_changes import TITLE_WIDTH
from vbtui.tui.workspaces.plan_voices import PlanVoices


class Uppfoljning(PlanVoices):
    """The tree to the left; status, comment and the voices of others to the right."""

    BINDING_GROUP_TITLE = "Uppföljning"
    HELP = (
        "Gå i trädet med piltangenterna; kortet till höger följer med. s sätter status, e skriver"
        " kommentar, n går till nästa ofyllda. / söker i titlar och kommentarer."
        " En åtgärd i den interna kontrollen har två frågor till, x och r. I ett avsnitt är rutan"
        " till höger rapportens text."
        f" Tecken sist på en rad: {TEXT_MISSING} texten saknas, {DIFFERS} en annan status än"
        " förslaget är vald, 4/6 hur många som är klara. Trädets nedersta kant säger vad tecknen"
        " på raden du står på betyder."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Sök", id="plan.sok", key_display="/",
                tooltip="Sök i nummer, titlar och kommentarer medan du skriver"),
        Binding("n", "next_gap", "Nästa", id="plan.nasta",
                tooltip="Gå till nästa rad där något saknas"),
        Binding("s", "status", "Status", id="plan.status",
                tooltip="Välj status för det du står på"),
        Binding("e", "comment", "Kommentar", id="plan.kommentar",
                tooltip="Skriv kommentar till det du står på"),
        Binding("h", "history", "Historik", id="plan.historik",
                tooltip="Visa vem som ändrat vad, och återställ"),
        Binding("g", "suggestion", "Ta förslaget", False, id="plan.forslag",
                tooltip="Välj status med markören på förslaget från enheterna under"),
        Binding("t", "trend", "Trend", False, id="plan.trend",
                tooltip="Välj trend för det du står på"),
        Binding("v", "outcome", "Utfall", False, id="plan.utfall",
                tooltip="Skriv utfallet för ett styrtal"),
        Binding(QUESTION_KEYS["effekt"], "question('effekt')", "Effekt", False, id="plan.effekt",
                tooltip="Svara på om åtgärden har bidragit till önskad effekt"),
        Binding(QUESTION_KEYS["nasta_ar"], "question('nasta_ar')", "Nästa år", False,
                id="plan.nasta_ar", tooltip="Svara på om risken ska ingå i nästa års riskanalys"),
        Binding("y", "table", "Tabellen", False, id="plan.tabell",
                tooltip="Gå till tabellen som avsnittet hör till"),
        Binding("f", "filter", "Filter", False, id="plan.filter",
                tooltip="Visa alla, mina, ofyllda, avvikande, ändrade med mera"),
        Binding("o", "voices", "Andra enheter", False, id="plan.andra",
                tooltip="Gå till vad andra enheter säger, och använd det"),
        Binding("z,f3", "zoom", "Större", False, id="plan.storre",
                tooltip="Visa kommentaren i hela fönstret, eller gå tillbaka"),
        Binding("a,insert", "add", "Lägg till", False, id="plan.lagg_till",
                tooltip="Lägg till något av det som får stå där du är, eller en ny del"),
        Binding("f2", "rename", "Ändra", False, id="plan.byt_namn",
                tooltip="Ändra titel, nummer, datum, målvärde och annat i planen"),
        Binding("m", "move", "Flytta", False, id="plan.flytta",
                tooltip="Flytta raden till en annan plats i planen"),
        Binding("alt+up", "shift(-1)", "Flytta upp", False, id="plan.flytta_upp",
                tooltip="Flytta raden ett steg upp i planen"),
        Binding("alt+down", "shift(1)", "Flytta ner", False, id="plan.flytta_ned",
                tooltip="Flytta raden ett steg ner i planen"),
        Binding("delete", "remove", "Ta bort", False, id="plan.ta_bort",
                tooltip="Ta bort raden och allt under den"),
        Binding("escape", "back", "Tillbaka", False, id="plan.tillbaka",
                tooltip="Lämna sökningen, filtret eller det stora fönstret"),
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
            # What may only be read can still be read there, all of it.
            if not self._editor.read_only or self._may_report(page):
                self._tell_unasked(page)
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
            self.notify(self._why_no_gap(self._tree_data), markup=False)
            return
        self._stand_on(gap.id)
        self.take_focus()

    def _why_no_gap(self, data: PlanTree) -> str:
        if self.place.period.plan is None:
            return f"Inget att fylla i: {self._no_plan()}"
        if not data.order:
            return "Inget att fylla i: planen är tom."
        if not data.progress().expected:
            return f"Inget att fylla i: {self.place.enhet.namn} väntas inte rapportera något."
        return "Inget saknas: allt är ifyllt."

    @work(group="dialog")
    async def action_trend(self) -> None:
        """Choose a trend."""
        page = await self._page_to_write("trend")
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
        page = await self._page_to_write("utfall")
        if page is None:
            return
        chosen = await self.app.push_screen_wait(
            Prompt(
                preview(f"Utfall: {page.nod.titel}", TITLE_WIDTH),
                page.said.utfall,
                placeholder=f"målvärde {page.nod.malvarde}" if page.nod.malvarde else "t.ex. 96 %",
                validate=lambda text: outcome_fault(page.nod, text),
            )
        )
        if chosen is not None:
            await self._report(page, "utfall", chosen)

    async def action_table(self) -> None:
        """Go to the table that the avsnitt is about."""
        page = await self._at_cursor()
        if page is None:
            return
        if page.nod.tabell in TABLES:
            self.post_message(self.Wanted("tabeller", page.enhet.id, page.nod.tabell))
        else:
            self.notify("Det du står på hör inte till någon tabell.", markup=False)

    @work(group="dialog")
    async def action_history(self) -> None:
        """Show what has been changed, and take an older value back."""
        page = await self._at_cursor()
        if page is None or not await self.settle():
            return
        row = plans.uppfoljning_cell(page.nod.id, page.enhet.id, page.period.id, "").row
        # What one asks for most stands first.
        cells = [
            (capital(field_word(field, page.nod.typ)), Cell("uppfoljning", row, field))
            for field in sorted(report_fields(page.nod), key=lambda field: field != "kommentar")
        ]
        cells += [
            (field.title, Cell("nod", page.nod.id, field.id)) for field in fields_for(page.nod)
        ]
        chosen = await self.app.push_screen_wait(
            History(self.session, f"Historik: {page.nod.name}", cells)
        )
        if isinstance(chosen, Restore):
            value = "" if chosen.value is None else str(chosen.value)
            field = chosen.cell.field
            if chosen.cell.table == "nod":
                done = await self._try(lambda file: file.change_node(page.nod, field, value))
                if done:
                    await self.show(self.place)
            else:
                done = await self._report(page, field, value)
            if done:
                self.receipt(f"Återställt: {chosen.name.lower()} för {page.nod.name}")

    def action_search(self) -> None:
        """Open the search line."""
        self._searched_from = self._tree.cursor_key
        line = self.query_one("#filter", Input)
        line.add_class("-open")
        line.focus()
        if self._tree_data is not None:
            # Most never search, and need not keep all texts twice.
            self.call_after_refresh(self._tree_data.prepare_search)

    def action_back(self) -> None:
        """Back out one step: from the search, from the filter, from the zoom."""
        line = self.query_one("#filter", Input)
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif line.has_class("-open"):
            given_up = line.has_focus
            line.value = ""
            line.remove_class("-open")
            self._apply_filter()
            if given_up and self._searched_from is not None:
                self._tree.go_to(self._searched_from)
        elif self._filter != ALL:
            self.set_filter(ALL)
        self.take_focus()

    @work(group="dialog")
    async def action_filter(self) -> None:
        """Choose which nodes to show."""
        choices = [
            Choice(key, name, "", detail)
            for key, (name, detail) in FILTERS.items()
            if self.sums_up or key not in SUMMED_UP
        ]
        chosen = await self.app.push_screen_wait(Choose("Visa", choices, current=self._filter))
        if chosen is not None:
            self.set_filter(chosen)
