"""`vbtui import --mappning`: a sheet from another system, from the command line."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Run, refused

MAPPING = """
tabell = "arsarbetare_avtalad"
period = "2025-helar"
rubrikrad = 2

[enhet]
kolumn = "Kst"
[enhet.oversatt]
4711 = "it"
"Summa" = ""

[rad]
kolumn = "Yrke"
[rad.oversatt]
"Kock" = "kok"

[[varde]]
kolumn = "Antal"
till = "kvinnor"
faktor = 0.5
[varde.dar]
"Kön" = "K"

[[varde]]
kolumn = "Antal"
till = "man"
faktor = 0.5
[varde.dar]
"Kön" = ["M"]
"""
LINES: list[list[Any]] = [
    ["Uttag"],
    ["Kst", "Yrke", "Kön", "Antal"],
    [4711, "Chef", "K", 1.5],
    ["Område IT", "Chef", "K", 0.1],
    [4711, "Kock", "M", "3,2"],
    ["Summa", None, None, 4.8],
]


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "lon.toml"
    path.write_text(MAPPING, "utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write(tmp_path / "lon.xlsx", LINES)


def write(path: Path, lines: list[list[Any]]) -> Path:
    made: Any = openpyxl.Workbook()
    made.active.title = "Blad1"
    for line in lines:
        made.active.append(line)
    made.save(path)
    return path


def test_a_sheet_is_shown_then_taken_then_known_and_undone(
    file: Path, book: Path, mapping: Path, vbtui: Run, tmp_path: Path
) -> None:
    before = file.read_bytes()
    shown = vbtui("import", file, book, "--mappning", mapping, "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines() == [
        "lon.xlsx till Årsarbetare, avtalad sysselsättningsgrad, Helår 2025.",
        "  Blad1!D3, D4  Årsarbetare, avtalad sysselsättningsgrad, Chef, Område IT, Kvinnor:"
        " inget → 0,8",
        "  Blad1!D5  Årsarbetare, avtalad sysselsättningsgrad, Kock/ kallskänka/ köksbiträde,"
        " Område IT, Män: inget → 1,6",
        "2 ändringar att importera.",
        "Kontrollsummor:",
        "  Antal i bladet: 9,6 (4 rader), bortvalt 4,8 (1 rad), läst 4,8",
        "  Antal årsarbetare per 31 dec 2025: Kvinnor i vbtui: 0,8 årsarbetare (1 cell)",
        "  Antal årsarbetare per 31 dec 2025: Män i vbtui: 1,6 årsarbetare (1 cell)",
    ]
    assert file.read_bytes() == before
    done = vbtui("import", file, book, "--mappning", mapping)
    assert (done.code, done.err) == (0, "")
    (copy,) = tmp_path.glob("*-import.bak")
    assert f"2 ändringar importerades. Säkerhetskopia: {copy.name}" in done.out
    log = vbtui("log", file).out
    assert log.count("från Excel av Ada (lon.xlsx)") == 1
    again = vbtui("import", file, book, "--mappning", mapping)
    assert "Inget att importera." in again.out
    assert "2 celler har redan samma värde." in again.out
    assert len([*tmp_path.glob("*-import.bak")]) == 1


def test_for_programs(file: Path, book: Path, mapping: Path, vbtui: Run) -> None:
    found = vbtui("import", file, book, "--mappning", mapping, "--json").json
    assert found["andringar"][0] == {
        "blad": "Blad1",
        "cell": "D3, D4",
        "mal": "arsarbetare_avtalad/chef",
        "falt": "kvinnor",
        "gammalt": None,
        "nytt": 0.8,
    }
    assert found["fel"] == []
    assert found["kontroll"] == [
        {"kolumn": "Antal", "i_bladet": 9.6, "rader": 4, "bortvalt": 4.8, "last": 4.8}
    ]
    assert found["summor"][1] == {"falt": "man", "exakt": 1.6, "i_filen": 1.6, "celler": 1}


def test_with_a_fault_nothing_is_taken(
    file: Path, mapping: Path, vbtui: Run, tmp_path: Path
) -> None:
    book = write(tmp_path / "x.xlsx", [*LINES[:4], [9999, "Chef", "K", 1], [4711, "Chef", "K", -9]])
    before = file.read_bytes()
    done = vbtui("import", file, book, "--mappning", mapping)
    assert (done.code, done.out) == (2, "")
    assert "Blad1!A5: Enheten ”9999” finns inte" in done.err
    assert "Blad1!D3, D4, D6: ”−3,7” är under noll" in done.err.replace("-", "−")
    assert done.err.endswith("rätta mappningen lon.toml eller bladet och importera igen.\n")
    assert file.read_bytes() == before
    dry = vbtui("import", file, book, "--mappning", mapping, "--dry-run")
    assert dry.code == 1
    assert "läst" in dry.out


def test_figures_that_the_source_says_nothing_of_are_named_and_left(
    file: Path, book: Path, mapping: Path, vbtui: Run
) -> None:
    vbtui("set", file, "arsarbetare_avtalad/handlaggare", "man", "7", "--enhet", "it")
    done = vbtui("import", file, book, "--mappning", mapping)
    assert "Finns inte i bladet och får stå: Handläggare, Område IT, Män: 7." in done.out
    shown = vbtui("show", file, "arsarbetare_avtalad", "--enhet", "it", "--json").json
    (handlaggare,) = (one for one in shown["rader"] if one["id"] == "handlaggare")
    assert "7" in handlaggare["exakt"]


def test_a_text_file_is_read_too(file: Path, mapping: Path, vbtui: Run, tmp_path: Path) -> None:
    text = "Uttag\r\nKst;Yrke;Kön;Antal\r\n4711;Kock;M;1 000,5\r\n"
    (tmp_path / "lon.csv").write_bytes(text.encode("cp1252"))
    done = vbtui("import", file, tmp_path / "lon.csv", "--mappning", mapping)
    assert done.code == 0
    assert "lon!D3" in done.out
    assert "500,25" in done.out


def test_a_units_file_takes_its_own_sheet_without_naming_the_unit(
    file: Path, vbtui: Run, tmp_path: Path
) -> None:
    assert vbtui("split", file, "-d", tmp_path / "ut").code == 0
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        'tabell = "sjukfranvaro"\n[[varde]]\nkolumn = "Tid"\ntill = "man"\nrad = "schemalagda"\n',
        "utf-8",
    )
    book = write(tmp_path / "x.xlsx", [["Tid"], [100], [20.5]])
    own = tmp_path / "ut" / "it.db"
    assert "Område IT, Män: inget → 120,5" in vbtui("import", own, book, "--mappning", mapping).out
    others = mapping.read_text("utf-8") + '\n[enhet]\nalla = "fastigheter"\n'
    mapping.write_text(others, "utf-8")
    done = vbtui("import", own, book, "--mappning", mapping)
    assert done.code == 2
    assert "Filen tillhör Område IT" in done.err


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("tabell = ", "ingen riktig TOML"),
        ('tabell = "lonelista"', "lonelista"),
        ("x = 1e999999999999999999999", "x"),
        ("a = " + "[" * 5000, "TOML"),
    ],
)
def test_a_mapping_that_is_none_is_refused(
    file: Path, book: Path, vbtui: Run, tmp_path: Path, text: str, wrong: str
) -> None:
    path = tmp_path / "m.toml"
    path.write_text(text, "utf-8")
    sentence = refused(vbtui("import", file, book, "--mappning", path))
    assert wrong in sentence
    assert "m.toml" in sentence


@pytest.mark.parametrize(
    "words",
    [
        ["--tabell", "investeringar"],
        ["--blad", "Blad1"],
        ["--period", "2025-helar"],
        ["--mappning", "lon.toml", "--blad", "Blad1"],
        ["--ny-mappning", "m.toml", "--dry-run"],
    ],
)
def test_flags_that_do_not_go_together_are_refused(
    file: Path, book: Path, vbtui: Run, words: list[str]
) -> None:
    assert "ta bort" in (sentence := refused(vbtui("import", file, book, *words))) or (
        "skriv det i mappningen" in sentence
    )


# A first mapping


def test_a_first_mapping_can_be_used_when_the_marks_are_answered(
    file: Path, vbtui: Run, tmp_path: Path
) -> None:
    book = write(
        tmp_path / "x.xlsx",
        [
            ["Uttag ur HR"],
            ["Kst", "Avdelning", "Befattning", "Kön", "Omf"],
            [1, "Område IT", "Chef", "K", 1],
            [2, "It drift", "Handläggare", "M", 0.5],
            [2, "It drift", "Ingenjör", "M", 0.25],
        ],
    )
    made = tmp_path / "m.toml"
    done = vbtui("import", file, book, "--ny-mappning", made)
    assert (done.code, done.err) == (0, "")
    assert "för Årsarbetare, avtalad sysselsättningsgrad. 1 frågetecken återstår." in done.out
    text = made.read_text("utf-8")
    for key in ("tabell", "blad", "rubrikrad", "tomt", "[enhet]", "[rad]", "[[varde]]", "[dar]"):
        before = text.partition(key)[0].splitlines()
        assert before[-1].startswith("#") or before[-2].startswith("#"), key
    waiting = vbtui("import", file, book, "--mappning", made)
    assert waiting.code == 2
    assert "”It drift” är inte översatt" in waiting.err
    made.write_text(text.replace('"It drift" = "?"', '"It drift" = "it"'), "utf-8")
    taken = vbtui("import", file, book, "--mappning", made)
    assert (taken.code, taken.err) == (0, "")
    assert "3 ändringar importerades" in taken.out
    assert "Omf i bladet: 1,75 (3 rader), läst 1,75" in taken.out
    assert "finns redan" in refused(vbtui("import", file, book, "--ny-mappning", made))


def test_a_first_mapping_for_a_table_that_nothing_is_like_says_what_to_fill_in(
    file: Path, vbtui: Run, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Enhet;Ord tid;Anst.nr\nit;12,5;1\n", "utf-8")
    made = tmp_path / "m.toml"
    assert "--tabell" in refused(vbtui("import", file, path, "--ny-mappning", made))
    words = ("--ny-mappning", made, "--tabell", "sjukfranvaro")
    assert "2 frågetecken återstår" in vbtui("import", file, path, *words).out
    text = made.read_text("utf-8")
    assert 'kolumn = "Ord tid"' in text
    assert 'kolumn = "Anst.nr"' not in text
    filled = text.replace('till = "?"', 'till = "man"').replace('rad = "?"', 'rad = "kort"')
    made.write_text(filled, "utf-8")
    assert "inget → 12,5" in vbtui("import", file, path, "--mappning", made).out
