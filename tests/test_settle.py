from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, HELAR_2025, IT, MALOMRADE, UPPDRAG, small_file
from vbtui.collect import Collector
from vbtui.domain.errors import InputError
from vbtui.domain.plan import NodTyp
from vbtui.handout import hand_out
from vbtui.mergefiles import merge_files
from vbtui.settle import Choice, Settler, about_node, in_table
from vbtui.store import journal, plans, undo
from vbtui.store.ids import natural_id

Act = Callable[[Desk], object]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The board's file; the unit it has a copy in the folder ut."""
    with at_desk(small_file(tmp_path / "namnd.db")) as desk:
        desk.report("kommentar", "Från början.")
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1"})
        hand_out(desk.db, tmp_path / "ut")
        yield desk


def collide(desk: Desk, here: Act, there: Act) -> Choice:
    """The conflict when the board does one thing and the unit it another."""
    here(desk)
    path = desk.db.path.parent / "ut" / "it.db"
    with at_desk(path, author="Ada") as own:
        there(own)
    merge_files(desk.db, [path])
    (choice,) = Settler(desk.db).choices()
    return choice


def comments(desk: Desk, here: str = "Nämndens.", there: str = "Områdets.") -> Choice:
    return collide(
        desk,
        lambda one: one.report("kommentar", here),
        lambda one: one.report("kommentar", there),
    )


def key(choice: Choice, text: str) -> str:
    """What the side that says this is taken by."""
    (found,) = (side.key for side in choice.sides if side.text == text)
    return found


def test_a_conflict_is_told_in_words(desk: Desk) -> None:
    desk.db.clock = lambda: "2026-01-02T08:00:00Z"
    choice = comments(desk)
    assert choice.place.title == "28 Säker it-miljö · Område IT · Helår 2025"
    assert (choice.field, choice.base, choice.enhet) == ("kommentar", "Från början.", desk.it)
    assert {(side.text, side.who, side.file) for side in choice.sides} == {
        ("Nämndens.", "Kim", "namnd.db"),
        ("Områdets.", "Ada", "it.db"),
    }
    assert choice.sides[0].text == desk.said().kommentar
    assert choice.sides[0].when[:4] == "2026"


@pytest.mark.parametrize("wanted", ["Nämndens.", "Områdets."])
def test_one_side_is_taken_and_the_other_stays_in_the_history(desk: Desk, wanted: str) -> None:
    choice = comments(desk)
    settler = Settler(desk.db)
    settler.take(choice, [key(choice, wanted)])
    assert settler.choices() == []
    assert desk.said().kommentar == wanted
    told = journal.history(desk.db, choice.conflict.cell)
    assert {"Nämndens.", "Områdets."} <= {entry.new for entry in told}
    assert told[0].kind_word == "löste konflikt"
    undo.undo(desk.db)
    assert [one.id for one in settler.choices()] == [choice.id]


def test_both_texts_are_taken_one_after_the_other(desk: Desk) -> None:
    choice = comments(desk)
    Settler(desk.db).take(choice, [key(choice, "Områdets."), key(choice, "Nämndens.")])
    assert desk.said().kommentar == "Områdets.\n\nNämndens."


def test_an_emptied_text_leaves_no_gap(desk: Desk) -> None:
    choice = comments(desk, there="")
    Settler(desk.db).take(choice, [side.key for side in choice.sides])
    assert desk.said().kommentar == "Nämndens."


def test_a_third_text_is_written(desk: Desk) -> None:
    choice = comments(desk)
    Settler(desk.db).write(choice, "Tredje\r\ntexten.")
    assert desk.said().kommentar == "Tredje\ntexten."
    assert Settler(desk.db).choices() == []


def figures(desk: Desk) -> Choice:
    return collide(
        desk,
        lambda one: one.fill("arsarbetare_avtalad", {"chef/kvinnor": "2,5"}),
        lambda one: one.fill("arsarbetare_avtalad", {"chef/kvinnor": "3"}),
    )


def chief(desk: Desk) -> object:
    return desk.view("arsarbetare_avtalad").value("chef", "kvinnor").exact


def test_a_figure_is_taken_exactly(desk: Desk) -> None:
    choice = figures(desk)
    assert (choice.base, choice.texts) == ("1", False)
    assert choice.field == "Antal årsarbetare per 31 dec 2025: Kvinnor"
    settler = Settler(desk.db)
    with pytest.raises(InputError, match="Bara texter"):
        settler.take(choice, [side.key for side in choice.sides])
    settler.take(choice, [key(choice, "2,5")])
    assert chief(desk) == Decimal("2.5")


