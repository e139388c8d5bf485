"""The published plan for 2026: its structure, numbers and targets, without the titles.

`plan_2026.json` holds them, so that a roll-over of the sample can be held against them where the
plan is not at hand. `python -m tests.sample.next_plan` writes it anew from ../shared/underlag.
"""

import json
from pathlib import Path
from typing import Any

from tests.sample.underlag import REPORTS, read

FACTS = Path(__file__).with_name("plan_2026.json")
PLAN = REPORTS / "sn_vp_2026.json"

_STYRTAL = ("nr", "enhet", "arets_malvarde_text", "langsiktigt_malvarde_text")
_UPPDRAG = ("nr", "kalla", "ansvarig")


def facts(node: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a heading of the plan and of everything below it."""
    return {
        "typ": node["typ"],
        "nr": node["nr"],
        "styrtal": [{name: one[name] for name in _STYRTAL} for one in node["styrtal"]],
        "uppdrag": [{name: one[name] for name in _UPPDRAG} for one in node["uppdrag"]],
        "aktiviteter": [one["uppdrag_nr"] for one in node["aktiviteter"]],
        "barn": [facts(child) for child in node["barn"]],
    }


def published() -> list[dict[str, Any]]:
    """The headings of the plan, from the plan itself."""
    return [facts(node) for node in read(PLAN)["malstruktur"]]


if __name__ == "__main__":
    FACTS.write_text(json.dumps(published(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
