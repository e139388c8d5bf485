"""What the workspace Rapport says: of what would be written, what is missing in it, and where."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from vbtui.domain.tal import fmt
from vbtui.tui.files import shown_folder, shown_path, shown_size
from vbtui.tui.text import plain
from vbtui.tui.widgets.columns import Line

if TYPE_CHECKING:
    from vbtui.excel.export import Exported, Outline, SheetOutline

_MUTED = "$text-muted"
MOST = 500
"""So much of what is missing is listed; the rest is counted."""


def sheet_lines(outline: Outline) -> list[Line]:
    """A line for each sheet."""
    return [
        Line(
            sheet.name,
            (sheet.name, fmt_count(sheet.rows), sheet.missing or "–"),
            "◐" if sheet.missing else "✓",
            "warning" if sheet.missing else "success",
        )
        for sheet in outline.sheets
    ]


def fmt_count(count: int) -> str:
    """A number of things, with spaces between thousands."""
    return fmt(Decimal(count))


def size(outline: Outline) -> str:
    """How much there is: ``15 blad · 612 rader``."""
    rows = sum(sheet.rows for sheet in outline.sheets)
    return f"{len(outline.sheets)} blad · {fmt_count(rows)} rader"


def missing_count(outline: Outline) -> int:
    """How many things are not filled in."""
    return sum(len(left) for _, left in outline.missing)


def missing(outline: Outline) -> str:
    """What is not filled in, in a line."""
    count = missing_count(outline)
    if not count:
        return "inget"
    things = "1 sak är inte ifylld" if count == 1 else f"{fmt_count(count)} saker är inte ifyllda"
    units = len(outline.missing)
    return f"{things}, i {units} enheter" if units > 1 else things


def all_missing(outline: Outline) -> Content:
    """All that is not filled in, unit by unit."""
    if not outline.missing:
        return plain("✓ Inget saknas.", "bold $text-success")
    lines: list[Content] = []
    room = MOST
    for enhet, left in outline.missing:
        if lines:
            lines.append(plain(""))
        lines.append(plain(f"◐ {enhet.namn}: {len(left)}", "bold $text-warning"))
        lines += [plain(f"  {one.text}") for one in left[:room]]
        if len(left) > room:
            lines.append(plain(f"  och {len(left) - room} till", _MUTED))
        room = max(0, room - len(left))
    return Content("\n").join(lines)


def sheet(one: SheetOutline) -> Content:
    """One sheet: what stands in it, and all that is not filled in."""
    rows = "1 rad" if one.rows == 1 else f"{fmt_count(one.rows)} rader"
    return Content("\n").join(
        [
            plain(one.what),
            plain(rows, _MUTED),
            plain(""),
            plain(f"◐ Saknas: {one.missing}", "$text-warning")
            if one.missing
            else plain("✓ Inget saknas.", "$text-success"),
        ]
    )


def target(path: Path, *, exists: bool) -> str:
    """A path with what tells it from others first, and whether something is replaced there."""
    replaces = " (finns, ersätts)" if exists else ""
    return f"{path.name}{replaces}, i {shown_folder(path.parent)}"


def written(done: Exported, bytes_written: int, left: int) -> Content:
    """What has been written, and where it is."""
    verb = "Ersatte" if done.replaced else "Skrev"
    lines = [
        plain(f"✓ {verb} {done.path.name}", "bold $text-success"),
        plain(f"  {len(done.sheets)} blad, {shown_size(bytes_written)}", _MUTED),
        plain(""),
        plain("Den ligger här:", _MUTED),
        plain(shown_path(done.path)),
    ]
    if left:
        things = "1 sak" if left == 1 else f"{fmt_count(left)} saker"
        lines += [plain(""), plain(f"◐ {things} var inte ifyllda när den skrevs.", "$text-warning")]
    return Content("\n").join(lines)


def count_changes(count: int) -> str:
    """``1 ändring``, ``7 ändringar``."""
    return "1 ändring" if count == 1 else f"{fmt_count(count)} ändringar"


def count_faults(faults: Sequence[object]) -> str:
    """``1 fel``, ``3 fel``."""
    return f"{fmt_count(len(faults))} fel"
