"""A list in sections: the cursor stands on lines only, and no word of ours is cut."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tests.tui.around import lines
from vbtui.tui.widgets.bars import SignBar
from vbtui.tui.widgets.columns import Column
from vbtui.tui.widgets.sections import Entry, Section, SectionList, Text

NAME = "Målsättningar från regionfullmäktige"
SECTIONS = [
    Section("a", "", (Column(), Column(share=1)), (Entry("a1", ("Ett", "[/] text")),)),
    Section(
        "b",
        "Status",
        (Column(share=1), Column("Antal", "right")),
        (
            Entry("b1", (NAME, "12"), "●", "success"),
            Text("● Genomfört 3", "◐ Startat, ej klart 3"),
            Entry("b2", ("Kort", "3")),
        ),
        whole=0,
    ),
    Section("c", "Plan", (Column(), Column(share=1)), (
        Entry("c1", ("Uppdrag", SignBar((("●", "success", 3),)))),
    )),
]  # fmt: skip


class ListApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield SectionList()

    @property
    def list(self) -> SectionList:
        return self.query_one(SectionList)

    def on_mount(self) -> None:
        self.list.set_sections(SECTIONS)

    def on_section_list_selected(self, event: SectionList.Selected) -> None:
        self.opened.append(event.key)


async def test_the_cursor_goes_from_line_to_line() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        seen = [app.list.cursor_key]
        for key in ("down", "down", "j", "down", "up", "home", "end", "pageup", "pagedown"):
            await pilot.press(key)
            seen.append(app.list.cursor_key)
        assert seen == ["a1", "b1", "b2", "c1", "c1", "b2", "a1", "c1", "a1", "c1"]
        await pilot.press("enter")
        assert app.opened == ["c1"]


async def test_what_stands_in_it() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 20)):
        shown = [line.rstrip() for line in lines(app)]
        assert shown[0] == "   Ett  [/] text"
        assert shown[2].split() == ["Status", "Antal"]
        assert shown[3].startswith(f" ● {NAME}")
        assert shown[4] == "   ● Genomfört 3, ◐ Startat, ej klart 3"
        assert "   Uppdrag  ●●●" in shown


async def test_names_that_are_ours_go_on_in_the_row_below() -> None:
    app = ListApp()
    async with app.run_test(size=(34, 20)) as pilot:
        shown = " ".join(line.strip() for line in lines(app))
        assert "…" not in shown
        assert "Målsättningar från" in shown
        assert "regionfullmäktige" in shown
        # A piece about a status is broken only between pieces.
        assert any(line.strip() == "◐ Startat, ej klart 3" for line in lines(app))
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert any(NAME in line for line in lines(app))


async def test_the_mouse() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.click(SectionList, offset=(5, 2))  # The heading: nothing.
        assert app.list.cursor_key == "a1"
        await pilot.click(SectionList, offset=(5, 4))  # The words about the line above.
        assert app.list.cursor_key == "b1"
        await pilot.click(SectionList, offset=(5, 5), times=2)
        assert app.opened == ["b2"]


async def test_the_cursor_stays_with_its_line_when_others_come() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 20)):
        app.list.go_to("c1")
        app.list.set_sections(SECTIONS[1:])
        keys = [app.list.cursor_key]
        app.list.set_sections([])
        keys.append(app.list.cursor_key)
        assert keys == ["c1", None]
        assert not app.list.go_to("c1")
