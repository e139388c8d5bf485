"""Conflicts as people meet them: what is told, how they are settled, and that it travels."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, HELAR_2025, IT, MALOMRADE, UPPDRAG, small_file
from tests.merging import handed_out, merged
from vbtui.domain.errors import InputError
from vbtui.store import conflicts, deliveries, journal, plans, undo
from vbtui.store.conflicts import Conflict, Orphan
from vbtui.store.database import Database
from vbtui.store.journal import Cell

COMMENT = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "kommentar")
DELETED = Cell("nod", AKTIVITET, "deleted")


@pytest.fixture
def central(tmp_path: Path) -> Path:
    return small_file(tmp_path / "central.db")


@pytest.fixture
def commented(central: Path) -> Path:
    """Two have commented on the same, on from what there was."""
    report(central, "Från början", "Alex")
    a, b = handed_out(central, "a", IT), handed_out(central, "b")
    report(a, "Det ena", "Kim")
    report(b, "Det andra", "Robin")
    report(b, "Det andra, rättat", "Robin")
    merged(central, a, b)
    return central


@pytest.fixture
def removed(central: Path) -> Path:
    """One has removed what another has renamed."""
    a, b = handed_out(central, "a"), handed_out(central, "b")
    with at_desk(a, author="Kim") as desk:
        desk.editor.remove_node(desk.aktivitet)
    with at_desk(b, author="Robin") as desk:
        desk.editor.change_node(desk.aktivitet, "titel", "Nytt namn")
        desk.editor.change_node(desk.aktivitet, "ansvarig", "Alex")
    merged(central, a, b)
    return central


def report(path: Path, text: str, author: str) -> None:
    with at_desk(path, author=author) as desk:
        desk.report("kommentar", text)


def only(db: Database) -> Conflict:
    (found,) = conflicts.conflicts(db)
    return found


def settled(path: Path, value: object) -> None:
    """Settle the one conflict of the file."""
    with Database.open(path, author="Sam", write=True) as db:
        conflicts.settle(db, only(db), value)


def test_no_conflict_in_a_file_that_was_never_merged(central: Path) -> None:
    with Database.open(central) as db:
        assert conflicts.conflicts(db) == []


class TestTold:
    def test_both_sides_with_who_and_when_and_what_was_before(self, commented: Path) -> None:
        with Database.open(commented) as db:
            found = only(db)
        assert (found.cell, found.kind, found.base) == (COMMENT, "edit", "Från början")
        # The longer line of changes is what the cell says until somebody chooses.
        first, second = found.sides
        assert (first.value, first.author, first.kind) == ("Det andra, rättat", "Robin", "edit")
        assert (second.value, second.author) == ("Det ena", "Kim")
        assert found.value == first.value == first.take
        assert first.at
        assert not first.outside
        assert first.cell == second.cell == COMMENT

    def test_names_for_people(self, commented: Path) -> None:
        with Database.open(commented) as db:
            found = only(db)
        imprint = hashlib.sha256(f"{COMMENT.row}|kommentar|edit".encode()).hexdigest()
        assert found.id == imprint[:8]
        assert [side.key for side in found.sides] == [side.change.hex()[:8] for side in found.sides]

    def test_a_name_is_as_long_as_it_takes(self) -> None:
        alike = ["abcdefgh1", "abcdefgh2", "x"]
        assert conflicts._keys(alike) == {
            "abcdefgh1": "abcdefgh1",
            "abcdefgh2": "abcdefgh2",
            "x": "x",
        }

    def test_the_same_in_every_file(self, commented: Path) -> None:
        copy = handed_out(commented, "annan")
        with Database.open(commented) as db, Database.open(copy) as other:
            assert only(db).id == only(other).id

    def test_the_file_of_a_side(self, commented: Path) -> None:
        with Database.open(commented, write=True) as db:
            handout = deliveries.Handout("fil a", IT, "it.db", "2025-01-01", "", 0, "")
            deliveries.note_handouts(db, [handout])
            assert [(s.file, s.file_name, s.enhet) for s in only(db).sides] == [
                ("fil b", "", ""),
                ("fil a", "it.db", IT),
            ]
            came = deliveries.Delivery("it-rättad.db", "", deliveries.MERGED, "fil a", IT)
            deliveries.note_delivery(db, came)
            assert [s.file_name for s in only(db).sides] == ["", "it-rättad.db"]
            # A copy has the same identity: in which of them it was written cannot be told.
            came = deliveries.Delivery("it (kopia).db", "", deliveries.MERGED, "fil a", IT)
            for _ in range(2):
                deliveries.note_delivery(db, came)
            assert [s.file_name for s in only(db).sides] == ["", "it-rättad.db eller it (kopia).db"]

    def test_our_own_side(self, central: Path) -> None:
        a = handed_out(central, "a")
        report(a, "Det ena", "Kim")
        report(central, "Vårt", "Alex")
        merged(central, a)
        with Database.open(central) as db:
            ours = next(side for side in only(db).sides if side.value == "Vårt")
            assert (ours.file_name, ours.enhet) == ("central.db", db.identity.home)

    def test_a_side_from_outside_the_program(self, central: Path) -> None:
        report(central, "Först", "Alex")
        a = handed_out(central, "a")
        report(central, "Vårt", "Alex")
        with closing(sqlite3.connect(a)) as other:
            other.execute("UPDATE uppfoljning SET kommentar = 'Utanför'")
            other.commit()
        merged(central, a)
        with Database.open(central) as db:
            outside = next(side for side in only(db).sides if side.value == "Utanför")
        assert (outside.outside, outside.author, outside.file) == (True, "", "")
        assert outside.at

    def test_nothing_was_there_before(self, central: Path) -> None:
        a, b = handed_out(central, "a"), handed_out(central, "b")
        report(a, "Det ena", "Kim")
        report(b, "Det andra", "Robin")
        merged(central, a, b)
        with Database.open(central) as db:
            assert not only(db).base

    def test_what_was_issued_is_before(self, central: Path) -> None:
        with closing(sqlite3.connect(central)) as connection:
            for table in ("j_edge", "j_seen", "j_change", "j_tx"):
                connection.execute(f"DELETE FROM {table}")
            connection.commit()
        a, b = handed_out(central, "a"), handed_out(central, "b")
        for path, title in ((a, "Ett"), (b, "Två")):
            with at_desk(path) as desk:
                desk.editor.change_node(desk.uppdrag, "titel", title)
        merged(central, a, b)
        with Database.open(central) as db:
            assert only(db).base == "Säker it-miljö"

    def test_a_row_removed_and_changed(self, removed: Path) -> None:
        with Database.open(removed) as db:
            found = only(db)
        assert (found.cell, found.kind, found.value, found.base) == (DELETED, "delete", 1, 0)
        told = [(s.author, s.cell.field, s.value, s.take) for s in found.sides]
        assert told == [
            ("Kim", "deleted", 1, 1),
            ("Robin", "ansvarig", "Alex", 0),
            ("Robin", "titel", "Nytt namn", 0),
        ]

    def test_what_two_have_said_in_a_row_that_is_gone_waits(self, central: Path) -> None:
        a, b = handed_out(central, "a"), handed_out(central, "b")
        for path, title in ((a, "Ett"), (b, "Två")):
            with at_desk(path) as desk:
                desk.editor.change_node(desk.aktivitet, "titel", title)
        merged(central, a, b)
        with at_desk(central) as desk:
            desk.editor.remove_node(desk.aktivitet)
            assert conflicts.open_cells(desk.db) == []
            undo.undo(desk.db)
            assert only(desk.db).cell == Cell("nod", AKTIVITET, "titel")


class TestSettled:
    @pytest.mark.parametrize(
        "choose",
        [
            lambda found: found.sides[0].take,
            lambda found: found.sides[1].take,
            lambda found: f"{found.sides[1].value}\n{found.sides[0].value}",
            lambda found: "Något tredje",
        ],
    )
    def test_by_one_side_or_the_other_or_a_third(
        self, commented: Path, choose: Callable[[Conflict], str]
    ) -> None:
        with Database.open(commented, author="Sam", write=True) as db:
            found = only(db)
            value = choose(found)
            conflicts.settle(db, found, value)
            assert conflicts.conflicts(db) == []
            newest, *earlier = journal.history(db, COMMENT)
            assert (newest.author, newest.kind, newest.new) == ("Sam", "resolve", value)
            assert {"Det ena", "Det andra, rättat"} <= {entry.new for entry in earlier}
        with at_desk(commented) as desk:
            assert desk.said().kommentar == value

    def test_it_travels(self, commented: Path) -> None:
        elsewhere = handed_out(commented, "annan")
        settled(commented, "Avgjort")
        (result,) = merged(elsewhere, commented)
        assert result.settled == 1
        with at_desk(elsewhere) as desk:
            assert conflicts.conflicts(desk.db) == []
            assert desk.said().kommentar == "Avgjort"

    def test_the_deliveries_come_again(self, commented: Path) -> None:
        settled(commented, "Avgjort")
        results = merged(commented, *(commented.with_name(f"{name}.db") for name in "ab"))
        assert [one.clashes for one in results] == [(), ()]

    def test_one_who_had_not_seen_it_writes_on(self, commented: Path) -> None:
        settled(commented, "Avgjort")
        late = commented.with_name("a.db")
        report(late, "Sent", "Kim")
        merged(commented, late)
        with Database.open(commented) as db:
            found = only(db)
        assert {side.value for side in found.sides} == {"Avgjort", "Sent"}
        assert found.base == "Det ena"

    @pytest.mark.parametrize("deleted", [0, 1])
    def test_a_removed_row(self, removed: Path, deleted: int) -> None:
        settled(removed, deleted)
        with at_desk(removed) as desk:
            assert conflicts.conflicts(desk.db) == []
            assert desk.db.rows("SELECT deleted FROM nod WHERE id = :id", id=AKTIVITET) == [
                (deleted,)
            ]
        again = merged(removed, *(removed.with_name(f"{name}.db") for name in "ab"))
        assert [one.clashes for one in again] == [(), ()]

    def test_it_is_no_more_what_was_shown(self, commented: Path) -> None:
        with Database.open(commented) as db:
            shown = only(db)
        late = commented.with_name("b.db")
        report(late, "Rättat igen", "Robin")
        merged(commented, late)
        with Database.open(commented, write=True) as db:
            with pytest.raises(InputError, match="läs in konflikterna på nytt"):
                conflicts.settle(db, shown, "Det ena")
            conflicts.settle(db, only(db), "Det ena")
            with pytest.raises(InputError, match="redan avgjord"):
                conflicts.settle(db, shown, "Det ena")

    def test_a_value_that_does_not_fit(self, commented: Path) -> None:
        with Database.open(commented, write=True) as db:
            with pytest.raises(InputError, match="för lång"):
                conflicts.settle(db, only(db), "x" * 200_000)
            assert len(conflicts.conflicts(db)) == 1

    def test_an_ordinary_edit_settles_too(self, commented: Path) -> None:
        report(commented, "Skrivet över", "Sam")
        with Database.open(commented) as db:
            assert conflicts.conflicts(db) == []


def test_a_row_that_is_in_conflict_in_two_ways_takes_one_answer(central: Path) -> None:
    a, b, c = (handed_out(central, name) for name in "abc")
    with at_desk(b) as desk:
        desk.editor.change_node(desk.aktivitet, "titel", "Kvar")
    for path, fates in ((a, (1, 0, 1)), (c, (1, 0))):
        with Database.open(path, write=True) as db:
            for fate in fates:
                with db.save() as save:
                    save.set_stored("nod", AKTIVITET, "deleted", fate)
    merged(central, a, b, c)
    with Database.open(central, write=True) as db:
        both = conflicts.conflicts(db)
        assert [(one.cell, one.kind) for one in both] == [(DELETED, "delete"), (DELETED, "edit")]
        conflicts.settle_all(db, [(one, 0) for one in both])
        assert conflicts.conflicts(db) == []
        assert undo.undo(db)
        assert [one.kind for one in conflicts.conflicts(db)] == ["delete", "edit"]


def test_another_program_that_edits_and_removes_in_one_statement_has_seen_its_edit(
    central: Path,
) -> None:
    """Here as in every file that it is merged into."""
    unit = handed_out(central, "a")
    with closing(sqlite3.connect(unit)) as other:
        other.execute(
            "UPDATE nod SET titel = 'Nytt', ansvarig = 'Kim', deleted = 1, slutdatum = NULL"
            " WHERE id = ?",
            (AKTIVITET,),
        )
        other.commit()
    merged(central, unit)
    for path in (unit, central):
        with Database.open(path) as db:
            assert conflicts.conflicts(db) == []


class TestUndone:
    def require_back_and_forth(self, path: Path, value: object) -> None:
        with Database.open(path, author="Sam", write=True) as db:
            before = only(db)
            conflicts.settle(db, before, value)
            step = undo.undo(db)
            assert step
            assert step.cells == (before.cell,)
            again = only(db)
            assert (again.value, again.kind) == (before.value, before.kind)
            assert [side.take for side in again.sides] == [side.take for side in before.sides]
            assert undo.redo(db)
            assert conflicts.conflicts(db) == []
            assert undo.undo(db)
            assert only(db).value == before.value

    @pytest.mark.parametrize("value", ["Det ena", "Det andra, rättat", "Något tredje"])
    def test_a_choice(self, commented: Path, value: str) -> None:
        self.require_back_and_forth(commented, value)

    @pytest.mark.parametrize("deleted", [0, 1])
    def test_the_fate_of_a_row(self, removed: Path, deleted: int) -> None:
        self.require_back_and_forth(removed, deleted)

    def test_it_travels(self, commented: Path) -> None:
        settled(commented, "Avgjort")
        elsewhere = handed_out(commented, "annan")
        with Database.open(commented, write=True) as db:
            undo.undo(db)
        merged(elsewhere, commented)
        with Database.open(elsewhere) as db:
            assert {side.value for side in only(db).sides} == {"Det ena", "Det andra, rättat"}

    @pytest.mark.parametrize("value", [0, 1])
    def test_two_who_have_removed_the_same_keep_their_names(
        self, central: Path, value: int
    ) -> None:
        units = [handed_out(central, name) for name in ("a", "b", "c")]
        for author, unit in zip(("Kim", "Robin"), units, strict=False):
            with at_desk(unit, author=author) as desk:
                desk.editor.remove_node(desk.aktivitet)
        with at_desk(units[2], author="Alex") as desk:
            desk.editor.change_node(desk.aktivitet, "titel", "Nytt namn")
        merged(central, *units)
        assert sorted(self.undone(central, value)) == ["Alex", "Kim", "Robin"]

    @pytest.mark.parametrize("value", ["samma", "annat"])
    def test_two_who_have_written_the_same_keep_their_names(
        self, central: Path, value: str
    ) -> None:
        units = [handed_out(central, name) for name in ("a", "b", "c")]
        texts = (("Kim", "samma"), ("Robin", "samma"), ("Alex", "annat"))
        for (author, text), unit in zip(texts, units, strict=True):
            report(unit, text, author)
        merged(central, *units)
        assert sorted(self.undone(central, value)) == ["Alex", "Kim", "Robin"]

    def undone(self, path: Path, value: object) -> list[str]:
        """Who stands behind the sides after the choice has been made, taken back, made again and
        taken back again: the same as before, under the same names."""
        with Database.open(path, author="Sam", write=True) as db:
            before = [(side.author, side.value, side.key) for side in only(db).sides]
            conflicts.settle(db, only(db), value)
            for step in (undo.undo, undo.redo, undo.undo):
                assert step(db)
            assert [(side.author, side.value, side.key) for side in only(db).sides] == before
        return [author for author, _, _ in before]

    def test_not_when_another_has_gone_on_from_it(self, commented: Path) -> None:
        settled(commented, "Avgjort")
        elsewhere = handed_out(commented, "annan")
        report(elsewhere, "Vidare", "Kim")
        merged(commented, elsewhere)
        with Database.open(commented, write=True) as db, pytest.raises(InputError):
            undo.undo(db)


class TestUndoAfterAMerge:
    def test_what_others_have_written_stays(self, central: Path) -> None:
        report(central, "Vårt", "Alex")
        a = handed_out(central, "a")
        report(a, "Deras", "Kim")
        merged(central, a)
        with at_desk(central) as desk:
            with pytest.raises(InputError, match="ändrats av någon annan"):
                undo.undo(desk.db)
            assert desk.said().kommentar == "Deras"

    def test_the_others_saves_are_not_ours_to_undo(self, central: Path) -> None:
        a = handed_out(central, "a")
        report(a, "Deras", "Kim")
        merged(central, a)
        with Database.open(central, write=True) as db:
            assert undo.undo(db) is None

    def test_a_copy_under_our_name_is_not_undone_into_a_choice(self, central: Path) -> None:
        copy = central.with_name("kopia.db")
        copy.write_bytes(central.read_bytes())
        report(central, "Det ena", "Alex")
        report(copy, "Det andra", "Alex")
        merged(central, copy)
        with Database.open(central, write=True) as db:
            with pytest.raises(InputError):
                undo.undo(db)
            assert len(conflicts.conflicts(db)) == 1

    def test_a_row_of_ours_that_others_have_written_in(self, central: Path) -> None:
        with at_desk(central) as desk:
            desk.editor.add_node(
                _plan(desk), desk.uppdrag, desk.aktivitet.typ, "Vår", enhet=desk.it
            )
        a = handed_out(central, "a")
        with at_desk(a) as desk:
            made = next(nod for nod in plans.noder(desk.db, _plan(desk)) if nod.titel == "Vår")
            desk.editor.change_node(made, "ansvarig", "Kim")
        merged(central, a)
        with at_desk(central) as desk:
            with pytest.raises(InputError):
                undo.undo(desk.db)
            assert "    Vår" in desk.tree()


def _plan(desk: Desk) -> str:
    (row,) = desk.db.rows("SELECT id FROM plan")
    return str(row[0])


class TestOrphans:
    def test_none(self, commented: Path) -> None:
        with Database.open(commented) as db:
            assert conflicts.orphans(db) == []

    def test_a_node_under_a_removed_one(self, central: Path) -> None:
        a, b = handed_out(central, "a"), handed_out(central, "b")
        with at_desk(a) as desk:
            desk.editor.remove_node(desk.uppdrag)
        with at_desk(b) as desk:
            made = desk.editor.add_node(_plan(desk), desk.uppdrag, desk.aktivitet.typ, "Ny")
        merged(central, a, b)
        with Database.open(central) as db:
            found = only(db)
            assert (found.cell, found.kind) == (Cell("nod", UPPDRAG, "deleted"), "delete")
            assert {side.cell.row for side in found.sides} == {UPPDRAG, made}
            assert conflicts.orphans(db) == []
        settled(central, 0)
        with at_desk(central) as desk:
            # What was removed together comes back together.
            assert {UPPDRAG, AKTIVITET, made} <= {
                nod.id for nod in plans.noder(desk.db, _plan(desk))
            }

    def test_what_was_said_about_a_removed_node(self, central: Path) -> None:
        a, b = handed_out(central, "a"), handed_out(central, "b")
        with at_desk(a) as desk:
            desk.editor.remove_node(desk.uppdrag)
        report(b, "Men vi är klara", "Kim")
        merged(central, a, b)
        with Database.open(central) as db:
            before = only(db)
            assert [(s.author, s.cell, s.take) for s in before.sides][1:] == [("Kim", COMMENT, 0)]
            assert before.cell == Cell("nod", UPPDRAG, "deleted")
        with at_desk(central) as desk:
            for take in (1, 0):
                conflicts.settle(desk.db, only(desk.db), take)
                assert conflicts.open_cells(desk.db) == []
                assert (UPPDRAG in plans.below(desk.db, MALOMRADE)) is not bool(take)
                undo.undo(desk.db)
                again = [(side.key, side.author) for side in only(desk.db).sides]
                assert again == [(side.key, side.author) for side in before.sides]

    def test_one_who_removes_what_he_has_said_himself(self, central: Path) -> None:
        report(central, "Klart", "Kim")
        with at_desk(central) as desk:
            desk.editor.remove_node(desk.uppdrag)
            assert conflicts.orphans(desk.db) == []

    def test_two_nodes_moved_under_one_another(self, central: Path) -> None:
        with at_desk(central) as desk:
            other = desk.editor.add_node(_plan(desk), None, desk.malomrade.typ, "Andra")
        a, b = handed_out(central, "a"), handed_out(central, "b")
        with at_desk(a) as desk:
            desk.editor.move_node(_plan(desk), desk.malomrade, desk.nod(other), None)
        with at_desk(b) as desk:
            desk.editor.move_node(_plan(desk), desk.nod(other), desk.malomrade, None)
        merged(central, a, b)
        with Database.open(central) as db:
            assert sorted(conflicts.orphans(db), key=lambda one: one.cell.row) == sorted(
                [
                    Orphan(Cell("nod", MALOMRADE, "overordnad"), other, circle=True),
                    Orphan(Cell("nod", other, "overordnad"), MALOMRADE, circle=True),
                ],
                key=lambda one: one.cell.row,
            )
