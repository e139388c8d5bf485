"""The commands on tables whose rows are units."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desk import at_desk
from tests.factory import IT, small_file
from vbtui.domain.tables import TABLES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "sn.db")


def test_a_row_that_is_a_unit_is_that_units_own(vbtui: Run, path: Path) -> None:
    done = vbtui("set", path, "driftredovisning/it", "omsattning", "540,7")
    assert done.code == 0, done.err
    assert "Område IT" in done.out
    shown = vbtui("show", path, "driftredovisning", "--konsoliderat", "--format", "csv")
    assert "it;Område IT;mnkr;;540,7" in shown.out
    told = vbtui("explain", path, "driftredovisning/it/omsattning")
    assert "inskrivet i stället" in told.out
    whole = vbtui("explain", path, "driftredovisning/resultat/omsattning", "--konsoliderat")
    assert "Summa av raderna." in whole.out


def test_a_unit_that_is_not_there_is_refused(vbtui: Run, path: Path) -> None:
    done = vbtui("set", path, "driftredovisning/okand", "omsattning", "1")
    assert done.code == 2
    assert "Enheten ”okand” finns inte" in done.err


def test_a_row_of_another_unit_follows_the_same_right(tmp_path: Path, vbtui: Run) -> None:
    mine = small_file(tmp_path / "it.db", home=IT)
    done = vbtui("set", mine, "driftredovisning/fastigheter", "omsattning", "1")
    assert done.code == 2
    assert "fastigheter" in done.err


def test_a_measure_is_told_its_unit_and_target(vbtui: Run, path: Path) -> None:
    with at_desk(path) as desk:
        row = desk.editor.add_row(TABLES["nyckeltal"], desk.it, "", "I tid")
    for field, value in (("matt", "%"), ("målvärde", "80 %"), ("utfall", "72,5"), ("riktning", "")):
        done = vbtui("set", path, f"nyckeltal/{row}", field, value, "--enhet", "it")
        assert done.code == 0, done.err
    shown = vbtui("show", path, "nyckeltal", "--enhet", "it", "--format", "json").out
    assert '"enhet": "%"' in shown
    assert "72.5" in shown
