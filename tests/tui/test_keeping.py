"""Garbage is looked for in what comes and goes, not in what was read to be kept."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from vbtui.tui.keeping import MANY, keeping


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """Leave the other tests' objects as they were."""
    yield
    gc.unfreeze()


def test_what_is_made_is_left_out_of_the_search_if_there_is_much_of_it() -> None:
    before = gc.get_freeze_count()
    with keeping():
        rows = [[number] for number in range(MANY + 1000)]
    assert gc.get_freeze_count() - before >= len(rows)


def test_a_little_is_not() -> None:
    gc.collect()
    before = gc.get_freeze_count()
    with keeping():
        rows = [[number] for number in range(100)]
    assert rows
    assert gc.get_freeze_count() == before


def test_what_others_made_before_is_not_counted() -> None:
    usual = gc.get_threshold()
    gc.set_threshold(10 * MANY)
    try:
        others = [[number] for number in range(2 * MANY)]
        before = gc.get_freeze_count()
        with keeping():
            rows = [[number] for number in range(100)]
        assert others
        assert rows
        assert gc.get_freeze_count() == before
    finally:
        gc.set_threshold(*usual)


def test_what_is_garbage_already_goes() -> None:
    class Ring:
        def __init__(self) -> None:
            self.itself = self

    gone = weakref.ref(Ring())
    with keeping():
        rows = [[number] for number in range(MANY + 1000)]
    assert rows
    assert gone() is None


def test_one_inside_another_ends_with_the_outer_one() -> None:
    with keeping():
        with keeping():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_whatever_happens() -> None:
    def fail() -> None:
        with keeping():
            assert not gc.isenabled()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()
