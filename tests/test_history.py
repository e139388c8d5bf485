from __future__ import annotations

from pathlib import Path

import pytest

from tests.factory import AKTIVITET, BOARD, HELAR_2025, IT, UPPDRAG, small_file
from vbtui.consolidate import open_view
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.history import Teller, rows_about_nod, rows_about_row, tell_step
from vbtui.store import cells, journal, plans
from vbtui.store.database import Database
from vbtui.store.journal import Cell
from vbtui.store.undo import undo


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


def test_what_was_taken_back_in_a_table_is_told_by_its_column(db: Database) -> None:
    editor = Editor(db)
    perioder = plans.perioder(db)
    period = next(one for one in perioder if one.id == HELAR_2025)
    table = TABLES["investeringar"]
    view = open_view(
        db, table, editor.organisation, perioder, editor.organisation[IT], period,
        consolidated=False,
    )  # fmt: skip
    editor.set_block(
        view, [("it", "utfall", "1"), ("it", "budget", "2"), ("byggnad", "utfall", "3")]
    )
    step = undo(db)
    assert step
    found = tell_step(db, perioder, step)
    assert found.text == (
        "Investeringar, IT-utrustning · Utfall 2025 och 2 celler till · Område IT · Helår 2025"
    )
    assert (found.place.target, found.cell.field) == ("investeringar/it", "utfall")
    editor.add_row(TABLES["byggprojekt"], editor.organisation[IT], "A", "Hus")
    step = undo(db)
    assert step
    assert tell_step(db, perioder, step).text == f"{step.text} tillagd"


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


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ([("nod", AKTIVITET, "titel")], "Aktivitet Utbilda i avvikelser, titel"),
        (
            [("nod", UPPDRAG, "nr"), ("nod", UPPDRAG, "malvarde")],
            "Uppdrag 28 Säker it-miljö, nr, målvärde",
        ),
        (
            [("nod", AKTIVITET, "ordning"), ("nod", UPPDRAG, "ordning"),
             ("nod", UPPDRAG, "overordnad")],
            "Uppdrag 28 Säker it-miljö, plats",
        ),
        (
            [("nod", UPPDRAG, "deleted"), ("nod", AKTIVITET, "deleted")],
            "Uppdrag 28 Säker it-miljö och 1 till",
        ),
    ],
)  # fmt: skip
def test_what_a_save_was_about(db: Database, cells: list[tuple[str, str, str]], name: str) -> None:
    teller = Teller(db, plans.perioder(db))
    assert teller.name([Cell(*cell) for cell in cells]) == name


REPORT = {"enhet": IT, "period": HELAR_2025}


@pytest.mark.parametrize(
    ("table", "key", "fields", "where", "words"),
    [
        ("inlamning", REPORT, {"klar": "m-1"}, "Inlämning · Område IT · Helår 2025", ["inlämnad"]),
        ("inlamning", REPORT, {"mottagen": "m-1"}, "Inlämning · Område IT · Helår 2025",
         ["mottagen"]),
        ("inlamning", REPORT, {"orsak": "Fel {siffra}", "atersand": "m-1"},
         "Inlämning · Område IT · Helår 2025",
         ["återsänd: Fel {siffra}", "orsak: (tomt) → Fel {siffra}"]),
        ("inlamning", REPORT, {"anstand": "2026-01-31"}, "Inlämning · Område IT · Helår 2025",
         ["anstånd till 2026-01-31"]),
        ("insamling", {"period": HELAR_2025}, {"sista_dag": "2026-01-20"},
         "Insamling · Helår 2025", ["sista dag 2026-01-20"]),
        ("insamling", {"period": HELAR_2025}, {"stangd": 1}, "Insamling · Helår 2025",
         ["stängd för rapportering"]),
        ("tabelldefinition", REPORT | {"tabell": "sjukfranvaro"}, {"definition": "Annat sätt."},
         "Sjukfrånvaro · Område IT · Helår 2025", ["definition: (tomt) → Annat sätt."]),
    ],
)  # fmt: skip
def test_what_happens_to_a_report_is_told_as_it_is_said(
    db: Database,
    table: str,
    key: dict[str, str],
    fields: dict[str, object],
    where: str,
    words: list[str],
) -> None:
    with db.save("collect") as save:
        row = save.ensure(table, key)
        for field, value in fields.items():
            save.set(table, row, field, value)
    teller = Teller(db, plans.perioder(db))
    (logged,) = journal.log(db, [row])
    found = [teller.tell(entry) for entry in logged.entries]
    assert [one.text(60) for one in found] == words
    assert {one.place.title for one in found} == {where}


@pytest.mark.parametrize(
    ("table", "key", "field", "value", "words"),
    [
        ("inlamning", REPORT, "klar", "m-1", "inlämningen togs tillbaka"),
        ("inlamning", REPORT, "mottagen", "m-1", "inte längre mottagen"),
        ("inlamning", REPORT, "atersand", "m-1", "återsändningen togs tillbaka"),
        ("inlamning", REPORT, "anstand", "2026-01-31", "anståndet togs tillbaka"),
        ("insamling", {"period": HELAR_2025}, "sista_dag", "2026-01-20", "ingen sista dag längre"),
        ("insamling", {"period": HELAR_2025}, "stangd", 1, "öppen för rapportering"),
    ],
)
def test_what_is_taken_back_is_told_too(
    db: Database, table: str, key: dict[str, str], field: str, value: object, words: str
) -> None:
    with db.save("collect") as save:
        row = save.ensure(table, key)
        save.set(table, row, field, value)
    undo(db)
    newest = journal.history(db, Cell(table, row, field))[0]
    assert Teller(db, plans.perioder(db)).tell(newest).text(60) == words


def test_a_return_is_told_with_the_reason_of_its_own_time(db: Database) -> None:
    for number, reason in enumerate(("Först", "Sedan")):
        with db.save("collect") as save:
            row = save.ensure("inlamning", REPORT)
            save.set("inlamning", row, "orsak", reason)
            save.set("inlamning", row, "atersand", f"m-{number}")
    teller = Teller(db, plans.perioder(db))
    returns = journal.history(db, Cell("inlamning", row, "atersand"))
    assert [teller.tell(one).text(60) for one in returns] == ["återsänd: Sedan", "återsänd: Först"]


def test_a_used_text_is_told_by_both_texts(db: Database) -> None:
    with db.save() as save:
        own, other = (
            save.ensure("uppfoljning", {"nod": UPPDRAG, "enhet": unit, "period": HELAR_2025})
            for unit in (BOARD, IT)
        )
        row = save.ensure("anvand_text", {"text": own, "kalla": other})
        save.set("anvand_text", row, "avtryck", "f" * 64)
    newest = journal.history(db, Cell("anvand_text", row, "avtryck"))[0]
    found = Teller(db, plans.perioder(db)).tell(newest)
    assert found.text(60) == "använd"
    assert found.place.title == (
        "28 Säker it-miljö, texten från Område IT · Servicenämnden · Helår 2025"
    )
    assert found.place.target == f"uppdrag/{UPPDRAG}"
