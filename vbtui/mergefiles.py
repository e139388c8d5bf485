"""Merging delivered files: a look at what would happen, and the same made true."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import FileError
from vbtui.domain.period import Period
from vbtui.domain.progress import Progress, Step
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import fmt
from vbtui.domain.text import sort_key
from vbtui.domain.times import shown_moment
from vbtui.history import Teller
from vbtui.read import current_period
from vbtui.receipt import TableTotals, Totals, totals
from vbtui.store import deliveries, inlamningar, plans
from vbtui.store.backup import back_up
from vbtui.store.connection import translated
from vbtui.store.database import Database
from vbtui.store.deliveries import MERGED, REFUSED, SAME, Delivery
from vbtui.store.inbox import Inbox
from vbtui.store.intake import receive
from vbtui.store.journal import Cell
from vbtui.store.merge import Merged, fresh_by_unit, fresh_in_closed, merging

_PARTS = {
    "uppfoljning": "Mål och uppdrag",
    "nod": "Planen",
    "plan": "Planen",
    "berord": "Planen",
    "enhet": "Enheter",
    "period": "Perioder",
    "rad": "Tillagda rader",
    "inlamning": "Inlämning",
    "insamling": "Insamling",
    "anvand_text": "Använda texter",
    "tabelldefinition": "Egna definitioner",
    "installning": "Inställningar",
}
"""Table of the file → what people call it, where it is not a table of the follow-up."""
_TOLD = (MERGED, SAME, REFUSED)
COMMON = "Gemensamt för alla"
"""Stands for the unit of what is about none."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    name: str
    enhet: Enhet | None
    """The unit that it belongs to, where that could be told."""
    verdict: str
    """A key of :data:`vbtui.store.deliveries.VERDICTS`."""
    fresh: int = 0
    unchanged: int = 0
    conflicts: int = 0
    """Conflicts that it brought."""
    settled: int = 0
    """Conflicts here that it settled."""
    reason: str = ""
    """Why it was refused, as a sentence."""
    notes: tuple[str, ...] = ()
    """What people should know about it, a sentence each."""

    @property
    def word(self) -> str:
        """What became of it, as shown to people."""
        return deliveries.VERDICTS[self.verdict]

    @property
    def text(self) -> str:
        """What became of it, in a line: ``it.db (Område IT): 12 nya ändringar, 3 fanns redan``."""
        if self.verdict == REFUSED:
            # Most reasons name the file.
            name = "" if self.name in self.reason else f"{self.name}: "
            word = self.word if name else self.word.capitalize()
            return f"{name}{word}. {self.reason}"
        whose = f" ({self.enhet.namn})" if self.enhet else ""
        if self.verdict == SAME:
            return (
                f"{self.name}{whose}: {self.word}, {_number(self.unchanged)} ändringar fanns redan"
            )
        parts = [count_fresh(self.fresh), f"{_number(self.unchanged)} fanns redan"]
        if self.conflicts:
            parts.append(f"{count_conflicts(self.conflicts)} uppstår")
        if self.settled:
            parts.append(f"{count_conflicts(self.settled)} får sin lösning")
        return f"{self.name}{whose}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class News:
    """How many cells of one table changes came for, about one unit (None: about no unit)."""

    enhet: Enhet | None
    part: str
    """The table's title."""
    cells: int

    @property
    def text(self) -> str:
        """All of it in a line: ``Område IT · Sjukfrånvaro: 6 fält``."""
        return (
            f"{self.enhet.namn if self.enhet else COMMON} · {self.part}: {_number(self.cells)} fält"
        )


@dataclass(frozen=True, slots=True)
class Compared:
    """One unit's control totals for the current period, before and after."""

    enhet: Enhet
    before: Totals | None
    """None for a unit that was not there."""
    after: Totals

    @property
    def changed(self) -> bool:
        """Whether any figure differs."""
        return self.before != self.after

    def differences(self) -> Iterator[str]:
        """The figures that differ, a line each: ``Kommentarer: 3 → 4``."""
        before = self.before or Totals(0, 0, 0, ())
        for name, old, new in (
            ("Statusar", before.statuses, self.after.statuses),
            ("Kommentarer", before.comments, self.after.comments),
            ("Tecken i kommentarer", before.characters, self.after.characters),
        ):
            if old != new:
                yield f"{name}: {_number(old)} → {_number(new)}"
        former = {table.id: table for table in before.tables}
        now = {table.id: table for table in self.after.tables}
        for key in {**former, **now}:
            yield from _table_differences(former.get(key), now.get(key))


