"""What is said about a table and its cells around the grid, and in its dialogs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from textual.content import Content

from vbtui.consolidate import TableView
from vbtui.domain.enhet import Organisation
from vbtui.domain.period import Period
from vbtui.domain.riktning import Riktning
from vbtui.domain.table import (
    INCOMPLETE,
    Column,
    Contribution,
    Elsewhere,
    From,
    Kind,
    LastYear,
    Previous,
    Row,
    Scalar,
    View,
)
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import SCALE, fmt, round_half_away
from vbtui.domain.text import preview
from vbtui.edit import Refused
from vbtui.tui.text import plain
from vbtui.tui.widgets.cell_grid import EARLIER, LATER
from vbtui.tui.widgets.cells import fit, width_of, wrap
from vbtui.tui.widgets.table_rows import RESTATED

FACT_WIDTH = 58
"""Cells of what is said beside a word in the table's information."""
REASON_WIDTH = 66
"""Cells of why a cell was refused."""
MISSING = "saknas"
"""Stands for a number that is not there: it is not zero."""
LONGEST_LIST = 200
"""Refused cells that are shown; the rest are counted."""


def title(view: TableView) -> str:
    """The table and its units of measure."""
    units = dict.fromkeys(row.unit or view.table.unit for row in view.rows[:LONGEST_LIST])
    named = ", ".join(unit for unit in units or [view.table.unit] if unit)
    return f"{view.table.title} · {named}" if named else view.table.title


def context(view: TableView, organisation: Organisation, *, read_only: str = "") -> str:
    """Whose figures they are, and for which period; ``read_only`` is why they cannot be typed."""
    who = view.enhet.namn
    if view.consolidated:
        who = f"Konsoliderat: {who}, {view.heard.text}"
    elif organisation.children(view.enhet):
        who = f"{who}, egna uppgifter"
    before = _compared(view.period, view.previous) if _compares(view) else ""
    locked = f"{read_only} · " if read_only and not view.consolidated else ""
    return f"{locked}{who} · {view.period.title}{before}"


def _compares(view: TableView) -> bool:
    return any(isinstance(column.formula, Previous | LastYear) for column in view.columns)


def _compared(period: Period, previous: Period | None) -> str:
    if previous is None:
        return ""
    name = previous.title.lower() if previous.typ is not period.typ else str(previous.ar)
    return f", jämfört med {name}"


def place(view: View, row: Row, column: Column, room: int = 200) -> str:
    """Where a cell is, what tells it from its neighbours first: ``Chef · Kvinnor, 31 dec 2025``.

    Where there is too little room the row's name is cut.
    """
    group, title = view.short_heading(column)
    if group:
        title = f"{title}, {group[0].lower()}{group[1:]}"
    return f"{preview(row.title, max(8, room - width_of(title) - 3))} · {title}"


def given_up(text: str, row: str, column: str) -> str:
    """That a text was typed in a cell and not confirmed."""
    return (
        f"Skrivet {preview(text, 30)} i {preview(row, 40)} · {column} sparades inte; retur, tabb"
        " eller pil upp och ner sparar."
    )


def beyond(left: int, right: int) -> str:
    """How many columns there are beyond the screen, on each side; nothing where all are seen."""
    if right and left:
        return f"{EARLIER} {left} · {_columns(right)} till {LATER}"
    if right:
        return f"{_columns(right)} till {LATER}"
    return f"{EARLIER} {_columns(left)}" if left else ""


def _columns(count: int) -> str:
    return "1 kolumn" if count == 1 else f"{count} kolumner"


def below(view: TableView, room: int) -> str:
    """Which units have measured otherwise and whether that keeps the figures apart, what the sign
    of an incomplete number means, where there is one, and which units lack."""
    parts = [measured(view, room)]
    if view.has_incomplete:
        parts.append(f"{INCOMPLETE} saknar någon del")
    parts.append(missing(view, room - sum(width_of(part) + 3 for part in parts if part)))
    return " · ".join(part for part in parts if part)


def measured(view: TableView, room: int) -> str:
    """That units have measured in another way than the table says."""
    names = [enhet.namn for enhet, _ in view.definitions]
    if not names:
        return ""
    if not view.consolidated:
        return "egen definition, i visar"
    lead, tail = ("läggs inte ihop: " if view.clash else ""), " har mätt på annat sätt"
    named = _listed(lead, names, room - len(tail)) or f"{lead}{_units(len(names))}"
    return f"{named}{tail}"


