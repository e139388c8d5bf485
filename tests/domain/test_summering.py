"""The published summary, counted from the tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.markdown import ROOT
from vbtui.domain.fold import PLAIN, Fold, Utfall, choices
from vbtui.domain.period import Period
from vbtui.domain.plan import NodTyp
from vbtui.domain.plantree import PlanTree
from vbtui.domain.status import Tone, find
from vbtui.domain.summering import COLUMNS, counted, rader
from vbtui.read import plan_tree
from vbtui.store import plans
from vbtui.store.database import Database

SAMPLE = ROOT / "sample.db"


@pytest.fixture(scope="module")
def trees() -> dict[str, tuple[Period, PlanTree]]:
    """The board's plan of each period of the sample that has one."""
    with Database.open(Path(SAMPLE)) as db:
        organisation = plans.organisation(db)
        return {
            period.key: (period, plan_tree(db, organisation, organisation.root, period))
            for period in plans.perioder(db)
            if period.plan
        }


def table(
    trees: dict[str, tuple[Period, PlanTree]], key: str, fold: Fold
) -> list[list[str | int | None]]:
    period, tree = trees[key]
    found: list[list[str | int | None]] = []
    for rad in rader(tree):
        noder = counted(rad, tree, period.typ, fold)
        found.append([rad.title, *(len(noder.get(column, ())) or None for column in COLUMNS)])
    return found


def test_it_is_as_published_2025(trees: dict[str, tuple[Period, PlanTree]]) -> None:
    assert table(trees, "2025-helar", PLAIN) == [
        ["Målsättningar från regionfullmäktige", 6, 1, None],
        ["Uppdrag från regionfullmäktige", 13, 3, None],
        ["Nämndens mål", None, None, None],
        ["Nämndens uppdrag", 3, None, None],
    ]


def test_it_is_as_published_2024(trees: dict[str, tuple[Period, PlanTree]]) -> None:
    assert table(trees, "2024-delar", PLAIN) == [
        ["Effektmål från regionfullmäktige", 1, None, 1],
        ["Nämndens mål", 3, 1, None],
        ["Nämndens uppdrag", 3, 4, 1],
    ]


def test_a_region_may_count_the_part_of_the_year_as_partly(
    trees: dict[str, tuple[Period, PlanTree]],
) -> None:
    fold = Fold({"summering/uppdrag/flerarigt_arets_del_genomford": "delvis"})
    uppdrag = table(trees, "2025-helar", fold)[1]
    _, tree = trees["2025-helar"]
    multi_year = sum(
        tree.said(nod).status == "flerarigt_arets_del_genomford" for nod in rader(tree)[1].noder
    )
    assert multi_year
    assert uppdrag == [uppdrag[0], 13 - multi_year, 3 + multi_year, None]


def test_every_status_of_a_goal_and_an_uppdrag_has_a_setting() -> None:
    known = choices()
    for name, (typ, status) in known.items():
        for wish in Utfall:
            assert Fold({name: wish.value}).of(typ, status) is wish
        assert Fold({name: "annat"}).of(typ, status) is PLAIN.of(typ, status)
    assert {typ for typ, _ in known.values()} == {
        NodTyp.UPPDRAG, NodTyp.MALOMRADE, NodTyp.STYRTAL,
    }  # fmt: skip


def test_what_cannot_be_judged_is_counted_nowhere(
    trees: dict[str, tuple[Period, PlanTree]],
) -> None:
    period, _ = trees["2025-helar"]
    status = find(NodTyp.UPPDRAG, period.typ, "ej_bedomt")
    assert status
    assert status.tone is Tone.NEUTRAL
    assert PLAIN.of(NodTyp.UPPDRAG, status) is Utfall.RAKNAS_INTE
