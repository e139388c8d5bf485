"""What a workbook that has come back would change, in the words that people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from vbtui.domain.text import preview, printable
from vbtui.domain.times import shown_moment
from vbtui.domain.wording import differing
from vbtui.excel.change_words import NOTHING, Words
from vbtui.tui.report_words import count_changes, count_faults
from vbtui.tui.text import plain
from vbtui.tui.widgets.columns import Line

if TYPE_CHECKING:
    from vbtui.excel.changes import Change
    from vbtui.excel.content import Fault
    from vbtui.excel.importing import Imported

MARK = "bold underline $text-warning"
"""What one version says and the other does not: seen without colours too."""
_SHOWN = 18
"""So much of what stands there is shown in a line, which has room for what comes too."""
_FAULT, _CHANGE = "fel", "andring"


class Teller(Words):
    """Tells of the changes of one workbook."""

    def line(self, place: int, change: Change) -> Line:
        """A change as a line of the list."""
        old, new = (self.value(change, value) or NOTHING for value in (change.old, change.new))
        old = preview(old, _SHOWN)
        return Line(
            f"{_CHANGE}/{place}",
            (change.sheet, change.cell, f"{self.field(change)} · {change.name}", f"{old} → {new}"),
            "≠",
            "accent",
        )

    def told(self, change: Change) -> Content:
        """A change as a whole: where, what, and both versions with what differs marked."""
        old, new = self.value(change, change.old), self.value(change, change.new)
        period = self.period(change)
        about = " · ".join(part for part in (change.name, period.title if period else "") if part)
        return Content("\n").join(
            [
                plain(about, "bold"),
                plain(f"{change.sheet}, cell {change.cell} · {self.field(change)}", "$text-muted"),
                plain("Nu i filen", "$text-muted"),
                _marked(old, new),
                plain(""),
                plain("Från Excel", "$text-muted"),
                _marked(new, old),
            ]
        )


def _marked(text: str, other: str) -> Content:
    if not text:
        return plain(NOTHING, "$text-muted")
    shown = printable(text)
    found = Content(shown)
    for start, end in differing(shown, printable(other)):
        found = found.stylize(MARK, start, end)
    return found


def fault_line(place: int, fault: Fault) -> Line:
    """A fault as a line of the list."""
    return Line(
        f"{_FAULT}/{place}", (fault.sheet, fault.cell, f"Fel: {fault.text}", ""), "×", "error"
    )


def fault(one: Fault) -> Content:
    """A fault as a whole."""
    return Content("\n").join(
        [
            plain("× Kan inte läsas in", "bold $text-error"),
            plain(f"{one.sheet}, cell {one.cell}", "$text-muted"),
            plain(""),
            plain(one.text),
        ]
    )


def lines(found: Imported, teller: Teller) -> list[Line]:
    """Faults first, then the changes."""
    return [
        *(fault_line(place, one) for place, one in enumerate(found.faults)),
        *(teller.line(place, one) for place, one in enumerate(found.changes)),
    ]


def at(found: Imported, key: str | None) -> Change | Fault | None:
    """What a line of the list is about."""
    kind, _, place = (key or "").partition("/")
    if not place:
        return None
    return found.faults[int(place)] if kind == _FAULT else found.changes[int(place)]


def summary(found: Imported) -> Content:
    """What the workbook is, and what can be done with it."""
    return Content("\n").join(_summary(found))


def _summary(found: Imported) -> Iterator[Content]:
    since = "; filen har ändrats sedan dess" if found.outdated else ""
    yield plain(f"Exporterad ur {found.of} {shown_moment(found.at)}{since}.", "$text-muted")
    yield from (plain(one, "$text-warning") for one in found.untouched)
    if found.faults:
        yield plain(
            f"× {count_faults(found.faults)}, så inget läses in: rätta cellerna, spara arbetsboken"
            " och tryck F5.",
            "bold $text-error",
        )
    else:
        yield plain(f"≠ {count_changes(len(found.changes))}. Inget är ändrat än.", "bold")
