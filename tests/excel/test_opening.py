"""Workbooks that are none, or are made to do harm: each gets its sentence, at once."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from vbtui.domain.errors import VbtuiError
from vbtui.excel.opening import MOST_ROWS, opened
from vbtui.excel.reading import read_book

_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(path: Path, sheet: str, **parts: str) -> Path:
    """The smallest workbook, with this inside its only sheet."""
    office = "http://schemas.openxmlformats.org"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    inside = {
        "[Content_Types].xml": (
            f'<Types xmlns="{office}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/{_SHEET}" ContentType="{kinds}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" Type'
            f'="{office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"'
            "/></Relationships>"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{office}/officeDocument/2006/relationships">'
            '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" Type'
            f'="{office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml'
            '"/></Relationships>'
        ),
        _SHEET: f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in (inside | parts).items():
            archive.writestr(name, text)
    return path


def _data(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _zip(path: Path, **parts: str) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def _ods(path: Path) -> Path:
    return _zip(path, mimetype="application/vnd.oasis.opendocument.spreadsheet")


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _lying(path: Path) -> Path:
    """A zip whose directory says that a part is small."""
    workbook(path, f"<sheetData>{' ' * 5_000_000}</sheetData>")
    data = path.read_bytes()
    with ZipFile(path) as archive:
        size = struct.pack("<I", archive.getinfo(_SHEET).file_size)
    path.write_bytes(data.replace(size, struct.pack("<I", 300)))
    return path


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{place} "{f"&a{place - 1};" * 10}">' for place in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c t="inlineStr"><is><t>&a9;</t></is>'
        "</c></row></sheetData></worksheet>"
    )


def _entity() -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c t="inlineStr"><is><t>&e;</t></is>'
        "</c></row></sheetData></worksheet>"
    )


_FAR = '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
_MACROS = (
    '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main"/></Types>'
)

HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "xls": (lambda path: _data(path, b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(3000)), r"\(\.xls\)"),
    "csv": (lambda path: _data(path, b"Uppdrag;Status\r\n28;Klart\r\n"), "textfil"),
    "html": (lambda path: _data(path, b"\n<HTML><table></table>"), "webbsida"),
    "tom": (lambda path: _data(path, b""), "är tom"),
    "annat": (lambda path: _data(path, b"\x89PNG\x00\x01"), "är ingen arbetsbok"),
    "avkortad": (
        lambda path: _data(path, workbook(path, "<sheetData/>").read_bytes()[:700]),
        "avkortad",
    ),
    "ods": (_ods, r"\(\.ods\)"),
    "xlsb": (lambda path: _zip(path, **{"xl/workbook.bin": ""}), r"\(\.xlsb\)"),
    "zip": (lambda path: _zip(path, **{"brev.txt": "Hej"}), "är ingen arbetsbok"),
    "xlsm": (
        lambda path: workbook(path, "<sheetData/>", **{"[Content_Types].xml": _MACROS}),
        r"\(\.xlsm\)",
    ),
    "bomb": (
        lambda path: workbook(path, f"<sheetData>{' ' * 30_000_000}</sheetData>"),
        "packas upp",
    ),
    "lögn": (_lying, "skadad"),
    "delar": (
        lambda path: workbook(path, "", **{f"xl/{place}.xml": "" for place in range(600)}),
        "packas upp",
    ),
    "entiteter": (lambda path: workbook(path, "", **{_SHEET: _laughs()}), "hänvisningar"),
    "utåt": (lambda path: workbook(path, "", **{_SHEET: _entity()}), "hänvisningar"),
    "utf-16": (
        lambda path: workbook(path, "", **{_SHEET: _entity().encode("utf-16").decode("latin-1")}),
        "skadad|hänvisningar|_vbtui",
    ),
    "trasig": (lambda path: workbook(path, "<sheetData><row>"), "skadad"),
    "främmande": (lambda path: workbook(path, "<sheetData/>"), "det dolda bladet _vbtui"),
    "sammanslagna": (
        lambda path: workbook(
            path, '<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        "_vbtui",
    ),
    "mapp": (_folder, "är en mapp"),
    "ingen": (lambda path: path, "den finns inte"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_each_gets_its_sentence_within_a_second(kind: str, tmp_path: Path) -> None:
    make, said = HOSTILE[kind]
    path = make(tmp_path / "bok.xlsx")
    start = time.perf_counter()
    with pytest.raises(VbtuiError, match=said) as caught:
        read_book(path)
    assert time.perf_counter() - start < 1
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_cell_far_away_is_not_walked_to(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bok.xlsx", _FAR)
    start = time.perf_counter()
    with opened(path) as book, pytest.raises(VbtuiError, match="för stort"):
        assert len(list(book.rows("Blad1"))) <= MOST_ROWS
    assert time.perf_counter() - start < 1


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    sheet = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    path = workbook(tmp_path / "bok.xlsx", f"{sheet}</sheetData>")
    with opened(path) as book:
        assert [len(row) for row in book.rows("Blad1")] == [1]


@pytest.mark.parametrize("mark", ["~$bok.xlsx", ".~lock.bok.xlsx#"])
def test_an_open_workbook_is_not_read_and_the_mark_is_none(mark: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "bok.xlsx", "<sheetData/>")
    (tmp_path / mark).write_bytes(b"Ada")
    with pytest.raises(VbtuiError, match="är öppen i ett kalkylprogram"):
        read_book(path)
    with pytest.raises(VbtuiError, match="märke"):
        read_book(tmp_path / mark)
