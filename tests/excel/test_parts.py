"""The intern kontroll, the ISK-bedömning and the texts in a workbook, out and in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.desk import at_desk
from tests.excel.test_importing import look, take
from tests.excel.workbooks import exported, headings, rows
from tests.factory import BOARD, HELAR_2025, IT, MALOMRADE, small_file
from tests.parts import Parts, with_parts
from vbtui.domain.plan import EMPTY, Uppfoljning
from vbtui.store import plans
from vbtui.store.database import Database

LONG = "\n\n".join(f"Stycke {number} om året [kr]." * 12 for number in range(40))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return small_file(tmp_path / "sn.db")


@pytest.fixture
def parts(file: Path) -> Parts:
    made = with_parts(file)
    with at_desk(file) as desk:
        for field, text in (
            ("status", "pagaende"),
            ("effekt", "delvis"),
            ("nasta_ar", "kanske"),
            ("kommentar", "=SUM(A1) är ingen formel"),
        ):
            desk.report(field, text, nod=made.atgard)
        desk.report("status", "ja", "servicenamnden", made.fraga)
        desk.report("kommentar", LONG, nod=made.handelser)
        desk.report("kommentar", "Risken kvarstår.", "servicenamnden", made.risk)
    return made


def found_in(book: Path, sheet: str) -> list[dict[str, str]]:
    """The rows of a sheet as people see them."""
    page: Any = load_workbook(book)[sheet]
    shown = [name for name in headings(page) if name != "Nyckel"]
    return [{name: str(row[name].value) for name in shown} for row in rows(page)]


def test_every_part_has_its_sheet(file: Path, parts: Parts, tmp_path: Path) -> None:
    book = exported(file, tmp_path / "bok.xlsx", consolidated=True)
    assert [list(row.values()) for row in found_in(book, "Intern kontroll")] == [
        ["HR", "Ohälsa i arbetet", "hela risken", "Servicenämnden", "inte utpekad",
         "inget datum", "bedöms inte", "ej berörd", "ej berörd", "Risken kvarstår."],
        ["HR", "Ohälsa i arbetet", "Skyddsronder", "Servicenämnden", "inte utpekad",
         "inget datum", "○ saknas", "inget svar", "inget svar", "saknas"],
        ["HR", "Ohälsa i arbetet", "Skyddsronder", "Område IT", "inte utpekad",
         "inget datum", "◐ Pågående", "◐ Delvis", "◐ Kanske", "=SUM(A1) är ingen formel"],
        ["HR", "Ohälsa i arbetet", "Skyddsronder", "Område fastigheter", "inte utpekad",
         "inget datum", "○ saknas", "inget svar", "inget svar", "saknas"],
        ["HR", "Ohälsa i arbetet", "Reservkraft", "Servicenämnden", "Område fastigheter",
         "inget datum", "○ saknas", "inget svar", "inget svar", "saknas"],
        ["HR", "Ohälsa i arbetet", "Reservkraft", "Område fastigheter", "Område fastigheter",
         "inget datum", "○ saknas", "inget svar", "inget svar", "saknas"],
    ]  # fmt: skip
    assert [row["Fråga"] for row in found_in(book, "ISK-bedömning")] == [
        "Är målen tydliga?",
        "Samlad bedömning",
    ]
    texts = found_in(book, "Texter")
    assert texts[-1] == {
        "Kapitel": "inget kapitel", "Avsnitt": "Sjukfrånvaron", "Tabell": "Sjukfrånvaro",
        "Enhet": "Servicenämnden", "Text": "saknas",
    }  # fmt: skip
    assert {row["Målområde"] for row in found_in(book, "Mål och uppdrag")} == {"5 Trygg service"}


def test_a_plan_without_parts_has_no_such_sheets(file: Path, tmp_path: Path) -> None:
    sheets = load_workbook(exported(file, tmp_path / "bok.xlsx")).sheetnames
    assert not {"Intern kontroll", "ISK-bedömning", "Texter"} & set(sheets)


def test_a_published_book_has_them_without_keys(file: Path, parts: Parts, tmp_path: Path) -> None:
    book = load_workbook(exported(file, tmp_path / "bok.xlsx", published=True))
    for sheet in ("Intern kontroll", "ISK-bedömning", "Texter"):
        assert "Nyckel" not in headings(book[sheet])


@pytest.mark.parametrize("consolidated", [False, True])
def test_what_nobody_has_changed_changes_nothing(
    file: Path, parts: Parts, tmp_path: Path, consolidated: bool
) -> None:
    book = exported(file, tmp_path / "bok.xlsx", consolidated=consolidated)
    seen = look(file, book)
    assert (seen.faults, seen.changes) == ((), ())


def edited(book: Path, sheet: str, change: Callable[[dict[str, Any]], None]) -> Path:
    """The workbook with every row of a sheet given to ``change``."""
    found = load_workbook(book)
    for row in rows(found[sheet]):
        change(row)
    found.save(book)
    return book


def said(file: Path, nod: str, enhet: str = BOARD) -> Uppfoljning:
    with Database.open(file) as db:
        return plans.said(db, enhet, HELAR_2025).get(nod, EMPTY)


def test_what_is_filled_in_comes_back(file: Path, parts: Parts, tmp_path: Path) -> None:
    book = exported(file, tmp_path / "bok.xlsx", consolidated=True)

    def kontroll(row: dict[str, Any]) -> None:
        if (row["Åtgärd"].value, row["Enhet"].value) == ("Skyddsronder", "Servicenämnden"):
            row["Status"].value = "◉ Genomförd"
            row["Effekt"].value = "ja"
            row["Nästa år"].value = "× Nej"
            row["Kommentar"].value = "Klart."
        if row["Åtgärd"].value == "Skyddsronder" and row["Enhet"].value == "Område IT":
            row["Effekt"].value = None

    def texter(row: dict[str, Any]) -> None:
        if row["Avsnitt"].value == "Sjukfrånvaron":
            row["Text"].value = "Lägre än förra året."

    edited(edited(book, "Intern kontroll", kontroll), "Texter", texter)
    done = take(file, book)
    assert done.faults == ()
    assert len(done.changes) == 6
    assert said(file, parts.atgard) == Uppfoljning(
        said(file, parts.atgard).id, BOARD, "genomford", None, "", "Klart.", "ja", "nej"
    )
    assert said(file, parts.atgard, IT).effekt is None
    assert said(file, parts.atgard, IT).nasta_ar == "kanske"
    assert said(file, parts.analys).kommentar == "Lägre än förra året."
    assert said(file, parts.handelser, IT).kommentar == LONG
    assert said(file, MALOMRADE) == EMPTY


def test_what_is_no_answer_is_a_fault_in_its_cell(file: Path, parts: Parts, tmp_path: Path) -> None:
    def ask(row: dict[str, Any]) -> None:
        if row["Enhet"].value == "Område IT":
            row["Effekt"].value = "kanske"

    book = edited(exported(file, tmp_path / "b.xlsx", consolidated=True), "Intern kontroll", ask)
    (fault,) = look(file, book).faults
    assert "”kanske” är inget svar på ”Har åtgärden bidragit till önskad effekt?”" in fault.text
    assert fault.sheet == "Intern kontroll"


def test_a_key_beside_anothers_words_is_a_fault(file: Path, parts: Parts, tmp_path: Path) -> None:
    def swap(row: dict[str, Any]) -> None:
        if row["Åtgärd"].value == "Reservkraft":
            row["Åtgärd"].value = "Skyddsronder"

    book = edited(exported(file, tmp_path / "b.xlsx", consolidated=True), "Intern kontroll", swap)
    faults = look(file, book).faults
    assert faults
    assert all("Nyckeln hör inte till raden" in fault.text for fault in faults)
