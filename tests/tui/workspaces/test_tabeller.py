"""Workspace 2 driven by its keys, and what came to be in the file."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from textual import events
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from tests.desk import at_desk
from tests.factory import FASTIGHETER, HELAR_2025, IT, small_file
from tests.tui.driving import burst, driving, main, press, read, until, write
from vbtui.consolidate import TableView
from vbtui.domain.errors import FileError
from vbtui.domain.table import View
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.store import cells, journal
from vbtui.store.database import Database
from vbtui.tui.screens.dialogs import Choose, Confirm, Prompt
from vbtui.tui.screens.explain import Explain
from vbtui.tui.screens.field_form import FieldForm
from vbtui.tui.screens.history import History
from vbtui.tui.screens.main import MainScreen
from vbtui.tui.screens.reading import Reading
from vbtui.tui.widgets.choice_line import ChoiceLine
from vbtui.tui.widgets.choices import ChoiceList
from vbtui.tui.widgets.grid import WORD_SECONDS
from vbtui.tui.widgets.table_order import NAME, TARGET
from vbtui.tui.widgets.table_rows import TableRows
from vbtui.tui.widgets.titlebar import TitleBar
from vbtui.tui.workspaces import table_pane
from vbtui.tui.workspaces.tabeller import Tabeller
from vbtui.tui.workspaces.table_pane import Wish

AVTALAD = "arsarbetare_avtalad"
HOSTILE = ("[/]", "[red]rött[/red]", "=SUM(A1)", "-5 mkr 😀 åäö", "[@click=app.quit]x[/]")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The unit it's own small file, with figures of this year and the year before."""
    path = small_file(tmp_path / "it.db", home=IT)
    with at_desk(path) as desk:
        desk.fill(AVTALAD, {"chef/kvinnor": "7,5", "chef/man": "6,25", "kok/man": "1"})
        desk.fill(AVTALAD, {"chef/kvinnor": "7"}, period=desk.year_before)
    return path


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """The board's small file, where two units have figures."""
    path = small_file(tmp_path / "sn.db")
    with at_desk(path) as desk:
        desk.fill(AVTALAD, {"chef/kvinnor": "7,5", "chef/man": "6"})
        desk.fill(AVTALAD, {"chef/kvinnor": "1,25"}, "fastigheter")
    return path


@asynccontextmanager
async def tables(
    path: Path, table: str = AVTALAD, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[None]]:
    """The program with the table on the screen and the cursor in its first cell."""
    async with driving(path, size) as pilot:
        await press(pilot, "2")
        await until(pilot, lambda: pane(pilot).shown is not None)
        pane(pilot).tables.go_to(table)
        await until(pilot, lambda: shown(pilot).table.id == table)
        pane(pilot).take_focus()
        await pilot.pause()
        yield pilot


def pane(pilot: Pilot[None]) -> Tabeller:
    return main(pilot).query_one(Tabeller)


def shown(pilot: Pilot[None]) -> View:
    found = pane(pilot).shown
    assert found is not None
    return found.view


def text(pilot: Pilot[None], row: str, column: str) -> str:
    """What the grid shows in a cell."""
    found = pane(pilot).shown
    assert found is not None
    number = pane(pilot).grid.find_row(row)
    assert number is not None
    return found.rows.cell(number, column).text


def value(
    path: Path, row: str, column: str, table: str = AVTALAD, enhet: str = IT
) -> Decimal | str | None:
    """What the file holds."""
    declared = TABLES[table]
    found = read(path, lambda db: cells.row_figures(db, declared, enhet, HELAR_2025, [row]))
    ids = [one.id for one in declared.typed_columns]
    typed = declared.typed_columns[ids.index(column)]
    return journal.figure(typed, found[row][ids.index(column)]) if row in found else None


def added(path: Path, enhet: str = IT) -> list[tuple[str, str]]:
    """Group and name of the building projects in the file."""
    rows = read(path, lambda db: cells.free_rows(db, TABLES["byggprojekt"], [enhet]))
    return [(row.grupp, row.namn) for row in rows]


def saves(path: Path) -> int:
    return read(path, lambda db: len(db.rows("SELECT 1 FROM j_tx")))


def told(pilot: Pilot[None]) -> str:
    """The newest toast."""
    return [one.message for one in pilot.app._notifications][-1]


def under(pilot: Pilot[None], name: str) -> str:
    return str(main(pilot).query_one(f"#{name}", Static).visual)


def seen(widget: Widget) -> bool:
    return widget.display


