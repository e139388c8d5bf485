"""The workbook as a whole: what a reader finds, and what an import will look for."""

import hashlib
import json
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests import factory
from tests.desk import at_desk
from tests.excel.workbooks import exported, headings, parts, rows, table_of
from tests.factory import small_file
from vbtui.consolidate import open_view
from vbtui.domain.plan import Del, NodTyp
from vbtui.domain.tables import TABLES
from vbtui.excel.keys import COLUMNS, SCHEMA, marked
from vbtui.excel.placeholders import NOTHING
from vbtui.excel.safe_text import read
from vbtui.read import plan_tree
from vbtui.store import cells, deliveries, plans
from vbtui.store.database import Database

PLAN = "Mål och uppdrag"


def texts(sheet: Any) -> list[str]:
    """What stands in column A above the table."""
    first = int(re.findall(r"\d+", table_of(sheet).ref)[0])
    return [str(sheet.cell(row, 1).value) for row in range(1, first)]


class TestContents:
    def test_are_the_first_sheet_and_the_only_one_chosen(self, book: Path, opened: Any) -> None:
        found = opened(book)
        assert found.sheetnames[0] == "Innehåll"
        assert found.active.title == "Innehåll"
        chosen = [sheet.title for sheet in found if sheet.sheet_view.tabSelected]
        assert chosen == ["Innehåll"]

    def test_say_what_the_workbook_is(
        self, unit_book: Path, opened: Any, sample_db: Database
    ) -> None:
        said = "\n".join(texts(opened(unit_book)["Innehåll"]))
        assert "Enhet: Servicenämnden ▸ Område IT." in said
        assert "Period: Helår 2025, 2025-01-01 till 2025-12-31. Jämförs med Helår 2024." in said
        assert sample_db.identity.file in said
        assert f"Exporterad: {datetime.now().astimezone():%Y-%m-%d}" in said
        assert "◐ Startat, ej klart" in said
        assert "Saknas: 8 saker" in said

    def test_lead_to_every_sheet_that_is_seen(self, book: Path, opened: Any) -> None:
        found = opened(book)
        seen = [sheet.title for sheet in found if sheet.sheet_state == "visible"]
        links = [row["Blad"] for row in rows(found["Innehåll"])]
        assert [cell.value for cell in links] == seen[1:]
        for cell in links:
            assert cell.hyperlink.location == f"'{cell.value}'!A1"
            assert found[cell.value]["A1"].value

    def test_say_what_is_missing(self, unit_book: Path, opened: Any) -> None:
        found = {
            row["Blad"].value: row["Saknas"].value for row in rows(opened(unit_book)["Innehåll"])
        }
        assert found[PLAN] == "4 av 13 ej klara"
        assert found["Investeringar"] == "2 av 10 celler"
        assert found["Sjukfrånvaro"] == "inget"

    def test_every_sheet_leads_back(self, book: Path, opened: Any) -> None:
        for sheet in opened(book):
            if sheet.sheet_state == "visible" and sheet.title != "Innehåll":
                links = [cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink]
                assert "'Innehåll'!A1" in links, sheet.title


class TestPlan:
    def test_has_a_row_for_each_node(
        self, unit_book: Path, opened: Any, sample_db: Database
    ) -> None:
        organisation, perioder = plans.organisation(sample_db), plans.perioder(sample_db)
        tree = plan_tree(sample_db, organisation, organisation.find("it"), perioder[0])
        found = list(rows(opened(unit_book)[PLAN]))
        noder = [nod for nod in tree.order if nod.part is Del.PLAN]
        assert len(found) == len(noder) > 50
        for nod, row in zip(noder, found, strict=True):
            assert row["Slag"].value == nod.word
            place = {
                NodTyp.MALOMRADE: row["Målområde"].value.split(" ▸ ")[-1],
                NodTyp.UPPDRAG: row["Uppdrag"].value,
            }.get(nod.typ, row["Aktivitet eller styrtal"].value)
            assert read(place) == nod.name
            assert read(row["Kommentar"].value) in {tree.said(nod).kommentar, *NOTHING}
            level = opened(unit_book)[PLAN].row_dimensions[row["Slag"].row].outlineLevel
            assert level == min(tree.depth(nod), 7)

    def test_has_the_units_words_below_the_boards(self, board_book: Path, opened: Any) -> None:
        found = [
            (row["Enhet"].value, row["Status"].value)
            for row in rows(opened(board_book)[PLAN])
            if str(row["Uppdrag"].value).startswith("28 ") and row["Slag"].value == "Uppdrag"
        ]
        assert found[0] == ("Servicenämnden", "◉ Flerårigt, årets del genomförd")
        assert ("Område IT", "◐ Startat, ej klart") in found[1:]

    def test_no_cell_is_empty(self, book: Path, opened: Any) -> None:
        for row in rows(opened(book)[PLAN]):
            assert all(cell.value is not None for cell in row.values()), row["Slag"].row

    def test_a_status_is_a_symbol_and_a_word(self, book: Path, opened: Any) -> None:
        for row in rows(opened(book)[PLAN]):
            words = row["Status"].value
            assert words in NOTHING or re.fullmatch(r"[^\w\s] \w.*", words), words

    def test_days_are_days(self, board_book: Path, opened: Any) -> None:
        days = [row["Slutdatum"] for row in rows(opened(board_book)[PLAN])]
        found = [cell for cell in days if isinstance(cell.value, datetime)]
        assert found
        assert {cell.number_format for cell in found} == {"yyyy-mm-dd"}

    def test_styrtal_have_their_own_sheet(self, board_book: Path, opened: Any) -> None:
        first = next(rows(opened(board_book)["Styrtal"]))
        assert (first["Årets målvärde"].value, first["Utfall"].value) == ("77", "79")
        assert first["Status"].value == "● Helt"


