from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.cli.test_show_table import put
from tests.factory import AKTIVITET
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.store.database import Database


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


def test_a_consolidated_ratio_shows_each_units_own_and_its_weight(vbtui: Run, filled: Path) -> None:
    words = ["explain", filled, "sjukfranvaro/kort_procent/kvinnor", "--konsoliderat"]
    assert [
        (one["namn"], one["varde"], one["taljare"], one["namnare"], one["vikt"])
        for one in vbtui(*words, "--json").json["enheter"]
    ] == [("Område IT", 3, "30", "1000", "25"), ("Område fastigheter", 5.2, "156", "3000", "75")]
    lines = vbtui(*words).out.splitlines()
    assert lines[-3:] == [
        "Enheterna var för sig:",
        "  Område IT: 3,0 % (30 ÷ 1\u00a0000, väger 25,0 %)",
        "  Område fastigheter: 5,2 % (156 ÷ 3\u00a0000, väger 75,0 %)",
    ]


def test_a_sum_of_sums_shows_what_each_unit_has(vbtui: Run, filled: Path) -> None:
    words = ["explain", filled, "arsarbetare_avtalad/summa/totalt", "--konsoliderat", "--json"]
    assert [
        (one["namn"], one["exakt"], one["taljare"]) for one in vbtui(*words).json["enheter"]
    ] == [("Område IT", "12.25", None), ("Område fastigheter", None, None)]
    assert vbtui(*words[:-1]).out.endswith("  Område fastigheter: saknas\n")


class TestNod:
    @pytest.fixture
    def reported(self, vbtui: Run, file: Path) -> Path:
        for words in (
            ["uppdrag/28", "status", "genomfort", "--enhet", "it"],
            ["uppdrag/28", "kommentar", "Klart [/].", "--enhet", "it"],
            ["uppdrag/28", "status", "Ej startat"],
        ):
            assert vbtui("set", file, *words).code == 0
        return file

    def test_tells_the_statuses_the_rule_and_the_suggestion(
        self, vbtui: Run, reported: Path
    ) -> None:
        result = vbtui("explain", reported, "uppdrag/28")
        assert (result.code, result.err) == (0, "")
        assert result.out.splitlines() == [
            "Uppdrag 28 Säker it-miljö",
            "Servicenämnden · Helår 2025",
            "",
            "Status:   ◌ Ej startat",
            "Förslag:  ● Genomfört; ett annat är valt",
            "1 av 2 enheter har status: 1 genomfört → Genomfört, eftersom alla är klara.",
            "  ● Genomfört  Område IT",
            "  ○ saknas     Område fastigheter",
            "Texter:   1 av 2 enheter har kommenterat; 0 använda; 0 av 2 nämnda.",
        ]

    def test_tells_programs_the_same(self, vbtui: Run, reported: Path) -> None:
        found = vbtui("explain", reported, "uppdrag/28", "--json").json
        assert (found["mal"], found["enhet"], found["period"]) == (
            "uppdrag/28", "servicenamnden", "2025-helar",
        )  # fmt: skip
        assert (found["status"], found["forslag"], found["avviker"]) == (
            "ej_startat", "genomfort", True,
        )  # fmt: skip
        assert found["delar"] == [
            {"namn": "Område IT", "status": "genomfort"},
            {"namn": "Område fastigheter", "status": None},
        ]
        assert found["saknas"] == ["Område fastigheter"]
        assert found["texter"]["kommenterat"] == ["Område IT"]

    def test_names_the_goal_by_what_stands_under_it(self, vbtui: Run, reported: Path) -> None:
        found = vbtui("explain", reported, "malomrade/5", "--json").json
        assert found["forslag"] == "ej_uppnadd"
        assert found["delar"] == [
            {"namn": "Nöjda kunder", "status": None},
            {"namn": "28 Säker it-miljö", "status": "ej_startat"},
        ]

    def test_has_no_suggestion_where_nobody_is_below(self, vbtui: Run, reported: Path) -> None:
        for words in (["uppdrag/28", "--enhet", "it"], [f"aktivitet/{AKTIVITET[:6]}"]):
            text = vbtui("explain", reported, *words).out
            assert "Område IT · Helår 2025" in text
            assert "så det finns inget förslag" in text
            assert vbtui("explain", reported, *words, "--json").json["forslag"] is None

    def test_that_is_unknown_is_refused(self, vbtui: Run, file: Path) -> None:
        assert "finns inte i planen" in refused(vbtui("explain", file, "uppdrag/99"))
        assert "pekar inte ut något" in refused(vbtui("explain", file, "uppdrag/"))
        assert "har ingen plan" in refused(
            vbtui("explain", file, "uppdrag/28", "--period", "2024-helar")
        )


def test_what_is_missing_is_named(vbtui: Run, filled: Path) -> None:
    words = ["explain", filled, "arsarbetare_avtalad/chef/kvinnor", "--konsoliderat"]
    assert vbtui(*words, "--json").json["saknas"] == ["Område fastigheter"]
    assert "Saknas: Område fastigheter." in vbtui(*words).out


def test_a_part_that_lacks_a_part_is_marked(vbtui: Run, filled: Path) -> None:
    cell = "arsarbetare_avtalad/summa/kvinnor"
    out = vbtui("explain", filled, cell, "--konsoliderat").out
    assert "* årsarbetare" in out
    assert "En del med * saknar i sin tur något." in out
    assert "* Chef" in out


def test_a_word_has_no_unit_of_measure(vbtui: Run, file: Path) -> None:
    with Database.open(file, author="Ada", write=True) as db:
        editor = Editor(db)
        row = editor.add_row(TABLES["byggprojekt"], editor.organisation.find("it"), "A", "Hus")
    vbtui("set", file, f"byggprojekt/{row}", "budget", "inget än", "--enhet", "it")
    out = vbtui("explain", file, f"byggprojekt/{row}/budget", "--enhet", "it").out
    assert "Värde:  inget än\n" in out


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
