from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from vbtui.domain.errors import FileError, InputError
from vbtui.newfile import NewEnhet, named_enhet, new_file
from vbtui.store import plans
from vbtui.store.database import Database


def test_new_makes_organisation_plan_and_periods(vbtui: Run, tmp_path: Path) -> None:
    path = tmp_path / "ny.db"
    result = vbtui(
        "new", path, "--namn", "Servicenämnden", "--ar", "2026",
        "--enhet", "it=Område IT", "--enhet", "Område fastigheter",
    )  # fmt: skip
    assert result.code == 0
    assert result.out == (
        "Skapade ny.db: Servicenämnden, 2 enheter och en tom plan för 2026 med perioderna"
        " 2026-delar och 2026-helar.\n"
    )
    with Database.open(path) as db:
        units = plans.organisation(db)
        assert [(one.kod, one.namn, one.typ) for one in units] == [
            ("servicenamnden", "Servicenämnden", "namnd"),
            ("it", "Område IT", "omrade"),
            ("omrade_fastigheter", "Område fastigheter", "omrade"),
        ]
        assert db.identity.home == units.root.id
        perioder = {one.key: one for one in plans.perioder(db)}
        assert set(perioder) == {"2026-helar", "2026-delar", "2025-helar", "2025-delar"}
        for typ, last in (("helar", (12, 31)), ("delar", (7, 31))):
            now, before = perioder[f"2026-{typ}"], perioder[f"2025-{typ}"]
            assert (now.fran, now.till) == (dt.date(2026, 1, 1), dt.date(2026, *last))
            assert now.jamforelse == before.id
            assert now.plan
            assert before.plan is None
            assert before.jamforelse is None
        assert perioder["2026-helar"].plan == perioder["2026-delar"].plan
    assert "skapad av Ada" in vbtui("log", path).out


def test_new_needs_nothing_but_a_name_of_the_file(vbtui: Run, tmp_path: Path) -> None:
    path = tmp_path / "ny.db"
    assert vbtui("new", path).code == 0
    plan = vbtui("show", path, "--json").json
    assert plan["titel"] == f"Plan {dt.datetime.now().astimezone().year}"
    assert plan["uppfoljning_av"] == "namnden"
    assert plan["barn"] == []


def test_a_name_is_kept_literally(vbtui: Run, tmp_path: Path) -> None:
    path = tmp_path / "ny.db"
    namn = "Nämnd [/] =SUM(A1) 😀 a\u030a"
    assert vbtui("new", path, "--namn", namn, "--kod", "n", "--enhet", "x=-5 mkr").code == 0
    with Database.open(path) as db:
        assert [one.namn for one in plans.organisation(db)] == [
            "Nämnd [/] =SUM(A1) 😀 å",
            "-5 mkr",
        ]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--enhet", "it=Område IT", "--enhet", "it=Område inköp"], "it"),
        (["--enhet", "a=Område IT", "--enhet", "b=område it"], "Område|område"),
        (["--enhet", "nämnden=A"], "nämnden"),
        (["--enhet", "it="], "namn"),
        (["--enhet", "=!"], "a–z"),
        (["--kod", "två ord"], "två ord"),
        (["--kod", "a" * 41], "40"),
        (["--namn", " \t"], "namn"),
        (["--ar", "1999"], "1999"),
        (["--ar", "20260"], "20260"),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_no_file(
    vbtui: Run, tmp_path: Path, words: list[str], wrong: str
) -> None:
    sentence = refused(vbtui("new", tmp_path / "ny.db", *words))
    assert any(word in sentence for word in wrong.split("|"))
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_replaced(vbtui: Run, file: Path) -> None:
    before = file.read_bytes()
    assert "finns redan" in refused(vbtui("new", file))
    assert file.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(vbtui: Run, tmp_path: Path) -> None:
    assert str(tmp_path / "borta") in refused(vbtui("new", tmp_path / "borta" / "ny.db"))


def test_units_codes_are_lower_case_and_short() -> None:
    assert named_enhet(" Område IT ", "IT") == NewEnhet("it", "Område IT")
    long = named_enhet("Nämnden för " + "mycket långa namn " * 5)
    assert len(long.kod) <= 40
    assert not long.kod.endswith("_")


def test_the_use_case_says_what_is_wrong(tmp_path: Path) -> None:
    namnd = NewEnhet("n", "Nämnden")
    with pytest.raises(InputError):
        new_file(tmp_path / "a.db", namnd, [NewEnhet("n", "Annan")], 2026, author="")
    new_file(tmp_path / "a.db", namnd, [], 2026, author="")
    with pytest.raises(FileError):
        new_file(tmp_path / "a.db", namnd, [], 2026, author="")


# A plan out of a workbook


def test_new_fills_in_a_plan(vbtui: Run, file: Path, tmp_path: Path) -> None:
    book, path = tmp_path / "plan.xlsx", tmp_path / "ny.db"
    assert vbtui("export", file, "-o", book).code == 0
    done = vbtui("new", path, "--ar", "2026", "--plan", book)
    assert done.code == 0
    assert done.out == (
        "Skapade ny.db: Servicenämnden, 2 enheter och en plan för 2026 (1 målområde, 1 uppdrag,"
        " 1 aktivitet, 1 styrtal) med perioderna 2026-delar och 2026-helar.\n"
        "1 slutdatum ligger före 2026; se över dem i planen.\n"
    )
    assert done.err == ""
    (malomrade,) = vbtui("show", path, "--json").json["barn"]
    assert (malomrade["nr"], malomrade["titel"]) == ("5", "Trygg service")
    assert [one["titel"] for one in malomrade["barn"]] == ["Nöjda kunder", "Säker it-miljö"]


def test_with_a_fault_no_file_is_made(vbtui: Run, tmp_path: Path) -> None:
    form = tmp_path / "mall.xlsx"
    assert "Skrev mallen" in vbtui("new", "--plan-mall", form).out
    done = vbtui("new", tmp_path / "ny.db", "--plan", form)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "Plan!A5: Bladet har inga rader att läsa; skriv en för varje nod i planen.\n"
        "Ingen fil skapas så länge det finns fel (1); rätta cellerna, spara arbetsboken och försök"
        " igen.\n"
    )
    assert [one.name for one in tmp_path.iterdir()] == ["mall.xlsx"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ([], "Det saknas FIL"),
        (["ny.db", "--plan-mall", "mall.xlsx"], "--plan-mall skriver bara en mall"),
        (["ny.db", "--plan", "borta.xlsx"], "den finns inte"),
        (["--plan-mall", "mall.ods"], ".xlsx"),
    ],
)
def test_what_does_not_go_together_is_refused(
    vbtui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], wrong: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert wrong in refused(vbtui("new", *words))
    assert list(tmp_path.iterdir()) == []
