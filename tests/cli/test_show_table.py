from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.factory import FASTIGHETER
from vbtui.cli import output
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.store.database import Database

AVTALAD = "arsarbetare_avtalad"


def put(vbtui: Run, file: Path, enhet: str, cells: dict[str, str], period: str = "") -> None:
    """Type figures: ``TABLE/ROW/COLUMN`` → value."""
    for cell, value in cells.items():
        target, _, column = cell.rpartition("/")
        words = ["set", file, target, column, value, "--enhet", enhet]
        result = vbtui(*words, *(["--period", period] if period else []))
        assert result.code == 0, result


@pytest.fixture
def filled(vbtui: Run, file: Path) -> Path:
    """Both units have årsarbetare, one also the year before."""
    chef = f"{AVTALAD}/chef"
    put(vbtui, file, "it", {f"{chef}/kvinnor": "10,25", f"{chef}/man": "1 234,5"})
    put(vbtui, file, "it", {f"{chef}/kvinnor": "10,5"}, "2024-helar")
    put(vbtui, file, "fastigheter", {f"{chef}/kvinnor": "0,1"})
    return file


def test_json_is_as_the_design_says(vbtui: Run, filled: Path) -> None:
    result = vbtui("show", filled, AVTALAD, "--enhet", "it", "--format", "json")
    assert (result.code, result.err) == (0, "")
    found = result.json
    assert list(found) == [
        "vy", "rubrik", "enhet", "period", "konsoliderat", "kolumner", "rader", "saknas",
    ]  # fmt: skip
    assert found["vy"] == AVTALAD
    assert found["rubrik"] == TABLES[AVTALAD].title
    assert (found["enhet"], found["period"], found["konsoliderat"]) == ("it", "2025-helar", False)
    assert found["saknas"] == []
    assert found["kolumner"][0] == {
        "id": "kvinnor",
        "rubrik": "Antal årsarbetare per 31 dec 2025: Kvinnor",
        "enhet": "årsarbetare",
    }
    assert [row["id"] for row in found["rader"]][:3] == [
        "administrator",
        "bitradespersonal",
        "chef",
    ]
    assert [row["id"] for row in found["rader"] if row["summa"]] == ["summa"]
    chef = found["rader"][2]
    assert chef["namn"] == "Chef"
    assert [column["id"] for column in found["kolumner"]] == [
        one + block for block in ("", "_fg", "_forandring") for one in ("kvinnor", "man", "totalt")
    ]
    assert chef["varden"] == [10.3, 1234.5, 1244.8, 10.5, None, 10.5, -0.3, None, 1234.3]
    assert chef["exakt"] == [
        "10.25", "1234.5", "1244.75", "10.5", None, "10.5", "-0.25", None, "1234.25",
    ]  # fmt: skip
    assert found["rader"][0]["varden"] == [None] * 9


def test_consolidated_sums_exact_values_and_names_who_is_missing(vbtui: Run, filled: Path) -> None:
    found = vbtui("show", filled, AVTALAD, "--konsoliderat", "--json").json
    assert found["konsoliderat"] is True
    assert found["enhet"] == "servicenamnden"
    assert found["rader"][2]["exakt"][0] == "10.35"
    assert found["rader"][2]["varden"][0] == 10.4  # 10,3 + 0,1 would be summed after rounding.
    assert found["saknas"] == []
    put(vbtui, filled, "it", {"investeringar/it/utfall": "-3,25"})
    assert vbtui("show", filled, "investeringar", "--konsoliderat", "--json").json["saknas"] == [
        "fastigheter"
    ]


