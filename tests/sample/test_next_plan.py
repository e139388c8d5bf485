"""The plan for 2026 out of the sample: a roll-over and the few edits that it takes besides."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sample import next_plan
from tests.sample.test_plan import ascii_key, cell
from tests.sample.underlag import read
from vbtui.domain.address import NodAddress, find_nod
from vbtui.domain.plan import Nod, NodTyp, Slag
from vbtui.edit import Editor
from vbtui.rollover import Rollover, Wishes, look, roll_over
from vbtui.store import plans
from vbtui.store.database import Database

LINEAGE = {
    "28": "36", "29": "37", "35": "38", "38": "41", "44": "48", "45": "49", "49": "51",
    "50": "52", "52": "54", "53": "55", "54": "56", "57": "59", "58": "61",
}  # fmt: skip
"""Number of an uppdrag in the plan for 2025 → in that for 2026, as the two are read."""
TAKEN = ("35",)
"""The uppdrag that was done and went on all the same."""
LEFT = ("30", "31", "Det nya systemet för ärenden på plats")
"""The uppdrag that were not finished but are no longer there."""
HEADINGS = {"5": "6", "6": "7", "7": "8", "8": "9", "9": "10"}
TARGETS = {
    ("9", "1"): ("77–80", "80"),
    ("9", "2"): ("90–100 %", "90–100 %"),
    ("9", "3"): ("5,5 %", "4,9 %"),
    ("10", "3"): ("0 mnkr", ">0 mnkr"),
}
"""(målsättning, styrtal) → the targets that were decided for the new year."""
NEW_TASKS = (("", "Uppdrag direkt till servicenämnden", "Område närservice"), ("7", "", "ssc"))
"""(number, title of the heading) below which an uppdrag is new, and who answers for it."""
NEW_ACTIVITIES = ("41", "59", "61")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Rollover]]:
    """The sample with the plan for 2026 as it came out of the roll-over, and then as decided."""
    path = tmp_path_factory.mktemp("nasta") / "2026.db"
    shutil.copy(Path(__file__).resolve().parents[2] / "sample.db", path)
    with Database.open(path, author="Kim", write=True) as db:
        old = [line.nod for line in look(db).lines]
        chosen = {
            **{find_nod(old, NodAddress(NodTyp.UPPDRAG, name)).id: True for name in TAKEN},
            **{find_nod(old, NodAddress(NodTyp.UPPDRAG, name)).id: False for name in LEFT},
        }
        found = roll_over(db, Wishes(chosen=chosen))
        _decide(Editor(db), found)
        yield db, found


def _decide(editor: Editor, found: Rollover) -> None:
    """The edits that the board's decision takes besides the roll-over."""
    nodes = plans.noder(editor.db, found.plan)
    for nod in nodes:
        numbers = {NodTyp.UPPDRAG: LINEAGE, NodTyp.MALOMRADE: HEADINGS}.get(nod.typ, {})
        if nod.nr in numbers:
            editor.change_node(nod, "nr", numbers[nod.nr])
    above = {nod.id: HEADINGS.get(nod.nr, nod.nr) for nod in nodes}
    for nod in nodes:
        if nod.typ is NodTyp.STYRTAL:
            target, long = TARGETS[above[nod.overordnad or ""], nod.nr]
            editor.change_fields(nod, {"malvarde": target, "malvarde_lang": long})
    nodes = plans.noder(editor.db, found.plan)
    for nr, title, unit in NEW_TASKS:
        heading = find_nod(nodes, NodAddress(NodTyp.MALOMRADE, nr or title))
        row = editor.add_node(
            found.plan, heading, NodTyp.UPPDRAG, f"Nytt uppdrag till {unit}", kalla="namnd"
        )
        new = plans.nod(editor.db, row)
        assert new is not None
        editor.change_node(new, "ansvarig", "Shared Service Center" if unit == "ssc" else unit)
    for nr in NEW_ACTIVITIES:
        task = find_nod(nodes, NodAddress(NodTyp.UPPDRAG, nr))
        editor.add_node(found.plan, task, NodTyp.AKTIVITET, f"Ny aktivitet till {nr}")


