"""Workspace 1 for a unit that sums up others: suggestions, the units' texts, closed periods."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.desk import at_desk
from tests.factory import (
    AKTIVITET,
    BOARD,
    FASTIGHETER,
    HELAR_2025,
    IT,
    STYRTAL,
    UPPDRAG,
    small_file,
)
from tests.tui.around import settle
from tests.tui.driving import driving, main, press, read, until, write
from vbtui.collect import Collector
from vbtui.domain import plan
from vbtui.store import conflicts, drafts, journal, plans, used
from vbtui.tui.app import VbtuiApp
from vbtui.tui.screens.dialogs import Choose
from vbtui.tui.widgets.choices import ChoiceList
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.details import NodeCard
from vbtui.tui.widgets.key_bar import KeyBar
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.widgets.voices import CHANGED, USED, Voices, VoiceText
from vbtui.tui.workspaces.uppfoljning import Uppfoljning

IT_TEXT = "Vi är klara [/] med allt."
CLOSED = "Helår 2025 är stängd för rapportering"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The board's file: both units have said something of uppdrag 28."""
    path = small_file(tmp_path / "sn.db")
    with at_desk(path) as desk:
        desk.report("status", "genomfort")
        desk.report("kommentar", IT_TEXT)
        desk.report("status", "startat_ej_klart", "fastigheter")
        desk.report("kommentar", "Halva är kvar.", "fastigheter")
    return path


def close(path: Path) -> Path:
    with at_desk(path) as desk:
        Collector(desk.db).close(desk.period)
    return path


def workspace(pilot: Pilot[None]) -> Uppfoljning:
    return main(pilot).query_one(Uppfoljning)


def tree(pilot: Pilot[None]) -> TreeView:
    return workspace(pilot).query_one(TreeView)


def editor(pilot: Pilot[None]) -> CommentEditor:
    return workspace(pilot).query_one(CommentEditor)


def card(pilot: Pilot[None]) -> str:
    return str(main(pilot).query_one(NodeCard).visual)


def pane(pilot: Pilot[None]) -> Voices:
    return main(pilot).query_one(Voices)


def heard(pilot: Pilot[None]) -> str:
    return "\n".join(str(one.visual) for one in pane(pilot).query(Static) if one.display)


def voice(pilot: Pilot[None]) -> str:
    """The name of the chosen unit."""
    found = pane(pilot).voice
    assert found is not None
    return found.enhet.namn


def toasts(pilot: Pilot[None]) -> str:
    return "\n".join(one.message for one in pilot.app._notifications)


def said(path: Path, nod: str = UPPDRAG, enhet: str = BOARD) -> plan.Uppfoljning:
    return read(path, lambda db: plans.said(db, enhet, HELAR_2025)).get(nod, plan.EMPTY)


def marks(path: Path) -> set[str]:
    """The units whose comments on uppdrag 28 the board has marked as used."""
    rows = {
        plans.uppfoljning_cell(UPPDRAG, unit, HELAR_2025, "").row: unit
        for unit in (IT, FASTIGHETER)
    }
    text = plans.uppfoljning_cell(UPPDRAG, BOARD, HELAR_2025, "").row
    return {rows[row] for row in read(path, lambda db: used.used_in(db, text))}


def saves(path: Path) -> int:
    return len(read(path, journal.log))


async def stand_on(pilot: Pilot[None], nod: str) -> None:
    tree(pilot).go_to(nod)
    await until(pilot, lambda: workspace(pilot).shown == nod)


async def listen(pilot: Pilot[None], nod: str = UPPDRAG) -> None:
    """Stand in the others' pane at the first unit."""
    await stand_on(pilot, nod)
    await press(pilot, "o")
    await until(pilot, lambda: pane(pilot).has_focus)


async def ask(pilot: Pilot[None], key: str) -> ChoiceList:
    await press(pilot, key)
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    found: ChoiceList = pilot.app.screen.query_one(ChoiceList)
    return found


