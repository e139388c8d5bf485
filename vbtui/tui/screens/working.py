"""Work that takes its time: how far it has come, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from vbtui.domain.errors import VbtuiError
from vbtui.domain.progress import CancelledError, Progress, Step
from vbtui.edit import Editor
from vbtui.tui.screens.dialogs import Dialog
from vbtui.tui.session import Session
from vbtui.tui.text import plain

T = TypeVar("T")
Job = Callable[[Editor, Progress], T]
"""What takes its time; it is to call the progress it is given."""

LOOK_SECONDS = 0.1
"""How often we look how far it has come."""
PATIENCE = 0.25
"""Work that is done before that is not worth a box that comes and goes."""
BAR = 40
"""Cells of the bar."""


class Working(Dialog[T], Generic[T]):
    """What the work answered; None where it was stopped or failed, and :attr:`fault` says why."""

    BINDING_GROUP_TITLE = "Arbetet"
    HELP = "Esc avbryter. Då ändras ingenting."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Avbryt", id="working.leave", tooltip="Avbryt; inget ändras"),
    ]
    DEFAULT_CSS = """
    Working {
        background: transparent;
        &.-seen { background: $background 60%; }
        & > .dialog--box { width: 60; padding: 1 2; visibility: hidden; }
        &.-seen > .dialog--box { visibility: visible; }
        & Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #stapel { color: $text-accent; margin-top: 1; }
    }
    """

    def __init__(self, session: Session, title: str, work: Job[T]) -> None:
        """Do ``work`` in the session's thread."""
        super().__init__()
        self._session = session
        self._title = title
        self._job = work
        self._step: Step | None = None
        self._stopped = False
        self.fault: VbtuiError | None = None
        """Why it failed; nothing for what was stopped."""

    @property
    def leaves_on_click(self) -> bool:
        """What takes time is not stopped by a click beside it."""
        return False

    def compose(self) -> ComposeResult:
        """What is going on, and a bar."""
        with self.box(self._title, " esc avbryter, inget ändras "):
            yield Static("Börjar …", id="vad")
            yield Static(id="stapel")

    def on_mount(self) -> None:
        """Begin."""
        self.set_interval(LOOK_SECONDS, self._look)
        self.set_timer(PATIENCE, lambda: self.add_class("-seen"))
        self._run()

    @work(group="working", exit_on_error=True)
    async def _run(self) -> None:
        try:
            done = await self._session.call(lambda editor: self._job(editor, self._told))
        except CancelledError:
            self.answer(None)
        except VbtuiError as error:
            self.fault = error
            self.answer(None)
        else:
            self.answer(done)

    def _told(self, step: Step) -> None:
        """Called by the work, in its thread: only what one assignment can do is done here."""
        self._step = step
        if self._stopped:
            raise CancelledError

    def _look(self) -> None:
        step = self._step
        if step is None or self._stopped:
            return
        full = BAR * step.done // max(1, step.total)
        share = 100 * step.done // max(1, step.total)
        self.query_one("#vad", Static).update(plain(step.text))
        bar = f"{'█' * full}{'░' * (BAR - full)} {share:>3} %"
        self.query_one("#stapel", Static).update(plain(bar))

    def action_leave(self) -> None:
        """Stop the work at its next step; then it has changed nothing."""
        if not self._stopped:
            self._stopped = True
            self.add_class("-seen")
            self.query_one("#vad", Static).update("Avbryter …")


async def carry_out(app: App[Any], session: Session, title: str, work: Job[T]) -> T | None:
    """Do what takes its time; None where it was stopped or failed, which is said."""
    dialog: Working[T] = Working(session, title, work)
    done = await app.push_screen_wait(dialog)
    if done is None:
        fault = dialog.fault
        app.notify(
            str(fault or CancelledError()),
            severity="error" if fault else "information",
            markup=False,
        )
    return done