def missing(view: TableView, room: int) -> str:
    """Which units have no figures, as many of their names as there is room for."""
    names = [enhet.namn for enhet in view.missing]
    if not names:
        return ""
    if not view.consolidated:
        return "inget ifyllt än"
    return _listed("saknas: ", names, room) or f"saknas: {_units(len(names))}"


def _units(count: int) -> str:
    return "1 enhet" if count == 1 else f"{count} enheter"


def _parts(count: int) -> str:
    return "en del" if count == 1 else f"{count} delar"


def _listed(lead: str, names: Sequence[str], room: int) -> str:
    """As many of the names as there is room for, and how many more; nothing where not for one."""
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        text = f"{lead}{', '.join(names[:shown])}" + (f" och {rest} till" if rest else "")
        if width_of(text) <= room:
            return text
    return ""


def cell(view: TableView, row: Row, column: Column, room: int = 200) -> tuple[str, str]:
    """The cell with the cursor: where it is, and what is in it and why, as far as there is room.

    What to press is never cut, since that shows the rest.
    """
    where = place(view, row, column, room)
    value = view.value(row.id, column.id)
    unit = view.unit(row, column)
    if isinstance(value.exact, Decimal):
        exact = round_half_away(value.exact, SCALE)
        what = f"{fmt(exact)}{'…' if exact != value.exact else ''} {unit}".rstrip()
    else:
        what = value.exact or value.reason or "inget värde"
    if value.reason:
        if width_of(what) <= room:
            return where, what
        more = " = visar mer"
        return where, f"{preview(what, room - len(more))}{more}"
    if isinstance(column.formula, Elsewhere) and not view.sums_down(row, column):
        how = f"{_whence(view, row, column)}, = visar mer"
        what = f"{what} · {how if width_of(f'{what} · {how}') <= room else '= visar mer'}"
    elif view.refusal(row, column):
        what = f"{what} · räknas ut, = visar hur"
    for said in measure(row):
        if width_of(f"{what} · {said}") <= room:
            what = f"{what} · {said}"
    left = room - width_of(what) - 3
    lacks = ""
    if value.missing:
        lacks = _listed("utan ", value.missing, left) or f"utan {_parts(len(value.missing))}"
    elif value.incomplete:
        lacks = "en del är ofullständig"
    return where, f"{what} · {lacks}" if lacks else what


def about_row(view: TableView, row: Row) -> str:
    """How a row is measured, and what can be done with it, said where the cursor is on its name."""
    if view.table.unit_rows and view.consolidated and row.formula is None:
        return "retur går till enheten"
    keys = "F2 ändrar · del tar bort · a lägger till"
    known = [keys] if view.table.free_rows and not view.consolidated else []
    return " · ".join([*measure(row), *known])


def measure(row: Row) -> list[str]:
    """The target of an added row and which way is good, as far as they are said."""
    found = [f"mål {row.target}"] if row.target else []
    return found + ([Riktning(row.direction).word] if row.direction in tuple(Riktning) else [])


def _whence(view: View, row: Row, column: Column) -> str:
    """Where a cell's number comes from that is neither typed nor worked out in the view."""
    if view.restated(row, column):
        return "inskrivet i stället för det hämtade"
    if isinstance(column.formula, From):
        return f"hämtas från {TABLES[column.formula.table].title}"
    period = view.period_of(column)
    return f"hämtas från {period.title.lower()}" if period else "hämtas"


def information(view: TableView) -> Content:
    """The table's definition: what is counted, in what, when, and what is typed."""
    table = view.table
    typed = [column for column in view.columns if column.formula is None]
    gauges = {
        view.unit(row, column): view.decimals(row, column)
        for row in view.rows[:LONGEST_LIST]
        for column in typed
        if column.kind is not Kind.TEXT
    } or {table.unit: table.decimals or 0}
    before = ""
    if view.previous is not None and _compares(view):
        before = f"; jämförs med {view.previous.title.lower()}"
    facts = [
        ("Måttenhet", _gauges(view, gauges)),
        ("Gäller", f"{view.period.title}, t.o.m. {view.fill('{datum}')}{before}"),
        ("Skrivs in", ", ".join(view.fill(column.title) for column in typed) or "inget måste"),
    ]
    if fetched := [view.fill(column.title) for column in view.columns if column.restated]:
        facts.append(("Hämtas", f"{', '.join(fetched)}; det som skrivs där gäller i stället"))
    if len(typed) < len(view.columns) or any(row.formula for row in table.rows):
        facts.append(("Räknas ut", "nedtonade och feta celler; = visar hur"))
    if any(column.kind is Kind.NUMBER_OR_WORD for column in typed):
        facts.append(("Ord", "går att skriva där det inte finns något tal, t.ex. inget än"))
    if fetched:
        facts.append((f"Tecknet {RESTATED}", "talet är inskrivet i stället för det hämtade"))
    if view.has_incomplete:
        facts.append((f"Tecknet {INCOMPLETE}", "talet saknar någon del; = visar vilken"))
    if table.free_rows:
        facts.append(("Rader", "läggs till med a, ändras med F2 på namnet, tas bort med del"))
    for enhet, definition in view.definitions:
        facts.append(("Definition", f"{enhet.namn}: ”{definition}”"))
    if view.clash:
        facts.append(("Summan", view.clash))
    lines = [plain(table.definition), Content()]
    for name, text in facts:
        for number, line in enumerate(wrap(text, FACT_WIDTH)):
            label = "" if number else name
            lines.append(Content.assemble((f"{label:<11}", "$text-muted"), plain(line)))
    return Content("\n").join(lines)


