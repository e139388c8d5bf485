from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run, refused
from tests.factory import IT, small_file


def test_split_makes_a_file_for_each_unit(vbtui: Run, file: Path, tmp_path: Path) -> None:
    result = vbtui("split", file, "-d", tmp_path / "ut")
    assert result.code == 0
    assert result.out == (
        f"Lämnade ut 2 filer i {tmp_path / 'ut'}:\n"
        "  it.db  Område IT\n"
        "  fastigheter.db  Område fastigheter\n"
    )
    assert (
        "status"
        in vbtui("set", tmp_path / "ut" / "it.db", "uppdrag/28", "status", "ej_startat").out
    )
    assert "Ada" in vbtui("log", tmp_path / "ut" / "it.db").out


def test_split_of_some_units_as_json(vbtui: Run, file: Path, tmp_path: Path) -> None:
    result = vbtui("split", file, "--mapp", tmp_path, "--enhet", "Område IT", "--json")
    assert result.code == 0
    assert result.json == [{"fil": str(tmp_path / "it.db"), "enhet": "it"}]


def test_nothing_is_replaced_or_half_done(vbtui: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "fastigheter.db").write_text("min")
    assert "finns redan" in refused(vbtui("split", file, "-d", tmp_path))
    assert not (tmp_path / "it.db").exists()


def test_what_cannot_be_split_is_said(vbtui: Run, file: Path, tmp_path: Path) -> None:
    assert "-d" in refused(vbtui("split", file))
    assert "okänd" in refused(vbtui("split", file, "-d", tmp_path / "ut", "--enhet", "okänd"))
    own = small_file(tmp_path / "egen.db", home=IT)
    assert "Område IT" in refused(vbtui("split", own, "-d", tmp_path / "ut"))
    assert not (tmp_path / "ut").exists()
