"""What workspace 5 shows: what is to be written and where, and what would stand in it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from vbtui.domain.errors import VbtuiError
from vbtui.domain.progress import CancelledError, Step
from vbtui.paths import state_dir
from vbtui.tui import report_words
from vbtui.tui.files import documents
from vbtui.tui.report_formats import (
    FORMATS,
    OWN,
    SPREADS,
    TOGETHER,
    VERSIONS,
    WORKING,
    Format,
    Order,
)
from vbtui.tui.session import Place
from vbtui.tui.text import plain
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.columns import Column, ColumnList, Line
from vbtui.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from vbtui.excel.export import Outline

LOOK_SECONDS = 0.15
"""How long one rests on a choice before it is worked out what would be written."""
COUNTING = "räknar …"


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of the path: why it cannot be written, or whether a file is there."""

    fault: str = ""
    exists: bool = False


class RapportPane(Workspace):
    """The choices above, and below them the sheets that would be written."""

    DEFAULT_CSS = """
    RapportPane {
        layout: vertical;
        & #ut, & #innehall {
            border: round $border-blurred;
            border-title-color: $text;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        & #ut:focus-within, & #innehall:focus-within { border: round $border; }
        & #ut { height: auto; max-height: 70%; }
        & #val { height: auto; max-height: 1fr; min-height: 1; }
        & #fel { height: auto; padding: 0 1; color: $text-error; display: none; }
        & #fel.-shown { display: block; }
        & #knappar { height: 1; padding: 0 1; margin-top: 1; }
        & ActionButton { margin-right: 2; }
        & #innehall { height: 1fr; min-height: 4; }
        & #blad { height: 1fr; }
        &:nocolor #fel { text-style: bold; }
        &.-low #knappar { display: none; }
        &.-low #ut { max-height: 60%; }
        &.-low #innehall { min-height: 3; }
    }
    """

    def __init__(self, *, id: str) -> None:
        """An empty workspace; :meth:`attach` gives it a file."""
        super().__init__(id=id)
        self._format: Format = FORMATS[0]
        self._spread = TOGETHER
        self._version = WORKING
        self._folder: Path | None = None
        self._own: tuple[Order, Path] | None = None
        """The path that somebody has chosen, and for what."""
        self._outline: Outline | None = None
        self._target = Target()
        self._shown_order: Order | None = None

    def compose(self) -> ComposeResult:
        """The choices, what can be done with them, and the sheets."""
        with Vertical(id="ut"):
            yield ColumnList(
                [Column(tone="muted"), Column(share=1), Column(tone="accent", room=60)],
                clicks=1,
                id="val",
            )
            yield Static(id="fel")
            with Horizontal(id="knappar"):
                yield ActionButton("Skriv", id="skriv")
                yield ActionButton("Läs in från Excel", id="las-in")
        with Vertical(id="innehall"):
            yield ColumnList(
                [
                    Column("Blad", most=34),
                    Column("Rader", "right", "muted", room=60),
                    Column("Saknas", share=1),
                ],
                empty=COUNTING,
                id="blad",
            )

    @property
    def choices(self) -> ColumnList:
        """The lines of what is chosen."""
        return self.query_one("#val", ColumnList)

    @property
    def sheets(self) -> ColumnList:
        """The lines of what would be written."""
        return self.query_one("#blad", ColumnList)

    @property
    def outline(self) -> Outline | None:
        """What would be written; None until it has been worked out."""
        return self._outline

    def on_mount(self) -> None:
        """Name the parts."""
        self.query_one("#ut").border_title = "Till Excel, och tillbaka"
        self.query_one("#innehall").border_title = "Det som skrivs"

    def on_resize(self, event: events.Resize) -> None:
        """On a low screen the room is the lists': the keys do what the buttons do."""
        self.set_class(event.size.height < 16, "-low")

    # Where one is

    def recall(self, memory: dict[str, Any]) -> None:
        """What was chosen last, and in which folder it was put."""
        for name, choices in (("_spread", SPREADS), ("_version", VERSIONS)):
            wanted = memory.get(name.strip("_"))
            if wanted in [choice.key for choice in choices]:
                setattr(self, name, wanted)
        folder = memory.get("mapp")
        self._folder = Path(folder) if isinstance(folder, str) and folder else None

    def memory(self) -> dict[str, Any]:
        """What to remember."""
        return {
            "spread": self._spread,
            "version": self._version,
            "mapp": str(self._folder or ""),
        }

    def take_focus(self) -> None:
        """The choices."""
        self.screen.set_focus(self.choices)

    # What is chosen

    @property
    def has_units(self) -> bool:
        """Whether there are units below the one that one stands in."""
        return bool(self.place.organisation.children(self.place.enhet))

    @property
    def order(self) -> Order:
        """What would be written now."""
        spread = self._spread if self.has_units else OWN
        return Order(self.place.enhet, self.place.period, spread, self._version)

    @property
    def target(self) -> Path:
        """Where it would be written."""
        if self._own is not None and self._own[0] == self.order:
            return self._own[1]
        name = self.order.name(has_units=self.has_units)
        return self.folder / f"{name}{self._format.ending}"

    @property
    def folder(self) -> Path:
        """Where one was last, or beside the file; never among the program's own files."""
        if self._folder is not None:
            return self._folder
        beside = self.session.path.absolute().parent
        return documents() if beside.is_relative_to(state_dir().absolute()) else beside

    # Reading

    async def show(self, place: Place) -> None:
        """Show what is chosen, and begin to work out what would be written."""
        self.place = place
        self.renew()

    def renew(self) -> None:
        """Show what is chosen now; what has not been worked out for it is forgotten."""
        self._outline = None
        self._target = Target()
        self._show_choices()
        self.sheets.say_empty(COUNTING)
        if self.order != self._shown_order:
            self.sheets.set_lines([])
        self._shown_order = self.order
        self.query_one("#innehall").border_subtitle = COUNTING
        self.refresh_bindings()
        self._look()

    def on_show(self) -> None:
        """Go on with what was interrupted."""
        if self._shown_order is not None and self._outline is None:
            self._look()

    def on_hide(self) -> None:
        """Another workspace needs the file."""
        self.stop_looking()

    def stop_looking(self) -> None:
        """Leave the file to what somebody waits for."""
        self.workers.cancel_group(self, "look")

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Work out what would be written; whatever is chosen meanwhile ends it."""
        await asyncio.sleep(LOOK_SECONDS)
        order, path, form = self.order, self.target, self._format
        left = False

        def tell(step: Step) -> None:
            if left:
                raise CancelledError

        self._target = await asyncio.to_thread(self._examine, form, path)
        self._show_choices()
        try:
            found = await self.session.call(lambda editor: form.outline(editor.db, order, tell))
        except CancelledError:
            return
        except VbtuiError as error:
            self._show_fault(str(error))
            return
        finally:
            left = True  # Whoever cancels this worker does not end what runs in the file's thread.
        self._outline = found
        self._show_outline(found)

    def _examine(self, form: Format, path: Path) -> Target:
        try:
            form.require(path, self.session.path)
        except VbtuiError as error:
            return Target(fault=str(error))
        except OSError:
            return Target()  # Writing it will say more.
        return Target(exists=path.exists())

    def _show_outline(self, found: Outline) -> None:
        self._show_choices()
        self.sheets.set_lines(report_words.sheet_lines(found))
        self.query_one("#innehall").border_subtitle = plain(report_words.size(found))
        self.refresh_bindings()

    def _show_choices(self) -> None:
        lines = [*self._lines()]
        self.choices.set_lines(lines)
        self._show_fault(self._target.fault)

    def _show_fault(self, sentence: str) -> None:
        field = self.query_one("#fel", Static)
        field.update(plain(sentence))
        field.set_class(bool(sentence), "-shown")

    def _lines(self) -> list[Line]:
        order, path, target = self.order, self.target, self._target
        spread = next(one for one in SPREADS if one.key == order.spread)
        version = next(one for one in VERSIONS if one.key == order.version)
        found = self._outline
        count = report_words.missing_count(found) if found else 0
        return [
            Line("format", ("Format", f"{self._format.title}, {self._format.detail}", "t")),
            Line("enhet", ("Enhet", order.enhet.namn, "b")),
            Line("period", ("Period", order.period.title, "p")),
            Line("omfattning", ("Omfattning", f"{spread.text}, {spread.detail}", "o")),
            Line("version", ("Version", f"{version.text}, {version.detail}", "v")),
            Line(
                "fil",
                ("Fil", report_words.target(path, exists=target.exists), "f"),
                "×" if target.fault else "!" if target.exists else "",
                "error" if target.fault else "warning",
            ),
            Line(
                "saknas",
                ("Saknas", report_words.missing(found) if found else COUNTING, "n"),
                "" if found is None else "◐" if count else "✓",
                "warning" if count else "success",
            ),
        ]

    @on(ColumnList.Highlighted)
    def _highlighted(self, event: ColumnList.Highlighted) -> None:
        event.stop()
