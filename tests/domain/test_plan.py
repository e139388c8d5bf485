"""The words of the plan that follow from its fields."""

from __future__ import annotations

import pytest

from vbtui.domain.plan import Nod, NodTyp


@pytest.mark.parametrize(
    ("malvarde", "matt", "shown"),
    [
        ("90 %", "%", "90 %"),
        ("90%", "%", "90%"),
        ("0 mnkr", "mnkr", "0 mnkr"),
        ("0 Mnkr", "mnkr", "0 Mnkr"),
        ("77", "index", "77 (index)"),
        ("77–80", "", "77–80"),
        ("5 tkr", "kr", "5 tkr (kr)"),
        ("högst 10 st per år", "st", "högst 10 st per år (st)"),
        ("Helt", "%", "Helt (%)"),
        ("", "%", ""),
    ],
)
def test_a_target_says_its_unit_once(malvarde: str, matt: str, shown: str) -> None:
    nod = Nod(
        id="n",
        overordnad=None,
        typ=NodTyp.STYRTAL,
        slag=None,
        nr="",
        titel="Nöjda kunder",
        kalla="",
        enhet=None,
        ansvarig="",
        flerarigt=False,
        slutdatum=None,
        malvarde=malvarde,
        malvarde_lang="",
        matt=matt,
    )
    assert nod.target == shown
