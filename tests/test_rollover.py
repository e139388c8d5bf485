"""The roll-over of a file: next year's plan, the next report, what is refused, and merges."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import at_desk
from tests.factory import (
    AKTIVITET,
    HELAR_2025,
    IT,
    MALOMRADE,
    PLAN,
    STYRTAL,
    UPPDRAG,
    small_file,
)
from tests.merging import handed_out, merged
from vbtui.collect import Collector
from vbtui.domain.errors import InputError
from vbtui.domain.period import Period, PeriodTyp
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.role import Role
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.rollover import Rollover, Wishes, look, roll_over
from vbtui.store import inlamningar, journal, plans
from vbtui.store.database import Database
from vbtui.store.ids import natural_id
from vbtui.store.models import MODELS, journaled_fields
from vbtui.submit import submit

SAMPLE = Path(__file__).resolve().parent.parent / "sample.db"
HELAR_2026 = natural_id("period", "2026", "helar")
DELAR_2026 = natural_id("period", "2026", "delar")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The board's file, in which the unit it has said how it went."""
    made = small_file(tmp_path / "namnd.db")
    with at_desk(made) as desk:
        for kod in ("it", "servicenamnden"):
            desk.report("status", "startat_ej_klart", kod=kod)
        desk.report("kommentar", "Halvvägs.", kod="servicenamnden")
        desk.report("utfall", "78", kod="servicenamnden", nod=STYRTAL)
        desk.report("status", "pagaende", nod=AKTIVITET)
    return made


