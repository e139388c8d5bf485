"""Summering and styrtal: the plan's tree as tables, and the settings that fold it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, refused
from tests.factory import STYRTAL

FOLD = "installning/summering/uppdrag/flerarigt_arets_del_genomford"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "sample.db", tmp_path / "2025.db"))


def test_the_published_summary(vbtui: Run, sample: Path) -> None:
    found = vbtui("show", sample, "summering", "--format", "json").json
    assert (found["vy"], found["enhet"], found["period"]) == (
        "summering", "servicenamnden", "2025-helar",
    )  # fmt: skip
    assert [(row["namn"], row["varden"]) for row in found["rader"]] == [
        ("Målsättningar från regionfullmäktige", [6, 1, None]),
        ("Uppdrag från regionfullmäktige", [13, 3, None]),
        ("Nämndens mål", [None, None, None]),
        ("Nämndens uppdrag", [3, None, None]),
    ]


def test_the_published_summary_of_a_delar(vbtui: Run, sample: Path) -> None:
    found = vbtui("show", sample, "summering", "--period", "2024-delar", "--format", "csv")
    assert found.out.splitlines()[1:] == [
        "effektmal_regionfullmaktige;Effektmål från regionfullmäktige;antal;1;;1",
        "mal_namnd;Nämndens mål;antal;3;1;",
        "uppdrag_namnd;Nämndens uppdrag;antal;3;4;1",
    ]


def test_a_setting_folds_it_otherwise_and_can_be_emptied(vbtui: Run, sample: Path) -> None:
    def done() -> object:
        return vbtui("show", sample, "summering", "--format", "json").json["rader"][1]["varden"]

    assert vbtui("set", sample, FOLD, "varde", "Har delvis uppnåtts/genomförts").code == 0
    assert done() == [2, 14, None]
    assert "delvis" in vbtui("log", sample).out
    assert vbtui("set", sample, FOLD, "varde", "").code == 0
    assert done() == [13, 3, None]


@pytest.mark.parametrize(
    ("target", "field", "value", "sentence"),
    [
        ("installning/annat", "varde", "delvis", "finns inte; välj en av summering/uppdrag/"),
        (FOLD, "varde", "kanske", "välj en av uppnatt, delvis, inte, raknas_inte"),
        (FOLD, "namn", "delvis", "har bara fältet varde"),
    ],
)
def test_what_is_no_setting(
    vbtui: Run, file: Path, target: str, field: str, value: str, sentence: str
) -> None:
    assert sentence in refused(vbtui("set", file, target, field, value))


def test_a_units_file_has_the_settings_of_the_board(
    vbtui: Run, sample: Path, tmp_path: Path
) -> None:
    vbtui("set", sample, FOLD, "varde", "delvis")
    assert vbtui("split", sample, "-d", tmp_path / "ut").code == 0
    own = tmp_path / "ut" / "it.db"
    assert "nämndens fil" in refused(vbtui("set", own, FOLD, "varde", "uppnatt"))
    rows = vbtui("show", own, "summering", "--enhet", "servicenamnden", "--format", "json").json
    assert rows["rader"][1]["varden"] == [2, 14, None]


def test_styrtal_as_a_table(vbtui: Run, file: Path) -> None:
    vbtui("set", file, f"styrtal/{STYRTAL}", "malvarde", "77–80")
    vbtui("set", file, f"styrtal/{STYRTAL}", "utfall", "79")
    vbtui("set", file, f"styrtal/{STYRTAL}", "status", "delvis")
    found = vbtui("show", file, "styrtal", "--format", "json").json
    ids = [column["id"] for column in found["kolumner"]]
    assert ids == ["utfall", "malvarde", "malvarde_lang", "trend", "bedomning", "forslag"]
    (row,) = found["rader"]
    assert row["id"] == STYRTAL
    values = dict(zip(ids, row["varden"], strict=True))
    assert (values["utfall"], values["malvarde"]) == ("79", "77–80")
    assert (values["bedomning"], values["forslag"]) == ("◐ Delvis", "● Helt")
