"""What every command shares: exit codes, streams, the unexpected, and opening the program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Run, refused, start
from vbtui import cli
from vbtui.cli import show

Opened = list[Path | None]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The files that the program was opened with; the screen itself is not started."""
    found: Opened = []

    def run(path: Path | None) -> int:
        found.append(path)
        return 0

    monkeypatch.setitem(sys.modules, "vbtui.tui.app", SimpleNamespace(run=run))
    monkeypatch.setattr(cli, "_has_terminal", lambda: True)
    return found


def test_without_a_command_the_program_opens(vbtui: Run, file: Path, opened: Opened) -> None:
    assert vbtui().code == 0
    assert vbtui(file).code == 0
    assert vbtui("--", file).code == 0
    assert opened == [None, file, file]


def test_a_file_named_as_a_command_is_opened_by_its_path(
    vbtui: Run, file: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.rename(file.with_name("show"))
    monkeypatch.chdir(file.parent)
    assert vbtui("./show").code == 0
    assert vbtui("--", "show").code == 0
    assert opened == [Path("show"), Path("show")]


def test_a_bad_file_is_said_before_the_screen_starts(
    vbtui: Run, tmp_path: Path, opened: Opened
) -> None:
    assert "finns inte" in refused(vbtui(tmp_path / "saknas.db"))
    assert opened == []


def test_a_command_that_is_nearly_right_is_named(vbtui: Run, opened: Opened) -> None:
    assert "Menade du kommandot submit?" in refused(vbtui("sumbit"))
    assert "Menade" not in refused(vbtui("./sumbit"))
    assert "Menade" not in refused(vbtui("it"))
    assert opened == []


@pytest.mark.parametrize("with_file", [True, False])
def test_without_a_terminal_it_says_what_to_do(file: Path, with_file: bool) -> None:
    done = start(*([file] if with_file else []))
    assert done.returncode == 2
    assert done.stdout == b""
    (sentence,) = done.stderr.decode().splitlines()
    assert "terminal" in sentence
    assert f"vbtui show {file if with_file else 'FIL'}" in sentence


def _fail(error: BaseException) -> Callable[..., int]:
    def run(_options: object) -> int:
        raise error

    return run


def test_a_defect_is_a_sentence_and_a_report(
    vbtui: Run, file: Path, folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "run", _fail(RuntimeError("trasig [/]\nhemlig text")))
    sentence = refused(vbtui("show", file))
    (report,) = (folders / "state").iterdir()
    assert str(report) in sentence
    assert "RuntimeError" in sentence
    assert "hemlig" not in sentence
    content = report.read_text(encoding="utf-8")
    assert content.startswith("vbtui ")
    assert "Traceback" in content
    assert str(file) not in content.splitlines()[0]


def test_a_defect_is_a_sentence_also_where_no_report_can_be_written(
    vbtui: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VBTUI_STATE_DIR", str(file / "inte en mapp"))
    monkeypatch.setattr(show, "run", _fail(RuntimeError()))
    assert "RuntimeError" in refused(vbtui("show", file))


def test_control_c_is_said_and_not_traced(
    vbtui: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "run", _fail(KeyboardInterrupt()))
    assert refused(vbtui("show", file)) == "Avbrutet."


def test_a_sentence_never_sends_an_escape(vbtui: Run) -> None:
    sentence = refused(vbtui("show", "\x1b[31mrött\nrad två\udce4.db"))
    assert "\x1b" not in sentence
    assert "rött" in sentence


def test_output_is_utf8_whatever_the_code_page(file: Path) -> None:
    done = start("show", file, "--json", env={"PYTHONIOENCODING": "cp1252"})
    assert json.loads(done.stdout.decode("utf-8"))["barn"][0]["titel"] == "Trygg service"
    assert b"\r" not in done.stdout
    done = start("show", "saknas å−.db", env={"PYTHONIOENCODING": "ascii"})
    assert "saknas å−.db" in done.stderr.decode("utf-8")


def test_a_reader_that_has_had_enough_is_no_error(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "vbtui", "show", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["--help"], ["show"], ["show", "--json"]])
def test_an_answer_that_cannot_be_written_is_a_sentence(file: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = start(words[0], *([file] if "show" in words else []), *words[1:], stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["Svaret kunde inte skrivas: disken är full."]


def test_a_process_without_streams(vbtui: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert vbtui("show", file).code == 0
    assert vbtui("show", "saknas.db").code == 2
