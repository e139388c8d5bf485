"""Which lines of a forest are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.tui.widgets.forest import Forest, TreeItem


def forest(*depths: int, expanded: set[int] | None = None) -> Forest:
    """Items named by their number, at these depths."""
    items = [TreeItem(str(index), depth, f"rad {index}") for index, depth in enumerate(depths)]
    return Forest(items, map(str, expanded or set()))


DEPTHS = st.lists(st.integers(0, 4), min_size=1, max_size=25).map(
    lambda raw: [min(depth, index) for index, depth in enumerate(raw)]
)


def legal(depths: list[int]) -> list[int]:
    """The depths, none of them more than one deeper than the one before."""
    out: list[int] = []
    for depth in depths:
        out.append(min(depth, out[-1] + 1 if out else 0))
    return out


def test_only_what_is_expanded_is_seen() -> None:
    trees = forest(0, 1, 2, 1, 0, expanded={0})
    assert trees.rows == [0, 1, 3, 4]
    assert [trees.is_branch(index) for index in range(5)] == [True, True, False, False, False]
    assert trees.row_of(2) is None
    assert trees.nearest_row(2) == 1


def test_items_without_a_place_are_refused() -> None:
    with pytest.raises(ValueError, match="no parent"):
        forest(0, 2)
    with pytest.raises(ValueError, match="same key"):
        Forest([TreeItem("a", 0, "x"), TreeItem("a", 0, "y")])
    with pytest.raises(ValueError, match="depth"):
        forest(0).update(0, {"depth": 1})


def test_a_filter_shows_the_way_and_leaves_no_trace() -> None:
    trees = forest(0, 1, 2, 1, 0, 1, expanded={4})
    before = trees.rows
    trees.filter(["2"])
    assert trees.rows == [0, 1, 2]
    trees.set_open([1], False)
    assert trees.rows == [0, 1]
    trees.clear_filter()
    assert trees.rows == before
    assert trees.expanded == {"4"}


def test_reveal_expands_the_way() -> None:
    trees = forest(0, 1, 2, 3)
    assert trees.reveal(3)
    assert trees.rows == [0, 1, 2, 3]
    trees.filter(["1"])
    assert not trees.reveal(3)


@given(DEPTHS.map(legal), st.sets(st.integers(0, 24)), st.sets(st.integers(0, 24)))
def test_seen_is_what_has_only_expanded_ancestors(
    depths: list[int], expanded: set[int], found: set[int]
) -> None:
    trees = forest(*depths, expanded=expanded)

    def ancestors(index: int) -> list[int]:
        parent = trees.parent(index)
        return [] if parent is None else [parent, *ancestors(parent)]

    everyone = range(len(depths))
    assert trees.rows == [i for i in everyone if all(a in expanded for a in ancestors(i))]
    for index in everyone:
        assert len(ancestors(index)) == depths[index]
    trees.filter(map(str, found))
    kept = {
        i for i in everyone if i in found or any(i in ancestors(j) for j in found & {*everyone})
    }
    assert trees.rows == sorted(kept)
    assert all(trees.is_branch(a) for i in kept for a in ancestors(i))
