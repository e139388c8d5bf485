"""Opening a workbook that somebody has sent: it is read as data, and nothing in it is trusted.

A workbook is a zip of XML. A few kilobytes can unpack to gigabytes, a sheet can claim to have 17
thousand million cells, and XML can refer to other files. So the directory of the zip is looked at
before any of it is unpacked, and the sheets are read row by row with a limit on how many.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from vbtui.domain.errors import FileError, InputError, VbtuiError, reason

MOST_ROWS = 150_000
MOST_COLUMNS = 500
_MOST_CELLS = 5_000_000
_MOST_BYTES = 20 * 1024**2
_MOST_PARTS = 500
_MOST_PART = 100 * 1024**2
_MOST_UNPACKED = 200 * 1024**2
_MOST_RATIO = 200
"""How many times larger than packed a part may be; sheets are ten to thirty times larger."""
_SMALL_PART = 1024**2
"""A part that is no larger may be of any ratio."""
_PROLOG = 64 * 1024
"""Bytes of a part in which a document type would stand."""

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_SAVE_AS = "spara den som en vanlig arbetsbok (.xlsx) och importera den"


class Opened:
    """An open workbook; its sheets are read as often as they are asked for."""

    def __init__(self, path: Path, book: Any) -> None:
        """Made by :func:`opened`."""
        self._path = path
        self._book = book
        self.sheets: tuple[str, ...] = tuple(book.sheetnames)
        self.properties = {one.name: one.value for one in book.custom_doc_props}
        """What the workbook says of itself."""

    def rows(self, sheet: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a sheet from the first, each with its cells from the first column.

        :raises FileError: there are more of them than a workbook of ours can have.
        """
        found = self._book[sheet]
        if not hasattr(found, "reset_dimensions"):
            return  # A sheet with nothing but a chart.
        # What a sheet says of its own size is no more than a claim.
        found.reset_dimensions()
        cells = 0
        for number, row in enumerate(found.iter_rows(), start=1):
            cells += len(row)
            if number > MOST_ROWS or len(row) > MOST_COLUMNS or cells > _MOST_CELLS:
                raise FileError(
                    f"Bladet {sheet} i {self._path.name} är för stort ({MOST_ROWS} rader och"
                    f" {MOST_COLUMNS} kolumner kan läsas); ta bort det som inte hör till tabellen."
                )
            yield row


@contextlib.contextmanager
def opened(path: Path, *, formulas: bool = False) -> Iterator[Opened]:
    """A workbook whose cells have the values that were saved last, or with ``formulas`` those.

    Nothing in it is run, followed or worked out.

    :raises InputError: it is another kind of file; the sentence says which, and what to do.
    :raises FileError: it cannot be read, or is made to do harm.
    """
    _require_closed(path)
    with _told(path), warnings.catch_warnings():
        # openpyxl warns of what it leaves out; nothing is written back, so nothing is lost.
        warnings.simplefilter("ignore")
        _require_workbook(path)
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True, data_only=not formulas, keep_links=False)
        try:
            yield Opened(path, book)
        finally:
            book.close()


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except VbtuiError:
        raise
    except OSError as error:
        raise FileError(f"{path.name} går inte att läsa: {reason(error)}.") from error
    except Exception as error:
        # Of a broken workbook the library raises anything: KeyError, ParseError, zlib.error.
        raise FileError(
            f"{path.name} är skadad och går inte att läsa ({type(error).__name__}); öppna den i"
            " Excel, spara den på nytt och importera igen."
        ) from error


def _require_closed(path: Path) -> None:
    if path.name.startswith(("~$", ".~lock.")):
        raise InputError(
            f"{path.name} är bara ett märke på att en arbetsbok är öppen; ange arbetsboken själv."
        )
    for mark in (f"~${path.name}", f".~lock.{path.name}#"):
        if path.with_name(mark).exists():
            raise FileError(
                f"{path.name} är öppen i ett kalkylprogram (filen {mark} ligger bredvid); spara"
                " och stäng den där först."
            )


def _require_workbook(path: Path) -> None:
    """Look at the outside of the file: what kind it is, how large, and what the zip says."""
    if path.is_dir():
        raise InputError(f"{path.name} är en mapp; ange en arbetsbok (.xlsx).")
    size = path.stat().st_size
    if size == 0:
        raise InputError(f"{path.name} är tom; exportera en ny med vbtui export.")
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(_OLE):
        raise InputError(
            f"{path.name} är en äldre Excelfil (.xls) eller skyddad med lösenord; {_SAVE_AS}."
        )
    if not head.startswith(_ZIP):
        raise InputError(_other_kind(path, head))
    if size > _MOST_BYTES:
        raise FileError(
            f"{path.name} är för stor ({size // 1024**2} MB; högst {_MOST_BYTES // 1024**2} MB)."
        )
    try:
        with ZipFile(path) as archive:
            _require_parts(path, archive)
    except BadZipFile as error:
        raise FileError(
            f"{path.name} är avkortad eller skadad; hämta den på nytt därifrån den kom."
        ) from error


def _other_kind(path: Path, head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<table")):
        return f"{path.name} är en webbsida och ingen arbetsbok; öppna den i Excel och {_SAVE_AS}."
    if b"\x00" not in head:
        return (
            f"{path.name} är en textfil (till exempel .csv) och ingen arbetsbok; importera en"
            " arbetsbok som vbtui export har skrivit."
        )
    return f"{path.name} är ingen arbetsbok; ange en fil som vbtui export har skrivit (.xlsx)."


def _require_parts(path: Path, archive: ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    if (
        len(parts) > _MOST_PARTS
        or len(names) < len(parts)
        or unpacked > _MOST_UNPACKED
        or any(part.file_size > _MOST_PART for part in parts)
        or any(
            part.file_size > max(_SMALL_PART, part.compress_size * _MOST_RATIO) for part in parts
        )
    ):
        raise FileError(
            f"{path.name} packas upp till mer än en arbetsbok brukar och öppnas därför inte; öppna"
            " den i Excel om du litar på den, och spara den på nytt."
        )
    _require_kind(path, archive, names)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as file:
                head = file.read(_PROLOG)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head or head.startswith(_UTF16):
                raise FileError(
                    f"{path.name} innehåller XML som en arbetsbok aldrig har (hänvisningar utåt)"
                    " och öppnas därför inte; fråga den som skickade den."
                )


def _require_kind(path: Path, archive: ZipFile, names: set[str]) -> None:
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:100]:
        raise InputError(f"{path.name} är ett kalkylblad i OpenDocument (.ods); {_SAVE_AS}.")
    if "xl/workbook.bin" in names:
        raise InputError(f"{path.name} är en binär arbetsbok (.xlsb); {_SAVE_AS}.")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise InputError(f"{path.name} är ingen arbetsbok; ange en som vbtui export har skrivit.")
    with archive.open("[Content_Types].xml") as file:
        types = file.read(_PROLOG)
    if b"macroEnabled" in types or "xl/vbaProject.bin" in names:
        raise InputError(f"{path.name} har makron (.xlsm), som vbtui aldrig kör; {_SAVE_AS}.")