@pytest.mark.skipif(not next_plan.PLAN.is_file(), reason="the published plan is not at hand")
def test_the_kept_facts_are_those_of_the_plan() -> None:
    assert read(next_plan.FACTS) == next_plan.published()


def test_the_plan_has_the_structure_of_the_published_one(made: tuple[Database, Rollover]) -> None:
    db, found = made
    nodes = _of_the_plan(plans.noder(db, found.plan))
    organisation = plans.organisation(db)

    def below(parent: str | None, typ: NodTyp) -> list[Nod]:
        return [nod for nod in nodes if nod.overordnad == parent and nod.typ is typ]

    def same(parent: str | None, printed: list[dict[str, Any]]) -> None:
        for nod, node in zip(below(parent, NodTyp.MALOMRADE), printed, strict=True):
            assert (nod.slag, nod.nr) == (Slag(ascii_key(node["typ"])), node["nr"] or "")
            measures = [
                (one.nr, one.matt, cell(one.malvarde), cell(one.malvarde_lang))
                for one in below(nod.id, NodTyp.STYRTAL)
            ]
            assert measures == [
                (one["nr"], one["enhet"], cell(one["arets_malvarde_text"]),
                 cell(one["langsiktigt_malvarde_text"]))
                for one in node["styrtal"]
            ]  # fmt: skip
            tasks = below(nod.id, NodTyp.UPPDRAG)
            assert Counter(
                (one.nr, one.kalla, organisation[one.enhet].namn if one.enhet else one.ansvarig)
                for one in tasks
            ) == Counter(
                (one["nr"] or "", _KALLA[one["kalla"]], one["ansvarig"] or "")
                for one in node["uppdrag"]
            )
            new = [one.nr for one in tasks for _ in _new(below(one.id, NodTyp.AKTIVITET))]
            assert new == node["aktiviteter"]
            same(nod.id, node["barn"])

    same(None, read(next_plan.FACTS))


_KALLA = {"regionfullmäktige": "regionfullmaktige", "nämnd": "namnd"}


def _new(nodes: list[Nod]) -> list[Nod]:
    """The units' own aktiviteter are no part of the published plan."""
    return [nod for nod in nodes if nod.foregangare is None]


def _of_the_plan(nodes: list[Nod]) -> list[Nod]:
    """Målen och uppdragen; the other parts of the follow-up are held against nothing here."""
    tops = {nod.id for nod in nodes if nod.overordnad is None and nod.part.value == "plan"}
    known = set(tops)
    while more := {nod.id for nod in nodes if nod.overordnad in known} - known:
        known |= more
    return [nod for nod in nodes if nod.id in known]


def test_every_number_carries_on_the_one_it_had(made: tuple[Database, Rollover]) -> None:
    db, found = made
    pairs = {}
    for nod in plans.noder(db, found.plan):
        before = plans.nod(db, nod.foregangare) if nod.foregangare else None
        if nod.typ is NodTyp.UPPDRAG and before and before.nr:
            pairs[before.nr] = nod.nr
    assert pairs == LINEAGE


def test_most_of_the_plan_comes_by_the_roll_over(made: tuple[Database, Rollover]) -> None:
    db, found = made
    nodes = _of_the_plan(plans.noder(db, found.plan))
    came = Counter(nod.typ.value for nod in nodes if nod.foregangare)
    new = Counter(nod.typ.value for nod in nodes if not nod.foregangare)
    units_own = came.pop("aktivitet")
    assert dict(came) == {"malomrade": 9, "styrtal": 4, "uppdrag": 14}
    assert dict(new) == {"uppdrag": 2, "aktivitet": 3}
    assert units_own == len([one for one in found.carried if one.nod.typ is NodTyp.AKTIVITET])


def test_last_years_outcome_stands_beside_each_styrtal(made: tuple[Database, Rollover]) -> None:
    db, found = made
    board = plans.organisation(db).root
    year = next(one for one in plans.perioder(db) if one.key == "2026-helar")
    for nod in plans.noder(db, found.plan):
        if nod.typ is NodTyp.STYRTAL:
            before = plans.said_before(db, nod.id, board.id, year)
            assert before is not None
            assert before.uppfoljning.utfall
