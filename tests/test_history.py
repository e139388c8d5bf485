from __future__ import annotations

from pathlib import Path

import pytest

from tests.factory import AKTIVITET, BOARD, HELAR_2025, IT, UPPDRAG, small_file
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.history import Teller, rows_about_nod, rows_about_row
from vbtui.store import cells, journal, plans
from vbtui.store.database import Database
from vbtui.store.journal import Cell


@pytest.fixture
def db(tmp_path: Path) -> Database:
    """The small file, opened for writing."""
    return Database.open(small_file(tmp_path / "liten.db"), author="Ada", write=True)


def told(db: Database, cell: Cell, value: journal.Stored) -> tuple[str, str]:
    """The words for a cell's field and for a value of it."""
    teller = Teller(db, plans.perioder(db))
    return teller.field(cell), teller.value(cell, value)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("titel", "status", ("titel", "status")),
        ("kalla", "namnd", ("beslutat av", "nämnden")),
        ("flerarigt", 1, ("flerårigt", "ja")),
        ("flerarigt", 0, ("flerårigt", "nej")),
        ("slag", "effektmal", ("slag", "Effektmål")),
        ("slag", "okänt", ("slag", "okänt")),
        ("malvarde", "77–80", ("målvärde", "77–80")),
        ("overordnad", UPPDRAG, ("ligger under", "28 Säker it-miljö")),
        ("enhet", IT, ("enhet", "Område IT")),
        ("enhet", None, ("enhet", "")),
        ("ordning", 1024, ("ordning", "1024")),
        ("slutdatum", "2025-12-31", ("slutdatum", "2025-12-31")),
    ],
)
def test_words_of_the_plan(
    db: Database, field: str, value: journal.Stored, words: tuple[str, str]
) -> None:
    assert told(db, Cell("nod", AKTIVITET, field), value) == words


def test_words_of_a_report_follow_its_scale(db: Database) -> None:
    editor = Editor(db)
    nod = plans.nod(db, UPPDRAG)
    period = next(one for one in plans.perioder(db) if one.id == HELAR_2025)
    assert nod
    editor.report(nod, editor.organisation[IT], period, "status", "genomfort")
    row = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "").row
    assert told(db, Cell("uppfoljning", row, "status"), "genomfort") == ("status", "● Genomfört")
    assert told(db, Cell("uppfoljning", row, "status"), "egen") == ("status", "? egen")
    assert told(db, Cell("uppfoljning", row, "trend"), "ned") == ("trend", "↘ Nedåt")
    assert told(db, Cell("uppfoljning", row, "kommentar"), "ned") == ("kommentar", "ned")


def test_a_figure_has_its_heading_and_a_status_of_words_is_words(db: Database) -> None:
    with db.save() as save:
        key = {"enhet": IT, "period": HELAR_2025, "rad": "it"}
        row = save.ensure("investeringar", key)
        bygg = save.ensure("byggprojekt", key)
    assert told(db, Cell("investeringar", row, "utfall"), -3_250_000) == ("Utfall 2025", "−3,25")
    assert told(db, Cell("byggprojekt", bygg, "status"), "genomfort") == ("Status", "genomfort")


def test_a_cell_that_nothing_is_known_of(db: Database) -> None:
    teller = Teller(db, plans.perioder(db))
    assert teller.place(Cell("uppfoljning", "borta", "status")).title == "uppfoljning"
    assert told(db, Cell("uppfoljning", "borta", "status"), "genomfort") == ("status", "genomfort")


def test_a_long_value_is_cut_where_asked(db: Database) -> None:
    with db.save() as save:
        save.set("nod", UPPDRAG, "titel", "ord " * 50)
    (entry,) = journal.log(db)[0].entries
    text = Teller(db, plans.perioder(db)).tell(entry).text(20)
    assert text == "titel: Säker it-miljö → ord ord ord ord ord…"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("kort", "kortare", "kort → kortare"),
        ("ord " * 20 + "före", "ord " * 20 + "efter", "…ord ord före → …ord ord efter"),
        ("ord " * 20, "ord " * 20 + "till", "…ord ord → …ord ord till"),
        ("a" * 50, "a" * 50 + "b", "aaaaaaaaaaaaaaaaaaa… → aaaaaaaaaaaaaaaaaaa…"),
        ("", "ord " * 20, "(tomt) → ord ord ord ord ord…"),
    ],
)
def test_what_differs_in_a_long_text_is_seen(db: Database, old: str, new: str, shown: str) -> None:
    entry = journal.Entry(b"", Cell("nod", UPPDRAG, "x"), old, new, "", "", "", "", False)
    assert Teller(db, []).tell(entry).text(20) == f"x: {shown}"


def test_the_rows_that_a_history_is_about(db: Database) -> None:
    nod = plans.nod(db, UPPDRAG)
    units = list(plans.organisation(db))
    perioder = plans.perioder(db)
    assert nod
    rows = rows_about_nod(nod, iter(units), iter(perioder))
    assert len(set(rows)) == len(units) * len(perioder)
    assert plans.uppfoljning_cell(UPPDRAG, BOARD, HELAR_2025, "status").row in rows
    table = TABLES["investeringar"]
    assert cells.cell(table, IT, HELAR_2025, "it", "utfall").row in rows_about_row(
        table, "it", iter(units), iter(perioder)
    )
