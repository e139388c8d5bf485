"""The published facts of the plans: structure, numbers, statuses and cells, without the titles.

`underlag_plan.json` holds them, and `underlag_kontroll.json` those of the intern kontroll, so that
the sample can be held against them where the reports are not at hand.
`python -m tests.sample.underlag` writes them anew from ../shared/underlag.
"""

import json
from pathlib import Path
from typing import Any

FACTS = Path(__file__).with_name("underlag_plan.json")
REPORTS = Path(__file__).resolve().parents[3] / "shared" / "underlag"
PERIODS = {"2025-helar": "sn_vb_2025.json", "2024-delar": "sn_delar_2024.json"}

_NODE = ("typ", "nr", "bedomning")
_UPPDRAG = ("nr", "kalla", "ansvarig", "status", "status_farg", "omraden_namnda")
_STYRTAL = (
    "nr",
    "enhet",
    "utfall_text",
    "arets_malvarde_text",
    "langsiktigt_malvarde_text",
    "trend",
)

CONTROL = Path(__file__).with_name("underlag_kontroll.json")
_ATGARD = ("status", "effekt", "nasta_ar")

Facts = dict[str, Any]


def facts(node: Facts) -> Facts:
    """What is kept of a heading of a report and of everything below it."""
    assert not node["aktiviteter"], "the reports have no aktiviteter"
    return {
        **{name: node[name] for name in _NODE},
        "styrtal": [{name: one[name] for name in _STYRTAL} for one in node["styrtal"]],
        "uppdrag": [{name: one[name] for name in _UPPDRAG} for one in node["uppdrag"]],
        "barn": [facts(child) for child in node["barn"]],
    }


def published_facts() -> dict[str, list[Facts]]:
    """Period → the headings of its plan, from the reports themselves."""
    return {
        period: [facts(node) for node in read(REPORTS / name)["malstruktur"]]
        for period, name in PERIODS.items()
    }


def published_control() -> dict[str, Facts]:
    """Period → its intern kontroll without the titles, and the conclusion of the ISK-bedömning."""
    reports = {period: read(REPORTS / name) for period, name in PERIODS.items()}
    return {
        period: {
            "risker": [
                {
                    "omrade": risk["omrade"],
                    "atgarder": [[one[name] for name in _ATGARD] for one in risk["atgarder"]],
                }
                for risk in report["internkontroll"]
            ],
            "bedomning": report["isk"]["bedomning"] if "isk" in report else None,
        }
        for period, report in reports.items()
    }


def kept_control() -> dict[str, Facts]:
    """Period → its intern kontroll and conclusion, as kept here."""
    kept: dict[str, Facts] = read(CONTROL)
    return kept


def kept_facts() -> dict[str, list[Facts]]:
    """Period → the headings of its plan, as kept here."""
    kept: dict[str, list[Facts]] = read(FACTS)
    return kept


def read(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for path, found in ((FACTS, published_facts()), (CONTROL, published_control())):
        text = json.dumps(found, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")
