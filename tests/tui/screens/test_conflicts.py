"""The conflict resolver: every key, on a file whose conflicts came about as they do."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static, TextArea

from tests.colliding import BOARD_SAYS, LONG, UNIT_SAYS, collided, hand
from tests.desk import at_desk
from tests.factory import small_file
from tests.tui.around import shown
from tests.tui.driving import driving, main, press, read, until, write
from vbtui.mergefiles import merge_files
from vbtui.settle import Choice, Settler
from vbtui.store import drafts, journal, plans
from vbtui.store.journal import Cell, Stored
from vbtui.submit import submit
from vbtui.tui.screens.conflicts import ConflictsScreen
from vbtui.tui.screens.dialogs import Choose, Confirm, Prompt
from vbtui.tui.screens.history import History
from vbtui.tui.screens.third_text import ThirdText
from vbtui.tui.widgets.comment import CommentEditor
from vbtui.tui.widgets.tree import TreeView
from vbtui.tui.workspaces.workspace import Workspace

COMMENT, TRIPLE, STATUS = "28 En it-miljö", "44 Data", "49 Digital"
DELETED, FIGURE = "Byta ut alla servrar", "Chef · Kvinnor"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a file with conflicts; nobody writes in it."""
    folder = tmp_path_factory.mktemp("konflikter")
    collided(folder)
    return folder


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of the board's file."""
    return Path(shutil.copy(made / "namnd.db", tmp_path / "namnd.db"))


@asynccontextmanager
async def resolving(
    path: Path, at: str = "", size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[None]]:
    """The resolver over the program, with the cursor on the conflict whose line begins so."""
    async with driving(path, size) as pilot:
        await press(pilot, "c")
        await until(pilot, lambda: screen(pilot).asking)
        if at:
            listed = screen(pilot).query_one(TreeView)
            (key,) = (one for one, row in rows(pilot).items() if row.startswith(at))
            assert listed.go_to(key)
            await pilot.pause()
        yield pilot
        # The main screen waits for its answer.
        while pilot.app.screen is not main(pilot):
            pilot.app.screen.dismiss(None)
            await pilot.pause()


