"""What the main screen asks of a workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.containers import Container
from textual.message import Message

from vbtui.domain.errors import FileError, VbtuiError
from vbtui.domain.progress import Progress
from vbtui.edit import Editor
from vbtui.history import Reversed
from vbtui.store.journal import Cell
from vbtui.tui.session import Place, Session

T = TypeVar("T")

IN_CONFLICT = "Konflikt: olika versioner finns (c)"
"""Said where a cell in conflict is worked with; the key shows the versions."""

CLOSED = "Perioden är stängd"
"""Why nothing may be written, where there is no room for who can change that."""


class Workspace(Container):
    """One of the numbered parts of the main screen. It shows the file as one unit and period."""

    @dataclass
    class Saved(Message):
        """Something was saved, or is kept as a draft."""

        draft: bool = False

    @dataclass
    class Failed(Message):
        """Something could not be done; ``sentence`` says what and what to do.

        ``unsaved``: what was written is not in the file.
        """

        sentence: str
        unsaved: bool = False

        @classmethod
        def by(cls, error: VbtuiError) -> Workspace.Failed:
            """What to say of an error: only a file that cannot be written leaves work unsaved."""
            return cls(str(error), isinstance(error, FileError))

    class Rested(Message):
        """One has stood still for a moment, so where one is may be remembered."""

    @dataclass
    class Wanted(Message):
        """One wants to be elsewhere in the file: in a workspace, as the unit with that id.

        ``target`` is where there, see :meth:`Workspace.stand_at`; ``period`` is the id of another
        period, where it is in one.
        """

        workspace: str
        enhet: str
        target: str
        period: str = ""

    class Renewed(Message):
        """Much of the file is other than it was, its units and periods too: read it anew."""

    session: Session
    place: Place
    _at_work = False

    def attach(self, session: Session) -> None:
        """Work with this file from now on."""
        self.session = session

    async def show(self, place: Place) -> None:
        """Show the file as this unit and period; also called when the file has changed."""
        raise NotImplementedError

    def receipt(self, done: str) -> None:
        """Say what has been done, where the screen hardly shows it, and how to take it back."""
        self.notify(f"{done}. Tryck u för att ångra.", markup=False)

    @property
    def typing(self) -> bool:
        """Whether something is half written, so that nothing should be read over it."""
        return self._at_work

    async def carry_out(self, title: str, work: Callable[[Editor, Progress], T]) -> T | None:
        """Do what takes its time; None where it was stopped or failed, which is said."""
        from vbtui.tui.screens.working import carry_out  # Nothing is done in the first frame.

        self._at_work = True
        try:
            return await carry_out(self.app, self.session, title, work)
        finally:
            self._at_work = False

    async def settle(self) -> bool:
        """Save what is being typed; False when it could not be saved and must not be left."""
        return True

    async def leave(self) -> bool:
        """Let the program close; False when there is something that the user must see first."""
        return await self.settle()

    def concerns(self, cell: Cell) -> bool:
        """Whether what one does here changes such cells."""
        return False

    def point_at(self, step: Reversed) -> None:
        """Put the cursor where undo or redo has brought something back, if that is shown."""

    async def conflict(self) -> Cell | None:
        """The cell in conflict where one stands, if there is one."""
        return None

    def stand_at(self, target: str) -> None:
        """Put the cursor at what the command line names so: ``uppdrag/ID``, ``TABLE/ROW``."""

    def take_focus(self) -> None:
        """Put the focus where work begins."""
        raise NotImplementedError

    def memory(self) -> dict[str, Any]:
        """What to remember of where one was."""
        return {}

    def recall(self, memory: dict[str, Any]) -> None:
        """Go back to where one was, before the first :meth:`show`."""
