"""docs/format.md describes the file as it is: names, types, ids, rules and queries."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, Table, blocks, code, codes, read, tables
from tests.factory import AKTIVITET, BOARD, FASTIGHETER, HELAR_2025, IT, UPPDRAG, small_file
from vbtui.consolidate import open_view
from vbtui.domain import status, tal
from vbtui.domain.enhet import EnhetTyp
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import KALLOR, NodTyp, Slag
from vbtui.domain.tables import TABLES
from vbtui.edit import Editor
from vbtui.store import drafts, guard, ids, journal, models, plans, undo, version
from vbtui.store.database import Database

TEXT = read("format.md")
SAMPLE = ROOT / "sample.db"


def _described() -> dict[str, Table]:
    """Table of the file → its table in the document."""
    return {
        (code(table.heading) if table.heading.startswith("`") else table.heading): table
        for table in tables(TEXT)
        if table.header == ("Kolumn", "Typ", "Betydelse")
    }


DECLARED = "Uppföljningens tabeller"
"""The heading over what all tables of the follow-up have in common."""


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that has been lived in: edits, a delete, undo and redo, a draft, an outside edit."""
    path = small_file(tmp_path_factory.mktemp("format") / "liten.db")
    with Database.open(path, author="Ada", write=True) as db:
        editor = Editor(db)
        organisation = editor.organisation
        it = organisation.find("it")
        perioder = plans.perioder(db)
        period = next(one for one in perioder if one.id == HELAR_2025)
        uppdrag, aktivitet = plans.nod(db, UPPDRAG), plans.nod(db, AKTIVITET)
        assert uppdrag
        assert aktivitet
        editor.report(uppdrag, it, period, "kommentar", "Först")
        editor.report(uppdrag, it, period, "kommentar", "Sedan")
        editor.report(uppdrag, it, period, "status", "startat_ej_klart")
        editor.report(uppdrag, it, period, "status", "")
        undo.undo(db)
        undo.redo(db)
        view = open_view(
            db, TABLES["arsarbetare_avtalad"], organisation, perioder, it, period,
            consolidated=False,
        )  # fmt: skip
        editor.set_cell(view, "chef", "kvinnor", "1 234,5")
        editor.remove_node(aktivitet)
        editor.keep_draft(uppdrag, organisation.root, period, "Påbörjat", "")
    with sqlite3.connect(path) as outside:
        outside.execute("UPDATE uppfoljning SET kommentar = 'Utifrån' WHERE kommentar = 'Sedan'")
    outside.close()
    return path


@pytest.fixture
def file(lived_in: Path, tmp_path: Path) -> Path:
    """A copy of it, to do with as one likes."""
    return shutil.copyfile(lived_in, tmp_path / "liten.db")


@pytest.fixture
def connection(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file, isolation_level=None)
    yield connection
    connection.close()


# What is in the file


def test_every_table_is_described_and_no_other(connection: sqlite3.Connection) -> None:
    found = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
    }
    assert set(_described()) - {DECLARED} == found - set(TABLES)


def test_the_tables_of_the_follow_up_begin_as_described(connection: sqlite3.Connection) -> None:
    described = [(code(row[0]), row[1]) for row in _described()[DECLARED].rows]
    for table in TABLES.values():
        columns = connection.execute(f"PRAGMA table_info({table.id})").fetchall()
        assert [(name, typ) for _, name, typ, *_ in columns][: len(described)] == described
        assert [name for _, name, *_ in columns][len(described) :] == [
            column.id for column in table.typed_columns
        ]


@pytest.mark.parametrize("table", sorted({*_described()} - {DECLARED}))
def test_columns_are_described_in_their_order_with_their_type(
    connection: sqlite3.Connection, table: str
) -> None:
    columns = [
        (name, typ + (", kan saknas" if not required else ""))
        for _, name, typ, required, _, _ in connection.execute(f'PRAGMA table_info("{table}")')
    ]
    assert [(code(row[0]), row[1]) for row in _described()[table].rows] == columns


@pytest.mark.parametrize("table", sorted(models.MODELS.keys() - TABLES.keys()))
def test_the_natural_key_is_marked(table: str) -> None:
    marked = tuple(code(row[0]) for row in _described()[table].rows if row[2].startswith("⚿"))
    assert marked == models.MODELS[table].NATURAL_KEY
    kind = "naturligt id" if marked else "slumpat id"
    assert _described()[table].rows[0][2] == kind


