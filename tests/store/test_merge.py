"""Merging delivered files into one. What holds for any history: tests/property/test_merge.py."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import (
    AKTIVITET,
    FASTIGHETER,
    HELAR_2025,
    IT,
    MALOMRADE,
    PLAN,
    UPPDRAG,
    small_file,
)
from tests.invariants import content
from tests.merging import arrived, handed_out, merged
from vbtui.domain.errors import FileError
from vbtui.domain.plan import NodTyp
from vbtui.store import journal, plans
from vbtui.store.database import Database
from vbtui.store.merge import Clash, Fresh, fresh_by_unit, fresh_cells, merge, merging


@pytest.fixture
def central(tmp_path: Path) -> Path:
    return small_file(tmp_path / "central.db")


@pytest.fixture
def it(central: Path) -> Path:
    return handed_out(central, "it")


@pytest.fixture
def fastigheter(central: Path) -> Path:
    return handed_out(central, "fastigheter")


def report(path: Path, text: str, kod: str = "it", field: str = "kommentar") -> None:
    with at_desk(path, author=kod) as desk:
        desk.report(field, text, kod)


def tamper(path: Path, *statements: str) -> None:
    """Go round the program and its triggers."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE j_ctl SET muted = 1")
        for statement in statements:
            connection.execute(statement)
        connection.execute("UPDATE j_ctl SET muted = 0")
        connection.commit()


def test_what_the_units_have_said_comes_together(
    central: Path, it: Path, fastigheter: Path
) -> None:
    report(it, "Vi är klara")
    report(fastigheter, "Vi börjar", "fastigheter")
    first, second = merged(central, it, fastigheter)
    assert (first.refusal, second.refusal) == ("", "")
    assert (first.created, second.created) == (1, 1)
    assert first.fresh == 1
    assert first.clashes == second.clashes == ()
    with at_desk(central) as desk:
        assert desk.said("it").kommentar == "Vi är klara"
        assert desk.said("fastigheter").kommentar == "Vi börjar"


def test_the_history_tells_every_writer(central: Path, it: Path, fastigheter: Path) -> None:
    report(it, "It skrev", "it")
    with at_desk(central) as desk:
        desk.report("kommentar", "Nämnden skrev", "it")
    merged(central, it)
    cell = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "kommentar")
    with at_desk(central) as desk:
        entries = journal.history(desk.db, cell)
        assert {(entry.author, entry.old, entry.new) for entry in entries} == {
            ("it", "", "It skrev"),
            ("Kim", "", "Nämnden skrev"),
        }
        desk.report("kommentar", "Vi enades", "it")
        newest = journal.history(desk.db, cell)[0]
        # Of two that it replaces it tells the one that the field said.
        assert newest.new == "Vi enades"
        assert newest.old in ("It skrev", "Nämnden skrev")
        assert len(journal.log(desk.db, [cell.row])) == 3


def test_a_corrected_file_that_comes_again_is_no_conflict(central: Path, it: Path) -> None:
    report(it, "Först")
    report(it, "genomfort", field="status")
    merged(central, it)
    report(it, "Sedan")
    (again,) = merged(central, it)
    assert (again.fresh, again.clashes) == (1, ())
    assert again.unchanged == again.inbox.changes - 1
    with at_desk(central) as desk:
        assert desk.said().kommentar == "Sedan"


def test_the_same_file_again_changes_nothing(central: Path, it: Path) -> None:
    report(it, "Klart")
    merged(central, it)
    was = content(central)
    (again,) = merged(central, it)
    assert (again.fresh, again.created, again.refusal) == (0, 0, "")
    assert content(central) == was


def test_one_delivery_twice_at_once(central: Path, it: Path) -> None:
    report(it, "Klart")
    first, second = merged(central, it, it)
    assert (first.fresh, second.fresh, second.refusal) == (1, 0, "")


def test_two_who_write_in_one_field_are_in_conflict(central: Path, it: Path) -> None:
    copy = handed_out(it, "it-kopia")
    report(it, "Det ena")
    report(copy, "Det andra")
    first, second = merged(central, it, copy)
    cell = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "kommentar")
    assert first.clashes == ()
    assert second.clashes == (Clash(cell, "edit"),)


def test_a_settlement_that_arrives_settles(central: Path, it: Path) -> None:
    report(it, "Det ena")
    with at_desk(central) as desk:
        desk.report("kommentar", "Det andra")
    merged(central, it)
    copy = handed_out(central, "tredje")
    report(copy, "Avgjort")
    (result,) = merged(central, copy)
    assert (result.settled, result.clashes) == (1, ())


