"""A place to work at in tests: a small file, open, with what one reaches for close at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.factory import AKTIVITET, HELAR_2024, HELAR_2025, MALOMRADE, PLAN, STYRTAL, UPPDRAG
from vbtui.consolidate import TableView, open_view
from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.plan import EMPTY, Nod, Uppfoljning
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.store import plans
from vbtui.store.database import Database

AUTHOR = "Kim"


@dataclass
class Desk:
    """An open file and its editor."""

    db: Database
    editor: Editor

    def unit(self, kod: str) -> Enhet:
        """The unit with this code."""
        return self.editor.organisation.find(kod)

    @property
    def it(self) -> Enhet:
        return self.unit("it")

    @property
    def board(self) -> Enhet:
        return self.unit("servicenamnden")

    def nod(self, row: str) -> Nod:
        """The node as the file holds it now."""
        found = plans.nod(self.db, row)
        assert found is not None
        return found

    @property
    def malomrade(self) -> Nod:
        return self.nod(MALOMRADE)

    @property
    def uppdrag(self) -> Nod:
        return self.nod(UPPDRAG)

    @property
    def aktivitet(self) -> Nod:
        return self.nod(AKTIVITET)

    @property
    def styrtal(self) -> Nod:
        return self.nod(STYRTAL)

    def _period(self, row: str) -> Period:
        return next(period for period in plans.perioder(self.db) if period.id == row)

    @property
    def period(self) -> Period:
        """Helår 2025."""
        return self._period(HELAR_2025)

    @property
    def year_before(self) -> Period:
        """Helår 2024."""
        return self._period(HELAR_2024)

    def report(self, field: str, text: str, kod: str = "it", nod: str = UPPDRAG) -> None:
        """Let a unit say something about a node for the period."""
        self.editor.report(self.nod(nod), self.unit(kod), self.period, field, text)

    def said(self, kod: str = "it", nod: str = UPPDRAG) -> Uppfoljning:
        """What a unit has said about a node for the period."""
        return plans.said(self.db, self.unit(kod).id, HELAR_2025).get(nod, EMPTY)

    def draft(self, text: str, base: str = "") -> None:
        """Let it type a comment on the uppdrag, without leaving the pane."""
        self.editor.keep_draft(self.uppdrag, self.it, self.period, text, base)

    def tree(self) -> list[str]:
        """The plan's nodes as ``depth × two spaces, title``, siblings in order."""
        nodes = plans.noder(self.db, PLAN)

        def below(parent: str | None, depth: int) -> Iterator[str]:
            for nod in nodes:
                if nod.overordnad == parent:
                    yield "  " * depth + nod.titel
                    yield from below(nod.id, depth + 1)

        return list(below(None, 0))

    def view(
        self,
        table: str,
        kod: str = "it",
        *,
        consolidated: bool = False,
        period: Period | None = None,
    ) -> TableView:
        """A table for a unit."""
        return open_view(
            self.db,
            TABLES[table],
            self.editor.organisation,
            plans.perioder(self.db),
            self.unit(kod),
            period or self.period,
            consolidated=consolidated,
        )

    def fill(
        self, table: str, cells: dict[str, str], kod: str = "it", *, period: Period | None = None
    ) -> None:
        """Type cells named ``row/column`` of a table for a unit."""
        block = [(*name.split("/"), text) for name, text in cells.items()]
        view = self.view(table, kod, period=period)
        refused = self.editor.set_block(view, [(row, column, text) for row, column, text in block])
        assert not refused, refused


@contextmanager
def at_desk(path: Path, *, author: str = AUTHOR) -> Iterator[Desk]:
    """The file opened for writing, as a person who sits down to work."""
    with Database.open(path, author=author, write=True) as db:
        yield Desk(db, Editor(db))