def test_every_key_of_j_meta_is_described(connection: sqlite3.Connection) -> None:
    found = {row[0] for row in connection.execute("SELECT k FROM j_meta")}
    (described,) = (table for table in tables(TEXT) if table.header == ("Nyckel", "Värde"))
    assert {code(row[0]) for row in described.rows} == found


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("enhet", "typ", list(EnhetTyp)),
        ("period", "typ", list(PeriodTyp)),
        ("nod", "typ", list(NodTyp)),
        ("nod", "slag", list(Slag)),
        ("nod", "kalla", list(KALLOR)),
        ("uppfoljning", "trend", list(status.TRENDS)),
        ("j_tx", "kind", list(journal.KINDS)),
    ],
)
def test_the_words_of_a_column_are_all_named(table: str, column: str, words: list[str]) -> None:
    (row,) = (row for row in _described()[table].rows if code(row[0]) == column)
    assert sorted(codes(row[2])) == sorted(words)


def test_every_kind_is_written_somewhere() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "vbtui").rglob("*.py"))
        if path.name != "journal.py"
    )
    written = {kind for kind in journal.KINDS if re.search(rf'save\(\s*"{kind}"', source)}
    written |= {"edit", "undo", "redo"}  # The default, and what undo passes on.
    assert set(journal.KINDS) == written


# The header and the values


def test_the_header_is_as_described(file: Path, connection: sqlite3.Connection) -> None:
    header = file.read_bytes()[:100]
    assert header[68:72] == b"vbt1"
    assert f"`0x{version.APPLICATION_ID:08x}`" in TEXT
    assert int.from_bytes(header[60:64], "big") == version.SCHEMA_VERSION
    assert (
        f"**filversion {version.SCHEMA_VERSION}** och **journalformat {version.JOURNAL_FORMAT}**"
        in TEXT
    )
    assert header[18:20] == b"\x01\x01"
    assert connection.execute("PRAGMA encoding").fetchone() == ("UTF-8",)
    loose = connection.execute(
        "SELECT name FROM pragma_table_list"
        " WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
    assert loose.fetchall() == []


def test_the_number_of_the_example_is_stored_so(connection: sqlite3.Connection) -> None:
    stored = connection.execute("SELECT kvinnor FROM arsarbetare_avtalad").fetchone()[0]
    assert f"1 234,5 står som `{stored}`" in TEXT
    assert f"−3,2 som\n`{tal.to_scaled(tal.parse('−3,2'))}`" in TEXT


def test_the_ids_of_the_example_follow_from_their_keys() -> None:
    (example,) = (table for table in tables(TEXT) if table.header == ("Tabell", "Nyckel", "Id"))
    assert len(example.rows) == 3
    for table, key, row_id in example.rows:
        assert ids.natural_id(code(table), *codes(key)) == code(row_id)


def test_the_python_of_the_document_gives_the_id_of_the_example() -> None:
    import uuid

    (source,) = (found for found in codes(TEXT) if found.startswith("uuid.uuid5("))
    assert eval(source, {"uuid": uuid}) == ids.natural_id("period", "2025", "helar")


def test_a_natural_id_does_not_depend_on_case_and_space() -> None:
    assert ids.natural_id("period", " 2025 ", "HELAR") == ids.natural_id("period", "2025", "helar")


# The rules, each with a way to break it

RULES = {
    block.before.partition(".**")[0].removeprefix("**"): block.text
    for block in blocks(TEXT, "sql")
    if block.before.startswith("**J")
}

BREAK = {
    "J1": "INSERT INTO j_edge SELECT a.id, b.id FROM j_change a JOIN j_change b"
    " ON a.field = 'namn' AND b.field = 'titel' LIMIT 1",
    "J2": "UPDATE j_change SET depth = depth + 1 WHERE value = 'Utifrån'",
    "J3": "UPDATE j_change SET base = 'x' WHERE value = 'Utifrån'",
    "J4": "UPDATE j_change SET at = NULL WHERE value = 'Utifrån'",
    "J5": "INSERT INTO j_tx (id, kind, author, file, at, app, note)"
    " VALUES (randomblob(16), 'edit', '', '', '', '', '')",
    "J6": "UPDATE j_tx SET target = NULL WHERE kind = 'undo'",
    "J7": "UPDATE j_ctl SET muted = 1",
    "J8": "DELETE FROM j_edge WHERE child = (SELECT id FROM j_change WHERE value = 'Utifrån')",
    "J9": "INSERT INTO j_seen SELECT id, id FROM j_change WHERE value = 'Utifrån'",
    "J10": "UPDATE j_change SET value = 'x' WHERE value = 'Utifrån'",
    "J11": f"UPDATE j_change SET row = '{'0' * 32}' WHERE value = 'Utifrån'",
    "J12": "INSERT INTO uppfoljning SELECT 'kort', 0, nod, enhet, period, NULL, NULL, '', '',"
    " NULL, NULL FROM uppfoljning LIMIT 1",
    "J13": f"UPDATE utkast SET rad = '{'0' * 32}'",
}  # fmt: skip


def test_every_rule_with_a_question_can_be_broken_here() -> None:
    numbered = re.findall(r"^\*\*(J\d+)\.\*\*", TEXT, re.MULTILINE)
    assert numbered == [f"J{number}" for number in range(1, len(numbered) + 1)]
    assert set(RULES) == set(BREAK) == set(numbered) - {"J14"}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_holds_and_its_question_shows_a_breach(
    connection: sqlite3.Connection, rule: str
) -> None:
    assert connection.execute(RULES[rule]).fetchall() == []
    connection.execute(BREAK[rule])
    assert connection.execute(RULES[rule]).fetchall() != []


def _cells() -> list[tuple[str, str]]:
    return [
        (table, field)
        for table, model in models.MODELS.items()
        for field in models.journaled_fields(model)
    ]


def test_the_rules_for_one_cell_hold_for_all(connection: sqlite3.Connection) -> None:
    for table, field in _cells():
        question = RULES["J10"].replace("t.kommentar", f't."{field}"')
        question = question.replace("'kommentar'", f"'{field}'").replace(
            "uppfoljning", f'"{table}"'
        )
        assert connection.execute(question).fetchall() == [], (table, field)
    for table in models.MODELS:
        for rule in ("J11", "J12", "J13"):
            question = RULES[rule].replace("FROM uppfoljning", f'FROM "{table}"')
            question = question.replace("'uppfoljning'", f"'{table}'")
            if rule == "J12" and table != "uppfoljning":
                question = question.replace("uppfoljning", f'"{table}"')
            assert connection.execute(question).fetchall() == [], (table, rule)


def test_rows_with_a_natural_key_have_its_id(connection: sqlite3.Connection) -> None:
    seen = 0
    for table, model in models.MODELS.items():
        if model.NATURAL_KEY:
            columns = ", ".join(f'"{name}"' for name in model.NATURAL_KEY)
            for row_id, *key in connection.execute(f'SELECT id, {columns} FROM "{table}"'):
                assert row_id == ids.natural_id(table, *map(str, key)), table
                seen += 1
    assert seen >= 4


@pytest.mark.skipif(not SAMPLE.exists(), reason="sample.db is not built")
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_holds_in_the_sample(rule: str) -> None:
    connection = sqlite3.connect(f"{SAMPLE.as_uri()}?mode=ro", uri=True)
    assert connection.execute(RULES[rule]).fetchall() == []
    connection.close()


# Reading and writing with other programs

READING = {
    block.before.partition(",")[0].partition("?")[0].strip("*:"): block.text
    for block in blocks(TEXT, "sql")
    if not block.before.startswith("**J")
}


@pytest.mark.parametrize("query", READING)
def test_every_query_finds_something(connection: sqlite3.Connection, query: str) -> None:
    assert connection.execute(READING[query]).fetchall()


def test_the_query_for_history_tells_what_the_program_tells(file: Path) -> None:
    with Database.open(file) as db:
        cell = plans.uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "kommentar")
        told = [
            (entry.at, "utanför programmet" if entry.outside else entry.author, entry.kind or None,
             entry.old, entry.new)
            for entry in reversed(journal.history(db, cell))
        ]  # fmt: skip
        assert [row[4] for row in told] == ["Först", "Sedan", "Utifrån"]
        assert db.rows(READING["Historiken för en cell"]) == told


