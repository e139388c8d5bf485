"""What the main screen asks of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.containers import Container
from textual.message import Message

from vbtui.domain.errors import FileError, VbtuiError
from vbtui.tui.session import Place, Session


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

    session: Session
    place: Place

    def attach(self, session: Session) -> None:
        """Work with this file from now on."""
        self.session = session

    async def show(self, place: Place) -> None:
        """Show the file as this unit and period; also called when the file has changed."""
        raise NotImplementedError

    @property
    def typing(self) -> bool:
        """Whether something is half written, so that nothing should be read over it."""
        return False

    async def settle(self) -> bool:
        """Save what is being typed; False when it could not be saved and must not be left."""
        return True

    def take_focus(self) -> None:
        """Put the focus where work begins."""
        raise NotImplementedError

    def memory(self) -> dict[str, Any]:
        """What to remember of where one was."""
        return {}

    def recall(self, memory: dict[str, Any]) -> None:
        """Go back to where one was, before the first :meth:`show`."""