def test_a_third_figure_is_typed_as_in_the_table(desk: Desk) -> None:
    choice = figures(desk)
    settler = Settler(desk.db)
    for wrong in ("1.234", "tre", "-1 tkr"):
        with pytest.raises(InputError):
            settler.write(choice, wrong)
    assert len(settler.choices()) == 1
    settler.write(choice, "2 750,25")
    assert chief(desk) == Decimal("2750.25")


def test_a_third_status_is_one_of_the_scale(desk: Desk) -> None:
    choice = collide(
        desk,
        lambda one: one.report("status", "genomfort"),
        lambda one: one.report("status", "ej_startat"),
    )
    assert {side.text for side in choice.sides} == {"● Genomfört", "◌ Ej startat"}
    settler = Settler(desk.db)
    with pytest.raises(InputError):
        settler.write(choice, "Nästan")
    settler.write(choice, "Startat, ej klart")
    assert desk.said().status == "startat_ej_klart"


def test_the_plan_is_settled_with_the_plans_rules(desk: Desk) -> None:
    choice = collide(
        desk,
        lambda one: one.editor.change_node(one.aktivitet, "slutdatum", "2025-11-30"),
        lambda one: one.editor.change_node(one.aktivitet, "slutdatum", "2025-12-01"),
    )
    settler = Settler(desk.db)
    with pytest.raises(InputError):
        settler.write(choice, "i höst")
    settler.write(choice, "2025-12-24")
    assert str(desk.aktivitet.slutdatum) == "2025-12-24"


def test_the_title_of_an_activity_may_be_put_together(desk: Desk) -> None:
    choice = collide(
        desk,
        lambda one: one.editor.change_node(one.aktivitet, "titel", "Utbilda alla"),
        lambda one: one.editor.change_node(one.aktivitet, "titel", "i avvikelser"),
    )
    assert choice.texts
    Settler(desk.db).take(choice, [key(choice, "Utbilda alla"), key(choice, "i avvikelser")])
    assert desk.aktivitet.titel == "Utbilda alla i avvikelser"


@pytest.mark.parametrize("keep", [True, False])
def test_a_delete_against_an_edit(desk: Desk, keep: bool) -> None:
    choice = collide(
        desk,
        lambda one: one.editor.remove_node(one.aktivitet),
        lambda one: one.editor.change_node(one.aktivitet, "titel", "Ny titel"),
    )
    assert choice.deleted
    assert {(side.field, side.text) for side in choice.sides} == {
        ("borttagen", "borttagen"),
        ("titel", "Ny titel"),
    }
    settler = Settler(desk.db)
    with pytest.raises(InputError, match="välj en av sidorna"):
        settler.write(choice, "0")
    with pytest.raises(InputError, match="Bara texter"):
        settler.take(choice, [side.key for side in choice.sides])
    settler.take(choice, [key(choice, "Ny titel" if keep else "borttagen")])
    assert settler.choices() == []
    assert (AKTIVITET in {nod.id for nod in plans.noder(desk.db, _plan(desk))}) is keep


def _plan(desk: Desk) -> str:
    assert desk.period.plan
    return desk.period.plan


def test_a_deleted_figures_row_is_brought_back_whole(desk: Desk) -> None:
    row = natural_id("arsarbetare_avtalad", IT, HELAR_2025, "chef")

    def delete(one: Desk) -> None:
        with one.db.save() as save:
            save.set("arsarbetare_avtalad", row, "deleted", 1)

    choice = collide(
        desk, delete, lambda one: one.fill("arsarbetare_avtalad", {"chef/kvinnor": "3"})
    )
    Settler(desk.db).take(choice, [key(choice, "3")])
    assert chief(desk) == 3


def test_what_has_lost_its_place_is_told(desk: Desk) -> None:
    path = desk.db.path.parent / "ut" / "it.db"
    with at_desk(path) as own:
        new = own.editor.add_node(
            _plan(own), own.uppdrag, NodTyp.AKTIVITET, "Ny aktivitet", enhet=own.it
        )
    desk.editor.remove_node(desk.uppdrag)
    assert Settler(desk.db).orphans() == []
    merge_files(desk.db, [path])
    assert Settler(desk.db).orphans() == []
    settler = Settler(desk.db)
    (choice,) = settler.choices()
    settler.take(choice, [key(choice, "borttagen")])
    assert settler.choices() == []
    assert new not in {nod.id for nod in plans.noder(desk.db, _plan(desk))}


