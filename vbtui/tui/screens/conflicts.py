"""The conflicts of a file: what two have done differently, side by side, and the choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.events import Click
from textual.widgets import Static

from vbtui.domain.errors import InputError, VbtuiError
from vbtui.domain.question import choices
from vbtui.domain.text import preview
from vbtui.edit import Editor
from vbtui.settle import Choice, Settler, Side
from vbtui.store import undo
from vbtui.store.database import Database
from vbtui.store.journal import Cell
from vbtui.tui import conflict_words, undo_words
from vbtui.tui.screens.dialogs import Choice as Line
from vbtui.tui.screens.dialogs import Choose, Confirm, Dialog, Prompt
from vbtui.tui.screens.history import History
from vbtui.tui.screens.third_text import ThirdText
from vbtui.tui.session import Session
from vbtui.tui.text import plain
from vbtui.tui.widgets.key_bar import KeyBar
from vbtui.tui.widgets.tree import TreeView

MOST_ROWS = 6
"""So many conflicts are seen at once where the list stands above the page."""


@dataclass
class _Row:
    """A line of the list; it stays after it is settled."""

    choice: Choice
    settled: str | None = None
    """What holds since somebody chose."""


class ConflictsScreen(Dialog[int]):
    """Every conflict of the file; the answer is how many saves were made of it.

    After a choice one stays where one is and sees what holds, so that a key that is pressed once
    too often settles nothing unseen.
    """

    BINDING_GROUP_TITLE = "Konflikter"
    HELP = (
        "Två har ändrat samma sak utan att känna till varandra. Till vänster det som väntar på ett"
        " val, till höger vad det var från början och vad var och en har skrivit. Det som skiljer"
        " är understruket. Siffran väljer sida. Sidan som inte väljs finns kvar i historiken, och"
        " u ångrar. Retur eller tabb går till texten, som rullas med piltangenterna."
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "take(0)", "Ta första", id="konflikt.ta_1", tooltip="Låt sida 1 gälla"),
        Binding("2", "take(1)", "Ta andra", id="konflikt.ta_2", tooltip="Låt sida 2 gälla"),
        Binding("3", "take(2)", "Ta sida 3", id="konflikt.ta_3", tooltip="Låt sida 3 gälla"),
        *(
            Binding(str(number), f"take({number - 1})", "Ta sida", False,
                    id=f"konflikt.ta_{number}", tooltip="Låt sidan med den siffran gälla")
            for number in range(4, 10)
        ),
        Binding("b", "join", "Båda", id="konflikt.bada",
                tooltip="Ta alla sidornas texter, den ena efter den andra"),
        Binding("e", "write", "Tredje", id="konflikt.tredje",
                tooltip="Skriv själv det som ska gälla"),
        Binding("n", "next", "Nästa", id="konflikt.nasta",
                tooltip="Gå till nästa konflikt som ingen har löst"),
        Binding("u,ctrl+z", "undo", "Ångra", key_display="u", id="konflikt.angra",
                tooltip="Ångra det du senast valde här"),
        Binding("h", "history", "Historik", id="konflikt.historik",
                tooltip="Visa allt som har stått där, och låt något av det gälla"),
        Binding("d", "difference", "Skillnad", id="konflikt.skillnad",
                tooltip="Rulla till nästa ställe där texterna skiljer sig"),
        Binding("v", "whole", "Hela texten", False, id="konflikt.hela",
                tooltip="Visa hela texterna, eller bara det som skiljer dem"),
        Binding("a", "owners", "Ägaren vinner", id="konflikt.agaren",
                tooltip="Låt det som står i den egna enhetens fil gälla, i alla konflikter"),
        Binding("U,ctrl+y", "redo", "Gör om", False, key_display="U", id="konflikt.gor_om",
                tooltip="Gör om det som senast ångrades här"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ConflictsScreen {
        align: left top;
        background: $background;
        & #konflikter { height: 1fr; layout: horizontal; }
        & TreeView { width: 2fr; min-width: 36; max-width: 60; border: round $border-blurred; }
        & #sida { width: 3fr; height: 1fr; border: round $border-blurred; padding: 0 1; }
        & #sida Static { height: auto; }
        & #sida { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        & TreeView:focus, & #sida:focus { border: round $border; }
        & TreeView, & #sida {
            background: $surface;
            border-title-color: $text;
            border-subtitle-color: $text-muted;
        }
        & #sagt { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #sagt.-warning { color: $text-warning; }
        &.-narrow #konflikter { layout: vertical; }
        &.-narrow TreeView { width: 100%; max-width: 100%; }
        &.-narrow #sida { width: 100%; }
        &.-roomy TreeView { height: 1fr; }
    }
    """

    def __init__(self, session: Session, *, at: Cell | None = None) -> None:
        """Show the conflicts of the open file, with the cursor on the one of cell ``at``."""
        super().__init__()
        self._session = session
        self._at = at
        self._rows: dict[str, _Row] = {}
        self._steps: list[str] = []
        self._undone: list[str] = []
        self._saves = 0
        self._read_through = False
        self._page = conflict_words.Page((), (), folded=False)
        self._whole = False

    @property
    def asking(self) -> bool:
        """Also: whether there is something to act on."""
        return super().asking and self._read_through

    @property
    def leaves_on_click(self) -> bool:
        """It fills the screen."""
        return False

    def compose(self) -> ComposeResult:
        """The list, the page of the one at the cursor, and what was last done."""
        with Container(id="konflikter"):
            yield TreeView(id="lista", empty="läser …")
            with VerticalScroll(id="sida"):
                yield Static(id="text")
        yield Static(id="sagt")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the file."""
        # That conflicts wait is seen now; the notice of it would stand over the list.
        self.app.clear_notifications()
        listed = self._list
        listed.border_title = "Konflikter"
        listed.focus()
        self._begin()

    @property
    def _list(self) -> TreeView:
        return self.query_one("#lista", TreeView)

    @property
    def _here(self) -> _Row | None:
        """The line at the cursor."""
        return self._rows.get(self._list.cursor_key or "")

    @property
    def _left(self) -> list[Choice]:
        """What nobody has settled yet."""
        return [row.choice for row in self._rows.values() if row.settled is None]

    # Reading

    @work(exclusive=True)
    async def _begin(self) -> None:
        await self._read()
        first = next((one.id for one in self._left if one.conflict.cell == self._at), None)
        if first:
            self._list.go_to(first)
        self._list.say_empty("Inga konflikter: inget väntar på att någon väljer.")
        self._show_page()
        self._read_through = True

    async def _read(self) -> None:
        """Take in the conflicts as they are now; those that have gone are settled."""
        known = [row.choice for row in self._rows.values()]

        def read(editor: Editor) -> tuple[list[Choice], dict[str, str]]:
            settler = Settler(editor.db)
            waiting = settler.choices()
            ids = {one.id for one in waiting}
            return waiting, {one.id: settler.holds(one) for one in known if one.id not in ids}

        waiting, gone = await self._session.call(read)
        for choice in waiting:
            self._rows[choice.id] = _Row(choice)
        for key, holds in gone.items():
            self._rows[key].settled = holds
        self._list.set_items(
            [
                conflict_words.item(row.choice, settled=row.settled is not None)
                for row in self._rows.values()
            ]
        )
        self._lay_out()
        self.refresh_bindings()

    def _lay_out(self) -> None:
        """Say how many are left; where the list stands above, it is no higher than it is long."""
        listed, left = self._list, len(self._left)
        title = f"Konflikter · {left} kvar av {len(self._rows)}" if left else "Inga konflikter kvar"
        listed.border_title = title
        listed.border_subtitle = "a ägaren vinner · n nästa" if left else "esc stänger"
        narrow = self.has_class("-narrow")
        rows = min(MOST_ROWS, max(1, len(self._rows)))
        listed.styles.height = rows + 2 if narrow else "1fr"

    # Showing

    @on(TreeView.Highlighted)
    def _highlighted(self, event: TreeView.Highlighted) -> None:
        event.stop()
        self._show_page()
        self.query_one("#sida").scroll_home(animate=False)
        self.refresh_bindings()

    @on(TreeView.Selected)
    def _selected(self, event: TreeView.Selected) -> None:
        event.stop()
        self.query_one("#sida").focus()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self._lay_out()
        self.call_after_refresh(self._show_page)

    def _show_page(self) -> None:
        row = self._here
        page = self.query_one("#sida", VerticalScroll)
        text = self.query_one("#text", Static)
        if row is None:
            page.border_title = page.border_subtitle = ""
            text.update("")
            return
        width = page.scrollable_content_region.width
        self._page = conflict_words.page(row.choice, width, row.settled, whole=self._whole)
        page.border_title = plain(preview(conflict_words.heading(row.choice), 60))
        hints = ["v bara skillnaderna"] if self._whole else []
        hints += ["v hela texten"] if self._page.folded else []
        hints += ["d nästa skillnad"] if self._page.marks else []
        page.border_subtitle = " · ".join([*hints, "tabb rullar"])
        text.update(self._page.content)

    def _say(self, sentence: str, *, warning: bool = False) -> None:
        """Say what was done, or why not, under the page: a notice would stand over it."""
        line = self.query_one("#sagt", Static)
        line.update(plain(sentence))
        line.set_class(warning, "-warning")

    # Choosing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the conflict at the cursor is offered."""
        if action in ("undo", "redo"):
            return True if (self._steps if action == "undo" else self._undone) else None
        if action in ("next", "owners"):
            return True if self._left else None
        if action not in ("take", "join", "write", "history", "difference"):
            return True
        row = self._here
        if row is None:
            return None
        open_here = row.settled is None and not row.choice.refusal
        if action == "take":
            number = parameters[0]
            known = isinstance(number, int) and number < len(row.choice.sides)
            # A key that means nothing here is not named; one that is settled is.
            return (True if open_here else None) if known else False
        if action == "difference":
            return True if self._page.marks else None
        if action == "history":
            return True
        if action == "join":
            return True if open_here and row.choice.texts else None
        return True if open_here and not row.choice.deleted else None

    async def action_take(self, number: int) -> None:
        """Let one side hold."""
        row = self._here
        if row is None:
            return
        choice, side = row.choice, row.choice.sides[number]
        await self._do(
            choice, lambda settler: settler.take(choice, [side.key]), _taken(choice, side)
        )

    async def action_join(self) -> None:
        """Let all sides hold, one after the other."""
        row = self._here
        if row is None:
            return
        choice = row.choice
        keys = [side.key for side in choice.sides]
        await self._do(
            choice, lambda settler: settler.take(choice, keys), "Texterna står efter varandra"
        )

    @work(group="dialog")
    async def action_write(self) -> None:
        """Write what is to hold."""
        row = self._here
        if row is None:
            return
        choice = row.choice
        try:
            parse, begun = await self._session.call(
                lambda editor: (
                    Settler(editor.db).reader(choice),
                    Settler(editor.db).draft(choice),
                )
            )
        except VbtuiError as error:
            self._say(str(error), warning=True)
            return
        text = await self._ask_for(choice, parse, begun)
        if text is not None:
            await self._do(choice, lambda settler: settler.write(choice, text), "Det tredje gäller")

    async def _ask_for(
        self, choice: Choice, parse: Callable[[str], object], begun: str | None
    ) -> str | None:
        """A third value, asked for as such values are asked for elsewhere."""
        title = f"{conflict_words.capital(choice.short)} · {choice.place.name}"
        lines = _words(choice)
        if lines:
            return await self.app.push_screen_wait(Choose(title, lines))
        if choice.long:
            return await self.app.push_screen_wait(ThirdText(self._session, choice, begun))

        def fault(text: str) -> str | None:
            try:
                parse(text)
            except InputError as error:
                return str(error)
            return None

        first = choice.sides[0].text
        return await self.app.push_screen_wait(
            Prompt(preview(title, 56), first, validate=fault, ok_label="Låt gälla")
        )

    @work(group="dialog")
    async def action_history(self) -> None:
        """Show what has stood there, and let an older value hold."""
        row = self._here
        if row is None:
            return
        choice = row.choice
        cells = {side.stand.cell: side.field for side in choice.sides}
        cells.setdefault(choice.conflict.cell, choice.field)
        found = await self.app.push_screen_wait(
            History(
                self._session,
                f"Historik: {choice.place.name}",
                [(conflict_words.capital(word), cell) for cell, word in cells.items()],
            )
        )
        if found is None:
            return
        if row.settled is not None:
            self._say("Den är redan löst; tryck u och välj sedan på nytt.", warning=True)
        elif choice.deleted:
            self._say("Här går det bara att välja en av sidorna.", warning=True)
        else:
            value = found.value
            await self._do(
                choice, lambda settler: settler.restore(choice, value), "Ett äldre värde gäller"
            )

    @work(group="dialog")
    async def action_owners(self) -> None:
        """Propose to let what the units say themselves hold."""
        left = self._left
        wanted = [one for one in left if one.owners and not one.refusal]
        if not wanted:
            self._say(
                "Ingen konflikt har just en sida som är skriven i den egna enhetens fil.",
                warning=True,
            )
            return
        units = dict.fromkeys(one.enhet.namn for one in wanted if one.enhet)
        rest = len(left) - len(wanted)
        many = len(wanted) > 1
        question = (
            f"Det som är skrivet i enhetens egen fil får gälla i"
            f" {f'{len(wanted)} konflikter' if many else 'en konflikt'}: {', '.join(units)}."
            f" {f'{rest} är kvar att välja. ' if rest else ''}Andra sidor finns kvar i historiken,"
            f" och u ångrar {'alla på en gång' if many else 'valet'}."
        )
        label = f"Låt ägaren vinna i {len(wanted)}"
        if await self.app.push_screen_wait(Confirm(question, label, title="Ägaren vinner")):
            await self._do(
                wanted[0],
                lambda settler: settler.take_owners(wanted),
                f"Ägaren vann i {len(wanted)} {'konflikter' if many else 'konflikt'}",
                cursor=False,
            )

    async def _do(
        self,
        choice: Choice,
        act: Callable[[Settler], None],
        done: str,
        *,
        cursor: bool = True,
    ) -> None:
        """Settle, and say so; ``choice`` is where undo comes back to."""
        try:
            await self._session.call(lambda editor: act(Settler(editor.db)))
        except VbtuiError as error:
            self._say(str(error), warning=True)
            return
        self._saves += 1
        self._steps.append(choice.id)
        self._undone.clear()
        await self._show_again(choice.id if cursor else None)
        self._say(f"✓ {done}. {self._what_next()}")

    def _what_next(self) -> str:
        left = len(self._left)
        return f"{left} kvar, n går till nästa · u ångrar" if left else "Inga kvar · u ångrar"

    async def _show_again(self, key: str | None) -> None:
        await self._read()
        if key is not None:
            self._list.go_to(key)
        self._show_page()
        self.query_one("#sida").scroll_home(animate=False)

    # Undo

    async def action_undo(self) -> None:
        """Take back what was last chosen here."""
        await self._ask_first(again=False)

    async def action_redo(self) -> None:
        """Do again what was last taken back here."""
        await self._ask_first(again=True)

    async def _ask_first(self, *, again: bool) -> None:
        """Undo or redo; first a question where another program has handed in meanwhile, or the
        like: that is what would be taken back then."""
        asked = await self._session.call(lambda file: undo_words.question(file.db, again=again))
        if asked is None:
            await self._reverse(again)
        else:
            self._ask(asked, again)

    @work(group="dialog")
    async def _ask(self, question: str, again: bool) -> None:
        label = undo_words.label(again=again)
        if not await self.app.push_screen_wait(Confirm(question, label, title=label)):
            return
        if await self._did(undo.redo if again else undo.undo):
            await self._show_again(None)
            self._say("✓ Gjort om." if again else "✓ Ångrat.")

    async def _reverse(self, again: bool) -> None:
        if again:
            await self._step(self._undone, self._steps, undo.redo, "Gjort om")
        else:
            await self._step(self._steps, self._undone, undo.undo, "Ångrat")

    async def _step(
        self,
        taken: list[str],
        put: list[str],
        act: Callable[[Database], object],
        done: str,
    ) -> None:
        if not taken or not await self._did(act):
            return
        key = taken.pop()
        put.append(key)
        await self._show_again(key)
        self._say(f"{done}: {conflict_words.name(self._rows[key].choice)}")

    async def _did(self, act: Callable[[Database], object]) -> bool:
        """Undo or redo; a refusal is told and nothing has happened."""
        try:
            await self._session.call(lambda editor: act(editor.db))
        except VbtuiError as error:
            self._say(str(error), warning=True)
            return False
        self._saves += 1
        return True

    # Moving about

    def action_next(self) -> None:
        """Go to the next conflict that nobody has settled, round and round."""
        keys = list(self._rows)
        here = self._list.cursor_key
        start = keys.index(here) + 1 if here in keys else 0
        for key in keys[start:] + keys[:start]:
            if self._rows[key].settled is None and key != here:
                self._list.go_to(key)
                return
        self._say("Det här är den enda som är kvar." if self._left else "Inga konflikter kvar.")

    def action_difference(self) -> None:
        """Scroll on to the first difference that is not seen, and from the last to the first."""
        page = self.query_one("#sida", VerticalScroll)
        top, height = round(page.scroll_y), page.scrollable_content_region.height
        below = [line for line in self._page.marks if line >= top + height]
        if not below and top == 0:
            self._say("Alla skillnader syns.")
            return
        line = below[0] if below else self._page.marks[0]
        page.scroll_to(y=max(0, line - 2), animate=False)

    def action_whole(self) -> None:
        """Show all of long texts, or only what differs."""
        self._whole = not self._whole
        self._show_page()
        self.query_one("#sida").scroll_home(animate=False)
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Close, and say how many saves were made."""
        self.answer(self._saves)

    @on(Click, "#sida")
    def _page_clicked(self) -> None:
        self.query_one("#sida").focus()


def _taken(choice: Choice, side: Side) -> str:
    if choice.deleted:
        return "Borttagningen gäller" if side.stand.take else "Raden är tillbaka"
    return f"Sida {choice.sides.index(side) + 1} gäller"


def _words(choice: Choice) -> list[Line]:
    """The words to choose among, of a field that has such."""
    where, cell = choice.place, choice.conflict.cell
    if cell.table != "uppfoljning" or not where.typ or not where.period_typ:
        return []
    return [
        Line(step.key, step.word, step.symbol, step.meaning, step.tone.value)
        for step in choices(cell.field, where.typ, where.period_typ)
    ]
