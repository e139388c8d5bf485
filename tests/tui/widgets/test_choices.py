"""A list of choices: columns, filter, order, numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tests.tui.around import lines
from vbtui.tui.widgets.choices import Choice, ChoiceList

HOSTILE = [
    "[/]",
    "[red]x[/red]",
    "[b] ... [/b] [/x]",
    "[type=x, v={'a[0]'}]",
    "=SUM(A1)",
    "\x1b[31mröd",
    "två\nrader",
    "emoji 👩‍👩‍👧 här",
    "å" * 200,
    "\u202eomvänd",
]
STATUSES = [
    Choice("genomfort", "Genomfört", "●", "Uppdraget är slutfört.", "god"),
    Choice("startat", "Startat, ej klart", "◐", "Arbetet pågår.", "delvis"),
    Choice("ej", "Ej startat", "◌", "Arbetet har inte börjat.", "dalig"),
]


class ListApp(App[None]):
    CSS = "ChoiceList { height: 1fr; }"

    def __init__(
        self,
        choices: Sequence[Choice],
        current: str = "",
        *,
        numbered: bool = False,
        ranked: bool = False,
    ) -> None:
        super().__init__()
        self.list = ChoiceList(choices, current, numbered=numbered, ranked=ranked, empty="Inget.")
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        self.chosen.append(event.choice.key)


async def test_columns_are_aligned_and_the_current_one_has_a_tick() -> None:
    app = ListApp(STATUSES, "startat", numbered=True)
    async with app.run_test(size=(60, 5)):
        assert lines(app)[:3] == [
            "   1 ● Genomfört          Uppdraget är slutfört.",
            " ✓ 2 ◐ Startat, ej klart  Arbetet pågår.",
            "   3 ◌ Ej startat         Arbetet har inte börjat.",
        ]
        assert app.list.cursor_row == 1


async def test_where_it_is_narrow_the_meanings_go_and_the_words_stay() -> None:
    app = ListApp(STATUSES, numbered=True)
    async with app.run_test(size=(40, 5)):
        assert app.list.hides_details(40)
        assert not app.list.hides_details(app.list.natural_width)
        assert lines(app)[1] == "   2 ◐ Startat, ej klart"


async def test_notes_stand_at_the_right_edge() -> None:
    app = ListApp([Choice("a", "Ett", note="x"), Choice("b", "Två", note="ctrl+z")])
    async with app.run_test(size=(30, 3)):
        assert lines(app)[:2] == [
            "   Ett                 " + "     x",
            "   Två                 " + "ctrl+z",
        ]


async def test_what_does_not_fit_ends_with_dots() -> None:
    app = ListApp([Choice("a", "En mycket lång titel som inte får plats")])
    async with app.run_test(size=(20, 3)):
        assert lines(app)[0] == "   En mycket lång…"


@pytest.mark.parametrize(
    ("needle", "keys"),
    [
        ("", ["genomfort", "startat", "ej"]),
        ("startat", ["startat", "ej"]),
        ("STARTAT EJ", ["startat", "ej"]),
        ("börjat", ["ej"]),
        ("borjat", []),
        ("[/]", []),
    ],
)
async def test_filter(needle: str, keys: list[str]) -> None:
    app = ListApp(STATUSES)
    async with app.run_test(size=(60, 5)) as pilot:
        app.list.filter(needle)
        await pilot.pause()
        found = []
        for row in range(app.list.row_count):
            app.list.cursor_row = row
            assert app.list.choice is not None
            found.append(app.list.choice.key)
        assert found == keys
        if not keys:
            assert "Inget." in lines(app)[0]


async def test_the_filter_keeps_the_order_unless_it_ranks() -> None:
    choices = [
        Choice("c", "Karta", detail="status"),
        Choice("b", "Förstatus"),
        Choice("a", "Ny status"),
        Choice("d", "Status"),
        Choice("e", "Annat", words="status"),
    ]
    for ranked, order in ((False, "cbade"), (True, "dabce")):
        app = ListApp(choices, ranked=ranked)
        async with app.run_test(size=(60, 8)):
            app.list.filter("status")
            found = []
            for row in range(app.list.row_count):
                app.list.cursor_row = row
                assert app.list.choice is not None
                found.append(app.list.choice.key)
            assert "".join(found) == order


async def test_the_cursor_comes_back_when_the_filter_goes() -> None:
    app = ListApp(STATUSES, "ej")
    async with app.run_test(size=(60, 5)):
        app.list.filter("genom")
        assert app.list.cursor_row == 0
        app.list.filter("")
        assert app.list.cursor_row == 2


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], ["startat"]),
        (["space"], ["startat"]),
        (["down", "enter"], ["ej"]),
        (["j", "k", "k", "enter"], ["genomfort"]),
        (["end", "enter"], ["ej"]),
        (["home", "enter"], ["genomfort"]),
        (["pagedown", "enter"], ["ej"]),
        (["pageup", "enter"], ["genomfort"]),
        (["1"], ["genomfort"]),
        (["3"], ["ej"]),
        (["4"], []),
        (["0"], []),
    ],
)
async def test_keys(keys: list[str], chosen: list[str]) -> None:
    app = ListApp(STATUSES, "startat", numbered=True)
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.chosen == chosen


async def test_numbers_do_nothing_where_there_are_none() -> None:
    app = ListApp(STATUSES)
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert app.chosen == []


async def test_a_click_picks_a_line() -> None:
    app = ListApp(STATUSES)
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.click(ChoiceList, offset=(8, 2))
        await pilot.pause()
        assert app.chosen == ["ej"]


async def test_an_empty_list_says_so_and_picks_nothing() -> None:
    app = ListApp([])
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("enter", "down", "1")
        await pilot.pause()
        assert app.chosen == []
        assert "Inget." in lines(app)[0]


async def test_any_text_is_shown_as_text() -> None:
    app = ListApp([])
    async with app.run_test(size=(70, 4)) as pilot:
        for text in HOSTILE:
            app.list.set_choices([Choice("a", text, "●", text, note="x"), Choice("b", "nästa")])
            app.list.filter(text)
            app.list.filter("")
            await pilot.pause()
            assert "\x1b" not in lines(app)[0]
            start = text.split("\n")[0][:20]
            if start.isascii() and start.isprintable():
                assert start in lines(app)[0]
            assert lines(app)[1].startswith("     nästa")


@given(
    st.lists(st.tuples(st.text(max_size=30), st.text(max_size=40)), max_size=12),
    st.text(max_size=8),
    st.integers(8, 90),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_every_line_is_as_wide_as_the_list(
    texts: list[tuple[str, str]], needle: str, width: int
) -> None:
    choices = [Choice(str(i), text, "●", detail) for i, (text, detail) in enumerate(texts)]
    app = ListApp(choices, numbered=True)
    async with app.run_test(size=(width, 14)) as pilot:
        app.list.filter(needle)
        await pilot.pause()
        for row in range(app.list.row_count):
            assert app.list.draw_row(row).cell_length == app.list.view_width
