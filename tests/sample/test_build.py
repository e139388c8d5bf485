"""The sample's file: the same bytes from every build, sound, and with a history of its own."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from vbtui.domain.errors import FileError
from vbtui.sample.build import build
from vbtui.sample.keys import enhet_id, nod_id, period_id
from vbtui.sample.later_edits import EDITS
from vbtui.sample.organisation import ENHETER
from vbtui.sample.outline import BOARD
from vbtui.store import drafts, journal, plans, undo
from vbtui.store.database import Database

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_file_is_what_the_command_builds_anywhere(
    shipped: Path, tmp_path: Path
) -> None:
    built = tmp_path / "exempel på annan plats.db"
    result = subprocess.run(
        [sys.executable, "-m", "vbtui.sample", str(built)],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Pacific/Apia", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert built.read_bytes() == shipped.read_bytes(), "run: make sample"


def test_two_builds_are_the_same_and_the_second_takes_the_place_of_the_first(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sample.db"
    build(path)
    first = path.read_bytes()
    path.write_bytes(b"something else")
    build(path)
    assert path.read_bytes() == first
    assert list(tmp_path.iterdir()) == [path]


def test_a_build_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sample.db"
    path.write_bytes(b"the old file")

    def fail(*_: object) -> None:
        raise FileError("Disken är full.")

    monkeypatch.setattr("vbtui.sample.build.normalised_copy", fail)
    with pytest.raises(FileError):
        build(path)
    assert path.read_bytes() == b"the old file"
    assert list(tmp_path.iterdir()) == [path]


def test_the_command_says_in_a_sentence_what_it_cannot_do(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "vbtui.sample", str(tmp_path / "saknas" / "sample.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_the_shipped_file_is_sound(shipped: Path) -> None:
    with closing(sqlite3.connect(f"file:{shipped}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT tx, muted FROM j_ctl").fetchall() == [(None, 0)]


def test_the_shipped_file_opens_as_the_boards(sample: Database) -> None:
    organisation = plans.organisation(sample)
    assert organisation[sample.identity.home].kod == BOARD
    assert [enhet.kod for enhet in organisation] == [unit.kod for unit in ENHETER]
    assert len(organisation.leaves(organisation.root)) == 7
    periods = {period.id: period for period in plans.perioder(sample)}
    assert {
        period.key: periods[period.jamforelse].key if period.jamforelse else None
        for period in periods.values()
    } == {
        "2025-helar": "2024-helar",
        "2024-helar": None,
        "2024-delar": "2023-delar",
        "2023-delar": None,
    }
    assert not drafts.waiting(sample)


def test_only_the_later_edits_are_journaled(sample: Database) -> None:
    saves = journal.log(sample, limit=1000)
    assert [(save.at, save.author) for save in reversed(saves)] == [
        (f"{datetime.fromisoformat(edit.at):%Y-%m-%dT%H:%M:%SZ}", unit.author)
        for edit in EDITS
        for unit in ENHETER
        if unit.kod == edit.enhet
    ]
    assert 40 <= len(saves) <= 80
    assert all(entry.old != entry.new for save in saves for entry in save.entries)
    assert [save.at for save in saves] == sorted((save.at for save in saves), reverse=True)
    assert len({save.at[:10] for save in saves}) > 10
    assert len({save.author for save in saves}) > 5


def test_a_field_has_a_history_of_several_changes(sample: Database) -> None:
    cell = plans.uppfoljning_cell(
        nod_id(2025, "it_miljo"), enhet_id("it"), period_id("2025-helar"), "status"
    )
    assert [(entry.old, entry.new) for entry in journal.history(sample, cell)] == [
        ("flerarigt_arets_del_genomford", "startat_ej_klart"),
        ("startat_ej_klart", "flerarigt_arets_del_genomford"),
    ]


def test_every_kind_of_thing_has_been_changed(sample: Database) -> None:
    changed = {
        (entry.cell.table, entry.cell.field)
        for save in journal.log(sample, limit=1000)
        for entry in save.entries
    }
    assert changed >= {
        ("uppfoljning", "status"),
        ("uppfoljning", "kommentar"),
        ("uppfoljning", "utfall"),
        ("nod", "titel"),
        ("nod", "slutdatum"),
        ("arsarbetare_avtalad", "man"),
        ("sjukfranvaro", "kvinnor"),
        ("investeringar", "utfall"),
        ("byggprojekt", "utfall_period"),
    }
    assert plans.changed_since(sample, "2026-01-16T00:00:00Z") == {
        nod_id(2025, "sjukfranvaro"),
        nod_id(2025, "fastighetsplan"),
    }


def test_undo_begins_with_what_the_reader_does(shipped: Path, tmp_path: Path) -> None:
    copy = tmp_path / "sample.db"
    shutil.copyfile(shipped, copy)
    with Database.open(copy, author="läsare", write=True) as db:
        assert undo.undo(db) is None
