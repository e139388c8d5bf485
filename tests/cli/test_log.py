from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.factory import AKTIVITET, IT, UPPDRAG
from vbtui.domain.tables import TABLES
from vbtui.domain.times import local, shown_moment
from vbtui.edit import Editor
from vbtui.store import journal, plans, undo
from vbtui.store.database import Database


@contextmanager
def opened(file: Path) -> Iterator[Database]:
    with Database.open(file, author="Ada", write=True) as db:
        yield db


def test_newest_first_with_who_when_what_old_and_new(vbtui: Run, file: Path) -> None:
    vbtui("set", file, "uppdrag/28", "status", "ej_startat", "--enhet", "it")
    vbtui("set", file, "uppdrag/28", "status", "genomfort", "--enhet", "it")
    with opened(file) as db:
        newest = journal.log(db)[0]
    lines = vbtui("log", file).out.splitlines()
    assert lines[:6] == [
        f"{shown_moment(newest.at)}  ändring av Ada",
        "  28 Säker it-miljö · Område IT · Helår 2025",
        "    status: ◌ Ej startat → ● Genomfört",
        lines[3],
        "  28 Säker it-miljö · Område IT · Helår 2025",
        "    status: (tomt) → ◌ Ej startat",
    ]
    assert any("skapad av Test" in line for line in lines)


def test_json_has_everything_as_it_would_be_typed(vbtui: Run, file: Path) -> None:
    long = "ord " * 100
    vbtui("set", file, "uppdrag/28", "kommentar", long, "--enhet", "it")
    vbtui("set", file, "investeringar/it", "utfall", "−3,25", "--enhet", "it")
    number, text = vbtui("log", file, "--json", "--antal", "2").json
    with opened(file) as db:
        moment = local(journal.log(db)[0].at)
    assert moment
    assert text == {
        "sparning": text["sparning"],
        "nar": text["nar"],
        "vem": "Ada",
        "typ": "ändring",
        "not": "",
        "mal": f"uppdrag/{UPPDRAG}",
        "namn": "28 Säker it-miljö",
        "enhet": "it",
        "period": "2025-helar",
        "falt": "kommentar",
        "gammalt": "",
        "nytt": long,
    }
    assert number["nar"] == moment.isoformat()
    assert (number["mal"], number["falt"]) == ("investeringar/it", "utfall")
    assert (number["gammalt"], number["nytt"]) == (None, -3.25)
    assert number["sparning"] != text["sparning"]
    assert vbtui("set", file, text["mal"], text["falt"], "", "--enhet", text["enhet"]).code == 0


def test_kinds_in_words(vbtui: Run, file: Path) -> None:
    vbtui("set", file, "uppdrag/28", "kommentar", "ett")
    with opened(file) as db:
        undo.undo(db)
        undo.redo(db)
        with db.save("import", note="från Excel, bok.xlsx") as save:
            save.set("nod", UPPDRAG, "titel", "Ur Excel")
    with closing(sqlite3.connect(file)) as outside:
        outside.execute("UPDATE nod SET titel = 'Utifrån' WHERE id = ?", (UPPDRAG,))
        outside.commit()
    found = vbtui("log", file, "uppdrag/28", "--json").json
    assert [one["typ"] for one in found][:5] == [
        "utanför programmet", "från Excel", "gjorde om", "ångrade", "ändring",
    ]  # fmt: skip
    assert (found[0]["vem"], found[0]["sparning"]) == ("", None)
    assert found[1]["not"] == "från Excel, bok.xlsx"
    lines = vbtui("log", file, "uppdrag/28").out.splitlines()
    assert lines[0].endswith("  utanför programmet")
    assert lines[2] == "    titel: Ur Excel → Utifrån"
    assert lines[3].endswith("  från Excel av Ada (från Excel, bok.xlsx)")