def screen(pilot: Pilot[None]) -> ConflictsScreen:
    """The resolver, also when a dialog stands over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, ConflictsScreen))


def rows(pilot: Pilot[None]) -> dict[str, str]:
    """The lines of the list: id → what the conflict is about."""
    listed = screen(pilot).query_one(TreeView)
    return {item.key: item.label for item in (listed.item(key) for key in screen(pilot)._rows)}


def left(pilot: Pilot[None]) -> int:
    """How many the list says are left."""
    listed = screen(pilot).query_one(TreeView)
    return sum(listed.item(key).symbol == "!" for key in rows(pilot))


def page(pilot: Pilot[None]) -> str:
    return str(screen(pilot).query_one("#text", Static).visual)


def said(pilot: Pilot[None]) -> str:
    return str(screen(pilot).query_one("#sagt", Static).visual)


def waiting(path: Path) -> list[Choice]:
    """The conflicts that are in the file."""
    return read(path, lambda db: Settler(db).choices())


def of(path: Path, at: str) -> Choice:
    """The conflict about a place with that in its title."""
    (found,) = (one for one in waiting(path) if at in one.place.title)
    return found


def value(path: Path, cell: Cell) -> Stored:
    return read(path, lambda db: journal.history(db, cell)[0].new)


async def test_c_opens_it_with_all_that_waits(path: Path) -> None:
    async with resolving(path) as pilot:
        assert list(rows(pilot).values()) == [
            "29 Ett samlat och effektivare inköpsarbete · kommentar",
            "Chef · Män · Årsarbetare avtalad",
            "28 En it-miljö som står emot dagens hot · kommentar",
            "44 Data som kommer forskningen till nytta · kommentar",
            "49 Digital kultur och digitala arbetssätt · status",
            "Byta ut alla servrar utan support · borttagen här, ändrad där",
            "Chef · Kvinnor · Årsarbetare avtalad",
        ]
        assert "Konflikter · 7 kvar av 7" in shown(pilot.app)
        assert page(pilot).split("\n") == [
            "Uppdrag 29 Ett samlat och effektivare inköpsarbete · Område",
            "fastigheter · Helår 2025",
            "",
            "Från början",
            "   (tomt)",
            "",
            "1  Kim 2026-01-14 12:30, namnd.db · gäller tills vidare",
            "   Avtalen är ännu inte samlade.",
            "",
            "2  Alex 2026-01-14 09:00, fastigheter.db",
            "   Avtalen är samlade.",
        ]


@pytest.mark.parametrize(("key", "wanted"), [("1", BOARD_SAYS), ("2", UNIT_SAYS)], ids="12")
async def test_a_digit_takes_a_side(path: Path, key: str, wanted: str) -> None:
    cell = of(path, COMMENT).conflict.cell
    async with resolving(path, COMMENT) as pilot:
        await press(pilot, key)
        await until(pilot, lambda: "✓" in said(pilot))
        assert left(pilot) == 6
        assert "Löst. Nu gäller:" in page(pilot)
        assert "6 kvar av 7" in shown(pilot.app)
    assert value(path, cell) == wanted
    assert len(waiting(path)) == 6
    history = read(path, lambda db: {entry.new for entry in journal.history(db, cell)})
    assert {BOARD_SAYS, UNIT_SAYS} <= history


async def test_the_third_side_of_three(path: Path) -> None:
    cell = of(path, TRIPLE).conflict.cell
    async with resolving(path, TRIPLE) as pilot:
        await press(pilot, "4")
        assert left(pilot) == 7
        await press(pilot, "3")
        await until(pilot, lambda: left(pilot) == 6)
    assert value(path, cell) == "Dataplattformen är nästan i drift."


async def test_a_key_too_many_settles_nothing_unseen(path: Path) -> None:
    async with resolving(path, COMMENT) as pilot:
        await pilot.press("1", "1", "2", "b")
        await until(pilot, lambda: "✓" in said(pilot))
        await pilot.pause(0.2)
        assert left(pilot) == 6
    assert value(path, of_all(path, COMMENT)) == BOARD_SAYS


def of_all(path: Path, at: str) -> Cell:
    """The comment's cell of a node whose name begins so, also when its conflict is settled."""
    with hand(path, "Test", "2026-02-01T08:00:00Z") as it:
        nod = it.nod(at.split()[0])
        return plans.uppfoljning_cell(nod.id, it.enhet.id, it.period.id, "kommentar")


async def test_b_takes_the_texts_one_after_the_other(path: Path) -> None:
    cell = of(path, TRIPLE).conflict.cell
    async with resolving(path, TRIPLE) as pilot:
        await press(pilot, "b")
        await until(pilot, lambda: left(pilot) == 6)
    assert value(path, cell) == (
        "Dataplattformen är i drift och används.\n\nDataplattformen är i drift.\n\n"
        "Dataplattformen är nästan i drift."
    )


async def test_b_means_nothing_to_a_figure(path: Path) -> None:
    async with resolving(path, FIGURE) as pilot:
        await press(pilot, "b")
        assert left(pilot) == 7


async def test_a_figure_is_taken_exactly(path: Path) -> None:
    cell = of(path, "Chef · Område IT").conflict.cell
    async with resolving(path, FIGURE) as pilot:
        assert "7,25" in page(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: left(pilot) == 6)
    assert str(journal.readable(cell, value(path, cell))) == "7.25"


async def test_e_asks_for_a_third_figure_as_the_table_does(path: Path) -> None:
    cell = of(path, "Chef · Område IT").conflict.cell
    async with resolving(path, FIGURE) as pilot:
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        field = pilot.app.screen.query_one(Input)
        assert field.value == "7,25"
        field.value = "tre"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Prompt)
        assert "tal" in str(pilot.app.screen.query_one("#fault", Static).visual)
        field.value = "7,125"
        await press(pilot, "enter")
        await until(pilot, lambda: left(pilot) == 6)
    assert str(journal.readable(cell, value(path, cell))) == "7.125"


