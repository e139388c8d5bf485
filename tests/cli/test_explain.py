from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.cli.test_show_table import put


@pytest.fixture
def filled(vbtui: Run, file: Path) -> Path:
    """Two units' hours, and one unit's årsarbetare in two periods."""
    put(vbtui, file, "it", {
        "sjukfranvaro/schemalagda/kvinnor": "1000", "sjukfranvaro/kort/kvinnor": "30",
        "arsarbetare_avtalad/chef/kvinnor": "10,25", "arsarbetare_avtalad/chef/man": "2",
    })  # fmt: skip
    put(vbtui, file, "it", {"arsarbetare_avtalad/chef/kvinnor": "10,5"}, "2024-helar")
    put(vbtui, file, "fastigheter", {
        "sjukfranvaro/schemalagda/kvinnor": "3000", "sjukfranvaro/kort/kvinnor": "156",
    })  # fmt: skip
    return file


def test_a_typed_value_names_who_typed_it(vbtui: Run, filled: Path) -> None:
    cell = "arsarbetare_avtalad/Chef/kvinnor"
    lines = vbtui("explain", filled, cell, "--enhet", "it").out.splitlines()
    assert lines[0] == (
        "Årsarbetare, avtalad sysselsättningsgrad · Chef · Antal årsarbetare per 31 dec 2025:"
        " Kvinnor"
    )
    assert lines[1] == "Område IT · Helår 2025"
    assert "Värde:  10,3 årsarbetare" in lines
    assert "Exakt:  10,25" in lines
    assert "av Ada" in lines[-1]


def test_a_difference_shows_exact_parts_with_signs(vbtui: Run, filled: Path) -> None:
    cell = "arsarbetare_avtalad/chef/kvinnor_forandring"
    found = vbtui("explain", filled, cell, "--enhet", "it", "--json").json
    assert (found["varde"], found["exakt"], found["matt"]) == (-0.3, "-0.25", "årsarbetare")
    assert found["cell"] == cell
    assert [(one["tecken"], one["exakt"], one["varde"]) for one in found["delar"]] == [
        ("", "10.25", 10.3), ("−", "10.5", 10.5),
    ]  # fmt: skip
    assert found["delar"][1]["cell"] == "arsarbetare_avtalad/chef/kvinnor_fg"
    text = vbtui("explain", filled, cell, "--enhet", "it").out
    assert "− 10,50" not in text
    assert "−  10,5  " in text or "− 10,5  " in text


def test_a_consolidated_ratio_shows_its_parts_and_theirs(vbtui: Run, filled: Path) -> None:
    cell = "sjukfranvaro/kort_procent/kvinnor"
    found = vbtui("explain", filled, cell, "--konsoliderat", "--json").json
    assert (found["varde"], found["exakt"], found["matt"]) == (4.7, "4.65", "%")
    part, whole = found["delar"]
    assert (part["exakt"], whole["tecken"], whole["exakt"]) == ("186", "÷", "4000")
    assert [(one["namn"], one["exakt"]) for one in part["delar"]] == [
        ("Område IT", "30"), ("Område fastigheter", "156"),
    ]  # fmt: skip
    text = vbtui("explain", filled, cell, "--konsoliderat").out
    assert "÷ 4\u00a0000  Schemalagda timmar" in text
    assert "+ 156  Område fastigheter" in text


def test_what_is_missing_is_named(vbtui: Run, filled: Path) -> None:
    words = ["explain", filled, "arsarbetare_avtalad/chef/kvinnor", "--konsoliderat"]
    assert vbtui(*words, "--json").json["saknas"] == ["Område fastigheter"]
    assert "Saknas: Område fastigheter." in vbtui(*words).out


def test_a_row_whose_title_holds_slashes(vbtui: Run, filled: Path) -> None:
    cell = "arsarbetare_avtalad/Ingenjör/tekniker/hantverkare/totalt"
    found = vbtui("explain", filled, cell, "--enhet", "it", "--json").json
    assert found["cell"] == "arsarbetare_avtalad/ingenjor_tekniker/totalt"
    assert (found["varde"], found["exakt"]) == (None, None)
    assert "Värde:  saknas" in vbtui("explain", filled, cell, "--enhet", "it").out


def test_a_column_by_its_heading(vbtui: Run, filled: Path) -> None:
    cell = "arsarbetare_avtalad/chef/förändring: kvinnor"
    assert vbtui("explain", filled, cell, "--enhet", "it", "--json").json["exakt"] == "-0.25"


def test_the_boards_own_empty_cell_points_at_the_sum(vbtui: Run, filled: Path) -> None:
    result = vbtui("explain", filled, "sjukfranvaro/kort/kvinnor")
    assert result.code == 0
    assert "--konsoliderat" in result.err


def test_why_there_is_no_number(vbtui: Run, filled: Path) -> None:
    put(vbtui, filled, "it", {"sjukfranvaro/schemalagda/man": "0", "sjukfranvaro/kort/man": "5"})
    words = ["explain", filled, "sjukfranvaro/kort_procent/man", "--enhet", "it"]
    assert "noll" in vbtui(*words).out
    assert "noll" in vbtui(*words, "--json").json["orsak"]


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("investeringar/it", "TABELL/RAD/KOLUMN"),
        ("investeringar", "TABELL/RAD/KOLUMN"),
        ("bygge/it/utfall", "byggprojekt"),
        ("investeringar/hus/utfall", "immateriella"),
        ("investeringar/it/kostnad", "utfall, budget, utfall_fg"),
    ],
)
def test_an_unknown_cell_lists_the_known(vbtui: Run, file: Path, cell: str, wrong: str) -> None:
    assert wrong in refused(vbtui("explain", file, cell))
