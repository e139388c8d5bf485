"""Drafts: a text is safe while it is typed, and becomes a change when it is left or found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import AUTHOR, Desk, at_desk
from tests.factory import HELAR_2025, IT, UPPDRAG, small_file
from tests.invariants import require_sound
from vbtui.domain.errors import InputError
from vbtui.store import drafts, journal, plans, undo
from vbtui.store.models import MAX_TEXT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "it.db")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with at_desk(path) as desk:
        yield desk
    require_sound(path)


COMMENT = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "kommentar")


def test_a_draft_is_read_as_the_text_it_will_become(desk: Desk) -> None:
    desk.report("kommentar", "Först")
    desk.draft("Först och", "Först")
    assert (desk.said().kommentar, desk.said().draft) == ("Först och", True)
    assert journal.history(desk.db, COMMENT)[0].new == "Först"


def test_a_draft_can_be_of_what_nobody_has_said_anything_about(desk: Desk) -> None:
    desk.draft("Nytt")
    assert (desk.said().kommentar, desk.said().draft) == ("Nytt", True)
    assert journal.history(desk.db, COMMENT) == []


def test_leaving_the_pane_makes_one_change_of_it(desk: Desk) -> None:
    for text in ("H", "He", "Hej"):
        desk.draft(text)
    desk.report("kommentar", "Hej!")
    assert (desk.said().kommentar, desk.said().draft) == ("Hej!", False)
    assert [entry.new for entry in journal.history(desk.db, COMMENT)] == ["Hej!"]
    assert drafts.waiting(desk.db) == []


def test_a_change_of_another_field_leaves_the_draft(desk: Desk) -> None:
    desk.draft("Hej")
    desk.report("status", "genomfort")
    assert desk.said().draft


def test_a_text_that_does_not_fit_stays_a_draft(desk: Desk) -> None:
    desk.draft("Hej")
    with pytest.raises(InputError, match="för lång"):
        desk.report("kommentar", "å" * (MAX_TEXT + 1))
    assert desk.said().draft


def test_the_base_is_what_the_first_keystroke_changed(desk: Desk) -> None:
    desk.report("kommentar", "Först")
    desk.draft("Förs", "Först")
    desk.draft("För", "Förs")
    draft = drafts.find(desk.db, COMMENT)
    assert draft
    assert (draft.text, draft.base) == ("För", "Först")


class TestFoundAtOpening:
    """The program died while somebody typed."""

    def settled(self, path: Path) -> tuple[int, str, bool]:
        """How many drafts became changes when the file was opened, and what is said then."""
        with at_desk(path) as desk:
            cells = desk.editor.settle_drafts()
            said = desk.said()
        require_sound(path)
        return len(cells), said.kommentar, said.draft

    def leave(self, path: Path, text: str, *, said: str = "") -> None:
        with at_desk(path) as desk:
            desk.report("kommentar", said)
            desk.draft(text, said)

    def test_it_becomes_a_change(self, path: Path) -> None:
        self.leave(path, "Hej å\näö [/b]")
        assert self.settled(path) == (1, "Hej å\näö [/b]", False)
        with at_desk(path) as desk:
            (entry,) = journal.history(desk.db, COMMENT)
            assert (entry.new, entry.note) == ("Hej å\näö [/b]", "återställt utkast")
            assert desk.editor.settle_drafts() == []

    def test_in_the_name_of_the_one_who_typed_it(self, path: Path) -> None:
        self.leave(path, "Hej")
        with at_desk(path, author="Robin") as desk:
            desk.editor.settle_drafts()
            (entry,) = journal.history(desk.db, COMMENT)
            assert entry.author == AUTHOR

    def test_that_can_be_undone(self, path: Path) -> None:
        self.leave(path, "Sedan", said="Först")
        self.settled(path)
        with at_desk(path) as desk:
            undo.undo(desk.db)
            assert desk.said().kommentar == "Först"

    def test_also_where_the_text_was_being_taken_away(self, path: Path) -> None:
        self.leave(path, "", said="Först")
        with at_desk(path) as desk:
            assert (desk.said().kommentar, desk.said().draft) == ("", True)
        assert self.settled(path) == (1, "", False)

    def test_unless_somebody_has_written_meanwhile(self, path: Path) -> None:
        """Then theirs holds, and both texts are kept for a person to choose."""
        self.leave(path, "Min text", said="Först")
        other = sqlite3.connect(path)
        other.execute("UPDATE uppfoljning SET kommentar = 'En annans'")
        other.commit()
        other.close()
        assert self.settled(path) == (0, "En annans", False)
        with at_desk(path) as desk:
            draft = drafts.find(desk.db, COMMENT)
            assert draft
            assert (draft.text, draft.base) == ("Min text", "Först")
            desk.editor.choose_comment(desk.uppdrag, desk.it, desk.period, "En annans")
            told = [entry.new for entry in journal.history(desk.db, COMMENT)]
            assert told == ["En annans", "Min text", "En annans", "Först"]
            assert drafts.waiting(desk.db) == []

    def test_or_it_does_not_fit(self, path: Path) -> None:
        self.leave(path, "å" * (MAX_TEXT + 1))
        settled, text, draft = self.settled(path)
        assert (settled, len(text), draft) == (0, MAX_TEXT + 1, True)

    @pytest.mark.parametrize(
        ("table", "field"),
        [
            ("uppfoljning", "id"),
            ("j_meta", "v"),
            ("finns_inte", "kommentar"),
            ('nod" SET titel = "x', "titel"),
            ("uppfoljning", 'kommentar" FROM uppfoljning --'),
        ],
    )
    def test_or_it_is_of_nothing_that_can_be_drafted(
        self, path: Path, table: str, field: str
    ) -> None:
        other = sqlite3.connect(path)
        other.execute(
            "INSERT INTO utkast (tabell, rad, falt, text, bas, nar, forfattare)"
            " VALUES (?, ?, ?, 'x', '', '', '')",
            (table, UPPDRAG, field),
        )
        other.commit()
        other.close()
        assert self.settled(path) == (0, "", False)

    def test_one_that_stays_does_not_stop_the_others(self, path: Path) -> None:
        self.leave(path, "å" * (MAX_TEXT + 1))
        with at_desk(path) as desk:
            desk.editor.keep_draft(desk.aktivitet, desk.it, desk.period, "Kort", "")
            assert len(desk.editor.settle_drafts()) == 1
