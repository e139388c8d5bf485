"""Workspace 1 driven by its keys, and what came to be in the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.desk import at_desk
from tests.factory import (
    AKTIVITET,
    BOARD,
    HELAR_2024,
    HELAR_2025,
    IT,
    MALOMRADE,
    PLAN,
    STYRTAL,
    UPPDRAG,
    small_file,
)
from tests.tui.around import lines, shown
from tests.tui.driving import driving, main, press, read, until, write
from vbtui.domain import plan
from vbtui.domain.plan import Nod
from vbtui.store import drafts, journal, plans
from vbtui.tui.screens.dialogs import Choose, Confirm, Prompt
from vbtui.tui.screens.history import History
from vbtui.tui.screens.nod_form import NodForm
from vbtui.tui.settings import load, save
from vbtui.tui.widgets.choice_line import ChoiceLine
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.widgets.voices import Voices
from vbtui.tui.workspaces.uppfoljning import Uppfoljning

HOSTILE = "[/] [red]x[/red] =SUM(A1) -5 mkr 😀 åäö\ntvå rader"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small file of the board."""
    return small_file(tmp_path / "sn.db")


def said(path: Path, nod: str = UPPDRAG, enhet: str = BOARD) -> plan.Uppfoljning:
    """What the file says that the unit has said."""
    found = read(path, lambda db: plans.said(db, enhet, HELAR_2025))
    return found.get(nod, plan.EMPTY)


def nodes(path: Path) -> dict[str, Nod]:
    return {nod.id: nod for nod in read(path, lambda db: plans.noder(db, PLAN))}


def tree(pilot: Pilot[None]) -> TreeView:
    return main(pilot).query_one(Uppfoljning).query_one(TreeView)


def editor(pilot: Pilot[None]) -> CommentEditor:
    return main(pilot).query_one(CommentEditor)


def card(pilot: Pilot[None]) -> str:
    return str(main(pilot).query_one("#nodkort", Static).visual)


def voices(pilot: Pilot[None]) -> str:
    """What others say, as it is shown."""
    texts = main(pilot).query_one(Voices).query(Static)
    return "\n\n".join(str(one.visual) for one in texts if one.display)


async def stand_on(pilot: Pilot[None], nod: str) -> None:
    """Move the cursor and wait until the node is shown."""
    tree(pilot).go_to(nod)
    workspace = main(pilot).query_one(Uppfoljning)
    await until(pilot, lambda: workspace.shown == nod)


async def test_the_status_is_chosen_by_key_and_number(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "2")
        await until(pilot, lambda: tree(pilot).item(UPPDRAG).symbol == "◉")
        assert "Flerårigt, årets del genomförd" in card(pilot)
    assert said(path).status == "flerarigt_arets_del_genomford"


async def test_a_heading_has_no_status(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, MALOMRADE)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))  # slag "mal" is judged
        await press(pilot, "escape")
    assert said(path, MALOMRADE).status is None


@pytest.mark.parametrize("leave", ["escape", "tab"])
async def test_a_comment_is_one_change_when_it_is_left(path: Path, leave: str) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e")
        await write(pilot, "Hej på dig")
        await press(pilot, leave)
        await until(pilot, lambda: said(path).kommentar == "Hej på dig")
    cell = plans.uppfoljning_cell(UPPDRAG, BOARD, HELAR_2025, "kommentar")
    assert [entry.new for entry in read(path, lambda db: journal.history(db, cell))] == [
        "Hej på dig"
    ]
    assert read(path, drafts.waiting) == []


