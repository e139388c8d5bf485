"""The history of a node's fields: who, when, old and new; and taking an older value back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from vbtui.domain.tables import TABLES
from vbtui.domain.times import shown_moment
from vbtui.edit import Editor
from vbtui.history import EMPTY, Teller, Told
from vbtui.store import journal, plans
from vbtui.store.journal import Cell, Stored
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
    name: str
    """What the cell is called."""


@dataclass(frozen=True, slots=True)
class _Version:
    """One value that a cell has had, and the change that gave it (None: the file came with it)."""

    name: str
    cell: Cell
    value: Stored
    words: str
    told: Told | None


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
    ) -> None:
        """Show the history of ``cells``: (name, cell)."""
        super().__init__()
        self._session = session
        self._title = title
        self._cells = cells
        self._versions: dict[str, _Version] = {}
        self._read_through = False

    @property
    def asking(self) -> bool:
        """Also: whether there is something to act on."""
        return super().asking and self._read_through

    def compose(self) -> ComposeResult:
        """The list above, the text below."""
        with self.box(self._title, " r återställer · tabb till texten · esc stänger "):
            yield TreeView(empty="Inget har ändrats sedan filen skapades.")
            with VerticalScroll(id="visad"):
                yield Static(id="text")

    def on_mount(self) -> None:
        """Read the journal."""
        self.query_one(TreeView).focus()
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        def read(editor: Editor) -> list[tuple[str, list[Told]]]:
            teller = Teller(editor.db, plans.perioder(editor.db))
            return [
                (name, [teller.tell(entry) for entry in journal.history(editor.db, cell)])
                for name, cell in self._cells
            ]

        items: list[TreeItem] = []
        for name, told in await self._session.call(read):
            if not told:
                continue
            items.append(TreeItem(key=name, depth=0, label=name, strong=True))
            for one in told:
                self._add(items, _Version(name, one.entry.cell, one.entry.new, one.new, one))
            first = told[-1]
            if first.old:
                self._add(items, _Version(name, first.entry.cell, first.entry.old, first.old, None))
        tree = self.query_one(TreeView)
        tree.set_items(items)
        tree.expand_all()
        if items:
            tree.go_to(items[1].key)
        self._read_through = True

    def _add(self, items: list[TreeItem], version: _Version) -> None:
        key = str(len(self._versions))
        self._versions[key] = version
        if version.told is None:
            label, note = "fanns i filen från början", ""
        else:
            entry = version.told.entry
            label = f"{shown_moment(entry.at)}  {entry.author}".rstrip()
            note = f"{entry.kind_word}: {entry.note}" if entry.note else entry.kind_word
        first = version.words.splitlines()[0] if version.words else EMPTY
        items.append(TreeItem(key=key, depth=1, label=f"{label}  {first}", note=note))

    @on(TreeView.Highlighted)
    def _highlighted(self, event: TreeView.Highlighted) -> None:
        event.stop()
        version = self._versions.get(event.key)
        text = self.query_one("#text", Static)
        if version is None:
            text.update("")
            return
        new, old = version.words, version.told.old if version.told else ""
        if version.cell.table in TABLES and version.told:
            # Of figures every letter differs.
            text.update(plain(f"{old or EMPTY} → {new or EMPTY}"))
        elif old and new:
            text.update(compared(old, new))
        else:
            text.update(plain(new or EMPTY))
        self.query_one("#visad").scroll_home(animate=False)

    @on(TreeView.Selected)
    def _selected(self, event: TreeView.Selected) -> None:
        event.stop()
        self.query_one("#visad").focus()

    def action_restore(self) -> None:
        """Take the marked value back."""
        version = self._versions.get(self.query_one(TreeView).cursor_key or "")
        if version is not None:
            self.answer(Restore(version.cell, version.value, version.name))
