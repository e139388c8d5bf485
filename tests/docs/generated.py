"""What the documents say that is made from the program: the handbook's tables of keys and themes,
and the whole of tabeller.md.

A comment in the handbook says what the table below it holds. ``python -m tests.docs.generated``
writes all of it anew; tests hold that it would change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tests.docs import bindings
from tests.docs.markdown import DOCS
from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Column, Elsewhere, Table
from vbtui.domain.table import Row as TableRow
from vbtui.domain.tables import TABLES

Row = tuple[str, ...]

HANDBOOK = DOCS / "handbok.md"
TABLES_DOCUMENT = DOCS / "tabeller.md"
_MARK = re.compile(
    r"^<!-- (tangenter|teman)(?:: ([\w., ]+))? -->\n(?:\n?(?:\|.*\n)+)?", re.MULTILINE
)


def filled(text: str) -> str:
    """The document with every table as the program would have it today."""

    def fill(match: re.Match[str]) -> str:
        lines = table(match[1], (match[2] or "").replace(",", " ").split())
        return match[0].partition("\n")[0] + "\n\n" + "".join(f"{line}\n" for line in lines)

    return _MARK.sub(fill, text)


def marked(text: str) -> list[str]:
    """The dotted names of all classes whose keys the document holds."""
    names = [match[2] for match in _MARK.finditer(text) if match[1] == "tangenter"]
    return [name for group in names for name in group.replace(",", " ").split()]


def table(kind: str, names: Iterable[str]) -> list[str]:
    """One table as lines of Markdown."""
    header, rows = _KINDS[kind](names)
    return _lines(header, rows)


def _line(cells: Row) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _keys(names: Iterable[str]) -> tuple[Row, list[Row]]:
    known = bindings.keyed_classes()
    rows: list[Row] = [row for name in names for row in bindings.rows(known[name])]
    return ("Tangent", "Gör", "Mer"), rows


def _themes(_: Iterable[str]) -> tuple[Row, list[Row]]:
    from vbtui.tui.data import shipped
    from vbtui.tui.themes import read_theme

    themes = [read_theme(path) for path in sorted(shipped("themes").glob("*.toml"))]
    kind = {True: "mörkt", False: "ljust"}
    return ("Tema", "Id", "Färger"), [
        (one.title, f"`{one.name}`", "inga" if one.monochrome else kind[one.dark]) for one in themes
    ]


_KINDS: dict[str, Callable[[Iterable[str]], tuple[Row, list[Row]]]] = {
    "tangenter": _keys,
    "teman": _themes,
}

_TABLES_HEAD = """# Uppföljningens tabeller

Varje tabell som enheterna fyller i med siffror, med dess rader och kolumner. Id är ordet på
kommandoraden och i filen. Det som räknas ut står inte i filen. Ord inom klamrar i en rubrik blir
år och dagar: `{ar}` är periodens år och `{fg_ar}` det som jämförs. Texten skrivs ur programmet av
`python -m tests.docs.generated`.
"""


def tables_document() -> str:
    """tabeller.md as the program would have it today."""
    return _TABLES_HEAD + "".join(f"\n{_of_table(one)}" for one in TABLES.values())


def _of_table(one: Table) -> str:
    columns = [
        (f"`{c.id}`", f"{c.group}: {c.title}" if c.group else c.title, _origin(c), _when(one, c))
        for c in one.columns
    ]
    rows = [(f"`{r.id}`", r.title, _origin(r), _shown(r.only)) for r in one.rows]
    name = f"{one.title}, {one.unit}" if one.unit else one.title
    lines = [f"## `{one.id}`", "", f"{name}. {one.definition}".rstrip(), ""]
    lines += _lines(("Kolumn", "Rubrik", "Kommer ur", "Visas"), columns)
    if one.free_rows:
        lines += ["", "Raderna lägger enheterna själva till."]
    elif one.unit_rows:
        lines += ["", "Raderna är enheterna, och sist deras summa.", ""]
        lines += _lines(("Rad", "Namn", "Kommer ur", "Visas"), rows)
    else:
        lines += ["", *_lines(("Rad", "Namn", "Kommer ur", "Visas"), rows)]
    return "".join(f"{line}\n" for line in lines)


def _origin(one: Column | TableRow) -> str:
    if one.formula is None:
        return "skrivs in"
    if isinstance(one, Column) and isinstance(one.formula, Elsewhere):
        return "hämtas, kan skrivas över" if one.restated else "hämtas"
    published = isinstance(one, TableRow) and one.published
    return "räknas ut" + (", eller publicerad procent" if published else "")


def _when(table: Table, column: Column) -> str:
    """In which kinds of period a column is shown."""
    found = [typ for typ in PeriodTyp if column in table.columns_for(typ) and table.shown_in(typ)]
    return _shown(found[0] if len(found) == 1 else None)


def _shown(only: PeriodTyp | None) -> str:
    return f"vid {only.word.lower()}" if only else "alltid"


def _lines(header: Row, rows: Iterable[Row]) -> list[str]:
    return [_line(header), "|" + "---|" * len(header), *map(_line, rows)]


if __name__ == "__main__":
    TABLES_DOCUMENT.write_text(tables_document(), encoding="utf-8")
    HANDBOOK.write_text(filled(HANDBOOK.read_text(encoding="utf-8")), encoding="utf-8")
