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
from vbtui.settle import Choice, Settler
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
    assert Settler(desk.db).orphans() == [
        "Ny aktivitet ligger under 28 Säker it-miljö, som har tagits bort; flytta den eller ta"
        " bort den."
    ]
    desk.editor.remove_node(desk.nod(new))
    assert Settler(desk.db).orphans() == []


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
