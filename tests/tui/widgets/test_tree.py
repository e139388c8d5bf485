"""The tree: what its keys do, what a filter shows, and what comes back after it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip

from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.tree import TreeView

ITEMS = [
    TreeItem("mal5", 0, "Mål 5 Digitala lösningar", note="1/3", strong=True),
    TreeItem("u28", 1, "28 Säker it-miljö", "●", "success"),
    TreeItem("a1", 2, "Utbildning i avvikelser", "◐", "warning"),
    TreeItem("u30", 1, "30 Upphandlingspolicy", "○", note="saknas", note_tone="warning"),
    TreeItem("mal6", 0, "Mål 6 Kultur", dim=True),
    TreeItem("u49", 1, "49 Digital kultur", "●"),
]


class TreeApp(App[None]):
    def __init__(self, items: Iterable[TreeItem] = ITEMS, **options: Any) -> None:
        super().__init__()
        self.tree_view = TreeView(items, empty="Inga mål.", no_match="Inget passar.", **options)
        self.said: list[tuple[str, str | None]] = []

    def compose(self) -> ComposeResult:
        yield self.tree_view

    def on_tree_view_highlighted(self, event: TreeView.Highlighted) -> None:
        assert event.control is self.tree_view
        self.said.append(("highlighted", event.key))

    def on_tree_view_selected(self, event: TreeView.Selected) -> None:
        assert event.control is self.tree_view
        self.said.append(("selected", event.key))

    def on_tree_view_toggled(self, event: TreeView.Toggled) -> None:
        assert event.control is self.tree_view
        self.said.append(("expanded" if event.expanded else "collapsed", event.key))


def shown(tree: TreeView) -> list[str]:
    """The lines as they are seen, without what is blank."""
    lines = [tree.render_line(y).text.rstrip() for y in range(tree.size.height)]
    return [line for line in lines if line]


async def test_what_a_line_shows() -> None:
    app = TreeApp(expanded=["mal5", "u28"])
    async with app.run_test(size=(40, 10)):
        assert shown(app.tree_view) == [
            "▾ Mål 5 Digitala lösningar          1/3",
            "│ ▾ ● 28 Säker it-miljö",
            "│ │   ◐ Utbildning i avvikelser",
            "│   ○ 30 Upphandlingspolicy      saknas",
            "▸ Mål 6 Kultur",
        ]


async def test_where_it_is_narrow_the_labels_get_the_room() -> None:
    app = TreeApp(expanded=["mal5", "u28"])
    async with app.run_test(size=(30, 10)) as pilot:
        assert shown(app.tree_view) == [
            "▾ Mål 5 Digitala lösningar 1/3",
            " ▾ ● 28 Säker it-miljö",
            "    ◐ Utbildning i avvikelser",
            "   ○ 30 Upphandlingspo… saknas",
            "▸ Mål 6 Kultur",
        ]
        await pilot.click(TreeView, offset=(1, 1))
        assert "u28" not in app.tree_view.expanded


@pytest.mark.parametrize(
    ("keys", "cursor", "expanded"),
    [
        (["space"], "mal5", {"mal5"}),
        (["space", "space"], "mal5", set()),
        (["plus"], "mal5", {"mal5"}),
        (["plus", "plus"], "mal5", {"mal5"}),
        (["plus", "minus"], "mal5", set()),
        (["right"], "mal5", {"mal5"}),
        (["right", "right"], "u28", {"mal5"}),
        (["right", "right", "right", "right"], "a1", {"mal5", "u28"}),
        (["right", "right", "right", "right", "right"], "a1", {"mal5", "u28"}),
        (["right", "right", "left"], "mal5", {"mal5"}),
        (["right", "right", "left", "left"], "mal5", set()),
        (["left"], "mal5", set()),
        (["asterisk"], "mal5", {"mal5", "u28", "mal6"}),
        (["asterisk", "down", "down", "underscore"], "mal5", set()),
        (["down", "space"], "mal6", {"mal6"}),
    ],
)
async def test_keys(keys: list[str], cursor: str, expanded: set[str]) -> None:
    app = TreeApp()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert app.tree_view.cursor_key == cursor
        assert app.tree_view.expanded == expanded


async def test_the_owner_is_told() -> None:
    app = TreeApp()
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "enter", "left", "left", "asterisk")
        assert app.said == [
            ("highlighted", "mal5"),
            ("expanded", "mal5"),
            ("highlighted", "u28"),
            ("selected", "u28"),
            ("highlighted", "mal5"),
            ("collapsed", "mal5"),
            ("expanded", None),
        ]


async def test_mouse() -> None:
    app = TreeApp(expanded=["mal5"])
    async with app.run_test() as pilot:
        await pilot.click(TreeView, offset=(2, 1))
        assert "u28" in app.tree_view.expanded
        await pilot.click(TreeView, offset=(12, 3))
        assert app.tree_view.cursor_key == "u30"
        assert ("selected", "u30") not in app.said
        await pilot.click(TreeView, offset=(12, 1), times=2)
        assert ("selected", "u28") in app.said


async def test_without_items() -> None:
    app = TreeApp([])
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", "left", "right", "plus", "minus", "asterisk", "down")
        assert app.tree_view.cursor_key is None
        assert [line.strip() for line in shown(app.tree_view)] == ["Inga mål."]
        app.tree_view.show_only([], "x")
        assert [line.strip() for line in shown(app.tree_view)] == ["Inget passar."]
        assert app.said == [("expanded", None)]


async def test_other_items_leave_the_cursor_with_its_key() -> None:
    app = TreeApp(expanded=["mal5"])
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        app.tree_view.set_items([TreeItem("ny", 0, "Ny"), *ITEMS])
        assert app.tree_view.cursor_key == "u30"
        assert app.tree_view.expanded == {"mal5"}
        app.tree_view.set_items(item for item in ITEMS if item.key != "u30")
        await pilot.pause()
        assert app.tree_view.cursor_key == "mal6"
        with pytest.raises(ValueError, match="no parent"):
            app.tree_view.set_items([TreeItem("x", 3, "x")])
        assert app.tree_view.row_count


async def test_other_items_leave_the_scroll_position() -> None:
    items = [TreeItem(str(number), 0, f"rad {number}") for number in range(100)]
    app = TreeApp(items)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press(*["pagedown"] * 3, "up", "up", "up")
        line = app.tree_view.cursor_row - app.tree_view.top_row
        app.tree_view.set_items([*(TreeItem(f"ny{n}", 0, "ny") for n in range(7)), *items])
        assert app.tree_view.cursor_row - app.tree_view.top_row == line


async def test_one_item_can_change() -> None:
    app = TreeApp(expanded=["mal5"])
    async with app.run_test():
        app.tree_view.update_item("u30", symbol="●", note="", label="30 Klar")
        assert "● 30 Klar" in shown(app.tree_view)[2]
        assert app.tree_view.item("u30").label == "30 Klar"
        app.tree_view.update_item("a1", label="Inte synlig")
        with pytest.raises(KeyError):
            app.tree_view.update_item("finns inte", label="x")
        with pytest.raises(ValueError, match="depth"):
            app.tree_view.update_item("u30", depth=0)


async def test_go_to_expands_the_way() -> None:
    app = TreeApp()
    async with app.run_test() as pilot:
        assert app.tree_view.go_to("a1")
        await pilot.pause()
        assert app.tree_view.cursor_key == "a1"
        assert app.said[-1] == ("highlighted", "a1")
        assert not app.tree_view.go_to("finns inte")
        app.tree_view.show_only(["u49"])
        assert not app.tree_view.go_to("a1")


async def test_expansion_can_be_kept_and_given_back() -> None:
    app = TreeApp()
    async with app.run_test():
        app.tree_view.expanded = frozenset({"mal5", "u28", "en gång fanns den"})
        assert app.tree_view.row_count == 5
        app.tree_view.set_expanded("u28", False)
        assert app.tree_view.expanded == {"mal5", "en gång fanns den"}
        app.tree_view.expand_all()
        assert app.tree_view.row_count == 6
        app.tree_view.collapse_all()
        assert app.tree_view.row_count == 2


async def test_a_filter_shows_matches_and_the_way_to_them() -> None:
    app = TreeApp(expanded=["mal6"])
    async with app.run_test() as pilot:
        app.tree_view.show_only(["a1"], "AVVIK")
        assert [line.split()[-1] for line in shown(app.tree_view)] == [
            "1/3",
            "it-miljö",
            "avvikelser",
        ]
        assert app.tree_view.cursor_key == "a1"
        marked = app.tree_view.render_line(2)
        await pilot.press("down", "up")
        assert [s.text for s in marked if s.style and s.style.underline] == ["avvik"]
        assert app.tree_view.expanded == {"mal6"}


async def test_an_untouched_filter_leaves_no_trace() -> None:
    app = TreeApp(expanded=["mal6"])
    async with app.run_test() as pilot:
        await pilot.press("end")
        app.tree_view.show_only(["u28", "a1"], "x")
        app.tree_view.show_only(["u30"], "xy")
        await pilot.press("minus")
        app.tree_view.show_only(None)
        assert app.tree_view.cursor_key == "u49"
        assert app.tree_view.expanded == {"mal6"}
        assert not app.tree_view.filtered


@pytest.mark.parametrize("keys", [["down"], ["enter"]])
async def test_after_a_filter_one_stays_where_one_went(keys: list[str]) -> None:
    app = TreeApp(expanded=["mal6"])
    async with app.run_test() as pilot:
        app.tree_view.show_only(["u28", "a1"] if keys == ["down"] else ["a1"])
        await pilot.press(*keys)
        assert app.tree_view.cursor_key == "a1"
        app.tree_view.show_only(None)
        assert app.tree_view.cursor_key == "a1"
        assert app.tree_view.expanded == {"mal6", "mal5", "u28"}


async def test_a_filter_without_matches() -> None:
    app = TreeApp()
    async with app.run_test() as pilot:
        app.tree_view.show_only(["finns inte"])
        await pilot.press("down", "space", "enter")
        assert app.tree_view.cursor_key is None
        assert [line.strip() for line in shown(app.tree_view)] == ["Inget passar."]
        app.tree_view.show_only(None)
        assert app.tree_view.cursor_key == "mal5"


async def test_a_filter_stays_on_other_items() -> None:
    app = TreeApp()
    async with app.run_test():
        app.tree_view.show_only(["a1"])
        app.tree_view.set_items([TreeItem("ny", 0, "Ny"), *ITEMS])
        assert app.tree_view.row_count == 3


@pytest.mark.parametrize("width", [4, 9, 14, 30])
async def test_narrow_and_hostile_lines_keep_their_width(width: int) -> None:
    texts = [
        "[/]",
        "[red]x[/red]",
        "[@click=app.quit]x[/]",
        "🎉漢字" * 9,
        "två\nrader",
        "na\u030ar",
    ]
    items = [TreeItem(t, depth, t, t[:1], note=t) for depth, t in enumerate(texts)]
    app = TreeApp(items, expanded=texts)
    async with app.run_test(size=(width, 10)):
        lines = [app.tree_view.render_line(y) for y in range(len(texts))]
        assert {line.cell_length for line in lines} == {width}
        if width == 30:
            assert "[red]x[/red]" in lines[1].text


class CountingTree(TreeView):
    """A tree that notes which rows it draws."""

    drawn: tuple[int, ...] = ()

    def draw_row(self, row: int) -> Strip:
        self.drawn += (row,)
        return super().draw_row(row)


async def test_ten_thousand_items_draw_only_what_is_seen() -> None:
    items = [TreeItem(str(n), n % 10 > 0, f"rad {n}", note=str(n)) for n in range(10_000)]
    app = TreeApp()
    app.tree_view = tree = CountingTree(items, expanded=map(str, range(0, 10_000, 10)))
    async with app.run_test(size=(40, 20)) as pilot:
        assert tree.row_count == 10_000
        assert len(tree.drawn) <= 60
        tree.drawn = ()
        await pilot.press("end")
        assert tree.cursor_key == "9999"
        assert len(tree.drawn) <= 22