async def test_e_offers_the_scale_for_a_status(path: Path) -> None:
    cell = of(path, STATUS).conflict.cell
    async with resolving(path, STATUS) as pilot:
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, "2")
        await until(pilot, lambda: left(pilot) == 6)
    assert value(path, cell) not in ("genomfort", "ej_startat", None)


async def test_e_writes_a_third_text_with_the_sides_in_view(path: Path) -> None:
    cell = of(path, TRIPLE).conflict.cell
    async with resolving(path, TRIPLE) as pilot:
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ThirdText))
        editor = pilot.app.screen.query_one(CommentEditor)
        assert editor.text == "Dataplattformen är i drift och används."
        for text in ("Kim 2026-01-14", "Sam 2026-01-15", "nästan i drift", "Från början"):
            assert text in pilot.app.screen.query_one("#sidor", TextArea).text
        await write(pilot, " [/] /")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: left(pilot) == 6)
    assert value(path, cell) == "Dataplattformen är i drift och används. [/] /"


@pytest.mark.parametrize(
    ("answer", "settled", "kept"), [("1", True, False), ("2", False, True), ("3", False, False)]
)
async def test_a_third_text_is_not_left_without_a_word(
    path: Path, answer: str, settled: bool, kept: bool
) -> None:
    async with resolving(path, TRIPLE) as pilot:
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ThirdText))
        await write(pilot, "X")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        await press(pilot, answer)
        if kept:
            await until(pilot, lambda: isinstance(pilot.app.screen, ThirdText))
            assert pilot.app.screen.query_one(CommentEditor).text.endswith("X")
        else:
            await until(pilot, lambda: pilot.app.screen is screen(pilot))
            await until(pilot, lambda: left(pilot) == (6 if settled else 7))
            assert read(path, drafts.waiting) == []


async def test_an_untouched_third_text_is_left_at_once(path: Path) -> None:
    async with resolving(path, TRIPLE) as pilot:
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ThirdText))
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is screen(pilot))
        assert left(pilot) == 7


async def test_a_begun_third_text_survives_and_settles_nothing(path: Path) -> None:
    async with resolving(path, TRIPLE) as pilot:
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ThirdText))
        await write(pilot, "Y")
        await until(pilot, lambda: bool(read(path, drafts.waiting)))
        as_killed = Path(shutil.copy(path, path.with_name("efter.db")))
        for beside in path.parent.glob("namnd.db-*"):
            shutil.copy(beside, path.with_name(beside.name.replace("namnd", "efter")))
    async with resolving(as_killed, TRIPLE) as pilot:
        assert left(pilot) == 7
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ThirdText))
        assert pilot.app.screen.query_one(CommentEditor).text.endswith("används.Y")


@pytest.mark.parametrize(("key", "there"), [("1", False), ("2", True)])
async def test_a_delete_against_an_edit(path: Path, key: str, there: bool) -> None:
    async with resolving(path, DELETED) as pilot:
        assert "Borttagen av Kim, men ändrad av Robin" in page(pilot).replace("\n", " ")
        await press(pilot, "b", "e")
        assert left(pilot) == 7
        await press(pilot, key)
        await until(pilot, lambda: left(pilot) == 6)
        assert ("Raden är kvar." if there else "Raden är borttagen.") in page(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: main(pilot) is pilot.app.screen)
        tree = main(pilot).query_one("#trad", TreeView)
        await until(pilot, lambda: tree.row_count > 0)
    with hand(path, "Test", "2026-02-01T08:00:00Z") as it:
        assert it.period.plan
        titles = [nod.titel for nod in plans.noder(it.editor.db, it.period.plan)]
    assert ("Byta ut alla servrar utan support" in titles) is there


