"""One open file and the one thread that speaks with it, so that the screen never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.period import Period
from vbtui.edit import Editor
from vbtui.read import current_period
from vbtui.store import plans
from vbtui.store.database import Database
from vbtui.store.journal import Cell
from vbtui.tui.keeping import keeping

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file one stands: as which unit, in which period."""

    organisation: Organisation
    perioder: Sequence[Period]
    enhet: Enhet
    period: Period


class Session:
    """A file that is open for writing.

    Every call runs in the session's own thread, in the order of asking, so a text that was saved
    before a question was asked is in its answer.
    """

    def __init__(self, path: Path, author: str) -> None:
        """A session for a file; nothing is opened yet."""
        self.path = path
        self._author = author
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="vbtui-file")
        self._editor: Editor | None = None

    async def open(self) -> list[Cell]:
        """Open the file, make changes of the drafts left in it, and answer which they were.

        :raises VbtuiError: the file cannot be opened; nothing has been changed.
        """
        return await self._run(self._open)

    def _open(self) -> list[Cell]:
        db = Database.open(self.path, author=self._author, write=True)
        try:
            self._editor = Editor(db)
            return self._editor.settle_drafts()
        except BaseException:
            db.close()
            raise

    async def call(self, work: Callable[[Editor], T]) -> T:
        """What ``work`` answers, run in the session's thread.

        :raises VbtuiError: what ``work`` raises.
        """
        return await self._run(lambda: work(self.editor))

    @property
    def editor(self) -> Editor:
        """The editor of the open file; use it inside :meth:`call` only."""
        assert self._editor is not None, "the session is open"
        return self._editor

    @property
    def is_open(self) -> bool:
        """Whether the file has been opened."""
        return self._editor is not None

    def sign(self, author: str) -> None:
        """Put this name behind the changes from now on."""
        self._thread.submit(lambda: self.editor.sign(author))

    async def _run(self, work: Callable[[], T]) -> T:
        def keep() -> T:
            with keeping():
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._thread, keep)

    def close(self) -> None:
        """Wait for what is being saved, and close the file."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _close(self) -> None:
        if self._editor is not None:
            self._editor.db.close()

    async def place(self, enhet: str | None, period: str | None) -> Place:
        """The file's units and periods, standing at the unit and period with these ids.

        Where they are not given or no longer there: the file's home and its current period.
        """

        def find(editor: Editor) -> Place:
            organisation = plans.organisation(editor.db)
            perioder = plans.perioder(editor.db)
            by_id = {one.id: one for one in perioder}
            units = {one.id: one for one in organisation}
            return Place(
                organisation,
                perioder,
                units.get(enhet or "") or units[editor.db.identity.home],
                by_id.get(period or "") or current_period(perioder),
            )

        return await self.call(find)
