from __future__ import annotations

import pytest

from vbtui.tui.widgets.titlebar import in_circle


@pytest.mark.parametrize(
    ("count", "shown"), [(0, ""), (1, "①"), (2, "②"), (20, "⑳"), (21, "(21)"), (300, "(300)")]
)
def test_a_number_that_waits(count: int, shown: str) -> None:
    assert in_circle(count) == shown
