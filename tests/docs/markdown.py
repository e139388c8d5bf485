"""Reads our own documents: headings, tables and fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@dataclass(frozen=True, slots=True)
class Table:
    """A Markdown table, under which headings it stands, and the line before it."""

    path: tuple[str, ...]
    before: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def heading(self) -> str:
        """The nearest heading above, as it is written."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and the paragraph before it."""

    language: str
    text: str
    before: str


def read(name: str) -> str:
    """A document of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


_HEADING = re.compile(r"(#+) (.+)")
_CELL_END = re.compile(r"(?<!\\)\|")


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inner))


def tables(text: str) -> list[Table]:
    """Every table in order."""
    found: list[Table] = []
    path: list[tuple[int, str]] = []
    before = ""
    lines = iter(outside_fences(text))
    line = next(lines, None)
    while line is not None:
        if match := _HEADING.fullmatch(line):
            level = len(match[1])
            path = [*(one for one in path if one[0] < level), (level, match[2])]
        if not line.startswith("|"):
            before = line or before
            line = next(lines, None)
            continue
        block = []
        while line is not None and line.startswith("|"):
            block.append(_cells(line))
            line = next(lines, None)
        header, rule, *rows = block
        assert all(set(cell) <= {"-", ":"} for cell in rule), f"no rule under {header}"
        assert all(len(row) == len(header) for row in rows), f"ragged table {header}"
        found.append(Table(tuple(name for _, name in path), before, header, tuple(rows)))
    return found


def outside_fences(text: str) -> Iterator[str]:
    """The lines that are not in fenced blocks."""
    inside = False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            yield line


_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[Block]:
    """Every fenced block in that language."""
    found = []
    for match in _FENCE.finditer(text):
        if match[1] == language:
            paragraphs = text[: match.start()].strip().split("\n\n")
            found.append(Block(match[1], match[2], paragraphs[-1]))
    return found


_CODE = re.compile(r"`([^`]+)`")


def codes(text: str) -> list[str]:
    """What stands between backticks."""
    return _CODE.findall(text)


def code(text: str) -> str:
    """The one word between backticks that a cell begins with."""
    match = _CODE.match(text)
    assert match is not None, f"no code in {text!r}"
    return match[1]


def anchor(heading: str) -> str:
    """The address of a heading within its document, as code hosts make it."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")
