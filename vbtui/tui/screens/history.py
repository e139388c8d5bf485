"""The history of a node's fields: who, when, old and new; and taking an older value back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from vbtui.domain import status as scales
from vbtui.domain.period import Period
from vbtui.domain.plan import NodTyp
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import fmt
from vbtui.domain.times import shown_moment
from vbtui.edit import Editor
from vbtui.store import journal
from vbtui.store.journal import KINDS, Cell, Entry, Stored
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.session import Session
from vbtui.tui.text import plain
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.words import compared


@dataclass(frozen=True, slots=True)
class Restore:
    """The user wants this value back in this cell."""

    cell: Cell
    value: Stored


@dataclass(frozen=True, slots=True)
class _Version:
    """One value that a cell has had, and the entry that gave it (None: the file came with it)."""

    name: str
    cell: Cell
    value: Stored
    entry: Entry | None


class History(Dialog[Restore]):
    """Every value that the cells have had, newest first."""

    BINDING_GROUP_TITLE = "Historik"
    HELP = "Överst varje ändring, nyast först; under den valda texten med skillnaden markerad."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "restore", "Återställ", id="historik.aterstall",
                tooltip="Ta tillbaka det markerade värdet"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    History {
        & > .dialog--box { width: 92%; height: 90%; max-width: 130; }
        & TreeView { height: 2fr; }
        & #visad { height: 3fr; border-top: solid $border-blurred; padding: 0 1; }
        & #visad Static { height: auto; }
    }
    """

    def __init__(
        self,
        session: Session,
        title: str,
        cells: Sequence[tuple[str, Cell]],
        typ: NodTyp | None = None,
        period: Period | None = None,
    ) -> None:
        """Show the history of ``cells`` (name, cell); ``typ`` and ``period`` name statuses."""
        super().__init__()
        self._session = session
        self._title = title
        self._cells = cells
        self._typ = typ
        self._period = period
        self._versions: dict[str, _Version] = {}

    def compose(self) -> ComposeResult:
        """The list above, the text below."""
        with self.box(self._title, " r återställ · tabb till texten · esc stäng "):
            yield TreeView(empty="Inget har ändrats sedan filen skapades.")
            with VerticalScroll(id="visad"):
                yield Static(id="text")

    def on_mount(self) -> None:
        """Read the journal."""
        self.query_one(TreeView).focus()
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        def read(editor: Editor) -> list[tuple[str, list[Entry]]]:
            return [(name, journal.history(editor.db, cell)) for name, cell in self._cells]

        found = await self._session.call(read)
        items: list[TreeItem] = []
        for name, entries in found:
            if not entries:
                continue
            cell = entries[0].cell
            items.append(TreeItem(key=name, depth=0, label=name, strong=True))
            for entry in entries:
                self._add(items, _Version(name, cell, entry.new, entry))
            if entries[-1].old not in (None, ""):
                self._add(items, _Version(name, cell, entries[-1].old, None))
        tree = self.query_one(TreeView)
        tree.set_items(items)
        tree.expand_all()
        if items:
            tree.go_to(items[1].key)

    def _add(self, items: list[TreeItem], version: _Version) -> None:
        key = str(len(self._versions))
        self._versions[key] = version
        entry = version.entry
        if entry is None:
            label, note = "fanns i filen från början", ""
        else:
            who = "utanför programmet" if entry.outside else entry.author
            kind = KINDS.get(entry.kind, entry.kind)
            why = f"{kind}: {entry.note}" if entry.note else kind
            label, note = f"{shown_moment(entry.at)}  {who}", why
        value = self._shown(version.cell, version.value)
        first = value.splitlines()[0] if value else "(tomt)"
        items.append(TreeItem(key=key, depth=1, label=f"{label}  {first}", note=note))

    def _shown(self, cell: Cell, value: Stored) -> str:
        found = journal.readable(cell, value)
        if isinstance(found, Decimal):
            return fmt(found)
        if isinstance(value, str) and self._typ and self._period:
            status = scales.find(self._typ, self._period.typ, value)
            if status and status.symbol != "?":
                return status.label
            if value in scales.TRENDS:
                return " ".join(scales.TRENDS[value])
        return "" if value is None else str(value)

    @on(TreeView.Highlighted)
    def _highlighted(self, event: TreeView.Highlighted) -> None:
        event.stop()
        version = self._versions.get(event.key)
        text = self.query_one("#text", Static)
        if version is None:
            text.update("")
            return
        new = self._shown(version.cell, version.value)
        old = self._shown(version.cell, version.entry.old) if version.entry else ""
        if version.cell.table in TABLES and version.entry:
            # Of figures every letter differs.
            text.update(plain(f"{old or '(tomt)'} → {new or '(tomt)'}"))
        elif old and new:
            text.update(compared(old, new))
        else:
            text.update(plain(new or "(tomt)"))
        self.query_one("#visad").scroll_home(animate=False)

    @on(TreeView.Selected)
    def _selected(self, event: TreeView.Selected) -> None:
        event.stop()
        self.query_one("#visad").focus()

    def action_restore(self) -> None:
        """Take the marked value back."""
        version = self._versions.get(self.query_one(TreeView).cursor_key or "")
        if version is not None:
            self.answer(Restore(version.cell, version.value))