async def see_only(pilot: Pilot[None], name: str) -> None:
    """Let the filter show what it is for, and the card what the cursor has come to."""
    workspace(pilot).set_filter(name)
    await until(pilot, lambda: tree(pilot).cursor_key in (None, workspace(pilot).shown))
    await settle(pilot)


async def change_its_text(path: Path, text: str = "Nu är det annorlunda.") -> None:
    with at_desk(path) as desk:
        desk.report("kommentar", text)


class TestSuggestion:
    async def test_the_card_has_it_with_its_rule(self, path: Path) -> None:
        async with driving(path, size=(80, 24)) as pilot:
            await stand_on(pilot, UPPDRAG)
            assert "Förslag ◐ Startat, ej klart  (g)" in card(pilot)
            assert "Inte alla är klara (2 av 2 enheter)." in card(pilot)
            assert "2 av 2 enheter har status: 1 genomfört; 1 startat, ej klart." in heard(pilot)
            assert "≠" not in card(pilot), "nothing has been chosen"
            assert editor(pilot).size.height >= 2, "there is room for the comment"

    async def test_nobody_has_said_anything(self, tmp_path: Path) -> None:
        async with driving(small_file(tmp_path / "sn.db")) as pilot:
            await stand_on(pilot, UPPDRAG)
            assert "Förslag inget än, 0 av 2 enheter har status" in card(pilot)
            await press(pilot, "g")
            await until(pilot, lambda: "Här finns inget förslag. 0 av 2" in toasts(pilot))

    async def test_a_key_takes_it_by_way_of_the_list(self, path: Path) -> None:
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            choices = await ask(pilot, "g")
            assert choices.choice is not None
            assert (choices.choice.key, choices.choice.note) == ("startat_ej_klart", "◂ förslag")
            await press(pilot, "enter")
            await until(pilot, lambda: said(path).status == "startat_ej_klart")

    async def test_where_none_is_chosen_the_ordinary_list_begins_at_it(self, path: Path) -> None:
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            choices = await ask(pilot, "s")
            assert choices.choice is not None
            assert choices.choice.key == "startat_ej_klart"
            await press(pilot, "escape")
        with at_desk(path) as desk:
            desk.report("status", "genomfort", "servicenamnden")
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            choices = await ask(pilot, "s")
            assert choices.choice is not None
            assert choices.choice.key == "genomfort", "what holds comes before what is suggested"
            await press(pilot, "escape")
            choices = await ask(pilot, "g")
            assert choices.choice is not None
            assert choices.choice.key == "startat_ej_klart"
            assert choices.is_ticked(choices._all[0]), "what holds has the tick all the same"
            await press(pilot, "escape")

    async def test_another_choice_stays_visible_until_it_is_the_same(self, path: Path) -> None:
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            await ask(pilot, "s")
            await press(pilot, "1")
            await until(pilot, lambda: tree(pilot).item(UPPDRAG).note.startswith("≠"))
            await until(pilot, lambda: "≠ Ett annat är valt. Inte alla" in card(pilot))
            await ask(pilot, "g")
            await press(pilot, "enter")
            await until(pilot, lambda: not tree(pilot).item(UPPDRAG).note.startswith("≠"))
            await until(pilot, lambda: "≠" not in card(pilot))

    async def test_the_tree_has_the_mark_from_the_start_and_a_filter_finds_it(
        self, path: Path
    ) -> None:
        with at_desk(path) as desk:
            desk.report("status", "genomfort", "servicenamnden")
        async with driving(path, size=(80, 24)) as pilot:
            assert tree(pilot).item(UPPDRAG).note.startswith("≠")
            await see_only(pilot, "skiljer")
            assert tree(pilot).row_count == 2, "the uppdrag and the goal above it"

    async def test_a_unit_without_units_below_has_neither_suggestion_nor_its_filters(
        self, path: Path
    ) -> None:
        async with driving(path) as pilot:
            await see_only(pilot, "skiljer")
            await press(pilot, "b", "down", "enter")
            await until(pilot, lambda: workspace(pilot).place.enhet.id == IT)
            await stand_on(pilot, UPPDRAG)
            assert "Förslag" not in card(pilot)
            assert workspace(pilot)._filter == "alla"
            await press(pilot, "g")
            assert not isinstance(pilot.app.screen, Choose)
            choices = await ask(pilot, "f")
            assert {one.key for one in choices._all}.isdisjoint({"skiljer", "anvanda"})
            await press(pilot, "escape")


