"""Keeps Python's search for garbage away from what is there to stay.

The search goes through every object there is, and the program stands still meanwhile: where ten
thousand nodes had been read, a tenth of a second at every fifteenth key.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 5_000
"""So many new objects are worth leaving out of the search."""


@contextmanager
def keeping() -> Iterator[None]:
    """What is made inside is there to stay: if there is much of it, no garbage is looked for in it.

    It still goes when nothing refers to it any more; only objects that refer to each other in a
    ring would stay.
    """
    inside_another = not gc.isenabled()
    gc.disable()
    before = gc.get_count()[0]
    try:
        yield
    finally:
        if gc.get_count()[0] - before > MANY:
            gc.collect()  # What is garbage already is not to be kept with it.
            gc.freeze()
        if not inside_another:
            gc.enable()
