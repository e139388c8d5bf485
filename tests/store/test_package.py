"""The package of a submission: compact, whole, and telling when it is not."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import HELAR_2025, IT
from tests.spoilt import edit_sql
from tests.store.test_intake import accepted, central, delivered, made, merged, refusal
from vbtui.domain.errors import FileError
from vbtui.store import package
from vbtui.store.database import Database

__all__ = ["central", "delivered", "made"]  # The fixtures.

MARK = "0123456789abcdef-01234567"


@pytest.fixture
def sent(delivered: Path, tmp_path: Path) -> Path:
    """The package of a unit that has handed in."""
    (tmp_path / "post").mkdir()
    path = tmp_path / "post" / "it-2025-helar.db"
    with at_desk(delivered) as desk:
        with desk.db.save("submit") as save:
            row = save.ensure("inlamning", {"enhet": IT, "period": HELAR_2025})
            save.set("inlamning", row, "klar", MARK)
        desk.draft("Ett utkast som ingen ska se", desk.said().kommentar)
        package.write(desk.db, path, MARK)
    return path


def facts(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT k, v FROM j_meta"))


def test_it_is_one_file_that_opens_like_any_other(sent: Path) -> None:
    assert [one.name for one in sent.parent.iterdir()] == [sent.name]
    with Database.open(sent) as db:
        assert db.rows("SELECT * FROM utkast") == []
        assert db.rows("PRAGMA freelist_count") == [(0,)]
    assert b"Ett utkast" not in sent.read_bytes()
    assert facts(sent)["paket"] == MARK


def test_its_checksum_is_of_all_its_bytes(delivered: Path, tmp_path: Path) -> None:
    path = tmp_path / "paket.db"
    with Database.open(delivered, write=True) as db:
        checksum = package.write(db, path, MARK)
    assert facts(path)["kontrollsumma"] == checksum
    whole = path.read_bytes()
    assert whole.count(checksum.encode()) == 1
    assert hashlib.sha256(whole.replace(checksum.encode(), b"0" * 64)).hexdigest() == checksum


@pytest.mark.parametrize("chunk", [64, 100, 4097, 1 << 18])
def test_the_checksum_is_found_wherever_it_stands(
    sent: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(package, "_CHUNK", chunk)
    with closing(sqlite3.connect(sent)) as connection:
        assert package.look(connection, sent, facts(sent)) is package.Seal.WHOLE


def test_no_file_is_replaced(sent: Path, delivered: Path) -> None:
    before = sent.read_bytes()
    with Database.open(delivered, write=True) as db, pytest.raises(FileError, match="finns redan"):
        package.write(db, sent, MARK)
    assert sent.read_bytes() == before
    assert [one.name for one in sent.parent.iterdir()] == [sent.name]


def test_there_is_never_half_a_package(
    delivered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vbtui.store.package.os.fsync", full)
    (tmp_path / "post").mkdir()
    path = tmp_path / "post" / "it.db"
    with Database.open(delivered, write=True) as db, pytest.raises(FileError, match="full"):
        package.write(db, path, MARK)
    assert list(path.parent.iterdir()) == []


class TestReceived:
    def test_as_it_was_sent(self, sent: Path, central: Path) -> None:
        assert accepted(sent, central).notes == ()
        assert merged(sent, central).fresh > 0

    def test_a_letter_that_changed_on_the_way(self, sent: Path, central: Path) -> None:
        """SQLite sees nothing wrong with it: it is in the middle of a text."""
        whole = sent.read_bytes()
        damaged = whole.replace(b"Vi har b\xc3\xb6rjat.", b"Vi har b\xc3\xb6rjet.")
        assert len(damaged) == len(whole)
        assert damaged != whole
        sent.write_bytes(damaged)
        assert "kontrollsumman stämmer inte" in refusal(sent, central)

    def test_a_checksum_that_was_taken_out(self, sent: Path, central: Path) -> None:
        edit_sql(sent, "DELETE FROM j_meta WHERE k = 'kontrollsumma'")
        assert "kontrollsumman stämmer inte" in refusal(sent, central)

    @pytest.mark.parametrize("sum_", ["", "0" * 64, "X" * 64, "ab" * 32])
    def test_a_checksum_that_is_none(self, sent: Path, central: Path, sum_: str) -> None:
        edit_sql(sent, f"UPDATE j_meta SET v = '{sum_}' WHERE k = 'kontrollsumma'")
        assert "kontrollsumman stämmer inte" in refusal(sent, central)

    def test_a_submission_that_never_was(self, sent: Path, central: Path) -> None:
        edit_sql(sent, "UPDATE j_meta SET v = 'aldrig' WHERE k = 'paket'")
        assert "kontrollsumman stämmer inte" in refusal(sent, central)

    def test_somebody_has_worked_in_it(self, sent: Path, central: Path) -> None:
        with at_desk(sent) as desk:
            desk.report("kommentar", "Efteråt")
        (note,) = accepted(sent, central).notes
        assert re.search("fortsatt att arbeta i it-2025-helar.db", note)
        merged(sent, central)
        with at_desk(central) as desk:
            assert desk.said().kommentar == "Efteråt"

    def test_somebody_is_writing_in_it(self, sent: Path, central: Path) -> None:
        with at_desk(sent) as desk:
            desk.draft("Efteråt", desk.said().kommentar)
        assert len(accepted(sent, central).notes) == 2

    def test_a_file_cut_short_says_so_first(self, sent: Path, central: Path) -> None:
        os.truncate(sent, sent.stat().st_size // 2)
        assert "är avkortad" in refusal(sent, central)
