from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import ROOT, Run, refused
from vbtui.cli.arguments import COMMANDS, command_parser, help_of, help_text
from vbtui.domain.errors import InputError

ENGLISH = re.compile(
    r"usage|positional|options|error|argument|required|invalid|expected|unrecognized|choose|exit"
    r"|this help|default|message|conflicting|ambiguous",
    re.IGNORECASE,
)
FLAGS = {"-h", "--help", "--enhet", "--period", "--fil", "--"}


@pytest.mark.parametrize("words", [["-h"], ["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_swedish_and_fits_80_columns(vbtui: Run, words: list[str]) -> None:
    result = vbtui(*words)
    assert result.code == 0
    assert result.err == ""
    assert result.out.startswith("Användning: vbtui")
    assert not ENGLISH.search(result.out)
    assert max(map(len, result.out.splitlines())) <= 84


def test_help_names_every_command_and_the_readme_does(vbtui: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in COMMANDS.items():
        assert re.search(rf"^  {name} +{command.help}$", help_text(), re.MULTILINE)
        assert f"| `vbtui {name} FILE" in readme


def test_help_is_given_also_where_words_are_missing_or_wrong(vbtui: Run) -> None:
    assert vbtui("set", "--help", "--fel").out == help_of(command_parser("set"))


def test_version(vbtui: Run) -> None:
    assert re.fullmatch(r"vbtui \d+\.\d+\.\d+\n", vbtui("--version").out)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["show"], "FIL"),
        (["set", "x.db"], "MÅL, FÄLT"),
        (["show", "x.db", "plan", "till"], "till"),
        (["show", "x.db", "--format", "xml"], "”xml” finns inte, välj ”table”, ”json” eller"),
        (["show", "x.db", "--foramt", "csv"], "--foramt"),
        (["show", "x.db", "-x"], "-x"),
        (["show", "x.db", "--enhet"], "--enhet"),
        (["show", "x.db", "--json=ja"], "--json"),
        (["log", "x.db", "--antal", "tio"], "tio är inget heltal"),
        (["log", "x.db", "--antal", "0"], "--antal"),
        (["new", "x.db", "--ar", "MMXXV"], "MMXXV"),
        (["set", "x.db", "uppdrag/28", "status", "Startat,", "ej", "klart"], "citattecken"),
        (["shwo", "x.db"], "shwo"),
        (["--verison"], "--verison"),
        (["show", "finns inte.db"], "finns inte.db"),
    ],
)
def test_wrong_words_are_one_swedish_sentence(vbtui: Run, words: list[str], wrong: str) -> None:
    sentence = refused(vbtui(*words))
    assert wrong in sentence
    assert not ENGLISH.search(sentence)


def test_flags_may_stand_anywhere() -> None:
    parser = command_parser("show")
    for words in (
        ["a.db", "investeringar", "--enhet", "it", "--json"],
        ["a.db", "--enhet", "it", "--json", "investeringar"],
        ["--json", "--enhet=it", "a.db", "investeringar"],
    ):
        options = parser.understand(words)
        assert options
        found = (str(options.file), options.view, options.enhet, options.format)
        assert found == ("a.db", "investeringar", "it", "json")


@given(st.text().filter(lambda text: text.partition("=")[0] not in FLAGS))
def test_a_value_is_taken_as_it_stands(text: str) -> None:
    for words in (
        ["a.db", "uppdrag/28", "kommentar", text, "--enhet", "it"],
        ["--enhet", "it", "a.db", "uppdrag/28", "kommentar", text],
    ):
        options = command_parser("set").understand(words)
        assert options
        assert (options.value, options.enhet) == (text, "it")


@given(st.text())
def test_after_two_hyphens_everything_is_a_value(text: str) -> None:
    if text != "--":
        options = command_parser("set").understand(["a.db", "uppdrag/28", "titel", "--", text])
        assert options
        assert options.value == text


def test_only_the_value_may_look_like_a_flag() -> None:
    with pytest.raises(InputError, match="-5"):
        command_parser("set").understand(["a.db", "-5", "status", "x"])


def test_argparse_itself_is_left_as_it_was() -> None:
    import argparse

    help_of(command_parser("show"))
    assert "usage" in argparse.ArgumentParser(prog="x").format_help()