def _table_differences(before: TableTotals | None, after: TableTotals | None) -> Iterator[str]:
    sides = before, after
    title = next(one.title for one in sides if one)
    cells = [one.cells if one else 0 for one in sides]
    if cells[0] != cells[1]:
        yield f"{title}, ifyllda celler: {_number(cells[0])} → {_number(cells[1])}"
    old, new = ({one.title: one.exact for one in side.sums} if side else {} for side in sides)
    for sum_title in {**old, **new}:
        sums = [fmt(side.get(sum_title)) or "inget" for side in (old, new)]
        if sums[0] != sums[1]:
            yield f"{title}, {sum_title}: {sums[0]} → {sums[1]}"


def count_conflicts(count: int) -> str:
    """``1 konflikt``, ``2 konflikter``."""
    return "1 konflikt" if count == 1 else f"{_number(count)} konflikter"


def count_fresh(count: int) -> str:
    """``1 ny ändring``, ``1 200 nya ändringar``."""
    return "1 ny ändring" if count == 1 else f"{_number(count)} nya ändringar"


def _number(count: int) -> str:
    return fmt(Decimal(count))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a merge did, or in a preview what it would do."""

    files: tuple[FileResult, ...]
    news: tuple[News, ...]
    compared: tuple[Compared, ...]
    conflicts: int
    """Cells in conflict when all is merged, also those from before."""
    arising: tuple[str, ...] = ()
    """The conflicts that were not there before, by name: row · field · unit."""
    after_closing: tuple[str, ...] = ()
    """What came to reports of closed periods, a sentence for each unit and period."""
    backup: Path | None = None
    """The copy of the file as it was; none where nothing was changed."""

    @property
    def summary(self) -> str:
        """The totals in a line: ``12 nya ändringar, 0 nya konflikter, 1 fil avvisas``."""
        new = len(self.arising)
        conflicts = "1 ny konflikt" if new == 1 else f"{_number(new)} nya konflikter"
        refused = len(self.refused)
        files = "1 fil" if refused == 1 else f"{refused} filer"
        return f"{count_fresh(self.fresh)}, {conflicts}, {files} avvisas"

    @property
    def in_order(self) -> list[FileResult]:
        """The files as they are told of: those that brought something first, the refused last."""
        return sorted(self.files, key=lambda one: _TOLD.index(one.verdict))

    @property
    def fresh(self) -> int:
        """Changes that were new here."""
        return sum(one.fresh for one in self.files)

    @property
    def unchanged(self) -> int:
        """Changes that were here already."""
        return sum(one.unchanged for one in self.files)

    @property
    def refused(self) -> tuple[FileResult, ...]:
        """The files that were not taken in."""
        return tuple(one for one in self.files if one.verdict == REFUSED)


class _TakenBackError(Exception):
    """Ends a preview: leaves the transaction the way an error would."""


def preview(db: Database, paths: Sequence[Path], *, progress: Progress | None = None) -> Outcome:
    """What :func:`merge_files` would do: the very same merge, taken back.

    :raises FileError: the file itself could not be read or written.
    """
    seen: list[Outcome] = []
    with (
        _received(db, paths, progress) as arrivals,
        contextlib.suppress(_TakenBackError),
        _merged(db, arrivals, progress) as outcome,
    ):
        seen.append(outcome)
        raise _TakenBackError
    return seen[0]


def merge_files(
    db: Database, paths: Sequence[Path], *, progress: Progress | None = None
) -> Outcome:
    """Merge delivered files into this one, and remember that they came.

    A file that cannot be taken in is refused by itself, with a reason; the others are merged in
    one transaction, with a backup beside the file first. Any order, any number of times.

    :raises FileError: the file itself could not be written; nothing has been changed.
    """
    with _received(db, paths, progress) as arrivals:
        backup = None
        if any(one.inbox for one in arrivals):
            with translated(db.path.name):
                backup = back_up(db.connection, db.path, "merge")
        try:
            with _merged(db, arrivals, progress) as outcome:
                for one, result in zip(arrivals, outcome.files, strict=True):
                    deliveries.note_delivery(db, _delivery(one, result))
        except BaseException:
            if backup:
                backup.unlink(missing_ok=True)
            raise
        if backup and not outcome.fresh:
            backup.unlink(missing_ok=True)
            backup = None
        return replace(outcome, backup=backup)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A file that came: examined and ready, or refused for a reason."""

    path: Path
    inbox: Inbox | None = None
    reason: str = ""