def screen(pilot: Pilot[None]) -> str:
    """Everything on the screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips).replace("\u00a0", " ")


async def go(pilot: Pilot[None], row: str, column: str) -> None:
    assert pane(pilot).grid.go_to(row, column)
    await pilot.pause()


async def paste(pilot: Pilot[None], block: str) -> None:
    """Paste as a terminal does, and wait until it has been taken or not."""
    grid = pane(pilot).grid
    grid.post_message(events.Paste(block))
    await pilot.pause()
    await until(pilot, lambda: not grid.editing or bool(pilot.app._notifications))
    await pilot.pause()


async def dialog(pilot: Pilot[None], kind: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


class TestTyping:
    async def test_a_number_is_saved_and_what_follows_from_it_is_shown(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "8,5")
            await press(pilot, "enter")
            await until(pilot, lambda: value(path, "chef", "kvinnor") == Decimal("8.5"))
            await until(pilot, lambda: text(pilot, "chef", "totalt") == "14,8")
            assert text(pilot, "summa", "kvinnor") == "8,5"
            assert text(pilot, "chef", "kvinnor_forandring") == "+1,5"
            assert pane(pilot).grid.cursor == ("handlaggare", "kvinnor")
            bar = main(pilot).query_one(TitleBar)
            await until(pilot, lambda: "sparad" in str(bar.query_one("#sparad", Static).visual))

    @pytest.mark.parametrize(
        ("typed", "exact"),
        [("1 234,5", "1234.5"), ("-3,2", "-3.2"), ("12.5", "12.5")],
    )
    async def test_swedish_numbers(self, path: Path, typed: str, exact: str) -> None:
        async with tables(path, "investeringar") as pilot:
            await go(pilot, "it", "utfall")
            await press(pilot, "f2")
            await write(pilot, typed)
            await press(pilot, "enter")
            await until(
                pilot, lambda: value(path, "it", "utfall", "investeringar") == Decimal(exact)
            )

    @pytest.mark.parametrize(
        ("pasted", "exact"),
        [("1\u00a0234,5", "1234.5"), ("−3,2", "-3.2"), ("1\u202f000\r\n", "1000")],
    )
    async def test_numbers_as_excel_pastes_them(self, path: Path, pasted: str, exact: str) -> None:
        async with tables(path, "investeringar") as pilot:
            await go(pilot, "it", "utfall")
            await paste(pilot, pasted)
            await until(
                pilot, lambda: value(path, "it", "utfall", "investeringar") == Decimal(exact)
            )

    async def test_a_published_per_cent_with_its_sign(self, path: Path) -> None:
        async with tables(path, "sjukfranvaro") as pilot:
            await go(pilot, "kort_procent", "kvinnor")
            await paste(pilot, "5,3 %")
            await until(pilot, lambda: text(pilot, "kort_procent", "kvinnor") == "5,3")
        assert value(path, "kort_procent", "kvinnor", "sjukfranvaro") == Decimal("5.3")

    async def test_a_wrong_number_is_refused_at_the_cell(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "1x")
            await press(pilot, "enter")
            await until(pilot, lambda: "”1x” är inget tal; skriv till exempel" in screen(pilot))
            assert pane(pilot).grid.cursor == ("chef", "kvinnor")
            await press(pilot, "backspace", "2", "enter")
            await until(pilot, lambda: value(path, "chef", "kvinnor") == 12)

    async def test_a_number_below_zero_is_refused_where_there_is_none(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "-3")
            await press(pilot, "enter")
            sentence = "”-3” är under noll; Kvinnor kan bara vara 0 eller mer."
            await until(pilot, lambda: sentence in screen(pilot))
            assert pane(pilot).grid.editing
        assert value(path, "chef", "kvinnor") == Decimal("7.5")

    async def test_a_word_on_a_number_is_no_row_of_commands(self, path: Path) -> None:
        """Of letters in one sweep the first is the command it is; after that nothing is done."""
        before = saves(path)
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await press(pilot, "x")
            assert told(pilot).startswith("Cellen tar ett tal, till exempel 1 234,5;")
            pilot.app.clear_notifications()
            burst(pilot, "s", "u", "m", "m", "a")
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert told(pilot).startswith("Cellen tar ett tal")
            assert isinstance(pilot.app.screen, MainScreen)
            assert not pane(pilot).grid.editing
            await pilot.pause(WORD_SECONDS)
            await press(pilot, "i")
            await dialog(pilot, Reading)
        assert saves(path) == before

    async def test_a_letter_begins_a_word_where_one_may_stand(self, path: Path) -> None:
        with at_desk(path) as desk:
            row = desk.editor.add_row(TABLES["byggprojekt"], desk.it, "A", "a")
        async with tables(path, "byggprojekt") as pilot:
            await go(pilot, row, "kalkyl")
            await write(pilot, "inget än")
            await press(pilot, "enter")
            await until(pilot, lambda: text(pilot, row, "kalkyl") == "inget än")
        assert value(path, row, "kalkyl", "byggprojekt") == "inget än"

    async def test_what_was_refused_can_be_given_up(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "1x")
            await press(pilot, "enter")
            await until(pilot, lambda: "är inget tal" in screen(pilot))
            await press(pilot, "escape")
            assert not pane(pilot).grid.editing
            assert text(pilot, "chef", "kvinnor") == "7,5"
        assert value(path, "chef", "kvinnor") == Decimal("7.5")

    @pytest.mark.parametrize("key", ["enter", "f2", "e"])
    async def test_the_editor_opens_with_the_exact_value(self, path: Path, key: str) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "man")
            assert text(pilot, "chef", "man") == "6,3"
            await press(pilot, key, "0", "enter")
            await until(pilot, lambda: not pane(pilot).grid.editing)
        assert value(path, "chef", "man") == Decimal("6.25")

    @pytest.mark.parametrize("typed", ["7,5", "7,50", "07,5"])
    async def test_the_same_value_is_no_save(self, path: Path, typed: str) -> None:
        before = saves(path)
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, typed)
            await press(pilot, "enter")
            await until(pilot, lambda: not pane(pilot).grid.editing)
        assert saves(path) == before

    async def test_delete_empties_a_cell(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await press(pilot, "delete")
            await until(pilot, lambda: text(pilot, "chef", "kvinnor") == "–")
        assert value(path, "chef", "kvinnor") is None
        assert value(path, "chef", "man") == Decimal("6.25")

    async def test_a_derived_cell_says_why_it_is_not_typed(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "totalt")
            await press(pilot, "4")
            await pilot.pause()
            assert "räknas ut" in told(pilot)
            assert "Tryck = för att se hur." in told(pilot)
            await go(pilot, "chef", "kvinnor_fg")
            await press(pilot, "4")
            await pilot.pause()
            assert "Helår 2024" in told(pilot)
            await go(pilot, "chef", NAME)
            await press(pilot, "4")
            await pilot.pause()
            assert told(pilot).startswith("Här står namn")

    @pytest.mark.parametrize("typed", ["1", "9x"])
    async def test_going_elsewhere_saves_nothing_and_says_so(self, path: Path, typed: str) -> None:
        """A digit that was meant for the workspaces is no figure."""
        before = saves(path)
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, typed)
            await press(pilot, "f6")
            await until(pilot, lambda: main(pilot).workspace.id == "inlamning")
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert told(pilot).startswith(f"Skrivet {typed} i Chef · Kvinnor sparades inte")
            await press(pilot, "f6", "f6", "f6", "f6")
            await until(pilot, lambda: pane(pilot).grid.has_focus)
            assert not pane(pilot).grid.editing
            assert text(pilot, "chef", "kvinnor") == "7,5"
        assert saves(path) == before

    @pytest.mark.parametrize("way", ["list", "click", "k", "b", "f5"])
    async def test_no_way_out_saves_what_nobody_confirmed(self, board: Path, way: str) -> None:
        before = saves(board)
        async with tables(board) as pilot:
            await press(pilot, "k")
            await until(pilot, lambda: "egna" in under(pilot, "sammanhang"))
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "1")
            if way == "click":
                await pilot.click(pane(pilot).tables, offset=(5, 2))
            elif way == "f5":
                await press(pilot, "f5")
            else:
                action = {"list": "list", "k": "consolidate", "b": "screen.choose_enhet"}[way]
                await pane(pilot).run_action(action)
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert told(pilot).startswith("Skrivet 1 i Chef · Kvinnor sparades inte")
            if way == "b":
                await dialog(pilot, Choose)
                await press(pilot, "escape")
        assert saves(board) == before

    async def test_a_click_on_another_cell_saves(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "9")
            await pilot.click(pane(pilot).grid, offset=(30, 3))
            await until(pilot, lambda: value(path, "chef", "kvinnor") == 9)

    async def test_what_has_been_confirmed_is_saved_before_one_goes(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def slow(*args: object, **kwargs: object) -> object:
            time.sleep(0.3)
            return at_once(*args, **kwargs)  # type: ignore[arg-type] # the same arguments

        at_once = Editor.set_block
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            monkeypatch.setattr(Editor, "set_block", slow)
            await write(pilot, "9")
            await press(pilot, "enter", "f6")
            await until(pilot, lambda: main(pilot).workspace.id == "inlamning")
            assert not pilot.app._notifications
        assert value(path, "chef", "kvinnor") == 9

    async def test_quitting_lets_one_see_what_was_not_saved(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "9")
            await press(pilot, "ctrl+q")
            await until(pilot, lambda: len(pilot.app._notifications) == 2)
            lines = {one.message for one in pilot.app._notifications}
            assert "Avsluta en gång till för att stänga filen." in lines
            assert any(line.startswith("Skrivet 9 i Chef · Kvinnor") for line in lines)
            assert pilot.app.is_running
            await press(pilot, "ctrl+q")
            await until(pilot, lambda: not pilot.app.is_running)
        assert value(path, "chef", "kvinnor") == Decimal("7.5")

    async def test_the_tabs_name_the_key_that_works(self, path: Path) -> None:
        async with tables(path) as pilot:
            assert "   Tabeller     Inlämning     Rapport   F6 nästa" in screen(pilot)
            await press(pilot, "l")
            await until(pilot, lambda: "1 Uppföljning   2 Tabeller" in screen(pilot))
            assert "F6" not in screen(pilot).splitlines()[1]
            await press(pilot, "enter", "f6", "f6", "f6", "f6")
            await until(pilot, lambda: main(pilot).workspace.id == "uppfoljning")
            await until(pilot, lambda: "1 Uppföljning   2 Tabeller" in screen(pilot))
            await press(pilot, "e")
            await until(pilot, lambda: "F6 nästa" in screen(pilot))
            await press(pilot, "f6")
            await until(pilot, lambda: main(pilot).workspace.id == "tabeller")

    async def test_a_file_that_cannot_be_written_keeps_what_was_typed(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise FileError("Disken är full; frigör plats och försök igen.")

        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            monkeypatch.setattr(Editor, "set_block", full)
            await write(pilot, "9")
            await press(pilot, "enter")
            await until(pilot, lambda: len(pilot.app._notifications) > 0)
            assert told(pilot).startswith("Disken är full")
            assert "EJ SPARAD" in screen(pilot)
            monkeypatch.undo()
            await press(pilot, "enter")
            await until(pilot, lambda: value(path, "chef", "kvinnor") == 9)

    async def test_undo_is_seen(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await write(pilot, "9")
            await press(pilot, "enter")
            await until(pilot, lambda: text(pilot, "chef", "kvinnor") == "9,0")
            await press(pilot, "u")
            await until(pilot, lambda: text(pilot, "chef", "kvinnor") == "7,5")

    async def test_a_units_file_types_only_its_own(self, path: Path) -> None:
        async with tables(path) as pilot:
            await press(pilot, "b", "end", "enter")
            await until(pilot, lambda: pane(pilot).place.enhet.id == FASTIGHETER)
            await until(pilot, lambda: "Bara läsning" in under(pilot, "sammanhang"))
            await press(pilot, "4")
            await pilot.pause()
            assert told(pilot).startswith("Filen tillhör Område IT")
            await press(pilot, "enter")
            await pilot.pause()
            assert told(pilot).startswith("Filen tillhör Område IT")
            pane(pilot).grid.post_message(events.Paste("1\t2"))
            await dialog(pilot, Reading)
            assert "Filen tillhör Område IT" in screen(pilot)
            await press(pilot, "escape")
        assert value(path, "administrator", "kvinnor", enhet=FASTIGHETER) is None


class TestBlocks:
    async def test_fill_the_cells_that_are_typed(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "vaktmastare", "kvinnor")
            before = saves(path)
            await paste(pilot, "1\u00a0000\t2\t3\t4\n5\t6\t7\t8\n9\n")
            await until(pilot, lambda: value(path, "vaktmastare", "man") == 2)
            assert text(pilot, "vaktmastare", "totalt") == "1\u00a0002,0"
            assert told(pilot) == (
                "2 celler fick nya värden; 6 celler som räknas ut hoppades över; 1 cell"
                " utanför tabellen kom inte med."
            )
        assert value(path, "vaktmastare", "kvinnor") == 1000
        assert saves(path) == before + 1

    async def test_are_taken_whole_or_not_at_all(self, path: Path) -> None:
        before = saves(path)
        async with tables(path) as pilot:
            grid = pane(pilot).grid
            grid.post_message(events.Paste("1\tabc\n2\t1.234\n"))
            await dialog(pilot, Reading)
            body = screen(pilot)
            assert "2 celler kunde inte tas emot, så inget är ändrat." in body
            assert "Administratör · Antal årsarbetare per 31 dec 2025: Män" in body
            assert "”abc” är inget tal; skriv till exempel 1 234,5." in body
            assert "Biträdespersonal HoS" in body
            assert "”1.234” kan betyda både" in body
            await press(pilot, "enter")
            assert grid.cursor == ("administrator", "kvinnor")
            assert grid.has_focus
        assert saves(path) == before

    async def test_of_empty_cells_empty_them(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await press(pilot, "shift+right", "shift+right", "delete")
            await until(pilot, lambda: value(path, "chef", "kvinnor") is None)
            assert told(pilot) == "2 celler tömdes. Tryck u för att ångra."
        assert value(path, "chef", "man") is None

    async def test_tell_what_they_emptied_and_are_taken_back_whole(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "bitradespersonal", "kvinnor")
            await paste(pilot, "5\t6\r\n\r\n8\t6\r\n\t\r\n\r\n")
            assert told(pilot) == (
                "4 celler fick nya värden och 2 tömdes; 1 rad i blocket var tom. Tryck u för att"
                " ångra."
            )
            assert [one.severity for one in pilot.app._notifications][-1] == "warning"
            assert value(path, "chef", "kvinnor") is None
            assert value(path, "handlaggare", "kvinnor") == 8
            await press(pilot, "u")
            await until(pilot, lambda: text(pilot, "chef", "kvinnor") == "7,5")
            assert text(pilot, "chef", "man") == "6,3"
            assert text(pilot, "bitradespersonal", "kvinnor") == "–"
        assert value(path, "handlaggare", "kvinnor") is None

    async def test_that_are_empty_change_nothing(self, path: Path) -> None:
        before = saves(path)
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            for block in ("\r\r", "\t\r\n\t\r\n", "\r\n"):
                pilot.app.clear_notifications()
                await paste(pilot, block)
                await until(pilot, lambda: bool(pilot.app._notifications))
                assert told(pilot).startswith("Det som klistrades in är tomt")
            assert text(pilot, "chef", "kvinnor") == "7,5"
        assert saves(path) == before

    async def test_that_change_nothing_say_so(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await paste(pilot, "7,5\t6,25")
            assert told(pilot) == "Inget ändrades, cellerna hade redan de värdena."

    async def test_that_are_refused_leave_the_cursor_where_they_began(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await paste(pilot, "5\t4\n3\tfel")
            await dialog(pilot, Reading)
            await press(pilot, "escape")
            assert pane(pilot).grid.cursor == ("chef", "kvinnor")
            await paste(pilot, "5\t4\n3\t2")
            await until(pilot, lambda: value(path, "chef", "man") == 4)
        assert value(path, "chef", "kvinnor") == 5

    async def test_go_to_the_rows_as_they_are_shown(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "man")
            await press(pilot, "s", "s")
            await until(pilot, lambda: in_order(pilot)[:3] == ["chef", "kok", "administrator"])
            await paste(pilot, "5\n4\n3\n")
            await until(pilot, lambda: value(path, "administrator", "man") == 3)
        assert value(path, "chef", "man") == 5
        assert value(path, "kok", "man") == 4


def in_order(pilot: Pilot[None]) -> list[str]:
    """The keys of the rows from the top."""
    found = pane(pilot).shown
    assert found is not None
    return [found.rows.row_key(number) for number in range(len(found.rows))]


class TestSorting:
    async def test_up_down_and_as_they_were(self, path: Path) -> None:
        before = saves(path)
        async with tables(path) as pilot:
            declared = in_order(pilot)
            await go(pilot, "chef", "man")
            await press(pilot, "s")
            await until(pilot, lambda: in_order(pilot)[:2] == ["kok", "chef"])
            assert "Män▲" in screen(pilot)
            assert pane(pilot).grid.cursor == ("chef", "man")
            assert in_order(pilot)[-1] == "summa"
            await press(pilot, "f7")
            await until(pilot, lambda: in_order(pilot)[:2] == ["chef", "kok"])
            assert "Män▼" in screen(pilot)
            await press(pilot, "s")
            await until(pilot, lambda: in_order(pilot) == declared)
            assert "▼" not in screen(pilot)
        assert saves(path) == before

    async def test_by_a_click_on_the_title(self, path: Path) -> None:
        async with tables(path) as pilot:
            declared = in_order(pilot)
            await pilot.click(pane(pilot).grid, offset=(3, 1))
            await until(pilot, lambda: "Yrkesgrupp" in screen(pilot) and "▲" in screen(pilot))
            await pilot.click(pane(pilot).grid, offset=(3, 1))
            await until(pilot, lambda: in_order(pilot) == [*reversed(declared[:-1]), "summa"])

    async def test_a_row_stays_while_it_is_typed_in_and_the_order_stays_on_reload(
        self, path: Path
    ) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "man")
            await press(pilot, "s")
            await until(pilot, lambda: in_order(pilot)[:2] == ["kok", "chef"])
            await go(pilot, "kok", "man")
            await write(pilot, "99")
            await press(pilot, "enter")
            await until(pilot, lambda: text(pilot, "kok", "man") == "99,0")
            assert in_order(pilot)[:2] == ["kok", "chef"]
            assert pane(pilot).grid.cursor == ("chef", "man")
            await press(pilot, "f5")
            await until(pilot, lambda: in_order(pilot)[:2] == ["chef", "kok"])

    async def test_every_table_has_its_own(self, path: Path) -> None:
        async with tables(path) as pilot:
            await press(pilot, "s")
            await until(pilot, lambda: "▲" in screen(pilot))
            pane(pilot).tables.go_to("investeringar")
            await until(pilot, lambda: shown(pilot).table.id == "investeringar")
            assert "▲" not in screen(pilot)
            pane(pilot).tables.go_to(AVTALAD)
            await until(pilot, lambda: shown(pilot).table.id == AVTALAD)
            assert "▲" in screen(pilot)


class TestUndo:
    async def test_the_cursor_goes_to_what_came_back_and_it_is_named(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "man")
            await write(pilot, "9")
            await press(pilot, "enter")
            await until(pilot, lambda: value(path, "chef", "man") == 9)
            await press(pilot, "ctrl+home", "u")
            await until(pilot, lambda: pane(pilot).grid.cursor == ("chef", "man"))
            assert told(pilot) == (
                "Ångrade: Årsarbetare avtalad, Chef · Män · Område IT · Helår 2025"
            )
            await press(pilot, "ctrl+home", "U")
            await until(pilot, lambda: pane(pilot).grid.cursor == ("chef", "man"))
            assert told(pilot).startswith("Gjorde om: Årsarbetare")

    async def test_of_a_block_counts_its_cells(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await paste(pilot, "1\t2")
            await press(pilot, "ctrl+end", "u")
            await until(pilot, lambda: pane(pilot).grid.cursor == ("chef", "kvinnor"))
            assert "Kvinnor och 1 cell till" in told(pilot)

    @pytest.mark.parametrize("leave", [True, False])
    async def test_in_another_table_goes_there(self, path: Path, leave: bool) -> None:
        with at_desk(path) as desk:
            desk.fill(AVTALAD, {"kok/man": "8"})
        async with tables(path, "investeringar") as pilot:
            if leave:
                await press(pilot, "f6")
            await press(pilot, "u")
            await until(pilot, lambda: shown(pilot).table.id == AVTALAD)
            await until(pilot, lambda: pane(pilot).grid.cursor == ("kok", "man"))
            assert text(pilot, "kok", "man") == "1,0"
            assert main(pilot).workspace.id == "tabeller"

    async def test_of_another_unit_moves_nothing(self, board: Path) -> None:
        async with tables(board) as pilot:
            await press(pilot, "k")
            await until(pilot, lambda: "egna" in under(pilot, "sammanhang"))
            before = pane(pilot).grid.cursor
            await pilot.pause(WORD_SECONDS)
            await press(pilot, "u")
            await until(pilot, lambda: bool(pilot.app._notifications))
            await pilot.pause()
            assert told(pilot).endswith("Kvinnor · Område fastigheter · Helår 2025")
            assert pane(pilot).grid.cursor == before
            await pilot.pause(WORD_SECONDS)
            await press(pilot, "k")
            await until(pilot, lambda: "Konsoliderat" in under(pilot, "sammanhang"))
            await press(pilot, "U")
            await until(pilot, lambda: pane(pilot).grid.cursor == ("chef", "kvinnor"))

    async def test_of_a_row_goes_to_its_name(self, path: Path) -> None:
        with at_desk(path) as desk:
            table = TABLES["byggprojekt"]
            desk.editor.add_row(table, desk.it, "A", "a")
            row = desk.editor.add_row(table, desk.it, "A", "b")
            desk.editor.rename_row(row, desk.it, "c")
        async with tables(path, "byggprojekt") as pilot:
            await press(pilot, "ctrl+z")
            await until(pilot, lambda: pane(pilot).grid.cursor == (row, NAME))

    async def test_have_nowhere_to_go_among_derived_cells(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "summa", "kvinnor")
            await paste(pilot, "1\t2\n3\t4")
            assert told(pilot) == "Här finns inga celler att skriva i, så inget är ändrat."
            assert not pane(pilot).grid.editing

    async def test_are_copied_as_spreadsheets_take_them(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "kvinnor")
            await press(pilot, "shift+right", "ctrl+c")
            assert pilot.app.clipboard == "7,5\t6,25"
            assert told(pilot) == "2 celler på urklipp."


class TestSums:
    async def test_are_what_a_unit_with_units_below_sees_first(self, board: Path) -> None:
        async with tables(board) as pilot:
            assert text(pilot, "chef", "kvinnor") == "8,8"
            assert under(pilot, "sammanhang") == (
                "Konsoliderat: Servicenämnden, 2 av 2 enheter · Helår 2025, jämfört med 2024"
            )
            await press(pilot, "4")
            await pilot.pause()
            assert "summan av flera enheter" in told(pilot)

    async def test_give_way_to_the_units_own_and_come_back(self, board: Path) -> None:
        async with tables(board) as pilot:
            await press(pilot, "k")
            await until(pilot, lambda: "egna uppgifter" in under(pilot, "sammanhang"))
            assert text(pilot, "chef", "kvinnor") == "–"
            assert "inget ifyllt än" in screen(pilot)
            await press(pilot, "k")
            await until(pilot, lambda: "Konsoliderat" in under(pilot, "sammanhang"))

    async def test_name_the_units_without_figures(self, tmp_path: Path) -> None:
        path = small_file(tmp_path / "sn.db")
        with at_desk(path) as desk:
            desk.fill(AVTALAD, {"chef/kvinnor": "7,5"})
        async with tables(path) as pilot:
            assert "saknas: Område fastigheter" in screen(pilot)
            assert pane(pilot).tables.item(AVTALAD).note == "1 av 2"

    async def test_are_not_offered_where_there_are_none(self, path: Path) -> None:
        async with tables(path) as pilot:
            await press(pilot, "k")
            await pilot.pause(0.1)
            assert not shown(pilot).source.refusal(
                shown(pilot).row("chef"), shown(pilot).column("man")
            )
            assert "Konsoliderat" not in screen(pilot)

    async def test_what_was_chosen_is_remembered(self, board: Path) -> None:
        async with tables(board, "investeringar") as pilot:
            await press(pilot, "k")
            await until(pilot, lambda: "egna" in under(pilot, "sammanhang"))
            await go(pilot, "it", "budget")
            await press(pilot, "ctrl+q")
            await until(pilot, lambda: not pilot.app.is_running)
        async with driving(board) as pilot:
            await until(pilot, lambda: pane(pilot).shown is not None)
            assert shown(pilot).table.id == "investeringar"
            assert "egna" in under(pilot, "sammanhang")
            assert pane(pilot).grid.cursor == ("it", "budget")


class TestExplaining:
    @pytest.mark.parametrize("key", ["equals_sign", "enter"])
    async def test_a_part_can_be_gone_to(self, path: Path, key: str) -> None:
        async with tables(path) as pilot:
            await go(pilot, "summa", "man")
            await press(pilot, key)
            await dialog(pilot, Explain)
            body = screen(pilot)
            assert "Visas  7,3* årsarbetare" in body
            assert "Exakt  7,25" in body
            assert "Summa av raderna." in body
            assert "6,25 årsarbetare" in body
            assert "Saknas: Administratör," in body
            parts = pilot.app.screen.query_one(ChoiceList)
            await press(pilot, "down", "down")
            assert parts.choice is not None
            assert parts.choice.text == "Chef"
            await press(pilot, "enter")
            await until(pilot, lambda: pane(pilot).grid.cursor == ("chef", "man"))

    async def test_a_typed_cell_says_who_typed_it(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "man")
            await press(pilot, "equals_sign")
            await dialog(pilot, Explain)
            assert "Inskrivet av Kim" in screen(pilot)
            await press(pilot, "equals_sign")
            assert not isinstance(pilot.app.screen, Explain)

    async def test_a_sum_names_its_units(self, board: Path) -> None:
        async with tables(board) as pilot:
            await go(pilot, "chef", "kvinnor")
            await press(pilot, "equals_sign")
            await dialog(pilot, Explain)
            body = screen(pilot)
            assert "Summa av 2 enheter för Helår 2025." in body
            assert "Område IT" in body
            assert "7,50 årsarbetare" in body
            assert "1,25 årsarbetare" in body
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, Explain)
            await press(pilot, "escape")

    async def test_a_share_without_end_says_so(self, path: Path) -> None:
        with at_desk(path) as desk:
            desk.fill("sjukfranvaro", {"schemalagda/man": "3", "kort/man": "1"})
        async with tables(path, "sjukfranvaro") as pilot:
            await go(pilot, "kort_procent", "man")
            await press(pilot, "equals_sign")
            await dialog(pilot, Explain)
            assert "Exakt  33,333333…" in screen(pilot)
            assert "÷ Schemalagda timmar" in screen(pilot)
            await press(pilot, "escape")

    async def test_a_name_has_nothing_to_explain(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", NAME)
            await press(pilot, "equals_sign")
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert told(pilot).startswith("Ställ dig på en cell")


class TestHistory:
    async def test_an_older_number_is_taken_back(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "man")
            await write(pilot, "1234,5")
            await press(pilot, "enter", "up")
            await until(pilot, lambda: text(pilot, "chef", "man") == "1\u00a0234,5")
            await press(pilot, "h")
            await dialog(pilot, History)
            await until(pilot, lambda: "6,25 → 1 234,5" in screen(pilot))
            assert "6250000" not in screen(pilot)
            await press(pilot, "down", "r")
            await until(pilot, lambda: value(path, "chef", "man") == Decimal("6.25"))
            await until(pilot, lambda: text(pilot, "chef", "man") == "6,3")

    async def test_emptiness_is_taken_back(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "lokalvardare", "man")
            await write(pilot, "3")
            await press(pilot, "enter", "up", "delete")
            await until(pilot, lambda: value(path, "lokalvardare", "man") is None)
            await press(pilot, "h")
            await dialog(pilot, History)
            await until(pilot, lambda: "(tomt)" in screen(pilot))
            await press(pilot, "down", "r")
            await until(pilot, lambda: value(path, "lokalvardare", "man") == 3)

    async def test_a_derived_cell_has_none(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "summa", "man")
            await press(pilot, "h")
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert told(pilot).endswith("Den har ingen egen historik.")
            await go(pilot, "chef", NAME)
            await press(pilot, "h")
            await until(pilot, lambda: "hör till tabellen" in told(pilot))


async def test_information_tells_what_the_table_is(path: Path) -> None:
    async with tables(path) as pilot:
        await press(pilot, "i")
        await dialog(pilot, Reading)
        body = screen(pilot)
        assert "Tillsvidareanställda" in body
        assert "årsarbetare (1 decimal)" in body
        assert "Helår 2025, t.o.m. 31 dec 2025; jämförs med helår 2024" in body
        assert "Kvinnor, Män" in body
        await press(pilot, "escape")


class TestRows:
    """Rows that users add: the building projects."""

    async def add(self, pilot: Pilot[None], *lines: str) -> None:
        """Add a row: a new group, or the chosen one, and a name."""
        await press(pilot, "insert")
        if len(lines) == 1:
            await dialog(pilot, Choose)
            await press(pilot, "enter")
        elif isinstance(pilot.app.screen, Choose):
            await press(pilot, "end", "enter")
        for line in lines:
            await dialog(pilot, Prompt)
            pilot.app.screen.query_one(Input).value = line
            await press(pilot, "enter")
        await until(
            pilot,
            lambda: any(row.title == lines[-1] for row in shown(pilot).rows),
        )
        await pilot.pause()

    async def test_are_added_under_a_heading(self, path: Path) -> None:
        async with tables(path, "byggprojekt") as pilot:
            assert "Här finns inga rader än" in screen(pilot)
            await self.add(pilot, "Regionstyrelsen", "Nytt hus")
            assert pane(pilot).grid.cursor_row == 1
            await write(pilot, "12,5")
            await press(pilot, "enter")
            await self.add(pilot, "Ännu ett hus")
            lines = screen(pilot)
            assert "Regionstyrelsen" in lines
            assert "12,5" in lines
            assert pane(pilot).tables.item("byggprojekt").note == "1 av 2"
        assert added(path) == [
            ("Regionstyrelsen", "Nytt hus"),
            ("Regionstyrelsen", "Ännu ett hus"),
        ]

    async def test_the_headings_of_other_units_are_offered(self, board: Path) -> None:
        with at_desk(board) as desk:
            for name in ("Ö-nämnden", "Å-nämnden"):
                desk.editor.add_row(TABLES["byggprojekt"], desk.it, name, "x")
        async with tables(board, "byggprojekt") as pilot:
            await press(pilot, "b", "3", "a")
            await dialog(pilot, Choose)
            body = screen(pilot)
            assert "Ny rad, steg 1 av 2: beställare (den som projektet byggs åt)" in body
            offered = ["1 Å-nämnden", "2 Ö-nämnden", "3 Ny beställare …"]
            places = [body.index(one) for one in offered]
            assert places == sorted(places)
            assert "finns hos Område IT" in body
            await press(pilot, "3")
            await dialog(pilot, Prompt)
            assert "Den som projektet byggs åt, till exempel en nämnd" in screen(pilot)
            pilot.app.screen.query_one(Input).value = "ö-nämnden"
            await press(pilot, "enter")
            await until(
                pilot, lambda: "Ny rad, steg 2 av 2: projekt under Ö-nämnden" in screen(pilot)
            )
            pilot.app.screen.query_one(Input).value = "Hus"
            await press(pilot, "enter")
            await until(pilot, lambda: added(board, FASTIGHETER) == [("Ö-nämnden", "Hus")])

    @pytest.mark.parametrize("key", ["f2", "enter", "shift+f2"])
    async def test_are_renamed(self, path: Path, key: str) -> None:
        async with tables(path, "byggprojekt") as pilot:
            await self.add(pilot, "Regionstyrelsen", "Nytt hus")
            await press(pilot, *(["left"] if key != "shift+f2" else []), key)
            await dialog(pilot, FieldForm)
            pilot.app.screen.query_one("#namn", Input).value = ""
            await press(pilot, "enter")
            await until(pilot, lambda: "Raden måste ha ett namn." in screen(pilot))
            pilot.app.screen.query_one("#namn", Input).value = "Nyare hus"
            await press(pilot, "enter")
            await until(pilot, lambda: "Nyare hus" in screen(pilot))
        assert added(path) == [("Regionstyrelsen", "Nyare hus")]

    @pytest.mark.parametrize("key", ["delete", "ctrl+delete"])
    async def test_are_removed_after_a_question(self, path: Path, key: str) -> None:
        async with tables(path, "byggprojekt") as pilot:
            await self.add(pilot, "Regionstyrelsen", "Nytt hus")
            await press(pilot, *(["left"] if key == "delete" else []), key)
            await dialog(pilot, Confirm)
            await press(pilot, "escape")
            assert len(added(path)) == 1
            await press(pilot, key)
            await dialog(pilot, Confirm)
            await press(pilot, "right", "enter")
            await until(pilot, lambda: added(path) == [])
            await until(pilot, lambda: "Här finns inga rader än" in screen(pilot))
            await press(pilot, "u")
            await until(pilot, lambda: "Nytt hus" in screen(pilot))

    async def test_have_a_history_of_names(self, path: Path) -> None:
        async with tables(path, "byggprojekt") as pilot:
            await self.add(pilot, "Regionstyrelsen", "Nytt hus")
            await press(pilot, "left", "f2")
            await dialog(pilot, FieldForm)
            pilot.app.screen.query_one("#namn", Input).value = "Nyare hus"
            await press(pilot, "enter")
            await until(pilot, lambda: "Nyare hus" in screen(pilot))
            await press(pilot, "h")
            await dialog(pilot, History)
            await until(pilot, lambda: "Nytt hus" in screen(pilot))
            await press(pilot, "down", "r")
            await until(pilot, lambda: added(path) == [("Regionstyrelsen", "Nytt hus")])

    async def test_fixed_ones_are_not_changed(self, path: Path) -> None:
        async with tables(path) as pilot:
            await press(pilot, "a")
            await press(pilot, "ctrl+delete")
            await pilot.pause()
            assert len(pilot.app.screen_stack) == 2
            await go(pilot, "chef", NAME)
            await press(pilot, "f2")
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert told(pilot).startswith("Tabellens rader är fasta")

    async def test_of_units_are_not_changed_in_their_sum(self, board: Path) -> None:
        async with tables(board, "byggprojekt") as pilot:
            await press(pilot, "a")
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert told(pilot).startswith("Raderna hör till enheterna")

    async def test_take_words_and_hostile_texts_literally(self, path: Path) -> None:
        with at_desk(path) as desk:
            rows = [
                desk.editor.add_row(TABLES["byggprojekt"], desk.it, HOSTILE[1], name)
                for name in HOSTILE
            ]
        async with tables(path, "byggprojekt") as pilot:
            for row, words in zip(rows, HOSTILE, strict=True):
                await go(pilot, row, "status")
                grid = pane(pilot).grid
                grid.edit(words)
                await press(pilot, "enter")
                await until(pilot, lambda: not pane(pilot).grid.editing)
            await go(pilot, rows[0], "kalkyl")
            await press(pilot, "f2")
            await write(pilot, "inget än")
            await press(pilot, "enter")
            await until(pilot, lambda: text(pilot, rows[0], "kalkyl") == "inget än")
            for row, words in zip(rows, HOSTILE, strict=True):
                await go(pilot, row, "status")
                assert text(pilot, row, "status") == words
                assert words.split()[0] in screen(pilot)
                for key, kind in (("h", History), ("equals_sign", Explain), ("f2", FieldForm)):
                    await go(pilot, row, "kalkyl" if key == "equals_sign" else NAME)
                    await press(pilot, key)
                    await dialog(pilot, kind)
                    await press(pilot, "escape")
                    await pilot.pause()
            await go(pilot, rows[1], NAME)
            await press(pilot, "delete")
            await dialog(pilot, Confirm)
            assert "[red]rött[/red]" in screen(pilot)
            await press(pilot, "escape")
        for row, words in zip(rows, HOSTILE, strict=True):
            assert value(path, row, "status", "byggprojekt") == words
        assert value(path, rows[0], "kalkyl", "byggprojekt") == "inget än"

    async def test_a_block_does_not_run_over_a_heading(self, path: Path) -> None:
        with at_desk(path) as desk:
            table = TABLES["byggprojekt"]
            first = desk.editor.add_row(table, desk.it, "A", "a1")
            desk.editor.add_row(table, desk.it, "B", "b1")
        before = saves(path)
        async with tables(path, "byggprojekt") as pilot:
            await go(pilot, first, "kalkyl")
            await paste(pilot, "1\n2\n")
            assert told(pilot).startswith("Blocket går över rubriken ”B”")
        assert saves(path) == before


class TestList:
    async def test_the_table_at_the_cursor_is_shown(self, path: Path) -> None:
        async with tables(path) as pilot:
            await press(pilot, "l")
            assert pane(pilot).tables.has_focus
            await press(pilot, "down", "down")
            await until(pilot, lambda: shown(pilot).table.id == "sjukfranvaro")
            first, *_, last = TABLES
            await press(pilot, "end")
            await until(pilot, lambda: shown(pilot).table.id == last)
            await press(pilot, "home")
            await until(pilot, lambda: shown(pilot).table.id == first)
            await press(pilot, "down", "up", "enter")
            assert pane(pilot).grid.has_focus

    async def test_says_how_much_is_filled_in(self, path: Path) -> None:
        async with tables(path) as pilot:
            items = pane(pilot).tables
            assert (items.item(AVTALAD).symbol, items.item(AVTALAD).note) == ("◐", "3 av 18")
            assert items.item("byggprojekt").note == "tom"
            await write(pilot, "1")
            await press(pilot, "enter")
            await until(pilot, lambda: items.item(AVTALAD).note == "4 av 18")

    async def test_is_hidden_and_found_again(self, path: Path) -> None:
        async with tables(path) as pilot:
            items = pane(pilot).tables
            assert seen(items)
            await press(pilot, "l", "l")
            assert not seen(items)
            assert pane(pilot).grid.has_focus
            assert pane(pilot).memory()["lista"] is False
            await press(pilot, "l")
            await until(pilot, lambda: items.has_focus)

    async def test_a_table_wider_than_the_screen_says_how_much_more_there_is(
        self, board: Path
    ) -> None:
        async with tables(board, size=(80, 24)) as pilot:
            await until(pilot, lambda: "3 kolumner till ›" in screen(pilot))
            assert "Förändring" not in screen(pilot)
            await press(pilot, "end")
            await until(pilot, lambda: "‹ 2 kolumner" in screen(pilot))
            assert "│Förändring" in screen(pilot)
            await pilot.resize_terminal(160, 50)
            await until(pilot, lambda: "kolumner" not in screen(pilot))
            assert "31 dec 2025" in screen(pilot)

    async def test_has_a_narrow_screen_for_itself(self, path: Path) -> None:
        async with tables(path, size=(80, 24)) as pilot:
            items, grid = pane(pilot).tables, pane(pilot).grid
            assert not seen(items)
            await press(pilot, "l")
            await until(pilot, lambda: items.has_focus)
            assert items.size.width > 70
            await press(pilot, "down", "enter")
            await until(pilot, lambda: grid.has_focus)
            assert not seen(items)
            await until(pilot, lambda: shown(pilot).table.id != AVTALAD)

    async def test_every_table_keeps_its_cell(self, path: Path) -> None:
        async with tables(path) as pilot:
            await go(pilot, "chef", "man")
            pane(pilot).tables.go_to("investeringar")
            await until(pilot, lambda: shown(pilot).table.id == "investeringar")
            assert pane(pilot).grid.cursor == ("immateriella", "utfall")
            pane(pilot).tables.go_to(AVTALAD)
            await until(pilot, lambda: shown(pilot).table.id == AVTALAD)
            assert pane(pilot).grid.cursor == ("chef", "man")

    async def test_only_the_newest_choice_is_shown(self, path: Path) -> None:
        async with tables(path) as pilot:
            for table in ("sjukfranvaro", "investeringar", "byggprojekt"):
                pane(pilot).tables.go_to(table)
            await until(pilot, lambda: shown(pilot).table.id == "byggprojekt")
            await pilot.pause(0.1)
            assert shown(pilot).table.id == "byggprojekt"

    async def test_another_table_is_shown_without_what_was_half_typed(self, path: Path) -> None:
        async with tables(path) as pilot:
            await write(pilot, "1x")
            pane(pilot).tables.go_to("investeringar")
            await until(pilot, lambda: shown(pilot).table.id == "investeringar")
            assert told(pilot).startswith("Skrivet 1x i Administratör · Kvinnor sparades inte")


async def test_a_slow_reading_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(wish: Wish, editor: Editor) -> TableView:
        time.sleep(0.5)
        return at_once(wish, editor)

    at_once = Wish.open
    monkeypatch.setattr(table_pane, "PATIENCE", 0.05)
    async with tables(path) as pilot:
        monkeypatch.setattr(Wish, "open", slow)
        pane(pilot).tables.go_to("investeringar")
        await until(pilot, lambda: under(pilot, "sammanhang") == "läser …")
        await until(pilot, lambda: under(pilot, "sammanhang").startswith("Område IT"))


ROWS = 100_000


def large(path: Path) -> Path:
    """Give the unit it a hundred thousand building projects with figures."""
    with Database.open(path, write=True) as db, db.transaction():
        db.connection.execute("UPDATE j_ctl SET muted = 1")
        db.connection.executemany(
            "INSERT INTO rad (id, deleted, tabell, enhet, grupp, namn, ordning, matt, riktning,"
            " malvarde) VALUES (?, 0, 'byggprojekt', ?, ?, ?, ?, '', '', '')",
            (
                (f"rad{number:06}", IT, f"Nämnd {number // (ROWS // 4)}", f"Hus {number}", number)
                for number in range(ROWS)
            ),
        )
        place = TABLES["byggprojekt"]
        db.connection.executemany(
            "INSERT INTO byggprojekt (id, deleted, enhet, period, rad, kalkyl)"
            " VALUES (?, 0, ?, ?, ?, '12.5')",
            (
                (cells.cell(place, IT, HELAR_2025, f"rad{n:06}", "").row, IT, HELAR_2025,
                 f"rad{n:06}")
                for n in range(ROWS)
            ),
        )  # fmt: skip
        db.connection.execute("UPDATE j_ctl SET muted = 0")
    return path


@pytest.mark.slow
async def test_a_hundred_thousand_rows_cost_what_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: the grid asks for what is on the screen, and an edit reads one row."""
    large(path)
    counts = {"cell": 0, "key": 0, "open": 0}

    def counted(name: str, work: object) -> object:
        def call(*args: object, **kwargs: object) -> object:
            counts[name] += 1
            return work(*args, **kwargs)  # type: ignore[operator] # one of the three below

        return call

    monkeypatch.setattr(TableRows, "cell", counted("cell", TableRows.cell))
    monkeypatch.setattr(TableRows, "row_key", counted("key", TableRows.row_key))
    monkeypatch.setattr(Wish, "open", counted("open", Wish.open))
    async with tables(path, "byggprojekt") as pilot:
        await pilot.pause()
        assert len(shown(pilot).rows) == ROWS
        assert "Nämnd 0" in screen(pilot)
        assert counts["cell"] < 3_000, counts
        assert counts["key"] < 1_000, counts
        opened = counts["open"]
        await press(pilot, "ctrl+end")
        await go(pilot, f"rad{ROWS - 1:06}", "kalkyl")
        before = dict(counts)
        await write(pilot, "99")
        await press(pilot, "enter")
        await until(pilot, lambda: text(pilot, f"rad{ROWS - 1:06}", "kalkyl") == "99,0")
        assert counts["cell"] - before["cell"] < 3_000, counts
        assert counts["open"] == opened
    assert value(path, f"rad{ROWS - 1:06}", "kalkyl", "byggprojekt") == 99


