"""What workspace 2 shows: the list of tables, and the chosen one read and drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from vbtui.consolidate import TableView, open_view, resting
from vbtui.domain.errors import ClosedError, InputError, VbtuiError
from vbtui.domain.table import Column, Row
from vbtui.domain.tables import TABLES, tables_in
from vbtui.edit import Editor
from vbtui.read import Filled, filled
from vbtui.settle import in_table
from vbtui.store.journal import Cell
from vbtui.tui import table_words
from vbtui.tui.session import Place
from vbtui.tui.text import plain
from vbtui.tui.widgets.cell_grid import CellGrid
from vbtui.tui.widgets.cells import width_of
from vbtui.tui.widgets.table_grid import TableGrid
from vbtui.tui.widgets.table_list import TableList, list_item
from vbtui.tui.widgets.table_order import ABOUT, Order
from vbtui.tui.widgets.table_rows import CONFLICT, RESTATED, TableRows, grid_columns
from vbtui.tui.workspaces.workspace import CLOSED, IN_CONFLICT, Workspace

NARROW = 100
"""Where there are fewer cells than this, either the list or the table is seen."""
LOW = 14
"""Where there are fewer lines than this, they are the figures': no frames, and a line a cell."""
ON_CONFLICT = "Bygger på en konflikt (c)"
"""Of a number that rests on others, of which one waits for a choice."""
PATIENCE = 0.3
"""After so many seconds of reading we say that we are."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown; a reading whose wish has been overtaken is thrown away."""

    place: Place
    table: str
    consolidated: bool
    order: Order | None = None
    """What the rows are sorted by; None: they stand as in the file."""

    def open(self, editor: Editor) -> TableView:
        """The table as it is in the file."""
        return open_view(
            editor.db,
            TABLES[self.table],
            self.place.organisation,
            self.place.perioder,
            self.place.enhet,
            self.place.period,
            consolidated=self.consolidated,
        )

    def count(self, editor: Editor, tables: Iterable[str]) -> dict[str, Filled]:
        """How much of these tables is filled in."""
        return {
            table: filled(
                editor.db,
                TABLES[table],
                self.place.organisation,
                self.place.enhet,
                self.place.period,
                consolidated=self.consolidated,
            )
            for table in tables
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the screen: a table, and its rows as the grid sees them."""

    wish: Wish
    view: TableView
    rows: TableRows
    refused: InputError | None
    """Why the unit's figures may not be written here and now; None when they may."""

    @property
    def refusal(self) -> str:
        """The same as a sentence, or nothing."""
        return str(self.refused or "")

    @property
    def read_only(self) -> str:
        """The same in few words, or nothing."""
        if self.refused is None:
            return ""
        return CLOSED if isinstance(self.refused, ClosedError) else "Bara läsning"


class TablePane(Workspace):
    """The list of tables to the left, the chosen one as a grid to the right."""

    DEFAULT_CSS = """
    TablePane {
        layout: horizontal;
        & TableList { width: 40; border: round $border-blurred; }
        & #tabell { width: 1fr; border: round $border-blurred; }
        & TableList:focus, & #tabell:focus-within { border: round $border; }
        & TableList, & #tabell {
            border-title-color: $text;
            border-subtitle-color: $text-warning;
            background: $surface;
        }
        & TableList { border-subtitle-color: $text-muted; }
        & #sammanhang { padding: 0 1; color: $text-muted; height: auto; max-height: 2; }
        & TableGrid { height: 1fr; }
        & #cellen { padding: 0 1; height: 2; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-no-list TableList { display: none; }
        &.-narrow TableList { display: none; }
        &.-low TableList, &.-low #tabell { border: none; }
        &.-low #sammanhang { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-low #cellen { height: 1; }
        &.-narrow.-list TableList { display: block; width: 1fr; }
        &.-narrow.-list #tabell { display: none; }
    }
    """

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self.shown: Shown | None = None
        """What is on the screen; None until something has been read."""
        self._wish: Wish | None = None
        self._table = next(iter(TABLES))
        self._wants_sum: bool | None = None
        self._filled: dict[str, Filled] = {}
        self._spots: dict[str, tuple[str, str]] = {}
        self._orders: dict[str, Order | None] = {}

    def compose(self) -> ComposeResult:
        """List, context, grid and the cell with the cursor."""
        yield TableList(id="tabellista")
        with Vertical(id="tabell"):
            yield Static(id="sammanhang")
            yield TableGrid(
                empty="Här finns inga rader än; i en enhets egna tal lägger a till en.",
                id="rutnat",
            )
            yield Static(id="cellen")

    def on_mount(self) -> None:
        """Name the list."""
        self.tables.border_title = "Tabeller"

    @property
    def grid(self) -> TableGrid:
        """The chosen table."""
        return self.query_one(TableGrid)

    @property
    def tables(self) -> TableList:
        """The list of tables."""
        return self.query_one(TableList)

    # Where one is

    def recall(self, memory: dict[str, Any]) -> None:
        """Which table, as one's own or summed, which cell, and whether the list is seen."""
        if memory.get("tabell") in TABLES:
            self._table = memory["tabell"]
        if isinstance(memory.get("summa"), bool):
            self._wants_sum = memory["summa"]
        self.set_class(memory.get("lista") is False, "-no-list")
        cell = memory.get("cell")
        if isinstance(cell, list) and len(cell) == 2:
            self._spots[self._table] = (str(cell[0]), str(cell[1]))

    def memory(self) -> dict[str, Any]:
        """What to remember."""
        found: dict[str, Any] = {"tabell": self._table, "lista": not self.has_class("-no-list")}
        if self._wants_sum is not None:
            found["summa"] = self._wants_sum
        if self._table in self._spots:
            found["cell"] = list(self._spots[self._table])
        return found

    def take_focus(self) -> None:
        """The grid."""
        self.remove_class("-list")
        self.grid.focus()

    @property
    def has_parts(self) -> bool:
        """Whether the unit has units below it, and so a sum."""
        return bool(self.place.organisation.children(self.place.enhet))

    @property
    def consolidated(self) -> bool:
        """Whether the sum is to be seen: so it is until one chooses, where there is one."""
        return self.has_parts and self._wants_sum is not False

    @property
    def row_here(self) -> Row | None:
        """The row at the cursor; None on a heading, and where there are no rows."""
        if self.shown is None or self.grid.cursor is None:
            return None
        return self.shown.rows.row(self.grid.cursor_row)

    @property
    def cell_here(self) -> tuple[Row, Column] | None:
        """Row and column at the cursor, where it is on a figure."""
        row, cursor = self.row_here, self.grid.cursor
        if self.shown is None or row is None or cursor is None or cursor[1] in ABOUT:
            return None
        return row, self.shown.view.column(cursor[1])

    async def conflict(self) -> Cell | None:
        """That of the figure at the cursor."""
        if self.shown is None or self.grid.cursor is None:
            return None
        return self.shown.rows.conflicts.get(self.grid.cursor)

    # Reading

    async def show(self, place: Place) -> None:
        """Read the chosen table, and how much is filled in of all."""
        self.place = place
        tables = [table.id for table in tables_in(place.period.typ)]
        if self._table not in tables:
            self._table = tables[0]
        self._filled = {}
        await self.read(tables)

    async def read(self, counted: Iterable[str]) -> None:
        """Read the chosen table, and how much is filled in of these; the newest wish counts."""
        order = self._orders.get(self._table)
        wish = self._wish = Wish(self.place, self._table, self.consolidated, order)

        def read(editor: Editor) -> tuple[Shown, dict[str, Filled]]:
            view = wish.open(editor)
            refusal = editor.refusal(view.enhet, view.period)
            rows = TableRows(
                view,
                may_write=not refusal,
                order=wish.order,
                conflicts=in_table(editor.db, view),
                resting=resting(editor.db, view),
            )
            return Shown(wish, view, rows, refusal), wish.count(editor, counted)

        reading = self.set_timer(PATIENCE, self._show_reading)
        try:
            shown, counts = await self.session.call(read)
        except VbtuiError as error:
            self.post_message(self.Failed.by(error))
            return
        finally:
            reading.stop()
        if wish is self._wish:
            self.show_counts(counts)
            self._show_table(shown)

    # Showing

    def _show_reading(self) -> None:
        self.query_one("#sammanhang", Static).update("läser …")

    def show_counts(self, counts: dict[str, Filled]) -> None:
        """Say in the list how much of these tables is filled in."""
        self._filled |= counts
        summed = self.consolidated
        items = [
            (TABLES[key].section, list_item(TABLES[key], one, consolidated=summed))
            for key, one in self._filled.items()
        ]
        self.tables.set_tables(items)
        self.tables.go_to(self._table)
        self.tables.border_subtitle = "enheter med tal" if summed else "ifyllda celler"

    def _show_table(self, shown: Shown) -> None:
        self.shown = shown
        spot = self._spots.get(shown.wish.table)
        self.grid.set_data(grid_columns(shown.view, shown.wish.order), shown.rows)
        if not (spot and self.grid.go_to(*spot)):
            self.grid.go_to(shown.rows.first_key, shown.view.columns[0].id)
        self.show_around()
        self.refresh_bindings()

    def show_around(self) -> None:
        """Say what the grid shows, of whom, and what is missing."""
        if self.shown is None:
            return
        view = self.shown.view
        pane = self.query_one("#tabell")
        pane.border_title = plain(table_words.title(view))
        rows = self.shown.rows
        signs = [f"{CONFLICT} konflikt"] if rows.conflicts or rows.resting else []
        signs += [f"{RESTATED} inskrivet i stället"] if rows.restated else []
        legend = " · ".join(signs)
        beyond = table_words.beyond(*self.grid.hidden_columns)
        taken = sum(width_of(part) + 3 for part in (legend, beyond) if part)
        rest = table_words.below(view, pane.size.width - 4 - taken)
        pane.border_subtitle = plain(" · ".join(part for part in (legend, rest, beyond) if part))
        about = table_words.context(view, self.place.organisation, read_only=self.shown.read_only)
        if self.has_class("-low"):
            about = f"{view.table.short_title or view.table.title} · {about}"
        self.query_one("#sammanhang", Static).update(plain(about))
        self._show_cell()

    def _show_cell(self) -> None:
        shown, cell, row = self.shown, self.cell_here, self.row_here
        where = what = ""
        line = self.query_one("#cellen", Static)
        if shown is not None and cell is not None:
            room = line.content_size.width or self.size.width
            key = cell[0].id, cell[1].id
            said = ""
            if key in shown.rows.conflicts:
                said = f"{IN_CONFLICT} · "
            elif key in shown.rows.resting:
                said = f"{ON_CONFLICT} · "
            where, what = table_words.cell(shown.view, *cell, max(1, room - len(said)))
            what = f"{said}{what}"
        elif shown is not None and row is not None:
            where, what = row.title, table_words.about_row(shown.view, row)
        # With one line for it: what cannot be seen in the grid.
        between = " · " if self.has_class("-low") and where and what else "\n"
        first, last = (what, where) if between != "\n" else (where, what)
        tones = ("", "$text-muted") if between != "\n" else ("$text-muted", "")
        line.update(Content.assemble(plain(first, tones[0]), between, plain(last, tones[1])))

    @on(CellGrid.Highlighted)
    def _highlighted(self, event: CellGrid.Highlighted) -> None:
        event.stop()
        if self.shown is not None:
            self._spots[self.shown.wish.table] = event.row_key, event.column_key
        self._show_cell()

    @on(CellGrid.Shifted)
    def _shifted(self, event: CellGrid.Shifted) -> None:
        event.stop()
        self.show_around()

    def on_resize(self) -> None:
        """Hide the list and the frames where there is little room; name the units that fit."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < LOW, "-low")
        self.call_after_refresh(self.show_around)
