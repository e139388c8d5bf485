"""What the program ships with is found, in a checkout and installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbtui.tui import data


def test_the_checkouts_own_themes_are_found() -> None:
    assert (data.shipped("themes") / "natt.toml").is_file()


def test_the_sample_lies_beside_the_themes() -> None:
    assert data.sample_path() == data.shipped("themes").parent / "sample.db"


def test_an_installed_program_has_its_data_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vbtui" / "_data").mkdir(parents=True)
    monkeypatch.setattr(data, "files", lambda package: tmp_path / package)
    assert data.shipped("themes") == tmp_path / "vbtui" / "_data" / "themes"
