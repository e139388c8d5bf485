"""What is said around the grid: whose figures, what is missing, what a cell holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import small_file
from vbtui.domain.tables import TABLES
from vbtui.edit import Refused
from vbtui.read import Filled
from vbtui.tui import table_words
from vbtui.tui.widgets.cells import width_of
from vbtui.tui.widgets.table_list import list_item

AVTALAD = "arsarbetare_avtalad"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "sn.db")) as desk:
        yield desk


def said(desk: Desk, cell: str, table: str = AVTALAD) -> str:
    view = desk.view(table)
    row, column = cell.split("/")
    return table_words.cell(view, view.row(row), view.column(column))[1]


def test_the_title_has_the_units_of_measure(desk: Desk) -> None:
    assert table_words.title(desk.view("sjukfranvaro")) == "Sjukfrånvaro · tim, %"
    assert table_words.title(desk.view("byggprojekt")) == "Större byggprojekt · mnkr"


@pytest.mark.parametrize(
    ("table", "kod", "consolidated", "text"),
    [
        (AVTALAD, "it", False, "Område IT · Helår 2025, jämfört med 2024"),
        ("byggprojekt", "it", False, "Område IT · Helår 2025"),
        (
            AVTALAD,
            "servicenamnden",
            False,
            "Servicenämnden, egna uppgifter · Helår 2025, jämfört med 2024",
        ),
        (
            AVTALAD,
            "servicenamnden",
            True,
            "Konsoliderat: Servicenämnden, 0 av 2 enheter · Helår 2025, jämfört med 2024",
        ),
    ],
)
def test_the_context(desk: Desk, table: str, kod: str, consolidated: bool, text: str) -> None:
    view = desk.view(table, kod, consolidated=consolidated)
    organisation = desk.editor.organisation
    assert table_words.context(view, organisation) == text
    read_only = table_words.context(view, organisation, read_only="Bara läsning")
    assert read_only == (text if consolidated else f"Bara läsning · {text}")


@pytest.mark.parametrize("room", range(8, 80, 6))
def test_missing_units_are_named_as_far_as_there_is_room(desk: Desk, room: int) -> None:
    view = desk.view(AVTALAD, "servicenamnden", consolidated=True)
    text = table_words.missing(view, room)
    assert width_of(text) <= room or text == "saknas: 2 enheter"
    if room >= 37:
        assert text == "saknas: Område IT, Område fastigheter"
    elif room >= 28:
        assert text == "saknas: Område IT och 1 till"
    desk.fill(AVTALAD, {"chef/man": "1"})
    assert table_words.missing(desk.view(AVTALAD), room) == ""


def test_a_cell_tells_the_whole_of_it(desk: Desk) -> None:
    desk.fill(AVTALAD, {"chef/kvinnor": "1234,56"})
    assert said(desk, "chef/kvinnor") == "1\u00a0234,56 årsarbetare"
    assert said(desk, "chef/man") == "inget värde"
    assert said(desk, "chef/totalt") == (
        "1\u00a0234,56 årsarbetare · räknas ut, = visar hur · utan Män"
    )
    assert said(desk, "chef/man_fg") == "inget värde · hämtas från helår 2024, = visar mer"
    desk.fill("sjukfranvaro", {"schemalagda/man": "0", "kort/man": "0"})
    assert said(desk, "kort_procent/man", "sjukfranvaro") == (
        "Nämnaren är noll, så andelen kan inte räknas."
    )
    desk.fill("sjukfranvaro", {"schemalagda/man": "3", "kort/man": "1"})
    assert said(desk, "kort_procent/man", "sjukfranvaro").startswith("33,333333… %")


def test_what_tells_cells_apart_is_never_cut(desk: Desk) -> None:
    """Of 76 cells, as on a screen of 80, the column and what to press are kept."""
    long = "Ett projekt med ett mycket långt namn som ingen skärm har plats för"
    row = desk.editor.add_row(TABLES["byggprojekt"], desk.it, "A", long)
    view = desk.view("byggprojekt")
    where, _ = table_words.cell(view, view.row(row), view.column("budget"), 76)
    assert width_of(where) <= 76
    assert where.endswith("… · Beslutad budget t.o.m. dec 2025")
    desk.fill("sjukfranvaro", {"kort_procent/man": "3,2"})
    for kod in ("servicenamnden",):
        view = desk.view("sjukfranvaro", kod, consolidated=True)
        _, what = table_words.cell(view, view.row("kort_procent"), view.column("man"), 60)
        assert width_of(what) <= 60
        assert what.endswith("… = visar mer")


@pytest.mark.parametrize("room", range(44, 120, 8))
def test_missing_parts_are_named_as_far_as_there_is_room(desk: Desk, room: int) -> None:
    desk.fill(AVTALAD, {"chef/kvinnor": "1"})
    view = desk.view(AVTALAD)
    _, what = table_words.cell(view, view.row("summa"), view.column("kvinnor"), room)
    assert what.startswith("1 årsarbetare · räknas ut, = visar hur · utan ")
    assert width_of(what) <= room or what.endswith("utan 8 delar")
    assert what.endswith(("till", "delar", "förrådsarbetare"))


def test_a_sum_of_incomplete_sums_says_so(desk: Desk) -> None:
    names = [row.id for row in TABLES[AVTALAD].rows if row.formula is None]
    desk.fill(AVTALAD, {f"{name}/kvinnor": "1" for name in names})
    desk.fill(AVTALAD, {f"{name}/man": "1" for name in names[1:]})
    assert said(desk, "summa/totalt").endswith("· en del är ofullständig")
    assert "ofullständig" not in said(desk, "summa/kvinnor")


def test_the_sign_of_an_incomplete_sum_is_explained_below(desk: Desk) -> None:
    view = desk.view(AVTALAD, "servicenamnden", consolidated=True)
    assert "*" not in table_words.below(view, 76)
    desk.fill(AVTALAD, {"chef/kvinnor": "1"})
    view = desk.view(AVTALAD, "servicenamnden", consolidated=True)
    assert table_words.below(view, 76) == "* saknar någon del · saknas: Område fastigheter"
    assert "Tecknet *" in table_words.information(view).plain
    assert table_words.below(desk.view("byggprojekt"), 76) == "inget ifyllt än"


def test_what_was_given_up_is_told_literally() -> None:
    told = table_words.given_up("[/]", "Chef", "Kvinnor")
    assert told == (
        "Skrivet [/] i Chef · Kvinnor sparades inte; retur, tabb eller pil upp och ner sparar."
    )


@pytest.mark.parametrize("table", TABLES)
def test_information_fits_its_box(desk: Desk, table: str) -> None:
    text = table_words.information(desk.view(table)).plain
    assert TABLES[table].definition in text
    facts = text.partition("\n\n")[2].split("\n")
    assert max(map(width_of, facts)) <= 70


def test_the_refused_are_told_literally_and_counted(desk: Desk) -> None:
    view = desk.view(AVTALAD)
    many = [Refused("chef", "man", "[/]", "”[/]” är inget tal.")] * 250
    text = table_words.refused(view, many).plain
    assert text.startswith("250 celler kunde inte tas emot, så inget är ändrat.")
    assert text.count("”[/]” är inget tal.") == 200
    assert text.endswith("… och 50 till.")
    one = table_words.refused(view, [Refused("chef", "man", " x ", "Det går inte.")]).plain
    assert "En cell kunde inte tas emot" in one
    assert "”x”: Det går inte." in one


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (0, 0, ""),
        (0, 3, "3 kolumner till ›"),
        (1, 0, "‹ 1 kolumn"),
        (2, 1, "‹ 2 · 1 kolumn till ›"),
    ],
)
def test_columns_beyond_the_screen_are_counted(left: int, right: int, said: str) -> None:
    assert table_words.beyond(left, right) == said


def test_what_is_fetched_and_what_is_restated_says_so(desk: Desk) -> None:
    cell = "it/omsattning"
    fetched = "hämtas från Resultatrapport, = visar mer"
    assert said(desk, cell, "driftredovisning") == f"inget värde · {fetched} · utan Intäkter"
    desk.fill("resultatrapport", {"intakter/utfall": "100"})
    assert said(desk, cell, "driftredovisning") == f"100 mnkr · {fetched}"
    desk.fill("driftredovisning", {cell: "400"})
    restated = "400 mnkr · inskrivet i stället för det hämtade, = visar mer"
    assert said(desk, cell, "driftredovisning") == restated


@pytest.mark.parametrize(
    ("table", "fact"),
    [
        ("driftredovisning", "inget måste"),
        ("driftredovisning", "det som skrivs där"),
        ("nyckeltal", "radernas egna, så många decimaler"),
    ],
)
def test_the_information_tells_what_is_fetched_and_measured(
    desk: Desk, table: str, fact: str
) -> None:
    told = " ".join(str(table_words.information(desk.view(table))).split())
    assert fact in told


@pytest.mark.parametrize(
    ("table", "found", "note"),
    [
        ("lonekostnad", Filled(0, 0), "hämtas"),
        ("nyckeltal", Filled(0, 0), "tom"),
        ("driftbudget", Filled(1, 4), "1 av 4"),
    ],
)
def test_the_list_says_which_tables_are_fetched(table: str, found: Filled, note: str) -> None:
    assert list_item(TABLES[table], found, consolidated=False).note == note
