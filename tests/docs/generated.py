"""The handbook's tables that are made from the program: keys and themes.

A comment in the document says what the table below it holds. ``python -m tests.docs.generated``
writes them all anew; a test holds that it would change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tests.docs import bindings
from tests.docs.markdown import DOCS

Row = tuple[str, ...]

HANDBOOK = DOCS / "handbok.md"
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
    return [_line(header), "|" + "---|" * len(header), *map(_line, rows)]


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


if __name__ == "__main__":
    HANDBOOK.write_text(filled(HANDBOOK.read_text(encoding="utf-8")), encoding="utf-8")