def test_a_number_that_lacks_a_part_is_marked_for_people_only(vbtui: Run, file: Path) -> None:
    put(vbtui, file, "it", {f"{AVTALAD}/chef/kvinnor": "7", f"{AVTALAD}/chef/man": "1"})
    words = ["show", file, AVTALAD, "--konsoliderat"]
    lines = vbtui(*words).out.splitlines()
    chef = next(line for line in lines if line.startswith("Chef"))
    assert chef.split()[1:4] == ["7,0*", "1,0*", "8,0*"]
    summa = next(line for line in lines if line.startswith("Summa"))
    assert chef.index("8,0*") == summa.index("8,0*")
    rule = next(line for line in lines if line.startswith("─"))
    assert rule[chef.index("8,0*") + 2] == "─"
    assert rule[chef.index("8,0*") + 3 : chef.index("8,0*") + 4] in ("", " ")
    assert "* Talet saknar någon del; vbtui explain visar vilken." in lines
    assert "*" not in vbtui(*words, "--json").out
    assert "*" not in vbtui(*words, "--format", "csv").out


def test_nothing_is_marked_where_nothing_is_missing(vbtui: Run, file: Path) -> None:
    put(vbtui, file, "it", {f"{AVTALAD}/chef/kvinnor": "7", f"{AVTALAD}/chef/man": "1"})
    put(vbtui, file, "fastigheter", {f"{AVTALAD}/chef/kvinnor": "7", f"{AVTALAD}/chef/man": "1"})
    out = vbtui("show", file, AVTALAD, "--konsoliderat").out
    chef = next(line for line in out.splitlines() if line.startswith("Chef"))
    assert "*" not in chef


def test_numbers_lose_no_digit(vbtui: Run, file: Path) -> None:
    put(vbtui, file, "it", {"byggprojekt/" + _project(file) + "/kalkyl": "9223372036854,775807"})
    text = vbtui("show", file, "byggprojekt", "--enhet", "it", "--json").out
    assert '"9223372036854.775807"' in text
    assert "9223372036854.8" in text


def _project(file: Path, grupp: str = "Hälso- och sjukvårdsnämnden", namn: str = "Hus [A]") -> str:
    with Database.open(file, author="Ada", write=True) as db:
        editor = Editor(db)
        it = editor.organisation.find("it")
        return editor.add_row(TABLES["byggprojekt"], it, grupp, namn)


def test_groups_are_a_list_of_tables(vbtui: Run, file: Path) -> None:
    first, second = _project(file), _project(file, "Servicenämnden", "Hus B")
    put(
        vbtui, file, "it",
        {
            f"byggprojekt/{first}/budget": "inget än",
            "byggprojekt/Hus [A]/kalkyl": "12,5 mnkr",
            f"byggprojekt/{second[:6]}/status": "Byggnation",
        },
    )  # fmt: skip
    found = vbtui("show", file, "byggprojekt", "--enhet", "it", "--json").json
    assert [one["rubrik"] for one in found] == ["Hälso- och sjukvårdsnämnden", "Servicenämnden"]
    assert {one["vy"] for one in found} == {"byggprojekt"}
    (row,) = found[0]["rader"]
    assert (row["id"], row["namn"], row["summa"]) == (first, "Hus [A]", False)
    assert row["varden"] == [12.5, "inget än", None, None, None]
    assert row["exakt"] == ["12.5", None, None, None, None]
    assert found[1]["rader"][0]["varden"][-1] == "Byggnation"
    text = vbtui("show", file, "byggprojekt", "--enhet", "it").out
    assert text.index("Hus B") > text.index("\nServicenämnden\n") > text.index("Hus [A]")
    rows = read_csv(vbtui("show", file, "byggprojekt", "--enhet", "it", "--format", "csv").out)
    assert rows[0][:4] == ["Beställare", "id", "Projekt", "Enhet"]
    assert rows[1][:6] == [
        "Hälso- och sjukvårdsnämnden",
        first,
        "Hus [A]",
        "mnkr",
        "12,5",
        "inget än",
    ]
    assert vbtui("show", file, "byggprojekt", "--json").json == []


