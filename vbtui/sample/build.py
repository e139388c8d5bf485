"""Builds the sample's file from the published figures and the plans, always to the same bytes.

Most of it is the state that the file was issued in. Then the later edits are made, one save each,
as the one in whose file they were made.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from vbtui.consolidate import open_view
from vbtui.domain.period import find_period
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.sample import issue
from vbtui.sample.keys import enhet_id, named, nod_id, rad_id
from vbtui.sample.later_edits import EDITS, Corrects, Replans, Says
from vbtui.sample.organisation import ENHETER
from vbtui.sample.outline import BOARD
from vbtui.sample.split import unit_values
from vbtui.store import plans
from vbtui.store.create import create, issued
from vbtui.store.database import Database
from vbtui.store.repeatable import counted_ids, normalised_copy

THIS_PERIOD = "2025-helar"


def build(path: Path) -> None:
    """Write the sample to ``path``, in place of what may be there.

    :raises FileError: it cannot be written; what was there still is.
    """
    with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".sample-") as folder:
        built, whole = Path(folder, "built.db"), Path(folder, "whole.db")
        create(
            built,
            enhet_id(BOARD),
            _fill,
            family=named("family"),
            file=named("file"),
            on_connect=counted_ids("sample"),
        )
        normalised_copy(built, whole)
        whole.replace(path)


def _fill(db: Database) -> None:
    with issued(db) as save:
        issue.write(save)
    itself = db.identity
    authors = {unit.kod: unit.author for unit in ENHETER}
    for edit in EDITS:
        db.clock = _stopped(datetime.fromisoformat(edit.at))
        db.author = authors[edit.enhet]
        # Made in other files than this one, whose undo begins with what its reader does.
        db.identity = replace(itself, file=named("file", edit.enhet), home=enhet_id(edit.enhet))
        _make(Editor(db), edit)
    db.identity = itself


def _stopped(moment: datetime) -> Callable[[], str]:
    """A clock that always shows this moment."""
    return lambda: f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _make(editor: Editor, edit: Says | Replans | Corrects) -> None:
    perioder = plans.perioder(editor.db)
    enhet = editor.organisation[enhet_id(edit.enhet)]
    match edit:
        case Says():
            period = find_period(perioder, edit.period)
            nod = plans.nod(editor.db, nod_id(period.ar, edit.nod))
            assert nod is not None
            editor.report(nod, enhet, period, edit.falt, edit.text)
        case Replans():
            nod = plans.nod(editor.db, nod_id(2025, edit.nod))
            assert nod is not None
            editor.change_node(nod, edit.falt, edit.text)
        case Corrects():
            view = open_view(
                editor.db,
                TABLES[edit.tabell],
                editor.organisation,
                perioder,
                enhet,
                find_period(perioder, THIS_PERIOD),
                consolidated=False,
            )
            right = unit_values(edit.tabell, THIS_PERIOD)[edit.enhet][edit.rad][edit.kolumn]
            text = str(right).replace(".", ",")
            editor.set_cell(view, rad_id(edit.tabell, edit.rad), edit.kolumn, text)
