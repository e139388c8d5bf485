from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.factory import IT, UPPDRAG, small_file


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The unit it's own file."""
    return small_file(tmp_path / "it.db", home=IT)


def test_submit_writes_package_and_receipt_and_says_what_is_missing(
    vbtui: Run, own: Path, tmp_path: Path
) -> None:
    vbtui("set", own, "uppdrag/28", "kommentar", "Fem ord om hur det går.")
    result = vbtui("submit", own)
    assert result.code == 1
    assert "Kvitto: Område IT, Helår 2025" in result.out
    assert "av Ada" in result.out
    assert "kommentar till 1 (23 tecken)" in result.out
    assert "Uppdrag 28 Säker it-miljö: status saknas" in result.out
    assert result.out.endswith(
        f"Skicka {tmp_path / 'it-2025-helar.db'} till den som samlar in; kvittot ligger i"
        " it-2025-helar.kvitto.txt.\n"
    )
    receipt = (tmp_path / "it-2025-helar.kvitto.txt").read_text(encoding="utf-8")
    assert receipt.rstrip("\n") in result.out
    again = vbtui("submit", own)
    assert again.out.startswith("Redan inlämnad och oförändrad")
    assert (tmp_path / "it-2025-helar-2.db").exists()
    assert (
        "lämnade in av Ada\n  Inlämning · Område IT · Helår 2025\n    inlämnad\n"
        in vbtui("log", own).out
    )


def test_a_dry_run_only_says_what_is_missing(vbtui: Run, own: Path, tmp_path: Path) -> None:
    result = vbtui("submit", own, "--dry-run")
    assert result.code == 1
    assert result.out.startswith("Saknas (8):\n  Uppdrag 28 Säker it-miljö: status och kommentar")
    missing = vbtui("submit", own, "--dry-run", "--json").json["saknas"]
    assert len(missing) == 8
    assert missing[0] == {
        "del": "plan",
        "mal": f"uppdrag/{UPPDRAG}",
        "text": "Uppdrag 28 Säker it-miljö: status och kommentar saknas",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["it.db"]


def test_submit_as_json(vbtui: Run, own: Path, tmp_path: Path) -> None:
    vbtui("set", own, "arsarbetare_avtalad/chef", "kvinnor", "12,50")
    result = vbtui("submit", own, "-o", tmp_path / "paket.db", "--json")
    assert result.code == 1
    found = result.json
    assert found["paket"] == str(tmp_path / "paket.db")
    assert found["kvitto"] == str(tmp_path / "paket.kvitto.txt")
    assert (found["enhet"], found["period"], found["vem"]) == ("it", "2025-helar", "Ada")
    assert found["redan_inlamnad"] is False
    assert len(found["kontrollsumma"]) == 64
    (table,) = found["tabeller"]
    assert table["summor"] == [
        {"rubrik": "Antal årsarbetare per 31 dec 2025: Kvinnor", "summa": 12.5}
    ]
    assert json.loads(vbtui("submit", own, "--json").out)["redan_inlamnad"] is True


def test_the_board_hands_in_for_a_unit(vbtui: Run, file: Path) -> None:
    assert "välj en av enheterna under" in refused(vbtui("submit", file))
    result = vbtui("submit", file, "--enhet", "fastigheter")
    assert result.code == 1
    assert file.with_name("fastigheter-2025-helar.db").exists()


def test_what_cannot_be_handed_in_is_said(vbtui: Run, own: Path, tmp_path: Path) -> None:
    assert "tillhör Område IT" in refused(vbtui("submit", own, "--enhet", "fastigheter"))
    assert "finns redan" in refused(vbtui("submit", own, "-o", own))
    assert [path.name for path in tmp_path.iterdir()] == ["it.db"]
