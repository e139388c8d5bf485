from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Run, refused, start
from tests.cli.test_show_plan import nodes
from tests.factory import AKTIVITET, HELAR_2025, IT, MALOMRADE, STYRTAL, UPPDRAG, small_file
from vbtui.domain.plan import NodTyp, Uppfoljning
from vbtui.domain.plan_fields import fields_of, named
from vbtui.edit import Editor
from vbtui.store import journal, plans
from vbtui.store.database import Database
from vbtui.store.models import MAX_TEXT


def test_old_and_new_are_printed(vbtui: Run, file: Path) -> None:
    words = ["set", file, "uppdrag/28", "status"]
    assert vbtui(*words, "Genomfört", "--enhet", "it").out == (
        "28 Säker it-miljö · Område IT · Helår 2025, status: (tomt) → ● Genomfört\n"
    )
    assert vbtui(*words, "ej_startat", "--enhet", "Område IT").out.endswith(
        "status: ● Genomfört → ◌ Ej startat\n"
    )
    assert vbtui(*words, "", "--enhet", "it").out.endswith("◌ Ej startat → (tomt)\n")


def test_nothing_new_leaves_no_trace(vbtui: Run, file: Path) -> None:
    words = ["set", file, "uppdrag/28", "kommentar", "Samma"]
    assert vbtui(*words).code == 0
    logged = vbtui("log", file).out
    result = vbtui(*words)
    assert result.code == 0
    assert "ingenting ändrades" in result.out
    assert vbtui("log", file).out == logged


VALUES: dict[str, dict[str, str]] = {
    f"malomrade/{MALOMRADE}": {"titel": "Ny titel", "nr": "7", "slag": "Effektmål"},
    f"uppdrag/{UPPDRAG}": {
        "titel": "Ny titel", "nr": "7", "källa": "nämnden", "enhet": "it", "ansvarig": "Köket",
        "flerårigt": "nej", "slutdatum": "2025-12-01",
    },
    f"aktivitet/{AKTIVITET}": {
        "titel": "Ny titel", "nr": "7", "ansvarig enhet": "Område fastigheter",
        "ansvarig": "Köket", "slutdatum": "2025-12-01",
    },
    f"styrtal/{STYRTAL}": {
        "titel": "Ny titel", "nr": "7", "mått": "st", "målvärde": ">0",
        "långsiktigt målvärde": "Plats 3 av 7", "status": "Helt", "trend": "ned", "utfall": "79",
        "kommentar": "Bra", "riktning": "högre är bättre",
    },
}  # fmt: skip
"""What is written, under the words of the screen or of the file."""
STORED: dict[str, dict[str, object]] = {
    "malomrade": {"slag": "effektmal"},
    "uppdrag": {"kalla": "namnd", "flerarigt": False},
    "aktivitet": {"enhet": "fastigheter"},
    "styrtal": {"status": "helt", "riktning": "hogre"},
}
"""What is stored, where it differs."""


@pytest.mark.parametrize("target", VALUES)
def test_every_field_of_plan_and_report(vbtui: Run, file: Path, target: str) -> None:
    typ, _, row = target.partition("/")
    values = {named(field): value for field, value in VALUES[target].items()}
    report = ("status", "trend", "utfall", "kommentar") if typ == "styrtal" else ()
    assert set(values) == {*(field.id for field in fields_of(NodTyp(typ))), *report}
    for field, value in VALUES[target].items():
        assert vbtui("set", file, target, field, value).code == 0
    node = next(one for one in nodes(vbtui("show", file, "--json").json) if one["id"] == row)
    assert {field: node[field] for field in values} == values | STORED[typ]


def test_a_field_of_another_kind_is_refused_with_those_there_are(vbtui: Run, file: Path) -> None:
    sentence = refused(vbtui("set", file, "uppdrag/28", "malvarde", "5"))
    assert "Uppdrag har inget fält malvarde" in sentence
    assert "slutdatum" in sentence
    assert "flerarigt" in refused(vbtui("set", file, "uppdrag/28", "färg", "röd"))


