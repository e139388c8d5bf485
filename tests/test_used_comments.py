"""Another unit's comment in one's own text: put in and marked in one save, unmarked, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import FASTIGHETER, IT, UPPDRAG, small_file
from tests.invariants import require_sound
from vbtui.domain.coverage import imprint, inserted
from vbtui.domain.errors import InputError, OvertakenError
from vbtui.history import Teller
from vbtui.read import Voice, node_page, plan_tree
from vbtui.store import journal, plans, undo

TEXT = "Område IT: Klart [till stor del]."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = small_file(tmp_path / "sn.db")
    with at_desk(path) as desk:
        desk.report("kommentar", "Klart [till stor del].")
        desk.report("kommentar", "Inte alls.", "fastigheter")
        yield desk
    require_sound(path)


def voice(desk: Desk, kod: str = "it", whose: str = "servicenamnden") -> Voice:
    """What a unit says of the uppdrag, as another hears it."""
    organisation = desk.editor.organisation
    tree = plan_tree(desk.db, organisation, desk.unit(whose), desk.period)
    found = node_page(
        desk.db, organisation, plans.perioder(desk.db), tree, desk.uppdrag, desk.period
    )
    return next(one for one in found.others if one.enhet.kod == kod)


def use(desk: Desk, text: str, kod: str = "it", *, base: str | None = None) -> None:
    desk.editor.use_comment(
        desk.uppdrag, desk.board, desk.period, voice(desk, kod), text, base=base
    )


def test_using_a_comment_saves_and_marks_it_in_one_save(desk: Desk) -> None:
    use(desk, inserted("", voice(desk).paragraph))
    assert desk.said("servicenamnden").kommentar == TEXT
    assert voice(desk).used == imprint("Klart [till stor del].")
    assert voice(desk, "fastigheter").used == ""
    (save, *_) = journal.log(desk.db)
    assert {entry.cell.table for entry in save.entries} == {"uppfoljning", "anvand_text"}
    undo.undo(desk.db)
    assert desk.said("servicenamnden").kommentar == ""
    assert voice(desk).used == ""
    undo.redo(desk.db)
    assert desk.said("servicenamnden").kommentar == TEXT
    assert voice(desk).used


def test_a_second_comment_is_put_in_after_the_first(desk: Desk) -> None:
    use(desk, inserted("", voice(desk).paragraph))
    own = desk.said("servicenamnden").kommentar
    use(desk, inserted(own, voice(desk, "fastigheter").paragraph), "fastigheter", base=own)
    assert desk.said("servicenamnden").kommentar == f"{TEXT}\n\nOmråde fastigheter: Inte alls."
    assert voice(desk).used
    assert voice(desk, "fastigheter").used


def test_a_text_that_was_overtaken_is_kept_and_nothing_is_marked(desk: Desk) -> None:
    desk.report("kommentar", "Någon annans.", "servicenamnden")
    with pytest.raises(OvertakenError):
        use(desk, TEXT, base="")
    assert voice(desk).used == ""
    assert plans.saved_comment(desk.db, UPPDRAG, desk.board.id, desk.period.id) == "Någon annans."


def test_a_draft_becomes_the_text(desk: Desk) -> None:
    desk.editor.keep_draft(desk.uppdrag, desk.board, desk.period, "Utkast", "")
    use(desk, "Utkast\n\n" + TEXT, base="")
    assert not desk.said("servicenamnden").draft
    assert desk.said("servicenamnden").kommentar == "Utkast\n\n" + TEXT


def test_what_was_used_and_then_changed_can_be_marked_anew(desk: Desk) -> None:
    use(desk, TEXT)
    desk.report("kommentar", "Helt klart.")
    assert voice(desk).changed
    desk.editor.mark_used(desk.uppdrag, desk.board, desk.period, voice(desk))
    assert not voice(desk).changed
    assert desk.said("servicenamnden").kommentar == TEXT


def test_the_mark_can_be_taken_away_and_comes_back_by_undo(desk: Desk) -> None:
    use(desk, TEXT)
    desk.editor.unmark_used(desk.uppdrag, desk.board, desk.period, voice(desk))
    assert voice(desk).used == ""
    assert desk.said("servicenamnden").kommentar == TEXT
    undo.undo(desk.db)
    assert voice(desk).used


def test_what_is_not_there_cannot_be_used(desk: Desk) -> None:
    desk.report("kommentar", " ")
    with pytest.raises(InputError, match="Område IT har ingen kommentar att använda"):
        use(desk, TEXT)
    own = Voice(desk.board, desk.said("servicenamnden"))
    with pytest.raises(InputError, match="sin egen kommentar"):
        desk.editor.mark_used(desk.uppdrag, desk.board, desk.period, own)


def test_a_unit_marks_in_its_own_text_only(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "it.db", home=IT)) as desk:
        desk.report("kommentar", "Klart.")
        mine = Voice(desk.it, desk.said())
        for act in (desk.editor.mark_used, desk.editor.unmark_used):
            with pytest.raises(InputError, match="kan bara ändra egna uppgifter"):
                act(desk.uppdrag, desk.unit("fastigheter"), desk.period, mine)
        with pytest.raises(InputError, match="kan bara ändra egna uppgifter"):
            desk.editor.use_comment(desk.uppdrag, desk.board, desk.period, mine, TEXT)


def test_taking_a_mark_away_brings_no_removed_row_back(desk: Desk) -> None:
    use(desk, TEXT)
    heard = voice(desk)
    cell = plans.uppfoljning_cell(UPPDRAG, IT, desk.period.id, "deleted")
    with desk.db.save() as save:
        save.set("uppfoljning", cell.row, "deleted", 1)
    desk.editor.unmark_used(desk.uppdrag, desk.board, desk.period, heard)
    assert IT not in plans.said_about(desk.db, UPPDRAG, desk.period.id)
    assert FASTIGHETER in plans.said_about(desk.db, UPPDRAG, desk.period.id)


def test_the_history_tells_it_in_words(desk: Desk) -> None:
    use(desk, TEXT)
    desk.editor.unmark_used(desk.uppdrag, desk.board, desk.period, voice(desk))
    teller = Teller(desk.db, plans.perioder(desk.db))
    told = [
        teller.tell(entry)
        for save in journal.log(desk.db)
        for entry in save.entries
        if entry.cell.table == "anvand_text"
    ]
    assert [one.text(60) for one in told] == ["inte längre använd", "använd"]
    assert all("28 Säker it-miljö" in one.place.title for one in told)
