from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.desk import AUTHOR, at_desk
from tests.factory import UPPDRAG
from vbtui.cli import output


@pytest.fixture
def out(vbtui: Run, file: Path, tmp_path: Path) -> Path:
    """The folder with the units' files."""
    folder = tmp_path / "ut"
    assert vbtui("split", file, "-d", folder).code == 0
    return folder


def comment(vbtui: Run, path: Path, text: str, *words: str) -> None:
    assert vbtui("set", path, "uppdrag/28", "kommentar", text, *words).code == 0


def test_merge_says_what_came(vbtui: Run, file: Path, out: Path) -> None:
    comment(vbtui, out / "it.db", "Från IT")
    result = vbtui("merge", file, out / "it.db", out / "fastigheter.db")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[:3] == ["1 ny ändring, 0 nya konflikter, 0 filer avvisas", "", "Filer:"]
    assert lines[3].startswith("  it.db (Område IT): 1 ny ändring, ")
    assert lines[4].startswith("  fastigheter.db (Område fastigheter): inget nytt, ")
    assert lines[5:-1] == [
        "",
        "Nytt:",
        "  Område IT · Mål och uppdrag: 1 fält",
        "",
        "Kontrollsummor som har ändrats:",
        "  Område IT",
        "    Kommentarer: 0 → 1",
        "    Tecken i kommentarer: 0 → 7",
        "",
        "Konflikter i liten.db nu: 0",
    ]
    assert lines[-1].startswith("Säkerhetskopia: liten.db.")
    assert "Från IT" in vbtui("show", file, "--enhet", "it").out


def test_a_dry_run_changes_nothing(vbtui: Run, file: Path, out: Path) -> None:
    comment(vbtui, out / "it.db", "Från IT")
    vbtui("set", out / "it.db", "investeringar/it", "utfall", "1,5")
    before = file.read_bytes()
    result = vbtui("merge", file, out / "it.db", "--dry-run")
    assert result.code == 0
    assert "Kontrollsummor som ändras:" in result.out
    assert "    Investeringar, ifyllda celler: 0 → 1\n" in result.out
    assert "    Investeringar, Utfall 2025: inget → 1,5\n" in result.out
    assert "Säkerhetskopia" not in result.out
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


