"""What is said about a table and its cells around the grid, and in its dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from textual.content import Content

from vbtui.consolidate import TableView
from vbtui.domain.enhet import Organisation
from vbtui.domain.period import Period
from vbtui.domain.table import Column, Kind, Previous, Row
from vbtui.domain.tal import SCALE, fmt, round_half_away
from vbtui.domain.text import preview
from vbtui.edit import Refused
from vbtui.tui.text import plain
from vbtui.tui.widgets.cells import width_of, wrap

FACT_WIDTH = 58
"""Cells of what is said beside a word in the table's information."""
REASON_WIDTH = 66
"""Cells of why a cell was refused."""
LONGEST_LIST = 200
"""Refused cells that are shown; the rest are counted."""


def title(view: TableView) -> str:
    """The table and its units of measure."""
    units = dict.fromkeys(row.unit or view.table.unit for row in view.rows[:LONGEST_LIST])
    return f"{view.table.title} · {', '.join(units or [view.table.unit])}"


def context(view: TableView, organisation: Organisation, *, may_write: bool) -> str:
    """Whose figures they are, and for which period."""
    who = view.enhet.namn
    if view.consolidated:
        leaves = len(organisation.leaves(view.enhet))
        who = f"Konsoliderat: {who} med {leaves} enheter"
    elif organisation.children(view.enhet):
        who = f"{who}, egna uppgifter"
    before = _compared(view.period, view.previous) if _compares(view) else ""
    read_only = "" if may_write or view.consolidated else " · skrivs i enhetens egen fil"
    return f"{who} · {view.period.title}{before}{read_only}"


def _compares(view: TableView) -> bool:
    return any(isinstance(column.formula, Previous) for column in view.columns)


def _compared(period: Period, previous: Period | None) -> str:
    if previous is None:
        return ""
    name = previous.title.lower() if previous.typ is not period.typ else str(previous.ar)
    return f", jämfört med {name}"


def missing(view: TableView, room: int) -> str:
    """Which units have no figures, as many of their names as there is room for."""
    names = [enhet.namn for enhet in view.missing]
    if not names:
        return ""
    if not view.consolidated:
        return "inget ifyllt än"
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        text = f"saknas: {', '.join(names[:shown])}" + (f" och {rest} till" if rest else "")
        if width_of(text) <= room:
            return text
    return f"saknas: {len(names)} enheter"


def cell(view: TableView, row: Row, column: Column) -> tuple[str, str]:
    """The cell with the cursor: where it is, and the whole of what is in it and why."""
    where = f"{row.title} · {view.title(column)}"
    value = view.value(row.id, column.id)
    unit = view.unit(row, column)
    if isinstance(value.exact, Decimal):
        exact = round_half_away(value.exact, SCALE)
        what = f"{fmt(exact)}{'…' if exact != value.exact else ''} {unit}".rstrip()
    else:
        what = value.exact or value.reason or "inget värde"
    if value.missing:
        what = f"{what} · utan {', '.join(value.missing)}"
    if value.reason or not view.refusal(row, column):
        return where, what
    how = "= visar mer" if isinstance(column.formula, Previous) else "räknas ut, = visar hur"
    return where, f"{what} · {how}"


def row_keys(view: TableView) -> str:
    """What can be done with a row, said where the cursor is on its name."""
    if not view.table.free_rows or view.consolidated:
        return ""
    return "F2 byter namn · del tar bort · a lägger till"


def information(view: TableView) -> Content:
    """The table's definition: what is counted, in what, when, and what is typed."""
    table = view.table
    typed = [column for column in view.columns if column.formula is None]
    gauges = {
        view.unit(row, column): view.decimals(row, column)
        for row in view.rows[:LONGEST_LIST]
        for column in typed
        if column.kind is not Kind.TEXT
    } or {table.unit: table.decimals}
    before = ""
    if view.previous is not None and _compares(view):
        before = f"; jämförs med {view.previous.title.lower()}"
    facts = [
        ("Måttenhet", ", ".join(f"{unit} ({_decimals(n)})" for unit, n in gauges.items())),
        ("Gäller", f"{view.period.title}, t.o.m. {view.fill('{datum}')}{before}"),
        ("Skrivs in", ", ".join(view.fill(column.title) for column in typed)),
    ]
    if len(typed) < len(view.columns) or any(row.formula for row in table.rows):
        facts.append(("Räknas ut", "nedtonade och feta celler; = visar hur"))
    if any(column.kind is Kind.NUMBER_OR_WORD for column in typed):
        facts.append(("Ord", "går att skriva där det inte finns något tal, t.ex. inget än"))
    if table.free_rows:
        facts.append(("Rader", "läggs till med a, byter namn med F2 på namnet, tas bort med del"))
    lines = [plain(table.definition), Content()]
    for name, text in facts:
        for number, line in enumerate(wrap(text, FACT_WIDTH)):
            label = "" if number else name
            lines.append(Content.assemble((f"{label:<11}", "$text-muted"), plain(line)))
    return Content("\n").join(lines)


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
