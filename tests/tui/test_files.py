"""Paths as people type them, and the copy of the sample."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.errors import FileError
from vbtui.tui import files


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with some files; also the working folder."""
    home = tmp_path / "hem"
    for folder in ("Dokument/ö", "Dokument/Ärenden", "Dokument/z", "Dokument/.gömd"):
        (home / folder).mkdir(parents=True)
    for name in ("it-2025.db", "IT-2024.DB", "brev.txt", ".dold.db", "åker.db"):
        (home / "Dokument" / name).touch()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(home)
    return home


def names(text: str) -> list[str]:
    return [entry.name.rstrip(os.sep) for entry in files.completions(text)]


def test_a_folder_offers_folders_then_files_in_swedish_order(home: Path) -> None:
    expected = ["z", "Ärenden", "ö", "IT-2024.DB", "it-2025.db", "åker.db"]
    assert names("~/Dokument/") == expected
    assert names(f"{home}/Dokument/") == expected
    assert names("Dokument/") == expected


def test_what_is_begun_is_gone_on_with(home: Path) -> None:
    assert names("~/Dokument/it") == ["IT-2024.DB", "it-2025.db"]
    assert names("~/Dokument/ÄR") == ["Ärenden"]
    assert names("~/Dokument/a") == []
    assert names("~/Dokument/.") == [".gömd", ".dold.db"]
    assert names("~/Dok") == ["Dokument"]
    assert names("Dok") == ["Dokument"]
    assert names('"~/Dok') == ["Dokument"]


def test_an_entry_is_the_path_as_one_would_have_typed_it(home: Path) -> None:
    (entry,) = files.completions("~/Dok")
    assert entry.text == f"~/Dokument{os.sep}"
    assert entry.folder
    (file,) = files.completions("~/Dokument/it-")[1:]
    assert file.text == "~/Dokument/it-2025.db"


@pytest.mark.parametrize("text", ["~/finns/inte/", "/\0/", "~ingen/", "~/Dokument/brev.txt/"])
def test_what_cannot_be_read_offers_nothing(home: Path, text: str) -> None:
    assert files.completions(text) == []


@given(st.text(max_size=20))
def test_any_text_may_be_typed(text: str) -> None:
    files.completions(text)
    files.parse_path(text)


def test_quotes_and_home_are_understood(home: Path) -> None:
    assert files.parse_path("  ~/a b.db ") == home / "a b.db"
    assert files.parse_path("'/tmp/a.db'") == Path("/tmp/a.db")
    assert files.parse_path('"/tmp/a.db"') == Path("/tmp/a.db")
    assert files.parse_path("'") == Path("'")


def test_the_home_folder_is_shown_short(home: Path) -> None:
    assert files.shown_path(home / "Dokument" / "a.db") == str(Path("~/Dokument/a.db"))
    assert files.shown_path(Path("/annan/a.db")) == str(Path("/annan/a.db"))
    assert files.shown_folder(home / "Dokument") == f"{Path('~/Dokument')}{os.sep}"
    assert files.shown_folder(Path("/")) == os.sep


def test_documents_are_where_they_use_to_be(home: Path) -> None:
    assert files.documents() == home / "Dokument"


