"""What is to be seen of a plan on the screen: which rows, and in which order."""

from __future__ import annotations

from pathlib import Path

from vbtui.domain.plan import Nod
from vbtui.domain.plantree import PlanTree
from vbtui.read import current_period, plan_tree
from vbtui.store import plans
from vbtui.store.database import Database

ENOUGH = 16
"""So much of a label is always seen; the rest may be cut."""


def read_plan(path: Path) -> PlanTree:
    """The plan that the program shows when it opens the file for the first time."""
    with Database.open(path) as db:
        organisation = plans.organisation(db)
        home = plans.home(db, organisation)
        return plan_tree(db, organisation, home, current_period(plans.perioder(db)))


def label(nod: Nod) -> str:
    """What to look for to find the node's row."""
    return nod.name[:ENOUGH]


def first_rows(plan: PlanTree) -> tuple[str, str]:
    """The row with the cursor when the file has been opened, and the one below it."""
    gap = plan.next_gap(None)
    assert gap is not None, "something is left to fill in"
    above = {nod.id for nod in plan.path(gap)[:-1]}
    after = plan.order[plan.order.index(gap) + 1 :]
    seen = (
        nod
        for nod in after
        if all(plan.depth(one) < 2 or one.id in above for one in plan.path(nod)[:-1])
    )
    return label(gap), label(next(seen))
