"""The rules of the suggestion stand in the handbook as the program has them."""

from __future__ import annotations

import pytest

from tests.docs.markdown import read, tables
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.status import scale
from vbtui.domain.suggestion import RULES

HEADER = ("Alla svar är", "Förslag", "Eftersom")
WRITTEN = [one.rows for one in tables(read("handbok.md")) if one.header == HEADER]


@pytest.mark.parametrize("key", RULES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_every_rule_is_there_in_its_order(key: tuple[NodTyp, PeriodTyp]) -> None:
    steps = scale(*key)
    words = {step.key: step.word for step in steps}
    rows = tuple(
        (
            "annars"
            if rule is RULES[key][-1]
            else " eller ".join(step.word for step in steps if step.key in rule.among),
            words[rule.gives],
            rule.because,
        )
        for rule in RULES[key]
    )
    assert rows in [tuple(found) for found in WRITTEN]


def test_nothing_else_is_there() -> None:
    assert len(WRITTEN) == len(set(RULES.values()))
