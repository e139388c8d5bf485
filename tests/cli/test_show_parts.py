"""The intern kontroll, the ISK-bedömning and the texts on the command line: shown, set, told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, refused
from tests.cli.test_show_plan import nodes
from tests.cli.test_show_table import read_csv
from tests.factory import AKTIVITET, MALOMRADE, STYRTAL, UPPDRAG
from tests.parts import Parts, with_parts


@pytest.fixture
def parts(file: Path) -> Parts:
    return with_parts(file)


def shown(vbtui: Run, file: Path, view: str, *words: str) -> list[dict[str, Any]]:
    result = vbtui("show", file, view, "--json", *words)
    assert (result.code, result.err) == (0, "")
    assert result.json["vy"] == view
    return nodes(result.json)


def test_the_plan_is_only_its_goals(vbtui: Run, file: Path, parts: Parts) -> None:
    assert {one["id"] for one in shown(vbtui, file, "plan")} == {
        MALOMRADE, STYRTAL, UPPDRAG, AKTIVITET,
    }  # fmt: skip
    assert "Skyddsronder" not in vbtui("show", file).out
    assert "0 av 3 klara" in vbtui("show", file, "plan").out


def test_every_part_is_a_view_of_the_same_shape(vbtui: Run, file: Path, parts: Parts) -> None:
    plan = shown(vbtui, file, "plan")[0]
    internkontroll = shown(vbtui, file, "internkontroll")
    assert [(one["typ"], one["titel"]) for one in internkontroll] == [
        ("malomrade", "Intern kontroll"),
        ("malomrade", "HR"),
        ("risk", "Ohälsa i arbetet"),
        ("atgard", "Skyddsronder"),
        ("atgard", "Reservkraft"),
    ]
    assert internkontroll[1]["slag"] == "verksamhetsomrade"
    atgard = internkontroll[-1]
    assert set(atgard) == {*plan, "effekt", "nasta_ar"}
    assert (atgard["effekt"], atgard["nasta_ar"], atgard["enhet"]) == (None, None, "fastigheter")
    assert atgard["saknas"] == ["status", "kommentar"]
    assert [one["typ"] for one in shown(vbtui, file, "isk")] == ["malomrade", "fraga", "slutsats"]
    avsnitt = shown(vbtui, file, "texter")[-1]
    assert set(avsnitt) == {*plan, "tabell"}
    assert (avsnitt["tabell"], avsnitt["saknas"]) == ("sjukfranvaro", ["text"])


@pytest.mark.parametrize("name", ["Intern kontroll", "ISK-bedömning", "rapportens texter", "ISK"])
def test_a_part_is_found_by_its_name_too(vbtui: Run, file: Path, parts: Parts, name: str) -> None:
    assert vbtui("show", file, name).code == 0


def test_an_unknown_view_is_refused_with_all_there_are(vbtui: Run, file: Path) -> None:
    sentence = refused(vbtui("show", file, "budgeten"))
    assert "välj en av plan, internkontroll, isk, texter, " in sentence


def test_a_part_that_is_not_there_says_so(vbtui: Run, file: Path) -> None:
    assert (
        "Planen har inget under rubriken Intern kontroll."
        in vbtui("show", file, "internkontroll").out
    )


@pytest.fixture
def filled(vbtui: Run, file: Path, parts: Parts) -> Parts:
    for target, field, value, unit in (
        (f"atgard/{parts.atgard[:8]}", "status", "Pågående", "it"),
        ("åtgärd/Skyddsr", "effekt", "Delvis", "it"),
        ("ATGARD/skyddsronder", "nästa år", "kanske", "it"),
        ("atgard/Skyddsronder", "kommentar", "Två av tre är gjorda.", "it"),
        ("atgard/Skyddsronder", "status", "genomford", "servicenamnden"),
        ("fråga/Är målen", "status", "ja", "servicenamnden"),
        (f"slutsats/{parts.slutsats}", "status", "tillräcklig", "servicenamnden"),
        ("avsnitt/Väsentliga", "kommentar", "Nytt avtal [kr].\n\nEn flytt.", "it"),
    ):
        result = vbtui("set", file, target, field, value, "--enhet", unit)
        assert result.code == 0, result
    return parts


def test_what_is_set_is_shown(vbtui: Run, file: Path, filled: Parts) -> None:
    atgard = shown(vbtui, file, "internkontroll", "--enhet", "it")[3]
    assert [atgard[field] for field in ("status", "effekt", "nasta_ar", "kommentar")] == [
        "pagaende", "delvis", "kanske", "Två av tre är gjorda.",
    ]  # fmt: skip
    assert atgard["saknas"] == []
    assert shown(vbtui, file, "isk")[1]["status"] == "ja"
    assert shown(vbtui, file, "texter", "--enhet", "it")[1]["kommentar"] == (
        "Nytt avtal [kr].\n\nEn flytt."
    )


def test_consolidated_has_the_units_words(vbtui: Run, file: Path, filled: Parts) -> None:
    atgard = shown(vbtui, file, "internkontroll", "--konsoliderat")[3]
    (it,) = atgard["enheter"]
    assert (it["enhet"], it["status"], it["effekt"]) == ("it", "pagaende", "delvis")
    text = vbtui("show", file, "internkontroll", "--konsoliderat").out
    assert "◐ Område IT · Pågående · effekt: delvis · nästa år: kanske" in text
    assert "Förslag: 1 av 2 enheter har status: 1 pågående → Pågående" in text
    texts = vbtui("show", file, "texter", "--konsoliderat").out
    assert "Texter: 1 av 2 enheter har kommenterat; 0 använda; 0 av 2 nämnda." in texts
    assert "≡ Område IT\n" in texts


def test_text_says_what_is_there_and_what_is_missing(vbtui: Run, file: Path, filled: Parts) -> None:
    text = vbtui("show", file, "texter").out
    assert "Rapportens texter · 0 av 2 klara" in text
    assert "○ Väsentliga händelser · text saknas" in text
    assert "○ Sjukfrånvaron · text saknas · till tabellen Sjukfrånvaro" in text
    assert "status" not in text


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        ("plan", ["status", "trend", "målvärde", "utfall", "kommentar"]),
        ("internkontroll", ["status", "effekt", "nästa år", "kommentar"]),
        ("isk", ["status", "kommentar"]),
        ("texter", ["tabell", "text"]),
    ],
)
def test_csv_has_the_columns_of_the_part(
    vbtui: Run, file: Path, filled: Parts, view: str, columns: list[str]
) -> None:
    rows = read_csv(vbtui("show", file, view, "--enhet", "it", "--format", "csv").out)
    assert rows[0][7:-1] == columns
    assert {len(row) for row in rows} == {len(rows[0])}
    if view == "internkontroll":
        assert rows[4][7:] == ["Pågående", "Delvis", "Kanske", "Två av tre är gjorda.", ""]
    if view == "texter":
        assert rows[2][7:] == ["", "Nytt avtal [kr].\n\nEn flytt.", ""]


@pytest.mark.parametrize(
    ("target", "field", "value", "says"),
    [
        ("atgard/Skyddsronder", "effekt", "kanske", "välj en av ja, delvis, nej"),
        ("atgard/Skyddsronder", "trend", "upp", "status, effekt, nasta_ar, kommentar, titel"),
        ("avsnitt/Sjukfrånvaron", "status", "ja", "Avsnitt har inget fält ”status”; välj en av"),
        ("risk/Ohälsa i arbetet", "status", "ja", "välj en av kommentar, titel, nr"),
        ("fraga/Är målen tydliga?", "status", "kanske", "”Ja”, ”Delvis”, ”Nej”"),
        ("uppdrag/28", "effekt", "ja", "Uppdrag har inget fält ”effekt”"),
        ("atgard/S", "status", "avslutad", "Åtgärd ”S” finns inte i planen"),
        ("avsnitt/Sjukfrånvaron", "tabell", "löner", "löner"),
        ("malomrade/HR", "slag", "mal", "har inget fält slag som kan ändras"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_does(
    vbtui: Run, file: Path, parts: Parts, target: str, field: str, value: str, says: str
) -> None:
    before = file.read_bytes()
    assert says in refused(vbtui("set", file, target, field, value))
    assert file.read_bytes() == before


def test_a_beginning_that_several_titles_have_is_refused(
    vbtui: Run, file: Path, parts: Parts
) -> None:
    vbtui("set", file, "atgard/Reservkraft", "titel", "Skyddsrum")
    assert "kan vara flera: " in refused(vbtui("set", file, "atgard/Skydds", "status", ""))


def test_the_log_says_it_in_words(vbtui: Run, file: Path, filled: Parts) -> None:
    text = vbtui("log", file, "atgard/Skyddsronder", "--enhet", "it").out
    assert "effekt: (tomt) → ◐ Delvis" in text
    assert "nästa år: (tomt) → ◐ Kanske" in text
    assert "status: (tomt) → ◐ Pågående" in text
    assert "text: (tomt) → Nytt avtal [kr]." in vbtui("log", file, "avsnitt/Väsentliga").out


def test_explain(vbtui: Run, file: Path, filled: Parts) -> None:
    text = vbtui("explain", file, "atgard/Skyddsronder").out
    assert "Status:   ◉ Genomförd" in text
    assert "Effekt:   inget svar" in text
    assert "Förslag:  ◐ Pågående; ett annat är valt" in text
    text = vbtui("explain", file, "avsnitt/Väsentliga").out
    assert "Avsnitt får ingen status." in text
    assert "Texter:   1 av 2 enheter har kommenterat" in text
    assert "Förslag" not in text
    assert "rapporterar" not in text
