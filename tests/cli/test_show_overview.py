"""``vbtui show FILE oversikt``: the same state as on the screen, as text and JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.desk import at_desk


@pytest.fixture
def told(file: Path) -> Path:
    """A file where the unit it has said a little."""
    with at_desk(file) as desk:
        desk.report("status", "Startat, ej klart", "servicenamnden")
        desk.fill("sjukfranvaro", {"schemalagda/man": "200", "kort/man": "9"})
        desk.fill("investeringar", {"it/utfall": "2", "it/budget": "4,5"})
    return file


@pytest.mark.parametrize("view", ["oversikt", "Översikt"])
def test_text(vbtui: Run, told: Path, view: str) -> None:
    result = vbtui("show", told, view)
    assert (result.code, result.err) == (0, "")
    assert "0 av 2 har lämnat in" in result.out
    assert "◐ 28 Säker it-miljö · Startat, ej klart  [uppdrag/28]" in result.out
    assert "1 uppdrag: 1 ◐ Startat, ej klart" in result.out
    assert "Sjukfrånvaro: 1 av 2 enheter; saknas: Område fastigheter" in result.out
    lines = [line.split() for line in result.out.splitlines()]
    assert ["Helår", "2025", "saknas", "4,5*", "4,5*"] in lines
    assert ["Investeringar", "2,0*", "4,5*"] in lines
    assert ["Intäkter", "saknas", "saknas", "saknas"] in lines
    assert "* saknar någon del." in result.out


def test_json(vbtui: Run, told: Path) -> None:
    found = vbtui("show", told, "oversikt", "--json").json
    assert (found["vy"], found["enhet"], found["konsoliderat"]) == (
        "oversikt", "servicenamnden", True,
    )  # fmt: skip
    assert [one["mal"] for one in found["avvikelser"]] == ["uppdrag/28"]
    investeringar = found["ekonomi"][-1]
    assert investeringar["budget"] == {
        "cell": "investeringar/summa/budget", "varde": 4.5, "ofullstandig": True, "skal": None,
    }  # fmt: skip
    assert found["sjukfranvaro"][0]["kvinnor"]["varde"] is None
    assert {row["id"]: row["delvis"] for row in found["summering"]} == {
        "mal_namnd": 0, "uppdrag_regionfullmaktige": 1,
    }  # fmt: skip


def test_of_one_unit(vbtui: Run, told: Path) -> None:
    found = vbtui("show", told, "oversikt", "--enhet", "it", "--json").json
    assert not found["konsoliderat"]
    assert found["inlamningar"] == [
        {"enhet": "it", "lage": "ej_inlamnad", "sen": False, "andrad": False}
    ]
    assert found["avvikelser"] == []


def test_there_is_no_csv(vbtui: Run, told: Path) -> None:
    assert "inte som csv" in refused(vbtui("show", told, "oversikt", "--format", "csv"))
