"""Whatever is written, copied, deleted, settled and delivered, in whatever order it is merged: the
same file comes out, nothing is lost, and it says what its journal says.

A property is worth no more than the bugs it finds, so bugs are planted, and each must be found.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.property.mutants import MUTANTS, Mutant
from tests.property.world import Step, World, histories

pytestmark = pytest.mark.slow

FEW = 25
MANY = int(os.environ.get("VBTUI_HISTORIES", "2000"))
ENOUGH = 200
"""Histories within which every planted bug is found; most of them take less than ten."""


def require_history(history: list[Step], world: type[World] = World) -> None:
    """Let people do this, and check all that must hold on the way and at the end."""
    one = world()
    try:
        one.run(history)
        one.require_all()
    finally:
        one.close()


@settings(max_examples=FEW)
@given(history=histories)
def test_any_history(history: list[Step]) -> None:
    require_history(history)


@pytest.mark.soak
@settings(max_examples=MANY, suppress_health_check=list(HealthCheck))
@given(history=histories)
def test_very_many_histories(history: list[Step]) -> None:
    require_history(history)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_bug_is_found(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    world = mutant.plant(monkeypatch)

    # Always the same histories, and no time spent on making the one that fails shorter.
    @settings(
        max_examples=ENOUGH,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(history=histories)
    def run(history: list[Step]) -> None:
        require_history(history, world)

    with pytest.raises(Exception):  # noqa: B017, PT011 - however it shows itself
        run()
