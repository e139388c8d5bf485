"""Workspace 1 driven by its keys, and what came to be in the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.factory import (
    AKTIVITET,
    BOARD,
    HELAR_2025,
    IT,
    MALOMRADE,
    PLAN,
    STYRTAL,
    UPPDRAG,
    small_file,
)
from tests.tui.driving import driving, main, press, read, until, write
from vbtui.domain import plan
from vbtui.domain.plan import Nod
from vbtui.store import drafts, journal, plans
from vbtui.tui.screens.dialogs import Choose, Confirm, Prompt
from vbtui.tui.screens.history import History
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
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        pilot.app.screen.query_one(Input).value = "[/] [@click=app.quit]x[/]"
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
        voices = str(main(pilot).query_one("#voices-text", Static).visual)
        await until(pilot, lambda: "[red]x[/red] =SUM(A1) -5 mkr" in str(
            main(pilot).query_one("#voices-text", Static).visual))  # fmt: skip
        assert "Markup" not in voices


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
            assert not isinstance(pilot.app.screen, Prompt | Confirm | Choose), key
        await press(pilot, "b", "up", "enter")
        await until(pilot, lambda: editor(pilot).read_only)
        await press(pilot, "s")
        assert not isinstance(pilot.app.screen, Choose)


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


async def test_a_key_right_after_a_move_is_about_the_node_moved_to(path: Path) -> None:
    async with driving(path) as pilot:
        await stand_on(pilot, STYRTAL)
        await pilot.press("down", "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "1")
        await until(pilot, lambda: said(path).status == "genomfort")
    assert said(path, STYRTAL).status is None
