"""What a workbook must hold to for Excel to open it without repairing it.

In the place of the ECMA-376 schemas, which are megabytes: the order of a sheet's elements, and
that what refers to something else in the file finds it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl.utils import coordinate_to_tuple, range_boundaries

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# CT_Worksheet, ECMA-376 part 1, 18.3.1.99.
_ELEMENTS = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection"
    " protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells"
    " phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins"
    " pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors"
    " smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls"
    " webPublishItems tableParts extLst"
)
_ORDER = {name: place for place, name in enumerate(_ELEMENTS.split())}
_LONGEST = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}

Element = ElementTree.Element


def faults(path: Path) -> list[str]:
    """Everything that is wrong with a workbook, in words."""
    with ZipFile(path) as archive:
        names = archive.namelist()
        parts = {
            name: ElementTree.fromstring(archive.read(name))
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    found = [f"{name} is there twice" for name in {one for one in names if names.count(one) > 1}]
    found += _types(names, parts["[Content_Types].xml"])
    for name, part in parts.items():
        found += [f"{name}: {fault}" for fault in _relations(name, part, parts)]
    book = parts["xl/workbook.xml"]
    styles = parts["xl/styles.xml"]
    for name, part in parts.items():
        if part.tag == f"{_MAIN}worksheet":
            found += [f"{name}: {fault}" for fault in _sheet(part, styles, book)]
    return [*found, *_names(book), *_tables(parts)]


def _types(names: list[str], types: Element) -> Iterator[str]:
    given = {one.get("PartName", "").lstrip("/") for one in types if one.tag.endswith("Override")}
    endings = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    for name in names:
        known = name in given or name.rpartition(".")[2] in endings
        if not known and name != "[Content_Types].xml":
            yield f"{name} has no type"
    yield from (f"{name} has a type and is not there" for name in given - set(names))


def _relations(name: str, part: Element, parts: dict[str, Element]) -> Iterator[str]:
    folder, own = posixpath.split(name)
    if folder.endswith("_rels") or name == "[Content_Types].xml":
        return
    rels = parts.get(f"{folder}/_rels/{own}.rels")
    ids = {}
    for one in rels if rels is not None else ():
        target = one.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        ids[one.get("Id")] = place
        if one.get("TargetMode") == "External":
            yield f"leads out of the file: {target}"
        elif posixpath.normpath(place) not in parts:
            yield f"{target} is not there"
    asked = {one.get(f"{_REL}id") for one in part.iter()} - {None}
    yield from (f"{one} leads nowhere" for one in asked - ids.keys())
    yield from (f"{one} is not asked for" for one in ids.keys() - asked if "theme" not in ids[one]
                and "styles" not in ids[one])  # fmt: skip


def _sheet(part: Element, styles: Element, book: Element) -> Iterator[str]:
    order = [_ORDER[one.tag.removeprefix(_MAIN)] for one in part]
    if order != sorted(order):
        yield "its elements are in another order than the schema's"
    looks = len(_all(styles, "cellXfs/xf"))
    dxfs = len(_all(styles, "dxfs/dxf"))
    last = 0
    for row in _all(part, "sheetData/row"):
        number = int(row.get("r", "0"))
        if number <= last:
            yield f"row {number} comes after row {last}"
        last, column = number, 0
        for cell in row:
            at = coordinate_to_tuple(cell.get("r", ""))
            if at[0] != number or at[1] <= column:
                yield f"{cell.get('r')} is out of place"
            column = at[1]
            if int(cell.get("s", "0")) >= looks:
                yield f"{cell.get('r')} has no style"
    for rule in _all(part, "conditionalFormatting/cfRule"):
        if int(rule.get("dxfId", "0")) >= dxfs:
            yield "a conditional format has no look"
    yield from _validations(part, book)


def _validations(part: Element, book: Element) -> Iterator[str]:
    names = {one.get("name") for one in _all(book, "definedNames/definedName")}
    seen: list[tuple[int, int, int, int]] = []
    rules = _all(part, "dataValidations/dataValidation")
    for rule in rules:
        for place in rule.get("sqref", "").split():
            box: tuple[int, int, int, int] = range_boundaries(place)  # type: ignore[assignment] # no whole columns here
            if any(_meet(box, other) for other in seen):
                yield f"{place} has two rules"
            seen.append(box)
        formula = rule.findtext(f"{_MAIN}formula1", "")
        if rule.get("type") == "list" and not formula.startswith('"') and formula not in names:
            yield f"the list {formula} is not there"
        for field, most in (
            ("promptTitle", 32),
            ("errorTitle", 32),
            ("prompt", 255),
            ("error", 255),
        ):
            if len(rule.get(field, "")) > most:
                yield f"{field} is too long"
        if len(formula) > 255:
            yield "a rule is too long"
    count = part.find(f"{_MAIN}dataValidations")
    if count is not None and int(count.get("count", "0")) != len(rules):
        yield "the rules are miscounted"


def _meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _names(book: Element) -> Iterator[str]:
    sheets = [one.get("name", "") for one in _all(book, "sheets/sheet")]
    if len({name.casefold() for name in sheets}) < len(sheets):
        yield "two sheets have one name"
    yield from (f"{name}: the name is too long" for name in sheets if len(name) > 31)
    seen = set()
    for one in _all(book, "definedNames/definedName"):
        key = one.get("name", "").casefold(), one.get("localSheetId")
        if key in seen:
            yield f"{key[0]} is defined twice"
        seen.add(key)
        whose = re.match(r"'((?:[^']|'')+)'!", one.text or "")
        if not whose or whose[1].replace("''", "'") not in sheets:
            yield f"{key[0]} leads nowhere: {one.text}"
        rows = [int(row) for row in re.findall(r"\$(\d+)", one.text or "")]
        if rows != sorted(rows):
            yield f"{key[0]} ends above where it begins: {one.text}"


def _tables(parts: dict[str, Element]) -> Iterator[str]:
    tables = [part for part in parts.values() if part.tag == f"{_MAIN}table"]
    for field in ("id", "displayName"):
        found = [one.get(field, "").casefold() for one in tables]
        yield from (
            f"two tables have the {field} {one}" for one in {*found} if found.count(one) > 1
        )
    for one in tables:
        name = one.get("displayName")
        left, top, right, bottom = range_boundaries(one.get("ref", ""))
        columns = _all(one, "tableColumns/tableColumn")
        if len(columns) != right - left + 1:  # type: ignore[operator] # no whole rows here
            yield f"{name} has another number of columns than its range"
        if [column.get("id") for column in columns] != [str(n + 1) for n in range(len(columns))]:
            yield f"{name} counts its columns in another way"
        sums = int(one.get("totalsRowCount", "0"))
        rows = one.find(f"{_MAIN}autoFilter")
        wanted = left, top, right, bottom - sums  # type: ignore[operator] # as above
        if rows is not None and range_boundaries(rows.get("ref", "")) != wanted:
            yield f"{name} filters other rows than its own"


def _all(part: Element, path: str) -> list[Element]:
    return part.findall("/".join(f"{_MAIN}{step}" for step in path.split("/")))
