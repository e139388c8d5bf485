"""Handing in: what is left to do, the mark that a report is done, and the package to send."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vbtui.delivered import plan_part
from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import FileError, InputError, reason
from vbtui.domain.inlamning import IMPRINT_DIGITS, NOT_YET, Lage
from vbtui.domain.period import Period
from vbtui.domain.plantree import PlanTree
from vbtui.domain.tables import TABLES, asked_in
from vbtui.domain.text import printable
from vbtui.domain.times import shown_moment
from vbtui.edit import Editor
from vbtui.read import filled, plan_tree
from vbtui.receipt import Totals, totals
from vbtui.receipt import lines as total_lines
from vbtui.store import drafts, inlamningar, package, plans, undo
from vbtui.store.database import Database
from vbtui.store.places import place

MOST_MISSING = 30
"""So much of what is missing is listed in a receipt; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not done, as a sentence for people.

    ``part`` is a part of the plan or the id of a table, ``target`` how the command line names the
    place.
    """

    part: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was handed in, in figures that sender and receiver can compare by eye."""

    enhet: Enhet
    period: Period
    mark: str
    author: str
    at: str
    """When it was handed in, in UTC."""
    name: str
    """The package's file name."""
    checksum: str
    """SHA-256 of the package, as :mod:`vbtui.store.package` takes it."""
    totals: Totals
    missing: tuple[Missing, ...]
    """What was left to do."""

    @property
    def shown_checksum(self) -> str:
        """The checksum in groups of four, as people read it to one another."""
        return " ".join(self.checksum[at : at + 4] for at in range(0, len(self.checksum), 4))

    def lines(self) -> list[str]:
        """The receipt as people read it."""
        return [
            f"Kvitto: {self.enhet.namn}, {self.period.title}",
            "",
            f"Inlämnad       {shown_moment(self.at)} av {self.author}",
            f"Märke          {self.mark}",
            f"Fil            {self.name}",
            f"Kontrollsumma  {self.shown_checksum}",
            "",
            *total_lines(self.totals),
            *self._missing_lines(),
        ]

    def _missing_lines(self) -> Iterator[str]:
        count = len(self.missing)
        if not count:
            return
        yield ""
        yield f"{'1 sak' if count == 1 else f'{count} saker'} saknades vid inlämningen:"
        yield from (f"  {one.text}" for one in self.missing[:MOST_MISSING])
        if count > MOST_MISSING:
            yield f"  och {count - MOST_MISSING} till"


@dataclass(frozen=True, slots=True)
class Submission:
    """A report that has been handed in."""

    package: Path
    kvitto: Path
    receipt: Receipt
    missing: tuple[Missing, ...]
    again: bool
    """It had been handed in already, with the same content; only the package is new."""


class _Look:
    """One unit's report, for the checks: what several of them need is read once."""

    def __init__(
        self, db: Database, organisation: Organisation, enhet: Enhet, period: Period
    ) -> None:
        self.db = db
        self.organisation = organisation
        self.enhet = enhet
        self.period = period

    @cached_property
    def tree(self) -> PlanTree:
        return plan_tree(self.db, self.organisation, self.enhet, self.period)


def _unsaid(look: _Look) -> Iterator[Missing]:
    for nod in look.tree.order:
        if gaps := look.tree.gaps(nod):
            yield Missing(
                nod.part.value,
                f"{nod.word} {nod.name}: {' och '.join(gaps)} saknas",
                f"{nod.typ}/{nod.id}",
            )


def _unfilled(look: _Look) -> Iterator[Missing]:
    for table in asked_in(look.period.typ):
        part = filled(
            look.db, table, look.organisation, look.enhet, look.period, consolidated=False
        )
        what = "rader" if table.free_rows else "celler"
        if part.only_shares:
            text = "bara procent är ifylld, och den kan inte läggas ihop över enheter"
        elif part.done < part.of:
            text = f"{part.done} av {part.of} {what} ifyllda"
        else:
            continue
        yield Missing(table.id, f"{table.title}: {text}", table.id)


def _drafts(look: _Look) -> Iterator[Missing]:
    cells = {
        plans.uppfoljning_cell(nod.id, look.enhet.id, look.period.id, "kommentar"): nod
        for nod in look.tree.order
    }
    for draft in drafts.waiting(look.db):
        if nod := cells.get(draft.cell):
            yield Missing(
                nod.part.value,
                f"{nod.word} {nod.name}: en påbörjad text är ännu ingen kommentar",
                f"{nod.typ}/{nod.id}",
            )


def _conflicts(look: _Look) -> Iterator[Missing]:
    for owner, cell in inlamningar.conflict_cells(look.db):
        if owner == look.enhet.id:
            where = place(look.db, cell)
            part = cell.table if cell.table in TABLES else plan_part(look.db, where.target)
            yield Missing(part, f"{where.title}: en konflikt är inte löst", where.target)