async def test_what_is_typed_is_a_draft_within_a_second(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e")
        await write(pilot, "Inte klar än")
        await until(
            pilot, lambda: [one.text for one in read(path, drafts.waiting)] == ["Inte klar än"]
        )
        assert said(path).draft
        await press(pilot, "escape")
        await until(pilot, lambda: not said(path).draft)


async def test_typing_back_to_what_it_was_leaves_nothing(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e")
        await write(pilot, "x")
        await until(pilot, lambda: bool(read(path, drafts.waiting)))
        await press(pilot, "backspace")
        await until(pilot, lambda: not read(path, drafts.waiting))
        await press(pilot, "escape")
    cell = plans.uppfoljning_cell(UPPDRAG, BOARD, HELAR_2025, "kommentar")
    assert read(path, lambda db: journal.history(db, cell)) == []


async def test_moving_in_the_tree_never_loses_what_was_typed(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e")
        await write(pilot, "Kvar")
        tree(pilot).focus()
        await stand_on(pilot, STYRTAL)
        assert editor(pilot).text == ""
        await stand_on(pilot, UPPDRAG)
        assert editor(pilot).text == "Kvar"
    assert said(path).kommentar == "Kvar"


async def overtaken(pilot: Pilot[None], path: Path) -> None:
    """Type a comment that another program changes before it is left."""
    await stand_on(pilot, UPPDRAG)
    await press(pilot, "e")
    await write(pilot, "Min text")
    await until(pilot, lambda: bool(read(path, drafts.waiting)))
    with sqlite3.connect(path) as other:
        other.execute("UPDATE uppfoljning SET kommentar = 'Kollegans' WHERE nod = ?", (UPPDRAG,))
    other.close()
    await press(pilot, "escape")
    await until(pilot, lambda: "utkast väntar" in str(editor(pilot).border_title))


async def test_a_text_that_another_has_changed_is_never_written_over(path: Path) -> None:
    async with driving(path) as pilot:
        await overtaken(pilot, path)
        for nod in (STYRTAL, UPPDRAG, MALOMRADE, UPPDRAG):
            await stand_on(pilot, nod)
        assert said(path).kommentar == "Kollegans"
        assert [one.text for one in read(path, drafts.waiting)] == ["Min text"]
        assert editor(pilot).read_only


@pytest.mark.parametrize(
    ("key", "text"), [("1", "Kollegans"), ("2", "Min text"), ("3", "Kollegans\n\nMin text")]
)
async def test_one_chooses_between_the_text_and_the_draft(path: Path, key: str, text: str) -> None:
    async with driving(path) as pilot:
        await overtaken(pilot, path)
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, key)
        await until(pilot, lambda: not read(path, drafts.waiting))
        await until(pilot, lambda: editor(pilot).text == text)
    assert said(path).kommentar == text
    cell = plans.uppfoljning_cell(UPPDRAG, BOARD, HELAR_2025, "kommentar")
    values = {entry.new for entry in read(path, lambda db: journal.history(db, cell))}
    assert values >= {"Kollegans", "Min text"}


async def test_quitting_saves_what_is_being_typed(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e")
        await write(pilot, "Sista ordet")
        await press(pilot, "ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)
    assert said(path).kommentar == "Sista ordet"


async def test_single_letters_are_text_while_one_types(path: Path) -> None:
    letters = "/nsehtvfozamuUbpq12?jk+-"
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e")
        await write(pilot, letters)
        assert editor(pilot).text == letters
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "escape")
    assert said(path).kommentar == letters


async def test_hostile_text_is_shown_literally_everywhere(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e")
        editor(pilot).text = HOSTILE
        await press(pilot, "escape")
        await until(pilot, lambda: said(path).kommentar == HOSTILE)
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, NodForm))
        pilot.app.screen.query_one("#titel", Input).value = "[/] [@click=app.quit]x[/]"
        await press(pilot, "enter")
        await until(
            pilot, lambda: tree(pilot).item(UPPDRAG).label == "28 [/] [@click=app.quit]x[/]"
        )
        await press(pilot, "h")
        await until(pilot, lambda: isinstance(pilot.app.screen, History))
        await press(pilot, "escape", "b", "escape", "m", "escape", "delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await press(pilot, "escape")
        await press(pilot, "b", "down", "enter")
        await until(
            pilot, lambda: "Område IT" in str(main(pilot).query_one("#enhet", Static).visual)
        )
        await until(pilot, lambda: "[red]x[/red] =SUM(A1) -5 mkr" in voices(pilot))


async def test_outcome_and_trend_of_a_styrtal(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, STYRTAL)
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await write(pilot, "79 %")
        await press(pilot, "enter")
        await until(pilot, lambda: said(path, STYRTAL).utfall == "79 %")
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "1")
        await until(pilot, lambda: said(path, STYRTAL).trend == "upp")
        assert "77–80" in card(pilot)


async def test_next_gap_goes_round_what_is_missing(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, MALOMRADE)
        await press(pilot, "n")
        assert tree(pilot).cursor_key == STYRTAL
        await press(pilot, "n")
        assert tree(pilot).cursor_key == UPPDRAG
        await press(pilot, "n")
        assert tree(pilot).cursor_key == MALOMRADE


async def test_search_is_live_and_escape_backs_out(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "slash")
        await write(pilot, "SÄKER")
        await until(pilot, lambda: tree(pilot).row_count == 2)
        await press(pilot, "escape")
        assert tree(pilot).row_count == 4
        assert pilot.app.focused is tree(pilot)


async def test_a_letter_and_what_it_finds_are_shown_together(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "slash")
        main(pilot).query_one("#filter", Input).value = "säker"
        assert tree(pilot).row_count == 2, "before anything is painted"


async def test_a_search_that_enter_ended_leaves_the_cursor_at_the_hit(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, MALOMRADE)
        await press(pilot, "slash")
        await write(pilot, "säker")
        await until(pilot, lambda: tree(pilot).cursor_key == UPPDRAG)
        await press(pilot, "enter")
        assert pilot.app.focused is tree(pilot)
        assert tree(pilot).filtered
        await press(pilot, "escape")
        assert not tree(pilot).filtered
        assert tree(pilot).cursor_key == UPPDRAG


async def test_a_search_given_up_goes_back_to_where_it_began(path: Path) -> None:
    async with driving(path) as pilot:
        for start in (MALOMRADE, STYRTAL):
            await stand_on(pilot, start)
            await press(pilot, "slash")
            await write(pilot, "säker")
            await until(pilot, lambda: tree(pilot).cursor_key == UPPDRAG)
            await press(pilot, "escape")
            assert tree(pilot).cursor_key == start
        await press(pilot, "slash")
        await write(pilot, "säker")
        await press(pilot, "enter", "slash", "backspace")
        await write(pilot, "utbilda")
        await press(pilot, "escape")
        assert tree(pilot).cursor_key == UPPDRAG, "where the second search began"


async def test_a_search_for_nothing_closes_its_line(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "slash", "enter")
        assert not main(pilot).query_one("#filter").display
        assert pilot.app.focused is tree(pilot)


async def test_filters(path: Path) -> None:
    async with driving(path) as pilot:
        for name, rows in (("ofyllda", 3), ("avvikande", 3), ("andrade", 4), ("mina", 3)):
            main(pilot).query_one(Uppfoljning).set_filter(name)
            assert tree(pilot).row_count == rows, name
        await press(pilot, "escape")
        assert tree(pilot).row_count == 4
        await press(pilot, "f")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "3")
        await until(pilot, lambda: tree(pilot).row_count == 3)


async def test_undo_and_redo_also_after_a_restart(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "1")
        await until(pilot, lambda: said(path).status == "genomfort")
        await press(pilot, "ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)
    async with driving(path) as pilot:
        await press(pilot, "u")
        await until(pilot, lambda: said(path).status is None)
        assert tree(pilot).item(UPPDRAG).symbol == "○"
        await press(pilot, "U")
        await until(pilot, lambda: said(path).status == "genomfort")
        await press(pilot, "ctrl+z")
        await until(pilot, lambda: said(path).status is None)
        await press(pilot, "ctrl+y")
        await until(pilot, lambda: said(path).status == "genomfort")


def toasts(pilot: Pilot[None]) -> str:
    """Everything that has been said and still stands on the screen."""
    return "\n".join(str(one.message) for one in pilot.app._notifications)


async def status_and_away(pilot: Pilot[None], path: Path) -> None:
    """Give the uppdrag a status, collapse its branch and search for something else."""
    await stand_on(pilot, UPPDRAG)
    await press(pilot, "s")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    await press(pilot, "1")
    await until(pilot, lambda: said(path).status == "genomfort")
    tree(pilot).collapse_all()
    await press(pilot, "slash")
    await write(pilot, "nöjda")
    await press(pilot, "enter")
    assert tree(pilot).cursor_key == STYRTAL


async def test_undo_goes_to_what_it_brought_back_and_names_it(path: Path) -> None:
    async with driving(path) as pilot:
        await status_and_away(pilot, path)
        await press(pilot, "u")
        await until(pilot, lambda: said(path).status is None)
        await until(pilot, lambda: tree(pilot).cursor_key == UPPDRAG)
        assert not tree(pilot).filtered
        named = "Uppdrag 28 Säker it-miljö · Servicenämnden · Helår 2025, status"
        assert f"Ångrade: {named}" in toasts(pilot)
        await stand_on(pilot, AKTIVITET)
        await press(pilot, "U")
        await until(pilot, lambda: tree(pilot).cursor_key == UPPDRAG)
        assert f"Gjorde om: {named}" in toasts(pilot)


async def test_undo_from_the_tables_goes_to_the_plan(path: Path) -> None:
    async with driving(path) as pilot:
        await status_and_away(pilot, path)
        await press(pilot, "2", "u")
        await until(pilot, lambda: main(pilot).workspace.id == "uppfoljning")
        await until(pilot, lambda: tree(pilot).cursor_key == UPPDRAG)


async def test_undo_of_a_move_names_the_node_and_not_its_neighbours(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "alt+up")
        await until(pilot, lambda: list(nodes(path)).index(UPPDRAG) == 0)
        await stand_on(pilot, MALOMRADE)
        await press(pilot, "u")
        await until(pilot, lambda: tree(pilot).cursor_key == UPPDRAG)
        assert "Ångrade: Uppdrag 28 Säker it-miljö flyttat" in toasts(pilot)


async def test_history_takes_an_older_value_back(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        for text in ("Första", "Andra"):
            await press(pilot, "e")
            editor(pilot).text = text
            await press(pilot, "escape")
            await until(pilot, lambda text=text: said(path).kommentar == text)  # type: ignore[misc]
        await press(pilot, "h")
        await until(pilot, lambda: isinstance(pilot.app.screen, History))
        listed = pilot.app.screen.query_one(TreeView)
        await until(pilot, lambda: listed.row_count >= 3)
        await press(pilot, "down", "r")
        await until(pilot, lambda: said(path).kommentar == "Första")
        await until(pilot, lambda: editor(pilot).text == "Första")
        receipt = "Återställt: kommentar för 28 Säker it-miljö. Tryck u för att ångra."
        await until(pilot, lambda: receipt in toasts(pilot))


async def test_a_node_is_added_renamed_moved_and_removed(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await write(pilot, "Ny sak")
        await press(pilot, "enter")
        await until(pilot, lambda: len(nodes(path)) == 5)
        new = next(nod for nod in nodes(path).values() if nod.titel == "Ny sak")
        assert new.overordnad == UPPDRAG
        await until(pilot, lambda: tree(pilot).cursor_key == new.id)
        await stand_on(pilot, new.id)
        await press(pilot, "alt+up")
        await until(
            pilot, lambda: next(n for n in nodes(path) if n in (new.id, AKTIVITET)) == new.id
        )
        await press(pilot, "delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await press(pilot, "right", "enter")
        await until(pilot, lambda: len(nodes(path)) == 4)
        await press(pilot, "u")
        await until(pilot, lambda: len(nodes(path)) == 5)


async def test_a_units_file_holds_the_plan_fixed(tmp_path: Path) -> None:
    path = small_file(tmp_path / "it.db", home=IT)
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        for key in ("f2", "delete", "m"):
            await press(pilot, key)
            assert not isinstance(pilot.app.screen, NodForm | Confirm | Choose), key
        await press(pilot, "b", "up", "enter")
        await until(pilot, lambda: editor(pilot).read_only)
        await press(pilot, "s")
        assert not isinstance(pilot.app.screen, Choose)


async def test_what_can_be_added_says_where(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, MALOMRADE)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        offered = pilot.app.screen
        assert isinstance(offered, Choose)
        assert [choice.text for choice in offered._options] == [
            "Nytt målområde under 5 Trygg service",
            "Nytt styrtal under 5 Trygg service",
            "Nytt uppdrag under 5 Trygg service",
            "Ny aktivitet under 5 Trygg service",
            "Nytt målområde på översta nivån",
            "Intern kontroll på översta nivån",
            "ISK-bedömning på översta nivån",
            "Rapportens texter på översta nivån",
        ]
        await press(pilot, "5")
        await until(pilot, lambda: pilot.app.screen not in (offered, main(pilot)))
        await press(pilot, "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await write(pilot, "Ekonomi")
        await press(pilot, "enter")
        await until(pilot, lambda: len(nodes(path)) == 5)
        (new,) = (nod for nod in nodes(path).values() if nod.titel == "Ekonomi")
        assert (new.overordnad, new.slag) == (None, "malomrade")
        await until(pilot, lambda: tree(pilot).cursor_key == new.id)


async def test_beside_a_leaf_another_of_its_kind_is_added(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, AKTIVITET)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await write(pilot, "Till")
        await press(pilot, "enter")
        await until(pilot, lambda: len(nodes(path)) == 5)
        (new,) = (nod for nod in nodes(path).values() if nod.titel == "Till")
        assert new.overordnad == UPPDRAG


async def test_the_form_changes_several_fields_as_one_step(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, STYRTAL)
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, NodForm))
        await press(pilot, "end")
        await write(pilot, " 2")
        await press(pilot, "down", "down", "down")
        pilot.app.screen.query_one("#malvarde", Input).value = "90 %"
        await press(pilot, "enter")
        await until(pilot, lambda: nodes(path)[STYRTAL].titel == "Nöjda kunder 2")
        assert nodes(path)[STYRTAL].malvarde == "90 %"
        await until(pilot, lambda: "90 %" in card(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: nodes(path)[STYRTAL].titel == "Nöjda kunder")
        assert nodes(path)[STYRTAL].malvarde == "77–80"


async def test_a_wrong_date_is_said_at_its_field_and_nothing_saved(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, AKTIVITET)
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, NodForm))
        form = pilot.app.screen
        day, fault = form.query_one("#slutdatum", Input), form.query_one("#fel-slutdatum", Static)
        assert day.value == "2025-10-31"
        day.value = "31/13"
        await press(pilot, "enter")
        await until(pilot, lambda: "är ingen dag; skriv till exempel" in str(fault.visual))
        assert pilot.app.focused is day
        assert str(nodes(path)[AKTIVITET].slutdatum) == "2025-10-31"
        day.value = "2025-12-31"
        await press(pilot, "enter")
        await until(pilot, lambda: str(nodes(path)[AKTIVITET].slutdatum) == "2025-12-31")


async def test_a_units_file_cannot_give_its_aktivitet_away(tmp_path: Path) -> None:
    path = small_file(tmp_path / "it.db", home=IT)
    async with driving(path) as pilot:
        await stand_on(pilot, AKTIVITET)
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, NodForm))
        owner = pilot.app.screen.query_one("#enhet", ChoiceLine)
        for _ in range(3):
            owner.action_step(1)
            assert owner.value == IT
        await press(pilot, "escape")


async def test_an_outcome_that_is_no_figure_is_refused_at_once(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, STYRTAL)
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        prompt = pilot.app.screen
        await write(pilot, "abc")
        await press(pilot, "enter")
        await until(
            pilot, lambda: "målvärdet 77–80" in str(prompt.query_one("#fault", Static).visual)
        )
        assert said(path, STYRTAL).utfall == ""
        prompt.query_one(Input).value = "Plats 6 av 7"
        await press(pilot, "enter")
        await until(pilot, lambda: said(path, STYRTAL).utfall == "Plats 6 av 7")


def seen(pilot: Pilot[None]) -> str:
    """What the tree shows, in one line."""
    view = tree(pilot)
    return " ".join(" ".join(view.render_line(y).text for y in range(view.size.height)).split())


async def test_a_period_without_a_plan_says_so_in_full(path: Path) -> None:
    async with driving(path, size=(80, 24)) as pilot:
        await stand_on(pilot, UPPDRAG)
        await main(pilot)._go(BOARD, HELAR_2024)
        way = "Helår 2024 har ingen plan; tryck p och välj Helår 2025, som har en."
        assert seen(pilot) == f"{way} Siffrorna skrivs i tabellerna: tryck 2."
        assert str(main(pilot).query_one("#kort").border_title) == "Inget valt"
        assert str(editor(pilot).border_title) == "Kommentar"
        assert card(pilot) == ""
        for key, sentence in (("n", f"Inget att fylla i: {way}"), ("a", way)):
            pilot.app.clear_notifications()
            await press(pilot, key)
            await until(pilot, lambda: toasts(pilot) != "")
            assert toasts(pilot) == sentence


@pytest.mark.parametrize(
    ("home", "says"), [(BOARD, "Tryck a och lägg till"), (IT, "den fylls i nämndens fil")]
)
async def test_an_empty_plan_says_what_to_do(tmp_path: Path, home: str, says: str) -> None:
    path = small_file(tmp_path / "tom.db", home=home)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE nod SET deleted = 1")
    other.close()
    async with driving(path, size=(80, 24)) as pilot:
        assert seen(pilot).startswith("Planen är tom")
        assert says in seen(pilot)
        assert "…" not in seen(pilot)
        await press(pilot, "n")
        assert toasts(pilot) == "Inget att fylla i: planen är tom."


async def test_nothing_is_filled_in_where_nothing_is_expected(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("UPDATE nod SET deleted = 1 WHERE id <> ?", (AKTIVITET,))
    other.close()
    async with driving(path) as pilot:
        await press(pilot, "n")
        assert toasts(pilot) == "Inget att fylla i: Servicenämnden väntas inte rapportera något."


async def test_the_comment_has_most_of_the_room_while_it_is_written(path: Path) -> None:
    async with driving(path, size=(80, 24)) as pilot:
        await stand_on(pilot, UPPDRAG)
        before = editor(pilot).size.height
        await press(pilot, "e")
        await until(pilot, lambda: editor(pilot).size.height >= 10)
        assert main(pilot).query_one(Voices).region.height >= 3, "what others say is still there"
        await press(pilot, "escape")
        await until(pilot, lambda: editor(pilot).size.height == before)


async def test_the_comments_title_says_first_what_one_has_to_know(path: Path) -> None:
    async with driving(path, size=(80, 24)) as pilot:
        await stand_on(pilot, UPPDRAG)
        assert str(editor(pilot).border_title) == "Kommentar · Servicenämnden"
        await stand_on(pilot, AKTIVITET)
        assert str(editor(pilot).border_title) == "Rapporteras av Område IT"
        await press(pilot, "e")
        assert "Aktiviteten rapporteras av Område IT; byt till den enheten." in toasts(pilot)
        await press(pilot, "escape")
        await overtaken(pilot, path)
        assert str(editor(pilot).border_title).startswith("Ett utkast väntar, tryck e")


async def test_another_units_comment_can_only_be_read(tmp_path: Path) -> None:
    async with driving(small_file(tmp_path / "it.db", home=IT)) as pilot:
        await main(pilot)._go(BOARD, HELAR_2025)
        await stand_on(pilot, UPPDRAG)
        assert str(editor(pilot).border_title) == "Kan bara läsas · Servicenämnden"


async def test_the_others_pane_says_what_is_in_it(path: Path) -> None:
    with at_desk(path) as desk:
        desk.editor.report(desk.styrtal, desk.board, desk.year_before, "kommentar", "Förr")
    async with driving(path) as pilot:
        titles = {}
        for nod in (STYRTAL, UPPDRAG):
            await stand_on(pilot, nod)
            titles[nod] = str(main(pilot).query_one(Voices).border_title)
        assert titles == {STYRTAL: "Förra perioden", UPPDRAG: "Andra enheter (2)"}


async def test_another_programs_change_is_shown(path: Path) -> None:
    async with driving(path) as pilot:
        with sqlite3.connect(path) as other:
            other.execute("UPDATE nod SET titel = 'Ändrad utanför' WHERE id = ?", (UPPDRAG,))
        await until(pilot, lambda: tree(pilot).item(UPPDRAG).label == "28 Ändrad utanför")


async def test_zoom_and_other_units(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "z")
        assert not main(pilot).query_one("#plan").display
        assert editor(pilot).has_focus
        await press(pilot, "escape")
        assert main(pilot).query_one("#plan").display
        await press(pilot, "o")
        assert main(pilot).query_one(Voices).has_focus


async def test_where_one_was_is_remembered(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "b", "down", "enter")
        await until(pilot, lambda: main(pilot).query_one(Uppfoljning).place.enhet.id == IT)
        await stand_on(pilot, AKTIVITET)
        await press(pilot, "ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)
    async with driving(path) as pilot:
        assert main(pilot).query_one(Uppfoljning).place.enhet.id == IT
        assert tree(pilot).cursor_key == AKTIVITET


async def test_the_node_is_remembered_without_leaving(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, AKTIVITET)
        await until(
            pilot,
            lambda: load().place(path).get("uppfoljning", {}).get("nod") == AKTIVITET,
        )


async def test_the_caret_in_the_comment_is_remembered_without_leaving(path: Path) -> None:
    """As after kill -9: what is remembered is what the settings hold when one stands still."""
    text = "Första raden\nAndra raden är längre"
    with at_desk(path) as desk:
        desk.report("kommentar", text, "servicenamnden")
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "e", "up", "home", "right", "right")
        await until(
            pilot,
            lambda: load().place(path).get("uppfoljning", {}).get("markor") == [2, len(text)],
        )
        memory = main(pilot).memory()["uppfoljning"]
    for now, caret in ((text, 2), (f"{text} än", 2), ("Kortare", len("Kortare"))):
        with at_desk(path) as desk:
            desk.report("kommentar", now, "servicenamnden")
        settings = load()
        place = settings.place(path)
        settings.set_place(path, {**place, "uppfoljning": memory})
        save(settings)
        async with driving(path) as pilot:
            assert tree(pilot).cursor_key == UPPDRAG
            assert main(pilot).query_one(CommentEditor).caret == caret
            await press(pilot, "e", "x")
            assert main(pilot).query_one(CommentEditor).text == f"{now[:caret]}x{now[caret:]}"


@pytest.mark.parametrize("broken", [[1], "2", [-1, 0], [99, 0], [None, 2], {"a": 1}])
async def test_a_remembered_caret_that_is_none_is_let_be(path: Path, broken: object) -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", "Text", "servicenamnden")
    settings = load()
    settings.set_place(path, {"uppfoljning": {"nod": UPPDRAG, "markor": broken}})
    save(settings)
    async with driving(path) as pilot:
        assert main(pilot).query_one(CommentEditor).caret == len("Text")


async def test_a_draft_that_was_found_is_named(path: Path) -> None:
    with at_desk(path, author="Test") as desk:
        desk.draft("Avbruten mitt i")
        desk.editor.keep_draft(desk.styrtal, desk.board, desk.period, "Också", "")
    async with driving(path) as pilot:
        found = toasts(pilot)
        assert "2 utkast återställda: " in found
        assert "Uppdrag 28 Säker it-miljö · Område IT · Helår 2025, kommentar" in found
        assert "Styrtal Nöjda kunder · Servicenämnden · Helår 2025, kommentar" in found


async def test_a_key_right_after_a_move_is_about_the_node_moved_to(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, STYRTAL)
        await pilot.press("down", "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "1")
        await until(pilot, lambda: said(path).status == "genomfort")
    assert said(path, STYRTAL).status is None


async def test_add_in_another_units_view_says_whose_the_file_is(tmp_path: Path) -> None:
    async with driving(small_file(tmp_path / "it.db", home=IT)) as pilot:
        await main(pilot)._go(BOARD, HELAR_2025)
        await stand_on(pilot, UPPDRAG)
        await press(pilot, "a")
        await until(pilot, lambda: "Filen tillhör Område IT" in toasts(pilot))
        assert "ställ dig på" not in toasts(pilot)


async def test_a_period_without_plan_does_not_lose_the_place(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("UPDATE period SET plan = NULL WHERE id = ?", (HELAR_2024,))
    other.close()
    async with driving(path) as pilot:
        await stand_on(pilot, STYRTAL)
        await main(pilot)._go(BOARD, HELAR_2024)
        assert tree(pilot).cursor_key is None
        await main(pilot)._go(BOARD, HELAR_2025)
        assert tree(pilot).cursor_key == STYRTAL


async def test_undo_says_what_was_done_and_goes_to_what_is_left(path: Path) -> None:
    with at_desk(path) as desk:
        made = desk.editor.add_node(PLAN, desk.uppdrag, plan.NodTyp.AKTIVITET, "Öva mer")
    async with driving(path) as pilot:
        await stand_on(pilot, made)
        await press(pilot, "u")
        await until(pilot, lambda: "Ångrade: Aktivitet Öva mer tillagd" in toasts(pilot))
        await until(pilot, lambda: tree(pilot).cursor_key == UPPDRAG)
        await press(pilot, "U")
        await until(pilot, lambda: "Gjorde om: Aktivitet Öva mer tillagd" in toasts(pilot))
        assert tree(pilot).cursor_key == made
        await press(pilot, "delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await press(pilot, "right", "enter")
        await until(pilot, lambda: made not in nodes(path))
        await press(pilot, "u")
        await until(pilot, lambda: "Ångrade: Aktivitet Öva mer borttagen" in toasts(pilot))


async def test_what_is_not_asked_for_is_said_once(path: Path) -> None:
    async with driving(path) as pilot:
        await main(pilot)._go(IT, HELAR_2025)
        await stand_on(pilot, STYRTAL)
        await press(pilot, "e")
        await until(pilot, lambda: "Område IT väntas inte rapportera det här" in toasts(pilot))
        await press(pilot, "escape")
        pilot.app.clear_notifications()
        await press(pilot, "e")
        assert toasts(pilot) == ""


async def test_a_hit_in_the_comment_is_quoted(path: Path) -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", "Arbetet med nätverket går bra")
    async with driving(path) as pilot:
        await main(pilot)._go(IT, HELAR_2025)
        await press(pilot, "slash")
        await write(pilot, "nätv")
        assert "…tet med nätverket gå…" in drawn(pilot, UPPDRAG)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "i kommentaren" in drawn(pilot, UPPDRAG)


async def test_a_title_keeps_its_room(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute(
            "UPDATE nod SET titel = ? WHERE id = ?", ("Säker och robust it-miljö", UPPDRAG)
        )
    other.close()
    with at_desk(path) as desk:
        desk.editor.report(desk.uppdrag, desk.board, desk.period, "status", "genomfort")
    async with driving(path) as pilot:
        assert "text saknas" in drawn(pilot, UPPDRAG)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert drawn(pilot, UPPDRAG).rstrip().endswith("¶")
        assert "28 Säker och robust it-m" in drawn(pilot, UPPDRAG)


def drawn(pilot: Pilot[None], nod: str) -> str:
    """The line of a node in the tree, as it is shown."""
    view = tree(pilot)
    forest = view._forest
    row = forest.row_of(forest.index[nod])
    assert row is not None
    return view.draw_row(row).text


async def test_the_edge_of_the_tree_says_what_the_signs_of_the_row_mean(path: Path) -> None:
    with at_desk(path) as desk:
        desk.report("status", "genomfort", "it")
        desk.report("status", "genomfort", "fastigheter")
        desk.report("status", "ej_startat", "servicenamnden")
    async with driving(path, (80, 24)) as pilot:
        await stand_on(pilot, UPPDRAG)
        row = next(line for line in lines(pilot.app) if "28 Säker" in line)
        assert "≠¶" in row
        assert "≠ ej förslaget · ¶ text saknas" in shown(pilot.app)
        await stand_on(pilot, MALOMRADE)
        assert "klara ─╯" in shown(pilot.app)
        assert "≠ " not in shown(pilot.app)
        await press(pilot, "question_mark")
        await until(pilot, lambda: "¶ texten saknas" in shown(pilot.app))


async def test_the_voices_come_before_the_counting_of_them(path: Path) -> None:
    with at_desk(path) as desk:
        for kod in ("it", "fastigheter"):
            desk.report("status", "genomfort", kod)
            desk.report("kommentar", f"Så här sade {kod}.", kod)
    async with driving(path, (80, 24)) as pilot:
        await stand_on(pilot, UPPDRAG)
        assert "Så här sade it." in shown(pilot.app)
        await press(pilot, "o")
        text = shown(pilot.app)
        assert text.index("Så här sade it.") < text.index("har kommenterat")