@contextlib.contextmanager
def _received(
    db: Database, paths: Sequence[Path], progress: Progress | None
) -> Iterator[list[_Arrival]]:
    with tempfile.TemporaryDirectory(prefix="vbtui-") as folder:
        arrivals = []
        for number, path in enumerate(paths):
            if progress:
                progress(Step(number, 3 * len(paths), f"Granskar {path.name}"))
            place = Path(folder) / str(number)
            place.mkdir()
            try:
                arrivals.append(_Arrival(path, receive(path, place, db)))
            except FileError as error:
                arrivals.append(_Arrival(path, reason=str(error)))
        yield arrivals


@contextlib.contextmanager
def _merged(
    db: Database, arrivals: Sequence[_Arrival], progress: Progress | None
) -> Iterator[Outcome]:
    """The merge, true inside the block and on the disk when that ends."""
    inboxes = [one.inbox for one in arrivals if one.inbox]
    period, before = _totals(db)
    waiting = {cell for _, cell in inlamningar.conflict_cells(db)}

    def tell(done: int, total: int, name: str) -> None:
        if progress:
            progress(Step(len(arrivals) + done, len(arrivals) + total, f"Slår samman {name}"))

    with merging(db, inboxes, progress=tell) as merged:
        organisation = plans.organisation(db)
        left = iter(merged)
        copies = _copies(db, merged)
        results = [
            _result(organisation, one, next(left), copies) if one.inbox else _refused(one)
            for one in arrivals
        ]
        conflicts = inlamningar.conflict_cells(db)
        after = totals(db, period, organisation)
        yield Outcome(
            files=tuple(results),
            news=tuple(_news(db, organisation, merged)),
            compared=tuple(
                Compared(enhet, before.get(enhet.id), after[enhet.id]) for enhet in organisation
            ),
            conflicts=len(conflicts),
            arising=tuple(
                _named(db, organisation, [one for one in conflicts if one[1] not in waiting])
            ),
            after_closing=tuple(_after_closing(db, organisation, merged)),
        )


def _totals(db: Database) -> tuple[Period, dict[str, Totals]]:
    period = current_period(plans.perioder(db))
    return period, totals(db, period, plans.organisation(db))


def _refused(one: _Arrival) -> FileResult:
    return FileResult(one.path.name, None, REFUSED, reason=one.reason)


def _result(
    organisation: Organisation, one: _Arrival, merged: Merged, copies: Mapping[int, str]
) -> FileResult:
    inbox = merged.inbox
    enhet = next((unit for unit in organisation if unit.id == inbox.identity.home), None)
    if merged.refusal:
        return FileResult(one.path.name, enhet, REFUSED, reason=merged.refusal)
    return FileResult(
        name=one.path.name,
        enhet=enhet,
        verdict=MERGED if merged.fresh else SAME,
        fresh=merged.fresh,
        unchanged=merged.unchanged,
        conflicts=len(merged.clashes),
        settled=merged.settled,
        notes=(*inbox.notes, *_lineage(merged, copies.get(id(merged), ""))),
    )


def _lineage(merged: Merged, copies: str) -> Iterator[str]:
    """What it means that a file lacks what has come from the same file before."""
    if copies:
        yield copies
    elif merged.missing:
        lost = "1 ändring" if merged.missing == 1 else f"{_number(merged.missing)} ändringar"
        yield (
            f"{merged.inbox.name} är äldre än det som redan har tagits emot från samma fil ({lost}"
            " saknas)."
        )


