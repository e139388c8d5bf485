"""docs/handbok.md says what the keys, the commands and the sentences of the program are."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.docs import bindings, generated
from tests.docs.markdown import ROOT, anchor, blocks, codes, outside_fences, read, tables
from vbtui import cli, paths
from vbtui.cli import show_overview
from vbtui.cli.arguments import COMMANDS, command_parser
from vbtui.domain import tal
from vbtui.domain.errors import InputError
from vbtui.domain.mapping import mapping_of
from vbtui.domain.plan import Del, NodTyp
from vbtui.domain.plan_tables import PLAN_TABLES
from vbtui.domain.tables import TABLES

TEXT = read("handbok.md")
SAMPLE = ROOT / "sample.db"


# Keys


def test_every_table_is_what_the_program_would_write() -> None:
    assert generated.filled(TEXT) == TEXT, "run python -m tests.docs.generated"


def test_every_class_with_keys_has_its_place_once() -> None:
    assert sorted(generated.marked(TEXT)) == sorted(bindings.keyed_classes())


def test_a_changed_key_would_be_seen() -> None:
    for before, after in (("| F8 | ", "| F7 | "), ("| Ditt namn | ", "| Namn | ")):
        assert before in TEXT
        assert generated.filled(TEXT.replace(before, after)) == TEXT


def test_the_chosen_keys_of_the_editor_are_its_keys() -> None:
    (chosen,) = (one for one in tables(TEXT) if one.before.startswith("<!-- tangenter, urval"))
    known = bindings.all_rows(TextArea)
    assert chosen.rows
    assert [row for row in chosen.rows if row not in known] == []


@pytest.mark.parametrize("key", ["F4", "F8", "F9", "ctrl+p", "skift+u"])
def test_a_key_named_in_the_text_exists(key: str) -> None:
    named = {
        one
        for name in bindings.keyed_classes().values()
        for row in bindings.rows(name)
        for one in row[0].split(", ")
    }
    assert key in TEXT
    assert key in named


# The command line

EXAMPLES = [
    line
    for block in blocks(TEXT, "sh")
    for line in block.text.splitlines()
    if line.startswith("vbtui")
]


_EXIT = {"submit": 1, "conflicts": 1, "rollover": 1}
"""Commands that end with something for a person to see to: in the sample not all is filled in."""


def _do_before(command: str) -> None:
    """What the text has told to do before it comes to this command."""
    before = {
        "submit": ["split 2025.db -d utlamnat"],
        "merge": [
            "split 2025.db -d utlamnat",
            "submit utlamnat/it.db -o it-2025-helar.db",
            "submit utlamnat/inkop.db -o inkop-2025-helar.db",
        ],
        "resolve": [
            "split 2025.db -d utlamnat",
            "set utlamnat/it.db uppdrag/28 kommentar Ett",
            "set 2025.db uppdrag/28 kommentar Annat --enhet it",
            "merge 2025.db utlamnat/it.db",
        ],
        "collect": ["submit 2025.db --enhet it"],
        "import": ["export 2025.db -o it.xlsx --enhet it"],
        "new": ["export 2025.db -o plan.xlsx"],
    }
    before["conflicts"] = before["resolve"]
    for line in before.get(command, []):
        assert cli.main(line.split()) in (0, 1)
    if command == "import":
        Path("lon.csv").write_text("Enhet;Yrkesgrupp;Kvinnor;Män\nit;Chef;7,5;6\n", "utf-8")
        mapping = "import 2025.db lon.csv --ny-mappning lon.toml"
        assert cli.main(mapping.split()) == 0


@pytest.mark.skipif(not SAMPLE.exists(), reason="sample.db is not built")
@pytest.mark.parametrize("line", [line for line in EXAMPLES if len(line.split()) > 2])
def test_an_example_does_what_it_says(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(SAMPLE, tmp_path / "2025.db")
    monkeypatch.chdir(tmp_path)
    for name in ("VBTUI_CONFIG_DIR", "VBTUI_STATE_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "egna"))
    _, *words = shlex.split(line.partition(" > ")[0])
    assert words[0] in COMMANDS
    _do_before(words[0])
    capsys.readouterr()
    assert cli.main(words) == _EXIT.get(words[0], 0), capsys.readouterr().err
    written = capsys.readouterr()
    assert written.out
    assert not written.err


def test_the_example_of_a_mapping_is_one() -> None:
    (example,) = (block.text for block in blocks(TEXT, "toml") if block.text.startswith("tabell"))
    mapping = mapping_of(tomllib.loads(example, parse_float=Decimal))
    assert mapping.feeds[0].factor == Decimal("0.000001")
    assert mapping.enhet.translated("4712") == "it"


def test_the_short_examples_open_the_program_or_help(capsys: pytest.CaptureFixture[str]) -> None:
    short = [line for line in EXAMPLES if len(line.split()) <= 2]
    assert short == ["vbtui", "vbtui 2025.db", "vbtui --help"]
    assert cli.main(["--help"]) == 0
    assert "Användning" in capsys.readouterr().out


def test_every_command_has_an_example() -> None:
    assert {line.split()[1] for line in EXAMPLES if len(line.split()) > 2} == set(COMMANDS)


def test_every_flag_in_the_text_is_one_of_a_command() -> None:
    known = {"--version", "--help", "--user"}
    for name in COMMANDS:
        known |= set(command_parser(name)._option_string_actions)
    named = set(re.findall(r"(?<![\w-])--[a-zå]+(?:-[a-zå]+)*", TEXT)) - {"--user"}
    assert named
    assert named <= known


def test_the_exit_codes_are_those_of_the_help() -> None:
    (listed,) = (table for table in tables(TEXT) if table.header == ("Kod", "Betyder"))
    assert [row[0] for row in listed.rows] == ["0", "1", "2"]
    assert str(cli.FAILED) == listed.rows[-1][0]


def test_what_is_pointed_at_is_written_as_the_program_reads_it() -> None:
    from vbtui.domain import address

    (listed,) = (table for table in tables(TEXT) if table.header == ("Skriv", "Betyder"))
    words = [word.strip('"') for row in listed.rows for word in codes(row[0])]
    targets = [word for word in words if word.count("/") == 1]
    assert len(targets) == 6
    for target in targets:
        assert address.parse_target(target).name == target.partition("/")[2]
    (cell,) = (word for word in words if word.count("/") == 2)
    assert address.parse_cell(cell)[1] == cell.rpartition("/")[2]


# Numbers


def test_a_number_is_read_as_the_table_says() -> None:
    (listed,) = (table for table in tables(TEXT) if table.header == ("Du skriver", "Det blir"))
    read_as = [
        (typed, row[1].partition(",")[0] if typed == "0" else row[1])
        for row in listed.rows
        for typed in codes(row[0])
    ]
    assert len(read_as) >= 6
    for typed, shown in read_as:
        assert tal.fmt(tal.parse(typed, unit="tim")).replace(tal.NBSP, " ") == shown


@pytest.mark.parametrize("typed", ["1.234", "12 tkr"])
def test_a_number_is_refused_as_the_text_says(typed: str) -> None:
    assert f"`{typed}`" in TEXT
    with pytest.raises(InputError):
        tal.parse(typed, unit="mnkr")


# Themes, folders, sentences


def test_the_folders_are_those_of_the_program() -> None:
    (listed,) = (table for table in tables(TEXT) if table.header[1].startswith("Inställningar,"))
    for column, function in ((1, paths.config_dir), (2, paths.state_dir)):
        documented = function.__doc__ or ""
        for row in listed.rows:
            assert f"``{codes(row[column])[0]}``" in documented, row


def test_the_variables_are_read_by_the_program() -> None:
    (listed,) = (table for table in tables(TEXT) if table.header == ("Variabel", "Gör"))
    source = _source()
    for row in listed.rows:
        for name in codes(row[0]):
            assert f'"{name}"' in source, name


def test_every_sentence_is_one_that_the_program_says() -> None:
    (listed,) = (table for table in tables(TEXT) if table.header[0] == "Du ser")
    source = re.sub(r'"\s+f?"', "", _source())
    assert len(listed.rows) > 10
    for row in listed.rows:
        assert row[0].strip('"') in source, row[0]


def _source() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "vbtui").rglob("*.py"))
    )


@pytest.mark.parametrize("text", ["utkast sparat", "EJ SPARAD", "text saknas", "sparad {"])
def test_what_stands_on_the_screen_is_quoted_right(text: str) -> None:
    assert text.removesuffix("{").strip() in TEXT
    assert f'"{text}' in _source()


def test_every_judged_type_is_in_the_text() -> None:
    for typ in NodTyp:
        assert typ.word.lower()[:6] in TEXT.lower()


def test_the_tables_in_the_examples_are_tables() -> None:
    shown = [line.split() for line in EXAMPLES if line.startswith("vbtui show 2025.db ")]
    views = [words[3] for words in shown if not words[3].startswith("-")]
    assert views
    assert set(views) <= {*TABLES, *PLAN_TABLES, *Del, show_overview.VIEW}


# Links


@pytest.mark.parametrize("name", ["handbok.md", "ordlista.md", "format.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    text = read(name)
    links = re.findall(r"\]\(([^)]+)\)", "\n".join(outside_fences(text)))
    assert links
    for link in links:
        file, _, place = link.partition("#")
        target = read(file) if file else text
        if place:
            headings = re.findall(r"^#+ (.+)$", "\n".join(outside_fences(target)), re.MULTILINE)
            assert place in map(anchor, headings), link


@pytest.mark.parametrize("name", ["handbok.md", "format.md"])
def test_the_list_of_contents_is_complete(name: str) -> None:
    text = read(name)
    listed = re.findall(r"^\d+\. \[([^\]]+)\]", text, re.MULTILINE)
    chapters = re.findall(r"^## \d+\. (.+)$", text, re.MULTILINE)
    assert listed == chapters
