"""Settings are read whatever is in the files, and never lost when they are written."""

from __future__ import annotations

import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.paths import config_dir, state_dir
from vbtui.tui.settings import MAX_PLACES, MAX_RECENT, Settings, load, save

NOON = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)


def config() -> Path:
    return config_dir() / "config.toml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_nothing_written_is_all_defaults() -> None:
    settings = load()
    assert (settings.namn, settings.tema, settings.recent, settings.faults) == ("", "", [], [])
    assert settings.place(Path("it.db")) == {}
    assert not config_dir().exists()


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "åäö [/].db"
    settings = Settings(namn="Åsa Öst", tema="dag")
    settings.opened(file, NOON)
    settings.set_place(file, {"workspace": "tabeller", "utfallda": ["a", "b"], "bredd": 40})
    assert save(settings) is None

    again = load()
    assert (again.namn, again.tema, again.faults) == ("Åsa Öst", "dag", [])
    assert [(one.path, one.at) for one in again.recent] == [(file, NOON)]
    place = again.place(file)
    assert place == {"workspace": "tabeller", "utfallda": ["a", "b"], "bredd": 40}


def test_settings_and_places_are_kept_apart(tmp_path: Path) -> None:
    settings = Settings(namn="Åsa")
    settings.set_place(tmp_path / "a.db", {"nod": "x"})
    save(settings)
    assert "nod" not in config().read_text(encoding="utf-8")
    assert "nod" in (state_dir() / "platser.toml").read_text(encoding="utf-8")
    assert [one.name for one in config_dir().iterdir()] == ["config.toml"]


def test_a_place_may_hold_what_toml_does_not(tmp_path: Path) -> None:
    settings = Settings()
    place = {"nod": None, "val": {"a": None, "b": (1, None, 2)}, "lista": [{"c": None}]}
    settings.set_place(tmp_path / "a.db", place)
    assert save(settings) is None
    assert load().place(tmp_path / "a.db") == {"val": {"b": [1, 2]}, "lista": [{}]}


def test_one_file_is_one_file_however_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings()
    settings.opened(Path("it.db"), NOON)
    settings.opened(tmp_path / "under" / ".." / "it.db", NOON + timedelta(hours=1))
    settings.set_place(Path("it.db"), {"nod": "x"})
    assert [(one.path, one.at.hour) for one in settings.recent] == [(tmp_path / "it.db", 13)]
    assert settings.place(tmp_path / "it.db") == {"nod": "x"}


def test_recent_files_are_the_newest_and_those_that_exist(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 3):
        file = tmp_path / f"{number}.db"
        file.touch()
        settings.opened(file, NOON + timedelta(minutes=number))
    assert [one.path.name for one in settings.recent[:2]] == ["14.db", "13.db"]
    assert len(settings.recent) == MAX_RECENT
    (tmp_path / "14.db").unlink()
    (tmp_path / "13.db").unlink()
    (tmp_path / "13.db").mkdir()
    assert [one.path.name for one in settings.recent_files()][:1] == ["12.db"]
    assert len(settings.recent) == MAX_RECENT, "a file on a disk that is away comes back"


def test_two_programs_keep_each_others_files(tmp_path: Path) -> None:
    one, other = load(), load()
    one.opened(tmp_path / "a.db", NOON)
    one.set_place(tmp_path / "a.db", {"nod": "a"})
    other.opened(tmp_path / "b.db", NOON + timedelta(hours=1))
    other.set_place(tmp_path / "b.db", {"nod": "b"})
    save(one)
    save(other)
    save(one)
    again = load()
    assert [file.path.name for file in again.recent] == ["b.db", "a.db"]
    assert again.place(tmp_path / "a.db") == {"nod": "a"}
    assert again.place(tmp_path / "b.db") == {"nod": "b"}


