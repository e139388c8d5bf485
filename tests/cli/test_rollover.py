from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.factory import AKTIVITET, IT, small_file


@pytest.fixture
def reported(vbtui: Run, file: Path) -> Path:
    """The board's file, in which uppdrag 28 is done and its aktivitet goes on."""
    vbtui("set", file, "uppdrag/28", "status", "Genomfört")
    vbtui("set", file, f"aktivitet/{AKTIVITET}", "status", "Pågående")
    return file


def test_a_dry_run_is_a_checklist_and_changes_nothing(vbtui: Run, reported: Path) -> None:
    before = reported.read_bytes()
    result = vbtui("rollover", reported, "--dry-run", "--numrera-fran", "36")
    assert result.code == 1, "there is something to see to first"
    lines = result.out.splitlines()
    assert lines[0] == "Plan 2026 av det som fortsätter från Helår 2025"
    assert "  ! Helår 2025 är inte stängd för rapportering." in lines
    assert "  Helår 2026, 1 jan 2026–31 dec 2026" in lines
    assert "  Delår 2025, 1 jan 2025–31 juli 2025, bara att jämföra med" in lines
    assert "  +    Nöjda kunder · styrtal följer med sina målvärden  [styrtal/" in result.out
    assert "  –?   28 Säker it-miljö · genomfört, fast det är flerårigt  [uppdrag/28]" in lines
    assert "  –?     Utbilda i avvikelser · noden ovanför följer inte med  [akt" in result.out
    assert "Av 4 följer 2 med och 2 inte; 2 bör någon titta på." in lines
    assert lines[-1].startswith("Inget är ändrat.")
    assert reported.read_bytes() == before
    assert not [*reported.parent.glob("*.bak")]


def test_the_plan_is_made_with_what_is_wanted(vbtui: Run, reported: Path) -> None:
    result = vbtui(
        "rollover", reported, "--till", "2026-helar", "--ta-med", "uppdrag/28",
        "--utelamna", "styrtal/Nöjda kunder", "--numrera-från", "36",
    )  # fmt: skip
    assert result.code == 1
    assert "36 Säker it-miljö (förut 28) · valt för hand (genomfört, fast" in result.out
    (backup,) = reported.parent.glob("*.bak")
    assert f"Säkerhetskopia: {backup.name}" in result.out
    shown = vbtui("show", reported, "--period", "2026-delar").out
    assert "36 Säker it-miljö" in shown
    assert "Utbilda i avvikelser" in shown
    assert "Nöjda kunder" not in shown
    assert "Nöjda kunder" in vbtui("show", reported, "--period", "2025-helar").out
    assert "årsskifte av Ada (Plan 2026)" in vbtui("log", reported).out


def test_for_programs(vbtui: Run, reported: Path) -> None:
    found = vbtui("rollover", reported, "--json", "--dry-run", "--numrera-fran", "36").json
    assert (found["fran"], found["plan"], found["nytt_ar"]) == ("2025-helar", "Plan 2026", True)
    assert found["perioder"] == [
        {"period": "2025-delar", "ny": True, "plan": False},
        {"period": "2026-delar", "ny": True, "plan": True},
        {"period": "2026-helar", "ny": True, "plan": True},
    ]
    assert [found[key] for key in ("foljer_med", "foljer_inte_med", "titta")] == [2, 2, 2]
    assert found["sakerhetskopia"] is None
    by_title = {one["titel"]: one for one in found["noder"]}
    task = by_title["Säker it-miljö"]
    assert (task["mal"], task["foljer_med"], task["nytt_nr"]) == ("uppdrag/28", False, None)
    made = vbtui("rollover", reported, "--json").json
    assert Path(made["sakerhetskopia"]).is_file()


def test_nothing_to_see_to_is_code_zero(vbtui: Run, reported: Path) -> None:
    for unit in ("it", "fastigheter"):
        vbtui("submit", reported, "--enhet", unit)
    vbtui("collect", reported, "--mottagen", "it", "--mottagen", "fastigheter", "--stang")
    words = ("--utelamna", "uppdrag/28", "--dry-run")
    assert vbtui("rollover", reported, *words).code == 0


def test_the_next_report_of_the_same_plan(vbtui: Run, reported: Path) -> None:
    result = vbtui("rollover", reported, "--till", "2025-delar")
    assert result.code == 0
    assert result.out.startswith("Delår 2025 för Plan 2025\n")
    assert "Säker it-miljö" in vbtui("show", reported, "--period", "2025-delar").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--till", "2025-helar"], "Helår 2025 finns redan"),
        (["--till", "snart"], "är ingen period"),
        (["--ta-med", "uppdrag/99"], "finns inte i planen"),
        (["--ta-med", "arsarbetare_avtalad/chef"], "är ingen nod"),
        (["--ta-med", "uppdrag/28", "--utelamna", "uppdrag/28"], "både tas med och utelämnas"),
        (["--till", "2025-delar", "--ta-med", "uppdrag/28"], "Planen är densamma"),
        (["--numrera-fran", "-1"], "under noll"),
        (["--numrera-fran", "många"], "heltal"),
    ],
)
def test_what_cannot_be_done_is_said(
    vbtui: Run, reported: Path, words: list[str], sentence: str
) -> None:
    assert sentence in refused(vbtui("rollover", reported, *words))


def test_twice_is_refused(vbtui: Run, reported: Path) -> None:
    vbtui("rollover", reported)
    assert "finns redan och inget fattas" in refused(vbtui("rollover", reported))
    late = vbtui("rollover", reported, "--ta-med", "uppdrag/28")
    assert late.out.startswith("Plan 2026 kompletteras med det som fortsätter från Helår 2025\n")


def test_a_units_file_is_refused(vbtui: Run, tmp_path: Path) -> None:
    own = small_file(tmp_path / "it.db", home=IT)
    assert "filen för Servicenämnden" in refused(vbtui("rollover", own, "--dry-run"))
