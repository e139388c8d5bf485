"""The day of the deadline: handed out, written in, copied, corrected, merged in two orders."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from vbtui.domain.tables import TABLES

SAMPLE = ROOT / "sample.db"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLE.exists(), reason="sample.db is not built"),
]


def write(vbtui: Run, path: Path, target: str, field: str, value: str, who: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VBTUI_NAMN", who)
        result = vbtui("set", path, target, field, value)
    assert result.code == 0, result


def everything(vbtui: Run, path: Path) -> list[str]:
    """All that the file says, in every view."""
    said = [
        vbtui("show", path, "plan", "--enhet", unit, "--json").out
        for unit in ("servicenamnden", "it", "inkop", "ssc")
    ]
    for table, consolidated in itertools.product(TABLES, (True, False)):
        words = ["--konsoliderat"] if consolidated else ["--enhet", "it"]
        said.append(vbtui("show", path, table, "--json", *words).out)
    return said


def test_two_orders_give_the_same_file_and_nothing_is_lost(vbtui: Run, tmp_path: Path) -> None:
    central = tmp_path / "2025.db"
    shutil.copyfile(SAMPLE, central)
    out = tmp_path / "ut"
    assert vbtui("split", central, "-d", out).code == 0
    published = [vbtui("show", central, table, "--konsoliderat").out for table in TABLES]

    write(vbtui, out / "it.db", "uppdrag/28", "kommentar", "Från kontoret.", "Ada")
    shutil.copyfile(out / "it.db", out / "hemma.db")
    write(vbtui, out / "it.db", "uppdrag/28", "kommentar", "Från kontoret, igen.", "Ada")
    write(vbtui, out / "hemma.db", "uppdrag/28", "kommentar", "Hemifrån.", "Bo")
    write(vbtui, out / "hemma.db", "uppdrag/50", "kommentar", "Också hemifrån.", "Bo")
    write(vbtui, out / "inkop.db", "uppdrag/29", "kommentar", "Första versionen.", "Cia")
    assert vbtui("submit", out / "inkop.db", "-o", out / "inkop-1.db").code == 1
    write(vbtui, out / "inkop.db", "uppdrag/29", "kommentar", "Rättad.", "Cia")
    assert vbtui("submit", out / "inkop.db", "-o", out / "inkop-2.db").code == 1
    write(vbtui, out / "ssc.db", "arsarbetare_avtalad/chef", "kvinnor", "4,25", "Dan")

    files = [out / f"{name}.db" for name in ("it", "hemma", "inkop-1", "inkop-2", "ssc")]
    one, other = tmp_path / "en.db", tmp_path / "annan.db"
    shutil.copyfile(central, one)
    shutil.copyfile(central, other)
    assert vbtui("merge", one, *files).code == 1
    for path in reversed(files):
        assert vbtui("merge", other, path).code in (0, 1)

    (conflict,) = vbtui("conflicts", one, "--json").json
    (same,) = vbtui("conflicts", other, "--json").json
    assert conflict["id"] == same["id"]
    assert {side["varde"]: side["vem"] for side in conflict["sidor"]} == {
        "Från kontoret, igen.": "Ada",
        "Hemifrån.": "Bo",
    }
    assert everything(vbtui, one) == everything(vbtui, other)
    keys = sorted(side["nyckel"] for side in conflict["sidor"])
    assert keys == sorted(side["nyckel"] for side in same["sidor"])
    assert vbtui("resolve", one, conflict["id"], "--take", "+".join(keys)).code == 0
    # The settlement travels; a late delivery of what was known opens nothing anew.
    assert vbtui("merge", other, one).code == 0
    assert vbtui("merge", one, *files).code == 0
    assert everything(vbtui, one) == everything(vbtui, other)

    assert vbtui("show", one, "uppdrag/29", "--enhet", "inkop").code == 2
    assert "Rättad." in vbtui("show", one, "--enhet", "inkop").out
    for table, before in zip(TABLES, published, strict=True):
        after = vbtui("show", one, table, "--konsoliderat").out
        assert (after == before) is (table != "arsarbetare_avtalad")
    history = vbtui("log", one, "uppdrag/28", "--enhet", "it").out
    for who in ("Ada", "Bo"):
        assert f"av {who}\n" in history
