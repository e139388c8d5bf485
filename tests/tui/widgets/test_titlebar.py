from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from vbtui.tui.widgets.cells import width_of
from vbtui.tui.widgets.titlebar import TitleBar, in_circle


@pytest.mark.parametrize(
    ("count", "shown"), [(0, ""), (1, "①"), (2, "②"), (20, "⑳"), (21, "(21)"), (300, "(300)")]
)
def test_a_number_that_waits(count: int, shown: str) -> None:
    assert in_circle(count) == shown


class Bar(App[None]):
    """A title bar alone."""

    def compose(self) -> ComposeResult:
        yield TitleBar([(1, "uppfoljning", "Uppföljning")])

    @property
    def line(self) -> str:
        """The upper line as it is seen."""
        return self.screen._compositor.render_strips()[0].text.rstrip()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (28, " Helår 2025    sparad 14:02"),
        (34, " Områd… · Helår 2025 sparad 14:02"),
        (40, " Område medi… · Helår 2025 sparad 14:02"),
        (57, " vbtui Område medicinsk teknik · Helår 2025"),
        (80, " vbtui Område medicinsk teknik · Helår 2025                 mt.db  sparad 14:02"),
        (104, " vbtui Servicenämnden ▸ Område medicinsk teknik · Helår 2025"),
    ],
)
async def test_the_saved_state_stays_where_the_rest_gives_way(width: int, line: str) -> None:
    app = Bar()
    async with app.run_test(size=(width, 6)) as pilot:
        bar = app.query_one(TitleBar)
        bar.show_place(["Servicenämnden", "Område medicinsk teknik"], "Helår 2025", "mt.db")
        bar.show_saved("sparad 14:02")
        await pilot.pause()
        assert app.line.startswith(line)
        assert app.line.endswith(" sparad 14:02")
        assert width_of(app.line) <= width - 1


async def test_what_is_said_follows_the_width_and_the_saved_state() -> None:
    app = Bar()
    async with app.run_test(size=(80, 6)) as pilot:
        bar = app.query_one(TitleBar)
        bar.show_place(["Enhet [/] [red]x[/red]"], "Helår 2025", "fil.db")
        bar.show_saved("sparad 14:02")
        await pilot.resize_terminal(44, 6)
        await pilot.pause()
        assert "[/]" in app.line
        assert app.line.endswith("sparad 14:02")
        bar.show_saved("EJ SPARAD", "fel")
        await pilot.pause()
        assert app.line.endswith("EJ SPARAD")