def test_one_target_only(vbtui: Run, file: Path) -> None:
    vbtui("set", file, "uppdrag/28", "status", "genomfort", "--enhet", "it")
    vbtui("set", file, "uppdrag/28", "status", "ej_startat")
    vbtui("set", file, f"aktivitet/{AKTIVITET}", "status", "avslutad", "--enhet", "it")
    vbtui("set", file, "uppdrag/28", "titel", "Ny titel")

    def fields(*words: str) -> list[tuple[str, str, str | None]]:
        found = vbtui("log", file, *words, "--json").json
        return [(one["falt"], str(one["nytt"]), one["enhet"]) for one in found]

    assert fields("uppdrag/28")[:3] == [
        ("titel", "Ny titel", None),
        ("status", "ej_startat", "servicenamnden"),
        ("status", "genomfort", "it"),
    ]
    assert fields("uppdrag/28", "--enhet", "it") == [("status", "genomfort", "it")]
    assert fields("uppdrag/28", "--enhet", "fastigheter") == []
    assert fields(f"aktivitet/{AKTIVITET[:8]}")[0] == ("status", "avslutad", "it")
    assert fields("uppdrag/28", "--antal", "1") == [("titel", "Ny titel", None)]


def test_a_row_of_a_table(vbtui: Run, file: Path) -> None:
    for enhet, value, period in (
        ("it", "1", "2025-helar"), ("fastigheter", "2", "2025-helar"), ("it", "3", "2024-helar"),
    ):  # fmt: skip
        words = ["set", file, "investeringar/it", "utfall", value]
        assert vbtui(*words, "--enhet", enhet, "--period", period).code == 0
    vbtui("set", file, "investeringar/byggnad", "utfall", "9")

    def values(*words: str) -> list[int]:
        found = vbtui("log", file, "investeringar/IT-utrustning", *words, "--json").json
        return [one["nytt"] for one in found]

    assert values() == [3, 2, 1]
    assert values("--enhet", "it") == [3, 1]
    assert values("--enhet", "it", "--period", "2025-helar") == [1]


def test_an_added_row_and_its_name(vbtui: Run, file: Path) -> None:
    with opened(file) as db:
        editor = Editor(db)
        row = editor.add_row(TABLES["byggprojekt"], editor.organisation[IT], "Nämnd", "Hus")
    vbtui("set", file, f"byggprojekt/{row}", "namn", "Hus B", "--enhet", "it")
    vbtui("set", file, f"byggprojekt/{row}", "status", "Klart", "--enhet", "it")
    lines = vbtui("log", file, "byggprojekt/Hus B").out.splitlines()
    assert lines[1:3] == [
        "  Större byggprojekt, Hus B · Område IT · Helår 2025", "    Status: (tomt) → Klart",
    ]  # fmt: skip
    assert "    namn: Hus → Hus B" in lines
    assert "    tillagd" in lines


def test_what_was_removed_keeps_its_history(vbtui: Run, file: Path) -> None:
    vbtui("set", file, "uppdrag/28", "kommentar", "sagt")
    with opened(file) as db:
        nod = plans.nod(db, UPPDRAG)
        assert nod
        Editor(db).remove_node(nod)
    assert "finns inte" in refused(vbtui("log", file, "uppdrag/28"))
    lines = vbtui("log", file, f"uppdrag/{UPPDRAG}").out.splitlines()
    assert lines[1:3] == ["  28 Säker it-miljö", "    borttagen"]
    assert "    kommentar: (tomt) → sagt" in lines


def test_references_are_named(vbtui: Run, file: Path) -> None:
    found = vbtui("log", file, f"aktivitet/{AKTIVITET}").out
    assert "enhet: (tomt) → Område IT" in found
    assert "ligger under: (tomt) → 28 Säker it-miljö" in found
    assert AKTIVITET not in found


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_nothing_is_said_where_nothing_has_changed(
    vbtui: Run, file: Path, words: list[str]
) -> None:
    result = vbtui("log", file, "investeringar/it", *words)
    assert result.code == 0
    assert (result.out, result.err) == (("[]\n", "") if words else ("", "Inget har ändrats.\n"))