def test_every_key_says_what_it_does() -> None:
    bindings = [one for one in Tabeller.BINDINGS if isinstance(one, Binding)]
    assert len(bindings) == len(Tabeller.BINDINGS)
    for one in bindings:
        assert one.id is not None
        assert one.id.startswith("tabell.")
        assert one.description or one.system
        assert one.tooltip or one.system
    assert sum(one.show for one in bindings) <= 4
    assert Tabeller.HELP


async def test_the_key_of_the_sum_says_why_there_is_none(path: Path) -> None:
    async with tables(path) as pilot:
        await press(pilot, "k")
        assert "har inga enheter under sig" in told(pilot)


async def test_the_tabs_say_so_when_the_first_row_makes_digits_be_typed(path: Path) -> None:
    async with tables(path, "byggprojekt") as pilot:
        assert not main(pilot).query_one(TitleBar).has_class("-typing")
        await press(pilot, "a")
        await dialog(pilot, Prompt)
        await write(pilot, "Nämnd")
        await press(pilot, "enter")
        await until(pilot, lambda: "steg 2" in screen(pilot))
        await write(pilot, "Hus")
        await press(pilot, "enter")
        await until(pilot, lambda: added(path) == [("Nämnd", "Hus")])
        await until(pilot, lambda: main(pilot).query_one(TitleBar).has_class("-typing"))


