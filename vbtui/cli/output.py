"""What the command line writes, and to which stream: answers to standard output, notes and errors
to standard error. User text is written literally, but never as a terminal escape."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from json import JSONEncoder
from typing import Any

from vbtui.domain.errors import FileError, reason
from vbtui.domain.text import clean_line, printable


class Later:
    """A long list for :data:`Json`, whose values are made as they are written."""

    def __init__(self, values: Iterable[Json]) -> None:
        """The values, gone through once."""
        self.values = values


Json = str | int | bool | Decimal | None | list["Json"] | dict[str, "Json"] | Later
"""What becomes JSON."""

_BLOCK = 1000
"""So many pieces are written at a time: a call for each would cost more than making it."""
UNLIMITED = 1_000_000
"""The width of a page that nobody looks at: a file or a pipe gets every row on one line."""


def prepare() -> None:
    """Make both streams UTF-8 with plain line ends, whatever the system's code page is.

    Windows has cp1252 in a pipe, which has no minus sign (U+2212).
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Write an answer, or a piece of it.

    :raises FileError: it cannot be written (the disk is full).
    """
    # There is no stream at all in a process that was started without one.
    if sys.stdout is not None:
        with _writing():
            sys.stdout.write(text)


def write_all(pieces: Iterable[str]) -> None:
    """Write an answer piece by piece, so that a long one is never all in memory.

    :raises FileError: it cannot be written (the disk is full).
    """
    block: list[str] = []
    for piece in pieces:
        block.append(piece)
        if len(block) == _BLOCK:
            write("".join(block))
            block.clear()
    write("".join(block))


def write_lines(lines: Iterable[str]) -> None:
    """Write an answer for people, with nothing in it that a terminal would obey.

    :raises FileError: it cannot be written (the disk is full).
    """
    write_all(printable(line) + "\n" for line in lines)


def write_json(value: Json) -> None:
    """Write an answer for programs.

    :raises FileError: it cannot be written (the disk is full).
    """
    write_all(json_pieces(value))
    write("\n")


def flush() -> None:
    """Let nothing wait to be written.

    :raises FileError: it cannot be written (the disk is full).
    """
    if sys.stdout is not None:
        with _writing():
            sys.stdout.flush()


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        raise FileError(f"Svaret kunde inte skrivas: {reason(error)}.") from error


def abandon() -> None:
    """Throw away what waits to be written, so that Python does not fail on it when it ends."""
    with (
        contextlib.suppress(OSError),  # A stream that is no file has nothing to fail on.
        open(os.devnull, "wb") as nowhere,  # noqa: PTH123 - the system's name for it is no path
    ):
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def complain(sentence: str) -> None:
    """Write one sentence, on one line, to standard error."""
    note(sentence)


def note(sentence: str) -> None:
    """Write something that a person should know but that is no part of the answer."""
    if sys.stderr is not None:
        sys.stderr.write(printable(clean_line(sentence)) + "\n")


def watched() -> bool:
    """Whether somebody sits at a terminal and sees what is noted."""
    return sys.stderr is not None and sys.stderr.isatty()


def width() -> int:
    """How many columns a line may take: the terminal's, or any number where there is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return UNLIMITED
    import shutil

    return max(40, shutil.get_terminal_size().columns)


def broken(text: str, page: int, indent: str = "", deeper: str = "") -> list[str]:
    """A line of text as lines that fit the page, all but the first indented ``deeper`` too.

    A line that fits is left exactly as it is.
    """
    if len(indent) + len(text) <= page:
        return [indent + text]
    import textwrap

    return textwrap.wrap(text, page, initial_indent=indent, subsequent_indent=indent + deeper)


def decimal_text(number: Decimal) -> str:
    """A number for machines: all its digits, a point, never an exponent."""
    return f"{number:f}"


# What JSON may hold as it stands but a terminal should not be sent: C1 controls, characters that
# turn the direction of writing, and halves of surrogate pairs, which UTF-8 cannot hold.
_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


_encode = JSONEncoder(ensure_ascii=False).encode


def json_pieces(value: Json) -> Iterator[str]:
    """The value as JSON, in pieces: decimals digit for digit, lists of plain values on one line."""
    line = _line(value)
    if line is None:
        yield from _lines(value, "")
    else:
        yield line


def _lines(value: Json, indent: str) -> Iterator[str]:
    """What takes several lines; an object of which each field takes one is a single piece."""
    inner = indent + "  "
    if isinstance(value, dict):
        piece, before = "", "{\n"
        for key, one in value.items():
            line = _line(one)
            if line is None:
                yield f"{piece}{before}{inner}{_key(key)}"
                yield from _lines(one, inner)
                piece = ""
            else:
                piece += f"{before}{inner}{_key(key)}{line}"
            before = ",\n"
        yield f"{piece}\n{indent}}}"
    elif isinstance(value, list | Later):
        before = "[\n"
        for one in value.values if isinstance(value, Later) else value:
            yield before + inner
            line = _line(one)
            if line is None:
                yield from _lines(one, inner)
            else:
                yield line
            before = ",\n"
        yield "[]" if before == "[\n" else f"\n{indent}]"


def _line(value: Json) -> str | None:
    """The value on one line; None where it takes several."""
    write = _PLAIN.get(value.__class__)
    if write is not None:
        return write(value)
    if isinstance(value, list):
        if not all(one.__class__ in _PLAIN for one in value):
            return None
        return f"[{', '.join([_PLAIN[one.__class__](one) for one in value])}]"
    if isinstance(value, str):  # A word of an enumeration.
        return _text(value)
    return None if isinstance(value, Later) or value else "{}"


@lru_cache(maxsize=256)
def _key(name: str) -> str:
    """A name before its value: there are few, each of them in every row."""
    return f"{_text(name)}: "


def _text(value: str) -> str:
    text = _encode(value)
    if text.isprintable():
        return text
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


_PLAIN: dict[type, Callable[[Any], str]] = {
    str: _text,
    Decimal: decimal_text,
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    int: str,
}
"""What is no list and no object, and how it is written. A table has a million of them, so they
are told apart by their type and not by one question after another."""


_FORMULA = tuple("=+-@'\t\r\n")
"""What a text may not begin with: a spreadsheet would take all but the apostrophe as a formula or
drop it in front of one."""


def csv_lines(rows: Iterable[Sequence[str | Decimal | None]]) -> Iterator[str]:
    """The rows as a Swedish Excel opens them: UTF-8 with a byte order mark, semicolons, decimal
    commas.

    A text that begins as a formula gets an apostrophe in front, and so does one that begins with
    an apostrophe: whoever reads the file takes one off again.
    """
    import csv

    line = io.StringIO()
    line.write("\ufeff")
    writer = csv.writer(line, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _csv_cell(value: str | Decimal | None) -> str:
    if isinstance(value, Decimal):
        return decimal_text(value).replace(".", ",")
    text = printable(value or "")
    return "'" + text if text.startswith(_FORMULA) else text
