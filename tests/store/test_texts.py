"""Equal texts of a large reading are one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vbtui.store.texts import Texts

VALUES = st.none() | st.integers() | st.text() | st.binary()


def copied(text: str) -> str:
    """An equal text that is another object, as SQLite gives them."""
    return "".join(["", *text])


def test_of_equal_texts_the_first_is_kept() -> None:
    first = copied("servicenämnden")
    texts = Texts([(first, first)])
    assert texts[copied("servicenämnden")] is first
    one, other = texts.row([copied("klart"), copied("klart")])
    assert one is other


@given(st.lists(st.lists(VALUES)))
def test_a_row_is_as_it_was(rows: list[list[object]]) -> None:
    texts = Texts()
    assert [texts.row(row) for row in rows] == [tuple(row) for row in rows]