def measured(path: Path) -> list[tuple[str, str, str, str]]:
    """Name, unit, direction and target of the nyckeltal in the file."""
    rows = read(path, lambda db: cells.free_rows(db, TABLES["nyckeltal"], [IT]))
    return [(row.namn, row.matt, row.riktning, row.malvarde) for row in rows]


class TestMeasures:
    """Rows that each have their own unit, direction and target."""

    async def test_are_asked_for_with_the_row_and_changed_in_one_form(self, path: Path) -> None:
        async with tables(path, "nyckeltal") as pilot:
            await press(pilot, "a")
            await dialog(pilot, FieldForm)
            await press(pilot, "enter")
            await until(pilot, lambda: "Raden måste ha ett namn." in screen(pilot))
            await write(pilot, "I tid")
            await press(pilot, "down")
            await write(pilot, "%")
            await press(pilot, "down", "right", "down")
            await write(pilot, "minst 95 %")
            before = saves(path)
            await press(pilot, "enter")
            await until(pilot, lambda: "minst 95 % ↑" in screen(pilot))
            assert measured(path) == [("I tid", "%", "hogre", "minst 95 %")]
            assert saves(path) == before + 1
            assert "mål minst 95 % · högre är bättre" in under(pilot, "cellen")
            await press(pilot, "end")
            assert (pane(pilot).grid.cursor or ("", ""))[1] == TARGET
            await press(pilot, "enter")
            await dialog(pilot, FieldForm)
            pilot.app.screen.query_one("#malvarde", Input).value = "högst 3"
            pilot.app.screen.query_one("#namn", Input).value = "Sent"
            pilot.app.screen.query_one("#riktning", ChoiceLine).action_step(1)
            await press(pilot, "enter")
            await until(pilot, lambda: "högst 3 ↓" in screen(pilot))
            assert measured(path) == [("Sent", "%", "lagre", "högst 3")]
            assert saves(path) == before + 2
            await press(pilot, "u")
            await until(pilot, lambda: "minst 95 % ↑" in screen(pilot))
        assert measured(path) == [("I tid", "%", "hogre", "minst 95 %")]

    async def test_take_no_figures_and_can_be_sorted_by(self, path: Path) -> None:
        with at_desk(path) as desk:
            rows = [
                desk.editor.add_row(TABLES["nyckeltal"], desk.it, "", name, {"malvarde": target})
                for name, target in (("A", "b"), ("B", "a"))
            ]
        async with tables(path, "nyckeltal") as pilot:
            await go(pilot, rows[0], TARGET)
            await press(pilot, "4")
            await until(pilot, lambda: bool(pilot.app._notifications))
            assert "F2" in told(pilot)
            await paste(pilot, "5")
            assert "F2" in told(pilot)
            await press(pilot, "s")
            await until(pilot, lambda: pane(pilot).grid.find_row(rows[1]) == 0)