def test_those_that_were_moved_under_one_another_are_told(desk: Desk) -> None:
    with desk.db.save() as save:
        save.set("nod", MALOMRADE, "overordnad", UPPDRAG)
    assert set(Settler(desk.db).orphans()) == {
        f"{one} ligger under {other}, som i sin tur ligger under den; flytta den eller ta bort den."
        for one, other in (
            ("5 Trygg service", "28 Säker it-miljö"),
            ("28 Säker it-miljö", "5 Trygg service"),
        )
    }


def test_what_is_not_there_cannot_be_found_or_taken(desk: Desk) -> None:
    choice = comments(desk)
    settler = Settler(desk.db)
    assert settler.find(choice.id[:4]).id == choice.id
    assert settler.find(choice.id.upper()).id == choice.id
    for wrong in ("", "zzz", choice.id + "0"):
        with pytest.raises(InputError, match="ingen konflikt"):
            settler.find(wrong)
    for wrong in ("", "zzz"):
        with pytest.raises(InputError, match="välj en av"):
            settler.take(choice, [wrong])
    settler.take(choice, [choice.sides[0].key])
    with pytest.raises(InputError, match="läs in konflikterna på nytt"):
        settler.take(choice, [choice.sides[1].key])


def test_only_a_units_own_conflicts(desk: Desk) -> None:
    choice = comments(desk)
    settler = Settler(desk.db)
    assert [one.id for one in settler.choices(desk.it)] == [choice.id]
    assert settler.choices(desk.unit("fastigheter")) == []


def test_a_unit_settles_its_own_and_not_others(desk: Desk, tmp_path: Path) -> None:
    comments(desk)
    merge_files(desk.db, [_with_the_plan_changed(desk)])
    for kod, may in (("it", True), ("fastigheter", False)):
        path = tmp_path / "ut" / f"{kod}.db"
        with at_desk(path) as own:
            merge_files(own.db, [desk.db.path])
            settler = Settler(own.db)
            choices = {one.conflict.cell.table: one for one in settler.choices()}
            assert set(choices) == {"uppfoljning", "nod"}
            with pytest.raises(InputError, match="planen i övrigt ändras i nämndens fil"):
                settler.take(choices["nod"], [choices["nod"].sides[0].key])
            said = choices["uppfoljning"]
            if may:
                settler.take(said, [said.sides[1].key])
            else:
                with pytest.raises(InputError, match="tillhör Område fastigheter"):
                    settler.take(said, [said.sides[1].key])


def _with_the_plan_changed(desk: Desk) -> Path:
    """Another copy of the board's file, in which the same title is another."""
    with desk.db.save() as save:
        save.set("nod", UPPDRAG, "titel", "Nämndens titel")
    path = desk.db.path.parent / "ut" / "fastigheter.db"
    with at_desk(path) as own, own.db.save() as save:
        save.set("nod", UPPDRAG, "titel", "En annan titel")
    return path


def test_a_conflict_can_be_settled_when_the_period_is_closed(desk: Desk) -> None:
    choice = comments(desk)
    Collector(desk.db).close(desk.period)
    Settler(desk.db).take(choice, [key(choice, "Områdets.")])
    assert desk.said().kommentar == "Områdets."


def two_more(desk: Desk) -> list[Choice]:
    """Conflicts between the board and the unit it: a comment, a figure and a title of the plan."""
    comments(desk)
    path = desk.db.path.parent / "ut" / "it.db"
    desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "2"})
    with desk.db.save() as save:
        save.set("nod", UPPDRAG, "titel", "Nämndens titel")
    with at_desk(path, author="Ada") as own:
        own.fill("arsarbetare_avtalad", {"chef/kvinnor": "3"})
        with own.db.save() as save:
            save.set("nod", UPPDRAG, "titel", "Områdets titel")
    merge_files(desk.db, [path])
    return Settler(desk.db).choices()


def test_what_is_everybodys_comes_first_and_then_unit_by_unit(desk: Desk) -> None:
    found = two_more(desk)
    assert [one.conflict.cell.table for one in found] == [
        "nod",
        "uppfoljning",
        "arsarbetare_avtalad",
    ]
    assert [one.enhet for one in found] == [None, desk.it, desk.it]
    assert [one.short for one in found] == ["titel", "kommentar", "Kvinnor"]


def test_the_owner_wins_in_one_save(desk: Desk) -> None:
    plan, *own = two_more(desk)
    assert plan.owners is None
    assert [one.owners.text for one in own if one.owners] == ["Områdets.", "3"]
    settler = Settler(desk.db)
    settler.take_owners(own)
    assert desk.said().kommentar == "Områdets."
    assert chief(desk) == 3
    assert [one.id for one in settler.choices()] == [plan.id]
    undo.undo(desk.db)
    assert len(settler.choices()) == 3
    undo.redo(desk.db)
    assert [one.id for one in settler.choices()] == [plan.id]
    assert chief(desk) == 3