class TestOtherSheets:
    def test_the_board_of_deliveries(self, board_book: Path, opened: Any) -> None:
        found = {row["Enhet"].value: row for row in rows(opened(board_book)["Inlämningar"])}
        assert len(found) == 7
        assert found["Område IT"]["Läge"].value == "ej inlämnad"
        assert found["Område IT"]["Ifyllt: Mål och uppdrag"].value == "9 av 13"

    def test_a_units_workbook_has_no_such_board(self, unit_book: Path, opened: Any) -> None:
        assert "Inlämningar" not in opened(unit_book).sheetnames

    def test_what_is_missing_is_listed(self, unit_book: Path, opened: Any) -> None:
        found = [row["Vad som saknas"].value for row in rows(opened(unit_book)["Saknas"])]
        assert "Investeringar: 8 av 10 celler ifyllda" in found
        assert len(found) == 8
        assert any(text.startswith("Åtgärd ") for text in found)

    def test_every_sum_is_checked_and_agrees(self, book: Path, opened: Any) -> None:
        found = list(rows(opened(book, results=True)["Kontroll"]))
        assert len(found) >= 30
        for row in found:
            assert row["Resultat"].value == "OK"
            assert row["Summa i bladet"].value == row["Summa enligt vbtui"].value

    def test_every_table_has_its_definition(self, board_book: Path, opened: Any) -> None:
        found = {row["Text"].value for row in rows(opened(board_book)["Noter"])}
        assert {table.definition for table in TABLES.values()} <= found

    def test_by_unit_there_is_a_sheet_for_each(self, units_book: Path, opened: Any) -> None:
        names = opened(units_book).sheetnames
        assert len([name for name in names if name.startswith("Sjukfrånvaro ")]) == 7 + 1

    def test_charts_say_what_they_show(self, board_book: Path) -> None:
        drawings = {
            name: text for name, text in parts(board_book).items() if "drawings/drawing" in name
        }
        said = [re.findall(r'descr="([^"]+)"', text) for text in drawings.values()]
        assert [len(one) for one in said] == [1, 1, 1]
        words = " ".join(one for (one,) in said)
        assert "Helår 2025: kvinnor 6,9 %, män 4,1 %, totalt 5,7 %" in words
        assert "IT-utrustning: budget 105,5, utfall 67,0" in words
        assert "2 ◐ Startat, ej klart" in words

    def test_a_status_chart_counts_every_uppdrag_once(self, board_book: Path, opened: Any) -> None:
        found = list(rows(opened(board_book, results=True)["Status per målområde"]))
        uppdrag = [
            row
            for row in rows(opened(board_book)[PLAN])
            if row["Slag"].value == "Uppdrag" and row["Enhet"].value == "Servicenämnden"
        ]
        assert found[-1]["Summa"].value == len(uppdrag)


