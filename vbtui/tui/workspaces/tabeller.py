"""Workspace 2: the tables of the follow-up, seen and edited in a grid."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel

from vbtui.consolidate import Fresh, resting
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError, VbtuiError
from vbtui.domain.plan import Nod
from vbtui.domain.row_fields import GRUPP, MEASURES, NAMN, row_fields
from vbtui.domain.table import Elsewhere, Row
from vbtui.domain.tables import TABLES
from vbtui.domain.text import fold, preview, sort_key
from vbtui.edit import Editor, Refused, definition_fault
from vbtui.history import Reversed
from vbtui.read import Filled
from vbtui.settle import in_table
from vbtui.store import cells, journal, plans
from vbtui.store.journal import Cell
from vbtui.tui import table_words
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm, Prompt
from vbtui.tui.screens.explain import Explain
from vbtui.tui.screens.field_form import Check, FieldForm, Line
from vbtui.tui.screens.history import History
from vbtui.tui.screens.reading import Reading
from vbtui.tui.widgets.cell_grid import CellGrid
from vbtui.tui.widgets.grid import GridView
from vbtui.tui.widgets.table_clip import clip, count_cells
from vbtui.tui.widgets.table_grid import TableGrid
from vbtui.tui.widgets.table_order import MEASURE, NAME, TARGET, turned
from vbtui.tui.widgets.table_rows import typed_text
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.workspaces.table_pane import Shown, TablePane

Conflicts = tuple[dict[tuple[str, str], Cell], set[tuple[str, str]]]
"""The cells, by row and column, that wait for a choice, and all that rest on such cells."""
_NEW_GROUP = "\n"
"""Key of the choice of a new group: no group's name has a line break."""