def test_the_owner_wins_in_all_or_none(desk: Desk) -> None:
    _, said, figure = two_more(desk)
    settler = Settler(desk.db)
    settler.take(said, [said.sides[0].key])
    with pytest.raises(InputError, match="läs in konflikterna på nytt"):
        settler.take_owners([figure, said])
    assert [one.conflict.cell.table for one in settler.choices()] == ["nod", "arsarbetare_avtalad"]


def test_after_undo_the_sides_are_still_who_wrote_them(desk: Desk) -> None:
    before = comments(desk)
    settler = Settler(desk.db)
    for _ in range(2):
        (choice,) = settler.choices()
        settler.take(choice, [key(choice, "Områdets.")])
        undo.undo(desk.db)
    (after,) = settler.choices()
    assert [(side.text, side.source) for side in after.sides] == [
        (side.text, side.source) for side in before.sides
    ]
    assert after.base == before.base == "Från början."
    undo.redo(desk.db)
    assert settler.choices() == []
    undo.undo(desk.db)
    (again,) = settler.choices()
    assert [side.source for side in again.sides] == [side.source for side in before.sides]


def test_an_older_value_is_taken_back(desk: Desk) -> None:
    choice = figures(desk)
    settler = Settler(desk.db)
    oldest = journal.history(desk.db, choice.conflict.cell)[-1]
    settler.restore(choice, oldest.new)
    assert chief(desk) == 1
    assert settler.choices() == []
    assert settler.holds(choice) == "1"


@pytest.mark.parametrize(("wanted", "holds"), [("borttagen", "borttagen"), ("Ny titel", "kvar")])
def test_what_holds_after_a_delete_against_an_edit(desk: Desk, wanted: str, holds: str) -> None:
    choice = collide(
        desk,
        lambda one: one.editor.remove_node(one.aktivitet),
        lambda one: one.editor.change_node(one.aktivitet, "titel", "Ny titel"),
    )
    settler = Settler(desk.db)
    settler.take(choice, [key(choice, wanted)])
    assert settler.holds(choice) == holds


def test_a_begun_third_text_settles_nothing(desk: Desk) -> None:
    choice = comments(desk)
    settler = Settler(desk.db)
    assert settler.draft(choice) is None
    settler.keep_draft(choice, "En början")
    assert settler.draft(choice) == "En början"
    assert desk.editor.settle_drafts() == []
    assert [one.id for one in settler.choices()] == [choice.id]
    settler.drop_draft(choice)
    assert settler.draft(choice) is None
    settler.keep_draft(choice, "En början")
    settler.write(choice, "Till slut")
    assert settler.draft(choice) is None


def test_a_third_text_that_is_too_long_is_refused_before_it_is_saved(desk: Desk) -> None:
    choice = collide(
        desk,
        lambda one: one.editor.change_node(one.aktivitet, "titel", "En"),
        lambda one: one.editor.change_node(one.aktivitet, "titel", "Två"),
    )
    parse = Settler(desk.db).reader(choice)
    assert parse("Tre") == "Tre"
    with pytest.raises(InputError):
        parse("x" * 100_000)


def test_the_cells_in_conflict_of_a_node_and_of_a_table(desk: Desk) -> None:
    view = desk.view("arsarbetare_avtalad")
    assert in_table(desk.db, view) == {}
    plan, said, figure = (one.conflict.cell for one in two_more(desk))
    assert set(about_node(desk.db, desk.uppdrag, desk.it, desk.period)) == {plan, said}
    other = desk.unit("fastigheter")
    assert about_node(desk.db, desk.uppdrag, other, desk.period) == [plan]
    assert in_table(desk.db, view) == {("chef", "kvinnor"): figure}
    assert in_table(desk.db, desk.view("arsarbetare_avtalad", "fastigheter")) == {}
    summed = desk.view("arsarbetare_avtalad", "servicenamnden", consolidated=True)
    assert in_table(desk.db, summed) == {}


def test_why_a_file_may_not_settle_is_known_before(desk: Desk) -> None:
    comments(desk)
    assert [one.refusal for one in Settler(desk.db).choices()] == [""]
    with at_desk(desk.db.path.parent / "ut" / "fastigheter.db") as own:
        merge_files(own.db, [desk.db.path])
        (choice,) = Settler(own.db).choices()
        assert "tillhör Område fastigheter" in choice.refusal
