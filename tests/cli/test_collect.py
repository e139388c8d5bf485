from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.factory import IT, small_file


def lines_of(out: str, name: str) -> list[str]:
    """The lines about one unit."""
    after = out.split(f"\n{name}: ")[1]
    return [line.strip() for line in after.split("\n\n")[0].splitlines()]


def test_the_board_tells_who_has_delivered(vbtui: Run, file: Path, tmp_path: Path) -> None:
    vbtui("split", file, "-d", tmp_path / "ut")
    own = tmp_path / "ut" / "it.db"
    vbtui("set", own, "uppdrag/28", "status", "ej_startat")
    vbtui("submit", own)
    vbtui("merge", file, tmp_path / "ut" / "it-2025-helar.db")
    result = vbtui("collect", file)
    assert result.code == 0
    assert result.out.startswith("Helår 2025\n1 av 2 har lämnat in\n")
    it = lines_of(result.out, "Område IT")
    assert it[0] == "inlämnad"
    assert it[1].startswith("Ofyllt: Mål och uppdrag 0 av 2, Resultatrapport 0 av 14")
    assert any(line.startswith("Senaste fil ") for line in it)
    assert any(line.endswith(" av Ada") and line.startswith("Inlämnad") for line in it)
    assert lines_of(result.out, "Område fastigheter")[0] == "ej inlämnad"


def test_what_is_asked_for_is_done_and_shown(vbtui: Run, file: Path) -> None:
    vbtui("submit", file, "--enhet", "it")
    result = vbtui(
        "collect", file, "--mottagen", "it", "--sista-dag", "2026-01-20", "--stäng",
        "--anstånd", "fastigheter=2999-01-31",
    )  # fmt: skip
    assert result.code == 0
    assert result.out.startswith("Helår 2025, sista dag 2026-01-20, stängd för rapportering\n")
    assert lines_of(result.out, "Område IT")[0] == "mottagen"
    other = lines_of(result.out, "Område fastigheter")
    assert other[:2] == ["ej inlämnad", "Anstånd till 2999-01-31"]
    assert "stängd" in refused(vbtui("set", file, "uppdrag/28", "trend", "upp", "--enhet", "it"))
    allowed = ("set", file, "uppdrag/28", "trend", "upp", "--enhet", "fastigheter")
    assert vbtui(*allowed).code == 0
    result = vbtui("collect", file, "--oppna", "--anstand", "fastigheter=")
    assert "stängd" not in result.out
    assert "Anstånd" not in result.out
    result = vbtui("collect", file, "--atersand", "it", "--orsak", "Siffror saknas [/]")
    assert lines_of(result.out, "Område IT")[:2] == ["återsänd, sen", "Orsak: Siffror saknas [/]"]
    log = vbtui("log", file).out
    for told in (
        "    återsänd: Siffror saknas [/]\n",
        "    mottagen\n",
        "    sista dag 2026-01-20\n",
        "  Insamling · Helår 2025\n    stängd för rapportering\n",
        "    öppen för rapportering\n",
        "    anstånd till 2999-01-31\n",
        "    anståndet togs tillbaka\n",
        "insamling av Ada\n",
    ):
        assert told in log


def test_all_or_nothing(vbtui: Run, file: Path) -> None:
    before = vbtui("log", file).out
    sentence = refused(vbtui("collect", file, "--stang", "--mottagen", "it"))
    assert "Område IT har inte lämnat in" in sentence
    assert vbtui("log", file).out == before


def test_one_unit_with_figures_to_hold_beside_its_receipt(
    vbtui: Run, file: Path, tmp_path: Path
) -> None:
    vbtui("split", file, "-d", tmp_path / "ut")
    own = tmp_path / "ut" / "it.db"
    vbtui("set", own, "investeringar/it", "utfall", "1 234,5")
    receipt = vbtui("submit", own).out
    vbtui("merge", file, tmp_path / "ut" / "it-2025-helar.db")
    result = vbtui("collect", file, "--enhet", "it")
    assert result.code == 0
    for line in receipt.splitlines():
        if line.startswith(("Status satt", "Investeringar", "  Utfall")):
            assert f"\n{line}\n" in f"\n{result.out}"
    mark = next(line.split()[1] for line in receipt.splitlines() if line.startswith("Märke"))
    assert mark in result.out
    assert "Saknas (8):" in result.out
    found = vbtui("collect", file, "--enhet", "it", "--json").json
    assert (found["enhet"], found["lage"], found["marke"]) == ("it", "inlamnad", mark)
    assert len(found["saknas"]) == 8
    assert found["tabeller"][0]["summor"][0]["summa"] == 1234.5
    board = vbtui("collect", file, "--enhet", "servicenamnden", "--json").json
    assert board["enhet"] == "servicenamnden"


def test_the_board_as_json(vbtui: Run, file: Path) -> None:
    vbtui("collect", file, "--sista-dag", "2026-01-20")
    found = vbtui("collect", file, "--json").json
    assert (found["period"], found["sista_dag"], found["stangd"]) == (
        "2025-helar", "2026-01-20", False,
    )  # fmt: skip
    first = found["enheter"][0]
    assert (first["enhet"], first["lage"], first["oppen"], first["sen"]) == (
        "it", "ej_inlamnad", True, True,
    )  # fmt: skip
    assert first["delar"][0] == {"id": "plan", "ifyllda": 0, "av": 2}
    assert (first["inlamnad"], first["utlamnad"], first["konflikter"]) == (None, None, 0)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--stang", "--oppna"], "inte båda"),
        (["--atersand", "it"], "--orsak"),
        (["--orsak", "Fel"], "--atersand"),
        (["--anstand", "it"], "it=2026-01-31"),
        (["--anstand", "it=snart"], "snart"),
        (["--sista-dag", "2026-02-30"], "2026-02-30"),
        (["--mottagen", "okänd"], "okänd"),
        (["--period", "2031-helar"], "2031-helar"),
    ],
)
def test_what_is_wrong_is_said(vbtui: Run, file: Path, words: list[str], wrong: str) -> None:
    before = vbtui("log", file).out
    assert wrong in refused(vbtui("collect", file, *words))
    assert vbtui("log", file).out == before


@pytest.mark.parametrize("text", ["2026-01-31", "31 jan 2026", "31/1 2026"])
def test_the_last_day_is_written_as_anywhere_else(vbtui: Run, file: Path, text: str) -> None:
    assert "sista dag 2026-01-31" in vbtui("collect", file, "--sista-dag", text).out
    assert "sista dag" not in vbtui("collect", file, "--sista-dag", "").out


def test_only_the_boards_file_collects(vbtui: Run, tmp_path: Path) -> None:
    own = small_file(tmp_path / "it.db", home=IT)
    assert "filen för Servicenämnden" in refused(vbtui("collect", own, "--stang"))
    assert vbtui("collect", own).code == 0


def test_a_units_own_file_tells_of_that_unit_only(vbtui: Run, file: Path, tmp_path: Path) -> None:
    vbtui("split", file, "-d", tmp_path / "ut")
    own = vbtui("collect", tmp_path / "ut" / "it.db").out
    assert "Område IT: " in own
    assert "Område fastigheter" not in own
