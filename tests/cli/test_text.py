"""What a user wrote comes back as it was written, through every field and every format."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_show_plan import nodes
from tests.cli.test_show_table import read_csv
from tests.factory import IT, STYRTAL, UPPDRAG
from vbtui.domain.tables import TABLES
from vbtui.domain.text import clean, clean_line, printable
from vbtui.edit import Editor
from vbtui.store.database import Database

TEXTS = {
    "hakparentes": "[tkr]",
    "slut": "[/]",
    "markup": "[bold red]fet[/bold red] [link=x]y[/]",
    "formel": "=SUM(A1)",
    "minus": "-5 mkr",
    "plus": "+46 19 602",
    "snabel": "@SUM(1)",
    "tal": "-5",
    "flagga": "--enhetlig",
    "apostrof": "'=1",
    "emoji": "👩‍👩‍👧 😀 🇸🇪",
    "svenska": "åäö ÅÄÖ é",
    "nfd": unicodedata.normalize("NFD", "åäö Åsa"),
    "word": "”Mål” – punkt •\u00a05\u00a0% … ’x’ \u00ad",
    "esc": "\x1b[31mröd\x1b[0m \x1b]0;titel\x07",
    "c1": "\x9b31mröd",
    "bidi": "a\u202eb\u2066c",
    "mall": "{0} {x} %s %(y)s ${z} \\n \\x1b",
    "html": "<b>&amp;</b> ]]>",
    "sql": "'; DROP TABLE nod; --",
    "semikolon": 'a;b,"c"',
    "surrogat": "x\udce4y",
}
# One field each of what a unit says, what the plan says, and what a table holds.
NODE_FIELDS = [
    (f"uppdrag/{UPPDRAG}", "kommentar"),
    (f"uppdrag/{UPPDRAG}", "titel"),
    (f"uppdrag/{UPPDRAG}", "ansvarig"),
    (f"styrtal/{STYRTAL}", "utfall"),
    (f"styrtal/{STYRTAL}", "malvarde"),
    (f"styrtal/{STYRTAL}", "malvarde_lang"),
    (f"styrtal/{STYRTAL}", "matt"),
]
LONG = {"kommentar"}


def guarded_off(cell: str) -> str:
    """A CSV cell as whoever reads the file takes it: the apostrophe in front taken off."""
    return cell[1:] if cell.startswith("'") else cell


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(("target", "field"), NODE_FIELDS)
def test_plan_and_reports(vbtui: Run, file: Path, target: str, field: str, text: str) -> None:
    stored = clean(text) if field in LONG else clean_line(text)
    if field == "utfall":
        # Against a target in figures an outcome of mere words is refused.
        assert vbtui("set", file, target, "malvarde", "Helt").code == 0
    result = vbtui("set", file, target, field, text)
    assert result.code == 0, result
    assert "\x1b" not in result.out

    found = vbtui("show", file, "--json")
    node = next(one for one in nodes(found.json) if target.endswith(one["id"]))
    assert node[field] == stored

    out = vbtui("show", file).out
    if field not in ("malvarde_lang", "ansvarig"):
        assert printable(stored) in out
    _no_escapes(out + found.out)

    rows = read_csv(vbtui("show", file, "--format", "csv").out)
    column = {"malvarde": "målvärde"}.get(field, field)
    if column in rows[0]:
        place = rows[0].index(column)
        cell = next(row for row in rows if target.endswith(row[0]))[place]
        assert guarded_off(cell) == printable(stored)
        assert not cell.startswith(("=", "+", "-", "@"))

    logged = vbtui("log", file, target, "--json")
    assert logged.json[0]["nytt"] == stored
    _no_escapes(logged.out + vbtui("log", file, target).out)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_tables(vbtui: Run, file: Path, text: str) -> None:
    with Database.open(file, author="Ada", write=True) as db:
        editor = Editor(db)
        row = editor.add_row(TABLES["byggprojekt"], editor.organisation[IT], text, "Hus")
    target = f"byggprojekt/{row}"
    for field in ("namn", "status"):
        assert vbtui("set", file, target, field, text, "--enhet", "it").code == 0

    found: list[dict[str, Any]] = vbtui("show", file, "byggprojekt", "--enhet", "it", "--json").json
    assert found[0]["rubrik"] == clean_line(text)
    assert found[0]["rader"][0]["namn"] == clean_line(text)
    assert found[0]["rader"][0]["varden"][-1] == clean_line(text)

    out = vbtui("show", file, "byggprojekt", "--enhet", "it").out
    assert out.count(printable(clean_line(text))) == 3
    _no_escapes(out)

    rows = read_csv(vbtui("show", file, "byggprojekt", "--enhet", "it", "--format", "csv").out)
    for place in (0, 2, -1):
        assert guarded_off(rows[1][place]) == printable(clean_line(text))


def test_a_word_in_a_number_cell(vbtui: Run, file: Path) -> None:
    with Database.open(file, author="Ada", write=True) as db:
        editor = Editor(db)
        row = editor.add_row(TABLES["byggprojekt"], editor.organisation[IT], "", "Hus")
    target = f"byggprojekt/{row}"
    words = ["set", file, target, "kalkyl", "=ingår i [ovan]", "--enhet", "it"]
    assert vbtui(*words).code == 0
    found = vbtui("show", file, "byggprojekt", "--enhet", "it", "--json").json
    assert found[0]["rader"][0]["varden"][0] == "=ingår i [ovan]"
    explained = vbtui("explain", file, f"{target}/kalkyl", "--enhet", "it", "--json").json
    assert explained["varde"] == "=ingår i [ovan]"
    rows = read_csv(vbtui("show", file, "byggprojekt", "--enhet", "it", "--format", "csv").out)
    assert rows[1][4] == "'=ingår i [ovan]"


def test_lines_of_a_comment_are_kept(vbtui: Run, file: Path) -> None:
    text = "Rad ett\r\nRad två\x0bmjuk\rradslut\u2028nästa\n\n  - punkt\tflik\n"
    assert vbtui("set", file, "uppdrag/28", "kommentar", text).code == 0
    stored = "Rad ett\nRad två\nmjuk\nradslut\nnästa\n\n  - punkt\tflik\n"
    assert nodes(vbtui("show", file, "--json").json)[2]["kommentar"] == stored
    rows = read_csv(vbtui("show", file, "--format", "csv").out)
    assert rows[3][rows[0].index("kommentar")] == stored


def _no_escapes(text: str) -> None:
    """Nothing that a terminal would obey: no controls but line ends and tabs, nothing turned."""
    assert not [char for char in text if unicodedata.category(char) == "Cc" and char not in "\n\t"]
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