async def test_u_takes_back_and_u_again_does_anew(path: Path) -> None:
    async with resolving(path, COMMENT) as pilot:
        before = page(pilot)
        await press(pilot, "u")
        assert left(pilot) == 7
        await press(pilot, "2")
        await until(pilot, lambda: left(pilot) == 6)
        await press(pilot, "n")
        await press(pilot, "u")
        await until(pilot, lambda: left(pilot) == 7)
        assert said(pilot).startswith("Ångrat: 28 En it-miljö")
        # Who wrote what, when and where is seen as before.
        assert page(pilot) == before
        await press(pilot, "U")
        await until(pilot, lambda: left(pilot) == 6)
    assert value(path, of_all(path, COMMENT)) == UNIT_SAYS


async def test_n_goes_to_what_is_left(path: Path) -> None:
    async with resolving(path) as pilot:
        listed = screen(pilot).query_one(TreeView)
        await press(pilot, "1", "n")
        await until(pilot, lambda: listed.cursor_row == 1)
        await press(pilot, "end", "n")
        await until(pilot, lambda: listed.cursor_row == 1)


async def test_a_hand_in_made_meanwhile_is_taken_back_after_a_question_only(path: Path) -> None:
    """Undo takes the newest save of the file, also where another program made it."""
    async with resolving(path) as pilot:
        before = left(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: left(pilot) == before - 1)
        with at_desk(path) as desk:
            submit(desk.db, desk.it, desk.period)
        await press(pilot, "u")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        assert "Ångra inlämningen av Område IT?" in shown(pilot.app)
        assert "retur: avbryt" in shown(pilot.app)
        await press(pilot, "right")
        assert "retur: ångra" in shown(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app.screen is screen(pilot))
        await until(pilot, lambda: "✓ Ångrat." in shown(pilot.app))
        assert left(pilot) == before - 1
        await press(pilot, "u")
        await until(pilot, lambda: left(pilot) == before)