def test_new_rows_come_with_what_they_refer_to(central: Path, it: Path) -> None:
    with at_desk(it) as desk:
        made = desk.editor.add_node(
            PLAN, desk.uppdrag, NodTyp.AKTIVITET, "Ny aktivitet", enhet=desk.it
        )
        desk.report("kommentar", "Om den nya", "it", made)
    (result,) = merged(central, it)
    assert (result.refusal, result.created) == ("", 2)
    with at_desk(central) as desk:
        assert desk.said("it", made).kommentar == "Om den nya"
        assert "    Ny aktivitet" in desk.tree()


def test_what_a_file_has_brought_by_unit_and_table(
    central: Path, it: Path, fastigheter: Path
) -> None:
    report(it, "Klart")
    with at_desk(it) as desk:
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1", "chef/man": "2", "kok/man": "3"})
        desk.editor.change_node(desk.malomrade, "titel", "Ny titel")
    report(fastigheter, "Klart", "fastigheter")
    with Database.open(central, write=True) as db:
        first, second = merge(db, [arrived(it), arrived(fastigheter)])
        assert fresh_by_unit(db, first) == [
            Fresh("nod", "", 1, 1),
            Fresh("uppfoljning", IT, 1, 1),
            Fresh("arsarbetare_avtalad", IT, 3, 2),
        ]
        assert fresh_by_unit(db, second) == [Fresh("uppfoljning", FASTIGHETER, 1, 1)]
        said = plans.uppfoljning_cell(UPPDRAG, FASTIGHETER, HELAR_2025, "kommentar")
        assert fresh_cells(db, second) == [said]


def test_a_preview_is_the_merge_taken_back(central: Path, it: Path) -> None:
    report(it, "Klart")
    was = content(central)
    with Database.open(central, write=True) as db:
        with contextlib.suppress(ZeroDivisionError), merging(db, [arrived(it)]) as result:
            assert [one.cells for one in fresh_by_unit(db, result[0])] == [1]
            raise ZeroDivisionError
        assert content(central) == was
        assert merge(db, [arrived(it)])[0].fresh == 1


def test_no_files(central: Path) -> None:
    assert merged(central) == []


def test_nothing_of_the_work_is_left_behind(central: Path, it: Path) -> None:
    report(it, "Klart")
    with Database.open(central, write=True) as db:
        before = sorted(central.parent.iterdir())
        inbox = arrived(it)
        merge(db, [inbox])
        assert sorted(central.parent.iterdir()) == sorted([*before, inbox.path])
        assert db.rows("SELECT name FROM temp.sqlite_schema") == []
        assert {name for _, name, _ in db.rows("PRAGMA database_list")} <= {"main", "temp"}


class CancelledError(Exception):
    pass


class Watcher:
    """A progress callback that raises the ``stop``-th time that it is called."""

    def __init__(self, stop: int = -1) -> None:
        self.stop = stop
        self.told: list[tuple[int, int, str]] = []

    def __call__(self, done: int, total: int, name: str) -> None:
        self.told.append((done, total, name))
        if len(self.told) == self.stop:
            raise CancelledError