class TestTexts:
    async def test_a_comment_is_put_in_with_its_origin_in_one_save(self, path: Path) -> None:
        async with driving(path) as pilot:
            await listen(pilot)
            before = saves(path)
            await press(pilot, "i")
            await until(pilot, lambda: said(path).kommentar == f"Område IT: {IT_TEXT}")
            assert saves(path) == before + 1
            assert marks(path) == {IT}
            await until(pilot, lambda: USED in heard(pilot))
            assert editor(pilot).text == f"Område IT: {IT_TEXT}"
            assert pane(pilot).has_focus, "one goes on in the list"
            assert "2 av 2 enheter har kommenterat; 1 använd; 1 av 2 nämnda" in heard(pilot)
            assert str(pane(pilot).border_subtitle) == "1 av 2 använda"
            await press(pilot, "down", "i")
            await until(pilot, lambda: marks(path) == {IT, FASTIGHETER})
            assert said(path).kommentar == (
                f"Område IT: {IT_TEXT}\n\nOmråde fastigheter: Halva är kvar."
            )
            await press(pilot, "u")
            await until(pilot, lambda: marks(path) == {IT})
            assert said(path).kommentar == f"Område IT: {IT_TEXT}"

    async def test_what_is_being_typed_is_a_change_of_its_own_before(self, path: Path) -> None:
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            await press(pilot, "e")
            await write(pilot, "Eget.")
            pane(pilot).focus()
            await until(pilot, lambda: pane(pilot).has_focus)
            await press(pilot, "i")
            await until(pilot, lambda: said(path).kommentar == f"Eget.\n\nOmråde IT: {IT_TEXT}")
            await press(pilot, "u")
            await until(pilot, lambda: said(path).kommentar == "Eget.")

    async def test_it_comes_after_the_paragraph_that_one_left(self, path: Path) -> None:
        with at_desk(path) as desk:
            desk.report("kommentar", "Ett.\n\nTvå.", "servicenamnden")
        async with driving(path) as pilot:
            await listen(pilot)
            editor(pilot).move_cursor((0, 1))
            await press(pilot, "i", "down", "i")
            await until(pilot, lambda: marks(path) == {IT, FASTIGHETER})
            assert said(path).kommentar == (
                f"Ett.\n\nOmråde IT: {IT_TEXT}\n\nOmråde fastigheter: Halva är kvar.\n\nTvå."
            )

    async def test_a_comment_is_marked_and_unmarked_by_itself(self, path: Path) -> None:
        async with driving(path) as pilot:
            await listen(pilot)
            await press(pilot, "space")
            await until(pilot, lambda: marks(path) == {IT})
            await until(pilot, lambda: USED in heard(pilot))
            assert said(path).kommentar == ""
            await press(pilot, "space")
            await until(pilot, lambda: marks(path) == set())
            await until(pilot, lambda: USED not in heard(pilot))

    async def test_a_used_comment_that_was_changed_says_so_until_it_is_seen(
        self, path: Path
    ) -> None:
        async with driving(path) as pilot:
            await listen(pilot)
            await press(pilot, "space")
            await until(pilot, lambda: marks(path) == {IT})
        await change_its_text(path)
        async with driving(path, size=(80, 24)) as pilot:
            await stand_on(pilot, UPPDRAG)
            assert CHANGED in heard(pilot)
            assert "1 använd, 1 ändrad sedan" in heard(pilot)
            assert str(pane(pilot).border_subtitle) == "1 av 2 använda · 1 ↻"
            await see_only(pilot, "anvanda")
            assert tree(pilot).row_count == 2
            await listen(pilot)
            await press(pilot, "space")
            await until(pilot, lambda: CHANGED not in heard(pilot))
            assert marks(path) == {IT}, "it is used as it stands now"
            await see_only(pilot, "anvanda")
            assert tree(pilot).row_count == 0

    async def test_a_unit_without_a_comment_has_nothing_to_use(self, tmp_path: Path) -> None:
        path = small_file(tmp_path / "sn.db")
        async with driving(path) as pilot:
            await listen(pilot)
            before = saves(path)
            await press(pilot, "i", "space")
            assert saves(path) == before

    async def test_enter_goes_to_the_units_own_page(self, path: Path) -> None:
        async with driving(path) as pilot:
            await listen(pilot)
            await press(pilot, "down")
            assert voice(pilot) == "Område fastigheter"
            await press(pilot, "enter")
            await until(pilot, lambda: workspace(pilot).place.enhet.id == FASTIGHETER)
            await until(pilot, lambda: workspace(pilot).shown == UPPDRAG)
            await until(pilot, lambda: editor(pilot).text == "Halva är kvar.")

    async def test_the_keys_go_round_the_units_and_back_to_the_tree(self, path: Path) -> None:
        async with driving(path) as pilot:
            await listen(pilot)
            assert voice(pilot) == "Område IT"
            for key, name in (("j", "fastigheter"), ("j", "fastigheter"), ("up", "IT")):
                await press(pilot, key)
                assert voice(pilot) == f"Område {name}"
            await press(pilot, "k")
            assert voice(pilot) == "Område IT"
            await press(pilot, "escape")
            assert tree(pilot).has_focus

    async def test_the_mouse_chooses_and_two_clicks_go(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # However slow the machine is, the clicks are to belong together.
        monkeypatch.setattr(VbtuiApp, "CLICK_CHAIN_TIME_THRESHOLD", 60)
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            second = list(pane(pilot).query(VoiceText))[1]
            await pilot.click(second)
            await until(pilot, lambda: voice(pilot) == "Område fastigheter")
            assert pane(pilot).has_focus
            assert workspace(pilot).place.enhet.id == BOARD
            await pilot.pause()
            await pilot.double_click(second)
            await until(pilot, lambda: workspace(pilot).place.enhet.id == FASTIGHETER)

    async def test_the_palette_finds_it_from_the_tree_by_an_english_word(self, path: Path) -> None:
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            await press(pilot, "ctrl+p")
            await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
            await write(pilot, "quote")
            await press(pilot, "enter")
            await until(pilot, lambda: marks(path) == {IT})

    async def test_a_click_on_the_key_below_does_it(self, path: Path) -> None:
        async with driving(path) as pilot:
            await listen(pilot)
            bar = main(pilot).query_one(KeyBar)
            await until(pilot, lambda: "Infoga" in str(bar.render()))
            await pilot.click(bar, offset=(str(bar.render()).index("Infoga") + 1, 0))
            await until(pilot, lambda: marks(path) == {IT})

    async def test_a_long_comment_is_read_to_its_end_before_the_next(self, path: Path) -> None:
        await change_its_text(path, "\n".join(f"Rad {number}" for number in range(30)))
        async with driving(path, size=(80, 24)) as pilot:
            await listen(pilot)
            await pilot.pause()
            await press(pilot, "down")
            assert voice(pilot) == "Område IT"
            assert pane(pilot).scroll_y > 0

    async def test_another_units_texts_are_not_used_by_one_below_nobody(self, path: Path) -> None:
        async with driving(path) as pilot:
            await press(pilot, "b", "down", "enter")
            await until(pilot, lambda: workspace(pilot).place.enhet.id == IT)
            await listen(pilot)
            before = saves(path)
            await press(pilot, "i", "space")
            assert saves(path) == before

    async def test_nothing_is_put_in_while_a_draft_waits_for_a_choice(self, path: Path) -> None:
        with at_desk(path) as desk:
            desk.editor.keep_draft(desk.uppdrag, desk.board, desk.period, "Utkast", "annat")
        async with driving(path) as pilot:
            await listen(pilot)
            before = saves(path)
            await press(pilot, "i")
            await until(pilot, lambda: "Ett utkast väntar" in toasts(pilot))
            assert saves(path) == before


class TestClosed:
    async def test_a_units_page_can_only_be_read_and_says_why(self, path: Path) -> None:
        async with driving(close(path), size=(80, 24)) as pilot:
            await press(pilot, "b", "down", "enter")
            await until(pilot, lambda: workspace(pilot).place.enhet.id == IT)
            await stand_on(pilot, UPPDRAG)
            assert str(editor(pilot).border_title) == "Perioden är stängd · Område IT"
            assert editor(pilot).read_only
            for key in ("s", "t", "e"):
                pilot.app.clear_notifications()
                await press(pilot, key)
                await until(pilot, lambda: CLOSED in toasts(pilot))
                assert not isinstance(pilot.app.screen, Choose)
                await press(pilot, "escape")

    async def test_the_boards_own_page_is_never_closed(self, path: Path) -> None:
        async with driving(close(path)) as pilot:
            await stand_on(pilot, UPPDRAG)
            assert str(editor(pilot).border_title) == "Kommentar · Servicenämnden"
            await listen(pilot)
            await press(pilot, "i")
            await until(pilot, lambda: marks(path) == {IT})

    async def test_undo_leaves_what_is_closed_and_says_why(self, tmp_path: Path) -> None:
        path = small_file(tmp_path / "it.db", home=IT)
        with at_desk(path) as desk:
            desk.report("status", "genomfort")
            with desk.db.save("merge") as save:
                row = save.ensure("insamling", {"period": HELAR_2025})
                save.set("insamling", row, "stangd", 1)
        async with driving(path) as pilot:
            await press(pilot, "u")
            await until(pilot, lambda: CLOSED in toasts(pilot))
        assert said(path, enhet=IT).status == "genomfort"

    async def test_what_is_typed_while_it_is_closed_waits_as_a_draft(self, tmp_path: Path) -> None:
        path = small_file(tmp_path / "it.db", home=IT)
        async with driving(path) as pilot:
            await stand_on(pilot, UPPDRAG)
            await press(pilot, "e")
            await write(pilot, "Nästan")
            with at_desk(path) as desk, desk.db.save("merge") as save:
                row = save.ensure("insamling", {"period": HELAR_2025})
                save.set("insamling", row, "stangd", 1)
            await press(pilot, "escape")
            await until(pilot, lambda: CLOSED in toasts(pilot))
            await until(pilot, lambda: editor(pilot).read_only)
            assert editor(pilot).text == "Nästan"
            await stand_on(pilot, AKTIVITET)
        assert [one.text for one in read(path, drafts.waiting)] == ["Nästan"]
        async with driving(path) as pilot:
            await stand_on(pilot, STYRTAL)
        assert [one.text for one in read(path, drafts.waiting)] == ["Nästan"], "it waits on"


async def test_what_is_typed_about_what_is_removed_meanwhile_is_told_and_kept(
    tmp_path: Path,
) -> None:
    path = small_file(tmp_path / "it.db", home=IT)
    async with driving(path) as pilot:
        await stand_on(pilot, AKTIVITET)
        await press(pilot, "e")
        await write(pilot, "Nästan")
        with at_desk(path) as desk:
            desk.editor.remove_node(desk.aktivitet)
        await press(pilot, "escape")
        await until(pilot, lambda: "har tagits bort ur planen" in toasts(pilot))
        assert [one.text for one in read(path, drafts.waiting)] == ["Nästan"]
    async with driving(path) as pilot:
        await stand_on(pilot, UPPDRAG)
    (one,) = read(path, conflicts.conflicts)
    assert [side.value for side in one.sides] == [1, "Nästan"], "nobody loses without a choice"