async def test_the_owner_wins_in_one_step_that_can_be_undone(path: Path) -> None:
    async with resolving(path) as pilot:
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        text = shown(pilot.app)
        assert "Låt ägaren vinna i 6" in text
        assert "Område fastigheter, Område IT" in text.replace("│", "")
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app.screen is screen(pilot))
        assert left(pilot) == 7, "no has the focus"
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        pilot.app.screen.query_one("#yes", Button).press()
        await until(pilot, lambda: left(pilot) == 1)
        # Two copies of the unit's own file say two things; a person has to choose.
        assert [one.place.title[:2] for one in waiting(path)] == ["44"]
        assert value(path, of_all(path, COMMENT)) == UNIT_SAYS
        await press(pilot, "a")
        await until(pilot, lambda: "Ingen konflikt har just en sida" in said(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: left(pilot) == 7)
    assert len(waiting(path)) == 7


async def test_h_shows_the_history_and_lets_an_older_value_hold(path: Path) -> None:
    cell = of(path, COMMENT).conflict.cell
    async with resolving(path, COMMENT) as pilot:
        await press(pilot, "h")
        await until(pilot, lambda: isinstance(pilot.app.screen, History))
        listed = pilot.app.screen.query_one(TreeView)
        await until(pilot, lambda: listed.row_count > 3)
        texts = [listed.item(str(number)).label for number in range(4)]
        oldest = next(n for n, text in enumerate(texts) if "2026-01-02" in text)
        assert listed.go_to(str(oldest))
        await press(pilot, "r")
        await until(pilot, lambda: left(pilot) == 6)
    assert value(path, cell) == LONG


async def test_long_texts_are_shown_by_what_differs(path: Path) -> None:
    async with resolving(path, COMMENT, (80, 24)) as pilot:
        folded = page(pilot)
        assert "rader …" in folded
        for text in ("Datanätet", "Klart i mars.", "Avslutas."):
            assert text in folded
        assert "Stycke 9." not in folded
        await press(pilot, "v")
        await until(pilot, lambda: "Stycke 9." in page(pilot))
        pane = screen(pilot).query_one("#sida")
        seen = []
        for _ in range(3):
            await press(pilot, "d")
            await pilot.pause(0.1)
            seen.append(round(pane.scroll_y))
        assert seen == sorted(set(seen)), "each is further down"
        await press(pilot, "v")
        await until(pilot, lambda: page(pilot) == folded)


async def test_the_differing_words_are_marked_without_colours_too(path: Path) -> None:
    async with resolving(path) as pilot:
        pilot.app.theme = "mono"
        await pilot.pause()
        marked = [
            segment.text
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold
        ]
        assert [text for text in marked if text.strip()] == ["ännu inte"]


async def test_the_text_is_scrolled_with_the_keys(path: Path) -> None:
    async with resolving(path, COMMENT, (80, 24)) as pilot:
        await press(pilot, "enter", "pagedown")
        pane = screen(pilot).query_one("#sida")
        await until(pilot, lambda: pane.has_focus and pane.scroll_y > 0)


async def test_a_click_chooses_a_line(path: Path) -> None:
    async with resolving(path) as pilot:
        listed = screen(pilot).query_one(TreeView)
        await pilot.click(listed, offset=(10, 5))
        assert listed.cursor_row == 4
        await pilot.click(listed, offset=(10, 5), times=2)
        await until(pilot, lambda: screen(pilot).query_one("#sida").has_focus)


async def test_when_nothing_is_left(path: Path) -> None:
    async with resolving(path) as pilot:
        for _ in range(7):
            await press(pilot, "1", "n")
            await pilot.pause(0.1)
        await until(pilot, lambda: left(pilot) == 0)
        assert "Inga konflikter kvar" in shown(pilot.app)
        await press(pilot, "escape")
        await until(pilot, lambda: main(pilot) is pilot.app.screen)
        assert not main(pilot).check_action("conflicts", ())
    assert waiting(path) == []


async def test_it_answers_how_many_saves_were_made(path: Path) -> None:
    async with driving(path) as pilot:
        answers: list[int | None] = []
        shown_screen = ConflictsScreen(main(pilot).session)
        pilot.app.push_screen(shown_screen, answers.append)
        await until(pilot, lambda: shown_screen.asking)
        await press(pilot, "1", "u", "1")
        await until(pilot, lambda: left(pilot) == 6)
        await press(pilot, "escape")
        await until(pilot, lambda: bool(answers))
        assert answers == [3]


async def test_a_units_file_settles_its_own_only(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made / "ut" / "fastigheter.db", tmp_path / "fastigheter.db"))
    with hand(path, "Alex", "2026-01-17T08:00:00Z", "fastigheter") as own:
        merge_files(own.editor.db, [made / "namnd.db"])
    async with resolving(path, COMMENT) as pilot:
        assert "Filen tillhör Område fastigheter" in page(pilot)
        before = left(pilot)
        await press(pilot, "1", "2", "b", "e")
        assert left(pilot) == before
        screen(pilot).query_one(TreeView).go_to(next(iter(rows(pilot))))
        await press(pilot, "2")
        await until(pilot, lambda: left(pilot) == before - 1)


async def test_a_file_without_conflicts(tmp_path: Path) -> None:
    async with driving(small_file(tmp_path / "a.db")) as pilot:
        await press(pilot, "c")
        assert pilot.app.screen is main(pilot)
        pilot.app.push_screen(ConflictsScreen(main(pilot).session))
        await until(pilot, lambda: "Inga konflikter: inget väntar" in shown(pilot.app))
        await press(pilot, "1", "b", "e", "n", "u", "U", "h", "d", "a", "v", "escape")
        await until(pilot, lambda: pilot.app.screen is main(pilot))


# Where the cells are worked with


async def test_the_start_says_how_many_wait_until_one_goes_there(path: Path) -> None:
    async with driving(path) as pilot:
        told = [one.message for one in pilot.app._notifications]
        assert told == ["7 konflikter väntar på ett val: tryck c."]
        await press(pilot, "c")
        await until(pilot, lambda: screen(pilot).asking)
        assert not list(pilot.app._notifications)
        await press(pilot, "escape")


async def as_it(pilot: Pilot[None]) -> None:
    place = main(pilot).workspace.place
    await main(pilot)._go(place.organisation.find("it").id, place.period.id)


