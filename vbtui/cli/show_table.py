"""A table of the follow-up as text, JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.grid import GridColumn, lines
from vbtui.cli.output import Json, Later
from vbtui.consolidate import TableView, disputed, open_view
from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.table import INCOMPLETE, Column, Kind, Row, Scalar, Table
from vbtui.plan_views import PlanView, open_plan_view

Seen = TableView | PlanView
REFUSED = "*"
"""Stands where a number is not worked out, and before the reason under the table."""
DISPUTED = "!"
"""Stands before what is said of values that wait for a choice."""
MIXED = "blandad"
"""Unit of measure of a column whose rows have different ones; each row then says its own."""


def show(
    context: Context,
    table: Table,
    enhet: Enhet,
    period: Period,
    consolidated: bool,
    form: str,
) -> None:
    """Print a table; a note says so where only the units below have figures."""
    view = view_of(context, table, enhet, period, consolidated)
    _show(view, form, _disputed(context, view))
    note_sums(context, view)


def show_plan_table(
    context: Context, table: Table, enhet: Enhet, period: Period, form: str
) -> None:
    """Print a table that is read off the plan."""
    view = open_plan_view(context.db, table, context.organisation, context.perioder, enhet, period)
    _show(view, form, ())


def _show(view: Seen, form: str, disputes: Iterable[str]) -> None:
    if form == "json":
        output.write_json(_json(view))
    elif form == "csv":
        output.write_all(output.csv_lines(_csv(view)))
    else:
        output.write_lines(_text(view, disputes))


def view_of(
    context: Context, table: Table, enhet: Enhet, period: Period, consolidated: bool
) -> TableView:
    """The table as the unit sees it."""
    return open_view(
        context.db,
        table,
        context.organisation,
        context.perioder,
        enhet,
        period,
        consolidated=consolidated,
    )


def note_sums(context: Context, view: TableView) -> None:
    """Say that the units below have figures, where the unit asked for has none of its own."""
    if view.consolidated or not view.missing or not context.organisation.children(view.enhet):
        return
    total = view_of(context, view.table, view.enhet, view.period, consolidated=True)
    if total.heard.there:
        output.note(
            f"{view.enhet.namn} har inga egna uppgifter i {view.table.title} för"
            f" {view.period.title}; summan av enheterna visas med --konsoliderat."
        )


def _groups(view: Seen) -> Iterator[tuple[str, list[Row]]]:
    """The rows under each heading of a table whose users group their rows; otherwise all rows."""
    if not view.table.group_title:
        yield view.table.title, list(view.rows)
        return
    groups: dict[str, list[Row]] = {}
    for row in view.rows:
        groups.setdefault(row.group, []).append(row)
    yield from groups.items()


def _unit(view: Seen, column: Column, rows: Sequence[Row]) -> str:
    """The unit of measure of a column, if its rows have one in common."""
    if not rows:
        return view.table.unit if column.unit is None else column.unit
    alike = {row.unit: row for row in rows}
    units = {view.unit(row, column) for row in alike.values()}
    return units.pop() if len(units) == 1 else MIXED


# JSON


def _json(view: Seen) -> Json:
    if view.table.group_title:
        return Later(_one(view, title, rows) for title, rows in _groups(view))
    return _one(view, view.table.title, view.rows)


def _one(view: Seen, title: str, rows: Sequence[Row]) -> dict[str, Json]:
    return {
        "vy": view.table.id,
        "rubrik": title,
        "enhet": view.enhet.kod,
        "period": view.period.key,
        "konsoliderat": view.consolidated,
        "kolumner": [
            {"id": column.id, "rubrik": view.title(column), "enhet": _unit(view, column, rows)}
            for column in view.columns
        ],
        "rader": Later(_row(view, row) for row in rows),
        "saknas": [enhet.kod for enhet in view.missing],
    }


def _row(view: Seen, row: Row) -> dict[str, Json]:
    columns = view.columns
    exact = [view.value(row.id, column.id).exact for column in columns]
    return {
        "id": row.id,
        "namn": row.title,
        "summa": row.is_total,
        "enhet": row.unit or view.table.unit,
        "varden": [
            view.published(one, row, column) for one, column in zip(exact, columns, strict=True)
        ],
        "exakt": list(map(exact_text, exact)),
    }


def exact_text(exact: Scalar) -> str | None:
    """A number with all its digits; nothing for words and for what is missing."""
    return output.decimal_text(exact) if isinstance(exact, Decimal) else None


# CSV


def _csv(view: Seen) -> Iterator[list[Scalar]]:
    grouped = bool(view.table.group_title)
    first: list[Scalar] = [view.table.group_title] if grouped else []
    titles = [view.title(column) for column in view.columns]
    yield [*first, "id", view.table.row_title or "Rad", "Enhet", *titles]
    for group, rows in _groups(view):
        for row in rows:
            values = [view.shown(row, column) for column in view.columns]
            unit = row.unit or view.table.unit
            yield [*([group] if grouped else []), row.id, row.title, unit, *values]


# Text


def _text(view: Seen, disputes: Iterable[str]) -> Iterator[str]:
    whose = f"{view.enhet.namn} med underliggande enheter" if view.consolidated else view.enhet.namn
    page = output.width()
    reasons: set[str] = set()
    yield from output.broken(f"{view.table.title} · {whose} · {view.period.title}", page)
    for title, rows in _groups(view):
        yield ""
        if view.table.group_title:
            yield title or f"Utan {view.table.group_title.lower()}"
        yield from lines(_names(view, rows), list(_columns(view, rows, reasons)), page)
    if not view.rows:
        yield ""
        yield "Inga rader."
    told = [f"{REFUSED} {reason}" for reason in sorted(reasons)]
    for line in [*_footer(view), *disputes, *told]:
        yield from output.broken(line, page)


def _names(view: Seen, rows: Sequence[Row]) -> GridColumn:
    """What the rows are called, those of a fixed table under the headings that they share."""
    above: dict[int, str] = {}
    if not view.table.group_title:
        said = ""
        for place, row in enumerate(rows):
            if row.group != said:
                above[place] = said = row.group
    return GridColumn(view.table.row_title, [row.title for row in rows], right=False, above=above)


def _columns(view: Seen, rows: Sequence[Row], reasons: set[str]) -> Iterator[GridColumn]:
    """The columns; why cells have no number is put among the reasons."""
    units = {row.unit or view.table.unit for row in rows}
    if units and units != {view.table.unit}:
        yield GridColumn("Enhet", [row.unit or view.table.unit for row in rows], right=False)
    for column in view.columns:
        values = [view.value(row.id, column.id) for row in rows]
        reasons.update(value.reason for value in values if value.reason)
        yield GridColumn(
            view.fill(column.title),
            [
                REFUSED
                if one.exact is None and one.reason
                else view.written(one.exact, row, column)
                for one, row in zip(values, rows, strict=True)
            ],
            view.group(column),
            right=column.kind is not Kind.TEXT,
            marked={place for place, value in enumerate(values) if value.incomplete},
            mark=INCOMPLETE,
        )


def _disputed(context: Context, view: TableView) -> Iterator[str]:
    """Which of the typed values behind the numbers wait for a choice."""
    found = disputed(context.db, view)
    if found:
        count = "Ett värde är" if len(found) == 1 else f"{len(found)} värden är"
        names = "; ".join(
            f"{one.enhet.namn}, {one.row.title}, {view.title(one.column)}" for one in found
        )
        yield f"{DISPUTED} {count} i konflikt: {names}. vbtui conflicts visar sidorna."


def _footer(view: Seen) -> Iterator[str]:
    """What one must know to read the table: unit of measure, who is missing or measured else."""
    yield ""
    if view.has_incomplete:
        yield f"{INCOMPLETE} Talet saknar någon del; vbtui explain visar vilken."
    if view.table.unit and not any(row.unit for row in view.rows):
        yield f"Enhet: {view.table.unit}."
    if isinstance(view, TableView) and view.consolidated:
        yield f"Uppgifter från {view.heard.text}."
    if view.missing:
        yield f"Uppgifter saknas från {', '.join(enhet.namn for enhet in view.missing)}."
    for enhet, text in view.definitions:
        yield f"{enhet.namn} har mätt på annat sätt: {text}"