def read_csv(text: str) -> list[list[str]]:
    """The rows of our CSV, as a program that knows its rules reads them."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_csv_is_what_a_swedish_excel_opens(vbtui: Run, filled: Path) -> None:
    out = vbtui("show", filled, AVTALAD, "--enhet", "it", "--format", "csv").out
    rows = read_csv(out)
    assert rows[0][:4] == [
        "id",
        "Yrkesgrupp",
        "Enhet",
        "Antal årsarbetare per 31 dec 2025: Kvinnor",
    ]
    assert rows[3] == [
        "chef", "Chef", "årsarbetare", "10,3", "1234,5", "1244,8", "10,5", "", "10,5", "-0,3", "",
        "1234,3",
    ]  # fmt: skip
    assert len(rows) == 11


def test_units_of_measure_that_differ_between_rows(vbtui: Run, file: Path) -> None:
    found = vbtui("show", file, "sjukfranvaro", "--enhet", "it", "--json").json
    assert {column["enhet"] for column in found["kolumner"]} == {"blandad"}
    assert [row["enhet"] for row in found["rader"]] == ["tim"] * 4 + ["%"] * 3


def test_ratios_are_made_from_sums(vbtui: Run, file: Path) -> None:
    rows = {"sjukfranvaro/schemalagda/kvinnor": "1000", "sjukfranvaro/kort/kvinnor": "30"}
    put(vbtui, file, "it", rows)
    rows = {"sjukfranvaro/schemalagda/kvinnor": "3000", "sjukfranvaro/kort/kvinnor": "150"}
    put(vbtui, file, "fastigheter", rows)
    found = vbtui("show", file, "sjukfranvaro", "--konsoliderat", "--json").json
    share = next(row for row in found["rader"] if row["id"] == "kort_procent")
    assert (share["varden"][0], share["exakt"][0]) == (4.5, "4.5")


def test_table_is_readable_at_80_columns(
    vbtui: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = vbtui("show", filled, AVTALAD, "--konsoliderat").out
    monkeypatch.setattr(output, "width", lambda: 80)
    narrow = vbtui("show", filled, AVTALAD, "--konsoliderat").out
    assert max(map(len, wide.splitlines())) > 80
    assert max(map(len, narrow.splitlines())) <= 80
    for text in (wide, narrow):
        assert "1\u00a0234,5" in text
        assert "−0,3" not in text
        assert "Uppgifter från 2 av 2 enheter." in text
    assert narrow.count("Yrkesgrupp") > wide.count("Yrkesgrupp") == 1


def test_table_is_right_aligned_under_its_heading(vbtui: Run, filled: Path) -> None:
    lines = vbtui("show", filled, AVTALAD, "--enhet", "it").out.splitlines()
    title = next(line for line in lines if line.startswith("Yrkesgrupp"))
    chef = next(line for line in lines if line.startswith("Chef"))
    for heading, value in (("Kvinnor", "10,3"), ("Totalt", "1\u00a0244,8")):
        assert title.index(heading) + len(heading) == chef.index(value) + len(value)


def test_the_boards_own_empty_table_points_at_the_sum(vbtui: Run, filled: Path) -> None:
    for form in ("table", "json", "csv"):
        result = vbtui("show", filled, AVTALAD, "--format", form)
        assert result.code == 0
        assert "--konsoliderat" in result.err
        assert "--konsoliderat" not in result.out
    assert vbtui("show", filled, AVTALAD, "--enhet", "it").err == ""
    assert vbtui("show", filled, AVTALAD, "--konsoliderat").err == ""
    assert vbtui("show", filled, "investeringar").err == ""
    put(vbtui, filled, "servicenamnden", {f"{AVTALAD}/chef/man": "1"})
    assert vbtui("show", filled, AVTALAD).err == ""


def test_a_period_without_one_to_compare_with(vbtui: Run, filled: Path) -> None:
    found = vbtui("show", filled, AVTALAD, "--enhet", "it", "--period", "Helår 2024", "--json").json
    assert found["period"] == "2024-helar"
    assert found["rader"][2]["varden"] == [10.5, None, 10.5] + [None] * 6


def test_every_table_is_shown_in_every_format(vbtui: Run, filled: Path) -> None:
    for table in TABLES:
        for form in ("table", "json", "csv"):
            for more in ([], ["--konsoliderat"]):
                assert vbtui("show", filled, table, "--format", form, *more).code == 0


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (["tabellen"], "resultatrapport, driftredovisning, handlingsplan"),
        (["investeringar", "--enhet", "x"], "servicenamnden, it, fastigheter"),
        (["investeringar", "--period", "2023-helar"], "2025-helar, 2024-helar"),
        (["plan", "--period", "2024-helar"], "2025-helar"),
    ],
)
def test_an_unknown_word_lists_the_known(
    vbtui: Run, file: Path, words: list[str], known: str
) -> None:
    assert known in refused(vbtui("show", file, *words))


def test_the_home_unit_is_the_default(vbtui: Run, tmp_path: Path) -> None:
    from tests.factory import small_file

    path = small_file(tmp_path / "f.db", home=FASTIGHETER)
    assert vbtui("show", path, AVTALAD, "--json").json["enhet"] == "fastigheter"
    assert vbtui("show", path, "--json").json["uppfoljning_av"] == "fastigheter"


def test_a_sum_that_cannot_be_made_says_why(vbtui: Run, file: Path) -> None:
    put(vbtui, file, "it", {"sjukfranvaro/kort_procent/kvinnor": "2,5"})
    text = vbtui("show", file, "sjukfranvaro", "--konsoliderat").out
    assert "Bara procent finns från Område IT" in text
    shares = vbtui("show", file, "sjukfranvaro", "--enhet", "it", "--json").json["rader"][4]
    assert shares["varden"][0] == 2.5


def test_units_that_have_measured_differently_are_told_and_not_added(
    vbtui: Run, file: Path
) -> None:
    for kod in ("it", "fastigheter"):
        put(vbtui, file, kod, {"investeringar/it/utfall": "3"})
    words = ["set", file, "investeringar", "definition", "Bara [köp].", "--enhet", "it"]
    assert vbtui(*words).code == 0
    text = vbtui("show", file, "investeringar", "--konsoliderat").out
    assert "Område IT har mätt på annat sätt: Bara [köp].\n" in text
    assert "talen läggs inte ihop: Område IT (”Bara [köp].”) mot Område fastigheter" in text
    found = vbtui("show", file, "investeringar", "--konsoliderat", "--json").json
    assert {value for row in found["rader"] for value in row["varden"]} == {None}
    assert found["saknas"] == []
    own = vbtui("show", file, "investeringar", "--enhet", "it", "--json").json
    assert own["rader"][2]["varden"][0] == 3


def test_a_table_without_rows_has_nothing_below_to_point_at(vbtui: Run, file: Path) -> None:
    result = vbtui("show", file, "byggprojekt")
    assert (result.code, result.err) == (0, "")
    text = vbtui("show", file, "byggprojekt", "--konsoliderat").out
    assert "Uppgifter från 0 av 0 enheter." in text


def test_the_rows_of_a_fixed_table_stand_under_their_headings(vbtui: Run, file: Path) -> None:
    found = vbtui("show", file, "resultatbudget", "--enhet", "it")
    lines = found.out.splitlines()
    at = {line: place for place, line in enumerate(lines)}
    assert at["Verksamhetens intäkter"] + 1 == at["Övriga intäkter"]
    assert at["Verksamhetens kostnader"] + 1 == at["Personalkostnader"]
    rows = vbtui("show", file, "resultatbudget", "--enhet", "it", "--json").json["rader"]
    assert len(rows) == len(TABLES["resultatbudget"].rows)
    assert "grupp" not in rows[0]
