"""Handing out: a copy of the file for each unit, to fill in on its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vbtui.domain.enhet import Enhet, Organisation
from vbtui.domain.errors import FileError, InputError, reason
from vbtui.domain.progress import Progress, Step
from vbtui.store import deliveries, plans
from vbtui.store.copies import Copy, write_copies
from vbtui.store.database import Database
from vbtui.store.ids import new_id


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file that was made for a unit."""

    enhet: Enhet
    path: Path


def recipients(organisation: Organisation, home: Enhet) -> list[Enhet]:
    """The units that get a file unless others are chosen: those that report below ``home``."""
    return [enhet for enhet in organisation.leaves(home) if enhet.id != home.id]


def hand_out(
    db: Database,
    folder: Path,
    enheter: Sequence[Enhet] = (),
    *,
    progress: Progress | None = None,
) -> list[HandedOut]:
    """Make ``folder``/``<kod>.db`` for each of the units, all of them or none.

    Each file has an identity of its own and belongs to its unit; what was handed out is
    remembered. Without units it is the :func:`recipients`. The folder is made where it is missing;
    an existing file is never replaced.

    :raises InputError: a unit is not below the one that the file belongs to.
    :raises FileError: a file is there already, or something could not be written.
    """
    organisation = plans.organisation(db)
    home = plans.home(db, organisation)
    chosen = list(dict.fromkeys(enheter)) or recipients(organisation, home)
    _require_below(organisation, home, chosen)
    targets = {folder / f"{enhet.stem}.db": enhet for enhet in chosen}
    if len(targets) < len(chosen):
        raise InputError("Två av enheterna har samma kod; lämna ut dem i var sin mapp.")
    for target in targets:
        _require_free(target)
    try:
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _make(db, folder, targets, progress)
        except BaseException:
            if made:
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise
    except OSError as error:
        raise FileError(
            f"Filerna kunde inte läggas i {folder}: {reason(error)}; inget har lämnats ut."
        ) from error
    return [HandedOut(enhet, target) for target, enhet in targets.items()]


def _require_below(organisation: Organisation, home: Enhet, enheter: Sequence[Enhet]) -> None:
    below = {enhet.id for enhet in organisation.subtree(home)} - {home.id}
    if not below:
        raise InputError(
            f"Filen tillhör {home.namn}, som inte har några enheter under sig att lämna ut till;"
            " välj filen för en nämnd som har det."
        )
    for enhet in enheter:
        if enhet.id not in below:
            raise InputError(
                f"Filen tillhör {home.namn} och kan bara lämnas ut till enheterna under den, inte"
                f" till {enhet.namn}."
            )


def _require_free(target: Path) -> None:
    if os.path.lexists(target):
        raise FileError(
            f"Filen {target} finns redan; välj en annan mapp eller flytta filen. Inget har"
            " lämnats ut."
        )


def _make(
    db: Database, folder: Path, targets: dict[Path, Enhet], progress: Progress | None
) -> None:
    names = [target.name for target in targets]

    def tell(done: int) -> None:
        if progress:
            progress(Step(done, len(names), f"Gör {names[done]}"))

    # Made beside their places first, so that only whole files ever stand there.
    workplace = Path(tempfile.mkdtemp(prefix=".utlamning-", dir=folder))
    try:
        copies = {
            target: Copy(workplace / target.name, new_id(), enhet.id, str(target))
            for target, enhet in targets.items()
        }
        # Looked at before the copies are made: what somebody else saves meanwhile is then merely
        # more than the note says, and never less.
        state = deliveries.state(db)
        write_copies(db, list(copies.values()), tell)
        placed: list[Path] = []
        try:
            with db.transaction():
                deliveries.note_handouts(
                    db,
                    [
                        deliveries.Handout(
                            file=copy.file,
                            enhet=copy.home,
                            name=target.name,
                            at=db.clock(),
                            author=db.author,
                            changes=state.changes,
                            state=state.imprint,
                        )
                        for target, copy in copies.items()
                    ],
                )
                for target, copy in copies.items():
                    _place(copy.path, target)
                    placed.append(target)
        except BaseException:
            for target in placed:
                target.unlink(missing_ok=True)
            raise
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _place(made: Path, target: Path) -> None:
    try:
        os.link(made, target)  # Unlike a rename, this fails where a file has come up.
    except FileExistsError:
        _require_free(target)
    except OSError:
        _require_free(target)
        made.rename(target)