def test_without_documents_the_home_folder_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert files.documents() == tmp_path


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the sample."""
    sample = tmp_path / "sample.db"
    sample.write_bytes(b"original")
    monkeypatch.setattr(files, "sample_path", lambda: sample)
    return sample


def test_the_sample_is_copied_once_and_never_touched(sample: Path) -> None:
    copy = files.copy_sample()
    assert copy.read_bytes() == b"original"
    copy.write_bytes(b"mitt")
    assert files.copy_sample() == copy
    assert copy.read_bytes() == b"mitt"
    assert sample.read_bytes() == b"original"
    assert [one.name for one in copy.parent.iterdir()] == ["exempel.db"]


def test_a_new_copy_puts_the_old_one_aside_with_all_beside_it(sample: Path) -> None:
    copy = files.copy_sample()
    copy.write_bytes(b"mitt")
    copy.with_name("exempel.db-journal").touch()
    assert files.copy_sample(anew=True).read_bytes() == b"original"
    (aside,) = [one for one in copy.parent.parent.iterdir() if one != copy.parent]
    assert sorted(one.name for one in aside.iterdir()) == ["exempel.db", "exempel.db-journal"]
    assert (aside / "exempel.db").read_bytes() == b"mitt"


def test_without_the_sample_one_sentence_says_so(sample: Path) -> None:
    sample.unlink()
    with pytest.raises(FileError, match="följde inte med installationen"):
        files.copy_sample()


def test_where_nothing_can_be_written_one_sentence_says_so(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").touch()
    monkeypatch.setenv("VBTUI_STATE_DIR", str(tmp_path / "fil"))
    with pytest.raises(FileError, match="kunde inte kopieras"):
        files.copy_sample()


@pytest.mark.skipif(os.name == "nt", reason="a backslash is a separator there")
@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/srv/vb/it.db", "/srv/vb/it.db"),
        ("  /srv/vb/it.db\n", "/srv/vb/it.db"),
        ("'/srv/Mina filer/it.db'", "/srv/Mina filer/it.db"),
        ('"/srv/Mina filer/it.db"', "/srv/Mina filer/it.db"),
        ("/srv/Mina\\ filer/it\\'s.db", "/srv/Mina filer/it's.db"),
        ("~/Dokument/å.db", "~/Dokument/å.db"),
        ("file:///srv/Mina%20filer/%C3%A5.db", "/srv/Mina filer/å.db"),
        ("FILE://localhost/srv/it.db", "/srv/it.db"),
        ("file:///C:/Users/anna/it.db", "C:/Users/anna/it.db"),
        ("C:\\Users\\anna\\it.db", "C:\\Users\\anna\\it.db"),
        ('"C:\\Mina filer\\it.db"', "C:\\Mina filer\\it.db"),
        ("\\\\server\\delat\\it.db", "\\\\server\\delat\\it.db"),
        ("/srv/a.db\n/srv/b.db", "/srv/a.db"),
        ("it.db", None),
        ("mapp/it.db", None),
        ("", None),
        ("'it.db'", None),
        ("~anna", None),
        ("https://exempel.se/it.db", None),
    ],
)
def test_a_path_that_says_where_the_file_is(text: str, path: str | None) -> None:
    assert files.whole_path(text) == path


@given(st.text())
def test_no_text_stops_it(text: str) -> None:
    files.whole_path(text)
    files.whole_path(f"file://{text}")
    files.parse_path(f"file://{text}")


@pytest.mark.skipif(os.name == "nt", reason="POSIX paths")
def test_a_uri_is_a_path(home: Path) -> None:
    assert files.parse_path(f"file://{home}/a%20b.db") == home / "a b.db"


def test_the_files_of_a_folder_newest_first(tmp_path: Path) -> None:
    for name, moment in (("a.db", 100), ("b.DB", 300), ("c.db", 200), (".dold.db", 400)):
        (tmp_path / name).write_bytes(b"12345")
        os.utime(tmp_path / name, (moment, moment))
    (tmp_path / "brev.txt").touch()
    for name in ("ö", "ä"):
        (tmp_path / name).mkdir()
    found, folders = files.look_in(tmp_path)
    assert [one.path.name for one in found] == ["b.DB", "c.db", "a.db"]
    assert (found[0].size, found[0].written) == (5, 300)
    assert [one.name for one in folders] == ["ä", "ö"]


def test_a_folder_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="kan inte läsas"):
        files.look_in(tmp_path / "saknas")


@pytest.mark.skipif(os.name == "nt", reason="POSIX paths")
def test_several_paths_are_pasted_at_once() -> None:
    text = "'/srv/Mina filer/å.db'\n\nfile:///srv/b%20c.db\nit.db\n"
    assert files.pasted_paths(text) == [Path("/srv/Mina filer/å.db"), Path("/srv/b c.db")]


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "1 kB"), (1_400, "1 kB"), (819_200, "819 kB"), (1_240_000, "1,2 MB")],
)
def test_a_size_as_people_read_it(size: int, shown: str) -> None:
    assert files.shown_size(size) == shown