def test_places_of_old_files_are_forgotten(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(MAX_PLACES + 5):
        settings.set_place(tmp_path / f"{number}.db", {"nod": str(number)})
    save(settings)
    found = tomllib.loads((state_dir() / "platser.toml").read_text(encoding="utf-8"))
    assert len(found["fil"]) == MAX_PLACES


@pytest.mark.parametrize("content", ["namn = ", "\x00", "namn = 'a'\nnamn = 'b'"])
def test_a_broken_file_is_put_aside_and_told_of(content: str) -> None:
    write(config(), content)
    settings = load()
    assert settings.namn == ""
    (fault,) = settings.faults
    assert "config.toml går inte att tolka" in fault
    assert "config.toml.trasig" in fault
    kept = config().with_name("config.toml.trasig")
    assert kept.read_text(encoding="utf-8") == content
    assert load().faults == []


def test_a_file_that_is_no_text_is_put_aside() -> None:
    config().parent.mkdir(parents=True)
    config().write_bytes(b"namn = '\xff\xfe'")
    assert len(load().faults) == 1


def test_broken_files_never_replace_one_another() -> None:
    for content in ("= 1", "= 2"):
        write(config(), content)
        load()
    kept = sorted(path.name for path in config_dir().iterdir())
    assert kept == ["config.toml.trasig", "config.toml.trasig2"]
    assert (config_dir() / "config.toml.trasig").read_text(encoding="utf-8") == "= 1"


def test_a_folder_in_place_of_the_file_is_told_of() -> None:
    config().mkdir(parents=True)
    settings = load()
    assert "gick inte att läsa" in settings.faults[0]
    sentence = save(settings)
    assert sentence is not None
    assert sentence.startswith("Inställningarna kunde inte sparas")
    assert [one.name for one in config_dir().iterdir()] == ["config.toml"], "nothing is left behind"


def test_wrong_values_are_named_and_the_rest_is_used() -> None:
    write(config(), "namn = 3\ntema = 'dag'\nsenaste = 'x'\nfargg = true\n")
    settings = load()
    assert settings.tema == "dag"
    assert settings.namn == ""
    assert settings.faults == [
        "config.toml: namn, senaste har fel slags värde och används inte.",
        "config.toml: okända inställningar används inte: fargg.",
    ]


def test_what_a_newer_version_wrote_is_kept() -> None:
    write(config(), "namn = 'Åsa'\nny = [1, 2]\n[mer]\nval = true\n")
    settings = load()
    settings.tema = "dag"
    save(settings)
    found = tomllib.loads(config().read_text(encoding="utf-8"))
    assert found["ny"] == [1, 2]
    assert found["mer"] == {"val": True}
    assert (found["namn"], found["tema"]) == ("Åsa", "dag")


def test_what_somebody_wrote_by_hand_is_read() -> None:
    write(
        config(),
        "\ufeffnamn = ' Åsa '\n"
        "senaste = [{fil = '/a.db'}, {fil = '/b.db', oppnad = 2026-01-01T10:00:00}, {}, 3]\n",
    )
    settings = load()
    assert settings.namn == "Åsa"
    assert [one.path.name for one in settings.recent] == ["b.db", "a.db"]
    assert all(one.at.tzinfo for one in settings.recent)


@pytest.mark.skipif(sys.platform == "win32", reason="needs folders that are files")
def test_a_failed_save_says_so_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    save(Settings(namn="Åsa"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    sentence = save(Settings(namn="Annan"))
    assert sentence is not None
    assert "påverkas inte" in sentence
    assert load().namn == "Åsa"
    assert [one.name for one in config_dir().iterdir()] == ["config.toml"]


def test_a_file_name_that_is_not_unicode_spoils_nothing(tmp_path: Path) -> None:
    settings = Settings(namn="Åsa")
    settings.opened(tmp_path / "\udcff.db", NOON)
    settings.set_place(tmp_path / "\udcff.db", {"nod": "x"})
    assert save(settings) is None
    assert (load().namn, load().faults) == ("Åsa", [])


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(name=st.text(max_size=30), place=st.dictionaries(st.text(max_size=5), _VALUES))
def test_any_name_and_place_survive(name: str, place: dict[str, Any]) -> None:
    settings = Settings(namn=name)
    settings.set_place(Path("it.db"), place)
    assert save(settings) is None
    again = load()
    assert again.namn == name.strip()
    assert again.faults == []
    assert again.place(Path("it.db")) == settings.place(Path("it.db"))


def test_threads_save_one_at_a_time(tmp_path: Path) -> None:
    found = load()
    files = [tmp_path / f"{number}.db" for number in range(20)]
    for file in files:
        found.set_place(file, {"utfallda": [f"{number}" for number in range(500)]})
    with ThreadPoolExecutor(8) as threads:
        faults = list(threads.map(lambda _: save(found), range(24)))
    assert set(faults) == {None}
    assert all(load().place(file) for file in files)