def test_the_query_for_the_plan_shows_the_tree_in_order(connection: sqlite3.Connection) -> None:
    rows = connection.execute(READING["Vad har en enhet sagt"]).fetchall()
    assert [row[:2] for row in rows] == [
        ("5 Trygg service", "malomrade"),
        ("   Nöjda kunder", "styrtal"),
        ("  28 Säker it-miljö", "uppdrag"),
    ]
    assert rows[2][3] == "Utifrån"


def test_the_query_for_figures_gives_readable_numbers(connection: sqlite3.Connection) -> None:
    assert connection.execute(READING["Siffror"]).fetchall() == [("chef", 1234.5, None)]


@dataclass(frozen=True)
class Attempt:
    """What another program may try, and the answer that the document promises."""

    sql: str
    answer: str


@pytest.mark.parametrize(
    "attempt",
    [
        Attempt("DELETE FROM nod", "rader tas aldrig bort"),
        Attempt(f"UPDATE nod SET id = '{'0' * 32}'", "nyckeln kan inte ändras"),
        Attempt("UPDATE uppfoljning SET enhet = enhet", "nyckeln kan inte ändras"),
        Attempt(f"UPDATE nod SET titel = 'x' WHERE id = '{AKTIVITET}'", "raden är borttagen"),
        Attempt("UPDATE nod SET ordning = 'x'", "cannot store TEXT"),
        Attempt("UPDATE period SET till = '2025-02-30'", "CHECK constraint failed"),
        Attempt("UPDATE nod SET typ = 'x'", "CHECK constraint failed"),
        Attempt("UPDATE nod SET slag = 'x'", "CHECK constraint failed"),
        Attempt(f"UPDATE nod SET enhet = '{'0' * 32}' WHERE typ = 'uppdrag'",
                "FOREIGN KEY constraint failed"),
        Attempt(f"INSERT OR REPLACE INTO enhet SELECT * FROM enhet WHERE id = '{FASTIGHETER}'",
                "rader tas aldrig bort"),
    ],
    ids=lambda attempt: attempt.sql[:40],
)  # fmt: skip
def test_the_file_refuses_what_the_document_says(
    connection: sqlite3.Connection, attempt: Attempt
) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    before = connection.execute("SELECT COUNT(*) FROM j_change").fetchone()
    with pytest.raises(sqlite3.Error, match=attempt.answer):
        connection.execute(attempt.sql)
    assert connection.execute("SELECT COUNT(*) FROM j_change").fetchone() == before


