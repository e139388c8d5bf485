"""What every list of rows does: keys, mouse, and drawing no more than is needed."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from vbtui.tui.widgets.cell_grid import CellGrid
from vbtui.tui.widgets.cells import fit
from vbtui.tui.widgets.grid import GridView
from vbtui.tui.widgets.lines import LineView
from vbtui.tui.widgets.tree import TreeView


class Rows(LineView):
    """Rows of plain text that count how often they are drawn."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(empty="Här finns inget.")
        self.texts = texts
        self.drawn: list[int] = []

    @property
    def row_count(self) -> int:
        return len(self.texts)

    def draw_row(self, row: int) -> Strip:
        self.drawn.append(row)
        style = self.look("lines--cursor") if row == self.cursor_row else self.look()
        return Strip([Segment(fit(self.texts[row], self.view_width), style)], self.view_width)

    def on_mount(self) -> None:
        self.rows_changed(0)


class RowsApp(App[None]):
    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts = texts

    def compose(self) -> ComposeResult:
        yield Rows(self.texts)

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)


def numbered(count: int) -> RowsApp:
    return RowsApp([f"rad {number}" for number in range(count)])


def screen(view: LineView) -> list[str]:
    """What the widget shows, line by line."""
    return [view.render_line(y).text for y in range(view.size.height)]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["down"], 1),
        (["j", "j"], 2),
        (["up"], 0),
        (["down", "down", "k"], 1),
        (["end"], 99),
        (["end", "down"], 99),
        (["end", "home"], 0),
        (["pagedown"], 9),
        (["pagedown", "pagedown", "pageup"], 9),
        (["pageup"], 0),
    ],
)
async def test_keys_move_the_cursor_and_it_is_seen(keys: list[str], row: int) -> None:
    app = numbered(100)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press(*keys)
        assert app.rows.cursor_row == row
        assert 0 <= row - app.rows.top_row < 10
        assert any(f"rad {row} " in line for line in screen(app.rows))


async def test_without_rows_a_sentence_says_so() -> None:
    app = numbered(0)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "end", "pageup", "home")
        assert app.rows.cursor_row == -1
        assert screen(app.rows)[0].strip() == "Här finns inget."


async def test_a_sentence_that_does_not_fit_is_wrapped_and_keeps_its_paragraphs() -> None:
    view = TreeView(empty="Planen är tom och\nfylls i av [/] nämnden.")

    class TreeApp(App[None]):
        def compose(self) -> ComposeResult:
            yield view

    app = TreeApp()
    async with app.run_test(size=(14, 10)):
        seen = [line.strip() for line in screen(view)]
        assert seen[:6] == ["Planen är", "tom och", "fylls i av", "[/] nämnden.", "", ""]
        view.say_empty("Annat.")
        assert screen(view)[0].strip() == "Annat."


async def test_one_row() -> None:
    app = numbered(1)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "end", "pagedown", "up")
        assert app.rows.cursor_row == 0


async def test_only_changed_rows_are_drawn() -> None:
    app = numbered(100_000)
    async with app.run_test(size=(40, 10)) as pilot:
        assert len(app.rows.drawn) <= 30
        await pilot.press("down")
        app.rows.drawn.clear()
        await pilot.press("down")
        assert sorted(app.rows.drawn) == [1, 2]
        app.rows.drawn.clear()
        app.rows.refresh()
        await pilot.pause()
        assert app.rows.drawn == []


async def test_mouse() -> None:
    app = numbered(100)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(Rows, offset=(3, 4))
        assert app.rows.cursor_row == 4
        await pilot.hover(Rows, offset=(3, 2))
        assert app.rows.hover_row == 2
        app.rows.post_message(wheel(app.rows))
        await pilot.pause(0.3)
        assert app.rows.top_row > 0
        assert app.rows.cursor_row == 4


def wheel(view: LineView) -> events.MouseScrollDown:
    """One notch of the wheel over the widget."""
    return events.MouseScrollDown(
        view, x=1, y=1, delta_x=0, delta_y=0, button=0, shift=False, meta=False, ctrl=False
    )


async def test_a_click_below_the_rows_is_no_row() -> None:
    app = numbered(3)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(Rows, offset=(3, 7))
        assert app.rows.cursor_row == 0


async def test_resize_keeps_the_cursor_on_the_screen() -> None:
    app = numbered(100)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press(*["down"] * 18)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert 0 <= 18 - app.rows.top_row < 5
        assert all(len(line) <= 20 for line in screen(app.rows))


HOSTILE = [
    "[/]",
    "[red]x[/red]",
    "[@click=app.quit]x[/]",
    "␛[31m",
    "\x1b[31m",
    "🎉🎉👨\u200d👩\u200d👧❤️",
    "漢字" * 30,
    "åäö ÅÄÖ",
    "na\u030ar",
    "två\nrader\toch en tab",
    "\u202eomvänd",
    "",
]


async def test_hostile_texts_keep_to_their_row() -> None:
    app = RowsApp(HOSTILE)
    async with app.run_test(size=(24, 20)) as pilot:
        lines = [app.rows.render_line(y) for y in range(len(HOSTILE))]
        assert {line.cell_length for line in lines} == {24}
        assert lines[1].text.startswith("[red]x[/red]")
        assert lines[4].text.startswith("␛[31m")
        await pilot.click(Rows, offset=(0, 2))
        assert app.is_running


async def type_ahead(pilot: Pilot[None], *keys: str) -> None:
    """All the keys at once, as from a terminal that was busy."""
    for key in keys:
        character = {"comma": ",", "space": " "}.get(key, key if len(key) == 1 else None)
        pilot.app.post_message(events.Key(key, character))
    await pilot.pause()


async def test_keys_that_come_at_once_act_in_order() -> None:
    app = numbered(100)
    async with app.run_test(size=(40, 10)) as pilot:
        await type_ahead(pilot, *"jjj", "end", "k")
        assert app.rows.cursor_row == 98


async def test_the_style_follows_focus_and_theme() -> None:
    app = numbered(3)
    async with app.run_test(size=(40, 10)) as pilot:
        focused = app.rows.render_line(0)
        app.rows.blur()
        await pilot.pause()
        assert app.rows.render_line(0) != focused
        app.theme = "textual-light"
        await pilot.pause()
        assert app.rows.look("lines--cursor") != focused._segments[0].style


async def test_monochrome_has_a_reversed_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = numbered(3)
    async with app.run_test(size=(40, 10)):
        reverse = [
            bool(s.style and s.style.reverse) for y in (0, 1) for s in app.rows.render_line(y)
        ]
        assert reverse == [True, False]


@pytest.mark.parametrize("widget", [LineView, TreeView, CellGrid, GridView])
def test_every_key_can_be_looked_up_and_typed_in_swedish(widget: type[LineView]) -> None:
    altgr = {
        "left_square_bracket",
        "right_square_bracket",
        "left_curly_bracket",
        "right_curly_bracket",
        "backslash",
        "vertical_line",
        "tilde",
        "at",
        "dollar_sign",
        "circumflex_accent",
        "grave_accent",
    }
    bindings = [binding for _, binding in widget._merge_bindings()]
    assert bindings
    ids: dict[str, str] = {}
    for binding in bindings:
        assert binding.id
        assert binding.description
        assert binding.tooltip
        assert binding.key not in altgr
        assert ids.setdefault(binding.id, binding.action) == binding.action