def test_a_unit_gives_its_aktivitet_to_nobody_else(vbtui: Run, tmp_path: Path) -> None:
    path = small_file(tmp_path / "it.db", home=IT)
    target = f"aktivitet/{AKTIVITET}"
    for unit in ("fastigheter", ""):
        assert "nämndens fil" in refused(vbtui("set", path, target, "enhet", unit))
    assert vbtui("set", path, target, "slutdatum", "2026-01-31").code == 0


def test_the_author_stands_in_the_journal(
    vbtui: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VBTUI_NAMN", "Åsa Öberg")
    vbtui("set", file, "uppdrag/28", "kommentar", "x")
    assert vbtui("log", file, "--antal", "1", "--json").json[0]["vem"] == "Åsa Öberg"


def test_one_edit_is_one_save(vbtui: Run, file: Path) -> None:
    before = len(_saves(file))
    vbtui("set", file, "uppdrag/28", "status", "genomfort")
    vbtui("set", file, "investeringar/it", "utfall", "5", "--enhet", "it")
    assert len(_saves(file)) == before + 2


def _saves(file: Path) -> list[journal.LoggedSave]:
    with Database.open(file) as db:
        return journal.log(db)


@pytest.mark.parametrize(
    ("target", "field", "value", "wrong"),
    [
        ("uppdrag/28", "status", "Helt", "Genomfört"),
        ("uppdrag/28", "trend", "bakåt", "Oförändrad"),
        (f"styrtal/{STYRTAL}", "utfall", "abc", "77–80"),
        ("uppdrag/28", "kalla", "chefen", "regionstyrelsen"),
        ("uppdrag/28", "utfall", "5", "inget fält ”utfall”; välj en av status, trend, kommentar"),
        ("uppdrag/28", "namn", "x", "kommentar"),
        ("uppdrag/28", "titel", " ", "namn"),
        (f"aktivitet/{AKTIVITET}", "slutdatum", "31/13", "31 jan"),
        ("uppdrag/29", "status", "genomfort", "29"),
        ("uppdrag", "status", "genomfort", "uppdrag/NR"),
        ("bygge/1", "kalkyl", "1", "byggprojekt"),
        ("investeringar/it", "utfall", "2x", "2x"),
        ("investeringar/it", "utfall", "5 tkr", "mnkr"),
        ("investeringar/it", "utfall", "[/]", "[/]"),
        ("investeringar/summa", "utfall", "5", "räknas ut"),
        ("investeringar/it", "utfall_fg", "5", "Helår 2024"),
        ("investeringar/it", "kostnad", "5", "budget"),
        ("investeringar/hus", "utfall", "5", "byggnad"),
        ("byggprojekt/hus", "kalkyl", "5", "inga rader"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changed(
    vbtui: Run, file: Path, target: str, field: str, value: str, wrong: str
) -> None:
    before = file.read_bytes()
    assert wrong in refused(vbtui("set", file, target, field, value))
    assert file.read_bytes() == before


def test_too_long_a_text_is_refused(vbtui: Run, file: Path) -> None:
    before = file.read_bytes()
    for field, length in (("kommentar", MAX_TEXT + 1), ("titel", 501)):
        assert "för lång" in refused(vbtui("set", file, "uppdrag/28", field, "x" * length))
    assert file.read_bytes() == before


def test_a_units_file_changes_only_its_own(vbtui: Run, tmp_path: Path) -> None:
    path = small_file(tmp_path / "it.db", home=IT)
    assert vbtui("set", path, "uppdrag/28", "status", "genomfort").out.startswith(
        "28 Säker it-miljö · Område IT"
    )
    before = path.read_bytes()
    for words in (
        ["uppdrag/28", "status", "genomfort", "--enhet", "fastigheter"],
        ["uppdrag/28", "titel", "Min egen"],
        ["investeringar/it", "utfall", "1", "--enhet", "servicenamnden"],
    ):
        assert "fil" in refused(vbtui("set", path, *words))
    assert path.read_bytes() == before
    assert vbtui("set", path, f"aktivitet/{AKTIVITET}", "titel", "Min egen").code == 0


def test_another_period(vbtui: Run, file: Path) -> None:
    words = ["set", file, "investeringar/IT-utrustning", "utfall", "−3,2"]
    out = vbtui(*words, "--enhet", "it", "--period", "2024-helar").out
    assert (
        out == "Investeringar, IT-utrustning · Område IT · Helår 2024, Utfall 2024: (tomt) → −3,2\n"
    )
    found = vbtui("show", file, "investeringar", "--enhet", "it", "--json").json
    assert found["rader"][2]["varden"] == [None, None, -3.2]


def test_a_value_from_a_text_file(vbtui: Run, file: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_bytes("\ufeffRad ett [/]\r\nRad två\r\n".encode())
    assert vbtui("set", file, "uppdrag/28", "kommentar", "--fil", text).code == 0
    assert nodes(vbtui("show", file, "--json").json)[2]["kommentar"] == "Rad ett [/]\nRad två"


def test_a_value_from_standard_input(file: Path) -> None:
    done = start("set", file, "uppdrag/28", "kommentar", "--fil", "-", stdin=None, input=b"a\n-b\n")
    assert done.returncode == 0, done.stderr
    with Database.open(file) as db:
        assert next(iter(_said(db).values())).kommentar == "a\n-b"


def _said(db: Database) -> dict[str, Uppfoljning]:
    home = db.identity.home
    return plans.said(db, home, HELAR_2025)


@pytest.mark.parametrize(
    ("content", "wrong"), [(b"\xff\xfe\x00", "UTF-8"), (b"x" * 1_000_001, "stor"), (None, "läsa")]
)
def test_a_text_file_that_cannot_be_used(
    vbtui: Run, file: Path, tmp_path: Path, content: bytes | None, wrong: str
) -> None:
    text = tmp_path / "text.txt"
    if content is not None:
        text.write_bytes(content)
    assert wrong in refused(vbtui("set", file, "uppdrag/28", "kommentar", "--fil", text))


def test_one_value_and_only_one(vbtui: Run, file: Path) -> None:
    words = ["set", file, "uppdrag/28", "kommentar"]
    assert '""' in refused(vbtui(*words))
    assert "--fil" in refused(vbtui(*words, "x", "--fil", "y"))


def test_a_draft_is_not_lost_under_a_set(vbtui: Run, file: Path) -> None:
    with Database.open(file, author="Bo", write=True) as db:
        editor = Editor(db)
        nod, it = plans.nod(db, UPPDRAG), editor.organisation[IT]
        period = next(one for one in plans.perioder(db) if one.id == HELAR_2025)
        assert nod
        editor.keep_draft(nod, it, period, "påbörjat", "")
    words = ["set", file, "uppdrag/28", "kommentar", "nytt", "--enhet", "it"]
    assert vbtui(*words).out.endswith("kommentar: påbörjat → nytt\n")
    assert "(tomt) → påbörjat" in vbtui("log", file, "uppdrag/28").out


def test_a_draft_that_was_overtaken_waits_for_a_person(vbtui: Run, file: Path) -> None:
    with Database.open(file, author="Bo", write=True) as db:
        editor = Editor(db)
        nod, it = plans.nod(db, UPPDRAG), editor.organisation[IT]
        period = next(one for one in plans.perioder(db) if one.id == HELAR_2025)
        assert nod
        editor.keep_draft(nod, it, period, "påbörjat", "ur en annan text")
    words = ["set", file, "uppdrag/28", "kommentar", "nytt", "--enhet", "it"]
    assert "utkast" in refused(vbtui(*words))
    assert vbtui("set", file, "uppdrag/28", "status", "genomfort", "--enhet", "it").code == 0


def test_standard_input_may_be_redirected_text(
    vbtui: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("å".encode())))
    assert vbtui("set", file, "uppdrag/28", "kommentar", "--fil", "-").out.endswith("→ å\n")


def test_how_a_table_was_measured(vbtui: Run, file: Path) -> None:
    words = ["set", file, "sjukfranvaro", "definition"]
    told = vbtui(*words, "Bara månadslön.", "--enhet", "it").out
    assert told == "Sjukfrånvaro · Område IT · Helår 2025, definition: (tomt) → Bara månadslön.\n"
    assert "ingenting ändrades" in vbtui(*words, "Bara månadslön.", "--enhet", "it").out
    assert "Bara månadslön. → (tomt)" in vbtui(*words, "", "--enhet", "it").out
    assert "inget fält ”kvinnor”" in refused(vbtui("set", file, "sjukfranvaro", "kvinnor", "1"))
    assert "för lång" in refused(vbtui(*words, "x" * 501))