def test_every_answer_of_a_trigger_is_in_the_document(connection: sqlite3.Connection) -> None:
    sources = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    answers = {answer for (sql,) in sources for answer in re.findall(r"ABORT, '([^']+)'", sql)}
    (refused,) = (table for table in tables(TEXT) if table.header == ("Försök", "Svar"))
    described = {found for row in refused.rows for found in codes(row[1])}
    assert answers <= described
    assert described - answers == {"FOREIGN KEY constraint failed"}


def test_an_edit_as_described_is_journaled_and_the_file_still_opens(
    file: Path, connection: sqlite3.Connection
) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("UPDATE enhet SET deleted = 1 WHERE kod = 'fastigheter'")
    with Database.open(file) as db:
        changes = journal.history(db, journal.Cell("enhet", FASTIGHETER, "deleted"))
    assert [(entry.old, entry.new, entry.outside) for entry in changes] == [
        (0, 1, True),
        (None, 0, False),
    ]


def test_what_the_document_says_of_insert_or_replace_is_true(
    connection: sqlite3.Connection,
) -> None:
    connection.execute(f"INSERT OR REPLACE INTO enhet SELECT id, deleted, kod, 'Annat', typ,"
                       f" overordnad, ordning FROM enhet WHERE id = '{BOARD}'")  # fmt: skip
    assert ("enhet", BOARD, "namn") in connection.execute(RULES["J8"]).fetchall()


# Opening


def test_the_fingerprint_is_worked_out_as_described(connection: sqlite3.Connection) -> None:
    import hashlib

    connection.execute("ANALYZE")  # Makes a table of SQLite's own.
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema"
        " WHERE NOT (type IN ('table', 'index') AND name GLOB 'sqlite_*')"
        f" AND tbl_name NOT IN {tuple(TABLES)}"
    ).fetchall()
    rows.sort(key=lambda row: (row[0], row[1]))
    text = "".join("\x1f".join(part or "" for part in row) + "\x1e" for row in rows)
    assert hashlib.sha256(text.encode()).hexdigest() == guard.fingerprint(connection, TABLES)


def test_the_pragmas_are_those_of_the_connection(file: Path) -> None:
    named = dict(
        found.split(" = ")
        for found in codes(TEXT.partition("Anslutningen har")[2])
        if " = " in found
    )
    words = {"ON": 1, "OFF": 0, "EXTRA": 3, "DELETE": "delete"}
    assert len(named) == 8
    with Database.open(file, write=True) as db:
        for name, value in named.items():
            found = db.row(f"PRAGMA {name}")
            assert found == (words.get(value, int(value) if value.isdigit() else value),), name


def test_a_draft_is_what_the_user_sees(file: Path) -> None:
    cell = plans.uppfoljning_cell(UPPDRAG, BOARD, HELAR_2025, "kommentar")
    with Database.open(file) as db:
        draft = drafts.find(db, cell)
        assert draft
        assert draft.text == "Påbörjat"
        assert plans.said(db, BOARD, HELAR_2025)[UPPDRAG].kommentar == draft.text


def test_every_version_is_in_the_list() -> None:
    (listed,) = (table for table in tables(TEXT) if table.header[0] == "Filversion")
    assert [row[0] for row in listed.rows] == [str(number) for number in version.SCHEMAS]