def test_how_far_it_has_come_is_told_to_who_sits_at_a_terminal(
    vbtui: Run, file: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment(vbtui, out / "it.db", "Från IT")
    words = ("merge", file, out / "it.db", out / "fastigheter.db")
    assert vbtui(*words, "--dry-run").err == ""
    monkeypatch.setattr(output, "watched", lambda: True)
    told = vbtui(*words)
    lines = told.err.splitlines()
    assert [line.partition("%")[2] for line in lines] == [
        "  Granskar it.db",
        "  Granskar fastigheter.db",
        "  Slår samman it.db",
        "  Slår samman fastigheter.db",
    ]
    percent = [int(line.partition("%")[0]) for line in lines]
    assert percent == sorted(percent)
    assert percent[-1] < 100
    assert told.out.startswith("1 ny ändring")


def test_merge_as_json(vbtui: Run, file: Path, out: Path, tmp_path: Path) -> None:
    comment(vbtui, out / "it.db", "Från IT")
    comment(vbtui, file, "Nämndens", "--enhet", "it")
    result = vbtui("merge", file, out / "it.db", tmp_path / "borta.db", "--json")
    assert result.code == 1
    found = result.json
    assert (found["nya"], found["konflikter"]) == (1, 1)
    assert found["oforandrade"] > 0
    first, second = found["filer"]
    assert first == {"fil": "it.db", "enhet": "it", "resultat": "sammanslagen", "orsak": None}
    assert (second["fil"], second["enhet"], second["resultat"]) == ("borta.db", None, "avvisad")
    assert "finns inte" in second["orsak"]


def test_a_refused_file_among_others(vbtui: Run, file: Path, out: Path) -> None:
    comment(vbtui, out / "it.db", "Från IT")
    (out / "brev.db").write_text("Hej!")
    result = vbtui("merge", file, out / "brev.db", out / "it.db")
    assert result.code == 1
    assert "  Avvisad. Filen brev.db är ingen vbtui-fil" in result.out
    assert result.err == ""


def test_when_every_file_is_refused_it_is_not_done(vbtui: Run, file: Path, out: Path) -> None:
    (out / "brev.db").write_text("Hej!")
    assert "ingen vbtui-fil" in refused(vbtui("merge", file, out / "brev.db"))
    result = vbtui("merge", file, out / "brev.db", file, "--json")
    assert (result.code, result.json["nya"], len(result.json["filer"])) == (2, 0, 2)
    assert len(result.err.splitlines()) == 2


def test_a_copy_is_named(vbtui: Run, file: Path, out: Path) -> None:
    (out / "kopia.db").write_bytes((out / "it.db").read_bytes())
    comment(vbtui, out / "it.db", "Den ena")
    vbtui("set", out / "kopia.db", "uppdrag/28", "status", "ej_startat")
    result = vbtui("merge", file, out / "it.db", out / "kopia.db")
    assert result.code == 0
    assert result.out.count("    it.db och kopia.db är två kopior av samma fil") == 2


def test_what_is_missing_is_asked_for(vbtui: Run, file: Path) -> None:
    assert "ANNAN" in refused(vbtui("merge", file))


# Conflicts


@pytest.fixture
def conflict(vbtui: Run, file: Path, out: Path) -> str:
    """The id of a conflict between the board's comment and the unit's."""
    comment(vbtui, out / "it.db", "Från IT\noch en rad till")
    comment(vbtui, file, "Nämndens", "--enhet", "it")
    vbtui("merge", file, out / "it.db")
    (found,) = vbtui("conflicts", file, "--json").json
    return str(found["id"])


def test_conflicts_are_listed_with_their_sides(vbtui: Run, file: Path, conflict: str) -> None:
    result = vbtui("conflicts", file)
    assert result.code == 1
    assert f"{conflict}  28 Säker it-miljö · Område IT · Helår 2025, kommentar\n" in result.out
    assert "    från början: (tomt)\n" in result.out
    assert "    Från IT\n    och en rad till\n" in result.out
    assert ", it.db\n" in result.out
    assert vbtui("conflicts", file, "--enhet", "it").code == 1
    other = vbtui("conflicts", file, "--enhet", "fastigheter")
    assert (other.code, other.out, other.err) == (0, "", "Inga konflikter.\n")


def test_conflicts_as_json(vbtui: Run, file: Path, conflict: str) -> None:
    (found,) = vbtui("conflicts", file, "--json").json
    assert set(found) == {"id", "mal", "falt", "bas", "sidor"}
    assert found["mal"].startswith("uppdrag/")
    assert (found["id"], found["falt"], found["bas"]) == (conflict, "kommentar", "")
    assert {(side["varde"], side["vem"], side["fil"]) for side in found["sidor"]} == {
        ("Från IT\noch en rad till", "Ada", "it.db"),
        ("Nämndens", "Ada", "liten.db"),
    }
    for side in found["sidor"]:
        assert set(side) == {"nyckel", "varde", "vem", "nar", "fil"}
        assert len(side["nyckel"]) >= 8


def test_a_side_is_taken(vbtui: Run, file: Path, conflict: str) -> None:
    (found,) = vbtui("conflicts", file, "--json").json
    key = next(side["nyckel"] for side in found["sidor"] if side["varde"] == "Nämndens")
    result = vbtui("resolve", file, conflict, "--take", key)
    assert result.code == 0
    assert result.out == (
        "28 Säker it-miljö · Område IT · Helår 2025, kommentar: Nämndens\nKonflikter kvar: 0\n"
    )
    assert vbtui("conflicts", file).code == 0
    assert "löste konflikt av Ada" in vbtui("log", file).out


@pytest.mark.parametrize("joined", [True, False])
def test_both_texts_are_taken_in_the_order_given(
    vbtui: Run, file: Path, conflict: str, joined: bool
) -> None:
    (found,) = vbtui("conflicts", file, "--json").json
    keys = sorted(found["sidor"], key=lambda side: side["varde"])
    words = (
        ["--take", "+".join(side["nyckel"] for side in keys)]
        if joined
        else [word for side in keys for word in ("--take", side["nyckel"])]
    )
    assert vbtui("resolve", file, conflict, *words).code == 0
    plan = vbtui("show", file, "--enhet", "it", "--json").out
    assert '"kommentar": "Från IT\\noch en rad till\\n\\nNämndens"' in plan


def test_a_third_value_is_written_as_it_stands(vbtui: Run, file: Path, conflict: str) -> None:
    assert vbtui("resolve", file, conflict, "--varde", "-5 [/] =SUM(A1)").code == 0
    assert "-5 [/] =SUM(A1)" in vbtui("show", file, "--enhet", "it").out


def test_a_conflict_settled_in_one_file_is_settled_in_the_other(
    vbtui: Run, file: Path, out: Path, conflict: str
) -> None:
    assert vbtui("merge", out / "it.db", file).code == 1
    assert vbtui("resolve", out / "it.db", conflict, "--varde", "Enade").code == 0
    result = vbtui("merge", file, out / "it.db")
    assert result.code == 0
    assert "1 konflikt får sin lösning" in result.out
    assert "Enade" in vbtui("show", file, "--enhet", "it").out


def test_what_cannot_be_resolved_is_said(vbtui: Run, file: Path, conflict: str) -> None:
    for words in ([], ["--take", "a", "--varde", "b"]):
        assert "--take" in refused(vbtui("resolve", file, conflict, *words))
    assert "ingen konflikt" in refused(vbtui("resolve", file, "zzz", "--varde", "x"))
    assert "ingen sida" in refused(vbtui("resolve", file, conflict, "--take", "zzz"))
    assert vbtui("conflicts", file).code == 1


def test_a_sum_on_a_value_in_conflict_says_so(vbtui: Run, file: Path, out: Path) -> None:
    cell = ("arsarbetare_avtalad/chef", "kvinnor")
    vbtui("set", out / "it.db", *cell, "4")
    vbtui("set", file, *cell, "5", "--enhet", "it")
    quiet = vbtui("show", file, "arsarbetare_avtalad", "--konsoliderat").out
    vbtui("merge", file, out / "it.db")
    shown = vbtui("show", file, "arsarbetare_avtalad", "--konsoliderat").out
    assert "i konflikt" not in quiet
    assert "! Ett värde är i konflikt: Område IT, " in shown
    made = vbtui("explain", file, "arsarbetare_avtalad/summa/totalt", "--konsoliderat").out
    assert "! Ett värde är i konflikt: Område IT, " in made
    other = vbtui("explain", file, "arsarbetare_avtalad/summa/man", "--konsoliderat").out
    assert "i konflikt" not in other


# Removals


@pytest.fixture
def removal(vbtui: Run, file: Path, out: Path) -> str:
    """The id of the conflict where the board has removed the uppdrag that the unit it has written
    about, and what stands below it too."""
    comment(vbtui, out / "it.db", "Från IT\noch en rad till")
    with at_desk(file) as desk:
        desk.editor.remove_node(desk.uppdrag)
    result = vbtui("merge", file, out / "it.db")
    assert result.code == 1
    assert "Konflikter som uppstod:\n  28 Säker it-miljö" in result.out
    (found,) = vbtui("conflicts", file, "--json").json
    return str(found["id"])


def test_a_removal_is_listed_with_what_was_written(vbtui: Run, file: Path, removal: str) -> None:
    result = vbtui("conflicts", file)
    assert result.code == 1
    lines = result.out.splitlines()
    assert lines[0] == f"{removal}  28 Säker it-miljö, borttagen här, ändrad där"
    assert "    borttagen" in lines
    assert lines[-3:-1] == ["    kommentar: Från IT", "    och en rad till"]
    assert "från början" not in result.out, "nothing was there to be changed"


def test_a_removal_as_json(vbtui: Run, file: Path, removal: str) -> None:
    (found,) = vbtui("conflicts", file, "--json").json
    assert (found["mal"], found["falt"], found["bas"]) == (f"uppdrag/{UPPDRAG}", "deleted", 0)
    assert [(side["varde"], side["vem"], side["fil"]) for side in found["sidor"]] == [
        (1, AUTHOR, "liten.db"),
        ("Från IT\noch en rad till", "Ada", "it.db"),
    ]


@pytest.mark.parametrize(
    ("side", "holds", "there"),
    [(0, "borttagen", False), (1, "kvar", True)],
    ids=["removed", "kept"],
)
def test_a_removal_is_settled(
    vbtui: Run, file: Path, out: Path, removal: str, side: int, holds: str, there: bool
) -> None:
    (found,) = vbtui("conflicts", file, "--json").json
    result = vbtui("resolve", file, removal, "--take", found["sidor"][side]["nyckel"])
    assert (result.code, result.out) == (
        0,
        f"28 Säker it-miljö, {holds}\nKonflikter kvar: 0\n",
    )
    assert vbtui("conflicts", file).code == 0
    shown = vbtui("show", file, "--enhet", "it").out
    assert ("Från IT" in shown, "Utbilda i avvikelser" in shown) == (there, there)
    assert "Från IT" in vbtui("log", file, f"uppdrag/{UPPDRAG}").out
    assert vbtui("merge", out / "it.db", file).code == 0, "it is settled there too"
    assert ("Från IT" in vbtui("show", out / "it.db").out) == there


def test_a_removal_takes_no_third_value(vbtui: Run, file: Path, removal: str) -> None:
    assert "borttagning mot en ändring" in refused(
        vbtui("resolve", file, removal, "--varde", "annat")
    )
    keys = [side["nyckel"] for side in vbtui("conflicts", file, "--json").json[0]["sidor"]]
    assert "Bara texter" in refused(vbtui("resolve", file, removal, "--take", "+".join(keys)))
    assert vbtui("conflicts", file).code == 1


def test_the_log_is_in_the_order_of_the_work_and_not_of_the_merge(
    vbtui: Run, file: Path, out: Path
) -> None:
    for path, minute in ((out / "it.db", "01"), (file, "02"), (out / "fastigheter.db", "03")):
        with at_desk(path) as desk:
            desk.db.clock = partial(str, f"2031-01-14T13:{minute}:00Z")
            desk.report("kommentar", minute, desk.editor.role.home.kod)
    logs = []
    for order in (("fastigheter.db", "it.db"), ("it.db", "fastigheter.db")):
        together = file.with_name(f"{order[0]} först.db")
        together.write_bytes(file.read_bytes())
        assert vbtui("merge", together, *(out / name for name in order)).code == 0
        logs.append(vbtui("log", together, "--json").json)
    assert [one["nytt"] for one in logs[0][:3]] == ["03", "02", "01"]
    assert logs[0] == logs[1]