def content(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row that is there, as people see it: what has been taken back is not."""
    found = {}
    for table, model in MODELS.items():
        columns = ", ".join(f'"{name}"' for name in model.model_fields)
        found[table] = db.rows(f'SELECT {columns} FROM "{table}" WHERE deleted = 0 ORDER BY id')
    return found


def without(
    now: Mapping[str, list[tuple[object, ...]]], then: Mapping[str, list[tuple[object, ...]]]
) -> dict[str, list[tuple[object, ...]]]:
    """The rows of ``then`` that are not in ``now`` as they were."""
    return {table: [row for row in rows if row not in now[table]] for table, rows in then.items()}


def new_nodes(db: Database, found: Rollover) -> dict[str, Nod]:
    """Old node → the node that carries it on."""
    return {nod.foregangare or "": nod for nod in plans.noder(db, found.plan)}


def period_of(db: Database, row: str) -> Period:
    return next(one for one in plans.perioder(db) if one.id == row)


def test_the_plan_of_the_next_year_carries_on_what_goes_on(path: Path) -> None:
    with at_desk(path) as desk:
        with desk.db.save() as save:
            save.ensure("berord", {"nod": UPPDRAG, "enhet": IT})
        before = content(desk.db)
        found = roll_over(desk.db, Wishes(first=36))
        nodes = new_nodes(desk.db, found)
        assert set(nodes) == {MALOMRADE, STYRTAL, UPPDRAG, AKTIVITET}
        for old, new in nodes.items():
            kept = desk.nod(old)
            assert replace(
                new, id=old, foregangare=None, nr=kept.nr, overordnad=kept.overordnad
            ) == kept  # fmt: skip
            parent = nodes[kept.overordnad].id if kept.overordnad else None
            assert new.overordnad == parent
        assert nodes[UPPDRAG].nr == "36"
        assert nodes[MALOMRADE].nr == "5"
        assert plans.berorda(desk.db, found.plan) == {nodes[UPPDRAG].id: {IT}}
        assert plans.plan_title(desk.db, found.plan) == "Plan 2026"
        assert not any(without(content(desk.db), before).values())


def test_both_periods_of_the_year_are_made_with_what_they_are_compared_with(path: Path) -> None:
    with at_desk(path) as desk:
        found = roll_over(desk.db)
        year, interim = (period_of(desk.db, row) for row in (HELAR_2026, DELAR_2026))
        assert (year.fran, year.till) == (date(2026, 1, 1), date(2026, 12, 31))
        assert (interim.fran, interim.till) == (date(2026, 1, 1), date(2026, 7, 31))
        assert {year.plan, interim.plan} == {found.plan}
        assert year.jamforelse == HELAR_2025
        compared = period_of(desk.db, interim.jamforelse or "")
        assert (compared.key, compared.plan) == ("2025-delar", None)


def test_last_years_words_and_figures_are_what_the_new_year_is_compared_with(path: Path) -> None:
    with at_desk(path) as desk:
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "2"})
        found = roll_over(desk.db)
        nodes, year = new_nodes(desk.db, found), period_of(desk.db, HELAR_2026)
        board = desk.board.id
        for old, words, outcome in ((UPPDRAG, "Halvvägs.", ""), (STYRTAL, "", "78")):
            said = plans.said_before(desk.db, nodes[old].id, board, year)
            assert said is not None
            assert said.period == HELAR_2025
            assert (said.uppfoljning.kommentar, said.uppfoljning.utfall) == (words, outcome)
        assert plans.said(desk.db, board, HELAR_2026) == {}
        view = desk.view("arsarbetare_avtalad", period=year)
        assert view.value("chef", "kvinnor_fg").exact == 2
        assert view.value("chef", "kvinnor").exact is None


def test_the_budget_of_the_new_year_can_be_typed(path: Path) -> None:
    budget = next(one for one in TABLES.values() if one.id.endswith("budget"))
    with at_desk(path) as desk:
        roll_over(desk.db)
        view = desk.view(budget.id, "servicenamnden", period=period_of(desk.db, HELAR_2026))
        typed = [
            (row.id, column.id)
            for row in view.rows
            for column in view.columns
            if not view.refusal(row, column)
        ]
        assert typed
        assert not desk.editor.set_block(view, [(*typed[0], "10")])


def test_a_look_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with Database.open(path) as db:
        found = look(db)
    assert len(found.carried) == 4
    assert found.backup is None
    assert path.read_bytes() == before
    assert [*path.parent.glob("*.bak")] == []


def test_there_is_a_backup_and_one_save_in_the_history(path: Path) -> None:
    with at_desk(path, author="Ada") as desk:
        before = content(desk.db)
        found = roll_over(desk.db)
        newest, *_ = journal.log(desk.db)
        assert (newest.kind, newest.author, newest.note) == ("rollover", "Ada", "Plan 2026")
        assert newest.entries[0].kind_word == "årsskifte"
    assert found.backup is not None
    with Database.open(found.backup) as db:
        assert content(db) == before


def test_undo_takes_all_of_it_back_and_redo_brings_it_again(path: Path) -> None:
    with at_desk(path) as desk:
        before = content(desk.db)
        roll_over(desk.db, Wishes(first=36))
        after = content(desk.db)
        desk.editor.undo()
        assert content(desk.db) == before
        desk.editor.redo()
        assert content(desk.db) == after
        desk.editor.undo()
        roll_over(desk.db, Wishes(first=36))
        assert content(desk.db) == after


def test_what_others_have_written_in_the_new_year_is_not_taken_away_by_an_undo(
    path: Path,
) -> None:
    with at_desk(path) as desk:
        found = roll_over(desk.db)
        task = new_nodes(desk.db, found)[UPPDRAG]
    copy = handed_out(path, "it", IT)
    with at_desk(copy, author="Ada") as own:
        own.editor.report(task, own.it, period_of(own.db, HELAR_2026), "kommentar", "Nytt år.")
    merged(path, copy)
    with at_desk(path) as desk:
        with pytest.raises(InputError, match="Andra har redan skrivit i"):
            desk.editor.undo()
        assert plans.said(desk.db, IT, HELAR_2026)[task.id].kommentar == "Nytt år."


def test_the_old_year_can_still_be_written_and_undone(path: Path) -> None:
    with at_desk(path) as desk:
        roll_over(desk.db)
        desk.report("kommentar", "Sent men viktigt.", kod="servicenamnden")
        assert desk.said(kod="servicenamnden").kommentar == "Sent men viktigt."
        desk.editor.undo()
        assert desk.said(kod="servicenamnden").kommentar == "Halvvägs."


def test_it_is_not_made_twice(path: Path) -> None:
    with at_desk(path) as desk:
        roll_over(desk.db)
        before = content(desk.db)
        for till in ("", "2026-helar", "2026-delar"):
            with pytest.raises(InputError, match="Plan 2026 finns redan och inget fattas"):
                roll_over(desk.db, Wishes(till))
        assert content(desk.db) == before
    assert len([*path.parent.glob("*.bak")]) == 1


def test_what_came_to_the_old_plan_afterwards_can_follow(path: Path) -> None:
    with at_desk(path) as desk:
        found = roll_over(desk.db)
        nodes = new_nodes(desk.db, found)
        desk.editor.change_node(nodes[UPPDRAG], "nr", "36")
        desk.editor.remove_node(nodes[AKTIVITET])
        late = desk.editor.add_node(
            PLAN, desk.uppdrag, NodTyp.AKTIVITET, "Kom senare", enhet=desk.it
        )
        again = roll_over(desk.db, Wishes(first=90))
        assert again.again
        assert [line.nod.id for line in again.carried] == [late]
        nodes = new_nodes(desk.db, again)
        assert nodes[UPPDRAG].nr == "36", "what people have changed since stands"
        assert nodes[late].overordnad == nodes[UPPDRAG].id
        assert AKTIVITET not in nodes, "what was removed is not brought back by itself"
        roll_over(desk.db, Wishes(chosen={AKTIVITET: True}))
        assert AKTIVITET in new_nodes(desk.db, again)


def test_what_has_ended_can_be_taken_with_afterwards(path: Path) -> None:
    with at_desk(path) as desk:
        desk.report("status", "genomfort", kod="servicenamnden")
        found = roll_over(desk.db)
        assert UPPDRAG not in new_nodes(desk.db, found)
        roll_over(desk.db, Wishes(chosen={UPPDRAG: True}))
        assert new_nodes(desk.db, found)[UPPDRAG].overordnad


@pytest.mark.parametrize(
    ("till", "sentence"),
    [
        ("2027-helar", "ingen plan för 2026"),
        ("2025-helar", "Helår 2025 finns redan"),
        ("nästa", "är ingen period"),
        ("2026-kvartal", "är ingen period"),
    ],
)
def test_what_cannot_come_next_is_said(path: Path, till: str, sentence: str) -> None:
    with at_desk(path) as desk, pytest.raises(InputError, match=sentence):
        roll_over(desk.db, Wishes(till))
    assert [*path.parent.glob("*.bak")] == []


def test_only_in_the_boards_file(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "it.db", home=IT)) as desk:
        assert not Role(desk.editor.organisation, desk.it).central
        with pytest.raises(InputError, match="i filen för Servicenämnden"):
            look(desk.db)


def test_a_node_of_another_plan_cannot_be_chosen(path: Path) -> None:
    with at_desk(path) as desk, pytest.raises(InputError, match="finns inte i planen"):
        roll_over(desk.db, Wishes(chosen={"f" * 32: True}))


# The same plan, another report


def test_the_next_report_of_the_same_plan(path: Path) -> None:
    with at_desk(path) as desk:
        before = content(desk.db)
        found = roll_over(desk.db, Wishes("2025-delar"))
        assert not found.next_year
        assert found.lines == ()
        assert found.warnings == (), "nothing earlier has to be ready for it"
        made = next(one for one in plans.perioder(desk.db) if one.key == "2025-delar")
        assert made.plan == PLAN
        assert not any(without(content(desk.db), before).values())
        desk.editor.undo()
        assert content(desk.db) == before


def test_from_an_interim_report_the_year_end_comes_next(path: Path) -> None:
    with at_desk(path) as desk:
        with desk.db.save() as save:
            save.set("period", HELAR_2025, "plan", None)
        delar = natural_id("period", "2025", "delar")
        with desk.db.save() as save:
            save.put(
                "period",
                delar,
                {"ar": 2025, "typ": "delar", "fran": date(2025, 1, 1), "till": date(2025, 7, 31),
                 "plan": PLAN},
            )  # fmt: skip
        found = roll_over(desk.db)
        assert not found.next_year
        assert [(one.key, one.made) for one in found.periods] == [("2025-helar", False)]
        assert period_of(desk.db, HELAR_2025).plan == PLAN
        assert found.source.typ is PeriodTyp.DELAR
        assert any("inte är stängd" in one or "inte stängd" in one for one in found.warnings)


# What should be seen to first


def test_what_is_not_ready_is_said_first(path: Path) -> None:
    with at_desk(path) as desk:
        (missing, open_) = look(desk.db).warnings
        assert missing.startswith("2 av 2 enheter har inte lämnat in Helår 2025: Område IT,")
        assert open_ == "Helår 2025 är inte stängd för rapportering."
        for kod in ("it", "fastigheter"):
            submit(desk.db, desk.unit(kod), desk.period)
        assert "är inte mottagna" in look(desk.db).warnings[0]
        collector = Collector(desk.db)
        for kod in ("it", "fastigheter"):
            collector.receive(desk.unit(kod), desk.period)
        collector.close(desk.period)
        assert look(desk.db).warnings == ()
        desk.editor.report(desk.uppdrag, desk.board, desk.period, "status", "")
        with desk.db.save() as save:
            save.set("uppfoljning", natural_id("uppfoljning", UPPDRAG, IT, HELAR_2025), "status",
                     None)  # fmt: skip
        assert look(desk.db).warnings == ("1 uppdrag saknar status.",)


def test_conflicts_are_said(path: Path) -> None:
    copy = handed_out(path, "annan")
    for one, text in ((path, "Ett"), (copy, "Två")):
        with at_desk(one) as desk:
            desk.report("kommentar", text, kod="servicenamnden")
    merged(path, copy)
    with at_desk(path) as desk:
        assert "1 konflikt väntar på ett val." in look(desk.db).warnings


# Merges


def test_two_files_that_roll_over_each_for_itself_make_one_plan(path: Path) -> None:
    copy = handed_out(path, "annan")
    for one in (path, copy):
        with at_desk(one) as desk:
            roll_over(desk.db, Wishes(first=36))
            after = content(desk.db)
    merged(path, copy)
    with at_desk(path) as desk:
        assert content(desk.db) == after
        assert inlamningar.conflict_cells(desk.db) == []


def test_two_that_number_differently_are_asked_and_not_doubled(path: Path) -> None:
    copy = handed_out(path, "annan")
    for one, first in ((path, 36), (copy, 40)):
        with at_desk(one) as desk:
            found = roll_over(desk.db, Wishes(first=first))
    merged(path, copy)
    with at_desk(path) as desk:
        nodes = plans.noder(desk.db, found.plan)
        assert len(nodes) == 4
        (waiting,) = inlamningar.conflict_cells(desk.db)
        assert (waiting[1].row, waiting[1].field) == (new_nodes(desk.db, found)[UPPDRAG].id, "nr")


def test_a_file_handed_out_before_is_merged_after(path: Path) -> None:
    copy = handed_out(path, "it", IT)
    with at_desk(path) as desk:
        found = roll_over(desk.db)
        before = content(desk.db)
    with at_desk(copy, author="Ada") as own:
        own.report("kommentar", "Skrivet i den gamla filen.")
        late = own.editor.add_node(PLAN, own.uppdrag, NodTyp.AKTIVITET, "Sent", enhet=own.it)
    merged(path, copy)
    with at_desk(path) as desk:
        assert desk.said().kommentar == "Skrivet i den gamla filen."
        assert inlamningar.conflict_cells(desk.db) == []
        now = content(desk.db)
        lost = without(now, before)
        assert {table for table, rows in lost.items() if rows} == {"uppfoljning"}
        assert [line.nod.id for line in look(desk.db).carried] == [late]
        assert new_nodes(desk.db, found)


# Any wishes


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, which every example leaves as it was but for its history."""
    return Path(shutil.copy(SAMPLE, tmp_path_factory.mktemp("prov") / "prov.db"))


@settings(max_examples=8)
@given(data=st.data())
def test_any_roll_over_has_one_lineage_keeps_the_old_year_and_can_be_undone(
    sample: Path, data: st.DataObject
) -> None:
    with Database.open(sample, author="Kim", write=True) as db:
        ids = [line.nod.id for line in look(db).lines]
        chosen = data.draw(st.dictionaries(st.sampled_from(ids), st.booleans(), max_size=8))
        first = data.draw(st.none() | st.integers(0, 99))
        before = content(db)
        found = roll_over(db, Wishes(chosen=chosen, first=first))
        nodes = plans.noder(db, found.plan)
        assert sorted(nod.foregangare or "" for nod in nodes) == sorted(
            line.nod.id for line in found.carried
        )
        known = {nod.id for nod in nodes}
        assert all(nod.overordnad in known for nod in nodes if nod.overordnad)
        assert not any(without(content(db), before).values())
        Editor(db).undo()
        assert content(db) == before
    assert found.backup is not None
    found.backup.unlink()


def test_every_field_of_a_node_is_carried_or_decided_anew() -> None:
    """A field that is added to a node follows by itself, if the plan reads it."""
    fields = set(journaled_fields(MODELS["nod"])) - {"deleted", "plan", "ordning"}
    assert fields <= set(Nod.__dataclass_fields__)