class TestUnitRows:
    """Tables whose rows are units."""

    async def test_enter_goes_to_the_unit_and_equals_explains(self, board: Path) -> None:
        with at_desk(board) as desk:
            desk.fill("resultatrapport", {"intakter/utfall": "5", "intakter/budget": "4"})
        async with tables(board, "driftredovisning") as pilot:
            await go(pilot, "it", "omsattning")
            assert "hämtas från Resultatrapport, = visar mer" in under(pilot, "cellen")
            await press(pilot, "equals_sign")
            await dialog(pilot, Explain)
            await press(pilot, "escape")
            await go(pilot, "it", NAME)
            assert "retur går till enheten" in under(pilot, "cellen")
            await press(pilot, "enter")
            await until(pilot, lambda: pane(pilot).place.enhet.kod == "it")
            await until(pilot, lambda: len(shown(pilot).rows) == 1)
            assert shown(pilot).table.id == "driftredovisning"

    async def test_a_restated_number_has_a_sign_and_an_explanation(self, path: Path) -> None:
        with at_desk(path) as desk:
            desk.fill("driftredovisning", {"it/omsattning": "7"})
        async with tables(path, "driftredovisning") as pilot:
            assert "7,0^" in screen(pilot)
            assert "^ inskrivet i stället" in screen(pilot)
            await go(pilot, "it", "omsattning")
            assert "inskrivet i stället för det hämtade, = visar mer" in under(pilot, "cellen")


