from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_show_table import read_csv
from tests.factory import AKTIVITET, MALOMRADE, PLAN, STYRTAL, UPPDRAG
from vbtui.cli import output


@pytest.fixture
def filled(vbtui: Run, file: Path) -> Path:
    """The unit it has reported, and so has the board."""
    for words in (
        ["uppdrag/28", "status", "Startat, ej klart", "--enhet", "it"],
        ["uppdrag/28", "kommentar", "Första raden.\n\n  Indragen [rad].", "--enhet", "it"],
        ["uppdrag/28", "status", "genomfort"],
        ["uppdrag/28", "trend", "→"],
        [f"styrtal/{STYRTAL}", "utfall", "79,5"],
        [f"aktivitet/{AKTIVITET[:6]}", "status", "avvikelse", "--enhet", "it"],
    ):
        assert vbtui("set", file, *words).code == 0
    return file


def nodes(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes below, in order, each with its depth."""
    found = []
    for child in node["barn"]:
        found += [child, *nodes(child)]
    return found


def test_json_is_as_the_design_says(vbtui: Run, filled: Path) -> None:
    result = vbtui("show", filled, "--json")
    assert (result.code, result.err) == (0, "")
    plan = result.json
    keys = ["id", "typ", "nr", "titel", "status", "trend", "kommentar", "enhet", "barn"]
    for one in (plan, *nodes(plan)):
        assert [key for key in one if key in keys] == keys
    assert (plan["id"], plan["typ"], plan["titel"]) == (PLAN, "plan", "Plan 2025")
    assert plan["period"] == "2025-helar"
    assert [one["id"] for one in nodes(plan)] == [MALOMRADE, STYRTAL, UPPDRAG, AKTIVITET]
    malomrade, styrtal, uppdrag, aktivitet = nodes(plan)
    assert [one["id"] for one in malomrade["barn"]] == [STYRTAL, UPPDRAG]
    assert (malomrade["typ"], malomrade["slag"], malomrade["nr"]) == ("malomrade", "mal", "5")
    assert (styrtal["utfall"], styrtal["malvarde"], styrtal["nr"]) == ("79,5", "77–80", None)
    assert (uppdrag["status"], uppdrag["trend"], uppdrag["kommentar"]) == (
        "genomfort", "oforandrad", "",
    )  # fmt: skip
    assert uppdrag["saknas"] == ["kommentar"]
    assert (aktivitet["enhet"], aktivitet["slutdatum"]) == ("it", "2025-10-31")
    assert (aktivitet["status"], aktivitet["uppfoljning_av"]) == ("avvikelse", "it")


def test_a_unit_sees_its_own_words(vbtui: Run, filled: Path) -> None:
    uppdrag = nodes(vbtui("show", filled, "plan", "--enhet", "Område IT", "--json").json)[2]
    assert uppdrag["status"] == "startat_ej_klart"
    assert uppdrag["kommentar"] == "Första raden.\n\n  Indragen [rad]."
    assert (
        nodes(vbtui("show", filled, "--enhet", "fastigheter", "--json").json)[2]["status"] is None
    )


def test_consolidated_names_what_every_unit_said(vbtui: Run, filled: Path) -> None:
    uppdrag = nodes(vbtui("show", filled, "--konsoliderat", "--json").json)[2]
    assert uppdrag["status"] == "genomfort"
    (it,) = uppdrag["enheter"]
    assert (it["enhet"], it["status"]) == ("it", "startat_ej_klart")
    text = vbtui("show", filled, "--konsoliderat").out
    assert "◐ Område IT · Startat, ej klart" in text
    assert text.count("Avvikelse") == 1


def test_consolidated_suggests_what_the_statuses_below_make(vbtui: Run, filled: Path) -> None:
    text = vbtui("show", filled, "--konsoliderat").out
    assert (
        "Förslag: 1 av 2 enheter har status: 1 startat, ej klart → Startat, ej klart, eftersom inte"
        " alla är klara. Ett annat är valt.\n"
    ) in text
    assert "Texter: 1 av 2 enheter har kommenterat; 0 använda; 0 av 2 nämnda.\n" in text
    assert text.count("Texter: ") == 1
    assert "Förslag" not in vbtui("show", filled).out
    assert "Förslag" not in vbtui("show", filled, "--enhet", "it", "--konsoliderat").out


def test_every_address_leads_back_to_its_node(vbtui: Run, filled: Path) -> None:
    for one in nodes(vbtui("show", filled, "--json").json):
        assert vbtui("set", filled, one["mal"], "kommentar", one["id"]).code == 0
    for one in nodes(vbtui("show", filled, "--json").json):
        assert one["kommentar"] == one["id"]
        assert f"[{one['mal']}]" in vbtui("show", filled).out


def test_text_says_status_in_symbol_and_word(vbtui: Run, filled: Path) -> None:
    lines = vbtui("show", filled, "--enhet", "it").out.splitlines()
    assert lines[0] == ("Servicenämnden ▸ Område IT · Helår 2025 · Plan 2025 · 1 av 2 klara")
    uppdrag = next(number for number, line in enumerate(lines) if "28 Säker" in line)
    assert lines[uppdrag] == (
        "  ◐ 28 Säker it-miljö · Startat, ej klart · regionfullmäktige  [uppdrag/28]"
    )
    assert lines[uppdrag + 1 : uppdrag + 4] == [
        "      Första raden.", "      ", "        Indragen [rad].",
    ]  # fmt: skip
    assert "    ▲ Utbilda i avvikelser · Avvikelse · klar senast 2025-10-31" in lines[uppdrag + 4]
    assert "○ 5 Trygg service · status saknas  [malomrade/5]" in vbtui("show", filled).out


def test_long_comments_are_broken_only_where_a_page_ends(
    vbtui: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "ord " * 100 + "slut"
    assert vbtui("set", filled, "uppdrag/28", "kommentar", text).code == 0
    assert text in vbtui("show", filled).out
    monkeypatch.setattr(output, "width", lambda: 80)
    lines = vbtui("show", filled).out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "ord slut" in lines[-2] or "ord slut" in "".join(lines)


def test_csv_has_a_row_for_each_node_and_voice(vbtui: Run, filled: Path) -> None:
    rows = read_csv(vbtui("show", filled, "--konsoliderat", "--format", "csv").out)
    head = rows[0]
    found = [dict(zip(head, row, strict=True)) for row in rows[1:]]
    assert [(one["id"], one["enhet"]) for one in found] == [
        (MALOMRADE, "servicenamnden"), (STYRTAL, "servicenamnden"), (UPPDRAG, "servicenamnden"),
        (UPPDRAG, "it"), (AKTIVITET, "it"),
    ]  # fmt: skip
    assert found[3]["kommentar"] == "Första raden.\n\n  Indragen [rad]."
    assert found[3]["status"] == "Startat, ej klart"
    assert [one["nivå"] for one in found] == ["1", "2", "2", "2", "3"]