def _gauges(view: TableView, gauges: Mapping[str, int]) -> str:
    """The units of measure and how many decimals each is shown with."""
    if view.table.decimals is None:
        units = ", ".join(unit for unit in gauges if unit)
        return f"{units or 'radernas egna'}, så många decimaler som är skrivna"
    return ", ".join(f"{unit} ({_decimals(n)})" for unit, n in gauges.items())


_HEADINGS = ("Värde", "Täljare", "Nämnare", "Väger")
_NAME_WIDTH = 16
"""Cells that the names of units get at least, beside their figures."""


def contributions(
    view: View, row: Row, column: Column, units: Sequence[Contribution], width: int
) -> Content:
    """What each unit has in a cell, in lines under one another: of a ratio also what it is made of
    there and how much the unit weighs."""
    lines = [_figures(view, row, column, one) for one in units]
    used = [place for place in range(len(_HEADINGS)) if any(line[place] for line in lines)]
    headings = [_HEADINGS[place] for place in used]
    cells = [[line[place] for place in used] for line in lines]
    widths = [max(map(width_of, texts)) for texts in zip(headings, *cells, strict=True)]
    room = max(_NAME_WIDTH, width - sum(widths) - 2 * len(widths))

    def aligned(texts: Sequence[str]) -> str:
        return "".join(
            f"  {fit(text, size, 'right')}" for text, size in zip(texts, widths, strict=True)
        )

    found = [plain(f"{fit('Enhet', room)}{aligned(headings)}", "$text-muted")]
    for one, texts in zip(units, cells, strict=True):
        first, *rest = wrap(one.name, room)
        found.append(plain(f"{fit(first, room)}{aligned(texts)}"))
        found += [plain(line) for line in rest]
    return Content("\n").join(found)


def _figures(view: View, row: Row, column: Column, one: Contribution) -> list[str]:
    """A unit's own value, numerator, denominator and weight; nothing where there is no such."""
    exact = one.value.exact
    value = exact or MISSING
    if isinstance(exact, Decimal):
        mark = INCOMPLETE if one.value.incomplete else ""
        value = f"{view.written(exact, row, column)}{mark} {view.unit(row, column)}".rstrip()
    ratio = one.numerator is not None or one.denominator is not None
    parts = [_exact(part) if ratio else "" for part in (one.numerator, one.denominator)]
    return [str(value), *parts, f"{fmt(one.weight, 1)} %" if one.weight is not None else ""]


def _exact(value: Scalar) -> str:
    if not isinstance(value, Decimal):
        return value or MISSING
    exact = round_half_away(value, SCALE)
    return f"{fmt(exact)}{'…' if exact != value else ''}"


def _decimals(count: int) -> str:
    return {0: "hela tal", 1: "1 decimal"}.get(count, f"{count} decimaler")


def refused(view: TableView, found: Sequence[Refused]) -> Content:
    """Every cell of a pasted block that could not be taken, and what was expected."""
    count = "En cell" if len(found) == 1 else f"{len(found)} celler"
    lines = [plain(f"{count} kunde inte tas emot, så inget är ändrat."), Content()]
    for one in found[:LONGEST_LIST]:
        where = f"{view.row(one.row).title} · {view.title(view.column(one.column))}"
        text = preview(one.text.strip(), 30)
        what = one.reason if text in one.reason else f"”{text}”: {one.reason}"
        lines.append(plain(where, "bold"))
        lines += [plain(f"  {line}") for line in wrap(what, REASON_WIDTH)]
    if len(found) > LONGEST_LIST:
        lines.append(plain(f"… och {len(found) - LONGEST_LIST} till."))
    return Content("\n").join(lines)