class TestRoom:
    """What is seen where there is little room."""

    async def test_a_low_screen_keeps_its_lines_for_the_figures(self, path: Path) -> None:
        async with tables(path, size=(40, 12)) as pilot:
            assert "Chef" in screen(pilot)
            assert "7,5" in screen(pilot)
            assert "╭" not in screen(pilot)
            assert "Årsarbetare avtalad" in screen(pilot)

    async def test_the_list_has_headings_that_the_cursor_passes(self, path: Path) -> None:
        async with tables(path, "resultatrapport", size=(120, 40)) as pilot:
            found = screen(pilot)
            assert found.index("Ekonomi") < found.index("○ Resultatrapport")
            await press(pilot, "l", "home")
            await until(pilot, lambda: shown(pilot).table.id == "resultatrapport")
            await press(pilot, "up")
            assert pane(pilot).tables.cursor_key == "resultatrapport"
            pane(pilot).tables.go_to("nyckeltal")
            for key, table in (("down", "lonekostnad"), ("up", "nyckeltal"), ("up", "byggprojekt")):
                await press(pilot, key)
                assert pane(pilot).tables.cursor_key == table

    async def test_a_heading_reaches_over_the_empty_cells_beside_it(self, path: Path) -> None:
        async with tables(path, "handlingsplan", size=(80, 24)) as pilot:
            assert "Synliga effekter i ekonomin (mnkr)" in screen(pilot)
            await press(pilot, "up", "left")
            assert "enligt avtalad tjänstgöringsgrad" in screen(pilot)