class TestCancel:
    def test_at_every_step(self, central: Path, it: Path, fastigheter: Path) -> None:
        report(it, "Klart")
        report(fastigheter, "Klart", "fastigheter")
        was = content(central)
        inboxes = [arrived(it), arrived(fastigheter)]
        steps = [(0, "it.db"), (1, "fastigheter.db"), (2, "it.db"), (3, "fastigheter.db")]
        with Database.open(central, write=True) as db:
            for stop in range(1, 5):
                watcher = Watcher(stop)
                with pytest.raises(CancelledError):
                    merge(db, inboxes, progress=watcher)
                assert watcher.told == [(done, 4, name) for done, name in steps[:stop]]
                assert content(central) == was
            assert [one.fresh for one in merge(db, inboxes)] == [1, 1]

    def test_in_the_middle_of_a_statement(
        self, central: Path, it: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("vbtui.store.connection._TICK_STEPS", 50)
        report(it, "Klart")
        was = content(central)
        all_steps = Watcher()
        with Database.open(central, write=True) as db:
            with (
                contextlib.suppress(CancelledError),
                merging(db, [arrived(it)], progress=all_steps),
            ):
                raise CancelledError
            steps = len(all_steps.told)
            assert steps > 50
            for stop in range(1, steps, steps // 20):
                with pytest.raises(CancelledError):
                    merge(db, [arrived(it)], progress=Watcher(stop))
                assert content(central) == was
            assert merge(db, [arrived(it)])[0].fresh == 1


class TestRefused:
    """A bad file is refused by itself, and the others are merged."""

    def require_refused(self, central: Path, bad: Path, good: Path, words: str) -> None:
        report(good, "Bra", "fastigheter")
        refused, taken = merged(central, bad, good)
        assert words in refused.refusal
        assert refused.refusal.startswith(f"Filen {bad.name} ")
        assert (refused.fresh, refused.unchanged, taken.fresh) == (0, 0, 1)
        with at_desk(central) as desk:
            assert desk.said("fastigheter").kommentar == "Bra"
        # As if the bad file had never come.
        alone = handed_out(central, "annan")
        with Database.open(alone) as db:
            assert len(db.rows("SELECT 1 FROM j_change")) == taken.inbox.changes

    def test_another_family(self, central: Path, it: Path, fastigheter: Path) -> None:
        tamper(it, "UPDATE j_meta SET v = 'annan' WHERE k = 'family'")
        self.require_refused(central, it, fastigheter, "en annan plan än central.db")

    @pytest.mark.parametrize(
        "column",
        ["value = 'Annat'", "depth = 7", "tx = randomblob(16)", "at = '2025-01-01'", "base = 1"],
    )
    def test_a_change_that_says_something_else_than_here(
        self, central: Path, it: Path, fastigheter: Path, column: str
    ) -> None:
        tamper(it, f"UPDATE j_change SET {column} WHERE row = '{UPPDRAG}' AND field = 'titel'")
        self.require_refused(central, it, fastigheter, "säger annat om ändringar")

    def test_a_change_of_an_earlier_file_of_the_same_merge(
        self, central: Path, it: Path, fastigheter: Path
    ) -> None:
        report(it, "Klart")
        copy = handed_out(it, "it-kopia")
        tamper(copy, "UPDATE j_change SET value = 'Annat' WHERE value = 'Klart'")
        first, refused = merged(central, it, copy)
        assert first.refusal == ""
        assert "säger annat om ändringar" in refused.refusal

    def test_a_save_under_another_name(self, central: Path, it: Path, fastigheter: Path) -> None:
        tamper(it, "UPDATE j_tx SET author = 'Någon annan'")
        self.require_refused(central, it, fastigheter, "säger annat om ändringar")

    def test_an_edge_that_makes_a_known_change_vanish(
        self, central: Path, it: Path, fastigheter: Path
    ) -> None:
        tamper(
            it,
            "INSERT INTO j_edge (parent, child) SELECT a.id, b.id FROM j_change a, j_change b"
            f" WHERE a.row = '{UPPDRAG}' AND a.field = 'titel'"
            f" AND b.row = '{UPPDRAG}' AND b.field = 'nr'",
        )
        self.require_refused(central, it, fastigheter, "säger annat om ändringar")

    def test_a_known_deletion_that_has_seen_more(self, central: Path, fastigheter: Path) -> None:
        with at_desk(central) as desk:
            desk.editor.remove_node(desk.aktivitet)
        it, good = handed_out(central, "it"), handed_out(central, "bra")
        tamper(
            it,
            "INSERT INTO j_seen (head, deletion) SELECT h.id, d.id FROM j_change h, j_change d"
            f" WHERE h.row = '{UPPDRAG}' AND h.field = 'titel' AND d.row = '{AKTIVITET}'"
            " AND d.field = 'deleted' AND d.value = 1",
        )
        self.require_refused(central, it, good, "säger annat om ändringar")

    def test_a_field_that_is_not_there(self, central: Path, it: Path, fastigheter: Path) -> None:
        report(it, "Klart")
        tamper(it, "UPDATE j_change SET field = 'id' WHERE value = 'Klart'")
        self.require_refused(central, it, fastigheter, "fält som vbtui inte känner till")

    def test_a_row_that_is_not_there(self, central: Path, it: Path, fastigheter: Path) -> None:
        report(it, "Klart")
        tamper(it, "UPDATE j_change SET row = 'ingen' WHERE value = 'Klart'")
        self.require_refused(central, it, fastigheter, "rader som inte finns")

    def test_a_value_that_does_not_fit(self, central: Path, it: Path, fastigheter: Path) -> None:
        with Database.open(it, write=True) as db, db.save() as save:
            save.set_stored("nod", UPPDRAG, "flerarigt", 0)
        tamper(it, "UPDATE j_change SET value = 7 WHERE field = 'flerarigt' AND depth = 2")
        self.require_refused(central, it, fastigheter, "värden som inte får stå")

    def test_a_reference_to_nothing(self, central: Path, it: Path, fastigheter: Path) -> None:
        with Database.open(it, write=True) as db, db.save() as save:
            save.set_stored("nod", UPPDRAG, "overordnad", None)
        tamper(it, "UPDATE j_change SET value = 'ingen' WHERE field = 'overordnad' AND depth = 2")
        self.require_refused(central, it, fastigheter, "hänvisar till rader som inte finns")

    def test_a_new_row_that_refers_to_nothing(
        self, central: Path, it: Path, fastigheter: Path
    ) -> None:
        report(it, "Klart")
        with closing(sqlite3.connect(it)) as connection:
            connection.execute("DROP TRIGGER jt_uppfoljning_nyckel")
            connection.execute("UPDATE uppfoljning SET nod = 'ingen'")
            connection.commit()
        self.require_refused(central, it, fastigheter, "hänvisar till rader som inte finns")

    def test_a_row_with_the_id_of_another(self, central: Path, it: Path, fastigheter: Path) -> None:
        with at_desk(it) as desk, desk.db.save() as save:
            desk.db.connection.execute(
                "INSERT INTO rad (id, deleted, tabell, enhet, grupp, namn, ordning, matt, riktning,"
                " malvarde) VALUES (:id, 0, 'byggprojekt', :enhet, '', 'Lånat', 0, '', '', '')",
                {"id": MALOMRADE, "enhet": IT},
            )
            assert save.id
        self.require_refused(central, it, fastigheter, "samma märkning som en annan")

    def test_a_damaged_file(self, central: Path, it: Path, fastigheter: Path) -> None:
        report(it, "Klart")
        report(fastigheter, "Bra", "fastigheter")
        bad, good = arrived(it), arrived(fastigheter)
        with bad.path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (bad.path.stat().st_size - 4096))
        with Database.open(central, write=True) as db:
            refused, taken = merge(db, [bad, good])
        assert "är skadad" in refused.refusal
        assert taken.fresh == 1


class TestOlderAndCopied:
    """What a file lacks of what has come from it before."""

    def test_an_older_one(self, central: Path, it: Path) -> None:
        report(it, "Först")
        old = arrived(it)
        report(it, "Sedan")
        merged(central, it)
        with Database.open(central, write=True) as db:
            (result,) = merge(db, [old])
        assert (result.fresh, result.missing) == (0, 1)

    def test_a_copy_that_was_written_in(self, central: Path, it: Path) -> None:
        copy = Path(it.with_name("kopia.db"))
        copy.write_bytes(it.read_bytes())
        report(it, "Det ena")
        report(copy, "Det andra")
        first, second = merged(central, it, copy)
        assert (first.missing, second.missing) == (0, 1)
        assert second.fresh == 1

    def test_one_that_has_all(self, central: Path, it: Path) -> None:
        report(it, "Först")
        merged(central, it)
        report(it, "Sedan")
        assert [one.missing for one in merged(central, it, it)] == [0, 0]


def test_a_merge_is_not_begun_in_a_transaction(central: Path) -> None:
    with Database.open(central, write=True) as db, db.transaction(), pytest.raises(RuntimeError):
        merge(db, [])


def test_a_file_in_use_is_left_alone(central: Path, it: Path) -> None:
    report(it, "Klart")
    with closing(sqlite3.connect(central, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError, match="används av ett annat program"):
            merged(central, it)


def test_nothing_is_gone_through_for_every_row_of_something_else(central: Path, it: Path) -> None:
    """Whatever is looked for in this file is found by an index."""
    report(it, "Klart")
    statements: list[str] = []
    with Database.open(central, write=True) as db:
        db.connection.set_trace_callback(statements.append)
        with merging(db, [arrived(it)]):
            db.connection.set_trace_callback(None)
            details = [
                (detail, statement)
                for statement in statements
                if statement.strip().startswith(("INSERT", "SELECT", "UPDATE", "DELETE"))
                and "inbox." not in statement
                for *_, detail in db.connection.execute(f"EXPLAIN QUERY PLAN {statement}")
            ]
    assert len({statement for _, statement in details}) > 20
    inner = re.compile(r"SCAN (c|d|e|k|m|p|r|j_change|j_edge|j_seen|j_tx)\b")
    assert [one for one in details if inner.match(one[0])] == []
