"""Summing up what the units below say: their statuses as a suggestion, their texts in one's own."""

from __future__ import annotations

from textual import on, work

from vbtui.domain import status as scales
from vbtui.domain.coverage import inserted
from vbtui.domain.plan import report_fields
from vbtui.domain.question import QUESTIONS
from vbtui.edit import Editor
from vbtui.read import NodePage
from vbtui.tui.screens.dialogs import Choice, Choose
from vbtui.tui.widgets.voices import Voices
from vbtui.tui.workspaces.plan_changes import PlanChanges

_LACKS = {
    "trend": "{word} har ingen trend.",
    "utfall": "{word} har inget utfall; det har bara styrtal.",
    **{
        question.id: f"”{question.title}” frågas bara om åtgärder i den interna kontrollen."
        for question in QUESTIONS.values()
    },
}
"""Field → what is said of a node that is judged and has not got it."""
SUGGESTED = "◂ förslag"
"""Stands beside the suggested status in the list."""


class PlanVoices(PlanChanges):
    """What can be done with what other units say of the chosen node."""

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._told_unasked: set[tuple[str, str]] = set()
        """Nodes and units of which it has been said that nothing is asked for."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are suggestions only where there are units to make them of."""
        if action == "suggestion":
            return self._tree_data is not None and self.sums_up
        return True

    # What may be said

    async def _page_to_write(self, field: str = "status") -> NodePage | None:
        """The node at the cursor, where this file may say this of it; else says why not."""
        page = await self._at_cursor()
        if page is None:
            return None
        nod = page.nod
        if field not in report_fields(nod):
            if nod.judged:
                why = _LACKS[field].format(word=nod.word)
            elif nod.reported:
                why = "Ett avsnitt bedöms inte; tryck e och skriv texten."
            else:
                why = f"{nod.word} är en rubrik och bedöms inte; välj något under den."
            self.notify(why, markup=False)
            return None
        if not self._may_report(page):
            return None
        self._tell_unasked(page)
        return page

    def _tell_unasked(self, page: NodePage) -> None:
        """Say once that what the unit writes is kept here, but not asked for."""
        nod, data = page.nod, self._tree_data
        unasked = (nod.id, page.enhet.id)
        if data is None or not nod.reported or data.expected(nod) or unasked in self._told_unasked:
            return
        self._told_unasked.add(unasked)
        self.notify(
            f"{page.enhet.namn} väntas inte rapportera det här: det du skriver sparas, men räknas"
            " inte bland det som ska vara ifyllt.",
            markup=False,
        )

    def _may_report(self, page: NodePage) -> bool:
        """Whether this file may say something of the node as the unit; otherwise says why not."""
        if self._refusal is not None:
            self.notify(str(self._refusal), severity="warning", markup=False)
        return self._refusal is None

    async def _report(self, page: NodePage, field: str, text: str) -> bool:
        if not await self._try(
            lambda file: file.report(page.nod, page.enhet, page.period, field, text)
        ):
            return False
        await self._refresh_node()
        await self._show_node(page.nod.id)
        return True

    # Status

    @work(group="dialog")
    async def action_status(self) -> None:
        """Choose a status."""
        page = await self._page_to_write()
        if page is not None:
            await self._choose_status(page)

    @work(group="dialog")
    async def action_suggestion(self) -> None:
        """Choose a status, with the suggested one at hand."""
        page = await self._page_to_write()
        if page is None:
            return
        found = page.suggestion
        if found is None or found.status is None:
            why = f"{found.heard}." if found else "Ingen enhet under den här rapporterar på det."
            self.notify(f"Här finns inget förslag. {why}", markup=False)
            return
        await self._choose_status(page, start=found.status.key)

    @work(group="dialog")
    async def action_question(self, field: str) -> None:
        """Answer one of the questions that are asked of an åtgärd."""
        page = await self._page_to_write(field)
        if page is None:
            return
        question = QUESTIONS[field]
        answer = question.answer(page.said)
        lines = [
            Choice(one.key, one.word, one.symbol, one.meaning, one.tone.value)
            for one in question.answers
        ]
        lines.append(Choice("", "Inget svar", scales.MISSING_SYMBOL, "Ta bort svaret."))
        chosen = await self.app.push_screen_wait(
            Choose(question.text, lines, current=answer.key if answer else "")
        )
        if chosen is not None:
            await self._report(page, field, chosen)

    async def _choose_status(self, page: NodePage, start: str | None = None) -> None:
        """Ask for a status; the one that is suggested is marked, and at hand where none is set."""
        found = page.suggestion.status if page.suggestion else None
        suggested = found.key if found else None
        choices = [
            Choice(
                step.key,
                step.word,
                step.symbol,
                step.meaning,
                step.tone.value,
                note=SUGGESTED if step.key == suggested else "",
            )
            for step in scales.scale(page.nod.typ, page.period.typ)
        ]
        choices.append(Choice("", "Ingen status", scales.MISSING_SYMBOL, "Ta bort statusen."))
        chosen = await self.app.push_screen_wait(
            Choose(
                f"Status för {page.nod.word.lower()} {page.nod.nr}".strip(),
                choices,
                current=page.said.status or "",
                start=start or page.said.status or suggested,
            )
        )
        if chosen is not None:
            await self._report(page, "status", chosen)

    # The units' texts

    def action_voices(self) -> None:
        """Go to what others say."""
        self.query_one(Voices).focus()

    @on(Voices.Left)
    def _voices_left(self, event: Voices.Left) -> None:
        event.stop()
        self.take_focus()

    @on(Voices.Go)
    def _to_unit(self, event: Voices.Go) -> None:
        event.stop()
        page = self._page
        if page is not None:
            target = f"{page.nod.typ}/{page.nod.id}"
            self.post_message(self.Wanted("uppfoljning", event.voice.enhet.id, target))

    @on(Voices.Use)
    async def _use(self, event: Voices.Use) -> None:
        event.stop()
        page, voice = self._page, event.voice
        # What is being typed becomes a change of its own first, so that undo takes back only what
        # was put in.
        if page is None or not self._may_use(page) or not await self.settle():
            return
        editor = self._editor
        # After the paragraph that the cursor stands in; it stands last until one moves it.
        row, _ = editor.cursor_location
        place = len("\n".join(editor.text.split("\n")[: row + 1]))
        text, base = inserted(editor.text, voice.paragraph, place), editor.base
        if await self._try(
            lambda file: file.use_comment(page.nod, page.enhet, page.period, voice, text, base=base)
        ):
            await self._voices_changed(page)
            # What comes next goes after it.
            end = len(text[:place].rstrip()) + len(voice.paragraph) + 2
            self._editor.move_cursor((text[:end].count("\n"), 0))
            self._editor.scroll_cursor_visible(animate=False)
            self.receipt(f"Infogat i kommentaren: {voice.enhet.namn}")

    @on(Voices.Mark)
    async def _mark(self, event: Voices.Mark) -> None:
        event.stop()
        page, voice, used = self._page, event.voice, event.used
        if page is None or not self._may_use(page):
            return

        def mark(file: Editor) -> None:
            change = file.mark_used if used else file.unmark_used
            change(page.nod, page.enhet, page.period, voice)

        if await self._try(mark):
            await self._voices_changed(page)

    def _may_use(self, page: NodePage) -> bool:
        if page.overtaken:
            self.notify("Ett utkast väntar; tryck e och välj text först.", markup=False)
            return False
        return self._may_report(page)

    async def _voices_changed(self, page: NodePage) -> None:
        """Show what is used now; one stays where one is in the list."""
        await self._refresh_node()
        await self._show_node(page.nod.id)