async def test_the_comment_says_that_it_is_in_conflict(path: Path) -> None:
    cell = of(path, TRIPLE).conflict.cell
    async with driving(path) as pilot:
        await as_it(pilot)
        tree = main(pilot).query_one("#trad", TreeView)
        with_nod = of(path, TRIPLE).place.target.partition("/")[2]
        assert tree.go_to(with_nod)
        await until(pilot, lambda: "Konflikt: olika versioner finns (c)" in shown(pilot.app))
        await press(pilot, "c")
        await until(pilot, lambda: screen(pilot).asking)
        assert rows(pilot)[screen(pilot).query_one(TreeView).cursor_key or ""].startswith("44")
        await press(pilot, "2", "escape")
        await until(pilot, lambda: main(pilot) is pilot.app.screen)
        await until(pilot, lambda: "Konflikt: olika" not in shown(pilot.app))
        editor = main(pilot).query_one(CommentEditor)
        assert editor.text == "Dataplattformen är i drift."
    assert value(path, cell) == "Dataplattformen är i drift."


async def test_what_is_written_over_a_conflict_settles_it(path: Path) -> None:
    async with driving(path) as pilot:
        await as_it(pilot)
        tree = main(pilot).query_one("#trad", TreeView)
        assert tree.go_to(of(path, TRIPLE).place.target.partition("/")[2])
        await until(pilot, lambda: "Konflikt: olika versioner finns (c)" in shown(pilot.app))
        await press(pilot, "e")
        await write(pilot, "Z")
        await press(pilot, "escape")
        await until(pilot, lambda: "Konflikt: olika" not in shown(pilot.app))
    assert len(waiting(path)) == 6


async def test_a_status_in_conflict_is_told_on_the_card(path: Path) -> None:
    async with driving(path) as pilot:
        await as_it(pilot)
        tree = main(pilot).query_one("#trad", TreeView)
        assert tree.go_to(of(path, STATUS).place.target.partition("/")[2])
        await until(pilot, lambda: "Uppdrag 49 · Konflikt: olika" in shown(pilot.app))


async def test_a_figure_in_conflict_has_a_mark(path: Path) -> None:
    async with driving(path) as pilot:
        await as_it(pilot)
        own = main(pilot).workspace.place.enhet.id
        main(pilot).post_message(Workspace.Wanted("tabeller", own, "arsarbetare_avtalad/chef"))
        await until(pilot, lambda: "7,3!" in shown(pilot.app))
        assert "! konflikt" in shown(pilot.app)
        await press(pilot, "right")
        await until(pilot, lambda: "Konflikt: olika versioner finns (c) · 7,25" in shown(pilot.app))
        await press(pilot, "c")
        await until(pilot, lambda: screen(pilot).asking)
        assert rows(pilot)[screen(pilot).query_one(TreeView).cursor_key or ""].startswith(FIGURE)
        await press(pilot, "escape")
        await until(pilot, lambda: main(pilot) is pilot.app.screen)
        await press(pilot, "8", "enter")
        await until(pilot, lambda: "7,3!" not in shown(pilot.app))
        assert "! konflikt" not in shown(pilot.app)
    assert len(waiting(path)) == 6


async def test_a_sum_that_rests_on_a_conflict_has_the_same_mark(path: Path) -> None:
    async with driving(path, size=(80, 24)) as pilot:
        board = main(pilot).workspace.place.enhet.id
        main(pilot).post_message(Workspace.Wanted("tabeller", board, "arsarbetare_avtalad/chef"))
        await until(pilot, lambda: "39,8!" in shown(pilot.app))
        text = shown(pilot.app)
        assert "Konsoliderat" in text
        assert "! konflikt" in text
        lines = {line[1:7].strip(): line for line in text.splitlines()[:17]}
        # Of Chef both figures are in conflict, each of one unit; so are the sums of all.
        assert lines["Chef"].count("!") == 3
        assert lines["Summa"].count("!") == 3
        assert lines["Handl"].count("!") == 0
        await press(pilot, "right")
        await until(pilot, lambda: "Bygger på en konflikt (c) · 39,75" in shown(pilot.app))
        assert "= visar hur" in shown(pilot.app)
