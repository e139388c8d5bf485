"""The grid: its cells, its keys, and that no typed text goes astray."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from vbtui.tui.widgets.grid import GridView
from vbtui.tui.widgets.grid_rows import CellText, GridColumn

COLUMNS = [
    GridColumn("namn", "Grupp"),
    GridColumn("k25", "Kvinnor", group="31 dec 2025", align="right"),
    GridColumn("m25", "Män", group="31 dec 2025", align="right"),
    GridColumn("t25", "Totalt", group="31 dec 2025", align="right", derived=True),
    GridColumn("k24", "Kvinnor", group="31 dec 2024", align="right"),
    GridColumn("not", "Anmärkning", words=True),
]


class Table:
    """Numbers that can be typed, a derived column, and a sum row at the end."""

    def __init__(self, count: int = 4) -> None:
        self.names = [f"Grupp {number}" for number in range(count)]
        self.typed: dict[tuple[str, str], str] = {}
        self.asked = 0

    def __len__(self) -> int:
        return len(self.names) + bool(self.names)

    def row_key(self, row: int) -> str:
        return self.names[row] if row < len(self.names) else "summa"

    def cell(self, row: int, column: str) -> CellText:
        self.asked += 1
        key = self.row_key(row)
        if key == "summa":
            return CellText("Summa" if column == "namn" else "1 234,5", "sum")
        if column == "namn":
            return CellText(key)
        if column == "t25":
            return CellText("30,0", "derived")
        if column == "not":
            return CellText(self.typed.get((key, column), ""), "text", editable=True)
        text = self.typed.get((key, column))
        if text is None:
            return CellText("10,5", "typed", editable=True, edit="10,4999")
        return CellText(text, "typed", editable=True)


class GridApp(App[None]):
    """Takes every text but those with an x in them; answers when ``answers``."""

    def __init__(self, table: Any = None, *, answers: bool = True, **options: Any) -> None:
        super().__init__()
        self.table = Table() if table is None else table
        self.grid = GridView(COLUMNS, self.table, empty="Tabellen är tom.", **options)
        self.answers = answers
        self.said: list[tuple[Any, ...]] = []

    def compose(self) -> ComposeResult:
        yield self.grid
        yield Input(id="annat")

    def on_mount(self) -> None:
        self.grid.focus()

    def on_grid_view_submitted(self, event: GridView.Submitted) -> None:
        assert event.control is self.grid
        self.said.append((event.row_key, event.column_key, event.text))
        if self.answers:
            self.answer(event)

    def answer(self, event: GridView.Submitted) -> None:
        if "x" in event.text:
            self.grid.reject(event.row_key, event.column_key, "Skriv ett tal, till exempel 1,5.")
        else:
            self.table.typed[event.row_key, event.column_key] = event.text
            self.grid.accept()

    def on_grid_view_pasted(self, event: GridView.Pasted) -> None:
        assert event.control is self.grid
        self.said.append(("pasted", event.row_key, event.column_key, event.rows))
        for row, cells in enumerate(event.rows):
            for column, text in enumerate(cells):
                if "x" in text:
                    key = self.grid.find_row(event.row_key)
                    assert key is not None
                    keys = [column.key for column in COLUMNS]
                    at = keys[keys.index(event.column_key) + column]
                    self.grid.reject(self.table.row_key(key + row), at, "Inte ett tal.")
                    return
        self.grid.accept()

    def on_grid_view_refused(self, event: GridView.Refused) -> None:
        assert event.control is self.grid
        self.said.append(("refused", event.row_key, event.column_key))

    def on_grid_view_given_up(self, event: GridView.GivenUp) -> None:
        assert event.control is self.grid
        assert (event.row_name, event.column_title) == ("Grupp 0", "Kvinnor")
        self.said.append(("given up", event.row_key, event.column_key, event.text))

    def on_grid_view_pasted_nothing(self, event: GridView.PastedNothing) -> None:
        assert event.control is self.grid
        self.said.append(("nothing",))

    def on_cell_grid_heading_clicked(self, event: GridView.HeadingClicked) -> None:
        assert event.control is self.grid
        self.said.append(("heading", event.column_key))

    def on_cell_grid_copied(self, event: GridView.Copied) -> None:
        assert event.control is self.grid
        self.said.append(("copied", event.rows, event.columns))


def shown(grid: GridView) -> list[str]:
    """The lines as they are seen."""
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]


def typing(app: GridApp) -> bool:
    """Whether an editor is open."""
    return app.grid.editing


SIZE = (76, 14)


async def test_what_a_table_shows() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE):
        assert shown(app.grid)[:7] == [
            "         │31 dec 2025               │31 dec 2024 │",
            " Grupp   │Kvinnor      Män   Totalt │    Kvinnor │Anmärkning",
            " Grupp 0 │   10,5     10,5     30,0 │       10,5 │",
            " Grupp 1 │   10,5     10,5     30,0 │       10,5 │",
            " Grupp 2 │   10,5     10,5     30,0 │       10,5 │",
            " Grupp 3 │   10,5     10,5     30,0 │       10,5 │",
            " Summa   │1 234,5  1 234,5  1 234,5 │    1 234,5 │1 234,5",
        ]
        above_sum = app.grid.render_line(5)
        assert all(s.style and s.style.underline for s in above_sum)


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        ([], ("Grupp 0", "k25")),
        (["down", "right"], ("Grupp 1", "m25")),
        (["down", "right", "up", "left"], ("Grupp 0", "k25")),
        (["left", "left"], ("Grupp 0", "namn")),
        (["end"], ("Grupp 0", "not")),
        (["end", "home"], ("Grupp 0", "k25")),
        (["end", "home", "home"], ("Grupp 0", "namn")),
        (["ctrl+end"], ("summa", "not")),
        (["ctrl+end", "ctrl+home"], ("Grupp 0", "k25")),
        (["tab"], ("Grupp 0", "m25")),
        (["end", "tab"], ("Grupp 1", "namn")),
        (["end", "tab", "shift+tab"], ("Grupp 0", "not")),
        (["pagedown"], ("summa", "k25")),
        (["pagedown", "pageup"], ("Grupp 0", "k25")),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], cursor: tuple[str, str]) -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        assert app.grid.cursor == cursor


async def test_tab_leaves_at_the_ends() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+end", "tab")
        assert app.focused is app.query_one("#annat")
        await pilot.press("shift+tab", "ctrl+home", "left", "shift+tab")
        assert app.focused is app.query_one("#annat")


async def test_the_owner_hears_where_the_cursor_is_at_last() -> None:
    heard = []

    class Listening(GridApp):
        def on_cell_grid_highlighted(self, event: GridView.Highlighted) -> None:
            heard.append((event.row_key, event.column_key))

    app = Listening()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end", "tab")
        assert heard == [("Grupp 0", "k25"), ("Grupp 0", "not"), ("Grupp 1", "namn")]


async def test_what_is_typed_is_sent_and_the_cursor_goes_on() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "2", "comma", "5", "enter", "minus", "3", "tab", "f2", "7", "up")
        assert app.said == [
            ("Grupp 0", "k25", "12,5"),
            ("Grupp 1", "k25", "-3"),
            ("Grupp 1", "m25", "10,49997"),
        ]
        assert app.grid.cursor == ("Grupp 0", "m25")
        assert "12,5" in shown(app.grid)[2]
        assert not typing(app)


@pytest.mark.parametrize(
    ("keys", "text", "cursor"),
    [
        (["f2", "left", "backspace", "5", "enter"], "10,4959", ("Grupp 1", "k25")),
        (["enter", "home", "delete", "2", "down"], "20,4999", ("Grupp 1", "k25")),
        (["f2", "ctrl+u", "8", "ctrl+left", "9", "end", "0", "enter"], "980", ("Grupp 1", "k25")),
        (["f2", "ctrl+w", "ctrl+right", "1", "shift+tab"], "10,1", ("Grupp 0", "namn")),
        (["f2", "space", "k", "r", "enter"], "10,4999 kr", ("Grupp 1", "k25")),
    ],
)
async def test_keys_in_the_editor(keys: list[str], text: str, cursor: tuple[str, str]) -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        assert app.said == [("Grupp 0", "k25", text)]
        assert app.grid.cursor == cursor


async def test_every_letter_can_be_kept_as_a_draft() -> None:
    drafts = []

    class Keeping(GridApp):
        def on_grid_view_changed(self, event: GridView.Changed) -> None:
            assert event.control is self.grid
            drafts.append((event.row_key, event.column_key, event.text))

    app = Keeping()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "2", "left", "ctrl+z", "escape")
        assert [text for *_, text in drafts] == ["1", "12", "10,4999", None]
        assert {cell[:2] for cell in drafts} == {("Grupp 0", "k25")}


async def test_an_unchanged_text_is_not_sent() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f2", "7", "backspace", "enter", "f2", "8", "ctrl+z", "enter")
        assert app.said == []
        assert app.grid.cursor == ("Grupp 2", "k25")


async def test_escape_leaves_the_cell_as_it_was() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("9", "9")
        assert typing(app)
        await pilot.press("escape")
        assert app.said == []
        assert not typing(app)
        assert "10,5" in shown(app.grid)[2]


async def test_a_refused_text_stays_with_the_reason() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("4", "x", "enter")
        assert typing(app)
        assert "4x" in shown(app.grid)[2]
        assert "Skriv ett tal, till exempel 1,5." in shown(app.grid)[3]
        assert app.grid.cursor == ("Grupp 0", "k25")
        await pilot.press("backspace", "2", "enter")
        assert app.said[-1] == ("Grupp 0", "k25", "42")
        assert not typing(app)
        assert "Skriv ett tal" not in "".join(shown(app.grid))


async def test_the_reason_is_seen_in_the_last_row_too() -> None:
    app = GridApp(Table(30))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("pagedown", "4", "x", "enter")
        lines = shown(app.grid)
        at = next(y for y, line in enumerate(lines) if "4x" in line)
        assert any("Skriv ett tal" in line for line in lines[at - 1 : at + 2])


async def test_delete_empties_a_cell() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("delete", "down", "backspace", "up", "delete")
        assert app.said == [("Grupp 0", "k25", ""), ("Grupp 1", "k25", "")]


@pytest.mark.parametrize("key", ["enter", "f2", "5", "minus", "delete", "backspace"])
async def test_a_cell_that_cannot_be_edited_says_so(key: str) -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right", "right", key)
        assert app.said == [("refused", "Grupp 0", "t25")]
        assert not typing(app)


async def test_letters_type_only_in_columns_of_text() -> None:
    class Shortcuts(GridApp):
        BINDINGS = [("u", "note('u')"), ("1", "note('1')"), ("h", "note('h')")]  # noqa: RUF012

        def action_note(self, key: str) -> None:
            self.said.append(("app", key))

    app = Shortcuts()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("u", "end", "h", "u", "1", "enter", "ctrl+end", "h")
        assert app.said == [("app", "u"), ("Grupp 0", "not", "hu1"), ("app", "h")]
        app.said.clear()
        await pilot.press("1")
        assert app.said == [("refused", "summa", "not")]


async def type_ahead(pilot: Pilot[None], *keys: str) -> None:
    """All the keys at once, as from a terminal that was busy."""
    for key in keys:
        character = {"comma": ",", "minus": "-"}.get(key, key if len(key) == 1 else None)
        pilot.app.post_message(events.Key(key, character))
    await pilot.pause()
    await pilot.pause()


async def test_keys_that_come_at_once_end_in_their_own_cells() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await type_ahead(pilot, "1", "comma", "5", "enter", "2", "tab", "down", "3", "enter")
        assert app.said == [
            ("Grupp 0", "k25", "1,5"),
            ("Grupp 1", "k25", "2"),
            ("Grupp 2", "m25", "3"),
        ]


async def test_keys_wait_for_a_slow_answer() -> None:
    app = GridApp(answers=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter", "2", "enter", "f1")
        assert app.said == [("Grupp 0", "k25", "1")]
        app.table.typed["Grupp 0", "k25"] = "1"
        app.grid.accept()
        await pilot.pause()
        assert app.said == [("Grupp 0", "k25", "1"), ("Grupp 1", "k25", "2")]
        app.grid.reject("Grupp 1", "k25", "Nej.")
        await pilot.pause()
        assert app.grid.cursor == ("Grupp 1", "k25")
        await pilot.press("escape")
        assert not typing(app)


async def test_another_table_takes_no_text_along() -> None:
    app = GridApp(answers=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter", "2")
        app.grid.set_data(COLUMNS, Table(2))
        assert not typing(app)
        app.grid.accept()
        await pilot.pause()
        assert app.said == [("Grupp 0", "k25", "1")]
        await pilot.press("7")
        app.grid.set_data(COLUMNS[:2], Table(2))
        assert not typing(app)


async def test_escape_gives_up_waiting_and_keeps_the_text() -> None:
    app = GridApp(answers=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter", "2", "escape", "3")
        assert "13" in shown(app.grid)[2]
        app.grid.accept()
        assert typing(app)


async def test_leaving_the_grid_confirms_nothing_and_says_so() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("9")
        assert app.grid.unconfirmed
        app.query_one("#annat").focus()
        await pilot.pause()
        assert app.said == [("given up", "Grupp 0", "k25", "9")]
        assert not typing(app)
        assert "10,5" in shown(app.grid)[2]


async def test_leaving_the_text_as_it_was_is_not_worth_a_word() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f2")
        assert typing(app)
        assert not app.grid.unconfirmed
        app.query_one("#annat").focus()
        await pilot.pause()
        assert app.said == []
        assert not typing(app)


async def test_what_has_been_sent_is_not_given_up() -> None:
    app = GridApp(answers=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("9", "enter")
        assert app.grid.asking
        app.query_one("#annat").focus()
        await pilot.pause()
        assert app.said == [("Grupp 0", "k25", "9")]
        assert app.grid.asking


async def test_another_window_sends_nothing() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("9")
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.pause()
        await pilot.press("8", "enter")
        assert app.said == [("Grupp 0", "k25", "98")]


async def test_mouse() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(GridView, offset=(22, 4))
        assert app.grid.cursor == ("Grupp 2", "m25")
        await pilot.click(GridView, offset=(3, 0))
        assert app.grid.cursor == ("Grupp 2", "m25")
        await pilot.click(GridView, offset=(22, 2), shift=True)
        assert app.grid.selection == (range(3), range(2, 3))
        await pilot.click(GridView, offset=(14, 3), times=2)
        assert typing(app)
        await pilot.press("7")
        await pilot.click(GridView, offset=(14, 5))
        assert app.said == [("Grupp 1", "k25", "10,49997")]
        assert app.grid.cursor == ("Grupp 3", "k25")
        assert app.grid.selection == (range(3, 4), range(1, 2))


async def test_dragging_selects() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.mouse_down(GridView, offset=(14, 2))
        await pilot.hover(GridView, offset=(22, 4))
        await pilot.mouse_up(GridView, offset=(22, 4))
        assert app.grid.selection == (range(3), range(1, 3))
        await pilot.hover(GridView, offset=(14, 2))
        assert app.grid.selection == (range(3), range(1, 3))


async def test_a_block_is_copied_with_whole_values() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        app.table.typed["Grupp 1", "k25"] = "två\nrader"
        await pilot.press("shift+down", "shift+right", "ctrl+c")
        assert app.clipboard == '10,4999\t10,4999\n"två\nrader"\t10,4999'
        assert app.said == [("copied", 2, 2)]
        await pilot.press("escape", "shift+up", "shift+left", "escape", "left", "ctrl+c")
        assert app.clipboard == "Grupp 0"
        assert app.said[-1] == ("copied", 1, 1)


async def test_a_selected_block_is_seen_and_emptied() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        plain = app.grid.render_line(2)
        await pilot.press("shift+down", "shift+right")
        assert app.grid.render_line(2) != plain
        await pilot.press("delete")
        assert app.said == [("pasted", "Grupp 0", "k25", [["", ""], ["", ""]])]
        assert not typing(app)


async def test_a_pasted_block_is_one_message() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        app.grid.post_message(events.Paste("1\t2\r\n3\t4\r\n"))
        await pilot.pause()
        assert app.said == [("pasted", "Grupp 1", "k25", [["1", "2"], ["3", "4"]])]
        app.copy_to_clipboard("5\t6")
        await pilot.press("ctrl+v")
        assert app.said[-1] == ("pasted", "Grupp 1", "k25", [["5", "6"]])


@pytest.mark.parametrize("text", ["\r", "\r\r", "\r\n\t\r\n", " \t\n"])
async def test_pasting_nothing_empties_nothing(text: str) -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        app.grid.post_message(events.Paste(text))
        await pilot.pause()
        assert app.said == [("nothing",)]
        assert not typing(app)


async def test_empty_rows_at_the_end_of_a_block_are_nobodys() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        app.grid.post_message(events.Paste("1\t2\r\n\r\n3\t4\r\n\t\r\n\r\n"))
        await pilot.pause()
        assert app.said == [("pasted", "Grupp 0", "k25", [["1", "2"], ["", ""], ["3", "4"]])]
        app.grid.post_message(events.Paste("5\r\n\r\n"))
        await pilot.pause()
        assert app.said[-1] == ("Grupp 0", "k25", "5")


async def test_a_click_on_a_title_is_told() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(GridView, offset=(22, 1))
        await pilot.click(GridView, offset=(3, 1))
        assert app.said == [("heading", "m25"), ("heading", "namn")]
        await pilot.click(GridView, offset=(22, 0))
        assert len(app.said) == 2
        assert app.grid.cursor == ("Grupp 0", "k25")


async def test_signs_stand_between_the_columns_and_move_nothing() -> None:
    class Marked(Table):
        def cell(self, row: int, column: str) -> CellText:
            found = super().cell(row, column)
            return replace(found, mark="*") if (row, column) == (1, "k25") else found

    app = GridApp(Marked())
    async with app.run_test(size=SIZE):
        columns = [replace(one, mark="▲" if one.key == "m25" else "") for one in COLUMNS]
        app.grid.set_data(columns, app.table)
        assert shown(app.grid)[1:4] == [
            " Grupp   │Kvinnor      Män▲  Totalt │    Kvinnor │Anmärkning",
            " Grupp 0 │   10,5     10,5     30,0 │       10,5 │",
            " Grupp 1 │   10,5*    10,5     30,0 │       10,5 │",
        ]


async def test_one_pasted_cell_is_as_if_typed() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        app.grid.post_message(events.Paste("1\u00a0234,5\n"))
        await pilot.pause()
        assert app.said == [("Grupp 0", "k25", "1\u00a0234,5")]
        await pilot.press("ctrl+end")
        app.grid.post_message(events.Paste("7"))
        await pilot.pause()
        assert app.said[-1] == ("refused", "summa", "not")


async def test_pasting_while_typing_goes_into_the_text() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1")
        app.grid.post_message(events.Paste("23\n"))
        await pilot.pause()
        await pilot.press("ctrl+c", "enter")
        assert app.said == [("Grupp 0", "k25", "123")]
        assert app.clipboard == "123"


async def test_a_refused_cell_of_a_block_opens_with_its_text() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        app.grid.post_message(events.Paste("1\t2\n3\t4x"))
        await pilot.pause()
        assert app.grid.cursor == ("Grupp 1", "m25")
        assert "4x" in shown(app.grid)[3]
        assert "Inte ett tal." in shown(app.grid)[4]


async def test_reload_keeps_cursor_and_text_with_their_row() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "8")
        app.table.names.insert(0, "Ny grupp")
        app.grid.reload()
        assert app.grid.cursor == ("Grupp 1", "k25")
        await pilot.press("9", "enter")
        assert app.said == [("Grupp 1", "k25", "89")]
        await pilot.press("8")
        app.table.names.remove("Grupp 2")
        app.grid.reload()
        assert not typing(app)
        assert app.grid.cursor == ("Grupp 3", "k25")


async def test_another_table_keeps_the_cursor_where_it_can() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "right")
        app.grid.set_data(COLUMNS[:3], Table(2))
        assert app.grid.cursor == ("Grupp 1", "m25")
        app.grid.set_data([GridColumn("namn", "Namn"), GridColumn("k24", "Annat")], Table(2))
        assert app.grid.cursor == ("Grupp 1", "k24")
        assert app.grid.go_to("Grupp 0", "namn")
        assert app.grid.cursor == ("Grupp 0", "namn")
        assert not app.grid.go_to("Grupp 0", "finns inte")
        assert not app.grid.go_to("finns inte", "namn")
        with pytest.raises(ValueError, match="same key"):
            app.grid.set_data([COLUMNS[0], COLUMNS[0]], Table())


@pytest.mark.parametrize("columns", [COLUMNS, []])
async def test_without_rows(columns: list[GridColumn]) -> None:
    app = GridApp(Table(0))
    async with app.run_test(size=SIZE) as pilot:
        app.grid.set_data(columns, Table(0))
        await pilot.press("1", "f2", "delete", "down", "right", "end", "home", "ctrl+end", "ctrl+c")
        await pilot.press("shift+down", "pagedown", "ctrl+home")
        app.grid.post_message(events.Paste("1\t2"))
        await pilot.pause()
        assert app.grid.cursor is None
        assert app.said == []
        assert "Tabellen är tom." in "".join(shown(app.grid))


async def test_one_row() -> None:
    app = GridApp(Table(1))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("5", "enter", "ctrl+end", "up", "up")
        assert app.grid.cursor == ("Grupp 0", "not")


async def test_the_first_column_stands_still() -> None:
    app = GridApp()
    async with app.run_test(size=(40, 14)) as pilot:
        await pilot.press("end")
        lines = shown(app.grid)
        assert app.grid.scroll_offset.x > 0
        assert lines[2].startswith(" Grupp 0 │")
        assert "Anmärkning" in lines[1]
        await pilot.press("home")
        assert app.grid.scroll_offset.x == 0


async def test_names_are_cut_a_little_where_all_the_rest_can_be_seen_then() -> None:
    class Named(Table):
        def cell(self, row: int, column: str) -> CellText:
            return (
                CellText("Ett långt namn på ett hus, " * 2)
                if column == "namn"
                else (super().cell(row, column))
            )

    app = GridApp(Named())
    async with app.run_test(size=(100, 14)) as pilot:
        header = app.grid.render_line(1).text
        assert header.rstrip().endswith("Anmärkning")
        assert header.index("│") < 50
        await pilot.resize_terminal(60, 14)
        await pilot.pause()
        assert app.grid.render_line(1).text.index("│") == int(60 * 0.4)


async def test_no_number_is_shown_in_part() -> None:
    app = GridApp()
    async with app.run_test(size=(40, 14)) as pilot:
        for x in range(30):
            app.grid.scroll_to(x=x, animate=False, force=True)
            await pilot.pause()
            for line in shown(app.grid)[2:6]:
                numbers = line.split("│", 1)[1].replace("│", " ").split()
                assert set(numbers) <= {"10,5", "30,0"}, line


async def test_signs_in_the_heading_say_of_columns_beyond_the_screen() -> None:
    app = GridApp()
    async with app.run_test(size=(40, 14)) as pilot:
        assert shown(app.grid)[:2] == [
            "         │31 dec 2025               ›",
            " Grupp   │Kvinnor      Män   Totalt",
        ]
        assert app.grid.hidden_columns == (0, 2)
        await pilot.press("right", "right", "right")
        assert shown(app.grid)[:2] == [
            "         ‹31 dec… │31 dec 2024 ›",
            " Grupp   │ Totalt │    Kvinnor",
        ]
        await pilot.press("end")
        assert app.grid.hidden_columns == (3, 0)
        assert "›" not in shown(app.grid)[0]


async def test_dragging_past_the_last_column_on_the_screen_brings_the_next() -> None:
    app = GridApp()
    async with app.run_test(size=(40, 14)) as pilot:
        await pilot.mouse_down(GridView, offset=(30, 2))
        await pilot.hover(GridView, offset=(38, 3))
        assert app.grid.selection == (range(2), range(3, 5))
        assert "31 dec 2024" in shown(app.grid)[0]


async def test_a_longer_number_makes_room() -> None:
    app = GridApp(Table(200))
    async with app.run_test(size=SIZE) as pilot:
        app.table.typed["Grupp 100", "k25"] = "−123 456 789,5"
        app.grid.go_to("Grupp 100", "k25")
        await pilot.pause()
        await pilot.pause()
        assert "−123 456 789,5" in "".join(shown(app.grid))


async def test_a_number_wider_than_its_column_is_not_shown() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE):
        app.grid.set_data([COLUMNS[0], GridColumn("k25", "K", width=3, align="right")], Table())
        assert shown(app.grid)[1].endswith("###")


async def test_narrower_and_wider() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end", "9")
        for width in (20, 8, 120, 76):
            await pilot.resize_terminal(width, 9)
            await pilot.pause()
            assert {app.grid.render_line(y).cell_length for y in range(6)} <= {width, width - 1}
        await pilot.press("enter")
        assert app.said == [("Grupp 0", "not", "9")]


async def test_hostile_texts_keep_to_their_cells() -> None:
    texts = [
        "[/]",
        "[red]x[/red]",
        "[@click=app.quit]x[/]",
        "🎉漢字" * 20,
        "två\nrader",
        "na\u030a",
    ]

    class Hostile(Table):
        def cell(self, row: int, column: str) -> CellText:
            return CellText(texts[row % len(texts)], "text", editable=True)

    app = GridApp(Hostile(6))
    async with app.run_test(size=SIZE) as pilot:
        columns = [GridColumn(text, text, group=text) for text in texts]
        app.grid.set_data(columns, Hostile(6))
        await pilot.pause()
        widths = {app.grid.render_line(y).cell_length for y in range(app.grid.size.height)}
        assert len(widths) == 1
        assert "[red]x[/red]" in "".join(shown(app.grid))
        await pilot.press("f2", "end")
        app.grid.post_message(events.Paste("[b]🎉\x1b[31m"))
        await pilot.pause()
        assert "🎉␛[31m" in "".join(shown(app.grid))
        assert {app.grid.render_line(y).cell_length for y in range(8)} == widths


async def test_a_hundred_thousand_rows_cost_what_is_seen() -> None:
    table = Table(100_000)
    app = GridApp(table)
    async with app.run_test(size=SIZE) as pilot:
        sample = 80 * len(COLUMNS)
        seen = 14 * (len(COLUMNS) + 1)
        assert table.asked <= sample + 3 * seen
        table.asked = 0
        await pilot.press("pagedown")
        assert 0 < table.asked <= 2 * seen
        table.asked = 0
        await pilot.press("ctrl+end")
        assert app.grid.cursor == ("summa", "not")
        assert table.asked <= 2 * seen


async def test_the_footer_names_what_can_be_done_now() -> None:
    app = GridApp()
    async with app.run_test(size=SIZE) as pilot:

        def footer() -> set[str]:
            active = app.screen.active_bindings.values()
            return {a.binding.description for a in active if a.node is app.grid and a.binding.show}

        assert footer() == {"Redigera"}
        await pilot.press("1")
        assert footer() == {"Klar", "Avbryt"}