class Tabeller(TablePane):
    """The tables, and what can be done with them."""

    BINDING_GROUP_TITLE = "Tabeller"
    HELP = (
        "Skriv tal direkt i cellerna: 1 234,5 eller −3,2. Nedtonade och feta celler räknas ut, och"
        " = visar hur. Ett tal med * saknar någon del. Retur, tabb, pil upp och ner och ett klick"
        " på en annan cell sparar; lämnar du tabellen på annat sätt står cellen kvar som den var."
        " Ett block ur Excel klistras in där markören står. k växlar mellan enhetens"
        " egna tal och summan av enheterna under den. I en kolumn som tar ord börjar en bokstav en"
        " ny text; gå till en annan kolumn för tangenter som h och k. I en cell som bara tar tal är"
        " bokstäver kommandon, men av ett ord som skrivs i ett svep gäller bara den första."
        " ‹ och › i rubriken: det finns fler kolumner åt det hållet. ^ efter ett tal: det är"
        " inskrivet i stället för det som annars hämtas. Är raderna enheter går retur till enheten."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "list", "Lista", id="tabell.lista",
                tooltip="Gå till listan med tabeller; därifrån göms den"),
        Binding("k", "consolidate", "Konsoliderat", id="tabell.konsoliderat",
                tooltip="Växla mellan enhetens egna tal och summan av enheterna under den"),
        # The same key where the one above is not offered: it says why.
        Binding("k", "no_sum", show=False, system=True, id="tabell.ingen_summa"),
        Binding("equals_sign", "explain", "Förklara", key_display="=", id="tabell.forklara",
                tooltip="Visa var talet kommer ifrån"),
        Binding("s,f7", "sort", "Sortera", False, id="tabell.sortera",
                tooltip="Sortera raderna efter kolumnen: uppåt, neråt, som de stod"),
        Binding("h", "history", "Historik", False, id="tabell.historik",
                tooltip="Visa vem som ändrat cellen, och återställ"),
        Binding("i", "information", "Om tabellen", False, id="tabell.om",
                tooltip="Visa vad tabellen mäter, i vilken enhet och när"),
        Binding("y", "text", "Texten", False, id="tabell.texten",
                tooltip="Gå till avsnittet i rapporten som hör till tabellen"),
        Binding("d", "definition", "Egen definition", False, id="tabell.definition",
                tooltip="Säg hur enheten har mätt, där det är på annat sätt än tabellens"),
        Binding("e", "edit", "Redigera", False, id="tabell.redigera",
                tooltip="Skriv i cellen"),
        Binding("a,insert", "add_row", "Ny rad", False, id="tabell.ny_rad",
                tooltip="Lägg till en rad i en tabell med egna rader"),
        Binding("shift+f2", "change_row", "Ändra raden", False, id="tabell.andra_raden",
                tooltip="Ändra radens namn, mått och mål; F2 när markören står på namnet"),
        Binding("ctrl+delete", "remove_row", "Ta bort raden", False, id="tabell.ta_bort",
                tooltip="Ta bort raden; del när markören står på namnet"),
    ]  # fmt: skip

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._answered = asyncio.Event()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing for the table or the unit are not offered."""
        if action == "consolidate":
            return self.shown is not None and self.has_parts
        if action in ("add_row", "change_row", "remove_row"):
            return self.shown is not None and self.shown.view.table.free_rows
        return True

    # Which table

    @on(TreeView.Highlighted)
    def _listed(self, event: TreeView.Highlighted) -> None:
        event.stop()
        if event.key != self._table:
            self._follow(event.key)

    @work(exclusive=True, group="tabell")
    async def _follow(self, table: str) -> None:
        if await self.settle():
            self._table = table
            await self.read(())
        else:
            self.tables.go_to(self._table)

    @on(TreeView.Selected)
    def _selected(self, event: TreeView.Selected) -> None:
        event.stop()
        self.take_focus()

    def action_list(self) -> None:
        """Go to the list of tables; from there, hide it."""
        if self.tables.has_focus:
            self.set_class(not self.has_class("-narrow"), "-no-list")
            self.take_focus()
        else:
            self.remove_class("-no-list")
            self.set_class(self.has_class("-narrow"), "-list")
            self.call_after_refresh(self.tables.focus)

    async def action_text(self) -> None:
        """Go to the avsnitt of the report that is about the table."""
        place, table = self.place, self._table

        def find(editor: Editor) -> list[Nod]:
            plan = place.period.plan
            return [nod for nod in plans.noder(editor.db, plan or "") if nod.tabell == table]

        found = await self.session.call(find)
        if found:
            self.post_message(self.Wanted("uppfoljning", place.enhet.id, f"avsnitt/{found[0].id}"))
        else:
            self._warn(
                f"Inget avsnitt i rapporten hör till {TABLES[table].title}; det väljs i"
                " Uppföljning, med F2 på ett avsnitt i nämndens fil."
            )

    @work(exclusive=True, group="tabell")
    async def action_consolidate(self) -> None:
        """See the unit's own figures, or the sum of the units below it."""
        if await self.settle():
            self._wants_sum = not self.consolidated
            await self.show(self.place)

    def action_no_sum(self) -> None:
        """Answer to the key of the sum where there is none."""
        if self.shown is not None:
            self._warn(f"{self.place.enhet.namn} har inga enheter under sig att summera.")

    # In which order

    def action_sort(self) -> None:
        """Sort the rows on the screen by the column at the cursor; the third time as they were."""
        if self.grid.cursor is not None:
            self._sort(self.grid.cursor[1])

    @on(CellGrid.HeadingClicked)
    def _heading_clicked(self, event: CellGrid.HeadingClicked) -> None:
        event.stop()
        self._sort(event.column_key)

    @work(exclusive=True, group="tabell")
    async def _sort(self, column: str) -> None:
        if await self.settle():
            self._orders[self._table] = turned(self._orders.get(self._table), column)
            await self.read(())

    # Editing

    def action_edit(self) -> None:
        """Write in the cell."""
        self.take_focus()
        self.grid.action_edit()

    @on(GridView.Submitted)
    async def _submitted(self, event: GridView.Submitted) -> None:
        event.stop()
        cell = event.row_key, event.column_key
        try:
            refused = await self._write([(*cell, event.text)])
            if refused:
                self.grid.reject(*cell, refused[0].reason)
            else:
                self.grid.accept()
        finally:
            self._answered.set()

    @on(GridView.Pasted)
    async def _pasted(self, event: GridView.Pasted) -> None:
        event.stop()
        try:
            await self._paste(event)
        finally:
            self._answered.set()

    async def _paste(self, event: GridView.Pasted) -> None:
        shown, grid = self.shown, self.grid
        assert shown is not None, "there is a table to paste into"
        start = grid.find_row(event.row_key, grid.cursor_row)
        assert start is not None, "the row is still there"
        view = shown.view
        block = clip(view, shown.rows, start, event.column_key, event.rows)
        refused: list[Refused] = []
        filled = emptied = 0
        if not block.fault:
            before = [view.value(row, column).exact for row, column, _ in block.cells]
            note = "" if event.cleared else "inklistrat"
            refused = await self._write(block.cells, note=note)
            after = [view.value(row, column).exact for row, column, _ in block.cells]
            changed = [new for old, new in zip(before, after, strict=True) if old != new]
            emptied = changed.count(None)
            filled = len(changed) - emptied
        grid.accept()
        if block.fault:
            self.notify(block.fault, severity="warning", markup=False)
        elif not refused:
            alarming = emptied and not event.cleared
            severity: SeverityLevel = "warning" if alarming else "information"
            self.notify(block.told(filled, emptied), severity=severity, markup=False)
        else:
            # The dialog names the cells; what is pasted next begins where this one did.
            grid.go_to(event.row_key, event.column_key)
            body = table_words.refused(view, refused)
            self.app.push_screen(Reading("Inget klistrades in", body))

    async def _write(
        self, block: Sequence[tuple[str, str, str]], *, note: str = ""
    ) -> list[Refused]:
        """Save these cells, all or none; answers those that were refused, and why."""
        shown = self.shown
        assert shown is not None, "there is a table to write in"
        view, wish = shown.view, shown.wish

        def write(
            editor: Editor,
        ) -> tuple[list[Refused], Fresh, dict[str, Filled], Conflicts]:
            refused = editor.set_block(view, block, note=note)
            if refused:
                return refused, {}, {}, ({}, set())
            fresh = view.fresh(editor.db, dict.fromkeys(row for row, _, _ in block))
            # What is typed in a cell settles its conflict.
            waiting = in_table(editor.db, view)
            # Not of the view that is shown meanwhile: to ask it would change what it remembers.
            rested = waiting or shown.rows.resting
            rest = resting(editor.db, wish.open(editor)) if rested else set()
            return [], fresh, wish.count(editor, [wish.table]), (waiting, rest)

        try:
            refused, fresh, counts, conflicts = await self.session.call(write)
        except InputError as error:
            return [Refused(*block[0], str(error))]
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return [Refused(*block[0], str(error))]
        if not refused:
            shown.rows.conflicts, shown.rows.resting = conflicts
            view.renew(fresh)
            self.show_counts(counts)
            self.show_around()
            self.post_message(self.Saved())
        return refused

    @property
    def typing(self) -> bool:
        """Whether a cell is being written in."""
        return self.grid.editing

    async def settle(self) -> bool:
        """Wait for what is being saved; what nobody has confirmed is given up, and told."""
        self._answered.clear()
        if self.grid.asking:
            await self._answered.wait()
        self.grid.give_up()
        return True

    async def leave(self) -> bool:
        """The first time not with a text that nobody has confirmed: nobody would see it go."""
        unconfirmed = self.grid.unconfirmed
        await self.settle()
        if unconfirmed:
            self.notify("Avsluta en gång till för att stänga filen.", markup=False)
        return not unconfirmed

    @on(GridView.GivenUp)
    def _given_up(self, event: GridView.GivenUp) -> None:
        event.stop()
        self._warn(table_words.given_up(event.text, event.row_name, event.column_title))

    @on(GridView.PastedNothing)
    def _pasted_nothing(self, event: GridView.PastedNothing) -> None:
        event.stop()
        self._warn("Det som klistrades in är tomt, så inget är ändrat; delete tömmer celler.")

    def concerns(self, cell: Cell) -> bool:
        """Figures, how they were measured, and the rows that users have added."""
        return cell.table in TABLES or cell.table in ("rad", "tabelldefinition")

    def point_at(self, step: Reversed) -> None:
        """Put the cursor in the cell that undo or redo brought back, if it can be seen from here.

        It is so in the sum, and in the unit's own tables of the period.
        """
        table, _, row = step.place.target.partition("/")
        foreign = not self.consolidated and step.place.kod != self.place.enhet.kod
        if table not in TABLES or foreign or step.place.period not in ("", self.place.period.title):
            return
        if row:
            self._spots[table] = row, step.cell.field if step.cell.table == table else NAME
        if table == self._table:
            if row:
                self.grid.go_to(*self._spots[table])
        else:
            self.tables.go_to(table)

    def stand_at(self, target: str) -> None:
        """Show a table, with the cursor in one of its rows or cells where that is named."""
        table, _, spot = target.partition("/")
        row, _, column = spot.partition("/")
        if table in TABLES and row:
            self._spots[table] = row, column or NAME
        if table in TABLES and table != self._table:
            self.tables.go_to(table)
        elif row:
            self.grid.go_to(row, column or NAME)

    @on(GridView.Copied)
    def _copied(self, event: GridView.Copied) -> None:
        event.stop()
        self.notify(f"{count_cells(event.rows * event.columns)} på urklipp.", markup=False)

    @on(GridView.NotANumber)
    def _not_a_number(self, event: GridView.NotANumber) -> None:
        event.stop()
        self._warn(
            "Cellen tar ett tal, till exempel 1 234,5; bokstäver är kommandon här, och ? visar"
            " vilka."
        )

    @on(GridView.Refused)
    def _refused(self, event: GridView.Refused) -> None:
        event.stop()
        self._warn(self._why_not())

    def _why_not(self) -> str:
        """Why the cell at the cursor cannot be typed."""
        cell = self.cell_here
        if self.grid.cursor is not None and self.grid.cursor[1] in (MEASURE, TARGET):
            return "Här står radens mått och mål; retur eller F2 ändrar dem."
        if self.shown is None or cell is None:
            return "Här står namn; ställ dig på en cell med tal för att skriva."
        reason = self.shown.view.refusal(*cell) or self.shown.refusal
        row, column = cell
        typed = column.formula is None and row.formula is None
        if typed or isinstance(column.formula, Elsewhere):
            return reason
        return f"{reason} Tryck = för att se hur."

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)

    # About a cell

    @on(TableGrid.Opened)
    def _opened(self, event: TableGrid.Opened) -> None:
        event.stop()
        cell, unit = self.cell_here, self._unit_here
        if unit is not None:
            self._go_to_unit(unit)
        elif cell is None:
            self.action_change_row()
        elif self.shown is not None and self.shown.view.refusal(*cell):
            self.action_explain()
        else:
            self._warn(self._why_not())

    @property
    def _unit_here(self) -> Enhet | None:
        """The unit that the row at the cursor shows, among those that are seen together."""
        shown, row = self.shown, self.row_here
        if shown is None or row is None or not (
            shown.view.table.unit_rows and shown.view.consolidated
        ):  # fmt: skip
            return None
        return next((one for one in shown.view.everyone if one.kod == row.id), None)

    @work(exclusive=True, group="tabell")
    async def _go_to_unit(self, enhet: Enhet) -> None:
        """Show the table as that unit sees it; the unit's own figures are not the sum."""
        if not await self.settle():
            return
        if enhet == self.place.enhet:
            self._wants_sum = False
            await self.show(self.place)
        else:
            self.post_message(self.Wanted("tabeller", enhet.id, f"{self._table}/{enhet.kod}"))

    @work(group="dialog")
    async def action_explain(self) -> None:
        """Show where the number comes from, and go to one of its parts."""
        if not await self.settle():
            return
        shown, cell = self.shown, self.cell_here
        if shown is None or cell is None:
            self._warn("Ställ dig på en cell med ett tal för att se var det kommer ifrån.")
            return
        row, column = cell
        found = await self.session.call(lambda _: shown.view.explain(row.id, column.id))
        chosen = await self.app.push_screen_wait(Explain(shown.view, row, column, found))
        if chosen is not None:
            self.grid.go_to(*chosen)
            self.take_focus()

    def action_information(self) -> None:
        """Show what the table measures."""
        if self.shown is not None:
            view = self.shown.view
            self.app.push_screen(Reading(view.table.title, table_words.information(view)))

    @work(group="dialog")
    async def action_definition(self) -> None:
        """State how the unit has measured the table, where it is not as the table says."""
        shown = self.shown
        if shown is None or not await self.settle():
            return
        view = shown.view
        if view.consolidated:
            self._warn(
                "Varje enhet säger själv hur den har mätt; tryck k för egna tal eller b för en"
                " annan enhet."
            )
            return
        if shown.refusal:
            self._warn(shown.refusal)
            return
        text = await self.app.push_screen_wait(
            Prompt(
                preview(f"Så har {view.enhet.namn} mätt", 56),
                next((stated for _, stated in view.definitions), ""),
                placeholder="tomt: som tabellen säger (i visar)",
                validate=definition_fault,
            )
        )
        if text is not None:
            await self._change_rows(
                lambda file: file.set_definition(view.table, view.enhet, view.period, text)
            )

    @work(group="dialog")
    async def action_history(self) -> None:
        """Show what the cell, or the row's name, has been, and take an older value back."""
        shown, row, cell = self.shown, self.row_here, self.cell_here
        if shown is None or row is None or not await self.settle():
            return
        view = shown.view
        if cell is None:
            await self._history_of_name(shown, row)
            return
        column = cell[1]
        if reason := view.refusal(row, column):
            self._warn(f"{reason} Den har ingen egen historik.")
            return
        place = cells.cell(view.table, view.enhet.id, view.period.id, row.id, column.id)
        chosen = await self.app.push_screen_wait(
            History(self.session, f"Historik: {row.title}", [(view.title(column), place)])
        )
        if chosen is None:
            return
        text = typed_text(journal.readable(place, chosen.value))
        refused = await self._write([(row.id, column.id, text)], note="återställt")
        self.grid.accept()
        for one in refused:
            self._warn(one.reason)
        if not refused:
            self.receipt(f"Återställt: {row.title}, {view.title(column).lower()}")

    async def _history_of_name(self, shown: Shown, row: Row) -> None:
        if not shown.view.table.free_rows:
            self._warn("Radens namn hör till tabellen och har ingen historik.")
            return
        fields = [(one.title, Cell("rad", row.id, one.id)) for one in row_fields(shown.view.table)]
        chosen = await self.app.push_screen_wait(
            History(self.session, f"Historik: {row.title}", fields)
        )
        if chosen is not None and self._may_change_rows(shown):
            said = {chosen.cell.field: str(chosen.value or "")}
            await self._change_rows(
                lambda editor: editor.change_row(row.id, shown.view.enhet, said)
            )

    # Rows that users add

    @work(group="dialog")
    async def action_add_row(self) -> None:
        """Add a row to a table whose rows are the users' own."""
        shown = self.shown
        if shown is None or not await self.settle() or not self._may_change_rows(shown):
            return
        view = shown.view
        if view.table.own_measures:
            await self._add_measured(shown)
            return
        grupp = await self._choose_group(shown)
        if grupp is None:
            return
        kind = view.table.row_title.lower()
        namn = await self.app.push_screen_wait(
            Prompt(
                f"Ny rad, steg 2 av 2: {kind} under {preview(grupp, 30)}",
                placeholder=f"Vad heter det? ({kind})",
                validate=_named,
            )
        )
        if namn is None:
            return
        made: list[str] = []
        if await self._change_rows(
            lambda editor: made.append(editor.add_row(view.table, view.enhet, grupp, namn))
        ):
            self.grid.go_to(made[0], view.columns[0].id)
            self.take_focus()

    async def _add_measured(self, shown: Shown) -> None:
        """Add a row with a measure of its own: all that is said of it is asked in one form."""
        view, made = shown.view, list[str]()
        lines = [
            Line(one.id, one.title, "", one.example, one.words or None)
            for one in row_fields(view.table)
        ]
        # A name is asked for also where nothing has been typed.
        form = FieldForm(
            f"Ny rad: {view.table.row_title.lower()}", lines, self._row_check({NAMN: ""})
        )
        said = await self.app.push_screen_wait(form)
        if said is None:
            return
        measures = {field: text for field, text in said.items() if field in MEASURES}
        if await self._change_rows(
            lambda editor: made.append(
                editor.add_row(
                    view.table, view.enhet, said.get(GRUPP, ""), said.get(NAMN, ""), measures
                )
            )
        ):
            self.grid.go_to(made[0], view.columns[0].id)
            self.take_focus()

    def _row_check(self, begun: dict[str, str]) -> Check:
        """What is wrong with fields of a row; ``begun`` are those that are there unchanged."""

        async def check(texts: dict[str, str]) -> dict[str, str]:
            return await self.session.call(lambda editor: editor.faults_in_row(begun | texts))

        return check

    async def _choose_group(self, shown: Shown) -> str | None:
        """The heading that a new row is to stand under."""
        table, row = shown.view.table, self.row_here
        what = table.group_title.lower()
        title = f"Ny rad, steg 1 av 2: {what}"
        known = await self._known_groups(shown)
        if known:
            choices = [*known, Choice(_NEW_GROUP, f"Ny {what} …")]
            current = row.group if row else None
            chosen = await self.app.push_screen_wait(
                Choose(f"{title} ({table.group_help})", choices, current=current)
            )
            if chosen != _NEW_GROUP:
                return chosen
        typed = await self.app.push_screen_wait(
            Prompt(title, placeholder=_sentence(f"{table.group_help}, till exempel en nämnd"),
                   validate=_named, ok_label="Fortsätt")
        )  # fmt: skip
        return _same_heading(known, typed) if typed else typed

    async def _known_groups(self, shown: Shown) -> list[Choice]:
        """The headings that rows stand under: the unit's own first, then those of others."""
        table, own = shown.view.table, shown.rows.groups
        found = await self.session.call(lambda editor: cells.groups(editor.db, table))
        names = {enhet.id: enhet.namn for enhet in self.place.organisation}
        others: dict[str, list[str]] = {}
        for group, enhet in found:
            if group not in own and enhet in names:
                listed = others.setdefault(group, [])
                if enhet != shown.view.enhet.id:
                    listed.append(names[enhet])
        return [
            *(Choice(group, group) for group in own),
            *(
                Choice(group, group, detail=_found_at(others[group]))
                for group in sorted(others, key=sort_key)
            ),
        ]

    @work(group="dialog")
    async def action_change_row(self) -> None:
        """Change what is said of an added row: its name, its heading, how it is measured."""
        shown, row = self.shown, self.row_here
        if shown is None or row is None or not await self.settle():
            return
        if not self._may_change_rows(shown):
            return
        table = shown.view.table
        lines = [
            Line(one.id, one.title, one.shown(row), one.example, one.words or None)
            for one in row_fields(table)
        ]
        form = FieldForm(f"Ändra {table.row_title.lower()}", lines, self._row_check({}))
        said = await self.app.push_screen_wait(form)
        if not said:
            return
        if GRUPP in said:
            known = await self._known_groups(shown)
            said[GRUPP] = _same_heading(known, said[GRUPP], but=row.group)
        await self._change_rows(lambda editor: editor.change_row(row.id, shown.view.enhet, said))

    @on(TableGrid.RowCleared)
    def _row_cleared(self, event: TableGrid.RowCleared) -> None:
        event.stop()
        self.action_remove_row()

    @work(group="dialog")
    async def action_remove_row(self) -> None:
        """Take an added row out of the table."""
        shown, row = self.shown, self.row_here
        if shown is None or row is None or not await self.settle():
            return
        if not self._may_change_rows(shown):
            return
        question = f"Ta bort {row.title} med dess tal? Det går att ångra med u."
        if await self.app.push_screen_wait(Confirm(question, "Ta bort")):
            await self._change_rows(lambda editor: editor.remove_row(row.id, shown.view.enhet))

    def _may_change_rows(self, shown: Shown) -> bool:
        """Whether rows may be added and changed here; says why not."""
        reason = shown.refusal
        if not shown.view.table.free_rows:
            reason = "Tabellens rader är fasta, så de kan inte ändras."
        elif shown.view.consolidated:
            reason = "Raderna hör till enheterna; byt till en av dem med b för att ändra dem."
        if reason:
            self._warn(reason)
        return not reason

    async def _change_rows(self, change: Callable[[Editor], object]) -> bool:
        """Change rows or their names, or the definition, and read the table anew."""
        try:
            await self.session.call(change)
        except InputError as error:
            self._warn(str(error))
            return False
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return False
        self.post_message(self.Saved())
        await self.read([self._table])
        return True


def _same_heading(known: Sequence[Choice], typed: str, *, but: str = "") -> str:
    """A heading as it is known already: one is not to become two by a capital letter."""
    same = (one.key for one in known if one.key != but and fold(one.key) == fold(typed.strip()))
    return next(same, typed)


def _found_at(units: Sequence[str]) -> str:
    """Where a heading stands that the table does not show: the unit's own is of another period."""
    return f"finns hos {', '.join(units)}" if units else "finns i en annan period"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(text: str) -> str | None:
    return None if text.strip() else "Skriv ett namn."