class TestKeys:
    """What the way in is built on."""

    @staticmethod
    def remembered(book: Any) -> tuple[dict[str, str], list[dict[str, str]]]:
        sheet = book["_vbtui"]
        facts: dict[str, str] = {}
        lines = list(sheet.iter_rows(values_only=True))
        start = next(place for place, line in enumerate(lines) if line[: len(COLUMNS)] == COLUMNS)
        facts = {line[0]: line[1] for line in lines[:start]}
        found = [dict(zip(COLUMNS, line, strict=True)) for line in lines[start + 1 :]]
        # Those without a key say which fields a sheet has.
        return facts, [line for line in found if line["Nyckel"]]

    def test_the_file_and_its_state_are_remembered(
        self, unit_book: Path, opened: Any, sample_db: Database
    ) -> None:
        book = opened(unit_book)
        facts, _ = self.remembered(book)
        state = deliveries.state(sample_db)
        assert facts["vbtui.schema"] == str(SCHEMA)
        assert facts["vbtui.file"] == sample_db.identity.file
        assert facts["vbtui.family"] == sample_db.identity.family
        assert (facts["vbtui.changes"], facts["vbtui.state"]) == (
            str(state.changes),
            state.imprint,
        )
        assert {prop.name: prop.value for prop in book.custom_doc_props.props} == facts
        assert f"vbtui_schema_{SCHEMA}" in book.defined_names
        assert book["_vbtui"].sheet_state == "hidden"
        assert book.sheetnames[-1] == "_vbtui"

    def test_every_typed_cell_is_remembered_as_it_is(
        self, unit_book: Path, opened: Any, sample_db: Database
    ) -> None:
        _, found = self.remembered(opened(unit_book))
        organisation, perioder = plans.organisation(sample_db), plans.perioder(sample_db)
        enhet, period = organisation.find("it"), perioder[0]
        for table in TABLES.values():
            figures = cells.figures(sample_db, table, [period.id], [enhet.id])
            typed = figures.get((period.id, enhet.id), {})
            kept = {
                line["Rad"]: json.loads(line["Fält"])
                for line in found
                if line["Tabell"] == table.id
            }
            assert typed.keys() <= {table.row_key(row) for row in kept}
            view = open_view(
                sample_db, table, organisation, perioder, enhet, period, consolidated=False
            )
            for row in view.rows:
                for column in view.columns:
                    exact = view.value(row.id, column.id).exact
                    said = f"{exact:f}" if isinstance(exact, Decimal) else exact or ""
                    there = kept.get(row.id, {}).get(column.id)
                    assert there == (said if view.is_typed(row, column) else None)
            for line in found:
                if line["Tabell"] == table.id:
                    cell = cells.cell(table, enhet.id, period.id, line["Rad"], "")
                    assert line["Nyckel"] == cell.row

    def test_a_key_follows_its_row_and_knows_its_words(self, book: Path, opened: Any) -> None:
        opened_book = opened(book)
        _, found = self.remembered(opened_book)
        known = {(line["Blad"], line["Nyckel"]) for line in found}
        count = 0
        for sheet in opened_book:
            if sheet.sheet_state != "visible" or "Nyckel" not in headings(sheet):
                continue
            assert sheet.column_dimensions[last_letter(sheet)].hidden
            for row in rows(sheet):
                key = row["Nyckel"].value
                if key is None:
                    continue
                count += 1
                assert (sheet.title, key.partition("-")[0]) in known
        assert count == len(found)

    def test_a_mark_changes_with_the_words(self) -> None:
        assert marked("a" * 32, "Chef") != marked("a" * 32, "Kock")
        assert re.fullmatch("a{32}-[0-9a-f]{4}", marked("a" * 32, "Chef"))

    def test_a_very_long_text_is_remembered_by_its_imprint(self, tmp_path: Path) -> None:
        text = "Mycket text. " * 1000
        with at_desk(small_file(tmp_path / "sn.db")) as desk:
            desk.report("kommentar", text)
            path = exported(desk.db.path, tmp_path / "x.xlsx", enhet="it")
        _, found = self.remembered(openpyxl.load_workbook(path))
        (fields,) = [json.loads(one["Fält"]) for one in found if one["Rad"] == factory.UPPDRAG]
        assert fields["kommentar"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def last_letter(sheet: Any) -> str:
    return re.sub(r"\d", "", table_of(sheet).ref.split(":")[1])


@pytest.mark.parametrize("period", ["2024-helar"])
def test_a_period_without_a_plan_has_its_tables(sample: Path, tmp_path: Path, period: str) -> None:
    found = openpyxl.load_workbook(
        exported(sample, tmp_path / "x.xlsx", period=period, consolidated=True)
    )
    assert PLAN not in found.sheetnames
    first = next(rows(found["Årsarbetare avtalad"]))
    assert first["31 dec 2024: Kvinnor (årsarbetare)"].value > 0
    assert str(first["föregående: Kvinnor (årsarbetare)"].value).startswith("se not ")


def test_what_the_units_make_of_a_node_is_beside_it(
    board_book: Path, unit_book: Path, opened: Any
) -> None:
    own = [
        row
        for row in rows(opened(board_book)[PLAN])
        if str(row["Uppdrag"].value).startswith("28 ") and row["Slag"].value == "Uppdrag"
    ]
    assert own[0]["Förslag till status"].value.endswith("Ett annat är valt.")
    assert own[0]["Enheternas texter"].value.startswith("4 av 4 enheter har kommenterat")
    assert {row["Förslag till status"].value for row in own[1:]} == {"inget förslag"}
    assert "Förslag till status" not in headings(opened(unit_book)[PLAN])