def _copies(db: Database, merged: Sequence[Merged]) -> dict[int, str]:
    """Which of the files are copies of one file that have been changed each for itself, with a
    sentence that names both: about both, for none of them is the right one.

    The key is the ``id`` of what became of the file. The other one may have come before.
    """
    found: dict[int, str] = {}
    came = [one for one in deliveries.deliveries(db) if one.verdict == MERGED]
    for one in merged:
        if not (one.missing and one.fresh):
            continue
        file = one.inbox.identity.file
        here = [
            other
            for other in merged
            if other is not one and other.fresh and other.inbox.identity.file == file
        ]
        if here:
            other = max(here, key=lambda each: each.inbox.changes)
            name = other.inbox.name
        else:
            before = [each for each in came if each.file == file]
            last = max(before, key=lambda each: each.changes, default=None)
            name = f"den {last.name} som kom {shown_moment(last.at)}" if last else "en annan fil"
        pair = sorted([one.inbox.name, name]) if here else [one.inbox.name, name]
        said = (
            f"{pair[0]} och {pair[1]} är två kopior av samma fil som har ändrats var för sig; båda"
            " är med."
        )
        found[id(one)] = said
        if here:
            found.setdefault(id(other), said)
    return found


def _named(
    db: Database, organisation: Organisation, conflicts: Sequence[tuple[str | None, Cell]]
) -> list[str]:
    """Conflicts by name, ``28 Säker it-miljö · kommentar · Område IT``, unit by unit."""
    teller = Teller(db, plans.perioder(db))
    order = {enhet.id: number for number, enhet in enumerate(organisation)}

    def name(cell: Cell) -> str:
        where = teller.place(cell)
        field = "borttagen eller ändrad" if cell.field == "deleted" else teller.field(cell)
        return " · ".join(part for part in (where.name, field, where.enhet) if part)

    named = [(order.get(owner or "", -1), name(cell)) for owner, cell in conflicts]
    return [text for _, text in sorted(named, key=lambda one: (one[0], sort_key(one[1])))]


def _after_closing(
    db: Database, organisation: Organisation, merged: Sequence[Merged]
) -> Iterator[str]:
    names = {enhet.id: enhet.namn for enhet in organisation}
    titles = {period.id: period.title for period in plans.perioder(db)}
    for unit, period, cells in fresh_in_closed(db, merged):
        count = "1 ändring" if cells == 1 else f"{_number(cells)} ändringar"
        yield (
            f"{count} av {names.get(unit, 'en borttagen enhet')} i {titles.get(period, period)} kom"
            " efter att perioden stängdes."
        )


def _news(db: Database, organisation: Organisation, merged: Sequence[Merged]) -> Iterator[News]:
    units = {enhet.id: enhet for enhet in organisation}
    counts: dict[tuple[str, str], int] = {}
    for one in merged:
        if one.fresh:
            for fresh in fresh_by_unit(db, one):
                table = TABLES.get(fresh.table)
                part = table.title if table else _PARTS.get(fresh.table, fresh.table)
                key = (fresh.enhet, part)
                counts[key] = counts.get(key, 0) + fresh.cells
    order = {enhet.id: number for number, enhet in enumerate(organisation)}
    for (unit, part), cells in sorted(
        counts.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0][1])
    ):
        yield News(units.get(unit), part, cells)


def _delivery(one: _Arrival, result: FileResult) -> Delivery:
    inbox = one.inbox
    return Delivery(
        name=one.path.name,
        sha256=inbox.sha256 if inbox else _sha256(one.path),
        verdict=result.verdict,
        file=inbox.identity.file if inbox else "",
        enhet=inbox.identity.home if inbox else "",
        changes=inbox.changes if inbox else 0,
        fresh=result.fresh,
        reason=result.reason or " ".join(result.notes),
    )


def _sha256(path: Path) -> str:
    """Of the file's bytes; empty for what cannot be read through."""
    with contextlib.suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