_CHECKS: tuple[Callable[[_Look], Iterator[Missing]], ...] = (
    _unsaid,
    _unfilled,
    _drafts,
    _conflicts,
)
"""Everything that is looked at before a report is handed in, in the order it is shown."""


def missing(
    db: Database, organisation: Organisation, enhet: Enhet, period: Period
) -> tuple[Missing, ...]:
    """What is left to do in a unit's report; nothing where it is whole."""
    look = _Look(db, organisation, enhet, period)
    return tuple(found for check in _CHECKS for found in check(look))


def suggested(db: Database, enhet: Enhet, period: Period) -> Path:
    """Where :func:`submit` puts the package unless it is told."""
    return _free_paths(db.path, enhet, period, None)[0]


def submit(db: Database, enhet: Enhet, period: Period, target: Path | None = None) -> Submission:
    """Say that a unit's report is done, and write the package to send with its receipt.

    What is missing does not hinder it; show :func:`missing` first. What was being typed becomes an
    ordinary change before. A report that has been handed in already, and is unchanged and not
    sent back, keeps its mark. The package is ``<kod>-<period>.db`` beside the file, with a number
    where that is taken, or ``target``; the receipt lies beside it. No file is ever replaced. Where
    the package cannot be written the report is not marked either.

    :raises InputError: the file is another unit's, the period is closed, or the unit does not
        report itself.
    :raises FileError: the package could not be written.
    """
    editor = Editor(db)
    _require_reporting(editor.organisation, enhet)
    editor.require_report(enhet, period)
    path, kvitto = _free_paths(db.path, enhet, period, target)
    editor.settle_drafts()
    left = missing(db, editor.organisation, enhet, period)
    mark, again = _mark(db, enhet, period)
    try:
        checksum = package.write(db, path, mark)
        try:
            said = inlamningar.events(db, period.id)[enhet.id, "klar", mark]
            receipt = Receipt(
                enhet=enhet,
                period=period,
                mark=mark,
                author=said.author,
                at=said.at,
                name=path.name,
                checksum=checksum,
                totals=totals(db, period, [enhet])[enhet.id],
                missing=left,
            )
            _write(kvitto, receipt)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    except BaseException:
        if not again:
            undo.undo(db)
        raise
    return Submission(path, kvitto, receipt, left, again)


def _write(kvitto: Path, receipt: Receipt) -> None:
    try:
        with kvitto.open("x", encoding="utf-8") as file:
            file.write(printable("\n".join(receipt.lines())) + "\n")
    except OSError as error:
        raise FileError(
            f"Kvittot {kvitto.name} kunde inte skrivas: {reason(error)}; inget har lämnats in."
        ) from error


def _require_reporting(organisation: Organisation, enhet: Enhet) -> None:
    if organisation.children(enhet):
        below = ", ".join(one.kod for one in organisation.leaves(enhet))
        raise InputError(
            f"{enhet.namn} lämnar inte in något eget; välj en av enheterna under: {below}."
        )


def _mark(db: Database, enhet: Enhet, period: Period) -> tuple[str, bool]:
    """The mark of the submission, and whether it had been set already."""
    with db.transaction():
        report = inlamningar.inlamningar(db, period.id).get(enhet.id, NOT_YET)
        imprint = inlamningar.imprints(db, period, [enhet.id])[enhet.id]
        if report.lage in (Lage.INLAMNAD, Lage.MOTTAGEN) and report.says(imprint):
            return report.klar, True
        mark = f"{imprint[:IMPRINT_DIGITS]}-{secrets.token_hex(4)}"
        with db.save("submit") as save:
            row = save.ensure("inlamning", {"enhet": enhet.id, "period": period.id})
            save.set("inlamning", row, "klar", mark)
        return mark, False


def _free_paths(file: Path, enhet: Enhet, period: Period, target: Path | None) -> tuple[Path, Path]:
    """Where the package and the receipt go: two names that nothing has yet."""
    if target is not None:
        if not target.absolute().parent.is_dir():
            raise FileError(f"Mappen {target.absolute().parent} finns inte; skapa den först.")
        kvitto = target.with_name(f"{target.stem}.kvitto.txt")
        for path in (target, kvitto):
            if os.path.lexists(path):
                raise FileError(f"Filen {path} finns redan; välj ett annat namn.")
        return target, kvitto
    name, number = f"{enhet.stem}-{period.key}", 1
    while True:
        stem = name if number == 1 else f"{name}-{number}"
        path, kvitto = file.with_name(f"{stem}.db"), file.with_name(f"{stem}.kvitto.txt")
        if not os.path.lexists(path) and not os.path.lexists(kvitto):
            return path, kvitto
        number += 1
